//! A change's own place in the private folder: what it stages is named by its id, and a lock tells that its process lives.

use std::path::PathBuf;

use crate::archive::disk::Disk;
use crate::archive::lock::{self, Lock};
use crate::archive::outside::is_there;
use crate::archive::private_dir::PrivateDir;
use crate::archive::random::Chance;
use crate::archive::storage_error::StorageError;

/// The ending of a journal's name.
pub const JOURNAL_ENDING: &str = ".journal";
/// The ending of the name of a change's own lock.
pub const LOCK_ENDING: &str = ".lock";

/// The name of the n-th staged file of a change.
pub fn staged_name(id: &str, n: usize) -> String {
    format!("{id}-{n}")
}

/// A change's own place in staging: its id, and the lock that tells that its process lives.
#[derive(Debug)]
pub struct StagingArea {
    /// The id of the change.
    pub id: String,
    lock: Option<Lock>,
    lock_path: PathBuf,
}

impl StagingArea {
    /// A staging area of one's own.
    pub fn take(disk: &Disk, private_dir: &PrivateDir, chance: &Chance) -> Result<Self, StorageError> {
        loop {
            let id = format!("{}{}{}", chance.tail()?, chance.tail()?, chance.tail()?);
            let lock_path = private_dir.staged(&format!("{id}{LOCK_ENDING}"));
            if is_there(&lock_path) {
                continue;
            }
            if let Some(lock) = lock::try_take_passing(disk, &lock_path)? {
                return Ok(Self { id, lock: Some(lock), lock_path });
            }
        }
    }

    /// The name of the n-th staged file.
    pub fn staged_name(&self, n: usize) -> String {
        staged_name(&self.id, n)
    }

    pub fn journal_name(&self) -> String {
        format!("{}{JOURNAL_ENDING}", self.id)
    }

    /// Clears the area away: nothing of it is left in staging.
    pub fn clear(&mut self, disk: &Disk) -> Result<(), StorageError> {
        disk.remove(&self.lock_path)?;
        self.lock = None;
        Ok(())
    }
}
