//! The folder outside the archive in which parts lie: the one place that reads and writes it. What it lacks, or does not take, is no
//! error: a part may be thrown away at any time.
#![expect(
    clippy::disallowed_methods,
    reason = "a cache is nothing of the archive: it is not synced, and replaced at will"
)]

use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use crate::archive::digest::digest;
use crate::archive::parts::gathered::GatheredSort;

/// The file beside the parts that tells of what archive they are.
const OF_ARCHIVE: &str = "archive";

/// With what the names of notes begin: what a command keeps beside the parts for its next time.
pub const NOTE: &str = "note-";

/// The folder of parts.
const PARTS: &str = "parts";

/// The largest part that is read, in bytes.
const MOST_BYTES: u64 = 1 << 32;

/// How many bytes of a file beside the parts are read: of a longer one the end is lacking, so that it tells nothing.
const MOST_BESIDE: usize = 256 << 20;

/// The parts of one archive.
#[derive(Debug)]
pub struct PartsFolder {
    above: PathBuf,
    root: PathBuf,
}

impl PartsFolder {
    /// The folder for an archive beneath a cache; none where the cache lies in the archive, or somebody else put it there.
    pub fn of(cache: &Path, root: &Path) -> Option<Self> {
        let nearest = cache.ancestors().find_map(|folder| std::fs::canonicalize(folder).ok())?;
        // Of a folder that is not there yet nobody can tell where `..` leads.
        let leads_back = cache.components().any(|part| part == Component::ParentDir) && !cache.exists();
        if nearest.starts_with(root) || !cache.is_absolute() || leads_back {
            return None;
        }
        let above = cache.join(short_name(root.as_os_str().as_encoded_bytes()));
        let is_ours = is_own(&above) && is_own(&above.join(PARTS));
        is_ours.then(|| Self { above, root: root.to_owned() })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.above
    }

    /// The bytes of a file beside the parts, if there is one.
    pub fn beside(&self, name: &str) -> Option<Vec<u8>> {
        open(&self.above.join(name))?.beginning(MOST_BESIDE)
    }

    /// Puts a file beside the parts, whatever lies there.
    pub fn write_beside(&self, name: &str, bytes: &[u8]) -> std::io::Result<()> {
        self.make()?;
        write_anew(&self.above, &self.above.join(name), bytes)
    }

    fn part(&self, bundle: &str) -> PathBuf {
        self.above.join(PARTS).join(short_name(bundle.as_bytes()))
    }

    /// Opens the part of a bundle, if there is one.
    pub fn open(&self, bundle: &str) -> Option<PartFile> {
        open(&self.part(bundle))
    }

    /// Puts a part in its place, whatever lies there; nothing where that does not work.
    pub fn write(&self, bundle: &str, bytes: &[u8]) -> std::io::Result<()> {
        let folder = self.make()?;
        write_anew(&folder, &self.part(bundle), bytes)
    }

    /// Makes the folder of parts where it is missing, and says of what archive they are.
    fn make(&self) -> std::io::Result<PathBuf> {
        let folder = self.above.join(PARTS);
        let mut builder = std::fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(&folder)?;
        let name = self.above.join(OF_ARCHIVE);
        if std::fs::symlink_metadata(&name).is_err() {
            write_anew(&self.above, &name, self.root.as_os_str().as_encoded_bytes())?;
        }
        Ok(folder)
    }

    /// Leaves nothing of what a part said, where there is one.
    pub fn empty(&self, bundle: &str) -> std::io::Result<()> {
        empty(&self.above.join(PARTS), &self.part(bundle))
    }

    /// The same of every part, and of what lies beside them.
    pub fn empty_all(&self) -> std::io::Result<()> {
        for path in self.all_beside() {
            empty(&self.above, &path)?;
        }
        let folder = self.above.join(PARTS);
        let entries = std::fs::read_dir(&folder).into_iter().flatten().flatten();
        entries.into_iter().try_for_each(|entry| empty(&folder, &entry.path()))
    }

