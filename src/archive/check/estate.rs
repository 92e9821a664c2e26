//! Tenancies against folders, units against floors, boxes against their records: what no bundle tells by itself.

use std::collections::{BTreeMap, BTreeSet};

use crate::archive::bundle::MAX_RECORD_BYTES;
use crate::archive::check::Scope;
use crate::archive::check::lists::{Keep, Lists};
use crate::archive::check::walk::{Places, is_there};
use crate::archive::entry_text;
use crate::archive::layout::{self, BundleId, ClientFolder, SETTINGS, UnitPlace, VolumeFolder};
use crate::archive::read::Reader;
use crate::archive::{Archive, digest, is_void_unit};
use crate::model::event::{Event, NamedEvent};
use crate::model::record::Tenancy;
use crate::model::{
    Action, Body, Case, Date, Duty, EntryName, Finding, FindingCode, Kind, Listed, Record, Role, Stem, UnitCode, View,
};

/// Checks what lies where, and who sits where. What a damaged bundle would say is not held against others.
pub(in crate::archive) fn check(
    archive: &Archive,
    scope: &Scope,
    places: &Places,
    hurt: &BTreeSet<BundleId>,
) -> Vec<Finding> {
    let mut estate = Estate {
        reader: archive.reader(),
        places,
        hurt,
        boxes_are_lost: false,
        findings: Vec::new(),
        absent: BTreeMap::new(),
        unknown: Vec::new(),
    };
    places.rooms.iter().for_each(|place| estate.room(place));
    estate.clients_without_tenancy();
    let boxed = estate.box_records(scope);
    estate.boxes(&boxed);
    estate.boxed_twice(&boxed);
    estate.longer_terms(archive.settings(), &boxed);
    if *scope == Scope::Whole {
        estate.codes(&boxed);
        estate.twins();
        estate.settings(archive);
    }
    estate.conclude()
}

pub(super) struct Estate<'e> {
    pub(super) reader: &'e Reader,
    pub(super) places: &'e Places,
    pub(super) hurt: &'e BTreeSet<BundleId>,
    /// Whether a box record could not be read.
    pub(super) boxes_are_lost: bool,
    pub(super) findings: Vec<Finding>,
    /// Clients' folders that are not where their tenancies say.
    absent: BTreeMap<ClientFolder, UnitPlace>,
    /// Clients' folders that no tenancy of their unit names.
    unknown: Vec<(UnitPlace, ClientFolder)>,
}

