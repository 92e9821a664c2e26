//! The bundles in which something can wait, each with whose they are.

use crate::archive::{Archive, BundleId, Uncached, find};
use crate::error::Result;
use crate::model::{FileName, Line, Owner, Register};
use crate::views::estate::{Estate, cover};

/// Bundles whose records belong together, and the first part of their ids.
pub(in crate::views) struct PendingPlace {
    pub(in crate::views) bundles: Vec<BundleId>,
    pub(in crate::views) owner: Owner,
    pub(in crate::views) company: Option<Line>,
}

/// Every bundle but those of the boxes, each with whose it is.
pub(in crate::views) fn places(archive: &Archive) -> Result<Vec<PendingPlace>> {
    let estate = Estate::read(archive)?;
    let mut places = Vec::new();
    for client in estate.clients(|_| true)? {
        let file = client.file;
        let company = cover(archive, &file)?.0.company;
        places.push(PendingPlace { bundles: file.bundles(), owner: Owner::File(file.name), company: Some(company) });
    }
    places.extend(around(archive)?);
    Ok(places)
}

/// The bundles that are no client's file.
pub(in crate::views) fn around(archive: &Archive) -> Result<Vec<PendingPlace>> {
    let mut places = Vec::new();
    let mut lookup = Uncached::new(archive);
    for bundle in find::all_bundles(&mut lookup)? {
        let owner = match &bundle {
            BundleId::Staff => Owner::Staff,
            BundleId::Policies => Owner::Policies,
            BundleId::Register(register, _) if *register != Register::Boxes => Owner::Register(*register),
            BundleId::Room(place) => Owner::File(FileName::Present(place.unit.clone())),
            _ => continue,
        };
        places.push(PendingPlace { bundles: vec![bundle], owner, company: None });
    }
    Ok(places)
}
