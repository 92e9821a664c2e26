//! A room's story over its successive clients (P1-4b, P3-1).

mod happening;
mod lines;

use std::cmp::Reverse;

use crate::archive::{Archive, Bundle, BundleId, ClientFile, Tenure, Uncached, UnitPlace, file_parts, find, tenancy};
use crate::error::Result;
use crate::model::event::EventBody;
use crate::model::table::{Cell, Table, text};
use crate::model::{Audience, Body, Case, Date, FileName, Happened, Kind, Line, Owner, PaperId, Register};
use crate::views::boxes::Boxes;
use crate::views::enquiries;
use crate::views::estate::{Room, cover, read_room};

pub use happening::HistoryEvent;
pub use lines::{HistoryLine, LineStanding};
pub(in crate::views) use lines::{of_case, said_by};

/// Which part of the story is wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HistoryWanted {
    /// Records of these kinds alone; none means all.
    pub kinds: Vec<Kind>,
    /// What happened on this day or later.
    pub since: Option<Date>,
    /// What happened on this day or earlier.
    pub until: Option<Date>,
}

impl HistoryWanted {
    fn takes(&self, line: &HistoryLine) -> bool {
        let day = line.when.date();
        (self.kinds.is_empty() || self.kinds.contains(&line.kind))
            && self.since.is_none_or(|since| since <= day)
            && self.until.is_none_or(|until| day <= until)
    }
}

/// A client of the room, with the company's name.
struct Chapter {
    tenure: Tenure,
    company: Line,
}

/// Everything that happened in a unit, newest first; of `UNIT@DATE` what concerns that client.
///
/// # Errors
/// There is no such unit; nobody left it on that day.
pub fn history(archive: &Archive, name: &FileName, wanted: &HistoryWanted) -> Result<Vec<HistoryLine>> {
    let place = tenancy::unit_place(&mut Uncached::new(archive), name.unit())?;
    let room = read_room(archive, &place)?;
    let only = match name {
        FileName::Present(_) => None,
        FileName::Departed(..) => Some(tenancy::client_file(&mut Uncached::new(archive), name)?.tenure),
    };
    let mut lines = Vec::new();
    let mut boxes = None;
    let mut chapters = Vec::new();
    for tenure in room.tenures.iter().filter(|tenure| only.as_ref().is_none_or(|only| only.stem == tenure.stem)) {
        let file = tenancy::file_of(&mut Uncached::new(archive), tenure)?;
        let (cover, cover_case) = cover(archive, &file)?;
        let company = cover.company;
        lines.extend(of_client(archive, &file, &company)?);
        if let Some(enquiry) = cover_case.record.head.enquiry {
            let cases = enquiries::told_of(archive, enquiry.0)?;
            lines.extend(cases.iter().flat_map(|case| of_case(&enquiries::OWNER, Some(&company), case)));
        }
        if file.main.is_closed() {
            let boxes = match &boxes {
                Some(boxes) => boxes,
                None => boxes.insert(Boxes::read(archive)?),
            };
            let owner = Owner::Register(Register::Boxes);
            lines.extend(boxes.of(&file).iter().flat_map(|line| of_case(&owner, Some(&company), &line.case)));
        }
        chapters.push(Chapter { tenure: tenure.clone(), company });
    }
    lines.extend(of_room(archive, &place, &chapters, only.is_none())?);
    lines.extend(of_notices(archive, &room, &chapters)?);
    lines.retain(|line| wanted.takes(line));
    sort(&mut lines);
    Ok(lines)
}

/// A record and its steps as lines, whoever found them.
pub(in crate::views) fn told(owner: &Owner, case: &Case) -> Vec<HistoryLine> {
    of_case(owner, None, case)
}

/// Newest first: by the day, the moment of entry, the hour; of what was entered at once, what comes later in a client's life
/// stands first, and the steps of one record stand in their order.
fn sort(lines: &mut [HistoryLine]) {
    let newest = |line: &HistoryLine| Reverse((line.when.date(), line.at, line.when.moment(), line.happening.stage()));
    lines.sort_by(|a, b| {
        newest(a).cmp(&newest(b)).then_with(|| (&a.id, Reverse(a.step)).cmp(&(&b.id, Reverse(b.step))))
    });
}

