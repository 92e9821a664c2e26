//! How the files of a bundle are read: by their paths, or, where many records are read, by their names beneath the open folder.

use std::ffi::OsStr;

use crate::archive::folder::Folder;
use crate::archive::read::Reader;
use crate::archive::storage_error::StorageError;

/// Fewer files than this are opened by their paths: opening the folder first would cost more.
const FEW: usize = 4;

/// The files of a bundle. A folder is held open only while its records are read, however many bundles are in memory.
#[derive(Debug)]
pub struct BundleFiles<'r> {
    pub reader: &'r Reader,
    /// The folder of records as it begins a path, and open.
    records: Option<(String, Folder)>,
}

impl<'r> BundleFiles<'r> {
    /// Each by its path.
    pub fn by_path(reader: &'r Reader) -> Self {
        Self { reader, records: None }
    }

    /// Those of a folder by their names, where more than a few are about to be read.
    pub fn beneath(reader: &'r Reader, folder: &str, how_many: usize) -> Self {
        // What is wrong with the folder is told of the file that is looked for in it.
        let open = if FEW < how_many { reader.folder_if_there(folder) } else { None };
        Self { reader, records: open.map(|open| (format!("{folder}/"), open)) }
    }

    /// The bytes of a file, by its path in the archive.
    pub fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, StorageError> {
        let beneath = self.records.as_ref().and_then(|(start, folder)| Some((path.strip_prefix(start)?, folder)));
        match beneath {
            Some((name, folder)) if !name.contains('/') => folder.read(OsStr::new(name), limit),
            _ => self.reader.read(path, limit),
        }
    }
}
