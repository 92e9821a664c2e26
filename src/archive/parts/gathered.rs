//! What is known of many bundles at once, in one file beside the parts: whom the tenancies of a room name, what the client of a
//! file is called, how the names of a bundle's records end. By it alone most bundles are passed over by who looks for one client or one record. It answers nothing itself: what
//! is not passed over is read as it is where nothing is kept.

use std::collections::BTreeMap;

use crate::archive::parts::encoding::{self, FORM, NewPartBytes, PartBytes, SHORT_DIGEST};
use crate::archive::parts::stamps::{Stamps, Tick};

/// What such a file tells of each bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GatheredSort {
    /// Whom the tenancies of a room name.
    Rooms,
    /// What a client and the people who answer for them are called, by the cover.
    Names,
    /// The last characters of the names of the records of a bundle.
    Tails,
}

impl GatheredSort {
    pub const ALL: [Self; 3] = [Self::Rooms, Self::Names, Self::Tails];

    /// The name of its file.
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Rooms => "rooms",
            Self::Names => "names",
            Self::Tails => "tails",
        }
    }

    /// What its file begins with.
    fn magic(self) -> &'static [u8; 6] {
        match self {
            Self::Rooms => b"DBROOM",
            Self::Names => b"DBNAME",
            Self::Tails => b"DBTAIL",
        }
    }
}

/// What is known of one bundle, and when it was found out, by which manifests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GatheredEntry {
    pub made: Tick,
    pub stamps: Stamps,
    pub known: Vec<u8>,
}

impl GatheredEntry {
    /// Whether the manifests look like this still.
    fn is_fresh(&self, stamps: &Stamps) -> bool {
        self.stamps == *stamps && stamps.were_quiet_at(self.made)
    }
}

/// What is known of the bundles of an archive, as one command uses it.
#[derive(Debug, Default)]
pub struct GatheredBundles {
    before: BTreeMap<String, GatheredEntry>,
    /// What was asked about by this command: the rest is of bundles that are there no more.
    asked: BTreeMap<String, GatheredEntry>,
    is_changed: bool,
}

impl GatheredBundles {
    /// From the bytes of its file; what is no such file tells nothing.
    pub fn read(sort: GatheredSort, bytes: &[u8]) -> Self {
        let before = decode(sort, bytes).unwrap_or_default();
        Self { before, ..Self::default() }
    }

    /// What is known of a bundle whose manifests look like this.
    pub fn of(&mut self, bundle: &str, stamps: &Stamps) -> Option<&[u8]> {
        if let Some(entry) = self.before.remove(bundle).filter(|entry| entry.is_fresh(stamps)) {
            self.asked.insert(bundle.to_owned(), entry);
        }
        self.asked.get(bundle).filter(|entry| entry.is_fresh(stamps)).map(|entry| entry.known.as_slice())
    }

    /// Keeps what was found out of a bundle.
    pub fn keep(&mut self, bundle: &str, entry: GatheredEntry) {
        if entry.stamps.were_quiet_at(entry.made) {
            self.asked.insert(bundle.to_owned(), entry);
            self.is_changed = true;
        }
    }

    /// The bytes of its file as it is to lie there; none where nothing is new. Of bundles that are where they were no more nothing stays.
    pub fn anew(&mut self, sort: GatheredSort) -> Option<Vec<u8>> {
        let has_more = !self.asked.is_empty() && !self.before.is_empty();
        let is_new = std::mem::take(&mut self.is_changed) || has_more;
        self.before.clear();
        if is_new { encode(sort, &self.asked) } else { None }
    }
}

fn encode(sort: GatheredSort, entries: &BTreeMap<String, GatheredEntry>) -> Option<Vec<u8>> {
    let mut out = NewPartBytes(Vec::new());
    out.0.extend_from_slice(sort.magic());
    out.0.extend_from_slice(&FORM.to_le_bytes());
    out.number(entries.len())?;
    for (bundle, entry) in entries {
        out.text(bundle)?;
        out.tick(entry.made);
        out.stamps(&entry.stamps)?;
        out.number(entry.known.len())?;
        out.0.extend_from_slice(&entry.known);
    }
    let ending = encoding::ending_of(&out.0);
    out.0.extend_from_slice(&ending);
    Some(out.0)
}

fn decode(sort: GatheredSort, bytes: &[u8]) -> Option<BTreeMap<String, GatheredEntry>> {
    let (whole, ending) = bytes.split_at_checked(bytes.len().checked_sub(SHORT_DIGEST)?)?;
    let mut bytes = PartBytes(whole);
    let is_ours = bytes.take(sort.magic().len())? == sort.magic() && u16::from_le_bytes(bytes.array()?) == FORM;
    if !is_ours || ending != encoding::ending_of(whole) {
        return None;
    }
    let mut entries = BTreeMap::new();
    for _ in 0..bytes.number()? {
        let bundle = bytes.text()?.to_owned();
        let (made, stamps) = (bytes.tick()?, bytes.stamps()?);
        let length = bytes.number()?;
        entries.insert(bundle, GatheredEntry { made, stamps, known: bytes.take(length)?.to_vec() });
    }
    Some(entries)
}

/// Reads such a file as it is, and with its digest put right: nothing is told that is not in its bytes.
#[cfg(any(test, fuzzing))]
pub fn agrees(bytes: &[u8]) {
    let mut mended = bytes.to_vec();
    if let Some((whole, ending)) = mended.split_at_mut_checked(bytes.len().saturating_sub(SHORT_DIGEST)) {
        let right = encoding::ending_of(whole);
        ending.iter_mut().zip(right).for_each(|(to, from)| *to = from);
    }
    for (bytes, sort) in [bytes, &mended].into_iter().zip(GatheredSort::ALL.into_iter().cycle()) {
        for entry in decode(sort, bytes).unwrap_or_default().values() {
            assert!(entry.known.len() + entry.stamps.0.len() <= bytes.len());
        }
    }
}
