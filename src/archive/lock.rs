//! Locks: one file a bundle, one for the whole archive. The file stays; the system's lock on it is what counts.

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::archive::digest::digest;
use crate::archive::disk::Disk;
use crate::archive::storage_error::{At, StorageError, Verb};
use crate::archive::systems::is_same_file;

/// How a lock is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    /// With others.
    Shared,
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
    fn lies_at(&self, path: &Path) -> bool {
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

/// Takes a lock whose file its holder removes, if it is free: a change's own. Somebody may have opened the file while its holder
/// still lived, and get the lock of a file that lies nowhere any more; the one at the path may be the next holder's by now.
pub fn try_take_passing(disk: &Disk, path: &Path) -> Result<Option<Lock>, StorageError> {
    Ok(try_take(disk, path, Hold::Alone)?.filter(|lock| lock.lies_at(path)))
}

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::outside::is_there;
    use std::io::Write;
    use std::sync::atomic::{AtomicBool, Ordering};

    /// What an owner and a sweeper do with one name, over and over: the sweeper removes what lies beside a lock that it holds,
    /// and no living owner ever misses its own.
    #[test]
    fn who_holds_a_passing_lock_holds_the_file_that_lies_there() -> Result<(), Box<dyn std::error::Error>> {
        const ROUNDS: u32 = 1_000;
        let folder = tempfile::tempdir()?;
        let (lock, paper) = (folder.path().join("x.lock"), folder.path().join("x-0"));
        let disk = Disk::default();
        let done = AtomicBool::new(false);
        let sweep = || -> Result<(), StorageError> {
            while !done.load(Ordering::Relaxed) {
                if let Some(held) = try_take_passing(&disk, &lock)? {
                    disk.remove(&paper)?;
                    disk.remove(&lock)?;
                    drop(held);
                }
            }
            Ok(())
        };
        let own = || -> Result<u32, Box<dyn std::error::Error + Send + Sync>> {
            let mut missed = 0;
            let mut rounds = 0;
            while rounds < ROUNDS {
                let Some(held) = try_take_passing(&disk, &lock)? else { continue };
                rounds += 1;
                disk.write_new(&paper, b"a paper")?.flush()?;
                std::thread::yield_now();
                missed += u32::from(!is_there(&paper));
                disk.remove(&paper)?;
                disk.remove(&lock)?;
                drop(held);
            }
            Ok(missed)
        };
        let (missed, swept) = std::thread::scope(|scope| {
            let sweepers: Vec<_> = (0..2).map(|_| scope.spawn(sweep)).collect();
            let missed = scope.spawn(own).join();
            done.store(true, Ordering::Relaxed);
            (missed, sweepers.into_iter().map(std::thread::ScopedJoinHandle::join).collect::<Vec<_>>())
        });
        assert_eq!(missed.map_err(|_| "the owner panicked")?.map_err(|e| e.to_string())?, 0);
        for one in swept {
            one.map_err(|_| "a sweeper panicked")??;
        }
        Ok(())
    }
}
