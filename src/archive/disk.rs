//! The one place that writes: files, folders, fsyncs, renames. The transaction alone calls it.
#![expect(clippy::disallowed_methods, clippy::disallowed_types, reason = "the one place that writes")]

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use tempfile::NamedTempFile;

use crate::archive::gone::Condemned;
use crate::archive::half_made::{HalfReadBy, half};
use crate::archive::storage_error::{At, StorageError, Verb};
use crate::archive::stored::KeptElsewhere;
use crate::archive::systems::{self, long, patiently};

/// Writes beneath the archive's root; counts its steps, so that a test can stop it at any of them.
#[derive(Clone, Debug, Default)]
pub struct Disk {
    fault: Option<TestFault>,
    steps: Arc<AtomicU32>,
}

/// What a test makes happen at a step of the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TestFault {
    pub step: u32,
    /// What happens there.
    pub kind: FaultKind,
}

/// What happens at the step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// The process dies, as by a kill or a power cut.
    Stop,
    /// The disk is full, from there on.
    Full,
}

impl Disk {
    /// A disk that does what it is told, or fails where a test says so.
    pub fn new(fault: Option<TestFault>) -> Self {
        Self { fault, steps: Arc::default() }
    }

    /// One step: counted, and failed where a test wants it.
    pub(in crate::archive) fn step(&self, verb: Verb, path: &Path) -> Result<(), StorageError> {
        let Some(fault) = self.fault else { return Ok(()) };
        let now = self.steps.fetch_add(1, Ordering::Relaxed) + 1;
        match fault.kind {
            FaultKind::Stop if now == fault.step => std::process::abort(),
            FaultKind::Full if fault.step <= now => Err(io::Error::from(io::ErrorKind::StorageFull)).at(verb, path),
            FaultKind::Stop | FaultKind::Full => Ok(()),
        }
    }

    /// Makes a folder; gives whether it was not there before.
    pub fn make_folder(&self, path: &Path) -> Result<bool, StorageError> {
        match std::fs::create_dir(path) {
            Ok(()) => {
                share(path, FOLDER_BITS).at(Verb::Make, path)?;
                self.step(Verb::Make, path)?;
                Ok(true)
            }
            Err(e) if e.kind() == io::ErrorKind::AlreadyExists => {
                let state = std::fs::symlink_metadata(path).at(Verb::Make, path)?;
                if state.is_dir() { Ok(false) } else { Err(StorageError::NotPlain(path.display().to_string())) }
            }
            Err(e) => Err(e).at(Verb::Make, path),
        }
    }

    /// Creates a file that must not be there yet.
    pub fn create(&self, path: &Path) -> Result<File, StorageError> {
        self.step(Verb::Write, path)?;
        let file = OpenOptions::new().write(true).create_new(true).open(path).at(Verb::Write, path)?;
        share(path, FILE_BITS).at(Verb::Write, path)?;
        Ok(file)
    }

    /// Opens a lock file, made where it is missing. It never holds anything.
    pub fn open_lock(&self, path: &Path) -> Result<File, StorageError> {
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(false);
        #[cfg(unix)]
        {
            use std::os::unix::fs::OpenOptionsExt;
            // A link in the private folder must not lead a lock elsewhere.
            let flags = rustix::fs::OFlags::NOFOLLOW | rustix::fs::OFlags::NONBLOCK;
            options.custom_flags(i32::try_from(flags.bits()).unwrap_or_default());
        }
        let file = patiently(|| options.open(path)).at(Verb::Lock, path)?;
        // Whoever came first made it; it is not theirs alone. One that another made has been shared already, or stays.
        let _ = share(path, FILE_BITS);
        Ok(file)
    }

    /// Writes a whole new file; it is on disk once it was synced.
    pub fn write_new(&self, path: &Path, bytes: &[u8]) -> Result<File, StorageError> {
        let mut file = self.create(path)?;
        file.write_all(bytes).at(Verb::Write, path)?;
        Ok(file)
    }

    /// Waits until a file's bytes are on disk.
    pub fn sync_file(&self, file: &File, path: &Path) -> Result<(), StorageError> {
        self.step(Verb::Sync, path)?;
        systems::sync(file, path).at(Verb::Sync, path)
    }

    /// Waits until a folder's entries are on disk. Systems that cannot open a folder do it by themselves.
    pub fn sync_folder(&self, path: &Path) -> Result<(), StorageError> {
        self.step(Verb::Sync, path)?;
        #[cfg(unix)]
        File::open(path).and_then(|folder| folder.sync_all()).at(Verb::Sync, path)?;
        Ok(())
    }

