//! Asking for a file, or papers of it, to be read (P2-7, P1-5a).

use std::collections::BTreeSet;

use crate::archive::{BundleId, Lookup, Transaction, file_parts, find, papers, tenancy};
use crate::desk::approve::{self, Approve, DecidedOn};
use crate::desk::authority::{self, Handed};
use crate::desk::return_loan::{self, ReturnLoan};
use crate::desk::shelf::{self, Shelf};
use crate::desk::staff::Time;
use crate::desk::{Desk, enquiry, fresh_stem, in_order, lock_file};
use crate::error::{DateOf, Input, OptionFault, Result};
use crate::model::confidence::Rests;
use crate::model::document::Level;
use crate::model::event::Event;
use crate::model::loan::{self, LoanState, LoanStatus};
use crate::model::paper::Meant;
use crate::model::record::{Loan, ReadingPlace};
use crate::model::{
    Body, Case, Date, FileName, Kind, Line, Owner, PaperName, RecordId, Reference, Refusal, StaffId, StemText, View,
    Whose, case, paper,
};

/// What is asked for at the counter.
#[derive(Clone, Debug)]
pub struct Lend {
    /// Whose file, or which enquiry.
    pub of: Whose,
    /// Who reads it.
    pub to: Line,
    /// What for.
    pub purpose: Line,
    /// When it is due; else after the estate's days.
    pub due: Option<Date>,
    /// The papers; none means the whole file.
    pub papers: Vec<Reference>,
    /// Where it is read.
    pub place: ReadingPlace,
    /// The reader's department.
    pub department: Option<Line>,
    /// The reader's telephone number.
    pub phone: Option<Line>,
    /// The day.
    pub date: Date,
    /// What follows at once.
    pub then: Then,
}

/// What follows the asking at once, by the same person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Then {
    /// It waits for approval.
    Wait,
    /// It is approved.
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
    /// Its id.
    pub id: RecordId,
    /// When it is due.
    pub due: Date,
    /// Where it stands.
    pub status: LoanStatus,
    /// On what it rests beside the approval.
    pub rests: Rests,
    /// Who handed it out, where it went out.
    pub handed: Handed,
    /// Who reads: as named, or who asked.
    pub borrower: Line,
}

