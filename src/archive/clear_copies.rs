//! Clear copies of papers outside the archive that are being made, or shown by a program: each is noted in the private folder before a byte
//! of it is written, so that what a stopped command left is known, and is taken away.

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use crate::archive::disk::Disk;
use crate::archive::half_made::is_in_the_making;
use crate::archive::layout::PRIVATE;
use crate::archive::lock::{self, Lock};
use crate::archive::open::Archive;
#[cfg(unix)]
use crate::archive::outside::short_text;
use crate::archive::outside::{is_there, real_path};
use crate::archive::private_dir::PrivateDir;
use crate::archive::read::EntryKind;
use crate::archive::staging_area::LOCK_ENDING;
use crate::archive::storage_error::{At, StorageError, Verb};

/// The folder of the notes, in the private one.
const CLEAR: &str = "clear";
/// The longest path that is read, in bytes.
const LONGEST: u64 = 64 << 10;

/// A clear copy that is being made, or shown: noted until it has ended.
#[derive(Debug)]
pub struct ClearCopy {
    note: PathBuf,
    lock_path: PathBuf,
    /// Held while its process lives.
    _lock: Lock,
    /// What a signal takes away before the process ends by it.
    in_the_making: Arc<Mutex<Option<PathBuf>>>,
}

impl ClearCopy {
    /// Notes a file that is half made, or a folder; nothing clear was written into it yet.
    ///
    /// # Errors
    /// The note cannot be written: then nothing clear is to be.
    pub fn begin(archive: &Archive, half_made: &Path) -> Result<Self, StorageError> {
        let private_dir = PrivateDir::open(&archive.disk, &archive.reader)?;
        let folder = private_dir.root().join(CLEAR);
        if archive.disk.make_folder(&folder)? {
            archive.disk.sync_folder(private_dir.root())?;
        }
        let half_made = std::path::absolute(half_made).at(Verb::Read, half_made)?;
        let name = lock::name_for(&half_made.to_string_lossy());
        let (note, lock_path) = (folder.join(&name), folder.join(format!("{name}{LOCK_ENDING}")));
        let lock = lock::try_take_passing(&archive.disk, &lock_path)?;
        let busy = || StorageError::Busy { what: half_made.display().to_string(), waited: std::time::Duration::ZERO };
        let lock = lock.ok_or_else(busy)?;
        archive.disk.remove(&note)?;
        let file = archive.disk.write_new(&note, &as_bytes(&half_made))?;
        archive.disk.sync_file(&file, &note)?;
        archive.disk.sync_folder(&folder)?;
        let in_the_making = Arc::new(Mutex::new(Some(half_made)));
        take_away_by_signal(&in_the_making);
        Ok(Self { note, lock_path, _lock: lock, in_the_making })
    }

