//! A lake on disk: tables that are named by their content and never rewritten, publications that list them, and the catalogue, which
//! is replaced last. A reader sees one publication of an estate or the next.

pub mod rows;
pub mod tidy;

use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::archive::disk::Disk;
use crate::archive::lock::{self, Hold, Lock};
use crate::archive::outside::{given_folder, given_kind, is_there, open_given, read_given};
use crate::archive::read::EntryKind;
use crate::archive::stage;
use crate::archive::storage_error::{At, GivenFault, StorageError, Verb};
use crate::model::Sha256;
use crate::model::lake::LakeCode;
use crate::model::lake::catalogue::{CATALOGUE, LakeCatalogue, LakeEntry, LakePublication};

/// The largest catalogue or publication that is read, in bytes.
const MAX_TEXT: u64 = 64 << 20;
/// The lock of a lake: it never holds anything.
const LOCK: &str = ".lock";
/// Before the code of an estate, the folder in which its files are made.
const HALF_MADE: &str = ".deedbox-partial-";
/// The catalogue while it is written.
const NEXT_CATALOGUE: &str = ".catalogue.deedbox-partial";

/// The folder of a lake.
#[derive(Clone, Debug)]
pub struct LakeFolder {
    root: PathBuf,
}

/// The files of an estate while they are made: those of one command, told apart from what a stopped one left.
#[derive(Debug)]
pub struct LakeStaging<'a> {
    lake: &'a LakeFolder,
    folder: PathBuf,
}

/// A file that was made, and is to lie elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StagedTable {
    /// Its name where it was made.
    pub name: String,
    /// Where it is to lie in the lake.
    pub path: String,
}

impl LakeFolder {
    pub fn new(root: &Path) -> Self {
        Self { root: root.to_owned() }
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A path of the lake on this machine.
    pub fn full(&self, path: &str) -> PathBuf {
        path.split('/').fold(self.root.clone(), |folder, part| folder.join(part))
    }

    /// Checks that a lake can be here: nothing yet, or a folder that has nothing of somebody's beside a catalogue.
    pub fn check_place(&self) -> Result<(), StorageError> {
        let wrong = |fault| StorageError::Given { path: self.root.display().to_string(), fault };
        if !is_there(&self.root) {
            return Ok(());
        }
        if given_kind(&self.root) != Some(EntryKind::Folder) {
            return Err(wrong(GivenFault::Taken));
        }
        let ours =
            |name: &String| matches!(name.as_str(), CATALOGUE | "data" | "publications") || name.starts_with('.');
        // Nothing is put through a link: it might lead into the archive, or out of what is shared.
        for inner in ["data", "publications"] {
            let place = self.full(inner);
            if is_there(&place) && !given_folder(&place) {
                return Err(StorageError::Given { path: place.display().to_string(), fault: GivenFault::Taken });
            }
        }
        let has_catalogue = is_there(&self.full(CATALOGUE));
        let entries = crate::archive::outside::given_entries(&self.root)?;
        if has_catalogue || entries.iter().all(ours) { Ok(()) } else { Err(wrong(GivenFault::Taken)) }
    }

    /// Makes the folder where it is missing.
    pub fn found(&self, disk: &Disk) -> Result<(), StorageError> {
        if given_folder(&self.root) { Ok(()) } else { disk.make_folder(&self.root).map(|_| ()) }
    }

    /// Keeps others from changing the lake at the same time.
    pub fn lock(&self, disk: &Disk, wait: Duration) -> Result<Lock, StorageError> {
        lock::take(disk, self.root.join(LOCK), &self.root.display().to_string(), Hold::Alone, wait)
    }

    /// What counts; none where nothing was published yet.
    pub fn catalogue(&self) -> Result<Option<LakeCatalogue>, StorageError> {
        let Some(bytes) = self.bytes(CATALOGUE)? else { return Ok(None) };
        serde_json::from_slice(&bytes).map(Some).map_err(|e| self.unreadable(CATALOGUE, &e))
    }

    /// A publication with its bytes' digest; none where there is no such file.
    pub fn publication(&self, path: &str) -> Result<Option<(LakePublication, Sha256)>, StorageError> {
        let Some(bytes) = self.bytes(path)? else { return Ok(None) };
        let publication = serde_json::from_slice(&bytes).map_err(|e| self.unreadable(path, &e))?;
        Ok(Some((publication, Sha256::of(&bytes))))
    }

    /// The publication that counts of an estate.
    ///
    /// # Errors
    /// It is not there, or has other bytes than the catalogue says.
    pub fn published(&self, code: &LakeCode, entry: &LakeEntry) -> Result<LakePublication, StorageError> {
        let path = LakePublication::path(code, entry.publication);
        let shown = || self.full(&path).display().to_string();
        match self.publication(&path)? {
            None => Err(StorageError::Missing(shown())),
            Some((_, sha256)) if sha256 != entry.sha256 => Err(StorageError::Altered(shown())),
            Some((publication, _)) => Ok(publication),
        }
    }

    /// The digest and size of a file; none where there is none.
    pub fn digest(&self, path: &str) -> Result<Option<(Sha256, u64)>, StorageError> {
        let full = self.full(path);
        match open_given(&full) {
            Err(e) if e.is_not_found() => Ok(None),
            other => stage::hash(other?.0, &full.display().to_string()).map(Some),
        }
    }

    fn bytes(&self, path: &str) -> Result<Option<Vec<u8>>, StorageError> {
        match read_given(&self.full(path), MAX_TEXT) {
            Err(e) if e.is_not_found() => Ok(None),
            other => other.map(Some),
        }
    }

    fn unreadable(&self, path: &str, says: &serde_json::Error) -> StorageError {
        StorageError::Lake { path: self.full(path).display().to_string(), says: says.to_string() }
    }

    /// Where the files of an estate are made.
    pub fn staging(&self, code: &LakeCode) -> LakeStaging<'_> {
        LakeStaging { lake: self, folder: self.root.join(format!("{HALF_MADE}{code}")) }
    }

