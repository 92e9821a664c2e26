//! Files that an export or a disclosure writes outside the archive: built beside their place under another name, and put there only once
//! it is registered that they leave (P1-5b). A crash leaves a half-made file, never one that was handed out and is not registered.

use std::cell::{Cell, RefCell};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use crate::archive::clear_copies::ClearCopy;
use crate::archive::disclosed_copies::{OutgoingCopy, copy_to};
use crate::archive::half_made::HALF_MADE;
use crate::archive::open::Archive;
use crate::archive::outside::{is_there, open_given};
use crate::archive::secrecy::{OpeningKeys, SecrecyError};
use crate::archive::stage;
use crate::archive::storage_error::{At, GivenFault, StorageError, Verb};
use crate::model::Sha256;

/// What is added to the name of a folder that another one has taken the place of, until it is removed.
const BEFORE: &str = ".deedbox-before";

/// A place outside the archive, and where what goes there is being made.
#[derive(Clone, Debug)]
pub struct OutsidePlace {
    target: PathBuf,
    half_made: PathBuf,
    /// Whether this command began it: what another made is not taken away.
    begun: Cell<bool>,
    /// That something lies there in clear which lies encrypted in the archive.
    noted: Rc<RefCell<Option<ClearCopy>>>,
}

impl OutsidePlace {
    /// A place that is not in the archive. That nothing lies there is checked when something is begun.
    pub fn new(archive: &Archive, target: &Path) -> Result<Self, StorageError> {
        let mut name = target.file_name().unwrap_or_default().to_owned();
        name.push(HALF_MADE);
        let half_made = target.with_file_name(name);
        archive.check_page_folder(&half_made)?;
        Ok(Self { target: target.to_owned(), half_made, begun: Cell::new(false), noted: Rc::default() })
    }

    /// Whether a command that was stopped left something here.
    pub fn is_left(&self) -> bool {
        !self.begun.get() && is_there(&self.half_made)
    }

    /// Takes away what a stopped command left.
    pub fn sweep(&self, archive: &Archive) -> Result<(), StorageError> {
        archive.disk.remove_half_made(&self.half_made)
    }

    /// The digest of what a stopped command left: of the file itself, or of one in the folder; none where there is no such file.
    pub fn left(&self, name: Option<&str>) -> Option<Sha256> {
        let path = name.map_or_else(|| self.half_made.clone(), |name| self.half_made.join(name));
        let (file, _) = open_given(&path).ok()?;
        Some(stage::hash(file, &path.display().to_string()).ok()?.0)
    }

    /// Where it is being made.
    pub fn half_made(&self) -> &Path {
        &self.half_made
    }

    /// Begins the file itself.
    pub fn file(&self, archive: &Archive) -> Result<File, StorageError> {
        archive.check_page_place(&self.target)?;
        let file = archive.disk.create_outside(&self.half_made)?;
        self.begun.set(true);
        Ok(file)
    }

    /// Begins the folder; nothing may lie there.
    pub fn folder(&self, archive: &Archive) -> Result<(), StorageError> {
        archive.check_page_place(&self.target)?;
        if archive.disk.make_folder(&self.half_made)? {
            self.begun.set(true);
            return Ok(());
        }
        Err(StorageError::Given { path: self.half_made.display().to_string(), fault: GivenFault::Taken })
    }

    /// Begins a folder that is to take the place of one that lies there.
    pub fn folder_anew(&self, archive: &Archive) -> Result<(), StorageError> {
        archive.disk.make_folder(&self.half_made)?;
        self.begun.set(true);
        Ok(())
    }

    /// Takes into the folder what lies under the same name in the one whose place it takes: as a second name of the same file where the file
    /// system can do that, else as a copy.
    pub fn keep_in(&self, archive: &Archive, name: &str) -> Result<(), StorageError> {
        let (from, to) = (self.target.join(name), self.half_made.join(name));
        self.folders_of(archive, name)?;
        if archive.disk.link_outside(&from, &to)? {
            return Ok(());
        }
        let (mut old, _) = open_given(&from)?;
        let mut new = archive.disk.create_outside(&to)?;
        std::io::copy(&mut old, &mut new).at(Verb::Write, &to)?;
        archive.disk.sync_file(&new, &to)
    }

    /// The digest of a file in the folder that lies in the place; none where there is no such file.
    pub fn there(&self, name: &str) -> Option<Sha256> {
        let path = self.target.join(name);
        let (file, _) = open_given(&path).ok()?;
        Some(stage::hash(file, &path.display().to_string()).ok()?.0)
    }

    /// Begins a file in the folder, and what folders it lies in.
    pub fn file_in(&self, archive: &Archive, name: &str) -> Result<File, StorageError> {
        self.folders_of(archive, name)?;
        archive.disk.create_outside(&self.half_made.join(name))
    }

    /// Makes the folders in which a file lies.
    fn folders_of(&self, archive: &Archive, name: &str) -> Result<(), StorageError> {
        let mut folder = self.half_made.clone();
        if let Some((folders, _)) = name.rsplit_once('/') {
            for part in folders.split('/') {
                folder.push(part);
                archive.disk.make_folder(&folder)?;
            }
        }
        Ok(())
    }

