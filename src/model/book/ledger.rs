//! A register whose rows become records, and what its columns can mean.

use crate::model::book::column::RegisterColumn;
use crate::model::sheet::CellSort;
use crate::model::{Action, Kind};

/// A register: the kind of record that its rows become, and what stands in its columns.
#[derive(Debug)]
pub struct RegisterLedger {
    /// The kind of record.
    pub kind: Kind,
    pub columns: &'static [RegisterColumn],
    /// What stands in each.
    pub means: &'static [CellMeans],
}

impl RegisterLedger {
    /// The column that says when something was.
    pub fn day(&self) -> Option<&'static RegisterColumn> {
        self.places().find(|(_, means)| *means == CellMeans::When).map(|(column, _)| column)
    }

    pub fn places(&self) -> impl Iterator<Item = (&'static RegisterColumn, CellMeans)> {
        self.columns.iter().zip(self.means.iter().copied())
    }

    /// The columns of an export: a step has its hour where the kind is reckoned in hours.
    pub fn exported(&self) -> impl Iterator<Item = (&'static RegisterColumn, CellMeans, CellSort)> {
        let of_steps = if self.kind.is_reckoned_in_hours() { CellSort::Time } else { CellSort::Date };
        self.places().map(move |(column, means)| {
            let sort = match means {
                CellMeans::Code(..) | CellMeans::Outcome => CellSort::Code,
                CellMeans::Flag(_) => CellSort::Flag,
                CellMeans::Step(_) | CellMeans::Decided => of_steps,
                CellMeans::No | CellMeans::Unit | CellMeans::When | CellMeans::Title | CellMeans::Value(_) => {
                    column.sort()
                }
                CellMeans::List(_) | CellMeans::To(_) | CellMeans::PassedTo(_) => column.sort(),
                CellMeans::By(_) | CellMeans::Note(_) | CellMeans::Papers(_) | CellMeans::Pieces(_) => column.sort(),
            };
            (column, means, sort)
        })
    }
}

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellMeans {
    /// The office's number.
    No,
    Unit,
    /// When it was: the day, or the hour where the column holds times.
    When,
    /// What it is about, in a line.
    Title,
    /// A field of the form.
    Value(&'static str),
    /// A field that can have several values.
    List(&'static str),
    /// A field that names papers of the client's: by day and title.
    Papers(&'static str),
    /// A field that names what stands on shelves by its identity: by the name of the client, a supplement by its code.
    Pieces(&'static str),
    /// A field whose value is a code: each code with the office's words for it.
    Code(&'static str, CodeWords),
    /// A field that is set or not.
    Flag(&'static str),
    /// When a step was taken.
    Step(Action),
    /// To whom a step went; of what is under way, who has it.
    To(Action),
    /// A field that says to whom it went first; of what is under way, who has it.
    PassedTo(&'static str),
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
pub type CodeWords = &'static [(&'static str, &'static [&'static str])];
