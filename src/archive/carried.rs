//! The files of an archive as they are carried to another company: all but what is of this working copy alone.

use std::collections::BTreeSet;

use crate::archive::bundle::Bundle;
use crate::archive::layout::{self, PRIVATE};
use crate::archive::open::Archive;
use crate::archive::read::EntryKind;
use crate::archive::storage_error::StorageError;
use crate::archive::{check, elsewhere};
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

    /// Refuses where a listed paper lies in a store alone: what is carried would lack it.
    ///
    /// # Errors
    /// That is so, or a manifest cannot be read.
    pub fn check_whole(archive: &Archive) -> Result<(), StorageError> {
        if !elsewhere::has_notes(&archive.reader)? {
            return Ok(());
        }
        let mut papers = Vec::new();
        for id in check::bundles(archive) {
            let bundle = Bundle::read(&archive.reader, &id)?;
            let listed = bundle.listing().files.iter().filter(|(path, _)| layout::is_paper(path));
            let kept =
                listed.filter(|(path, sha256)| bundle.destroyed.get(*path).is_none_or(|gone| gone.sha256 != **sha256));
            papers.extend(kept.map(|(path, sha256)| (format!("{id}/{path}"), *sha256)));
        }
        elsewhere::all_here(&archive.reader, papers.iter().map(|(path, sha256)| (path.as_str(), *sha256)))
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
