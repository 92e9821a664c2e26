//! A bundle as it is read: its listing, and the records in it, each checked against its manifest line.

mod destroyed;
mod viewed;

use std::collections::BTreeMap;
use std::ops::Bound;
use std::rc::Rc;
use std::sync::{Arc, OnceLock};

use crate::archive::bundle_files::BundleFiles;
use crate::archive::destruction;
use crate::archive::digest::digest;
use crate::archive::entry_names::EntryNames;
use crate::archive::entry_text;
use crate::archive::gone::{GoneLine, GoneLines};
use crate::archive::layout::{self, BundleId};
use crate::archive::looking::{LookedAt, Looking};
use crate::archive::manifest::{self, Listing, Manifest};
use crate::archive::parts::{OpenedPart, UsedPart};
use crate::archive::read::Reader;
use crate::archive::read_entries::{ParsedEntry, ReadEntries, held, once};
use crate::archive::storage_error::StorageError;
use crate::archive::text::TextFault;
use crate::model::event::{Event, NamedEvent};
use crate::model::hidden_titles;
use crate::model::{BundlePath, Case, EntryName, Kind, Line, Listed, Record, ReferenceName, Sha256, Stem, Step, Tail};

/// The largest record that is read, in bytes; a sealed volume's lists its papers.
pub const MAX_RECORD_BYTES: u64 = 32 << 20;

/// A record as it is shown to who reads it: without the titles that an estate shows to nobody.
pub(in crate::archive) fn shown(mut case: Case, reader: &Reader) -> Case {
    if reader.hides_titles() {
        hidden_titles::hide(&mut case);
    }
    case
}

/// A bundle: what its manifests list, and what a transaction is about to add.
#[derive(Clone, Debug)]
pub struct Bundle {
    pub id: BundleId,
    /// Its files, those that are about to be added included; of a bundle whose part is used, as soon as they are asked for.
    listing: OnceLock<Arc<Listing>>,
    /// The manifests from which the listing was read; none where a part tells what they list.
    pub(in crate::archive) manifests: Vec<Manifest>,
    /// What its manifests list and lists have destroyed: it is not in the listing.
    pub destroyed: Arc<GoneLines>,
    pending: BTreeMap<BundlePath, Vec<u8>>,
    /// What its files are called, found out when it is first asked.
    names: OnceLock<EntryNames>,
    /// What was read of it; none of a bundle that is read in passing.
    kept: Option<ReadEntries>,
    /// What was known of it already; none of a bundle that an act reads.
    part: Option<Arc<UsedPart>>,
    /// Notes what is looked at in it.
    looking: Arc<Looking>,
}

/// Reads an entry from its bytes: what it says, and the keys that are not known.
type ParseEntry<T> = fn(&[u8]) -> Result<(T, Vec<String>), TextFault>;

impl Bundle {
    /// Reads a bundle's manifests. One that is not there yet is empty.
    pub fn read(reader: &Reader, id: &BundleId) -> Result<Self, StorageError> {
        let path = id.path();
        let manifests = manifest::read_all(reader, &path)?;
        let (listing, destroyed) = listed(reader, id, &manifests)?;
        Ok(Self { destroyed, ..Self::of(reader, id, Some(Arc::new(listing)), manifests) })
    }

    /// A bundle of which nothing was read yet but what its manifests list.
    fn of(reader: &Reader, id: &BundleId, listing: Option<Arc<Listing>>, manifests: Vec<Manifest>) -> Self {
        Self {
            id: id.clone(),
            listing: listing.map(OnceLock::from).unwrap_or_default(),
            manifests,
            destroyed: Arc::default(),
            pending: BTreeMap::new(),
            names: OnceLock::new(),
            kept: Some(ReadEntries::default()),
            part: None,
            looking: Arc::clone(reader.looking()),
        }
    }

    /// Reads a bundle's manifests again, where an earlier change has read them. What has been read of it since is kept: a file
    /// that is listed with the same digest is the same.
    pub(in crate::archive) fn read_again(reader: &Reader, earlier: Rc<Self>) -> Result<Rc<Self>, StorageError> {
        let path = earlier.id.path();
        let manifests = manifest::read_all(reader, &path)?;
        if manifests == earlier.manifests && earlier.pending.is_empty() {
            return Ok(earlier);
        }
        let (listing, destroyed) = listed(reader, &earlier.id, &manifests)?;
        let same = earlier.listed().files.iter().all(|(path, sha256)| listing.files.get(path) == Some(sha256));
        let id = earlier.id.clone();
        let kept = match Rc::try_unwrap(earlier) {
            Ok(earlier) if same => earlier.kept,
            Err(earlier) if same => earlier.kept.clone(),
            _ => Some(ReadEntries::default()),
        };
        Ok(Rc::new(Self { destroyed, kept, ..Self::of(reader, &id, Some(Arc::new(listing)), manifests) }))
    }

