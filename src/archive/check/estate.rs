//! Tenancies against folders, units against floors, boxes against their records: what no bundle tells by itself.

use std::collections::{BTreeMap, BTreeSet};

use crate::archive::check::records::{Soundness, cases};
use crate::archive::check::stays::StayCheck;
use crate::archive::check::terms::CheckScope;
use crate::archive::check::walk::{BundlePlaces, is_there};
use crate::archive::layout::{self, BundleId, ClientFolder, SETTINGS, UnitPlace, VolumeFolder};
use crate::archive::read::Reader;
use crate::archive::tenancy::end_of;
use crate::archive::{Archive, is_void_unit};
use crate::model::record::Tenancy;
use crate::model::{AsOf, Body, Case, Date, Duty, EntryName, Finding, FindingCode, Kind, Role, Stem, UnitCode};

/// Checks what lies where, and who sits where. What a damaged bundle would say is not held against others.
pub(in crate::archive) fn check(
    archive: &Archive,
    scope: &CheckScope,
    places: &BundlePlaces,
    hurt: &BTreeSet<BundleId>,
) -> Vec<Finding> {
    let mut estate = EstateCheck {
        reader: archive.reader(),
        places,
        hurt,
        boxes_are_lost: false,
        findings: Vec::new(),
        absent: BTreeMap::new(),
        unknown: Vec::new(),
        stays: StayCheck::default(),
    };
    places.rooms.iter().for_each(|place| estate.room(place));
    estate.clients_without_tenancy();
    let boxed = estate.box_records(scope);
    estate.boxes(&boxed);
    estate.boxed_twice(&boxed);
    estate.longer_terms(archive.settings(), &boxed);
    if *scope == CheckScope::Whole {
        let adrift = std::mem::take(&mut estate.stays).conclude();
        estate.findings.extend(adrift);
        estate.codes(&boxed);
        estate.twins();
        estate.settings(archive);
    }
    estate.conclude()
}

pub(super) struct EstateCheck<'e> {
    pub(super) reader: &'e Reader,
    pub(super) places: &'e BundlePlaces,
    pub(super) hurt: &'e BTreeSet<BundleId>,
    /// Whether a box record could not be read.
    pub(super) boxes_are_lost: bool,
    pub(super) findings: Vec<Finding>,
    /// Clients' folders that are not where their tenancies say.
    absent: BTreeMap<ClientFolder, UnitPlace>,
    /// Clients' folders that no tenancy of their unit names.
    unknown: Vec<(UnitPlace, ClientFolder)>,
    /// Under which units the clients' files go.
    stays: StayCheck,
}

impl EstateCheck<'_> {
    fn room(&mut self, place: &UnitPlace) {
        let id = BundleId::Room(place.clone());
        let (cases, soundness) = cases(self.reader, &id, &[Kind::Unit, Kind::Tenancy]);
        let is_hurt = soundness == Soundness::Lost || self.hurt.contains(&id);
        let mut tenancies: Vec<(Case, Tenancy)> = Vec::new();
        let unit = cases.iter().find(|case| case.stem == Stem::Unit).and_then(|case| case.seen(&AsOf::NOW));
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
        if is_hurt {
            self.stays.lost();
        } else {
            self.overlaps(&id, &tenancies);
            self.stays.room(place, unit.as_ref(), &tenancies);
        }
        self.clients(place, &tenancies, is_hurt);
    }

    /// Two clients in one room at the same time.
    fn overlaps(&mut self, room: &BundleId, tenancies: &[(Case, Tenancy)]) {
        let mut terms: Vec<(Date, Option<Date>, Stem, &Tenancy)> = tenancies
            .iter()
            .filter_map(|(case, tenancy)| Some((case.seen(&AsOf::NOW)?, tenancy)))
            .map(|(case, tenancy)| (case.record.head.date(), end_of(&case).map(|(day, _)| day), case.stem, tenancy))
            .collect();
        // Who is to come may have a file while who is there has not gone: it was entered ahead of its day, and one alone waits.
        let ahead: Vec<Stem> = tenancies
            .iter()
            .filter_map(|(case, _)| case.seen(&AsOf::NOW))
            .filter(|case| end_of(case).is_none() && case.record.head.at.date() < case.record.head.date())
            .map(|case| case.stem)
            .collect();
        let coming = if let [coming] = ahead.as_slice() { Some(*coming) } else { None };
        terms.sort_by_key(|(from, to, stem, _)| (*from, *to, *stem));
        for (at, (from, to, stem, tenancy)) in terms.iter().enumerate() {
            let holds = |earlier: &&(Date, Option<Date>, Stem, &Tenancy)| {
                let waits = coming == Some(*stem) && earlier.1.is_none();
                !waits && earlier.1.is_none_or(|end| *from < end) && to.is_none_or(|end| earlier.0 < end)
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
