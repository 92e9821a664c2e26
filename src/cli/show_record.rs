//! `deedbox show ID`: a record laid open.

use std::str::FromStr;

use rust_decimal::Decimal;
use toml::Value;

use crate::cli::context::Context;
use crate::cli::words::step_command;
use crate::error::Result;
use crate::model::case::{Fate, values};
use crate::model::form;
use crate::model::table::{Cell, Table, text};
use crate::model::{Kind, RecordId};
use crate::output::{self, Format};
use crate::views::enquiries;
use crate::views::record_sheet::{AmendmentLine, Effect, RecordSheet};

/// Prints a record: its fields, then what was amended, then its steps.
pub(super) fn print(ctx: &mut Context, sheet: &RecordSheet) -> Result<()> {
    let (fields, amendments, steps) = (fields(sheet), amendments(&sheet.amendments), steps(sheet));
    match ctx.format() {
        Format::Csv => ctx.table(&steps),
        Format::Json => {
            let mut object = output::object(&fields);
            if let Some(object) = object.as_object_mut() {
                object.insert("amendments".to_owned(), output::rows(&amendments));
                object.insert("steps".to_owned(), output::rows(&steps));
                if sheet.record.head.kind == Kind::Enquiry {
                    object.insert("beside".to_owned(), output::rows(&enquiries::table(&sheet.beside)));
                }
            }
            ctx.json(&object)
        }
        Format::Table => {
            ctx.sheet(&fields)?;
            if !amendments.rows.is_empty() {
                ctx.section(&amendments, &["key", "before", "after", "from", "by", "fate", "decided_by"])?;
            }
            if !sheet.beside.is_empty() {
                ctx.section(&enquiries::table(&sheet.beside), &["date", "id", "kind", "title", "status"])?;
            }
            if steps.rows.is_empty() {
                return Ok(());
            }
            let mut keys = vec!["when", "step", "by", "to", "note"];
            if sheet.steps.iter().any(|step| step.effect != Effect::Counts) {
                keys.push("effect");
            }
            ctx.section(&steps, &keys)
        }
    }
}

fn fields(sheet: &RecordSheet) -> Vec<(&'static str, Cell)> {
    let head = &sheet.record.head;
    let id = sheet.id.to_string();
    let state = sheet.state.as_ref();
    let list = |items: Vec<String>| if items.is_empty() { Cell::Empty } else { Cell::List(items) };
    let mut pairs = vec![
        ("id", Cell::text(&id)),
        ("kind", Cell::Code(head.kind.as_str())),
        ("status", Cell::maybe(sheet.status, Cell::Code)),
        ("since", Cell::maybe(state.and_then(|state| state.since), Cell::text)),
        ("with", Cell::maybe(state.and_then(|state| state.with.as_ref()), Cell::text)),
        ("passed", list(state.map_or_else(Vec::new, |s| s.passed.iter().map(ToString::to_string).collect()))),
        ("next", list(sheet.due.iter().map(|rule| step_command(&id, rule.action).replace('`', "")).collect())),
        ("void_reason", Cell::maybe(sheet.voided.as_ref(), |(reason, _)| Cell::text(reason))),
        ("refiled_to", Cell::maybe(sheet.voided.as_ref().and_then(|(_, to)| to.as_ref()), Cell::text)),
        ("void_approvals", list(sheet.void_approvals.iter().map(ToString::to_string).collect())),
        ("contradictions", list(sheet.contradictions.iter().map(ToString::to_string).collect())),
        ("enquiry", Cell::maybe(head.enquiry, |stem| Cell::text(RecordId { owner: enquiries::OWNER, stem: stem.0 }))),
        ("no", Cell::maybe(head.no.as_ref(), Cell::text)),
        ("title", Cell::maybe(head.title.as_ref(), Cell::text)),
        ("date", Cell::Date(head.date())),
        ("time", Cell::maybe(head.when.moment(), Cell::text)),
    ];
    let told = values(&sheet.record);
    for key in form::keys(head.kind) {
        // What a seal or a list covers is for programs, which read the file itself.
        if !matches!(*key, "covers" | "room_papers") {
            pairs.push((key, told.get(*key).map_or(Cell::Empty, |value| cell(key, value))));
        }
    }
    pairs.extend([
        ("entered_at", Cell::text(head.at)),
        ("entered_by", Cell::text(&head.by)),
        ("path", Cell::text(&sheet.path)),
    ]);
    pairs
}

