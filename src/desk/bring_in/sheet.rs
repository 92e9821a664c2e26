//! A register as a table: headers found whatever their order and script, rows that know their lines.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::archive::read_given;
use crate::desk::bring_in::cells::Cells;
use crate::error::{Error, Input, Result, TableFault};
use crate::model::{FileName, text};

/// The largest table that is read, in bytes.
const MAX_BYTES: u64 = 1 << 30;

/// A column of a register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its header, as the office writes it.
    pub header: &'static str,
    /// Other headers for the same: in the other script, in English.
    pub also: &'static [&'static str],
    /// Whether it must be there.
    pub need: Need,
}

/// Whether a column must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// It must, and be filled in every row.
    Filled,
    /// Empty means not known, or not yet; the column may be missing.
    MayBeEmpty,
}

impl Column {
    /// A column that is filled in every row.
    pub const fn filled(header: &'static str, also: &'static [&'static str]) -> Self {
        Self { header, also, need: Need::Filled }
    }

    /// A column that may be empty.
    pub const fn maybe(header: &'static str, also: &'static [&'static str]) -> Self {
        Self { header, also, need: Need::MayBeEmpty }
    }

    fn is(&self, header: &str) -> bool {
        plain(self.header) == header || self.also.iter().any(|also| plain(also) == header)
    }
}

/// A header without what people vary: case, width, spaces and marks.
fn plain(header: &str) -> String {
    text::fold(header).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// A table that was handed in.
#[derive(Debug)]
pub struct Sheet {
    /// The file, as it was named.
    pub file: String,
    /// The folder that it lies in.
    pub folder: PathBuf,
    pub(super) headers: Vec<String>,
    /// The clients who leave by a departure that was handed in beside it.
    pub(super) leaving: BTreeSet<FileName>,
    rows: Vec<Row>,
}

/// A row, and the line that it begins on.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) line: u64,
    pub(super) cells: Vec<String>,
}

impl Sheet {
    /// Reads a CSV file: UTF-8, with a byte order mark or without, quoted cells may run over lines.
    pub fn read(shown: &str, path: &Path) -> Result<Self> {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let bytes = read_given(path, MAX_BYTES)?;
        Self::parse(shown, folder, &bytes)
    }

    /// Reads a table from its bytes.
    fn parse(file: &str, folder: &Path, bytes: &[u8]) -> Result<Self> {
        let text = std::str::from_utf8(bytes).map_err(|_| Input::Table(TableFault::NotUtf8(file.to_owned())))?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        let mut lines = Lines::new(text.as_bytes());
        let mut record = csv::StringRecord::new();
        let mut headers = None;
        let mut rows = Vec::new();
        loop {
            let broken =
                |line, says| Error::from(Input::Table(TableFault::Broken { file: file.to_owned(), line, says }));
            let more = reader
                .read_record(&mut record)
                .map_err(|e| broken(e.position().map(csv::Position::line), e.to_string()))?;
            if !more {
                break;
            }
            let line = lines.at(record.position().map_or(0, csv::Position::byte));
            let cells: Vec<String> =
                record.iter().map(|cell| text::without_apostrophe(cell.trim()).to_owned()).collect();
            if cells.iter().all(String::is_empty) {
                continue;
            }
            match headers {
                None => headers = Some(cells),
                Some(_) => rows.push(Row { line, cells }),
            }
        }
        let Some(headers) = headers else {
            return Err(Input::EmptyPaper(file.to_owned()).into());
        };
        Ok(Self { file: file.to_owned(), folder: folder.to_owned(), headers, leaving: BTreeSet::new(), rows })
    }

    /// The table in parts, by the part of each of its rows; one without rows stays whole.
    pub(super) fn parted(self, parts: &[usize]) -> BTreeMap<usize, Self> {
        let whole = |rows| Self {
            file: self.file.clone(),
            folder: self.folder.clone(),
            headers: self.headers.clone(),
            leaving: self.leaving.clone(),
            rows,
        };
        let mut parted: BTreeMap<usize, Self> = BTreeMap::new();
        for (row, part) in self.rows.into_iter().zip(parts) {
            parted.entry(*part).or_insert_with(|| whole(Vec::new())).rows.push(row);
        }
        if parted.is_empty() {
            parted.insert(0, whole(Vec::new()));
        }
        parted
    }

    /// The same table with other texts in a column.
    pub(super) fn with_cells(&self, column: &Column, texts: &BTreeMap<String, String>) -> Self {
        let place = self.places(column).next();
        let mut rows = self.rows.clone();
        for cell in rows.iter_mut().filter_map(|row| row.cells.get_mut(place?)) {
            if let Some(text) = texts.get(cell) {
                cell.clone_from(text);
            }
        }
        let (file, folder, headers) = (self.file.clone(), self.folder.clone(), self.headers.clone());
        Self { file, folder, headers, leaving: self.leaving.clone(), rows }
    }

    /// A table for a test.
    #[cfg(test)]
    pub(super) fn of_text(text: &str) -> Self {
        Self::parse("x.csv", Path::new("."), text.as_bytes()).unwrap()
    }

    /// How many rows it has.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether it has a header alone.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Where a column stands, as often as it does.
    fn places(&self, column: &Column) -> impl Iterator<Item = usize> {
        self.headers.iter().enumerate().filter(|(_, header)| column.is(&plain(header))).map(|(at, _)| at)
    }

    /// Whether every column is there that must be.
    pub fn fits(&self, columns: &[Column]) -> bool {
        columns.iter().filter(|column| column.need == Need::Filled).all(|column| self.places(column).next().is_some())
    }

    /// Checks that every needed column is there, and none twice.
    pub fn check_columns(&self, columns: &[Column]) -> Result<()> {
        for column in columns {
            let found = self.places(column).count();
            let (file, name) = (self.file.clone(), column.header.to_owned());
            if 1 < found {
                return Err(Input::Table(TableFault::ColumnTwice { file, column: name }).into());
            }
            if found == 0 && column.need == Need::Filled {
                return Err(Input::Table(TableFault::ColumnMissing { file, column: name }).into());
            }
        }
        Ok(())
    }

    /// The headers that none of the columns is.
    pub fn unread(&self, columns: &[Column]) -> Vec<String> {
        let known = |header: &str| columns.iter().any(|column| column.is(&plain(header)));
        self.headers.iter().filter(|header| !header.is_empty() && !known(header)).cloned().collect()
    }

    /// Its rows, cell by cell.
    pub fn rows<'s>(&'s self, columns: &[Column]) -> impl Iterator<Item = Cells<'s>> {
        let places: BTreeMap<&'static str, usize> =
            columns.iter().filter_map(|column| Some((column.header, self.places(column).next()?))).collect();
        let places = Arc::new(places);
        self.rows.iter().map(move |row| Cells::new(self, Arc::clone(&places), row))
    }
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
    use crate::model::{Date, UnitCode};

