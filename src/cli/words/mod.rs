//! The words for people: every sentence that deedbox says is made here, from typed values and error variants.
//!
//! A further language is a further module beside the English ones; nothing below this layer holds text for people.

mod ailments;
mod amends;
mod audit;
mod authority;
mod errors;
pub mod findings;
mod gates;
pub mod git;
mod inbox;
mod pages;
mod refusals;
mod relations;
mod said;
mod sentences;
mod storage;
mod story;
mod tables;
mod todo;
mod usage;
mod wrong;

use crate::archive::Change;
use crate::error::{Error, Input};
use crate::model::settings::Language;
use crate::model::{Clause, Fault, Invalid, Kind, script};
use crate::output::phrases::{Argument, Phrases, say};
use crate::output::safe;
use crate::output::wording::Wording;
use crate::views::doctor::Ailment;
use crate::views::history::Happening;
use crate::views::judgement::{Command, Why};
use crate::views::status::Todo;

pub use amends::Amends;
pub use audit::AuditSaid;
pub use authority::OfAuthority;
pub(in crate::cli) use errors::kind_noun;
pub use gates::OfGates;
pub use inbox::OfInbox;
pub use pages::OfPage;
pub(in crate::cli) use refusals::step_command;
pub use relations::{Approved, Dealing};
pub use said::{DateFrom, Said};
pub use tables::OfTables;

/// The words of a language.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    phrases: Phrases,
}

