//! A bundle's folder as it lies on disk, told from what its manifests list.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use crate::archive::check::lists::{Lists, unreadable};
use crate::archive::check::name::shown;
use crate::archive::layout::{self, DATA, MANIFESTS};
use crate::archive::read::{EntryKind, FolderEntry, Reader};
use crate::archive::systems::beneath;
use crate::archive::{BundleId, bag};
use crate::model::{Finding, FindingCode, text};

/// Folders deeper than this are not looked into: deedbox makes four levels.
pub(in crate::archive) const DEEPEST: usize = 32;

/// The size that a record is taken to have, in bytes, before it is opened.
const RECORD_BYTES: u64 = 512;

/// The size of what the system did not tell; the reader has noted why.
const UNKNOWN: u64 = u64::MAX;

/// Files of one folder that are looked at together.
#[derive(Debug)]
pub(in crate::archive) struct Batch {
    /// The folder, relative to the archive.
    pub folder: PathBuf,
    pub files: Vec<DiskFile>,
    /// Their size together, in bytes, as far as it is known.
    pub bytes: u64,
}

#[derive(Debug)]
pub(in crate::archive) struct DiskFile {
    pub name: OsString,
    /// Where it stands among the lines of the manifests; nowhere if it is not listed.
    pub line: Option<usize>,
}

/// What lies in a bundle.
#[derive(Debug, Default)]
pub(in crate::archive) struct Tree {
    /// The listed files that are there.
    pub batches: Vec<Batch>,
    /// Files that nobody lists, by their shown path inside the bundle, as the system names them.
    pub unlisted: BTreeMap<String, PathBuf>,
    /// Which lines have a file, or something else that was told, at their path.
    pub seen: Vec<bool>,
    /// Paths inside the bundle that were not looked into.
    pub dark: BTreeSet<String>,
    /// What is wrong.
    pub findings: Vec<Finding>,
    /// The size of its files in bytes, where sizes were asked for.
    pub bytes: u64,
}

/// Whether sizes are wanted of every file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::archive) enum Sizes {
    /// Of papers, so that the largest are read first; records are small.
    Papers,
    /// Of all files; one that is empty is a finding.
    All,
}

/// The most bytes, and files, of a batch; a larger file is a batch of its own.
const BATCH: (u64, usize) = (1 << 20, 256);

impl Tree {
    pub fn walk(reader: &Reader, id: &BundleId, path: &str, lists: &Lists, sizes: Sizes) -> Self {
        let mut tree = Self { seen: vec![false; lists.lines.len()], ..Self::default() };
        let mut walk = TreeWalk { reader, path, lists, sizes, tree: &mut tree };
        walk.top(id);
        tree
    }

    /// Whether a path inside the bundle lies under something that was not looked into.
    pub fn is_dark(&self, path: &str) -> bool {
        let above = path.match_indices('/').filter_map(|(at, _)| path.get(..at));
        !self.dark.is_empty() && ["", path].into_iter().chain(above).any(|part| self.dark.contains(part))
    }
}

struct TreeWalk<'w> {
    reader: &'w Reader,
    path: &'w str,
    lists: &'w Lists,
    sizes: Sizes,
    tree: &'w mut Tree,
}

