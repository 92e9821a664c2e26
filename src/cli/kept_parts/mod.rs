//! What is kept outside of the archives that a command opens, so that the next one answers sooner.

#[cfg(test)]
mod tests;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::archive::{Parts, Tick};

/// The parts of each archive that was opened; none where nothing shall be kept.
#[derive(Debug)]
pub struct KeptParts {
    place: Option<(PathBuf, Tick)>,
    known: RefCell<BTreeMap<PathBuf, Option<Arc<Parts>>>>,
}

impl KeptParts {
    /// In a folder, by a command that began then.
    pub fn new(place: Option<(PathBuf, Tick)>) -> Self {
        Self { place, known: RefCell::default() }
    }

    /// Those of an archive, by its folder.
    pub fn of(&self, root: &Path) -> Option<Arc<Parts>> {
        let (folder, began) = self.place.as_ref()?;
        self.known.borrow_mut().entry(root.to_owned()).or_insert_with(|| Parts::of(folder, root, *began)).clone()
    }

    /// The same for who lets something out: they count by the manifests' bytes alone.
    pub fn by_content(&self, root: &Path) -> Option<Arc<Parts>> {
        let (folder, began) = self.place.as_ref()?;
        let parts = Parts::by_content(folder, root, *began);
        self.known.borrow_mut().insert(root.to_owned(), parts.clone());
        parts
    }

    /// Writes what was learned, after the answer.
    pub fn write(&self) {
        self.known.borrow().values().flatten().for_each(|parts| parts.write());
    }
}
