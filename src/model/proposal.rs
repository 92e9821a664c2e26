//! What was proposed about a record, and what became of it.

use crate::model::event::{Amendment, EventBody, NamedEvent, Voiding};
use crate::model::id::Step;
use crate::model::signing::KeyAdding;
use crate::model::staff::StaffId;
use crate::model::time::Date;

/// Something proposed about a record that takes effect with its approval.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The event that proposes it.
    pub step: Step,
    /// The event's head and what it says.
    pub event: NamedEvent,
    /// What became of it.
    pub fate: Fate,
}

/// What became of a proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Nobody has decided yet.
    Waits,
    Approved {
        by: StaffId,
        date: Date,
        step: Step,
    },
    Rejected {
        by: StaffId,
        date: Date,
    },
}

impl Proposal {
    /// Whether it is in effect.
    pub fn holds(&self) -> bool {
        matches!(self.fate, Fate::Approved { .. })
    }

    pub fn amendment(&self) -> Option<&Amendment> {
        if let EventBody::Amended(amendment) = &self.event.event.deed { Some(amendment) } else { None }
    }

    /// The key that a person is to have.
    pub fn key(&self) -> Option<&KeyAdding> {
        if let EventBody::KeyAdded(key) = &self.event.event.deed { Some(key) } else { None }
    }

    pub fn voiding(&self) -> Option<&Voiding> {
        if let EventBody::Voided(voiding) = &self.event.event.deed { Some(voiding) } else { None }
    }
}