/// Enters a loan in the file that it concerns, or beside the enquiry; it lies with the reader once it is approved.
pub fn lend(desk: &Desk, tx: &mut Transaction, ask: &Lend) -> Result<Lent> {
    let asks = desk.actor(tx)?;
    let time = match ask.then {
        Then::Return { .. } => Time::On(ask.date),
        Then::Wait | Then::Approve { .. } => Time::Now,
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
    let mut handed = Handed::Over;
    if let Then::Approve { handled_by } | Then::Return { handled_by } = &ask.then {
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
    if let Then::Return { .. } = ask.then {
        return_loan::return_loan(desk, tx, &ReturnLoan { reference, condition: None, date: ask.date })?;
        status = LoanStatus::Returned;
    }
    let rests = match rests {
        Some(rests) => rests,
        None => authority::rests(desk, tx, (&borrower, level), ask.date)?,
    };
    Ok(Lent { id, due, status, rests, handed, borrower })
}

/// Refuses what is out already, for whomever it is.
pub(in crate::desk) fn check_in(tx: &mut Transaction, shelf: &Shelf, wanted: &Loan) -> Result<()> {
    for (case, loan, state) in loans_of(tx, shelf)? {
        if state.status == LoanStatus::Out && loan::stand_against_each_other(wanted, &loan) {
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

/// The file that the papers lie in: the client's, or the room, where all of them are engineering papers.
pub(in crate::desk) fn lock_shelf(
    tx: &mut Transaction,
    (file, papers): (&FileName, &[Reference]),
    day: (DateOf, Date),
) -> Result<Shelf> {
    let room = BundleId::Room(tenancy::unit_place(tx, file.unit())?);
    let mut in_room = 0;
    for paper in papers {
        let found = find::record(tx, &in_file(&Owner::File(file.clone()), paper))?;
        in_room += usize::from(found.bundle == room);
    }
    if in_room == 0 {
        let file = lock_file(tx, file, |file| vec![file.write_to.clone()])?;
        in_order((DateOf::MoveIn, file.tenure.from), day)?;
        return Ok(Shelf::of_file(&file));
    }
    if in_room != papers.len() {
        return Err(Input::Options(OptionFault::PapersOfOneFile).into());
    }
    tx.lock([room.clone()])?;
    Ok(Shelf::of_bundle(room, Owner::File(FileName::Present(file.unit().clone()))))
}

/// A paper that was named without its unit or register is one of the file's, or of the register's.
fn in_file(owner: &Owner, paper: &Reference) -> Reference {
    Reference { owner: paper.owner.clone().or_else(|| Some(owner.clone())), ..paper.clone() }
}

/// The papers that were named, which lie on a shelf.
pub(in crate::desk) fn papers(
    tx: &mut Transaction,
    (owner, papers): (&Owner, &[Reference]),
    shelf: &Shelf,
) -> Result<Vec<PaperName>> {
    let mut names = BTreeSet::new();
    for paper in papers {
        let found = find::record(tx, &in_file(owner, paper))?;
        let unknown = || Input::UnknownRecord(paper.clone());
        if !shelf.read.contains(&found.bundle) {
            return Err(unknown().into());
        }
        let case = file_parts::case(tx, &shelf.read, found.id.stem)?.ok_or_else(unknown)?;
        if !shelf.holds(&case) {
            return Err(Input::Options(OptionFault::PapersOfOneEnquiry).into());
        }
        let case = case.seen(&View::NOW).ok_or_else(|| Refusal::Voided(found.id.clone()))?;
        match paper::meant(&case, paper) {
            Meant::One(name) => names.insert(name),
            Meant::None => return Err(Input::no_such_paper(&found.id, &case, paper).into()),
            Meant::Record => {
                let (kind, id) = (found.id.stem.kind(), found.id);
                return Err(Input::WrongKind { kind, id, wanted: &[Kind::Document] }.into());
            }
        };
    }
    Ok(names.into_iter().collect())
}

/// The highest level among papers; of a whole file, or an enquiry, the highest in it.
pub(in crate::desk) fn level_of(tx: &mut Transaction, shelf: &Shelf, wanted: &[PaperName]) -> Result<Level> {
    let cases = case::seen(papers::cases(tx, &shelf.read)?, &View::NOW);
    let papers = cases.iter().filter(|case| shelf.holds(case)).flat_map(paper::of_case);
    let meant = papers.filter(|paper| wanted.is_empty() || wanted.contains(&paper.name));
    Ok(meant.map(|paper| paper.level).max().unwrap_or(Level::Ordinary))
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

/// A loan that somebody named: locked, read, with where it stands.
pub(in crate::desk) struct NamedLoan {
    pub(in crate::desk) id: RecordId,
    pub(in crate::desk) shelf: Shelf,
    pub(in crate::desk) case: Case,
    pub(in crate::desk) loan: Loan,
    pub(in crate::desk) state: LoanState,
}

impl NamedLoan {
    /// Adds what happened to it: beside it, or, where it lies in a box, to what came late for that volume.
    pub(in crate::desk) fn add_event(&self, tx: &mut Transaction, event: &Event) -> Result<()> {
        tx.add_event_in_parts(&self.shelf.bundle, &self.shelf.read, self.case.stem, event)?;
        Ok(())
    }
}

/// Finds a loan, locks its file, and reads it under the lock.
pub(in crate::desk) fn named_loan(tx: &mut Transaction, reference: &Reference) -> Result<NamedLoan> {
    let named = shelf::named(tx, reference)?;
    let kind = named.case.stem.kind();
    let case = named.now()?;
    let Some(loan) = loan::of(&case).cloned() else {
        return Err(Input::WrongKind { kind, id: named.id, wanted: &[Kind::Loan] }.into());
    };
    let state = loan::fold(&case, &loan, None);
    Ok(NamedLoan { id: named.id, shelf: named.shelf, case: named.case, loan, state })
}
