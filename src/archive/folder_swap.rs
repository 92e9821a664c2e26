//! Folders outside the archive that take each other's place: what of [`Disk`] a site that is made again needs, and nothing else.
#![expect(clippy::disallowed_methods, reason = "outside the archive alone, where a person named a folder")]

use std::io;
use std::path::Path;

use crate::archive::disk::Disk;
use crate::archive::storage_error::{At, StorageError, Verb};

impl Disk {
    /// Lets two folders change places, where the system can do that in one step; gives whether it did.
    pub fn exchange_folders(&self, one: &Path, other: &Path) -> Result<bool, StorageError> {
        self.step(Verb::Place, other)?;
        #[cfg(target_os = "linux")]
        {
            use rustix::fs::{CWD, RenameFlags};
            match rustix::fs::renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE) {
                Err(rustix::io::Errno::INVAL | rustix::io::Errno::NOSYS) => {}
                other_way => return other_way.map(|()| true).map_err(io::Error::from).at(Verb::Place, other),
            }
        }
        #[cfg(not(target_os = "linux"))]
        let _ = one;
        Ok(false)
    }

    /// Lets those look into a folder who may look into another one, as far as the system lets this user say so.
    pub fn share_as(&self, like: &Path, path: &Path) -> Result<(), StorageError> {
        let state = std::fs::symlink_metadata(like).at(Verb::Read, like)?;
        self.step(Verb::Write, path)?;
        // The group comes first: who changes it takes rights away that belong to one. Where it cannot be given the folder has this user's.
        #[cfg(unix)]
        drop(std::os::unix::fs::chown(path, None, Some(std::os::unix::fs::MetadataExt::gid(&state))));
        std::fs::set_permissions(path, state.permissions()).at(Verb::Write, path)
    }

    /// Gives a file outside the archive a second name, where nothing lies; gives whether the file system can do that.
    pub fn link_outside(&self, from: &Path, to: &Path) -> Result<bool, StorageError> {
        self.step(Verb::Write, to)?;
        match std::fs::hard_link(from, to) {
            Ok(()) => Ok(true),
            Err(e) if e.kind() == io::ErrorKind::AlreadyExists => Err(e).at(Verb::Write, to),
            Err(_) => Ok(false),
        }
    }
}
