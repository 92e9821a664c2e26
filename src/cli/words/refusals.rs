//! What the policies or the state of things do not allow.

use crate::cli::words::Words;
use crate::cli::words::vocabulary::step_command;
use crate::model::Refusal;
use crate::model::message::{Argument, Arguments};

/// How many of the things in a file are named; the rest is counted.
const NAMED: usize = 8;

/// What a refusal says beside its own values: the commands that settle it.
pub(super) fn beside(words: Words, refusal: &Refusal) -> Arguments {
    match refusal {
        Refusal::CaseStep { id, due, .. } => {
            let due: Vec<String> = due.iter().map(|step| step_command(words, &id.to_string(), *step)).collect();
            vec![("due", due.value())]
        }
        Refusal::GatesShut { gates, .. } => {
            let codes: Vec<String> = gates.iter().map(|shut| format!("--waive {}", shut.gate)).collect();
            vec![("waive", codes.join(" ").value())]
        }
        Refusal::NotEmpty { holds, .. } => {
            let shown = words.listed(holds.get(..NAMED).unwrap_or(holds));
            vec![("shown", shown.value()), ("more", holds.len().saturating_sub(NAMED).value())]
        }
        _ => Vec::new(),
    }
}
