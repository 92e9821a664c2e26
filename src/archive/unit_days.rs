//! The units of an estate on a day: those that count then, with what their records say of them.

use crate::archive::layout::{BundleId, UnitPlace};
use crate::archive::lookup::Lookup;
use crate::archive::storage_error::StorageError;
use crate::model::unit_days::{self, UnitTerms};
use crate::model::{AsOf, Case, Date, Stem, Unit};

/// The record of a unit, as it is on disk.
pub fn record(lookup: &mut impl Lookup, place: &UnitPlace) -> Result<Case, StorageError> {
    let room = lookup.bundle(&BundleId::Room(place.clone()))?;
    room.case(lookup.archive().reader(), Stem::Unit)
}

/// On which days a unit counts; on none where it was entered by mistake.
pub fn terms(lookup: &mut impl Lookup, place: &UnitPlace) -> Result<UnitTerms, StorageError> {
    Ok(unit_days::terms(&record(lookup, place)?, &AsOf::NOW).unwrap_or_default())
}

/// A unit as it is on a day; none on a day on which it does not count.
pub fn unit_on(lookup: &mut impl Lookup, place: &UnitPlace, day: Date) -> Result<Option<Unit>, StorageError> {
    Ok(unit_days::on_day(&record(lookup, place)?, day, &AsOf::NOW))
}

/// Every unit that counts on a day, in the order of the codes: the area of each is that of the day.
pub fn units_on(lookup: &mut impl Lookup, day: Date) -> Result<Vec<(UnitPlace, Unit)>, StorageError> {
    let mut units = Vec::new();
    for place in lookup.units()?.iter() {
        if let Some(unit) = unit_on(lookup, place, day)? {
            units.push((place.clone(), unit));
        }
    }
    Ok(units)
}
