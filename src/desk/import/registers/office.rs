//! What the rows of a register are read against: the settings, the staff, the hour.

use crate::archive::{Lookup, Transaction, people};
use crate::desk::Desk;
use crate::error::Result;
use crate::model::settings::Settings;
use crate::model::{Body, Case, Moment, StaffId};

/// What a row is read against.
pub(super) struct Office {
    pub(super) settings: Settings,
    pub(super) staff: Vec<Case>,
    pub(super) now: Moment,
}

impl Office {
    pub(super) fn of(desk: &Desk, tx: &mut Transaction) -> Result<Self> {
        // Who has left by now was there when the register was kept.
        Ok(Self { settings: tx.archive().settings().clone(), staff: people::cases(tx)?, now: desk.now })
    }

    /// The people of the staff, by their ids.
    pub(super) fn known(&self) -> Vec<StaffId> {
        let people = self.staff.iter().filter_map(|case| match &case.record.body {
            Body::Person(person) => Some(person.id.clone()),
            _ => None,
        });
        people.collect()
    }
}
