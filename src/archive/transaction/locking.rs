//! The locks of a change: taken in one order, and only after what a dead command left was finished.

use crate::archive::journal::Ours;
use crate::archive::layout::{BundleId, bundle_at};
use crate::archive::lock::Hold;
use crate::archive::storage_error::StorageError;
use crate::archive::transaction::{LocksHeld, MANY_BUNDLES, Mode, Transaction};
use crate::archive::{journal, lock};
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

impl Transaction<'_> {
    /// Locks bundles, in the order of their paths; beyond some tens of them, the whole archive.
    ///
    /// # Errors
    /// Somebody else holds one of them for longer than the wait.
    pub fn lock(&mut self, wanted: impl IntoIterator<Item = BundleId>) -> Result<(), StorageError> {
        let mut wanted: BTreeSet<BundleId> = wanted.into_iter().collect();
        match &self.held {
            LocksHeld::Archive(_) => return Ok(()),
            LocksHeld::Bundles { bundles, .. } if wanted.iter().all(|id| bundles.contains_key(id)) => return Ok(()),
            LocksHeld::Bundles { bundles, .. } => wanted.extend(bundles.keys().cloned()),
            LocksHeld::None => {}
        }
        if MANY_BUNDLES < wanted.len() {
            return self.lock_archive();
        }
        let of_them = |path: &String| bundle_at(path).is_some_and(|(id, _)| wanted.contains(&id));
        self.check_all_is_here(of_them)?;
        self.relock(|tx| tx.take_bundles(&wanted))
    }

    /// Refuses to decide about what git left out of this working copy.
    fn check_all_is_here(&self, wanted: impl Fn(&String) -> bool) -> Result<(), StorageError> {
        match self.archive.left_out().files.iter().filter(|path| wanted(path)).count() {
            0 => Ok(()),
            files => Err(StorageError::LeftOut(files)),
        }
    }

    /// Locks the whole archive.
    pub fn lock_archive(&mut self) -> Result<(), StorageError> {
        if let LocksHeld::Archive(_) = self.held {
            return Ok(());
        }
        self.check_all_is_here(|_| true)?;
        self.relock(|tx| {
            let Some((private_dir, ..)) = &tx.private_dir else {
                return Ok(LocksHeld::Archive(None));
            };
            let lock = lock::take(&tx.archive.disk, private_dir.archive_lock(), "", Hold::Alone, tx.means.wait)?;
            Ok(LocksHeld::Archive(Some(lock)))
        })
    }

    fn take_bundles(&self, wanted: &BTreeSet<BundleId>) -> Result<LocksHeld, StorageError> {
        let Some((private_dir, ..)) = &self.private_dir else {
            return Ok(LocksHeld::Bundles {
                _archive: None,
                bundles: wanted.iter().map(|id| (id.clone(), None)).collect(),
            });
        };
        let (disk, wait) = (&self.archive.disk, self.means.wait);
        let shared = lock::take(disk, private_dir.archive_lock(), "", Hold::Shared, wait)?;
        let mut in_order: Vec<(String, &BundleId)> = wanted.iter().map(|id| (id.path(), id)).collect();
        in_order.sort();
        let mut bundles = BTreeMap::new();
        for (path, id) in in_order {
            let lock = lock::take(disk, private_dir.bundle_lock(&path), &path, Hold::Alone, wait)?;
            bundles.insert(id.clone(), Some(lock));
        }
        Ok(LocksHeld::Bundles { _archive: Some(shared), bundles })
    }

    /// Lets go of what is held (locks are only ever taken in one order), takes anew, and reads anew. Who died while this
    /// process waited left a journal: that change comes first.
    fn relock(&mut self, take: impl Fn(&Self) -> Result<LocksHeld, StorageError>) -> Result<(), StorageError> {
        let began = std::time::Instant::now();
        loop {
            self.held = LocksHeld::None;
            self.bundles.retain(|_, bundle| bundle.has_pending());
            self.units = None;
            self.held = take(self)?;
            if self.mode == Mode::Preview {
                return Ok(());
            }
            let ours = match &self.held {
                LocksHeld::Archive(_) => Ours::Archive,
                LocksHeld::None => Ours::Nothing,
                LocksHeld::Bundles { bundles, .. } => Ours::Bundles(bundles.keys().map(BundleId::path).collect()),
            };
            let found = journal::recover(&self.archive.disk, &self.archive.reader, &ours)?;
            self.finished.extend(found.finished);
            if !found.blocked {
                return Ok(());
            }
            if self.means.wait <= began.elapsed() {
                return Err(StorageError::Busy { what: String::new(), waited: self.means.wait });
            }
            self.held = LocksHeld::None;
            let found = journal::recover(&self.archive.disk, &self.archive.reader, &Ours::Nothing)?;
            self.finished.extend(found.finished);
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}
