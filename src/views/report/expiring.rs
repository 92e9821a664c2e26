//! Papers, permits and leases that end soon, or have ended.

use std::collections::BTreeSet;

use crate::archive::{Archive, BundleId};
use crate::error::Result;
use crate::model::cases::IssueKind;
use crate::model::issue;
use crate::model::renewal::{self, LeaseRenewal, RenewalState};
use crate::model::table::{Cell, Table, figure, text};
use crate::model::{Body, Case, Category, Date, FileName, Kind, Line, Owner, RecordId, Stem, UnitCode};
use crate::views::dossier::{Dossier, WhichClients, each_client, of_bundle};
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
    /// A lease, with what becomes of it.
    Lease(Option<LeaseRenewal>),
    Paper(RecordId, Category, Option<Line>),
    /// Keys, cards or permits, of which some are out (P2-3).
    Issue(RecordId, IssueKind, Vec<Line>),
}

/// Leases of present clients, permits that they have, and papers of theirs and of rooms, whose last day is over or comes within so many days; the
/// earliest first. A paper in whose place there is another is left out.
pub fn report(archive: &Archive, asked: &AtDay, days: u32) -> Result<Table> {
    let present = (WhichClients::Present(asked.day), asked.kept);
    let read = each_client(archive, present, (&[Kind::Document, Kind::Issue], &asked.view()), |mut file| {
        let mut endings = of_file(&file, asked);
        endings.retain(|ending| ending.ends <= asked.day.plus_days(days));
        file.cases.clear();
        (file, endings)
    })?;
    let (files, endings): (Vec<Dossier>, Vec<Vec<Expiry>>) = read.into_iter().unzip();
    let mut endings: Vec<Expiry> = endings.into_iter().flatten().collect();
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
        text("renewed_until"),
        text("renewal"),
    ];
    let mut table = asked.table("expiring", &columns);
    table.rows = endings.iter().map(|ending| row(ending, asked.day)).collect();
    Ok(table)
}

fn row(ending: &Expiry, day: Date) -> Vec<Cell> {
    let (what, id, title, category) = match &ending.what {
        Expiring::Lease(_) => ("lease", Cell::Empty, Cell::Empty, Cell::Empty),
        Expiring::Paper(id, category, title) => {
            ("paper", Cell::text(id), Cell::maybe(title.as_ref(), Cell::text), Cell::text(category))
        }
        Expiring::Issue(id, about, numbers) => {
            let numbers: Vec<&str> = numbers.iter().map(Line::as_str).collect();
            (about.as_str(), Cell::text(id), Cell::text(numbers.join(", ")), Cell::Empty)
        }
    };
    let renewal = if let Expiring::Lease(renewal) = &ending.what { renewal.as_ref() } else { None };
    vec![
        Cell::Code(what),
        Cell::text(&ending.unit),
        Cell::maybe(ending.company.as_ref(), Cell::text),
        id,
        title,
        category,
        Cell::Date(ending.ends),
        Cell::Count(ending.ends.days_since(day)),
        Cell::maybe(renewal, |renewal| Cell::Date(renewal.until)),
        Cell::maybe(renewal, |renewal| Cell::Code(code(renewal.state))),
    ]
}

fn code(state: RenewalState) -> &'static str {
    match state {
        RenewalState::Waits => "waits",
        RenewalState::Approved => "approved",
    }
}

impl Expiring {
    fn id(&self) -> Option<&RecordId> {
        match self {
            Self::Paper(id, ..) | Self::Issue(id, ..) => Some(id),
            Self::Lease(_) => None,
        }
    }
}

/// The lease, the permits and the papers of a client. A lease that was renewed stands there until the day on which it would have ended.
fn of_file(dossier: &Dossier, asked: &AtDay) -> Vec<Expiry> {
    let ending =
        |ends, what| Expiry { ends, unit: dossier.unit().clone(), company: Some(dossier.cover.company.clone()), what };
    let (approved, waiting): (Vec<LeaseRenewal>, Vec<LeaseRenewal>) =
        renewal::renewals(&dossier.cover_case, &asked.view())
            .into_iter()
            .partition(|renewal| renewal.state == RenewalState::Approved);
    let waiting = waiting.last().copied();
    let lease = dossier.cover.lease_end.map(|ends| ending(ends, Expiring::Lease(waiting)));
    let renewed = approved.into_iter().filter(|renewal| asked.day <= renewal.ends);
    let renewed = renewed.map(|renewal| ending(renewal.ends, Expiring::Lease(Some(renewal)))).collect::<Vec<_>>();
    let papers = papers(&dossier.cases, &Owner::File(dossier.client.file.name.clone()));
    let issued = dossier.of(Kind::Issue).filter_map(|case| {
        let Body::Issue(issued) = &case.record.body else { return None };
        let out = issue::out(case);
        let until = issued.until.filter(|_| !out.is_empty())?;
        Some((until, Expiring::Issue(dossier.id(case), issued.about, out)))
    });
    let leases = lease.into_iter().chain(renewed);
    leases.chain(papers.into_iter().chain(issued).map(|(ends, what)| ending(ends, what))).collect()
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
