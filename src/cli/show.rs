//! `deedbox show`: a client's file laid open, or a record.

use clap::Args;
use serde_json::Value;

use crate::archive::{Archive, GoneList};
use crate::cli::common::OutputFormat;
use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::cli::{from_here, pending, show_record, unit};
use crate::error::Result;
use crate::model::table::{self, Cell, Table, figure};
use crate::model::{Contact, Date, FileName, Line, StaffId, Target};
use crate::output::page::document::{PageDocument, Part};
use crate::output::{self, Format};
use crate::views::show::{self, Binding, FileSheet, Shown};
use crate::views::{enquiries, loans};

/// Show a client's file: the cover, where it lies, what is out, and the papers, newest first
///
/// Of a vacant unit it shows the room and who left it when; of a record what it says and said before, its steps, where it stands.
/// As CSV it gives the papers alone, of a record the steps.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox show 1203
  deedbox show 1203@2023-06-30                     the client who left that day
  deedbox show 1203/x4p9                           a record: a paper, a complaint, an amended charge
  deedbox show 1203/x4p9.1                         the first paper that came with it
  deedbox --format csv show 1203 > papers.csv")]
pub(super) struct ShowArgs {
    /// Unit, for its present client; the unit and the day on which a client left it; or a record's id
    #[arg(value_name = "UNIT|ID")]
    target: Target,
}

pub(super) fn run(ctx: &mut Context, args: ShowArgs) -> Result<Outcome> {
    let ShowArgs { target } = args;
    let archive = ctx.archive()?;
    let today = ctx.today(&archive)?;
    match show::target(&archive, &target)? {
        Shown::Record(sheet) => show_record::print(ctx, &archive, &sheet)?,
        Shown::Vacant(sheet) => unit::sheet(ctx, &archive, &sheet)?,
        Shown::File(sheet) => print(ctx, &archive, &sheet, today)?,
    }
    Ok(Outcome::Done)
}

/// What a page says of a client's file: the cover, then what waits, is open, is out, and the papers.
pub(super) fn parts(sheet: &FileSheet, today: Date) -> Vec<Part> {
    let counting = counting(sheet, papers(sheet));
    let tables = [
        (units(sheet), &["unit", "from", "to"][..]),
        (pending::table(&sheet.waiting), &["since", "what", "about", "by", "may", "command"]),
        (cases(sheet), &["date", "id", "kind", "title", "status", "with"]),
        (enquiries::table(&sheet.enquiry), &["date", "id", "kind", "title", "status"]),
        (enquiries::papers(&sheet.enquiry), &["date", "id", "title", "category", "level"]),
        (loans::table(&sheet.loans, today), &["id", "status", "lent_on", "borrower", "title", "due"]),
        (counting, &["date", "id", "title", "category", "level", "pages", "superseded_by"]),
    ];
    let tables = tables.into_iter().filter(|(table, _)| !table.rows.is_empty());
    let parts = tables.map(|(table, keys)| Part::Listing(table.only(keys)));
    std::iter::once(Part::Sheet(cover(sheet))).chain(parts).collect()
}

/// The papers without what counts for nothing.
fn counting(sheet: &FileSheet, papers: Table) -> Table {
    let rows = papers.rows.iter().zip(&sheet.papers).filter(|(_, paper)| !paper.voided);
    Table { rows: rows.map(|(row, _)| row.clone()).collect(), ..papers }
}

/// What a file is called on a page.
pub(super) fn title(sheet: &FileSheet) -> String {
    format!("{} {}", sheet.name, sheet.cover.company)
}

