//! A register as a table: where its columns stand, its rows, and which of them are none.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::desk::bring_in::cells::{Cells, Places};
use crate::desk::bring_in::given::{Given, Grid, GridRow};
use crate::desk::bring_in::headers::{Column, Mapping, Names, Need, headers_of, plain};
use crate::desk::bring_in::known_units::KnownUnits;
use crate::desk::bring_in::values::{Holds, is_a_number};
use crate::error::{Input, Result, TableFault};
use crate::model::FileName;

/// A table that was handed in.
#[derive(Debug)]
pub struct Sheet {
    /// The file, as it was named.
    pub file: String,
    /// The name of the sheet of a workbook.
    pub sheet: Option<String>,
    /// The folder that it lies in.
    pub folder: PathBuf,
    /// Its headers.
    pub headers: Vec<String>,
    /// The encoding that was made out, where it was not UTF-8.
    pub read_as: Option<&'static str>,
    /// The rows that are none of the register's, with what they are.
    pub left_out: Vec<(u64, LeftOut)>,
    /// The clients who leave by a departure that was handed in beside it.
    pub(super) leaving: BTreeSet<FileName>,
    mapping: Mapping,
    rows: Vec<GridRow>,
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
}

/// What stands before the numbers of a row of totals.
const TOTALS: &[&str] = &[
    "合计",
    "总计",
    "小计",
    "共计",
    "合共",
    "总和",
    "累计",
    "本页合计",
    "本页小计",
    "本月合计",
    "全年合计",
    "合计金额",
    "总数",
    "total",
    "totals",
    "subtotal",
    "grandtotal",
    "sum",
    "合计total",
    "总计total",
];

impl Sheet {
    /// A table whose register is known: the header row is found, and the rows beneath it that are none of the register's.
    pub fn of((file, folder): (&str, &Path), grid: Grid, names: &Names, mapping: &Mapping) -> Result<Self> {
        let at = names.header_row(&grid, mapping);
        let Grid { sheet, rows, blank, read_as } = grid;
        let mut rows = rows.into_iter().skip(at);
        let Some(header) = rows.next() else {
            return Err(Input::EmptyPaper(file.to_owned()).into());
        };
        let (file, folder, mapping) = (file.to_owned(), folder.to_owned(), mapping.clone());
        let headers = headers_of(&header.cells);
        let mut left_out: Vec<(u64, LeftOut)> = Vec::new();
        let mut found = Self {
            file,
            sheet,
            folder,
            headers,
            read_as,
            left_out: Vec::new(),
            leaving: BTreeSet::new(),
            mapping,
            rows: Vec::new(),
        };
        let needed: Vec<bool> = found.headers.iter().map(|header| found.is_needed(names, header)).collect();
        for row in rows {
            if found.is_total(&row, &needed) {
                left_out.push((row.line, LeftOut::Total));
            } else if row.cells == header.cells {
                left_out.push((row.line, LeftOut::Header));
            } else {
                found.rows.push(row);
            }
        }
        let last = found.rows.last().map_or(0, |row| row.line);
        let within = blank.into_iter().filter(|line| (header.line..last).contains(line));
        left_out.extend(within.map(|line| (line, LeftOut::Blank)));
        left_out.sort_unstable();
        found.left_out = left_out;
        Ok(found)
    }

    /// The same table with other rows.
    fn with_rows(&self, rows: Vec<GridRow>) -> Self {
        Self {
            file: self.file.clone(),
            sheet: self.sheet.clone(),
            folder: self.folder.clone(),
            headers: self.headers.clone(),
            read_as: self.read_as,
            left_out: self.left_out.clone(),
            leaving: self.leaving.clone(),
            mapping: self.mapping.clone(),
            rows,
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
            (self.left_out, self.read_as) = (Vec::new(), None);
        }
        parted
    }

    /// The same table with other texts in a column.
    pub(super) fn with_cells(&self, column: &'static Column, texts: &BTreeMap<String, String>) -> Self {
        let names = Names::of(std::slice::from_ref(column));
        let place = self.headers.iter().position(|header| names.column(header, &self.mapping).is_some());
        let mut rows = self.rows.clone();
        for cell in rows.iter_mut().filter_map(|row| row.cells.get_mut(place?)) {
            let text = column.holds.read(cell).ok().and_then(|said| texts.get(said.as_ref()).cloned());
            if let Some(text) = text {
                *cell = Given::Text(text);
            }
        }
        self.with_rows(rows)
    }

    /// A table for a test.
    #[cfg(test)]
    pub(super) fn of_text(text: &str) -> Self {
        let grid = crate::desk::bring_in::separated::read("x.csv", text.as_bytes(), None).unwrap();
        const UNITS: &[Column] = &[Column::filled("單元", &["unit"])];
        Self::of(("x.csv", Path::new(".")), grid, &Names::of(UNITS), &Mapping::default()).unwrap()
    }

