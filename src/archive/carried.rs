//! The files of an archive as they are carried to another company: all but what is of this working copy alone.

use crate::archive::layout::PRIVATE;
use crate::archive::open::Archive;
use crate::archive::read::EntryKind;
use crate::archive::storage_error::StorageError;

/// What is never carried: what belongs to one working copy.
const STAYS: [&str; 2] = [PRIVATE, ".git"];

/// How deep folders are carried; deeper ones are none of ours.
const DEEPEST: usize = 32;

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
