//! A row of a table, read cell by cell; what is wrong with it is collected.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;
use std::path::Path;
use std::str::FromStr;
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::desk::import::known_names::KnownNames;
use crate::desk::import::known_units::KnownUnits;
use crate::desk::import::raw_cell::GridRow;
use crate::desk::import::values::measures::Basis;
use crate::error::{Error, Input, Result, RowFault};
use crate::model::book::Holds;
use crate::model::book::RegisterColumn;
use crate::model::invalid::Wanted;
use crate::model::script::alike_unspaced;
use crate::model::{CellFault, Fault, FileName, Invalid, Refusal};

/// Where the columns of a sheet stand, by their headers.
#[derive(Debug)]
pub struct ColumnPlaces {
    /// The place of each, and what it holds.
    pub places: BTreeMap<&'static str, (usize, Holds)>,
    /// What the numbers of a place are multiplied by, where its header names another unit.
    pub factors: BTreeMap<usize, Decimal>,
    /// The rows that have the number of an earlier one, with its line.
    pub again: BTreeMap<u64, u64>,
}

/// What stands over the rows of a table, and where it lies.
#[derive(Clone, Copy, Debug)]
pub struct Heading<'s> {
    /// The file, as it was named.
    pub file: &'s str,
    /// The name of the sheet of a workbook.
    pub sheet: Option<&'s str>,
    /// The folder that it lies in.
    pub folder: &'s Path,
    pub headers: &'s [String],
    /// The estate's currency.
    pub currency: &'s str,
}

impl Heading<'_> {
    /// The file, and the sheet of a workbook: `clients.xlsx!客戶`.
    pub fn name(&self) -> String {
        match self.sheet {
            Some(sheet) => format!("{}!{sheet}", self.file),
            None => self.file.to_owned(),
        }
    }
}

/// A row whose cells are read by column; what is wrong with them is collected.
#[derive(Debug)]
pub struct Cells<'s> {
    heading: Heading<'s>,
    places: Arc<ColumnPlaces>,
    row: &'s GridRow,
    /// What each cell says in the form of its column; or why that cannot be told.
    values: Vec<Result<Cow<'s, str>, Invalid>>,
    faults: Vec<RowFault>,
    told: BTreeSet<usize>,
    in_vain: bool,
}

