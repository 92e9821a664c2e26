//! Copies of papers that leave the archive with the general manager's authority (P1-5b): written into a new folder that a
//! person named, their digests checked on the way.

use std::path::Path;

use crate::archive::open::Archive;
use crate::archive::stage;
use crate::archive::storage_error::{GivenFault, StorageError};
use crate::model::Sha256;

/// A paper of which a copy is handed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutgoingCopy {
    /// Where it lies, relative to the archive.
    pub from: String,
    /// What its bytes must be.
    pub sha256: Sha256,
    /// The name of the copy.
    pub name: String,
}

/// Reads a paper, and makes sure that its bytes are those that were listed.
pub fn check(archive: &Archive, copy: &OutgoingCopy) -> Result<(), StorageError> {
    copy_to(archive, copy, std::io::sink(), Path::new(&copy.from))
}

pub(in crate::archive) fn copy_to(
    archive: &Archive,
    copy: &OutgoingCopy,
    to: impl std::io::Write,
    to_path: &Path,
) -> Result<(), StorageError> {
    let file = match archive.reader.open(&copy.from) {
        Err(e) if e.is_not_found() => return Err(StorageError::Missing(copy.from.clone())),
        other => other?.0,
    };
    let (sha256, _) = stage::copy(file, to, &archive.reader.full(&copy.from), to_path)?;
    if sha256 == copy.sha256 { Ok(()) } else { Err(StorageError::Altered(copy.from.clone())) }
}

/// Makes the folder; nothing may lie there.
pub fn make_folder(archive: &Archive, folder: &Path) -> Result<(), StorageError> {
    archive.check_page_place(folder)?;
    if archive.disk.make_folder(folder)? {
        return Ok(());
    }
    Err(StorageError::Given { path: folder.display().to_string(), fault: GivenFault::Taken })
}

/// Writes copies, and pages beside them, into a folder that was made for them, and waits until all of it is on disk.
pub fn fill_folder(
    archive: &Archive,
    folder: &Path,
    copies: &[OutgoingCopy],
    pages: &[(&str, Vec<u8>)],
) -> Result<(), StorageError> {
    let disk = &archive.disk;
    for copy in copies {
        let path = folder.join(&copy.name);
        let mut file = disk.create_outside(&path)?;
        copy_to(archive, copy, &mut file, &path)?;
        disk.sync_file(&file, &path)?;
    }
    for (name, bytes) in pages {
        disk.write_outside(&folder.join(name), bytes)?;
    }
    disk.sync_folder(folder)?;
    folder.parent().map_or(Ok(()), |above| disk.sync_folder(above))
}
