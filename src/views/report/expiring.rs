//! Papers and leases that end soon, or have ended.

use std::collections::BTreeSet;

use crate::archive::{Archive, BundleId};
use crate::error::Result;
use crate::model::table::{Cell, Table, figure, text};
use crate::model::{Body, Case, Category, Date, FileName, Kind, Line, Owner, RecordId, Stem, UnitCode};
use crate::views::dossier::{Dossier, WhichClients, of_bundle};
use crate::views::estate::{Estate, Room, each};
use crate::views::report::AtDay;

/// Something that ends.
struct Expiry {
    ends: Date,
    unit: UnitCode,
    company: Option<Line>,
    what: Expiring,
}

/// What it is that ends.
enum Expiring {
    Lease,
    Paper(RecordId, Category, Option<Line>),
}

/// Leases of present clients, and papers of theirs and of rooms, whose last day is over or comes within so many days; the
/// earliest first. A paper in whose place there is another is left out.
pub fn report(archive: &Archive, asked: &AtDay, days: u32) -> Result<Table> {
    let files = asked.dossiers(archive, WhichClients::Present(asked.day), &[Kind::Document])?;
    let mut endings: Vec<Expiry> = files.iter().flat_map(of_file).collect();
    let rooms = asked.kept.rooms(Estate::read_in(archive, &asked.view())?.rooms);
    let rooms = each(&rooms, |room| of_room(archive, room, &files, asked))?;
    endings.extend(rooms.into_iter().flatten());
    endings.retain(|ending| ending.ends <= asked.day.plus_days(days));
    endings.sort_by_cached_key(|ending| (ending.ends, ending.unit.clone(), ending.what.id().map(ToString::to_string)));
    let columns = [
        text("what"),
        text("unit"),
        text("company"),
        text("id"),
        text("title"),
        text("category"),
        text("ends"),
        figure("days"),
    ];
    let mut table = asked.table("expiring", &columns);
    table.rows = endings.iter().map(|ending| row(ending, asked.day)).collect();
    Ok(table)
}

fn row(ending: &Expiry, day: Date) -> Vec<Cell> {
    let (what, id, title, category) = match &ending.what {
        Expiring::Lease => ("lease", Cell::Empty, Cell::Empty, Cell::Empty),
        Expiring::Paper(id, category, title) => {
            ("paper", Cell::text(id), Cell::maybe(title.as_ref(), Cell::text), Cell::text(category))
        }
    };
    vec![
        Cell::Code(what),
        Cell::text(&ending.unit),
        Cell::maybe(ending.company.as_ref(), Cell::text),
        id,
        title,
        category,
        Cell::Date(ending.ends),
        Cell::Count(ending.ends.days_since(day)),
    ]
}

impl Expiring {
    fn id(&self) -> Option<&RecordId> {
        if let Self::Paper(id, ..) = self { Some(id) } else { None }
    }
}

/// The lease and the papers of a client.
fn of_file(dossier: &Dossier) -> Vec<Expiry> {
    let ending =
        |ends, what| Expiry { ends, unit: dossier.unit().clone(), company: Some(dossier.cover.company.clone()), what };
    let lease = dossier.cover.lease_end.map(|ends| ending(ends, Expiring::Lease));
    let papers = papers(&dossier.cases, &Owner::File(dossier.client.file.name.clone()));
    lease.into_iter().chain(papers.into_iter().map(|(ends, paper)| ending(ends, paper))).collect()
}

/// The papers of a room, with who is in it.
fn of_room(archive: &Archive, room: &Room, files: &[Dossier], asked: &AtDay) -> Result<Vec<Expiry>> {
    let unit = &room.place.unit;
    let cases = of_bundle(archive, &BundleId::Room(room.place.clone()), &[Kind::Document], &asked.view())?;
    let tenure = room.tenures.iter().find(|tenure| tenure.holds_on(asked.day));
    let client = tenure
        .and_then(|tenure| files.iter().find(|file| file.client.file.tenure.is_of(&tenure.first_unit, &tenure.client)));
    let owner = Owner::File(FileName::Present(unit.clone()));
    let ending = |(ends, what)| Expiry {
        ends,
        unit: unit.clone(),
        company: client.map(|file| file.cover.company.clone()),
        what,
    };
    Ok(papers(&cases, &owner).into_iter().map(ending).collect())
}

/// The papers that end on some day and are not superseded.
fn papers(cases: &[Case], owner: &Owner) -> Vec<(Date, Expiring)> {
    let document =
        |case: &'_ Case| if let Body::Document(paper) = &case.record.body { Some(paper.clone()) } else { None };
    let superseded: BTreeSet<Stem> =
        cases.iter().filter_map(document).filter_map(|paper| paper.supersedes).map(|earlier| earlier.0).collect();
    let standing = cases.iter().filter(|case| !superseded.contains(&case.stem));
    let ending = |case: &Case| {
        let paper = document(case)?;
        let id = RecordId { owner: owner.clone(), stem: case.stem };
        Some((paper.valid_until?, Expiring::Paper(id, paper.category, case.record.head.title.clone())))
    };
    standing.filter_map(ending).collect()
}
