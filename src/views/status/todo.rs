//! Something that wants doing, by its sort.

use rust_decimal::Decimal;

use crate::model::cases::IssueKind;
use crate::model::invalid::Wanted;
use crate::model::kind::codes;
use crate::model::{Clause, Date, FileName, Gate, Line, PaperId, RecordId, UnitCode, Year};
use crate::views::judgement::{About, Command, Matter, Next, Why, file_from_inbox, step};
use crate::views::kept::ListingOf;
use crate::views::pending::Pending;

/// Something that wants doing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Todo {
    /// Something waits for the decision of who asks (P1-4c, P1-5b, P1-6c, P1-7, P2-7, P2-8).
    WaitsForMe(Pending),
    /// Something is not as the policies want it: what the audit calls broken.
    Broken(Broken),
    /// A client owes what was due more than ninety days ago (P3-1).
    Overdue {
        file: FileName,
        company: Line,
        /// What is owed of it.
        amount: Decimal,
        /// When the oldest of it was due.
        due: Date,
        /// How many days ago that is.
        days: i64,
    },
    /// A remark shuts a gate of a client whose lease ends soon, or has ended (P2-3).
    GateNoted {
        id: RecordId,
        gate: Gate,
        note: Line,
        company: Line,
        /// The last day of the lease.
        lease_end: Date,
    },
    /// Keys, cards or permits end soon, or have ended, or are out with who leaves or has left (P2-3).
    IssueEnds {
        id: RecordId,
        what: IssueKind,
        /// The numbers that are out.
        numbers: Vec<Line>,
        company: Line,
        /// The last day of the permit, or of the lease; the day of departure.
        ends: Date,
    },
    /// A lease ends within the policy's days: it is renewed, or the client leaves (P2-3).
    LeaseEnds {
        unit: UnitCode,
        company: Line,
        /// The last day of the lease.
        lease_end: Date,
        /// The last day of a renewal that waits for approval.
        renewal: Option<Date>,
    },
    /// The day of the next client has come, and who is there has not left (P2-3).
    NextClient {
        unit: UnitCode,
        company: Line,
        /// Who is there.
        present: Line,
        /// The next client's first day.
        since: Date,
    },
    /// A lease ended, and the policy's days are not over yet (P2-3).
    LeaseEnded {
        unit: UnitCode,
        company: Line,
        /// The last day of the lease.
        lease_end: Date,
        /// The last day of a renewal that waits for approval.
        renewal: Option<Date>,
    },
    /// A paper waits in the inbox, not too long yet (P3-4).
    InInbox {
        name: String,
        /// The day in its name, or the day on which the file was written.
        date: Date,
        /// For how many days it has lain.
        days: i64,
        /// The unit that its name suggests.
        unit: Option<UnitCode>,
        /// The kind of paper that its name suggests.
        category: Option<String>,
    },
    /// No survey was opened this year (P1-6a).
    SurveyDue { year: Year },
    /// A survey is open (P1-6).
    SurveyOpen { id: RecordId, year: Year, since: Date },
    /// Something waits for the decision of somebody else.
    WaitsForOthers(Pending),
    /// The same bytes are filed in several clients' files.
    SameBytes {
        papers: Vec<PaperId>,
        /// The title of the first of them.
        title: Option<Line>,
    },
    /// There are too many papers to read every byte of them here.
    NotRead { papers: usize },
}

/// What the audit calls broken of one thing, as far as one command settles it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// The sort of thing to do.
    pub sort: Sort,
    /// Whose: a record's id, a unit, `UNIT@DATE`, a role, a year, a path.
    pub id: String,
    /// What is known of it.
    pub about: About,
    /// The day by which it stands on the page.
    pub since: Date,
    /// The clauses that are broken by it.
    pub clauses: Vec<Clause>,
    pub why: Vec<Why>,
    /// The command that settles it.
    pub command: Command,
}

