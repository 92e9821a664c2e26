//! What is asked of a check: of which part of the archive, how thoroughly, beside whom, and who watches.

use std::collections::BTreeSet;

use crate::model::settings::EstateId;
use crate::model::{Moment, UnitCode};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CheckScope {
    /// The whole archive.
    Whole,
    /// What belongs to some units: rooms, clients' files, boxed volumes, late papers.
    Units(BTreeSet<UnitCode>),
}

/// How thoroughly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// Every byte is read.
    Full,
    /// Presence, names and kinds are compared, and sizes as far as they are known: no file is empty, and a boxed volume has
    /// the size that its `bag-info.txt` says.
    Quick,
}

/// Whether others may be writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writers {
    /// They may: what is found is looked at again under the bundle's lock.
    Writers,
    /// The caller holds the lock of the whole archive.
    Nobody,
}

/// What a bundle is held against, beside its manifests.
#[derive(Clone, Debug)]
pub(in crate::archive) struct Terms {
    /// How thoroughly it is checked.
    pub depth: Depth,
    /// The estate that its records say they lie in.
    pub estate: EstateId,
    /// The machine's clock; none where nobody asks what it says.
    pub now: Option<Moment>,
}

/// Told how far a check has come; by several threads at once.
pub trait CheckProgress: Sync {
    /// So many bundles will be checked.
    fn bundles_found(&self, bundles: usize);
    /// One more is done.
    fn bundle_done(&self);
}

/// Nobody watches.
#[derive(Clone, Copy, Debug)]
pub struct Unwatched;

impl CheckProgress for Unwatched {
    fn bundles_found(&self, _: usize) {}
    fn bundle_done(&self) {}
}
