//! Files that were destroyed under approved lists: what is listed and away, and is not missing.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::model::destruction::Unlawful;
use crate::model::{BundlePath, Date, Moment, RecordId, Sha256, StaffId};

/// A list that was carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoneList {
    pub id: RecordId,
    /// The day on which it was carried out.
    pub on: Date,
    /// When that was entered.
    pub at: Moment,
    /// Who carried it out.
    pub by: StaffId,
    pub witnesses: Vec<StaffId>,
}

/// A file that a list had destroyed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoneLine {
    pub sha256: Sha256,
    pub list: Arc<GoneList>,
}

/// The files of one bundle that are gone, by their paths in it.
pub type GoneLines = BTreeMap<BundlePath, GoneLine>;

/// Every file that is gone, by the identity of its bundle.
#[derive(Debug, Default)]
pub struct Gone(BTreeMap<String, Arc<GoneLines>>);

impl Gone {
    /// What is gone by some lists. Who makes one has read the lists: `destruction` does.
    pub(super) fn of_lists(lists: BTreeMap<String, GoneLines>) -> Self {
        Self(lists.into_iter().map(|(identity, lines)| (identity, Arc::new(lines))).collect())
    }

    /// What is gone, by the identity of the bundle.
    pub fn lists(&self) -> impl Iterator<Item = (&String, &GoneLines)> {
        self.0.iter().map(|(identity, lines)| (identity, &**lines))
    }

    /// What is gone of a bundle, by its identity.
    pub fn of(&self, identity: &str) -> Arc<GoneLines> {
        self.0.get(identity).cloned().unwrap_or_default()
    }

    /// The leave to remove a file: it is on a list that was approved and carried out, with these bytes, and was allowed to be.
    pub fn condemned(&self, identity: &str, path: &BundlePath, sha256: Sha256, _: &Lawful) -> Option<Condemned> {
        let line = self.0.get(identity)?.get(path)?;
        (line.sha256 == sha256).then_some(Condemned(()))
    }
}

/// That a list was allowed to be carried out.
#[derive(Clone, Copy, Debug)]
pub struct Lawful(());

impl Lawful {
    /// Where nothing was found to be wrong with it; who asks has looked (`leave`).
    pub(super) fn unless(fault: Option<&Unlawful>) -> Option<Self> {
        fault.is_none().then_some(Self(()))
    }
}

/// The leave to remove one file, which nothing but an approved list that was carried out gives.
#[derive(Debug)]
pub struct Condemned(());

/// The manifests of the register of lists, by which what was read of them is known to be what they say still.
pub type RegisterState = Vec<(String, Vec<u8>)>;

/// What was read of the lists last.
#[derive(Debug, Default)]
pub struct GoneRead {
    read: Mutex<Option<(RegisterState, Arc<Gone>)>>,
    /// Of which lists it was judged whether they were allowed to be.
    judged: Mutex<BTreeMap<RecordId, Option<Lawful>>>,
}

impl GoneRead {
    /// What was read, where the register is as it was then.
    pub fn of(&self, state: &RegisterState) -> Option<Arc<Gone>> {
        let read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        read.as_ref().filter(|(known, _)| known == state).map(|(_, gone)| Arc::clone(gone))
    }

    pub fn keep(&self, state: RegisterState, gone: &Arc<Gone>) {
        *self.read.lock().unwrap_or_else(PoisonError::into_inner) = Some((state, Arc::clone(gone)));
        self.judged.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// What was judged of a list.
    pub fn judged(&self, list: &RecordId) -> Option<Option<Lawful>> {
        self.judged.lock().unwrap_or_else(PoisonError::into_inner).get(list).copied()
    }

    pub fn judge(&self, list: RecordId, lawful: Option<Lawful>) {
        self.judged.lock().unwrap_or_else(PoisonError::into_inner).insert(list, lawful);
    }
}
