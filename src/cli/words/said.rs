//! What commands say happened, and what comes next: sentences on stderr.

use crate::cli::words::amends::Amends;
use crate::cli::words::authority::OfAuthority;
use crate::cli::words::gates::OfGates;
use crate::cli::words::inbox::OfInbox;
use crate::cli::words::pages::OfPage;
use crate::cli::words::relations::Dealing;
use crate::cli::words::tables::OfTables;
use crate::desk::approve::DecidedOn;
use crate::desk::authority::HandedOut;
use crate::model::confidence::Rests;
use crate::model::event::SamePerson;
use crate::model::loan::LoanStatus;
use crate::model::{
    Action, BoxPlace, Date, FileName, FloorCode, Line, RecordId, Role, StaffId, Status, UnitCode, Whose, Year,
};

/// Something to say.
#[derive(Clone, Debug)]
pub enum Said {
    /// A dead command's change was finished.
    Finished {
        changes: usize,
    },
    /// About a page for the printer.
    Page(OfPage),
    /// A listing is empty.
    Nothing,
    /// A file has no papers.
    NoPapers,
    /// Nothing wants doing.
    NothingToDo,
    /// An archive was founded.
    Founded {
        name: Line,
        folder: String,
        /// Who holds every role, and of which department they are.
        owner: Option<(StaffId, Line)>,
    },
    /// git made the first commit.
    FirstCommit,
    /// git could not make it.
    NoFirstCommit {
        says: String,
    },
    /// A person was entered.
    Entered {
        name: Line,
        id: StaffId,
        roles: Vec<Role>,
    },
    RolesChanged {
        id: StaffId,
        given: Vec<Role>,
        ended: Vec<Role>,
    },
    /// A person came back.
    CameBack {
        id: StaffId,
        date: Date,
        roles: Vec<Role>,
    },
    /// A person left.
    Left {
        id: StaffId,
        date: Date,
    },
    UnitAdded {
        unit: UnitCode,
        floor: FloorCode,
    },
    /// A client's file was opened.
    Opened {
        units: Vec<UnitCode>,
        company: Line,
        move_in: Date,
    },
    /// A client took a further unit.
    Further {
        unit: UnitCode,
        /// The unit that they had.
        with: UnitCode,
        move_in: Date,
    },
    /// A paper was filed.
    Filed {
        id: RecordId,
        title: Line,
        /// Its date, and where that came from.
        date: (Date, DateFrom),
        pages: Option<u32>,
    },
    /// A loan was asked for, or went further.
    Lent {
        id: RecordId,
        borrower: Line,
        /// Whose file, or which enquiry.
        file: Whose,
        due: Date,
        status: LoanStatus,
        /// On what it rests beside the approval.
        rests: Rests,
        /// Who handed it out, where it went out.
        handed: HandedOut,
        /// How many papers of it; none means the whole file.
        papers: usize,
    },
    /// A loan was approved.
    Approved {
        id: RecordId,
        borrower: Line,
        due: Date,
        /// On what it rests beside the approval.
        rests: Rests,
        handed: HandedOut,
        /// Whether the same person had asked.
        same_person: SamePerson,
    },
    /// Something was rejected.
    Rejected {
        id: RecordId,
        what: DecidedOn,
    },
    /// Something was recorded.
    Recorded {
        id: RecordId,
        summary: Option<String>,
        /// The steps that are due.
        due: Vec<Action>,
    },
    /// A case was taken a step further.
    Stepped {
        id: RecordId,
        status: Status,
        with: Option<Line>,
        /// The steps that are due.
        due: Vec<Action>,
    },
    /// An amendment or a void was approved.
    TookEffect {
        id: RecordId,
        /// Whether it is a void.
        what: DecidedOn,
        /// Whether the same person had asked.
        same_person: SamePerson,
    },
    /// A loan came back.
    Returned {
        id: RecordId,
        borrower: Line,
        overdue_days: i64,
    },
    /// A loan was renewed.
    Renewed {
        id: RecordId,
        due: Date,
        /// On what that rests beside the approval.
        rests: Rests,
    },
    /// A client moved out.
    MovedOut {
        /// By what name they are called now.
        file: FileName,
        /// How many papers were bound; none for a further unit.
        bound: Option<u32>,
    },
    /// Nothing waits for a box.
    NothingToBox {
        year: Year,
    },
    /// Volumes were boxed.
    Boxed {
        year: Year,
        volumes: usize,
        boxes: Vec<BoxPlace>,
        /// The folder of the catalogue.
        folder: String,
    },
    /// A plan was written.
    Planned {
        file: String,
        volumes: usize,
        boxes: usize,
    },
    /// The clone is behind the branch that it follows.
    Behind {
        commits: u64,
    },
    /// A catalogue was printed anew.
    CataloguePrinted {
        folder: String,
        volumes: usize,
    },
    /// A label was printed.
    Labelled {
        units: usize,
        /// The page, where one was written.
        page: Option<String>,
    },
    /// `doctor` has looked.
    Examined {
        to_mend: usize,
        /// What is good to know.
        to_know: usize,
    },
    DemoTold {
        folder: String,
    },
    /// Questions came in of which there are no answers yet.
    QuestionsWait {
        file: String,
        codes: Vec<String>,
    },
    /// Columns of a table were left out.
    ColumnsNotRead {
        file: String,
        columns: Vec<String>,
    },
    /// Tables before the one that is wrong are in the archive.
    ImportStopped {
        files: Vec<String>,
    },
    /// A stray file was listed.
    Adopted {
        path: String,
    },
    /// What could be mended was.
    Mended {
        done: usize,
        left: usize,
    },
    /// A text that the command made itself, in the reader's language already.
    Plain(String),
    /// About the audit.
    Audit(crate::cli::words::AuditSaid),
    /// The move-out slip.
    Gates(OfGates),
    /// Dealings with clients: notices, surveys, disclosures.
    Dealing(Dealing),
    /// Something about authorities.
    Authority(OfAuthority),
    Inbox(OfInbox),
    /// Of tables that are brought in.
    Tables(OfTables),
    /// Something was put right.
    Amends(Amends),
}

/// Where a paper's date came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateFrom {
    Told,
    /// It stands in the file's name.
    Name,
    /// It is today's.
    Today,
}
