//! What the machine did not let a reader read: noted where it happens, so that nobody takes it for "nothing is there".

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::archive::links::is_loop;
use crate::archive::storage_error::{StorageError, Verb};

/// Faults of the machine (a disk's error, too few file handles, no right to read), by the path that was asked for.
///
/// A caller may go on without what could not be read; the answer that rests on it is no answer. Whoever gives one asks here
/// before: a command does before it prints and before it changes anything, `verify` makes a finding of each.
#[derive(Debug, Default)]
pub struct Faults(Mutex<BTreeMap<PathBuf, SystemError>>);

/// What the system said, in a form that can be kept.
#[derive(Clone, Copy, Debug)]
struct SystemError {
    number: Option<i32>,
    kind: io::ErrorKind,
}

impl SystemError {
    fn error(self, path: &Path) -> StorageError {
        let source = self.number.map_or_else(|| io::Error::from(self.kind), io::Error::from_raw_os_error);
        StorageError::Io { verb: Verb::Read, path: path.to_owned(), source }
    }
}

impl Faults {
    /// Notes an error unless it only says that nothing of the name is there.
    pub fn note(&self, path: &Path, e: &io::Error) {
        if !says_nothing_there(e) {
            self.held().entry(path.to_owned()).or_insert(SystemError { number: e.raw_os_error(), kind: e.kind() });
        }
    }

    /// The first fault by its path, as an error.
    pub fn first(&self) -> Option<StorageError> {
        self.held().iter().next().map(|(path, seen)| seen.error(path))
    }

    /// All faults, which are told by whoever takes them.
    pub fn take(&self) -> Vec<(PathBuf, StorageError)> {
        let taken = std::mem::take(&mut *self.held());
        taken.into_iter().map(|(path, seen)| (path.clone(), seen.error(&path))).collect()
    }

    fn held(&self) -> MutexGuard<'_, BTreeMap<PathBuf, SystemError>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether an error is an answer: nothing is there, or nothing can be there under such a name, or something of another sort is.
fn says_nothing_there(e: &io::Error) -> bool {
    use io::ErrorKind::{InvalidFilename, InvalidInput, NotADirectory, NotFound};
    matches!(e.kind(), NotFound | NotADirectory | InvalidFilename | InvalidInput) || is_loop(e)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_no_answer_is_a_fault() {
        let faults = Faults::default();
        for kind in [io::ErrorKind::NotFound, io::ErrorKind::NotADirectory, io::ErrorKind::InvalidInput] {
            faults.note(Path::new("units"), &io::Error::from(kind));
        }
        assert!(faults.first().is_none());
        faults.note(Path::new("units"), &io::Error::from(io::ErrorKind::PermissionDenied));
        assert!(faults.first().is_some());
        assert_eq!(faults.take().len(), 1);
        assert!(faults.first().is_none());
    }
}
