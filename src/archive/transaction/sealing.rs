//! Papers of a change that lie encrypted: what was given goes into the program and nowhere else, and each key is in the key box before the
//! change is made. A crash between the two leaves a key for nothing, never a paper without one.

use crate::archive::secrecy::{Sealer, SecrecyError};
use crate::archive::stage::Staged;
use crate::archive::storage_error::{At, Verb};
use crate::archive::transaction::{CommitError, Mode, Transaction};
use crate::model::Level;
use std::fs::File;
use std::path::Path;
use std::rc::Rc;

impl Transaction<'_> {
    /// Takes a paper of a level in: a confidential one is encrypted on its way where the estate asks for that, and its clear bytes are
    /// written nowhere.
    ///
    /// # Errors
    /// It cannot be read, or not be encrypted.
    pub fn take_in(&mut self, from: File, given: &Path, level: Level) -> Result<Staged, SecrecyError> {
        if level == Level::Confidential && self.archive.settings().secrecy.encrypt {
            return self.seal(from, given);
        }
        Ok(self.stage(from, given)?)
    }

    /// Takes a paper in and encrypts it.
    ///
    /// # Errors
    /// It cannot be.
    pub fn seal(&mut self, from: File, given: &Path) -> Result<Staged, SecrecyError> {
        let sealer = self.sealer()?;
        let to_look_at = from.try_clone().at(Verb::Read, given)?;
        let (key, staged, clear) = sealer.seal(from, |encrypted| Ok(self.stage(encrypted, given)?))?;
        Ok(staged.sealed(clear, key.secret, to_look_at))
    }

    fn sealer(&mut self) -> Result<Rc<Sealer>, SecrecyError> {
        if let Some(sealer) = &self.sealer {
            return Ok(Rc::clone(sealer));
        }
        let means = self.means;
        let sealer = Rc::new(Sealer::begin(self, &means.keys)?);
        self.sealer = Some(Rc::clone(&sealer));
        Ok(sealer)
    }

    /// Puts the keys of what is added into the key box.
    pub(super) fn keep_keys(&mut self) -> Result<(), CommitError> {
        if self.mode == Mode::Preview {
            return Ok(());
        }
        let (keys, disk) = (std::mem::take(&mut self.keys), &self.archive.disk);
        let Some(sealer) = &self.sealer else { return Ok(()) };
        for (paper, secret) in &keys {
            sealer.keep(disk, *paper, secret).map_err(|e| match e {
                SecrecyError::Storage(e) => CommitError::Storage(e),
                SecrecyError::Refused(refusal) => CommitError::Keys(Box::new(refusal)),
            })?;
        }
        Ok(())
    }
}
