//! What the policies ask of cases: with whom they are, their steps, how long they take (P1-3, P1-7, P3-7, P3-8, P3-9).

use crate::archive::signatures::SignatureState;
use crate::model::cases::ComplaintKind;
use crate::model::course::CASES;
use crate::model::event::{EventBody, NamedEvent};
use crate::model::message::Code;
use crate::model::{
    Action, Body, Case, CaseState, Clause, DepartmentDuty, Duty, EntryName, Happened, Kind, case_state, steps,
};
use crate::views::judgement::approval::approval_fault;
use crate::views::judgement::check::Check;
use crate::views::judgement::reading::Reading;
use crate::views::judgement::seen::Seen;
use crate::views::judgement::{Matter, Why, files};

/// The cases of clients, present and gone, of vacant units and common parts, and the corrective actions, each with where it stands.
fn open_cases<'a>(reading: &'a Reading) -> impl Iterator<Item = (Seen<'a>, CaseState)> {
    let of_clients = CASES.iter().flat_map(|kind| reading.of_all_parts(*kind));
    let all = of_clients.chain(reading.registered(Kind::CorrectiveAction));
    all.filter_map(|seen| Some((seen, case_state::fold(seen.case)?)))
}

/// Every open case is with a department on the list or a person, and every file of a present client is kept by such a department
/// (P1-3).
pub(in crate::views) fn departments(reading: &Reading) -> Check {
    with_somebody(reading).and(files::of_departments(reading))
}

/// Every open case is with somebody. One that waits for an approval is with whoever holds that role; a violation is with the
/// person who saw it.
fn with_somebody(reading: &Reading) -> Check {
    Check::each(open_cases(reading), |(seen, state)| {
        let waits = steps::course(seen.case.stem.kind()).is_some_and(|course| {
            let due = course.due(state.status);
            due.iter()
                .any(|rule| rule.duty.is_some_and(|duty| reading.is_held(reading.archive.settings().role_for(duty))))
        });
        let saw = matches!(&seen.case.record.body, Body::Violation(violation) if violation.handled_by.is_some());
        if state.settled {
            return Vec::new();
        }
        match state.with.clone() {
            Some(with) if reading.has_left(&with) => vec![Matter::of(&seen, Why::WithWhoLeft(with))],
            Some(with) if !reading.is_known(&with) => vec![Matter::of(&seen, Why::WithNobodyKnown(with))],
            None if !waits && !saw => vec![Matter::of(&seen, Why::Unassigned(seen.case.stem.kind()))],
            _ => Vec::new(),
        }
    })
}

fn complaints<'a>(reading: &'a Reading) -> impl Iterator<Item = (Seen<'a>, CaseState)> {
    reading.of(Kind::Complaint).filter_map(|(_, seen)| Some((seen, case_state::fold(seen.case)?)))
}

/// A department has received every complaint that is not settled (P1-7a).
pub(in crate::views) fn complaints_received(reading: &Reading) -> Check {
    Check::each(complaints(reading), |(seen, state)| {
        let nobody = !state.settled && state.with.is_none();
        nobody.then(|| Matter::of(&seen, Why::NotReceived)).into_iter().collect()
    })
}

/// Complaints about the quality of the service: handled with operations, every step taken, in time (P1-7b).
pub(in crate::views) fn service_quality(reading: &Reading) -> Check {
    handled(reading, ComplaintKind::ServiceQuality)
}

/// Complaints about how the service was given: every step taken, in time (P1-7c).
pub(in crate::views) fn service_process(reading: &Reading) -> Check {
    handled(reading, ComplaintKind::ServiceProcess)
}

fn handled(reading: &Reading, kind: ComplaintKind) -> Check {
    let of_kind = |seen: &Seen| matches!(&seen.case.record.body, Body::Complaint(complaint) if complaint.about == kind);
    let lateness = reading.lateness();
    Check::each(complaints(reading).filter(|(seen, _)| of_kind(seen)), |(seen, state)| {
        let mut why = Vec::new();
        let skipped = skipped(seen.case, &state);
        if !skipped.is_empty() {
            why.push(Why::Skipped(skipped));
        }
        if !state.contradictions.is_empty() {
            why.push(Why::Contradiction(state.contradictions.clone()));
        }
        if kind == ComplaintKind::ServiceQuality && !beside_operations(reading, seen.case, &state) {
            why.push(Why::WithoutOperations);
        }
        why.extend(answered_by_others(reading, seen.case));
        let role = reading.archive.settings().role_for(Duty::Complaint);
        why.extend(approval_fault(reading, &seen, role));
        if lateness.complaint_is_late(seen.case, &state) {
            why.extend(lateness.complaint_days(seen.case, &state).map(Why::Days));
        }
        why.into_iter().map(|why| Matter::of(&seen, why)).collect()
    })
}

/// The steps of a complaint, in their order.
const STEPS: [Action; 5] = [Action::Assigned, Action::Handled, Action::Approved, Action::Answered, Action::Closed];

/// The steps that were left out before the last one that was taken, since it was opened last. A register may not know them:
/// then nobody can show that they were taken.
fn skipped(case: &Case, state: &CaseState) -> Vec<Action> {
    let since = state.taken.iter().rposition(|action| *action == Action::Reopened).map_or(0, |at| at + 1);
    let taken = state.taken.get(since..).unwrap_or_default();
    let furthest = STEPS.iter().rposition(|step| taken.contains(step)).unwrap_or(0);
    // A register names the department that received it, and not when: that is its assignment.
    let received = |step: Action| {
        step == Action::Assigned && matches!(&case.record.body, Body::Complaint(told) if told.department.is_some())
    };
    STEPS.iter().take(furthest).copied().filter(|step| !taken.contains(step) && !received(*step)).collect()
}

