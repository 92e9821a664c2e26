//! The sentences for what commands say happened.

use unicode_width::UnicodeWidthStr;

use crate::cli::words::said::{DateFrom, Said};
use crate::cli::words::vocabulary::step_command;
use crate::cli::words::{Words, amends, authority, gates, inbox, pages, relations, tables};
use crate::desk::approve::DecidedOn;
use crate::desk::authority::HandedOut;
use crate::model::confidence::Rests;
use crate::model::event::SamePerson;
use crate::model::loan::LoanStatus;
use crate::model::{Action, Date, Line, RecordId, Role, StaffId, Status, Whose};
use crate::output::phrases::say;
use crate::output::safe;
use crate::output::wording::Wording;

pub(super) fn said(words: Words, said: &Said) -> String {
    match said {
        Said::Finished { changes } => say!(words, "said-finished", changes => *changes),
        Said::Page(page) => pages::said(words, page),
        Said::Tables(said) => tables::said(words, said),
        Said::Gates(slip) => gates::said(words, slip),
        Said::Dealing(dealing) => relations::said(words, dealing),
        Said::Authority(said) => authority::said(words, said),
        Said::Inbox(said) => inbox::said(words, *said),
        Said::Nothing => say!(words, "said-nothing"),
        Said::NoPapers => say!(words, "said-no-papers"),
        Said::NothingToDo => say!(words, "said-nothing-to-do"),
        Said::Founded { name, folder, owner: None } => say!(words, "said-founded", name = name, folder = folder),
        Said::Founded { name, folder, owner: Some((owner, department)) } => {
            say!(words, "said-founded-owned", name = name, folder = folder, owner = owner, department = department)
        }
        Said::FirstCommit => say!(words, "said-first-commit"),
        Said::NoFirstCommit { says } => say!(words, "said-no-first-commit", says = says),
        Said::Entered { name, id, roles } if roles.is_empty() => {
            say!(words, "said-entered-without-role", name = name, id = id)
        }
        Said::Entered { name, id, roles: held } => {
            say!(words, "said-entered", name = name, id = id, roles = roles(words, held))
        }
        Said::RolesChanged { id, given, ended } => roles_changed(words, id, given, ended),
        Said::CameBack { id, date, roles } if roles.is_empty() => {
            say!(words, "said-came-back", id = id, date = date)
        }
        Said::CameBack { id, date, roles } => {
            let roles: Vec<String> = roles.iter().map(|role| words.code(role.as_str())).collect();
            say!(words, "said-came-back-with", id = id, date = date, roles = words.listed(&roles))
        }
        Said::Left { id, date } => say!(words, "said-left", id = id, date = date),
        Said::UnitAdded { unit, floor } => say!(words, "said-unit-added", unit = unit, floor = floor),
        Said::Opened { units, company, move_in } => {
            say!(words, "said-opened", company = company, units = words.listed(units), move_in = move_in)
        }
        Said::Further { unit, with, move_in } => {
            say!(words, "said-further", unit = unit, with = with, move_in = move_in)
        }
        Said::Filed { id, title, date, pages } => filed(words, (id, title), *date, *pages),
        Said::Lent { id, borrower, file, due, status, rests, handed, papers } => {
            let file = lent_papers(words, file, *papers);
            lent(words, (id, borrower), &file, (*due, *status), (rests, *handed))
        }
        Said::Approved { id, borrower, due, rests, handed, same_person } => {
            say!(words, "said-lent", borrower = borrower, file = id, due = due)
                + &authority::rests(words, rests, *handed)
                + &one_person(words, *same_person)
        }
        Said::Recorded { id, summary: None, due } => say!(words, "said-recorded", id = id) + &next(words, id, due),
        Said::Recorded { id, summary: Some(summary), due } => {
            say!(words, "said-recorded-about", id = id, summary = safe::short(summary, 200)) + &next(words, id, due)
        }
        Said::Stepped { id, status, with, due } => {
            let status = words.code(status.as_str());
            let stands = match with {
                None => say!(words, "said-stepped", id = id, status = status),
                Some(with) => say!(words, "said-stepped-with", id = id, status = status, with = with),
            };
            stands + &next(words, id, due)
        }
        Said::TookEffect { id, what: DecidedOn::Void, same_person } => {
            say!(words, "said-voided", id = id) + &one_person(words, *same_person)
        }
        Said::TookEffect { id, same_person, .. } => {
            say!(words, "said-amended", id = id) + &one_person(words, *same_person)
        }
        Said::Rejected { id, what } => rejected(words, id, what),
        Said::Returned { id, borrower, overdue_days: 0 } => {
            say!(words, "said-returned", id = id, borrower = borrower)
        }
        Said::Returned { id, borrower, overdue_days } => {
            say!(words, "said-returned-late", id = id, borrower = borrower, days => *overdue_days)
        }
        Said::Renewed { id, due, rests } => {
            say!(words, "said-renewed", id = id, due = due) + &authority::rests(words, rests, HandedOut::Over)
        }
        Said::MovedOut { file, bound: None } => say!(words, "said-unit-vacant", unit = file.unit()),
        Said::MovedOut { file, bound: Some(papers) } => {
            say!(words, "said-moved-out", file = file, papers => *papers)
        }
        Said::Plain(text) => text.clone(),
        Said::Amends(said) => amends::amends(words, said),
        Said::Audit(said) => crate::cli::words::audit::said(words, said),
        // What happened to the archive as a whole: boxes, catalogues, tables, what was mended.
        Said::NothingToBox { year } => say!(words, "said-nothing-to-box", year = year),
        Said::Boxed { year, volumes, boxes, folder } => {
            say!(words, "said-boxed", year = year, folder = folder, volumes => *volumes, boxes => boxes.len())
        }
        Said::Planned { file, volumes, boxes } => {
            say!(words, "said-planned", file = file, volumes => *volumes, boxes => *boxes)
        }
        Said::Behind { commits } => say!(words, "said-behind", commits => *commits),
        Said::CataloguePrinted { folder, volumes } => {
            say!(words, "said-catalogue-printed", folder = folder, volumes => *volumes)
        }
        Said::Labelled { units, page: Some(page) } => say!(words, "said-labelled-on", page = page, labels => *units),
        Said::Labelled { units, page: None } => say!(words, "said-labelled", labels => *units),
        Said::Examined { to_mend: 0, to_know: 0 } => say!(words, "said-all-well"),
        Said::Examined { to_mend: 0, to_know } => say!(words, "said-good-to-know", to_know => *to_know),
        Said::Examined { to_mend, to_know } => say!(words, "said-to-mend", to_mend => *to_mend, to_know => *to_know),
        Said::DemoTold { folder } => look_around(words, folder),
        Said::QuestionsWait { file, codes } => {
            say!(words, "said-questions-wait", file = file, codes = safe::short(&words.in_a_row(codes), 300))
        }
        Said::ColumnsNotRead { file, columns } => {
            let shown = safe::short(&words.in_a_row(columns), 300);
            if columns.len() == 1 {
                say!(words, "said-column-not-read", file = file, columns = shown)
            } else {
                say!(words, "said-columns-not-read", file = file, columns = shown)
            }
        }
        Said::ImportStopped { files } => say!(words, "said-import-stopped", files = words.in_a_row(files)),
        Said::Adopted { path } => say!(words, "said-adopted", path = path),
        Said::Mended { done: 0, left: 0 } => say!(words, "said-nothing-to-mend"),
        Said::Mended { done: 0, left } => say!(words, "said-none-mended", left => *left),
        Said::Mended { done, left: 0 } => say!(words, "said-mended", done => *done),
        Said::Mended { done, left } => say!(words, "said-mended-some", done => *done, left => *left),
    }
}

