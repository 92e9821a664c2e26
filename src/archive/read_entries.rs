//! What was read of a bundle: each record and event once for as long as the bundle is in memory.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::archive::storage_error::StorageError;
use crate::model::event::Event;
use crate::model::{Record, Stem, Step};

/// Records and events that were read and checked: each is read once for as long as the bundle is in memory.
#[derive(Debug, Default)]
pub struct ReadEntries {
    pub records: Mutex<BTreeMap<Stem, ParsedEntry<Record>>>,
    pub events: Mutex<BTreeMap<(Stem, Step), ParsedEntry<Event>>>,
}

/// What a file says, and the keys in it that this deedbox does not know.
pub type ParsedEntry<T> = Arc<(T, Vec<String>)>;

impl Clone for ReadEntries {
    fn clone(&self) -> Self {
        Self { records: Mutex::new(held(&self.records).clone()), events: Mutex::new(held(&self.events).clone()) }
    }
}

/// A lock's contents, whatever became of who held it.
pub fn held<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What is kept under a name; else it is read, and kept where things are kept.
pub fn once<K: Ord, T>(
    kept: Option<&Mutex<BTreeMap<K, ParsedEntry<T>>>>,
    name: K,
    read: impl FnOnce() -> Result<(T, Vec<String>), StorageError>,
) -> Result<ParsedEntry<T>, StorageError> {
    if let Some(parsed) = kept.and_then(|kept| held(kept).get(&name).cloned()) {
        return Ok(parsed);
    }
    let parsed = Arc::new(read()?);
    if let Some(kept) = kept {
        held(kept).insert(name, Arc::clone(&parsed));
    }
    Ok(parsed)
}
