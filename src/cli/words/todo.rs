//! What wants doing, in words, and the command that does it.

use rust_decimal::Decimal;

use crate::cli::words::{Words, refusals};
use crate::model::lateness::Lag;
use crate::model::{Action, Kind, Line};
use crate::output::phrases::say;
use crate::output::{Wording, safe};
use crate::views::pending::{Pending, Waits};
use crate::views::status::{SlowCase, Todo};

/// The heading of a sort of things to do.
pub(super) fn sort(words: Words, todo: &Todo) -> String {
    words.phrase(&format!("todo-sort-{}", todo.sort()), Vec::new())
}

/// Names that a sentence lists; beyond them it says how many more.
const NAMED: usize = 6;

pub(super) fn sentence(words: Words, todo: &Todo) -> String {
    match todo {
        Todo::WaitsForMe(line) | Todo::WaitsForOthers(line) => waits(words, line),
        Todo::LoanOverdue { borrower, company, due, days, .. } => {
            let file = file_of(words, company.as_ref());
            say!(words, "todo-loan-overdue", borrower = borrower, file = file, due = due, days => *days)
        }
        Todo::CaseLate(case) => late(words, case),
        Todo::CaseHeld(case) => held(words, case),
        Todo::Overdue { company, amount, due, days, .. } => {
            say!(words, "todo-overdue", company = company, amount = money(*amount), due = due, days => *days)
        }
        Todo::LeaseEnded { unit, company, lease_end, .. } => {
            say!(words, "todo-lease-ended", unit = unit, company = company, lease_end = lease_end)
        }
        Todo::GateNoted { gate, note, company, lease_end, .. } => {
            let (gate, note) = (words.code(gate.as_str()), safe::short(note.as_str(), 80));
            say!(words, "todo-gate-noted", gate = gate, note = note, company = company, lease_end = lease_end)
        }
        Todo::InInbox { name, date, over: None, .. } => say!(words, "todo-in-inbox", name = name, date = date),
        Todo::InInbox { name, date, days, over: Some(over), .. } => {
            say!(words, "todo-in-inbox-over", name = name, date = date, over = over, days => *days)
        }
        Todo::NotAcknowledged { title, date, clients, .. } => {
            let title = title.as_ref().map_or_else(|| say!(words, "todo-a-notice"), ToString::to_string);
            say!(words, "todo-not-acknowledged", title = title, date = date, clients = some(words, clients))
        }
        Todo::SurveyDue { year } => say!(words, "todo-survey-due", year = year),
        Todo::SurveyOpen { year, since, .. } => say!(words, "todo-survey-open", year = year, since = since),
        other => of_file(words, other),
    }
}

/// What a file or a volume wants.
fn of_file(words: Words, todo: &Todo) -> String {
    match todo {
        Todo::Unconfirmed { unit, company, since, changed: None } => {
            say!(words, "todo-never-confirmed", unit = unit, company = company, since = since)
        }
        Todo::Unconfirmed { unit, company, since, changed: Some(changed) } => {
            let changed = if changed.is_empty() { say!(words, "todo-the-cover") } else { some(words, changed) };
            say!(words, "todo-unconfirmed", unit = unit, company = company, since = since, changed = changed)
        }
        Todo::Stale { unit, company, reviewed: Some(day), latest } => {
            say!(words, "todo-stale", unit = unit, company = company, reviewed = day, latest = latest)
        }
        Todo::Stale { unit, company, reviewed: None, latest } => {
            say!(words, "todo-never-gone-through", unit = unit, company = company, latest = latest)
        }
        Todo::NoCustodian { unit, company, .. } => say!(words, "todo-no-custodian", unit = unit, company = company),
        Todo::LabelDue { unit, label, printed: None, .. } => {
            say!(words, "todo-label-never-printed", unit = unit, label = label)
        }
        Todo::LabelDue { unit, label, printed: Some(printed), .. } => {
            say!(words, "todo-label-due", unit = unit, label = label, printed = printed)
        }
        Todo::NotBoxed { year, volumes } => say!(words, "todo-not-boxed", year = year, volumes => volumes.len()),
        Todo::SameBytes { papers, title } => {
            let title = title.as_ref().map_or_else(|| say!(words, "todo-a-paper"), ToString::to_string);
            say!(words, "todo-same-bytes", title = title, papers = some(words, papers), count = papers.len())
        }
        _ => String::new(),
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
        Waits::Void(kind) => say!(words, "todo-waits-void", record = record(words, kind, company, about)),
    };
    say!(words, "todo-waits", what = what, since = since, role = role, who = who)
}

