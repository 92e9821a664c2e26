//! The one place that reads the archive: no links followed, no special files opened, nothing outside, nothing of absurd size.
#![expect(clippy::disallowed_methods, reason = "the one place that reads")]

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::archive::faults::Faults;
use crate::archive::gone::GoneRead;
use crate::archive::links::{is_loop, link_in_the_way};
use crate::archive::looking::{LookedAt, Looking};
use crate::archive::storage_error::{At, StorageError, Verb};

/// Reads beneath one folder.
#[derive(Debug)]
pub struct Reader {
    root: PathBuf,
    faults: Arc<Faults>,
    gone: Arc<GoneRead>,
    hides_titles: bool,
    looking: Arc<Looking>,
    #[cfg(target_os = "linux")]
    handle: rustix::fd::OwnedFd,
}

/// What an entry of a folder is, links not followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryKind {
    /// A plain file.
    File,
    Folder,
    Link,
    /// A pipe, a socket, a device.
    Special,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FolderEntry {
    pub name: OsString,
    pub kind: EntryKind,
}

impl FolderEntry {
    /// The name, if it is Unicode.
    pub fn text(&self) -> Option<&str> {
        self.name.to_str()
    }
}

/// What may be opened.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Want {
    File,
    #[cfg_attr(not(target_os = "linux"), expect(dead_code, reason = "elsewhere a folder is no handle"))]
    Folder,
}

impl Reader {
    /// A reader of a folder; links in the path to the folder itself are the caller's own.
    pub fn new(root: PathBuf) -> Result<Self, StorageError> {
        #[cfg(target_os = "linux")]
        {
            use rustix::fs::{Mode, OFlags};
            let flags = OFlags::PATH | OFlags::DIRECTORY | OFlags::CLOEXEC;
            let handle =
                rustix::fs::open(&root, flags, Mode::empty()).map_err(io::Error::from).at(Verb::Read, &root)?;
            let (faults, gone, looking) = (Arc::default(), Arc::default(), Arc::default());
            Ok(Self { root, faults, gone, hides_titles: false, looking, handle })
        }
        #[cfg(not(target_os = "linux"))]
        {
            let (faults, gone, looking) = (Arc::default(), Arc::default(), Arc::default());
            Ok(Self { root, faults, gone, hides_titles: false, looking })
        }
    }

    /// Another one of the same folder, which shows no title of a confidential paper.
    pub(super) fn hiding_titles(&self) -> Result<Self, StorageError> {
        let (faults, gone, looking) = (Arc::clone(&self.faults), Arc::clone(&self.gone), Arc::clone(&self.looking));
        Ok(Self { faults, gone, looking, hides_titles: true, ..Self::new(self.root.clone())? })
    }

    /// Whether titles of confidential papers are left out of what is read.
    pub fn hides_titles(&self) -> bool {
        self.hides_titles
    }

    /// The folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// What was read through it of lists that destroyed something.
    pub(super) fn gone(&self) -> &GoneRead {
        &self.gone
    }

    /// Notes what is looked at through it.
    pub fn looking(&self) -> &Arc<Looking> {
        &self.looking
    }

    /// What could not be read through it.
    pub fn faults(&self) -> &Arc<Faults> {
        &self.faults
    }

    /// Notes what the machine did not let be read.
    fn noted<T>(&self, path: &Path, done: io::Result<T>) -> io::Result<T> {
        done.inspect_err(|e| self.faults.note(path, e))
    }

    /// The path of something beneath it, as the system knows it.
    pub fn full(&self, path: impl AsRef<Path>) -> PathBuf {
        self.root.join(path)
    }

    /// Opens a plain file and gives its size.
    pub fn open(&self, path: impl AsRef<Path>) -> Result<(File, u64), StorageError> {
        let path = path.as_ref();
        self.looking.note_bytes(path);
        let file = self.open_as(path, Want::File)?;
        let state = self.noted(path, file.metadata()).at(Verb::Read, path)?;
        if state.is_file() { Ok((file, state.len())) } else { Err(StorageError::NotPlain(show(path))) }
    }

