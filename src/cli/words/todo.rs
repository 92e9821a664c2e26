//! What wants doing, in words, and the command that does it.

use rust_decimal::Decimal;

use crate::cli::words::{counted, kind_noun, listed, refusals};
use crate::model::lateness::Lag;
use crate::model::{Action, Line};
use crate::output::safe;
use crate::views::pending::{Pending, Waits};
use crate::views::status::{SlowCase, Todo};

/// The heading of a sort of things to do.
pub(super) fn sort(todo: &Todo) -> &'static str {
    match todo {
        Todo::WaitsForMe(_) => "Waiting for you",
        Todo::LoanOverdue { .. } => "Loans overdue",
        Todo::CaseLate(_) => "Cases late",
        Todo::CaseHeld(_) => "Cases held long",
        Todo::Overdue { .. } => "Owed for more than 90 days",
        Todo::LeaseEnded { .. } => "Leases that ended",
        Todo::GateNoted { .. } => "Before they leave",
        Todo::InInbox { .. } => "Papers in the inbox",
        Todo::NotAcknowledged { .. } => "Notices not acknowledged",
        Todo::SurveyDue { .. } => "Survey due",
        Todo::SurveyOpen { .. } => "Surveys open",
        Todo::WaitsForOthers(_) => "Waiting for others",
        Todo::Unconfirmed { .. } => "Files not confirmed",
        Todo::Stale { .. } => "Files to go through",
        Todo::NoCustodian { .. } => "Files without a custodian",
        Todo::LabelDue { .. } => "File labels to print",
        Todo::NotBoxed { .. } => "Years to box",
        Todo::SameBytes { .. } => "The same paper with several clients",
    }
}

/// Names that a sentence lists; beyond them it says how many more.
const NAMED: usize = 6;

pub(super) fn sentence(todo: &Todo) -> String {
    match todo {
        Todo::WaitsForMe(line) | Todo::WaitsForOthers(line) => waits(line),
        Todo::LoanOverdue { borrower, company, due, days, .. } => {
            format!("{borrower} has {}, due on {due}: {} late", file_of(company.as_ref()), counted_days(*days))
        }
        Todo::CaseLate(case) => late(case),
        Todo::CaseHeld(case) => held(case),
        Todo::Overdue { company, amount, due, days, .. } => {
            format!("{company} owes {} since {due}, {}", money(*amount), counted_days(*days))
        }
        Todo::LeaseEnded { unit, company, lease_end, .. } => {
            format!("the lease of {company} in {unit} ended on {lease_end}, and nobody moved out")
        }
        Todo::GateNoted { gate, note, company, lease_end, .. } => {
            format!("{gate}: {}; the lease of {company} ends on {lease_end}", safe::short(note.as_str(), 80))
        }
        Todo::InInbox { name, date, over: None, .. } => format!("{name} waits in the inbox since {date}"),
        Todo::InInbox { name, date, days, over: Some(over), .. } => {
            format!("{name} waits in the inbox since {date}: {}, more than {over}", counted_days(*days))
        }
        Todo::NotAcknowledged { title, date, clients, .. } => {
            let title = title.as_ref().map_or("a notice", Line::as_str);
            format!("{title}, sent on {date}: not acknowledged by {}", some(clients))
        }
        Todo::SurveyDue { year } => format!("no survey of {year} was opened yet"),
        Todo::SurveyOpen { year, since, .. } => format!("the survey of {year} is open since {since}"),
        Todo::Unconfirmed { unit, company, since, changed: None } => {
            format!("the file of {company} in {unit} was never confirmed; they are here since {since}")
        }
        Todo::Unconfirmed { unit, company, since, changed: Some(changed) } => {
            let changed = if changed.is_empty() { "the cover".to_owned() } else { some(changed) };
            format!("the file of {company} in {unit} is not confirmed since {since}: {changed} changed")
        }
        Todo::Stale { unit, company, reviewed, latest } => {
            let through = match reviewed {
                Some(day) => format!("was gone through last on {day}"),
                None => "was never gone through".to_owned(),
            };
            format!("the file of {company} in {unit} {through}; its latest record is of {latest}")
        }
        Todo::NoCustodian { unit, company, .. } => format!("nobody keeps the file of {company} in {unit}"),
        Todo::LabelDue { unit, label, printed: None, .. } => {
            format!("the label of {unit} was never printed: {label}")
        }
        Todo::LabelDue { unit, label, printed: Some(printed), .. } => {
            format!("the label of {unit} says {printed}, the cover {label}")
        }
        Todo::NotBoxed { year, volumes } => {
            format!("{} of {year} {} in no box", counted(volumes.len(), "volume", "volumes"), lies(volumes.len()))
        }
        Todo::SameBytes { papers, title } => {
            let title = title.as_ref().map_or("a paper", Line::as_str);
            format!("{title} is filed with {} clients, byte for byte: {}", papers.len(), some(papers))
        }
    }
}

