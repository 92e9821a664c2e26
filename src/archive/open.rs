//! An archive: found, opened, its settings read.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use crate::archive::disk::Disk;
use crate::archive::git::{self, NotLaidOut};
use crate::archive::layout::{BundleId, INBOX, SETTINGS};
use crate::archive::lock::{self, Hold, Lock};
use crate::archive::outside::{is_there, real_path};
use crate::archive::parts::{GatheredSort, Parts};
use crate::archive::private_dir::PrivateDir;
use crate::archive::read::{EntryKind, Reader};
use crate::archive::settings_file::{MAX_SETTINGS_BYTES, parse_settings};
use crate::archive::storage_error::{GivenFault, StorageError};
use crate::archive::{Bundle, journal, trust};
use crate::model::Settings;

/// An archive on disk.
#[derive(Debug)]
pub struct Archive {
    pub(in crate::archive) reader: Reader,
    pub(in crate::archive) disk: Disk,
    settings: Settings,
    unknown_settings: Vec<String>,
    left_out: OnceLock<NotLaidOut>,
    /// What views know of its bundles already.
    parts: Option<Arc<Parts>>,
    /// The same as acts read it, where what is looked at leaves something out.
    for_acts: Option<Box<Archive>>,
}

impl Archive {
    /// The nearest folder, from `start` upwards, that holds an archive.
    ///
    /// # Errors
    /// There is none, or it is another user's: that one is named by who means it.
    pub fn find(start: &Path) -> Result<PathBuf, StorageError> {
        let start = real_path(start)?;
        let found = start.ancestors().find(|folder| is_there(&folder.join(SETTINGS)));
        let found = found.map(Path::to_owned).ok_or(StorageError::NoArchive(start))?;
        trust::found(&found)?;
        Ok(found)
    }

    /// Opens the archive in a folder.
    ///
    /// # Errors
    /// None there, a newer format, or settings that cannot be understood.
    pub fn open(root: &Path, disk: Disk) -> Result<Self, StorageError> {
        // A file was named where a folder should be, or a place beneath one: there is no archive either.
        let is_file = |e: &StorageError| matches!(e, StorageError::Io { source, .. } if source.kind() == std::io::ErrorKind::NotADirectory);
        let root = match real_path(root) {
            Err(e) if e.is_not_found() || is_file(&e) => return Err(StorageError::NoArchive(root.to_owned())),
            other => other?,
        };
        let reader = match Reader::new(root.clone()) {
            Err(e) if is_file(&e) => return Err(StorageError::NoArchive(root)),
            other => other?,
        };
        match reader.kind(SETTINGS)? {
            None => return Err(StorageError::NoArchive(reader.root().to_owned())),
            Some(EntryKind::File) => {}
            Some(_) => return Err(StorageError::NotPlain(SETTINGS.to_owned())),
        }
        let bytes = reader.read(SETTINGS, MAX_SETTINGS_BYTES)?;
        let (settings, unknown_settings) = parse_settings(&bytes)?;
        let opened =
            Self { reader, disk, settings, unknown_settings, left_out: OnceLock::new(), parts: None, for_acts: None };
        if opened.settings.secrecy.titles { Ok(opened) } else { opened.hiding_titles() }
    }

    /// The same as it is looked at where titles of confidential papers are not shown; acts read what is there.
    fn hiding_titles(self) -> Result<Self, StorageError> {
        Ok(Self {
            reader: self.reader.hiding_titles()?,
            disk: self.disk.clone(),
            settings: self.settings.clone(),
            unknown_settings: self.unknown_settings.clone(),
            left_out: OnceLock::new(),
            parts: None,
            for_acts: Some(Box::new(self)),
        })
    }

    /// The archive as acts read it: what they write on is what is there, and not what is shown of it.
    pub(in crate::archive) fn for_acts(&self) -> &Self {
        self.for_acts.as_deref().unwrap_or(self)
    }

    /// A folder that is about to become an archive, with the settings that it will have.
    pub fn found(root: &Path, disk: Disk, settings: Settings) -> Result<Self, StorageError> {
        let root = disk.make_root(root)?;
        Ok(Self {
            reader: Reader::new(root)?,
            disk,
            settings,
            unknown_settings: Vec::new(),
            left_out: OnceLock::new(),
            parts: None,
            for_acts: None,
        })
    }

