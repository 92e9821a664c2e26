//! What commands say happened, and what comes next: sentences on stderr.

use crate::cli::words::{counted, listed, refusals, relations};
use crate::desk::approve::DecidedOn;
use crate::model::document::Level;
use crate::model::event::SamePerson;
use crate::model::loan::LoanStatus;
use crate::model::{
    Action, BoxPlace, Date, FileName, FloorCode, Line, RecordId, Role, StaffId, Status, UnitCode, Year,
};
use crate::output::safe;

/// Something to say.
#[derive(Clone, Debug)]
pub enum Said {
    /// A dead command's change was finished.
    Finished {
        /// How many changes.
        changes: usize,
    },
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
        /// Who holds every role.
        owner: Option<StaffId>,
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
        /// Whose file.
        file: FileName,
        /// When it is due.
        due: Date,
        /// Where it stands.
        status: LoanStatus,
        /// How confidential it is.
        level: Level,
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
        /// Whether the same person had asked.
        same_person: SamePerson,
    },
    /// Something was rejected.
    Rejected {
        /// What.
        id: RecordId,
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
    /// Tables of a folder were left out.
    TablesNotRead {
        /// Their files.
        files: Vec<String>,
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
    /// Dealings with clients: notices, surveys, disclosures.
    Dealing(relations::Dealing),
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

pub(super) fn said(said: &Said) -> String {
    match said {
        Said::Finished { changes } => {
            format!("Finished what a stopped command had begun ({}).", counted(*changes, "change", "changes"))
        }
        Said::Nothing => "Nothing to show.".to_owned(),
        Said::NoPapers => "No papers are filed yet.".to_owned(),
        Said::NothingToDo => "Nothing wants doing today.".to_owned(),
        Said::Founded { name, folder, owner: None } => {
            format!("{name} is founded in {folder}. Next: `deedbox staff add ID --name NAME --role manager`.")
        }
        Said::Founded { name, folder, owner: Some(owner) } => {
            format!("{name} is founded in {folder}; {owner} holds every role. Next: `deedbox unit add CODE --floor F`.")
        }
        Said::FirstCommit => "git has the first commit.".to_owned(),
        Said::NoFirstCommit { says } => format!("The archive is founded, but git made no commit: {says}"),
        Said::Entered { name, id, roles } if roles.is_empty() => format!("{name} is entered as {id}, without a role."),
        Said::Entered { name, id, roles } => format!("{name} is entered as {id}: {}.", listed(roles)),
        Said::RolesChanged { id, given, ended } => {
            let given = (!given.is_empty()).then(|| format!("is now {}", listed(given)));
            let ended = (!ended.is_empty()).then(|| format!("is no longer {}", listed(ended)));
            let parts: Vec<String> = given.into_iter().chain(ended).collect();
            format!("{id} {}.", parts.join(" and "))
        }
        Said::Left { id, date } => format!("{id} left on {date}; their roles ended."),
        Said::UnitAdded { unit, floor } => format!("Unit {unit} is on floor {floor}."),
        Said::Opened { units, company, move_in } => {
            format!("The file of {company} is open: {} from {move_in}.", listed(units))
        }
        Said::Further { unit, with, move_in } => format!("Unit {unit} is held by the client of {with} from {move_in}."),
        Said::Filed { id, title, date: (date, from), pages } => filed(id, title, *date, *from, *pages),
        Said::Lent { id, borrower, file, due, status, level, papers } => {
            let what = if *papers == 0 {
                file.to_string()
            } else {
                format!("{} of {file}", counted(*papers, "paper", "papers"))
            };
            lent(id, borrower, &what, *due, *status, *level)
        }
        Said::Approved { id, borrower, due, same_person } => {
            format!("{borrower} has {id} until {due}.{}", one_person(*same_person))
        }
        Said::Recorded { id, summary, due } => {
            let about = summary.as_ref().map(|text| format!(": {}", safe::short(text, 200))).unwrap_or_default();
            format!("{id}{about}.{}", next(id, due))
        }
        Said::Stepped { id, status, with, due } => {
            let with = with.as_ref().map(|with| format!(", with {with}")).unwrap_or_default();
            format!("{id} stands at {status}{with}.{}", next(id, due))
        }
        Said::TookEffect { id, what, same_person } => {
            let what = match what {
                DecidedOn::Void => "counts for nothing from the beginning",
                _ => "is amended",
            };
            format!("{id} {what}.{}", one_person(*same_person))
        }
        Said::Rejected { id } => format!("{id} is rejected."),
        Said::Returned { id, borrower, overdue_days: 0 } => format!("{id} is back from {borrower}."),
        Said::Returned { id, borrower, overdue_days } => {
            format!("{id} is back from {borrower}, {} late.", days(*overdue_days))
        }
        Said::Renewed { id, due } => format!("{id} is due on {due} now."),
        Said::MovedOut { file, bound: None } => {
            format!("Unit {} is vacant from that day; the client keeps the other units.", file.unit())
        }
        Said::MovedOut { file, bound: Some(papers) } => {
            let papers = usize::try_from(*papers).unwrap_or(usize::MAX);
            format!(
                "The file is bound with {}; who left is called {file} from now on.",
                counted(papers, "paper", "papers")
            )
        }
        Said::NothingToBox { year } => format!("Nothing of {year} waits for a box; nothing was done."),
        Said::Boxed { year, volumes, boxes, folder } => {
            format!(
                "{} of {year} went into {}. Catalogue and labels: {folder}/catalogue.html, {folder}/labels.html.",
                counted(*volumes, "volume", "volumes"),
                counted(boxes.len(), "box", "boxes")
            )
        }
        Said::Planned { file, volumes, boxes } => format!(
            "{file}: {} for {}. Nothing was done; `--apply {file}` does exactly this.",
            counted(*volumes, "volume", "volumes"),
            counted(*boxes, "box", "boxes")
        ),
        Said::Behind { commits } => {
            format!(
                "This clone is {} behind the branch that it follows: `git pull` first is better.",
                counted(usize::try_from(*commits).unwrap_or(usize::MAX), "commit", "commits")
            )
        }
        Said::CataloguePrinted { folder, volumes } => {
            format!("{folder}/catalogue.html lists {}.", counted(*volumes, "volume", "volumes"))
        }
        Said::Labelled { units, page: Some(page) } => {
            format!("{} in {page}; noted as printed.", counted(*units, "label", "labels"))
        }
        Said::Labelled { units, page: None } => format!("{} noted as printed.", counted(*units, "label", "labels")),
        Said::Examined { to_mend: 0, to_know: 0 } => "All is well around this archive.".to_owned(),
        Said::Examined { to_mend: 0, to_know } => {
            format!("Nothing must be mended; {} good to know.", counted(*to_know, "thing is", "things are"))
        }
        Said::Examined { to_mend, to_know } => format!(
            "{} be mended; {} good to know.",
            counted(*to_mend, "thing must", "things must"),
            counted(*to_know, "thing is", "things are")
        ),
        Said::DemoTold { folder } => format!(
            "Look around:  cd {folder} && export DEEDBOX_STAFF=wong
              deedbox status          what wants doing today
              deedbox show 1203       a client's file"
        ),
        Said::TablesNotRead { files } => format!("Not read yet by this deedbox: {}.", files.join(", ")),
        Said::ColumnsNotRead { file, columns } => format!(
            "{file}: {} not read: {}.",
            if columns.len() == 1 { "this column is" } else { "these columns are" },
            safe::short(&columns.join(", "), 300)
        ),
        Said::ImportStopped { files } => format!("In the archive already: {}.", files.join(", ")),
        Said::Adopted { path } => format!("{path} is listed; a note beside it says why."),
        Said::Mended { done: 0, left: 0 } => "There is nothing to mend.".to_owned(),
        Said::Mended { done: 0, left } => {
            format!("Nothing could be mended without judgement; {} left.", counted(*left, "finding is", "findings are"))
        }
        Said::Mended { done, left: 0 } => {
            format!("{} mended; `deedbox verify` reads every byte.", counted(*done, "thing is", "things are"))
        }
        Said::Mended { done, left } => {
            format!(
                "{} mended, {} left.",
                counted(*done, "thing is", "things are"),
                counted(*left, "finding is", "findings are")
            )
        }
        Said::Plain(text) => text.clone(),
        Said::Dealing(dealing) => relations::said(dealing),
    }
}

/// The step that is due, as a command.
fn next(id: &RecordId, due: &[Action]) -> String {
    match due.iter().find(|action| !matches!(action, Action::Rejected | Action::Reopened)) {
        Some(action) => format!(" Next: {}.", refusals::step_command(&id.to_string(), *action)),
        None => String::new(),
    }
}

fn one_person(same: SamePerson) -> &'static str {
    match same {
        SamePerson::Yes => " Asked for and approved by one person, which the record says.",
        SamePerson::No => "",
    }
}

fn filed(id: &RecordId, title: &Line, date: Date, from: DateFrom, pages: Option<u32>) -> String {
    let from = match from {
        DateFrom::Told => "",
        DateFrom::Name => " (from its name)",
        DateFrom::Today => " (today's: its name has none; `--date D` says it)",
    };
    let pages = pages.map_or_else(
        || "pages unknown".to_owned(),
        |n| counted(usize::try_from(n).unwrap_or(usize::MAX), "page", "pages"),
    );
    format!("{id}: {title}, dated {date}{from}, {pages}.")
}

fn lent(id: &RecordId, borrower: &Line, file: &str, due: Date, status: LoanStatus, level: Level) -> String {
    let who = match level {
        Level::Ordinary => "the manager",
        Level::Confidential => "the general manager, for it is confidential",
    };
    match status {
        LoanStatus::Asked => format!("{borrower} asks for {file}. It waits for {who}: `deedbox approve {id}`."),
        LoanStatus::Out => format!("{borrower} has {file} until {due}."),
        LoanStatus::Returned => format!("{borrower} has read {file} on the spot."),
        LoanStatus::Rejected => format!("{id} is rejected."),
    }
}

fn days(n: i64) -> String {
    if n == 1 { "1 day".to_owned() } else { format!("{n} days") }
}
