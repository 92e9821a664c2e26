//! An archive: found, opened, its settings read.

use std::path::{Path, PathBuf};

use crate::archive::disk::Disk;
use crate::archive::layout::{BundleId, INBOX, SETTINGS};
use crate::archive::lock::{self, Hold, Lock};
use crate::archive::outside::{is_there, real_path};
use crate::archive::private_dir::PrivateDir;
use crate::archive::read::{EntryKind, Reader};
use crate::archive::storage_error::{GivenFault, StorageError};
use crate::archive::text::{self, ParsedText, TextFault};
use crate::archive::{Bundle, journal, trust};
use crate::model::Settings;
use crate::model::settings::FORMAT;

/// The largest settings that are read, in bytes.
pub(in crate::archive) const MAX_SETTINGS_BYTES: u64 = 1 << 20;

/// The keys of [`Settings`].
pub const SETTINGS_KEYS: &[&str] = &[
    "format",
    "id",
    "name",
    "currency",
    "utc_offset",
    "language",
    "fonds",
    "class",
    "loans",
    "boxes",
    "policy",
    "tariffs",
    "departments",
    "cabinets",
    "git",
    "approvals",
    "disposal",
    "retention",
    "categories",
    "roles",
];

/// An archive on disk.
#[derive(Debug)]
pub struct Archive {
    pub(in crate::archive) reader: Reader,
    pub(in crate::archive) disk: Disk,
    settings: Settings,
    unknown_settings: Vec<String>,
}

impl Archive {
    /// The nearest folder, from `start` upwards, that holds an archive.
    ///
    /// # Errors
    /// There is none, or it is another user's: that one is named by who means it.
    pub fn find(start: &Path) -> Result<PathBuf, StorageError> {
        let start = real_path(start)?;
        let found = start.ancestors().find(|folder| is_there(&folder.join(SETTINGS)));
        let found = found.map(Path::to_owned).ok_or(StorageError::NoArchive(start))?;
        trust::found(&found)?;
        Ok(found)
    }

    /// Opens the archive in a folder.
    ///
    /// # Errors
    /// None there, a newer format, or settings that cannot be understood.
    pub fn open(root: &Path, disk: Disk) -> Result<Self, StorageError> {
        // A file was named where a folder should be, or a place beneath one: there is no archive either.
        let is_file = |e: &StorageError| matches!(e, StorageError::Io { source, .. } if source.kind() == std::io::ErrorKind::NotADirectory);
        let root = match real_path(root) {
            Err(e) if e.is_not_found() || is_file(&e) => return Err(StorageError::NoArchive(root.to_owned())),
            other => other?,
        };
        let reader = match Reader::new(root.clone()) {
            Err(e) if is_file(&e) => return Err(StorageError::NoArchive(root)),
            other => other?,
        };
        match reader.kind(SETTINGS)? {
            None => return Err(StorageError::NoArchive(reader.root().to_owned())),
            Some(EntryKind::File) => {}
            Some(_) => return Err(StorageError::NotPlain(SETTINGS.to_owned())),
        }
        let bytes = reader.read(SETTINGS, MAX_SETTINGS_BYTES)?;
        let (settings, unknown_settings) = parse_settings(&bytes)?;
        Ok(Self { reader, disk, settings, unknown_settings })
    }

    /// A folder that is about to become an archive, with the settings that it will have.
    pub fn found(root: &Path, disk: Disk, settings: Settings) -> Result<Self, StorageError> {
        let root = disk.make_root(root)?;
        Ok(Self { reader: Reader::new(root)?, disk, settings, unknown_settings: Vec::new() })
    }

    /// The same for a folder that is not there yet, for a preview: nothing is made.
    pub fn found_in_mind(above: &Path, disk: Disk, settings: Settings) -> Result<Self, StorageError> {
        Ok(Self { reader: Reader::new(above.to_owned())?, disk, settings, unknown_settings: Vec::new() })
    }

    /// The archive's folder.
    pub fn root(&self) -> &Path {
        self.reader.root()
    }

    /// What `deedbox.toml` says.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Keys of `deedbox.toml` that this deedbox does not know.
    pub fn unknown_settings(&self) -> &[String] {
        &self.unknown_settings
    }

    /// Reads beneath the archive.
    pub fn reader(&self) -> &Reader {
        &self.reader
    }

    /// Writes outside the archive, where a person named a place: a plan, a printed page.
    pub fn disk(&self) -> &Disk {
        &self.disk
    }

    /// Checks, before anything is done, that a page can be written where a person wants it: where nothing lies yet, and not
    /// among what deedbox alone writes.
    pub fn check_page_place(&self, path: &Path) -> Result<(), StorageError> {
        if is_there(path) {
            return Err(StorageError::Given { path: path.display().to_string(), fault: GivenFault::Taken });
        }
        self.check_page_folder(path)
    }