/// What is late about a case, and who has it.
fn late(words: Words, case: &SlowCase) -> String {
    let why: Vec<String> = case
        .lags
        .iter()
        .filter_map(|lag| match lag {
            Lag::Complaint => Some(say!(words, "todo-open-too-long")),
            Lag::Response => Some(say!(words, "todo-nobody-came")),
            Lag::Repair => Some(say!(words, "todo-not-done")),
            Lag::Held => None,
        })
        .collect();
    let why = why.join(&say!(words, "common-between"));
    let (about, since, days) = (about(words, case), case.since, case.days);
    match &case.with {
        Some((with, Some(held))) => {
            say!(words, "todo-late-with-since", about = about, since = since, why = why, with = with, held = held, days => days)
        }
        Some((with, None)) => {
            say!(words, "todo-late-with", about = about, since = since, why = why, with = with, days => days)
        }
        None => say!(words, "todo-late", about = about, since = since, why = why, days => days),
    }
}

fn held(words: Words, case: &SlowCase) -> String {
    let (about, since) = (about(words, case), case.since);
    match &case.with {
        Some((with, Some(held))) => {
            say!(words, "todo-held-since", about = about, since = since, with = with, held = held)
        }
        Some((with, None)) => say!(words, "todo-held", about = about, since = since, with = with),
        None => say!(words, "todo-lies", about = about, since = since),
    }
}

fn about(words: Words, case: &SlowCase) -> String {
    let title = case.title.as_ref().map(|title| safe::short(title.as_str(), 80));
    record(words, case.kind, case.company.as_ref(), title)
}

/// A record: of what kind, whose, about what.
fn record(words: Words, kind: Kind, company: Option<&Line>, about: Option<String>) -> String {
    let noun = words.noun(kind);
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

/// The command, as it is typed; words in capitals are the person's to fill in.
pub(super) fn command(todo: &Todo) -> String {
    match todo {
        Todo::WaitsForMe(line) | Todo::WaitsForOthers(line) => format!("deedbox approve {}", line.id()),
        Todo::LoanOverdue { id, .. } => format!("deedbox return {id}"),
        Todo::CaseLate(case) | Todo::CaseHeld(case) => step(case),
        Todo::Overdue { file, .. } => format!("deedbox record payment {file} --amount AMOUNT"),
        Todo::LeaseEnded { unit, lease_end, .. } => format!("deedbox move-out {unit} --date {lease_end}"),
        Todo::GateNoted { id, .. } => format!("deedbox close {id}"),
        Todo::InInbox { name, unit, category, .. } => {
            let unit = unit.as_ref().map_or("UNIT", |unit| unit.as_str());
            let category = category.as_deref().unwrap_or("CATEGORY");
            format!("deedbox inbox file {} --unit {unit} --category {category}", quoted(name))
        }
        Todo::NotAcknowledged { id, .. } => format!("deedbox notice acknowledge {id} --client UNIT --person NAME"),
        Todo::SurveyDue { year } => format!("deedbox survey open --year {year} --to all"),
        Todo::SurveyOpen { year, .. } => format!("deedbox survey close --year {year}"),
        Todo::Unconfirmed { unit, .. } => format!("deedbox confirm {unit}"),
        Todo::Stale { unit, .. } => format!("deedbox review {unit}"),
        Todo::NoCustodian { unit, .. } => format!("deedbox amend {unit} custodian=STAFF"),
        Todo::LabelDue { unit, .. } => format!("deedbox label {unit}"),
        Todo::NotBoxed { year, .. } => format!("deedbox archive-moved-out --year {year}"),
        Todo::SameBytes { papers, .. } => {
            let owner = papers.first().map(|paper| paper.owner.to_string()).unwrap_or_default();
            format!("deedbox show {owner}")
        }
    }
}

/// The step of a case that is due.
fn step(case: &SlowCase) -> String {
    let command = refusals::step_command(&case.id.to_string(), case.due.unwrap_or(Action::Closed));
    command.trim_matches('`').to_owned()
}

/// A word as a POSIX shell reads it back.
fn quoted(word: &str) -> String {
    let plain = word.chars().all(|c| c.is_alphanumeric() || matches!(c, '/' | '.' | '-' | '_' | '@'));
    if plain && !word.starts_with('-') { word.to_owned() } else { format!("'{}'", word.replace('\'', "'\\''")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_blanks_or_quotes_can_be_pasted_into_a_shell() {
        let command = |name: &str| {
            command(&Todo::InInbox {
                name: name.to_owned(),
                date: "2026-01-01".parse().unwrap(),
                days: 1,
                over: None,
                unit: None,
                category: None,
            })
        };
        assert!(command("租約.pdf").contains(" 租約.pdf "));
        assert!(command("it's here.pdf").contains(r" 'it'\''s here.pdf' "));
    }
}
