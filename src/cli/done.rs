//! What commands say happened, and what comes next: sentences on stderr.

use rust_decimal::Decimal;

use crate::desk::authority::HandedOut;
use crate::model::authority::Permission;
use crate::model::confidence::Rests;
use crate::model::digest::Sha256;
use crate::model::event::{SamePerson, WitnessHow};
use crate::model::handover_check::HandoverHeading;
use crate::model::lake::LakeCode;
use crate::model::loan::LoanStatus;
use crate::model::message::{Code, Value, messages, said};
use crate::model::money::Money;
use crate::model::remote::RemoteName;
use crate::model::signing::{Fingerprint, KeyEndReason};
use crate::model::{
    Action, Audience, BoxPlace, Category, Clause, Date, EventId, FileName, FloorCode, Line, PaperId, PieceName, Place,
    RecordId, Role, StaffId, Status, UnitCode, VolumeCode, Whose, Year,
};

messages! {
    "done":
    /// What a command says of what it did; `next` is the command that goes on.
    #[derive(Clone, Debug)]
    pub enum Done {
        /// A dead command's change was finished.
        Finished(changes: usize),
        /// git left files out of a sparse checkout: what is answered does not count them.
        LeftOut { files: usize, here: usize, floors: usize },
        /// A listing is empty.
        Nothing,
        /// A file has no papers.
        NoPapers,
        NothingToDo,
        /// An office has no units yet: what comes first.
        NoUnitsYet,
        /// An office has no clients yet.
        NoClientsYet,
        /// One of a person's own settings was set, or taken out.
        SettingSet { key: String, value: Option<String>, file: String },
        /// Who founded an archive acts from now on, on this machine.
        ActsHere { id: StaffId, file: String },
        Founded {
            name: Line,
            folder: String,
            /// Who holds every role.
            owner: Option<StaffId>,
            department: Option<Line>,
        },
        FirstCommit,
        NoFirstCommit(says: String),
        Entered { name: Line, id: StaffId, roles: Vec<Role> },
        RolesChanged { id: StaffId, ended: Vec<Role>, given: Vec<Role> },
        /// A person came back.
        CameBack { id: StaffId, date: Date, roles: Vec<Role> },
        /// A person left.
        Left {
            id: StaffId,
            date: Date,
            /// The files that they keep still.
            keeps: Vec<FileName>,
        },
        /// Files are handed over from one custodian to another.
        CustodyHanded { id: RecordId, from: StaffId, to: StaffId, files: Vec<FileName>, effect: Option<SamePerson> },
        RequestOpened { id: RecordId, person: Line, due: Date },
        /// What is kept of a person was gathered.
        GatheredAll { id: RecordId, count: usize, folder: String },
        Restricted { id: RecordId, until: Option<Date> },
        /// The words and persons of a record are withheld; figures rest on it.
        Blackened { id: RecordId, until: Option<Date> },
        Unrestricted(id: RecordId),
        HandoverAccepted { id: RecordId, count: usize, except: Option<Line> },
        /// The archive is to be handed over to another company.
        ArchiveAsked { id: RecordId, to: Line, folder: String },
        /// It was written; the line of its seal is on the sheet.
        ArchiveHanded { id: RecordId, to: Line, files: usize, folder: String, line: String },
        /// What is no plain file stays.
        /// So many files go along that nobody has filed.
        InboxCarried(files: usize),
        NotCarried(path: String),
        /// How an archive that was handed over stands under a heading.
        /// Nothing differs, as far as the folder tells of itself.
        HandoverInItself { heading: HandoverHeading },
        HandoverHeading { heading: HandoverHeading, differences: usize },
        /// The seal whose line was given.
        HeldAgainstSeal { seal: String },
        /// No line was given, so that nothing was held against paper.
        NotHeldAgainst,
        ShelvesNotCompared,
        ArchiveAccepted { id: RecordId, person: Line, except: Option<Line> },
        UnitAdded { unit: UnitCode, floor: FloorCode },
        /// A client's file was opened.
        Opened { units: Vec<UnitCode>, company: Line, move_in: Date },
        /// A client took a unit beside the one that they had.
        Further { unit: UnitCode, with: UnitCode, move_in: Date },
        Filed { id: RecordId, title: Line, date: Date, from: DateFrom, pages: Option<u32> },
        /// A loan was asked for, or went further.
        Lent {
            status: LoanStatus,
            id: RecordId,
            borrower: Line,
            file: Whose,
            due: Date,
            rests: Rests,
            handed: HandedOut,
            /// How many papers of it; none means the whole file.
            papers: usize,
        },
        /// A loan was approved.
        Approved {
            id: RecordId,
            borrower: Line,
            due: Date,
            rests: Rests,
            handed: HandedOut,
            same_person: SamePerson,
        },
        /// What was opened urgently was let be afterwards.
        UrgencyApproved { id: RecordId, reader: Line, same_person: SamePerson },
        AmendmentApproved { id: RecordId, same_person: SamePerson },
        VoidApproved { id: RecordId, same_person: SamePerson },
        Rejected { id: RecordId, next: Option<String> },
        /// A case goes back to where it stood.
        NotApproved { id: RecordId, stands: Status, next: Option<String> },
        AmendmentRejected(id: RecordId),
        VoidRejected(id: RecordId),
        Recorded { id: RecordId, summary: Option<String>, next: Option<String> },
        /// What a payment went to, and what is still owed.
        PaymentSettled { settled: Vec<String>, owed: Option<Decimal> },
        /// No charge was open that it could pay.
        PaymentPaysNothing,
        /// So much was paid beyond all charges.
        PaidBeyond(credit: Decimal),
        /// A case was taken a step further.
        Stepped { id: RecordId, stands: Status, with: Option<Line>, next: Option<String> },
        /// A charge was made with a step.
        Charged { id: RecordId, item: Line, amount: Money, due: Date },
        /// New values were proposed, or are in effect.
        Amended {
            /// The record, or the paper beside it.
            id: String,
            effect: Option<SamePerson>,
            keys: Vec<String>,
            from: Date,
            event: EventId,
            /// A label that is the former name of a company, which stays as it is.
            old_label: Option<Line>,
        },
        /// A void was proposed, or is in effect.
        Voided { id: RecordId, effect: Option<SamePerson>, event: EventId },
        /// A paper was filed again.
        Refiled { from: RecordId, to: RecordId, under: Category },
        /// So many things were done, too many for a sentence each.
        ManyDealtWith(count: usize),
        /// A cover was confirmed.
        Confirmed(id: RecordId),
        /// A file was gone through.
        Reviewed(id: RecordId),
        /// An authority was given.
        Given {
            id: RecordId,
            lets: Permission,
            /// Roles, departments, people.
            whom: Vec<Value>,
            from: Date,
            until: Date,
        },
        /// An authority was ended.
        Ended { id: RecordId, date: Date },
        /// A plan of what may be destroyed was written.
        DestructionPlanned { file: String, volumes: usize, staying: usize },
        DestructionAsked { id: RecordId, files: usize },
        /// The appraisers keep volumes.
        VolumesKept(codes: Vec<VolumeCode>),
        /// A list was carried out.
        Destroyed {
            id: RecordId,
            files: u32,
            witnesses: Vec<StaffId>,
            /// How many copies are known to remain elsewhere.
            remains: usize,
        },
        DestructionWitnessed { id: RecordId, left: Vec<StaffId> },
        NotCarriedOut(id: RecordId),
        NothingRemains(id: RecordId),
        /// Volumes, or clients' files, may not be destroyed until it is closed.
        HoldPlaced { id: RecordId, what: Vec<Value> },
        /// A loan came back.
        Returned { id: RecordId, borrower: Line, days: i64 },
        /// What was lent came back, and something is missing of it.
        ReturnedInPart { id: RecordId, borrower: Line, loss: RecordId, next: Option<String> },
        /// Something is gone; with it a loan ended.
        Lost { id: RecordId, loan: Option<RecordId>, borrower: Option<Line>, next: Option<String> },
        Renewed { id: RecordId, due: Date, rests: Rests },
        MovedOut {
            /// By what name they are called now.
            file: FileName,
            /// How many were bound; none for a further unit.
            papers: Option<u32>,
        },
        UnitsEnded { units: Vec<UnitCode>, date: Date },
        /// A lease has, or is to have, another last day.
        LeaseRenewed {
            file: FileName,
            until: Date,
            effect: Option<SamePerson>,
            event: EventId,
            /// Its last day until now.
            until_now: Option<Date>,
        },
        /// Units were merged or split.
        UnitsBecame { units: Vec<UnitCode>, into: Vec<UnitCode>, date: Date },
        /// A departure was taken back.
        TakenBack {
            /// By what name it was called.
            departed: FileName,
            file: FileName,
        },
        /// The unit under which a file went was given up; it goes on under the next.
        GoesOn {
            /// By what name the unit's tenancy is called now.
            file: FileName,
            next: UnitCode,
        },
        FurtherUnitAlone,
        InboxEmpty,
        NoticeSent { id: RecordId, to: Audience, clients: usize },
        /// A notice was delivered to a client, or acknowledged.
        NoticeReached {
            id: RecordId,
            client: FileName,
            action: Action,
            /// How many have not acknowledged it.
            waiting: usize,
        },
        SurveyOpened { id: RecordId, year: Year, clients: usize, questions: usize },
        /// A survey was answered.
        Responded { id: RecordId, answers: usize },
        SurveyClosed {
            id: RecordId,
            answers: usize,
            /// How many questions are under target.
            questions: usize,
            /// The corrective actions that were opened for them.
            opened: Vec<RecordId>,
        },
        /// A survey's report was distributed.
        SurveyPublished { id: RecordId, sent_to: Vec<Line>, page: Option<String> },
        /// A disclosure waits, or is approved and goes on.
        DisclosureAsked { id: RecordId, to: Line, papers: usize, next: Option<String> },
        /// A consultation was entered before a paper was shown.
        ConsultationEntered { id: PaperId, loan: RecordId },
        /// A site was asked for, and waits.
        /// This build pushes no papers to a store.
        StoresNotBuilt { remote: RemoteName },
        /// What goes to a lake waits for approval.
        LakeAsked { id: RecordId },
        LakePublished { code: LakeCode, publication: u32, rows: usize, files: usize, id: RecordId },
        /// Nothing is new since the last publication.
        LakeUnchanged { code: LakeCode },
        /// What a stopped command had registered counts by now.
        LakePutInPlace { code: LakeCode },
        SiteAsked { id: RecordId },
        /// A site was written and registered.
        SiteWritten { folder: String, pages: usize, papers: usize, id: RecordId },
        /// A site that lay there was brought up to date, and registered.
        SiteRenewed { folder: String, pages: usize, papers: usize, anew: usize, id: RecordId },
        /// Copies were handed over.
        Released { id: RecordId, copies: usize, folder: String },
        /// A dispute bundle was handed out.
        BundleMade { folder: String, exhibits: usize, ids: String },
        /// Files of it are in no seal.
        BundleUnsealed(count: usize),
        /// What somebody typed stands in seals that go along.
        BundleSealWords { seals: String },
        /// One waits for approval.
        BundleAsked { ids: String, folder: String },
        /// Voided or restricted records are not in it.
        BundleLeftOut(records: usize),
        /// What a stopped command had registered lies in its place.
        PutInPlace { id: String, path: String },
        Attested {
            clause: Clause,
            /// The last day on which that counts.
            until: Date,
            asks: String,
        },
        NothingToBox(year: Year),
        Boxed { year: Year, volumes: usize, boxes: Vec<BoxPlace>, folder: String },
        /// A plan was written.
        Planned { file: String, volumes: usize, boxes: usize },
        /// The clone is behind the branch that it follows.
        Behind(commits: u64),
        CataloguePrinted { folder: String, volumes: usize },
        Labelled { labels: usize, page: String },
        /// The archive was sealed; the line is the one to keep.
        Sealed { id: RecordId, lists: u64, files: u64, line: String },
        /// Nothing was sealed: so much is wrong.
        NotSealed(count: usize),
        /// git does not hold everything yet.
        TreeNotSaved(path: String),
        /// What was kept of an archive outside of it stays readable there.
        CacheNotEmptied(path: String),
        /// A working copy has entered nothing for long.
        WriterSilent { writer: String, last: Date },
        /// The key of a person is in force from now on.
        KeyApproved { id: RecordId, same_person: SamePerson },
        KeyRejected(id: RecordId),
        /// A key was entered, and approved with it: the first.
        KeyFirst { person: StaffId, key: Fingerprint },
        /// A key was entered, and waits.
        KeyWaits { person: StaffId, key: Fingerprint, event: EventId },
        KeyEnded { person: StaffId, key: Fingerprint, why: KeyEndReason },
        SignedNow(acts: usize),
        SignedAgain(acts: usize),
        /// Somebody changed what was decided on, while a key was waited for.
        DecidedAnew(path: String),
        /// Somebody else has the line of a seal.
        SealWitnessed { id: RecordId, how: WitnessHow },
        /// By which commands a time-stamp of a seal is asked for and checked (RFC 3161).
        SealStamp { sha256: Sha256 },
        /// The paper of something stands somewhere.
        Located { name: PieceName, place: Place, before: Option<Place> },
        /// Codes are waited for.
        ScanNow(place: Place),
        ScannedTwice(scanned: Line),
        Counted { place: Place, right: usize, elsewhere: usize, missing: usize, lent: usize, here: usize, unknown: usize },
        /// A stock-take was entered; so many were put where they were found.
        StocktakeEntered { id: RecordId, moved: usize },
        /// What was found was put where it was found.
        PutWhereFound { place: Place, moved: usize },
        /// All that lies in a box stands somewhere.
        BoxLocated { name: PieceName, place: Place, volumes: usize },
        /// A page for the printer was written.
        PageWritten(file: String),
        LabelsNotNoted,
        /// What a run of charges would charge; nothing is charged yet.
        WouldCharge { charges: usize, total: Decimal },
        ChargedAll { charges: usize, total: Decimal },
        NothingToCharge,
        /// So many were charged the same before.
        ChargedBefore(charges: usize),
        /// Who holds these units was left out: their area is not known.
        NoArea(units: Vec<UnitCode>),
        /// Meters of which the tariff is not known.
        NoTariff(meters: Vec<Line>),
        /// Meters that read less than what was charged.
        ReadsLower(meters: Vec<Line>),
        /// A demand was printed; that it was sent is a letter of the file.
        DemandNotNoted(name: FileName),
        NothingToPrint,
        /// `doctor` has looked.
        Examined { to_mend: usize, to_know: usize },
        /// The whole archive was verified last on a day, and nothing was damaged.
        Verified { day: Date },
        /// The same, and something was damaged.
        VerifiedDamaged { day: Date },
        /// Nothing is noted of a `verify` of the whole archive.
        NotVerified,
        /// What was read of the archive is kept somewhere, of so many folders.
        Kept { place: String, parts: usize, megabytes: u64 },
        /// The demo is there: the commands to begin with.
        LookAround(folder: String),
        /// The encoding of a table was made out.
        ReadAs { file: String, encoding: &'static str },
        /// What a table was understood as.
        Understood { file: String, register: String, columns: String },
        /// A fee sheet is registers of charges and of payments.
        FeesRead { file: String, charges: usize, payments: usize },
        /// The months over its columns.
        FeesOfMonths { file: String, months: String },
        /// The numbers of its rows were made, such as this one.
        FeesNumbered { file: String, number: String },
        /// Its months are of a year that a title says.
        FeesOfYear { file: String, year: String },
        /// Some of it was billed on the first day of its month, for no column says when.
        FeesBilled(file: String),
        /// Some of it is due on the last day of its month, for no column says when.
        FeesDue(file: String),
        /// Sheets of a workbook are no registers.
        SheetsLeftOut { file: String, sheets: Vec<String> },
        /// Rows of one sort were left out.
        RowsLeftOut { file: String, what: Code, count: usize, rows: String },
        /// The numbers of a column are in another unit than the one that is kept.
        Reckoned { file: String, column: String, factor: String },
        ColumnsNotRead { file: String, columns: String, count: usize },
        /// Questions came in of which there are no answers yet.
        QuestionsWait { file: String, codes: String },
        /// Papers of a table have no file.
        PapersLeftOut { file: String, count: usize },
        /// Tables before the one that is wrong are in the archive.
        ImportStopped(files: Vec<String>),
        /// The wrong rows were written to a workbook.
        RejectsWritten { file: String, count: usize },
        /// The wrong rows were written nowhere: no place was free here or beside the table.
        RejectsNowhere(file: String),
        /// So many more are not in it, for they were only counted.
        RejectsNotWritten(more: usize),
        TemplateMade { file: String, register: String },
        /// A stray file was listed.
        Adopted(path: String),
        Mended { done: usize, left: usize },
        NoChanges,
        NothingToSave,
        Saved(subject: String),
        /// A merge that a `sync` began, and that was stopped, was taken back.
        MergeTakenBack,
        /// Here and there is the same.
        NothingNew(with: String),
        /// So many commits of others were merged.
        Taken { commits: u64, with: String },
        /// So many commits were pushed.
        GivenTo { commits: u64, with: String },
        /// So many commits wait here.
        NotGiven { commits: u64, with: String },
    }
}

messages! {
    "done-date":
    /// Where a paper's date came from.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum DateFrom {
        Told,
        /// It stands in the file's name.
        Name,
        Today,
    }
}

said!(DateFrom);
