//! By what it is seen, without reading them, that a bundle's manifests are still those of which a part was made.

use crate::archive::layout::MANIFESTS;
use crate::archive::read::Reader;

/// A moment as the file system counts: seconds since 1970, and nanoseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tick {
    pub seconds: i64,
    pub nanos: u32,
}

/// So long before a part is made must its manifests have been left alone: a file system may count whole seconds, or two at a time, and what
/// is written twice within one tick looks the same.
const QUIET_SECONDS: i64 = 2;

/// What the system says of a file without opening it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    pub size: u64,
    /// When it was written.
    pub written: Tick,
    /// When anything of it was changed, which nobody can set.
    pub changed: Tick,
    pub inode: u64,
    pub device: u64,
}

/// The stamps of a bundle's manifests, in the order of their names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamps(pub Vec<(String, Stamp)>);

impl Stamps {
    /// Whether all of it was left alone for a while before a moment: whatever was written since has another stamp.
    pub fn were_quiet_at(&self, moment: Tick) -> bool {
        let is_before = |tick: Tick| tick.seconds.saturating_add(QUIET_SECONDS) < moment.seconds;
        !self.0.is_empty() && self.0.iter().all(|(_, stamp)| is_before(stamp.written) && is_before(stamp.changed))
    }
}

/// The stamps of a bundle's manifests; none where the system has none that can be relied on, or something else lies there: then the
/// manifests are read.
#[cfg(target_os = "linux")]
pub fn of(reader: &Reader, bundle: &str) -> Option<Stamps> {
    use std::path::Path;

    use rustix::fs::{AtFlags, Dir, FileType, statat};

    use crate::archive::layout::is_manifest_name;
    use crate::archive::read::Want;

    let folder = reader.try_open(Path::new(&format!("{bundle}/{MANIFESTS}")), Want::Folder).ok()?;
    let mut open = Dir::new(folder).ok()?;
    let mut stamps = Vec::new();
    while let Some(entry) = open.next() {
        let entry = entry.ok()?;
        let Some(name) = entry.file_name().to_str().ok().filter(|name| is_manifest_name(name)) else { continue };
        let state = statat(open.fd().ok()?, entry.file_name(), AtFlags::SYMLINK_NOFOLLOW).ok()?;
        if FileType::from_raw_mode(state.st_mode) != FileType::RegularFile {
            return None;
        }
        let stamp = Stamp {
            size: u64::try_from(state.st_size).ok()?,
            written: Tick { seconds: number(state.st_mtime)?, nanos: number(state.st_mtime_nsec)? },
            changed: Tick { seconds: number(state.st_ctime)?, nanos: number(state.st_ctime_nsec)? },
            inode: number(state.st_ino)?,
            device: number(state.st_dev)?,
        };
        stamps.push((name.to_owned(), stamp));
    }
    stamps.sort_by(|(one, _), (other, _)| one.cmp(other));
    Some(Stamps(stamps))
}

/// A number of the system, whose types differ between processors.
#[cfg(target_os = "linux")]
fn number<F, T: TryFrom<F>>(number: F) -> Option<T> {
    number.try_into().ok()
}

/// Elsewhere the manifests are read each time.
#[cfg(not(target_os = "linux"))]
pub fn of(_: &Reader, bundle: &str) -> Option<Stamps> {
    let _ = (bundle, MANIFESTS);
    None
}
