//! The files of an archive as they are carried to another company: all but what is of this working copy alone.

use std::collections::BTreeSet;

use crate::archive::layout::{self, PRIVATE};
use crate::archive::open::Archive;
use crate::archive::read::EntryKind;
use crate::archive::storage_error::StorageError;
use crate::model::Wanted;
use crate::model::kind::codes;

/// What is never carried: what belongs to one working copy.
const STAYS: [&str; 2] = [PRIVATE, ".git"];

/// How deep folders are carried; deeper ones are none of ours.
const DEEPEST: usize = 32;

codes! {
    /// What of an archive may stay behind.
    LeftBehind, Wanted::Choice, {
        /// Working papers of files that are in no box: each lies in its manifest still.
        Working = "working",
        /// What lies in the inbox, which nobody has filed.
        Inbox = "inbox",
    }
}

impl LeftBehind {
    /// Whether a file is of it, by its path in the archive. A box goes as it was closed.
    pub fn has(self, path: &str) -> bool {
        match self {
            Self::Working => path.contains(WORKING) && !path.starts_with(layout::MOVED_OUT),
            Self::Inbox => path.strip_prefix(layout::INBOX).is_some_and(|rest| rest.starts_with('/')),
        }
    }
}

/// Where working papers lie in a bundle.
const WORKING: &str = "/data/working/";

/// The files of an archive, by their paths; and what is no plain file, which stays.
#[derive(Debug, Default)]
pub struct CarriedFiles {
    pub files: Vec<String>,
    pub left: Vec<String>,
}

impl CarriedFiles {
    /// Looks at all of it.
    pub fn of(archive: &Archive) -> Result<Self, StorageError> {
        let mut carried = Self::default();
        carried.look(archive, "", 0)?;
        Ok(carried)
    }

    /// The same without what is to stay.
    #[must_use]
    pub fn without(mut self, behind: &BTreeSet<LeftBehind>) -> Self {
        self.files.retain(|path| !behind.iter().any(|sort| sort.has(path)));
        self
    }

    /// How many files nobody has filed.
    pub fn unfiled(&self) -> usize {
        self.files.iter().filter(|path| LeftBehind::Inbox.has(path)).count()
    }

    fn look(&mut self, archive: &Archive, folder: &str, depth: usize) -> Result<(), StorageError> {
        for entry in archive.reader.list(folder)? {
            let name = entry.name.to_string_lossy();
            if folder.is_empty() && STAYS.contains(&name.as_ref()) {
                continue;
            }
            let path = if folder.is_empty() { name.to_string() } else { format!("{folder}/{name}") };
            match entry.kind {
                EntryKind::File if entry.text().is_some() => self.files.push(path),
                EntryKind::Folder if entry.text().is_some() && depth < DEEPEST => {
                    self.look(archive, &path, depth + 1)?;
                }
                EntryKind::File | EntryKind::Folder | EntryKind::Link | EntryKind::Special => self.left.push(path),
            }
        }
        Ok(())
    }
}
