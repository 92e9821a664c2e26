//! Loans as acts find them: one that somebody named, those of a file, and what stands in the way of a step.

use crate::archive::Transaction;
use crate::desk::shelf::{self, NamedRecord, Shelf};
use crate::error::{Input, Result};
use crate::model::event::Event;
use crate::model::loan::{self, LoanState, LoanStatus};
use crate::model::record::Loan;
use crate::model::{Action, Body, Case, Kind, PaperName, RecordId, Reference, Refusal, loss};

/// A loan that somebody named: locked, read, with where it stands.
pub(in crate::desk) struct NamedLoan {
    pub(in crate::desk) id: RecordId,
    pub(in crate::desk) shelf: Shelf,
    pub(in crate::desk) case: Case,
    pub(in crate::desk) loan: Loan,
    pub(in crate::desk) state: LoanState,
}

impl NamedLoan {
    /// A record that was named, as a loan.
    ///
    /// # Errors
    /// It is none.
    pub(in crate::desk) fn of(named: NamedRecord) -> Result<Self> {
        let now = named.now()?;
        let Some(loan) = loan::of(&now).cloned() else {
            let kind = named.case.stem.kind();
            return Err(Input::WrongKind { kind, id: named.id, wanted: &[Kind::Loan] }.into());
        };
        let state = loan::fold(&now, &loan, None);
        Ok(Self { id: named.id, shelf: named.shelf, case: named.case, loan, state })
    }

    /// Adds what happened to it: beside it, or, where it lies in a box, to what came late for that volume.
    pub(in crate::desk) fn add_event(&self, tx: &mut Transaction, event: &Event) -> Result<()> {
        tx.add_event_in_parts(&self.shelf.bundle, &self.shelf.read, self.case.stem, event)?;
        Ok(())
    }
}

/// Finds a loan, locks its file, and reads it under the lock.
pub(in crate::desk) fn named_loan(tx: &mut Transaction, reference: &Reference) -> Result<NamedLoan> {
    NamedLoan::of(shelf::named(tx, reference)?)
}

/// Every loan of a file, or of an enquiry, with where it stands.
pub(in crate::desk) fn loans_of(tx: &mut Transaction, shelf: &Shelf) -> Result<Vec<(Case, Loan, LoanState)>> {
    let mut loans = Vec::new();
    for case in shelf.cases(tx, Kind::Loan)? {
        if let (Body::Loan(body), true) = (&case.record.body, shelf.holds(&case)) {
            let body = body.clone();
            let state = loan::fold(&case, &body, None);
            loans.push((case, body, state));
        }
    }
    Ok(loans)
}

/// Refuses what is out already, for whomever it is, and what is gone. No papers mean the whole file.
pub(in crate::desk) fn check_in(tx: &mut Transaction, shelf: &Shelf, wanted: &[PaperName]) -> Result<()> {
    for case in shelf.cases(tx, Kind::Loss)? {
        if shelf.holds(&case) && loss::open(&case).is_some_and(|loss| loss.takes(wanted)) {
            let (since, loss) = (case.record.head.date(), RecordId { owner: shelf.owner.clone(), stem: case.stem });
            return Err(Refusal::IsGone { file: shelf.holding(), since, loss }.into());
        }
    }
    for (case, loan, state) in loans_of(tx, shelf)? {
        if state.status == LoanStatus::Out && loan::holds_any(&loan, wanted) {
            return Err(Refusal::OnLoan {
                file: shelf.holding(),
                borrower: loan.borrower,
                since: state.lent_on.unwrap_or(case.record.head.date()),
                loan: RecordId { owner: shelf.owner.clone(), stem: case.stem },
            }
            .into());
        }
    }
    Ok(())
}

/// Refuses a step that cannot be taken where the loan stands.
pub(in crate::desk) fn check_status(named: &NamedLoan, action: Action, wanted: LoanStatus) -> Result<()> {
    if named.state.status == wanted {
        return Ok(());
    }
    Err(Refusal::LoanStep { id: named.id.clone(), action, status: named.state.status }.into())
}

/// What somebody has on loan stays approved: an amendment would void the approval, and the file would count as lying here.
pub(in crate::desk) fn check_not_out(named: &NamedRecord, now: &Case) -> Result<()> {
    match loan::of(now).map(|body| loan::fold(now, body, None).status) {
        Some(status @ LoanStatus::Out) => {
            Err(Refusal::LoanStep { id: named.id.clone(), action: Action::Amended, status }.into())
        }
        _ => Ok(()),
    }
}
