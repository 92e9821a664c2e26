//! The contents of the archive's papers, each once, whatever lists it: what a store is given, and asked for.

use std::collections::{BTreeMap, BTreeSet};

use crate::archive::check;
use crate::archive::retention;
use crate::archive::{Archive, Bundle, BundleId, EntryKind, Uncached, layout};
use crate::error::Result;
use crate::model::remote::locked_until;
use crate::model::{AsOf, BundlePath, Date, Retention, Sha256, UnitCode, VolumeCode, Year};

/// Of which papers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ContentScope {
    All,
    /// What lies in boxes.
    Boxed,
    /// What belongs to some units, boxed volumes included.
    Units(BTreeSet<UnitCode>),
}

impl ContentScope {
    fn has(&self, bundle: &BundleId) -> bool {
        match self {
            Self::All => true,
            Self::Boxed => matches!(bundle, BundleId::Boxed(..)),
            Self::Units(units) => match bundle {
                BundleId::Client(place, _) | BundleId::Room(place) => units.contains(&place.unit),
                BundleId::Boxed(_, volume) | BundleId::Late(volume) => units.contains(&volume.unit),
                BundleId::Staff | BundleId::Policies | BundleId::Register(..) => false,
            },
        }
    }
}

/// A place at which a paper is listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContentPlace {
    pub bundle: BundleId,
    pub path: BundlePath,
}

impl ContentPlace {
    /// Where it lies, relative to the archive.
    pub fn full(&self) -> String {
        format!("{}/{}", self.bundle, self.path)
    }
}

/// A content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperContent {
    pub sha256: Sha256,
    /// Where it is listed: once at least.
    pub first: ContentPlace,
    pub others: Vec<ContentPlace>,
    /// Until when a store has to lock it; none of what lies in no box.
    pub until: Option<Date>,
}

impl PaperContent {
    /// Every place.
    pub fn places(&self) -> impl Iterator<Item = &ContentPlace> {
        std::iter::once(&self.first).chain(&self.others)
    }

    /// A place at which it lies here; none where it lies at none.
    ///
    /// # Errors
    /// The disk failed.
    pub fn here(&self, archive: &Archive) -> Result<Option<&ContentPlace>> {
        for place in self.places() {
            if archive.reader().kind(place.full())? == Some(EntryKind::File) {
                return Ok(Some(place));
            }
        }
        Ok(None)
    }
}

/// The contents of a scope, by digest; what was destroyed is none any more.
///
/// # Errors
/// A manifest, or the register of boxes, cannot be read.
pub fn contents(archive: &Archive, scope: &ContentScope) -> Result<Vec<PaperContent>> {
    let terms: BTreeMap<String, Option<Date>> = retention::volumes(&mut Uncached::new(archive), &AsOf::NOW)?
        .into_iter()
        .map(|volume| (volume.identity(), locked_until(volume.retention(), volume.first.boxed.move_out)))
        .collect();
    let mut found: BTreeMap<Sha256, PaperContent> = BTreeMap::new();
    for id in check::bundles(archive).into_iter().filter(|id| scope.has(id)) {
        let bundle = Bundle::read(archive.reader(), &id)?;
        let until = match id {
            BundleId::Boxed(..) => terms.get(&id.identity()).copied().flatten(),
            _ => None,
        };
        for (path, sha256) in papers(&bundle) {
            let place = ContentPlace { bundle: id.clone(), path };
            match found.get_mut(&sha256) {
                Some(content) => {
                    content.others.push(place);
                    content.until = content.until.max(until);
                }
                None => {
                    let content = PaperContent { sha256, first: place, others: Vec::new(), until };
                    found.insert(sha256, content);
                }
            }
        }
    }
    Ok(found.into_values().collect())
}

/// The papers of a bundle that were not destroyed.
pub fn papers(bundle: &Bundle) -> Vec<(BundlePath, Sha256)> {
    let listed = bundle.listing().files.iter().filter(|(path, _)| layout::is_paper(path));
    let kept = listed.filter(|(path, sha256)| bundle.destroyed.get(*path).is_none_or(|gone| gone.sha256 != **sha256));
    kept.map(|(path, sha256)| (path.clone(), *sha256)).collect()
}

/// A volume in a box of a year, whose papers may be kept in a store alone.
#[derive(Clone, Debug)]
pub struct BoxedPapers {
    pub bundle: BundleId,
    pub code: VolumeCode,
    /// The papers that lie here.
    pub here: Vec<(BundlePath, Sha256)>,
    /// Until when a store has to lock them; none where the volume is kept for ever.
    pub until: Option<Date>,
}

/// The volumes that were boxed for a year, with the papers that lie here.
///
/// # Errors
/// As of [`contents`].
pub fn boxed_in(archive: &Archive, year: Year) -> Result<Vec<BoxedPapers>> {
    let mut found = Vec::new();
    for volume in retention::volumes(&mut Uncached::new(archive), &AsOf::NOW)? {
        for part in volume.parts().filter(|part| part.boxed.place().year == year) {
            let id = BundleId::Boxed(part.boxed.place(), volume.folder.clone());
            let bundle = Bundle::read(archive.reader(), &id)?;
            let mut here = Vec::new();
            for (path, sha256) in papers(&bundle) {
                if archive.reader().kind(format!("{id}/{path}"))? == Some(EntryKind::File) {
                    here.push((path, sha256));
                }
            }
            let retention = volume.retention();
            let until = locked_until(retention, volume.first.boxed.move_out);
            let until = until.filter(|_| retention != Retention::Permanent);
            found.push(BoxedPapers { bundle: id, code: part.boxed.code.clone(), here, until });
        }
    }
    Ok(found)
}

/// The bundle of the volume, or the supplement, that lies in a box under a code.
///
/// # Errors
/// As of [`contents`].
pub fn boxed_as(archive: &Archive, code: &VolumeCode) -> Result<Option<BundleId>> {
    for volume in retention::volumes(&mut Uncached::new(archive), &AsOf::NOW)? {
        if let Some(part) = volume.parts().find(|part| part.boxed.code == *code) {
            return Ok(Some(BundleId::Boxed(part.boxed.place(), volume.folder.clone())));
        }
    }
    Ok(None)
}
