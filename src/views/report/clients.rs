//! Who holds the units: a row a client, under the unit by which the file goes.

use std::collections::BTreeSet;

use crate::archive::{Archive, UnitPlace};
use crate::error::Result;
use crate::model::table::{Cell, Table, figure, text};
use crate::model::{Cover, Date, FloorCode, UnitCode};
use crate::views::estate::{Estate, cover_seen, each};
use crate::views::report::AtDay;
use crate::views::{When, newest_first};

/// A client who is present on a day.
#[derive(Debug)]
pub(in crate::views) struct Present {
    /// The unit under which the file goes.
    pub(in crate::views) lead: UnitPlace,
    /// Since when.
    since: Date,
    /// The units that they hold.
    pub(in crate::views) units: Vec<UnitCode>,
    /// The cover as it stands on the day.
    pub(in crate::views) cover: Cover,
}

fn present(archive: &Archive, asked: &AtDay, estate: &Estate) -> Result<Vec<Present>> {
    let (as_of, view) = (asked.day, asked.view());
    let clients = estate.clients(|tenure| tenure.holds_on(as_of) && asked.kept.has_tenure(tenure))?;
    each(&clients, |client| {
        Ok(Present {
            lead: client.lead_on(as_of).clone(),
            since: client.file.tenure.from,
            units: client.places_on(as_of).iter().map(|place| place.unit.clone()).collect(),
            cover: cover_seen(archive, &client.file, &view)?.0,
        })
    })
}

/// Who is present on a day, by floor and unit, and which floors there are.
pub(in crate::views) fn by_floor(archive: &Archive, asked: &AtDay) -> Result<(Vec<Present>, BTreeSet<FloorCode>)> {
    let estate = Estate::read_in(archive, &asked.view())?;
    let mut clients = present(archive, asked, &estate)?;
    clients.sort_by(|a, b| (&a.lead.floor, &a.lead.unit).cmp(&(&b.lead.floor, &b.lead.unit)));
    Ok((clients, estate.rooms.iter().map(|room| room.place.floor.clone()).collect()))
}

/// The clients who are present at the end of a day, the last one to move in first.
pub fn report(archive: &Archive, asked: &AtDay) -> Result<Table> {
    let estate = Estate::read_in(archive, &asked.view())?;
    let mut clients = present(archive, asked, &estate)?;
    newest_first(&mut clients, |client| When::day(client.since, &client.lead.unit));
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
    table.rows = clients.iter().map(row).collect();
    let heads: i64 = clients.iter().filter_map(|client| client.cover.headcount).map(i64::from).sum();
    table.totals = vec![("headcount", Cell::Count(heads))];
    Ok(table)
}

fn row(client: &Present) -> Vec<Cell> {
    let (lead, cover) = (&client.lead, &client.cover);
    vec![
        Cell::text(&lead.unit),
        Cell::text(&lead.floor),
        Cell::text(&cover.company),
        Cell::text(&cover.label),
        Cell::List(client.units.iter().map(ToString::to_string).collect()),
        Cell::Date(client.since),
        Cell::maybe(cover.lease_end, Cell::Date),
        Cell::maybe(cover.headcount, |heads| Cell::Count(heads.into())),
        Cell::maybe(cover.custodian.as_ref(), Cell::text),
        Cell::maybe(cover.department.as_ref(), Cell::text),
        Cell::maybe(cover.owner.as_ref(), Cell::text),
        Cell::List(cover.sub_tenants.iter().map(ToString::to_string).collect()),
    ]
}