/// What waits, since when, for whom.
fn waits(line: &Pending) -> String {
    let of = line.company.as_ref().map(|company| format!(" of {company}")).unwrap_or_default();
    let about = line.about.as_ref().map(|about| format!(" ({})", safe::short(about, 80))).unwrap_or_default();
    let what = match line.what {
        Waits::Loan => {
            let file = line.company.as_ref();
            let who = if line.may.is_empty() { "nobody holds it".to_owned() } else { listed(&line.may) };
            let about = line.about.as_deref().unwrap_or_default();
            return format!(
                "{} is asked for since {} ({}); waits for the {} ({who})",
                file_of(file),
                line.since,
                safe::short(about, 80),
                line.role
            );
        }
        Waits::Case(kind) => format!("{}{of}{about}", kind_noun(kind)),
        Waits::Amendment(kind) => format!("new values for {}{of}{about}", kind_noun(kind)),
        Waits::Void(kind) => format!("that {}{of}{about} counts for nothing", kind_noun(kind)),
    };
    let who = if line.may.is_empty() { "nobody holds it".to_owned() } else { listed(&line.may) };
    format!("{what}, since {}; waits for the {} ({who})", line.since, line.role)
}

/// What is late about a case, and who has it.
fn late(case: &SlowCase) -> String {
    let why: Vec<&str> = case
        .lags
        .iter()
        .filter_map(|lag| match lag {
            Lag::Complaint => Some("open too long"),
            Lag::Response => Some("nobody came in time"),
            Lag::Repair => Some("not done in time"),
            Lag::Held => None,
        })
        .collect();
    let with = match &case.with {
        Some((with, Some(since))) => format!("; with {with} since {since}"),
        Some((with, None)) => format!("; with {with}"),
        None => String::new(),
    };
    format!("{}, of {}, {} ago: {}{with}", about(case), case.since, counted_days(case.days), why.join(", "))
}

fn held(case: &SlowCase) -> String {
    let with = match &case.with {
        Some((with, Some(since))) => format!("{with} has it since {since}"),
        Some((with, None)) => format!("{with} has it"),
        None => "it lies".to_owned(),
    };
    format!("{}, of {}: {with}", about(case), case.since)
}

fn about(case: &SlowCase) -> String {
    let title = case.title.as_ref().map(|title| format!(" ({})", safe::short(title.as_str(), 80))).unwrap_or_default();
    let of = case.company.as_ref().map(|company| format!(" of {company}")).unwrap_or_default();
    format!("{}{of}{title}", kind_noun(case.kind))
}

/// A list of which the first are named.
fn some<T: ToString>(items: &[T]) -> String {
    let mut shown: Vec<String> = items.iter().take(NAMED).map(ToString::to_string).collect();
    if NAMED < items.len() {
        shown.push(format!("{} more", items.len() - NAMED));
    }
    listed(&shown)
}

fn money(amount: Decimal) -> String {
    format!("{amount:.2}")
}

fn counted_days(days: i64) -> String {
    counted(usize::try_from(days).unwrap_or(usize::MAX), "day", "days")
}

fn file_of(company: Option<&Line>) -> String {
    company.map_or_else(|| "papers of a room".to_owned(), |company| format!("the file of {company}"))
}

fn lies(n: usize) -> &'static str {
    if n == 1 { "lies" } else { "lie" }
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
