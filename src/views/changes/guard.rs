//! What nobody may do: to change, rename or lose what a manifest lists, or its line.

use std::collections::{BTreeMap, BTreeSet};

use crate::archive::git::{BytesHeld, ManifestLists, SeenByGit, Side, Snapshots, Touched};
use crate::archive::layout::{BundleId, DATA, MANIFESTS, is_manifest_name};
use crate::error::Result;
use crate::model::Sha256;
use crate::views::changes::compared::{ChangedFile, Compared, VolumeLocation};
use crate::views::changes::other::other;
use crate::views::changes::span_changes::Changes;
use crate::views::changes::wrong::{Tampering, Wrong};

/// Is told how many files of how many were looked at.
pub type FilesLookedAt<'a> = &'a mut dyn FnMut(usize, usize);

/// Finds what is wrong; gives which files are new and as they are listed.
pub(super) fn guard(
    compared: &Compared,
    snapshots: &mut Snapshots,
    changes: &mut Changes,
    told: FilesLookedAt,
) -> Result<BTreeSet<usize>> {
    let mut new = BTreeSet::new();
    let arrived = arrived(compared);
    let mut used: BTreeSet<usize> = BTreeSet::new();
    let mut moved: BTreeSet<(BundleId, BundleId)> = BTreeSet::new();
    let mut late = Vec::new();
    for (at, file) in compared.files.iter().enumerate() {
        told(at + 1, compared.files.len());
        let was = listed(&compared.old, file);
        let is = listed(&compared.new, file);
        let mut wrong = |what| changes.wrongs.push(Wrong { path: file.touched.path.clone(), what });
        if file.touched.seen == SeenByGit::Ignored {
            // What a manifest lists is the archive's, whatever git was told to ignore.
            if is_manifest(file) || is.is_some() {
                changes.ignored.push(file.touched.path.clone());
            } else if in_folder(file, DATA) || in_folder(file, MANIFESTS) {
                wrong(Tampering::Ignored);
            }
            continue;
        }
        if !in_folder(file, DATA) {
            let closes = file.bundle.is_closed() && file.touched.old.is_some();
            let is_none =
                file.touched.new.is_some() && (!is_manifest(file) || file.touched.new == Some(BytesHeld::Odd));
            if in_folder(file, MANIFESTS) && is_none {
                wrong(Tampering::NoPlace);
            } else if closes && !in_folder(file, MANIFESTS) {
                wrong(Tampering::Bag);
            } else if !in_folder(file, MANIFESTS) && !file.bundle.is_closed() {
                changes.others.push(other(file.touched));
            }
            continue;
        }
        match (&file.touched.old, &file.touched.new) {
            (Some(_), Some(now)) => {
                let digest = snapshots.digest(now, &file.touched.path)?;
                // A file that is again what its line says was mended.
                match (was, is) {
                    (Some(was), _) if !holds(was, digest) => wrong(Tampering::Changed),
                    (Some(_), _) => changes.others.push(other(file.touched)),
                    (None, Some(is)) if !holds(is, digest) => wrong(Tampering::NotAsListed),
                    (None, Some(_)) => changes.others.push(other(file.touched)),
                    (None, None) => wrong(Tampering::Unlisted),
                }
            }
            (Some(old), None) => {
                let same_place = arrived.by_place.get(&(VolumeLocation::of(&file.bundle), file.inside));
                let follower = same_place.into_iter().flatten().copied().find(|at| {
                    compared.files.get(*at).is_some_and(|there| there.bundle != file.bundle && is_same(there, old, was))
                });
                let Some(was) = was else {
                    changes.others.push(other(file.touched));
                    continue;
                };
                if let Some(follower) = follower {
                    used.insert(follower);
                    let to = compared.files.get(follower).map(|there| there.bundle.clone());
                    moved.extend(to.map(|to| (file.bundle.clone(), to)));
                    continue;
                }
                late.push((file, old, was));
            }
            (None, _) => {}
        }
    }
    for (file, old, _) in late {
        let elsewhere = arrived.by_bytes.get(old_name(old).unwrap_or_default());
        let elsewhere = elsewhere
            .into_iter()
            .flatten()
            .copied()
            .find(|at| compared.files.get(*at).is_some_and(|there| listed(&compared.new, there).is_none()));
        let what = match elsewhere.and_then(|at| compared.files.get(at).map(|there| (at, there))) {
            Some((at, there)) => {
                used.insert(at);
                Tampering::Renamed(there.touched.path.clone())
            }
            None => Tampering::Deleted,
        };
        changes.wrongs.push(Wrong { path: file.touched.path.clone(), what });
    }
    for (at, file) in compared.files.iter().enumerate() {
        let (None, Some(now)) = (&file.touched.old, &file.touched.new) else { continue };
        if used.contains(&at) || !in_folder(file, DATA) {
            continue;
        }
        if file.touched.seen == SeenByGit::Ignored && listed(&compared.new, file).is_none() {
            continue;
        }
        let mut wrong = |what| changes.wrongs.push(Wrong { path: file.touched.path.clone(), what });
        match listed(&compared.new, file) {
            None => wrong(Tampering::Unlisted),
            Some(is) if !holds(is, snapshots.digest(now, &file.touched.path)?) => wrong(Tampering::NotAsListed),
            Some(_) => {
                new.insert(at);
            }
        }
    }
    lines(compared, snapshots, changes)?;
    // A volume's folder moved: that is said of it, and not of its files.
    changes.boxed = moved.into_iter().collect();
    Ok(new)
}