    /// The same for a folder that is not there yet, for a preview: nothing is made.
    pub fn found_in_mind(above: &Path, disk: Disk, settings: Settings) -> Result<Self, StorageError> {
        Ok(Self {
            reader: Reader::new(above.to_owned())?,
            disk,
            settings,
            unknown_settings: Vec::new(),
            left_out: OnceLock::new(),
            parts: None,
            for_acts: None,
        })
    }

    /// The archive's folder.
    pub fn root(&self) -> &Path {
        self.reader.root()
    }

    /// What `deedbox.toml` says.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// `deedbox.toml` as it lies there.
    ///
    /// # Errors
    /// It cannot be read.
    #[cfg(feature = "remote")]
    pub fn settings_bytes(&self) -> Result<Vec<u8>, StorageError> {
        self.reader.read(SETTINGS, MAX_SETTINGS_BYTES)
    }

    /// Writes `deedbox.toml` with more in it, once it is seen to be understood.
    ///
    /// # Errors
    /// It would not be; the disk failed.
    #[cfg(feature = "remote")]
    pub fn write_more_settings(&self, bytes: &[u8]) -> Result<(), StorageError> {
        parse_settings(bytes)?;
        self.disk.write_more_settings(&self.reader.full(SETTINGS), bytes)
    }

    /// Keys of `deedbox.toml` that this deedbox does not know.
    pub fn unknown_settings(&self) -> &[String] {
        &self.unknown_settings
    }

    /// What git left out of this working copy (a sparse checkout); git is asked once.
    pub fn left_out(&self) -> &NotLaidOut {
        self.left_out.get_or_init(|| git::left_out(self.root()))
    }

    /// Reads beneath the archive.
    pub fn reader(&self) -> &Reader {
        &self.reader
    }

    /// Writes outside the archive, where a person named a place: a plan, a printed page.
    pub fn disk(&self) -> &Disk {
        &self.disk
    }

    /// Checks, before anything is done, that a page can be written where a person wants it: where nothing lies yet, and not
    /// among what deedbox alone writes.
    pub fn check_page_place(&self, path: &Path) -> Result<(), StorageError> {
        if is_there(path) {
            return Err(StorageError::Given { path: path.display().to_string(), fault: GivenFault::Taken });
        }
        self.check_page_folder(path)
    }

    /// Whether nothing of the archive lies where a file is to be written, and nothing else does: what is opened belongs in no folder of it.
    ///
    /// # Errors
    /// Something lies there, or it is in the archive.
    pub fn check_apart(&self, path: &Path) -> Result<(), StorageError> {
        let wrong = |fault| StorageError::Given { path: path.display().to_string(), fault };
        if is_there(path) {
            return Err(wrong(GivenFault::Taken));
        }
        let folder = real_path(path.parent().unwrap_or(path)).map_err(|_| wrong(GivenFault::Missing))?;
        if folder.starts_with(real_path(self.root())?) { Err(wrong(GivenFault::InArchive)) } else { Ok(()) }
    }

    /// The same, whatever lies there.
    pub(in crate::archive) fn check_page_folder(&self, path: &Path) -> Result<(), StorageError> {
        let wrong = |fault| StorageError::Given { path: path.display().to_string(), fault };
        let folder = path.parent().unwrap_or(path);
        let Ok(folder) = real_path(folder) else {
            return Err(wrong(GivenFault::Missing));
        };
        match folder.strip_prefix(self.root()) {
            // The archive's own folder is no place for a page either: git would carry it along.
            Ok(below) if below.components().next().is_none_or(|first| first.as_os_str() != INBOX) => {
                Err(wrong(GivenFault::InArchive))
            }
            _ => Ok(()),
        }
    }

    /// Checks that a folder that a person named lies outside the archive, whatever lies there.
    pub fn check_outside(&self, path: &Path) -> Result<(), StorageError> {
        self.check_page_folder(path)?;
        match self.owns(path) {
            true => Err(StorageError::Given { path: path.display().to_string(), fault: GivenFault::InArchive }),
            false => Ok(()),
        }
    }

    /// Whether a path outside lies in the archive after all, or in another one, and not in its inbox.
    pub fn owns(&self, path: &Path) -> bool {
        let Ok(real) = real_path(path) else { return false };
        let other = real.ancestors().skip(1).find(|folder| is_there(&folder.join(SETTINGS)));
        let lies_in = |root: &Path| {
            let first = real.strip_prefix(root).ok().and_then(|below| below.components().next());
            first.is_some_and(|first| first.as_os_str() != INBOX)
        };
        lies_in(self.root()) || other.is_some_and(lies_in)
    }

