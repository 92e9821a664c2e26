//! A BagIt bag (RFC 8493) that is made outside the archive, in a folder that a command fills: what leaves the office can be checked by
//! who gets it.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::Path;

use crate::archive::bag::{BAG_INFO, BAGIT, PAYLOAD_MANIFEST, TAG_MANIFEST};
use crate::archive::digest::digest;
use crate::archive::disclosed_copies::OutgoingCopy;
use crate::archive::export_files::OutsidePlace;
use crate::archive::open::Archive;
use crate::archive::stage;
use crate::archive::storage_error::StorageError;
use crate::model::{Listed, Sha256};

/// A bag on its way: the payload that was written so far.
pub struct OutsideBag<'a> {
    archive: &'a Archive,
    place: &'a OutsidePlace,
    payload: BTreeMap<String, (Sha256, u64)>,
}

impl<'a> OutsideBag<'a> {
    /// Begins a bag; nothing may lie at its place.
    pub fn begin(archive: &'a Archive, place: &'a OutsidePlace) -> Result<Self, StorageError> {
        place.folder(archive)?;
        Ok(Self { archive, place, payload: BTreeMap::new() })
    }

    /// Puts a copy of a file of the archive into it; its bytes must be those that were listed.
    pub fn copy(&mut self, copy: &OutgoingCopy) -> Result<(), StorageError> {
        let (file, _) = match self.archive.reader.open(&copy.from) {
            Err(e) if e.is_not_found() => return Err(StorageError::Missing(copy.from.clone())),
            other => other?,
        };
        let sha256 = self.stream(&copy.name, file, &self.archive.reader.full(&copy.from))?;
        if sha256 == copy.sha256 { Ok(()) } else { Err(StorageError::Altered(copy.from.clone())) }
    }

    /// Puts bytes into it.
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> Result<(), StorageError> {
        self.stream(name, bytes, Path::new(name)).map(drop)
    }

    /// Puts what is read into it; gives its digest.
    pub fn stream(&mut self, name: &str, from: impl Read, from_path: &Path) -> Result<Sha256, StorageError> {
        let path = self.place.half_made().join(name);
        let mut file = self.place.file_in(self.archive, name)?;
        let (sha256, size) = stage::copy(from, &mut file, from_path, &path)?;
        self.archive.disk.sync_file(&file, &path)?;
        self.payload.insert(name.to_owned(), (sha256, size));
        Ok(sha256)
    }

    /// Closes it, with what is said of it; gives the list of its payload, by which all of it is known.
    pub fn close(self, said: &[(&str, String)]) -> Result<Listed, StorageError> {
        let bytes: u64 = self.payload.values().map(|(_, size)| size).sum();
        let bagit = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n".to_owned();
        let mut bag_info: String = said.iter().map(|(label, value)| format!("{label}: {value}\n")).collect();
        bag_info.push_str(&format!("Payload-Oxum: {bytes}.{}\n", self.payload.len()));
        let payload: String =
            self.payload.iter().map(|(path, (sha256, _))| format!("{sha256}  {}\n", encoded(path))).collect();
        let known = digest(payload.as_bytes());
        let tags = [(BAG_INFO, bag_info), (BAGIT, bagit), (PAYLOAD_MANIFEST, payload)];
        let tag_manifest: String =
            tags.iter().map(|(name, text)| format!("{}  {name}\n", digest(text.as_bytes()))).collect();
        for (name, text) in tags.iter().map(|(name, text)| (*name, text)).chain([(TAG_MANIFEST, &tag_manifest)]) {
            self.place.page_in(self.archive, name, text.as_bytes())?;
        }
        let folders: BTreeSet<&Path> =
            self.payload.keys().flat_map(|name| Path::new(name).ancestors().skip(1)).collect();
        // From the innermost out.
        for folder in folders.into_iter().rev() {
            self.archive.disk.sync_folder(&self.place.half_made().join(folder))?;
        }
        let unnamed = |e: crate::model::Invalid| StorageError::Text {
            path: PAYLOAD_MANIFEST.to_owned(),
            line: None,
            says: format!("{e:?}"),
        };
        Ok(Listed { sha256: known, path: PAYLOAD_MANIFEST.parse().map_err(unnamed)? })
    }
}

/// A path as a bag's list has it (section 2.1.3): what would end its line is written otherwise.
fn encoded(path: &str) -> String {
    path.replace('\r', "%0D").replace('\n', "%0A")
}
