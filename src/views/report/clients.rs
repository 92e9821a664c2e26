//! Who holds the units: a row a client, under the unit by which the file goes.

use crate::archive::Archive;
use crate::error::Result;
use crate::model::table::{Cell, Table, figure, text};
use crate::model::{Cover, Date};
use crate::views::estate::{Client, Estate, cover_seen, each};
use crate::views::report::AtDay;
use crate::views::{When, newest_first};

/// The clients who are present at the end of a day, the last one to move in first.
pub fn report(archive: &Archive, asked: &AtDay) -> Result<Table> {
    let (as_of, view) = (asked.day, asked.view());
    let estate = Estate::read_in(archive, &view)?;
    let mut clients = estate.clients(|tenure| tenure.holds_on(as_of) && asked.kept.has_tenure(tenure))?;
    newest_first(&mut clients, |client| When::day(client.file.tenure.from, &client.lead_on(as_of).unit));
    let covers = each(&clients, |client| cover_seen(archive, &client.file, &view).map(|(cover, _)| cover))?;
    let columns = [
        text("unit"),
        text("floor"),
        text("company"),
        text("label"),
        text("units"),
        text("move_in"),
        text("lease_end"),
        figure("headcount"),
        text("custodian"),
        text("department"),
        text("owner"),
        text("sub_tenants"),
    ];
    let mut table = asked.table("clients", &columns);
    table.rows = clients.iter().zip(&covers).map(|(client, cover)| row(client, cover, as_of)).collect();
    let heads: i64 = covers.iter().filter_map(|cover| cover.headcount).map(i64::from).sum();
    table.totals = vec![("headcount", Cell::Count(heads))];
    Ok(table)
}

fn row(client: &Client, cover: &Cover, as_of: Date) -> Vec<Cell> {
    let lead = client.lead_on(as_of);
    vec![
        Cell::text(&lead.unit),
        Cell::text(&lead.floor),
        Cell::text(&cover.company),
        Cell::text(&cover.label),
        Cell::List(client.places_on(as_of).iter().map(|place| place.unit.to_string()).collect()),
        Cell::Date(client.file.tenure.from),
        Cell::maybe(cover.lease_end, Cell::Date),
        Cell::maybe(cover.headcount, |heads| Cell::Count(heads.into())),
        Cell::maybe(cover.custodian.as_ref(), Cell::text),
        Cell::maybe(cover.department.as_ref(), Cell::text),
        Cell::maybe(cover.owner.as_ref(), Cell::text),
        Cell::List(cover.sub_tenants.iter().map(ToString::to_string).collect()),
    ]
}
