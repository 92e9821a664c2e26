//! The tenancies of a room, as its records tell them.

use crate::archive::bundle::Bundle;
use crate::archive::layout::{BundleId, ClientFolder, UnitPlace};
use crate::archive::looking::LookedAt;
use crate::archive::lookup::{Lookup, has_room, read_unit_folders};
use crate::archive::parts::GatheredSort;
use crate::archive::read::Reader;
use crate::archive::storage_error::StorageError;
use crate::model::event::{End, EventBody};
use crate::model::{Action, AsOf, Body, Case, Date, FileName, Kind, Line, Stem, UnitCode};

/// Whose turn it is in a room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// It is, or was, the client's own.
    Own,
    /// The client before is still there: this one's file is open, the room is not theirs yet.
    Coming,
}

/// A tenancy of a room, as its events leave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tenure {
    pub room: UnitPlace,
    /// The record's name in it.
    pub stem: Stem,
    /// The first day.
    pub from: Date,
    /// The day of departure, where there was one in the view; the unit is occupied until the day before.
    pub to: Option<Date>,
    /// The day of departure by all that is known now: it says where the file lies, and by what name it is called.
    pub left: Option<Date>,
    /// The folder of the client's file.
    pub client: ClientFolder,
    /// The unit under which that folder lies.
    pub first_unit: UnitCode,
    /// Whether it was the client's turn in the view: who is to come waits until who is there has gone.
    pub turn: Turn,
    /// The same by all that is known now.
    pub called: Turn,
    /// Of a client who came back: the identity of the volume before.
    pub returns: Option<Line>,
    /// The days of departure that were entered by mistake and taken back.
    pub taken_back: Vec<Date>,
    /// Where the file went under this unit until it was given up: the unit under which it went on.
    pub goes_on: Option<UnitCode>,
}

impl Tenure {
    /// Whether it is of the client whose folder lies under a unit.
    pub fn is_of(&self, first_unit: &UnitCode, client: &ClientFolder) -> bool {
        self.first_unit == *first_unit && self.client == *client
    }

    /// The identity of the client's folder, wherever it lies.
    pub fn identity(&self) -> String {
        format!("{}/{}", self.first_unit, self.client)
    }

    /// The client by this unit: the unit alone while they are there, with the day once they left it, or are to come.
    pub fn name(&self) -> FileName {
        match self.left {
            None if self.called == Turn::Coming => FileName::Departed(self.room.unit.clone(), self.from),
            None => FileName::Present(self.room.unit.clone()),
            Some(day) => FileName::Departed(self.room.unit.clone(), day),
        }
    }

    /// Whether the client is there, or the next to be there.
    pub fn is_present(&self) -> bool {
        self.to.is_none() && self.turn == Turn::Own
    }

    /// Whether the client waits for the room until who is there has gone.
    pub fn is_coming(&self) -> bool {
        self.to.is_none() && self.turn == Turn::Coming
    }

    /// Whether the room was theirs on a day.
    pub fn holds_on(&self, day: Date) -> bool {
        self.turn == Turn::Own && self.from <= day && self.to.is_none_or(|to| day < to)
    }
}

/// The tenancies of a room, the earliest first. What was entered by mistake is none.
pub fn tenures(lookup: &mut impl Lookup, room: &UnitPlace) -> Result<Vec<Tenure>, StorageError> {
    tenures_in(lookup, room, &AsOf::NOW)
}

/// The same by what had been entered; all days are told.
pub fn tenures_in(lookup: &mut impl Lookup, room: &UnitPlace, view: &AsOf) -> Result<Vec<Tenure>, StorageError> {
    let bundle = lookup.bundle(&BundleId::Room(room.clone()))?;
    tenures_of(lookup.archive().reader(), &bundle, room, view)
}

