//! The rows of a record: in its register, and on the sheets that are read by people and programs.

use crate::archive::Archive;
use crate::error::Result;
use crate::model::book::Book;
use crate::model::record_values::values;
use crate::model::table::Cell;
use crate::model::{Case, Date, FileName, Kind, Line, Place, Unit, case_state, stands, unit_changes};
use crate::views::export::beside::ColumnsBeside;
use crate::views::export::beside_forms::CASES;
use crate::views::export::flat;
use crate::views::export::registers::{book_of, name_place, own_name_place};
use crate::views::export::sheets::{SheetRow, Sheets, name_of};
use crate::views::export::told::{RecordOf, RecordTold, joined, lines};

/// What rows are made with.
#[derive(Clone)]
pub(super) struct ExportReading<'a> {
    pub(super) archive: &'a Archive,
    pub(super) sheets: &'a Sheets,
    /// What programs get beside the columns of registers.
    pub(super) beside: Option<ColumnsBeside>,
}

/// Whose rows are completed.
#[derive(Clone, Copy)]
pub(super) struct RowClient<'a> {
    /// The key of the client's file.
    pub(super) key: &'a str,
    /// What the client is called; not looked up where it stands nowhere.
    pub(super) company: Option<&'a Line>,
}

impl<'a> ExportReading<'a> {
    pub(super) fn of(archive: &'a Archive, sheets: &'a Sheets) -> Result<Self> {
        let beside = sheets.beside.map(|now| ColumnsBeside::of(archive, now)).transpose()?;
        Ok(Self { archive, sheets, beside })
    }

    /// Completes rows of a client, or of nobody: with the name where people read it, and with what programs get beside.
    pub(super) fn complete(&self, rows: &mut [SheetRow], client: Option<RowClient>) {
        for (at, cells) in rows.iter_mut() {
            let book = self.sheets.forms.get(*at).and_then(|form| form.name.parse::<Book>().ok());
            if let Some(place) = book.and_then(|book| own_name_place(book, self.sheets.names)) {
                cells.insert(place, Cell::maybe(client.and_then(|client| client.company), Cell::text));
            }
        }
        if let Some(beside) = &self.beside {
            beside.complete(self.sheets, rows, client.map(|client| client.key));
        }
    }

    /// The rows of a record, as it is on disk and as it is seen: in its register, among all records, and its events.
    pub(super) fn record(&self, whose: &RecordOf, (raw, case): (&Case, &Case), into: &mut Vec<SheetRow>) {
        let kind = case.stem.kind();
        let name = name_of(kind);
        let wanted = [name, flat::EVENTS, CASES];
        if !wanted.iter().any(|name| self.sheets.scope.wants(name)) {
            return;
        }
        // What a client or a unit is holds whatever the days that are asked for.
        let stays = matches!(kind, Kind::Cover | Kind::Unit | Kind::Person | Kind::Tenancy | Kind::Survey);
        if !stays && !self.sheets.scope.has(case.record.head.date()) {
            return;
        }
        let state = case_state::fold(case);
        let told = RecordTold { whose, case, state: state.as_ref(), values: values(&case.record) };
        if self.sheets.scope.wants(name) {
            if let (Some(at), Some(ledger)) = (self.sheets.place(name), book_of(kind).and_then(Book::ledger)) {
                let mut row = told.row(ledger);
                if let Some(place) = name_place(ledger, self.sheets.names) {
                    let of_client = whose.company.filter(|_| whose.name.is_some());
                    row.insert(place, Cell::maybe(of_client, Cell::text));
                }
                if self.beside.is_some() {
                    row.extend(told.beside());
                }
                into.push((at, row));
            }
            for place in [flat::RECORDS, name] {
                let at = self.sheets.place(place).filter(|_| place == flat::RECORDS || book_of(kind).is_none());
                if let Some((at, form)) = at.and_then(|at| Some((at, self.sheets.forms.get(at)?))) {
                    into.push((at, flat::record(&told, form)));
                }
            }
        }
        into.extend(self.beside.as_ref().and_then(|beside| beside.case(self.archive, self.sheets, &told)));
        if let Some(at) = self.sheets.place(flat::EVENTS) {
            into.extend(flat::events(&told, raw).into_iter().map(|cells| (at, cells)));
        }
    }
}

/// A unit as it was first, and every change of it since.
pub(super) fn unit(sheets: &Sheets, case: &Case) -> Vec<SheetRow> {
    let mut rows = Vec::new();
    if let Some((at, unit)) = sheets.place("units").zip(unit_changes::first(case)) {
        let [area, use_, owner, sub_tenants] = unit_values(&unit);
        let (code, floor) = (Cell::text(&unit.code), Cell::text(&unit.floor));
        rows.push((at, vec![code, floor, area, use_, owner, sub_tenants, Cell::maybe(unit.since, Cell::Date)]));
    }
    let Some(at) = sheets.place("unit_changes") else { return rows };
    rows.extend(unit_changes::changes(case).into_iter().map(|change| {
        let [area, use_, owner, sub_tenants] = unit_values(&change.unit);
        let into: Vec<String> = change.into.iter().map(ToString::to_string).collect();
        let (code, day) = (Cell::text(&change.unit.code), Cell::Date(change.day));
        let turn = Cell::text(change.turn);
        let note = Cell::maybe(change.note.as_ref(), Cell::text);
        (at, vec![code, day, turn, area, use_, owner, sub_tenants, joined(&into), note])
    }));
    rows
}

/// Where the paper of a file was put, and when, in the order of the days.
pub(super) fn places(sheets: &Sheets, name: &FileName, case: &Case) -> Vec<SheetRow> {
    let Some(at) = sheets.place("places") else { return Vec::new() };
    let mut placings: Vec<_> = stands::placings(case).filter(|(day, _)| sheets.scope.has(*day)).collect();
    placings.sort_by_key(|(day, _)| *day);
    let row = |(day, place): (Date, Place)| (at, vec![Cell::text(name), Cell::Date(day), Cell::text(place)]);
    placings.into_iter().map(row).collect()
}

fn unit_values(unit: &Unit) -> [Cell; 4] {
    [
        Cell::maybe(unit.area, |area| Cell::Decimal(area.square_metres())),
        Cell::maybe(unit.use_.as_ref(), Cell::text),
        Cell::maybe(unit.owner.as_ref(), Cell::text),
        lines(&unit.sub_tenants),
    ]
}
