//! What is recorded of vacant units and of common parts: it lies in rooms, and in a register of its own.

use crate::archive::{Archive, BundleId, Lookup as _, Uncached, find};
use crate::error::Result;
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
