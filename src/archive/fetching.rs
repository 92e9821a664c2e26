//! Papers on their way back from a store: each comes into a file of the private folder, by its digest, and is whole before it is placed.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use sha2::Digest as _;

use crate::archive::disk::Disk;
use crate::archive::layout::PRIVATE;
use crate::archive::lock::{self, Hold, Lock};
use crate::archive::open::Archive;
use crate::archive::private_dir::PrivateDir;
use crate::archive::read::EntryKind;
use crate::archive::storage_error::{At, StorageError, Verb};
use crate::model::Sha256;

/// The folder, in the private one.
const FETCH: &str = "fetch";
/// How much is read at a time, in bytes.
const BLOCK: usize = 64 << 10;

/// The right to fetch, which one command has at a time.
#[derive(Debug)]
#[must_use = "a lock that is dropped is let go"]
pub struct FetchTurn {
    _lock: Lock,
}

/// A content of which a part is here, or nothing yet.
pub struct FetchPart<'a> {
    disk: &'a Disk,
    path: PathBuf,
    file: File,
    hasher: sha2::Sha256,
    size: u64,
}

/// Why what comes cannot be taken.
#[derive(Debug)]
pub enum FetchStop {
    /// It does not come to its end; what came is kept.
    Cut(io::Error),
    Disk(StorageError),
}

/// Waits for the right to fetch.
///
/// # Errors
/// Somebody else fetches for longer than `wait`.
pub fn turn(archive: &Archive, wait: std::time::Duration) -> Result<FetchTurn, StorageError> {
    let folder = PrivateDir::open(&archive.disk, &archive.reader)?;
    let lock = lock::take(&archive.disk, folder.locks().join(FETCH), FETCH, Hold::Alone, wait)?;
    archive.disk.make_folder(&folder.root().join(FETCH))?;
    Ok(FetchTurn { _lock: lock })
}

impl<'a> FetchPart<'a> {
    /// What is here of a content, read and counted; nothing where that is nothing.
    ///
    /// # Errors
    /// The disk failed, or something else lies there.
    pub fn of(archive: &'a Archive, sha256: Sha256, _: &FetchTurn) -> Result<Self, StorageError> {
        let name = format!("{PRIVATE}/{FETCH}/{sha256}");
        let path = archive.reader.full(&name);
        let (mut hasher, mut size) = (sha2::Sha256::new(), 0u64);
        if archive.reader.kind(&name)? == Some(EntryKind::File) {
            PrivateDir::check_owner(&archive.reader, &name)?;
            let (mut file, _) = archive.reader.open(&name)?;
            let mut block = vec![0u8; BLOCK];
            loop {
                let n = file.read(&mut block).at(Verb::Read, Path::new(&name))?;
                let Some(part) = block.get(..n).filter(|part| !part.is_empty()) else { break };
                hasher.update(part);
                size += u64::try_from(n).unwrap_or_default();
            }
        }
        let file = archive.disk.go_on(&path)?;
        Ok(Self { disk: &archive.disk, path, file, hasher, size })
    }

    /// How many bytes are here.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Begins anew.
    ///
    /// # Errors
    /// The disk failed.
    pub fn start_over(&mut self) -> Result<(), StorageError> {
        self.disk.remove(&self.path)?;
        self.file = self.disk.go_on(&self.path)?;
        (self.hasher, self.size) = (sha2::Sha256::new(), 0);
        Ok(())
    }

    /// Takes what comes, to its end.
    ///
    /// # Errors
    /// It is cut, or the disk failed.
    pub fn take(&mut self, mut bytes: impl Read) -> Result<(), FetchStop> {
        let mut block = vec![0u8; BLOCK];
        loop {
            let n = match bytes.read(&mut block) {
                Err(e) if e.kind() == io::ErrorKind::Interrupted => continue,
                other => other.map_err(FetchStop::Cut)?,
            };
            let Some(part) = block.get(..n).filter(|part| !part.is_empty()) else { return Ok(()) };
            self.file.write_all(part).at(Verb::Write, &self.path).map_err(FetchStop::Disk)?;
            self.hasher.update(part);
            self.size += u64::try_from(n).unwrap_or_default();
        }
    }

    /// Whether all that is here is the content.
    pub fn is(&self, wanted: Sha256) -> bool {
        Sha256::from_bytes(self.hasher.clone().finalize().into()) == wanted
    }

    /// The whole file, read-only and on disk.
    ///
    /// # Errors
    /// The disk failed.
    pub fn whole(self) -> Result<PathBuf, StorageError> {
        self.disk.protect(&self.file, &self.path)?;
        self.disk.sync_file(&self.file, &self.path)?;
        Ok(self.path)
    }

    /// Leaves nothing of it.
    ///
    /// # Errors
    /// The disk failed.
    pub fn give_up(self) -> Result<(), StorageError> {
        self.disk.remove(&self.path)
    }
}
