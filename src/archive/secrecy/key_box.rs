//! The key box: a folder outside the archive and outside every tree of git, with the key of each encrypted paper, wrapped to who opens them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};

use crate::archive::disk::Disk;
use crate::archive::lock::{self, Hold, Lock};
use crate::archive::open::Archive;
use crate::archive::outside::{given_entries, given_folder, is_there, open_given, read_given, real_path};
use crate::archive::secrecy::{KeyMeans, SecrecyError};
use crate::archive::storage_error::{At, StorageError, Verb};
use crate::model::message::Given;
use crate::model::secrecy::AgeKey;
use crate::model::secrecy_refusal::SecrecyRefusal;
use crate::model::settings::EstateId;
use crate::model::{Date, Sha256, StaffId};

/// What a box says of itself.
const ABOUT: &str = "deedbox-keys.toml";
/// Who wraps all keys anew is alone.
const LOCK: &str = "deedbox-keys.lock";
/// The ending of a wrapped key.
const ENDING: &str = ".age";
/// The largest file of a box, in bytes.
const MAX_BYTES: u64 = 1 << 20;

/// To whom keys are wrapped since a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Generation {
    /// From 1.
    pub number: u32,
    pub day: Date,
    /// Whose keys these are beside those for recovery.
    pub staff: Vec<StaffId>,
    /// Their keys.
    pub keys: Vec<AgeKey>,
}

/// `deedbox-keys.toml`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct BoxFile {
    estate: EstateId,
    recovery: Vec<AgeKey>,
    generations: Vec<Generation>,
}

impl BoxFile {
    /// What is known of a box that says nothing of itself.
    fn nothing(estate: EstateId) -> Self {
        Self { estate, recovery: Vec::new(), generations: Vec::new() }
    }

    /// What a box says of itself; none where it says nothing.
    fn read(path: &Path) -> Result<Option<Self>, StorageError> {
        if !is_there(path) {
            return Ok(None);
        }
        let wrong = |says: String| StorageError::BoxDamaged { path: path.display().to_string(), says };
        let text = String::from_utf8(read_given(path, MAX_BYTES)?).map_err(|e| wrong(e.to_string()))?;
        toml::from_str(&text).map(Some).map_err(|e| wrong(e.message().to_owned()))
    }
}

/// A key box that is there.
#[derive(Clone, Debug)]
pub struct KeyBox {
    folder: PathBuf,
    about: BoxFile,
}

impl KeyBox {
    /// The box that the user's settings name.
    ///
    /// # Errors
    /// None is named, it is not there, lies in a tree of git, or is another estate's.
    pub fn find(archive: &Archive, means: &KeyMeans) -> Result<Self, SecrecyError> {
        let folder = means.key_box.clone().ok_or(SecrecyRefusal::NoBoxNamed)?;
        if !given_folder(&folder) {
            return Err(StorageError::NoKeyBox(folder.display().to_string()).into());
        }
        check_outside(archive, &folder)?;
        let estate = archive.settings().id.clone();
        let Some(about) = BoxFile::read(&folder.join(ABOUT))? else {
            return Ok(Self { folder, about: BoxFile::nothing(estate) });
        };
        if about.estate != estate {
            let (folder, estate) = (Given(folder.display().to_string()), about.estate.as_str().to_owned());
            return Err(SecrecyRefusal::BoxOfOthers { folder, estate }.into());
        }
        Ok(Self { folder, about })
    }

    /// The same for who opens a paper: its key is found by its name, whatever became of what the box says of itself.
    ///
    /// # Errors
    /// None is named, it is not there, or nothing was begun in it.
    pub fn to_open(archive: &Archive, means: &KeyMeans) -> Result<Self, SecrecyError> {
        let damaged = match Self::begun(archive, means) {
            Err(SecrecyError::Storage(e @ StorageError::BoxDamaged { .. })) => e,
            other => return other,
        };
        let folder = means.key_box.clone().ok_or(SecrecyRefusal::NoBoxNamed)?;
        let found = Self { folder, about: BoxFile::nothing(archive.settings().id.clone()) };
        if found.kept()?.is_empty() { Err(damaged.into()) } else { Ok(found) }
    }

