//! Files outside the archive: papers that are handed in, tables to import, plans, git's own. Links are the giver's own.

#![expect(clippy::disallowed_methods, clippy::disallowed_types, reason = "beside read.rs, for what lies outside")]

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use crate::archive::read::{EntryKind, show, std_kind};
use crate::archive::stage;
use crate::archive::storage_error::{At, GivenFault, StorageError, Verb};
use crate::archive::systems;

/// A file outside the archive that somebody handed in: opened, its size, and its folder of origin.
///
/// Links are followed here: they are the giver's own.
pub fn open_given(path: &Path) -> Result<(File, u64), StorageError> {
    let wrong = |fault| StorageError::Given { path: show(path), fault };
    // NONBLOCK so that a pipe does not hang; its kind is checked at once.
    let file = match open_without_waiting(path) {
        Err(e) if is_nothing(&e) => return Err(wrong(GivenFault::Missing)),
        other => other.at(Verb::Read, path)?,
    };
    let state = file.metadata().at(Verb::Read, path)?;
    if state.is_file() { Ok((file, state.len())) } else { Err(wrong(GivenFault::NotPlain)) }
}

/// Whether an error says that nothing lies at a path; beneath a file nothing does either.
fn is_nothing(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

#[cfg(unix)]
fn open_without_waiting(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    let flags = rustix::fs::OFlags::NONBLOCK.bits();
    std::fs::OpenOptions::new().read(true).custom_flags(i32::try_from(flags).unwrap_or_default()).open(path)
}

#[cfg(not(unix))]
fn open_without_waiting(path: &Path) -> io::Result<File> {
    File::open(path)
}

/// Whether something lies at a path outside the archive.
pub fn given_kind(path: &Path) -> Option<EntryKind> {
    std::fs::metadata(path).ok().map(|state| std_kind(state.file_type()))
}

/// A file that lies beside a table which names it: opened, and its size. The name stays in the table's folder.
///
/// # Errors
/// [`StorageError::Outside`] for an absolute path, `..`, or a link that leads out of the folder.
pub fn open_beside(folder: &Path, name: &str) -> Result<(File, u64), StorageError> {
    let outside = || StorageError::Outside(name.to_owned());
    let plain = |part| matches!(part, std::path::Component::Normal(_) | std::path::Component::CurDir);
    // A backslash is a folder's mark on Windows, where the table may come from or go to.
    if name.contains('\\') || !Path::new(name).components().all(plain) {
        return Err(outside());
    }
    let full = folder.join(name);
    let top = systems::real(folder).at(Verb::Read, folder)?;
    let real = systems::real(&full).at(Verb::Read, &full)?;
    if real.starts_with(&top) { open_given(&real) } else { Err(outside()) }
}

/// Reads a file outside the archive that somebody handed in, of at most `limit` bytes.
pub fn read_given(path: &Path, limit: u64) -> Result<Vec<u8>, StorageError> {
    let (file, _) = open_given(path)?;
    let mut bytes = Vec::new();
    file.take(limit + 1).read_to_end(&mut bytes).at(Verb::Read, path)?;
    if limit < u64::try_from(bytes.len()).unwrap_or(u64::MAX) {
        Err(StorageError::TooLarge(show(path)))
    } else {
        Ok(bytes)
    }
}

/// What comes on a stream, kept in a nameless file from where it can be read as often as it is needed, however much it is.
pub fn kept(from: &mut dyn Read, named: &Path) -> Result<File, StorageError> {
    // What cannot be kept is told of the folder that was to hold it, not of the stream.
    let folder = std::env::temp_dir();
    let mut file = tempfile::tempfile().at(Verb::Write, &folder)?;
    stage::copy(from, &mut file, named, &folder)?;
    Ok(file)
}

/// The same, kept in memory alone where the system can do that: nothing of it comes onto a disk.
pub fn kept_in_memory(from: &mut dyn Read, named: &Path) -> Result<File, StorageError> {
    #[cfg(target_os = "linux")]
    {
        let memory = rustix::fs::memfd_create("deedbox", rustix::fs::MemfdFlags::CLOEXEC);
        let mut file = File::from(memory.map_err(io::Error::from).at(Verb::Make, named)?);
        stage::copy(from, &mut file, named, named)?;
        Ok(file)
    }
    #[cfg(not(target_os = "linux"))]
    kept(from, named)
}

/// What was kept, from its start.
pub fn from_start(file: &File) -> Result<File, StorageError> {
    let named = Path::new("standard input");
    let mut file = file.try_clone().at(Verb::Read, named)?;
    file.seek(SeekFrom::Start(0)).at(Verb::Read, named)?;
    Ok(file)
}

/// The names of what lies in a folder outside the archive; none where there is no such folder.
pub fn given_entries(path: &Path) -> Result<Vec<String>, StorageError> {
    let entries = match std::fs::read_dir(path) {
        Err(e) if is_nothing(&e) => return Ok(Vec::new()),
        other => other.at(Verb::Read, path)?,
    };
    let mut names = Vec::new();
    for entry in entries {
        names.push(entry.at(Verb::Read, path)?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}

/// The plain files in a given folder and those below it, in order; hidden ones and links are left out.
pub fn papers_in(path: &Path) -> Result<Vec<PathBuf>, StorageError> {
    let hidden = |entry: &walkdir::DirEntry| entry.depth() != 0 && entry.file_name().to_string_lossy().starts_with('.');
    let mut papers = Vec::new();
    for entry in walkdir::WalkDir::new(path).sort_by_file_name().into_iter().filter_entry(|entry| !hidden(entry)) {
        let entry = entry.map_err(io::Error::from).at(Verb::Read, path)?;
        if entry.file_type().is_file() {
            papers.push(entry.into_path());
        }
    }
    Ok(papers)
}

/// Whether anything lies at a path, a link that leads nowhere included.
pub fn is_there(path: &Path) -> bool {
    std::fs::symlink_metadata(path).is_ok()
}

/// A path outside the archive without links in it.
pub fn real_path(path: &Path) -> Result<PathBuf, StorageError> {
    systems::real(path).at(Verb::Read, path)
}

/// A short text outside the archive; none where it cannot be read, or is not short.
pub fn short_text(path: &Path) -> Option<String> {
    let (file, size) = open_given(path).ok()?;
    let mut text = String::new();
    if 1 << 16 < size {
        return None;
    }
    file.take(1 << 16).read_to_string(&mut text).ok()?;
    Some(text)
}

/// Whether nobody but its owner may read a file; where there are no such rights the folder of the user is all there is.
#[cfg(feature = "remote")]
pub fn is_private(path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::metadata(path).is_ok_and(|state| state.permissions().mode() & 0o077 == 0)
    }
    #[cfg(not(unix))]
    {
        let _ = path;
        true
    }
}

/// The first bytes of a file outside the archive; none where it cannot be read.
pub fn beginning(path: &Path, bytes: u64) -> Option<Vec<u8>> {
    let (file, _) = open_given(path).ok()?;
    let mut read = Vec::new();
    file.take(bytes).read_to_end(&mut read).ok()?;
    Some(read)
}

/// Whether a folder, and no link to one, lies at a path.
pub fn given_folder(path: &Path) -> bool {
    std::fs::symlink_metadata(path).is_ok_and(|state| state.is_dir())
}

/// Everything in a folder that a person gave, by its path within it, hidden or not, with whether it is a plain file; folders are gone
/// into, links are not followed.
///
/// # Errors
/// It cannot be read.
pub fn everything_in(folder: &Path) -> Result<Vec<(PathBuf, EntryKind)>, StorageError> {
    let mut found = Vec::new();
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name().min_depth(1) {
        let entry = entry.map_err(io::Error::from).at(Verb::Read, folder)?;
        let kind = std_kind(entry.file_type());
        if kind != EntryKind::Folder {
            found.push((entry.path().strip_prefix(folder).unwrap_or(entry.path()).to_owned(), kind));
        }
    }
    Ok(found)
}
