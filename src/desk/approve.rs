//! Approving and rejecting what waits for it: loans, the results of cases, amendments, voids (P1-4c, P1-5b, P1-7, P2-7, P2-8).
//! An approval names the exact bytes that it covers.

use crate::archive::signatures::KeyRing;
use crate::archive::{Lookup, Transaction, file_parts};
use crate::desk::authority::{self, HandedOut};
use crate::desk::custody::{self, HandedFiles};
use crate::desk::loan::{self, NamedLoan, check_in, check_status};
use crate::desk::papers::{level_of, lines_of_papers};
use crate::desk::return_loan::{ReturnLoan, return_loan};
use crate::desk::shelf::{NamedRecord, named_or_event};
use crate::desk::staff::Time;
use crate::desk::update::{self, check_needs, check_time, standing};
use crate::desk::{Desk, in_order, moved_in, voiding};
use crate::error::{DateOf, Input, Result};
use crate::model::confidence::Rests;
use crate::model::course::Status;
use crate::model::event::{Approval, EventBody, Rejection, SamePerson};
use crate::model::handover::OpensFor;
use crate::model::loan::LoanStatus;
use crate::model::proposal::{Fate, Proposal};
use crate::model::{
    Action, AsOf, Body, Date, DueStep, EventId, Happened, Kind, Line, Listed, Member, Owner, RecordId, Reference,
    Refusal, StaffId, StemText, StepName, case_state, reserved, steps,
};

/// What is approved, and who hands it over.
#[derive(Clone, Debug)]
pub struct Approve {
    /// The record, or the event of it that waits.
    pub reference: Reference,
    /// Who hands a loan over, where it is somebody else.
    pub handled_by: Option<StaffId>,
    /// A remark.
    pub note: Option<Line>,
    /// When; else now or today, as the kind of record is reckoned.
    pub when: Option<Happened>,
}

/// What became of what was approved or rejected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    pub id: RecordId,
    /// What it was that waited.
    pub what: DecidedOn,
    /// Whether the same person had asked for it.
    pub same_person: SamePerson,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecidedOn {
    Loan {
        borrower: Line,
        due: Date,
        /// On what it rests beside the approval.
        rests: Rests,
        handed: HandedOut,
    },
    LoanRefused,
    /// That a paper was opened before anybody let it be.
    UrgentOpening {
        reader: Line,
    },
    /// A case, with where it stands now and what is due next.
    Case {
        status: Status,
        /// The steps that are due.
        due: Vec<DueStep>,
    },
    Amendment,
    Void,
    /// The key of a person.
    Key,
}

/// What of a record waits for a decision.
enum WaitingDecision {
    /// The record itself.
    Record,
    /// Something proposed about it.
    Proposal(Box<Proposal>),
}

/// Approves the one thing of a record that waits, or the event that was named.
pub fn approve(desk: &Desk, tx: &mut Transaction, ask: &Approve) -> Result<Decided> {
    tx.expect_signature(Action::Approved);
    let named = voiding::named_with_rooms(tx, &ask.reference)?;
    let named = with_files(tx, named)?;
    let when = ask.when.unwrap_or_else(|| desk.usual_time(named.case.stem.kind()));
    match waiting(tx, &named, Action::Approved)? {
        WaitingDecision::Proposal(proposal) => approve_proposal(desk, tx, &named, (&proposal, ask, when)),
        WaitingDecision::Record if named.case.stem.kind() == Kind::Loan => approve_loan(desk, tx, named, (ask, when)),
        WaitingDecision::Record if steps::course(named.case.stem.kind()).is_none() => {
            Err(Refusal::NothingWaits(named.id).into())
        }
        WaitingDecision::Record => approve_case(desk, tx, &named, (ask, when)),
    }
}

