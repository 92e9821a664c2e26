//! What a phrase needs beside the values of its message, and the words that are no message: errors as they are printed, findings, commits.

mod ailments;
mod audit;
mod errors;
pub mod findings;
pub mod git;
mod history;
mod refusals;
mod storage;
pub mod tables;
mod todo;
mod told;
mod usage;
mod vocabulary;

use crate::archive::Change;
use crate::error::Error;
use crate::model::{Clause, Invalid};
use crate::output::phrases::say;
use crate::output::safe;
use crate::views::doctor::Ailment;
use crate::views::history::HistoryEvent;
use crate::views::judgement::Why;
use crate::views::status::Todo;

pub use crate::output::phrases::ErrorText;
pub(in crate::cli) use told::told;
pub use vocabulary::Words;
pub(in crate::cli) use vocabulary::step_command;

impl Words {
    /// What is wrong with a row of a table.
    pub(in crate::cli) fn row_error(self, error: &Error) -> ErrorText {
        errors::row_error(self, error)
    }

    /// An error as it is printed: what, why, the mend, each on a line of its own.
    pub fn error_text(self, error: &Error) -> String {
        // Rows are counted and shortened one by one.
        let longest = if let Error::Rows(_) = error { usize::MAX } else { 1200 };
        self.told_text(&self.error(error), longest)
    }

    /// What was left out of what was done, in words as it is printed: no error, the rest is done.
    pub fn left_out_text(self, error: &Error) -> String {
        let told = self.error(error);
        safe::short(&safe::terminal_lines(&told.what), 1200)
    }

    /// What is wrong with what an option or an argument of the command line was given.
    pub fn argument_text(self, argument: &str, invalid: &Invalid) -> String {
        let mut told = self.message(invalid);
        if !argument.is_empty() {
            told.what = say!(self, "wrong-of", place = argument, what = told.what);
        }
        self.told_text(&told, 1200)
    }

    /// What is wrong with a command line, where clap says it in English alone.
    pub fn usage(self, e: &clap::Error) -> String {
        usage::usage(self, e)
    }

    /// An error in words as it is printed.
    pub fn told_text(self, told: &ErrorText, longest: usize) -> String {
        let what = safe::short(&safe::terminal_lines(&told.what), longest);
        let mut text = say!(self, "common-error", what = what);
        if let Some(because) = &told.because {
            text.push_str(&say!(self, "common-because", because = safe::short(&safe::terminal(because), 300)));
        }
        if let Some(mend) = &told.mend {
            text.push('\n');
            text.push_str(&say!(self, "common-hint", mend = safe::short(&safe::terminal(mend), 400)));
        }
        text
    }

    /// What wants doing, as a sentence.
    pub fn todo(self, todo: &Todo) -> String {
        todo::sentence(self, todo)
    }

    /// The heading of its sort.
    pub fn sort_of_todo(self, todo: &Todo) -> String {
        todo::sort(self, todo)
    }

    /// That there is more of its sort.
    pub fn more_todo(self, more: usize) -> String {
        say!(self, "todo-more", more => more)
    }

    /// What happened in a room.
    pub fn happening(self, what: HistoryEvent) -> String {
        history::happening(self, what)
    }

    /// What `doctor` found, and what mends it.
    pub fn ailment(self, ailment: &Ailment) -> ErrorText {
        ailments::ailment(self, ailment)
    }

    /// What a clause asks, in a line.
    pub fn asks(self, clause: Clause) -> String {
        audit::asks(self, clause)
    }

    /// Why something is a case of a clause.
    pub fn why(self, why: &Why) -> String {
        audit::why(self, why)
    }

    /// A change as a line: `+` new, `~` changed, `>` moved.
    pub fn change(self, change: &Change) -> String {
        match change {
            Change::New(path) | Change::Back(path) => format!("+ {path}"),
            Change::Listed(path, lines) => say!(self, "done-lines-more", path = path, lines => *lines),
            Change::Written(path) => format!("~ {path}"),
            Change::Moved(from, to) => say!(self, "done-moved-to", from = from, to = to),
            Change::TakenAway(path) | Change::LetGo(path) => format!("- {path}"),
        }
    }
}

#[cfg(test)]
mod tests;