    /// The file, and the sheet of a workbook: `clients.xlsx!客戶`.
    pub fn name(&self) -> String {
        match &self.sheet {
            Some(sheet) => format!("{}!{sheet}", self.file),
            None => self.file.clone(),
        }
    }

    fn is_needed(&self, names: &Names, header: &str) -> bool {
        names.column(header, &self.mapping).is_some_and(|column| column.need == Need::Filled)
    }

    /// Whether a row adds up those above it: a word for that, numbers alone beside it, and nothing where a row of the register must have
    /// something. A client may well be called 合計.
    fn is_total(&self, row: &GridRow, needed: &[bool]) -> bool {
        let mut filled = row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty());
        let Some((at, label)) = filled.by_ref().find(|(_, cell)| matches!(cell, Given::Text(_))) else {
            return false;
        };
        let label: String = plain(&label.shown()).chars().filter(|c| !c.is_numeric()).collect();
        if !TOTALS.iter().any(|word| label == *word) && !is_a_sum_of(&label) {
            return false;
        }
        let numbers = row.cells.iter().enumerate().all(|(other, cell)| other == at || is_a_sum(cell));
        let lacks = |(other, needed): (usize, &bool)| {
            *needed && other != at && row.cells.get(other).is_none_or(Given::is_empty)
        };
        numbers && needed.iter().enumerate().any(lacks)
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
    pub fn check_columns(&self, names: &Names, columns: &[Column]) -> Result<()> {
        for column in columns {
            let stands = |header: &&String| names.column(header, &self.mapping) == Some(column);
            let (file, name) = (self.name(), column.header.to_owned());
            match self.headers.iter().filter(stands).count() {
                0 if column.need == Need::Filled => {
                    return Err(Input::Table(TableFault::ColumnMissing { file, column: name }).into());
                }
                0 | 1 => {}
                _ => return Err(Input::Table(TableFault::ColumnTwice { file, column: name }).into()),
            }
        }
        Ok(())
    }

    /// The headers that none of the columns is.
    pub fn unread(&self, columns: &'static [Column]) -> Vec<String> {
        Names::of(columns).unread(&self.headers, &self.mapping)
    }

    /// The headers that were understood, each with its field.
    pub fn read(&self, columns: &'static [Column]) -> Vec<(String, &'static str)> {
        let names = Names::of(columns);
        let named = |header: &String| Some((header.clone(), names.column(header, &self.mapping)?.field()));
        self.headers.iter().filter_map(named).collect()
    }

    /// Its rows, cell by cell.
    pub fn rows<'s>(&'s self, columns: &'static [Column]) -> impl Iterator<Item = Cells<'s>> {
        self.rows_among(columns, None)
    }

    /// The same, with units found among those that there are.
    pub fn rows_among<'s>(
        &'s self,
        columns: &'static [Column],
        units: Option<&'s KnownUnits>,
    ) -> impl Iterator<Item = Cells<'s>> {
        let names = Names::of(columns);
        let mut places: BTreeMap<&'static str, (usize, Holds)> = BTreeMap::new();
        for (at, header) in self.headers.iter().enumerate() {
            if let Some(column) = names.column(header, &self.mapping) {
                places.entry(column.header).or_insert((at, column.holds));
            }
        }
        let places = Arc::new(Places { places, again: self.given_again(columns, &names) });
        self.rows.iter().map(move |row| Cells::new(self, Arc::clone(&places), (row, units)))
    }

    /// The rows that have the number of an earlier one and say something else, each with the line of that one.
    fn given_again(&self, columns: &[Column], names: &Names) -> BTreeMap<u64, u64> {
        let mut again = BTreeMap::new();
        let is_no =
            |header: &String| names.column(header, &self.mapping).is_some_and(|column| column.holds == Holds::No);
        let Some(at) = self.headers.iter().position(is_no).filter(|_| !columns.is_empty()) else { return again };
        let mut first: BTreeMap<&Given, &GridRow> = BTreeMap::new();
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

/// `9樓小計`, `2026年3月合計`: what is added up stands before the word.
fn is_a_sum_of(label: &str) -> bool {
    let ends = ["合计", "小计", "总计", "共计"].iter().any(|word| label.ends_with(word));
    ends && label.chars().count() <= 10
}

/// Whether a cell may stand in a row of totals.
fn is_a_sum(cell: &Given) -> bool {
    match cell {
        Given::Empty | Given::Number(..) | Given::Broken(_) | Given::NoValue(_) => true,
        Given::When(_) => false,
        Given::Text(text) => is_a_number(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Date, UnitCode};

    const UNIT: Column = Column::filled("單元", &["unit"]).of(Holds::Unit);
    const DAY: Column = Column::maybe("日期", &["date"]).of(Holds::Day);
    const COLUMNS: &[Column] = &[UNIT, DAY];

    #[test]
    fn headers_are_found_in_any_order_script_and_case() {
        let names = Names::of(COLUMNS);
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