/// An error in words from a phrase and the `.mend` under it: `told!(words, "error-empty-paper", name = name)`; arguments as in `say!`.
macro_rules! told {
    ($words:expr, $key:expr $(, $name:ident $of:tt $value:expr)* $(,)?) => {
        $words.told($key, vec![$((stringify!($name), $crate::output::phrases::say!(@argument $of $value))),*])
    };
}
pub(in crate::cli) use told;

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

    /// The words of what programs read: English, whatever language people speak.
    pub fn for_programs() -> Self {
        Self::of(Language::En)
    }

    /// Its phrases.
    pub fn phrases(self) -> Phrases {
        self.phrases
    }

    /// A phrase of the catalogue; `say!` calls it.
    pub(in crate::cli) fn phrase(self, key: &str, arguments: Vec<Argument<'_>>) -> String {
        self.phrases.phrase(key, arguments)
    }

    /// A phrase with its mend; `told!` calls it.
    pub(in crate::cli) fn told(self, key: &str, arguments: Vec<Argument<'_>>) -> Told {
        let mend = self.phrases.part(key, "mend", arguments.clone());
        Told { what: self.phrases.phrase(key, arguments), because: None, mend }
    }

    /// A list as it stands in a sentence.
    pub(in crate::cli) fn listed<T: ToString>(self, items: &[T]) -> String {
        self.phrases.listed(items)
    }

    /// A list of words that are typed: `a, b, c`.
    pub(in crate::cli) fn in_a_row<T: ToString>(self, items: &[T]) -> String {
        let items: Vec<String> = items.iter().map(ToString::to_string).collect();
        items.join(&say!(self, "common-between"))
    }

    /// A register by the name that `--register` takes, and in Chinese by its word as well.
    pub(in crate::cli) fn register(self, code: &str) -> String {
        let word = self.phrases.known(&format!("export-sheet-{}", code.replace('_', "-")));
        match word.filter(|_| self.phrases.language() != Language::En) {
            Some(word) => say!(self, "import-register", word = word, code = code),
            None => code.to_owned(),
        }
    }

    /// The header of a column as offices write it, in the script of the reader.
    pub(in crate::cli) fn column(self, header: &str) -> String {
        match self.phrases.language() {
            Language::ZhHans => header.chars().map(script::simplified).collect(),
            Language::En | Language::ZhHant => header.to_owned(),
        }
    }

    /// A kind of record, in English with its article.
    pub(in crate::cli) fn kind(self, kind: Kind) -> String {
        self.phrase(&format!("error-kind-{kind}"), Vec::new())
    }

    /// An error in words.
    pub fn error(self, error: &Error) -> Told {
        match error {
            Error::Invalid(Invalid { fault: Fault::Cell(fault), given, .. }) => tables::cell(self, given, *fault),
            Error::Invalid(invalid) => wrong::invalid(self, invalid),
            Error::Input(input) => errors::input(self, input),
            Error::Refused(refusal) => refusals::refusal(self, refusal),
            Error::Storage(storage) => storage::storage(self, storage),
            Error::Git(fault) => git::fault(self, fault),
        }
    }

    /// What is wrong with a row of a table.
    pub(in crate::cli) fn row_error(self, error: &Error) -> Told {
        errors::row_error(self, error)
    }

    /// An error as it is printed: what, why, the mend, each on a line of its own.
    pub fn error_text(self, error: &Error) -> String {
        // Rows are counted and shortened one by one.
        let longest = if let Error::Input(Input::Rows(_)) = error { usize::MAX } else { 1200 };
        self.told_text(&self.error(error), longest)
    }

    /// What is wrong with what an option or an argument of the command line was given.
    pub fn argument_text(self, argument: &str, invalid: &Invalid) -> String {
        let told = wrong::invalid(self, invalid);
        let told = if argument.is_empty() { told } else { wrong::at(self, argument, told) };
        self.told_text(&told, 1200)
    }

    /// What is wrong with a command line, where clap says it in English alone.
    pub fn usage(self, e: &clap::Error) -> String {
        usage::usage(self, e)
    }

    /// An error in words as it is printed.
    pub fn told_text(self, told: &Told, longest: usize) -> String {
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

    /// A kind of record in a sentence: `a repair`, `報修`.
    fn noun(self, kind: Kind) -> String {
        self.kind(kind)
    }

    /// What happened, as a sentence.
    pub fn said(self, said: &Said) -> String {
        sentences::said(self, said)
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

    /// The command that does it.
    pub fn command(self, command: &Command) -> String {
        command.told(|blank| self.phrase(&format!("todo-blank-{}", blank.as_str().to_ascii_lowercase()), Vec::new()))
    }

    /// What happened in a room.
    pub fn happening(self, what: Happening) -> String {
        story::happening(self, what)
    }

    /// What `doctor` found, as a sentence.
    pub fn ailment(self, ailment: &Ailment) -> String {
        ailments::sentence(self, ailment)
    }

    /// What mends it.
    pub fn ailment_mend(self, ailment: &Ailment) -> String {
        ailments::mend(self, ailment)
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
            Change::New(path) => format!("+ {path}"),
            Change::Listed(path, lines) => say!(self, "said-lines-more", path = path, lines => *lines),
            Change::Written(path) => format!("~ {path}"),
            Change::Moved(from, to) => say!(self, "said-moved-to", from = from, to = to),
            Change::TakenAway(path) => format!("- {path}"),
        }
    }
}

impl Wording for Words {
    fn heading(&self, key: &str) -> String {
        self.phrases.known(&format!("heading-{key}")).unwrap_or_else(|| in_words(key))
    }

    fn heading_in(&self, table: &str, key: &str) -> String {
        self.phrases.known(&format!("heading-{table}-{key}")).unwrap_or_else(|| self.heading(key))
    }

    fn in_a_row(&self, words: &[String]) -> String {
        words.join(&say!(self, "common-between"))
    }

    fn code(&self, code: &str) -> String {
        self.phrases.known(&format!("code-{}", code.replace(' ', "-"))).unwrap_or_else(|| code.to_owned())
    }

    fn code_under(&self, column: &str, code: &str) -> String {
        self.phrases.known(&format!("code-{column}-{code}")).unwrap_or_else(|| self.code(code))
    }
}

/// A key that no catalogue knows, in words.
fn in_words(key: &str) -> String {
    let mut words = key.replace('_', " ");
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    words
}

#[cfg(test)]
mod tests;
