//! What a form says as data: with `--format json` or `csv` a form that goes to no file is told as what stands on it.

use crate::cli::context::Context;
use crate::cli::exit::Outcome;
use crate::cli::print::page::Output;
use crate::error::Result;
use crate::model::Place;
use crate::model::catalogue::Catalogue;
use crate::model::receipt::MoneyReceipt;
use crate::model::table::{Cell, Table, figure, text};
use crate::output::Format;
use crate::output::form::{ItemLine, VolumePage};
use crate::views::labels::LabelLine;

/// Whether the data of a form are wanted, not its page.
pub(super) fn is_wanted(ctx: &Context, output: &Output) -> bool {
    output.is_stdout() && ctx.format() != Format::Table
}

/// The data of a form as a table.
pub(super) fn tell(ctx: &mut Context, table: &Table) -> Result<Outcome> {
    ctx.table(table)?;
    Ok(Outcome::Done)
}

/// The volumes that were boxed for a year.
pub(super) fn catalogue(catalogue: &Catalogue) -> Table {
    let columns = [
        text("code"),
        text("company"),
        text("unit"),
        text("floor"),
        figure("box"),
        text("from"),
        text("to"),
        figure("items"),
        figure("pages"),
        text("level"),
        text("retention"),
        text("place"),
        text("destroyed_under"),
    ];
    let mut table = Table::new("catalogue", &columns);
    for entry in &catalogue.entries {
        let boxed = &entry.boxed;
        table.rows.push(vec![
            Cell::text(&boxed.code),
            Cell::text(&entry.title),
            Cell::text(&boxed.unit),
            Cell::text(&boxed.floor),
            Cell::Count(i64::from(boxed.box_number)),
            Cell::Date(boxed.from),
            Cell::Date(boxed.to),
            Cell::Count(i64::from(boxed.items)),
            Cell::Count(i64::from(boxed.pages)),
            Cell::Code(boxed.level.as_str()),
            Cell::text(boxed.retention),
            Cell::maybe(entry.location.as_ref(), Cell::text),
            Cell::maybe(entry.destroyed.as_ref(), Cell::text),
        ]);
    }
    table
}

/// The boxes of a year, each with the first and the last code in it.
pub(super) fn boxes(catalogue: &Catalogue) -> Table {
    let columns = [text("box"), text("retention"), text("first_code"), text("last_code"), figure("volumes")];
    let mut table = Table::new("boxes", &columns);
    for summary in catalogue.boxes() {
        table.rows.push(vec![
            Cell::text(&summary.place),
            Cell::text(summary.retention),
            Cell::text(&summary.first),
            Cell::text(&summary.last),
            Cell::count(summary.volumes),
        ]);
    }
    table
}

/// The papers of a volume.
pub(super) fn volume(page: &VolumePage) -> Table {
    let columns = [
        figure("no"),
        text("ref_no"),
        text("author"),
        text("title"),
        text("date"),
        text("level"),
        figure("pages"),
        text("superseded_by"),
        text("part"),
    ];
    let mut table = Table::new("volume", &columns);
    let mut add = |items: &[ItemLine], part: &'static str| {
        for item in items {
            table.rows.push(vec![
                Cell::maybe(item.no, |no| Cell::Count(i64::from(no))),
                Cell::maybe(item.ref_no.as_ref(), Cell::text),
                Cell::maybe(item.author.as_ref(), Cell::text),
                Cell::text(&item.title),
                Cell::Date(item.date),
                Cell::Code(item.level.as_str()),
                Cell::maybe(item.pages, |pages| Cell::Count(i64::from(pages))),
                Cell::maybe(item.superseded_by.as_ref(), Cell::text),
                Cell::text(part),
            ]);
        }
    };
    add(&page.items, "volume");
    add(&page.late, "late");
    add(&page.room, "room");
    table
}

/// What stands on file labels.
pub(super) fn labels(lines: &[LabelLine]) -> Table {
    let mut table = Table::new("labels", &[text("unit"), text("label"), text("since"), text("code")]);
    for line in lines {
        let LabelLine { unit, label, since, code } = line;
        table.rows.push(vec![Cell::text(unit), Cell::text(label), Cell::Date(*since), Cell::text(code)]);
    }
    table
}

/// Places with their codes.
pub(super) fn shelves(places: &[Place]) -> Table {
    let mut table = Table::new("shelves", &[text("place"), text("code")]);
    table.rows = places.iter().map(|place| vec![Cell::text(place), Cell::text(place.code())]).collect();
    table
}

/// What a receipt says.
pub(super) fn receipt(receipt: &MoneyReceipt, by: Option<&String>) -> Table {
    let columns = [
        text("id"),
        text("unit"),
        text("company"),
        text("date"),
        text("no"),
        figure("amount"),
        text("method"),
        text("reason"),
        text("charges"),
        text("handled_by"),
    ];
    let mut table = Table::new("receipt", &columns);
    table.rows.push(vec![
        Cell::text(&receipt.id),
        Cell::text(&receipt.unit),
        Cell::text(&receipt.company),
        Cell::Date(receipt.date),
        Cell::maybe(receipt.no.as_ref(), Cell::text),
        Cell::money(receipt.amount),
        Cell::maybe(receipt.method.as_ref(), Cell::text),
        Cell::maybe(receipt.reason.as_ref(), Cell::text),
        Cell::List(receipt.charges.iter().map(|charge| charge.item.to_string()).collect()),
        Cell::maybe(by, Cell::text),
    ]);
    table
}