impl Estate<'_> {
    fn room(&mut self, place: &UnitPlace) {
        let id = BundleId::Room(place.clone());
        let (cases, soundness) = cases(self.reader, &id, &[Kind::Unit, Kind::Tenancy]);
        let is_hurt = soundness == Soundness::Lost || self.hurt.contains(&id);
        let mut tenancies: Vec<(Case, Tenancy)> = Vec::new();
        for case in cases {
            match &case.record.body {
                // What was entered by mistake may lie where it does not belong.
                Body::Unit(_) if case.is_void() => {}
                Body::Unit(unit) if unit.code != place.unit || unit.floor != place.floor => {
                    let right = UnitPlace { floor: unit.floor.clone(), unit: unit.code.clone() };
                    self.findings.push(Finding::new(FindingCode::WrongPlace, place.path()).with(right.path()));
                }
                Body::Tenancy(tenancy) => {
                    let tenancy = tenancy.clone();
                    tenancies.push((case, tenancy));
                }
                _ => {}
            }
        }
        // An end that cannot be read would make one client stay for ever.
        if !is_hurt {
            self.overlaps(&id, &tenancies);
        }
        self.clients(place, &tenancies, is_hurt);
    }

    /// Two clients in one room at the same time.
    fn overlaps(&mut self, room: &BundleId, tenancies: &[(Case, Tenancy)]) {
        let mut terms: Vec<(Date, Option<Date>, Stem, &Tenancy)> = tenancies
            .iter()
            .filter_map(|(case, tenancy)| Some((case.seen(&View::NOW)?, tenancy)))
            .map(|(case, tenancy)| (case.record.head.date(), end_of(&case), case.stem, tenancy))
            .collect();
        terms.sort_by_key(|(from, to, stem, _)| (*from, *to, *stem));
        for (at, (from, to, stem, tenancy)) in terms.iter().enumerate() {
            let holds = |earlier: &&(Date, Option<Date>, Stem, &Tenancy)| {
                earlier.1.is_none_or(|end| *from < end) && to.is_none_or(|end| earlier.0 < end)
            };
            let other = terms.iter().take(at).find(|earlier| holds(earlier) && earlier.3.client != tenancy.client);
            if let Some((_, _, _, other)) = other {
                let path = format!("{room}/{}", layout::entry_path(EntryName::Record(*stem)));
                self.findings.push(Finding::new(FindingCode::TwoClients, path).with(&other.client));
            }
        }
    }

    /// The folders that the tenancies of a room name, and those that they do not.
    fn clients(&mut self, place: &UnitPlace, tenancies: &[(Case, Tenancy)], is_hurt: bool) {
        let mut named = BTreeSet::new();
        for (case, tenancy) in tenancies.iter().filter(|(_, tenancy)| tenancy.first_unit == place.unit) {
            let Ok(client) = tenancy.client.as_str().parse::<ClientFolder>() else {
                let path =
                    format!("{}/{}", BundleId::Room(place.clone()), layout::entry_path(EntryName::Record(case.stem)));
                self.findings.push(Finding::new(FindingCode::BadRecord, path).with("client"));
                continue;
            };
            let bundle = BundleId::Client(place.clone(), client.clone());
            let boxed =
                self.places.boxed.contains_key(&VolumeFolder { unit: place.unit.clone(), client: client.clone() });
            if !boxed && !self.places.told.contains(&bundle.path()) && !is_there(self.reader, &bundle) {
                self.absent.insert(client.clone(), place.clone());
            }
            named.insert(client);
        }
        if is_hurt {
            return;
        }
        let there = self.places.units.get(place).into_iter().flatten();
        self.unknown
            .extend(there.filter(|client| !named.contains(client)).map(|client| (place.clone(), client.clone())));
    }

    fn clients_without_tenancy(&mut self) {
        let roomless = self.places.units.iter().filter(|(place, _)| !self.places.rooms.contains(place));
        let roomless =
            roomless.filter(|(place, _)| !self.places.told.contains(&BundleId::Room((*place).clone()).path()));
        let found = roomless.flat_map(|(place, clients)| clients.iter().map(|client| (place.clone(), client.clone())));
        self.unknown.extend(found);
    }

    /// Units of one code on two floors.
    fn twins(&mut self) {
        let mut first: BTreeMap<&UnitCode, &UnitPlace> = BTreeMap::new();
        for place in self.places.units.keys() {
            match first.get(&place.unit) {
                Some(other) if other.floor != place.floor && is_void_unit(self.reader, place).unwrap_or(false) => {}
                Some(other) if other.floor != place.floor && is_void_unit(self.reader, other).unwrap_or(false) => {
                    first.insert(&place.unit, place);
                }
                Some(other) if other.floor != place.floor => {
                    let finding = Finding::new(FindingCode::NameClash, place.path()).with(other.path());
                    self.findings.push(finding);
                }
                Some(_) => {}
                None => {
                    first.insert(&place.unit, place);
                }
            }
        }
    }

    fn settings(&mut self, archive: &Archive) {
        let unknown = archive.unknown_settings().iter().cloned();
        let settings = archive.settings();
        let (roles, categories) = (settings.known_roles(), settings.known_categories());
        let reserved: BTreeSet<&Role> = Duty::ALL.iter().map(|duty| settings.role_for(*duty)).collect();
        let unheld = reserved
            .into_iter()
            .filter(|role| !roles.iter().any(|known| known == role.as_str()))
            .map(|role| format!("approvals: {role}"));
        let kept = settings
            .retention
            .keys()
            .filter(|key| *key != "default" && !categories.contains(key))
            .map(|key| format!("retention: {key}"));
        let wrong: BTreeSet<String> = unknown.chain(unheld).chain(kept).collect();
        self.findings.extend(
            wrong
                .iter()
                .map(|key| Finding::new(FindingCode::BadSettings, SETTINGS).with(super::name::shown(key.as_ref()))),
        );
    }

    /// A folder that one unit misses and another has too many is in the wrong place.
    fn conclude(mut self) -> Vec<Finding> {
        for (place, client) in &self.unknown {
            let id = BundleId::Client(place.clone(), client.clone());
            let is_boxed =
                self.places.boxed.contains_key(&VolumeFolder { unit: place.unit.clone(), client: client.clone() });
            if is_boxed || !is_there(self.reader, &id) {
                continue;
            }
            self.findings.push(match self.absent.remove(client) {
                Some(home) => {
                    Finding::new(FindingCode::WrongPlace, id.path()).with(BundleId::Client(home, client.clone()))
                }
                None => Finding::new(FindingCode::BundleUnknown, id.path()),
            });
        }
        let absent = self
            .absent
            .into_iter()
            .map(|(client, place)| Finding::new(FindingCode::BundleMissing, BundleId::Client(place, client).path()));
        self.findings.extend(absent);
        self.findings
    }
}

