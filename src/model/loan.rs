//! The life of a loan (P2-7): asked for, approved or rejected, renewed, returned or lost.

use std::collections::BTreeSet;
use std::fmt;

use crate::model::case::Case;
use crate::model::document::Level;
use crate::model::event::{EventBody, NamedEvent};
use crate::model::id::{Owner, RecordId};
use crate::model::invalid::Wanted;
use crate::model::kind::{Action, codes};
use crate::model::paper_name::PaperName;
use crate::model::record::{Body, Loan};
use crate::model::staff::{Duty, StaffId};
use crate::model::time::{Date, Happened};

/// Where a loan stands, as its events leave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoanState {
    /// Asked for, out, back, or refused.
    pub status: LoanStatus,
    /// The day on which it went out, where it did.
    pub lent_on: Option<Date>,
    /// Who approved it, where a person is named.
    pub approved_by: Option<StaffId>,
    /// Who handed it over, where somebody is named.
    pub handled_by: Option<StaffId>,
    /// The day on which it is due, renewals included.
    pub due: Date,
    /// How often it was renewed.
    pub renewals: u32,
    /// The day on which it came back, where it did.
    pub returned_on: Option<Date>,
    /// The day on which it was found to be gone, where it was.
    pub gone_on: Option<Date>,
    /// In what condition it came back.
    pub condition: Option<String>,
    /// Steps that contradict each other: two clones went on at the same time.
    pub contradictions: Vec<Action>,
}

codes! {
    /// Where a loan stands.
    LoanStatus, Wanted::Action, {
        /// Asked for, waiting for approval.
        Asked = "asked",
        /// Approved: it is out.
        Out = "out",
        /// It came back.
        Returned = "returned",
        /// It is gone; what becomes of it is a case of its own.
        Gone = "gone",
        /// It was refused.
        Rejected = "rejected",
    }
}

/// Folds a loan's events up to the end of a day, in their order; `None` folds all.
pub fn fold(case: &Case, loan: &Loan, as_of: Option<Date>) -> LoanState {
    let mut state = LoanState {
        status: LoanStatus::Asked,
        lent_on: None,
        approved_by: None,
        handled_by: None,
        due: loan.due,
        renewals: 0,
        returned_on: None,
        gone_on: None,
        condition: None,
        contradictions: Vec::new(),
    };
    let within = |date: Date| as_of.is_none_or(|day| date <= day);
    // What came back, or is gone, was out, also where the clock of its approval was ahead.
    let is_over = case.events.iter().any(|named| {
        matches!(named.event.head.action, Action::Returned | Action::Gone) && within(named.event.head.date())
    });
    for step in &case.record.events {
        let date = step.when().map_or(case.record.head.date(), Happened::date);
        if within(date) {
            state.approved_by =
                state.approved_by.or_else(|| step.by.clone().filter(|_| step.action == Action::Approved));
            state.handled_by = state.handled_by.or_else(|| step.handled_by.clone());
            state.go(step.action, date);
        }
    }
    let counts =
        |named: &&NamedEvent| within(named.event.head.date()) || is_over && named.event.head.action == Action::Approved;
    for named in case.events.iter().filter(counts) {
        let head = &named.event.head;
        if !state.go(head.action, head.date()) {
            continue;
        }
        match &named.event.deed {
            EventBody::Approved(approval) => {
                state.approved_by = Some(head.by.clone());
                state.handled_by.clone_from(&approval.handled_by);
            }
            EventBody::Renewed(renewal) => {
                state.due = renewal.due;
                state.renewals += 1;
            }
            EventBody::Returned(back) => state.condition = back.condition.as_ref().map(ToString::to_string),
            _ => {}
        }
    }
    state
}

impl LoanState {
    /// Takes one step, where it is one that can be taken now; else notes the contradiction.
    fn go(&mut self, action: Action, date: Date) -> bool {
        match (self.status, action) {
            (LoanStatus::Asked, Action::Approved) => {
                self.status = LoanStatus::Out;
                self.lent_on = Some(date);
            }
            (LoanStatus::Asked, Action::Rejected) => self.status = LoanStatus::Rejected,
            (LoanStatus::Out, Action::Renewed) => {}
            (LoanStatus::Out, Action::Returned) => {
                self.status = LoanStatus::Returned;
                self.returned_on = Some(date);
            }
            (LoanStatus::Out, Action::Gone) => {
                self.status = LoanStatus::Gone;
                self.gone_on = Some(date);
            }
            _ => {
                self.contradictions.push(action);
                return false;
            }
        }
        true
    }

    /// Who handed it out, where that is known: as named, else who approved it here. Who approved it by a register of before need not
    /// have handed it out.
    pub fn handed_out_by(&self, case: &Case) -> Option<&StaffId> {
        let is_told = case.record.events.iter().any(|step| step.action == Action::Approved);
        self.handled_by.as_ref().or(self.approved_by.as_ref().filter(|_| !is_told))
    }

    /// How many days it is late on a day; 0 where it is not.
    pub fn overdue_days(&self, today: Date) -> i64 {
        if self.status == LoanStatus::Out { today.days_since(self.due).max(0) } else { 0 }
    }
}

/// What a reader has, or papers of it: a file by the first part of its ids, or an enquiry (P1-5a).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holding {
    /// A client's file, or the papers of a room.
    File(Owner),
    /// What is known of somebody who is no client yet.
    Enquiry(RecordId),
}

impl fmt::Display for Holding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(owner) => owner.fmt(f),
            Self::Enquiry(id) => id.fmt(f),
        }
    }
}

/// Whether two loans of one file stand against each other.
pub fn stand_against_each_other(one: &Loan, other: &Loan) -> bool {
    holds_any(one, &other.papers)
}

/// Whether a loan is of some papers, or of one of them: a whole file, which no papers mean, stands against every loan.
pub fn holds_any(loan: &Loan, wanted: &[PaperName]) -> bool {
    let papers: BTreeSet<PaperName> = loan.papers.iter().copied().collect();
    papers.is_empty() || wanted.is_empty() || wanted.iter().any(|paper| papers.contains(paper))
}

/// Who must approve a loan of papers of a level.
pub fn duty(level: Level) -> Duty {
    match level {
        Level::Ordinary => Duty::Lend,
        Level::Confidential => Duty::LendConfidential,
    }
}

/// The loan that a record tells of.
pub fn of(case: &Case) -> Option<&Loan> {
    if let Body::Loan(loan) = &case.record.body { Some(loan) } else { None }
}
