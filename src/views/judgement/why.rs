//! Why something is a case of a clause, as values; the words are made by the command line.

use std::fmt;

use crate::model::authority::Permission;
use crate::model::message::{Code, messages, texts};
use crate::model::{Action, Date, FileName, FindingCode, Kind, Line, RecordId, Role, StaffId, UnitCode, Year};

/// So many of so many: `2/3`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// Those that are as they should be.
    pub of: usize,
    pub all: usize,
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.of, self.all)
    }
}

texts!(Share);

impl Share {
    /// Whether all are as they should be.
    pub fn is_full(self) -> bool {
        self.of == self.all
    }
}

messages! {
    "audit":
    /// Why something is a case, or what is to be known.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Why {
        /// Nobody keeps the file.
        NoCustodian,
        /// No department keeps the file.
        NoDepartment,
        /// The department that keeps the file is not on the list.
        DepartmentNotListed(department: Line),
        /// Who has the case is neither a department on the list nor anybody of the staff.
        WithNobodyKnown(with: Line),
        /// Nobody has the case.
        Unassigned(kind: Kind),
        /// Who has the case has left the company.
        WithWhoLeft(with: Line),
        /// Nobody answered it.
        NotAnswered,
        /// An enquiry lies since a day.
        EnquiryLies(since: Date),
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
        LeftOut(clients: Vec<FileName>),
        /// A survey was closed, and nobody had answered.
        NobodyAnswered,
        /// The approved report went to nobody.
        NotDistributed {
            /// The year of the survey.
            year: Year,
        },
        /// A measure of which it is not said who answers for it, or by when.
        MeasureLacks(fields_missing: Vec<Code>),
        /// A measure was not taken by its day.
        MeasureLate(due: Date),
        /// The papers of who left were bound late.
        BoundLate {
            left: Date,
            /// When the papers were bound.
            bound: Date,
        },
        /// The label is not the company's name.
        LabelIsNotTheName(label: Line),
        /// Who handed a loan out was the reader.
        HandedToSelf(by: StaffId),
        /// Who handed a loan out was no supervisor.
        NotSupervisor(by: StaffId),
        /// A register does not say who handed a loan out.
        HanderNotRecorded,
        /// A register does not say who approved it.
        ApproverNotRecorded,
        /// Confidential papers, and the general manager did not approve it.
        Confidential,
        /// The reader is nobody of the staff, and the general manager did not approve it.
        ReaderNotOfStaff,
        /// It rests on no authority of the general manager, and he did not approve it.
        NoAuthority {
            /// What it would have to let them do.
            lets: Permission,
            person: StaffId,
            day: Date,
        },
        /// Nobody of the department in charge holds the role; somebody else does.
        NobodyInCharge(person: StaffId),
        /// Somebody entered things, or took steps, and held no role on the day.
        WithoutRole {
            acts: usize,
            first: RecordId,
        },
        /// It went out while another loan of the same papers was out.
        OutTwice(other: RecordId),
        FitOutWithoutPapers(id: RecordId),
        /// A finished fit-out without its as-built papers.
        NotAsBuilt(id: RecordId),
        LetterWithoutPaper(id: RecordId),
        /// What is owed since long ago, and nothing was sent about it.
        NothingSent(since: Date),
        /// Nobody received the complaint.
        NotReceived,
        /// The cover, or the unit, does not say these.
        Missing(fields_missing: Vec<Code>),
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
        NotAsked(codes: Vec<Code>),
        SentToNobody,
        /// It is closed, and its report is not approved.
        ReportNotApproved,
        /// A question is under target, and nothing is done about it.
        WeakPoint {
            /// The year of the survey.
            year: Year,
            question: Line,
            /// The share of satisfied answers, in percent.
            percent: String,
        },
        /// Steps were left out.
        Skipped(steps: Vec<Action>),
        /// Steps contradict each other.
        Contradiction(steps: Vec<Action>),
        /// Handled without operations.
        WithoutOperations,
        /// The client was answered by somebody who is not of the department whose duty that is; nobody is named in a register.
        AnsweredByOthers(by: Option<StaffId>),
        /// A register tells of an approval; nobody gave it here.
        ApprovalTold(by: Option<StaffId>),
        /// It took, or has been open, so many days.
        Days(days: i64),
        /// Policies are missing.
        Policies {
            there: usize,
        },
        /// Nobody holds the role.
        NobodyHolds,
        /// What `verify` says.
        Found(code: FindingCode, detail: Option<String>),
        /// The bytes of so many papers were not read.
        BytesNotRead(papers: usize),
        /// The lease ended, and nobody moved out.
        LeaseEnded(day: Date),
        /// The paper's date is later than its entry.
        LaterThanEntered(entered: Date),
        /// The label was never printed.
        LabelNotPrinted,
        /// It was printed with another name.
        LabelSays(printed: Line),
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
        /// How good the data of a file are (P3-2).
        Scores {
            /// Fields of the cover that are filled, and kinds of paper that are there.
            complete: Share,
            /// The fields of the cover that are not filled.
            fields_missing: Vec<Code>,
            /// Records that do not contradict themselves.
            accurate: Share,
            /// What still holds: the lease, papers with an end, the last time the file was gone through.
            effective: Share,
        },
        /// The file lacks papers of a kind.
        LacksPapers(category: Code),
        /// It lies in the inbox for too long.
        InInbox {
            since: Date,
            /// The unit that its name suggests.
            unit: Option<UnitCode>,
            /// The kind of paper that its name suggests.
            category: Option<String>,
        },
        /// These clients have not acknowledged a notice.
        NotAcknowledged(clients: Vec<FileName>),
        /// A letter went to nobody.
        PassedToNobody,
        /// The file was not gone through since a day.
        NotReviewed(since: Date),
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
}
