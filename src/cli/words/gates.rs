//! The gates of the move-out slip in words.

use crate::cli::words::Words;
use crate::model::gate::{Gate, GateState};
use crate::output::phrases::say;
use crate::output::wording::Wording;

/// Something to say about the slip.
#[derive(Clone, Debug)]
pub enum OfGates {
    /// The page to sign was written.
    SlipWritten {
        /// Where.
        page: String,
    },
    /// A further unit is given up alone.
    FurtherUnitAlone,
}

pub(super) fn said(words: Words, said: &OfGates) -> String {
    match said {
        OfGates::SlipWritten { page } => say!(words, "gate-slip-written", page = page),
        OfGates::FurtherUnitAlone => say!(words, "gate-further-unit-alone"),
    }
}

/// Ids that are named beside a gate; beyond them how many more there are.
const NAMED: usize = 5;

/// What shuts a gate, in a refusal.
pub(super) fn shut(words: Words, state: &GateState) -> String {
    let mut by: Vec<String> = state.shut_by.iter().take(NAMED).map(ToString::to_string).collect();
    let more = state.shut_by.len().saturating_sub(NAMED);
    if 0 < more {
        by.push(say!(words, "gate-more", n => more));
    }
    let (gate, by) = (words.code(state.gate.as_str()), words.listed(&by));
    match (state.gate, state.amount) {
        (Gate::Arrears, Some(amount)) => say!(words, "gate-owed", gate = gate, amount = amount, by = by),
        (_, Some(amount)) => say!(words, "gate-held", gate = gate, amount = amount, by = by),
        (_, None) => say!(words, "gate-shut", gate = gate, by = by),
    }
}
