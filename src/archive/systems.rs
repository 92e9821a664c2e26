//! What Windows does otherwise with paths and files than Unix does; nothing else of `archive` asks which of them it runs on for that.
#![expect(clippy::disallowed_methods, reason = "a part of disk.rs and read.rs")]

use std::ffi::OsStr;
use std::fs::File;
use std::io;
use std::path::{Component, Path, PathBuf};

/// The path of what lies in a folder of the archive: `/` stands between its parts on every system, as manifests and records name
/// it. `Path::join` would put the system's own mark, and `data\records` is nothing that a manifest lists.
pub(super) fn beneath(folder: impl AsRef<Path>, name: impl AsRef<OsStr>) -> PathBuf {
    let mut path = folder.as_ref().as_os_str().to_owned();
    if !path.is_empty() {
        path.push("/");
    }
    path.push(name);
    PathBuf::from(path)
}

/// A path below the archive's folder as the archive names it, whatever marks stand between its parts; none where it leads up,
/// or is no text.
pub fn slashed(path: &Path) -> Option<String> {
    let parts = path.components().filter(|part| *part != Component::CurDir).map(|part| match part {
        Component::Normal(name) => name.to_str(),
        _ => None,
    });
    Some(parts.collect::<Option<Vec<&str>>>()?.join("/"))
}

/// A path without links in it, as people and other programs write it: Windows says `\\?\C:\tower`, which git does not take.
pub(super) fn real(path: &Path) -> io::Result<PathBuf> {
    let real = std::fs::canonicalize(path)?;
    #[cfg(windows)]
    let real = dunce::simplified(&real).to_owned();
    Ok(real)
}

/// Puts a staged file in its place, where nothing lies yet: tempfile knows each system's way (renameat2, or link and unlink).
pub(super) fn place(from: &Path, to: &Path) -> io::Result<()> {
    let at_once = || {
        let mut staged = tempfile::TempPath::try_from_path(long(from))?;
        // It must survive a failure.
        staged.disable_cleanup(true);
        staged.persist_noclobber(long(to)).map_err(|e| e.error)
    };
    #[cfg(windows)]
    {
        // tempfile takes the marks away that a file has.
        let marks = std::fs::symlink_metadata(from)?.permissions();
        patiently(at_once)?;
        if marks.readonly() { std::fs::set_permissions(to, marks) } else { Ok(()) }
    }
    #[cfg(not(windows))]
    at_once()
}

/// A path that may be longer than 260 characters, for who hands it to Windows as it is; the standard library sees to it by itself.
pub(super) fn long(path: &Path) -> PathBuf {
    #[cfg(windows)]
    {
        use std::path::Prefix;
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let Some(Component::Prefix(prefix)) = path.components().next() else { return path };
        let mark = match prefix.kind() {
            Prefix::Disk(_) => r"\\?\",
            Prefix::UNC(..) => r"\\?\UNC\",
            _ => return path,
        };
        let mut marked = std::ffi::OsString::from(mark);
        let plain = path.to_string_lossy();
        marked.push(plain.strip_prefix(r"\\").unwrap_or(&plain));
        PathBuf::from(marked)
    }
    #[cfg(not(windows))]
    path.to_owned()
}

/// Does what another program may forbid for a moment: Windows refuses to open, rename or remove what a virus scanner, an indexer or
/// a colleague has open. It is tried for about a second.
pub(super) fn patiently<T>(act: impl Fn() -> io::Result<T>) -> io::Result<T> {
    #[cfg(windows)]
    for pause in [1, 5, 20, 50, 100, 250, 500] {
        match act() {
            Err(e) if is_held(&e) => std::thread::sleep(std::time::Duration::from_millis(pause)),
            other => return other,
        }
    }
    act()
}

/// Whether somebody else has it open; Windows calls it "access denied" where a file is put over an open one, or a folder renamed.
#[cfg(windows)]
fn is_held(e: &io::Error) -> bool {
    const ACCESS_DENIED: i32 = 5;
    const SHARING_VIOLATION: i32 = 32;
    const LOCK_VIOLATION: i32 = 33;
    matches!(e.raw_os_error(), Some(ACCESS_DENIED | SHARING_VIOLATION | LOCK_VIOLATION))
}

/// Removes a file, a read-only one too, as Unix does: there the folder decides.
pub(super) fn remove(path: &Path) -> io::Result<()> {
    #[cfg(windows)]
    {
        let marks = std::fs::symlink_metadata(path)?.permissions();
        if marks.readonly() {
            let mut open = marks.clone();
            open.set_readonly(false);
            std::fs::set_permissions(path, open)?;
        }
        let removed = patiently(|| std::fs::remove_file(path));
        if removed.is_err() && marks.readonly() {
            let _ = std::fs::set_permissions(path, marks);
        }
        removed
    }
    #[cfg(not(windows))]
    std::fs::remove_file(path)
}

/// Removes a folder with everything in it, read-only files too.
pub(super) fn remove_folder(path: &Path) -> io::Result<()> {
    #[cfg(windows)]
    for entry in walkdir::WalkDir::new(path).into_iter().flatten().filter(|entry| entry.file_type().is_file()) {
        remove(entry.path())?;
    }
    std::fs::remove_dir_all(path)
}

/// Waits until an open file's bytes are on disk. Windows does so for who may write the file alone: one that is open for reading is
/// opened once more, and a read-only one cannot be waited for.
pub(super) fn sync(file: &File, path: &Path) -> io::Result<()> {
    #[cfg(windows)]
    {
        let _ = path;
        match file.sync_all() {
            Err(e) if e.kind() == io::ErrorKind::PermissionDenied => {}
            other => return other,
        }
        if file.metadata()?.permissions().readonly() {
            return Ok(());
        }
        #[expect(clippy::disallowed_types, reason = "it writes nothing")]
        std::fs::OpenOptions::new().write(true).open(path)?.sync_all()
    }
    #[cfg(not(windows))]
    {
        let _ = path;
        file.sync_all()
    }
}

/// Whether an open file is the one that lies at a path.
pub(super) fn is_same_file(file: &File, path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let (Ok(open), Ok(there)) = (file.metadata(), std::fs::symlink_metadata(path)) else { return false };
        (open.dev(), open.ino()) == (there.dev(), there.ino())
    }
    #[cfg(not(unix))]
    {
        let open = file.try_clone().and_then(same_file::Handle::from_file);
        let there = same_file::Handle::from_path(path);
        matches!((open, there), (Ok(open), Ok(there)) if open == there)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_of_the_archive_has_one_form() {
        assert_eq!(beneath("data/records", "a.toml").as_os_str(), "data/records/a.toml");
        assert_eq!(beneath("", "data").as_os_str(), "data");
        assert_eq!(slashed(&Path::new("units").join("12").join("./1203")).unwrap(), "units/12/1203");
        assert_eq!(slashed(Path::new("units/12/")).unwrap(), "units/12");
        assert_eq!(slashed(Path::new("units/../12")), None);
        assert_eq!(slashed(Path::new("/units/12")), None);
    }
}