    const UNIT: Column = Column::filled("單元", &["单元", "unit"]);
    const DAY: Column = Column::maybe("日期", &["date"]);

    #[test]
    fn headers_are_found_in_any_order_script_and_case() {
        for headers in ["日期,單元", "單元,日期", "单元,Date", " UNIT ,DATE", "\u{feff}單元,日期", "Ｕｎｉｔ,x,date"]
        {
            let sheet = Sheet::of_text(&format!("{headers}\n"));
            assert!(sheet.fits(&[UNIT, DAY]), "{headers}");
            sheet.check_columns(&[UNIT, DAY]).unwrap();
        }
        assert!(Sheet::of_text("單元,unit\n").check_columns(&[UNIT]).is_err());
        assert!(Sheet::of_text("日期\n").check_columns(&[UNIT]).is_err());
        assert_eq!(Sheet::of_text("單元,備註\n").unread(&[UNIT, DAY]), ["備註"]);
    }

    #[test]
    fn a_row_is_named_by_the_line_that_it_begins_on() {
        let lines = |text: &str| Sheet::of_text(text).rows.iter().map(|row| row.line).collect::<Vec<_>>();
        assert_eq!(lines("a,b\n1,2\n\n\n3,4\n"), [2, 5]);
        assert_eq!(lines("a,b\r\n1,\"x\r\ny\"\r\n3,4\r\n"), [2, 4]);
        assert_eq!(lines("\u{feff}a,b\n,\n1,2"), [3]);
    }

    #[test]
    fn every_bad_cell_of_a_row_is_named() {
        let sheet = Sheet::of_text("單元,日期\n../x,2026-02-30\n,\"2026-01-01\ny\",z\n");
        let mut named = Vec::new();
        for mut cells in sheet.rows(&[UNIT, DAY]) {
            let _ = (cells.need::<UnitCode>(&UNIT), cells.take::<Date>(&DAY));
            named.extend(cells.into_faults().into_iter().map(|fault| (fault.line, fault.column, fault.value)));
        }
        let fault = |line, column: Option<&str>, value: &str| (line, column.map(str::to_owned), value.to_owned());
        let wanted = [
            fault(2, Some("單元"), "../x"),
            fault(2, Some("日期"), "2026-02-30"),
            fault(3, None, "z"),
            fault(3, Some("單元"), ""),
            fault(3, Some("日期"), "2026-01-01\ny"),
        ];
        assert_eq!(named, wanted);
    }

    #[test]
    fn what_is_no_table_is_named() {
        for bytes in [&b"\xff\xfea\0"[..], b"", b"\n\n"] {
            assert!(Sheet::parse("x.csv", Path::new("."), bytes).is_err());
        }
    }
}