codes! {
    /// A sort of things to do, in the order in which they stand on the page: what is late before what is in disorder.
    Sort, Wanted::Choice, {
        /// It waits for who asks.
        WaitsForMe = "waits-for-me",
        /// What was filed is not there any more as it was.
        Damage = "damage",
        /// A breach that nobody followed up.
        Breach = "breach",
        /// A loan is late, or outside.
        LoanOverdue = "loan-overdue",
        /// A file, or papers of it, are gone.
        PaperGone = "paper-gone",
        /// A case is late.
        CaseLate = "case-late",
        /// Somebody has a case for too long.
        CaseHeld = "case-held",
        /// Nobody has it.
        CaseOfNobody = "case-of-nobody",
        /// What came in was not answered.
        Unanswered = "unanswered",
        /// A case went another way than the policies want.
        CaseAstray = "case-astray",
        /// It is owed since long ago.
        Overdue = "overdue",
        /// The same was charged twice.
        ChargedTwice = "charged-twice",
        /// More was paid back than the credit was.
        RefundedBeyond = "refunded-beyond",
        /// The next client's day has come.
        NextClient = "next-client",
        /// A lease ends soon.
        LeaseEnds = "lease-ends",
        /// A lease ended.
        LeaseEnded = "lease-ended",
        /// Keys or permits are to come back.
        IssueEnds = "issue-ends",
        /// A remark shuts a gate.
        GateNoted = "gate-noted",
        /// A paper lies in the inbox.
        InInbox = "in-inbox",
        /// A notice is not acknowledged.
        NotAcknowledged = "not-acknowledged",
        /// A survey is due.
        SurveyDue = "survey-due",
        /// A survey is open.
        SurveyOpen = "survey-open",
        /// A survey lacks something.
        SurveyLacks = "survey-lacks",
        /// It waits for somebody else.
        WaitsForOthers = "waits-for-others",
        /// Something rests on no authority.
        NoAuthority = "no-authority",
        /// Nobody holds a role.
        RoleEmpty = "role-empty",
        /// Policies are missing.
        PoliciesMissing = "policies-missing",
        /// A client was not visited.
        NotVisited = "not-visited",
        /// A file is not confirmed.
        Unconfirmed = "unconfirmed",
        /// A file wants to be gone through.
        Stale = "stale",
        /// Nobody keeps a file.
        NoCustodian = "no-custodian",
        /// No department keeps a file.
        NoDepartment = "no-department",
        /// A label wants to be printed.
        LabelDue = "label-due",
        /// Volumes lie in no box.
        NotBoxed = "not-boxed",
        /// Paper stands where it does not belong, or was not found.
        Misplaced = "misplaced",
        /// Nobody has said where paper stands.
        NoPlace = "no-place",
        /// Shelves want to be checked.
        NotSeen = "not-seen",
        /// An act wants a signature.
        Unsigned = "unsigned",
        /// A confidential paper lies in clear.
        InClear = "in-clear",
        /// The archive wants to be sealed.
        SealDue = "seal-due",
        /// The term of a volume is over.
        PastTerm = "past-term",
        /// A file, or a unit, lacks something.
        Incomplete = "incomplete",
        /// A paper has a wrong date.
        Misdated = "misdated",
        /// The same paper lies with several clients.
        SameBytes = "same-bytes",
        /// The bytes of papers were not read.
        NotRead = "not-read",
        /// It is past, and nothing undoes it.
        Past = "past",
    }
}