    /// Lets a publication count: the last step, by which readers see it.
    pub fn publish(&self, disk: &Disk, catalogue: &LakeCatalogue) -> Result<(), StorageError> {
        let says = |e: serde_json::Error| self.unreadable(CATALOGUE, &e);
        let text = serde_json::to_string_pretty(catalogue).map_err(says)? + "\n";
        let half = self.root.join(NEXT_CATALOGUE);
        if is_there(&half) {
            disk.remove(&half)?;
        }
        let mut file = disk.create_outside(&half)?;
        file.write_all(text.as_bytes()).at(Verb::Write, &half)?;
        disk.sync_file(&file, &half)?;
        disk.replace(&half, &self.full(CATALOGUE))?;
        disk.sync_folder(&self.root)
    }
}

impl LakeStaging<'_> {
    /// Whether a stopped command left something.
    pub fn is_left(&self) -> bool {
        is_there(&self.folder)
    }

    /// Begins anew; what a stopped command left goes.
    pub fn begin(&self, disk: &Disk) -> Result<(), StorageError> {
        self.give_up(disk)?;
        disk.make_folder(&self.folder).map(|_| ())
    }

    /// Takes away what was made.
    pub fn give_up(&self, disk: &Disk) -> Result<(), StorageError> {
        if self.is_left() { disk.remove_half_made(&self.folder) } else { Ok(()) }
    }

    pub fn file(&self, disk: &Disk, name: &str) -> Result<File, StorageError> {
        disk.create_outside(&self.folder.join(name))
    }

    /// Writes a text, and waits until it is on disk.
    pub fn text(&self, disk: &Disk, name: &str, text: &str) -> Result<Sha256, StorageError> {
        let path = self.folder.join(name);
        let mut file = disk.create_outside(&path)?;
        file.write_all(text.as_bytes()).at(Verb::Write, &path)?;
        disk.sync_file(&file, &path)?;
        Ok(Sha256::of(text.as_bytes()))
    }

    /// The bytes of a text that was made; none where there is none.
    pub fn left_text(&self, name: &str) -> Option<Vec<u8>> {
        read_given(&self.folder.join(name), MAX_TEXT).ok()
    }

    /// The digest and size of a file that was made, once it is on disk.
    pub fn sealed(&self, disk: &Disk, name: &str) -> Result<(Sha256, u64), StorageError> {
        let path = self.folder.join(name);
        let (file, _) = open_given(&path)?;
        disk.sync_file(&file, &path)?;
        stage::hash(file, &path.display().to_string())
    }

    /// Takes a file away of which the lake has the same.
    pub fn drop(&self, disk: &Disk, name: &str) -> Result<(), StorageError> {
        disk.remove(&self.folder.join(name))
    }

    /// Puts what was made in its place. What lies there already is the same: files are named by their content.
    pub fn put(&self, disk: &Disk, files: &[StagedTable]) -> Result<(), StorageError> {
        disk.sync_folder(&self.folder)?;
        for StagedTable { name, path } in files {
            let (from, to) = (self.folder.join(name), self.lake.full(path));
            if !is_there(&from) {
                // A command that was stopped here had put it there already.
                continue;
            }
            let mut folder = self.lake.root.clone();
            let (folders, _) = path.rsplit_once('/').unwrap_or_default();
            for part in folders.split('/') {
                let above = folder.clone();
                folder.push(part);
                if disk.make_folder(&folder)? {
                    disk.sync_folder(&above)?;
                }
            }
            if is_there(&to) {
                disk.remove(&from)?;
            } else {
                disk.place(&from, &to)?;
                disk.sync_folder(&folder)?;
            }
        }
        Ok(())
    }
}
