//! What commands say happened, and what comes next: sentences on stderr.

use crate::cli::words::amends::Amends;
use crate::cli::words::authority::OfAuthority;
use crate::cli::words::gates::OfGates;
use crate::cli::words::inbox::OfInbox;
use crate::cli::words::pages::OfPage;
use crate::cli::words::relations::Dealing;
use crate::cli::words::tables::OfTables;
use crate::desk::approve::DecidedOn;
use crate::desk::authority::Handed;
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
        /// How many changes.
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
        /// Its name.
        name: Line,
        /// Where.
        folder: String,
        /// Who holds every role, and of which department they are.
        owner: Option<(StaffId, Line)>,
    },
    /// git made the first commit.
    FirstCommit,
    /// git could not make it.
    NoFirstCommit {
        /// What git said.
        says: String,
    },
    /// A person was entered.
    Entered {
        /// The name.
        name: Line,
        /// The id.
        id: StaffId,
        /// The roles.
        roles: Vec<Role>,
    },
    /// Roles changed.
    RolesChanged {
        /// Whose.
        id: StaffId,
        /// Given.
        given: Vec<Role>,
        /// Ended.
        ended: Vec<Role>,
    },
    /// A person came back.
    CameBack {
        /// Who.
        id: StaffId,
        /// Since when.
        date: Date,
        /// The roles.
        roles: Vec<Role>,
    },
    /// A person left.
    Left {
        /// Who.
        id: StaffId,
        /// When.
        date: Date,
    },
    /// A unit was added.
    UnitAdded {
        /// The unit.
        unit: UnitCode,
        /// Its floor.
        floor: FloorCode,
    },
    /// A client's file was opened.
    Opened {
        /// The units.
        units: Vec<UnitCode>,
        /// The company.
        company: Line,
        /// The day of moving in.
        move_in: Date,
    },
    /// A client took a further unit.
    Further {
        /// The unit.
        unit: UnitCode,
        /// The unit that they had.
        with: UnitCode,
        /// From when.
        move_in: Date,
    },
    /// A paper was filed.
    Filed {
        /// Its id.
        id: RecordId,
        /// Its title.
        title: Line,
        /// Its date, and where that came from.
        date: (Date, DateFrom),
        /// Its pages.
        pages: Option<u32>,
    },
    /// A loan was asked for, or went further.
    Lent {
        /// The loan.
        id: RecordId,
        /// Who reads.
        borrower: Line,
        /// Whose file, or which enquiry.
        file: Whose,
        /// When it is due.
        due: Date,
        /// Where it stands.
        status: LoanStatus,
        /// On what it rests beside the approval.
        rests: Rests,
        /// Who handed it out, where it went out.
        handed: Handed,
        /// How many papers of it; none means the whole file.
        papers: usize,
    },
    /// A loan was approved.
    Approved {
        /// The loan.
        id: RecordId,
        /// Who has it.
        borrower: Line,
        /// When it is due.
        due: Date,
        /// On what it rests beside the approval.
        rests: Rests,
        /// Who handed it out.
        handed: Handed,
        /// Whether the same person had asked.
        same_person: SamePerson,
    },
    /// Something was rejected.
    Rejected {
        /// The record.
        id: RecordId,
        /// What of it waited.
        what: DecidedOn,
    },
    /// Something was recorded.
    Recorded {
        /// Its id.
        id: RecordId,
        /// What it is about.
        summary: Option<String>,
        /// The steps that are due.
        due: Vec<Action>,
    },
    /// A case was taken a step further.
    Stepped {
        /// The case.
        id: RecordId,
        /// Where it stands.
        status: Status,
        /// Who has it.
        with: Option<Line>,
        /// The steps that are due.
        due: Vec<Action>,
    },
    /// An amendment or a void was approved.
    TookEffect {
        /// The record.
        id: RecordId,
        /// Whether it is a void.
        what: DecidedOn,
        /// Whether the same person had asked.
        same_person: SamePerson,
    },
    /// A loan came back.
    Returned {
        /// The loan.
        id: RecordId,
        /// Who had it.
        borrower: Line,
        /// Days late.
        overdue_days: i64,
    },
    /// A loan was renewed.
    Renewed {
        /// The loan.
        id: RecordId,
        /// The new day.
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
        /// The year.
        year: Year,
    },
    /// Volumes were boxed.
    Boxed {
        /// The year.
        year: Year,
        /// How many volumes.
        volumes: usize,
        /// The boxes.
        boxes: Vec<BoxPlace>,
        /// The folder of the catalogue.
        folder: String,
    },
    /// A plan was written.
    Planned {
        /// The file.
        file: String,
        /// How many volumes.
        volumes: usize,
        /// How many boxes.
        boxes: usize,
    },
    /// The clone is behind the branch that it follows.
    Behind {
        /// By how many commits.
        commits: u64,
    },
    /// A catalogue was printed anew.
    CataloguePrinted {
        /// The folder.
        folder: String,
        /// How many volumes.
        volumes: usize,
    },
    /// A label was printed.
    Labelled {
        /// The units.
        units: usize,
        /// The page, where one was written.
        page: Option<String>,
    },
    /// `doctor` has looked.
    Examined {
        /// What must be mended.
        to_mend: usize,
        /// What is good to know.
        to_know: usize,
    },
    /// The demo is there.
    DemoTold {
        /// Its folder.
        folder: String,
    },
    /// Questions came in of which there are no answers yet.
    QuestionsWait {
        /// The file.
        file: String,
        /// The questions.
        codes: Vec<String>,
    },
    /// Columns of a table were left out.
    ColumnsNotRead {
        /// The file.
        file: String,
        /// Their headers.
        columns: Vec<String>,
    },
    /// Tables before the one that is wrong are in the archive.
    ImportStopped {
        /// Their files.
        files: Vec<String>,
    },
    /// A stray file was listed.
    Adopted {
        /// The file.
        path: String,
    },
    /// What could be mended was.
    Mended {
        /// How much was mended.
        done: usize,
        /// How much is left.
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
    /// The inbox.
    Inbox(OfInbox),
    /// Of tables that are brought in.
    Tables(OfTables),
    /// Something was put right.
    Amends(Amends),
}

/// Where a paper's date came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateFrom {
    /// It was told.
    Told,
    /// It stands in the file's name.
    Name,
    /// It is today's.
    Today,
}
