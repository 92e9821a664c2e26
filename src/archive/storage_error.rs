//! What can go wrong with the disk, or with what lies on it.

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::model::Invalid;
use crate::model::message::{messages, said};
use crate::model::remote::RemoteName;

messages! {
    "storage":
    /// A failure of the machine, or damage where a command must read.
    #[derive(Debug, thiserror::Error)]
    #[error("{self:?}")]
    pub enum StorageError {
        Io { verb: Verb, path: PathBuf, source: io::Error },
        NoArchive(path: PathBuf),
        NewerFormat { found: i64, known: u32 },
        /// The archive was made by a draft of this program, before the first release.
        Draft,
        Text {
            path: String,
            /// The line, from 1, where it can be told.
            line: Option<usize>,
            says: String,
        },
        /// A value of `deedbox.toml` is none that its key takes.
        BadSetting { line: Option<usize>, wrong: Box<Invalid> },
        Altered(path: String),
        Missing(path: String),
        /// The copy of a paper was to go that lies here, and what lies on disk gives no leave for it.
        #[cfg_attr(not(feature = "remote"), expect(dead_code, reason = "a build without stores takes no copy away by itself"))]
        NoLeave(path: String),
        /// Papers are in a store beyond this disk, and not here.
        Elsewhere { paths: Vec<String>, remote: RemoteName },
        /// A file lies in a bundle that is about to be closed, and no manifest lists it.
        Unlisted(path: String),
        /// A manifest cannot be trusted: a line that is none, or one path with two digests.
        Manifest {
            path: String,
            /// The line, from 1; none where two manifests disagree.
            line: Option<usize>,
            text: String,
        },
        NotPlain(path: String),
        /// A path that a person named cannot be read from, or written to.
        Given { path: String, fault: GivenFault },
        Outside(name: String),
        TooLarge(path: String),
        /// A record has a key that this deedbox does not know, so nothing is written beside it.
        UnknownKey { path: String, key: String },
        Busy {
            /// The bundle, or the whole archive.
            what: String,
            waited: Duration,
        },
        /// A stopped command's change cannot be finished: something else lies where its file belongs.
        Occupied(path: String),
        Journal(path: String),
        /// An archive was found above where one stands, and belongs to another user.
        ForeignArchive {
            path: PathBuf,
            /// The number of its owner.
            owner: u32,
        },
        /// git left files of the archive out of this working copy, so many, of those that a change must see: what is not there
        /// cannot be told from what never was.
        LeftOut(files: usize),
        /// A file of the private folder is not this user's, and is not obeyed.
        ForeignJournal { path: String, why: Foreign },
        /// A stopped command's change waits to be finished, and this disk cannot be written.
        CannotFinish { path: String, source: io::Error },
        Unsettled(path: String),
        /// A destruction was carried out, and files on its list have other bytes than were approved, or it was not allowed: they were left.
        NotDestroyed(paths: Vec<String>),
        NoChance(says: String),
        /// The key box is not there: a share, or a stick.
        NoKeyBox(path: String),
        /// No box was begun in the folder that is named as the key box, and papers lie encrypted already.
        NotTheBox(path: String),
        /// What a key box says of itself cannot be understood.
        BoxDamaged { path: String, says: String },
        /// Nothing was begun in the folder that is named as the key box.
        NoKeysIn(path: String),
        /// A file of a lake cannot be read as what it should be.
        Lake { path: String, says: String },
    }
}

messages! {
    "storage-given":
    /// What is wrong with a path that a person named.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum GivenFault {
        Missing,
        NotPlain,
        /// Something is there already, where a page should be written.
        Taken,
        /// It is in the archive, among what deedbox alone writes.
        InArchive,
    }
}

messages! {
    "storage-foreign-journal":
    /// Why a file of the private folder is not obeyed.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Foreign {
        /// Another user, who shares nothing of the archive with this one, made it.
        Owner,
        /// git keeps it, so it came from somebody else's working copy.
        Kept,
        /// Whether git keeps it cannot be told: git is not there, or refuses.
        Unasked,
    }
}

messages! {
    "storage-io":
    /// What was tried on the disk.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Verb {
        Read,
        Write,
        Make,
        Place,
        /// Waiting until it is on disk.
        Sync,
        Lock,
        /// Removing a file of deedbox's own private folder.
        Remove,
        /// Removing a filed file that a list has destroyed.
        Destroy,
        /// Taking the copy of a paper away that a store keeps.
        LetGo,
        /// Starting a program.
        Start,
    }
}

said!(GivenFault, Foreign, Verb);

/// Gives an `io::Result` its verb and path.
pub trait At<T> {
    /// Says what was tried, and on what.
    fn at(self, verb: Verb, path: &Path) -> Result<T, StorageError>;
}

impl<T> At<T> for io::Result<T> {
    fn at(self, verb: Verb, path: &Path) -> Result<T, StorageError> {
        self.map_err(|source| StorageError::Io { verb, path: path.to_owned(), source })
    }
}

impl StorageError {
    /// Whether the system says that this process, or all of them, hold too many files open.
    pub fn is_out_of_handles(source: &io::Error) -> bool {
        #[cfg(unix)]
        {
            let all = [rustix::io::Errno::MFILE, rustix::io::Errno::NFILE];
            source.raw_os_error().is_some_and(|code| all.iter().any(|known| known.raw_os_error() == code))
        }
        #[cfg(not(unix))]
        {
            let _ = source;
            false
        }
    }

    /// Whether it says that something is not there.
    pub fn is_not_found(&self) -> bool {
        match self {
            Self::Io { source, .. } => source.kind() == io::ErrorKind::NotFound,
            Self::Missing(_) => true,
            Self::Given { fault, .. } => *fault == GivenFault::Missing,
            _ => false,
        }
    }
}
