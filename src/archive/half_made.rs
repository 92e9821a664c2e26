//! A file beside the archive that is not whole yet, under a name that says so: it gets its own in one step.

use std::path::Path;

use tempfile::NamedTempFile;

use crate::archive::storage_error::{At, StorageError, Verb};
use crate::archive::systems::long;
use crate::model::Date;

/// How the name of a page begins and ends while it is being written.
const HALF: &str = ".deedbox-";
const HALF_ENDING: &str = ".partial";

/// What is added to a name while what an export or a disclosure gives out is being made: a name that no other program gives.
pub const HALF_MADE: &str = ".deedbox-partial";

/// The folder of papers that are opened, beneath that of this program.
pub const OPENED: &str = "open";

/// Whether a path is one that deedbox gives to what is not whole yet, or to the folder of a day in which papers are opened.
pub fn is_in_the_making(path: &Path) -> bool {
    let Some(name) = path.file_name().and_then(|name| name.to_str()) else { return false };
    let is_of_a_day = name.get(..10).is_some_and(|day| day.parse::<Date>().is_ok());
    let is_shown = is_of_a_day && path.parent().is_some_and(|above| above.ends_with(Path::new("deedbox").join(OPENED)));
    (name.starts_with(HALF) && name.ends_with(HALF_ENDING)) || name.ends_with(HALF_MADE) || is_shown
}

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
