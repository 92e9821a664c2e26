//! What is found wrong in a store, or on the way there.

use crate::model::message::messages;
use crate::model::time::Date;

messages! {
    "store-found":
    /// What is wrong with one content, by a paper that has it.
    #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub enum StoreFinding {
        /// Nothing lies there under its digest.
        Missing { path: String },
        /// Somebody deleted it there; its versions can be fetched still.
        Deleted { path: String },
        /// Other bytes lie there under its digest.
        OtherBytes { path: String },
        /// It is not locked there, or not for long enough.
        NotLocked { path: String, until: Date },
        LockTooShort { path: String, until: Date, locked: Date },
        /// Who has a special right may delete it, and the settings want that nobody may.
        WeakLock { path: String },
        /// It is larger than what a store takes in one piece.
        TooLarge { path: String },
        /// It has other bytes here than were listed: it was not sent.
        AlteredHere { path: String },
        /// It is neither here nor there.
        Nowhere { path: String },
        /// The store says that other bytes came.
        Refused { path: String },
    }
}

impl StoreFinding {
    /// Its code, for programs.
    pub fn word(&self) -> String {
        use crate::model::message::{Message as _, code};
        code(self.variant())
    }

    /// The paper.
    pub fn path(&self) -> &str {
        match self {
            Self::Missing { path }
            | Self::Deleted { path }
            | Self::OtherBytes { path }
            | Self::NotLocked { path, .. }
            | Self::LockTooShort { path, .. }
            | Self::WeakLock { path }
            | Self::TooLarge { path }
            | Self::AlteredHere { path }
            | Self::Nowhere { path }
            | Self::Refused { path } => path,
        }
    }
}
