//! On what day the whole archive was verified last in this working copy, and whether damage was found: noted beside its locks, for `doctor`.
//! Nothing rests on it; of a copy of the folder it tells nothing, for that was not what was verified.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::archive::Archive;
use crate::archive::layout::PRIVATE;
use crate::archive::private_dir::PrivateDir;
use crate::archive::read::EntryKind;
use crate::archive::storage_error::StorageError;
use crate::model::Date;

/// The notes, a line each, and those before them.
const VERIFIED: &str = "verified";
const EARLIER: &str = "verified.before";

/// Bytes at which a file of notes becomes the one before: those of some years of nights.
const ENOUGH: u64 = 64 << 10;
/// Bytes that are read of one.
const MOST: u64 = 1 << 20;

/// That the whole archive was verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WholeVerify {
    pub day: Date,
    pub found: VerifyFound,
}

/// What the whole `verify` of a day came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum VerifyFound {
    Nothing,
    Damage,
}

/// A note as it lies there.
#[derive(Debug, Serialize, Deserialize)]
struct VerifyNote {
    day: String,
    found: VerifyFound,
    /// The folder that was verified.
    place: String,
}

/// Notes that the whole archive was verified; where it has no private folder, nobody works here, and none is made for that.
///
/// # Errors
/// The machine does not let it be written.
pub fn note(archive: &Archive, verify: WholeVerify) -> Result<(), StorageError> {
    let Some(private_dir) = PrivateDir::existing(&archive.reader)? else { return Ok(()) };
    let note = VerifyNote { day: verify.day.to_string(), found: verify.found, place: place(archive) };
    let Ok(line) = serde_json::to_string(&note) else { return Ok(()) };
    let (path, earlier) = (private_dir.root().join(VERIFIED), private_dir.root().join(EARLIER));
    // A line that a full disk cut short must not swallow the next one.
    archive.disk.append(&path, format!("\n{line}\n").as_bytes(), (ENOUGH, &earlier))
}

/// When the whole archive was verified last; none where nothing is noted of it.
pub fn last(archive: &Archive) -> Option<WholeVerify> {
    [VERIFIED, EARLIER].into_iter().find_map(|name| {
        let path: PathBuf = [PRIVATE, name].iter().collect();
        if archive.reader.kind(&path).ok()? != Some(EntryKind::File) {
            return None;
        }
        let bytes = archive.reader.read(&path, MOST).ok()?;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        text.lines().rev().find_map(|line| {
            let note: VerifyNote = serde_json::from_str(line).ok()?;
            let is_of_this = note.place == place(archive);
            Some(WholeVerify { day: note.day.parse().ok()?, found: note.found }).filter(|_| is_of_this)
        })
    })
}

fn place(archive: &Archive) -> String {
    archive.root().to_string_lossy().into_owned()
}
