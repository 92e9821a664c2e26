//! Restricting a record: it stays as it is and is checked, and nobody sees it any more, until it is lifted (S-PI).

use crate::archive::Transaction;
use crate::desk::papers::check_not_out;
use crate::desk::shelf::named;
use crate::desk::{Desk, in_order};
use crate::error::{DateOf, Input, Result};
use crate::model::event::{EventBody, Lifting, Restriction};
use crate::model::loan::{self, LoanStatus};
use crate::model::restriction::Withheld;
use crate::model::{Action, Date, Duty, Happened, Kind, Line, RecordId, Reference, Refusal, case_state};

/// A record that nobody is to see.
#[derive(Clone, Debug)]
pub struct Restrict {
    pub reference: Reference,
    pub reason: Line,
    /// The day on which it is to be asked whether it is lifted.
    pub until: Option<Date>,
    pub when: Happened,
}

/// Restricts a record. What is under way is not: a case that is open, a loan that is out, a paper that a reader has.
pub fn restrict(desk: &Desk, tx: &mut Transaction, ask: &Restrict) -> Result<RecordId> {
    let by = desk.entitled(tx, Duty::Restrict)?.id;
    in_order((DateOf::This, ask.when.date()), (DateOf::Today, desk.today()))?;
    if let Some(until) = ask.until {
        in_order((DateOf::This, ask.when.date()), (DateOf::Ends, until))?;
    }
    let named = named(tx, &ask.reference)?;
    let now = named.now()?;
    let kind: Kind = named.case.stem.kind();
    if Withheld::of(kind) == Withheld::Nothing {
        return Err(Refusal::NotRestrictable { id: named.id, kind }.into());
    }
    if let Some(status @ LoanStatus::Out) = loan::of(&now).map(|body| loan::fold(&now, body, None).status) {
        return Err(Refusal::LoanStep { id: named.id, action: Action::Restricted, status }.into());
    }
    if case_state::fold(&now).is_some_and(|state| !state.settled) {
        return Err(Refusal::StillOpen(named.id).into());
    }
    check_not_out(tx, &named)?;
    let deed = EventBody::Restricted(Restriction { reason: ask.reason.clone(), until: ask.until });
    named.add_event(tx, &desk.event(&by, named.case.stem, ask.when, deed))?;
    Ok(named.id)
}

/// Lifts the restriction of a record.
pub fn lift(
    desk: &Desk,
    tx: &mut Transaction,
    (reference, reason): (&Reference, Option<&Line>),
    when: Happened,
) -> Result<RecordId> {
    let by = desk.entitled(tx, Duty::Restrict)?.id;
    in_order((DateOf::This, when.date()), (DateOf::Today, desk.today()))?;
    let named = named(tx, reference)?;
    let Some(restricted) = named.case.restriction() else {
        return Err(Refusal::NotRestricted(named.id).into());
    };
    if when.is_before(restricted.when) {
        return Err(Input::StepBefore { when, since: restricted.when }.into());
    }
    let deed = EventBody::Unrestricted(Lifting { reason: reason.cloned() });
    named.add_event(tx, &desk.event(&by, named.case.stem, when, deed))?;
    Ok(named.id)
}
