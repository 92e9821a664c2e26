//! Of what a publication is made: a digest of every manifest and of the settings, found without reading a record.

use crate::archive::{Archive, BundleId, Lookup as _, Uncached, find, layout};
use crate::error::Result;
use crate::model::lake::{Personal, SCHEMA};
use crate::model::{Date, Kind, Register, Sha256};
use crate::views::estate::{Estate, each};

/// The digest of all that a publication of a day says. What is registered of exports is no part of it: a publication is registered
/// itself.
pub fn digest(archive: &Archive, personal: Personal, today: Date) -> Result<Sha256> {
    let mut bundles = vec![BundleId::Staff, BundleId::Policies];
    let lookup = Uncached::new(archive);
    for register in Register::ALL {
        bundles.extend(find::register_years(&lookup, *register)?.into_iter().map(|(bundle, _)| bundle));
    }
    let mut lookup = Uncached::new(archive);
    bundles.extend(lookup.units()?.iter().cloned().map(BundleId::Room));
    for client in Estate::read(archive)?.clients(|_| true)? {
        bundles.extend(client.file.bundles());
    }
    let digests = each(&bundles, |id| {
        let bundle = archive.bundle_in_passing(id)?;
        let mut text = String::new();
        for (path, sha256) in &bundle.listing().files {
            let of_entry = path.as_str().strip_suffix(layout::SIGNATURE_ENDING).unwrap_or(path.as_str());
            let is_export =
                matches!(layout::entry_at(of_entry), Some(Ok(name)) if name.record().kind() == Kind::Export);
            if !is_export {
                text.push_str(&format!("{sha256}  {path}\n"));
            }
        }
        // What was destroyed is told of still, otherwise than before.
        for path in bundle.destroyed.keys() {
            text.push_str(&format!("gone  {path}\n"));
        }
        // A register that came to be by the export itself says nothing new.
        if text.is_empty() {
            return Ok(String::new());
        }
        Ok(format!("{}  {}\n", Sha256::of(text.as_bytes()), id.path()))
    })?;
    let settings = format!("{:?}", archive.settings());
    let program = env!("CARGO_PKG_VERSION");
    let head = format!("{SCHEMA} {program} {} {today}\n{settings}\n", personal.name());
    Ok(Sha256::of((head + &digests.concat()).as_bytes()))
}