    /// Reads a file of at most `limit` bytes.
    pub fn read(&self, path: impl AsRef<Path>, limit: u64) -> Result<Vec<u8>, StorageError> {
        let path = path.as_ref();
        let opened = self.open(path)?;
        let bytes = self.noted(path, read_all(opened, limit)).at(Verb::Read, path)?;
        bytes.ok_or_else(|| StorageError::TooLarge(show(path)))
    }

    /// What lies at a path; `None` where nothing does.
    pub fn kind(&self, path: impl AsRef<Path>) -> Result<Option<EntryKind>, StorageError> {
        let path = path.as_ref();
        self.looking.note(|| LookedAt::There(path.to_string_lossy().into_owned()));
        match self.noted(path, self.kind_of(path)) {
            Ok(kind) => Ok(Some(kind)),
            Err(e) if matches!(e.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(None),
            Err(e) if is_loop(&e) => Ok(Some(EntryKind::Link)),
            Err(e) => Err(e).at(Verb::Read, path),
        }
    }

    /// The entries of a folder, sorted by name; none where the folder is not there.
    pub fn list(&self, path: impl AsRef<Path>) -> Result<Vec<FolderEntry>, StorageError> {
        let path = path.as_ref();
        self.looking.note_names(path);
        match self.noted(path, self.entries(path)) {
            Ok(mut entries) => {
                entries.sort();
                Ok(entries)
            }
            Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
            Err(e) if is_loop(&e) || e.kind() == io::ErrorKind::NotADirectory => {
                Err(StorageError::NotPlain(show(path)))
            }
            Err(e) => Err(e).at(Verb::Read, path),
        }
    }

    pub(super) fn open_as(&self, path: &Path, want: Want) -> Result<File, StorageError> {
        self.noted(path, self.try_open(path, want)).map_err(|source| {
            if is_loop(&source) {
                StorageError::NotPlain(show(path))
            } else {
                StorageError::Io { verb: Verb::Read, path: path.to_owned(), source }
            }
        })
    }
}

#[cfg(target_os = "linux")]
impl Reader {
    /// One call that refuses links and ways out on the whole path; where the kernel lacks it, each part is looked at.
    pub(super) fn try_open(&self, path: &Path, want: Want) -> io::Result<File> {
        use rustix::fs::{Mode, OFlags, ResolveFlags};
        // NONBLOCK: opening a pipe that nobody writes to must not wait.
        let mut flags = OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY;
        if want == Want::Folder {
            flags |= OFlags::DIRECTORY;
        }
        let resolve = ResolveFlags::BENEATH | ResolveFlags::NO_SYMLINKS | ResolveFlags::NO_MAGICLINKS;
        let beneath = if path.as_os_str().is_empty() { Path::new(".") } else { path };
        match rustix::fs::openat2(&self.handle, beneath, flags, Mode::empty(), resolve) {
            Ok(handle) => Ok(File::from(handle)),
            Err(rustix::io::Errno::NOSYS | rustix::io::Errno::PERM) => {
                self.check_parts(path)?;
                rustix::fs::openat(&self.handle, beneath, flags, Mode::empty()).map(File::from).map_err(io::Error::from)
            }
            Err(e) => Err(e.into()),
        }
    }

    fn kind_of(&self, path: &Path) -> io::Result<EntryKind> {
        use rustix::fs::{Mode, OFlags, ResolveFlags};
        let flags = OFlags::PATH | OFlags::CLOEXEC | OFlags::NOFOLLOW;
        let resolve = ResolveFlags::BENEATH | ResolveFlags::NO_SYMLINKS;
        match rustix::fs::openat2(&self.handle, path, flags, Mode::empty(), resolve) {
            Ok(handle) => {
                let state = rustix::fs::fstat(&handle)?;
                Ok(entry_kind(rustix::fs::FileType::from_raw_mode(state.st_mode)))
            }
            Err(rustix::io::Errno::NOSYS | rustix::io::Errno::PERM) => self.check_parts(path),
            Err(e) => Err(e.into()),
        }
    }

