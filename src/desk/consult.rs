//! Looking at a confidential paper on screen: it is a consultation as any other, entered before the paper is shown (P1-5b, P2-7).

use crate::archive::Transaction;
use crate::archive::people::called;
use crate::desk::Desk;
use crate::desk::lend::{Lend, LendThen, lend};
use crate::desk::loan::loans_of;
use crate::desk::shelf::named;
use crate::error::Result;
use crate::model::loan::{self, LoanStatus};
use crate::model::record::ReadingPlace;
use crate::model::{Duty, Line, Owner, PaperId, RecordId, Reference, Refusal, Register, StaffId, Whose};

/// A confidential paper that somebody wants to look at.
#[derive(Clone, Debug)]
pub struct Consult {
    /// The record with which it came.
    pub record: Reference,
    pub paper: PaperId,
    /// What it is read for; what is lent to the reader already needs no other reason.
    pub purpose: Option<Line>,
    /// Who hands it over, where it is somebody else.
    pub handled_by: Option<StaffId>,
    /// Why it cannot wait until somebody lets it be.
    pub urgent: Option<Line>,
}

/// On what it rests that a confidential paper is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LookRests {
    /// It is lent to the reader.
    Lent(RecordId),
    /// A consultation was entered, approved and ended.
    Entered(RecordId),
    /// A consultation was entered that waits for approval: it was urgent.
    Urgent(RecordId),
    /// It lies where nothing is lent from, and who looks is who lets others look.
    Own,
}

/// Lets who acts look at a confidential paper: it is lent to them, or they may let it be and it is entered that they did.
///
/// # Errors
/// It is not lent to them, and no purpose is told, or they do not hold the role.
pub fn consult(desk: &Desk, tx: &mut Transaction, ask: &Consult) -> Result<LookRests> {
    let reader = desk.known_actor(tx)?;
    let record = named(tx, &ask.record)?;
    for (case, body, state) in loans_of(tx, &record.shelf)? {
        let is_lent = state.status == LoanStatus::Out && loan::holds_any(&body, &[ask.paper.name]);
        if is_lent && called(&reader, &body.borrower) {
            return Ok(LookRests::Lent(RecordId { owner: record.shelf.owner.clone(), stem: case.stem }));
        }
    }
    let of = match (&ask.paper.owner, record.case.enquiry()) {
        (Owner::File(file), _) => Whose::File(file.clone()),
        (owner @ Owner::Register(Register::Enquiries), Some(stem)) => {
            Whose::Enquiry(Reference::to(&RecordId { owner: owner.clone(), stem }))
        }
        (Owner::Register(_) | Owner::Staff | Owner::Policies, _) => {
            desk.entitled(tx, Duty::LendConfidential)?;
            return Ok(LookRests::Own);
        }
    };
    let Some(purpose) = ask.purpose.clone() else {
        return Err(Refusal::ConfidentialPaper { of, paper: ask.paper.clone() }.into());
    };
    let lent = lend(
        desk,
        tx,
        &Lend {
            of,
            to: reader.id.as_str().parse()?,
            purpose,
            urgent: ask.urgent.clone(),
            due: None,
            papers: vec![ask.paper.to_string().parse()?],
            place: ReadingPlace::Office,
            department: None,
            phone: None,
            date: desk.today(),
            then: match &ask.urgent {
                Some(_) => LendThen::Wait,
                None => LendThen::Return { handled_by: ask.handled_by.clone() },
            },
        },
    )?;
    Ok(match ask.urgent {
        Some(_) => LookRests::Urgent(lent.id),
        None => LookRests::Entered(lent.id),
    })
}
