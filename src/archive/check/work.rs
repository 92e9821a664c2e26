//! One bundle's files against its manifests: opened, read in batches that any thread can take, concluded.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Read};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use sha2::Digest as _;

use crate::archive::bundle::MAX_RECORD_BYTES;
use crate::archive::check::cases;
use crate::archive::check::closed::Closed;
use crate::archive::check::entries::{EntriesSoFar, SignaturesSeen};
use crate::archive::check::lists::{Keep, Lists, unreadable};
use crate::archive::check::name::shown;
use crate::archive::check::page::{EntryPage, FileTold};
use crate::archive::check::terms::{Depth, Terms};
use crate::archive::check::tree::{Batch, DiskFile, Sizes, Tree};
use crate::archive::destruction;
use crate::archive::elsewhere;
use crate::archive::folder::Folder;
use crate::archive::gone::GoneLines;
use crate::archive::read::{EntryKind, Reader};
use crate::archive::storage_error::{At, StorageError, Verb};
use crate::archive::stored::ElsewhereNotes;
use crate::archive::systems::beneath;
use crate::archive::{BundleId, digest, layout};
use crate::model::path::LiesIn;
use crate::model::{BundlePath, Finding, FindingCode, Listed, Sha256};

/// What was found in a bundle.
#[derive(Debug, Default)]
pub(in crate::archive) struct BundleOutcome {
    /// What is wrong.
    pub findings: Vec<Finding>,
    /// How many files were looked at.
    pub files: u64,
    /// How many bytes they have.
    pub bytes: u64,
    /// How many papers are not here and are known to lie in a store.
    pub elsewhere: u64,
    /// How many records and events have a time of entry that somebody set.
    pub set_clocks: u64,
    /// What is signed.
    pub signatures: SignaturesSeen,
    /// Whether its lists or its names are not as they should be, which a quick look sees.
    pub is_out_of_shape: bool,
    /// Whether the bundle was there.
    pub presence: Presence,
    /// Listed files whose bytes were not found to be right.
    pub unsound: BTreeSet<BundlePath>,
}

/// Whether a bundle was there when it was opened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::archive) enum Presence {
    #[default]
    There,
    /// It was not: the yearly boxing may have moved it.
    Gone,
}

/// A bundle whose manifests were read and whose folder was walked.
#[derive(Debug)]
pub(in crate::archive) struct OpenedBundle {
    pub id: BundleId,
    pub(super) path: String,
    pub(super) lists: Lists,
    pub(super) tree: Tree,
    pub(super) closed: Option<Closed>,
    pub(super) terms: Terms,
    /// What its records say that they lie in.
    place: LiesIn,
    /// What lists have destroyed of it.
    pub(super) gone: Arc<GoneLines>,
    /// What is known to lie in a store.
    pub(super) elsewhere: ElsewhereNotes,
    /// Papers that were read and found right a moment ago.
    known: BTreeMap<BundlePath, Sha256>,
    pub(super) seen: Mutex<BatchesSeen>,
    left: AtomicUsize,
}

/// What the batches of a bundle gave.
#[derive(Debug, Default)]
pub(super) struct BatchesSeen {
    pub(super) findings: Vec<Finding>,
    /// Files whose bytes are not those that were listed, with what they are.
    pub(super) odd: Vec<(Listed, Sha256)>,
    /// Files that went away meanwhile.
    pub(super) gone: Vec<BundlePath>,
    pub(super) unsound: BTreeSet<BundlePath>,
    pub(super) entries: EntriesSoFar,
    pub(super) bytes: u64,
}

/// What a thread reads into, again and again.
pub(in crate::archive) struct Buffer(pub(super) Vec<u8>);

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
pub(in crate::archive) fn open(reader: &Reader, id: &BundleId, terms: &Terms) -> Option<(OpenedBundle, Vec<Batch>)> {
    let path = id.path();
    if !matches!(reader.kind(&path), Ok(Some(EntryKind::Folder))) {
        return None;
    }
    let keep = if id.is_closed() { Keep::Bytes } else { Keep::Lines };
    let lists = Lists::read(reader, &path, keep);
    let depth = terms.depth;
    let sizes = if depth == Depth::Quick || id.is_closed() { Sizes::All } else { Sizes::Papers };
    let mut tree = Tree::walk(reader, id, &path, &lists, sizes);
    // A list that cannot be read is told of where it lies; what it destroyed is then missing.
    let gone = destruction::gone_of(reader, id).unwrap_or_default();
    let elsewhere = elsewhere::notes(reader, &id.identity()).unwrap_or_default();
    let closed = id.is_closed().then(|| Closed::read(reader, id, &lists, &gone));
    let batches = std::mem::take(&mut tree.batches);
    let left = AtomicUsize::new(batches.len());
    let seen =
        Mutex::new(BatchesSeen { bytes: if depth == Depth::Quick { tree.bytes } else { 0 }, ..BatchesSeen::default() });
    let place = LiesIn::new(&terms.estate, &id.identity());
    let (id, terms, known) = (id.clone(), terms.clone(), BTreeMap::new());
    let opened = OpenedBundle { id, path, lists, tree, closed, terms, place, gone, elsewhere, known, seen, left };
    Some((opened, batches))
}

