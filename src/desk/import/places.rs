//! Where what rows tell goes, and where it is looked for.

use std::collections::BTreeMap;

use crate::archive::{BundleId, Transaction};
use crate::desk::import::earlier::looked_through;
use crate::desk::lock_file;
use crate::desk::shelf::{Shelf, lock_register};
use crate::error::{Input, Result};
use crate::model::{Date, FileName, Kind};

/// Where things are entered and looked for: the archive is locked, so each is found out once.
#[derive(Default)]
pub(super) struct EntryPlaces {
    shelves: BTreeMap<FileName, (Shelf, Date)>,
    looked_through: BTreeMap<FileName, Vec<BundleId>>,
}

impl EntryPlaces {
    /// Where something new goes.
    pub(super) fn shelf(
        &mut self,
        tx: &mut Transaction,
        kind: Kind,
        file: Option<&FileName>,
        date: Date,
    ) -> Result<Shelf> {
        let Some(name) = file else {
            let register = kind.facts().register.ok_or(Input::WhoseRecord(kind))?;
            return lock_register(tx, register, date);
        };
        Ok(self.whose(tx, name)?.0)
    }

    /// The shelf of a client's file, and since when the unit has been theirs.
    pub(super) fn whose(&mut self, tx: &mut Transaction, name: &FileName) -> Result<(Shelf, Date)> {
        if let Some(known) = self.shelves.get(name) {
            return Ok(known.clone());
        }
        let file = lock_file(tx, name, |file| vec![file.write_to.clone()])?;
        let found = (Shelf::of_file(&file), file.since);
        self.shelves.insert(name.clone(), found.clone());
        Ok(found)
    }

    /// Where what a row tells may have been entered before; none where it is nobody's.
    pub(super) fn looked_through(
        &mut self,
        tx: &mut Transaction,
        file: Option<&FileName>,
    ) -> Result<Option<&[BundleId]>> {
        let Some(name) = file else { return Ok(None) };
        if !self.looked_through.contains_key(name) {
            self.looked_through.insert(name.clone(), looked_through(tx, name)?);
        }
        Ok(self.looked_through.get(name).map(Vec::as_slice))
    }
}
