//! Parts: what the records of a bundle say, kept outside the archive as it was when it was checked against the manifests, so that whoever
//! looks need not open and digest every record again. They change nothing but how long an answer takes, and may be thrown away at any time.
//!
//! Views read them; acts and `verify` never do. A part is *fresh* where the system says the same of each manifest as when the part was made
//! (`stamps.rs`); else the manifests are read, and of the part what they list as before is used. What is read anew is added after the
//! answer was given. Of a bundle in which a record is not what was listed, or not understood, no part is made.

mod encoding;
mod gathered;
mod opened;
mod place;
mod stamps;
#[cfg(test)]
mod tests;
mod used;

/// Reads what lies in a cache: nothing is told that is not in its bytes.
#[cfg(any(test, fuzzing))]
pub fn agrees(bytes: &[u8]) {
    encoding::agrees(bytes);
    gathered::agrees(bytes);
}

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::archive::digest::digest;
use crate::archive::manifest::Manifest;
use crate::archive::read::Reader;
use crate::model::Sha256;

pub use gathered::GatheredSort;
use gathered::{GatheredBundles, GatheredEntry};
pub use opened::{KeptText, OpenedPart};
use place::{NOTE, PartFile, PartsFolder};
pub use stamps::{Tick, of as stamps_of};
pub use used::{PartLists, UsedPart};

/// So many bytes wait in memory until the answer is given; more is written at once.
const MOST_WAITING: usize = 16 << 20;
/// So many bytes are held in memory for one command alone; of what comes then every record is read again.
const MOST_HELD: usize = 256 << 20;

/// The parts of one archive, as one command uses them.
#[derive(Debug)]
pub struct Parts {
    /// Where they are kept for the next command; none where they are this command's alone.
    folder: Option<PartsFolder>,
    /// When the command began: before it read anything.
    now: Tick,
    trust: StampTrust,
    waiting: Mutex<Waiting>,
    /// What is known of many bundles at once, read when it is first asked for.
    gathered: Mutex<BTreeMap<GatheredSort, GatheredBundles>>,
}

/// By what it is told that a part is of the manifests that lie there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StampTrust {
    /// By what the system says of them, where that can be relied on.
    Taken,
    /// By their bytes alone.
    Refused,
}

/// Parts that were made and are not written yet, by their bundles' paths.
#[derive(Debug, Default)]
struct Waiting {
    parts: BTreeMap<String, Arc<Vec<u8>>>,
    bytes: usize,
    /// A full or read-only cache takes none.
    has_failed: bool,
}

impl Parts {
    /// The parts of an archive beneath a cache; none where there is no place for them.
    pub fn of(cache: &Path, root: &Path, now: Tick) -> Option<Arc<Self>> {
        Self::trusting(StampTrust::Taken, (cache, root), now)
    }

    /// The same for who lets something out of the archive: a part counts where the manifests, read and digested, are those of which it was
    /// made, and nothing that was gathered before does.
    pub fn by_content(cache: &Path, root: &Path, now: Tick) -> Option<Arc<Self>> {
        Self::trusting(StampTrust::Refused, (cache, root), now)
    }

    fn trusting(trust: StampTrust, (cache, root): (&Path, &Path), now: Tick) -> Option<Arc<Self>> {
        let folder = PartsFolder::of(cache, root)?;
        Some(Arc::new(Self { folder: Some(folder), now, trust, waiting: Mutex::default(), gathered: Mutex::default() }))
    }

    /// Parts of this command alone, in memory: nothing that was known before is taken, nothing is left. Who looks at every record several
    /// times, and may trust nothing but what lies in the archive now, reads and digests each once.
    pub fn of_command(now: Tick) -> Arc<Self> {
        let (waiting, gathered) = (Mutex::default(), Mutex::default());
        Arc::new(Self { folder: None, now, trust: StampTrust::Taken, waiting, gathered })
    }

    /// Where they lie, how many there are, and how many bytes.
    pub fn told(&self) -> Option<(&Path, usize, u64)> {
        let folder = self.folder.as_ref()?;
        let (parts, bytes) = folder.size();
        Some((folder.path(), parts, bytes))
    }

    /// The part of a bundle, if it is whole.
    pub fn open(&self, bundle: &str) -> Option<OpenedPart> {
        OpenedPart::read(self.file(bundle)?, bundle)
    }

    /// Whether what the system says of manifests tells that they are those of a part.
    pub fn takes_stamps(&self) -> bool {
        self.trust == StampTrust::Taken
    }

    /// A note that was kept beside the parts, by its name.
    pub fn note(&self, name: &str) -> Option<Vec<u8>> {
        self.folder.as_ref()?.beside(&format!("{NOTE}{name}"))
    }

