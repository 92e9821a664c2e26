//! Taking back what was lent (P2-7).

use crate::archive::Transaction;
use crate::desk::loan::{check_status, named_loan};
use crate::desk::lost::{self, MissingPages};
use crate::desk::{Desk, in_order};
use crate::error::{DateOf, Result};
use crate::model::event::{EventBody, Return};
use crate::model::loan::LoanStatus;
use crate::model::{Action, Date, Line, RecordId, Reference};

/// What comes back.
#[derive(Clone, Debug)]
pub struct ReturnLoan {
    /// The loan.
    pub reference: Reference,
    pub condition: Option<Line>,
    /// What is missing of it, where something is.
    pub missing: Option<MissingPages>,
    pub date: Date,
}

/// A loan that came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Back {
    /// The loan.
    pub id: RecordId,
    /// Who had it.
    pub borrower: Line,
    /// How many days late it was.
    pub overdue_days: i64,
    /// The case of what is missing, where something is.
    pub loss: Option<RecordId>,
}

/// Notes that a loan came back.
pub fn return_loan(desk: &Desk, tx: &mut Transaction, ask: &ReturnLoan) -> Result<Back> {
    let by = desk.actor(tx)?.id;
    let named = named_loan(tx, &ask.reference)?;
    check_status(&named, Action::Returned, LoanStatus::Out)?;
    let lent_on = named.state.lent_on.unwrap_or(named.case.record.head.date());
    // Where a clock was ahead it went out on a day that has not come: it is back all the same.
    if lent_on <= desk.today() {
        in_order((DateOf::Loan, lent_on), (DateOf::This, ask.date))?;
    }
    in_order((DateOf::This, ask.date), (DateOf::Today, desk.today()))?;
    let deed = EventBody::Returned(Return { condition: ask.condition.clone() });
    named.add_event(tx, &desk.event(&by, named.case.stem, ask.date, deed))?;
    let loss = match &ask.missing {
        Some(missing) => Some(lost::enter_missing(desk, tx, (&by, &named), (missing, ask.date))?),
        None => None,
    };
    Ok(Back { id: named.id, borrower: named.loan.borrower, overdue_days: named.state.overdue_days(ask.date), loss })
}