    /// The same, once it was begun: a folder into which no box was made may be a stick that is not there.
    ///
    /// # Errors
    /// As above, or it was not begun.
    pub fn begun(archive: &Archive, means: &KeyMeans) -> Result<Self, SecrecyError> {
        let found = Self::find(archive, means)?;
        // What it says of itself can be lost while its keys are there.
        if found.newest().is_none() && found.kept()?.is_empty() {
            return Err(StorageError::NoKeysIn(found.folder.display().to_string()).into());
        }
        Ok(found)
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// To whom keys are wrapped now.
    pub fn newest(&self) -> Option<&Generation> {
        self.about.generations.iter().max_by_key(|generation| generation.number)
    }

    /// To whom keys were wrapped in one generation; none where the box does not know it.
    pub fn generation(&self, number: u32) -> Option<&Generation> {
        self.about.generations.iter().find(|generation| generation.number == number)
    }

    /// The keys for recovery to which the newest generation is wrapped.
    pub fn recovery(&self) -> &[AgeKey] {
        &self.about.recovery
    }

    /// Every paper of which a key is in the box, with the generations of it.
    pub fn kept(&self) -> Result<BTreeMap<Sha256, BTreeSet<u32>>, StorageError> {
        let mut kept: BTreeMap<Sha256, BTreeSet<u32>> = BTreeMap::new();
        for folder in given_entries(&self.folder)? {
            if folder.len() != 2 || !folder.bytes().all(|b| b.is_ascii_hexdigit()) {
                continue;
            }
            for name in given_entries(&self.folder.join(&folder))? {
                if let Some((paper, generation)) = key_of(&name) {
                    kept.entry(paper).or_default().insert(generation);
                }
            }
        }
        Ok(kept)
    }

    /// The newest key of a paper, and its generation.
    pub fn newest_of(&self, paper: Sha256) -> Result<Option<(u32, PathBuf)>, StorageError> {
        let names = given_entries(&self.folder_of(paper))?;
        let generations = names.iter().filter_map(|name| key_of(name)).filter(|(of, _)| *of == paper);
        Ok(generations.map(|(_, generation)| generation).max().map(|newest| (newest, self.path_of(paper, newest))))
    }

    fn folder_of(&self, paper: Sha256) -> PathBuf {
        let digits = paper.to_string();
        self.folder.join(digits.get(..2).unwrap_or_default())
    }

    /// What lies in a box that goes to another company: of itself, with its one generation; and where the key of a paper does.
    ///
    /// # Errors
    /// It cannot be written as text.
    pub fn carried(estate: &EstateId, only: Generation) -> Result<(&'static str, String), StorageError> {
        let about = BoxFile { estate: estate.clone(), recovery: Vec::new(), generations: vec![only] };
        let wrong = |says: String| StorageError::Text { path: ABOUT.to_owned(), line: None, says };
        Ok((ABOUT, toml::to_string(&about).map_err(|e| wrong(e.to_string()))?))
    }

    /// Where in a box the key of a paper lies.
    pub fn name_of(paper: Sha256, generation: u32) -> String {
        let digits = paper.to_string();
        format!("{}/{paper}.{generation}{ENDING}", digits.get(..2).unwrap_or_default())
    }

    /// Where a key lies.
    pub fn path_of(&self, paper: Sha256, generation: u32) -> PathBuf {
        self.folder.join(Self::name_of(paper, generation))
    }

    /// For how long a key has lain there; none where that cannot be told.
    pub fn age_of(&self, paper: Sha256, generation: u32, now: SystemTime) -> Result<Option<Duration>, StorageError> {
        let path = self.path_of(paper, generation);
        let (file, _) = open_given(&path)?;
        let changed = file.metadata().and_then(|state| state.modified()).at(Verb::Read, &path)?;
        Ok(now.duration_since(changed).ok())
    }

    /// Puts a wrapped key into the box; it is on disk once this is done.
    pub fn put(&self, disk: &Disk, (paper, generation): (Sha256, u32), wrapped: &[u8]) -> Result<(), StorageError> {
        disk.write_key(&self.path_of(paper, generation), wrapped)
    }

    /// Takes a key out of the box.
    pub fn remove(&self, disk: &Disk, paper: Sha256, generation: u32) -> Result<(), StorageError> {
        disk.remove_key(&self.path_of(paper, generation))
    }

    /// Notes to whom keys are wrapped from now on.
    pub fn begin(&mut self, disk: &Disk, generation: Generation, recovery: &[AgeKey]) -> Result<(), StorageError> {
        let mut about = self.about.clone();
        about.generations.push(generation);
        about.recovery = recovery.to_vec();
        let path = self.folder.join(ABOUT);
        let wrong = |says: String| StorageError::Text { path: path.display().to_string(), line: None, says };
        let text = toml::to_string(&about).map_err(|e| wrong(e.to_string()))?;
        disk.write_key(&path, text.as_bytes())?;
        self.about = about;
        Ok(())
    }

    /// Who wraps all keys anew is alone.
    pub fn lock(&self, disk: &Disk, wait: Duration) -> Result<Lock, StorageError> {
        lock::take(disk, self.folder.join(LOCK), &self.folder.display().to_string(), Hold::Alone, wait)
    }
}

/// A box in the archive or in a tree of git would be kept for ever.
fn check_outside(archive: &Archive, folder: &Path) -> Result<(), SecrecyError> {
    let real = real_path(folder)?;
    let is_in_git = real.ancestors().any(|above| is_there(&above.join(".git")));
    if is_in_git || real.starts_with(real_path(archive.root())?) {
        return Err(SecrecyRefusal::BoxInTree { folder: Given(folder.display().to_string()) }.into());
    }
    Ok(())
}

/// The paper and the generation of a wrapped key, as its name says.
fn key_of(name: &str) -> Option<(Sha256, u32)> {
    let (paper, generation) = name.strip_suffix(ENDING)?.split_once('.')?;
    Some((paper.parse().ok()?, generation.parse().ok()?))
}
