//! The sentences for what commands say happened.

use crate::cli::words::said::{DateFrom, Said};
use crate::cli::words::{Words, amends};
use crate::cli::words::{counted, gates, inbox, listed, refusals, relations};
use crate::desk::approve::DecidedOn;
use crate::model::document::Level;
use crate::model::event::SamePerson;
use crate::model::loan::LoanStatus;
use crate::model::{Action, Date, Line, RecordId, Status};
use crate::output::safe;

pub(super) fn said(words: Words, said: &Said) -> String {
    match said {
        Said::Phrase(text) => text.clone(),
        Said::Finished { changes } => {
            format!("Finished what a stopped command had begun ({}).", counted(*changes, "change", "changes"))
        }
        Said::Gates(slip) => gates::said(words, slip),
        Said::Dealing(dealing) => relations::said(dealing),
        Said::Inbox(said) => inbox::said(*said).to_owned(),
        Said::Page(_) => String::new(),
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
        Said::Rejected { id, what } => match what {
            DecidedOn::Loan { .. } => format!("{id} is rejected."),
            DecidedOn::Case { status: Status::Rejected, due } => format!("{id} is rejected.{}", next(id, due)),
            DecidedOn::Case { status, due } => {
                format!("{id} is not approved; it stands at {status} again.{}", next(id, due))
            }
            DecidedOn::Amendment => format!("The amendment of {id} is rejected; nothing changes."),
            DecidedOn::Void => format!("{id} is not voided; it counts as before."),
        },
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
        Said::QuestionsWait { file, codes } => format!(
            "{file}: no year has answers to {} yet. Import the questions again beside the answers.",
            safe::short(&codes.join(", "), 300)
        ),
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
        Said::Amends(said) => amends::amends(words, said),
        Said::Audit(said) => crate::cli::words::audit::said(said),
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
