//! Approving and rejecting what is asked for (P2-7, P1-5b). An approval names the exact bytes that it covers.

use crate::archive::{Shelves, Transaction, parts};
use crate::desk::lend::{NamedLoan, check_in, level_of, named_loan};
use crate::desk::{Desk, in_order};
use crate::error::{DateOf, Result};
use crate::model::event::{Approval, Deed, Rejection, SamePerson};
use crate::model::loan::{LoanStatus, duty};
use crate::model::{Action, Date, Line, Member, RecordId, Reference, Refusal, StaffId, Stem};

/// What is approved, and who hands it over.
#[derive(Clone, Debug)]
pub struct Approve {
    /// The loan.
    pub reference: Reference,
    /// Who hands it over, where it is somebody else.
    pub handled_by: Option<StaffId>,
    /// A remark.
    pub note: Option<Line>,
    /// The day.
    pub date: Date,
}

/// What became of a loan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approved {
    /// The loan.
    pub id: RecordId,
    /// Who has it.
    pub borrower: Line,
    /// When it is due.
    pub due: Date,
    /// Whether the same person had asked for it.
    pub same_person: SamePerson,
}

/// Approves a loan: from now on it is out. What is out already is refused.
pub fn approve(desk: &Desk, tx: &mut Transaction, ask: &Approve) -> Result<Approved> {
    let named = named_loan(tx, &ask.reference)?;
    let member = entitled_to(desk, tx, &named)?;
    check_status(&named, Action::Approved, LoanStatus::Asked)?;
    in_order((DateOf::This, ask.date), (DateOf::Today, desk.today()))?;
    in_order((DateOf::Loan, named.case.record.head.date), (DateOf::This, ask.date))?;
    if let Some(handled_by) = &ask.handled_by {
        desk.person(tx, handled_by)?;
    }
    check_in(tx, &named.shelf, &named.loan)?;
    let same_person = if named.case.record.head.by == member.id { SamePerson::Yes } else { SamePerson::No };
    if same_person == SamePerson::Yes && !tx.archive().settings().approvals.same_person {
        return Err(Refusal::SamePerson { id: named.id, actor: member.id }.into());
    }
    let covers = parts::lines_of(tx, &named.shelf.read, &named.case)?;
    let deed =
        Deed::Approved(Approval { handled_by: ask.handled_by.clone(), same_person, covers, note: ask.note.clone() });
    named.add_event(tx, &desk.event(&member.id, named.case.stem, ask.date, deed))?;
    Ok(Approved { id: named.id, borrower: named.loan.borrower, due: named.state.due, same_person })
}

/// Rejects a loan, with the reason.
pub fn reject(desk: &Desk, tx: &mut Transaction, reference: &Reference, reason: Line, date: Date) -> Result<RecordId> {
    let named = named_loan(tx, reference)?;
    let member = entitled_to(desk, tx, &named)?;
    check_status(&named, Action::Rejected, LoanStatus::Asked)?;
    in_order((DateOf::Loan, named.case.record.head.date), (DateOf::This, date))?;
    in_order((DateOf::This, date), (DateOf::Today, desk.today()))?;
    let event = desk.event(&member.id, named.case.stem, date, Deed::Rejected(Rejection { reason }));
    named.add_event(tx, &event)?;
    Ok(named.id)
}

/// Who acts, holding the role that the level of what is lent asks for; papers may have come in since it was asked for.
fn entitled_to(desk: &Desk, tx: &mut Transaction, named: &NamedLoan) -> Result<Member> {
    let papers: Vec<Stem> = named.loan.papers.iter().map(|paper| paper.0).collect();
    let level = level_of(tx, &named.shelf.read, &papers)?.max(named.loan.level);
    desk.entitled(tx, duty(level))
}

/// Refuses a step that cannot be taken where the loan stands.
pub(in crate::desk) fn check_status(named: &NamedLoan, action: Action, wanted: LoanStatus) -> Result<()> {
    if named.state.status == wanted {
        return Ok(());
    }
    Err(Refusal::LoanStep { id: named.id.clone(), action, status: named.state.status }.into())
}