fn end_of(case: &Case) -> Option<Date> {
    let ended = case.events.iter().filter(|named| named.event.head.action == Action::Ended);
    ended.map(|named| named.event.head.date()).min()
}

/// A record or an event of a bundle.
pub(super) enum Entry {
    /// A record.
    Record(Stem, Box<Record>),
    /// An event of a record, which may lie in another bundle.
    Event(Stem, Box<NamedEvent>),
}

/// Whether all that was looked for in a bundle could be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Soundness {
    /// All.
    Whole,
    /// Not all: what the rest says is not held against others.
    Lost,
}

/// The records of some kinds with their events, as far as their bytes are those that were listed.
pub(super) fn cases(reader: &Reader, id: &BundleId, kinds: &[Kind]) -> (Vec<Case>, Soundness) {
    let mut cases: BTreeMap<Stem, Record> = BTreeMap::new();
    let mut events: Vec<(Stem, NamedEvent)> = Vec::new();
    let found = entries(reader, id, |stem| kinds.contains(&stem.kind()));
    for entry in found.entries {
        match entry {
            Entry::Record(stem, record) => {
                cases.insert(stem, *record);
            }
            Entry::Event(stem, named) => events.push((stem, *named)),
        }
    }
    let events_of = |stem: Stem| events.iter().filter(|(of, _)| *of == stem).map(|(_, named)| named.clone()).collect();
    let case = |(stem, record)| {
        let mut case = Case { stem, record, events: events_of(stem) };
        case.sort_events();
        case
    };
    let soundness = if found.lost.is_empty() { Soundness::Whole } else { Soundness::Lost };
    (cases.into_iter().map(case).collect(), soundness)
}

/// What the records and events of a bundle are called.
pub(super) fn names(reader: &Reader, id: &BundleId) -> Vec<EntryName> {
    let lists = Lists::read(reader, &id.path(), Keep::Lines);
    lists.lines.iter().filter_map(|line| layout::entry_at(line.path.as_str())?.ok()).collect()
}

/// What was read of a bundle.
#[derive(Default)]
pub(super) struct Entries {
    /// Records and events whose bytes are those that were listed.
    pub entries: Vec<Entry>,
    /// Records of which something is listed that could not be read, or is not what was listed.
    pub lost: BTreeSet<Stem>,
}

/// Some records of a bundle with their events.
pub(super) fn entries(reader: &Reader, id: &BundleId, wanted: impl Fn(Stem) -> bool) -> Entries {
    let path = id.path();
    let lists = Lists::read(reader, &path, Keep::Lines);
    let mut found = Entries::default();
    for line in &lists.lines {
        let Some(Ok(name)) = layout::entry_at(line.path.as_str()) else {
            continue;
        };
        if !wanted(name.record()) {
            continue;
        }
        match name {
            EntryName::Record(stem) => {
                let record = read(reader, &path, line, entry_text::parse_record);
                match record {
                    Some(record) => found.entries.push(Entry::Record(stem, Box::new(record))),
                    None => {
                        found.lost.insert(stem);
                    }
                }
            }
            EntryName::Event(stem, step) => {
                let event: Option<Event> = read(reader, &path, line, entry_text::parse_event);
                match event {
                    Some(event) => found.entries.push(Entry::Event(stem, Box::new(NamedEvent { step, event }))),
                    None => {
                        found.lost.insert(stem);
                    }
                }
            }
        }
    }
    found
}

type Parse<T> = fn(&[u8]) -> Result<(T, Vec<String>), crate::archive::text::TextFault>;

fn read<T>(reader: &Reader, bundle: &str, line: &Listed, parse: Parse<T>) -> Option<T> {
    let bytes = reader.read(format!("{bundle}/{}", line.path), MAX_RECORD_BYTES).ok()?;
    if digest(&bytes) != line.sha256 {
        return None;
    }
    parse(&bytes).ok().map(|(value, _)| value)
}
