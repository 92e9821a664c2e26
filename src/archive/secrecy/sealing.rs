//! Encrypting a paper on its way in: to a key that is made for it alone, which is wrapped into the key box before the paper is filed.

use std::io::Read;

use crate::archive::disk::Disk;
use crate::archive::lookup::Lookup;
use crate::archive::secrecy::program::all;
use crate::archive::secrecy::{AgeProgram, KeyBox, KeyMeans, PaperKey, Readers, SecrecyError, Secret};
use crate::archive::storage_error::StorageError;
use crate::model::Sha256;

/// What encrypts papers: the program, the key box, and those to whom keys are wrapped.
#[derive(Clone, Debug)]
pub struct Sealer {
    program: AgeProgram,
    key_box: KeyBox,
    readers: Readers,
    generation: u32,
}

impl Sealer {
    /// Looks that all of it is there.
    ///
    /// # Errors
    /// Something is not: nothing is filed then.
    pub fn begin(lookup: &mut impl Lookup, means: &KeyMeans) -> Result<Self, SecrecyError> {
        let begun = KeyBox::begun(lookup.archive(), means);
        // That nobody opens anything is said before where the box is.
        let boxed = begun.as_ref().map(|key_box| key_box.recovery().to_vec()).unwrap_or_default();
        let readers = Readers::somebody(lookup, &boxed)?;
        let program = AgeProgram::find(&means.programs)?;
        let key_box = begun?;
        // A box whose description was lost is first wrapped anew: which number is the newest, nobody knows.
        let Some(newest) = key_box.newest() else {
            return Err(StorageError::NoKeysIn(key_box.folder().display().to_string()).into());
        };
        let (readers, generation) = (readers.of_generation(newest)?, newest.number);
        Ok(Self { program, key_box, readers, generation })
    }

    /// Encrypts what is read; what comes out is given on. Gives the key, and the digest of what went in.
    pub fn seal<T>(
        &self,
        from: impl Read + Send,
        out: impl FnOnce(&mut dyn Read) -> Result<T, SecrecyError>,
    ) -> Result<(PaperKey, T, (Sha256, u64)), SecrecyError> {
        let key = self.program.new_key()?;
        let (made, given) = self.program.encrypt(std::slice::from_ref(&key.key), from, out)?;
        Ok((key, made, given))
    }

    /// Wraps the key of a paper into the box; it is on disk once this is done.
    pub fn keep(&self, disk: &Disk, paper: Sha256, secret: &Secret) -> Result<(), SecrecyError> {
        let (wrapped, _) = self.program.encrypt(&self.readers.all(), secret.bytes(), all)?;
        Ok(self.key_box.put(disk, (paper, self.generation), &wrapped)?)
    }
}
