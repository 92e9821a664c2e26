//! What can go wrong, sorted by who must act.

mod from;
mod table;

use rust_decimal::Decimal;

use crate::archive::StorageError;
use crate::model::amending::AmendFault;
use crate::model::disposal::Ground;
use crate::model::lake::LakeCode;
use crate::model::message::{Argument, Message, Value, code, messages};
use crate::model::{
    Action, Case, Clause, Date, DueStep, FileName, FloorCode, Happened, Invalid, Kind, Level, Line, Owner, PaperId,
    PieceName, Place, RecordId, Reference, Refusal, StaffId, UnitCode, VolumeCode, Year, paper,
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
    /// Some of many things cannot be done.
    #[error("{0:?}")]
    Several(SeveralFailed),
    /// The policies forbid it, or reserve it.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The disk failed, or the archive on it is damaged.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// git failed, or what was asked of it does not fit.
    #[error(transparent)]
    Git(#[from] crate::archive::git::GitFault),
    /// What has to be signed is not, or a key will not do.
    #[error(transparent)]
    Key(#[from] crate::model::key_refusal::KeyRefusal),
    /// A paper is not encrypted, or not opened.
    #[error(transparent)]
    Secrecy(#[from] crate::model::secrecy_refusal::SecrecyRefusal),
    /// A store beyond this disk cannot be reached, or does not do what is asked of one.
    #[cfg(feature = "remote")]
    #[error(transparent)]
    Store(#[from] crate::remote::StoreFault),
}

/// Of many things those that cannot be done.
#[derive(Debug)]
pub struct SeveralFailed {
    /// Each as it was named, and why.
    pub failed: Vec<(String, Error)>,
    /// How many there were.
    pub all: usize,
    /// How many were done all the same.
    pub made: usize,
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
        UnknownUnit {
            unit: UnitCode,
            /// Units that look like it.
            near: Vec<UnitCode>,
        },
        NobodyLeft {
            unit: UnitCode,
            date: Date,
            /// When clients left it, the last one first.
            departed: Vec<Date>,
        },
        UnknownRecord(reference: Reference),
        UnknownVolume(code: VolumeCode),
        /// A plan decides twice about one volume.
        VolumeTwice(code: VolumeCode),
        /// A plan says of no volume that it is destroyed, or kept.
        NothingToDestroy,
        Ambiguous { reference: Reference, fitting: Vec<RecordId> },
        /// What was given as the line of a seal has too few digits to tell two archives apart.
        SealDigitsTooFew { groups: usize, digits: usize },
        /// A digest has no more than 64 digits.
        SealDigitsTooMany(digits: usize),
        /// What was given as the line of a seal is neither digits nor a file.
        NoSealLine(given: String),
        WrongKind {
            id: RecordId,
            kind: Kind,
            /// What the command is about.
            wanted: &'static [Kind],
        },
        PaperNamed { id: RecordId, named: Reference },
        /// What was approved is an export of another form.
        NotASite,
        /// What was approved is a site.
        IsASite,
        /// In the folder of a site lies what is no page of it, and would be lost.
        StrangerInSite { path: std::path::PathBuf },
        /// The site that lies there may show something else: who may read it was told what it shows.
        SiteOfOtherLevel { path: std::path::PathBuf, level: Level },
        /// What was approved goes to a lake.
        IsALake,
        /// Nobody has said what the estate is called in a lake.
        NoLakeCode,
        /// No lake lies at a path.
        NoLake(path: String),
        /// What was approved goes out as a bag whose papers are fetched.
        IsHoleyBag,
        /// What was approved is that originals lie in a store alone.
        IsOfStore(store: Line),
        /// This build knows no stores beyond the disk.
        StoresNotBuilt,
        /// Nothing is approved for a lake this year.
        LakeNotApproved(year: Year),
        /// A report of a lake is of days, or of years.
        LakeReportOf { report: &'static str, option: &'static str },
        /// A lake tells nothing of a day.
        LakeDay { code: LakeCode, day: Date, days: Vec<Date> },
        NoSuchPaper { named: Reference, id: RecordId, there: Vec<PaperId> },
        NoSuchNumber { kind: Kind, no: String },
        /// An event was named where the whole record is meant: what was to be done would have been done to all of it.
        EventNamed { id: RecordId, named: Reference },
        NoActor,
        UnknownActor { given: StaffId, known: Vec<StaffId> },
        UnknownStaff { given: StaffId, known: Vec<StaffId> },
        /// A department that is not on the list of `deedbox.toml` (P1-3).
        UnknownDepartment { given: Line, known: Vec<Line> },
        /// A case is to go to a department that is not on the list, nor is it a person of the staff.
        UnknownAddressee { given: Line, known: Vec<Line> },
        PaperOutside(name: String),
        PaperMissing(name: String),
        PaperAhead(date: Date),
        CellsBeyondHeader(columns: usize),
        /// A row of a register names another client than the one who has the unit.
        OtherClient { unit: FileName, company: Line },
        EmptyPaper(name: String),
        /// No box, volume or label is called so.
        NoSuchPiece(name: PieceName),
        /// The code of a shelf elsewhere was scanned: what stands there is counted by itself.
        OtherShelf(place: Place),
        TooManyScans(most: usize),
        /// A stray file lies where records lie, and is none.
        NoRecord(path: String),
        /// A record that is to be listed says that it lies in another bundle or another archive, or says nothing of that.
        LiesElsewhere(path: String),
        /// A paper that is to be taken away is one of the archive's own files.
        MoveFromArchive(path: String),
        StillWritten(path: String),
        FolderGiven(path: String),
        EmptyFolder(path: String),
        NameNeeded,
        CompanyOrWith,
        WaiveNeedsReason,
        /// A kind of record that only clients have.
        NotOfPremises(kind: Kind),
        /// A departure is taken back without a word on why.
        TakeBackNeedsNote,
        /// A unit alone is no departure.
        NoDeparture(unit: UnitCode),
        /// A departure is taken back on the day of the act, without papers.
        TakenBackToday,
        /// A unit is named twice where each stands once.
        UnitTwice(unit: UnitCode),
        /// The areas of what units become do not make the units' own.
        AreasDiffer {
            sum: Decimal,
            /// What was told of all parts; none where one has no area.
            told: Option<Decimal>,
        },
        OnePaper,
        MoveStdin,
        CategoryNeeded,
        OnePaperPages,
        RoleNeeded,
        PapersOfOneFile,
        /// A list of what was gathered includes nothing.
        NothingIncluded(file: String),
        /// Who hands over and who takes are one person.
        HandsToSelf(person: StaffId),
        /// Of an application it is not known for how many hours it is.
        NoHours(id: RecordId),
        /// Nothing is charged with a step of the record.
        NothingCharged { id: RecordId, action: Action },
        /// The step is about no numbers.
        NumbersOfNothing { id: RecordId, action: Action },
        NumberTwice(number: Line),
        /// Of what is issued no number is told.
        NumberNeeded,
        /// Pages are said to be missing of a paper that was not lent.
        NotLent { loan: RecordId, paper: RecordId },
        /// A paper of another enquiry, or of none, is not lent with an enquiry.
        PapersOfOneEnquiry,
        AuthorityForNobody,
        RegisterOfFolder,
        DateOrder {
            first: (DateOf, Date),
            /// What should not come before it.
            then: (DateOf, Date),
        },
        PersonNameNeeded(id: StaffId),
        /// A person's own settings that cannot be read.
        UserSettings { file: String, says: String },
        /// A variable of the environment with a value that will not do.
        VariableWrong { variable: &'static str, invalid: Invalid },
        NoSettingsFolder,
        Plan { file: String, says: String },
        /// A list of what is to be destroyed, as the appraisers left it, cannot be read.
        DisposalPlan { file: String, says: String },
        /// A clock, seed or fault of a test that is not allowed here.
        TestOnly(what: &'static str),
        Page(says: String),
        /// What the command prints is no page; or it is to be none, and a file is named for it.
        NoPage(file: Option<String>),
        /// The mark at the head of a file is for CSV alone.
        MarkOfCsv,
        Story { line: usize, says: String },
        FieldMissing { kind: Kind, key: &'static str },
        FieldUnknown { kind: Kind, given: String },
        FieldWrong(says: String),
        /// A tariff that `deedbox.toml` does not have.
        UnknownTariff { given: Line, known: Vec<Line> },
        /// What was deducted from a deposit changed hands with nobody: no receipt is given for it.
        NoReceipt(id: RecordId),
        UnknownCharge { name: String, owner: Owner },
        WhoseRecord(record: Kind),
        NobodysRecord(kind: Kind),
        InFuture(when: Happened),
        /// A step is said to have been taken before the one before it.
        StepBefore {
            when: Happened,
            /// When the step before it was.
            since: Happened,
        },
        StepNeedsAddressee,
        StepNotSaid,
        /// A rejection gives its reason, by a verb of its own.
        RejectNeedsReason(id: Reference),
        Fields { file: String, says: String },
        NoSteps { id: RecordId, kind: Kind },
        SeveralWait {
            id: RecordId,
            /// The record, where it waits itself.
            itself: Option<RecordId>,
            /// What waits to change it.
            changes: Vec<String>,
        },
        /// There is no such thing to adopt, mend or apply.
        NothingThere(what: String),
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
        UnknownFloor { floor: FloorCode, known: Vec<FloorCode> },
        NoSurvey(year: Year),
        /// Two working copies opened a survey of one year.
        SeveralSurveys { year: Year, ids: Vec<RecordId> },
        UnknownQuestion { question: Line, known: Vec<Line> },
        QuestionTwice(question: Line),
        NoAnswer,
        NoPaper,
        /// A hand-over is that of a custodian, and not of the archive.
        NotOfCompany(id: RecordId),
        /// Who has the archive now is not said.
        WhoAccepts(id: RecordId),
        /// Nothing was said of what is to be in a dispute bundle.
        BundleOfNothing,
        /// Nothing of a client's file is of the time, and no paper was named.
        NothingToBundle(file: FileName),
        /// Papers go by a person's request where one is named, and only there.
        RequestAndGround(ground: Ground),
        /// What was typed was called so in the release before; the whole line as it is typed now.
        CalledOtherwise { old: String, now: String, line: String },
        /// A kind of record that a command of its own enters.
        OwnCommand { kind: Kind, command: String },
        /// A line of what was read from standard input is wrong.
        LineWrong { line: usize, invalid: Invalid },
        /// What comes on standard input is no list: too long, or no text.
        NotALine { line: usize },
        /// Nothing of what was named, or waits, is there to be done.
        NothingOfThem,
        /// A step that a verb of its own takes.
        OwnVerb { id: RecordId, action: Action, step: DueStep },
        /// A survey's report is written as a page or a table.
        ReportEnding(name: String),
        /// A kind that is not recorded for an enquiry.
        NotForEnquiries(kind: Kind),
        /// A complaint about the quality of the service was handled, and who helped is not said (P1-7b).
        HelperNotSaid(id: RecordId),
        NoEnquiry(no: String),
        StepNeedsReason { id: RecordId, action: Action },
        /// Nothing of a record is one's own and is to be signed.
        NothingToSign(id: RecordId),
        /// A file holds no public key of SSH.
        NoPublicKey(file: crate::model::message::Given),
        RefileWhere,
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
        Today,
        MoveIn,
        MoveOut,
        /// The day on which a volume was put into its box.
        Boxed,
        LeaseEnd,
        Due,
        Loan,
        Enquiry,
        /// The day on which it was asked for.
        Asked,
        Begins,
        Ends,
        This,
        /// The day on which a notice was sent.
        Sent,
        /// The day from which new values hold.
        From,
        Left,
        /// The day on which charges are issued.
        Issued,
        /// The day on which charges are due.
        PayBy,
        /// The first day of a span.
        Since,
        /// The last day of a span.
        Until,
    }
}

impl Argument for (DateOf, Date) {
    fn value(&self) -> Value {
        let (of, date) = self;
        Value::Said { topic: DateOf::TOPIC, code: code(of.variant()), arguments: vec![("date", date.value())] }
    }
}

impl Error {
    /// What it is, for programs: the key of its phrase, which stays when the words change.
    pub fn code(&self) -> String {
        match self {
            Self::Invalid(e) => e.key(),
            Self::Input(e) => e.key(),
            Self::Amend(e) => e.key(),
            Self::Table(e) => e.key(),
            Self::Rows(_) => "rows-wrong".to_owned(),
            Self::Several(_) => "several-failed".to_owned(),
            Self::Refused(e) => e.key(),
            Self::Storage(e) => e.key(),
            Self::Git(e) => e.key(),
            Self::Key(e) => e.key(),
            Self::Secrecy(e) => e.key(),
            #[cfg(feature = "remote")]
            Self::Store(e) => e.key(),
        }
    }

    /// Whether it lies in what was asked for, or with the policies, so that something else that was asked for may still be done.
    pub fn is_of_what_was_asked(&self) -> bool {
        matches!(self.exit_code(), 2 | 3)
    }

    /// The exit code: `deedbox --help` lists them.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Rows(wrong) => wrong.named.iter().map(|fault| fault.error.exit_code()).max().unwrap_or(2),
            // 2 and 3 say that nothing was done.
            Self::Several(several) => several.failed.iter().map(|(_, error)| error.exit_code()).max().unwrap_or(2),
            Self::Invalid(_) | Self::Input(_) | Self::Amend(_) | Self::Table(_) => 2,
            Self::Refused(_) | Self::Key(_) | Self::Secrecy(_) => 3,
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
            #[cfg(feature = "remote")]
            Self::Store(fault) => fault.exit_code(),
        }
    }
}
