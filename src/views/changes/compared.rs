//! Two states of the archive side by side: what both list, and the files of bundles that differ.

use std::collections::BTreeMap;

use crate::archive::VolumeFolder;
use crate::archive::git::{ManifestLists, Span, Touched};
use crate::archive::layout::BundleId;

/// The bundles of a volume are one: its folder, its box, and where late things lie.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum VolumeLocation {
    Volume(VolumeFolder),
    Other(BundleId),
}

impl VolumeLocation {
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
    pub(super) old: BTreeMap<BundleId, ManifestLists>,
    pub(super) new: BTreeMap<BundleId, ManifestLists>,
    pub(super) files: Vec<ChangedFile<'t>>,
    /// Whether titles of confidential papers are not shown.
    pub(super) hides_titles: bool,
}

/// A file of a bundle that differs.
pub(super) struct ChangedFile<'t> {
    pub(super) touched: &'t Touched,
    pub(super) bundle: BundleId,
    pub(super) inside: &'t str,
}
