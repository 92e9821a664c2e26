//! The rows of a record: in its register, and on the sheets that are read by people and programs.

use crate::archive::Archive;
use crate::model::book::Book;
use crate::model::record_values::values;
use crate::model::table::Cell;
use crate::model::{Case, Kind, case_state};
use crate::views::estate::Room;
use crate::views::export::flat;
use crate::views::export::registers::book_of;
use crate::views::export::sheets::{SheetRow, Sheets, name_of};
use crate::views::export::told::{RecordOf, RecordTold};

/// What rows are made with.
#[derive(Clone, Copy)]
pub(super) struct ExportReading<'a> {
    pub(super) archive: &'a Archive,
    pub(super) sheets: &'a Sheets,
}

impl<'a> ExportReading<'a> {
    pub(super) fn of(archive: &'a Archive, sheets: &'a Sheets) -> Self {
        Self { archive, sheets }
    }

    /// The rows of a record, as it is on disk and as it is seen: in its register, among all records, and its events.
    pub(super) fn record(&self, whose: &RecordOf, (raw, case): (&Case, &Case), into: &mut Vec<SheetRow>) {
        let kind = case.stem.kind();
        let name = name_of(kind);
        if !self.sheets.scope.wants(name) && !self.sheets.scope.wants(flat::EVENTS) {
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
                into.push((at, told.row(ledger)));
            }
            for place in [flat::RECORDS, name] {
                let at = self.sheets.place(place).filter(|_| place == flat::RECORDS || book_of(kind).is_none());
                if let Some((at, form)) = at.and_then(|at| Some((at, self.sheets.forms.get(at)?))) {
                    into.push((at, flat::record(&told, form)));
                }
            }
        }
        if let Some(at) = self.sheets.place(flat::EVENTS) {
            into.extend(flat::events(&told, raw).into_iter().map(|cells| (at, cells)));
        }
    }
}

pub(super) fn unit(sheets: &Sheets, room: &Room) -> Vec<SheetRow> {
    let row = |at| {
        let unit = &room.unit;
        let area = Cell::maybe(unit.area, |area| Cell::Decimal(area.square_metres()));
        let cells =
            vec![Cell::text(&unit.code), Cell::text(&unit.floor), area, Cell::maybe(unit.use_.as_ref(), Cell::text)];
        (at, cells)
    };
    sheets.place("units").map(row).into_iter().collect()
}
