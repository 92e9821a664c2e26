//! A register as a table: where its columns stand, its rows, and which of them are none.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::desk::import::cells::{Cells, ColumnPlaces, Heading};
use crate::desk::import::fees_told::FeesTold;
use crate::desk::import::feet::{is_foot, is_foot_under, is_total, is_total_under};
use crate::desk::import::headers::{HeaderNames, Mapping};
use crate::desk::import::known_names::KnownNames;
use crate::desk::import::known_units::side_by_side;
use crate::desk::import::raw_cell::{Grid, GridRow, RawCell};
use crate::desk::import::values::measures::Basis;
use crate::desk::import::values::unit::HeaderUnit;
use crate::desk::import::weighty::may_undo;
use crate::error::{Input, Result, TableFault};
use crate::model::FileName;
use crate::model::book::Holds;
use crate::model::book::lists::CLIENT_NAMES;
use crate::model::book::{ColumnNeed, RegisterColumn, UNIT};
use crate::model::script::alike_unspaced;

/// A table that was handed in.
#[derive(Debug)]
pub struct Sheet {
    /// The file, as it was named.
    pub file: String,
    /// The name of the sheet of a workbook.
    pub sheet: Option<String>,
    /// The folder that it lies in.
    pub folder: PathBuf,
    pub headers: Vec<String>,
    /// The encoding that was made out, where it was not UTF-8.
    pub read_as: Option<&'static str>,
    /// The estate's currency.
    pub currency: String,
    /// The rows that are none of the register's, with what they are.
    pub left_out: Vec<(u64, LeftOut)>,
    /// How many empty rows there are beside those.
    pub more_blank: u64,
    /// The clients who leave by a departure that was handed in beside it.
    pub(super) leaving: BTreeSet<FileName>,
    pub(super) mapping: Mapping,
    pub(super) rows: Vec<GridRow>,
    /// The fee sheet of which it was made.
    pub origin: Option<Arc<Origin>>,
}

/// A fee sheet, as it was handed in, and what it was read as.
#[derive(Debug)]
pub struct Origin {
    /// It; with the numbers that were made for its rows.
    pub sheet: Sheet,
    pub fees: FeesTold,
}

/// What a row is that is none of the register's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LeftOut {
    /// It adds up those above it.
    Total,
    /// It is empty.
    Blank,
    /// It is the header again, as on a further page.
    Header,
    /// It is a note below the table.
    Foot,
    /// No amount stands in it.
    NoAmount,
}

impl Sheet {
    /// A table whose register is known: the header row is found, and the rows beneath it that are none of the register's.
    pub fn of(
        (file, folder, currency): (&str, &Path, &str),
        grid: Grid,
        names: &HeaderNames,
        mapping: &Mapping,
    ) -> Result<Self> {
        let head = names.header(&grid, mapping);
        let Grid { sheet, rows, blank, many_blank, read_as } = grid;
        let mut rows = rows.into_iter().skip(head.at);
        let above: Vec<GridRow> = rows.by_ref().take(head.rows).collect();
        let Some(header) = above.last() else {
            return Err(Input::EmptyPaper(file.to_owned()).into());
        };
        let mut left_out: Vec<(u64, LeftOut)> = Vec::new();
        let mut found = Self {
            file: file.to_owned(),
            sheet,
            folder: folder.to_owned(),
            headers: head.names,
            read_as,
            currency: currency.to_owned(),
            left_out: Vec::new(),
            more_blank: 0,
            leaving: BTreeSet::new(),
            mapping: mapping.clone(),
            rows: Vec::new(),
            origin: None,
        };
        let needed: Vec<bool> = found.headers.iter().map(|header| found.is_needed(names, header)).collect();
        for row in rows {
            if is_total(&row, &needed) {
                left_out.push((row.line, LeftOut::Total));
            } else if above.iter().any(|header| row.cells == header.cells) {
                left_out.push((row.line, LeftOut::Header));
            } else {
                found.rows.push(row);
            }
        }
        while let Some(foot) = found.rows.pop_if(|row| is_foot(row, &needed)) {
            left_out.push((foot.line, LeftOut::Foot));
        }
        let last = found.rows.last().map_or(0, |row| row.line);
        let more = many_blank.iter().filter(|(line, _)| (header.line..last).contains(line));
        found.more_blank = more.map(|(_, count)| count).sum();
        let within = blank.into_iter().filter(|line| (header.line..last).contains(line));
        left_out.extend(within.map(|line| (line, LeftOut::Blank)));
        left_out.sort_unstable();
        found.left_out = left_out;
        Ok(found)
    }