    /// Keeps a note beside the parts, whatever lies there; where that does not work there is none.
    pub fn keep_note(&self, name: &str, bytes: &[u8]) {
        if let Some(folder) = self.folder.as_ref().filter(|_| !self.waiting().has_failed) {
            drop(folder.write_beside(&format!("{NOTE}{name}"), bytes));
        }
    }

    fn file(&self, bundle: &str) -> Option<PartFile> {
        // Who lets something out looks at every record several times: what was read of it a moment ago need not be read again.
        let looks_again = self.folder.is_none() || !self.takes_stamps();
        if looks_again && let Some(bytes) = self.waiting().parts.get(bundle) {
            return Some(PartFile::in_memory(Arc::clone(bytes)));
        }
        self.folder.as_ref()?.open(bundle)
    }

    /// What is known of a bundle, as `look` sees it; where that is not known, or its manifests have changed, `find` finds it out, and it is
    /// kept. None where nothing can be known of it.
    pub fn gathered<T>(
        &self,
        sort: GatheredSort,
        (reader, bundle): (&Reader, &str),
        look: impl Fn(&[u8]) -> T,
        find: impl FnOnce() -> Option<Vec<u8>>,
    ) -> Option<T> {
        // What the manifests look like comes first: what is written while they are read looks otherwise the next time.
        let stamps = stamps::of(reader, bundle)?;
        let asked = |all: &mut BTreeMap<GatheredSort, GatheredBundles>| {
            let folder = self.folder.as_ref().filter(|_| self.takes_stamps());
            let beside = || folder.and_then(|folder| folder.beside(sort.file_name()));
            let read = || GatheredBundles::read(sort, &beside().unwrap_or_default());
            all.entry(sort).or_insert_with(read).of(bundle, &stamps).map(&look)
        };
        if let Some(seen) = asked(&mut self.all_gathered()) {
            return Some(seen);
        }
        let known = find()?;
        let seen = look(&known);
        if let Some(gathered) = self.all_gathered().get_mut(&sort) {
            gathered.keep(bundle, GatheredEntry { made: self.now, stamps, known });
        }
        Some(seen)
    }

    fn all_gathered(&self) -> MutexGuard<'_, BTreeMap<GatheredSort, GatheredBundles>> {
        self.gathered.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Leaves nothing of what was kept of a bundle: something of it was destroyed.
    pub fn forget(&self, bundle: &str) {
        match &self.folder {
            Some(folder) => drop(folder.empty(bundle)),
            None => drop(self.waiting().parts.remove(bundle)),
        }
    }

    /// Leaves nothing of what was kept of any bundle, and keeps nothing more by this command: where a bundle lay before it moved, parts of
    /// it may lie too.
    pub fn forget_all(&self) -> std::io::Result<()> {
        let mut waiting = self.waiting();
        *waiting = Waiting { has_failed: true, ..Waiting::default() };
        self.folder.as_ref().map_or(Ok(()), PartsFolder::empty_all)
    }

    fn waiting(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps a part until the answer is given.
    fn keep(&self, bundle: &str, bytes: Vec<u8>) {
        let mut waiting = self.waiting();
        if waiting.has_failed {
            return;
        }
        if self.folder.is_none() && MOST_HELD < waiting.bytes + bytes.len() {
            return;
        }
        waiting.bytes += bytes.len();
        let before = waiting.parts.insert(bundle.to_owned(), Arc::new(bytes));
        waiting.bytes -= before.map_or(0, |before| before.len());
        if MOST_WAITING < waiting.bytes {
            self.write_all(&mut waiting);
        }
    }

    /// Writes what waits. What does not work is left: the next command reads the records.
    pub fn write(&self) {
        self.write_all(&mut self.waiting());
        self.write_gathered();
    }

    /// Writes what is known of many bundles at once, and no part.
    pub fn write_gathered(&self) {
        let Some(folder) = &self.folder else { return };
        let mut waiting = self.waiting();
        for (sort, gathered) in self.all_gathered().iter_mut() {
            let Some(bytes) = gathered.anew(*sort).filter(|_| !waiting.has_failed) else { continue };
            waiting.has_failed = folder.write_beside(sort.file_name(), &bytes).is_err();
        }
    }

    fn write_all(&self, waiting: &mut Waiting) {
        let Some(folder) = &self.folder else { return };
        waiting.bytes = 0;
        for (bundle, bytes) in std::mem::take(&mut waiting.parts) {
            if waiting.has_failed || folder.write(&bundle, &bytes).is_err() {
                waiting.has_failed = true;
                return;
            }
        }
    }
}

/// The digest of a bundle's manifests: of their names, their lengths and their bytes.
pub fn digest_of(manifests: &[Manifest]) -> Sha256 {
    let mut all = Vec::with_capacity(manifests.len() * 40);
    for manifest in manifests {
        all.extend_from_slice(manifest.path.as_bytes());
        all.push(0);
        all.extend_from_slice(digest(&manifest.bytes).as_bytes());
    }
    digest(&all)
}
