//! Papers on their way in: copied, hashed and counted in one pass.

use std::fs::File;
use std::io::{Read, Write};
use std::path::Path;

use sha2::Digest as _;

use crate::archive::secret::Secret;
use crate::archive::storage_error::{At, StorageError, Verb};
use crate::model::Sha256;
use crate::model::secrecy::Cipher;

/// How much is read at a time, in bytes.
const BLOCK: usize = 256 << 10;

/// A paper that was handed in: where its bytes wait, and what is known of them.
#[derive(Debug)]
pub struct Staged {
    /// Its number among what the change has staged; none where nothing is to be written.
    pub(in crate::archive) number: Option<usize>,
    /// The digest of its bytes.
    pub sha256: Sha256,
    /// How many bytes it has.
    pub size: u64,
    /// The digest of what was given: another one where it lies encrypted.
    pub given: Sha256,
    /// What opens it, where it lies encrypted.
    pub(in crate::archive) secret: Option<Secret>,
    /// The copy, open for a look at it; of what lies encrypted, what was given.
    copy: Option<File>,
}

impl Staged {
    /// What was staged, with its copy.
    pub(in crate::archive) fn new(number: Option<usize>, (sha256, size): (Sha256, u64), copy: File) -> Self {
        Self { number, sha256, size, given: sha256, secret: None, copy: Some(copy) }
    }

    /// The same of what was encrypted on its way: what was given, by its digest and size, and open for a look at it.
    pub(in crate::archive) fn sealed(self, (given, size): (Sha256, u64), secret: Secret, from: File) -> Self {
        Self { given, size, secret: Some(secret), copy: Some(from), ..self }
    }

    /// By what it lies encrypted.
    pub fn encrypted(&self) -> Option<Cipher> {
        self.secret.as_ref().map(|_| Cipher::Age)
    }

    /// Looks at the copy, once: it is closed afterwards. A process may hold a thousand open files at most.
    pub fn look<T>(&mut self, look: impl FnOnce(&mut File) -> T) -> Option<T> {
        self.copy.take().map(|mut copy| look(&mut copy))
    }
}

/// Reads to the end, writing to a copy on the way; gives the digest and the size.
pub fn copy(
    mut from: impl Read,
    mut to: impl Write,
    from_path: &Path,
    to_path: &Path,
) -> Result<(Sha256, u64), StorageError> {
    let mut hasher = sha2::Sha256::new();
    let mut size = 0u64;
    let mut block = vec![0u8; BLOCK];
    loop {
        let n = match from.read(&mut block) {
            Err(e) if e.kind() == std::io::ErrorKind::Interrupted => continue,
            other => other.at(Verb::Read, from_path)?,
        };
        let Some(part) = block.get(..n).filter(|part| !part.is_empty()) else {
            break;
        };
        hasher.update(part);
        to.write_all(part).at(Verb::Write, to_path)?;
        size += u64::try_from(n).unwrap_or_default();
    }
    Ok((Sha256::from_bytes(hasher.finalize().into()), size))
}

/// The digest of a file's bytes, and how many there are.
pub fn hash(file: File, path: &str) -> Result<(Sha256, u64), StorageError> {
    let path = Path::new(path);
    copy(file, std::io::sink(), path, path)
}
