//! Reading many files of one folder: a part of [`crate::archive::read`], under the same rules.

use std::ffi::OsStr;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::archive::faults::Faults;
use crate::archive::links::is_loop;
#[cfg(not(target_os = "linux"))]
use crate::archive::links::link_in_the_way;
#[cfg(target_os = "linux")]
use crate::archive::read::Want;
#[cfg(not(target_os = "linux"))]
use crate::archive::read::{EntryKind, std_kind};
use crate::archive::read::{Reader, read_all, show};
use crate::archive::storage_error::{At, StorageError, Verb};
use crate::archive::systems::beneath;

/// An open folder: its files are opened by their names alone, without going down the whole path again.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    faults: Arc<Faults>,
    #[cfg(target_os = "linux")]
    handle: File,
    #[cfg(not(target_os = "linux"))]
    full: PathBuf,
}

impl Reader {
    /// Opens a folder.
    pub fn folder(&self, path: impl AsRef<Path>) -> Result<Folder, StorageError> {
        let path = path.as_ref();
        #[cfg(target_os = "linux")]
        let folder = Folder {
            path: path.to_owned(),
            faults: Arc::clone(self.faults()),
            handle: self.open_as(path, Want::Folder)?,
        };
        #[cfg(not(target_os = "linux"))]
        let folder = match self.check_parts(path).at(Verb::Read, path)? {
            EntryKind::Folder => {
                Folder { path: path.to_owned(), faults: Arc::clone(self.faults()), full: self.full(path) }
            }
            _ => return Err(StorageError::NotPlain(show(path))),
        };
        Ok(folder)
    }
}

impl Reader {
    /// Opens a folder for who can do without: where it cannot be opened, nothing is noted.
    pub fn folder_if_there(&self, path: impl AsRef<Path>) -> Option<Folder> {
        let path = path.as_ref();
        #[cfg(target_os = "linux")]
        let folder = Folder {
            path: path.to_owned(),
            faults: Arc::clone(self.faults()),
            handle: self.try_open(path, Want::Folder).ok()?,
        };
        #[cfg(not(target_os = "linux"))]
        let folder = match self.check_parts(path).ok()? {
            EntryKind::Folder => {
                Folder { path: path.to_owned(), faults: Arc::clone(self.faults()), full: self.full(path) }
            }
            _ => return None,
        };
        Some(folder)
    }

    /// Acts on a path beneath the archive, by its folder as it is now: a link that somebody puts in the way meanwhile leads
    /// nowhere, because the folder is opened first, beneath the archive and without following any, and held.
    ///
    /// # Errors
    /// What the act gives, with the path as it is in the archive.
    pub fn anchored<T>(
        &self,
        path: impl AsRef<Path>,
        act: impl FnOnce(&Path) -> Result<T, StorageError>,
    ) -> Result<T, StorageError> {
        let path = path.as_ref();
        #[cfg(target_os = "linux")]
        if let (Some(above), Some(name)) = (path.parent(), path.file_name())
            && is_there(Path::new(OPEN_FILES))
        {
            use std::os::fd::AsRawFd;
            let handle = self.open_as(above, Want::Folder)?;
            let held = Path::new(OPEN_FILES).join(handle.as_raw_fd().to_string()).join(name);
            return act(&held).map_err(|e| match e {
                StorageError::Io { verb, path: at, source } if at == held => {
                    StorageError::Io { verb, path: self.full(path), source }
                }
                StorageError::NotPlain(_) => StorageError::NotPlain(show(path)),
                other => other,
            });
        }
        act(&self.full(path))
    }
}

/// Where the system shows a process what it holds open, by number.
#[cfg(target_os = "linux")]
const OPEN_FILES: &str = "/proc/self/fd";

#[cfg(target_os = "linux")]
fn is_there(path: &Path) -> bool {
    rustix::fs::access(path, rustix::fs::Access::EXISTS).is_ok()
}

