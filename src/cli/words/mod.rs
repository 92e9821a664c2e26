//! The words for people: every sentence that deedbox says is made here, from typed values and error variants.
//!
//! A further language is a further module beside the English ones; nothing below this layer holds text for people.

mod ailments;
mod amends;
mod audit;
mod errors;
pub mod findings;
mod gates;
mod headings;
mod inbox;
mod refusals;
mod relations;
mod said;
mod sentences;
mod storage;
mod story;
mod todo;
mod wrong;

use crate::archive::Change;
use crate::error::{Error, Input};
use crate::model::settings::Language;
use crate::output::phrases::{Argument, Phrases, say};
use crate::output::{Wording, safe};
use crate::views::audit::Why;
use crate::views::doctor::Ailment;
use crate::views::history::Happening;
use crate::views::status::Todo;

pub use amends::Amends;
pub use audit::AuditSaid;
pub(in crate::cli) use errors::kind_noun;
pub use gates::OfGates;
pub use inbox::OfInbox;
pub(in crate::cli) use refusals::step_command;
pub use relations::{Approved, Dealing};
pub use said::{DateFrom, Said};

/// The words of a language.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    phrases: Phrases,
}

/// An error in words: what is wrong, why, and the mend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// What is wrong, and where: a fragment.
    pub what: String,
    /// What the system or a parser said, where it did.
    pub because: Option<String>,
    /// What to do, where something can be done.
    pub mend: Option<String>,
}

impl Told {
    /// What is wrong, and the mend.
    fn new(what: impl Into<String>, mend: impl Into<String>) -> Self {
        Self { what: what.into(), because: None, mend: Some(mend.into()) }
    }

    /// The same with what the system said.
    fn because(mut self, because: impl Into<String>) -> Self {
        self.because = Some(because.into());
        self
    }
}

impl Words {
    /// The words of a language.
    pub fn of(language: Language) -> Self {
        Self { phrases: Phrases::of(language) }
    }

    /// Its phrases.
    pub fn phrases(self) -> Phrases {
        self.phrases
    }

    /// A phrase of the catalogue; `say!` calls it.
    pub(in crate::cli) fn phrase(self, key: &str, arguments: Vec<Argument<'_>>) -> String {
        self.phrases.phrase(key, arguments)
    }

    /// A list as it stands in a sentence.
    #[expect(dead_code, reason = "its first caller is on its way")]
    pub(in crate::cli) fn listed<T: ToString>(self, items: &[T]) -> String {
        self.phrases.listed(items)
    }

    /// An error in words.
    pub fn error(self, error: &Error) -> Told {
        match error {
            Error::Invalid(invalid) => wrong::invalid(invalid),
            Error::Input(input) => errors::input(self, input),
            Error::Refused(refusal) => refusals::refusal(refusal),
            Error::Storage(storage) => storage::storage(storage),
        }
    }

    /// An error as it is printed: what, why, the mend, each on a line of its own.
    pub fn error_text(self, error: &Error) -> String {
        let told = self.error(error);
        // Rows are counted and shortened one by one.
        let longest = if let Error::Input(Input::Rows(_)) = error { usize::MAX } else { 1200 };
        let what = safe::short(&safe::terminal_lines(&told.what), longest);
        let mut text = say!(self, "common-error", what = what);
        if let Some(because) = told.because {
            text.push_str(&say!(self, "common-because", because = safe::short(&safe::terminal(&because), 300)));
        }
        if let Some(mend) = told.mend {
            text.push('\n');
            text.push_str(&say!(self, "common-hint", mend = safe::short(&safe::terminal(&mend), 400)));
        }
        text
    }

    /// What happened, as a sentence.
    pub fn said(self, said: &Said) -> String {
        sentences::said(said)
    }

    /// What wants doing, as a sentence.
    pub fn todo(self, todo: &Todo) -> String {
        todo::sentence(todo)
    }

    /// The heading of its sort.
    pub fn sort_of_todo(self, todo: &Todo) -> &'static str {
        todo::sort(todo)
    }

    /// That there is more of its sort.
    pub fn more_todo(self, more: usize) -> String {
        format!("… and {more} more:")
    }

    /// The command that does it.
    pub fn command(self, todo: &Todo) -> String {
        todo::command(todo)
    }

    /// What happened in a room.
    pub fn happening(self, what: Happening) -> String {
        story::happening(what)
    }

    /// What `doctor` found, as a sentence.
    pub fn ailment(self, ailment: &Ailment) -> String {
        ailments::sentence(ailment)
    }

    /// What mends it.
    pub fn ailment_mend(self, ailment: &Ailment) -> String {
        ailments::mend(ailment)
    }

    /// Why something is a case of a clause.
    pub fn why(self, why: &Why) -> String {
        audit::why(why)
    }

    /// A change as a line: `+` new, `~` changed, `>` moved.
    pub fn change(self, change: &Change) -> String {
        match change {
            Change::New(path) => format!("+ {path}"),
            Change::Listed(path, 1) => format!("~ {path} (1 line more)"),
            Change::Listed(path, lines) => format!("~ {path} ({lines} lines more)"),
            Change::Written(path) => format!("~ {path}"),
            Change::Moved(from, to) => format!("> {from} to {to}"),
            Change::TakenAway(path) => format!("- {path}"),
        }
    }
}

impl Wording for Words {
    fn heading(&self, key: &str) -> String {
        headings::heading(self.phrases, key)
    }

    fn code(&self, code: &str) -> String {
        self.phrases.known(&format!("code-{code}")).unwrap_or_else(|| code.to_owned())
    }
}

/// A list in a sentence: `a`, `a and b`, `a, b and c`.
fn listed<T: ToString>(items: &[T]) -> String {
    let items: Vec<String> = items.iter().map(ToString::to_string).collect();
    match items.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
    }
}

/// A count with its noun.
fn counted(n: usize, one: &str, many: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {many}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_reads_as_a_sentence() {
        assert_eq!(listed::<&str>(&[]), "");
        assert_eq!(listed(&["a"]), "a");
        assert_eq!(listed(&["a", "b", "c"]), "a, b and c");
    }
}
