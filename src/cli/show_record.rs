//! `deedbox show ID`: a record laid open.

use std::str::FromStr;

use rust_decimal::Decimal;
use toml::Value;

use crate::archive::Archive;
use crate::archive::signatures::SignatureState;
use crate::cli::common::OutputFormat;
use crate::cli::context::Context;
use crate::cli::from_here;
use crate::cli::words::{Words, step_command};
use crate::error::Result;
use crate::model::proposal::Fate;
use crate::model::record::Body;
use crate::model::record_values::values;
use crate::model::table::{Cell, Table, figure, text};
use crate::model::{Kind, PaperId, RecordId};
use crate::output::page::document::{PageDocument, Part};
use crate::output::{self, Format};
use crate::views::enquiries;
use crate::views::record_sheet::{AmendmentLine, Effect, PaperAt, RecordSheet};

/// Prints a record: its fields, then what was amended, then its steps.
pub(super) fn print(ctx: &mut Context, archive: &Archive, sheet: &RecordSheet) -> Result<()> {
    // Of a document the record is the paper's own.
    let named = sheet.named.filter(|name| name.number.is_some());
    if let Some(paper) = sheet.papers.iter().find(|paper| Some(paper.paper.name) == named) {
        return print_paper(ctx, archive, sheet, paper);
    }
    if ctx.common.format == OutputFormat::Html {
        return ctx.document(
            archive,
            &PageDocument { title: Some(sheet.id.to_string()), parts: parts(sheet), ..PageDocument::default() },
        );
    }
    let papers = papers(sheet);
    let (fields, amendments, steps) = (fields(sheet), amendments(&sheet.amendments), steps(sheet));
    match ctx.format() {
        Format::Csv => ctx.table(&steps),
        Format::Json => {
            let mut object = output::object(&fields);
            if let Some(object) = object.as_object_mut() {
                object.insert("amendments".to_owned(), output::rows(&amendments));
                object.insert("steps".to_owned(), output::rows(&steps));
                object.insert("papers".to_owned(), output::rows(&papers));
                if sheet.record.head.kind == Kind::Enquiry {
                    object.insert("beside".to_owned(), output::rows(&enquiries::table(&sheet.beside)));
                }
            }
            ctx.json(&object)
        }
        Format::Table => {
            let fields = from_here::sheet(ctx, archive, &fields);
            ctx.sheet(&fields)?;
            if !amendments.rows.is_empty() {
                let of_papers = sheet.amendments.iter().any(|line| line.paper.is_some());
                let mut keys = vec!["key", "before", "after", "from", "by", "fate", "decided_by"];
                if of_papers {
                    keys.insert(0, "paper");
                }
                ctx.section(&amendments, &keys)?;
            }
            if sheet.record.head.kind != Kind::Document && !papers.rows.is_empty() {
                ctx.section(&papers, &["date", "id", "title", "category", "level", "pages"])?;
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
            if sheet.steps.iter().any(|step| step.signed.is_some()) {
                keys.push("signed");
            }
            ctx.section(&steps, &keys)
        }
    }
}

/// What a page says of a record: its fields, its papers, what was amended, its steps.
pub(super) fn parts(sheet: &RecordSheet) -> Vec<Part> {
    let tables = [
        (papers(sheet), &["date", "id", "title", "category", "level", "pages"][..]),
        (enquiries::table(&sheet.beside), &["date", "id", "kind", "title", "status"]),
        (amendments(&sheet.amendments), &["paper", "key", "before", "after", "from", "by", "fate", "decided_by"]),
        (steps(sheet), &["when", "step", "by", "to", "note", "effect"]),
    ];
    let of_document = sheet.record.head.kind == Kind::Document;
    let tables =
        tables.into_iter().filter(|(table, _)| !(table.rows.is_empty() || of_document && table.name == "papers"));
    let parts = tables.map(|(table, keys)| Part::Listing(table.only(keys)));
    std::iter::once(Part::Sheet(fields(sheet))).chain(parts).collect()
}

/// Prints one paper that came with a record: what it is, and where it lies.
fn print_paper(ctx: &mut Context, archive: &Archive, sheet: &RecordSheet, at: &PaperAt) -> Result<()> {
    let PaperAt { paper, path } = at;
    let is_page = ctx.common.format == OutputFormat::Html;
    let mut lines = sheet.amendments.clone();
    lines.retain(|line| line.paper.as_ref().is_some_and(|id| id.name == paper.name));
    let amendments = amendments(&lines);
    let fields = vec![
        ("id", Cell::text(PaperId { owner: sheet.id.owner.clone(), name: paper.name })),
        ("title", Cell::text(&paper.title)),
        ("category", Cell::text(&paper.category)),
        ("level", Cell::Code(paper.level.as_str())),
        ("date", Cell::Date(paper.date)),
        ("pages", Cell::maybe(paper.attachment.pages, |pages| Cell::Count(pages.into()))),
        ("record", Cell::text(&sheet.id)),
        ("kind", Cell::Code(sheet.record.head.kind.as_str())),
        ("void_reason", Cell::maybe(sheet.voided.as_ref(), |(reason, _)| Cell::text(reason))),
        ("entered_at", Cell::text(paper.at)),
        ("path", Cell::maybe(path.as_ref(), Cell::text)),
    ];
    if is_page {
        let parts = vec![Part::Sheet(fields), Part::Listing(amendments)];
        return ctx.document(
            archive,
            &PageDocument { title: Some(paper.title.to_string()), parts, ..PageDocument::default() },
        );
    }
    match ctx.format() {
        Format::Csv => ctx.table(&amendments),
        Format::Json => {
            let mut object = output::object(&fields);
            if let Some(object) = object.as_object_mut() {
                object.insert("amendments".to_owned(), output::rows(&amendments));
            }
            ctx.json(&object)
        }
        Format::Table => {
            let fields = from_here::sheet(ctx, archive, &fields);
            ctx.sheet(&fields)?;
            if amendments.rows.is_empty() {
                return Ok(());
            }
            ctx.section(&amendments, &["key", "before", "after", "from", "by", "fate", "decided_by"])
        }
    }
}

/// The papers that came with a record and its steps.
fn papers(sheet: &RecordSheet) -> Table {
    let columns = ["date", "id", "title", "category", "level"].map(text).into_iter();
    let columns: Vec<_> = columns.chain([figure("pages"), text("path")]).collect();
    let mut table = Table::new("papers", &columns);
    for PaperAt { paper, path } in &sheet.papers {
        table.rows.push(vec![
            Cell::Date(paper.date),
            Cell::text(PaperId { owner: sheet.id.owner.clone(), name: paper.name }),
            Cell::text(&paper.title),
            Cell::text(&paper.category),
            Cell::Code(paper.level.as_str()),
            Cell::maybe(paper.attachment.pages, |pages| Cell::Count(pages.into())),
            Cell::maybe(path.as_ref(), Cell::text),
        ]);
    }
    table
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
        (
            "next",
            list(
                sheet.due.iter().map(|step| step_command(Words::for_programs(), &id, *step).replace('`', "")).collect(),
            ),
        ),
        ("void_reason", Cell::maybe(sheet.voided.as_ref(), |(reason, _)| Cell::text(reason))),
        ("refiled_to", Cell::maybe(sheet.voided.as_ref().and_then(|(_, to)| to.as_ref()), Cell::text)),
        ("void_approvals", list(sheet.void_approvals.iter().map(ToString::to_string).collect())),
        ("contradictions", list(sheet.contradictions.iter().map(ToString::to_string).collect())),
        ("part", Cell::maybe(head.part.as_ref(), Cell::text)),
        ("enquiry", Cell::maybe(head.enquiry, |stem| Cell::text(RecordId { owner: enquiries::OWNER, stem: stem.0 }))),
        ("no", Cell::maybe(head.no.as_ref(), Cell::text)),
        ("title", Cell::maybe(head.title.as_ref(), Cell::text)),
        ("date", Cell::Date(head.date())),
        ("time", Cell::maybe(head.when.moment(), Cell::text)),
    ];
    let told = values(&sheet.record);
    for key in Body::keys(head.kind) {
        // What a seal or a list covers is for programs, which read the file itself.
        if !matches!(*key, "covers" | "room_papers") {
            pairs.push((key, told.get(*key).map_or(Cell::Empty, |value| cell(key, value))));
        }
    }
    if !sheet.destroyed.is_empty() {
        pairs.push(("destroyed_under", Cell::List(sheet.destroyed.iter().map(ToString::to_string).collect())));
    }
    pairs.extend([("entered_at", Cell::text(head.at)), ("entered_by", Cell::text(&head.by))]);
    if let Some(first) = &sheet.proved {
        pairs.push(("proved_by", Cell::text(format!("{} ({})", first.at, first.stem))));
    }
    if let Some(state) = &sheet.signed {
        pairs.push(("signed", signed(state)));
    }
    pairs.push(("path", Cell::text(&sheet.path)));
    pairs
}

/// How something is signed: by which key, or that it is not.
fn signed(state: &SignatureState) -> Cell {
    state.key().map_or(Cell::Code(state.as_str()), Cell::text)
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
        ["id", "paper", "key", "before", "after", "from", "by", "date", "reason", "fate", "decided_by", "decided_on"]
            .map(text);
    let mut table = Table::new("amendments", &columns);
    for line in lines {
        let (fate, decided) = match &line.fate {
            Fate::Waits => ("waits", None),
            Fate::Approved { by, date, .. } => ("approved", Some((by, date))),
            Fate::Rejected { by, date } => ("rejected", Some((by, date))),
        };
        table.rows.push(vec![
            Cell::text(&line.event),
            Cell::maybe(line.paper.as_ref(), Cell::text),
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
    let mut columns = ["when", "step", "by", "to", "note", "effect", "role", "id"].map(text).to_vec();
    // Where nobody signs, nothing is said of it.
    let is_asked = sheet.steps.iter().any(|step| step.signed.is_some());
    if is_asked {
        columns.push(text("signed"));
    }
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
        if let (true, Some(row)) = (is_asked, table.rows.last_mut()) {
            row.push(Cell::maybe(step.signed.as_ref(), signed));
        }
    }
    table
}