    /// A bundle as its mended manifests list it; those that were read are kept, so that it is seen where git changes them.
    pub(in crate::archive) fn mended(
        reader: &Reader,
        id: &BundleId,
        as_read: Vec<Manifest>,
        mended: &[Manifest],
    ) -> Result<Self, StorageError> {
        let listing = Listing::union(&id.path(), mended)?;
        Ok(Self::of(reader, id, Some(Arc::new(listing)), as_read))
    }

    /// Its files, those that are about to be added included.
    pub fn listing(&self) -> &Listing {
        self.looking.note(|| LookedAt::Bundle(self.id.path()));
        self.listed()
    }

    /// Notes that records of a kind are looked at.
    fn look_at(&self, kind: Kind) {
        self.looking.note(|| LookedAt::Entries(self.id.path(), kind));
    }

    /// Notes that a file is looked at, by its path in the bundle.
    fn look_at_file(&self, path: &str) {
        match layout::entry_at(path).and_then(Result::ok) {
            Some(name) => self.look_at(name.record().kind()),
            None => self.looking.note(|| LookedAt::Papers(self.id.path())),
        }
    }

    /// The same as [`Self::listing`], for who notes by himself what of it he looks at.
    fn listed(&self) -> &Listing {
        let known = || self.whole_part().map(OpenedPart::listing);
        self.listing.get_or_init(|| Arc::new(known().unwrap_or_default()))
    }

    /// Whether a transaction is about to add something.
    pub(in crate::archive) fn has_pending(&self) -> bool {
        !self.pending.is_empty()
    }

    /// Whether nothing is in it. Something comes to lie in it with its first manifest.
    pub fn is_empty(&self) -> bool {
        self.looking.note(|| LookedAt::There(self.full(layout::MANIFESTS)));
        self.listed().files.is_empty()
    }

    /// Adds what a transaction will write.
    pub(in crate::archive) fn add(&mut self, path: BundlePath, sha256: Sha256, bytes: Option<Vec<u8>>) {
        if let Some(bytes) = bytes {
            self.pending.insert(path.clone(), bytes);
        }
        if let Some(names) = self.names.get_mut()
            && let Some(Ok(name)) = layout::entry_at(path.as_str())
        {
            names.note(name);
        }
        self.listed();
        if let Some(listing) = self.listing.get_mut() {
            Arc::make_mut(listing).files.insert(path, sha256);
        }
    }

    /// Keeps a record that a transaction will write: it need not be read to be known.
    pub(in crate::archive) fn keep(&self, stem: Stem, record: Record) {
        if let Some(kept) = &self.kept {
            held(&kept.records).insert(stem, Arc::new((record, Vec::new())));
        }
    }

    /// The office's number of a record, where it has one.
    pub fn number(&self, reader: &Reader, stem: Stem) -> Result<Option<Line>, StorageError> {
        Ok(self.record(&BundleFiles::by_path(reader), stem)?.0.head.no.clone())
    }

    /// Whether a file of that name is listed, or about to be.
    pub fn has(&self, path: &BundlePath) -> bool {
        self.look_at_file(path.as_str());
        self.listed().files.contains_key(path)
    }

