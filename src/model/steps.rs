//! The steps of every kind of case, one table (P1-7, P3-8, P2-3).

use crate::model::course::{Course, Needs, Status, StepRule};
use crate::model::departments::DepartmentDuty;
use crate::model::kind::{Action, Kind};
use crate::model::message::Code;
use crate::model::staff::Duty;

const fn step(action: Action, from: &'static [Status], to: Status) -> StepRule {
    StepRule { action, from, to, duty: None, department: None, needs: Needs::Nothing }
}

const fn reserved(action: Action, from: &'static [Status], to: Status, duty: Duty) -> StepRule {
    StepRule { action, from, to, duty: Some(duty), department: None, needs: Needs::Nothing }
}

const fn needing(rule: StepRule, needs: Needs) -> StepRule {
    StepRule { needs, ..rule }
}

const fn by_department(rule: StepRule, department: DepartmentDuty) -> StepRule {
    StepRule { department: Some(department), ..rule }
}

/// Every course.
pub const COURSES: &[Course] = &[
    Course {
        kind: Kind::Complaint,
        start: Status::Open,
        steps: &[
            needing(step(Action::Assigned, &[Status::Open], Status::Assigned), Needs::Addressee),
            step(Action::Handled, &[Status::Assigned], Status::Handled),
            reserved(Action::Approved, &[Status::Handled], Status::Approved, Duty::Complaint),
            reserved(Action::Rejected, &[Status::Handled], Status::Assigned, Duty::Complaint),
            by_department(step(Action::Answered, &[Status::Approved], Status::Answered), DepartmentDuty::Office),
            step(Action::Closed, &[Status::Answered], Status::Closed),
            step(Action::Reopened, &[Status::Closed], Status::Open),
        ],
        settled: &[Status::Closed],
    },
    Course {
        kind: Kind::Repair,
        start: Status::Open,
        steps: &[
            needing(step(Action::Assigned, &[Status::Open], Status::Assigned), Needs::Addressee),
            step(Action::Attended, &[Status::Assigned], Status::Attended),
            step(Action::Done, &[Status::Attended], Status::Done),
            step(Action::FollowedUp, &[Status::Done], Status::FollowedUp),
            step(Action::Closed, &[Status::FollowedUp], Status::Closed),
            step(Action::Reopened, &[Status::Done, Status::FollowedUp, Status::Closed], Status::Open),
        ],
        settled: &[Status::Done, Status::FollowedUp, Status::Closed],
    },
    Course {
        kind: Kind::Violation,
        start: Status::Open,
        steps: &[
            step(Action::Notified, &[Status::Open], Status::Notified),
            step(Action::Rectified, &[Status::Notified], Status::Rectified),
            step(Action::Closed, &[Status::Rectified], Status::Closed),
            step(Action::Reopened, &[Status::Rectified, Status::Closed], Status::Open),
        ],
        settled: &[Status::Rectified, Status::Closed],
    },
    Course {
        kind: Kind::Application,
        start: Status::Open,
        steps: &[
            reserved(Action::Approved, &[Status::Open], Status::Approved, Duty::Application),
            reserved(Action::Rejected, &[Status::Open], Status::Rejected, Duty::Application),
            step(Action::Issued, &[Status::Approved], Status::Issued),
            step(Action::Closed, &[Status::Issued, Status::Rejected], Status::Closed),
            step(Action::Reopened, &[Status::Rejected, Status::Closed], Status::Open),
        ],
        settled: &[Status::Issued, Status::Rejected, Status::Closed],
    },
    // Numbers come back one by one: it stays out while one of them is (`case_state`).
    Course {
        kind: Kind::Issue,
        start: Status::Out,
        steps: &[
            step(Action::HandedIn, &[Status::Out], Status::HandedIn),
            step(Action::WrittenOff, &[Status::Out], Status::WrittenOff),
            step(Action::Reopened, &[Status::HandedIn, Status::WrittenOff], Status::Out),
        ],
        settled: &[Status::HandedIn, Status::WrittenOff],
    },
    Course {
        kind: Kind::FitOut,
        start: Status::Applied,
        steps: &[
            needing(
                reserved(Action::Approved, &[Status::Applied], Status::Approved, Duty::FitOut),
                Needs::Paper(Code("fit-out")),
            ),
            reserved(Action::Rejected, &[Status::Applied], Status::Rejected, Duty::FitOut),
            needing(step(Action::DepositHeld, &[Status::Approved], Status::DepositHeld), Needs::DepositHeld),
            step(Action::UnderWay, &[Status::DepositHeld], Status::UnderWay),
            step(Action::Finished, &[Status::UnderWay], Status::Finished),
            step(Action::Inspected, &[Status::Finished], Status::Inspected),
            needing(
                step(Action::DepositRefunded, &[Status::Inspected], Status::DepositRefunded),
                Needs::DepositReturned,
            ),
            step(Action::Closed, &[Status::DepositRefunded, Status::Rejected], Status::Closed),
            step(Action::Reopened, &[Status::Rejected, Status::Closed], Status::Applied),
        ],
        settled: &[Status::Inspected, Status::DepositRefunded, Status::Rejected, Status::Closed],
    },
    Course {
        kind: Kind::CorrectiveAction,
        start: Status::Open,
        steps: &[
            step(Action::Planned, &[Status::Open], Status::Planned),
            step(Action::Done, &[Status::Planned], Status::Done),
            step(Action::Verified, &[Status::Done], Status::Verified),
            step(Action::Closed, &[Status::Verified], Status::Closed),
            step(Action::Reopened, &[Status::Verified, Status::Closed], Status::Open),
        ],
        settled: &[Status::Verified, Status::Closed],
    },
    Course {
        kind: Kind::Disclosure,
        start: Status::Asked,
        steps: &[
            reserved(Action::Approved, &[Status::Asked], Status::Approved, Duty::Disclose),
            reserved(Action::Rejected, &[Status::Asked], Status::Rejected, Duty::Disclose),
            step(Action::Released, &[Status::Approved], Status::Released),
        ],
        settled: &[Status::Released, Status::Rejected],
    },
    Course {
        kind: Kind::Export,
        start: Status::Asked,
        steps: &[
            reserved(Action::Approved, &[Status::Asked], Status::Approved, Duty::Export),
            reserved(Action::Rejected, &[Status::Asked], Status::Rejected, Duty::Export),
            step(Action::Released, &[Status::Approved], Status::Released),
        ],
        settled: &[Status::Approved, Status::Released, Status::Rejected],
    },
    Course {
        kind: Kind::Survey,
        start: Status::Open,
        steps: &[
            step(Action::Closed, &[Status::Open], Status::Closed),
            reserved(Action::Approved, &[Status::Closed], Status::Approved, Duty::Survey),
            step(Action::Published, &[Status::Approved], Status::Published),
            step(Action::Reopened, &[Status::Closed], Status::Open),
        ],
        settled: &[Status::Published],
    },
    Course {
        kind: Kind::Breach,
        start: Status::Open,
        steps: &[
            step(Action::FollowedUp, &[Status::Open], Status::FollowedUp),
            step(Action::Closed, &[Status::FollowedUp], Status::Closed),
            step(Action::Reopened, &[Status::Closed], Status::Open),
        ],
        settled: &[Status::Closed],
    },
    Course {
        kind: Kind::Disposal,
        start: Status::Asked,
        steps: &[
            reserved(Action::Approved, &[Status::Asked], Status::Approved, Duty::Dispose),
            reserved(Action::Rejected, &[Status::Asked], Status::Rejected, Duty::Dispose),
            step(Action::CarriedOut, &[Status::Approved], Status::CarriedOut),
            step(Action::Witnessed, &[Status::CarriedOut], Status::HalfWitnessed),
            step(Action::Witnessed, &[Status::HalfWitnessed], Status::Witnessed),
        ],
        settled: &[Status::Witnessed, Status::Rejected],
    },
    Course {
        kind: Kind::Hold,
        start: Status::Open,
        steps: &[
            reserved(Action::Closed, &[Status::Open], Status::Closed, Duty::Hold),
            reserved(Action::Reopened, &[Status::Closed], Status::Open, Duty::Hold),
        ],
        settled: &[Status::Closed],
    },
    Course {
        kind: Kind::Note,
        start: Status::Open,
        steps: &[
            step(Action::Closed, &[Status::Open], Status::Closed),
            step(Action::Reopened, &[Status::Closed], Status::Open),
        ],
        settled: &[Status::Closed],
    },
    Course {
        kind: Kind::Letter,
        start: Status::Open,
        steps: ANSWER,
        settled: &[Status::Answered, Status::NoAnswerNeeded],
    },
    Course {
        kind: Kind::Opinion,
        start: Status::Open,
        steps: ANSWER,
        settled: &[Status::Answered, Status::NoAnswerNeeded],
    },
    Course {
        kind: Kind::Visit,
        start: Status::Open,
        steps: ANSWER,
        settled: &[Status::Answered, Status::NoAnswerNeeded],
    },
    Course {
        kind: Kind::Request,
        start: Status::Open,
        steps: &[
            step(Action::Gathered, &[Status::Open, Status::Gathered], Status::Gathered),
            step(Action::Released, &[Status::Gathered], Status::Released),
            needing(step(Action::Done, &[Status::Open, Status::Gathered], Status::Done), Needs::Reason),
            needing(step(Action::Refused, &[Status::Open, Status::Gathered], Status::Refused), Needs::Reason),
            step(Action::Closed, &[Status::Released, Status::Done, Status::Refused], Status::Closed),
            step(Action::Reopened, &[Status::Released, Status::Done, Status::Refused, Status::Closed], Status::Open),
        ],
        settled: &[Status::Released, Status::Done, Status::Refused, Status::Closed],
    },
    Course {
        kind: Kind::Handover,
        start: Status::Asked,
        steps: &[
            reserved(Action::Approved, &[Status::Asked], Status::Approved, Duty::Handover),
            reserved(Action::Rejected, &[Status::Asked], Status::Rejected, Duty::Handover),
            step(Action::Accepted, &[Status::Approved], Status::Accepted),
        ],
        settled: &[Status::Accepted, Status::Rejected],
    },
    Course {
        kind: Kind::Loss,
        start: Status::Open,
        steps: &[
            step(Action::Found, &[Status::Open], Status::Found),
            needing(step(Action::Replaced, &[Status::Open], Status::Replaced), Needs::Reason),
            step(Action::Closed, &[Status::Found, Status::Replaced], Status::Closed),
            step(Action::Reopened, &[Status::Found, Status::Replaced, Status::Closed], Status::Open),
        ],
        settled: &[Status::Found, Status::Replaced, Status::Closed],
    },
    Course {
        kind: Kind::QualityCheck,
        start: Status::Open,
        steps: &[
            needing(step(Action::Assigned, &[Status::Open], Status::Assigned), Needs::Addressee),
            step(Action::Rectified, &[Status::Assigned], Status::Rectified),
            step(Action::FollowedUp, &[Status::Rectified], Status::FollowedUp),
            step(Action::Closed, &[Status::FollowedUp], Status::Closed),
            step(Action::Reopened, &[Status::Rectified, Status::FollowedUp, Status::Closed], Status::Open),
        ],
        settled: &[Status::Rectified, Status::FollowedUp, Status::Closed],
    },
    Course {
        kind: Kind::Enquiry,
        start: Status::Open,
        steps: &[
            step(Action::FollowedUp, &[Status::Open, Status::FollowedUp], Status::FollowedUp),
            step(Action::FollowedUp, &[Status::Offered], Status::Offered),
            step(Action::Offered, &[Status::Open, Status::FollowedUp, Status::Offered], Status::Offered),
            step(Action::Let, &[Status::Open, Status::FollowedUp, Status::Offered], Status::Let),
            step(Action::Lost, &[Status::Open, Status::FollowedUp, Status::Offered], Status::Lost),
            step(Action::Reopened, &[Status::Let, Status::Lost], Status::Open),
        ],
        settled: &[Status::Let, Status::Lost],
    },
];

/// What becomes of what came in and wants an answer (P1-1).
const ANSWER: &[StepRule] = &[
    step(Action::Answered, &[Status::Open], Status::Answered),
    needing(step(Action::NoAnswerNeeded, &[Status::Open], Status::NoAnswerNeeded), Needs::Reason),
    step(Action::Reopened, &[Status::Answered, Status::NoAnswerNeeded], Status::Open),
];

/// The steps of what goes to a lake: as often as there is something new, under one approval a year.
pub const TO_A_LAKE: Course = Course {
    kind: Kind::Export,
    start: Status::Asked,
    steps: &[
        reserved(Action::Approved, &[Status::Asked], Status::Approved, Duty::Export),
        reserved(Action::Rejected, &[Status::Asked], Status::Rejected, Duty::Export),
        step(Action::Released, &[Status::Approved, Status::Released], Status::Released),
    ],
    settled: &[Status::Approved, Status::Released, Status::Rejected],
};

/// The steps of a kind; none where it has no life beyond being entered.
pub fn course(kind: Kind) -> Option<&'static Course> {
    COURSES.iter().find(|course| course.kind == kind)
}
