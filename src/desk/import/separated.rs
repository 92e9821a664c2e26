//! Tables as text: CSV and its relatives, in the encodings that office programs write.

use crate::desk::import::bounds::{MAX_ROWS, RoomLeft};
use crate::desk::import::encodings::decoded;
use crate::desk::import::headers::HeaderNames;
use crate::desk::import::quotes::{self, Unfit};
use crate::desk::import::raw_cell::{Grid, GridRow, RawCell};
use crate::desk::import::separator::{reader, separator};
use crate::error::{Error, Input, Result, TableFault, TableLimit};
use crate::model::text::without_apostrophe;

/// Reads a table from its bytes: in the encoding that was named, else as they tell by the headers that registers have.
///
/// # Errors
/// The bytes are no text, or no table.
pub fn read(file: &str, bytes: &[u8], encoding: Option<&str>, known: &[HeaderNames]) -> Result<Grid> {
    let (text, read_as) = decoded(file, bytes, encoding, known)?;
    let separator = separator(&text, known);
    quotes::check(text.as_bytes(), separator).map_err(|unfit| match unfit {
        Unfit::Quote(line, fault) => TableFault::Quote { file: file.to_owned(), line, fault },
        Unfit::Beyond(bound) => beyond(file, bound),
    })?;
    let mut grid = Grid { read_as, ..Grid::default() };
    let mut room = RoomLeft::default();
    let mut reader = reader(&text, separator);
    let mut lines = Lines::new(text.as_bytes());
    let mut record = csv::StringRecord::new();
    let mut next = 1;
    loop {
        let broken = |line, says| Error::from(TableFault::Broken { file: file.to_owned(), line, says });
        let more = reader
            .read_record(&mut record)
            .map_err(|e| broken(e.position().map(csv::Position::line), e.to_string()))?;
        if !more {
            break;
        }
        let line = lines.at(record.position().map_or(0, csv::Position::byte));
        let between = usize::try_from(line.saturating_sub(next)).unwrap_or(usize::MAX);
        if MAX_ROWS < grid.blank.len().saturating_add(between) {
            return Err(beyond(file, TableLimit::Rows).into());
        }
        grid.blank.extend(next..line);
        next = line + 1 + cells_lines(&record);
        let filled = |cell: &str| !given(cell).is_empty();
        if !record.iter().any(filled) {
            grid.blank.push(line);
            continue;
        }
        let has_room = room.row().and_then(|()| room.cells(record.len()));
        has_room.and_then(|()| room.texts(record.as_slice().len())).map_err(|bound| beyond(file, bound))?;
        let cells = record.iter().map(given).collect();
        grid.rows.push(GridRow { line, cells, merged: Vec::new() });
    }
    if grid.rows.is_empty() { Err(Input::EmptyPaper(file.to_owned()).into()) } else { Ok(grid) }
}

/// What a cell says; `="0901"` is how a text is kept from being taken for a number.
fn given(cell: &str) -> RawCell {
    let cell = without_apostrophe(cell.trim());
    let quoted = cell.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    RawCell::text(quoted.filter(|text| !text.contains('"')).unwrap_or(cell))
}

fn beyond(file: &str, bound: TableLimit) -> TableFault {
    TableFault::Beyond { file: file.to_owned(), bound }
}

/// How many lines the cells of a record run over beyond the first.
fn cells_lines(record: &csv::StringRecord) -> u64 {
    let breaks = record.as_slice().bytes().filter(|b| *b == b'\n').count();
    u64::try_from(breaks).unwrap_or_default()
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
    use encoding_rs::{BIG5, GB18030};

    use super::*;
    use crate::desk::import::headers::NAMES;

    const CHARGES: &str =
        "管理费台账\r\n编号,单元,项目,开单日期,到期日,金额\r\nM1,0901,管理费,2026/3/1,2026/3/15,\"1,200.00\"\r\n";
    const LOANS: &str = "編號,單元,借閱日期,借閱人,事由\nB1,0901,2026-03-01,陳大文,核對\n";

    fn cells(bytes: &[u8]) -> (Vec<String>, Option<&'static str>) {
        let grid = read("x.csv", bytes, None, &NAMES).unwrap();
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
            assert!(read("x.csv", bytes, None, &NAMES).is_err(), "{bytes:?}");
        }
        assert!(read("x.csv", LOANS.as_bytes(), Some("klingon"), &NAMES).is_err());
        assert!(read("x.csv", b"\xff\xff", Some("utf-8"), &NAMES).is_err());
    }
}