impl Sort {
    /// The sort of a matter.
    pub fn of(matter: &Matter) -> Self {
        let is_open = matches!(matter.about.next, Next::Step(_) | Next::StepWith(_));
        match &matter.why {
            Why::NoCustodian | Why::KeptByWhoLeft(_) => Self::NoCustodian,
            Why::RequestLate { .. } | Why::RestrictionOver { .. } => Self::CaseLate,
            Why::NotAccepted { .. } => Self::CaseHeld,
            Why::LiesInClear | Why::AttachedInClear => Self::InClear,
            Why::OpenedUrgently { .. } | Why::UrgencyRejected { .. } => Self::Breach,
            Why::NotSealed { .. } => Self::SealDue,
            Why::NotSigned { .. } => Self::Unsigned,
            Why::NoDepartment | Why::DepartmentNotListed(_) => Self::NoDepartment,
            Why::Unassigned(_)
            | Why::NotReceived
            | Why::PassedToNobody
            | Why::WithWhoLeft(_)
            | Why::WithNobodyKnown(_) => Self::CaseOfNobody,
            Why::NotAnswered | Why::EnquiryLies(_) => Self::Unanswered,
            Why::Missing(_)
            | Why::LacksPapers(_)
            | Why::Scores { .. }
            | Why::NoTransaction
            | Why::NeverCharged
            | Why::FitOutWithoutPapers(_)
            | Why::NotAsBuilt(_)
            | Why::LetterWithoutPaper(_)
            | Why::NothingSent(_) => Self::Incomplete,
            Why::Stale { .. } | Why::NotReviewed(_) => Self::Stale,
            Why::NeverConfirmed | Why::ConfirmationLapsed { .. } | Why::ConfirmedBefore { .. } => Self::Unconfirmed,
            Why::NotFollowedUp if matter.about.kind == Some(crate::model::Kind::Breach) => Self::Breach,
            Why::NotFollowedUp => Self::CaseLate,
            Why::NotVisited { .. } => Self::NotVisited,
            Why::ChargedTwice(_) => Self::ChargedTwice,
            Why::RefundedBeyond(_) => Self::RefundedBeyond,
            Why::NoSurvey => Self::SurveyDue,
            Why::ReportNotApproved | Why::WeakPoint { .. } | Why::MeasureLacks(_) | Why::NotDistributed { .. } => {
                Self::SurveyLacks
            }
            Why::Policies { .. } => Self::PoliciesMissing,
            Why::NobodyHolds | Why::NobodyInCharge(_) => Self::RoleEmpty,
            Why::NoAuthority { .. } => Self::NoAuthority,
            Why::Found(..) => Self::Damage,
            Why::LeaseEnded(_) => Self::LeaseEnded,
            Why::LaterThanEntered(_) => Self::Misdated,
            Why::LabelNotPrinted | Why::LabelSays(_) | Why::LabelIsNotTheName(_) => Self::LabelDue,
            Why::NotBoxed { .. } => Self::NotBoxed,
            Why::OtherCabinet { .. } | Why::NotFound { .. } | Why::SeenElsewhere { .. } => Self::Misplaced,
            Why::NoPlace => Self::NoPlace,
            Why::NotSeen { .. } => Self::NotSeen,
            Why::PastTerm { .. } => Self::PastTerm,
            Why::NotWitnessed(_) => Self::CaseLate,
            Why::NotTwoWitnesses | Why::WitnessHasPart(_) | Why::DestroyedEarly { .. } | Why::LastCopyGone { .. } => {
                Self::CaseAstray
            }
            Why::Overdue { .. } => Self::LoanOverdue,
            Why::IsGone { .. } => Self::PaperGone,
            Why::InInbox { .. } => Self::InInbox,
            Why::NotAcknowledged(_) => Self::NotAcknowledged,
            Why::HeldTooLong { .. } => Self::CaseHeld,
            Why::MeasureLate(_) => Self::CaseLate,
            Why::Days(_) | Why::ResponseLate | Why::RepairLate if is_open => Self::CaseLate,
            Why::Skipped(_)
            | Why::Contradiction(_)
            | Why::WithoutOperations
            | Why::ApprovalVoid
            | Why::AnsweredByOthers(_) => Self::CaseAstray,
            Why::Days(_)
            | Why::ResponseLate
            | Why::RepairLate
            | Why::NotConsulted
            | Why::NotEntitled { .. }
            | Why::NoApproval
            | Why::NoCheck
            | Why::LeftOut(_)
            | Why::NobodyAnswered
            | Why::BoundLate { .. }
            | Why::HandedToSelf(_)
            | Why::NotSupervisor(_)
            | Why::HanderNotRecorded
            | Why::ApproverNotRecorded
            | Why::Confidential
            | Why::ReaderNotOfStaff
            | Why::WithoutRole { .. }
            | Why::OutTwice(_)
            | Why::NotAsked(_)
            | Why::SentToNobody
            | Why::OffSite
            | Why::Answered { .. }
            | Why::ApprovalTold(_)
            | Why::ApprovalSigned { .. }
            | Why::ApprovalUnsigned { .. }
            | Why::ApprovalBadlySigned { .. }
            | Why::BytesNotRead(_)
            | Why::Attested { .. } => Self::Past,
        }
    }
}

impl Todo {
    pub fn kind(&self) -> Sort {
        match self {
            Self::WaitsForMe(_) => Sort::WaitsForMe,
            Self::Broken(broken) => broken.sort,
            Self::Overdue { .. } => Sort::Overdue,
            Self::IssueEnds { .. } => Sort::IssueEnds,
            Self::GateNoted { .. } => Sort::GateNoted,
            Self::LeaseEnds { .. } => Sort::LeaseEnds,
            Self::NextClient { .. } => Sort::NextClient,
            Self::LeaseEnded { .. } => Sort::LeaseEnded,
            Self::InInbox { .. } => Sort::InInbox,
            Self::SurveyDue { .. } => Sort::SurveyDue,
            Self::SurveyOpen { .. } => Sort::SurveyOpen,
            Self::WaitsForOthers(_) => Sort::WaitsForOthers,
            Self::SameBytes { .. } => Sort::SameBytes,
            Self::NotRead { .. } => Sort::NotRead,
        }
    }