/// Roles in a sentence.
fn roles(words: Words, roles: &[Role]) -> String {
    words.listed(&roles.iter().map(|role| words.code(role.as_str())).collect::<Vec<_>>())
}

fn roles_changed(words: Words, id: &StaffId, given: &[Role], ended: &[Role]) -> String {
    let (now, no_longer) = (roles(words, given), roles(words, ended));
    match (given.is_empty(), ended.is_empty()) {
        (_, true) => say!(words, "said-roles-given", id = id, given = now),
        (true, false) => say!(words, "said-roles-ended", id = id, ended = no_longer),
        (false, false) => say!(words, "said-roles-changed", id = id, given = now, ended = no_longer),
    }
}

/// The step that is due, as a command.
fn next(words: Words, id: &RecordId, due: &[Action]) -> String {
    match due.iter().find(|action| !matches!(action, Action::Rejected | Action::Reopened)) {
        Some(action) => say!(words, "said-next", command = step_command(words, &id.to_string(), *action)),
        None => String::new(),
    }
}

fn one_person(words: Words, same: SamePerson) -> String {
    match same {
        SamePerson::Yes => say!(words, "said-one-person"),
        SamePerson::No => String::new(),
    }
}

fn rejected(words: Words, id: &RecordId, what: &DecidedOn) -> String {
    match what {
        DecidedOn::Loan { .. } | DecidedOn::LoanRefused => say!(words, "said-rejected", id = id),
        DecidedOn::Case { status: Status::Rejected, due } => {
            say!(words, "said-rejected", id = id) + &next(words, id, due)
        }
        DecidedOn::Case { status, due } => {
            say!(words, "said-not-approved", id = id, status = words.code(status.as_str())) + &next(words, id, due)
        }
        DecidedOn::Amendment => say!(words, "said-amendment-rejected", id = id),
        DecidedOn::Void => say!(words, "said-void-rejected", id = id),
    }
}

