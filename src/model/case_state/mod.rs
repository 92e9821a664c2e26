//! Where a case stands: the fold of its events over the steps of its kind (P1-7, P3-8, P2-3).

use std::collections::BTreeMap;

use crate::model::case::Case;
use crate::model::course::{Course, Status};
use crate::model::destruction::{Testimony, Witnesses};
use crate::model::event::EventBody;
use crate::model::issue;
use crate::model::kind::Action;
use crate::model::lake;
use crate::model::record::Body;
use crate::model::relations::{CheckResult, Direction};
use crate::model::staff::StaffId;
use crate::model::steps::{TO_A_LAKE, course};
use crate::model::text::Line;
use crate::model::time::Happened;

/// The steps of a record: those of its kind, where there is something to be done about it. A letter to the client, a visit
/// without an opinion, a check that was passed want nothing more.
pub fn course_of(body: &Body) -> Option<&'static Course> {
    if matches!(body, Body::Export(export) if lake::is_to_a_lake(export)) {
        return Some(&TO_A_LAKE);
    }
    let wants = match body {
        Body::Letter(letter) => letter.direction == Direction::In,
        Body::Visit(visit) => visit.opinion.is_some(),
        Body::QualityCheck(check) => check.result == CheckResult::Fail,
        _ => true,
    };
    course(body.kind()).filter(|_| wants)
}

/// Whether a record is of what came in and wants an answer, given or not (P1-1): a letter or an opinion, or a visit at which
/// one was said.
pub fn wants_answer(body: &Body) -> bool {
    matches!(body, Body::Letter(_) | Body::Opinion(_) | Body::Visit(_)) && course_of(body).is_some()
}

/// Whether a record, as it is seen in a view, wants an answer that nobody has given, nor said why none is needed (P1-1).
pub fn awaits_answer(case: &Case) -> bool {
    wants_answer(&case.record.body) && fold(case).is_some_and(|state| !state.settled)
}

/// Where a case stands, as its events leave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseState {
    /// Where it stands.
    pub status: Status,
    /// Since when, where that is known.
    pub since: Option<Happened>,
    /// Whether it is settled.
    pub settled: bool,
    /// Who has it: a department, or a person.
    pub with: Option<Line>,
    /// Since when they have it, where that is known.
    pub with_since: Option<Happened>,
    /// Every department or person that had it, in order (P3-9).
    pub passed: Vec<Line>,
    /// When each step was taken last, where that is known.
    pub times: BTreeMap<Action, Happened>,
    /// The steps that were taken, in order.
    pub taken: Vec<Action>,
    /// Who approved it, where a person is named.
    pub approved_by: Option<StaffId>,
    /// The numbers of what was issued that are out (P2-3).
    pub out: Vec<Line>,
    /// Steps that could not be taken where it stood.
    pub contradictions: Vec<Action>,
}

impl CaseState {
    /// When a step was taken last, where it was and the time is known.
    pub fn time(&self, action: Action) -> Option<Happened> {
        self.times.get(&action).copied()
    }
}

/// Folds the events of a case, as it is seen in a view ([`Case::seen`]); none where its kind has no steps.
pub fn fold(case: &Case) -> Option<CaseState> {
    let course = course_of(&case.record.body)?;
    let received = match &case.record.body {
        Body::Complaint(complaint) => complaint.department.clone(),
        Body::CorrectiveAction(action) => action.department.clone(),
        Body::Letter(letter) => letter.passed_to.clone(),
        _ => None,
    };
    let mut state = CaseState {
        status: course.start,
        since: Some(case.record.head.when),
        settled: false,
        with_since: received.as_ref().map(|_| case.record.head.when),
        passed: received.iter().cloned().collect(),
        with: received,
        times: BTreeMap::new(),
        taken: Vec::new(),
        approved_by: None,
        out: Vec::new(),
        contradictions: Vec::new(),
    };
    let mut out = issue::NumbersOut::of(&case.record.body);
    for step in &case.record.events {
        let Some(status) = course.lands(step.action) else {
            state.contradictions.push(step.action);
            continue;
        };
        out.go(step.action, &[]);
        state.go(step.action, status, step.when());
        state.hand(step.to.as_ref(), step.when());
        if step.action == Action::Approved {
            state.approved_by.clone_from(&step.by);
        }
    }
    let mut witnesses = Witnesses::of(case);
    for named in &case.events {
        let head = &named.event.head;
        if matches!(named.event.deed, EventBody::Witnessed(_)) {
            match witnesses.hear(&head.by) {
                Testimony::Counts => {}
                Testimony::Again => continue,
                Testimony::NoWitness => {
                    state.contradictions.push(head.action);
                    continue;
                }
            }
        }
        if head.action == Action::HandedOn && course.is_handed_on(state.status) {
            if let EventBody::Stepped(_, stride) = &named.event.deed {
                state.hand(stride.to.as_ref(), Some(head.when));
            }
            continue;
        }
        let Some(rule) = course.rule(head.action, state.status) else {
            state.contradictions.push(head.action);
            continue;
        };
        let numbers = if let EventBody::Stepped(_, stride) = &named.event.deed { &stride.numbers[..] } else { &[] };
        if !out.go(head.action, numbers) {
            state.contradictions.push(head.action);
            continue;
        }
        // What came back in part is out still.
        let to = if out.left.is_empty() { rule.to } else { Status::Out };
        if head.action == Action::Reopened {
            state.times.clear();
            state.approved_by = None;
            // Who has it has it anew: time that it spent closed is nobody's.
            state.with_since = state.with_since.map(|_| head.when);
        }
        state.go(head.action, to, Some(head.when));
        match &named.event.deed {
            EventBody::Stepped(_, stride) => state.hand(stride.to.as_ref(), Some(head.when)),
            EventBody::Approved(_) => state.approved_by = Some(head.by.clone()),
            _ => {}
        }
    }
    state.out = out.left;
    state.settled = course.settled.contains(&state.status);
    Some(state)
}

impl CaseState {
    fn go(&mut self, action: Action, status: Status, when: Option<Happened>) {
        self.status = status;
        self.since = when;
        self.taken.push(action);
        match when {
            Some(when) => self.times.insert(action, when),
            None => self.times.remove(&action),
        };
    }

    fn hand(&mut self, to: Option<&Line>, when: Option<Happened>) {
        if let Some(to) = to {
            self.with = Some(to.clone());
            self.with_since = when;
            if self.passed.last() != Some(to) {
                self.passed.push(to.clone());
            }
        }
    }
}

#[cfg(test)]
mod tests;
