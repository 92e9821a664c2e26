//! What can go wrong with a store.

use crate::model::message::messages;
use crate::model::remote::{BucketName, Endpoint, RemoteName};

messages! {
    "store":
    /// A store that cannot be reached, that refuses, or that does not do what is asked of one.
    #[derive(Debug, thiserror::Error)]
    #[error("{self:?}")]
    pub enum StoreFault {
        /// There is no such remote.
        Unknown { given: String, known: Vec<RemoteName> },
        /// A word is neither a remote nor a unit.
        Neither { given: String, known: Vec<RemoteName> },
        /// No remote was named, and there is none or more than one.
        NotNamed { known: Vec<RemoteName> },
        /// There is a remote of that name already.
        Taken(remote: RemoteName),
        /// Nobody said by which keys a store is opened.
        NoKeys(remote: RemoteName),
        /// Others may read the file of the keys.
        KeysOpen(file: String),
        /// The file of the keys cannot be read as such.
        KeysFile { file: String, says: String },
        /// The address of a store cannot be understood.
        Address { remote: RemoteName, endpoint: Endpoint },
        /// The certificates that somebody trusts are none.
        Certificates(remote: RemoteName),
        /// Who answers has a certificate that nobody here trusts.
        NotTrusted { remote: RemoteName, says: String },
        /// The connection fails, is cut, or nothing comes within the time.
        Unreachable { remote: RemoteName, says: String },
        /// The keys do not open it, or not for this.
        Denied { remote: RemoteName, says: String },
        NoBucket { remote: RemoteName, bucket: BucketName },
        /// It answered something that is no answer to what was asked.
        Odd { remote: RemoteName, says: String },
        /// What is overwritten there is lost: the bucket keeps no versions.
        NotVersioned(remote: RemoteName),
        /// What lies there can be deleted: the bucket was made without object lock.
        NotLockable(remote: RemoteName),
        /// Who has a special right may delete what is locked there, so that it is not the place for the only copy.
        Governance(remote: RemoteName),
        /// git has not the papers that are to go.
        NotSaved(path: String),
        /// It overwrites what it was told to leave as it is.
        Overwrites(remote: RemoteName),
        /// It takes bytes that are not those of the digest which came with them.
        Unchecked(remote: RemoteName),
    }
}

impl StoreFault {
    /// The exit code: what is typed is wrong, originals are not given to such a store, or the line or the store fails.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Unknown { .. }
            | Self::Neither { .. }
            | Self::NotNamed { .. }
            | Self::Taken(_)
            | Self::NoKeys(_)
            | Self::KeysFile { .. }
            | Self::Address { .. }
            | Self::Certificates(_)
            | Self::NoBucket { .. } => 2,
            Self::KeysOpen(_)
            | Self::NotVersioned(_)
            | Self::NotLockable(_)
            | Self::Governance(_)
            | Self::NotSaved(_)
            | Self::Overwrites(_)
            | Self::Unchecked(_) => 3,
            Self::NotTrusted { .. } | Self::Unreachable { .. } | Self::Denied { .. } | Self::Odd { .. } => 4,
        }
    }
}
