//! Every bundle of an archive by its place, and what lies where the format has no place for it.

use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;

use crate::archive::check::lists::unreadable;
use crate::archive::check::name::shown;
use crate::archive::check::terms::CheckScope;
use crate::archive::check::tree::{holds_anything, name_clashes};
use crate::archive::layout::{
    CATALOGUE_CSV, CATALOGUE_HTML, ClientFolder, LABELS_HTML, LATE, MOVED_OUT, POLICIES, REGISTERS, ROOM, STAFF, UNITS,
    UnitPlace, VolumeFolder, box_number,
};
use crate::archive::lookup::spelt;
use crate::archive::read::{EntryKind, FolderEntry, Reader};
use crate::archive::systems::beneath;
use crate::archive::{BundleId, layout};
use crate::model::{BoxPlace, Finding, FindingCode, FloorCode, Register, UnitCode, Year};

#[derive(Debug, Default)]
pub(in crate::archive) struct BundlePlaces {
    /// The staff's and the policies' bundles, and the registers' years.
    pub offices: Vec<BundleId>,
    /// Units, each with the clients' folders under it.
    pub units: BTreeMap<UnitPlace, BTreeSet<ClientFolder>>,
    /// Units that have a room.
    pub rooms: BTreeSet<UnitPlace>,
    /// Volumes in boxes, each with the boxes in which it lies: supplements lie in later ones.
    pub boxed: BTreeMap<VolumeFolder, BTreeSet<BoxPlace>>,
    /// What came late.
    pub late: BTreeSet<VolumeFolder>,
    /// Places of bundles at which something else lies, which was told.
    pub told: BTreeSet<String>,
    /// What is wrong.
    pub findings: Vec<Finding>,
}

impl BundlePlaces {
    /// Walks the archive, or what belongs to some units.
    pub fn walk(reader: &Reader, scope: &CheckScope) -> Self {
        let mut places = Self::default();
        let mut walk = EstateWalk { reader, scope, places: &mut places };
        walk.moved_out();
        walk.units();
        if scope.wants_offices() {
            walk.offices();
            walk.registers();
        }
        places
    }

    /// The bundles; the place of a volume that was boxed is none any more.
    pub fn bundles(&self) -> Vec<BundleId> {
        let mut all = self.offices.clone();
        all.extend(self.rooms.iter().cloned().map(BundleId::Room));
        for (place, clients) in &self.units {
            let living = clients.iter().filter(|client| !self.is_boxed(place, client));
            all.extend(living.map(|client| BundleId::Client(place.clone(), client.clone())));
        }
        for (volume, boxes) in &self.boxed {
            all.extend(boxes.iter().map(|place| BundleId::Boxed(place.clone(), volume.clone())));
        }
        all.extend(self.late.iter().cloned().map(BundleId::Late));
        all
    }

    /// The old places of volumes that lie in a box, where something lies, each with the box.
    pub fn leftovers(&self) -> Vec<(BundleId, BundleId)> {
        let mut all = Vec::new();
        for (place, clients) in &self.units {
            for client in clients {
                let volume = VolumeFolder { unit: place.unit.clone(), client: client.clone() };
                let first = self.boxed.get(&volume).and_then(BTreeSet::first);
                all.extend(first.map(|first| {
                    (BundleId::Client(place.clone(), client.clone()), BundleId::Boxed(first.clone(), volume.clone()))
                }));
            }
        }
        all
    }

    fn is_boxed(&self, place: &UnitPlace, client: &ClientFolder) -> bool {
        self.boxed.contains_key(&VolumeFolder { unit: place.unit.clone(), client: client.clone() })
    }
}

struct EstateWalk<'w> {
    reader: &'w Reader,
    scope: &'w CheckScope,
    places: &'w mut BundlePlaces,
}

