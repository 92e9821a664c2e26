//! Locks: one file a bundle, one for the whole archive. The file stays; the system's lock on it is what counts.

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::archive::bundle::digest;
use crate::archive::disk::Disk;
use crate::archive::given::is_same_file;
use crate::archive::storage_error::{At, StorageError, Verb};

/// How a lock is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    /// With others.
    Shared,
    /// Alone.
    Alone,
}

/// A held lock; let go when dropped.
#[derive(Debug)]
#[must_use = "a lock that is dropped is let go"]
pub struct Lock {
    file: File,
}

impl Lock {
    /// Whether the file that is locked is still the one at the path.
    pub fn lies_at(&self, path: &Path) -> bool {
        is_same_file(&self.file, path)
    }
}

/// The lock file's name for a bundle: paths may be longer than a file name.
pub fn name_for(bundle: &str) -> String {
    let hex = digest(bundle.as_bytes()).to_string();
    hex.get(..32).unwrap_or(&hex).to_owned()
}

/// Takes a lock if it is free.
pub fn try_take(disk: &Disk, path: &Path, hold: Hold) -> Result<Option<Lock>, StorageError> {
    let file = disk.open_lock(path)?;
    let tried = match hold {
        Hold::Shared => file.try_lock_shared(),
        Hold::Alone => file.try_lock(),
    };
    match tried {
        Ok(()) => Ok(Some(Lock { file })),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(e)) => Err(e).at(Verb::Lock, path),
    }
}

/// Takes a lock, waiting for it.
pub fn take(disk: &Disk, path: PathBuf, what: &str, hold: Hold, wait: Duration) -> Result<Lock, StorageError> {
    let began = Instant::now();
    let mut pause = Duration::from_millis(1);
    loop {
        if let Some(lock) = try_take(disk, &path, hold)? {
            return Ok(lock);
        }
        if wait <= began.elapsed() {
            return Err(StorageError::Busy { what: what.to_owned(), waited: wait });
        }
        std::thread::sleep(pause.min(wait.saturating_sub(began.elapsed())).max(Duration::from_millis(1)));
        pause = (pause * 2).min(Duration::from_millis(20));
    }
}
