//! Who asks what wants doing, of which archive, when.

use crate::archive::Archive;
use crate::model::settings::PolicyFigures;
use crate::model::{Date, Moment, StaffId};

/// Who asks what wants doing, of which archive, when.
#[derive(Clone, Copy, Debug)]
pub struct Asking<'a> {
    /// The archive.
    pub archive: &'a Archive,
    /// Now.
    pub now: Moment,
    /// Who asks, where that is known: what waits for them stands first.
    pub actor: Option<&'a StaffId>,
}

impl<'a> Asking<'a> {
    /// The day.
    pub(super) fn today(&self) -> Date {
        self.now.date()
    }

    /// The figures of its policy.
    pub(super) fn policy(&self) -> &'a PolicyFigures {
        &self.archive.settings().policy
    }
}
