//! Tables as text: CSV and its relatives, in the encodings that office programs write.

use std::borrow::Cow;
use std::sync::LazyLock;

use encoding_rs::{BIG5, Encoding, GB18030, UTF_8};

use crate::desk::bring_in::book::Book;
use crate::desk::bring_in::given::{Given, Grid, GridRow};
use crate::desk::bring_in::headers::{Mapping, Names};
use crate::error::{Error, Input, Result, TableFault};
use crate::model::text::without_apostrophe;

/// How many rows are looked at to make out the encoding and the separator.
const LOOKED_AT: usize = 20;

/// Reads a table from its bytes: in the encoding that was named, else as they tell.
///
/// # Errors
/// The bytes are no text, or no table.
pub fn read(file: &str, bytes: &[u8], encoding: Option<&str>) -> Result<Grid> {
    let (text, read_as) = decoded(file, bytes, encoding)?;
    let separator = separator(&text);
    let mut grid = Grid { read_as, ..Grid::default() };
    let mut reader = reader(&text, separator);
    let mut lines = Lines::new(text.as_bytes());
    let mut record = csv::StringRecord::new();
    let mut next = 1;
    loop {
        let broken = |line, says| Error::from(Input::Table(TableFault::Broken { file: file.to_owned(), line, says }));
        let more = reader
            .read_record(&mut record)
            .map_err(|e| broken(e.position().map(csv::Position::line), e.to_string()))?;
        if !more {
            break;
        }
        let line = lines.at(record.position().map_or(0, csv::Position::byte));
        grid.blank.extend(next..line);
        let cells: Vec<Given> = record.iter().map(|cell| Given::text(without_apostrophe(cell.trim()))).collect();
        next = line + 1 + cells_lines(&record);
        if cells.iter().all(Given::is_empty) {
            grid.blank.push(line);
        } else {
            grid.rows.push(GridRow { line, cells });
        }
    }
    if grid.rows.is_empty() { Err(Input::EmptyPaper(file.to_owned()).into()) } else { Ok(grid) }
}

fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes())
}

/// How many lines the cells of a record run over beyond the first.
fn cells_lines(record: &csv::StringRecord) -> u64 {
    let breaks = record.as_slice().bytes().filter(|b| *b == b'\n').count();
    u64::try_from(breaks).unwrap_or_default()
}

/// The headers of every register.
static NAMES: LazyLock<Vec<Names>> = LazyLock::new(|| Book::ALL.iter().map(|book| Names::of(book.columns())).collect());

/// How many headers of one register a text has in its first rows, with this separator.
fn known_headers(text: &str, separator: u8) -> usize {
    let records = reader(text, separator).into_records().take(LOOKED_AT).flatten();
    let rows = records.map(|record| record.iter().map(Given::text).collect::<Vec<_>>());
    let most = |cells: Vec<Given>| NAMES.iter().map(|names| names.count(&cells, &Mapping::default())).max();
    rows.filter_map(most).max().unwrap_or_default()
}

/// What stands between the cells: a comma, where nothing else shows more headers.
fn separator(text: &str) -> u8 {
    let first: String = text.lines().take(LOOKED_AT).flat_map(str::chars).take(1 << 16).collect();
    let others = [b'\t', b';'].into_iter().filter(|mark| first.contains(char::from(*mark)));
    let commas = known_headers(text, b',');
    others
        .map(|mark| (known_headers(text, mark), mark))
        .filter(|(known, _)| commas < *known)
        .max()
        .map_or(b',', |best| best.1)
}

