//! What keeps a paper from being encrypted, or from being opened.

use crate::model::digest::Sha256;
use crate::model::message::{Given, messages};
use crate::model::paper_name::PaperId;
use crate::model::secrecy::AgeKey;
use crate::model::staff::{Role, StaffId};

messages! {
    "refusal-secrecy":
    /// A refusal about encrypted papers (exit 3): nothing was changed.
    #[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
    #[error("refused: {self:?}")]
    pub enum SecrecyRefusal {
        /// Nobody said where the key box is.
        NoBoxNamed,
        /// The key box lies in the archive, or in a tree of git.
        BoxInTree { folder: Given },
        /// The key box is another estate's.
        BoxOfOthers { folder: Given, estate: String },
        /// Only who holds keys now could open it.
        NoRecovery,
        /// Nobody who opens them has a key.
        NoReader { roles: Vec<Role> },
        /// Those who open papers now are none of those to whom the box is wrapped.
        WrapFirst { staff: Vec<StaffId> },
        /// Neither `age` nor `rage` is installed.
        NoProgram,
        /// `age` said that it failed.
        Failed { says: Given },
        /// No file with the secret half of a key was named.
        NoIdentity,
        /// None of the keys that were named opens it.
        NoKeyOpens { what: Given, openers: Vec<Given> },
        /// Its key is not in the box.
        KeyMissing { paper: Sha256, folder: Given },
        /// A confidential paper would lie in clear.
        InClear { given: Given },
        /// It lies encrypted, and who shows it, or where it goes, was not said.
        ShownWhere,
        /// The system has no folder of the user's own that ends with the session.
        NoRuntime,
        /// It lies encrypted already.
        EncryptedAlready { paper: PaperId },
        /// It is not confidential.
        NotConfidential { paper: PaperId },
        /// Confidential papers are not encrypted in this estate.
        Off,
        /// The key is somebody's already.
        Taken { person: StaffId, key: AgeKey },
        /// The person has no such key in force.
        NotTheirs { person: StaffId, key: AgeKey },
    }
}
