//! One bundle's files against its manifests: opened, read in batches that any thread can take, concluded.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Read};
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use sha2::Digest as _;

use crate::archive::bundle::MAX_RECORD_BYTES;
use crate::archive::check::closed::Closed;
use crate::archive::check::entries::{Entries, Page};
use crate::archive::check::lists::{Keep, Lists, Wholeness, unreadable};
use crate::archive::check::name::shown;
use crate::archive::check::tree::{Batch, Item, Sizes, Tree, comparable};
use crate::archive::check::{Depth, cause};
use crate::archive::layout;
use crate::archive::read::{EntryKind, Folder, Reader};
use crate::archive::storage_error::{At, StorageError, Verb};
use crate::archive::{BundleId, digest};
use crate::model::{BundlePath, Finding, FindingCode, Listed, Sha256};

/// What was found in a bundle.
#[derive(Debug, Default)]
pub(in crate::archive) struct Outcome {
    /// What is wrong.
    pub findings: Vec<Finding>,
    /// How many files were looked at.
    pub files: u64,
    /// How many bytes they have.
    pub bytes: u64,
    /// Whether the bundle was there.
    pub presence: Presence,
}

/// Whether a bundle was there when it was opened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::archive) enum Presence {
    /// It was.
    #[default]
    There,
    /// It was not: the yearly boxing may have moved it.
    Gone,
}

/// A bundle whose manifests were read and whose folder was walked.
#[derive(Debug)]
pub(in crate::archive) struct Opened {
    /// Which.
    pub id: BundleId,
    path: String,
    lists: Lists,
    tree: Tree,
    closed: Option<Closed>,
    depth: Depth,
    seen: Mutex<Seen>,
    left: AtomicUsize,
}

/// What the batches of a bundle gave.
#[derive(Debug, Default)]
struct Seen {
    findings: Vec<Finding>,
    odd: Vec<(Listed, Sha256)>,
    gone: Vec<BundlePath>,
    entries: Entries,
    bytes: u64,
}

/// What a thread reads into, again and again.
pub(in crate::archive) struct Buffer(Vec<u8>);

impl Buffer {
    /// How much is read at a time, in bytes.
    const BLOCK: usize = 256 << 10;

    /// A buffer of the right size.
    pub fn new() -> Self {
        Self(vec![0; Self::BLOCK])
    }

    /// Gives back what one large record made it grow by.
    fn shrink(&mut self) {
        if Self::BLOCK < self.0.len() {
            *self = Self::new();
        }
    }
}

/// Opens a bundle; gives the batches to read, and none where it is only looked at.
pub(in crate::archive) fn open(reader: &Reader, id: &BundleId, depth: Depth) -> Option<(Opened, Vec<Batch>)> {
    let path = id.path();
    if !matches!(reader.kind(&path), Ok(Some(EntryKind::Folder))) {
        return None;
    }
    let keep = if id.is_closed() { Keep::Bytes } else { Keep::Lines };
    let lists = Lists::read(reader, &path, keep);
    let sizes = if depth == Depth::Quick {
        Sizes::All
    } else {
        Sizes::Papers
    };
    let mut tree = Tree::walk(reader, id, &path, &lists, sizes);
    let closed = id.is_closed().then(|| Closed::read(reader, id, &lists));
    let batches = std::mem::take(&mut tree.batches);
    let left = AtomicUsize::new(batches.len());
    let seen = Mutex::new(Seen {
        bytes: if depth == Depth::Quick { tree.bytes } else { 0 },
        ..Seen::default()
    });
    let opened = Opened {
        id: id.clone(),
        path,
        lists,
        tree,
        closed,
        depth,
        seen,
        left,
    };
    Some((opened, batches))
}

/// Checks a whole bundle in one thread.
pub(in crate::archive) fn check_alone(reader: &Reader, id: &BundleId, depth: Depth, buffer: &mut Buffer) -> Outcome {
    let Some((opened, batches)) = open(reader, id, depth) else {
        return Outcome {
            presence: Presence::Gone,
            ..Outcome::default()
        };
    };
    batches.iter().for_each(|batch| {
        opened.read(reader, batch, buffer);
    });
    opened.conclude(reader)
}

impl Opened {
    /// Reads the files of a batch; gives whether it was the last one.
    pub fn read(&self, reader: &Reader, batch: &Batch, buffer: &mut Buffer) -> bool {
        let mut seen = Seen::default();
        if self.depth == Depth::Full {
            match reader.folder(&batch.folder) {
                Ok(folder) => batch
                    .files
                    .iter()
                    .for_each(|item| self.look(&folder, batch, item, buffer, &mut seen)),
                Err(e) if e.is_not_found() => seen.gone.extend(
                    batch
                        .files
                        .iter()
                        .filter_map(|item| self.listed(item))
                        .map(|line| line.path.clone()),
                ),
                Err(e) => seen.findings.push(unreadable(&shown(batch.folder.as_os_str()), &e)),
            }
        }
        let mut all = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        all.findings.append(&mut seen.findings);
        all.odd.append(&mut seen.odd);
        all.gone.append(&mut seen.gone);
        all.entries.append(seen.entries);
        all.bytes += seen.bytes;
        drop(all);
        self.left.fetch_sub(1, Ordering::AcqRel) == 1
    }

