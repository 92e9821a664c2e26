//! The facts of a lake: what the reports of a day say of each client and unit, for the day of the export and the ends of months.

use rust_decimal::Decimal;

use crate::archive::{Archive, Bundle, BundleId, file_parts, papers};
use crate::error::Result;
use crate::model::case::counted;
use crate::model::lake::{SCHEMA, days};
use crate::model::table::Cell;
use crate::model::{AsOf, Case, Date, Kind, Stem, reckoning};
use crate::views::estate::{Client, Estate, Room, each};
use crate::views::lake::asked::{LakeAsk, client_key};
use crate::views::lake::completeness::{self, PapersOfFile};
use crate::views::lake::forms::{ACCOUNT_DAYS, COMPLETENESS_DAYS, DEPOSIT_DAYS, OCCUPANCY_DAYS};
use crate::views::report::{arrears, occupancy};

/// How many clients' files are read at once: so many rows wait in memory.
const AT_ONCE: usize = 64;

/// Takes a row of a table: the day that it is of, and its cells.
pub(super) type FactTaker<'a> = dyn FnMut(&'static str, Option<Date>, Vec<Cell>) -> Result<()> + 'a;

type FactRow = (&'static str, Date, Vec<Cell>);

/// The row of the estate.
pub(super) fn estate(archive: &Archive, ask: &LakeAsk) -> Result<Vec<Cell>> {
    let settings = archive.settings();
    Ok(vec![
        Cell::text(settings.id.as_str()),
        Cell::text(&settings.name),
        Cell::text(settings.currency.as_str()),
        Cell::text(settings.utc_offset.as_str()),
        Cell::Count(settings.format.into()),
        Cell::Count(SCHEMA.into()),
        Cell::Time(ask.now),
        Cell::Date(ask.now.date()),
        Cell::maybe(ask.commit.as_ref(), Cell::text),
    ])
}

/// Gives the facts of every day.
pub(super) fn give(archive: &Archive, today: Date, take: &mut FactTaker) -> Result<()> {
    let days = days(today);
    for day in &days {
        // What a unit is holds from a day on: it is looked at on each.
        let rooms = Estate::read_in(archive, &AsOf::of_day(*day))?.rooms;
        for (table, day, cells) in rooms.iter().filter_map(|room| unit(room, *day)) {
            take(table, Some(day), cells)?;
        }
    }
    let estate = Estate::read_in(archive, &AsOf::of_day(today))?;
    let clients = estate.clients(|_| true)?;
    let papers = completeness::of_rooms(archive, &estate.rooms)?;
    for some in clients.chunks(AT_ONCE) {
        for rows in each(some, |client| of_client(archive, client, (&days, &papers)))? {
            rows.into_iter().try_for_each(|(table, day, cells)| take(table, Some(day), cells))?;
        }
    }
    Ok(())
}

fn unit(room: &Room, day: Date) -> Option<FactRow> {
    let on_day = occupancy::on_day(room, day)?;
    let cells = vec![
        Cell::text(&room.place.unit),
        Cell::text(&room.place.floor),
        Cell::Date(day),
        Cell::Flag(on_day.holder.is_some()),
        Cell::Decimal(on_day.area),
        on_day.holder.map_or(Cell::Empty, |tenure| client_key(&tenure.identity())),
    ];
    Some((OCCUPANCY_DAYS, day, cells))
}

/// What is told of a client: of each day on which there was anything to tell.
fn of_client(
    archive: &Archive,
    client: &Client,
    (days, rooms): (&[Date], &completeness::PapersOfRooms),
) -> Result<Vec<FactRow>> {
    let file = &client.file;
    let bundles = file.bundles().iter().map(|id: &BundleId| archive.bundle(id)).collect::<Result<Vec<Bundle>, _>>()?;
    let parts: Vec<&Bundle> = bundles.iter().collect();
    let mut money = Vec::new();
    for kind in reckoning::KINDS {
        money.extend(file_parts::cases_of(archive.reader(), &parts, kind)?);
    }
    let deposits = file_parts::cases_of(archive.reader(), &parts, Kind::Deposit)?;
    let papers = PapersOfFile {
        of_file: papers::cases_of(archive.reader(), &parts)?,
        cover: file_parts::case_of(archive.reader(), &parts, Stem::Cover)?,
        is_there: archive.bundle(&file.main)?.lost_cover().is_none(),
    };
    let key = client_key(&file.main.identity());
    let mut rows = Vec::new();
    for day in days {
        let on_day = |cases: &[Case]| counted(cases, &AsOf::of_day(*day));
        let sums = arrears::sums(&on_day(&money), *day);
        if file.tenure.from <= *day || sums.iter().any(|sum| !sum.is_zero()) {
            let cells = [key.clone(), Cell::Date(*day)].into_iter().chain(sums.map(Cell::money));
            rows.push((ACCOUNT_DAYS, *day, cells.collect()));
        }
        let held = reckoning::balances(&on_day(&deposits));
        for (about, held) in held.into_iter().filter(|(_, held): &(_, Decimal)| !held.is_zero()) {
            let cells = vec![key.clone(), Cell::Date(*day), Cell::Code(about.as_str()), Cell::money(held)];
            rows.push((DEPOSIT_DAYS, *day, cells));
        }
        if let Some(counts) = completeness::on_day(client, &papers, (rooms, *day))? {
            let cells = [key.clone(), Cell::Date(*day)].into_iter().chain(counts.map(Cell::count));
            rows.push((COMPLETENESS_DAYS, *day, cells.collect()));
        }
    }
    Ok(rows)
}