impl TreeWalk<'_> {
    fn found(&mut self, code: FindingCode, inside: &str) {
        self.tree.findings.push(Finding::new(code, format!("{}/{inside}", self.path)));
    }

    /// The bundle's own folder: its data and its manifests, and what closes a bag.
    fn top(&mut self, id: &BundleId) {
        let Some(entries) = self.list(Path::new(self.path), "") else {
            return;
        };
        for entry in &entries {
            let inside = shown(&entry.name);
            match (entry.text(), entry.kind) {
                (Some(DATA), EntryKind::Folder) => self.folder(&beneath(self.path, DATA), "data/", 1),
                (Some(MANIFESTS), EntryKind::Folder) => self.manifests(),
                (Some(name), EntryKind::File) if id.is_closed() && bag::FILES.contains(&name) => {}
                (Some(DATA | MANIFESTS), EntryKind::Link) => self.dark(FindingCode::Link, &inside),
                (Some(DATA | MANIFESTS), _) => self.dark(FindingCode::NotAFile, &inside),
                _ => self.stray(entry, Path::new(self.path), &inside),
            }
        }
        self.clashes(&entries, "");
    }

    fn manifests(&mut self) {
        let folder = beneath(self.path, MANIFESTS);
        let Some(entries) = self.list(&folder, MANIFESTS) else {
            return;
        };
        // What has a manifest's name was looked at when the lists were read.
        for entry in entries.iter().filter(|entry| !entry.text().is_some_and(layout::is_manifest_name)) {
            self.stray(entry, &folder, &format!("{MANIFESTS}/{}", shown(&entry.name)));
        }
        self.clashes(&entries, "manifests/");
    }

    fn stray(&mut self, entry: &FolderEntry, folder: &Path, inside: &str) {
        match entry.kind {
            EntryKind::Link => self.found(FindingCode::Link, inside),
            EntryKind::Folder if !holds_anything(self.reader, &beneath(folder, &entry.name)) => {}
            EntryKind::File | EntryKind::Folder | EntryKind::Special => self.found(FindingCode::Stray, inside),
        }
    }

    fn list(&mut self, folder: &Path, inside: &str) -> Option<Vec<FolderEntry>> {
        match self.reader.list(folder) {
            Ok(entries) => Some(entries),
            Err(e) => {
                self.tree.findings.push(unreadable(&shown(folder.as_os_str()), &e));
                self.tree.dark.insert(inside.trim_end_matches('/').to_owned());
                None
            }
        }
    }

    fn dark(&mut self, code: FindingCode, inside: &str) {
        self.found(code, inside);
        self.tree.dark.insert(inside.to_owned());
    }

    /// A folder under `data/`, whose path inside the bundle ends in `/`.
    fn folder(&mut self, folder: &Path, inside: &str, depth: usize) {
        let Some(entries) = self.list(folder, inside) else {
            return;
        };
        let mut batch = Batch { folder: folder.to_owned(), files: Vec::new(), bytes: 0 };
        let handle = if entries.iter().any(|entry| entry.kind == EntryKind::File) {
            self.reader.folder(folder).ok()
        } else {
            None
        };
        // As manifests name it: the same as what is shown, but for characters that are escaped there.
        let listed_as = folder.strip_prefix(self.path).ok().and_then(Path::to_str).unwrap_or("\\").to_owned();
        for entry in &entries {
            let path = format!("{inside}{}", shown(&entry.name));
            let line = entry.text().and_then(|name| self.lists.find(&format!("{listed_as}/{name}")));
            if let Some(seen) = line.and_then(|at| self.tree.seen.get_mut(at)) {
                *seen = true;
            }
            match (entry.kind, line) {
                (EntryKind::File, Some(_)) => {
                    let size = if self.sizes == Sizes::Papers && layout::entry_at(&path).is_some() {
                        RECORD_BYTES
                    } else {
                        handle.as_ref().and_then(|folder| folder.size(&entry.name).ok()).unwrap_or(UNKNOWN)
                    };
                    let (size, is_empty) = if size == UNKNOWN { (0, false) } else { (size, size == 0) };
                    self.tree.bytes += size;
                    let is_empty = is_empty
                        && line
                            .and_then(|at| self.lists.lines.get(at))
                            .is_some_and(|line| line.sha256 != crate::archive::digest(b""));
                    if self.sizes == Sizes::All && is_empty {
                        self.found(FindingCode::Truncated, &path);
                    }
                    if !batch.files.is_empty() && (BATCH.0 < batch.bytes + size || BATCH.1 <= batch.files.len()) {
                        let next = Batch { folder: folder.to_owned(), files: Vec::new(), bytes: 0 };
                        self.tree.batches.push(std::mem::replace(&mut batch, next));
                    }
                    batch.files.push(DiskFile { name: entry.name.clone(), line });
                    batch.bytes += size;
                }
                (EntryKind::File, None) => {
                    self.tree.unlisted.insert(path, beneath(folder, &entry.name));
                }
                (EntryKind::Folder, None) if DEEPEST < depth => self.dark(FindingCode::Stray, &path),
                (EntryKind::Folder, None) => self.folder(&beneath(folder, &entry.name), &format!("{path}/"), depth + 1),
                (EntryKind::Link, _) => self.dark(FindingCode::Link, &path),
                (EntryKind::Folder | EntryKind::Special, _) => self.dark(FindingCode::NotAFile, &path),
            }
        }
        if !batch.files.is_empty() {
            self.tree.batches.push(batch);
        }
        self.clashes(&entries, inside);
    }

    fn clashes(&mut self, entries: &[FolderEntry], inside: &str) {
        for (name, other) in name_clashes(entries.iter().map(|entry| entry.name.as_os_str())) {
            let finding = Finding::new(FindingCode::NameClash, format!("{}/{inside}{}", self.path, shown(name)));
            self.tree.findings.push(finding.with(shown(other)));
        }
    }
}

/// Whether there is anything but empty folders in a folder.
pub(in crate::archive) fn holds_anything(reader: &Reader, folder: &Path) -> bool {
    let mut open = vec![(folder.to_owned(), 0)];
    while let Some((folder, depth)) = open.pop() {
        let Ok(entries) = reader.list(&folder) else { return true };
        if DEEPEST < depth && !entries.is_empty() || entries.iter().any(|entry| entry.kind != EntryKind::Folder) {
            return true;
        }
        open.extend(entries.iter().map(|entry| (beneath(&folder, &entry.name), depth + 1)));
    }
    false
}

/// Names of one folder that some systems take for one, each with the one before it: equal after NFC and lower case.
pub(in crate::archive) fn name_clashes<'n>(names: impl Iterator<Item = &'n OsStr>) -> Vec<(&'n OsStr, &'n OsStr)> {
    let names: Vec<&OsStr> = names.collect();
    // Two names clash only if at least one of them is not spelt as it is compared.
    let odd = |name: &&&OsStr| name.to_str().is_some_and(|name| !is_plain(name) && comparable(name) != name);
    if names.iter().find(odd).is_none() {
        return Vec::new();
    }
    let mut first: BTreeMap<String, &OsStr> = BTreeMap::new();
    let mut clashes = Vec::new();
    for name in names {
        let Some(text) = name.to_str() else { continue };
        if let Some(other) = first.insert(comparable(text), name) {
            clashes.push((name, other));
        }
    }
    clashes
}

/// A name as file systems without case or with one Unicode form compare it.
pub(in crate::archive) fn comparable(name: &str) -> String {
    text::same_name(name)
}

fn is_plain(name: &str) -> bool {
    name.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase())
}
