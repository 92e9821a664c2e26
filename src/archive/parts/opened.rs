//! A part that was opened and is whole: what it lists, and the texts in it, each read when it is first asked for.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::archive::layout::{self, RECORD_ENDING};
use crate::archive::manifest::Listing;
use crate::archive::parts::encoding::{self, GroupPlace, PREAMBLE, PartHead, SHORT_DIGEST};
use crate::archive::parts::place::PartFile;
use crate::archive::parts::stamps::Stamps;
use crate::model::{BundlePath, EntryName, Kind, Sha256, Stem, Step, Tail};

/// So many bytes are read at first: head and list of a bundle of a few hundred files.
const FIRST: usize = 64 << 10;

/// A record or event that is listed, with what it says where that is kept.
pub type KeptText<'p> = (EntryName, Option<&'p [u8]>);

/// A part that is whole.
#[derive(Debug)]
pub struct OpenedPart {
    file: PartFile,
    pub head: PartHead,
    /// The bytes with which it begins: of a small part all.
    first: Vec<u8>,
    list: Vec<u8>,
    /// Of each group of the head what it lists, and its texts.
    groups: Vec<OpenedGroup>,
}

/// The head of a part, the bytes with which the part begins, and how many of them are the head's; none where it is not whole, of another form,
/// or of another bundle.
pub fn read_head(file: &PartFile, bundle: &str) -> Option<(PartHead, Vec<u8>, usize)> {
    let mut first = file.beginning(FIRST)?;
    let (length, _) = encoding::lengths(&first)?;
    let whole = PREAMBLE.checked_add(length)?.checked_add(SHORT_DIGEST)?;
    if first.len() < whole {
        first = file.bytes(0, whole)?;
    }
    let (head, ends) = encoding::decode(&first)?;
    (head.bundle == bundle).then_some((head, first, ends))
}

impl PartHead {
    /// Whether it is of manifests that look like this still.
    pub fn is_fresh(&self, stamps: &Stamps) -> bool {
        self.stamps == *stamps && stamps.were_quiet_at(self.made)
    }

    /// Whether a record or event whose name ends so is listed.
    pub fn has_tail(&self, tail: Tail) -> bool {
        self.tails.binary_search(tail.as_bytes()).is_ok()
    }
}

/// What was read of one kind.
#[derive(Debug, Default)]
struct OpenedGroup {
    lines: OnceLock<Vec<PartEntry>>,
    texts: OnceLock<Option<Vec<u8>>>,
}

/// A file of the part.
#[derive(Clone, Debug)]
struct PartEntry {
    path: String,
    name: Option<EntryName>,
    sha256: Sha256,
    text: Option<std::ops::Range<usize>>,
}

impl OpenedPart {
    /// Reads head and list of a part; none where it is not whole, of another form, or of another bundle.
    pub fn read(file: PartFile, bundle: &str) -> Option<Self> {
        let (head, first, ends) = read_head(&file, bundle)?;
        let (_, length) = encoding::lengths(&first)?;
        let list = match first.get(ends..ends.checked_add(length)?) {
            Some(list) => list.to_vec(),
            None => file.bytes(u64::try_from(ends).ok()?, length)?,
        };
        if encoding::short_digest(&list) != head.list_digest {
            return None;
        }
        let groups = head.groups.iter().map(|_| OpenedGroup::default()).collect();
        Some(Self { file, first, list, head, groups })
    }

    /// Whether a record or event whose name ends so is listed.
    pub fn has_tail(&self, tail: Tail) -> bool {
        self.head.has_tail(tail)
    }

    /// Whether it is of manifests that look like this still.
    pub fn is_fresh(&self, stamps: &Stamps) -> bool {
        self.head.is_fresh(stamps)
    }

    fn group(&self, kind: Option<Kind>) -> Option<(&GroupPlace, &OpenedGroup)> {
        self.head.groups.iter().zip(&self.groups).find(|(place, _)| place.kind == kind)
    }

    /// The files of a kind, in the order of their paths. The digest has been compared: what is listed can be read.
    fn entries(&self, place: &GroupPlace) -> Vec<PartEntry> {
        let lines = encoding::lines(&self.list, place).unwrap_or_default().into_iter();
        let entry = |line: encoding::ListedLine| PartEntry {
            name: place.kind.and_then(|_| layout::entry_at(line.path)?.ok()),
            path: line.path.to_owned(),
            sha256: line.sha256,
            text: line.text,
        };
        lines.map(entry).collect()
    }