    /// The same table with other rows.
    pub(super) fn with_rows(&self, rows: Vec<GridRow>) -> Self {
        Self {
            file: self.file.clone(),
            sheet: self.sheet.clone(),
            folder: self.folder.clone(),
            headers: self.headers.clone(),
            read_as: self.read_as,
            currency: self.currency.clone(),
            left_out: self.left_out.clone(),
            more_blank: self.more_blank,
            leaving: self.leaving.clone(),
            mapping: self.mapping.clone(),
            rows,
            origin: self.origin.clone(),
        }
    }

    /// Gives each row a further cell, told by its line.
    pub(super) fn add_column(&mut self, header: &str, text: impl Fn(u64) -> String) {
        let place = self.headers.len();
        self.headers.push(header.to_owned());
        for row in &mut self.rows {
            row.cells.resize(row.cells.len().max(place), RawCell::Empty);
            row.cells.insert(place, RawCell::Text(text(row.line)));
        }
    }

    /// The table in parts, by the part of each of its rows; one without rows stays whole. What was left out is told once.
    pub(super) fn parted(mut self, parts: &[usize]) -> BTreeMap<usize, Self> {
        let mut rows: BTreeMap<usize, Vec<GridRow>> = BTreeMap::new();
        for (row, part) in std::mem::take(&mut self.rows).into_iter().zip(parts) {
            rows.entry(*part).or_default().push(row);
        }
        if rows.is_empty() {
            rows.insert(0, Vec::new());
        }
        let mut parted = BTreeMap::new();
        for (part, rows) in rows {
            parted.insert(part, self.with_rows(rows));
            (self.left_out, self.more_blank, self.read_as) = (Vec::new(), 0, None);
        }
        parted
    }

    /// Leaves out the rows that have the word for a total in a column, and the last ones that have notes there.
    pub(super) fn leave_out_around(&mut self, column: &'static RegisterColumn) {
        let names = HeaderNames::of(std::slice::from_ref(column));
        let place = self.headers.iter().position(|header| names.column(header, &self.mapping).is_some());
        let Some(at) = place else { return };
        let totals: Vec<u64> = self.rows.iter().filter(|row| is_total_under(row, at)).map(|row| row.line).collect();
        self.rows.retain(|row| !totals.contains(&row.line));
        self.left_out.extend(totals.into_iter().map(|line| (line, LeftOut::Total)));
        while let Some(foot) = self.rows.pop_if(|row| is_foot_under(row, at)) {
            self.left_out.push((foot.line, LeftOut::Foot));
        }
        self.left_out.sort_unstable();
    }

    /// The same table with other texts in a column.
    pub(super) fn with_cells(&self, column: &'static RegisterColumn, texts: &BTreeMap<String, String>) -> Self {
        let names = HeaderNames::of(std::slice::from_ref(column));
        let place = self.headers.iter().position(|header| names.column(header, &self.mapping).is_some());
        let mut rows = self.rows.clone();
        for cell in rows.iter_mut().filter_map(|row| row.cells.get_mut(place?)) {
            let read = column.holds.read(cell, &Basis::own(&self.currency));
            let text = read.ok().and_then(|said| texts.get(said.as_ref()).cloned());
            if let Some(text) = text {
                *cell = RawCell::Text(text);
            }
        }
        self.with_rows(rows)
    }

    /// A table for a test.
    #[cfg(test)]
    pub(super) fn of_text(text: &str) -> Self {
        let grid = crate::desk::import::separated::read("x.csv", text.as_bytes(), None, &[]).unwrap();
        const UNITS: &[RegisterColumn] = &[RegisterColumn::filled("單元", &["unit"])];
        Self::of(("x.csv", Path::new("."), "HKD"), grid, &HeaderNames::of(UNITS), &Mapping::default()).unwrap()
    }

