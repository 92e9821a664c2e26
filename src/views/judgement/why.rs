//! Why something is a case of a clause, as values; the words are made by the command line.

use rust_decimal::Decimal;

use crate::model::authority::Permission;
use crate::model::confidence::Lacks;
use crate::model::{Action, Date, FileName, FindingCode, Kind, Line, RecordId, Role, StaffId, UnitCode, Year};

/// So many of so many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// Those that are as they should be.
    pub of: usize,
    pub all: usize,
}

impl Share {
    /// Whether all are as they should be.
    pub fn is_full(self) -> bool {
        self.of == self.all
    }
}

/// How good the data of a file are (P3-2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scores {
    /// Fields of the cover that are filled, and kinds of paper that are there.
    pub complete: Share,
    /// The fields of the cover that are not filled.
    pub empty: Vec<&'static str>,
    /// Records that do not contradict themselves.
    pub accurate: Share,
    /// What still holds: the lease, papers with an end, the last time the file was gone through.
    pub effective: Share,
}

/// Why something is a case, or what is to be known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// Nobody keeps the file.
    NoCustodian,
    /// No department keeps the file.
    NoDepartment,
    /// The department that keeps the file is not on the list.
    DepartmentNotListed(Line),
    /// Who has the case is neither a department on the list nor anybody of the staff.
    WithNobodyKnown(Line),
    /// Nobody has the case.
    Unassigned(Kind),
    /// Who has the case has left the company.
    WithWhoLeft(Line),
    /// Nobody answered it.
    NotAnswered,
    /// An enquiry lies since a day.
    EnquiryLies(Date),
    /// A year without any check of the quality.
    NoCheck,
    /// Nothing was charged or paid, and nothing else transacted.
    NoTransaction,
    /// Nothing was ever charged.
    NeverCharged,
    /// What changed the file since it was confirmed: records.
    ConfirmedBefore {
        confirmed: Date,
        records: Vec<RecordId>,
    },
    /// A survey left out these clients.
    LeftOut(Vec<FileName>),
    /// A survey was closed, and nobody had answered.
    NobodyAnswered,
    /// The approved report went to nobody.
    NotDistributed {
        /// The year of the survey.
        year: Year,
    },
    /// A measure of which it is not said who answers for it, or by when.
    MeasureLacks(Vec<&'static str>),
    /// A measure was not taken by its day.
    MeasureLate(Date),
    /// The papers of who left were bound late.
    BoundLate {
        left: Date,
        /// When the papers were bound.
        bound: Date,
    },
    /// The label is not the company's name.
    LabelIsNotTheName(Line),
    /// Who handed a loan out was the reader.
    HandedToSelf(StaffId),
    /// Who handed a loan out was no supervisor.
    NotSupervisor(StaffId),
    /// A register does not say who handed a loan out.
    HanderNotRecorded,
    /// A register does not say who approved it.
    ApproverNotRecorded,
    /// It rests on no authority of the general manager, and he did not approve it.
    NoAuthority {
        /// What it would have to let them do.
        lets: Permission,
        /// Why it rests on none.
        lacks: Lacks,
        day: Date,
    },
    /// Nobody of the department in charge holds the role; somebody else does.
    NobodyInCharge(StaffId),
    /// Somebody entered things, or took steps, and held no role on the day.
    WithoutRole {
        acts: usize,
        first: RecordId,
    },
    /// It went out while another loan of the same papers was out.
    OutTwice(RecordId),
    FitOutWithoutPapers(RecordId),
    /// A finished fit-out without its as-built papers.
    NotAsBuilt(RecordId),
    LetterWithoutPaper(RecordId),
    /// What is owed since long ago, and nothing was sent about it.
    NothingSent(Date),
    /// Nobody received the complaint.
    NotReceived,
    /// The cover, or the unit, does not say these.
    Missing(Vec<&'static str>),
    /// Something happened long after the file was gone through last.
    Stale {
        happened: Date,
        /// When the file was gone through last, if it ever was.
        reviewed: Option<Date>,
    },
    /// The file was never confirmed.
    NeverConfirmed,
    /// It was, and the cover changed since.
    ConfirmationLapsed {
        confirmed: Date,
        /// What changed: keys of the cover.
        changed: Vec<String>,
    },
    /// A contract was filed, and nobody had consulted the file.
    NotConsulted,
    /// Who approved does not hold the role.
    NotEntitled {
        by: StaffId,
        role: Role,
    },
    /// The approval does not count: it did not see what was approved.
    ApprovalVoid,
    /// It went on without an approval.
    NoApproval,
    /// A breach of confidence that nobody followed up.
    NotFollowedUp,
    /// The client was not visited for so long.
    NotVisited {
        /// The last visit, or the day of moving in.
        since: Date,
    },
    /// A year in which clients were here had no survey.
    NoSurvey,
    /// How many answered a survey.
    Answered {
        answered: usize,
        /// Of how many who were asked; none where nobody wrote that down.
        asked: Option<usize>,
    },
    /// The survey does not ask these.
    NotAsked(Vec<&'static str>),
    SentToNobody,
    /// It is closed, and its report is not approved.
    ReportNotApproved,
    /// A question is under target, and nothing is done about it.
    WeakPoint {
        /// The year of the survey.
        year: Year,
        question: Line,
        /// The share of satisfied answers, in percent.
        percent: Decimal,
    },
    /// Steps were left out.
    Skipped(Vec<Action>),
    /// Steps contradict each other.
    Contradiction(Vec<Action>),
    /// Handled without operations.
    WithoutOperations,
    /// The client was answered by somebody who is not of the department whose duty that is; nobody is named in a register.
    AnsweredByOthers(Option<StaffId>),
    /// A register tells of an approval; nobody gave it here.
    ApprovalTold(Option<StaffId>),
    /// It took, or has been open, so many days.
    Days(i64),
    /// Policies are missing.
    Policies {
        there: usize,
    },
    /// Nobody holds the role.
    NobodyHolds,
    /// What `verify` says.
    Found(FindingCode, Option<String>),
    /// The bytes of so many papers were not read.
    BytesNotRead(usize),
    /// The lease ended, and nobody moved out.
    LeaseEnded(Date),
    /// The paper's date is later than its entry.
    LaterThanEntered(Date),
    /// The label was never printed.
    LabelNotPrinted,
    /// It was printed with another name.
    LabelSays(Line),
    /// The volume lies in no box.
    NotBoxed {
        year: Year,
    },
    /// The loan is late.
    Overdue {
        due: Date,
        /// How many days ago that is.
        days: i64,
    },
    /// Papers were taken out of the office, which nobody allowed.
    OffSite,
    /// The scores of a file.
    Scores(Scores),
    /// The file lacks papers of a kind.
    LacksPapers(&'static str),
    /// It lies in the inbox for too long.
    InInbox {
        since: Date,
        /// The unit that its name suggests.
        unit: Option<UnitCode>,
        /// The kind of paper that its name suggests.
        category: Option<String>,
    },
    /// These clients have not acknowledged a notice.
    NotAcknowledged(Vec<FileName>),
    /// A letter went to nobody.
    PassedToNobody,
    /// The file was not gone through since a day.
    NotReviewed(Date),
    /// Nobody came to a repair in time.
    ResponseLate,
    /// A repair was not done in time.
    RepairLate,
    /// Somebody has it for too long.
    HeldTooLong {
        with: Line,
        since: Date,
    },
    /// Somebody attested the clause.
    Attested {
        by: StaffId,
        date: Date,
        note: Line,
    },
}
