//! Records and events as flat tables: one name for a field whatever the kind, one row for each.

use std::collections::BTreeMap;

use crate::model::event::EventBody;
use crate::model::record::{Body, KindSheet};
use crate::model::sheet::{CellSort, Purpose, SheetColumn, SheetForm, Sums};
use crate::model::table::Cell;
use crate::model::{Case, Kind, Line};
use crate::views::export::told::{RecordTold, of_value, when};

/// The sheet of all records.
pub(super) const RECORDS: &str = "records";
/// The sheet of all events.
pub(super) const EVENTS: &str = "events";

/// The kinds that no register holds, in the order of their sheets, each with its name there.
pub(super) fn others() -> impl Iterator<Item = (Kind, &'static str)> {
    Kind::listed().filter_map(|kind| match kind.facts().sheet {
        KindSheet::Alone(name) => Some((kind, name)),
        KindSheet::In(_) => None,
    })
}

/// What stands before the fields of a record's form.
const HEAD: [(&str, CellSort); 12] = [
    ("record", CellSort::Text),
    ("record_kind", CellSort::Code),
    ("of_unit", CellSort::Text),
    ("of_client", CellSort::Text),
    ("of_company", CellSort::Text),
    ("on_day", CellSort::Date),
    ("at_time", CellSort::Time),
    ("entered_at", CellSort::Time),
    ("entered_by", CellSort::Text),
    ("office_no", CellSort::Text),
    ("subject", CellSort::Text),
    ("status", CellSort::Code),
];

const EVENT: [(&str, CellSort); 12] = [
    ("record", CellSort::Text),
    ("record_kind", CellSort::Code),
    ("step", CellSort::Count),
    ("action", CellSort::Code),
    ("decides_on", CellSort::Text),
    ("on_day", CellSort::Date),
    ("at_time", CellSort::Time),
    ("entered_at", CellSort::Time),
    ("entered_by", CellSort::Text),
    ("passed_on_to", CellSort::Text),
    ("remark", CellSort::Text),
    ("new_values", CellSort::Text),
];

