//! The records that nobody is to see, by their ids alone (S-PI).

use crate::archive::{Archive, Bundle, BundleId, Uncached, file_parts, find};
use crate::error::Result;
use crate::model::restriction::Restricted;
use crate::model::table::{Cell, Table, text};
use crate::model::{Action, Case, Date, EntryName, FileName, Kind, Owner, RecordId, Register};
use crate::views::estate::Estate;
use crate::views::{When, newest_first};

/// A record that is restricted: nothing of what it says.
pub struct RestrictedLine {
    pub id: RecordId,
    pub kind: Kind,
    pub restricted: Restricted,
}

/// The columns that people see.
pub const KEYS: &[&str] = &["id", "kind", "since", "until", "reason", "by"];

/// Every restricted record, the last one restricted first.
pub fn lines(archive: &Archive) -> Result<Vec<RestrictedLine>> {
    let estate = Estate::read(archive)?;
    let mut lookup = Uncached::new(archive);
    let mut places = Vec::new();
    for client in estate.clients(|_| true)? {
        places.push((client.file.bundles(), Owner::File(client.file.name.clone())));
    }
    for room in &estate.rooms {
        let owner = Owner::File(FileName::Present(room.place.unit.clone()));
        places.push((vec![BundleId::Room(room.place.clone())], owner));
    }
    for register in Register::ALL {
        for (bundle, owner) in find::register_years(&lookup, *register)? {
            places.push((vec![bundle], owner));
        }
    }
    places.push((vec![BundleId::Policies], Owner::Policies));
    let mut lines = Vec::new();
    for (ids, owner) in places {
        let bundles = ids.iter().map(|id| archive.bundle(id)).collect::<Result<Vec<Bundle>, _>>()?;
        let entries = bundles.iter().flat_map(Bundle::entries);
        let mut stems: Vec<_> = entries
            .filter_map(|entry| match entry {
                EntryName::Event(stem, step) if step.action == Action::Restricted => Some(stem),
                EntryName::Event(..) | EntryName::Record(_) => None,
            })
            .collect();
        stems.sort();
        stems.dedup();
        for stem in stems {
            let case = file_parts::case(&mut lookup, &ids, stem)?;
            if let Some(restricted) = case.as_ref().and_then(Case::restriction) {
                lines.push(RestrictedLine {
                    id: RecordId { owner: owner.clone(), stem },
                    kind: stem.kind(),
                    restricted,
                });
            }
        }
    }
    newest_first(&mut lines, |line| When::day(line.restricted.when.date(), &line.id));
    Ok(lines)
}

/// The same as a table; `past` says whether the day on which a restriction is to be looked at again is over.
pub fn table(lines: &[RestrictedLine], today: Date) -> Table {
    let columns = [text("id"), text("kind"), text("since"), text("until"), text("past"), text("reason"), text("by")];
    let row = |line: &RestrictedLine| {
        let restricted = &line.restricted;
        vec![
            Cell::text(&line.id),
            Cell::Code(line.kind.as_str()),
            Cell::Date(restricted.when.date()),
            Cell::maybe(restricted.until, Cell::Date),
            Cell::Flag(restricted.until.is_some_and(|until| until < today)),
            Cell::text(&restricted.reason),
            Cell::text(&restricted.by),
        ]
    };
    Table { rows: lines.iter().map(row).collect(), ..Table::new("restricted", &columns) }
}
