//! `.deedbox`: this working copy's own folder, with the writer's id, locks, staged files and journals. git ignores it.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::archive::disk::Disk;
use crate::archive::layout::PRIVATE;
use crate::archive::lock::{self, Hold};
use crate::archive::random::Chance;
use crate::archive::read::{EntryKind, Reader};
use crate::archive::storage_error::{Foreign, StorageError};
use crate::archive::writer_id::WriterId;
use crate::archive::{git, trust};

const LOCKS: &str = "locks";
const STAGING: &str = "staging";
const WRITER: &str = "writer";
/// How long is waited for another first command.
const WRITER_WAIT: std::time::Duration = std::time::Duration::from_secs(10);
/// The name of the lock on the whole archive.
const ARCHIVE_LOCK: &str = "archive";
/// The name of the lock of who commits to git.
const SAVING_LOCK: &str = "saving";

/// Who writes here: the place and machine of this working copy, and an id for each of its branches. Of two branches of one
/// working copy both go on where their common list ended, so they must not share it.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct WriterFile {
    place: String,
    machine: String,
    writers: Vec<BranchWriter>,
}

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct BranchWriter {
    /// As git names it, or the commit of a head that is on none; none where there was no git yet.
    branch: Option<String>,
    id: String,
}

impl WriterFile {
    /// The writer of a branch. One that was drawn before there was a git goes with the first branch that is seen.
    fn of(&self, branch: Option<&str>) -> Option<WriterId> {
        let own = self.writers.iter().find(|writer| writer.branch.as_deref() == branch);
        own?.id.parse().ok()
    }

    /// Gives a branch its writer: the one from before there was a git, or a new one.
    fn add(&mut self, branch: Option<String>, chance: &Chance) -> Result<(), StorageError> {
        self.writers.retain(|writer| writer.branch != branch);
        // Nobody comes back to a commit to go on there; where somebody does, another id is as good.
        self.writers.retain(|writer| writer.branch.as_ref().is_none_or(|branch| branch.starts_with("refs/")));
        match self.writers.first_mut() {
            Some(before) if before.branch.is_none() => before.branch = branch,
            _ => self.writers.push(BranchWriter { branch, id: chance.tail()?.to_string() }),
        }
        Ok(())
    }
}

/// The folder's paths.
#[derive(Debug)]
pub struct PrivateDir {
    root: PathBuf,
}

impl PrivateDir {
    /// The private folder of an archive, made where it is missing.
    pub fn open(disk: &Disk, reader: &Reader) -> Result<Self, StorageError> {
        let root = reader.full(PRIVATE);
        let made = disk.make_folder(&root)?;
        let mut inside = false;
        for name in [LOCKS, STAGING] {
            inside |= disk.make_folder(&root.join(name))?;
        }
        if inside {
            disk.sync_folder(&root)?;
        }
        if made {
            disk.sync_folder(reader.root())?;
        }
        // What was there already may be another's, or a link's.
        Self::existing(reader)?;
        Ok(Self { root })
    }

    /// The private folder of an archive, if it has one: real folders all of it, of this user or of who shares the archive.
    pub fn existing(reader: &Reader) -> Result<Option<Self>, StorageError> {
        let parts = [PRIVATE.to_owned(), format!("{PRIVATE}/{LOCKS}"), format!("{PRIVATE}/{STAGING}")];
        let mut there = true;
        for part in parts {
            match reader.kind(&part)? {
                None => there = false,
                Some(EntryKind::Folder) => Self::check_owner(reader, &part)?,
                Some(_) => return Err(StorageError::NotPlain(part)),
            }
        }
        Ok(there.then(|| Self { root: reader.full(PRIVATE) }))
    }

    /// Refuses what another user put there.
    ///
    /// # Errors
    /// It is another's.
    pub fn check_owner(reader: &Reader, path: &str) -> Result<(), StorageError> {
        match trust::is_obeyed(reader.root(), &reader.full(path)) {
            true => Ok(()),
            false => Err(StorageError::ForeignJournal { path: path.to_owned(), why: Foreign::Owner }),
        }
    }