    /// Waits until a file that others wrote, and its folder's entry of it, are on disk.
    pub fn sync_there(&self, path: &Path) -> Result<(), StorageError> {
        let file = File::open(path).at(Verb::Sync, path)?;
        self.sync_file(&file, path)?;
        path.parent().map_or(Ok(()), |folder| self.sync_folder(folder))
    }

    /// Waits until everything on the file system of an open file is on disk, where the system can do that in one call.
    pub fn sync_everything(&self, path: &Path) -> Result<bool, StorageError> {
        self.step(Verb::Sync, path)?;
        #[cfg(target_os = "linux")]
        {
            let folder = File::open(path).at(Verb::Sync, path)?;
            rustix::fs::syncfs(&folder).map_err(io::Error::from).at(Verb::Sync, path)?;
            Ok(true)
        }
        #[cfg(not(target_os = "linux"))]
        Ok(false)
    }

    /// Puts a line at the end of a file of notes, made where it is missing; one that holds enough becomes the one before. It is not
    /// waited for: what only helps is not worth a wait.
    pub fn append(&self, path: &Path, line: &[u8], (enough, earlier): (u64, &Path)) -> Result<(), StorageError> {
        if std::fs::symlink_metadata(path).is_ok_and(|state| enough < state.len()) {
            self.replace(path, earlier)?;
        }
        self.step(Verb::Write, path)?;
        let mut options = OpenOptions::new();
        options.append(true).create(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::OpenOptionsExt;
            let flags = rustix::fs::OFlags::NOFOLLOW | rustix::fs::OFlags::NONBLOCK;
            options.custom_flags(i32::try_from(flags.bits()).unwrap_or_default());
        }
        let mut file = patiently(|| options.open(path)).at(Verb::Write, path)?;
        // As of a lock: whoever made it has shared it.
        let _ = share(path, FILE_BITS);
        file.write_all(line).at(Verb::Write, path)
    }

    /// Puts a staged file in its place, where nothing lies yet.
    pub fn place(&self, from: &Path, to: &Path) -> Result<(), StorageError> {
        self.step(Verb::Place, to)?;
        systems::place(from, to).at(Verb::Place, to)
    }

    /// Puts a staged file in the place of another.
    pub fn replace(&self, from: &Path, to: &Path) -> Result<(), StorageError> {
        self.step(Verb::Place, to)?;
        patiently(|| std::fs::rename(from, to)).at(Verb::Place, to)
    }

