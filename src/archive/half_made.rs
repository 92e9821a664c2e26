//! A file beside the archive that is not whole yet, under a name that says so: it gets its own in one step.

use std::path::Path;

use tempfile::NamedTempFile;

use crate::archive::storage_error::{At, StorageError, Verb};
use crate::archive::systems::long;

/// How the name of a page begins and ends while it is being written.
const HALF: &str = ".deedbox-";
const HALF_ENDING: &str = ".partial";

/// Who reads a file that is not whole yet, and what it becomes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum HalfReadBy {
    /// This person alone.
    Owner,
    /// Whoever this person's own settings have.
    AsUsual,
}

/// Begins a file beside its place.
///
/// # Errors
/// The folder cannot be written.
pub fn half(path: &Path, readers: HalfReadBy) -> Result<NamedTempFile, StorageError> {
    let mut half = tempfile::Builder::new();
    half.prefix(HALF).suffix(HALF_ENDING);
    #[cfg(unix)]
    if readers == HalfReadBy::AsUsual {
        half.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    }
    // Elsewhere the folder decides.
    #[cfg(not(unix))]
    let _ = readers;
    half.tempfile_in(long(path.parent().unwrap_or(path))).at(Verb::Write, path)
}
