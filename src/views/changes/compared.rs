//! Two states of the archive side by side: what both list, and the files of bundles that differ.

use std::collections::BTreeMap;

use crate::archive::VolumeFolder;
use crate::archive::git::{Lists, Span, Touched};
use crate::archive::layout::BundleId;

/// The bundles of a volume are one: its folder, its box, and where late things lie.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Location {
    Volume(VolumeFolder),
    Other(BundleId),
}

impl Location {
    /// Where a bundle lies.
    pub(super) fn of(id: &BundleId) -> Self {
        match id {
            BundleId::Client(place, client) => {
                Self::Volume(VolumeFolder { unit: place.unit.clone(), client: client.clone() })
            }
            BundleId::Boxed(_, volume) | BundleId::Late(volume) => Self::Volume(volume.clone()),
            other => Self::Other(other.clone()),
        }
    }
}

/// What both states list, and the files of bundles that differ.
pub(super) struct Compared<'t> {
    pub(super) span: &'t Span,
    pub(super) old: BTreeMap<BundleId, Lists>,
    pub(super) new: BTreeMap<BundleId, Lists>,
    pub(super) files: Vec<File<'t>>,
}

/// A file of a bundle that differs.
pub(super) struct File<'t> {
    pub(super) touched: &'t Touched,
    pub(super) bundle: BundleId,
    pub(super) inside: &'t str,
}