    /// Writes a copy of a paper into the folder; its bytes must be those that were listed.
    pub fn copy_in(&self, archive: &Archive, copy: &OutgoingCopy) -> Result<(), StorageError> {
        let path = self.half_made.join(&copy.name);
        let mut file = self.file_in(archive, &copy.name)?;
        copy_to(archive, copy, &mut file, &path)?;
        archive.disk.sync_file(&file, &path)
    }

    /// Notes, before anything of it is written, that what lies encrypted will lie there in clear.
    pub fn note_clear(&self, archive: &Archive) -> Result<(), StorageError> {
        if self.noted.borrow().is_none() {
            let noted = ClearCopy::begin(archive, &self.half_made)?;
            self.noted.replace(Some(noted));
        }
        Ok(())
    }

    /// Writes a paper that lies encrypted into the folder, in clear: it goes to somebody who has no key.
    pub fn clear_in(&self, archive: &Archive, copy: &OutgoingCopy, keys: &OpeningKeys) -> Result<(), SecrecyError> {
        let path = self.half_made.join(&copy.name);
        let secret = keys.secret_of(copy.sha256)?;
        self.note_clear(archive)?;
        let mut file = self.file_in(archive, &copy.name)?;
        keys.write(archive, (copy, &secret), &mut file)?;
        Ok(archive.disk.sync_file(&file, &path)?)
    }

    /// Writes a page into the folder, and waits until it is on disk.
    pub fn page_in(&self, archive: &Archive, name: &str, bytes: &[u8]) -> Result<(), StorageError> {
        archive.disk.write_outside(&self.half_made.join(name), bytes)
    }

    /// The digest of what was made, once it is on disk: of the file itself, or of one in the folder.
    pub fn sealed(&self, archive: &Archive, name: Option<&str>) -> Result<Sha256, StorageError> {
        let path = name.map_or_else(|| self.half_made.clone(), |name| self.half_made.join(name));
        let (file, _) = open_given(&path)?;
        archive.disk.sync_file(&file, &path)?;
        Ok(stage::hash(file, &path.display().to_string())?.0)
    }

    /// Puts a file in its place.
    pub fn put_file(&self, archive: &Archive) -> Result<(), StorageError> {
        archive.disk.place(&self.half_made, &self.target)?;
        self.settle(archive)
    }

    /// Puts a folder in its place.
    pub fn put_folder(&self, archive: &Archive) -> Result<(), StorageError> {
        archive.disk.sync_folder(&self.half_made)?;
        archive.disk.move_folder(&self.half_made, &self.target)?;
        self.settle(archive)
    }

    /// Puts a folder in the place of the one that lies there, which goes; who could look into that one can look into this. Where the system can let two folders change places, one or the
    /// other lies there at any moment.
    pub fn swap_folder(&self, archive: &Archive) -> Result<(), StorageError> {
        archive.disk.share_as(&self.target, &self.half_made)?;
        archive.disk.sync_folder(&self.half_made)?;
        let before = self.before();
        if archive.disk.exchange_folders(&self.half_made, &self.target)? {
            archive.disk.move_folder(&self.half_made, &before)?;
        } else {
            archive.disk.move_folder(&self.target, &before)?;
            archive.disk.move_folder(&self.half_made, &self.target)?;
        }
        self.settle(archive)?;
        archive.disk.remove_half_made(&before)
    }

    /// Takes away what a stopped command left of a folder whose place another one has taken.
    pub fn sweep_before(&self, archive: &Archive) -> Result<(), StorageError> {
        // Where the place is empty it was stopped between the two: what lay there is not lost before something else does.
        if is_there(&self.target) { archive.disk.remove_half_made(&self.before()) } else { Ok(()) }
    }

    fn before(&self) -> PathBuf {
        let mut name = self.target.file_name().unwrap_or_default().to_owned();
        name.push(BEFORE);
        self.target.with_file_name(name)
    }

    /// Takes away what was half made, so that the same command can be given again.
    pub fn give_up(&self, archive: &Archive) -> Result<(), StorageError> {
        if !self.begun.get() {
            return Ok(());
        }
        archive.disk.remove_half_made(&self.half_made)?;
        self.no_more_in_the_making(archive)
    }

    /// The place where clear copies were half made; none where a name is none of such a place.
    pub fn of_half_made(archive: &Archive, half_made: &Path) -> Result<Option<Self>, StorageError> {
        let name = half_made.file_name().and_then(|name| name.to_str()).and_then(|name| name.strip_suffix(HALF_MADE));
        name.map(|name| Self::new(archive, &half_made.with_file_name(name))).transpose()
    }

    /// The name that it is to have.
    pub fn name(&self) -> String {
        self.target.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// Everything lies there that is to be registered: a signal takes nothing of it away any more, for what is registered was promised.
    pub fn is_whole(&self) {
        if let Some(noted) = &*self.noted.borrow() {
            noted.is_whole();
        }
    }

    fn no_more_in_the_making(&self, archive: &Archive) -> Result<(), StorageError> {
        self.noted.take().map_or(Ok(()), |noted| noted.end(&archive.disk))
    }

    fn settle(&self, archive: &Archive) -> Result<(), StorageError> {
        self.target.parent().map_or(Ok(()), |above| archive.disk.sync_folder(above))?;
        self.no_more_in_the_making(archive)
    }
}