/// What is recorded in the room: the unit, its papers and loans of them, and each client's coming and going.
fn of_room(archive: &Archive, place: &UnitPlace, chapters: &[Chapter], all: bool) -> Result<Vec<HistoryLine>> {
    let bundle = archive.bundle(&BundleId::Room(place.clone()))?;
    let owner = Owner::File(FileName::Present(place.unit.clone()));
    let mut lines = Vec::new();
    for kind in Kind::ALL.iter().filter(|kind| all || **kind == Kind::Tenancy) {
        for case in visible(bundle.cases(archive.reader(), *kind)?) {
            let chapter = chapters.iter().find(|chapter| chapter.tenure.stem == case.stem);
            if all || chapter.is_some() {
                lines.extend(of_case(&owner, chapter.map(|chapter| &chapter.company), &case));
            }
        }
    }
    Ok(lines)
}

/// Those of some records that are not restricted (S-PI).
fn visible(cases: Vec<Case>) -> impl Iterator<Item = Case> {
    cases.into_iter().filter(|case| case.restriction().is_none())
}

/// What is recorded in a client's file.
fn of_client(archive: &Archive, file: &ClientFile, company: &Line) -> Result<Vec<HistoryLine>> {
    let owner = Owner::File(file.name.clone());
    let mut lines = Vec::new();
    let bundles = file.bundles().iter().map(|id| archive.bundle(id)).collect::<Result<Vec<Bundle>, _>>()?;
    let parts: Vec<&Bundle> = bundles.iter().collect();
    for kind in Kind::ALL {
        for case in visible(file_parts::cases_of(archive.reader(), &parts, *kind)?) {
            lines.extend(of_case(&owner, Some(company), &case));
        }
    }
    Ok(lines)
}

/// The notices that were sent to the room while one of its clients was there, and what that client said to them (P3-5).
fn of_notices(archive: &Archive, room: &Room, chapters: &[Chapter]) -> Result<Vec<HistoryLine>> {
    let mut lines = Vec::new();
    let owner = Owner::Register(Register::Notices);
    for (id, _) in find::register_years(&Uncached::new(archive), Register::Notices)? {
        let bundle = archive.bundle(&id)?;
        for case in bundle.cases(archive.reader(), Kind::Notice)? {
            let day = case.record.head.date();
            let Some(chapter) = chapters.iter().find(|chapter| chapter.tenure.holds_on(day)) else { continue };
            if is_sent_to(&case, room) {
                let theirs = of_this_room(case, room);
                lines.extend(of_case(&owner, Some(&chapter.company), &theirs));
            }
        }
    }
    Ok(lines)
}

fn is_sent_to(case: &Case, room: &Room) -> bool {
    match &case.record.body {
        Body::Notice(notice) => match &notice.to {
            Audience::All => true,
            Audience::Floor(floor) => *floor == room.place.floor,
            Audience::Unit(unit) => *unit == room.place.unit,
        },
        _ => false,
    }
}

/// A notice with what other rooms said to it left out.
fn of_this_room(mut case: Case, room: &Room) -> Case {
    case.events.retain(|named| match &named.event.deed {
        EventBody::Delivered(receipt) | EventBody::Acknowledged(receipt) => *receipt.client.unit() == room.place.unit,
        _ => true,
    });
    case
}

/// The columns in which people read the story.
pub const FOR_PEOPLE: [&str; 8] = ["date", "hour", "happening", "company", "detail", "standing", "by", "id"];

/// The story as a table.
pub fn table(lines: &[HistoryLine]) -> Table {
    let columns = ["date", "hour", "happening", "kind", "company", "detail", "standing", "by", "id", "at"].map(text);
    let mut table = Table::new("history", &columns);
    for line in lines {
        table.rows.push(vec![
            Cell::Date(line.when.date()),
            Cell::maybe(hour(line.when), Cell::Text),
            Cell::Code(line.happening.as_str()),
            Cell::Code(line.kind.as_str()),
            Cell::maybe(line.company.as_ref(), Cell::text),
            Cell::maybe(line.detail.clone(), Cell::Gist),
            Cell::maybe(line.standing.code(), Cell::Code),
            Cell::maybe(line.by.as_ref(), Cell::text),
            match line.paper {
                Some(name) => Cell::text(PaperId { owner: line.id.owner.clone(), name }),
                None => Cell::text(&line.id),
            },
            Cell::text(line.at),
        ]);
    }
    table
}

/// The hour and minute, where they are known.
fn hour(when: Happened) -> Option<String> {
    when.moment()?.to_string().get(11..16).map(ToOwned::to_owned)
}
