//! The tables of a lake: their columns, and where each column comes from.

use crate::model::Moment;
use crate::model::book::Book;
use crate::model::export_scope::Scope;
use crate::model::kind::Kind;
use crate::model::lake::catalogue::ESTATES;
use crate::model::lake::{LakeColumn, LakeTable, Personal};
use crate::model::sheet::{CellSort, ClientNames, Purpose, SheetColumn, SheetForm, Sums};
use crate::model::table::Cell;
use crate::views::export::{OtherRecords, Papers, Sheets};

/// What clients owe at the end of a day.
pub(super) const ACCOUNT_DAYS: &str = "account_days";
/// What is held of deposits at the end of a day.
pub(super) const DEPOSIT_DAYS: &str = "deposit_days";
/// The units at the end of a day.
pub(super) const OCCUPANCY_DAYS: &str = "occupancy_days";
/// What files hold and lack at the end of a day.
pub(super) const COMPLETENESS_DAYS: &str = "completeness_days";
/// The tables that tell of days.
pub const FACTS: [&str; 4] = [ACCOUNT_DAYS, DEPOSIT_DAYS, OCCUPANCY_DAYS, COMPLETENESS_DAYS];
/// Those of them that tell something of every day from the first on.
pub const WITHOUT_HOLES: [&str; 2] = [ACCOUNT_DAYS, OCCUPANCY_DAYS];

type LakeColumns = &'static [(&'static str, CellSort)];

/// The tables that are worked out for the lake, behind the estate and the year.
const OWN: [(&str, LakeColumns); 5] = [
    (
        ESTATES,
        &[
            ("id", CellSort::Text),
            ("name", CellSort::Text),
            ("currency", CellSort::Code),
            ("utc_offset", CellSort::Text),
            ("format", CellSort::Count),
            ("schema_version", CellSort::Count),
            ("exported_at", CellSort::Time),
            ("exported_at_day", CellSort::Date),
            ("commit", CellSort::Text),
        ],
    ),
    (
        ACCOUNT_DAYS,
        &[
            ("client_key", CellSort::Text),
            ("as_of", CellSort::Date),
            ("not_due", CellSort::Money),
            ("days_0_30", CellSort::Money),
            ("days_31_60", CellSort::Money),
            ("days_61_90", CellSort::Money),
            ("over_90", CellSort::Money),
            ("overdue", CellSort::Money),
            ("credit", CellSort::Money),
        ],
    ),
    (
        DEPOSIT_DAYS,
        &[
            ("client_key", CellSort::Text),
            ("as_of", CellSort::Date),
            ("kind", CellSort::Code),
            ("held", CellSort::Money),
        ],
    ),
    (
        OCCUPANCY_DAYS,
        &[
            ("unit", CellSort::Text),
            ("floor", CellSort::Text),
            ("as_of", CellSort::Date),
            ("is_occupied", CellSort::Flag),
            ("area", CellSort::Decimal),
            ("client_key", CellSort::Text),
        ],
    ),
    (
        COMPLETENESS_DAYS,
        &[
            ("client_key", CellSort::Text),
            ("as_of", CellSort::Date),
            ("kinds_present", CellSort::Count),
            ("kinds_missing", CellSort::Count),
            ("fields_missing", CellSort::Count),
            ("there", CellSort::Count),
            ("wanted", CellSort::Count),
        ],
    ),
];

/// The table of cases.
const CASES: &str = "cases";

/// The table of who works in the office.
const STAFF: &str = "staff";

/// The sheets of an export that stand in another form in the lake.
const ELSEWHERE: [&str; 2] = ["estate", "accounts"];

/// The columns of words that name nobody and say nothing of their own: keys, codes of places, words of the office's lists. All
/// others stay in the archive unless what is personal goes along.
const PLAIN: [&str; 21] = [
    "record",
    "record_id",
    "client_key",
    "estate",
    "of_unit",
    "unit",
    "floor",
    "no",
    "payment",
    "charge",
    "charges",
    "refund",
    "period",
    "meter",
    "category",
    "question",
    "code",
    "utc_offset",
    "decides_on",
    "roles",
    "use",
];

/// Where the cell of a column comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pick {
    Estate,
    Year,
    Cell(usize),
    /// The key of a client.
    Client(usize),
    /// What a case is about, of the kinds that have a list for it.
    About(usize),
}

/// A table of the lake that is made of a sheet of an export.
#[derive(Clone, Debug)]
pub(super) struct RegisterForm {
    /// The place of the table.
    pub(super) table: usize,
    sheet: usize,
    pub(super) picks: Vec<Pick>,
    /// The column of the day that a row is of.
    pub(super) day: Option<usize>,
    /// The column of its year, where it has one.
    pub(super) year: Option<usize>,
    /// The column of the kind of record.
    kind: Option<usize>,
    /// Whether what a case is about is told of the kinds alone that have a list for it.
    listed: bool,
}

/// The tables of a lake.
#[derive(Debug)]
pub struct LakeForms {
    pub forms: Vec<SheetForm>,
    pub(super) sheets: Sheets,
    registers: Vec<RegisterForm>,
}

