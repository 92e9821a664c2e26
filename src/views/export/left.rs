//! Exports that are registered as handed out: what each file of them was (P1-5b).

use crate::archive::{Archive, Uncached, find};
use crate::error::Result;
use crate::model::event::EventBody;
use crate::model::export_scope::site_level;
use crate::model::{Body, Kind, Level, Listed, Moment, RecordId, Reference, Register};

/// A site that was handed out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteHandedOut {
    pub id: RecordId,
    /// What it may show.
    pub level: Level,
    /// When that was entered.
    pub at: Moment,
    /// Its files: digest and name of each, or of the list that names them.
    pub copies: Vec<Listed>,
}

/// The sites that were handed out, of all years.
pub fn sites(archive: &Archive) -> Result<Vec<SiteHandedOut>> {
    let mut sites = Vec::new();
    for (bundle, owner) in find::register_years(&Uncached::new(archive), Register::Disclosures)? {
        for case in archive.bundle(&bundle)?.cases(archive.reader(), Kind::Export)? {
            let Body::Export(export) = &case.record.body else { continue };
            let Some(level) = export.kinds.iter().find_map(|name| site_level(name.as_str())) else { continue };
            for named in &case.events {
                if let EventBody::Released(release) = &named.event.deed {
                    let id = RecordId { owner: owner.clone(), stem: case.stem };
                    sites.push(SiteHandedOut { id, level, at: named.event.head.at, copies: release.copies.clone() });
                }
            }
        }
    }
    Ok(sites)
}

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