/// Rejects the one thing of a record that waits, or the event that was named, with the reason.
pub fn reject(
    desk: &Desk,
    tx: &mut Transaction,
    reference: &Reference,
    reason: Line,
    when: Option<Happened>,
) -> Result<Decided> {
    let named = named_or_event(tx, reference)?;
    let named = with_files(tx, named)?;
    let when = when.unwrap_or_else(|| desk.usual_time(named.case.stem.kind()));
    match waiting(tx, &named, Action::Rejected)? {
        WaitingDecision::Proposal(proposal) => {
            let what = of_proposal(&proposal);
            let member = desk.entitled(tx, reserved::duty(&proposal, &named.case))?;
            check_day(desk, proposal.event.event.head.date(), when)?;
            let deed = EventBody::Rejected(Rejection { reason });
            named.add_event(tx, &desk.decision(&member.id, (named.case.stem, proposal.step), when, deed))?;
            Ok(Decided { id: named.id, what, same_person: SamePerson::No })
        }
        WaitingDecision::Record if named.case.stem.kind() == Kind::Loan => reject_loan(desk, tx, named, reason, when),
        WaitingDecision::Record if steps::course(named.case.stem.kind()).is_none() => {
            Err(Refusal::NothingWaits(named.id).into())
        }
        WaitingDecision::Record => {
            let now = standing(&named)?;
            let rule = update::rule(&named, &now, Action::Rejected)?;
            let member = match rule.duty {
                Some(duty) => desk.entitled(tx, duty)?,
                None => desk.actor(tx)?,
            };
            check_time(desk, &now.state, when)?;
            let deed = EventBody::Rejected(Rejection { reason: reason.clone() });
            named.add_event(tx, &desk.event(&member.id, named.case.stem, when, deed))?;
            if let Body::Handover(handover) = &now.case.record.body {
                let files = HandedFiles { id: &named.id, date: now.case.record.head.date(), handover };
                custody::reject(desk, tx, &files, (&member.id, &reason, when))?;
            }
            let what = case_now(&named.again(tx)?)?;
            Ok(Decided { id: named.id, what, same_person: SamePerson::No })
        }
    }
}

/// The one thing of a record that waits; several are listed, and one has to be named.
fn waiting(tx: &mut Transaction, named: &NamedRecord, action: Action) -> Result<WaitingDecision> {
    // A key that was approved waits on where that does not count, such as one that approved itself in another clone.
    let keys = match named.id.owner {
        Owner::Staff => KeyRing::read(tx)?,
        _ => KeyRing::default(),
    };
    let waits = |proposal: &Proposal| proposal.fate == Fate::Waits || keys.waits(named.case.stem, proposal);
    let proposals: Vec<Proposal> = named.case.proposals(&AsOf::NOW).into_iter().filter(waits).collect();
    if let Some(event) = named.event {
        let meant = proposals.into_iter().find(|proposal| event.fits(proposal.step));
        return match meant {
            Some(proposal) => Ok(WaitingDecision::Proposal(Box::new(proposal))),
            None => Err(Refusal::NothingWaits(named.id.clone()).into()),
        };
    }
    let record_waits = record_waits(named, action)?;
    let mut proposals = proposals;
    match (proposals.pop(), proposals.is_empty(), record_waits) {
        (None, _, _) => Ok(WaitingDecision::Record),
        (Some(only), true, false) => Ok(WaitingDecision::Proposal(Box::new(only))),
        (Some(last), _, record) => {
            let ids = proposals.iter().chain([&last]).map(|proposal| event_id(named, proposal).to_string());
            let (id, itself) = (named.id.clone(), record.then(|| named.id.clone()));
            Err(Input::SeveralWait { id, itself, changes: ids.collect() }.into())
        }
    }
}

/// The id of a proposal about a record.
pub(in crate::desk) fn event_id(named: &NamedRecord, proposal: &Proposal) -> EventId {
    EventId { record: named.id.clone(), step: StepName::from(proposal.step) }
}

/// Whether the record itself waits for a decision.
fn record_waits(named: &NamedRecord, action: Action) -> Result<bool> {
    let Some(case) = named.case.seen(&AsOf::NOW) else { return Ok(false) };
    if let Some(loan) = crate::model::loan::of(&case) {
        return Ok(crate::model::loan::fold(&case, loan, None).status == LoanStatus::Asked);
    }
    let course = steps::course(case.stem.kind());
    let state = case_state::fold(&case);
    Ok(course.zip(state).is_some_and(|(course, state)| course.rule(action, state.status).is_some()))
}

/// What a proposal is.
fn of_proposal(proposal: &Proposal) -> DecidedOn {
    match (proposal.voiding(), proposal.key()) {
        (Some(_), _) => DecidedOn::Void,
        (None, Some(_)) => DecidedOn::Key,
        (None, None) => DecidedOn::Amendment,
    }
}