    /// The same, whatever lies there.
    pub(in crate::archive) fn check_page_folder(&self, path: &Path) -> Result<(), StorageError> {
        let wrong = |fault| StorageError::Given { path: path.display().to_string(), fault };
        let folder = path.parent().unwrap_or(path);
        let Ok(folder) = real_path(folder) else {
            return Err(wrong(GivenFault::Missing));
        };
        match folder.strip_prefix(self.root()) {
            // The archive's own folder is no place for a page either: git would carry it along.
            Ok(below) if below.components().next().is_none_or(|first| first.as_os_str() != INBOX) => {
                Err(wrong(GivenFault::InArchive))
            }
            _ => Ok(()),
        }
    }

    /// Whether a path outside lies in the archive after all, or in another one, and not in its inbox.
    pub fn owns(&self, path: &Path) -> bool {
        let Ok(real) = real_path(path) else { return false };
        let other = real.ancestors().skip(1).find(|folder| is_there(&folder.join(SETTINGS)));
        let lies_in = |root: &Path| {
            let first = real.strip_prefix(root).ok().and_then(|below| below.components().next());
            first.is_some_and(|first| first.as_os_str() != INBOX)
        };
        lies_in(self.root()) || other.is_some_and(lies_in)
    }

    /// Reads a bundle afresh.
    pub fn bundle(&self, id: &BundleId) -> Result<Bundle, StorageError> {
        Bundle::read(&self.reader, id)
    }

    /// The same for who goes through its records once: what is read of them is not kept.
    pub fn bundle_in_passing(&self, id: &BundleId) -> Result<Bundle, StorageError> {
        Bundle::read_in_passing(&self.reader, id)
    }

    /// The turn to commit to git: two at once would each commit what the other has staged.
    ///
    /// # Errors
    /// Somebody else has it for longer than `wait`.
    pub fn turn_to_save(&self, wait: std::time::Duration) -> Result<Lock, StorageError> {
        let private_dir = PrivateDir::open(&self.disk, &self.reader)?;
        lock::take(&self.disk, private_dir.saving_lock(), "", Hold::Alone, wait)
    }

    /// Finishes what a dead command left, before reading. Gives how many changes were finished.
    pub fn recover(&self) -> Result<usize, StorageError> {
        journal::recover(&self.disk, &self.reader, &journal::Ours::Nothing).map(|done| done.finished.len())
    }
}

/// Reads settings; the format is looked at before the rest is blamed.
pub(in crate::archive) fn parse_settings(bytes: &[u8]) -> Result<(Settings, Vec<String>), StorageError> {
    let broken =
        |fault: TextFault| StorageError::Text { path: SETTINGS.to_owned(), line: fault.line, says: fault.says };
    let mut parsed = ParsedText::new(bytes).map_err(broken)?;
    match parsed.integer_of("format") {
        Some(found) if i64::from(FORMAT) < found => return Err(StorageError::NewerFormat { found, known: FORMAT }),
        Some(found) if i64::from(FORMAT) == found && !parsed.has("id") => return Err(StorageError::Draft),
        _ => {}
    }
    let settings: Settings = parsed.take(SETTINGS_KEYS).map_err(broken)?;
    if settings.format != FORMAT {
        let says = format!("format {} is none that was ever written", settings.format);
        return Err(StorageError::Text { path: SETTINGS.to_owned(), line: None, says });
    }
    let mut unknown = parsed.unknown();
    unknown.extend(unknown_rules(bytes, &settings).map_err(broken)?);
    Ok((settings, unknown))
}

/// The keys of the rules' tables that are no rules: a misspelt figure must not pass for the default.
fn unknown_rules(bytes: &[u8], settings: &Settings) -> Result<Vec<String>, TextFault> {
    let known = [
        ("loans", text::table(&settings.loans)?),
        ("boxes", text::table(&settings.boxes)?),
        ("policy", text::table(&settings.policy)?),
        ("git", text::table(&settings.git)?),
        ("approvals", text::table(&settings.approvals)?),
        ("disposal", text::table(&settings.disposal)?),
    ];
    let written: toml::Table = std::str::from_utf8(bytes).ok().and_then(|text| text.parse().ok()).unwrap_or_default();
    let mut unknown = Vec::new();
    for (name, rules) in known {
        let keys = written.get(name).and_then(toml::Value::as_table).into_iter().flat_map(toml::Table::keys);
        unknown.extend(keys.filter(|key| !rules.contains_key(*key)).map(|key| format!("{name}.{key}")));
    }
    Ok(unknown)
}

/// The text of a new archive's settings.
pub fn settings_text(settings: &Settings) -> Result<String, StorageError> {
    let wrong = |fault: TextFault| StorageError::Text { path: SETTINGS.to_owned(), line: fault.line, says: fault.says };
    let mut table = text::table(settings).map_err(wrong)?;
    table.retain(|_, value| !matches!(value, toml::Value::Table(inner) if inner.is_empty()));
    Ok(text::emit(&table))
}