    /// The file, and the sheet of a workbook: `clients.xlsx!客戶`.
    pub fn name(&self) -> String {
        self.heading().name()
    }

    /// What stands over its rows.
    fn heading(&self) -> Heading<'_> {
        Heading {
            file: &self.file,
            sheet: self.sheet.as_deref(),
            folder: &self.folder,
            headers: &self.headers,
            currency: &self.currency,
        }
    }

    fn is_needed(&self, names: &HeaderNames, header: &str) -> bool {
        names.column(header, &self.mapping).is_some_and(|column| column.need == ColumnNeed::Filled)
    }

    /// How many rows it has.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether it has a header alone.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Checks that every needed column is there, and none twice.
    pub fn check_columns(&self, names: &HeaderNames, columns: &[RegisterColumn]) -> Result<()> {
        for column in columns {
            let stands = |header: &&String| names.column(header, &self.mapping) == Some(column);
            let (file, name) = (self.name(), column.header.to_owned());
            match self.headers.iter().filter(stands).count() {
                0 if column.need == ColumnNeed::Filled => {
                    return Err(TableFault::ColumnMissing { file, column: name }.into());
                }
                0 | 1 => {}
                _ => return Err(TableFault::ColumnTwice { file, column: name }.into()),
            }
        }
        Ok(())
    }

    /// Checks that no header names a unit that is not reckoned, and that nothing is passed over which may undo a row.
    pub fn check_meanings(&self, names: &HeaderNames) -> Result<()> {
        for (at, header) in self.headers.iter().enumerate() {
            let (file, column) = (self.name(), header.clone());
            match names.column(header, &self.mapping) {
                Some(known) => {
                    if let HeaderUnit::Other(unit) = HeaderUnit::of(header, known.holds, &self.currency) {
                        return Err(TableFault::OtherUnit { file, column, unit }.into());
                    }
                }
                None if self.mapping.names(header) => {}
                None => {
                    let undoes = |row: &&GridRow| row.cells.get(at).is_some_and(|cell| may_undo(header, cell));
                    if let Some(row) = self.rows.iter().find(undoes) {
                        let value = row.cells.get(at).map(|cell| cell.shown().into_owned()).unwrap_or_default();
                        return Err(TableFault::Undoes { file, line: row.line, column, value }.into());
                    }
                }
            }
        }
        Ok(())
    }

    /// The headers whose unit is reckoned, each with what a number is multiplied by.
    pub fn reckoned(&self, columns: &'static [RegisterColumn]) -> Vec<(String, String)> {
        let names = HeaderNames::of(columns);
        let times = |header: &String| match HeaderUnit::of(
            header,
            names.column(header, &self.mapping)?.holds,
            &self.currency,
        ) {
            HeaderUnit::Times(factor) => Some((header.clone(), factor.to_string())),
            HeaderUnit::Own | HeaderUnit::Other(_) => None,
        };
        self.headers.iter().filter_map(times).collect()
    }

    /// The departures that a register of clients tells, as a register of their own: the rows in which these columns are filled.
    pub(super) fn departures(
        &self,
        columns: &'static [RegisterColumn],
        of: &RegisterColumn,
        theirs: &'static [RegisterColumn],
    ) -> Option<Self> {
        let names = HeaderNames::of(columns);
        let place = |column: &RegisterColumn| {
            self.headers.iter().position(|header| names.column(header, &self.mapping) == Some(column))
        };
        let at = place(of)?;
        let mut kept: Vec<usize> = Vec::new();
        let known = HeaderNames::of(theirs);
        for (place, header) in self.headers.iter().enumerate() {
            if place == at || known.column(header, &Mapping::default()).is_some() || self.is_unit(&names, header) {
                kept.push(place);
            }
        }
        let mut rows = self.rows.clone();
        rows.retain(|row| row.cells.get(at).is_some_and(|cell| !says_nothing(cell)));
        for row in &mut rows {
            row.cells = kept.iter().map(|place| row.cells.get(*place).cloned().unwrap_or_default()).collect();
            row.merged = (0..).zip(&kept).filter(|(_, place)| row.merged.contains(place)).map(|(at, _)| at).collect();
        }
        let unit =
            kept.iter().position(|place| self.headers.get(*place).is_some_and(|name| self.is_unit(&names, name)));
        let rows = unit.map_or_else(|| rows.clone(), |at| rows.iter().flat_map(|row| of_each_unit(row, at)).collect());
        let mut departures = self.with_rows(rows);
        departures.headers = kept.iter().filter_map(|place| self.headers.get(*place).cloned()).collect();
        (departures.left_out, departures.more_blank, departures.read_as) = (Vec::new(), 0, None);
        (!departures.rows.is_empty()).then_some(departures)
    }

    fn is_unit(&self, names: &HeaderNames, header: &str) -> bool {
        names.column(header, &self.mapping).is_some_and(|column| column.header == UNIT.header)
    }

    /// The headers that none of the columns is.
    pub fn unread(&self, columns: &'static [RegisterColumn]) -> Vec<String> {
        let mut unread = HeaderNames::of(columns).unread(&self.headers, &self.mapping);
        // Whose a row is said to be is held against the unit: that is reading it.
        if columns.iter().any(|column| column.header == UNIT.header) {
            let is_name = |header: &String| CLIENT_NAMES.iter().any(|n| alike_unspaced(n) == alike_unspaced(header));
            unread.retain(|header| !is_name(header));
        }
        unread
    }

    /// The headers that were understood, each with its field.
    pub fn read(&self, columns: &'static [RegisterColumn]) -> Vec<(String, &'static str)> {
        self.understood(columns).into_iter().map(|(header, column)| (header, column.field())).collect()
    }

    /// The headers that were understood, each with its column.
    pub fn understood(&self, columns: &'static [RegisterColumn]) -> Vec<(String, &'static RegisterColumn)> {
        let names = HeaderNames::of(columns);
        let named = |header: &String| Some((header.clone(), names.column(header, &self.mapping)?));
        self.headers.iter().filter_map(named).collect()
    }

    pub fn rows<'s>(&'s self, columns: &'static [RegisterColumn]) -> impl Iterator<Item = Cells<'s>> {
        self.rows_among(columns, None)
    }

    /// The same, with units and people found among those that there are.
    pub fn rows_among<'s>(
        &'s self,
        columns: &'static [RegisterColumn],
        known: Option<&'s KnownNames>,
    ) -> impl Iterator<Item = Cells<'s>> {
        let names = HeaderNames::of(columns);
        let mut places: BTreeMap<&'static str, (usize, Holds)> = BTreeMap::new();
        let mut factors = BTreeMap::new();
        for (at, header) in self.headers.iter().enumerate() {
            if let Some(column) = names.column(header, &self.mapping) {
                places.entry(column.header).or_insert((at, column.holds));
                if let HeaderUnit::Times(factor) = HeaderUnit::of(header, column.holds, &self.currency) {
                    factors.insert(at, factor);
                }
            }
        }
        let places = Arc::new(ColumnPlaces { places, factors, again: self.given_again(columns, &names) });
        self.rows.iter().map(move |row| Cells::new(self.heading(), Arc::clone(&places), (row, known)))
    }

    /// The rows that have the number of an earlier one and say something else, each with the line of that one.
    fn given_again(&self, columns: &[RegisterColumn], names: &HeaderNames) -> BTreeMap<u64, u64> {
        let mut again = BTreeMap::new();
        let is_no =
            |header: &String| names.column(header, &self.mapping).is_some_and(|column| column.holds == Holds::No);
        let Some(at) = self.headers.iter().position(is_no).filter(|_| !columns.is_empty()) else { return again };
        let mut first: BTreeMap<&RawCell, &GridRow> = BTreeMap::new();
        for row in &self.rows {
            let Some(no) = row.cells.get(at).filter(|no| !no.is_empty()) else { continue };
            match first.get(no) {
                Some(earlier) if earlier.cells != row.cells => {
                    again.insert(row.line, earlier.line);
                }
                Some(_) => {}
                None => {
                    first.insert(no, row);
                }
            }
        }
        again
    }

    /// The cells of a row as they were handed in.
    pub fn cells_at(&self, line: u64) -> Vec<String> {
        let at = self.rows.binary_search_by_key(&line, |row| row.line);
        let row = at.ok().and_then(|at| self.rows.get(at));
        row.map(|row| row.cells.iter().map(|cell| cell.shown().into_owned()).collect()).unwrap_or_default()
    }
}

