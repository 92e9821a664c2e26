//! Why something is a case of a clause, as values; the words are made by the command line.

use std::fmt;

use rust_decimal::Decimal;

use crate::model::authority::Permission;
use crate::model::message::{Code, messages, texts};
use crate::model::signing::Fingerprint;
use crate::model::{
    Action, Date, FileName, FindingCode, Kind, Line, Place, RecordId, Role, StaffId, UnitCode, VolumeCode, Year,
};

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
        NoCustodian,
        NoDepartment,
        /// A person waits for an answer about their data.
        RequestLate { due: Date },
        /// A restriction was to be looked at again.
        RestrictionOver { until: Date },
        /// Who keeps the file has left.
        KeptByWhoLeft(person: StaffId),
        /// The archive was sealed last on this day.
        NotSealed { since: Date },
        /// A hand-over was approved, and who takes the files has not accepted them.
        NotAccepted { since: Date },
        DepartmentNotListed(department: Line),
        /// Who has the case is neither a department on the list nor anybody of the staff.
        WithNobodyKnown(with: Line),
        /// Nobody has the case.
        Unassigned(kind: Kind),
        WithWhoLeft(with: Line),
        NotAnswered,
        EnquiryLies(since: Date),
        NoCheck,
        /// Nothing was charged or paid, and nothing else transacted.
        NoTransaction,
        NeverCharged,
        /// A run charged the same item for the same period again, two clones having run it.
        ChargedTwice(first: RecordId),
        /// More was paid back than the credit was.
        RefundedBeyond(amount: Decimal),
        /// What changed the file since it was confirmed: records.
        ConfirmedBefore { confirmed: Date, records: Vec<RecordId> },
        LeftOut(clients: Vec<FileName>),
        NobodyAnswered,
        NotDistributed { year: Year },
        /// A measure of which it is not said who answers for it, or by when.
        MeasureLacks(fields_missing: Vec<Code>),
        MeasureLate(due: Date),
        BoundLate { left: Date, bound: Date },
        LabelIsNotTheName(label: Line),
        HandedToSelf(by: StaffId),
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
        WithoutRole { acts: usize, first: RecordId },
        /// It went out while another loan of the same papers was out.
        OutTwice(other: RecordId),
        /// It is gone, and neither found nor replaced.
        IsGone { since: Date },
        FitOutWithoutPapers(id: RecordId),
        /// A finished fit-out without its as-built papers.
        NotAsBuilt(id: RecordId),
        LetterWithoutPaper(id: RecordId),
        NothingSent(since: Date),
        /// Nobody received the complaint.
        NotReceived,
        /// The cover, or the unit, does not say these.
        Missing(fields_missing: Vec<Code>),
        /// Something happened long after the file was gone through last.
        Stale { happened: Date, reviewed: Option<Date> },
        NeverConfirmed,
        /// It was, and the cover changed since.
        ConfirmationLapsed {
            confirmed: Date,
            /// What changed: keys of the cover.
            changed: Vec<String>,
        },
        /// A contract was filed, and nobody had consulted the file.
        NotConsulted,
        NotEntitled { by: StaffId, role: Role },
        /// The approval does not count: it did not see what was approved.
        ApprovalVoid,
        NoApproval,
        /// A confidential paper lies in clear, where the estate encrypts them.
        LiesInClear,
        /// The same of one that came with a record.
        AttachedInClear,
        /// A confidential paper was opened before anybody let it be, and nobody has let it be since.
        OpenedUrgently { reason: Line },
        /// The same, and it was rejected; no breach was entered.
        UrgencyRejected { reason: Line },
        /// A breach of confidence that nobody followed up.
        NotFollowedUp,
        NotVisited {
            /// The last visit, or the day of moving in.
            since: Date,
        },
        NoSurvey,
        /// How many answered a survey.
        Answered {
            answered: usize,
            /// Of how many who were asked; none where nobody wrote that down.
            asked: Option<usize>,
        },
        NotAsked(codes: Vec<Code>),
        SentToNobody,
        ReportNotApproved,
        WeakPoint {
            year: Year,
            question: Line,
            /// The share of satisfied answers, in percent.
            percent: String,
        },
        Skipped(steps: Vec<Action>),
        Contradiction(steps: Vec<Action>),
        /// Handled without operations.
        WithoutOperations,
        /// The client was answered by somebody who is not of the department whose duty that is; nobody is named in a register.
        AnsweredByOthers(by: Option<StaffId>),
        /// A register tells of an approval; nobody gave it here.
        ApprovalTold(by: Option<StaffId>),
        /// It is signed by a key that was in force.
        ApprovalSigned { by: StaffId, key: Fingerprint },
        ApprovalUnsigned { by: StaffId },
        /// A signature lies beside it that does not count.
        ApprovalBadlySigned { by: StaffId, code: Code },
        /// It has to be signed, and is not.
        NotSigned { by: StaffId, what: String },
        /// It took, or has been open, so many days.
        Days(days: i64),
        Policies { there: usize },
        NobodyHolds,
        /// What `verify` says.
        Found(code: FindingCode, detail: Option<String>),
        BytesNotRead(papers: usize),
        LeaseEnded(day: Date),
        LaterThanEntered(entered: Date),
        LabelNotPrinted,
        /// It was printed with another name.
        LabelSays(printed: Line),
        NotBoxed { year: Year },
        /// Nobody has said where the paper stands.
        NoPlace,
        /// It stands in another cabinet than its floor's.
        OtherCabinet { place: Place, cabinets: Vec<Place> },
        /// The last stock-take that looked for it did not find it.
        NotFound { on: Date, place: Option<Place> },
        /// A stock-take found it at this place, and it belongs elsewhere.
        SeenElsewhere { place: Place, on: Date },
        /// No stock-take has seen it for longer than the policy's days.
        NotSeen { since: Date, place: Option<Place> },
        /// The term of a volume is over, and nobody has appraised it (S-RET).
        PastTerm { code: VolumeCode, ended: Date },
        /// A list was not carried out before two different people (S-RET).
        NotTwoWitnesses,
        /// A witness of a list asked for it, approved it or carried it out.
        WitnessHasPart(witness: StaffId),
        /// A list was carried out before the days after its approval were over.
        DestroyedEarly { on: Date, from: Date },
        /// Two lists of duplicates destroyed a copy each, and none is left: two clones did so at once.
        LastCopyGone { file: String },
        /// A list was carried out, and not both who saw it have said so.
        NotWitnessed(since: Date),
        Overdue { due: Date, days: i64 },
        OffSite,
        /// How good the data of a file are (P3-2).
        Scores {
            /// Fields of the cover that are filled, and kinds of paper that are there.
            complete: Share,
            fields_missing: Vec<Code>,
            /// Records that do not contradict themselves.
            accurate: Share,
            /// What still holds: the lease, papers with an end, the last time the file was gone through.
            effective: Share,
        },
        LacksPapers(category: Code),
        /// It lies in the inbox for too long.
        InInbox {
            since: Date,
            /// The unit that its name suggests.
            unit: Option<UnitCode>,
            /// The kind of paper that its name suggests.
            category: Option<String>,
        },
        NotAcknowledged(clients: Vec<FileName>),
        PassedToNobody,
        NotReviewed(since: Date),
        ResponseLate,
        RepairLate,
        HeldTooLong { with: Line, since: Date },
        Attested { by: StaffId, date: Date, note: Line },
    }
}
