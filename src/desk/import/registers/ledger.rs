//! A register whose rows become records, and what its columns can mean.

use crate::desk::import::headers::RegisterColumn;
use crate::model::{Action, Kind};

/// A register: the kind of record that its rows become, and what stands in its columns.
#[derive(Debug)]
pub struct RegisterLedger {
    /// The kind of record.
    pub kind: Kind,
    pub columns: &'static [RegisterColumn],
    /// What stands in each.
    pub(super) means: &'static [CellMeans],
}

impl RegisterLedger {
    /// The column that says when something was.
    pub fn day(&self) -> Option<&'static RegisterColumn> {
        self.places().find(|(_, means)| matches!(means, CellMeans::Day | CellMeans::Time)).map(|(column, _)| column)
    }

    pub(super) fn places(&self) -> impl Iterator<Item = (&'static RegisterColumn, CellMeans)> {
        self.columns.iter().zip(self.means.iter().copied())
    }
}

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CellMeans {
    /// The office's number.
    No,
    Unit,
    Day,
    /// The hour at which it was, or the day where that alone is known.
    Time,
    /// What it is about, in a line.
    Title,
    /// A field of the form.
    Value(&'static str),
    /// A field that can have several values.
    List(&'static str),
    /// A field whose value is a code: each code with the office's words for it.
    Code(&'static str, CodeWords),
    /// A field that is set or not.
    Flag(&'static str),
    /// When a step was taken.
    Step(Action),
    /// To whom a step went.
    To(Action),
    /// Who took a step.
    By(Action),
    /// Why a step was taken.
    Note(Action),
    /// When it was approved or rejected.
    Decided,
    /// Whether it was approved or rejected, or waits.
    Outcome,
}

/// Codes, each with the words that offices have for it.
pub(super) type CodeWords = &'static [(&'static str, &'static [&'static str])];
