//! A register as a table: headers found whatever their order and script, cells that know their line and column.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;

use crate::archive::read_given;
use crate::error::{Error, Input, Result, RowFault, TableFault};
use crate::model::{FileName, Invalid, Refusal, text};

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
        Self {
            header,
            also,
            need: Need::Filled,
        }
    }

    /// A column that may be empty.
    pub const fn maybe(header: &'static str, also: &'static [&'static str]) -> Self {
        Self {
            header,
            also,
            need: Need::MayBeEmpty,
        }
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
    headers: Vec<String>,
    rows: Vec<Row>,
}

/// A row, and the line that it begins on.
#[derive(Debug)]
struct Row {
    line: u64,
    cells: Vec<String>,
}

impl Sheet {
    /// Reads a CSV file: UTF-8, with a byte order mark or without, quoted cells may run over lines.
    pub fn read(shown: &str, path: &Path) -> Result<Self> {
        let folder = path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty())
            .unwrap_or(Path::new("."));
        let bytes = read_given(path, MAX_BYTES)?;
        Self::parse(shown, folder, &bytes)
    }

    /// Reads a table from its bytes.
    fn parse(file: &str, folder: &Path, bytes: &[u8]) -> Result<Self> {
        let text = std::str::from_utf8(bytes).map_err(|_| Input::Table(TableFault::NotUtf8(file.to_owned())))?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let mut lines = Lines::new(text.as_bytes());
        let mut record = csv::StringRecord::new();
        let mut headers = None;
        let mut rows = Vec::new();
        loop {
            let broken = |line, says| {
                Error::from(Input::Table(TableFault::Broken {
                    file: file.to_owned(),
                    line,
                    says,
                }))
            };
            let more = reader
                .read_record(&mut record)
                .map_err(|e| broken(e.position().map(csv::Position::line), e.to_string()))?;
            if !more {
                break;
            }
            let line = lines.at(record.position().map_or(0, csv::Position::byte));
            let cells: Vec<String> = record.iter().map(|cell| cell.trim().to_owned()).collect();
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
        Ok(Self {
            file: file.to_owned(),
            folder: folder.to_owned(),
            headers,
            rows,
        })
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
        self.headers
            .iter()
            .enumerate()
            .filter(|(_, header)| column.is(&plain(header)))
            .map(|(at, _)| at)
    }

    /// Whether every column is there that must be.
    pub fn fits(&self, columns: &[Column]) -> bool {
        columns
            .iter()
            .filter(|column| column.need == Need::Filled)
            .all(|column| self.places(column).next().is_some())
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
        self.headers
            .iter()
            .filter(|header| !header.is_empty() && !known(header))
            .cloned()
            .collect()
    }

    /// Its rows, cell by cell.
    pub fn rows<'s>(&'s self, columns: &[Column]) -> impl Iterator<Item = Cells<'s>> {
        let places: BTreeMap<&'static str, usize> = columns
            .iter()
            .filter_map(|column| Some((column.header, self.places(column).next()?)))
            .collect();
        let places = Arc::new(places);
        self.rows.iter().map(move |row| {
            let mut cells = Cells {
                sheet: self,
                places: Arc::clone(&places),
                row,
                faults: Vec::new(),
            };
            cells.check_length();
            cells
        })
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

/// A row whose cells are read by column; what is wrong with them is collected.
#[derive(Debug)]
pub struct Cells<'s> {
    sheet: &'s Sheet,
    places: Arc<BTreeMap<&'static str, usize>>,
    row: &'s Row,
    faults: Vec<RowFault>,
}

