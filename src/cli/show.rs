//! `deedbox show`: a client's file laid open.

use clap::Args;
use serde_json::Value;

use crate::cli::context::Context;
use crate::cli::exit::Outcome;
use crate::cli::unit;
use crate::cli::words::Said;
use crate::error::Result;
use crate::model::table::{self, Cell, Table, figure};
use crate::model::{Contact, Date, FileName, Line};
use crate::output::{self, Format};
use crate::views::loans;
use crate::views::show::{self, Binding, FileSheet, Shown};

/// Show a client's file: the cover, where it lies, what is out, and the papers, newest first
///
/// Of a vacant unit it shows the room and who left it when. As CSV it gives the papers alone.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox show 1203
  deedbox show 1203@2023-06-30                     the client who left that day
  deedbox --format csv show 1203 > papers.csv")]
pub(super) struct ShowArgs {
    /// Unit, for its present client; or the unit and the day on which a client left it
    #[arg(value_name = "UNIT")]
    file: FileName,
}

pub(super) fn run(ctx: &mut Context, args: ShowArgs) -> Result<Outcome> {
    let ShowArgs { file } = args;
    let archive = ctx.archive()?;
    let today = ctx.today(&archive)?;
    match show::show(&archive, &file)? {
        Shown::Vacant(sheet) => unit::sheet(ctx, &sheet)?,
        Shown::File(sheet) => print(ctx, &sheet, today)?,
    }
    Ok(Outcome::Done)
}

fn print(ctx: &mut Context, sheet: &FileSheet, today: Date) -> Result<()> {
    let papers = papers(sheet);
    let loans = loans::table(&sheet.loans, today);
    let cover = cover(sheet);
    match ctx.format() {
        Format::Csv => ctx.table(&papers),
        Format::Json => {
            let mut object = output::object(&cover);
            let units = output::rows(&units(sheet));
            let lists = [("units", units), ("loans", output::rows(&loans)), ("papers", output::rows(&papers))];
            if let Some(object) = object.as_object_mut() {
                // For programs, people are taken apart.
                object.insert("contacts".to_owned(), people(&sheet.cover.contacts));
                object.insert("emergency".to_owned(), people(&sheet.cover.emergency));
                object.extend(lists.map(|(key, rows)| (key.to_owned(), rows)));
            }
            ctx.json(&object)
        }
        Format::Table => {
            ctx.sheet(&cover)?;
            if 1 < sheet.units.len() {
                ctx.section(&units(sheet), &["unit", "from", "to"])?;
            }
            if !loans.rows.is_empty() {
                let mut keys = vec!["id", "status", "lent_on", "borrower", "title", "due"];
                if sheet.loans.iter().any(|line| !line.state.contradictions.is_empty()) {
                    keys.push("contradictions");
                }
                ctx.section(&loans, &keys)?;
            }
            if papers.rows.is_empty() {
                return ctx.say(&Said::NoPapers);
            }
            let mut keys = vec!["date", "id", "title", "category", "level", "pages"];
            if sheet.papers.iter().any(|paper| paper.superseded_by.is_some()) {
                keys.push("superseded_by");
            }
            if sheet.papers.iter().any(|paper| paper.binding == Binding::Late) {
                keys.push("binding");
            }
            ctx.section(&papers, &keys)
        }
    }
}

/// What stands on the cover, and where the file lies.
fn cover(sheet: &FileSheet) -> Vec<(&'static str, Cell)> {
    let cover = &sheet.cover;
    let line = |line: &Option<Line>| Cell::maybe(line.as_ref(), Cell::text);
    let contacts = |contacts: &[Contact]| Cell::List(contacts.iter().map(ToString::to_string).collect());
    let first = sheet.units.first();
    let label = sheet.label_printed.as_ref();
    let volume = sheet.boxes.first();
    let sealed = sheet.sealed.as_ref();
    vec![
        ("file", Cell::text(&sheet.name)),
        ("company", Cell::text(&cover.company)),
        ("english", line(&cover.english)),
        ("label", Cell::text(&cover.label)),
        ("label_printed", Cell::maybe(label, |(date, _)| Cell::Date(*date))),
        ("printed_as", Cell::maybe(label.filter(|(_, name)| *name != cover.label), |(_, name)| Cell::text(name))),
        ("unit", Cell::text(&sheet.unit.code)),
        ("floor", Cell::text(&sheet.floor)),
        ("area", Cell::maybe(sheet.unit.area, |area| Cell::Decimal(area.square_metres()))),
        ("use", line(&sheet.unit.use_)),
        ("move_in", Cell::maybe(first, |held| Cell::Date(held.from))),
        ("move_out", Cell::maybe(first.and_then(|held| held.to), Cell::Date)),
        ("lease_end", Cell::maybe(cover.lease_end, Cell::Date)),
        ("nature", line(&cover.nature)),
        ("headcount", Cell::maybe(cover.headcount, |heads| Cell::Count(heads.into()))),
        ("contacts", contacts(&cover.contacts)),
        ("emergency", contacts(&cover.emergency)),
        ("website", line(&cover.website)),
        ("credit", line(&cover.credit)),
        ("custodian", Cell::maybe(cover.custodian.as_ref(), Cell::text)),
        ("bound_on", Cell::maybe(sealed, |sealed| Cell::Date(sealed.date))),
        ("bound_papers", Cell::maybe(sealed, |sealed| Cell::Count(sealed.items.into()))),
        (
            "bound_pages",
            Cell::maybe(sealed.filter(|sealed| 0 < sealed.pages), |sealed| Cell::Count(sealed.pages.into())),
        ),
        ("code", Cell::maybe(volume, |line| Cell::text(&line.boxed.code))),
        ("box", Cell::maybe(volume, |line| Cell::text(line.boxed.place()))),
        ("lies_in", Cell::List(sheet.folders.clone())),
    ]
}

fn people(contacts: &[Contact]) -> Value {
    contacts.iter().map(|contact| serde_json::to_value(contact).unwrap_or(Value::Null)).collect()
}

fn units(sheet: &FileSheet) -> Table {
    let mut table = Table::new("units", &["unit", "from", "to"].map(table::text));
    for held in &sheet.units {
        table.rows.push(vec![Cell::text(&held.unit), Cell::Date(held.from), Cell::maybe(held.to, Cell::Date)]);
    }
    table
}

fn papers(sheet: &FileSheet) -> Table {
    let columns = [
        table::text("date"),
        table::text("id"),
        table::text("title"),
        table::text("category"),
        table::text("level"),
        figure("pages"),
        table::text("superseded_by"),
        table::text("binding"),
        table::text("standing"),
        table::text("valid_until"),
        table::text("path"),
    ];
    let mut table = Table::new("papers", &columns);
    for paper in &sheet.papers {
        table.rows.push(vec![
            Cell::Date(paper.date),
            Cell::text(&paper.id),
            Cell::text(&paper.title),
            Cell::text(&paper.category),
            Cell::Code(paper.level.as_str()),
            Cell::maybe(paper.pages, |pages| Cell::Count(pages.into())),
            Cell::maybe(paper.superseded_by.as_ref(), Cell::text),
            Cell::Code(paper.binding.as_str()),
            Cell::Code(paper.standing.as_str()),
            Cell::maybe(paper.valid_until, Cell::Date),
            Cell::maybe(paper.path.as_ref(), Cell::text),
        ]);
    }
    table
}
