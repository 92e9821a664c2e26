//! Keys, cards and permits that are out with clients (P2-3): a row a number.

use crate::archive::Archive;
use crate::error::Result;
use crate::model::table::{Cell, Table, figure, text};
use crate::model::{Body, Kind, issue};
use crate::views::dossier::Dossier;
use crate::views::report::AtDay;

/// What clients, present and gone, have out at the end of a day.
pub fn report(archive: &Archive, asked: &AtDay) -> Result<Table> {
    let columns = [
        text("id"),
        text("unit"),
        text("company"),
        text("departed"),
        text("kind"),
        text("number"),
        text("person"),
        text("issued_on"),
        text("until"),
        figure("days"),
    ];
    let mut table = asked.table("issued", &columns);
    table.rows =
        asked.of_each(archive, &[Kind::Issue], |dossier| rows(dossier, asked))?.into_iter().flatten().collect();
    table.totals = vec![("number", Cell::count(table.rows.len()))];
    Ok(table)
}

/// What one client has out.
fn rows(dossier: &Dossier, asked: &AtDay) -> Vec<Vec<Cell>> {
    let mut rows = Vec::new();
    for case in dossier.of(Kind::Issue) {
        let Body::Issue(issued) = &case.record.body else { continue };
        for number in issue::out(case) {
            rows.push(vec![
                Cell::text(dossier.id(case)),
                Cell::text(dossier.unit()),
                Cell::text(&dossier.cover.company),
                Cell::Flag(dossier.has_left(asked.day)),
                Cell::Code(issued.about.as_str()),
                Cell::text(number),
                Cell::text(&issued.person),
                Cell::Date(case.record.head.date()),
                Cell::maybe(issued.until, Cell::Date),
                Cell::maybe(issued.until, |until| Cell::Count(until.days_since(asked.day))),
            ]);
        }
    }
    rows
}
