//! What a course of steps is made of: where a case can stand, and what a step needs (P1-7, P3-8, P2-3).

use crate::model::departments::DepartmentDuty;
use crate::model::invalid::Wanted;
use crate::model::kind::{Action, Kind, codes};
use crate::model::message::{Code, messages, said};
use crate::model::staff::Duty;

codes! {
    /// Where a case stands.
    Status, Wanted::Choice, {
        /// It was received.
        Open = "open",
        /// It was applied for.
        Applied = "applied",
        /// It was asked for.
        Asked = "asked",
        /// A department or a person has it.
        Assigned = "assigned",
        /// It was handled.
        Handled = "handled",
        /// Who holds the role agreed.
        Approved = "approved",
        /// Who holds the role refused.
        Rejected = "rejected",
        /// The client was answered.
        Answered = "answered",
        /// It needs no answer.
        NoAnswerNeeded = "no-answer-needed",
        /// Whoever enquired was offered space.
        Offered = "offered",
        /// Whoever enquired became a client.
        Let = "let",
        /// Whoever enquired will not become a client.
        Lost = "lost",
        /// What was gone was found.
        Found = "found",
        /// Something else took its place.
        Replaced = "replaced",
        /// Somebody came.
        Attended = "attended",
        /// The work is done.
        Done = "done",
        /// The client was asked afterwards.
        FollowedUp = "followed-up",
        /// The client was told.
        Notified = "notified",
        /// It was put right.
        Rectified = "rectified",
        /// What was applied for was given out.
        Issued = "issued",
        /// The client has what was issued, or some of it.
        Out = "outstanding",
        /// All of it came back, or the last of it did.
        HandedIn = "handed-in",
        /// The last of it does not come back.
        WrittenOff = "written-off",
        /// The deposit is held.
        DepositHeld = "deposit-held",
        /// Works have begun.
        UnderWay = "under-way",
        /// Works are finished.
        Finished = "finished",
        /// Works were inspected.
        Inspected = "inspected",
        /// The deposit was refunded.
        DepositRefunded = "deposit-refunded",
        /// Measures were set.
        Planned = "planned",
        /// Their effect was checked.
        Verified = "verified",
        /// What is kept of a person was gathered.
        Gathered = "gathered",
        /// What a person asked for was refused.
        Refused = "refused",
        /// Who takes what is handed over has it.
        Accepted = "accepted",
        /// Papers were handed over.
        Released = "released",
        /// The report was distributed.
        Published = "published",
        /// What a list names was destroyed.
        CarriedOut = "carried-out",
        /// One of two has witnessed it.
        HalfWitnessed = "half-witnessed",
        /// Both have.
        Witnessed = "witnessed",
        /// It is closed.
        Closed = "closed",
    }
}

messages! {
    "refusal-step-needs":
    /// What must be there before a step is taken.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Needs {
        Nothing,
        /// To whom it goes (`--to`).
        Addressee,
        /// Why (`--note`).
        Reason,
        /// A paper of the category, filed for the client or attached.
        Paper(category: Code),
        /// A deposit for fit-out works that is held.
        DepositHeld,
        /// No deposit for fit-out works is held any more.
        DepositReturned,
    }
}
said!(Needs);

/// A step of a course.
#[derive(Clone, Copy, Debug)]
pub struct StepRule {
    /// What is done.
    pub action: Action,
    /// Where the case must stand.
    pub from: &'static [Status],
    /// Where it stands then.
    pub to: Status,
    /// For whom it is reserved.
    pub duty: Option<Duty>,
    /// Of which department whoever takes it is.
    pub department: Option<DepartmentDuty>,
    /// What must be there.
    pub needs: Needs,
}

/// The steps of a kind of case.
#[derive(Clone, Copy, Debug)]
pub struct Course {
    pub kind: Kind,
    /// Where a case stands when it is entered.
    pub start: Status,
    /// The steps, in their order.
    pub steps: &'static [StepRule],
    /// Where it stands once it is settled: it is not open any more, and shuts no gate.
    pub settled: &'static [Status],
}

/// The kinds whose unsettled cases shut the gate `cases`.
pub const CASES: [Kind; 5] = [Kind::Repair, Kind::Complaint, Kind::Violation, Kind::Application, Kind::FitOut];

/// The kinds whose open cases somebody has to see to, beside those that shut a gate.
pub const FOLLOWED: [Kind; 6] = [Kind::Loss, Kind::Issue, Kind::Letter, Kind::Opinion, Kind::Visit, Kind::QualityCheck];

impl Course {
    /// The steps that can be taken where a case stands.
    pub fn due(&self, status: Status) -> Vec<&'static StepRule> {
        self.steps.iter().filter(|rule| rule.from.contains(&status)).collect()
    }

    /// The step of an action from where a case stands.
    pub fn rule(&self, action: Action, status: Status) -> Option<&'static StepRule> {
        self.steps.iter().find(|rule| rule.action == action && rule.from.contains(&status))
    }

    /// Whether an action is one of its steps.
    pub fn has(&self, action: Action) -> bool {
        self.steps.iter().any(|rule| rule.action == action)
    }

    /// Whether a case is handed on from where it stands: one that is settled is not, but for letters and opinions, which go on
    /// to whom they concern whether they are answered or not (P3-5, P3-9).
    pub fn is_handed_on(&self, status: Status) -> bool {
        matches!(self.kind, Kind::Letter | Kind::Opinion) || !self.settled.contains(&status)
    }

    /// Where a case stands after an action that a register tells of, whatever came before it: steps in the middle may be
    /// unknown.
    pub fn lands(&self, action: Action) -> Option<Status> {
        self.steps.iter().find(|rule| rule.action == action).map(|rule| rule.to)
    }
}
