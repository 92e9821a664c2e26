//! What is recorded of vacant units and of common parts: it lies in rooms, and in a register of its own.

use std::collections::BTreeMap;

use crate::archive::{Archive, BundleId, Lookup as _, Uncached, UnitPlace, find};
use crate::error::Result;
use crate::model::premises::{CommonPart, Premises};
use crate::model::{AsOf, Case, Kind, Register};
use crate::views::dossier::of_bundle;
use crate::views::estate::each;
use crate::views::kept::ListingOf;

/// The records of some kinds that lie in no client's file, as they are seen; none where the files of one department are asked for.
pub(in crate::views) fn cases(archive: &Archive, kept: &ListingOf, kinds: &[Kind], view: &AsOf) -> Result<Vec<Case>> {
    if let ListingOf::ByOne(_) = kept {
        return Ok(Vec::new());
    }
    let mut lookup = Uncached::new(archive);
    let rooms = lookup.units()?.iter().cloned().map(BundleId::Room).collect::<Vec<_>>();
    let years = find::register_years(&lookup, Register::Premises)?.into_iter().map(|(id, _)| id);
    let places: Vec<BundleId> = rooms.into_iter().chain(years).collect();
    Ok(each(&places, |id| of_bundle(archive, id, kinds, view))?.into_iter().flatten().collect())
}

/// The same by what they were recorded of: units first, then common parts.
pub(in crate::views) fn by_place(
    archive: &Archive,
    kept: &ListingOf,
    kinds: &[Kind],
    view: &AsOf,
) -> Result<Vec<(Premises, Vec<Case>)>> {
    if let ListingOf::ByOne(_) = kept {
        return Ok(Vec::new());
    }
    let mut lookup = Uncached::new(archive);
    let rooms = lookup.units()?;
    let of_room = |place: &UnitPlace| {
        let cases = of_bundle(archive, &BundleId::Room(place.clone()), kinds, view)?;
        Ok((Premises::Room(place.unit.clone()), cases))
    };
    let mut found = each(&rooms, of_room)?;
    let mut parts: BTreeMap<CommonPart, Vec<Case>> = BTreeMap::new();
    for (id, _) in find::register_years(&lookup, Register::Premises)? {
        for case in of_bundle(archive, &id, kinds, view)? {
            if let Some(part) = case.record.head.part.clone() {
                parts.entry(part).or_default().push(case);
            }
        }
    }
    found.extend(parts.into_iter().map(|(part, cases)| (Premises::Part(part), cases)));
    found.retain(|(_, cases)| !cases.is_empty());
    Ok(found)
}
