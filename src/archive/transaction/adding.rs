//! What a change adds: papers taken in, records, events, prints; nothing is on disk before the commit but what is staged.

use crate::archive::bundle::{Bundle, MAX_RECORD_BYTES};
use crate::archive::digest::digest;
use crate::archive::layout::{BundleId, UnitPlace};
use crate::archive::lookup::Lookup;
use crate::archive::manifest::Manifest;
use crate::archive::outside::open_given;
use crate::archive::stage::Staged;
use crate::archive::storage_error::{At, StorageError, Verb};
use crate::archive::text::TextFault;
use crate::archive::transaction::{Add, BytesFrom, MANY_FILES, Transaction};
use crate::archive::{EntryFile, entry_text, file_parts, layout, stage};
use crate::model::event::Event;
use crate::model::path::LiesIn;
use crate::model::{BundlePath, EntryName, Listed, Record, Sha256, Stem, Step, Tail};
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;
use std::rc::Rc;

impl Transaction<'_> {
    /// Takes a paper in: copies it to staging, hashing it on the way, and waits until it is on disk.
    pub fn stage(&mut self, from: impl Read, given: &Path) -> Result<Staged, StorageError> {
        let Some((private_dir, area, _)) = &self.private_dir else {
            let mut copy = tempfile::tempfile().at(Verb::Write, given)?;
            let (sha256, size) = stage::copy(from, &mut copy, given, given)?;
            copy.seek(SeekFrom::Start(0)).at(Verb::Read, given)?;
            return Ok(Staged::new(None, (sha256, size), copy));
        };
        let number = self.staged;
        self.staged += 1;
        let path = private_dir.staged(&area.staged_name(number));
        let mut file = self.archive.disk.create(&path)?;
        let (sha256, size) = stage::copy(from, &mut file, given, &path)?;
        self.archive.disk.protect(&file, &path)?;
        if self.staged <= MANY_FILES || !cfg!(target_os = "linux") {
            self.archive.disk.sync_file(&file, &path)?;
        }
        let (copy, _) = open_given(&path)?;
        Ok(Staged::new(Some(number), (sha256, size), copy))
    }

    /// A tail that nothing in a bundle has.
    pub fn fresh_tail(&mut self, bundle: &BundleId) -> Result<Tail, StorageError> {
        loop {
            let tail = self.means.chance.tail()?;
            if !self.bundle(bundle)?.has_tail(tail) {
                return Ok(tail);
            }
        }
    }

    pub fn add_record(&mut self, bundle: &BundleId, stem: Stem, record: &Record) -> Result<Listed, StorageError> {
        let path = layout::entry_path(EntryName::Record(stem));
        let mut record = record.clone();
        record.head.lies_in = Some(self.place(bundle));
        let text = entry_text::record_text(&record).map_err(|fault| written_wrong(&path, fault))?;
        check_read_back(&path, &text)?;
        let listed = self.add_bytes(bundle, &path, text.into_bytes())?;
        self.bundle_mut(bundle)?.keep(stem, record);
        Ok(listed)
    }

    /// Adds an event to a record of a bundle: the next step, unless the record has keys that this deedbox does not know.
    pub fn add_event(&mut self, bundle: &BundleId, stem: Stem, event: &Event) -> Result<Step, StorageError> {
        self.add_event_in_parts(bundle, std::slice::from_ref(bundle), stem, event)
    }

    /// The same for a record that may lie in another part of the file than its next event.
    pub fn add_event_in_parts(
        &mut self,
        bundle: &BundleId,
        parts: &[BundleId],
        stem: Stem,
        event: &Event,
    ) -> Result<Step, StorageError> {
        for part in parts {
            if let Some((path, key)) = self.bundle(part)?.unknown_key(&self.archive.reader, stem)? {
                return Err(StorageError::UnknownKey { path, key });
            }
        }
        let case =
            file_parts::case(self, parts, stem)?.ok_or_else(|| StorageError::Missing(format!("{bundle}/{stem}")))?;
        let number = case.next_step();
        let step = Step { number, action: event.head.action, tail: self.fresh_tail(bundle)? };
        let path = layout::entry_path(EntryName::Event(stem, step));
        let mut event = event.clone();
        event.head.lies_in = Some(self.place(bundle));
        let text = entry_text::event_text(&event).map_err(|fault| written_wrong(&path, fault))?;
        check_read_back(&path, &text)?;
        self.add_bytes(bundle, &path, text.into_bytes())?;
        Ok(step)
    }

    /// Where what is added to a bundle says that it lies.
    fn place(&self, bundle: &BundleId) -> LiesIn {
        LiesIn::new(&self.archive.settings().id, &bundle.identity())
    }

    fn add_bytes(&mut self, bundle: &BundleId, path: &str, bytes: Vec<u8>) -> Result<Listed, StorageError> {
        let sha256 = digest(&bytes);
        let path = self.free_path(bundle, path)?;
        self.bundle_mut(bundle)?.add(path.clone(), sha256, Some(bytes.clone()));
        self.adds.push(Add::File {
            bundle: bundle.clone(),
            path: path.clone(),
            sha256,
            source: BytesFrom::Bytes(bytes),
        });
        Ok(Listed { sha256, path })
    }

    pub fn add_paper(&mut self, bundle: &BundleId, path: &str, paper: &Staged) -> Result<Listed, StorageError> {
        let path = self.free_path(bundle, path)?;
        let source = paper.number.map_or(BytesFrom::Shown, BytesFrom::Staged);
        self.keys.extend(paper.secret.clone().map(|secret| (paper.sha256, secret)));
        self.bundle_mut(bundle)?.add(path.clone(), paper.sha256, None);
        self.adds.push(Add::File { bundle: bundle.clone(), path: path.clone(), sha256: paper.sha256, source });
        Ok(Listed { sha256: paper.sha256, path })
    }

    /// Adds a paper that deedbox made itself, such as an item list.
    pub fn add_made(&mut self, bundle: &BundleId, path: &str, bytes: Vec<u8>) -> Result<Listed, StorageError> {
        self.add_bytes(bundle, path, bytes)
    }

    /// Lists a file that lies in a bundle already (`mend --adopt`): the one case of a line over bytes of others.
    pub fn adopt(&mut self, bundle: &BundleId, listed: &Listed) -> Result<(), StorageError> {
        self.bundle_mut(bundle)?.add(listed.path.clone(), listed.sha256, None);
        let Listed { sha256, path } = listed.clone();
        self.adds.push(Add::File { bundle: bundle.clone(), path, sha256, source: BytesFrom::There });
        Ok(())
    }

    /// Adds a file outside any bundle, where none lies yet.
    ///
    /// # Errors
    /// Something lies there.
    pub fn add_plain(&mut self, path: impl Into<String>, bytes: Vec<u8>) -> Result<(), StorageError> {
        let path = path.into();
        self.check_empty(&path)?;
        self.adds.push(Add::Plain { path, bytes });
        Ok(())
    }

    /// What is in the way is named before anything is written down: a change that cannot be finished would stop all others.
    fn check_empty(&self, path: &str) -> Result<(), StorageError> {
        match self.archive.reader.kind(path)? {
            Some(_) => Err(StorageError::Occupied(path.to_owned())),
            None => Ok(()),
        }
    }

    /// Writes a file whole: a print of what records say, or a manifest that is mended.
    pub fn write_whole(&mut self, path: impl Into<String>, bytes: Vec<u8>) {
        self.adds.push(Add::Whole { path: path.into(), bytes });
    }

    /// Puts mended manifests in the place of damaged ones. From here on the bundle can be read and added to in this change,
    /// however its manifests were.
    ///
    /// # Errors
    /// What the mended manifests list cannot be relied on either.
    pub fn mend_manifests(
        &mut self,
        id: &BundleId,
        as_read: Vec<Manifest>,
        mended: &[Manifest],
    ) -> Result<(), StorageError> {
        let bundle = Bundle::mended(&self.archive.reader, id, as_read, mended)?;
        for new in mended.iter().filter(|new| !bundle.manifests.contains(new)) {
            let path = format!("{id}/{}", new.path);
            let was = bundle.manifests.iter().find(|old| old.path == new.path).map(|old| digest(&old.bytes));
            self.adds.push(Add::Mended { bundle: id.clone(), path, bytes: new.bytes.clone(), was });
        }
        self.bundles.insert(id.clone(), Rc::new(bundle));
        Ok(())
    }

    /// The writer by which this change is listed, where that is known; a preview draws none.
    pub fn writer(&self) -> Option<String> {
        let drawn = self.private_dir.as_ref().map(|(_, _, writer)| writer.as_str().to_owned());
        drawn.or_else(|| self.means.writer.as_ref().map(|writer| writer.as_str().to_owned()))
    }

    /// Moves a volume's folder into its box.
    ///
    /// # Errors
    /// Something lies there.
    pub fn move_folder(&mut self, from: &BundleId, to: &BundleId) -> Result<(), StorageError> {
        self.check_empty(&to.path())?;
        self.adds.push(Add::MoveFolder { from: from.clone(), to: to.clone() });
        Ok(())
    }

    /// Takes a file of a bundle away whose bytes lie elsewhere, or are put there by this change.
    pub fn take_away(&mut self, path: impl Into<String>, sha256: Sha256, lies: impl Into<String>) {
        self.adds.push(Add::TakeAway { path: path.into(), sha256, lies: Some(lies.into()) });
    }

    /// Takes a manifest away whose lines are taken up by others.
    pub fn take_manifest_away(&mut self, path: impl Into<String>, sha256: Sha256) {
        self.adds.push(Add::TakeAway { path: path.into(), sha256, lies: None });
    }

    /// Makes a new unit known to what is looked up later in this change.
    pub fn note_unit(&mut self, place: UnitPlace) {
        if let Some(units) = &mut self.units {
            let at = units.binary_search(&place).unwrap_or_else(|at| at);
            Rc::make_mut(units).insert(at, place.clone());
            self.places.insert(place.unit.folded(), place.clone());
        }
        self.new_units.push(place);
    }

    /// A path of a bundle at which nothing is listed or lies.
    fn free_path(&mut self, bundle: &BundleId, path: &str) -> Result<BundlePath, StorageError> {
        let full = format!("{bundle}/{path}");
        let wrong = || StorageError::Occupied(full.clone());
        let path: BundlePath = path.parse().map_err(|_| wrong())?;
        let there = self.bundle(bundle)?;
        if there.has(&path) || there.destroyed.contains_key(&path) || self.archive.reader.kind(&full)?.is_some() {
            Err(wrong())
        } else {
            Ok(path)
        }
    }

    fn bundle_mut(&mut self, id: &BundleId) -> Result<&mut Bundle, StorageError> {
        self.bundle(id)?;
        let bundle = self.bundles.get_mut(id).ok_or_else(|| StorageError::Missing(id.path()))?;
        Ok(Rc::make_mut(bundle))
    }
}

/// What is written can be read back, by this deedbox, under the name that it gets: else nothing is written.
fn check_read_back(path: &str, text: &str) -> Result<(), StorageError> {
    let is_small = u64::try_from(text.len()).is_ok_and(|size| size <= MAX_RECORD_BYTES);
    if is_small && matches!(entry_text::reading(path, text.as_bytes()), EntryFile::AsNamed(_)) {
        return Ok(());
    }
    Err(StorageError::Text { path: path.to_owned(), line: None, says: "it could not be read back".to_owned() })
}

/// A type that cannot be written as TOML is a mistake in the program; it is named, not hidden.
fn written_wrong(path: &str, fault: TextFault) -> StorageError {
    StorageError::Text { path: path.to_owned(), line: fault.line, says: fault.says }
}