impl<'s> Cells<'s> {
    /// A row of a table, whose columns stand in these places. Cells beyond the header are a fault.
    pub(super) fn new(
        heading: Heading<'s>,
        places: Arc<ColumnPlaces>,
        (row, known): (&'s GridRow, Option<&'s KnownNames>),
    ) -> Self {
        let mut values: Vec<Result<Cow<'s, str>, Invalid>> = row.cells.iter().map(|_| Ok("".into())).collect();
        for (at, holds) in places.places.values() {
            if let (Some(value), Some(given)) = (values.get_mut(*at), row.cells.get(*at)) {
                let factor = places.factors.get(at).copied();
                *value = holds.read(given, &Basis { factor, ..Basis::own(heading.currency) });
                if row.merged.contains(at) && !holds.is_said_of_all() {
                    *value = Err(Invalid::new(holds.wanted(), given.shown(), Fault::Cell(CellFault::Merged)));
                }
                if let (Some(known), Ok(text)) = (known, &value) {
                    *value = match known.meant(*holds, text) {
                        Ok(meant) => Ok(meant.map_or_else(|| text.clone(), Cow::Owned)),
                        Err(fault) => Err(Invalid::new(holds.wanted(), given.shown(), fault)),
                    };
                }
                if let (Holds::No, Some(line)) = (holds, places.again.get(&row.line)) {
                    let fault = Fault::Cell(CellFault::GivenTwice(*line));
                    *value = Err(Invalid::new(Wanted::Line, given.shown(), fault));
                }
            }
        }
        let mut cells =
            Self { heading, places, row, values, faults: Vec::new(), told: BTreeSet::new(), in_vain: false };
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

    /// Notes that so many rows before it are wrong that the table is gone through for what else is wrong alone.
    pub(super) fn look_alone(&mut self) {
        self.in_vain = true;
    }

    /// Whether nothing of the table comes in any more: what is right with a row need not be made.
    pub(super) fn is_in_vain(&self) -> bool {
        self.in_vain
    }

    /// The folder that the table lies in.
    pub fn folder(&self) -> &Path {
        self.heading.folder
    }

    fn check_length(&mut self) {
        let beyond = self.row.cells.iter().skip(self.heading.headers.len()).find(|cell| !cell.is_empty());
        if let Some(value) = beyond.map(|cell| cell.shown().into_owned()) {
            let error = Input::CellsBeyondHeader(self.heading.headers.len()).into();
            self.faults.push(self.fault(None, value, error));
        }
    }

    fn fault(&self, place: Option<usize>, value: String, error: Error) -> RowFault {
        let column = place.and_then(|at| self.heading.headers.get(at)).cloned();
        RowFault { file: self.heading.name(), line: self.row.line, column, value, error: Arc::new(error) }
    }

    fn place(&self, column: &RegisterColumn) -> Option<usize> {
        self.places.places.get(column.header).map(|(at, _)| *at)
    }

    /// Whether the table has a column.
    pub fn has(&self, column: &RegisterColumn) -> bool {
        self.place(column).is_some()
    }

    /// What a row says under one of some headers that are no column of the register, and where; nothing where the cell is empty.
    pub fn beside(&self, headers: &[&str]) -> Option<(usize, String)> {
        let is_read = |at: usize| self.places.places.values().any(|(place, _)| *place == at);
        let is_meant = |header: &str| headers.iter().any(|known| alike_unspaced(known) == alike_unspaced(header));
        let named = self.heading.headers.iter().enumerate().find(|(at, header)| !is_read(*at) && is_meant(header));
        let at = named.map(|(at, _)| at)?;
        Some((at, self.given(at).trim().to_owned())).filter(|(_, given)| !given.is_empty())
    }

    /// Notes that what stands in a place is wrong.
    pub fn is_wrong(&mut self, at: usize, error: impl Into<Error>) {
        let fault = self.fault(Some(at), self.given(at), error.into());
        self.faults.push(fault);
    }

    /// What was handed in.
    fn given(&self, at: usize) -> String {
        self.row.cells.get(at).map(|cell| cell.shown().into_owned()).unwrap_or_default()
    }

    /// Notes that a cell is wrong; where it could not even be read, that is what is wrong with it.
    pub fn blame(&mut self, column: &RegisterColumn, error: impl Into<Error>) {
        if self.blame_reading(column) {
            return;
        }
        let place = self.place(column);
        let value = place.map(|at| self.given(at)).unwrap_or_default();
        self.faults.push(self.fault(place, value, error.into()));
    }

    /// Notes, once, that a cell cannot be read, where that is so.
    fn blame_reading(&mut self, column: &RegisterColumn) -> bool {
        let Some(at) = self.place(column) else { return false };
        let Some(Err(invalid)) = self.values.get(at) else { return false };
        let error = invalid.clone().into();
        if self.told.insert(at) {
            self.faults.push(self.fault(Some(at), self.given(at), error));
        }
        true
    }

    /// Notes that the row is wrong; the cell that holds what the error is about is to blame.
    pub fn blame_row(&mut self, error: Error) {
        let says = |value: &String| self.values.iter().position(|cell| cell.as_ref().is_ok_and(|cell| cell == value));
        let lists = |value: &String| {
            let has = |cell: &Cow<str>| cell.contains(';') && cell.split(';').any(|part| part.trim() == value);
            self.values.iter().position(|cell| cell.as_ref().is_ok_and(has))
        };
        let about = about(&error);
        let place = about.iter().find_map(says).or_else(|| about.iter().find_map(lists));
        let value = place.map(|at| self.given(at)).unwrap_or_default();
        self.faults.push(self.fault(place, value, error));
    }

    /// Notes units that nobody knows, in a row that is wrong anyhow.
    pub(super) fn blame_units(&mut self, units: &KnownUnits) {
        let places: Vec<usize> =
            self.places.places.values().filter(|(_, holds)| names_units(*holds)).map(|(at, _)| *at).collect();
        for at in places {
            let Some(Ok(text)) = self.values.get(at) else { continue };
            if let Some(error) = units.unknown(text).filter(|_| !self.is_blamed(at)) {
                self.faults.push(self.fault(Some(at), self.given(at), error));
            }
        }
    }

    /// Whether a cell names a unit that is not there.
    pub(super) fn lacks_unit(&self, units: &KnownUnits) -> bool {
        let holding = self.places.places.values().filter(|(_, holds)| names_units(*holds));
        let mut texts = holding.filter_map(|(at, _)| self.values.get(*at)?.as_ref().ok());
        texts.any(|text| units.lack(text))
    }

    fn is_blamed(&self, at: usize) -> bool {
        let header = self.heading.headers.get(at);
        self.faults.iter().any(|fault| fault.column.as_ref() == header)
    }

    /// What a cell says; nothing where the column is missing.
    pub fn text(&self, column: &RegisterColumn) -> &str {
        match self.place(column).and_then(|at| self.values.get(at)) {
            Some(Ok(text)) => text,
            Some(Err(invalid)) => &invalid.given,
            None => "",
        }
    }

    /// A cell that must be filled.
    pub fn need<T: FromStr<Err = Invalid>>(&mut self, column: &RegisterColumn) -> Option<T> {
        if self.blame_reading(column) {
            return None;
        }
        let parsed = self.text(column).parse();
        self.checked(column, parsed)
    }

    /// A cell that may be empty.
    pub fn take<T: FromStr<Err = Invalid>>(&mut self, column: &RegisterColumn) -> Option<T> {
        if self.text(column).is_empty() { None } else { self.need(column) }
    }

    /// A cell that holds several values, with `;` between.
    pub fn list<T: FromStr<Err = Invalid>>(&mut self, column: &RegisterColumn) -> Vec<T> {
        if self.blame_reading(column) {
            return Vec::new();
        }
        let text = self.text(column).to_owned();
        let parts = text.split([';', '；', '、']).map(str::trim).filter(|part| !part.is_empty());
        parts.filter_map(|part| self.checked(column, part.parse())).collect()
    }

    /// A value read from a cell, or the fault noted.
    pub fn checked<T>(&mut self, column: &RegisterColumn, parsed: Result<T, Invalid>) -> Option<T> {
        if self.blame_reading(column) {
            return None;
        }
        parsed.map_err(|invalid| self.blame(column, invalid)).ok()
    }

    /// Compares a cell with what was imported first. A column that is not there says nothing.
    pub fn compare<T: PartialEq + Display>(
        &mut self,
        column: &RegisterColumn,
        first: Option<&T>,
        now: Option<&T>,
        id: &dyn Display,
    ) {
        if first == now || self.place(column).is_none() {
            return;
        }
        let shown = |value: Option<&T>| value.map(ToString::to_string).unwrap_or_default();
        self.differs(column, shown(first), shown(now), id);
    }

    /// Compares a cell of several values with those that were imported first, in any order.
    pub fn compare_lists<T: Ord + Clone + Display>(
        &mut self,
        column: &RegisterColumn,
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
        if first == now || self.place(column).is_none() {
            return;
        }
        let shown = |values: &[T]| values.iter().map(ToString::to_string).collect::<Vec<_>>().join(";");
        self.differs(column, shown(&first), shown(&now), id);
    }

    fn differs(&mut self, column: &RegisterColumn, first: String, now: String, id: &dyn Display) {
        let place = self.place(column);
        let name =
            place.and_then(|at| self.heading.headers.get(at)).cloned().unwrap_or_else(|| column.header.to_owned());
        let refusal = Refusal::RowDiffers {
            file: self.heading.name(),
            line: self.row.line,
            column: name,
            first,
            now,
            id: id.to_string(),
        };
        self.blame(column, refusal);
    }
}

fn names_units(holds: Holds) -> bool {
    matches!(holds, Holds::Unit | Holds::Units)
}

/// The values that an error is about, the likeliest first.
fn about(error: &Error) -> Vec<String> {
    match error {
        Error::Invalid(invalid) => vec![invalid.given.clone()],
        Error::Input(Input::UnknownUnit { unit, .. }) => vec![unit.to_string()],
        Error::Input(Input::NobodyLeft { unit, date, .. }) => vec![FileName::Departed(unit.clone(), *date).to_string()],
        Error::Input(Input::UnknownStaff { given, .. }) => vec![given.to_string()],
        Error::Input(Input::DateOrder { first, then }) => vec![then.1.to_string(), first.1.to_string()],
        Error::Refused(
            Refusal::Let { unit, .. }
            | Refusal::Vacant { unit, .. }
            | Refusal::UnitExists(unit)
            | Refusal::FurtherUnits { unit, .. }
            | Refusal::UnitNotYet { unit, .. }
            | Refusal::UnitEnded { unit, .. }
            | Refusal::GatesShut { unit, .. },
        ) => vec![unit.to_string()],
        Error::Refused(Refusal::OnLoan { file, .. }) => vec![file.to_string()],
        Error::Refused(Refusal::StaffExists(id)) => vec![id.to_string()],
        _ => Vec::new(),
    }
}