fn column((key, sort): (&'static str, CellSort)) -> SheetColumn {
    SheetColumn { key, heading: key, sort }
}

fn sort_of(kind: Kind, key: &str) -> CellSort {
    match (Body::fields(kind).iter().find(|field| field.key == key).map(|field| field.of), key) {
        (Some("Flag"), _) => CellSort::Flag,
        (Some("Money"), _) => CellSort::Money,
        (Some("Area" | "Hours"), _) => CellSort::Decimal,
        (Some("Count" | "Year"), _) | (None, "items" | "pages" | "year") => CellSort::Count,
        (Some("Date"), _) | (None, "due" | "move_in" | "move_out") => CellSort::Date,
        _ => CellSort::Text,
    }
}

/// The fields of a kind. The two ends of what a box holds are days, of anything else `to` is somebody.
fn fields(kind: Kind) -> impl Iterator<Item = (&'static str, CellSort)> {
    Body::keys(kind).iter().map(move |key| (*key, sort_of(kind, key)))
}

/// The sheet of a kind that no register holds.
pub(super) fn form_of((kind, name): (Kind, &'static str)) -> SheetForm {
    let head = HEAD.into_iter().filter(|(key, _)| *key != "record_kind");
    let columns = head.map(column).chain(fields(kind).map(column)).collect();
    SheetForm { name, purpose: Purpose::Reading, sums: Sums::Nothing, columns }
}

/// Every record, each field of each kind a column.
pub(super) fn records_form() -> SheetForm {
    let mut known: BTreeMap<&'static str, CellSort> = BTreeMap::new();
    let mut columns: Vec<SheetColumn> = HEAD.into_iter().map(column).collect();
    for kind in Kind::ALL {
        for (key, sort) in fields(*kind) {
            if known.insert(key, sort).is_none() {
                columns.push(column((key, sort)));
            }
        }
    }
    SheetForm { name: RECORDS, purpose: Purpose::Reading, sums: Sums::Nothing, columns }
}

/// Every event.
pub(super) fn events_form() -> SheetForm {
    SheetForm {
        name: EVENTS,
        purpose: Purpose::Reading,
        sums: Sums::Nothing,
        columns: EVENT.into_iter().map(column).collect(),
    }
}

/// The row of a record.
pub(super) fn record(told: &RecordTold, form: &SheetForm) -> Vec<Cell> {
    let head = &told.case.record.head;
    let cell = |column: &SheetColumn| match column.key {
        "record" => Cell::text(told.id().long()),
        "record_kind" => Cell::Code(head.kind.as_str()),
        "of_unit" => Cell::maybe(told.whose.name, |name| Cell::text(name.unit())),
        "of_client" => Cell::maybe(told.whose.name, Cell::text),
        "of_company" => Cell::maybe(told.whose.company, Cell::text),
        "on_day" => Cell::Date(head.date()),
        "at_time" => Cell::maybe(head.when.moment(), Cell::Time),
        "entered_at" => Cell::Time(head.at),
        "entered_by" => Cell::text(&head.by),
        "office_no" => Cell::maybe(head.no.as_ref(), Cell::text),
        "subject" => Cell::maybe(head.title.as_ref(), Cell::text),
        "status" => Cell::maybe(told.state, |state| Cell::Code(state.status.as_str())),
        key => told.values.get(key).map_or(Cell::Empty, |value| of_value(value, column.sort)),
    };
    form.columns.iter().map(cell).collect()
}

/// The rows of what happened to a record: the steps that a register told, then its events.
pub(super) fn events(told: &RecordTold, raw: &Case) -> Vec<Vec<Cell>> {
    let (id, kind) = (told.id().long(), told.case.record.head.kind.as_str());
    let head = &told.case.record.head;
    let embedded = told.case.record.events.iter().map(|step| {
        let time = step.when();
        vec![
            Cell::text(&id),
            Cell::Code(kind),
            Cell::Empty,
            Cell::Code(step.action.as_str()),
            Cell::Empty,
            Cell::maybe(time, |at| when(at, CellSort::Date)),
            Cell::maybe(step.time, Cell::Time),
            Cell::Time(head.at),
            Cell::maybe(step.by.as_ref(), Cell::text),
            Cell::maybe(step.to.as_ref(), Cell::text),
            Cell::maybe(step.note.as_ref(), Cell::text),
            Cell::Empty,
        ]
    });
    let later = raw.events.iter().map(|named| {
        let (head, deed) = (&named.event.head, &named.event.deed);
        let to = if let EventBody::Stepped(_, stride) = deed { stride.to.as_ref() } else { None };
        let values = match deed {
            EventBody::Amended(amendment) => Some(amendment.values.0.to_string().trim_end().replace('\n', "; ")),
            EventBody::Located(locating) => Some(format!("place = \"{}\"", locating.place)),
            _ => None,
        };
        vec![
            Cell::text(&id),
            Cell::Code(kind),
            Cell::Count(named.step.number.into()),
            Cell::Code(head.action.as_str()),
            Cell::maybe(head.of.as_ref(), |of| Cell::text(of.0)),
            Cell::Date(head.date()),
            Cell::maybe(head.when.moment(), Cell::Time),
            Cell::Time(head.at),
            Cell::text(&head.by),
            Cell::maybe(to, Cell::text),
            Cell::maybe(deed.note(), Cell::text),
            match deed {
                EventBody::Stepped(_, stride) if !stride.numbers.is_empty() => {
                    let numbers: Vec<&str> = stride.numbers.iter().map(Line::as_str).collect();
                    Cell::text(format!("numbers = {}", numbers.join("; ")))
                }
                _ => Cell::maybe(values, Cell::Text),
            },
        ]
    });
    embedded.chain(later).collect()
}
