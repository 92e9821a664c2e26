//! The part of a bundle as a view uses it: what it has is taken from it, what is read beside it is learned, and when the view lets the bundle
//! go, a new part is made of both.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::archive::layout;
use crate::archive::manifest::Listing;
use crate::archive::parts::Parts;
use crate::archive::parts::encoding::{self, PartHead, PartLine};
use crate::archive::parts::opened::OpenedPart;
use crate::archive::parts::stamps::Stamps;
use crate::model::{EntryName, Kind, Sha256};

/// A part with what was read beside it.
#[derive(Debug)]
pub struct UsedPart {
    parts: Arc<Parts>,
    bundle: String,
    stamps: Stamps,
    /// The digest of the manifests.
    digest: Sha256,
    lists: PartLists,
    /// The part that lies there, whatever of it holds.
    opened: Option<OpenedPart>,
    learned: Mutex<BTreeMap<EntryName, Vec<u8>>>,
    /// A record was not what was listed, or not understood: there shall be no part.
    is_spoiled: AtomicBool,
}

/// What a bundle lists: as the part has it, or as its manifests were read.
#[derive(Debug)]
pub enum PartLists {
    /// The part is fresh.
    Fresh,
    /// The manifests are those of which it was made.
    Same,
    AsRead(Arc<Listing>),
}

impl UsedPart {
    pub fn new(
        parts: &Arc<Parts>,
        bundle: String,
        (stamps, digest): (Stamps, Sha256),
        opened: Option<OpenedPart>,
        lists: PartLists,
    ) -> Self {
        let (learned, is_spoiled) = (Mutex::default(), AtomicBool::new(false));
        Self { parts: Arc::clone(parts), bundle, stamps, digest, lists, opened, learned, is_spoiled }
    }

    /// The part where what it lists is what the manifests list.
    pub fn whole(&self) -> Option<&OpenedPart> {
        match self.lists {
            PartLists::Fresh | PartLists::Same => self.opened.as_ref(),
            PartLists::AsRead(_) => None,
        }
    }

    /// What a record or event of that digest says, where the part has it.
    pub fn text(&self, name: EntryName, sha256: Option<Sha256>) -> Option<&[u8]> {
        self.opened.as_ref()?.text(name, sha256)
    }

    /// Keeps what a record or event says, which was compared with its line.
    pub fn learn(&self, name: EntryName, bytes: &[u8]) {
        self.learned().insert(name, bytes.to_vec());
    }

    fn learned(&self) -> MutexGuard<'_, BTreeMap<EntryName, Vec<u8>>> {
        self.learned.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// There shall be no part: something of the bundle is not as it was listed, or not understood.
    pub fn spoil(&self) {
        self.is_spoiled.store(true, Ordering::Relaxed);
    }

    /// The part as it is to lie there; none where nothing is new.
    fn anew(&self) -> Option<Vec<u8>> {
        let learned = self.learned();
        let is_wanted = match self.lists {
            PartLists::Fresh => false,
            PartLists::Same => self.stamps.were_quiet_at(self.parts.now),
            PartLists::AsRead(_) => true,
        };
        if self.is_spoiled.load(Ordering::Relaxed) || (learned.is_empty() && !is_wanted) {
            return None;
        }
        let listing = match &self.lists {
            PartLists::Fresh | PartLists::Same => Arc::new(self.opened.as_ref()?.listing()),
            PartLists::AsRead(listing) => Arc::clone(listing),
        };
        let mut groups: BTreeMap<Option<Kind>, Vec<PartLine>> = BTreeMap::new();
        let mut tails = BTreeSet::new();
        for (path, sha256) in &listing.files {
            let name = layout::entry_at(path.as_str()).and_then(Result::ok);
            tails.extend(name.and_then(EntryName::tail).map(|tail| *tail.as_bytes()));
            let text = name.and_then(|name| match learned.get(&name) {
                Some(bytes) => Some(bytes.as_slice()),
                None => self.text(name, Some(*sha256)),
            });
            let line = PartLine { path: path.as_str(), sha256: *sha256, text };
            groups.entry(name.map(|name| name.record().kind())).or_default().push(line);
        }
        let groups: Vec<(Option<Kind>, Vec<PartLine>)> = groups.into_iter().collect();
        let head = PartHead {
            bundle: self.bundle.clone(),
            made: self.parts.now,
            stamps: self.stamps.clone(),
            listing: self.digest,
            tails: tails.into_iter().collect(),
            // These are told by what is encoded.
            list_digest: Default::default(),
            groups: Vec::new(),
        };
        encoding::encode(&head, &groups)
    }
}

impl Drop for UsedPart {
    fn drop(&mut self) {
        if let Some(bytes) = self.anew() {
            self.parts.keep(&self.bundle, bytes);
        }
    }
}