fn print(ctx: &mut Context, archive: &Archive, sheet: &FileSheet, today: Date) -> Result<()> {
    if ctx.common.format == OutputFormat::Html {
        let document =
            PageDocument { title: Some(title(sheet)), parts: parts(sheet, today), ..PageDocument::default() };
        return ctx.document(archive, &document);
    }
    let papers = papers(sheet);
    let of_enquiry = enquiries::papers(&sheet.enquiry);
    let loans = loans::table(&sheet.loans, today);
    let cover = cover(sheet);
    match ctx.format() {
        Format::Csv => ctx.table(&papers),
        Format::Json => {
            let mut object = output::object(&cover);
            let units = output::rows(&units(sheet));
            let lists = [
                ("units", units),
                ("waiting", output::rows(&pending::table(&sheet.waiting))),
                ("cases", output::rows(&cases(sheet))),
                ("enquiry", output::rows(&enquiries::table(&sheet.enquiry))),
                ("enquiry_papers", output::rows(&of_enquiry)),
                ("loans", output::rows(&loans)),
                ("papers", output::rows(&papers)),
            ];
            if let Some(object) = object.as_object_mut() {
                // For programs, people are taken apart.
                object.insert("contacts".to_owned(), people(&sheet.cover.contacts));
                object.insert("emergency".to_owned(), people(&sheet.cover.emergency));
                object.extend(lists.map(|(key, rows)| (key.to_owned(), rows)));
            }
            ctx.json(&object)
        }
        Format::Table => {
            let cover = from_here::sheet(ctx, archive, &cover);
            ctx.sheet(&cover)?;
            if 1 < sheet.units.len() {
                ctx.section(&units(sheet), &["unit", "from", "to"])?;
            }
            if !sheet.waiting.is_empty() {
                ctx.section(&pending::table(&sheet.waiting), &["since", "what", "about", "may", "command"])?;
            }
            if !sheet.cases.is_empty() {
                ctx.section(&cases(sheet), &["date", "id", "kind", "title", "status", "with"])?;
            }
            if !sheet.enquiry.is_empty() {
                ctx.section(&enquiries::table(&sheet.enquiry), &["date", "id", "kind", "title", "status"])?;
            }
            if !of_enquiry.rows.is_empty() {
                ctx.section(&of_enquiry, &["date", "id", "title", "category", "level"])?;
            }
            if !loans.rows.is_empty() {
                let mut keys = vec!["id", "status", "lent_on", "borrower", "title", "due"];
                if sheet.loans.iter().any(|line| !line.state.contradictions.is_empty()) {
                    keys.push("contradictions");
                }
                ctx.section(&loans, &keys)?;
            }
            // What counts for nothing is left out for people.
            let papers = counting(sheet, papers);
            if papers.rows.is_empty() {
                // Those of the enquiry are papers too, and were shown.
                return if of_enquiry.rows.is_empty() { ctx.say(&Done::NoPapers) } else { Ok(()) };
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
    let destroyed =
        |say: fn(&GoneList) -> String| sheet.destroyed.iter().map(|(list, _)| say(list)).collect::<Vec<String>>();
    let files: usize = sheet.destroyed.iter().map(|(_, files)| files).sum();
    let mut pairs = vec![
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
        ("move_in", Cell::maybe(sheet.units.iter().map(|held| held.from).min(), Cell::Date)),
        ("move_out", Cell::maybe(first.and_then(|held| held.to), Cell::Date)),
        ("lease_end", Cell::maybe(cover.lease_end, Cell::Date)),
        ("nature", line(&cover.nature)),
        ("headcount", Cell::maybe(cover.headcount, |heads| Cell::Count(heads.into()))),
        ("contacts", contacts(&cover.contacts)),
        ("emergency", contacts(&cover.emergency)),
        ("website", line(&cover.website)),
        ("credit", line(&cover.credit)),
        ("custodian", Cell::maybe(cover.custodian.as_ref(), Cell::text)),
        ("department", line(&cover.department)),
        ("confirmed_on", Cell::maybe(sheet.confirmed.as_ref(), |confirmed| Cell::Date(confirmed.date))),
        ("confirmed_by", Cell::maybe(sheet.confirmed.as_ref(), |confirmed| Cell::text(&confirmed.by))),
        ("lapsed_on", Cell::maybe(sheet.confirmed.as_ref().and_then(|confirmed| confirmed.lapsed), Cell::Date)),
        ("changed_since", changed_since(sheet)),
        ("reviewed_on", Cell::maybe(sheet.reviewed.as_ref(), |(date, ..)| Cell::Date(*date))),
        ("reviewed_by", Cell::maybe(sheet.reviewed.as_ref(), |(_, by, _)| Cell::text(by))),
        ("review_note", Cell::maybe(sheet.reviewed.as_ref().and_then(|(.., note)| note.as_ref()), Cell::text)),
        ("owed", Cell::maybe(sheet.account, |(owed, _)| Cell::Decimal(owed))),
        ("credit_balance", Cell::maybe(sheet.account, |(_, credit)| Cell::Decimal(credit))),
        ("deposits_held", Cell::maybe(sheet.deposits, Cell::Decimal)),
        ("bound_on", Cell::maybe(sealed, |sealed| Cell::Date(sealed.date))),
        ("bound_papers", Cell::maybe(sealed, |sealed| Cell::Count(sealed.items.into()))),
        (
            "bound_pages",
            Cell::maybe(sealed.filter(|sealed| 0 < sealed.pages), |sealed| Cell::Count(sealed.pages.into())),
        ),
        ("code", Cell::maybe(volume, |line| Cell::text(&line.boxed.code))),
        ("box", Cell::maybe(volume, |line| Cell::text(line.boxed.place()))),
        ("location", Cell::maybe(sheet.location.as_ref(), Cell::text)),
        ("destroyed_under", Cell::List(destroyed(|list| list.id.to_string()))),
        ("destroyed_on", Cell::List(destroyed(|list| list.on.to_string()))),
        ("destroyed_files", Cell::maybe(Some(files).filter(|files| 0 < *files), Cell::count)),
        ("witnesses", Cell::List(destroyed(|list| beside(&list.witnesses)))),
        ("held_by", Cell::List(sheet.holds.iter().map(ToString::to_string).collect())),
        ("lies_in", Cell::List(sheet.folders.clone())),
    ];
    // What most files do not have is named where it is there.
    let list = |lines: &[Line]| Cell::List(lines.iter().map(ToString::to_string).collect());
    let sub_tenants = if cover.sub_tenants.is_empty() { &sheet.unit.sub_tenants } else { &cover.sub_tenants };
    let names = |files: &[FileName]| Cell::List(files.iter().map(ToString::to_string).collect());
    let rare = [
        // What the cover says of them goes before what their unit's record does.
        ("owner", cover.owner.as_ref().or(sheet.unit.owner.as_ref()).map(Cell::text)),
        ("sub_tenants", (!sub_tenants.is_empty()).then(|| list(sub_tenants))),
        ("volumes_before", (!sheet.before.is_empty()).then(|| names(&sheet.before))),
        ("came_back_as", (!sheet.after.is_empty()).then(|| names(&sheet.after))),
        ("coming", sheet.coming.as_ref().map(Cell::text)),
    ];
    pairs.extend(rare.into_iter().filter_map(|(key, cell)| Some((key, cell?))));
    pairs
}

/// People in a cell that holds a list of them for each of several.
fn beside(people: &[StaffId]) -> String {
    people.iter().map(ToString::to_string).collect::<Vec<_>>().join(" + ")
}

/// What has changed since the cover was confirmed: each key with what it was and what it is.
fn changed_since(sheet: &FileSheet) -> Cell {
    let changes = sheet.confirmed.as_ref().map_or(&[][..], |confirmed| &confirmed.changes);
    let told = |value: &Option<toml::Value>| value.as_ref().map_or_else(|| "–".to_owned(), show_record::plain);
    let lines: Vec<String> = changes
        .iter()
        .map(|change| format!("{}: {} → {}", change.key, told(&change.before), told(&change.after)))
        .collect();
    if lines.is_empty() { Cell::Empty } else { Cell::List(lines) }
}

/// The cases that are not settled.
fn cases(sheet: &FileSheet) -> Table {
    let mut table = Table::new("cases", &["date", "id", "kind", "title", "status", "with", "since"].map(table::text));
    for case in &sheet.cases {
        table.rows.push(vec![
            Cell::Date(case.date),
            Cell::text(&case.id),
            Cell::Code(case.id.stem.kind().as_str()),
            Cell::maybe(case.title.as_ref(), Cell::text),
            Cell::Code(case.state.status.as_str()),
            Cell::maybe(case.state.with.as_ref(), Cell::text),
            Cell::maybe(case.state.since, Cell::text),
        ]);
    }
    table
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
        table::text("voided"),
    ];
    let mut table = Table::new("papers", &columns);
    for line in &sheet.papers {
        let paper = &line.paper;
        table.rows.push(vec![
            Cell::Date(paper.date),
            Cell::text(&line.id),
            Cell::text(&paper.title),
            Cell::text(&paper.category),
            Cell::Code(paper.level.as_str()),
            Cell::maybe(paper.attachment.pages, |pages| Cell::Count(pages.into())),
            Cell::maybe(line.superseded_by.as_ref(), Cell::text),
            Cell::Code(line.binding.as_str()),
            Cell::Code(paper.standing.as_str()),
            Cell::maybe(paper.valid_until, Cell::Date),
            Cell::maybe(line.path.as_ref(), Cell::text),
            Cell::Flag(line.voided),
        ]);
    }
    table
}