/// Looks at a bundle again, in one thread; papers that were right a moment ago are not read again.
pub(in crate::archive) fn check_again(
    reader: &Reader,
    before: &OpenedBundle,
    first: &BundleOutcome,
    buffer: &mut Buffer,
) -> BundleOutcome {
    let Some((mut opened, batches)) = open(reader, &before.id, &before.terms) else {
        return BundleOutcome { presence: Presence::Gone, ..BundleOutcome::default() };
    };
    let sound = before.lists.lines.iter().zip(&before.tree.seen);
    let sound = sound.filter(|(line, seen)| **seen && !first.unsound.contains(&line.path));
    opened.known = sound.map(|(line, _)| (line.path.clone(), line.sha256)).collect();
    let again = read_alone(reader, &opened, &batches, buffer);
    BundleOutcome { bytes: first.bytes.max(again.bytes), ..again }
}

fn read_alone(reader: &Reader, opened: &OpenedBundle, batches: &[Batch], buffer: &mut Buffer) -> BundleOutcome {
    batches.iter().for_each(|batch| {
        opened.read(reader, batch, buffer);
    });
    opened.conclude(reader)
}

impl OpenedBundle {
    /// Reads the files of a batch; gives whether it was the last one.
    pub fn read(&self, reader: &Reader, batch: &Batch, buffer: &mut Buffer) -> bool {
        let mut seen = BatchesSeen::default();
        if self.terms.depth == Depth::Full {
            match reader.folder(&batch.folder) {
                Ok(folder) => batch.files.iter().for_each(|item| self.look(&folder, batch, item, buffer, &mut seen)),
                Err(e) if e.is_not_found() => seen
                    .gone
                    .extend(batch.files.iter().filter_map(|item| self.listed(item)).map(|line| line.path.clone())),
                Err(e) => seen.findings.push(unreadable(&shown(batch.folder.as_os_str()), &e)),
            }
        }
        let mut all = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        all.findings.append(&mut seen.findings);
        all.odd.append(&mut seen.odd);
        all.gone.append(&mut seen.gone);
        all.unsound.append(&mut seen.unsound);
        all.entries.append(seen.entries);
        all.bytes += seen.bytes;
        drop(all);
        self.left.fetch_sub(1, Ordering::AcqRel) == 1
    }

    fn listed(&self, item: &DiskFile) -> Option<&Listed> {
        item.line.and_then(|at| self.lists.lines.get(at))
    }

    /// Reads one listed file.
    fn look(&self, folder: &Folder, batch: &Batch, item: &DiskFile, buffer: &mut Buffer, seen: &mut BatchesSeen) {
        let Some(listed) = self.listed(item) else { return };
        let entry = layout::entry_at(listed.path.as_str());
        let signature = layout::signature_at(listed.path.as_str());
        let is_text = entry.is_some() || signature.is_some();
        if !is_text && self.known.get(&listed.path) == Some(&listed.sha256) {
            seen.bytes += folder.size(&item.name).unwrap_or_default();
            return;
        }
        let read = folder.open(&item.name).and_then(|(file, size)| {
            let path = beneath(&batch.folder, &item.name);
            if is_text && MAX_RECORD_BYTES < size {
                // No record is that large: whatever its digest, it could not be read.
                Err(StorageError::TooLarge(shown(path.as_os_str())))
            } else if is_text {
                read_whole(file, size, &mut buffer.0).at(Verb::Read, &path)
            } else {
                hash(file, size, &mut buffer.0).map(|(sha256, size)| (sha256, size, None)).at(Verb::Read, &path)
            }
        });
        match read {
            Ok((found, size, bytes)) => {
                seen.bytes += size;
                if !self.lists.has(&listed.path, found) {
                    seen.unsound.insert(listed.path.clone());
                    seen.odd.push((listed.clone(), found));
                } else if let (Some(name), Some(length)) = (entry, bytes) {
                    let text = buffer.0.get(..length).unwrap_or_default();
                    seen.entries.take(self.page(), &listed.path, name, text, &mut seen.findings);
                } else if let (Some(name), Some(length)) = (signature, bytes) {
                    seen.entries.take_signature(&listed.path, name, buffer.0.get(..length).unwrap_or_default());
                }
            }
            Err(e) if e.is_not_found() => seen.gone.push(listed.path.clone()),
            Err(StorageError::TooLarge(_)) => {
                let finding = Finding::new(FindingCode::Altered, self.full(listed.path.as_str()));
                seen.findings.push(finding);
            }
            Err(e) => {
                seen.unsound.insert(listed.path.clone());
                seen.findings.push(unreadable(&self.full(listed.path.as_str()), &e));
            }
        }
        buffer.shrink();
    }

    pub(super) fn page(&self) -> EntryPage<'_> {
        let tells = if cases::is_part(&self.id) { FileTold::Part } else { FileTold::Whole };
        EntryPage { bundle: &self.path, place: &self.place, lists: &self.lists, tells, now: self.terms.now }
    }

    pub(super) fn full(&self, inside: &str) -> String {
        format!("{}/{}", self.path, shown(inside.as_ref()))
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
    hash(file, size, &mut buffer.0).at(Verb::Read, path.as_ref()).map(|(sha256, _)| sha256)
}
