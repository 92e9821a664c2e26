//! Where what a row tells may have been entered before: by whose it is, and by the office's number.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::archive::{BundleId, Lookup, Transaction, find, tenancy};
use crate::error::Result;
use crate::model::{FileName, Kind, Stem};

/// Where what a row tells may have been entered before: with the clients of the unit, present and gone, and in its room.
/// A unit with a day means the client who left that day.
pub(super) fn looked_through(tx: &mut Transaction, name: &FileName) -> Result<Vec<BundleId>> {
    let place = tenancy::unit_place(tx, name.unit())?;
    let mut bundles = vec![BundleId::Room(place.clone())];
    match name {
        FileName::Present(_) => {
            for tenure in tenancy::tenures(tx, &place)? {
                bundles.extend(tenancy::file_of(tx, &tenure)?.bundles());
            }
        }
        FileName::Departed(..) => bundles.extend(tenancy::client_file(tx, name)?.bundles()),
    }
    Ok(bundles)
}

/// Where each numbered record of a kind lies, by the office's number, through the whole archive.
pub(super) type NumberedRecords = BTreeMap<String, (Rc<BundleId>, Stem)>;

/// Looks for the numbers of all records of a kind; what a table does not name is not looked at further.
pub(super) fn numbered(tx: &mut Transaction, kind: Kind) -> Result<NumberedRecords> {
    let mut found = BTreeMap::new();
    let mut bundles: BTreeSet<BundleId> = find::all_bundles(tx)?.into_iter().collect();
    bundles.extend(tx.added_to());
    for id in bundles {
        let bundle = tx.bundle(&id)?;
        let id = Rc::new(id);
        for stem in bundle.stems(kind) {
            if let Some(no) = bundle.number(tx.archive().reader(), stem)? {
                found.insert(no.to_string(), (Rc::clone(&id), stem));
            }
        }
    }
    Ok(found)
}