    /// Where a file of staging lies in the archive.
    pub fn path_of_staged(name: &str) -> String {
        format!("{PRIVATE}/{STAGING}/{name}")
    }

    /// The folder itself.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The folder of staged files and journals.
    pub fn staging(&self) -> PathBuf {
        self.root.join(STAGING)
    }

    /// A staged file.
    pub fn staged(&self, name: &str) -> PathBuf {
        self.staging().join(name)
    }

    /// The folder of locks.
    pub fn locks(&self) -> PathBuf {
        self.root.join(LOCKS)
    }

    /// The lock file of a bundle.
    pub fn bundle_lock(&self, bundle: &str) -> PathBuf {
        self.root.join(LOCKS).join(lock::name_for(bundle))
    }

    /// The lock file of the whole archive.
    pub fn archive_lock(&self) -> PathBuf {
        self.root.join(LOCKS).join(ARCHIVE_LOCK)
    }

    /// The lock file of who commits to git.
    pub fn saving_lock(&self) -> PathBuf {
        self.root.join(LOCKS).join(SAVING_LOCK)
    }

    /// The names of what lies in staging, as text; other names are nobody's.
    pub fn staged_names(&self, reader: &Reader) -> Result<Vec<String>, StorageError> {
        let entries = reader.list(format!("{PRIVATE}/{STAGING}"))?;
        Ok(entries.iter().filter(|e| e.kind == EntryKind::File).filter_map(|e| e.text().map(str::to_owned)).collect())
    }

    /// The writer of this working copy on its present branch: drawn anew where the copy finds itself in another place or on
    /// another machine, and for every further branch; with a branch its writer comes back.
    pub fn writer(&self, disk: &Disk, reader: &Reader, chance: &Chance) -> Result<WriterId, StorageError> {
        let branch = git::branch(reader.root());
        if let Some(id) = known_writers(reader)?.of(branch.as_deref()) {
            return Ok(id);
        }
        // Two first commands at once: the second one finds what the first one has drawn.
        let lock = self.root.join(LOCKS).join(WRITER);
        let _alone = lock::take(disk, lock, WRITER, Hold::Alone, WRITER_WAIT)?;
        let mut known = known_writers(reader)?;
        if known.of(branch.as_deref()).is_none() {
            known.add(branch.clone(), chance)?;
            self.keep_writers(disk, &known)?;
        }
        known.of(branch.as_deref()).ok_or_else(|| StorageError::Journal(format!("{PRIVATE}/{WRITER}")))
    }

    fn keep_writers(&self, disk: &Disk, file: &WriterFile) -> Result<(), StorageError> {
        let bytes = serde_json::to_vec(file).map_err(|_| StorageError::Journal(WRITER.to_owned()))?;
        let new = self.root.join(format!("{WRITER}.new"));
        disk.remove(&new)?;
        let written = disk.write_new(&new, &bytes)?;
        disk.sync_file(&written, &new)?;
        disk.replace(&new, &self.root.join(WRITER))
    }
}

/// The writers of this working copy; none where it is another one than that for which they were drawn.
fn known_writers(reader: &Reader) -> Result<WriterFile, StorageError> {
    let place = reader.root().to_string_lossy().into_owned();
    let machine = gethostname::gethostname().to_string_lossy().into_owned();
    let path = format!("{PRIVATE}/{WRITER}");
    let none = WriterFile { place, machine, writers: Vec::new() };
    if reader.kind(&path)? != Some(EntryKind::File) {
        return Ok(none);
    }
    let known = reader.read(&path, 1 << 20).ok().and_then(|bytes| serde_json::from_slice::<WriterFile>(&bytes).ok());
    let ours = known.filter(|known| known.place == none.place && known.machine == none.machine);
    Ok(ours.unwrap_or(none))
}
