//! What came for boxed volumes by a merge in git, for `mend` to carry to where it belongs.

use crate::archive::check::closed::Closed;
use crate::archive::check::leftover;
use crate::archive::check::lists::{Keep, Lists};
use crate::archive::check::terms::{CheckScope, Depth};
use crate::archive::check::walk::BundlePlaces;
use crate::archive::check::work::hash_at;
use crate::archive::{Archive, BundleId, VolumeFolder, destruction};
use crate::model::{FindingCode, Listed, Sha256};

/// A boxed volume with late papers at its old place or in its box.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LateVolume {
    pub volume: Option<VolumeFolder>,
    /// Late papers, whole: where each lies, and how it was listed.
    pub papers: Vec<(String, Listed)>,
    /// Files at the old place, with where the box holds them too; and manifests there.
    pub take_away: Vec<(String, Sha256, Option<String>)>,
    /// Manifests in the box that grew, with what they were when it was closed; none where they came new.
    pub restore: Vec<(String, Option<Vec<u8>>)>,
}

/// Every boxed volume with late papers. One where any of them is not whole is left as it is: a line may go only with its paper.
pub fn late_volumes(archive: &Archive) -> Vec<LateVolume> {
    let reader = archive.reader();
    let places = BundlePlaces::walk(reader, &CheckScope::Whole);
    let mut all = Vec::new();
    let leftovers = places.leftovers();
    for id in places.bundles() {
        let BundleId::Boxed(_, volume) = &id else { continue };
        let lists = Lists::read(reader, &id.path(), Keep::Bytes);
        let closed = Closed::read(reader, &id, &lists, &destruction::gone_of(reader, &id).unwrap_or_default());
        let mut late = LateVolume { volume: Some(volume.clone()), ..LateVolume::default() };
        let mut is_whole = true;
        let old = leftovers.iter().find(|(_, boxed)| *boxed == id).map(|(old, _)| old);
        for (path, sha256) in &closed.late {
            let full = format!("{id}/{path}");
            match hash_at(reader, &full) {
                Ok(found) if found == *sha256 => late.papers.push((full, Listed { sha256: found, path: path.clone() })),
                Ok(_) => is_whole = false,
                Err(_) => {
                    is_whole &= old.is_some_and(|old| {
                        hash_at(reader, &format!("{old}/{path}")).is_ok_and(|found| found == *sha256)
                    });
                }
            }
        }
        late.restore = closed.grown.iter().map(|(path, bytes)| (format!("{id}/{path}"), bytes.clone())).collect();
        if let Some(old) = old {
            is_whole &= at_old_place(archive, old, &id, (&lists, &closed), &mut late);
        }
        if is_whole && !(late.papers.is_empty() && late.take_away.is_empty() && late.restore.is_empty()) {
            all.push(late);
        }
    }
    all
}

/// Adds what lies at a volume's old place; gives whether all of it is whole.
fn at_old_place(
    archive: &Archive,
    old: &BundleId,
    boxed: &BundleId,
    (lists, closed): (&Lists, &Closed),
    late: &mut LateVolume,
) -> bool {
    let reader = archive.reader();
    let left = leftover::look(reader, old, boxed, Depth::Full);
    let mut is_held = true;
    for paper in left.papers {
        let full = format!("{old}/{}", paper.listed.path);
        let sealed =
            lists.has(&paper.listed.path, paper.listed.sha256) && !closed.late.contains_key(&paper.listed.path);
        if sealed {
            // What the box has lost may be whole here alone.
            let there = format!("{boxed}/{}", paper.listed.path);
            let held = hash_at(reader, &there);
            is_held &= held.is_ok_and(|held| held == paper.listed.sha256);
            late.take_away.push((full, paper.listed.sha256, Some(there)));
        } else {
            late.papers.push((full, paper.listed));
        }
    }
    for manifest in &left.manifests {
        let full = format!("{old}/{manifest}");
        late.take_away.extend(hash_at(reader, &full).ok().map(|sha256| (full, sha256, None)));
    }
    let findings = &left.outcome.findings;
    is_held && findings.iter().all(|finding| finding.code == FindingCode::LatePaper)
}