    /// It is whole: a signal takes it away no more, and the note stays until it has its name.
    pub fn is_whole(&self) {
        *self.in_the_making.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// Strikes the note: what was in the making has its own name by now, or is gone.
    ///
    /// # Errors
    /// The disk failed.
    pub fn end(self, disk: &Disk) -> Result<(), StorageError> {
        self.is_whole();
        disk.remove(&self.note)?;
        disk.remove(&self.lock_path)
    }
}

/// Who ends deedbox by a signal leaves nothing clear behind: the copy is taken away first. The note stays, and is struck by the next command.
#[cfg(unix)]
fn take_away_by_signal(in_the_making: &Arc<Mutex<Option<PathBuf>>>) {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    let ignored = ignored();
    // Who was started to go on all the same (`nohup`, `&` of a script) goes on.
    let heard = [SIGHUP, SIGINT, SIGTERM].into_iter().filter(|signal| ignored >> (signal - 1) & 1 == 0);
    // Where none can be had, the note alone is left.
    let Ok(mut signals) = signal_hook::iterator::Signals::new(heard) else { return };
    let in_the_making = Arc::clone(in_the_making);
    let wait = move || {
        for signal in signals.forever() {
            let half_made = in_the_making.lock().unwrap_or_else(PoisonError::into_inner).take();
            if let Some(half_made) = half_made {
                let _ = Disk::default().remove_half_made(&half_made);
            }
            let _ = signal_hook::low_level::emulate_default_handler(signal);
        }
    };
    let _ = std::thread::Builder::new().spawn(wait);
}

/// The signals that this process was started to ignore, a bit each, where the system tells.
#[cfg(unix)]
fn ignored() -> u64 {
    let status = short_text(Path::new("/proc/self/status")).unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or_default()
}

#[cfg(not(unix))]
fn take_away_by_signal(_: &Arc<Mutex<Option<PathBuf>>>) {}

impl Archive {
    /// Writes a file outside the archive for this user alone, by what fills it with what is clear; it lies there whole or not at all, and
    /// what a stopped command leaves of it is noted.
    ///
    /// # Errors
    /// It cannot be written, or be noted.
    pub fn write_clear<E: From<StorageError>>(
        &self,
        path: &Path,
        fill: impl FnOnce(&mut File) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut noted = None;
        let written = self.disk.write_own(path, |half, file| {
            noted = Some(ClearCopy::begin(self, half)?);
            fill(file)
        });
        // It has its name by now, or is gone.
        if let Some(noted) = noted {
            noted.end(&self.disk)?;
        }
        written
    }
}

/// What stopped commands left in clear, by their notes; what is in the making at this moment is none of it.
///
/// # Errors
/// The private folder cannot be read.
pub fn left(archive: &Archive) -> Result<Vec<PathBuf>, StorageError> {
    let mut found = Vec::new();
    for name in names(archive)? {
        let path = path_in(archive, &name)?.filter(|path| is_there(path));
        found.extend(path.filter(|_| !is_alive(archive, &name)));
    }
    Ok(found)
}

/// Takes away what stopped commands left in clear but for what is to stay, and strikes the notes of it; gives what was taken away, and what
/// stayed.
///
/// # Errors
/// The disk failed.
pub fn sweep<E: From<StorageError>>(
    archive: &Archive,
    stays: impl Fn(&Path) -> Result<bool, E>,
) -> Result<(Vec<PathBuf>, Vec<PathBuf>), E> {
    let (mut gone, mut stayed) = (Vec::new(), Vec::new());
    for name in names(archive)? {
        let note = archive.reader.full(format!("{PRIVATE}/{CLEAR}/{name}"));
        let lock_path = archive.reader.full(format!("{PRIVATE}/{CLEAR}/{name}{LOCK_ENDING}"));
        let Some(_alone) = lock::try_take_passing(&archive.disk, &lock_path)? else { continue };
        if let Some(path) = path_in(archive, &name)?.filter(|path| is_there(path)) {
            if stays(&path)? {
                stayed.push(path);
                continue;
            }
            archive.disk.remove_half_made(&path)?;
            gone.push(path);
        }
        archive.disk.remove(&note)?;
        archive.disk.remove(&lock_path)?;
    }
    Ok((gone, stayed))
}

/// The names of the notes.
fn names(archive: &Archive) -> Result<Vec<String>, StorageError> {
    let folder = format!("{PRIVATE}/{CLEAR}");
    if archive.reader.kind(&folder)? != Some(EntryKind::Folder) {
        return Ok(Vec::new());
    }
    PrivateDir::check_owner(&archive.reader, &folder)?;
    let entries = archive.reader.list(&folder)?;
    let names = entries.iter().filter(|entry| entry.kind == EntryKind::File).filter_map(|entry| entry.text());
    Ok(names.filter(|name| !name.ends_with(LOCK_ENDING)).map(str::to_owned).collect())
}

/// What a note names; none where that is nothing that deedbox makes, or lies in the archive: whoever writes a note has nothing else taken away.
fn path_in(archive: &Archive, name: &str) -> Result<Option<PathBuf>, StorageError> {
    let bytes = archive.reader.read(format!("{PRIVATE}/{CLEAR}/{name}"), LONGEST)?;
    let path = as_path(bytes);
    let Some(above) = path.parent() else { return Ok(None) };
    let is_ours = is_in_the_making(&path);
    let is_noted = lock::name_for(&path.to_string_lossy()) == name;
    let Ok(above) = real_path(above) else { return Ok(None) };
    let is_inside = above.starts_with(real_path(archive.root())?) || archive.owns(&path);
    Ok((is_ours && is_noted && !is_inside).then_some(path))
}

/// Whether the process lives that noted something.
fn is_alive(archive: &Archive, name: &str) -> bool {
    let lock = archive.reader.open(format!("{PRIVATE}/{CLEAR}/{name}{LOCK_ENDING}"));
    lock.is_ok_and(|(file, _)| matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock)))
}

/// A path as it is noted: where it is no text, by its very bytes.
fn as_bytes(path: &Path) -> Vec<u8> {
    path.as_os_str().as_encoded_bytes().to_vec()
}

#[cfg(unix)]
fn as_path(bytes: Vec<u8>) -> PathBuf {
    use std::os::unix::ffi::OsStringExt;
    std::ffi::OsString::from_vec(bytes).into()
}

#[cfg(not(unix))]
fn as_path(bytes: Vec<u8>) -> PathBuf {
    String::from_utf8_lossy(&bytes).into_owned().into()
}
