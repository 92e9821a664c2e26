//! What the policies or the state of things do not allow.

use crate::cli::words::vocabulary::{either, step_command};
use crate::cli::words::{ErrorText, Words};
use crate::model::Refusal;
use crate::output::phrases::{number, say, text};
use fluent_bundle::FluentValue;

/// How many of the things in a file are named; the rest is counted.
const NAMED: usize = 8;

pub(super) fn refusal(words: Words, refusal: &Refusal) -> ErrorText {
    words.message_with(refusal, commands(words, refusal))
}

/// What a refusal says beside its own values: the commands that settle it.
fn commands(words: Words, refusal: &Refusal) -> Vec<(String, FluentValue<'static>)> {
    match refusal {
        Refusal::CaseStep { id, due, .. } => {
            let due: Vec<String> = due.iter().map(|action| step_command(words, &id.to_string(), *action)).collect();
            vec![("due".to_owned(), text(either(words, &due)))]
        }
        Refusal::FurtherUnits { further, .. } => {
            let command = |unit| say!(words, "refusal-move-out-command", unit = unit);
            let commands: Vec<String> = further.iter().map(command).collect();
            vec![("commands".to_owned(), text(words.in_a_row(&commands)))]
        }
        Refusal::GatesShut { gates, .. } => {
            let codes: Vec<String> = gates.iter().map(|shut| format!("--waive {}", shut.gate)).collect();
            vec![("waive".to_owned(), text(codes.join(" ")))]
        }
        Refusal::NotEmpty { holds, .. } => {
            let shown = words.listed(holds.get(..NAMED).unwrap_or(holds));
            vec![("shown".to_owned(), text(shown)), ("more".to_owned(), number(holds.len().saturating_sub(NAMED)))]
        }
        _ => Vec::new(),
    }
}