impl Cells<'_> {
    /// What is wrong with the row.
    pub fn into_faults(self) -> Vec<RowFault> {
        self.faults
    }

    /// Whether nothing is wrong so far.
    pub fn is_sound(&self) -> bool {
        self.faults.is_empty()
    }

    /// The folder that the table lies in.
    pub fn folder(&self) -> &Path {
        &self.sheet.folder
    }

    fn check_length(&mut self) {
        let beyond = self
            .row
            .cells
            .iter()
            .skip(self.sheet.headers.len())
            .find(|cell| !cell.is_empty())
            .cloned();
        if let Some(value) = beyond {
            let error = Input::CellsBeyondHeader(self.sheet.headers.len()).into();
            self.faults.push(self.fault(None, value, error));
        }
    }

    fn fault(&self, place: Option<usize>, value: String, error: Error) -> RowFault {
        let column = place.and_then(|at| self.sheet.headers.get(at)).cloned();
        RowFault {
            file: self.sheet.file.clone(),
            line: self.row.line,
            column,
            value,
            error: Arc::new(error),
        }
    }

    /// Notes that a cell is wrong.
    pub fn blame(&mut self, column: &Column, error: impl Into<Error>) {
        let value = self.text(column).to_owned();
        self.faults
            .push(self.fault(self.places.get(column.header).copied(), value, error.into()));
    }

    /// Notes that the row is wrong; the cell that holds what the error is about is to blame.
    pub fn blame_row(&mut self, error: Error) {
        let place = about(&error)
            .into_iter()
            .find_map(|value| self.row.cells.iter().position(|cell| *cell == value));
        let value = place.and_then(|at| self.row.cells.get(at)).cloned().unwrap_or_default();
        self.faults.push(self.fault(place, value, error));
    }

    /// What stands in a cell; nothing where the column is missing.
    pub fn text(&self, column: &Column) -> &str {
        self.places
            .get(column.header)
            .and_then(|at| self.row.cells.get(*at))
            .map_or("", String::as_str)
    }

    /// A cell that must be filled.
    pub fn need<T: FromStr<Err = Invalid>>(&mut self, column: &Column) -> Option<T> {
        let parsed = self.text(column).parse();
        self.checked(column, parsed)
    }

    /// A cell that may be empty.
    pub fn take<T: FromStr<Err = Invalid>>(&mut self, column: &Column) -> Option<T> {
        if self.text(column).is_empty() {
            None
        } else {
            self.need(column)
        }
    }

    /// A cell that holds several values, with `;` between.
    pub fn list<T: FromStr<Err = Invalid>>(&mut self, column: &Column) -> Vec<T> {
        let text = self.text(column).to_owned();
        let parts = text
            .split([';', '；', '、'])
            .map(str::trim)
            .filter(|part| !part.is_empty());
        parts.filter_map(|part| self.checked(column, part.parse())).collect()
    }

    /// A value read from a cell, or the fault noted.
    pub fn checked<T>(&mut self, column: &Column, parsed: Result<T, Invalid>) -> Option<T> {
        parsed.map_err(|invalid| self.blame(column, invalid)).ok()
    }

    /// Compares a cell with what was imported first. A column that is not there says nothing.
    pub fn compare<T: PartialEq + Display>(
        &mut self,
        column: &Column,
        first: Option<&T>,
        now: Option<&T>,
        id: &dyn Display,
    ) {
        if first == now || !self.places.contains_key(column.header) {
            return;
        }
        let shown = |value: Option<&T>| value.map(ToString::to_string).unwrap_or_default();
        self.differs(column, shown(first), shown(now), id);
    }

    /// Compares a cell of several values with those that were imported first, in any order.
    pub fn compare_lists<T: Ord + Clone + Display>(
        &mut self,
        column: &Column,
        first: &[T],
        now: &[T],
        id: &dyn Display,
    ) {
        let sorted = |values: &[T]| {
            let mut values = values.to_vec();
            values.sort();
            values.dedup();
            values
        };
        let (first, now) = (sorted(first), sorted(now));
        if first == now || !self.places.contains_key(column.header) {
            return;
        }
        let shown = |values: &[T]| values.iter().map(ToString::to_string).collect::<Vec<_>>().join(";");
        self.differs(column, shown(&first), shown(&now), id);
    }

    fn differs(&mut self, column: &Column, first: String, now: String, id: &dyn Display) {
        let place = self.places.get(column.header).copied();
        let name = place
            .and_then(|at| self.sheet.headers.get(at))
            .cloned()
            .unwrap_or_else(|| column.header.to_owned());
        let refusal = Refusal::RowDiffers {
            file: self.sheet.file.clone(),
            line: self.row.line,
            column: name,
            first,
            now,
            id: id.to_string(),
        };
        self.blame(column, refusal);
    }
}