    /// The names of its records and events, in order.
    pub fn entries(&self) -> impl Iterator<Item = EntryName> + '_ {
        self.looking.note(|| LookedAt::Bundle(self.id.path()));
        self.all_entries()
    }

    fn all_entries(&self) -> impl Iterator<Item = EntryName> + '_ {
        let lost = self.lost_cover().map(|_| EntryName::Record(Stem::Cover));
        self.listed().files.keys().filter_map(|path| layout::entry_at(path.as_str())?.ok()).chain(lost)
    }

    /// The names of its records of a kind, in order.
    pub fn stems(&self, kind: Kind) -> Vec<Stem> {
        self.look_at(kind);
        if let Some(part) = self.whole_part() {
            return part.stems(kind);
        }
        self.names().stems.get(&kind).into_iter().flatten().copied().collect()
    }

    /// Whether a record of this name lies here.
    pub fn has_record(&self, stem: Stem) -> bool {
        self.look_at(stem.kind());
        if let Some(part) = self.whole_part() {
            return part.has(EntryName::Record(stem));
        }
        self.names().stems.get(&stem.kind()).is_some_and(|stems| stems.contains(&stem))
    }

    /// The names of its records that a reference fits.
    pub fn fitting(&self, name: ReferenceName) -> Vec<Stem> {
        match name {
            ReferenceName::Stem(stem) => self.look_at(stem.kind()),
            ReferenceName::Tail(_) => self.looking.note(|| LookedAt::Bundle(self.id.path())),
        }
        // By the tail alone it is known of nearly every bundle that nothing of it is meant.
        if let Some((part, tail)) = self.whole_part().zip(name.tail())
            && !part.has_tail(tail)
        {
            return Vec::new();
        }
        let records =
            self.all_entries().filter_map(|entry| if let EntryName::Record(stem) = entry { Some(stem) } else { None });
        records.filter(|stem| name.fits(*stem)).collect()
    }

    /// Whether a record or event of the bundle ends in these characters.
    pub fn has_tail(&self, tail: Tail) -> bool {
        self.looking.note(|| LookedAt::Bundle(self.id.path()));
        if let Some(part) = self.whole_part() {
            return part.has_tail(tail);
        }
        self.names().tails.contains(&tail)
    }

    fn names(&self) -> &EntryNames {
        self.names.get_or_init(|| {
            let mut names = EntryNames::default();
            self.all_entries().for_each(|name| names.note(name));
            names
        })
    }

    /// Reads a record and its events.
    ///
    /// # Errors
    /// Bytes that do not match their manifest line, or cannot be understood.
    pub fn case(&self, reader: &Reader, stem: Stem) -> Result<Case, StorageError> {
        Ok(shown(self.case_from(&BundleFiles::by_path(reader), stem)?, reader))
    }

    /// The same as it is there, before anything is left out of it.
    pub(in crate::archive) fn case_from(&self, files: &BundleFiles, stem: Stem) -> Result<Case, StorageError> {
        let record = Arc::unwrap_or_clone(self.record(files, stem)?).0;
        let events = self.events_from(files, stem)?;
        let mut case = Case { stem, record, events };
        case.sort_events();
        Ok(case)
    }

    /// Reads the events that lie here of a record, which may lie in another part of the file.
    pub fn events(&self, reader: &Reader, stem: Stem) -> Result<Vec<NamedEvent>, StorageError> {
        self.events_from(&BundleFiles::by_path(reader), stem)
    }

    pub(in crate::archive) fn events_from(
        &self,
        files: &BundleFiles,
        stem: Stem,
    ) -> Result<Vec<NamedEvent>, StorageError> {
        let event = |step| Ok(NamedEvent { step, event: Arc::unwrap_or_clone(self.event(files, stem, step)?).0 });
        self.steps(stem).into_iter().map(event).collect()
    }

    /// Its files for who is about to read so many of its records.
    pub(in crate::archive) fn files<'r>(&self, reader: &'r Reader, how_many: usize) -> BundleFiles<'r> {
        BundleFiles::beneath(reader, &self.full(layout::RECORDS), how_many)
    }

    /// Reads all records of a kind, in the order of their names.
    pub fn cases(&self, reader: &Reader, kind: Kind) -> Result<Vec<Case>, StorageError> {
        let stems = self.stems(kind);
        let files = self.files(reader, stems.len());
        stems.into_iter().map(|stem| Ok(shown(self.case_from(&files, stem)?, reader))).collect()
    }

    /// The manifest lines of a record and of its events, in the order in which they fold: what an approval covers.
    pub fn lines_of(&self, case: &Case) -> Vec<Listed> {
        self.look_at(case.stem.kind());
        let events = case.events.iter().map(|named| EntryName::Event(case.stem, named.step));
        let names = std::iter::once(EntryName::Record(case.stem)).chain(events);
        let lines = names.filter_map(|name| self.listed().files.get_key_value(layout::entry_path(name).as_str()));
        lines.map(|(path, sha256)| Listed { sha256: *sha256, path: path.clone() }).collect()
    }

    /// The events of a record, by name.
    fn steps(&self, stem: Stem) -> Vec<Step> {
        self.look_at(stem.kind());
        if let Some(part) = self.whole_part() {
            return part.steps(stem);
        }
        let path = layout::entry_path(EntryName::Record(stem));
        let Some(start) = path.strip_suffix(layout::RECORD_ENDING) else {
            return Vec::new();
        };
        let from = format!("{start}+");
        let beside = self.listed().files.range::<str, _>((Bound::Included(from.as_str()), Bound::Unbounded));
        let beside = beside.take_while(|(path, _)| path.as_str().starts_with(start));
        beside
            .filter_map(|(path, _)| match layout::entry_at(path.as_str())?.ok()? {
                EntryName::Event(record, step) if record == stem => Some(step),
                _ => None,
            })
            .collect()
    }

    fn record(&self, files: &BundleFiles, stem: Stem) -> Result<ParsedEntry<Record>, StorageError> {
        self.look_at(stem.kind());
        let kept = self.kept.as_ref().map(|kept| &kept.records);
        once(kept, stem, || {
            if let Some(list) = self.lost_cover().filter(|_| stem == Stem::Cover) {
                return Ok((self.cover_of_old(files.reader, list)?, Vec::new()));
            }
            let (mut record, unknown) = self.parse(files, EntryName::Record(stem), entry_text::parse_record)?;
            self.mark(record.body.attachments_mut());
            Ok((record, unknown))
        })
    }

    fn event(&self, files: &BundleFiles, stem: Stem, step: Step) -> Result<ParsedEntry<Event>, StorageError> {
        let kept = self.kept.as_ref().map(|kept| &kept.events);
        once(kept, (stem, step), || {
            let (mut event, unknown) = self.parse(files, EntryName::Event(stem, step), entry_text::parse_event)?;
            self.mark(event.deed.papers_mut());
            Ok((event, unknown))
        })
    }

    fn parse<T>(
        &self,
        files: &BundleFiles,
        name: EntryName,
        parse: ParseEntry<T>,
    ) -> Result<(T, Vec<String>), StorageError> {
        let fault = |path: &str, fault: TextFault| StorageError::Text {
            path: self.full(path),
            line: fault.line,
            says: fault.says,
        };
        if let Some(known) = self.known(name) {
            return parse(known).map_err(|wrong| fault(&layout::entry_path(name), wrong));
        }
        let path = layout::entry_path(name);
        let bytes = self.bytes_from(files, &path)?;
        parse(&bytes).map_err(|wrong| {
            self.spoil();
            fault(&path, wrong)
        })
    }

    /// The bytes of a listed file, checked against its line.
    pub fn bytes(&self, reader: &Reader, path: &str) -> Result<Vec<u8>, StorageError> {
        self.bytes_from(&BundleFiles::by_path(reader), path)
    }

    fn bytes_from(&self, files: &BundleFiles, path: &str) -> Result<Vec<u8>, StorageError> {
        self.look_at_file(path);
        let Some((key, sha256)) = self.listed().files.get_key_value(path) else {
            return Err(StorageError::Missing(self.full(path)));
        };
        let name = layout::entry_at(path).and_then(Result::ok);
        if let Some(known) = name.and_then(|name| self.known(name)) {
            return Ok(known.to_vec());
        }
        if let Some(bytes) = self.pending.get(key) {
            return Ok(bytes.clone());
        }
        let full = self.full(path);
        let read = match files.read(&full, MAX_RECORD_BYTES) {
            Err(e) if e.is_not_found() => Err(StorageError::Missing(full)),
            Ok(bytes) if digest(&bytes) != *sha256 => Err(StorageError::Altered(full)),
            other => other,
        };
        match (&read, &self.part, name) {
            (Err(_), _, _) => self.spoil(),
            (Ok(bytes), Some(part), Some(name)) => part.learn(name, bytes),
            (Ok(_), _, _) => {}
        }
        read
    }

    /// A key of a record or event that this deedbox does not know, if there is one: then nothing is written beside it.
    pub fn unknown_key(&self, reader: &Reader, stem: Stem) -> Result<Option<(String, String)>, StorageError> {
        let files = BundleFiles::by_path(reader);
        let mut found = None;
        if self.has_record(stem) {
            let record = self.record(&files, stem)?;
            found = record.1.first().map(|key| (EntryName::Record(stem), key.clone()));
        }
        for step in self.steps(stem) {
            let event = self.event(&files, stem, step)?;
            found = found.or_else(|| event.1.first().map(|key| (EntryName::Event(stem, step), key.clone())));
        }
        Ok(found.map(|(name, key)| (self.full(&layout::entry_path(name)), key)))
    }

    /// A path of the bundle, relative to the archive.
    pub fn full(&self, path: &str) -> String {
        format!("{}/{path}", self.id.path())
    }
}

/// What some manifests list together, without what was destroyed; and that.
fn listed(reader: &Reader, id: &BundleId, manifests: &[Manifest]) -> Result<(Listing, Arc<GoneLines>), StorageError> {
    let mut listing = Listing::union(&id.path(), manifests)?;
    let gone = destruction::gone_of(reader, id)?;
    if gone.is_empty() {
        return Ok((listing, gone));
    }
    // The parts of a client's file have one identity: what is gone of one is not gone of the others.
    let is_here = |(path, line): &(&BundlePath, &GoneLine)| listing.files.get(*path) == Some(&line.sha256);
    let here: GoneLines = gone.iter().filter(is_here).map(|(path, line)| (path.clone(), line.clone())).collect();
    listing.files.retain(|path, _| !here.contains_key(path));
    Ok((listing, Arc::new(here)))
}