impl LakeForms {
    /// The tables that are written at a moment.
    pub fn of(personal: Personal, now: Moment) -> Self {
        let sheets = Sheets::of(&Scope::default(), (OtherRecords::Facts, now), (Papers::Left, ClientNames::Left));
        let mut forms: Vec<SheetForm> = OWN.iter().map(|(name, columns)| own_form(name, columns)).collect();
        let mut registers = Vec::new();
        for (sheet, form) in sheets.forms.iter().enumerate().filter(|(_, form)| !ELSEWHERE.contains(&form.name)) {
            let (register, form) = register_form((sheet, form), forms.len(), personal);
            registers.push(register);
            forms.push(form);
        }
        Self { forms, sheets, registers }
    }

    /// Where a table stands.
    pub(super) fn place(&self, name: &str) -> Option<usize> {
        self.forms.iter().position(|form| form.name == name)
    }

    pub(super) fn of_sheet(&self, sheet: usize) -> Option<&RegisterForm> {
        self.registers.iter().find(|register| register.sheet == sheet)
    }
}

impl RegisterForm {
    /// Whether a row stays in the archive: exports are registered there, and to publish them would be something new to register.
    pub(super) fn is_left(&self, cells: &[Cell]) -> bool {
        self.kind.and_then(|at| cells.get(at)) == Some(&Cell::Code(Kind::Export.as_str()))
    }

    /// Whether a row is of a kind that has a list of what it is about.
    pub(super) fn has_listed_about(&self, cells: &[Cell]) -> bool {
        let listed =
            [Kind::Complaint, Kind::Repair, Kind::Violation, Kind::Application].map(|kind| Cell::Code(kind.as_str()));
        !self.listed || self.kind.and_then(|at| cells.get(at)).is_some_and(|kind| listed.contains(kind))
    }
}

/// Every table with every column, those included that stand only where what is personal goes along.
pub fn schema() -> Vec<LakeTable> {
    // The columns are the same at every moment.
    let Ok(now) = "2000-01-01T00:00:00+00:00".parse::<Moment>() else { return Vec::new() };
    let (all, plain) = (LakeForms::of(Personal::Along, now), LakeForms::of(Personal::Left, now));
    let table = |(all, plain): (&SheetForm, &SheetForm)| LakeTable {
        name: all.name,
        columns: all
            .columns
            .iter()
            .map(|column| LakeColumn { key: column.key, sort: column.sort, personal: !plain.columns.contains(column) })
            .collect(),
    };
    all.forms.iter().zip(&plain.forms).map(table).collect()
}

fn column((key, sort): (&'static str, CellSort)) -> SheetColumn {
    SheetColumn { key, heading: key, sort }
}

/// The columns with which every table begins.
const FIRST: [(&str, CellSort); 2] = [("estate", CellSort::Text), ("year", CellSort::Count)];

fn own_form(name: &'static str, columns: LakeColumns) -> SheetForm {
    let columns = FIRST.iter().chain(columns).copied().map(column).collect();
    SheetForm { name, purpose: Purpose::Reading, sums: Sums::Nothing, columns }
}

fn register_form((sheet, of): (usize, &SheetForm), table: usize, personal: Personal) -> (RegisterForm, SheetForm) {
    let at = |key: &str| of.columns.iter().position(|column| column.key == key);
    let (mut columns, mut picks): (Vec<SheetColumn>, Vec<Pick>) =
        (FIRST.map(column).to_vec(), vec![Pick::Estate, Pick::Year]);
    let kind = at("record_kind").or_else(|| at("kind"));
    for (place, column) in of.columns.iter().enumerate() {
        let stands = FIRST.iter().any(|(key, _)| *key == column.key);
        if stands || personal == Personal::Left && !is_plain(of.name, column) {
            continue;
        }
        columns.push(*column);
        picks.push(match column.key {
            "about" if personal == Personal::Left => Pick::About(place),
            "client_key" => Pick::Client(place),
            _ => Pick::Cell(place),
        });
    }
    // What stays as it is, is of no year; else the first day that a register tells of is the one that a row is of.
    let is_dimension = of
        .name
        .parse::<Book>()
        .is_ok_and(|book| matches!(book, Book::Staff | Book::Units | Book::Clients | Book::SurveyQuestions));
    let first = of.columns.iter().find(|column| matches!(column.sort, CellSort::Date | CellSort::Time));
    let day = first.filter(|_| !is_dimension).and_then(|first| match first.sort {
        CellSort::Time => at(&format!("{}_day", first.key)),
        _ => at(first.key),
    });
    let listed = of.name == CASES;
    let register = RegisterForm { table, sheet, picks, day, year: at("year"), kind, listed };
    let form = SheetForm { name: of.name, purpose: Purpose::Reading, sums: Sums::Nothing, columns };
    (register, form)
}

/// Whether a column names nobody and says nothing of its own.
fn is_plain(table: &str, column: &SheetColumn) -> bool {
    let here = match table {
        CASES => column.key == "about",
        // Whoever works here is told by the id and the duties.
        STAFF => matches!(column.key, "staff" | "department" | "role"),
        _ => false,
    };
    column.sort != CellSort::Text || here || PLAIN.contains(&column.key)
}
