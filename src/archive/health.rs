//! How the machine stands under an archive: asked, never tried out by writing.

use std::fs::TryLockError;

use crate::archive::layout::PRIVATE;
use crate::archive::read::{EntryKind, Reader};
use crate::archive::storage_error::{At, StorageError, Verb};
use crate::archive::systems::beneath;
use crate::archive::{Archive, journal};

/// What stopped commands left.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Leftovers {
    /// Files in staging, journals included.
    pub files: usize,
    /// Journals that cannot be understood.
    pub unreadable: Vec<String>,
}

/// Whether this account may write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writing {
    /// It may.
    Allowed,
    /// The disk is read-only, for everybody.
    #[cfg_attr(not(unix), expect(dead_code, reason = "Unix alone tells it from a right that is lacking"))]
    ReadOnlyDisk,
    /// This account may not.
    Forbidden,
}

/// What lies in staging. A command that works at this moment has files there too.
pub fn leftovers(archive: &Archive) -> Result<Leftovers, StorageError> {
    // What is another's is told by the owner, or by git.
    let journals = journal::unreadable(archive.reader())?.into_iter();
    let unreadable = journals.filter(|(_, fault)| !matches!(fault, StorageError::ForeignJournal { .. }));
    Ok(Leftovers {
        files: archive.reader().list(format!("{PRIVATE}/staging"))?.len(),
        unreadable: unreadable.map(|(path, _)| path).collect(),
    })
}

/// Whether the archive can be written: its private folder, or the folder in which that would be made.
pub fn writing(archive: &Archive) -> Writing {
    let reader = archive.reader();
    let private_dir = matches!(reader.kind(PRIVATE), Ok(Some(EntryKind::Folder)));
    let path = if private_dir { reader.full(PRIVATE) } else { reader.root().to_owned() };
    #[cfg(unix)]
    {
        use rustix::fs::{Access, access};
        match access(&path, Access::WRITE_OK | Access::EXEC_OK) {
            Ok(()) => Writing::Allowed,
            Err(rustix::io::Errno::ROFS) => Writing::ReadOnlyDisk,
            Err(_) => Writing::Forbidden,
        }
    }
    #[cfg(not(unix))]
    match std::fs::metadata(&path) {
        Ok(state) if !state.permissions().readonly() => Writing::Allowed,
        _ => Writing::Forbidden,
    }
}

/// Bytes that are free for this account on the archive's disk, where the system tells.
pub fn free_bytes(archive: &Archive) -> Option<u64> {
    #[cfg(unix)]
    {
        let state = rustix::fs::statvfs(archive.root()).ok()?;
        Some(state.f_bavail.saturating_mul(state.f_frsize))
    }
    #[cfg(not(unix))]
    {
        let _ = archive;
        None
    }
}

/// Takes a lock that is there already, shared and for a moment.
///
/// # Errors
/// The system cannot lock files here.
pub fn try_locks(archive: &Archive) -> Result<(), StorageError> {
    let folder = format!("{PRIVATE}/locks");
    let locks = archive.reader().list(&folder)?;
    let Some(name) = locks.iter().find(|entry| entry.kind == EntryKind::File) else {
        return Ok(());
    };
    let path = beneath(&folder, &name.name);
    let (file, _) = archive.reader().open(&path)?;
    match file.try_lock_shared() {
        Ok(()) | Err(TryLockError::WouldBlock) => Ok(()),
        Err(TryLockError::Error(e)) => Err(e).at(Verb::Lock, &path),
    }
}

/// The lines of a small text at the archive's root; none where it is not there or not a text.
pub fn lines_at(reader: &Reader, name: &str) -> Vec<String> {
    let bytes = reader.read(name, 1 << 20).unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    text.lines().map(|line| line.trim().to_owned()).collect()
}
