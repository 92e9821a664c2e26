//! Letting a reader keep what was lent for another term (P2-7).

use crate::archive::{Lookup, Transaction};
use crate::desk::approve::entitled_to;
use crate::desk::loan::{check_status, named_loan};
use crate::desk::{Desk, in_order};
use crate::error::{DateOf, Result};
use crate::model::confidence::Rests;
use crate::model::event::{EventBody, Renewal};
use crate::model::loan::LoanStatus;
use crate::model::record::ReadingPlace;
use crate::model::{Action, Date, RecordId, Reference, Refusal, StemText};

/// A loan that was renewed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renewed {
    pub id: RecordId,
    /// The new day on which it is due.
    pub due: Date,
    /// On what that rests beside the approval.
    pub rests: Rests,
}

/// Renews a loan, to a given day or by the estate's days from the day on which it was due. As often as the estate allows.
pub fn renew(
    desk: &Desk,
    tx: &mut Transaction,
    reference: &Reference,
    due: Option<Date>,
    date: Date,
) -> Result<Renewed> {
    desk.actor(tx)?;
    let named = named_loan(tx, reference)?;
    // A longer term is approved as the loan would be on that day.
    let (by, rests) = entitled_to(desk, tx, &named, date)?;
    check_status(&named, Action::Renewed, LoanStatus::Out)?;
    let rules = tx.archive().settings().loans.clone();
    if rules.renewals <= named.state.renewals {
        return Err(Refusal::RenewedOut { id: named.id, times: rules.renewals }.into());
    }
    let due = match due {
        Some(due) => due,
        None => named.state.due.max(date).later_by(rules.days)?,
    };
    in_order((DateOf::Due, named.state.due), (DateOf::Due, due))?;
    let lent_on = named.state.lent_on.unwrap_or(named.case.record.head.date());
    in_order((DateOf::Loan, lent_on), (DateOf::This, date))?;
    in_order((DateOf::This, date), (DateOf::Today, desk.today()))?;
    if named.loan.place == ReadingPlace::OffSite && i64::from(rules.off_site_days) < due.days_since(lent_on) {
        return Err(Refusal::OffSite { days: rules.off_site_days }.into());
    }
    let renewal = Renewal { due, authority: rests.authority().map(|id| StemText(id.stem)) };
    named.add_event(tx, &desk.event(&by.id, named.case.stem, date, EventBody::Renewed(renewal)))?;
    Ok(Renewed { id: named.id, due, rests })
}
