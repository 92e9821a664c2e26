//! What somebody did by deedbox: a record or a step of one.

use crate::archive::VolumeFolder;
use crate::archive::layout::BundleId;
use crate::model::gist::Gist;
use crate::model::{Clause, EntryName, Happened, Moment, Owner, StaffId, UnitCode};
use crate::views::history::LineStanding;

/// A record or a step of one, as somebody entered it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    /// Whose record it is; none where that is told by the folder alone.
    pub owner: Option<Owner>,
    /// The bundle in which it lies.
    pub bundle: BundleId,
    /// What was recorded, or which step was taken.
    pub entry: EntryName,
    /// Who entered it.
    pub by: StaffId,
    /// When it was entered.
    pub at: Moment,
    pub when: Happened,
    /// Whether it counts.
    pub standing: LineStanding,
    /// What more there is.
    pub detail: Option<Gist>,
    /// The clause under which it falls.
    pub clause: Clause,
}

impl Act {
    /// The record's id, short.
    pub fn id(&self) -> String {
        let short = self.entry.record().short();
        match &self.owner {
            Some(owner) => format!("{owner}/{short}"),
            None => format!("{}/{short}", self.bundle),
        }
    }

    /// Under which heading it stands: the unit, the register, the staff.
    pub fn heading(&self) -> String {
        match (&self.owner, unit_of(&self.bundle)) {
            (_, Some(unit)) => unit.to_string(),
            (Some(owner), None) => owner.to_string(),
            (None, None) => self.bundle.path(),
        }
    }
}

/// The unit to which a bundle belongs.
pub(super) fn unit_of(id: &BundleId) -> Option<&UnitCode> {
    match id {
        BundleId::Room(place) | BundleId::Client(place, _) => Some(&place.unit),
        BundleId::Boxed(_, VolumeFolder { unit, .. }) | BundleId::Late(VolumeFolder { unit, .. }) => Some(unit),
        BundleId::Staff | BundleId::Policies | BundleId::Register(..) => None,
    }
}
