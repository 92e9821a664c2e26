//! The volumes that are in boxes, as their records say.

use crate::archive::{BundleId, Lookup, VolumeFolder, find};
use crate::error::Result;
use crate::model::catalogue::CatalogueEntry;
use crate::model::{AsOf, Body, Kind, Register, stands};

/// Every volume that is boxed already.
pub fn boxed(lookup: &mut impl Lookup) -> Result<Vec<CatalogueEntry>> {
    let mut entries = Vec::new();
    for (bundle, _) in find::register_years(lookup, Register::Boxes)? {
        for case in lookup.bundle(&bundle)?.cases(lookup.archive().reader(), Kind::Box)? {
            let location = stands::stands(&case, &AsOf::NOW).map(|stands| stands.place);
            if let (Body::Box(boxed), Some(title)) = (case.record.body, case.record.head.title) {
                let folder = boxed.volume.as_str().parse::<VolumeFolder>();
                let destroyed = match folder {
                    Ok(folder) => lookup.bundle(&BundleId::Boxed(boxed.place(), folder))?.wholly_destroyed(),
                    Err(()) => None,
                };
                entries.push(CatalogueEntry { title, boxed, location, destroyed });
            }
        }
    }
    Ok(entries)
}