    fn of(&self, kind: Option<Kind>) -> Option<(&GroupPlace, &OpenedGroup, &[PartEntry])> {
        let (place, group) = self.group(kind)?;
        Some((place, group, group.lines.get_or_init(|| self.entries(place))))
    }

    /// The names of the records of a kind, in order.
    pub fn stems(&self, kind: Kind) -> Vec<Stem> {
        let entries = self.of(Some(kind)).map(|(_, _, entries)| entries).unwrap_or_default();
        let records = entries.iter().filter_map(|entry| match entry.name {
            Some(EntryName::Record(stem)) => Some(stem),
            Some(EntryName::Event(..)) | None => None,
        });
        let mut stems: Vec<Stem> = records.collect();
        stems.sort_unstable();
        stems
    }

    /// The steps of a record that lie here, in the order of their paths.
    pub fn steps(&self, stem: Stem) -> Vec<Step> {
        let Some((_, _, entries)) = self.of(Some(stem.kind())) else { return Vec::new() };
        let path = layout::entry_path(EntryName::Record(stem));
        let Some(start) = path.strip_suffix(RECORD_ENDING) else { return Vec::new() };
        let from = entries.partition_point(|entry| entry.path.as_str() < start);
        let beside = entries.get(from..).unwrap_or_default().iter().take_while(|entry| entry.path.starts_with(start));
        let steps = beside.filter_map(|entry| match entry.name {
            Some(EntryName::Event(record, step)) if record == stem => Some(step),
            Some(_) | None => None,
        });
        steps.collect()
    }

    /// Whether something is listed at the path of an entry.
    pub fn has(&self, name: EntryName) -> bool {
        self.entry(name).is_some()
    }

    fn entry(&self, name: EntryName) -> Option<(&GroupPlace, &OpenedGroup, &PartEntry)> {
        let (place, group, entries) = self.of(Some(name.record().kind()))?;
        let path = layout::entry_path(name);
        let at = entries.binary_search_by(|entry| entry.path.as_str().cmp(&path)).ok()?;
        Some((place, group, entries.get(at)?))
    }

    /// What a file of that digest says, where the part has it.
    pub fn text(&self, name: EntryName, sha256: Option<Sha256>) -> Option<&[u8]> {
        let (place, group, entry) = self.entry(name)?;
        if sha256.is_some_and(|sha256| sha256 != entry.sha256) {
            return None;
        }
        let range = entry.text.clone()?;
        group.texts.get_or_init(|| self.texts(place)).as_ref()?.get(range)
    }

    /// Every record and event that it lists, in no order, with what it says where the part has that.
    pub fn all_texts(&self) -> Vec<KeptText<'_>> {
        let mut all = Vec::new();
        for (place, group) in self.head.groups.iter().zip(&self.groups).filter(|(place, _)| place.kind.is_some()) {
            let entries = group.lines.get_or_init(|| self.entries(place));
            let texts = group.texts.get_or_init(|| self.texts(place)).as_ref();
            let text = |entry: &PartEntry| texts?.get(entry.text.clone()?);
            all.extend(entries.iter().filter_map(|entry| Some((entry.name?, text(entry)))));
        }
        all
    }

    /// The texts of a kind; none where they are not what they were.
    fn texts(&self, place: &GroupPlace) -> Option<Vec<u8>> {
        let at = usize::try_from(place.texts_at).ok()?;
        let bytes = match self.first.get(at..at.checked_add(place.texts_length)?) {
            Some(bytes) => bytes.to_vec(),
            None => self.file.bytes(place.texts_at, place.texts_length)?,
        };
        (encoding::short_digest(&bytes) == place.texts_digest).then_some(bytes)
    }

    /// Every file that it lists.
    pub fn listing(&self) -> Listing {
        let mut files: BTreeMap<BundlePath, Sha256> = BTreeMap::new();
        for (place, group) in self.head.groups.iter().zip(&self.groups) {
            let entries = group.lines.get_or_init(|| self.entries(place));
            files.extend(entries.iter().filter_map(|entry| Some((entry.path.parse().ok()?, entry.sha256))));
        }
        Listing { files }
    }
}