/// The values that an error is about, the likeliest first.
fn about(error: &Error) -> Vec<String> {
    match error {
        Error::Invalid(invalid) => vec![invalid.given.clone()],
        Error::Input(Input::UnknownUnit { unit, .. }) => vec![unit.to_string()],
        Error::Input(Input::NobodyLeft { unit, date, .. }) => vec![FileName::Departed(unit.clone(), *date).to_string()],
        Error::Input(Input::UnknownStaff { id, .. }) => vec![id.to_string()],
        Error::Input(Input::DateOrder { first, then }) => vec![then.1.to_string(), first.1.to_string()],
        Error::Refused(
            Refusal::Let { unit, .. }
            | Refusal::Vacant { unit, .. }
            | Refusal::UnitExists(unit)
            | Refusal::FurtherUnits { unit, .. }
            | Refusal::GatesShut { unit, .. },
        ) => vec![unit.to_string()],
        Error::Refused(Refusal::OnLoan { file, .. }) => vec![file.to_string()],
        Error::Refused(Refusal::StaffExists(id)) => vec![id.to_string()],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Date, UnitCode};

    const UNIT: Column = Column::filled("單元", &["单元", "unit"]);
    const DAY: Column = Column::maybe("日期", &["date"]);

    fn sheet(text: &str) -> Sheet {
        Sheet::parse("x.csv", Path::new("."), text.as_bytes()).unwrap()
    }

    #[test]
    fn headers_are_found_in_any_order_script_and_case() {
        for headers in [
            "日期,單元",
            "單元,日期",
            "单元,Date",
            " UNIT ,DATE",
            "\u{feff}單元,日期",
            "Ｕｎｉｔ,x,date",
        ] {
            let sheet = sheet(&format!("{headers}\n"));
            assert!(sheet.fits(&[UNIT, DAY]), "{headers}");
            sheet.check_columns(&[UNIT, DAY]).unwrap();
        }
        assert!(sheet("單元,unit\n").check_columns(&[UNIT]).is_err());
        assert!(sheet("日期\n").check_columns(&[UNIT]).is_err());
        assert_eq!(sheet("單元,備註\n").unread(&[UNIT, DAY]), ["備註"]);
    }

    #[test]
    fn a_row_is_named_by_the_line_that_it_begins_on() {
        let lines = |text: &str| sheet(text).rows.iter().map(|row| row.line).collect::<Vec<_>>();
        assert_eq!(lines("a,b\n1,2\n\n\n3,4\n"), [2, 5]);
        assert_eq!(lines("a,b\r\n1,\"x\r\ny\"\r\n3,4\r\n"), [2, 4]);
        assert_eq!(lines("\u{feff}a,b\n,\n1,2"), [3]);
    }

    #[test]
    fn every_bad_cell_of_a_row_is_named() {
        let sheet = sheet("單元,日期\n../x,2026-02-30\n,\"2026-01-01\ny\",z\n");
        let mut named = Vec::new();
        for mut cells in sheet.rows(&[UNIT, DAY]) {
            let _ = (cells.need::<UnitCode>(&UNIT), cells.take::<Date>(&DAY));
            named.extend(
                cells
                    .into_faults()
                    .into_iter()
                    .map(|fault| (fault.line, fault.column, fault.value)),
            );
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
