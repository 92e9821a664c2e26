//! A row of a table, read cell by cell; what is wrong with it is collected.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::path::Path;
use std::str::FromStr;
use std::sync::Arc;

use crate::desk::bring_in::sheet::{Column, Row, Sheet};
use crate::error::{Error, Input, Result, RowFault};
use crate::model::{FileName, Invalid, Refusal};

/// A row whose cells are read by column; what is wrong with them is collected.
#[derive(Debug)]
pub struct Cells<'s> {
    sheet: &'s Sheet,
    places: Arc<BTreeMap<&'static str, usize>>,
    row: &'s Row,
    faults: Vec<RowFault>,
}

impl<'s> Cells<'s> {
    /// A row of a sheet, whose columns stand in these places. Cells beyond the header are a fault.
    pub(super) fn new(sheet: &'s Sheet, places: Arc<BTreeMap<&'static str, usize>>, row: &'s Row) -> Self {
        let mut cells = Self { sheet, places, row, faults: Vec::new() };
        cells.check_length();
        cells
    }

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
        let beyond = self.row.cells.iter().skip(self.sheet.headers.len()).find(|cell| !cell.is_empty()).cloned();
        if let Some(value) = beyond {
            let error = Input::CellsBeyondHeader(self.sheet.headers.len()).into();
            self.faults.push(self.fault(None, value, error));
        }
    }

    fn fault(&self, place: Option<usize>, value: String, error: Error) -> RowFault {
        let column = place.and_then(|at| self.sheet.headers.get(at)).cloned();
        RowFault { file: self.sheet.file.clone(), line: self.row.line, column, value, error: Arc::new(error) }
    }

    /// Notes that a cell is wrong.
    pub fn blame(&mut self, column: &Column, error: impl Into<Error>) {
        let value = self.text(column).to_owned();
        self.faults.push(self.fault(self.places.get(column.header).copied(), value, error.into()));
    }

    /// Notes that the row is wrong; the cell that holds what the error is about is to blame.
    pub fn blame_row(&mut self, error: Error) {
        let place = about(&error).into_iter().find_map(|value| self.row.cells.iter().position(|cell| *cell == value));
        let value = place.and_then(|at| self.row.cells.get(at)).cloned().unwrap_or_default();
        self.faults.push(self.fault(place, value, error));
    }

    /// What stands in a cell; nothing where the column is missing.
    pub fn text(&self, column: &Column) -> &str {
        self.places.get(column.header).and_then(|at| self.row.cells.get(*at)).map_or("", String::as_str)
    }

    /// A cell that must be filled.
    pub fn need<T: FromStr<Err = Invalid>>(&mut self, column: &Column) -> Option<T> {
        let parsed = self.text(column).parse();
        self.checked(column, parsed)
    }

    /// A cell that may be empty.
    pub fn take<T: FromStr<Err = Invalid>>(&mut self, column: &Column) -> Option<T> {
        if self.text(column).is_empty() { None } else { self.need(column) }
    }

    /// A cell that holds several values, with `;` between.
    pub fn list<T: FromStr<Err = Invalid>>(&mut self, column: &Column) -> Vec<T> {
        let text = self.text(column).to_owned();
        let parts = text.split([';', '；', '、']).map(str::trim).filter(|part| !part.is_empty());
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
        let name = place.and_then(|at| self.sheet.headers.get(at)).cloned().unwrap_or_else(|| column.header.to_owned());
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