/// The files that are new, by where in their volume they lie, and by their bytes.
struct Arrived<'c> {
    by_place: BTreeMap<(VolumeLocation, &'c str), Vec<usize>>,
    by_bytes: BTreeMap<&'c str, Vec<usize>>,
}

fn arrived<'c>(compared: &'c Compared) -> Arrived<'c> {
    let (mut by_place, mut by_bytes): (BTreeMap<_, Vec<usize>>, BTreeMap<_, Vec<usize>>) = Default::default();
    for (at, file) in compared.files.iter().enumerate().filter(|(_, file)| file.touched.old.is_none()) {
        if matches!(file.bundle, BundleId::Boxed(..) | BundleId::Late(_)) {
            by_place.entry((VolumeLocation::of(&file.bundle), file.inside)).or_default().push(at);
        }
        if let Some(BytesHeld::Blob(name)) = &file.touched.new {
            by_bytes.entry(name.as_str()).or_default().push(at);
        }
    }
    Arrived { by_place, by_bytes }
}

/// Whether a file that is new has the bytes of one that is gone. What lies in the folder is compared by its line.
fn is_same(there: &ChangedFile, old: &BytesHeld, was: Option<&BTreeSet<Sha256>>) -> bool {
    match &there.touched.new {
        Some(BytesHeld::Lying) => was.is_some(),
        new => new.as_ref() == Some(old),
    }
}

fn old_name(old: &BytesHeld) -> Option<&str> {
    if let BytesHeld::Blob(name) = old { Some(name) } else { None }
}

fn listed<'c>(lists: &'c BTreeMap<BundleId, ManifestLists>, file: &ChangedFile) -> Option<&'c BTreeSet<Sha256>> {
    lists.get(&file.bundle)?.files.get(file.inside)
}

fn holds(lines: &BTreeSet<Sha256>, digest: Option<Sha256>) -> bool {
    digest.is_some_and(|digest| lines.contains(&digest))
}

/// Whether a file is a manifest: in its place, by its name.
fn is_manifest(file: &ChangedFile) -> bool {
    let name = file.inside.strip_prefix(MANIFESTS).and_then(|below| below.strip_prefix('/'));
    name.is_some_and(is_manifest_name)
}

fn in_folder(file: &ChangedFile, folder: &str) -> bool {
    file.inside.split('/').next() == Some(folder)
}

/// Manifests only gain lines; those of a volume are one list, wherever its folder lies.
fn lines(compared: &Compared, snapshots: &mut Snapshots, changes: &mut Changes) -> Result<()> {
    let touched: BTreeMap<&str, &Touched> =
        compared.files.iter().map(|file| (file.touched.path.as_str(), file.touched)).collect();
    let mut now: BTreeMap<(VolumeLocation, &str), BTreeSet<Sha256>> = BTreeMap::new();
    for (id, lists) in &compared.new {
        for (path, digests) in &lists.files {
            now.entry((VolumeLocation::of(id), path)).or_default().extend(digests);
        }
        let rubbish = compared.old.get(id).map_or(0, |old| old.rubbish);
        if rubbish < lists.rubbish {
            changes.wrongs.push(Wrong { path: format!("{id}/{MANIFESTS}"), what: Tampering::Rubbish });
        }
    }
    let before = Side::Commit(compared.span.from.clone());
    for (id, lists) in &compared.old {
        for (path, digests) in &lists.files {
            let there = now.get(&(VolumeLocation::of(id), path));
            if there.is_some_and(|there| digests.is_subset(there) && there.len() <= digests.len().max(1)) {
                continue;
            }
            let full = format!("{id}/{path}");
            let state = touched.get(full.as_str());
            // One shout for a file: that it is gone says enough.
            let was_there = match state {
                Some(touched) if touched.new.is_none() => false,
                Some(touched) => touched.old.is_some(),
                None => snapshots.has(&before, &full)?,
            };
            // The line of a file that never came along may go (`mend`).
            if was_there {
                let what = if there.is_some() { Tampering::LineAltered } else { Tampering::LineGone };
                changes.wrongs.push(Wrong { path: full, what });
            }
        }
    }
    for (id, lists) in &compared.new {
        let was = compared.old.get(id);
        for (path, digests) in &lists.files {
            if was.is_some_and(|was| was.files.get(path) == Some(digests)) {
                continue;
            }
            let full = format!("{id}/{path}");
            let is_there = match touched.get(full.as_str()) {
                Some(touched) => touched.new.is_some(),
                None => snapshots.has(&compared.span.to, &full)?,
            };
            let known = was.is_some_and(|was| was.files.contains_key(path));
            if !is_there && !known {
                changes.wrongs.push(Wrong { path: full, what: Tampering::Missing });
            } else if is_there && !known && 1 < digests.len() {
                changes.wrongs.push(Wrong { path: full, what: Tampering::LineAltered });
            }
        }
    }
    Ok(())
}
