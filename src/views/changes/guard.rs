//! What nobody may do: to change, rename or lose what a manifest lists, or its line.

use std::collections::{BTreeMap, BTreeSet};

use crate::archive::git::{BytesHeld, Destroyed, ManifestLists, SeenByGit, Side, Snapshots, Touched};
use crate::archive::layout::{BundleId, DATA, MANIFESTS, is_manifest_name};
use crate::error::Result;
use crate::model::Sha256;
use crate::views::changes::compared::{ChangedFile, Compared, VolumeLocation};
use crate::views::changes::other::other;
use crate::views::changes::span_changes::Changes;
use crate::views::changes::wrong::{Tampering, Wrong};

/// Is told how many files of how many were looked at.
pub type FilesLookedAt<'a> = &'a mut dyn FnMut(usize, usize);

/// Finds what nobody may do; gives the files that are new and as they are listed.
///
/// The rule: what a manifest lists keeps its bytes and its place, unless its volume's folder moves; what is new is listed, with its
/// bytes; manifests only gain lines; what closes a volume stays.
pub(super) fn guard(
    compared: &Compared,
    snapshots: &mut Snapshots,
    changes: &mut Changes,
    told: FilesLookedAt,
) -> Result<BTreeSet<usize>> {
    let arrived = arrived(compared);
    let destroyed = snapshots.destroyed(&compared.span.to)?;
    let (accounted_for, moved) = (BTreeSet::new(), BTreeSet::new());
    let mut guard = Guard { compared, snapshots, changes, arrived, destroyed, accounted_for, moved };
    let mut lost = Vec::new();
    for (at, file) in compared.files.iter().enumerate() {
        told(at + 1, compared.files.len());
        if file.touched.seen == SeenByGit::Ignored {
            guard.check_ignored(file);
        } else if !in_folder(file, DATA) {
            guard.check_beside_papers(file);
        } else {
            match (&file.touched.old, &file.touched.new) {
                (Some(_), Some(now)) => guard.check_bytes(file, now)?,
                (Some(before), None) if !guard.may_be_gone(file, before) => lost.push((file, before)),
                (Some(_), None) | (None, _) => {}
            }
        }
    }
    // Only once every move is known is it known which new file could be a lost one under another name.
    for (file, before) in lost {
        guard.report_lost(file, before);
    }
    let new = guard.check_new()?;
    // A volume's folder moved: that is said of it, and not of its files.
    let moved = std::mem::take(&mut guard.moved);
    check_lines(compared, snapshots, changes)?;
    changes.boxed = moved.into_iter().collect();
    Ok(new)
}

struct Guard<'g, 's, 'c> {
    compared: &'c Compared<'c>,
    snapshots: &'g mut Snapshots<'s>,
    changes: &'g mut Changes,
    arrived: Arrived<'c>,
    /// What lists that were carried out have destroyed.
    destroyed: Destroyed,
    /// New files that are lost ones at another place, by their numbers.
    accounted_for: BTreeSet<usize>,
    /// From which bundle to which files of a volume moved.
    moved: BTreeSet<(BundleId, BundleId)>,
}

impl<'c> Guard<'_, '_, 'c> {
    fn wrong(&mut self, file: &ChangedFile, what: Tampering) {
        self.changes.wrongs.push(Wrong { path: file.touched.path.clone(), what });
    }

    fn nobodys_act(&mut self, file: &ChangedFile) {
        self.changes.others.push(other(file.touched));
    }

