//! Copies of papers that leave the archive with the general manager's authority (P1-5b), their digests checked on the way.

use std::path::Path;

use crate::archive::elsewhere;
use crate::archive::open::Archive;
use crate::archive::stage;
use crate::archive::storage_error::StorageError;
use crate::model::Sha256;
use crate::model::secrecy::Cipher;

/// A paper of which a copy is handed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutgoingCopy {
    /// Where it lies, relative to the archive.
    pub from: String,
    /// What its bytes must be.
    pub sha256: Sha256,
    /// The name of the copy.
    pub name: String,
    /// By what it lies encrypted: then a copy for somebody without a key is opened on the way.
    pub encrypted: Option<Cipher>,
}

/// Reads a paper, and makes sure that its bytes are those that were listed.
pub fn check(archive: &Archive, copy: &OutgoingCopy) -> Result<(), StorageError> {
    copy_to(archive, copy, std::io::sink(), Path::new(&copy.from))
}

/// Writes a paper to a place outside the archive; its bytes must be those that were listed.
pub fn write(archive: &Archive, copy: &OutgoingCopy, to: &mut dyn std::io::Write) -> Result<(), StorageError> {
    copy_to(archive, copy, to, Path::new(&copy.name))
}

pub(in crate::archive) fn copy_to(
    archive: &Archive,
    copy: &OutgoingCopy,
    to: impl std::io::Write,
    to_path: &Path,
) -> Result<(), StorageError> {
    let file = match archive.reader.open(&copy.from) {
        Err(e) if e.is_not_found() => return Err(elsewhere::missing(&archive.reader, &copy.from, copy.sha256)),
        other => other?.0,
    };
    let (sha256, _) = stage::copy(file, to, &archive.reader.full(&copy.from), to_path)?;
    if sha256 == copy.sha256 { Ok(()) } else { Err(StorageError::Altered(copy.from.clone())) }
}
