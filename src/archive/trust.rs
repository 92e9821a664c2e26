//! Whose an archive and its private folder are. What another user put there is not obeyed.
#![expect(clippy::disallowed_methods, reason = "owners are asked of the system before anything is opened")]

use std::path::Path;

use crate::archive::storage_error::StorageError;

/// Whether an archive that was found, and not named, may be worked with: it belongs to this user or to the system's
/// administrator, or its folder is shared with a group of this user. git asks the same of a repository (`safe.directory`).
///
/// # Errors
/// It is another user's.
pub fn found(root: &Path) -> Result<(), StorageError> {
    match owner(root) {
        Some(owner) if !owner.is_ours() && !owner.is_shared => {
            Err(StorageError::ForeignArchive { path: root.to_owned(), owner: owner.id })
        }
        _ => Ok(()),
    }
}

/// Whether something in the private folder of an archive may be obeyed: it belongs to this user, to the administrator or to the
/// archive's own owner; or the folder in which it lies, and the archive's, are shared with a group of this user, and with
/// nobody else.
pub fn is_obeyed(root: &Path, path: &Path) -> bool {
    let Some(of_it) = owner(path) else { return true };
    let shared = |folder: Option<FileOwner>| folder.is_some_and(|folder| folder.is_shared);
    of_it.is_ours()
        || owner(root).is_some_and(|root| root.id == of_it.id)
        || (shared(owner(root)) && path.parent().is_some_and(|folder| shared(owner(folder))))
}

/// The owner of something; none where the system does not tell owners, or it is not there.
#[derive(Clone, Copy, Debug)]
struct FileOwner {
    id: u32,
    /// Whether a group of this user may write there, and not everybody.
    is_shared: bool,
}

impl FileOwner {
    #[cfg(unix)]
    fn is_ours(self) -> bool {
        let us = rustix::process::geteuid().as_raw();
        // Who works by `sudo` works in their own archive, as for git.
        let by_sudo = || std::env::var("SUDO_UID").ok().and_then(|id| id.parse().ok()) == Some(self.id);
        self.id == us || self.id == 0 || (us == 0 && by_sudo())
    }

    #[cfg(not(unix))]
    fn is_ours(self) -> bool {
        true
    }
}

#[cfg(unix)]
fn owner(path: &Path) -> Option<FileOwner> {
    use std::os::unix::fs::MetadataExt;
    let state = std::fs::symlink_metadata(path).ok()?;
    let groups = rustix::process::getgroups().unwrap_or_default();
    let in_group =
        |id: u32| rustix::process::getegid().as_raw() == id || groups.iter().any(|group| group.as_raw() == id);
    let (group_writes, all_write) = (state.mode() & 0o020 != 0, state.mode() & 0o002 != 0);
    Some(FileOwner { id: state.uid(), is_shared: group_writes && !all_write && in_group(state.gid()) })
}

#[cfg(not(unix))]
fn owner(_: &Path) -> Option<FileOwner> {
    None
}
