//! Exports that are registered as handed out: what each file of them was (P1-5b).

use crate::archive::{Archive, Uncached, find};
use crate::error::Result;
use crate::model::event::EventBody;
use crate::model::{Kind, Listed, RecordId, Reference, Register};

/// The exports that were handed out, of all years, or the one that is named: its id, and the digests of its files.
pub fn handed_out(archive: &Archive, named: Option<&Reference>) -> Result<Vec<(RecordId, Vec<Listed>)>> {
    let mut lookup = Uncached::new(archive);
    let wanted = named.map(|reference| find::record(&mut lookup, reference)).transpose()?;
    let mut exports = Vec::new();
    for (bundle, owner) in find::register_years(&lookup, Register::Disclosures)? {
        for case in archive.bundle(&bundle)?.cases(archive.reader(), Kind::Export)? {
            let id = RecordId { owner: owner.clone(), stem: case.stem };
            if wanted.as_ref().is_some_and(|found| found.id != id) {
                continue;
            }
            let copies: Vec<Listed> = case
                .events
                .iter()
                .filter_map(|named| match &named.event.deed {
                    EventBody::Released(release) => Some(release.copies.clone()),
                    _ => None,
                })
                .flatten()
                .collect();
            if !copies.is_empty() {
                exports.push((id, copies));
            }
        }
    }
    Ok(exports)
}
