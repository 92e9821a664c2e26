//! Papers that lie encrypted: the program that does it, the key box outside the archive, who opens them (PROOF.md section 4).

mod key_box;
mod opening;
mod program;
mod readers;
mod rotation;
mod sealing;

pub use crate::archive::secret::Secret;
pub use key_box::{Generation, KeyBox};
pub use opening::{OpeningKeys, asks_passphrase, opens};
pub use program::{AgeProgram, PaperKey};
pub use readers::{Readers, RecoveryTaken, open_keys};
pub use rotation::{BoxBegins, ClosedKey, KeptKeys, Rotated, WrapKeys, due, not_taken_up, papers};
pub use sealing::Sealer;

use std::path::PathBuf;

use crate::archive::storage_error::StorageError;
use crate::model::PaperId;
use crate::model::message::Given;
use crate::model::secrecy_refusal::SecrecyRefusal;

/// What a person's own settings say of keys, and where programs lie.
#[derive(Clone, Debug, Default)]
pub struct KeyMeans {
    /// The key box.
    pub key_box: Option<PathBuf>,
    /// The file with the secret half of the person's key.
    pub identity: Option<PathBuf>,
    /// Folders in which programs lie.
    pub programs: Vec<PathBuf>,
}

/// Why something could not be encrypted or opened.
#[derive(Debug, thiserror::Error)]
pub enum SecrecyError {
    /// The disk, the archive or the key box.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// It may not be, or no key does it.
    #[error(transparent)]
    Refused(#[from] SecrecyRefusal),
}

impl SecrecyError {
    /// The same of a paper that people know by its id.
    #[must_use]
    pub fn of(self, paper: &PaperId) -> Self {
        match self {
            Self::Refused(SecrecyRefusal::NoKeyOpens { openers, .. }) => {
                Self::Refused(SecrecyRefusal::NoKeyOpens { what: Given(paper.to_string()), openers })
            }
            other => other,
        }
    }
}