fn approve_proposal(
    desk: &Desk,
    tx: &mut Transaction,
    named: &NamedRecord,
    (proposal, ask, when): (&Proposal, &Approve, Happened),
) -> Result<Decided> {
    let what = of_proposal(proposal);
    let member = desk.entitled(tx, reserved::duty(proposal, &named.case))?;
    check_day(desk, proposal.event.event.head.date(), when)?;
    let same_person = same_person(tx, &named.id, &proposal.event.event.head.by, &member)?;
    let covers = file_parts::lines_of(tx, &named.shelf.read, &named.case)?;
    let deed = EventBody::Approved(Approval {
        handled_by: None,
        authority: None,
        same_person,
        covers,
        note: ask.note.clone(),
    });
    let mut tenancies = Vec::new();
    let moved_in = proposal.amendment().and_then(|amendment| moved_in::told(named, &amendment.values.0));
    if let Some(day) = moved_in {
        tenancies = moved_in::followers(tx, named, day)?;
    }
    if proposal.voiding().is_some() {
        voiding::check(tx, named)?;
        tenancies = voiding::tenancies_of(tx, named)?;
    } else {
        loan::check_not_out(named, &named.now()?)?;
        check_not_overtaken(named, proposal)?;
    }
    named.add_event(tx, &desk.decision(&member.id, (named.case.stem, proposal.step), when, deed))?;
    if let (Some(day), Some(amendment)) = (moved_in, proposal.amendment()) {
        moved_in::follow(desk, tx, (&member, amendment.reason.as_ref()), tenancies, (day, when))?;
    } else if let Some(voiding) = proposal.voiding() {
        voiding::void_tenancies(desk, tx, &member, tenancies, (&voiding.reason, when))?;
    }
    Ok(Decided { id: named.id.clone(), what, same_person })
}

/// A proposal says what a key is to be, of a list all of it. Where another one about the same key took effect after it was
/// made, approving it would undo that one, or do nothing at all: it is refused, and has to be proposed anew.
fn check_not_overtaken(named: &NamedRecord, proposal: &Proposal) -> Result<()> {
    let Some(by) = named.case.overtaken_by(proposal) else { return Ok(()) };
    let event = |step| EventId { record: named.id.clone(), step: StepName::from(step) };
    Err(Refusal::Overtaken { waits: event(proposal.step), by: event(by) }.into())
}

/// Approves a case that waits.
pub(in crate::desk) fn approve_case(
    desk: &Desk,
    tx: &mut Transaction,
    named: &NamedRecord,
    (ask, when): (&Approve, Happened),
) -> Result<Decided> {
    let now = standing(named)?;
    let rule = update::rule(named, &now, Action::Approved)?;
    let duty = match &now.case.record.body {
        Body::Handover(handover) => Some(OpensFor::duty(handover.opening().as_ref())),
        _ => rule.duty,
    };
    let member = match duty {
        Some(duty) => desk.entitled(tx, duty)?,
        None => desk.actor(tx)?,
    };
    check_time(desk, &now.state, when)?;
    check_needs(tx, named, rule, (None, None, &[]))?;
    let asked_by = now.case.record.head.by.clone();
    let same_person = same_person(tx, &named.id, &asked_by, &member)?;
    let mut covers = file_parts::lines_of(tx, &named.shelf.read, &named.case)?;
    match &now.case.record.body {
        Body::Disclosure(disclosure) => covers.extend(lines_of_papers(tx, &named.shelf, disclosure)?),
        Body::Disposal(disposal) => covers
            .extend(disposal.attachments.iter().map(|paper| Listed { sha256: paper.sha256, path: paper.path.clone() })),
        _ => {}
    }
    let deed = EventBody::Approved(Approval {
        handled_by: ask.handled_by.clone(),
        authority: None,
        same_person,
        covers,
        note: ask.note.clone(),
    });
    named.add_event(tx, &desk.event(&member.id, named.case.stem, when, deed))?;
    if let Body::Handover(handover) = &now.case.record.body {
        let files = HandedFiles { id: &named.id, date: now.case.record.head.date(), handover };
        custody::approve(desk, tx, &files, (&member.id, same_person, when))?;
    }
    let what = case_now(&named.again(tx)?)?;
    Ok(Decided { id: named.id.clone(), what, same_person })
}

/// What is decided about a hand-over is decided about the covers of its files: they are locked as well.
fn with_files(tx: &mut Transaction, named: NamedRecord) -> Result<NamedRecord> {
    let case = named.now().ok();
    let Some(Body::Handover(handover)) = case.as_ref().map(|case| &case.record.body) else { return Ok(named) };
    let files = HandedFiles { id: &named.id, date: named.case.record.head.date(), handover };
    custody::lock(tx, &files, &named.shelf.bundle)?;
    named.again(tx)
}

fn case_now(named: &NamedRecord) -> Result<DecidedOn> {
    let now = standing(named)?;
    Ok(DecidedOn::Case { status: now.state.status, due: now.due() })
}

