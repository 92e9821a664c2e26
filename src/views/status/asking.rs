//! Who asks what wants doing, of which archive, when.

use crate::archive::Archive;
use crate::model::settings::PolicyFigures;
use crate::model::{Date, Moment, StaffId};

/// Who asks what wants doing, of which archive, when.
#[derive(Clone, Copy, Debug)]
pub struct Asking<'a> {
    pub archive: &'a Archive,
    pub now: Moment,
    /// Who asks, where that is known: what waits for them stands first.
    pub actor: Option<&'a StaffId>,
}

impl<'a> Asking<'a> {
    pub(super) fn today(&self) -> Date {
        self.now.date()
    }

    pub(super) fn policy(&self) -> &'a PolicyFigures {
        &self.archive.settings().policy
    }
}