/// A row for each of the units that a cell names side by side, the file's own last: it ends with that.
fn of_each_unit(row: &GridRow, at: usize) -> Vec<GridRow> {
    let said = row.cells.get(at).and_then(|cell| Holds::Units.read(cell, &Basis::own("")).ok()).unwrap_or_default();
    let units: Vec<String> = side_by_side(&said).map(str::to_owned).collect();
    if units.len() < 2 {
        return vec![row.clone()];
    }
    let of_unit = |unit: &String| {
        let mut row = row.clone();
        if let Some(cell) = row.cells.get_mut(at) {
            *cell = RawCell::Text(unit.clone());
        }
        row
    };
    units.iter().rev().map(of_unit).collect()
}

/// Whether a cell is empty, or a dash.
fn says_nothing(cell: &RawCell) -> bool {
    cell.is_empty() || !cell.shown().chars().any(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Date, UnitCode};

    const UNIT: RegisterColumn = RegisterColumn::filled("單元", &["unit"]).of(Holds::Unit);
    const DAY: RegisterColumn = RegisterColumn::maybe("日期", &["date"]).of(Holds::Day);
    const COLUMNS: &[RegisterColumn] = &[UNIT, DAY];

    #[test]
    fn headers_are_found_in_any_order_script_and_case() {
        let names = HeaderNames::of(COLUMNS);
        for headers in [
            "日期,單元",
            "單元,日期",
            "单元,Date",
            " UNIT ,DATE",
            "\u{feff}單元,日期",
            "Ｕｎｉｔ,x,date",
            "單元*,日期（西曆）",
            "單元 Unit,\"日期\nDate\"",
        ] {
            let sheet = Sheet::of_text(&format!("{headers}\n"));
            assert!(names.fit(&sheet.headers, &Mapping::default()), "{headers}");
            sheet.check_columns(&names, COLUMNS).unwrap();
        }
        assert!(Sheet::of_text("單元,unit\n").check_columns(&names, COLUMNS).is_err());
        assert!(Sheet::of_text("日期\n").check_columns(&names, COLUMNS).is_err());
        assert_eq!(Sheet::of_text("單元,備註\n").unread(COLUMNS), ["備註"]);
    }

    #[test]
    fn a_row_is_named_by_the_line_that_it_begins_on() {
        let lines = |text: &str| Sheet::of_text(text).rows.iter().map(|row| row.line).collect::<Vec<_>>();
        assert_eq!(lines("a,b\n1,2\n\n\n3,4\n"), [2, 5]);
        assert_eq!(lines("a,b\r\n1,\"x\r\ny\"\r\n3,4\r\n"), [2, 4]);
        assert_eq!(lines("\u{feff}a,b\n,\n1,2"), [3]);
    }

    #[test]
    fn rows_of_totals_and_blank_ones_are_none() {
        let sheet = Sheet::of_text(
            "單元,日期\n0901,2026-01-01\n\n0902,合計\n,合計\n總計：,\n,\"小計 1,200.00\"\n單元,日期\n0903,\n",
        );
        let lines: Vec<u64> = sheet.rows.iter().map(|row| row.line).collect();
        assert_eq!(lines, [2, 4, 6, 9]);
        let left = [(3, LeftOut::Blank), (5, LeftOut::Total), (7, LeftOut::Total), (8, LeftOut::Header)];
        assert_eq!(sheet.left_out, left);
    }

    #[test]
    fn every_bad_cell_of_a_row_is_named() {
        let sheet = Sheet::of_text("單元,日期\n../x,2026-02-30\n,\"2026-01-01\ny\",z\n");
        let mut named = Vec::new();
        for mut cells in sheet.rows(COLUMNS) {
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
}
