//! Opening encrypted papers: by the secret half of a key that somebody has, through the box.

use std::io::{Read, Write};
use std::path::Path;

use crate::archive::disclosed_copies::{self, OutgoingCopy};
use crate::archive::open::Archive;
use crate::archive::outside::{beginning, read_given};
use crate::archive::secrecy::program::{all, is_no_match};
use crate::archive::secrecy::{AgeProgram, KeyBox, KeyMeans, SecrecyError, Secret};
use crate::archive::stage;
use crate::model::Sha256;
use crate::model::message::Given;
use crate::model::secrecy::AgeKey;
use crate::model::secrecy_refusal::SecrecyRefusal;

/// The largest file with secret halves that is read, in bytes.
const MAX_IDENTITY: u64 = 64 << 10;
/// How a file begins that lies under a passphrase: as bytes, and as text.
const LOCKED: [&[u8]; 2] = [b"age-encryption.org/v1", b"-----BEGIN AGE ENCRYPTED FILE-----"];

/// What opens papers: the program, the key box, and what somebody has of keys.
#[derive(Clone, Debug)]
pub struct OpeningKeys {
    program: AgeProgram,
    key_box: KeyBox,
    identity: Secret,
}

/// Whether the file of secret halves lies under a passphrase, which is asked for at the terminal.
pub fn asks_passphrase(means: &KeyMeans) -> bool {
    let read = means.identity.as_ref().and_then(|file| beginning(file, 64)).unwrap_or_default();
    is_locked(&read)
}

fn is_locked(read: &[u8]) -> bool {
    LOCKED.iter().any(|head| read.starts_with(head))
}

impl OpeningKeys {
    /// Reads the keys of a file once, whatever is opened with them; one under a passphrase is asked for.
    ///
    /// # Errors
    /// There is no program, no box, or no such file.
    pub fn begin(archive: &Archive, means: &KeyMeans) -> Result<Self, SecrecyError> {
        let program = AgeProgram::find(&means.programs)?;
        let key_box = KeyBox::to_open(archive, means)?;
        let file = means.identity.clone().ok_or(SecrecyRefusal::NoIdentity)?;
        let read = read_given(&file, MAX_IDENTITY)?;
        let identity = if is_locked(&read) { program.unlock(&file)? } else { Secret::new(read) };
        Ok(Self { program, key_box, identity })
    }

    /// The secret of a paper, as a wrapped key of the box has it.
    pub(super) fn unwrap(&self, wrapped: &Path, generation: u32) -> Result<Secret, SecrecyError> {
        let opened = self.program.decrypt(&self.identity, wrapped, all);
        opened.map(Secret::new).map_err(|e| {
            if !is_no_match(&e) {
                return e;
            }
            let what = Given(wrapped.file_name().unwrap_or_default().to_string_lossy().into_owned());
            SecrecyRefusal::NoKeyOpens { what, openers: openers(&self.key_box, generation) }.into()
        })
    }

    /// The secret of a paper.
    ///
    /// # Errors
    /// Its key is not in the box, or nothing that somebody has opens that.
    pub fn secret_of(&self, paper: Sha256) -> Result<Secret, SecrecyError> {
        let found = self.key_box.newest_of(paper)?;
        let (generation, wrapped) =
            found.ok_or_else(|| SecrecyRefusal::KeyMissing { paper, folder: folder(&self.key_box) })?;
        self.unwrap(&wrapped, generation)
    }

    /// The key of a paper, wrapped to another that somebody has; it was tried on every byte.
    ///
    /// # Errors
    /// Nothing that is here opens the paper.
    pub fn wrapped_for(&self, archive: &Archive, paper: &OutgoingCopy, to: &AgeKey) -> Result<Vec<u8>, SecrecyError> {
        let secret = self.secret_of(paper.sha256)?;
        self.write(archive, (paper, &secret), &mut std::io::sink())?;
        Ok(self.program.encrypt(std::slice::from_ref(to), secret.bytes(), all)?.0)
    }

    /// Writes a paper in clear; what was written is it only once this has ended well.
    pub fn write(
        &self,
        archive: &Archive,
        paper: (&OutgoingCopy, &Secret),
        to: &mut dyn Write,
    ) -> Result<(), SecrecyError> {
        let path = Path::new(&paper.0.from);
        self.open(archive, paper, |from| {
            stage::copy(from, to, path, path)?;
            Ok(())
        })
    }

    /// Opens a paper by its secret, once its bytes are known to be those that were listed; what comes out is given on, and is whole only
    /// where this gives it.
    pub fn open<T>(
        &self,
        archive: &Archive,
        (paper, secret): (&OutgoingCopy, &Secret),
        out: impl FnOnce(&mut dyn Read) -> Result<T, SecrecyError>,
    ) -> Result<T, SecrecyError> {
        disclosed_copies::check(archive, paper)?;
        self.program.decrypt(secret, &archive.reader().full(&paper.from), out)
    }
}

fn folder(key_box: &KeyBox) -> Given {
    Given(key_box.folder().display().to_string())
}

/// To whom the keys of a generation open, as people read it. That of a key may be older than the box's newest, and its people others; of one
/// that the box does not know, it is those for recovery at best.
fn openers(key_box: &KeyBox, generation: u32) -> Vec<Given> {
    let generation = key_box.generation(generation);
    let staff = generation.map(|generation| generation.staff.clone()).unwrap_or_default();
    let staff = staff.iter().map(|id| Given(id.to_string()));
    staff.chain((!key_box.recovery().is_empty()).then(|| Given("recovery".to_owned()))).collect()
}

/// Whether what somebody has opens a paper, to its last byte.
///
/// # Errors
/// It does not.
pub fn opens(keys: &OpeningKeys, archive: &Archive, paper: &OutgoingCopy) -> Result<(), SecrecyError> {
    let secret = keys.secret_of(paper.sha256)?;
    keys.write(archive, (paper, &secret), &mut std::io::sink())
}
