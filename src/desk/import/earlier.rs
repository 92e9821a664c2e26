//! Where what a row tells may have been entered before: by whose it is, and by the office's number.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::archive::numbered::numbers_on;
use crate::archive::{BundleId, Lookup, Transaction, find, tenancy};
use crate::desk::import::rows::Rows;
use crate::error::{Error, Result};
use crate::model::book::RegisterColumn;
use crate::model::premises::{self, Premises};
use crate::model::{Date, FileName, Kind, Register, Stem};

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

/// Where each numbered record of a kind lies, by the office's number.
pub(super) type NumberedRecords = BTreeMap<String, (Rc<BundleId>, Stem)>;

/// What the rows of a table name of the archive: where what they tell may have been entered before, and on which day each number.
#[derive(Debug, Default)]
pub(super) struct Named {
    bundles: BTreeSet<BundleId>,
    days: BTreeMap<String, Date>,
}

impl Named {
    /// What rows name in their columns of units and of days. What is wrong with a row is found when it is its turn.
    pub(super) fn by(
        tx: &mut Transaction,
        rows: &Rows,
        (no, unit, day): (Option<&RegisterColumn>, Option<&RegisterColumn>, Option<&RegisterColumn>),
    ) -> Result<Self> {
        let mut named = Self::default();
        let (mut units, mut registers) = (BTreeSet::new(), unit.is_none());
        for cells in rows.sheet.rows_among(rows.columns, rows.known.as_ref()) {
            let text_of = |column: Option<&RegisterColumn>| column.map(|column| cells.text(column).to_owned());
            named.days.extend(text_of(no).zip(day.and_then(|day| day_of(cells.text(day)))));
            let Some(text) = unit.map(|unit| cells.text(unit)) else { continue };
            if units.contains(text) || rows.known.as_ref().is_some_and(|known| known.units.lack(text)) {
                continue;
            }
            units.insert(text.to_owned());
            match whose(text) {
                Some(name) => match looked_through(tx, &name) {
                    Ok(bundles) => named.bundles.extend(bundles),
                    Err(error @ Error::Storage(_)) => return Err(error),
                    Err(_) => {}
                },
                None => registers = true,
            }
        }
        if registers {
            for register in Register::ALL {
                named.bundles.extend(find::register_years(tx, *register)?.into_iter().map(|(bundle, _)| bundle));
            }
        }
        Ok(named)
    }
}

/// Whose a row is, present or gone, or the room that nobody held; none of what lies in a register.
fn whose(text: &str) -> Option<FileName> {
    if Premises::is_meant(text) {
        return match text.parse().ok()? {
            Premises::Room(unit) => Some(FileName::Present(unit)),
            Premises::Part(_) => None,
        };
    }
    text.parse().ok()
}

/// The day of a cell of days or of hours, as it stands in the name of its record.
fn day_of(text: &str) -> Option<Date> {
    text.get(..10).unwrap_or(text).parse().ok()
}

/// Looks for the numbers of the records of a kind: where the rows say that they are, all of them; those that are not found there,
/// everywhere else among the records of their days.
///
/// So a number is known again whatever else of its row has changed, and where a row names another unit than it did, by its day.
pub(super) fn numbered(tx: &mut Transaction, kind: Kind, named: &Named) -> Result<NumberedRecords> {
    let added_to = tx.added_to();
    let here: Vec<BundleId> = added_to.union(&named.bundles).cloned().collect();
    let mut found = numbered_among(tx, &here, kind)?;
    let missing = named.days.iter().filter(|(no, _)| !found.contains_key(*no));
    let days: BTreeSet<Date> = missing.map(|(_, day)| *day).collect();
    if days.is_empty() {
        return Ok(found);
    }
    let here: BTreeSet<BundleId> = here.into_iter().collect();
    for id in find::all_bundles(tx)?.into_iter().filter(|id| !here.contains(id)) {
        let numbers = numbers_on(tx.archive().reader(), &id, (kind, &days))?;
        let id = Rc::new(id);
        for (no, stem) in numbers {
            found.entry(no.to_string()).or_insert_with(|| (Rc::clone(&id), stem));
        }
    }
    Ok(found)
}

/// The numbered records of a kind that are nobody's: in the registers, and, of what may be recorded of a unit that nobody holds, in the rooms.
pub(super) fn numbered_in_registers(tx: &mut Transaction, kind: Kind) -> Result<NumberedRecords> {
    let own = kind.facts().register;
    let mut bundles = Vec::new();
    for register in own.as_slice().first().map_or(Register::ALL, std::slice::from_ref) {
        bundles.extend(find::register_years(tx, *register)?.into_iter().map(|(bundle, _)| bundle));
    }
    if premises::KINDS.contains(&kind) {
        bundles.extend(tx.units()?.iter().map(|place| BundleId::Room(place.clone())));
    }
    numbered_among(tx, &bundles, kind)
}

/// The numbered records of a kind in certain bundles.
pub(super) fn numbered_among(tx: &mut Transaction, bundles: &[BundleId], kind: Kind) -> Result<NumberedRecords> {
    let mut found = BTreeMap::new();
    for id in bundles {
        let bundle = tx.bundle(id)?;
        let id = Rc::new(id.clone());
        for stem in bundle.stems(kind) {
            if let Some(no) = bundle.number(tx.archive().reader(), stem)? {
                found.insert(no.to_string(), (Rc::clone(&id), stem));
            }
        }
    }
    Ok(found)
}
