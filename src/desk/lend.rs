//! Asking for a file, or papers of it, to be read (P2-7, P1-5a).

use crate::archive::{Lookup, Transaction};
use crate::desk::approve::{self, Approve, DecidedOn};
use crate::desk::authority::{self, HandedOut};
use crate::desk::papers::{level_of, lock_shelf, papers};
use crate::desk::return_loan::{self, ReturnLoan};
use crate::desk::staff::Time;
use crate::desk::{Desk, enquiry, fresh_stem, in_order};
use crate::error::{DateOf, Result};
use crate::model::confidence::Rests;
use crate::model::loan::LoanStatus;
use crate::model::record::{Loan, ReadingPlace};
use crate::model::{Body, Date, Kind, Line, Owner, RecordId, Reference, Refusal, StaffId, StemText, Whose};

/// What is asked for at the counter.
#[derive(Clone, Debug)]
pub struct Lend {
    /// Whose file, or which enquiry.
    pub of: Whose,
    /// Who reads it.
    pub to: Line,
    pub purpose: Line,
    /// Why it is opened before anybody lets it be.
    pub urgent: Option<Line>,
    /// When it is due; else after the estate's days.
    pub due: Option<Date>,
    /// The papers; none means the whole file.
    pub papers: Vec<Reference>,
    pub place: ReadingPlace,
    /// The reader's department.
    pub department: Option<Line>,
    /// The reader's telephone number.
    pub phone: Option<Line>,
    pub date: Date,
    /// What follows at once.
    pub then: LendThen,
}

/// What follows the asking at once, by the same person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LendThen {
    /// It waits for approval.
    Wait,
    Approve {
        /// Who hands it over, where it is somebody else.
        handled_by: Option<StaffId>,
    },
    /// It is approved, read on the spot, and back.
    Return {
        /// Who handed it over, where it was somebody else.
        handled_by: Option<StaffId>,
    },
}

/// A loan that was entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lent {
    pub id: RecordId,
    pub due: Date,
    /// Where it stands.
    pub status: LoanStatus,
    /// On what it rests beside the approval.
    pub rests: Rests,
    /// Who handed it out, where it went out.
    pub handed: HandedOut,
    /// Who reads: as named, or who asked.
    pub borrower: Line,
}

/// Enters a loan in the file that it concerns, or beside the enquiry; it lies with the reader once it is approved.
pub fn lend(desk: &Desk, tx: &mut Transaction, ask: &Lend) -> Result<Lent> {
    let asks = desk.actor(tx)?;
    let time = match ask.then {
        LendThen::Return { .. } => Time::On(ask.date),
        LendThen::Wait | LendThen::Approve { .. } => Time::Now,
    };
    let borrower = authority::reader(tx, &ask.to, (&asks, time))?;
    let due = due_date(desk, tx, ask)?;
    let (shelf, owner) = match &ask.of {
        Whose::File(file) => {
            let shelf = lock_shelf(tx, (file, &ask.papers), (DateOf::Loan, ask.date))?;
            (shelf, Owner::File(file.clone()))
        }
        Whose::Enquiry(reference) => {
            let (shelf, asked) = enquiry::shelf(tx, reference)?;
            in_order((DateOf::Enquiry, asked), (DateOf::Loan, ask.date))?;
            let owner = shelf.owner.clone();
            (shelf, owner)
        }
    };
    let papers = papers(tx, (&owner, &ask.papers), &shelf)?;
    let level = level_of(tx, &shelf, &papers)?;
    let stem = fresh_stem(tx, &shelf.bundle, ask.date, Kind::Loan)?;
    let body = Loan {
        borrower: borrower.clone(),
        department: ask.department.clone(),
        phone: ask.phone.clone(),
        level,
        purpose: ask.purpose.clone(),
        urgent: ask.urgent.clone(),
        due,
        place: ask.place,
        papers,
    };
    let mut record = desk.record(&asks.id, ask.date, None, Body::Loan(body));
    record.head.enquiry = shelf.enquiry.map(StemText);
    tx.add_record(&shelf.bundle, stem, &record)?;
    let id = RecordId { owner: shelf.owner.clone(), stem };
    let reference = Reference::to(&id);
    let mut status = LoanStatus::Asked;
    let mut rests = None;
    let mut handed = HandedOut::Over;
    if let LendThen::Approve { handled_by } | LendThen::Return { handled_by } = &ask.then {
        let decided = approve::approve(
            desk,
            tx,
            &Approve {
                reference: reference.clone(),
                handled_by: handled_by.clone(),
                note: None,
                when: Some(ask.date.into()),
            },
        )?;
        if let DecidedOn::Loan { rests: on, handed: how, .. } = decided.what {
            (rests, handed) = (Some(on), how);
        }
        status = LoanStatus::Out;
    }
    if let LendThen::Return { .. } = ask.then {
        return_loan::return_loan(desk, tx, &ReturnLoan { reference, condition: None, missing: None, date: ask.date })?;
        status = LoanStatus::Returned;
    }
    let rests = match rests {
        Some(rests) => rests,
        None => authority::rests(desk, tx, (&borrower, level), ask.date)?,
    };
    Ok(Lent { id, due, status, rests, handed, borrower })
}

/// The day on which a loan is due: as asked, or after the estate's days; papers leave the office only as long as the estate allows.
fn due_date(desk: &Desk, tx: &mut Transaction, ask: &Lend) -> Result<Date> {
    let rules = tx.archive().settings().loans.clone();
    let days = match ask.place {
        ReadingPlace::Office => rules.days,
        ReadingPlace::OffSite if rules.off_site_days == 0 => return Err(Refusal::OffSite { days: 0 }.into()),
        ReadingPlace::OffSite => rules.days.min(rules.off_site_days),
    };
    in_order((DateOf::Loan, ask.date), (DateOf::Today, desk.today()))?;
    let due = match ask.due {
        Some(due) => due,
        None => ask.date.later_by(days)?,
    };
    in_order((DateOf::Loan, ask.date), (DateOf::Due, due))?;
    if ask.place == ReadingPlace::OffSite && i64::from(rules.off_site_days) < due.days_since(ask.date) {
        return Err(Refusal::OffSite { days: rules.off_site_days }.into());
    }
    Ok(due)
}
