//! The number formats of the cells of an `.xls` (MS-XLS).

use std::collections::BTreeMap;

use crate::desk::import::number_format::NumberFormat;
use crate::desk::import::untold::Untold;
use crate::desk::import::untold::compound::{stream, u16_at, u32_at};

/// The records that are looked at (2.3).
const BOF: u16 = 0x0809;
const EOF: u16 = 0x000a;
const BOUND_SHEET: u16 = 0x0085;
const FORMAT: u16 = 0x041e;
const XF: u16 = 0x00e0;
const NUMBER: u16 = 0x0203;
const RK: u16 = 0x027e;
const FORMULA: u16 = 0x0006;
const MUL_RK: u16 = 0x00bd;

/// The version that writes texts as Unicode (2.4.21).
const BIFF8: u16 = 0x0600;

/// What is told of each sheet, in the order in which the workbook names them.
pub fn of_xls(bytes: &[u8]) -> Vec<Untold> {
    let Some(book) = stream(bytes, &["Workbook", "Book"]) else { return Vec::new() };
    let (mut version, mut formats, mut styles, mut sheets) = (BIFF8, BTreeMap::new(), Vec::new(), Vec::new());
    for (number, body) in XlsRecords(&book) {
        match number {
            BOF => version = u16_at(body, 0).unwrap_or(BIFF8),
            FORMAT => {
                let code = body.get(2..).and_then(|rest| text(rest, version));
                let format = code.and_then(|code| NumberFormat::of(&code));
                formats.extend(u16_at(body, 0).zip(format));
            }
            XF => styles.push(u16_at(body, 2).unwrap_or_default()),
            BOUND_SHEET => sheets.push(u32_at(body, 0).and_then(|at| usize::try_from(at).ok())),
            EOF => break,
            _ => {}
        }
    }
    let of_style = |style: u16| formats.get(styles.get(usize::from(style))?);
    let of_sheet = |at: Option<usize>| at.and_then(|at| book.get(at..)).map(|sheet| of_sheet(sheet, &of_style));
    sheets.into_iter().map(|at| of_sheet(at).unwrap_or_default()).collect()
}

fn of_sheet<'f>(sheet: &[u8], of_style: &impl Fn(u16) -> Option<&'f NumberFormat>) -> Untold {
    let mut told = Untold::default();
    // What is embedded in a sheet, a chart say, has cells that are none of it.
    let mut depth = 0_u32;
    for (number, body) in XlsRecords(sheet) {
        match number {
            BOF => depth += 1,
            EOF if depth <= 1 => break,
            EOF => depth -= 1,
            _ if 1 < depth => {}
            NUMBER | RK | FORMULA => {
                let place = u16_at(body, 0).zip(u16_at(body, 2));
                if let (Some((row, column)), Some(style)) = (place, u16_at(body, 4)) {
                    of_style(style).into_iter().for_each(|format| told.show((row.into(), column.into()), format));
                }
            }
            // Numbers side by side, each of six bytes: its style, then what it is (2.4.175).
            MUL_RK => {
                let Some((row, first)) = u16_at(body, 0).zip(u16_at(body, 2)) else { continue };
                let (sixes, _) = body.get(4..).unwrap_or_default().as_chunks::<6>();
                for (column, six) in (u32::from(first)..).zip(sixes) {
                    let format = u16_at(six, 0).and_then(of_style);
                    format.into_iter().for_each(|format| told.show((row.into(), column), format));
                }
            }
            _ => {}
        }
    }
    told
}

/// A text with its length before it: of BIFF8 in two bytes, with a byte that says how wide its characters are; else in one, and ASCII
/// alone is understood.
fn text(bytes: &[u8], version: u16) -> Option<String> {
    if version != BIFF8 {
        let length = usize::from(*bytes.first()?);
        let text = bytes.get(1..)?.get(..length)?;
        return text.is_ascii().then(|| text.iter().copied().map(char::from).collect());
    }
    let length = usize::from(u16_at(bytes, 0)?);
    let rest = bytes.get(3..)?;
    if bytes.get(2)? & 1 == 0 {
        return Some(rest.get(..length)?.iter().copied().map(char::from).collect());
    }
    let (twos, _) = rest.get(..length * 2)?.as_chunks::<2>();
    Some(char::decode_utf16(twos.iter().map(|two| u16::from_le_bytes(*two))).map(|c| c.unwrap_or('\u{fffd}')).collect())
}

/// The records of a stream, one after the other: number, length, body.
struct XlsRecords<'b>(&'b [u8]);

impl<'b> Iterator for XlsRecords<'b> {
    type Item = (u16, &'b [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let (number, length) = (u16_at(self.0, 0)?, usize::from(u16_at(self.0, 2)?));
        let (body, rest) = self.0.get(4..)?.split_at_checked(length)?;
        self.0 = rest;
        Some((number, body))
    }
}
