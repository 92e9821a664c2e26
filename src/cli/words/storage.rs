//! Failures of the machine, and damage.

use std::io::{Error, ErrorKind};

use crate::archive::{StorageError, layout};
use crate::cli::words::{ErrorText, Words};
use crate::model::message::{Argument, Arguments, Code, Value};

pub(super) fn storage(words: Words, error: &StorageError) -> ErrorText {
    words.message_with(error, beside(error))
}

/// What is said beside the values of an error.
fn beside(error: &StorageError) -> Arguments {
    match error {
        StorageError::Io { source, .. } => vec![("why", why(source))],
        StorageError::Text { path, line, .. } => {
            let place = line.map_or_else(|| path.clone(), |line| format!("{path}:{line}"));
            vec![("place", place.value()), ("of", sort(path))]
        }
        StorageError::BadSetting { line, .. } => {
            let path = layout::SETTINGS;
            vec![("place", line.map_or_else(|| path.to_owned(), |line| format!("{path}:{line}")).value())]
        }
        StorageError::UnknownKey { path, .. } => vec![("of", sort(path))],
        _ => Vec::new(),
    }
}

fn sort(path: &str) -> Value {
    Code(if path == layout::SETTINGS { "settings" } else { "file" }).value()
}

fn why(source: &Error) -> Value {
    let why = match source.kind() {
        _ if StorageError::is_out_of_handles(source) => "handles",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => "full",
        ErrorKind::PermissionDenied => "denied",
        ErrorKind::NotFound => "path",
        ErrorKind::ReadOnlyFilesystem => "read-only",
        _ => "disk",
    };
    Code(why).value()
}