    /// Moves a whole folder to where nothing lies yet: the yearly boxing, and an export that is whole.
    pub fn move_folder(&self, from: &Path, to: &Path) -> Result<(), StorageError> {
        self.step(Verb::Place, to)?;
        #[cfg(target_os = "linux")]
        {
            use rustix::fs::{CWD, RenameFlags};
            match rustix::fs::renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
                Err(rustix::io::Errno::INVAL | rustix::io::Errno::NOSYS) => {}
                other => return other.map_err(io::Error::from).at(Verb::Place, to),
            }
        }
        if std::fs::symlink_metadata(to).is_ok() {
            return Err(io::Error::from(io::ErrorKind::AlreadyExists)).at(Verb::Place, to);
        }
        patiently(|| std::fs::rename(from, to)).at(Verb::Place, to)
    }

    /// Makes a filed paper read-only, so that a slip of the hand does not change it.
    pub fn protect(&self, file: &File, path: &Path) -> Result<(), StorageError> {
        let mut permissions = file.metadata().at(Verb::Write, path)?.permissions();
        permissions.set_readonly(true);
        file.set_permissions(permissions).at(Verb::Write, path)
    }

    /// Removes a file: of the private folder, or one that the journal says went elsewhere. Gone already is as good.
    pub fn remove(&self, path: &Path) -> Result<(), StorageError> {
        self.step(Verb::Remove, path)?;
        match systems::remove(path) {
            Err(e) if e.kind() != io::ErrorKind::NotFound => Err(e).at(Verb::Remove, path),
            _ => Ok(()),
        }
    }

    /// Removes a filed file, which a list names that was approved and carried out: nothing else gives the leave. Gone already is
    /// as good.
    pub fn destroy(&self, path: &Path, _: &Condemned) -> Result<(), StorageError> {
        self.step(Verb::Destroy, path)?;
        match systems::remove(path) {
            Err(e) if e.kind() != io::ErrorKind::NotFound => Err(e).at(Verb::Destroy, path),
            _ => Ok(()),
        }
    }

    /// Takes the copy of a paper away that lies here: a store has every byte of it, locked beyond its term, and it was approved that it
    /// lies there alone. Gone already is as good.
    pub fn let_go(&self, path: &Path, _: &KeptElsewhere) -> Result<(), StorageError> {
        self.step(Verb::LetGo, path)?;
        match systems::remove(path) {
            Err(e) if e.kind() != io::ErrorKind::NotFound => Err(e).at(Verb::LetGo, path),
            _ => Ok(()),
        }
    }

    /// Removes folders that became empty, from this one up to `top`.
    pub fn remove_empty(&self, path: &Path, top: &Path) {
        let mut here = path;
        while here.starts_with(top) && here != top && std::fs::remove_dir(here).is_ok() {
            let Some(above) = here.parent() else { return };
            here = above;
        }
    }

    /// Removes a given file outside the archive, after it was filed (`--move`).
    pub fn remove_given(&self, path: &Path) -> Result<(), StorageError> {
        self.step(Verb::Remove, path)?;
        systems::remove(path).at(Verb::Remove, path)
    }

    /// Removes an export that was not finished: a file, or a folder with what this command put into it.
    pub fn remove_half_made(&self, path: &Path) -> Result<(), StorageError> {
        self.step(Verb::Remove, path)?;
        match std::fs::symlink_metadata(path) {
            Ok(state) if state.is_dir() => systems::remove_folder(path).at(Verb::Remove, path),
            Ok(_) => systems::remove(path).at(Verb::Remove, path),
            Err(_) => Ok(()),
        }
    }

    /// Creates a file outside the archive, as this person's own settings have it.
    pub fn create_outside(&self, path: &Path) -> Result<File, StorageError> {
        self.step(Verb::Write, path)?;
        OpenOptions::new().write(true).create_new(true).open(path).at(Verb::Write, path)
    }

    /// Writes a file that a person named, outside the archive: a plan, a printed page. Overwrites nothing; it lies there whole or
    /// not at all, whenever the command is stopped.
    pub fn write_outside(&self, path: &Path, bytes: &[u8]) -> Result<(), StorageError> {
        self.step(Verb::Write, path)?;
        let mut half = half(path, HalfReadBy::AsUsual)?;
        half.write_all(bytes).at(Verb::Write, path)?;
        self.place_new(half, path)?;
        self.sync_folder(path.parent().unwrap_or(path))
    }

    /// Writes a person's own settings, over those that lie there: they are whole before and after, whenever the command is stopped.
    pub fn write_settings(&self, path: &Path, bytes: &[u8]) -> Result<(), StorageError> {
        self.step(Verb::Write, path)?;
        let folder = path.parent().unwrap_or(path);
        std::fs::create_dir_all(folder).at(Verb::Write, folder)?;
        let mut half = half(path, HalfReadBy::Owner)?;
        half.write_all(bytes).at(Verb::Write, path)?;
        self.place_over(half, path)
    }

    /// Writes a file of the key box, over what lies there: it is whole before and after, and on disk once this is done. Who else works
    /// with the box may read it, as the folder has it: it tells nothing to who has no key.
    pub fn write_key(&self, path: &Path, bytes: &[u8]) -> Result<(), StorageError> {
        self.step(Verb::Write, path)?;
        let folder = path.parent().unwrap_or(path);
        self.make_folder(folder)?;
        let mut half = half(path, HalfReadBy::AsUsual)?;
        half.write_all(bytes).at(Verb::Write, path)?;
        share(half.path(), FILE_BITS).at(Verb::Write, path)?;
        self.place_over(half, path)?;
        folder.parent().map_or(Ok(()), |above| self.sync_folder(above))
    }

    /// Writes a new file that nobody but this user may read. Overwrites nothing.
    pub fn write_secret(&self, path: &Path, bytes: &[u8]) -> Result<(), StorageError> {
        self.step(Verb::Write, path)?;
        let mut file = own_file(path).at(Verb::Write, path)?;
        file.write_all(bytes).at(Verb::Write, path)
    }

    /// Writes a file that nobody but this user may read, by what fills it, which is told where it lies until it is whole; it lies there
    /// whole or not at all. Overwrites nothing.
    pub fn write_own<E: From<StorageError>>(
        &self,
        path: &Path,
        fill: impl FnOnce(&Path, &mut File) -> Result<(), E>,
    ) -> Result<(), E> {
        self.step(Verb::Write, path)?;
        let mut half = half(path, HalfReadBy::Owner)?;
        let lies = half.path().to_owned();
        fill(&lies, half.as_file_mut())?;
        Ok(self.place_new(half, path)?)
    }

    /// Gives a file that is whole its name, over what lies there.
    fn place_over(&self, half: NamedTempFile, path: &Path) -> Result<(), StorageError> {
        self.sync_file(half.as_file(), path)?;
        self.step(Verb::Place, path)?;
        half.persist(long(path)).map_err(|e| e.error).at(Verb::Place, path)?;
        self.sync_folder(path.parent().unwrap_or(path))
    }

    /// Gives a file that is whole its name, where nothing lies.
    fn place_new(&self, half: NamedTempFile, path: &Path) -> Result<(), StorageError> {
        self.sync_file(half.as_file(), path)?;
        self.step(Verb::Place, path)?;
        half.persist_noclobber(long(path)).map_err(|e| e.error).at(Verb::Place, path)?;
        Ok(())
    }

    /// Removes a key from the key box. Gone already is as good.
    pub fn remove_key(&self, path: &Path) -> Result<(), StorageError> {
        self.step(Verb::Remove, path)?;
        match systems::remove(path) {
            Err(e) if e.kind() != io::ErrorKind::NotFound => Err(e).at(Verb::Remove, path),
            _ => Ok(()),
        }
    }

    /// Writes `deedbox.toml` with more in it than it had, over what lies there, and as readable as that is.
    #[cfg(feature = "remote")]
    pub fn write_more_settings(&self, path: &Path, bytes: &[u8]) -> Result<(), StorageError> {
        let readable = std::fs::symlink_metadata(path).at(Verb::Read, path)?.permissions();
        self.step(Verb::Write, path)?;
        let mut half = half(path, HalfReadBy::Owner)?;
        half.write_all(bytes).at(Verb::Write, path)?;
        half.as_file().set_permissions(readable).at(Verb::Write, path)?;
        self.place_over(half, path)
    }

    /// Begins a file of the private folder that comes in parts, or goes on with one: what lies there stays, and is written on.
    #[cfg(feature = "remote")]
    pub fn go_on(&self, path: &Path) -> Result<File, StorageError> {
        self.step(Verb::Write, path)?;
        let mut options = OpenOptions::new();
        options.append(true).create(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::OpenOptionsExt;
            let flags = rustix::fs::OFlags::NOFOLLOW | rustix::fs::OFlags::NONBLOCK;
            options.custom_flags(i32::try_from(flags.bits()).unwrap_or_default());
        }
        let file = options.open(path).at(Verb::Write, path)?;
        share(path, FILE_BITS).at(Verb::Write, path)?;
        Ok(file)
    }

    /// Writes a hook of git's, over what lies there, and lets the system run it.
    pub fn write_hook(&self, path: &Path, bytes: &[u8]) -> Result<(), StorageError> {
        self.step(Verb::Write, path)?;
        let folder = path.parent().unwrap_or(path);
        std::fs::create_dir_all(folder).at(Verb::Make, folder)?;
        let mut staged = NamedTempFile::new_in(long(folder)).at(Verb::Write, path)?;
        staged.write_all(bytes).at(Verb::Write, path)?;
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let runs = std::fs::Permissions::from_mode(0o755);
            staged.as_file().set_permissions(runs).at(Verb::Write, path)?;
        }
        staged.persist(long(path)).map_err(|e| e.error).at(Verb::Place, path).map(|_| ())
    }

    /// Makes a folder that nobody but this user may look into, and those above it; one that is there becomes so.
    pub fn make_own_folder(&self, path: &Path) -> Result<(), StorageError> {
        self.step(Verb::Make, path)?;
        std::fs::create_dir_all(path).at(Verb::Make, path)?;
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let own = std::fs::Permissions::from_mode(0o700);
            std::fs::set_permissions(path, own).at(Verb::Make, path)?;
        }
        Ok(())
    }

    /// Makes the folder for a new archive, and those above it.
    pub fn make_root(&self, path: &Path) -> Result<PathBuf, StorageError> {
        self.step(Verb::Make, path)?;
        std::fs::create_dir_all(path).at(Verb::Make, path)?;
        systems::real(path).at(Verb::Make, path)
    }
}

/// A new file that nobody but this user may read.
fn own_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// What a new folder takes over from the one above it, where a group shares that: the group's rights, and that new ones belong
/// to it.
const FOLDER_BITS: u32 = 0o2070;
/// The same of a file.
const FILE_BITS: u32 = 0o060;

/// Gives a group that may write in a folder its rights to what is new there: one colleague's umask must not shut out the others.
/// In a folder that is nobody's but its owner's, what is new is as that person's own settings have it.
#[cfg(unix)]
fn share(path: &Path, bits: u32) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let Some(above) = path.parent() else { return Ok(()) };
    let above = std::fs::metadata(above)?.permissions().mode();
    if above & 0o020 == 0 {
        return Ok(());
    }
    let now = std::fs::symlink_metadata(path)?.permissions().mode();
    let wanted = now | above & bits;
    if now == wanted { Ok(()) } else { std::fs::set_permissions(path, std::fs::Permissions::from_mode(wanted)) }
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "as where there are groups")]
fn share(_: &Path, _: u32) -> io::Result<()> {
    Ok(())
}