    fn entries(&self, path: &Path) -> io::Result<Vec<FolderEntry>> {
        use std::ffi::OsStr;
        use std::os::unix::ffi::OsStrExt;
        let mut folder = rustix::fs::Dir::new(self.try_open(path, Want::Folder)?)?;
        let mut found = Vec::new();
        while let Some(entry) = folder.read() {
            let entry = entry?;
            let name = OsStr::from_bytes(entry.file_name().to_bytes());
            if name == "." || name == ".." {
                continue;
            }
            let kind = match entry.file_type() {
                rustix::fs::FileType::Unknown => {
                    let state =
                        rustix::fs::statat(folder.fd()?, entry.file_name(), rustix::fs::AtFlags::SYMLINK_NOFOLLOW)?;
                    entry_kind(rustix::fs::FileType::from_raw_mode(state.st_mode))
                }
                known => entry_kind(known),
            };
            found.push(FolderEntry { name: name.to_owned(), kind });
        }
        Ok(found)
    }
}

#[cfg(target_os = "linux")]
fn entry_kind(kind: rustix::fs::FileType) -> EntryKind {
    use rustix::fs::FileType;
    match kind {
        FileType::RegularFile => EntryKind::File,
        FileType::Directory => EntryKind::Folder,
        FileType::Symlink => EntryKind::Link,
        _ => EntryKind::Special,
    }
}

#[cfg(not(target_os = "linux"))]
impl Reader {
    fn try_open(&self, path: &Path, want: Want) -> io::Result<File> {
        let kind = self.check_parts(path)?;
        match (kind, want) {
            (EntryKind::File, Want::File) | (EntryKind::Folder, Want::Folder) => File::open(self.full(path)),
            _ => Err(io::Error::from(io::ErrorKind::NotADirectory)),
        }
    }

    fn kind_of(&self, path: &Path) -> io::Result<EntryKind> {
        self.check_parts(path)
    }

    fn entries(&self, path: &Path) -> io::Result<Vec<FolderEntry>> {
        if !path.as_os_str().is_empty() {
            self.check_parts(path)?;
        }
        std::fs::read_dir(self.full(path))?
            .map(|entry| {
                let entry = entry?;
                Ok(FolderEntry { name: entry.file_name(), kind: std_kind(entry.file_type()?) })
            })
            .collect()
    }
}

impl Reader {
    /// Looks at each part of a path in turn; a link on the way is refused, and the last part's kind is given.
    pub(super) fn check_parts(&self, path: &Path) -> io::Result<EntryKind> {
        let mut here = self.root.clone();
        let mut kind = EntryKind::Folder;
        for part in path.components() {
            let std::path::Component::Normal(name) = part else {
                return Err(io::Error::from(io::ErrorKind::NotFound));
            };
            if kind == EntryKind::Link {
                return Err(link_in_the_way());
            }
            here.push(name);
            kind = std_kind(std::fs::symlink_metadata(&here)?.file_type());
        }
        if kind == EntryKind::Link { Err(link_in_the_way()) } else { Ok(kind) }
    }
}

pub(in crate::archive) fn std_kind(kind: std::fs::FileType) -> EntryKind {
    if kind.is_symlink() {
        EntryKind::Link
    } else if kind.is_dir() {
        EntryKind::Folder
    } else if kind.is_file() {
        EntryKind::File
    } else {
        EntryKind::Special
    }
}

/// The bytes of an open file of the size that it said; none where there are more than `limit`.
pub(super) fn read_all((file, size): (File, u64), limit: u64) -> io::Result<Option<Vec<u8>>> {
    if limit < size {
        return Ok(None);
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default() + 1);
    file.take(limit + 1).read_to_end(&mut bytes)?;
    Ok((u64::try_from(bytes.len()).unwrap_or(u64::MAX) <= limit).then_some(bytes))
}

/// A path as it is named in errors.
pub fn show(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}
