//! The gates of the move-out slip in words.

use crate::cli::words::listed;
use crate::model::gate::{Gate, GateState};

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

pub(super) fn said(said: &OfGates) -> String {
    match said {
        OfGates::SlipWritten { page } => format!("The slip to sign is in {page}."),
        OfGates::FurtherUnitAlone => {
            "The client keeps other units, and the file with them: no gate stands before this one.".to_owned()
        }
    }
}

/// Ids that are named beside a gate; beyond them how many more there are.
const NAMED: usize = 5;

/// What shuts a gate, in a refusal.
pub(super) fn shut(state: &GateState) -> String {
    let mut by: Vec<String> = state.shut_by.iter().take(NAMED).map(ToString::to_string).collect();
    let more = state.shut_by.len().saturating_sub(NAMED);
    if 0 < more {
        by.push(format!("{more} more"));
    }
    let amount = match (state.gate, state.amount) {
        (Gate::Arrears, Some(amount)) => format!("{amount} owed: "),
        (_, Some(amount)) => format!("{amount} held: "),
        (_, None) => String::new(),
    };
    format!("{} ({amount}{})", state.gate, listed(&by))
}
