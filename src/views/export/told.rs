//! What is told of a record in each column: whose it is, its values, its steps, as registers and flat tables have them.

use std::collections::BTreeMap;
use std::str::FromStr;

use rust_decimal::Decimal;
use toml::{Table, Value};

use crate::model::book::ledger::{CellMeans, RegisterLedger};
use crate::model::premises::Premises;
use crate::model::sheet::CellSort;
use crate::model::table::Cell;
use crate::model::{Action, Case, CaseState, FileName, Happened, Kind, Line, Owner, RecordId};

pub(super) struct RecordOf<'a> {
    /// Where it lies.
    pub(super) owner: &'a Owner,
    /// By what name rows call the client; none of what concerns nobody alone.
    pub(super) name: Option<&'a FileName>,
    /// By what number rows call the enquiry for which it was.
    pub(super) enquiry: Option<String>,
    /// What no client holds, of which it was recorded.
    pub(super) premises: Option<Premises>,
    pub(super) company: Option<&'a Line>,
    /// What registers call papers, and what stands on shelves.
    pub(super) called: &'a BTreeMap<String, String>,
}

/// A record with what is told of it.
pub(super) struct RecordTold<'a> {
    pub(super) whose: &'a RecordOf<'a>,
    pub(super) case: &'a Case,
    pub(super) state: Option<&'a CaseState>,
    pub(super) values: Table,
}

impl RecordTold<'_> {
    pub(super) fn id(&self) -> RecordId {
        RecordId { owner: self.whose.owner.clone(), stem: self.case.stem }
    }

    /// The office's number; of what has none, the id, by which it is told from all others.
    pub(super) fn no(&self) -> String {
        self.case.record.head.no.as_ref().map_or_else(|| self.id().long(), ToString::to_string)
    }

    /// Its id, and where it stands: what programs get beside its row.
    pub(super) fn beside(&self) -> [Cell; 2] {
        [Cell::text(self.id().long()), Cell::maybe(self.state, |state| Cell::Code(state.status.as_str()))]
    }

    /// Its row in a register.
    pub(super) fn row(&self, ledger: &RegisterLedger) -> Vec<Cell> {
        ledger.exported().map(|(_, means, sort)| self.cell(means, sort)).collect()
    }

    fn cell(&self, means: CellMeans, sort: CellSort) -> Cell {
        let head = &self.case.record.head;
        let time = |action| self.state.and_then(|state| state.time(action));
        match means {
            CellMeans::No => Cell::Text(self.no()),
            CellMeans::Unit => match (self.whose.name, &self.whose.premises) {
                (Some(name), _) => Cell::text(name),
                (None, Some(premises)) => Cell::text(premises),
                (None, None) => Cell::maybe(self.whose.enquiry.as_ref(), Cell::text),
            },
            CellMeans::When => when(head.when, sort),
            // A notice is told by its title; one that has none is told by its id.
            CellMeans::Title if head.title.is_none() && head.kind == Kind::Notice => Cell::text(self.id().long()),
            CellMeans::Title => Cell::maybe(head.title.as_ref(), Cell::text),
            CellMeans::Value(key) | CellMeans::List(key) | CellMeans::Code(key, _) | CellMeans::Flag(key) => {
                match (self.values.get(key), sort) {
                    (None, CellSort::Flag) => Cell::Flag(false),
                    (None, _) => Cell::Empty,
                    (Some(value), _) => of_value(value, sort),
                }
            }
            CellMeans::Papers(key) => joined(&self.called(key)),
            // Of a hold the volumes are named beside the files: a register knows both by whose they are.
            CellMeans::Pieces(key) if head.kind == Kind::Hold => {
                joined(&[self.called(key), self.called("volumes")].concat())
            }
            CellMeans::Pieces(key) => joined(&self.called(key)),
            // What came back number by number, and is out in part, has not come back: a register has one day for all of it.
            CellMeans::Step(action) if head.kind == Kind::Issue => {
                let last = self.state.filter(|state| state.settled && state.taken.last() == Some(&action));
                Cell::maybe(last.and_then(|_| time(action)), |at| when(at, sort))
            }
            CellMeans::Step(action) => Cell::maybe(time(action), |at| when(at, sort)),
            CellMeans::By(Action::Approved) => {
                Cell::maybe(self.state.and_then(|state| state.approved_by.as_ref()), Cell::text)
            }
            CellMeans::By(action) => Cell::maybe(self.step(action).and_then(|step| step.0), Cell::Text),
            CellMeans::Note(action) => Cell::maybe(self.step(action).and_then(|step| step.1), Cell::Text),
            CellMeans::To(_) | CellMeans::PassedTo(_) => {
                Cell::maybe(self.state.and_then(|state| state.with.as_ref()), Cell::text)
            }
            CellMeans::Decided => {
                let at = time(Action::Approved).or_else(|| time(Action::Rejected));
                Cell::maybe(at, |at| when(at, sort))
            }
            CellMeans::Outcome => Cell::Code(self.outcome()),
        }
    }

    /// The values of a field, as registers call them.
    fn called(&self, key: &str) -> Vec<String> {
        let values = self.values.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let called = |value: &Value| self.whose.called.get(&shown(value)).cloned().unwrap_or_else(|| shown(value));
        values.iter().map(called).collect()
    }

    /// Who took a step last, and what was remarked with it.
    fn step(&self, action: Action) -> Option<(Option<String>, Option<String>)> {
        self.state.filter(|state| state.times.contains_key(&action) || state.taken.last() == Some(&action))?;
        if let Some(named) = self.case.events.iter().rfind(|named| named.event.head.action == action) {
            let note = named.event.deed.note().map(ToString::to_string);
            return Some((Some(named.event.head.by.to_string()), note));
        }
        let step = self.case.record.events.iter().rfind(|step| step.action == action)?;
        Some((step.by.as_ref().map(ToString::to_string), step.note.as_ref().map(ToString::to_string)))
    }

    fn outcome(&self) -> &'static str {
        let taken = |action| self.state.is_some_and(|state| state.taken.contains(&action));
        if taken(Action::Rejected) {
            "rejected"
        } else if taken(Action::Approved) {
            "approved"
        } else {
            "pending"
        }
    }
}