impl EstateWalk<'_> {
    /// The entries of a folder that must be a real one.
    fn list(&mut self, path: &str) -> Vec<FolderEntry> {
        match self.reader.kind(path) {
            Ok(Some(EntryKind::Link)) => self.tell(FindingCode::Link, path),
            Ok(Some(EntryKind::File | EntryKind::Special)) => self.tell(FindingCode::NotAFile, path),
            _ => match self.reader.list(path) {
                Ok(entries) => {
                    if *self.scope == CheckScope::Whole {
                        self.clashes(path, &entries);
                    }
                    return entries;
                }
                Err(e) => {
                    self.places.told.insert(path.to_owned());
                    self.places.findings.push(unreadable(path, &e));
                }
            },
        }
        Vec::new()
    }

    fn tell(&mut self, code: FindingCode, path: impl Into<String>) {
        let path = path.into();
        self.places.told.insert(path.clone());
        self.places.findings.push(Finding::new(code, path));
    }

    fn clashes(&mut self, folder: &str, entries: &[FolderEntry]) {
        for (name, other) in name_clashes(entries.iter().map(|entry| entry.name.as_os_str())) {
            let finding = Finding::new(FindingCode::NameClash, format!("{folder}/{}", shown(name))).with(shown(other));
            self.places.findings.push(finding);
        }
    }

    /// The entry as what it should be, if it is a folder so called; else it is told, unless nothing is in it.
    fn folder<T>(&mut self, above: &str, entry: &FolderEntry, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let known = entry.text().and_then(read);
        if entry.kind == EntryKind::Folder && known.is_some() {
            return known;
        }
        // With some units alone in view, what is none of theirs is not looked at.
        if *self.scope == CheckScope::Whole || known.is_some() {
            self.stray(above, entry);
        }
        None
    }

    fn stray(&mut self, above: &str, entry: &FolderEntry) {
        let path = format!("{above}/{}", shown(&entry.name));
        match entry.kind {
            EntryKind::Link => self.tell(FindingCode::Link, path),
            EntryKind::Folder if !holds_anything(self.reader, &beneath(above, &entry.name)) => {}
            EntryKind::File | EntryKind::Folder | EntryKind::Special => self.tell(FindingCode::Stray, path),
        }
    }

    fn wants(&self, unit: &UnitCode) -> bool {
        self.scope.wants(unit)
    }

    fn units(&mut self) {
        for entry in self.list(UNITS) {
            let Some(floor) = self.folder(UNITS, &entry, spelt::<FloorCode>) else {
                continue;
            };
            let above = format!("{UNITS}/{floor}");
            for entry in self.list(&above) {
                let wanted = entry.text().and_then(spelt::<UnitCode>).is_none_or(|unit| self.wants(&unit));
                if !wanted {
                    continue;
                }
                let Some(unit) = self.folder(&above, &entry, spelt::<UnitCode>) else {
                    continue;
                };
                self.unit(UnitPlace { floor: floor.clone(), unit });
            }
        }
    }

    fn unit(&mut self, place: UnitPlace) {
        let path = place.path();
        let mut clients = BTreeSet::new();
        for entry in self.list(&path) {
            match entry.text() {
                Some(ROOM) if entry.kind == EntryKind::Folder => {
                    self.places.rooms.insert(place.clone());
                }
                Some(ROOM) => self.stray(&path, &entry),
                _ => clients.extend(self.folder_of(&path, &entry)),
            }
        }
        self.places.units.insert(place, clients);
    }

    /// A client's folder; its name must be spelt as deedbox spells it.
    fn folder_of(&mut self, above: &str, entry: &FolderEntry) -> Option<ClientFolder> {
        let known =
            entry.text().and_then(|name| ClientFolder::from_str(name).ok().filter(|folder| folder.to_string() == name));
        match (known, entry.kind) {
            (Some(client), EntryKind::Folder) => Some(client),
            _ => {
                self.stray(above, entry);
                None
            }
        }
    }

    fn offices(&mut self) {
        for (name, bundle) in [(STAFF, BundleId::Staff), (POLICIES, BundleId::Policies)] {
            match self.reader.kind(name) {
                Ok(Some(EntryKind::Folder)) => self.places.offices.push(bundle),
                Ok(Some(EntryKind::Link)) => self.tell(FindingCode::Link, name),
                Ok(Some(_)) => self.tell(FindingCode::NotAFile, name),
                Ok(None) => {}
                Err(e) => self.places.findings.push(unreadable(name, &e)),
            }
        }
    }

    fn registers(&mut self) {
        for entry in self.list(REGISTERS) {
            let Some(register) = self.folder(REGISTERS, &entry, |name| name.parse::<Register>().ok()) else {
                continue;
            };
            let above = format!("{REGISTERS}/{register}");
            for entry in self.list(&above) {
                if let Some(year) = self.folder(&above, &entry, spelt::<Year>) {
                    self.places.offices.push(BundleId::Register(register, year));
                }
            }
        }
    }

    fn moved_out(&mut self) {
        for entry in self.list(MOVED_OUT) {
            if entry.text() == Some(LATE) && entry.kind == EntryKind::Folder {
                self.late();
                continue;
            }
            let Some(year) = self.folder(MOVED_OUT, &entry, spelt::<Year>) else {
                continue;
            };
            let above = format!("{MOVED_OUT}/{year}");
            for entry in self.list(&above) {
                let is_print = matches!(entry.text(), Some(CATALOGUE_CSV | CATALOGUE_HTML | LABELS_HTML))
                    && entry.kind == EntryKind::File;
                if is_print {
                    continue;
                }
                let Some(floor) = self.folder(&above, &entry, spelt::<FloorCode>) else {
                    continue;
                };
                self.boxes(year, &floor);
            }
        }
    }

    fn boxes(&mut self, year: Year, floor: &FloorCode) {
        let above = format!("{MOVED_OUT}/{year}/{floor}");
        for entry in self.list(&above) {
            let Some(number) = self.folder(&above, &entry, box_number) else {
                continue;
            };
            let place = BoxPlace { year, floor: floor.clone(), number };
            let above = format!("{MOVED_OUT}/{place}");
            for entry in self.list(&above) {
                let Some(volume) = self.folder(&above, &entry, volume) else {
                    continue;
                };
                if self.wants(&volume.unit) {
                    self.places.boxed.entry(volume).or_default().insert(place.clone());
                }
            }
        }
    }

    fn late(&mut self) {
        let above = format!("{MOVED_OUT}/{LATE}");
        for entry in self.list(&above) {
            let Some(volume) = self.folder(&above, &entry, volume) else {
                continue;
            };
            if self.wants(&volume.unit) {
                self.places.late.insert(volume);
            }
        }
    }
}

fn volume(name: &str) -> Option<VolumeFolder> {
    VolumeFolder::from_str(name).ok().filter(|volume| volume.to_string() == name)
}

/// Whether anything of a bundle lies at its place.
pub(in crate::archive) fn is_there(reader: &Reader, bundle: &BundleId) -> bool {
    [layout::MANIFESTS, layout::DATA].iter().any(|part| !matches!(reader.kind(beneath(bundle.path(), part)), Ok(None)))
}
