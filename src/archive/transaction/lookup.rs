//! A change looked up in while it is made: what it adds is seen by what it does next.

use crate::archive::Archive;
use crate::archive::bundle::Bundle;
use crate::archive::layout::{BundleId, UnitPlace};
use crate::archive::lookup::{Lookup, find_unit, is_void_unit, read_units, read_years};
use crate::archive::storage_error::StorageError;
use crate::archive::transaction::{LocksHeld, Mode, Transaction};
use crate::model::{Register, UnitCode, Year};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

impl Lookup for Transaction<'_> {
    fn archive(&self) -> &Archive {
        self.archive
    }

    fn is_of_disk(&self) -> bool {
        false
    }

    /// What is made is decided by what was read for it; a preview changes nothing.
    fn may_pass_over(&self, id: &BundleId) -> bool {
        self.mode == Mode::Preview && self.bundles.get(id).is_none_or(|bundle| !bundle.has_pending())
    }

    fn bundle(&mut self, id: &BundleId) -> Result<Rc<Bundle>, StorageError> {
        if let Some(bundle) = self.bundles.get(id) {
            return Ok(Rc::clone(bundle));
        }
        let bundle = match self.earlier.0.remove(id) {
            Some(earlier) => Bundle::read_again(&self.archive.reader, earlier)?,
            None => Rc::new(Bundle::read(&self.archive.reader, id)?),
        };
        self.bundles.insert(id.clone(), Rc::clone(&bundle));
        Ok(bundle)
    }

    fn years(&self, register: Register) -> Result<BTreeSet<Year>, StorageError> {
        let mut years = read_years(&self.archive.reader, register)?;
        // A year that this change begins has no folder yet.
        years.extend(self.bundles.iter().filter_map(|(id, bundle)| match id {
            BundleId::Register(of, year) if *of == register => bundle.entries().next().map(|_| *year),
            _ => None,
        }));
        Ok(years)
    }

    fn units(&mut self) -> Result<Rc<Vec<UnitPlace>>, StorageError> {
        if let Some(units) = &self.units {
            return Ok(Rc::clone(units));
        }
        let mut units = read_units(&self.archive.reader)?;
        units.extend(self.new_units.iter().cloned());
        units.sort();
        self.places = BTreeMap::new();
        for place in &units {
            match self.places.get(&place.unit.folded()) {
                // A unit that was entered by mistake gives way to the one that was meant.
                Some(other) if !is_void_unit(&self.archive.reader, other)? => {}
                _ => {
                    self.places.insert(place.unit.folded(), place.clone());
                }
            }
        }
        let units = Rc::new(units);
        self.units = Some(Rc::clone(&units));
        Ok(units)
    }

    /// Many things in one change read each room once, and keep what they read.
    fn added_units(&self) -> Option<Vec<UnitPlace>> {
        (self.mode == Mode::Preview && self.units.is_none()).then(|| self.new_units.clone())
    }

    fn unit(&mut self, code: &UnitCode) -> Result<Option<UnitPlace>, StorageError> {
        // One act looks one unit up; a whole register is worth the list of all.
        if self.units.is_none() && !matches!(self.held, LocksHeld::Archive(_)) {
            if let Some(place) = self.new_units.iter().find(|place| place.unit == *code) {
                return Ok(Some(place.clone()));
            }
            if let Some(place) = find_unit(&self.archive.reader, code)? {
                return Ok(Some(place));
            }
        }
        self.units()?;
        Ok(self.places.get(&code.folded()).cloned())
    }
}
