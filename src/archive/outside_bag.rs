//! A BagIt bag (RFC 8493) that is made outside the archive, in a folder that a command fills: what leaves the office can be checked by
//! who gets it.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::Path;

use crate::archive::bag::{BAG_INFO, BAGIT, PAYLOAD_MANIFEST, TAG_MANIFEST};
use crate::archive::digest::digest;
use crate::archive::disclosed_copies::OutgoingCopy;
use crate::archive::elsewhere;
use crate::archive::export_files::OutsidePlace;
use crate::archive::open::Archive;
use crate::archive::outside::{everything_in, open_given, read_given};
use crate::archive::read::EntryKind;
use crate::archive::stage;
use crate::archive::storage_error::StorageError;
use crate::archive::systems::{beneath, slashed};
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
            Err(e) if e.is_not_found() => {
                return Err(elsewhere::missing(&self.archive.reader, &copy.from, copy.sha256));
            }
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

/// What is wrong with a bag that somebody got.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BagFault {
    /// A file of the bag's own is not there, or cannot be understood.
    List(String),
    /// A listed file is not there.
    Missing(String),
    /// A listed file has other bytes.
    Altered(String),
    /// A file is in no list.
    Unlisted(String),
    /// A link, or what is neither file nor folder.
    NotPlain(String),
}

/// The most that is read of a bag's own files, in bytes.
const MAX_LIST_BYTES: u64 = 1 << 30;

/// Holds what lies in a folder against its lists; changes nothing.
///
/// # Errors
/// The folder cannot be read.
pub fn check(folder: &Path) -> Result<Vec<BagFault>, StorageError> {
    let mut faults = Vec::new();
    let there: BTreeMap<String, EntryKind> =
        everything_in(folder)?.into_iter().map(|(path, kind)| (name_of(&path), kind)).collect();
    faults.extend(
        there.iter().filter(|(_, kind)| **kind != EntryKind::File).map(|(path, _)| BagFault::NotPlain(path.clone())),
    );
    let mut listed: BTreeMap<String, Sha256> = BTreeMap::new();
    for list in [PAYLOAD_MANIFEST, TAG_MANIFEST] {
        let bytes = match read_given(&folder.join(list), MAX_LIST_BYTES) {
            Ok(bytes) => bytes,
            Err(e @ StorageError::Io { .. }) => return Err(e),
            Err(_) => {
                faults.push(BagFault::List(list.to_owned()));
                continue;
            }
        };
        for line in String::from_utf8_lossy(&bytes).lines() {
            let read = line.split_once("  ").and_then(|(sha256, path)| Some((sha256.parse().ok()?, decoded(path))));
            match read {
                Some((sha256, path)) => drop(listed.insert(path, sha256)),
                None => faults.push(BagFault::List(list.to_owned())),
            }
        }
    }
    for (path, sha256) in &listed {
        if there.get(path) != Some(&EntryKind::File) {
            faults.push(BagFault::Missing(path.clone()));
            continue;
        }
        let (file, _) = open_given(&beneath(folder, path))?;
        if stage::hash(file, path)?.0 != *sha256 {
            faults.push(BagFault::Altered(path.clone()));
        }
    }
    let plain = there.iter().filter(|(_, kind)| **kind == EntryKind::File).map(|(path, _)| path);
    let unlisted = plain.filter(|path| path.as_str() != TAG_MANIFEST && !listed.contains_key(*path));
    faults.extend(unlisted.map(|path| BagFault::Unlisted(path.clone())));
    faults.dedup();
    Ok(faults)
}

fn decoded(path: &str) -> String {
    path.replace("%0D", "\r").replace("%0A", "\n")
}

/// A path as a list has it; what is no text is shown, and stands in no list.
fn name_of(path: &Path) -> String {
    slashed(path).unwrap_or_else(|| path.display().to_string())
}
