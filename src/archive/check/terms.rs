//! What is asked of a check: of which part of the archive, how thoroughly, beside whom, and who watches.

use std::collections::BTreeSet;

use crate::archive::layout::BundleId;
use crate::model::settings::EstateId;
use crate::model::signing::SignatureRules;
use crate::model::{Moment, UnitCode};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CheckScope {
    /// The whole archive.
    Whole,
    /// What belongs to some units: rooms, clients' files, boxed volumes, late papers.
    Units(BTreeSet<UnitCode>),
    /// Some bundles, and who sits in the units to which they belong; what their records tell against each other as well, however quick
    /// the look is: what came by a merge is looked at so.
    Bundles(BTreeSet<BundleId>),
}

impl CheckScope {
    /// Whether a unit is looked at.
    pub(in crate::archive) fn wants(&self, unit: &UnitCode) -> bool {
        match self {
            Self::Whole => true,
            Self::Units(units) => units.contains(unit),
            Self::Bundles(bundles) => bundles.iter().any(|id| unit_of(id) == Some(unit)),
        }
    }

    /// Whether the bundles that belong to no unit are looked at, or one of them.
    pub(in crate::archive) fn wants_offices(&self) -> bool {
        match self {
            Self::Whole => true,
            Self::Units(_) => false,
            Self::Bundles(bundles) => bundles.iter().any(|id| unit_of(id).is_none()),
        }
    }

    /// Whether a bundle is read.
    pub(in crate::archive) fn reads(&self, bundle: &BundleId) -> bool {
        match self {
            Self::Whole | Self::Units(_) => true,
            Self::Bundles(bundles) => bundles.contains(bundle),
        }
    }
}

/// The unit to which a bundle belongs.
fn unit_of(id: &BundleId) -> Option<&UnitCode> {
    match id {
        BundleId::Room(place) | BundleId::Client(place, _) => Some(&place.unit),
        BundleId::Boxed(_, volume) | BundleId::Late(volume) => Some(&volume.unit),
        BundleId::Staff | BundleId::Policies | BundleId::Register(..) => None,
    }
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
    /// What is signed.
    pub signatures: SignatureRules,
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
