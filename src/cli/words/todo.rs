//! What wants doing, in words, and the command that does it.

use rust_decimal::Decimal;

use crate::cli::words::{Words, audit};
use crate::model::signing::KeyUse;
use crate::model::{Kind, Line};
use crate::output::phrases::say;
use crate::output::safe;
use crate::output::wording::Wording;
use crate::views::pending::{Pending, Waits};
use crate::views::status::{Broken, Todo};

/// The heading of a sort of things to do.
pub(super) fn sort(words: Words, todo: &Todo) -> String {
    words.phrase(&format!("todo-sort-{}", todo.sort()), Vec::new())
}

/// Names that a sentence lists; beyond them it says how many more.
const NAMED: usize = 6;

pub(super) fn sentence(words: Words, todo: &Todo) -> String {
    match todo {
        Todo::WaitsForMe(line) | Todo::WaitsForOthers(line) => waits(words, line),
        Todo::Broken(broken) => of_broken(words, broken),
        Todo::Overdue { company, amount, due, days, .. } => {
            say!(words, "todo-overdue", company = company, amount = money(*amount), due = due, days => *days)
        }
        Todo::LeaseEnds { unit, company, lease_end, renewal: Some(until) } => {
            say!(words, "todo-lease-ends-renewal", unit = unit, company = company, lease_end = lease_end, until = until)
        }
        Todo::LeaseEnds { unit, company, lease_end, renewal: None } => {
            say!(words, "todo-lease-ends", unit = unit, company = company, lease_end = lease_end)
        }
        Todo::NextClient { unit, company, present, since } => {
            say!(words, "todo-next-client", unit = unit, company = company, present = present, since = since)
        }
        Todo::LeaseEnded { unit, company, lease_end, renewal: Some(until) } => {
            say!(
                words,
                "todo-lease-ended-renewal",
                unit = unit,
                company = company,
                lease_end = lease_end,
                until = until
            )
        }
        Todo::LeaseEnded { unit, company, lease_end, renewal: None } => {
            say!(words, "todo-lease-ended", unit = unit, company = company, lease_end = lease_end)
        }
        Todo::GateNoted { gate, note, company, lease_end, .. } => {
            let (gate, note) = (words.code(gate.as_str()), safe::short(note.as_str(), 80));
            say!(words, "todo-gate-noted", gate = gate, note = note, company = company, lease_end = lease_end)
        }
        Todo::IssueEnds { what, numbers, company, ends, .. } => {
            let (what, numbers) = (words.code(what.as_str()), some(words, numbers));
            say!(words, "todo-issue-ends", what = what, numbers = numbers, company = company, ends = ends)
        }
        Todo::InInbox { name, date, .. } => say!(words, "todo-in-inbox", name = name, date = date),
        Todo::SurveyDue { year } => say!(words, "todo-survey-due", year = year),
        Todo::SurveyOpen { year, since, .. } => say!(words, "todo-survey-open", year = year, since = since),
        Todo::SameBytes { papers, title } => {
            let title = title.as_ref().map_or_else(|| say!(words, "todo-a-paper"), ToString::to_string);
            say!(words, "todo-same-bytes", title = title, papers = some(words, papers), count = papers.len())
        }
        Todo::NotRead { papers } => say!(words, "todo-not-read", papers => *papers),
    }
}

/// What is not as the policies want it: whose, why, and by which clauses.
fn of_broken(words: Words, broken: &Broken) -> String {
    let why: Vec<String> = broken.why.iter().map(|why| audit::why(words, why)).collect();
    let why = why.join(&say!(words, "common-between"));
    let clauses: Vec<&str> = broken.clauses.iter().map(|clause| clause.as_str()).collect();
    say!(words, "todo-broken", whose = whose(words, broken), why = why, clauses = words.in_a_row(&clauses))
}

fn whose(words: Words, broken: &Broken) -> String {
    let about = &broken.about;
    if let Some(kind) = about.kind {
        let title = about.title.as_ref().map(|title| safe::short(&crate::output::gist(title, &words), 80));
        let record = record(words, kind, about.company.as_ref(), title);
        return say!(words, "todo-broken-record", record = record, since = broken.since);
    }
    match (&about.company, &about.file) {
        (Some(company), Some(file)) => say!(words, "todo-broken-file", company = company, file = file),
        _ => broken.id.clone(),
    }
}

/// What waits, since when, for whom.
fn waits(words: Words, line: &Pending) -> String {
    let who = if line.may.is_empty() { say!(words, "todo-nobody-holds-it") } else { words.listed(&line.may) };
    let (since, role) = (line.since, words.code(line.role.as_str()));
    let company = line.company.as_ref();
    let about = line.about.as_ref().map(|about| safe::short(&crate::output::gist(about, &words), 80));
    let what = match line.what {
        Waits::Loan => {
            let (file, about) = (file_of(words, company), about.unwrap_or_default());
            return say!(words, "todo-waits-loan", file = file, since = since, about = about, role = role, who = who);
        }
        Waits::Case(kind) => record(words, kind, company, about),
        Waits::Amendment(kind) => {
            say!(words, "todo-waits-amendment", record = record(words, kind, company, about))
        }
        Waits::Key(used_to) => {
            let record = record(words, Kind::Person, company, about);
            match used_to {
                KeyUse::Sign => say!(words, "todo-waits-key", record = record),
                KeyUse::Open => say!(words, "todo-waits-opening-key", record = record),
            }
        }
        Waits::Void(kind) => say!(words, "todo-waits-void", record = record(words, kind, company, about)),
    };
    say!(words, "todo-waits", what = what, since = since, role = role, who = who)
}

/// A record: of what kind, whose, about what.
fn record(words: Words, kind: Kind, company: Option<&Line>, about: Option<String>) -> String {
    let noun = words.kind(kind);
    match (company, about) {
        (None, None) => say!(words, "todo-record", noun = noun),
        (None, Some(about)) => say!(words, "todo-record-about", noun = noun, about = about),
        (Some(company), None) => say!(words, "todo-record-of", noun = noun, company = company),
        (Some(company), Some(about)) => {
            say!(words, "todo-record-of-about", noun = noun, company = company, about = about)
        }
    }
}

/// A list of which the first are named.
fn some<T: ToString>(words: Words, items: &[T]) -> String {
    let mut shown: Vec<String> = items.iter().take(NAMED).map(ToString::to_string).collect();
    if NAMED < items.len() {
        shown.push(say!(words, "todo-some-more", more = items.len() - NAMED));
    }
    words.listed(&shown)
}

fn money(amount: Decimal) -> String {
    format!("{amount:.2}")
}

fn file_of(words: Words, company: Option<&Line>) -> String {
    match company {
        None => say!(words, "todo-papers-of-a-room"),
        Some(company) => say!(words, "todo-file-of", company = company),
    }
}