    /// Whether it is of one of the files that are asked for; what lies in no file is there where all are asked for.
    pub fn is_of(&self, kept: &ListingOf) -> bool {
        let of_all = matches!(kept, ListingOf::ByAll);
        match self {
            Self::WaitsForMe(line) | Self::WaitsForOthers(line) => kept.has_of(&line.record.owner),
            Self::Broken(broken) => broken.about.file.as_ref().map_or(of_all, |file| kept.has(file)),
            Self::Overdue { file, .. } => kept.has(file),
            Self::GateNoted { id, .. } | Self::IssueEnds { id, .. } => kept.has_of(&id.owner),
            Self::LeaseEnds { unit, .. } | Self::NextClient { unit, .. } | Self::LeaseEnded { unit, .. } => {
                kept.has(&FileName::Present(unit.clone()))
            }
            Self::InInbox { unit, .. } => {
                unit.as_ref().map_or(of_all, |unit| kept.has(&FileName::Present(unit.clone())))
            }
            Self::SameBytes { papers, .. } => papers.iter().any(|paper| kept.has_of(&paper.owner)) || of_all,
            Self::SurveyDue { .. } | Self::SurveyOpen { .. } | Self::NotRead { .. } => of_all,
        }
    }

    /// The code of its sort.
    pub fn sort(&self) -> &'static str {
        self.kind().as_str()
    }

    /// The command that does it for all of its sort; none where each wants a look of its own.
    pub fn command_for_all(&self) -> Option<Command> {
        let Self::Broken(broken) = self else { return None };
        match broken.sort {
            Sort::Unconfirmed => Some(Command::of("confirm --all-pending", &[])),
            Sort::Stale => Some(Command::of("review --all-pending", &[])),
            Sort::LabelDue if broken.why.iter().all(|why| matches!(why, Why::LabelNotPrinted | Why::LabelSays(_))) => {
                Some(Command::of("label --all-pending -o PATH", &[]))
            }
            _ => None,
        }
    }

    /// The command that does it.
    pub fn command(&self) -> Command {
        match self {
            Self::WaitsForMe(line) | Self::WaitsForOthers(line) => line.command(),
            Self::Broken(broken) => broken.command.clone(),
            Self::Overdue { file, .. } => Command::of("record payment {} --amount AMOUNT", &[&file.to_string()]),
            Self::IssueEnds { id, .. } => {
                step(&id.to_string(), crate::model::DueStep::by_action(crate::model::Action::HandedIn))
            }
            Self::GateNoted { id, .. } => {
                step(&id.to_string(), crate::model::DueStep::by_action(crate::model::Action::Closed))
            }
            Self::LeaseEnds { unit, renewal: Some(_), .. } | Self::LeaseEnded { unit, renewal: Some(_), .. } => {
                Command::new(["approve", &format!("{unit}/cover")])
            }
            Self::LeaseEnds { unit, .. } => Command::of("renew-lease {} --until DATE", &[unit.as_str()]),
            Self::NextClient { unit, since, .. } => {
                Command::new(["move-out", unit.as_str(), "--date", &since.to_string()])
            }
            Self::LeaseEnded { unit, lease_end, .. } => {
                Command::new(["move-out", unit.as_str(), "--date", &lease_end.to_string()])
            }
            Self::InInbox { name, unit, category, .. } => file_from_inbox(name, unit.as_ref(), category.as_deref()),
            Self::SurveyDue { year } => Command::new(["survey", "open", "--year", &year.to_string(), "--to", "all"]),
            Self::SurveyOpen { year, .. } => Command::new(["survey", "close", "--year", &year.to_string()]),
            Self::SameBytes { papers, .. } => {
                let owner = papers.first().map(|paper| paper.owner.to_string()).unwrap_or_default();
                Command::new(["show", &owner])
            }
            Self::NotRead { .. } => Command::new(["status", "--full"]),
        }
    }
}