    /// Every file beside the parts that tells of what is in the archive.
    fn all_beside(&self) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(&self.above).into_iter().flatten().flatten();
        let notes = entries.filter(|entry| entry.file_name().to_string_lossy().starts_with(NOTE));
        let gathered = GatheredSort::ALL.into_iter().map(|sort| self.above.join(sort.file_name()));
        gathered.chain(notes.map(|entry| entry.path())).collect()
    }

    /// How many parts lie there, and how many bytes with what lies beside them.
    pub fn size(&self) -> (usize, u64) {
        let beside = self.all_beside().into_iter().map(std::fs::symlink_metadata);
        let beside: u64 = beside.flatten().map(|state| state.len()).sum();
        let entries = std::fs::read_dir(self.above.join(PARTS)).into_iter().flatten().flatten();
        let sizes = entries.filter_map(|entry| entry.metadata().ok()).filter(std::fs::Metadata::is_file);
        sizes.fold((0, beside), |(parts, bytes), state| (parts + 1, bytes + state.len()))
    }
}

/// Opens a plain file of the cache, if there is one of a size that can be.
fn open(path: &Path) -> Option<PartFile> {
    #[cfg(unix)]
    let file: File = {
        use rustix::fs::{Mode, OFlags};
        let flags = OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NOFOLLOW | OFlags::NONBLOCK;
        rustix::fs::open(path, flags, Mode::empty()).ok()?.into()
    };
    #[cfg(not(unix))]
    let file = File::open(path).ok()?;
    let state = file.metadata().ok()?;
    (state.is_file() && state.len() <= MOST_BYTES)
        .then(|| PartFile { bytes: PartSource::File(Mutex::new(file)), length: state.len() })
}

/// A part that is open.
#[derive(Debug)]
pub struct PartFile {
    bytes: PartSource,
    length: u64,
}

/// Where the bytes of a part are.
#[derive(Debug)]
enum PartSource {
    File(Mutex<File>),
    Memory(Arc<Vec<u8>>),
}

impl PartFile {
    /// One that is in memory.
    pub fn in_memory(bytes: Arc<Vec<u8>>) -> Self {
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        Self { bytes: PartSource::Memory(bytes), length }
    }

    /// Bytes of it; none where it does not hold them.
    pub fn bytes(&self, at: u64, length: usize) -> Option<Vec<u8>> {
        let ends = at.checked_add(u64::try_from(length).ok()?)?;
        if self.length < ends {
            return None;
        }
        let file = match &self.bytes {
            PartSource::File(file) => file,
            PartSource::Memory(bytes) => {
                let range = usize::try_from(at).ok()?..usize::try_from(ends).ok()?;
                return bytes.get(range).map(<[u8]>::to_vec);
            }
        };
        let mut file = file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(at)).ok()?;
        let mut bytes = vec![0; length];
        file.read_exact(&mut bytes).ok()?;
        Some(bytes)
    }

    /// Its first bytes: so many, or all that there are.
    pub fn beginning(&self, most: usize) -> Option<Vec<u8>> {
        self.bytes(0, usize::try_from(self.length).unwrap_or(most).min(most))
    }
}

/// Puts nothing in the place of what lies there.
fn empty(folder: &Path, path: &Path) -> std::io::Result<()> {
    match std::fs::symlink_metadata(path) {
        Ok(state) if state.len() > 0 => write_anew(folder, path, &[]),
        _ => Ok(()),
    }
}

/// Through a file of its own, which takes the place of what lies there: whoever reads has one or the other.
fn write_anew(folder: &Path, path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    file.persist(path).map(drop).map_err(|e| e.error)
}

/// A name for something, of 32 digits.
fn short_name(of: &[u8]) -> String {
    digest(of).as_bytes().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

/// Whether a folder is this user's own, or not there yet.
fn is_own(folder: &Path) -> bool {
    match std::fs::symlink_metadata(folder) {
        Err(e) => e.kind() == std::io::ErrorKind::NotFound,
        #[cfg(unix)]
        Ok(state) => {
            use std::os::unix::fs::MetadataExt;
            state.is_dir() && state.uid() == rustix::process::geteuid().as_raw() && state.mode() & 0o022 == 0
        }
        #[cfg(not(unix))]
        Ok(state) => state.is_dir(),
    }
}