    /// The same archive, of whose bundles views know something already.
    #[must_use]
    pub fn with_parts(self, parts: Option<Arc<Parts>>) -> Self {
        Self { parts, ..self }
    }

    /// Reads a bundle for a view: an act reads it through its transaction.
    pub fn bundle(&self, id: &BundleId) -> Result<Bundle, StorageError> {
        Bundle::read_from(self.parts.as_ref(), &self.reader, id)
    }

    /// The same for who goes through its records once: what is read of them is not kept.
    pub fn bundle_in_passing(&self, id: &BundleId) -> Result<Bundle, StorageError> {
        Bundle::read_in_passing(self.parts.as_ref(), &self.reader, id)
    }

    /// Whether a note that is kept of it is there the next time.
    pub fn keeps_notes(&self) -> bool {
        self.kept().is_some()
    }

    /// A note that a command has kept of it for its next time, by its name.
    pub fn note(&self, name: &str) -> Option<Vec<u8>> {
        self.parts.as_ref()?.note(name)
    }

    /// Keeps a note for the next time; where nothing is kept, or that does not work, there is none.
    pub fn keep_note(&self, name: &str, bytes: &[u8]) {
        self.parts.iter().for_each(|parts| parts.keep_note(name, bytes));
    }

    /// Where what views know of its bundles is kept, of how many, and how many bytes.
    pub fn kept(&self) -> Option<(&Path, usize, u64)> {
        self.parts.as_ref().and_then(|parts| parts.told())
    }

    /// What is known of a bundle already, as `look` sees it, or what `find` finds out; none where nothing is kept, or nothing can be known of it.
    pub(in crate::archive) fn gathered<T>(
        &self,
        sort: GatheredSort,
        id: &BundleId,
        look: impl Fn(&[u8]) -> T,
        find: impl FnOnce() -> Option<Vec<u8>>,
    ) -> Option<T> {
        self.parts.as_ref()?.gathered(sort, (&self.reader, &id.path()), look, find)
    }

    /// Keeps what was found out so, before the command begins: who reads a command line does not write after the answer.
    pub(in crate::archive) fn keep_gathered(&self) {
        self.parts.iter().for_each(|parts| parts.write_gathered());
    }

    /// The turn to commit to git: two at once would each commit what the other has staged.
    ///
    /// # Errors
    /// Somebody else has it for longer than `wait`.
    pub fn turn_to_save(&self, wait: std::time::Duration) -> Result<Lock, StorageError> {
        let private_dir = PrivateDir::open(&self.disk, &self.reader)?;
        lock::take(&self.disk, private_dir.saving_lock(), "", Hold::Alone, wait)
    }

    /// Whether somebody commits to git, or meets others, at this moment.
    ///
    /// # Errors
    /// The disk failed.
    pub fn somebody_saves(&self) -> Result<bool, StorageError> {
        let private_dir = PrivateDir::existing(&self.reader)?;
        let lock = private_dir.map(|folder| folder.saving_lock()).filter(|lock| is_there(lock));
        lock.map_or(Ok(false), |lock| Ok(lock::try_take(&self.disk, &lock, Hold::Shared)?.is_none()))
    }

    /// Waits until nobody writes, and keeps it so while what is given is held. What somebody left who died while this waited comes first.
    ///
    /// # Errors
    /// Somebody writes for longer than `wait`, or what a dead command left cannot be finished.
    pub fn while_nobody_writes(&self, wait: std::time::Duration) -> Result<Lock, StorageError> {
        let private_dir = PrivateDir::open(&self.disk, &self.reader)?;
        let lock = lock::take(&self.disk, private_dir.archive_lock(), "", Hold::Alone, wait)?;
        journal::recover(&self.disk, &self.reader, &journal::Ours::Archive)?;
        Ok(lock)
    }

    /// Finishes what a dead command left, before reading. Gives how many changes were finished.
    pub fn recover(&self) -> Result<usize, StorageError> {
        journal::recover(&self.disk, &self.reader, &journal::Ours::Nothing).map(|done| done.finished.len())
    }
}
