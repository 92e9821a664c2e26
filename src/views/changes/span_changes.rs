//! What a span of the archive's history did, and which of it is wanted.

use crate::archive::layout::{self, BundleId};
use crate::model::{StaffId, UnitCode};
use crate::views::changes::act::{Act, unit_of};
use crate::views::changes::other::Other;
use crate::views::changes::settings::KeyChange;
use crate::views::changes::wrong::Wrong;

/// What a span of the archive's history did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// What nobody may do, by path.
    pub wrongs: Vec<Wrong>,
    /// What people did by deedbox, newest first.
    pub acts: Vec<Act>,
    /// The keys of `deedbox.toml` that people changed.
    pub settings: Vec<KeyChange>,
    /// What became of other files: of the inbox, of prints, of what people keep beside.
    pub others: Vec<Other>,
    /// Volumes that moved into their boxes.
    pub boxed: Vec<(BundleId, BundleId)>,
    /// Files of bundles, and manifests, that git was told to ignore: they are committed all the same.
    pub ignored: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChangesWanted {
    /// Of these units alone; none means all.
    pub units: Vec<UnitCode>,
    /// By these people alone; none means all.
    pub people: Vec<StaffId>,
}

impl ChangesWanted {
    /// The same changes without what is not wanted. What nobody may do is left out of other units alone: by whom it was done,
    /// no record says.
    pub fn of(&self, mut changes: Changes) -> Changes {
        let unit =
            |unit: Option<&UnitCode>| self.units.is_empty() || unit.is_some_and(|unit| self.units.contains(unit));
        changes
            .acts
            .retain(|act| unit(unit_of(&act.bundle)) && (self.people.is_empty() || self.people.contains(&act.by)));
        changes.wrongs.retain(|wrong| {
            self.units.is_empty() || layout::bundle_at(&wrong.path).is_some_and(|(id, _)| unit(unit_of(&id)))
        });
        changes.boxed.retain(|(from, _)| unit(unit_of(from)) && self.people.is_empty());
        if !self.units.is_empty() || !self.people.is_empty() {
            changes.others.clear();
            changes.settings.clear();
        }
        changes
    }
}