/// The text of the bytes, and the encoding where it was made out.
fn decoded(file: &str, bytes: &[u8], encoding: Option<&str>) -> Result<(String, Option<&'static str>)> {
    let text = |encoding: &'static Encoding, bytes: &[u8]| {
        encoding.decode_without_bom_handling_and_without_replacement(bytes).map(Cow::into_owned)
    };
    if let Some(label) = encoding {
        let unknown = || Input::Table(TableFault::NoSuchEncoding(label.to_owned()));
        let named = Encoding::for_label_no_replacement(label.as_bytes()).ok_or_else(unknown)?;
        let bytes = Encoding::for_bom(bytes).map_or(bytes, |(_, length)| bytes.get(length..).unwrap_or_default());
        let not_of = || Input::Table(TableFault::NotOfEncoding { file: file.to_owned(), encoding: label.to_owned() });
        return Ok((text(named, bytes).ok_or_else(not_of)?, None));
    }
    let unknown = || Error::from(Input::Table(TableFault::EncodingUnknown(file.to_owned())));
    if let Some((marked, length)) = Encoding::for_bom(bytes) {
        let text = text(marked, bytes.get(length..).unwrap_or_default()).ok_or_else(unknown)?;
        return Ok((text, Some(marked.name()).filter(|_| marked != UTF_8)));
    }
    if let Some(text) = text(UTF_8, bytes) {
        return Ok((text, None));
    }
    // Most bytes of one are characters of the other as well: which has headers that a register knows tells them apart.
    let mut read: Vec<(usize, bool, String, &'static Encoding)> = Vec::new();
    for candidate in [GB18030, BIG5] {
        if let Some(text) = text(candidate, bytes) {
            let known = known_headers(&text, separator(&text));
            read.push((known, is_guessed(bytes, candidate), text, candidate));
        }
    }
    let best = read.into_iter().max_by_key(|(known, guessed, _, _)| (*known, *guessed));
    let (_, _, text, encoding) = best.ok_or_else(unknown)?;
    if text.contains('\0') { Err(unknown()) } else { Ok((text, Some(encoding.name()))) }
}

/// Whether the statistics of the characters say that it is this encoding.
fn is_guessed(bytes: &[u8], encoding: &'static Encoding) -> bool {
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(None, chardetng::Utf8Detection::Deny);
    guess == encoding || (encoding == GB18030 && guess == encoding_rs::GBK)
}

/// Counts lines up to where a record begins, empty lines before it included.
struct Lines<'t> {
    bytes: &'t [u8],
    at: usize,
    line: u64,
}

impl<'t> Lines<'t> {
    fn new(bytes: &'t [u8]) -> Self {
        Self { bytes, at: 0, line: 1 }
    }

    fn at(&mut self, byte: u64) -> u64 {
        let byte = usize::try_from(byte).unwrap_or(usize::MAX);
        while let Some(now) = self.bytes.get(self.at) {
            let ends = *now == b'\n' || (*now == b'\r' && self.bytes.get(self.at + 1) != Some(&b'\n'));
            if byte <= self.at && !matches!(*now, b'\n' | b'\r') {
                break;
            }
            self.line += u64::from(ends);
            self.at += 1;
        }
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHARGES: &str =
        "管理费台账\r\n编号,单元,项目,开单日期,到期日,金额\r\nM1,0901,管理费,2026/3/1,2026/3/15,\"1,200.00\"\r\n";
    const LOANS: &str = "編號,單元,借閱日期,借閱人,事由\nB1,0901,2026-03-01,陳大文,核對\n";

    fn cells(bytes: &[u8]) -> (Vec<String>, Option<&'static str>) {
        let grid = read("x.csv", bytes, None).unwrap();
        let all = grid.rows.iter().flat_map(|row| row.cells.iter().map(|cell| cell.shown().into_owned()));
        (all.collect(), grid.read_as)
    }

    #[test]
    fn every_encoding_of_an_office_is_made_out() {
        for (text, encoding) in [(CHARGES, GB18030), (LOANS, BIG5)] {
            let plain = cells(text.as_bytes());
            assert_eq!(plain.1, None);
            assert_eq!(cells(&encoding.encode(text).0), (plain.0.clone(), Some(encoding.name())));
            let marked: Vec<u8> = "\u{feff}".bytes().chain(text.bytes()).collect();
            assert_eq!(cells(&marked).0, plain.0);
            let wide: Vec<u8> =
                [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
            assert_eq!(cells(&wide), (plain.0, Some("UTF-16LE")));
        }
    }

    #[test]
    fn semicolons_and_tabs_stand_between_cells_too() {
        for mark in ["\t", ";"] {
            assert_eq!(cells(LOANS.replace(',', mark).as_bytes()).0, cells(LOANS.as_bytes()).0);
        }
        assert_eq!(
            cells("單元,公司名稱,入住日期,其他單元\n0203,甲,2026-01-01,G01; 0204;0205;1;2\n".as_bytes()).0.len(),
            8
        );
    }

    #[test]
    fn what_is_no_table_is_named() {
        for bytes in [&b"\xff\xfe\x00\xd8"[..], b"", b"\n\n", b"\xff\xff\xff", b"\x81\x00\x00"] {
            assert!(read("x.csv", bytes, None).is_err(), "{bytes:?}");
        }
        assert!(read("x.csv", LOANS.as_bytes(), Some("klingon")).is_err());
        assert!(read("x.csv", b"\xff\xff", Some("utf-8")).is_err());
    }
}
