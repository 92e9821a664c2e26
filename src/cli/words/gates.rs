//! The gates of the move-out slip in words.

use crate::cli::words::Words;

use crate::output::phrases::say;

/// Something to say about the slip.
#[derive(Clone, Debug)]
pub enum OfGates {
    /// The page to sign was written.
    SlipWritten { page: String },
    /// A further unit is given up alone.
    FurtherUnitAlone,
}

pub(super) fn said(words: Words, said: &OfGates) -> String {
    match said {
        OfGates::SlipWritten { page } => say!(words, "gate-slip-written", page = page),
        OfGates::FurtherUnitAlone => say!(words, "gate-further-unit-alone"),
    }
}