/// Whether operations stood beside the department that handled it, or had it at some time. What a register says of its handling
/// names nobody who helped.
fn beside_operations(reading: &Reading, case: &Case, state: &CaseState) -> bool {
    let handled = |named: &&NamedEvent| named.event.head.action == Action::Handled;
    let in_register = case.record.events.iter().any(|step| step.action == Action::Handled);
    let last = case.events.iter().rev().find(handled);
    if last.is_none() && !in_register {
        return true;
    }
    let beside = last.and_then(|named| match &named.event.deed {
        EventBody::Stepped(_, stride) => stride.with.as_ref(),
        _ => None,
    });
    beside.into_iter().chain(&state.passed).any(|who| reading.is_of(who, DepartmentDuty::Operations))
}

/// Who answered the client last, where it was not somebody of the department whose duty that is. Of a step in a register nobody
/// is named.
fn answered_by_others(reading: &Reading, case: &Case) -> Option<Why> {
    let later = case.events.iter().rev().find(|named| named.event.head.action == Action::Answered);
    let by = match later {
        Some(named) => Some(named.event.head.by.clone()),
        None => case.record.events.iter().rev().find(|step| step.action == Action::Answered)?.by.clone(),
    };
    let of_office = by.as_ref().is_some_and(|by| reading.is_staff_of(by, DepartmentDuty::Office));
    (!of_office).then_some(Why::AnsweredByOthers(by))
}

/// What of the records of a clause was approved as a register tells, nobody having given that approval here; and, where people sign,
/// how each approval is signed.
pub(in crate::views) fn told_approvals(reading: &Reading, clause: Clause) -> Vec<Matter> {
    let records = approved_records(reading, clause);
    let told = records.iter().filter_map(|seen| {
        let step = seen.case.record.events.iter().find(|step| step.action == Action::Approved)?;
        let day = step.when().map_or(seen.date(), Happened::date);
        Some(Matter::of(seen, Why::ApprovalTold(step.by.clone())).since(day))
    });
    let mut all: Vec<Matter> = told.collect();
    if let Some(states) = reading.approvals() {
        for seen in &records {
            let approved = seen.case.events.iter().filter(|named| named.event.head.action == Action::Approved);
            for named in approved {
                let name = EntryName::Event(seen.case.stem, named.step);
                let (by, day) = (named.event.head.by.clone(), named.event.head.date());
                let why = match states.get(&(seen.id.owner.clone(), name)) {
                    Some(SignatureState::Signed(key) | SignatureState::SignedAgain(key)) => {
                        Why::ApprovalSigned { by, key: key.clone() }
                    }
                    Some(SignatureState::Bad(code)) => Why::ApprovalBadlySigned { by, code: Code(code.as_str()) },
                    Some(SignatureState::Unsigned) | None => Why::ApprovalUnsigned { by },
                };
                all.push(Matter::of(seen, why).since(day));
            }
        }
    }
    all
}

/// The records of a clause that somebody approves.
fn approved_records<'r>(reading: &'r Reading, clause: Clause) -> Vec<Seen<'r>> {
    let about = |kind: ComplaintKind| {
        let of_kind = move |seen: &Seen| matches!(&seen.case.record.body, Body::Complaint(told) if told.about == kind);
        reading.everywhere(Kind::Complaint).filter(of_kind).collect::<Vec<Seen>>()
    };
    match clause {
        Clause::ServiceQuality => about(ComplaintKind::ServiceQuality),
        Clause::ServiceProcess => about(ComplaintKind::ServiceProcess),
        Clause::ReadingRoom => reading.loans().collect(),
        Clause::Confidence => {
            let passed_on = reading.everywhere(Kind::Disclosure).chain(reading.registered(Kind::Export));
            let told = |seen: &Seen| seen.case.events.iter().any(|named| named.event.head.action == Action::Approved);
            passed_on.chain(reading.loans().filter(told)).collect()
        }
        Clause::SurveyReport => reading.registered(Kind::Survey).collect(),
        _ => Vec::new(),
    }
}

/// No complaint is open longer than the policy's days (P3-7).
pub(in crate::views) fn complaints_settled(reading: &Reading) -> Check {
    let lateness = reading.lateness();
    Check::each(complaints(reading), |(seen, state)| {
        let late = !state.settled && lateness.complaint_is_late(seen.case, &state);
        let days = lateness.complaint_days(seen.case, &state).filter(|_| late);
        days.map(|days| Matter::of(&seen, Why::Days(days))).into_iter().collect()
    })
}

/// Somebody came to every repair, and did it, in time (P3-8).
pub(in crate::views) fn repairs(reading: &Reading) -> Check {
    let lateness = reading.lateness();
    let repairs = reading.of_all_parts(Kind::Repair).filter_map(|seen| Some((seen, case_state::fold(seen.case)?)));
    Check::each(repairs, |(seen, state)| {
        let late = [
            (lateness.response_is_late(seen.case, &state), Why::ResponseLate),
            (lateness.repair_is_late(seen.case, &state), Why::RepairLate),
        ];
        late.into_iter().filter(|(late, _)| *late).map(|(_, why)| Matter::of(&seen, why)).collect()
    })
}

/// Nobody has an unsettled case longer than the policy's days (P3-9); whether departments talk to each other is attested.
pub(in crate::views) fn handed_on(reading: &Reading) -> Check {
    let lateness = reading.lateness();
    Check::each(open_cases(reading), |(seen, state)| {
        let (Some(with), Some(since)) = (state.with.clone(), state.with_since) else { return Vec::new() };
        let late = lateness.is_held_too_long(seen.case, &state);
        late.then(|| Matter::of(&seen, Why::HeldTooLong { with, since: since.date() })).into_iter().collect()
    })
}