    fn listed(&self, item: &Item) -> Option<&Listed> {
        item.line.and_then(|at| self.lists.lines.get(at))
    }

    /// Reads one listed file.
    fn look(&self, folder: &Folder, batch: &Batch, item: &Item, buffer: &mut Buffer, seen: &mut Seen) {
        let Some(listed) = self.listed(item) else { return };
        let entry = layout::entry_at(listed.path.as_str());
        let read = folder.open(&item.name).and_then(|(file, size)| {
            let path = batch.folder.join(&item.name);
            if entry.is_some() && size <= MAX_RECORD_BYTES {
                read_whole(file, size, &mut buffer.0).at(Verb::Read, &path)
            } else {
                hash(file, size, &mut buffer.0)
                    .map(|(sha256, size)| (sha256, size, None))
                    .at(Verb::Read, &path)
            }
        });
        match read {
            Ok((found, size, bytes)) => {
                seen.bytes += size;
                if !self.lists.has(&listed.path, found) {
                    seen.odd.push((listed.clone(), found));
                } else if let (Some(name), Some(length)) = (entry, bytes) {
                    let text = buffer.0.get(..length).unwrap_or_default();
                    seen.entries
                        .take(self.page(), &listed.path, name, text, &mut seen.findings);
                }
            }
            Err(e) if e.is_not_found() => seen.gone.push(listed.path.clone()),
            Err(e) => seen.findings.push(unreadable(&self.full(listed.path.as_str()), &e)),
        }
        buffer.shrink();
    }

    fn page(&self) -> Page<'_> {
        Page {
            bundle: &self.path,
            lists: &self.lists,
        }
    }

    fn full(&self, inside: &str) -> String {
        format!("{}/{}", self.path, shown(inside.as_ref()))
    }

    /// What is found when all batches have been read.
    pub fn conclude(&self, reader: &Reader) -> Outcome {
        let mut seen = std::mem::take(&mut *self.seen.lock().unwrap_or_else(PoisonError::into_inner));
        let mut findings = self.lists.findings.clone();
        findings.extend(self.tree.findings.iter().cloned());
        findings.append(&mut seen.findings);
        let mut missing: Vec<&Listed> = self.missing(&seen.gone);
        let mut unlisted = self.unlisted();
        self.pair(reader, &mut missing, &mut unlisted, &mut findings);
        self.tell_odd(reader, std::mem::take(&mut seen.odd), &mut findings);
        if let Some(closed) = &self.closed {
            closed.conclude(reader, &mut missing, &mut findings);
            if self.depth == Depth::Quick || findings.is_empty() {
                closed.check_size(seen.bytes, self.lists.lines.len(), self.depth, &mut findings);
            }
        }
        findings.extend(
            missing
                .iter()
                .map(|line| Finding::new(FindingCode::Missing, self.full(line.path.as_str()))),
        );
        findings.extend(
            unlisted
                .keys()
                .map(|path| Finding::new(FindingCode::Unlisted, format!("{}/{path}", self.path))),
        );
        let damaged: BTreeSet<String> = findings.iter().map(|finding| finding.path.clone()).collect();
        seen.entries.conclude(self.page(), &damaged, &mut findings);
        findings.sort();
        findings.dedup();
        let files = self.tree.seen.iter().filter(|seen| **seen).count();
        Outcome {
            findings,
            files: u64::try_from(files).unwrap_or_default(),
            bytes: seen.bytes,
            presence: Presence::There,
        }
    }

    /// The listed files that are not there.
    fn missing(&self, gone: &[BundlePath]) -> Vec<&Listed> {
        let unseen = self
            .lists
            .lines
            .iter()
            .zip(&self.tree.seen)
            .filter(|(_, seen)| !**seen)
            .map(|(line, _)| line);
        let mut missing: Vec<&Listed> = unseen.filter(|line| !self.tree.is_dark(line.path.as_str())).collect();
        missing.extend(
            gone.iter()
                .filter_map(|path| self.lists.lines.get(self.lists.find(path.as_str())?)),
        );
        missing
    }

    /// The files that nobody lists; none where a manifest could not be read, which may list them.
    fn unlisted(&self) -> BTreeMap<&str, &PathBuf> {
        if self.lists.whole == Wholeness::Partial {
            return BTreeMap::new();
        }
        self.tree
            .unlisted
            .iter()
            .map(|(path, file)| (path.as_str(), file))
            .collect()
    }

    /// Finds missing files among those that nobody lists: by their bytes, or by their names where bytes are not read.
    fn pair(
        &self,
        reader: &Reader,
        missing: &mut Vec<&Listed>,
        unlisted: &mut BTreeMap<&str, &PathBuf>,
        findings: &mut Vec<Finding>,
    ) {
        if missing.is_empty() || unlisted.is_empty() {
            return;
        }
        let mut digests: BTreeMap<&str, Sha256> = BTreeMap::new();
        if self.depth == Depth::Full {
            let mut buffer = Buffer::new();
            for (path, file) in unlisted.iter() {
                let read = reader
                    .open(file)
                    .and_then(|(opened, size)| hash(opened, size, &mut buffer.0).at(Verb::Read, file));
                if let Ok((sha256, _)) = read {
                    digests.insert(path, sha256);
                }
            }
        }
        missing.retain(|line| {
            let same_name = comparable(line.path.as_str());
            let is_it = |path: &str| match self.depth {
                Depth::Full => digests
                    .get(path)
                    .is_some_and(|found| self.lists.has(&line.path, *found)),
                Depth::Quick => comparable(path) == same_name,
            };
            let mut fitting: Vec<&str> = unlisted.keys().copied().filter(|path| is_it(path)).collect();
            fitting.sort_by_key(|path| (comparable(path) != same_name, *path));
            let Some(found) = fitting.first().copied() else {
                return true;
            };
            let code = if comparable(found) == same_name {
                FindingCode::NameForm
            } else {
                FindingCode::Renamed
            };
            findings.push(Finding::new(code, self.full(line.path.as_str())).with(format!("{}/{found}", self.path)));
            unlisted.remove(found);
            false
        });
    }

    /// Tells what is wrong with files whose bytes are not those that were listed.
    fn tell_odd(&self, reader: &Reader, mut odd: Vec<(Listed, Sha256)>, findings: &mut Vec<Finding>) {
        odd.sort();
        let found_at: BTreeMap<&BundlePath, Sha256> = odd.iter().map(|(line, found)| (&line.path, *found)).collect();
        let swapped_with = |line: &Listed, found: Sha256| {
            let other = odd
                .iter()
                .find(|(other, _)| self.lists.has(&other.path, found) && other.path != line.path)?;
            self.lists
                .has(&line.path, *found_at.get(&other.0.path)?)
                .then(|| other.0.path.clone())
        };
        let mut told: BTreeSet<BundlePath> = BTreeSet::new();
        for (line, found) in &odd {
            if told.contains(&line.path) {
                continue;
            }
            let path = self.full(line.path.as_str());
            if let Some(other) = swapped_with(line, *found) {
                findings.push(Finding::new(FindingCode::Swapped, path).with(self.full(other.as_str())));
                told.insert(other);
                continue;
            }
            let mut expected = vec![line.sha256];
            expected.extend(self.lists.others.get(&line.path).into_iter().flatten());
            let code = cause::tell(
                reader,
                &PathBuf::from(format!("{}/{}", self.path, line.path)),
                &expected,
            );
            let finding = Finding::new(code, path);
            let copied = self
                .lists
                .lines
                .iter()
                .find(|other| other.sha256 == *found && code == FindingCode::Altered);
            findings.push(match copied {
                Some(other) => finding.with(self.full(other.path.as_str())),
                None => finding,
            });
        }
    }
}