fn filed(words: Words, (id, title): (&RecordId, &Line), (date, from): (Date, DateFrom), pages: Option<u32>) -> String {
    let from = match from {
        DateFrom::Told => String::new(),
        DateFrom::Name => say!(words, "said-date-from-name"),
        DateFrom::Today => say!(words, "said-date-today"),
    };
    let pages = match pages {
        None => say!(words, "said-pages-unknown"),
        Some(pages) => say!(words, "said-pages", pages => pages),
    };
    say!(words, "said-filed", id = id, title = title, date = date, from = from, pages = pages)
}

/// What is lent: the whole file, or papers of it.
fn lent_papers(words: Words, file: &Whose, papers: usize) -> String {
    match papers {
        0 => file.to_string(),
        _ => say!(words, "said-papers-of", file = file, papers => papers),
    }
}

fn lent(
    words: Words,
    (id, borrower): (&RecordId, &Line),
    file: &str,
    (due, status): (Date, LoanStatus),
    (rests, handed): (&Rests, HandedOut),
) -> String {
    let on = || authority::rests(words, rests, handed);
    match (status, rests) {
        (LoanStatus::Asked, Rests::Authority(_) | Rests::Reader) => {
            say!(words, "said-waits-for-manager", id = id, borrower = borrower, file = file) + &on()
        }
        (LoanStatus::Asked, Rests::Nothing(lacks)) => {
            let why = authority::lacks(words, lacks, borrower);
            say!(words, "said-waits-for-general-manager", id = id, borrower = borrower, file = file, why = why)
        }
        (LoanStatus::Out, _) => say!(words, "said-lent", borrower = borrower, file = file, due = due) + &on(),
        (LoanStatus::Returned, _) => say!(words, "said-read-on-the-spot", borrower = borrower, file = file) + &on(),
        (LoanStatus::Rejected, _) => say!(words, "said-rejected", id = id),
    }
}

/// The commands to begin with, one beneath the other.
fn look_around(words: Words, folder: &str) -> String {
    let first = say!(words, "said-look-around") + "  ";
    let below = " ".repeat(first.width());
    format!(
        "{first}cd {folder} && export DEEDBOX_STAFF=wong\n\
         {below}deedbox status          {}\n\
         {below}deedbox show 1203       {}",
        say!(words, "said-look-status"),
        say!(words, "said-look-show")
    )
}
