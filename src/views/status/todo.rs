//! Something that wants doing, by its sort.

use rust_decimal::Decimal;

use crate::model::lateness::Lag;
use crate::model::{Action, Date, FileName, Gate, Kind, Line, PaperId, RecordId, UnitCode, Year};
use crate::views::pending::Pending;

/// Something that wants doing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Todo {
    /// Something waits for the decision of who asks (P1-4c, P1-5b, P1-6c, P1-7, P2-7, P2-8).
    WaitsForMe(Pending),
    /// A loan is out past its day (P2-7).
    LoanOverdue {
        /// The loan.
        id: RecordId,
        /// Who has it.
        borrower: Line,
        /// Whose file; none for papers of a room.
        company: Option<Line>,
        /// When it was due.
        due: Date,
        /// How many days ago that is.
        days: i64,
    },
    /// A case is late by the policy's figures (P1-7, P3-7, P3-8).
    CaseLate(SlowCase),
    /// A department, or a person, has a case for longer than it may lie with them (P3-9).
    CaseHeld(SlowCase),
    /// A client owes what was due more than ninety days ago (P3-1).
    Overdue {
        /// The client.
        file: FileName,
        /// The company.
        company: Line,
        /// What is owed of it.
        amount: Decimal,
        /// When the oldest of it was due.
        due: Date,
        /// How many days ago that is.
        days: i64,
    },
    /// A lease ended, and nobody moved out (P2-3).
    LeaseEnded {
        /// The client's first unit.
        unit: UnitCode,
        /// The client.
        company: Line,
        /// The last day of the lease.
        lease_end: Date,
        /// How many days ago that is.
        days: i64,
    },
    /// A remark shuts a gate of a client whose lease ends soon, or has ended (P2-3).
    GateNoted {
        /// The remark.
        id: RecordId,
        /// The gate.
        gate: Gate,
        /// What it says.
        note: Line,
        /// The client.
        company: Line,
        /// The last day of the lease.
        lease_end: Date,
    },
    /// A paper waits in the inbox (P3-4).
    InInbox {
        /// Its name there.
        name: String,
        /// The day in its name, or the day on which the file was written.
        date: Date,
        /// For how many days it has lain.
        days: i64,
        /// The days for which it may lie, where they are over.
        over: Option<u32>,
        /// The unit that its name suggests.
        unit: Option<UnitCode>,
        /// The kind of paper that its name suggests.
        category: Option<String>,
    },
    /// Clients did not acknowledge a notice in time (P3-5).
    NotAcknowledged {
        /// The notice.
        id: RecordId,
        /// What it is about.
        title: Option<Line>,
        /// When it was sent.
        date: Date,
        /// The clients.
        clients: Vec<FileName>,
    },
    /// No survey was opened this year (P1-6a).
    SurveyDue {
        /// The year.
        year: Year,
    },
    /// A survey is open (P1-6).
    SurveyOpen {
        /// The survey.
        id: RecordId,
        /// Its year.
        year: Year,
        /// Since when.
        since: Date,
    },
    /// Something waits for the decision of somebody else.
    WaitsForOthers(Pending),
    /// A file is not confirmed, or is not any more (P1-4c).
    Unconfirmed {
        /// The client's first unit.
        unit: UnitCode,
        /// The client.
        company: Line,
        /// Since when: the day of moving in, or the day on which the confirmation lapsed.
        since: Date,
        /// What has changed since it was confirmed; none where it never was.
        changed: Option<Vec<String>>,
    },
    /// A file has records that are later than its last review by more than the policy's days (P1-4b, P3-6).
    Stale {
        /// The client's first unit.
        unit: UnitCode,
        /// The client.
        company: Line,
        /// The last review; none where there was none.
        reviewed: Option<Date>,
        /// The day of the latest record.
        latest: Date,
    },
    /// A file has nobody who keeps it (P1-4b).
    NoCustodian {
        /// The client's first unit.
        unit: UnitCode,
        /// The client.
        company: Line,
        /// Since when the client is here.
        since: Date,
    },
    /// A file's label was never printed, or says something else than the cover (P2-5).
    LabelDue {
        /// The client's first unit.
        unit: UnitCode,
        /// What the cover says.
        label: Line,
        /// What was printed last.
        printed: Option<Line>,
        /// Since when the client is here.
        since: Date,
    },
    /// Volumes of a year that is over wait for their boxes (P2-6).
    NotBoxed {
        /// The year.
        year: Year,
        /// The volumes.
        volumes: Vec<FileName>,
    },
    /// The same bytes are filed in several clients' files.
    SameBytes {
        /// The papers.
        papers: Vec<PaperId>,
        /// The title of the first of them.
        title: Option<Line>,
    },
}

/// A case that is late, or lies too long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlowCase {
    /// The case.
    pub id: RecordId,
    /// Its kind.
    pub kind: Kind,
    /// What it is about.
    pub title: Option<Line>,
    /// Whose it is; none where it lies in a register.
    pub company: Option<Line>,
    /// When it was received.
    pub since: Date,
    /// How many days ago that is.
    pub days: i64,
    /// The rules that it broke.
    pub lags: Vec<Lag>,
    /// Who has it, and since when.
    pub with: Option<(Line, Option<Date>)>,
    /// The step that is due.
    pub due: Option<Action>,
}

impl Todo {
    /// The code of its sort.
    pub fn sort(&self) -> &'static str {
        match self {
            Self::WaitsForMe(_) => "waits-for-me",
            Self::LoanOverdue { .. } => "loan-overdue",
            Self::CaseLate(_) => "case-late",
            Self::CaseHeld(_) => "case-held",
            Self::Overdue { .. } => "overdue",
            Self::LeaseEnded { .. } => "lease-ended",
            Self::GateNoted { .. } => "gate-noted",
            Self::InInbox { .. } => "in-inbox",
            Self::NotAcknowledged { .. } => "not-acknowledged",
            Self::SurveyDue { .. } => "survey-due",
            Self::SurveyOpen { .. } => "survey-open",
            Self::WaitsForOthers(_) => "waits-for-others",
            Self::Unconfirmed { .. } => "unconfirmed",
            Self::Stale { .. } => "stale",
            Self::NoCustodian { .. } => "no-custodian",
            Self::LabelDue { .. } => "label-due",
            Self::NotBoxed { .. } => "not-boxed",
            Self::SameBytes { .. } => "same-bytes",
        }
    }
}

/// Every sort, in the order in which they stand on the page: what is late before what is in disorder.
pub const SORTS: [&str; 18] = [
    "waits-for-me",
    "loan-overdue",
    "case-late",
    "case-held",
    "overdue",
    "lease-ended",
    "gate-noted",
    "in-inbox",
    "not-acknowledged",
    "survey-due",
    "survey-open",
    "waits-for-others",
    "unconfirmed",
    "stale",
    "no-custodian",
    "label-due",
    "not-boxed",
    "same-bytes",
];
