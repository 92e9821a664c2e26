//! What was entered by mistake is to count for nothing, from the beginning (P2-8): proposed here, in effect once it is approved.

use crate::archive::Transaction;
use crate::desk::proposal::{Proposed, Then, follow};
use crate::desk::shelf::{named, target};
use crate::desk::voiding::{add, check};
use crate::desk::{Desk, in_order};
use crate::error::{DateOf, Result};
use crate::model::event::{EventBody, Voiding};
use crate::model::proposal::Fate;
use crate::model::{AsOf, EventId, Happened, Line, Refusal, StepName, Target};

#[derive(Clone, Debug)]
pub struct Void {
    /// What is voided.
    pub target: Target,
    /// Why.
    pub reason: Line,
    /// When it is proposed.
    pub when: Happened,
    /// What follows at once.
    pub then: Then,
}

/// Proposes that a record counts for nothing; approves it where that is wanted.
pub fn void(desk: &Desk, tx: &mut Transaction, ask: Void) -> Result<Proposed> {
    let by = desk.actor(tx)?.id;
    in_order((DateOf::This, ask.when.date()), (DateOf::Today, desk.today()))?;
    let reference = target(tx, &ask.target)?;
    let named = named(tx, &reference)?;
    named.now()?;
    let waits =
        |proposal: &crate::model::proposal::Proposal| proposal.voiding().is_some() && proposal.fate == Fate::Waits;
    if let Some(waiting) = named.case.proposals(&AsOf::NOW).into_iter().find(waits) {
        let waits = EventId { record: named.id.clone(), step: StepName::from(waiting.step) };
        return Err(Refusal::VoidWaits { id: named.id, waits }.into());
    }
    check(tx, &named)?;
    let deed = EventBody::Voided(Voiding { reason: ask.reason, refiled_to: None });
    let step = add(desk, tx, (&by, &named), ask.when, deed)?;
    let event = EventId { record: named.id.clone(), step: StepName::from(step) };
    let effect = follow(desk, tx, (&event, ask.when), ask.then)?;
    Ok(Proposed { id: named.id, paper: None, event, from: named.case.record.head.date(), effect, old_label: None })
}