/// Reads a small file whole into the beginning of the buffer, which grows where it must; gives digest, size and length.
fn read_whole(mut file: impl Read, size: u64, buffer: &mut Vec<u8>) -> io::Result<(Sha256, u64, Option<usize>)> {
    let wanted = usize::try_from(size).unwrap_or(usize::MAX);
    if buffer.len() < wanted {
        buffer.resize(wanted, 0);
    }
    let mut length = 0;
    while length < wanted {
        let Some(rest) = buffer.get_mut(length..wanted) else {
            break;
        };
        match file.read(rest) {
            Ok(0) => break,
            Ok(n) => length += n,
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            Err(e) => return Err(e),
        }
    }
    let sha256 = digest(buffer.get(..length).unwrap_or_default());
    Ok((sha256, u64::try_from(length).unwrap_or_default(), Some(length)))
}

/// The digest of a file's bytes, read block by block into one buffer.
pub(in crate::archive) fn hash(mut file: impl Read, size: u64, buffer: &mut [u8]) -> io::Result<(Sha256, u64)> {
    let mut hasher = sha2::Sha256::new();
    let mut read = 0u64;
    // A file of the size that the system gave has been read when that much has been read; no further call asks for its end.
    while read < size {
        match file.read(buffer) {
            Ok(0) => break,
            Ok(n) => {
                hasher.update(buffer.get(..n).unwrap_or_default());
                read += u64::try_from(n).unwrap_or_default();
            }
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            Err(e) => return Err(e),
        }
    }
    Ok((Sha256::from_bytes(hasher.finalize().into()), read))
}

/// Hashes a file of the archive by its path.
pub(in crate::archive) fn hash_at(reader: &Reader, path: &str) -> Result<Sha256, StorageError> {
    let (file, size) = reader.open(path)?;
    let mut buffer = Buffer::new();
    hash(file, size, &mut buffer.0)
        .at(Verb::Read, path.as_ref())
        .map(|(sha256, _)| sha256)
}
