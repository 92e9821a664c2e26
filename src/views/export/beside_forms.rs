//! The columns that programs get beside those of registers, and the tables of what deedbox has worked out.

use crate::model::book::Book;
use crate::model::sheet::{CellSort, Purpose, SheetColumn, SheetForm, Sums};

/// The one row of what was exported, and when.
pub(super) const ESTATE: &str = "estate";
/// A row for each case of any kind.
pub(super) const CASES: &str = "cases";
/// Which payment settled which charge.
pub(super) const ALLOCATIONS: &str = "allocations";
/// What each client owes.
pub(super) const ACCOUNTS: &str = "accounts";

/// The tables that can be asked for by name.
pub(super) const NAMES: [&str; 3] = [CASES, ALLOCATIONS, ACCOUNTS];

/// The key of a client's file: the unit and folder under which it was opened, wherever it lies now.
const CLIENT: (&str, CellSort) = ("client_key", CellSort::Text);
/// Of which archive a row is, by its id.
const OF_ESTATE: (&str, CellSort) = ("estate", CellSort::Text);
/// Whose row it is, and where it stands.
const OF_RECORD: [(&str, CellSort); 2] = [("record_id", CellSort::Text), ("status", CellSort::Code)];
/// The day on which a client left the last unit.
const DEPARTED: (&str, CellSort) = ("departed", CellSort::Date);

/// The columns of moments, each with that of its day.
const DAYS: [(&str, &str); 17] = [
    ("time", "time_day"),
    ("received", "received_day"),
    ("reported", "reported_day"),
    ("assigned", "assigned_day"),
    ("attended", "attended_day"),
    ("done", "done_day"),
    ("followed_up", "followed_up_day"),
    ("handled", "handled_day"),
    ("approved", "approved_day"),
    ("answered", "answered_day"),
    ("no_answer_needed", "no_answer_needed_day"),
    ("closed", "closed_day"),
    ("opened_at", "opened_at_day"),
    ("first_response", "first_response_day"),
    ("at_time", "at_time_day"),
    ("entered_at", "entered_at_day"),
    ("exported_at", "exported_at_day"),
];

const OF_CASES: [(&str, CellSort); 19] = [
    ("record", CellSort::Text),
    ("kind", CellSort::Code),
    ("of_unit", CellSort::Text),
    ("about", CellSort::Text),
    ("department", CellSort::Text),
    ("opened", CellSort::Date),
    ("opened_at", CellSort::Time),
    ("first_response", CellSort::Time),
    ("response_seconds", CellSort::Count),
    ("settled", CellSort::Flag),
    ("settled_on", CellSort::Date),
    ("days", CellSort::Count),
    ("late", CellSort::Flag),
    ("late_response", CellSort::Flag),
    ("held_too_long", CellSort::Flag),
    ("held_by", CellSort::Text),
    ("status", CellSort::Code),
    ("answer", CellSort::Code),
    ("issued", CellSort::Flag),
];

const OF_ALLOCATIONS: [(&str, CellSort); 5] = [
    ("payment", CellSort::Text),
    ("charge", CellSort::Text),
    ("refund", CellSort::Text),
    ("amount", CellSort::Money),
    ("paid_on", CellSort::Date),
];

const OF_ACCOUNTS: [(&str, CellSort); 9] = [
    ("as_of", CellSort::Date),
    ("not_due", CellSort::Money),
    ("days_0_30", CellSort::Money),
    ("days_31_60", CellSort::Money),
    ("days_61_90", CellSort::Money),
    ("over_90", CellSort::Money),
    ("overdue", CellSort::Money),
    ("credit", CellSort::Money),
    ("owed", CellSort::Money),
];

const OF_ESTATES: [(&str, CellSort); 6] = [
    ("estate_name", CellSort::Text),
    ("currency", CellSort::Code),
    ("utc_offset", CellSort::Text),
    ("format", CellSort::Count),
    ("schema_version", CellSort::Count),
    ("exported_at", CellSort::Time),
];

fn column((key, sort): (&'static str, CellSort)) -> SheetColumn {
    SheetColumn { key, heading: key, sort }
}

/// Adds the columns that programs get beside those of a sheet.
pub(super) fn widen(form: &mut SheetForm) {
    let book = form.name.parse::<Book>().ok();
    if book == Some(Book::Clients) {
        form.columns.push(column(DEPARTED));
    }
    if book.is_some_and(|book| book.ledger().is_some() || book == Book::Loans) {
        form.columns.extend(OF_RECORD.map(column));
    }
    if form.name != ESTATE {
        form.columns.push(column(CLIENT));
    }
    form.columns.push(column(OF_ESTATE));
    let moments = form.columns.iter().filter(|column| column.sort == CellSort::Time);
    let days = moments.filter_map(|column| DAYS.iter().find(|(key, _)| *key == column.key));
    let days: Vec<SheetColumn> = days.map(|(_, day)| column((day, CellSort::Date))).collect();
    form.columns.extend(days);
}

/// The tables that programs get beside the sheets, before they are widened.
pub(super) fn forms() -> [SheetForm; 4] {
    let form = |name, columns: &[(&'static str, CellSort)]| SheetForm {
        name,
        purpose: Purpose::Reading,
        sums: Sums::Nothing,
        columns: columns.iter().copied().map(column).collect(),
    };
    [
        form(ESTATE, &OF_ESTATES),
        form(CASES, &OF_CASES),
        form(ALLOCATIONS, &OF_ALLOCATIONS),
        form(ACCOUNTS, &OF_ACCOUNTS),
    ]
}
