//! What is proposed and waits for approval: amendments and voids, and what follows them at once.

use crate::archive::Transaction;
use crate::desk::Desk;
use crate::desk::approve::{self, Approve};
use crate::error::Result;
use crate::model::event::SamePerson;
use crate::model::{Date, EventId, Happened, Line, PaperId, RecordId, Reference};

/// What follows a proposal at once, by the same person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Then {
    /// It waits for approval.
    Wait,
    Approve,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposed {
    pub id: RecordId,
    /// The paper beside it, where one is amended.
    pub paper: Option<PaperId>,
    /// The event that waits, or that took effect.
    pub event: EventId,
    /// From when it holds.
    pub from: Date,
    /// Whether it is in effect, and who asked for it and approved it.
    pub effect: Option<SamePerson>,
    /// A label that is the former name of a company, which stays as it is.
    pub old_label: Option<Line>,
}

/// Approves what was proposed a moment ago, where that is wanted.
pub(in crate::desk) fn follow(
    desk: &Desk,
    tx: &mut Transaction,
    (event, when): (&EventId, Happened),
    then: Then,
) -> Result<Option<SamePerson>> {
    if then == Then::Wait {
        return Ok(None);
    }
    let reference = Reference { event: Some(event.step), ..Reference::to(&event.record) };
    let approved = approve::approve(desk, tx, &Approve { reference, handled_by: None, note: None, when: Some(when) })?;
    Ok(Some(approved.same_person))
}
