//! Failures of the machine, and damage.

use std::io::ErrorKind;

use crate::archive::{Foreign, GivenFault, StorageError, Verb, layout};
use crate::cli::words::{ErrorText, Words, told};
use crate::output::phrases::say;

pub(super) fn storage(words: Words, error: &StorageError) -> ErrorText {
    match error {
        StorageError::Io { verb, path, source } => io(words, *verb, &path.display().to_string(), source),
        StorageError::NoArchive(path) => told!(words, "storage-no-archive", path = path.display()),
        StorageError::Outside(name) => told!(words, "storage-outside", name = name),
        StorageError::NewerFormat { found, known } => {
            told!(words, "storage-newer-format", found = found, known = known)
        }
        StorageError::Draft => told!(words, "storage-draft"),
        StorageError::Text { path, line, says } => {
            let place = line.map_or_else(|| path.clone(), |line| format!("{path}:{line}"));
            let told = match path == layout::SETTINGS {
                true => told!(words, "storage-settings", place = place),
                false => told!(words, "storage-text", place = place),
            };
            told.because(says.clone())
        }
        StorageError::Altered(path) => told!(words, "storage-altered", path = path),
        StorageError::Missing(path) => told!(words, "storage-missing", path = path),
        StorageError::Unlisted(path) => told!(words, "storage-unlisted", path = path),
        StorageError::Manifest { path, line: Some(line), text } => {
            told!(words, "storage-manifest-line", path = path, line = line, text = text)
        }
        StorageError::Manifest { path, line: None, text } => {
            told!(words, "storage-manifest", path = path, text = text)
        }
        StorageError::Given { path, fault } => given(words, path, *fault),
        StorageError::NotPlain(path) => told!(words, "storage-not-plain", path = path),
        StorageError::TooLarge(path) => told!(words, "storage-too-large", path = path),
        StorageError::UnknownKey { path, key } if path == layout::SETTINGS => {
            told!(words, "storage-unknown-setting", path = path, key = key)
        }
        StorageError::UnknownKey { path, key } => told!(words, "storage-unknown-key", path = path, key = key),
        StorageError::Busy { what, waited } if what.is_empty() => {
            told!(words, "storage-busy-archive", seconds => waited.as_secs())
        }
        StorageError::Busy { what, waited } => told!(words, "storage-busy", what = what, seconds => waited.as_secs()),
        StorageError::Occupied(path) => told!(words, "storage-occupied", path = path),
        StorageError::Journal(path) => told!(words, "storage-journal", path = path),
        StorageError::CannotFinish { path, source } => {
            told!(words, "storage-cannot-finish", path = path).because(source.to_string())
        }
        StorageError::ForeignArchive { path, owner } => {
            told!(words, "storage-foreign-archive", path = path.display(), owner = owner)
        }
        StorageError::LeftOut(files) => told!(words, "storage-left-out", files => *files),
        StorageError::ForeignJournal { path, why: Foreign::Owner } => {
            told!(words, "storage-foreign-owner", path = path)
        }
        StorageError::ForeignJournal { path, why: Foreign::Kept } => told!(words, "storage-foreign-kept", path = path),
        StorageError::ForeignJournal { path, why: Foreign::Unasked } => {
            told!(words, "storage-foreign-unasked", path = path)
        }
        StorageError::Unsettled(path) => told!(words, "storage-unsettled", path = path),
        StorageError::NoChance(says) => told!(words, "storage-no-chance").because(says.clone()),
    }
}

fn given(words: Words, path: &str, fault: GivenFault) -> ErrorText {
    match fault {
        GivenFault::Missing => told!(words, "storage-given-missing", path = path),
        GivenFault::NotPlain => told!(words, "storage-given-not-plain", path = path),
        GivenFault::Taken => told!(words, "storage-given-taken", path = path),
        GivenFault::InArchive => told!(words, "storage-given-in-archive", path = path),
    }
}

fn io(words: Words, verb: Verb, path: &str, source: &std::io::Error) -> ErrorText {
    let key = match verb {
        Verb::Read => "storage-io-read",
        Verb::Write => "storage-io-write",
        Verb::Make => "storage-io-make",
        Verb::Place => "storage-io-place",
        Verb::Sync => "storage-io-sync",
        Verb::Lock => "storage-io-lock",
        Verb::Remove => "storage-io-remove",
    };
    let mend = match source.kind() {
        _ if StorageError::is_out_of_handles(source) => say!(words, "storage-mend-handles"),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => say!(words, "storage-mend-full"),
        ErrorKind::PermissionDenied => say!(words, "storage-mend-denied"),
        ErrorKind::NotFound => say!(words, "storage-mend-path"),
        ErrorKind::ReadOnlyFilesystem => say!(words, "storage-mend-read-only"),
        _ => say!(words, "storage-mend-disk"),
    };
    ErrorText::new(say!(words, key, path = path), mend).because(source.to_string())
}