/// The same of a room whose bundle is read already.
pub fn tenures_of(
    reader: &Reader,
    bundle: &Bundle,
    room: &UnitPlace,
    view: &AsOf,
) -> Result<Vec<Tenure>, StorageError> {
    let mut found = Vec::new();
    let all_days = AsOf { as_of: None, ..*view };
    for raw in bundle.cases(reader, Kind::Tenancy)? {
        let Some(case) = raw.seen(&all_days) else { continue };
        let Body::Tenancy(tenancy) = &case.record.body else {
            continue;
        };
        let client = tenancy.client.as_str().parse().map_err(|()| StorageError::Text {
            path: bundle.full(&crate::archive::layout::entry_path(crate::model::EntryName::Record(case.stem))),
            line: None,
            says: "`client` is not the name of a client's folder".to_owned(),
        })?;
        found.push(Tenure {
            room: room.clone(),
            stem: case.stem,
            from: case.record.head.date(),
            to: end_of(&case).map(|(day, _)| day),
            // What was voided since was known then: nobody was in it, so its folder lies where it lay.
            left: raw.seen(&AsOf::NOW).as_ref().and_then(end_of).map(|(day, _)| day),
            goes_on: end_of(&case).and_then(|(_, end)| end.goes_on.clone()),
            client,
            first_unit: tenancy.first_unit.clone(),
            turn: Turn::Own,
            called: Turn::Own,
            returns: tenancy.returns.clone(),
            taken_back: taken_back(&case),
        });
    }
    found.sort_by_key(|tenure: &Tenure| (tenure.from, tenure.to, tenure.stem));
    for at in waiting(&found, |tenure| tenure.to) {
        found.get_mut(at).into_iter().for_each(|tenure| tenure.turn = Turn::Coming);
    }
    for at in waiting(&found, |tenure| tenure.left) {
        found.get_mut(at).into_iter().for_each(|tenure| tenure.called = Turn::Coming);
    }
    Ok(found)
}

/// The rooms of the estate, in the order of their codes, without those in whose tenancies none of these words is part of a client's identity,
/// as far as that is known.
pub fn rooms_that_may_name(lookup: &mut impl Lookup, words: &[&str]) -> Result<Vec<UnitPlace>, StorageError> {
    let Some(added) = lookup.added_units() else { return Ok(lookup.units()?.to_vec()) };
    let archive = lookup.archive();
    // Of a room that is passed over nothing is read: that it may be is told by what was known of its tenancies.
    archive.reader().looking().note(|| LookedAt::Tenancies);
    let mut rooms = Vec::new();
    for room in read_unit_folders(archive.reader())? {
        let id = BundleId::Room(room.clone());
        let names =
            |known: &[u8]| str::from_utf8(known).map_or(true, |text| words.iter().any(|word| text.contains(word)));
        // What cannot be read is told by who reads the room.
        let find = || {
            let bundle = archive.bundle_in_passing(&id).ok().filter(|bundle| !bundle.is_empty())?;
            let tenures = tenures_of(archive.reader(), &bundle, &room, &AsOf::NOW).ok()?;
            Some(named_in(&tenures).into_bytes())
        };
        let is_passed_over =
            lookup.may_pass_over(&id) && archive.gathered(GatheredSort::Rooms, &id, names, find) == Some(false);
        if !is_passed_over && !added.contains(&room) && has_room(archive.reader(), &room)? {
            rooms.push(room);
        }
    }
    rooms.extend(added);
    rooms.sort_by(|a, b| (&a.unit, &a.floor).cmp(&(&b.unit, &b.floor)));
    Ok(rooms)
}

/// Whom tenancies name, a line each: the clients, and the volumes from which they go on.
fn named_in(tenures: &[Tenure]) -> String {
    let names =
        tenures.iter().flat_map(|tenure| [Some(tenure.identity()), tenure.returns.as_ref().map(Line::to_string)]);
    names.flatten().map(|name| name + "\n").collect()
}

/// Which of the tenancies of a room wait for another client's without an end: of several that have none, the first one is there.
fn waiting(tenures: &[Tenure], end: fn(&Tenure) -> Option<Date>) -> Vec<usize> {
    let mut open = tenures.iter().enumerate().filter(|(_, tenure)| end(tenure).is_none());
    let Some((_, there)) = open.next() else { return Vec::new() };
    open.filter(|(_, tenure)| !tenure.is_of(&there.first_unit, &there.client)).map(|(at, _)| at).collect()
}

/// The days of departure that were entered and taken back.
fn taken_back(tenancy: &Case) -> Vec<Date> {
    let ends = tenancy.events.iter().filter(|named| named.event.head.action == Action::Ended);
    let days = ends.map(|named| named.event.head.date());
    let stands = end_of(tenancy).map(|(day, _)| day);
    days.filter(|day| Some(*day) != stands).collect()
}

/// The day of departure, and what was said of it: the first end that was not taken back.
pub fn end_of(tenancy: &Case) -> Option<(Date, &End)> {
    let mut end = None;
    for named in &tenancy.events {
        match &named.event.deed {
            EventBody::Ended(told) => {
                end.get_or_insert((named.event.head.date(), told));
            }
            EventBody::Stepped(Action::Reopened, _) => end = None,
            _ => {}
        }
    }
    end
}