/// When something was: the day alone where a column is one of days.
pub(super) fn when(when: Happened, sort: CellSort) -> Cell {
    match (when, sort) {
        (Happened::At(moment), CellSort::Time) => Cell::Time(moment),
        (other, _) => Cell::Date(other.date()),
    }
}

/// Several words in one cell, as registers have them.
pub(super) fn joined(words: &[String]) -> Cell {
    if words.is_empty() { Cell::Empty } else { Cell::Text(words.join(";")) }
}

/// Names in one cell, as registers have them.
pub(super) fn lines(names: &[Line]) -> Cell {
    joined(&names.iter().map(ToString::to_string).collect::<Vec<_>>())
}

/// A value as a record has it, in a column of a sort. What is not of the sort is nothing there.
pub(super) fn of_value(value: &Value, sort: CellSort) -> Cell {
    match (sort, value) {
        (CellSort::Text | CellSort::Code, value) => Cell::Text(shown(value)),
        (CellSort::Money, Value::String(text)) => Decimal::from_str(text).map_or(Cell::Empty, Cell::money),
        (CellSort::Decimal, Value::String(text)) => Decimal::from_str(text).map_or(Cell::Empty, Cell::Decimal),
        (CellSort::Count, Value::Integer(number)) => Cell::Count(*number),
        (CellSort::Count, Value::String(text)) => text.parse().map_or(Cell::Empty, Cell::Count),
        (CellSort::Flag, Value::Boolean(yes)) => Cell::Flag(*yes),
        (CellSort::Date | CellSort::Time, Value::Datetime(date)) => match date.to_string().parse() {
            Ok(date) => Cell::Date(date),
            Err(_) => date.to_string().parse().map_or(Cell::Empty, Cell::Time),
        },
        _ => Cell::Empty,
    }
}

/// A value in words: lists with `;` between, tables as `key=value`.
fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(shown).collect::<Vec<_>>().join(";"),
        Value::Table(table) => {
            table.iter().map(|(key, value)| format!("{key}={}", shown(value))).collect::<Vec<_>>().join(" ")
        }
        other => other.to_string(),
    }
}
