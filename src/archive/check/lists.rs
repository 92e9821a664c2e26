//! A bundle's manifests as they are, damaged or not: what they list, and what is wrong with them.

use std::collections::BTreeMap;

use crate::archive::check::name::{shown, shown_bytes};
use crate::archive::layout::{self, MANIFESTS};
use crate::archive::manifest::{self, Manifest, ManifestLine};
use crate::archive::read::{EntryKind, Reader};
use crate::archive::storage_error::StorageError;
use crate::model::{BundlePath, Finding, FindingCode, Listed, Sha256};

/// The most findings that one manifest gives of one sort; a further one says how many more there are.
const MOST: usize = 20;

/// What the manifests of a bundle list.
#[derive(Debug, Default)]
pub(in crate::archive) struct Lists {
    /// Each path once, sorted.
    pub lines: Vec<Listed>,
    /// The further digests of paths that are listed with more than one.
    pub others: BTreeMap<BundlePath, Vec<Sha256>>,
    /// What is wrong.
    pub findings: Vec<Finding>,
    /// Whether every manifest could be read, so that what is not listed is listed nowhere.
    pub whole: Wholeness,
    /// The records and events of each manifest, in the order of its lines.
    pub orders: Vec<Vec<BundlePath>>,
    /// The manifests, where they were to be kept.
    pub manifests: Vec<Manifest>,
}

/// Whether all manifests of a bundle could be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::archive) enum Wholeness {
    /// All.
    #[default]
    Whole,
    /// Not all.
    Partial,
}

/// Whether the bytes of the manifests are needed afterwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::archive) enum Keep {
    /// Their lines alone are.
    Lines,
    /// Their bytes as well.
    Bytes,
}

impl Lists {
    /// Reads the manifests of a bundle.
    pub fn read(reader: &Reader, bundle: &str, keep: Keep) -> Self {
        let mut lists = Self::default();
        let folder = format!("{bundle}/{MANIFESTS}");
        let entries = match reader.list(&folder) {
            Ok(entries) => entries,
            Err(e) => {
                lists.cannot_read(&folder, &e);
                return lists;
            }
        };
        for entry in entries {
            let path = format!("{folder}/{}", shown(entry.name.as_ref()));
            let Some(name) = entry.text().filter(|name| layout::is_manifest_name(name)) else {
                continue;
            };
            match entry.kind {
                EntryKind::File => match reader.read(format!("{folder}/{name}"), manifest::MAX_BYTES) {
                    Ok(bytes) => lists.take(Manifest { path: format!("{MANIFESTS}/{name}"), bytes }, &path, keep),
                    Err(e) => lists.cannot_read(&path, &e),
                },
                EntryKind::Link => lists.partial(Finding::new(FindingCode::Link, path)),
                EntryKind::Folder | EntryKind::Special => lists.partial(Finding::new(FindingCode::NotAFile, path)),
            }
        }
        lists.settle(bundle);
        lists
    }

    /// What manifests that were read already list.
    pub fn of(bundle: &str, manifests: &[Manifest]) -> Self {
        let mut lists = Self::default();
        for manifest in manifests {
            lists.take(manifest.clone(), &format!("{bundle}/{}", manifest.path), Keep::Bytes);
        }
        lists.settle(bundle);
        lists
    }

    fn partial(&mut self, finding: Finding) {
        self.whole = Wholeness::Partial;
        self.findings.push(finding);
    }

    fn cannot_read(&mut self, path: &str, e: &StorageError) {
        self.partial(unreadable(path, e));
    }