/// Whether one person asked for and approves the same thing, which is marked; an estate can forbid it.
fn same_person(tx: &mut Transaction, id: &RecordId, asked_by: &StaffId, approver: &Member) -> Result<SamePerson> {
    if *asked_by != approver.id {
        return Ok(SamePerson::No);
    }
    if tx.archive().settings().approvals.same_person {
        return Ok(SamePerson::Yes);
    }
    Err(Refusal::SamePerson { id: id.clone(), actor: approver.id.clone() }.into())
}

/// A decision is not before what it decides on, nor in the future.
fn check_day(desk: &Desk, asked: Date, when: Happened) -> Result<()> {
    in_order((DateOf::This, when.date()), (DateOf::Today, desk.today()))?;
    in_order((DateOf::Asked, asked), (DateOf::This, when.date()))
}

/// Approves a loan: from now on it is out. What is out already is refused.
fn approve_loan(
    desk: &Desk,
    tx: &mut Transaction,
    named: NamedRecord,
    (ask, when): (&Approve, Happened),
) -> Result<Decided> {
    let named = NamedLoan::of(named)?;
    let (member, rests) = entitled_to(desk, tx, &named, when.date())?;
    check_status(&named, Action::Approved, LoanStatus::Asked)?;
    in_order((DateOf::This, when.date()), (DateOf::Today, desk.today()))?;
    in_order((DateOf::Loan, named.case.record.head.date()), (DateOf::This, when.date()))?;
    // Lent overdue from the first minute is not lent: another day has to be asked for.
    // What was read already is only let be afterwards.
    let was_read = named.loan.urgent.is_some();
    if named.state.due < when.date() && !was_read {
        return Err(Refusal::DuePassed { id: named.id, due: named.state.due }.into());
    }
    let hander = match &ask.handled_by {
        Some(handled_by) => desk.person(tx, handled_by, Time::Now)?,
        None => member.clone(),
    };
    // Nothing is handed over any more of what was read already.
    let handed = if was_read { HandedOut::Over } else { authority::check_hander(tx, &named.loan, &hander)? };
    check_in(tx, &named.shelf, &named.loan.papers)?;
    let same_person = same_person(tx, &named.id, &named.case.record.head.by, &member)?;
    let covers = file_parts::lines_of(tx, &named.shelf.read, &named.case)?;
    let deed = EventBody::Approved(Approval {
        handled_by: ask.handled_by.clone(),
        authority: rests.authority().map(|id| StemText(id.stem)),
        same_person,
        covers,
        note: ask.note.clone(),
    });
    named.add_event(tx, &desk.event(&member.id, named.case.stem, when, deed))?;
    if was_read {
        let reference = Reference::to(&named.id);
        return_loan(desk, tx, &ReturnLoan { reference, condition: None, missing: None, date: when.date() })?;
        let what = DecidedOn::UrgentOpening { reader: named.loan.borrower };
        return Ok(Decided { id: named.id, what, same_person });
    }
    let what = DecidedOn::Loan { borrower: named.loan.borrower, due: named.state.due, rests, handed };
    Ok(Decided { id: named.id, what, same_person })
}

/// Rejects a loan, with the reason.
fn reject_loan(desk: &Desk, tx: &mut Transaction, named: NamedRecord, reason: Line, when: Happened) -> Result<Decided> {
    let named = NamedLoan::of(named)?;
    let (member, _) = entitled_to(desk, tx, &named, when.date())?;
    check_status(&named, Action::Rejected, LoanStatus::Asked)?;
    in_order((DateOf::Loan, named.case.record.head.date()), (DateOf::This, when.date()))?;
    in_order((DateOf::This, when.date()), (DateOf::Today, desk.today()))?;
    let event = desk.event(&member.id, named.case.stem, when, EventBody::Rejected(Rejection { reason }));
    named.add_event(tx, &event)?;
    Ok(Decided { id: named.id, what: DecidedOn::LoanRefused, same_person: SamePerson::No })
}

/// Who acts, being who may let the reader have what is lent, and on what that rests; papers may have come in since it was asked for.
pub(in crate::desk) fn entitled_to(
    desk: &Desk,
    tx: &mut Transaction,
    named: &NamedLoan,
    day: Date,
) -> Result<(Member, Rests)> {
    let level = level_of(tx, &named.shelf, &named.loan.papers)?.max(named.loan.level);
    authority::lender(desk, tx, (&named.loan.borrower, level), day)
}