impl Folder {
    /// Opens a plain file of the folder, as it was listed, and gives its size.
    pub fn open(&self, name: &OsStr) -> Result<(File, u64), StorageError> {
        let path = beneath(&self.path, name);
        let file = self.try_open(name).map_err(|source| {
            self.faults.note(&path, &source);
            if is_loop(&source) {
                StorageError::NotPlain(show(&path))
            } else {
                StorageError::Io { verb: Verb::Read, path: path.clone(), source }
            }
        })?;
        let state = file.metadata().inspect_err(|e| self.faults.note(&path, e)).at(Verb::Read, &path)?;
        if state.is_file() { Ok((file, state.len())) } else { Err(StorageError::NotPlain(show(&path))) }
    }

    /// Reads a file of the folder of at most `limit` bytes.
    pub fn read(&self, name: &OsStr, limit: u64) -> Result<Vec<u8>, StorageError> {
        let (file, size) = self.open(name)?;
        let path = || beneath(&self.path, name);
        let noted = |e: &io::Error| self.faults.note(&path(), e);
        let bytes = read_all((file, size), limit).inspect_err(noted).map_err(|source| StorageError::Io {
            verb: Verb::Read,
            path: path(),
            source,
        })?;
        bytes.ok_or_else(|| StorageError::TooLarge(show(&path())))
    }

    /// The size of a file of the folder, links not followed.
    pub fn size(&self, name: &OsStr) -> Result<u64, StorageError> {
        #[cfg(target_os = "linux")]
        let size = rustix::fs::statat(&self.handle, name, rustix::fs::AtFlags::SYMLINK_NOFOLLOW)
            .map(|state| u64::try_from(state.st_size).unwrap_or_default())
            .map_err(io::Error::from);
        #[cfg(not(target_os = "linux"))]
        let size = std::fs::symlink_metadata(self.full.join(name)).map(|state| state.len());
        let path = beneath(&self.path, name);
        size.inspect_err(|e| self.faults.note(&path, e)).at(Verb::Read, &path)
    }

    #[cfg(target_os = "linux")]
    fn try_open(&self, name: &OsStr) -> io::Result<File> {
        use rustix::fs::{Mode, OFlags};
        if name.as_encoded_bytes().contains(&b'/') {
            return Err(io::Error::from(io::ErrorKind::NotFound));
        }
        let flags = OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY;
        rustix::fs::openat(&self.handle, name, flags, Mode::empty()).map(File::from).map_err(io::Error::from)
    }

    #[cfg(not(target_os = "linux"))]
    fn try_open(&self, name: &OsStr) -> io::Result<File> {
        let full = self.full.join(name);
        match std_kind(std::fs::symlink_metadata(&full)?.file_type()) {
            EntryKind::File => File::open(full),
            EntryKind::Folder | EntryKind::Link | EntryKind::Special => Err(link_in_the_way()),
        }
    }
}

#[cfg(test)]
#[cfg(target_os = "linux")]
#[expect(clippy::disallowed_methods, reason = "a test makes what it looks at")]
mod tests {
    use std::fs;
    use std::os::unix::fs::symlink;

    use crate::archive::disk::Disk;
    use crate::archive::read::Reader;

    #[test]
    fn a_link_that_is_swapped_in_during_a_write_leads_nowhere() {
        let top = tempfile::tempdir().unwrap();
        let (root, outside) = (top.path().join("tower"), top.path().join("outside"));
        fs::create_dir_all(root.join("units/12")).unwrap();
        fs::create_dir(&outside).unwrap();
        let staged = |name: &str| {
            fs::write(root.join(name), "a").unwrap();
            root.join(name)
        };
        let (one, two) = (staged("one"), staged("two"));
        let (reader, disk) = (Reader::new(root.clone()).unwrap(), Disk::default());
        let swapped = reader.anchored("units/12/a.toml", |path| {
            fs::rename(root.join("units/12"), root.join("units/13")).unwrap();
            symlink(&outside, root.join("units/12")).unwrap();
            disk.place(&one, path)
        });
        swapped.unwrap();
        assert!(root.join("units/13/a.toml").exists());
        // Once it is there, nothing goes by it.
        assert!(reader.anchored("units/12/b.toml", |path| disk.place(&two, path)).is_err());
        assert!(reader.anchored("units/12/sub", |path| disk.make_folder(path)).is_err());
        assert_eq!(fs::read_dir(&outside).unwrap().count(), 0);
    }
}
