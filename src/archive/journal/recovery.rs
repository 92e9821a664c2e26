//! Recovery: what a dead process left is finished, and what it staged for nothing is swept.

use std::collections::BTreeSet;
use std::path::Path;

use crate::archive::disk::Disk;
use crate::archive::journal::{Journal, MAX_BYTES, make, vet};
use crate::archive::layout::BundleId;
use crate::archive::lock::{self, Hold, Lock};
use crate::archive::outside::is_there;
use crate::archive::private_dir::PrivateDir;
use crate::archive::read::Reader;
use crate::archive::staging_area::{JOURNAL_ENDING, LOCK_ENDING};
use crate::archive::storage_error::{StorageError, Verb};

/// The locks that the caller holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ours {
    /// None.
    Nothing,
    /// Those of some bundles, and the archive's with others.
    Bundles(BTreeSet<String>),
    /// The archive's, alone.
    Archive,
}

/// What recovery did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recovered {
    /// The changes that it finished.
    pub finished: Vec<String>,
    /// Whether a dead process's change touches what the caller holds, and could not be finished while others hold the rest.
    pub blocked: bool,
}

/// Finishes what dead processes left, and sweeps what they staged for nothing.
pub fn recover(disk: &Disk, reader: &Reader, ours: &Ours) -> Result<Recovered, StorageError> {
    let mut done = Recovered::default();
    let Some(private_dir) = PrivateDir::existing(reader)? else {
        return Ok(done);
    };
    let names = private_dir.staged_names(reader)?;
    let ids: BTreeSet<&str> = names.iter().filter_map(|name| id_of(name)).collect();
    for id in ids {
        let journal_name = format!("{id}{JOURNAL_ENDING}");
        let journal = private_dir.staged(&journal_name);
        let owner_lock = match lock::try_take_passing(disk, &private_dir.staged(&format!("{id}{LOCK_ENDING}"))) {
            Ok(Some(lock)) => lock,
            Ok(None) => continue,
            Err(StorageError::Io { verb: Verb::Lock, source, .. }) if is_there(&journal) => {
                return Err(StorageError::CannotFinish { path: journal.display().to_string(), source });
            }
            Err(_) => continue,
        };
        // Only now that its owner is known to be dead is it said whether it left a journal: it may have written one, and died,
        // since the folder was listed.
        let mut left = Vec::new();
        if is_there(&journal) {
            match finish(disk, reader, &private_dir, id, ours)? {
                Finish::Done { left: of_it } => {
                    done.finished.push(id.to_owned());
                    left = of_it;
                }
                Finish::GoneAlready => {}
                Finish::HeldByOthers { touches_ours } => {
                    done.blocked |= touches_ours;
                    continue;
                }
            }
        }
        sweep(disk, &private_dir, id, &private_dir.staged_names(reader)?)?;
        drop(owner_lock);
        // The change is done; who finished it is told all the same of what it was to destroy and did not.
        if !left.is_empty() {
            return Err(StorageError::NotDestroyed(left));
        }
    }
    Ok(done)
}

/// How the finishing of one change went.
enum Finish {
    Done {
        /// What was to be destroyed and was left.
        left: Vec<String>,
    },
    GoneAlready,
    HeldByOthers {
        touches_ours: bool,
    },
}

/// The id of the change that a name in staging belongs to.
fn id_of(name: &str) -> Option<&str> {
    let id = name.get(..12)?;
    let rest = name.get(12..)?;
    let plain = id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    (plain && (rest.starts_with(['-', '.']))).then_some(id)
}

/// Finishes one change, unless somebody holds what it needs, who will finish it.
fn finish(
    disk: &Disk,
    reader: &Reader,
    private_dir: &PrivateDir,
    id: &str,
    ours: &Ours,
) -> Result<Finish, StorageError> {
    let name = format!("{id}{JOURNAL_ENDING}");
    let path = private_dir.staged(&name);
    if !is_there(&path) {
        return Ok(Finish::GoneAlready);
    }
    let journal = read(reader, &name)?;
    vet::vet(reader, id, &journal)?;
    let Some(_held) = hold_rest(disk, private_dir, &journal, ours)? else {
        let touches_ours = match (ours, &journal.bundles) {
            (Ours::Nothing, _) => false,
            (Ours::Archive, _) | (Ours::Bundles(_), None) => true,
            (Ours::Bundles(ours), Some(theirs)) => theirs.iter().any(|bundle| ours.contains(&bundle.path())),
        };
        return Ok(Finish::HeldByOthers { touches_ours });
    };
    let left = make(disk, reader, private_dir, id, &journal)?;
    disk.remove(&path)?;
    Ok(Finish::Done { left })
}

pub fn read(reader: &Reader, name: &str) -> Result<Journal, StorageError> {
    let path = PrivateDir::path_of_staged(name);
    vet::obeyed(reader, &path)?;
    serde_json::from_slice(&reader.read(&path, MAX_BYTES)?).map_err(|_| StorageError::Journal(path))
}

/// The locks that a change needs beside those that the caller holds, if all are free.
fn hold_rest(
    disk: &Disk,
    private_dir: &PrivateDir,
    journal: &Journal,
    ours: &Ours,
) -> Result<Option<Vec<Lock>>, StorageError> {
    let mut wanted = match ours {
        Ours::Archive => return Ok(Some(Vec::new())),
        Ours::Nothing | Ours::Bundles(_) => {
            vec![(private_dir.archive_lock(), if journal.bundles.is_some() { Hold::Shared } else { Hold::Alone })]
        }
    };
    let held = |bundle: &String| matches!(ours, Ours::Bundles(ours) if ours.contains(bundle));
    let rest = journal.bundles.iter().flatten().map(BundleId::path).filter(|bundle| !held(bundle));
    wanted.extend(rest.map(|bundle| (private_dir.bundle_lock(&bundle), Hold::Alone)));
    let mut locks = Vec::new();
    for (path, hold) in wanted {
        match lock::try_take(disk, &path, hold)? {
            Some(lock) => locks.push(lock),
            None => return Ok(None),
        }
    }
    Ok(Some(locks))
}

/// Removes what a dead process staged, its lock file last.
fn sweep(disk: &Disk, private_dir: &PrivateDir, id: &str, names: &[String]) -> Result<(), StorageError> {
    let lock = format!("{id}{LOCK_ENDING}");
    for name in names.iter().filter(|name| id_of(name) == Some(id) && **name != lock) {
        disk.remove(&private_dir.staged(name))?;
    }
    disk.remove(&private_dir.staged(&lock))
}

/// The journals that will not be carried out, and why, for `verify`.
pub fn unreadable(reader: &Reader) -> Result<Vec<(String, StorageError)>, StorageError> {
    let Some(private_dir) = PrivateDir::existing(reader)? else {
        return Ok(Vec::new());
    };
    let names = private_dir.staged_names(reader)?;
    let journals = names
        .into_iter()
        .filter(|name| Path::new(name).extension().is_some_and(|e| format!(".{}", e.display()) == JOURNAL_ENDING));
    Ok(journals
        .filter_map(|name| {
            let id = name.strip_suffix(JOURNAL_ENDING).unwrap_or_default();
            let fault = read(reader, &name).and_then(|journal| vet::vet(reader, id, &journal)).err()?;
            Some((PrivateDir::path_of_staged(&name), fault))
        })
        .collect())
}
