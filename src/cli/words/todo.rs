//! What wants doing, in words, and the command that does it.

use crate::cli::words::{counted, listed};
use crate::model::Line;
use crate::views::status::Todo;

/// The heading of a sort of things to do.
pub(super) fn sort(todo: &Todo) -> &'static str {
    match todo {
        Todo::LoanOverdue { .. } => "Loans overdue",
        Todo::LoanWaiting { .. } => "Loans waiting for approval",
        Todo::LeaseEnded { .. } => "Leases that ended",
        Todo::InInbox { .. } => "Papers in the inbox",
        Todo::NotBoxed { .. } => "Years to box",
        Todo::NoCustodian { .. } => "Files without a custodian",
        Todo::LabelDue { .. } => "File labels to print",
        Todo::SameBytes { .. } => "The same paper with several clients",
    }
}

pub(super) fn sentence(todo: &Todo) -> String {
    match todo {
        Todo::LoanOverdue { borrower, company, due, days, .. } => {
            let days = counted(usize::try_from(*days).unwrap_or(usize::MAX), "day", "days");
            format!("{borrower} has {}, due on {due}: {days} late", file_of(company.as_ref()))
        }
        Todo::LoanWaiting { borrower, company, since, role, approvers, .. } => {
            let who = if approvers.is_empty() { "nobody holds it".to_owned() } else { listed(approvers) };
            format!("{borrower} asks for {} since {since}; waits for the {role} ({who})", file_of(company.as_ref()))
        }
        Todo::LeaseEnded { unit, company, lease_end } => {
            format!("the lease of {company} in {unit} ended on {lease_end}, and nobody moved out")
        }
        Todo::InInbox { name, date } => format!("{name} waits in the inbox since {date}"),
        Todo::NotBoxed { year, volumes } => {
            format!("{} of {year} {} in no box", counted(volumes.len(), "volume", "volumes"), lies(volumes.len()))
        }
        Todo::NoCustodian { unit, company, .. } => format!("nobody keeps the file of {company} in {unit}"),
        Todo::LabelDue { unit, label, printed: None, .. } => {
            format!("the label of {unit} was never printed: {label}")
        }
        Todo::LabelDue { unit, label, printed: Some(printed), .. } => {
            format!("the label of {unit} says {printed}, the cover {label}")
        }
        Todo::SameBytes { papers, title } => {
            let title = title.as_ref().map_or("a paper", Line::as_str);
            format!("{title} is filed with {} clients, byte for byte: {}", papers.len(), listed(papers))
        }
    }
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
        Todo::LoanOverdue { id, .. } => format!("deedbox return {id}"),
        Todo::LoanWaiting { id, .. } => format!("deedbox approve {id}"),
        Todo::LeaseEnded { unit, lease_end, .. } => format!("deedbox move-out {unit} --date {lease_end}"),
        Todo::InInbox { name, .. } => {
            format!("deedbox file UNIT {} --category CATEGORY --move", quoted(&format!("inbox/{name}")))
        }
        Todo::NotBoxed { year, .. } => format!("deedbox archive-moved-out --year {year}"),
        Todo::NoCustodian { unit, .. } => format!("deedbox show {unit}"),
        Todo::LabelDue { unit, .. } => format!("deedbox label {unit}"),
        Todo::SameBytes { papers, .. } => {
            let owner = papers.first().map(|paper| paper.owner.to_string()).unwrap_or_default();
            format!("deedbox show {owner}")
        }
    }
}

/// A word as a POSIX shell reads it back.
fn quoted(word: &str) -> String {
    let plain = word.chars().all(|c| c.is_alphanumeric() || matches!(c, '/' | '.' | '-' | '_' | '@'));
    if plain { word.to_owned() } else { format!("'{}'", word.replace('\'', "'\\''")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_blanks_or_quotes_can_be_pasted_into_a_shell() {
        let command =
            |name: &str| command(&Todo::InInbox { name: name.to_owned(), date: "2026-01-01".parse().unwrap() });
        assert!(command("租約.pdf").contains(" inbox/租約.pdf "));
        assert!(command("it's here.pdf").contains(r" 'inbox/it'\''s here.pdf' "));
    }
}