    fn take(&mut self, manifest: Manifest, path: &str, keep: Keep) {
        let mut own = Vec::new();
        let (mut conflict, mut rubbish) = (None, Vec::new());
        for (number, line) in manifest.lines() {
            match line {
                ManifestLine::File(listed) => own.push(listed),
                ManifestLine::Blank => {}
                ManifestLine::ConflictMark => conflict = conflict.or(Some(number)),
                ManifestLine::Rubbish => rubbish.push(number),
                // What the cut line named, and what stood after it, is not known: nothing is accused of not being listed.
                ManifestLine::Torn => {
                    self.partial(Finding::new(FindingCode::ManifestTorn, path).with(format!("line {number}")));
                }
            }
        }
        if let Some(line) = conflict {
            self.findings.push(Finding::new(FindingCode::ManifestConflict, path).with(format!("line {line}")));
        }
        let wanted = rubbish.iter().take(MOST).copied().collect::<Vec<_>>();
        for (number, raw) in manifest.raw_lines().filter(|(number, _)| wanted.contains(number)) {
            let text = shown_bytes(raw.get(..raw.len().min(60)).unwrap_or(raw));
            self.findings.push(Finding::new(FindingCode::ManifestLine, path).with(format!("line {number}: {text}")));
        }
        self.more(FindingCode::ManifestLine, path, rubbish.len());
        let entries = own.iter().filter(|listed| layout::entry_at(listed.path.as_str()).is_some());
        self.orders.push(entries.map(|listed| listed.path.clone()).collect());
        own.sort();
        let repeats = own.windows(2).filter(|pair| pair.first() == pair.last()).filter_map(<[Listed]>::last);
        let repeats: Vec<String> = repeats.map(|listed| shown(listed.path.as_str().as_ref())).collect();
        self.findings
            .extend(repeats.iter().take(MOST).map(|line| Finding::new(FindingCode::RepeatedLine, path).with(line)));
        self.more(FindingCode::RepeatedLine, path, repeats.len());
        self.lines.append(&mut own);
        if keep == Keep::Bytes {
            self.manifests.push(manifest);
        }
    }

    fn more(&mut self, code: FindingCode, path: &str, found: usize) {
        if MOST < found {
            self.findings.push(Finding::new(code, path).with(format!("and {} more", found - MOST)));
        }
    }

    /// Sorts what was taken; one path with two digests is told here.
    fn settle(&mut self, bundle: &str) {
        self.lines.sort_by(|a, b| (&a.path, a.sha256).cmp(&(&b.path, b.sha256)));
        self.lines.dedup();
        let mut further = Vec::new();
        self.lines.dedup_by(|next, kept| {
            let same = next.path == kept.path;
            if same {
                further.push(next.clone());
            }
            same
        });
        for Listed { sha256, path } in further {
            self.others.entry(path).or_default().push(sha256);
        }
        for path in self.others.keys() {
            self.findings
                .push(Finding::new(FindingCode::TwoDigests, format!("{bundle}/{}", shown(path.as_str().as_ref()))));
        }
    }

    /// What these and others list together, without what is wrong with either.
    pub fn with(&self, other: &Self) -> Self {
        let mut both = Self { lines: self.lines.clone(), ..Self::default() };
        both.lines.extend(other.lines.iter().cloned());
        let others = self.others.iter().chain(&other.others);
        both.lines.extend(
            others.flat_map(|(path, digests)| {
                digests.iter().map(|sha256| Listed { sha256: *sha256, path: path.clone() })
            }),
        );
        both.settle("");
        both.findings.clear();
        both
    }

    /// Where a path stands among the lines.
    pub fn find(&self, path: &str) -> Option<usize> {
        self.lines.binary_search_by(|line| line.path.as_str().cmp(path)).ok()
    }

    /// The digest with which a path is listed.
    pub fn digest(&self, path: &BundlePath) -> Option<Sha256> {
        self.find(path.as_str()).and_then(|at| self.lines.get(at)).map(|line| line.sha256)
    }

    /// Every digest with which a line's path is listed.
    pub fn digests(&self, line: &Listed) -> impl Iterator<Item = Sha256> {
        let others = self.others.get(&line.path).into_iter().flatten().copied();
        std::iter::once(line.sha256).chain(others).collect::<Vec<_>>().into_iter()
    }

    /// Whether a path is listed with a digest.
    pub fn has(&self, path: &BundlePath, sha256: Sha256) -> bool {
        self.digest(path) == Some(sha256) || self.others.get(path).is_some_and(|others| others.contains(&sha256))
    }
}

/// The finding of something that could not be read.
pub(in crate::archive) fn unreadable(path: &str, e: &StorageError) -> Finding {
    match e {
        StorageError::NotPlain(_) => Finding::new(FindingCode::NotAFile, path),
        StorageError::TooLarge(_) => Finding::new(FindingCode::ManifestLine, path).with("too large"),
        StorageError::Io { source, .. } => Finding::new(FindingCode::Unreadable, path).with(source),
        _ => Finding::new(FindingCode::Unreadable, path),
    }
}