/// A value as it is shown; amounts and areas are decimals.
pub(super) fn cell(key: &str, value: &Value) -> Cell {
    match value {
        Value::String(text) if matches!(key, "amount" | "area") => {
            Decimal::from_str(text).map_or_else(|_| Cell::text(text), Cell::Decimal)
        }
        Value::String(text) => Cell::text(text),
        Value::Integer(number) => Cell::Count(*number),
        Value::Boolean(flag) => Cell::Flag(*flag),
        Value::Datetime(time) => match time.to_string().parse() {
            Ok(date) => Cell::Date(date),
            Err(_) => Cell::text(time),
        },
        Value::Array(items) if items.is_empty() => Cell::Empty,
        Value::Array(items) => Cell::List(items.iter().map(plain).collect()),
        other => Cell::text(plain(other)),
    }
}

/// A value in a line: of a person, a paper, an answer what is known of them, one after the other.
pub(super) fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join("; "),
        Value::Table(table) => match table.get("path") {
            Some(path) => plain(path),
            None => {
                // In the order in which they are typed: a name before a number.
                let known = ["name", "phone", "email"];
                let first = known.iter().filter_map(|key| table.get(*key));
                let rest = table.iter().filter(|(key, _)| !known.contains(&key.as_str())).map(|(_, value)| value);
                first.chain(rest).map(plain).collect::<Vec<_>>().join(", ")
            }
        },
        other => other.to_string(),
    }
}

/// What was amended, as a table.
pub(super) fn amendments(lines: &[AmendmentLine]) -> Table {
    let columns =
        ["id", "key", "before", "after", "from", "by", "date", "reason", "fate", "decided_by", "decided_on"].map(text);
    let mut table = Table::new("amendments", &columns);
    for line in lines {
        let (fate, decided) = match &line.fate {
            Fate::Waits => ("waits", None),
            Fate::Approved { by, date, .. } => ("approved", Some((by, date))),
            Fate::Rejected { by, date } => ("rejected", Some((by, date))),
        };
        table.rows.push(vec![
            Cell::text(&line.event),
            Cell::text(&line.key),
            Cell::maybe(line.before.as_ref(), |value| Cell::text(plain(value))),
            Cell::maybe(line.after.as_ref(), |value| Cell::text(plain(value))),
            Cell::Date(line.from),
            Cell::text(&line.by),
            Cell::Date(line.date),
            Cell::maybe(line.reason.as_ref(), Cell::text),
            Cell::Code(fate),
            Cell::maybe(decided, |(by, _)| Cell::text(by)),
            Cell::maybe(decided, |(_, date)| Cell::Date(*date)),
        ]);
    }
    table.rows.reverse();
    table
}

/// The steps as a table, newest first.
fn steps(sheet: &RecordSheet) -> Table {
    let columns = ["when", "step", "by", "to", "note", "effect", "role", "id"].map(text);
    let mut table = Table::new("steps", &columns);
    for step in sheet.steps.iter().rev() {
        table.rows.push(vec![
            Cell::maybe(step.when, Cell::text),
            Cell::Code(step.action.as_str()),
            Cell::maybe(step.by.as_ref(), Cell::text),
            if step.to.is_empty() { Cell::Empty } else { Cell::Text(step.to.join("、")) },
            Cell::maybe(step.note.as_ref(), Cell::text),
            Cell::Code(step.effect.as_str()),
            Cell::maybe(step.role.as_ref(), Cell::text),
            Cell::maybe(step.event.as_ref(), Cell::text),
        ]);
    }
    table
}
