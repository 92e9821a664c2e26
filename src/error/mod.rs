//! What can go wrong, sorted by who must act.

mod from;
mod table;

use crate::archive::StorageError;
use crate::model::amending::AmendFault;
use crate::model::message::{Argument, Message, Value, code, messages};
use crate::model::{
    Action, Case, Clause, Date, FloorCode, Happened, Invalid, Kind, Line, Owner, PaperId, RecordId, Reference, Refusal,
    StaffId, UnitCode, Year, paper,
};

pub use table::{Disguised, QuoteFault, RowFault, TableFault, TableLimit, WrongRows};

/// A result with deedbox's error.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Every way in which a command can fail. What `verify` finds is not here: findings are the answer of a command that worked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A value that was typed, or stands in a file that was handed in, is wrong.
    #[error(transparent)]
    Invalid(#[from] Invalid),
    /// What was asked for does not fit what is there.
    #[error(transparent)]
    Input(#[from] Input),
    /// New values cannot be taken.
    #[error(transparent)]
    Amend(#[from] AmendFault),
    /// A file cannot be read as the table it should be.
    #[error(transparent)]
    Table(#[from] TableFault),
    /// Rows of a file are wrong.
    #[error("{0:?}")]
    Rows(WrongRows),
    /// The policies forbid it, or reserve it.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The disk failed, or the archive on it is damaged.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// git failed, or what was asked of it does not fit.
    #[error(transparent)]
    Git(#[from] crate::archive::git::GitFault),
}

impl Input {
    /// A record has no such paper; it says which there are.
    pub fn no_such_paper(id: &RecordId, case: &Case, named: &Reference) -> Self {
        Self::NoSuchPaper { named: named.clone(), id: id.clone(), there: paper::ids(&id.owner, case) }
    }
}

messages! {
    "error":
    /// What was asked for does not fit what is there (exit 2).
    #[derive(Debug, thiserror::Error)]
    #[error("{self:?}")]
    pub enum Input {
        /// There is no such unit.
        UnknownUnit {
            unit: UnitCode,
            /// Units that look like it.
            near: Vec<UnitCode>,
        },
        /// Nobody left the unit on that day.
        NobodyLeft {
            unit: UnitCode,
            date: Date,
            /// When clients left it, the last one first.
            departed: Vec<Date>,
        },
        /// There is no such record.
        UnknownRecord(reference: Reference),
        /// Several records fit.
        Ambiguous { reference: Reference, fitting: Vec<RecordId> },
        /// The record is not of the kind that the command is about.
        WrongKind {
            id: RecordId,
            kind: Kind,
            /// What the command is about.
            wanted: &'static [Kind],
        },
        /// A paper beside a record is named where a record is meant.
        PaperNamed { id: RecordId, named: Reference },
        /// A record has no such paper.
        NoSuchPaper {
            named: Reference,
            id: RecordId,
            /// The papers that it has.
            there: Vec<PaperId>,
        },
        /// No record of a kind has a number that a table names.
        NoSuchNumber { kind: Kind, no: String },
        /// An event was named where the whole record is meant: what was to be done would have been done to all of it.
        EventNamed { id: RecordId, named: Reference },
        /// Nobody said who acts.
        NoActor,
        /// The staff does not know who acts.
        UnknownActor { given: StaffId, known: Vec<StaffId> },
        /// The staff does not know a person who was named.
        UnknownStaff { given: StaffId, known: Vec<StaffId> },
        /// A department that is not on the list of `deedbox.toml` (P1-3).
        UnknownDepartment {
            given: Line,
            /// The departments on the list.
            known: Vec<Line>,
        },
        /// A case is to go to a department that is not on the list, nor is it a person of the staff.
        UnknownAddressee { given: Line, known: Vec<Line> },
        /// A paper that a table names leads out of the table's folder.
        PaperOutside(name: String),
        /// A paper that a table names is not there.
        PaperMissing(name: String),
        /// A paper is dated later than tomorrow.
        PaperAhead(date: Date),
        /// A row has more cells than the header.
        CellsBeyondHeader(columns: usize),
        /// A file that was handed in is empty.
        EmptyPaper(name: String),
        /// A stray file lies where records lie, and is none.
        NoRecord(path: String),
        /// A record that is to be listed says that it lies in another bundle or another archive, or says nothing of that.
        LiesElsewhere(path: String),
        /// A paper that is to be taken away is one of the archive's own files.
        MoveFromArchive(path: String),
        /// A paper changed while it was filed.
        StillWritten(path: String),
        /// A folder was handed in without `--recursive`.
        FolderGiven(path: String),
        /// A folder was handed in that has no files in it.
        EmptyFolder(path: String),
        /// Bytes from standard input need a name.
        NameNeeded,
        /// `add` needs `--company`, or `--with`.
        CompanyOrWith,
        /// `--waive` needs `--reason`.
        WaiveNeedsReason,
        /// `--title` and `--supersedes` are for one paper.
        OnePaper,
        /// `--move` cannot take standard input away.
        MoveStdin,
        /// Which kind of paper is not said.
        CategoryNeeded,
        /// `--pages` is for one paper.
        OnePaperPages,
        /// A role is given, or ended, that is not named.
        RoleNeeded,
        /// A paper of the room and one of the client's file are not lent in one loan.
        PapersOfOneFile,
        /// A paper of another enquiry, or of none, is not lent with an enquiry.
        PapersOfOneEnquiry,
        /// An authority is given to nobody.
        AuthorityForNobody,
        /// `--register` names the register of a file, not of a folder.
        RegisterOfFolder,
        /// Dates that cannot both be.
        DateOrder {
            first: (DateOf, Date),
            /// What should not come before it.
            then: (DateOf, Date),
        },
        /// A name has no Latin letters to make an id of.
        OwnerIdNeeded(name: String),
        /// A plan cannot be read.
        Plan { file: String, says: String },
        /// A clock, seed or fault of a test that is not allowed here.
        TestOnly(what: &'static str),
        /// A page could not be made.
        Page(says: String),
        /// What the command prints is no page; or it is to be none, and a file is named for it.
        NoPage(file: Option<String>),
        /// A line of the demo's story cannot be carried out.
        Story {
            line: usize,
            /// What is wrong with it.
            says: String,
        },
        /// A field of a record's form is not filled.
        FieldMissing { kind: Kind, key: &'static str },
        /// A kind of record has no such field.
        FieldUnknown { kind: Kind, given: String },
        /// The fields that were given do not make a record.
        FieldWrong(says: String),
        /// A payment names a charge that the client does not have.
        UnknownCharge { name: String, owner: Owner },
        /// Whose record it is is not said.
        WhoseRecord(record: Kind),
        /// A record that lies in a register is nobody's alone.
        NobodysRecord(kind: Kind),
        /// Something is said to have happened later than now.
        InFuture(when: Happened),
        /// A step is said to have been taken before the one before it.
        StepBefore {
            /// When it is said to have been.
            when: Happened,
            /// When the step before it was.
            since: Happened,
        },
        /// A step goes to somebody, and nobody is named.
        StepNeedsAddressee,
        /// Neither a step nor an addressee was given.
        StepNotSaid,
        /// A rejection gives its reason, by a verb of its own.
        RejectNeedsReason(id: Reference),
        /// A file of fields cannot be read.
        Fields { file: String, says: String },
        /// The kind of record has no steps.
        NoSteps { id: RecordId, kind: Kind },
        /// Several things of one record wait for a decision.
        SeveralWait {
            id: RecordId,
            /// The record, where it waits itself.
            itself: Option<RecordId>,
            /// What waits to change it.
            changes: Vec<String>,
        },
        /// There is no such thing to adopt, mend or apply.
        NothingThere(what: String),
        /// No paper of that name lies in the inbox; those whose names hold it.
        NotInInbox {
            name: String,
            /// What lies there under a like name.
            near: Vec<String>,
        },
        /// A clause that no one attests: it is judged by what the registers say.
        NotAttestable(clause: Clause),
        /// A register tells of a step that cannot follow what was decided.
        StepAfter {
            step: Action,
            /// What was decided; none where a decision is waited for.
            after: Option<Action>,
        },
        /// There is no unit on a floor.
        UnknownFloor { floor: FloorCode, known: Vec<FloorCode> },
        /// No survey of a year was opened.
        NoSurvey(year: Year),
        /// Two working copies opened a survey of one year.
        SeveralSurveys { year: Year, ids: Vec<RecordId> },
        /// A survey has no such question.
        UnknownQuestion {
            question: Line,
            /// The questions that it has.
            known: Vec<Line>,
        },
        /// A question is asked, or answered, twice at once.
        QuestionTwice(question: Line),
        /// A response without an answer.
        NoAnswer,
        /// A disclosure without a paper.
        NoPaper,
        /// A step that a verb of its own takes.
        OwnVerb { id: RecordId, action: Action },
        /// A survey's report is written as a page or a table.
        ReportEnding(name: String),
        /// A kind that is not recorded for an enquiry.
        NotForEnquiries(kind: Kind),
        /// A complaint about the quality of the service was handled, and who helped is not said (P1-7b).
        HelperNotSaid(id: RecordId),
        /// No enquiry has the number that a table names.
        NoEnquiry(no: String),
        /// A step that is taken for a reason, and none was given.
        StepNeedsReason { id: RecordId, action: Action },
        /// Where a paper is to be filed again is not said.
        RefileWhere,
        /// What an option says is wrong.
        OptionWrong {
            /// The option, without its dashes.
            option: String,
            invalid: Invalid,
        },
    }
}

messages! {
    "error-date":
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum DateOf {
        /// The day itself.
        Today,
        MoveIn,
        MoveOut,
        LeaseEnd,
        /// The day on which a loan is due.
        Due,
        /// The day of the loan.
        Loan,
        /// The day of an enquiry.
        Enquiry,
        /// The day on which it was asked for.
        Asked,
        /// The first day.
        Begins,
        /// The last day.
        Ends,
        /// The day of this act.
        This,
        /// The day on which a notice was sent.
        Sent,
        /// The day from which new values hold.
        From,
        /// The day on which a person left.
        Left,
    }
}

impl Argument for (DateOf, Date) {
    fn value(&self) -> Value {
        let (of, date) = self;
        Value::Said { topic: DateOf::TOPIC, code: code(of.variant()), arguments: vec![("date", date.value())] }
    }
}

impl Error {
    /// The exit code (DESIGN.md section 4).
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Rows(wrong) => wrong.named.iter().map(|fault| fault.error.exit_code()).max().unwrap_or(2),
            Self::Invalid(_) | Self::Input(_) | Self::Amend(_) | Self::Table(_) => 2,
            Self::Refused(_) => 3,
            Self::Storage(e) => match e {
                StorageError::NoArchive(_)
                | StorageError::NewerFormat { .. }
                | StorageError::Draft
                | StorageError::Given { .. } => 2,
                StorageError::ForeignArchive { .. } | StorageError::LeftOut(_) => 3,
                StorageError::Busy { .. } => 5,
                _ => 4,
            },
            Self::Git(fault) => fault.exit_code(),
        }
    }
}