    fn listed_before(&self, file: &ChangedFile) -> Option<&'c BTreeSet<Sha256>> {
        listed(&self.compared.old, file)
    }

    fn listed_now(&self, file: &ChangedFile) -> Option<&'c BTreeSet<Sha256>> {
        listed(&self.compared.new, file)
    }

    fn file(&self, at: usize) -> Option<&'c ChangedFile<'c>> {
        self.compared.files.get(at)
    }

    /// What a manifest lists is the archive's, whatever git was told to ignore.
    fn check_ignored(&mut self, file: &ChangedFile) {
        if is_manifest(file) || self.listed_now(file).is_some() {
            self.changes.ignored.push(file.touched.path.clone());
        } else if in_folder(file, DATA) || in_folder(file, MANIFESTS) {
            self.wrong(file, Tampering::Ignored);
        }
    }

    /// Among manifests lie manifests alone; what closes a volume is written once.
    fn check_beside_papers(&mut self, file: &ChangedFile) {
        let Touched { old, new, .. } = file.touched;
        if in_folder(file, MANIFESTS) {
            if new.is_some() && (!is_manifest(file) || *new == Some(BytesHeld::Odd)) {
                self.wrong(file, Tampering::NoPlace);
            }
        } else if !file.bundle.is_closed() {
            self.nobodys_act(file);
        } else if old.is_some() && !(self.destroyed.is_of(&file.bundle) && new.is_some()) {
            self.wrong(file, Tampering::Bag);
        }
    }

    /// What was there keeps the bytes that its line says; a file that is again what its line says was mended.
    fn check_bytes(&mut self, file: &ChangedFile, now: &BytesHeld) -> Result<()> {
        let digest = self.snapshots.digest(now, &file.touched.path)?;
        match (self.listed_before(file), self.listed_now(file)) {
            (Some(lines), _) if !holds(lines, digest) => self.wrong(file, Tampering::Changed),
            (None, Some(lines)) if !holds(lines, digest) => self.wrong(file, Tampering::NotAsListed),
            (None, None) => self.wrong(file, Tampering::Unlisted),
            (Some(_), _) | (None, Some(_)) => self.nobodys_act(file),
        }
        Ok(())
    }

    /// Whether a file that is gone may be: no manifest listed it, or it lies in another bundle of its volume.
    fn may_be_gone(&mut self, file: &ChangedFile, before: &BytesHeld) -> bool {
        let lines = self.listed_before(file);
        if lines.is_none() {
            self.nobodys_act(file);
            return true;
        }
        // What a list that was carried out names is gone as it should be.
        if lines.is_some_and(|lines| lines.iter().any(|sha256| self.destroyed.has(&file.bundle, file.inside, *sha256)))
        {
            return true;
        }
        let same_place = self.arrived.by_place.get(&(VolumeLocation::of(&file.bundle), file.inside));
        let moved_to = same_place.into_iter().flatten().find_map(|at| {
            let there = self.compared.files.get(*at)?;
            (there.bundle != file.bundle && is_same(there, before, lines)).then_some((*at, there))
        });
        if let Some((at, there)) = moved_to {
            self.accounted_for.insert(at);
            self.moved.insert((file.bundle.clone(), there.bundle.clone()));
        }
        moved_to.is_some()
    }

    /// A listed file is gone: where its bytes lie as a file that no manifest lists, it was renamed.
    fn report_lost(&mut self, file: &ChangedFile, before: &BytesHeld) {
        let name = if let BytesHeld::Blob(name) = before { name.as_str() } else { "" };
        let same_bytes = self.arrived.by_bytes.get(name).into_iter().flatten();
        let elsewhere = same_bytes
            .filter_map(|at| Some((*at, self.file(*at)?)))
            .find(|(_, there)| self.listed_now(there).is_none());
        let what = match elsewhere {
            Some((at, there)) => {
                self.accounted_for.insert(at);
                Tampering::Renamed(there.touched.path.clone())
            }
            None => Tampering::Deleted,
        };
        self.wrong(file, what);
    }

    /// What is new is listed, with its bytes.
    fn check_new(&mut self) -> Result<BTreeSet<usize>> {
        let mut new = BTreeSet::new();
        for (at, file) in self.compared.files.iter().enumerate() {
            let (None, Some(now)) = (&file.touched.old, &file.touched.new) else { continue };
            if self.accounted_for.contains(&at) || !in_folder(file, DATA) {
                continue;
            }
            match self.listed_now(file) {
                None if file.touched.seen == SeenByGit::Ignored => {}
                None => self.wrong(file, Tampering::Unlisted),
                Some(lines) if !holds(lines, self.snapshots.digest(now, &file.touched.path)?) => {
                    self.wrong(file, Tampering::NotAsListed);
                }
                Some(_) => {
                    new.insert(at);
                }
            }
        }
        Ok(new)
    }
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
fn is_same(there: &ChangedFile, before: &BytesHeld, lines: Option<&BTreeSet<Sha256>>) -> bool {
    match &there.touched.new {
        Some(BytesHeld::Lying) => lines.is_some(),
        now => now.as_ref() == Some(before),
    }
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
fn check_lines(compared: &Compared, snapshots: &mut Snapshots, changes: &mut Changes) -> Result<()> {
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
