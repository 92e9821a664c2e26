//! Looking things up: units by their codes, bundles by their names; afresh, or inside a change that adds to them.

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::archive::Archive;
use crate::archive::bundle::Bundle;
use crate::archive::layout::{BundleId, DATA, MANIFESTS, REGISTERS, ROOM, UNITS, UnitPlace};
use crate::archive::read::{EntryKind, Reader};
use crate::archive::storage_error::StorageError;
use crate::model::{Action, FloorCode, Kind, Register, Stem, UnitCode, Year};

/// What can be looked up: by views afresh, by acts with what they are about to add.
pub trait Lookup {
    fn archive(&self) -> &Archive;

    /// Whether it sees what lies on disk and nothing beside: no act is about to add to it.
    fn is_of_disk(&self) -> bool;

    /// Whether a bundle of which something is kept may be passed over for what that says: who asks only looks, and adds nothing to it.
    fn may_pass_over(&self, id: &BundleId) -> bool;

    /// A bundle, empty where it is not there yet.
    fn bundle(&mut self, id: &BundleId) -> Result<Rc<Bundle>, StorageError>;

    /// The years of a register that hold something.
    fn years(&self, register: Register) -> Result<BTreeSet<Year>, StorageError>;

    /// Every unit that has a room, in the order of their codes.
    fn units(&mut self) -> Result<Rc<Vec<UnitPlace>>, StorageError>;

    /// The units that are about to be added, for who only looks and may pass over rooms of which something is kept; none where each is read.
    fn added_units(&self) -> Option<Vec<UnitPlace>>;

    /// The place of a unit; a code in another case is the same code.
    fn unit(&mut self, code: &UnitCode) -> Result<Option<UnitPlace>, StorageError>;
}

/// Reads afresh, and keeps nothing but the list of units.
#[derive(Debug)]
pub struct Uncached<'a> {
    archive: &'a Archive,
    units: Option<Rc<Vec<UnitPlace>>>,
}

impl<'a> Uncached<'a> {
    /// Looks up in an archive as it is.
    pub fn new(archive: &'a Archive) -> Self {
        Self { archive, units: None }
    }
}

impl Lookup for Uncached<'_> {
    fn archive(&self) -> &Archive {
        self.archive
    }

    fn is_of_disk(&self) -> bool {
        true
    }

    fn may_pass_over(&self, _: &BundleId) -> bool {
        true
    }

    fn bundle(&mut self, id: &BundleId) -> Result<Rc<Bundle>, StorageError> {
        self.archive.bundle(id).map(Rc::new)
    }

    fn years(&self, register: Register) -> Result<BTreeSet<Year>, StorageError> {
        read_years(&self.archive.reader, register)
    }

    fn units(&mut self) -> Result<Rc<Vec<UnitPlace>>, StorageError> {
        if let Some(units) = &self.units {
            return Ok(Rc::clone(units));
        }
        let units = Rc::new(read_units(&self.archive.reader)?);
        self.units = Some(Rc::clone(&units));
        Ok(units)
    }

    fn added_units(&self) -> Option<Vec<UnitPlace>> {
        Some(Vec::new())
    }

    fn unit(&mut self, code: &UnitCode) -> Result<Option<UnitPlace>, StorageError> {
        match find_unit(&self.archive.reader, code)? {
            Some(place) => Ok(Some(place)),
            None => Ok(read_units_of(&self.archive.reader, |unit| unit == code)?.into_iter().next()),
        }
    }
}

/// Every floor's folder, as it is spelt. What is no floor is `verify`'s to report.
pub fn read_floors(reader: &Reader) -> Result<Vec<FloorCode>, StorageError> {
    let entries = reader.list(UNITS)?;
    let folders = entries.iter().filter(|entry| entry.kind == EntryKind::Folder);
    Ok(folders.filter_map(|entry| spelt(entry.text()?)).collect())
}

/// The years of a register that have a folder.
pub fn read_years(reader: &Reader, register: Register) -> Result<BTreeSet<Year>, StorageError> {
    let entries = reader.list(format!("{REGISTERS}/{register}"))?;
    let folders = entries.iter().filter(|entry| entry.kind == EntryKind::Folder);
    Ok(folders.filter_map(|entry| spelt::<Year>(entry.text()?)).collect())
}

/// A code whose canonical spelling is the folder's own.
pub fn spelt<T: std::str::FromStr + std::fmt::Display>(name: &str) -> Option<T> {
    name.parse::<T>().ok().filter(|code| code.to_string() == name)
}

/// Every unit that has a room, in the order of their codes.
pub fn read_units(reader: &Reader) -> Result<Vec<UnitPlace>, StorageError> {
    read_units_of(reader, |_| true)
}

/// The same of some codes: of the others the names of their folders are read, and nothing else.
pub fn read_units_of(reader: &Reader, is_wanted: impl Fn(&UnitCode) -> bool) -> Result<Vec<UnitPlace>, StorageError> {
    let mut units = Vec::new();
    for place in read_unit_folders(reader)? {
        if is_wanted(&place.unit) && has_room(reader, &place)? {
            units.push(place);
        }
    }
    Ok(units)
}

/// Whether a unit's folder has a room.
pub fn has_room(reader: &Reader, place: &UnitPlace) -> Result<bool, StorageError> {
    Ok(reader.kind(format!("{}/{ROOM}/{MANIFESTS}", place.path()))? == Some(EntryKind::Folder))
}

/// Every folder that has the place and the name of a unit's, in the order of the codes: not each needs to have a room.
pub fn read_unit_folders(reader: &Reader) -> Result<Vec<UnitPlace>, StorageError> {
    let mut units = Vec::new();
    for floor in read_floors(reader)? {
        for entry in reader.list(format!("{UNITS}/{floor}"))? {
            let unit = entry.text().filter(|_| entry.kind == EntryKind::Folder).and_then(spelt::<UnitCode>);
            units.extend(unit.map(|unit| UnitPlace { floor: floor.clone(), unit }));
        }
    }
    units.sort_by(|a, b| (&a.unit, &a.floor).cmp(&(&b.unit, &b.floor)));
    Ok(units)
}

/// A unit by its code as it is spelt: one look a floor, whatever the size of the estate. One that was voided on another floor
/// is found where there is no other.
pub fn find_unit(reader: &Reader, code: &UnitCode) -> Result<Option<UnitPlace>, StorageError> {
    let mut voided = None;
    for floor in read_floors(reader)? {
        let place = UnitPlace { floor, unit: code.clone() };
        if has_room(reader, &place)? {
            if !is_void_unit(reader, &place)? {
                return Ok(Some(place));
            }
            voided.get_or_insert(place);
        }
    }
    Ok(voided)
}

/// Whether a unit was entered by mistake, so that it counts for nothing. Names alone tell it of nearly every one.
pub fn is_void_unit(reader: &Reader, place: &UnitPlace) -> Result<bool, StorageError> {
    let id = BundleId::Room(place.clone());
    let beside = format!("{}+", Stem::Unit);
    let ending = format!("-{}-", Action::Voided);
    let data = format!("{id}/{DATA}");
    if reader.kind(&data)? != Some(EntryKind::Folder) {
        return Ok(false);
    }
    let entries = reader.list(&data)?;
    if !entries.iter().filter_map(|entry| entry.text()).any(|name| name.starts_with(&beside) && name.contains(&ending))
    {
        return Ok(false);
    }
    let bundle = Bundle::read(reader, &id)?;
    Ok(bundle.stems(Kind::Unit).contains(&Stem::Unit) && bundle.case(reader, Stem::Unit)?.is_void())
}
