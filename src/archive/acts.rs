//! Which files were made by one change: what a record does not say, and a second of the clock does not tell. It is noted beside this
//! working copy's locks, for `undo`; nothing that is kept rests on it, and what was made elsewhere is in no note.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::archive::disk::Disk;
use crate::archive::layout::PRIVATE;
use crate::archive::read::{EntryKind, Reader};
use crate::archive::storage_error::StorageError;
use crate::model::path::LiesIn;

/// The notes, a line each, and those before them.
const ACTS: &str = "acts";
const EARLIER: &str = "acts.before";

/// Bytes at which a file of notes becomes the one before.
const ENOUGH: u64 = 256 << 10;
/// Bytes that are read of one.
const MOST: u64 = 64 << 20;

/// A record or an event as the notes name it: where it says that it lies, and its name.
pub fn entry_key(lies_in: &LiesIn, entry: impl std::fmt::Display) -> String {
    format!("{} {entry}", lies_in.as_str())
}

/// Notes what a change is about to make. It is done before the change: a note of what was never made is of no consequence.
///
/// # Errors
/// The machine does not let it be written.
pub fn note(disk: &Disk, private_dir: &Path, keys: &[String]) -> Result<(), StorageError> {
    let Ok(line) = serde_json::to_string(keys) else { return Ok(()) };
    // A line that a full disk cut short must not swallow the next one.
    disk.append(&private_dir.join(ACTS), format!("\n{line}\n").as_bytes(), (ENOUGH, &private_dir.join(EARLIER)))
}

/// The number of the change in which an entry was made, the newest having the highest.
///
/// # Errors
/// The machine does not let the notes be read.
pub fn noted(reader: &Reader) -> Result<BTreeMap<String, usize>, StorageError> {
    let mut acts = BTreeMap::new();
    let mut number = 0;
    for name in [EARLIER, ACTS] {
        let path: PathBuf = [PRIVATE, name].iter().collect();
        if reader.kind(&path)? != Some(EntryKind::File) {
            continue;
        }
        let bytes = reader.read(&path, MOST)?;
        for line in String::from_utf8_lossy(&bytes).lines() {
            let Ok(keys) = serde_json::from_str::<Vec<String>>(line) else { continue };
            number += 1;
            acts.extend(keys.into_iter().map(|key| (key, number)));
        }
    }
    Ok(acts)
}
