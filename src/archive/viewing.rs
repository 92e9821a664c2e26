//! A folder of the user's own, outside the archive, for what is looked at: copies of papers, pages with links. Nobody else may look in,
//! and what an earlier day left there goes.

use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::archive::clear_copies::ClearCopy;
use crate::archive::disclosed_copies::{OutgoingCopy, copy_to};
pub use crate::archive::half_made::OPENED;
use crate::archive::open::Archive;
use crate::archive::outside::{given_entries, real_path};
use crate::archive::random::Chance;
use crate::archive::storage_error::{At, GivenFault, StorageError, Verb};
use crate::model::Date;

/// A new folder for what is looked at.
#[derive(Debug)]
pub struct Viewing<'a> {
    archive: &'a Archive,
    folder: PathBuf,
    /// That something lies there which lies encrypted in the archive.
    noted: Option<ClearCopy>,
}

impl<'a> Viewing<'a> {
    /// Makes a new folder beneath the user's own, and takes away what other days left there.
    ///
    /// # Errors
    /// It cannot be made, or lies in the archive.
    pub fn begin(
        archive: &'a Archive,
        (cache, sort): (&Path, &str),
        (today, chance): (Date, &Chance),
    ) -> Result<Self, StorageError> {
        let own = cache.join("deedbox").join(sort);
        archive.disk.make_own_folder(&own)?;
        // What is taken away here is nothing of the archive, its inbox included.
        if real_path(&own)?.starts_with(real_path(archive.root())?) {
            return Err(StorageError::Given { path: own.display().to_string(), fault: GivenFault::InArchive });
        }
        for name in given_entries(&own)? {
            let day = name.get(..10).and_then(|day| day.parse::<Date>().ok());
            if day.is_some_and(|day| day < today) {
                archive.disk.remove_half_made(&own.join(&name))?;
            }
        }
        let folder = own.join(format!("{today}-{}", chance.tail()?));
        archive.disk.make_own_folder(&folder)?;
        Ok(Self { archive, folder, noted: None })
    }

    /// Where it is.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Writes a page there, and makes the folder in which it lies.
    pub fn page(&self, name: &Path, bytes: &[u8]) -> Result<(), StorageError> {
        let path = self.folder.join(name);
        if let Some(above) = path.parent() {
            self.archive.disk.make_own_folder(above)?;
        }
        let mut file = self.archive.disk.create_outside(&path)?;
        file.write_all(bytes).at(Verb::Write, &path)
    }

    /// Puts a paper there by what fills it, for this user alone; it is taken away with the folder.
    pub fn opened<E: From<StorageError>>(
        &mut self,
        name: &str,
        fill: impl FnOnce(&mut File) -> Result<(), E>,
    ) -> Result<PathBuf, E> {
        let path = self.folder.join(name);
        self.noted = Some(ClearCopy::begin(self.archive, &self.folder)?);
        self.archive.disk.write_own(&path, |_, file| fill(file))?;
        Ok(path)
    }

    /// Takes the folder away, with what lies in it.
    pub fn end(self) -> Result<(), StorageError> {
        self.archive.disk.remove_half_made(&self.folder)?;
        self.noted.map_or(Ok(()), |noted| noted.end(&self.archive.disk))
    }

    /// Puts a read-only copy of a paper there; its bytes must be those that were listed.
    pub fn paper(&self, copy: &OutgoingCopy) -> Result<PathBuf, StorageError> {
        let path = self.folder.join(&copy.name);
        let mut file = self.archive.disk.create_outside(&path)?;
        copy_to(self.archive, copy, &mut file, &path)?;
        self.archive.disk.protect(&file, &path)?;
        Ok(path)
    }
}
