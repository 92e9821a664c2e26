//! The words of a language, and how several of them stand in a sentence.

use crate::model::language::Language;
use crate::model::message::{Arguments, Message};
use crate::model::{Action, DueStep, Kind, RecordId, script};
use crate::output::phrases::{ErrorText, NamedValue, Phrases, say};
use crate::output::wording::Wording;
use crate::views::judgement::{self, Command};

/// The words of a language.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    phrases: Phrases,
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

    pub fn phrases(self) -> Phrases {
        self.phrases
    }

    /// A phrase of the catalogue; `say!` calls it.
    pub(in crate::cli) fn phrase(self, key: &str, arguments: Vec<NamedValue<'_>>) -> String {
        self.phrases.phrase(key, arguments)
    }

    /// A phrase with its mend; `told!` calls it.
    pub(in crate::cli) fn told(self, key: &str, arguments: Vec<NamedValue<'_>>) -> ErrorText {
        let mend = self.phrases.part(key, "mend", arguments.clone());
        ErrorText { what: self.phrases.phrase(key, arguments), because: None, mend }
    }

    /// A message as a sentence, or as a part of one.
    pub(in crate::cli) fn says(self, message: &impl Message) -> String {
        self.phrases.say(message).what
    }

    /// A message as an error.
    pub(in crate::cli) fn message(self, message: &impl Message) -> ErrorText {
        self.message_with(message, Vec::new())
    }

    /// The same with arguments that take the place of its own, or stand beside them.
    pub(in crate::cli) fn message_with(self, message: &impl Message, more: Arguments) -> ErrorText {
        let mut arguments = message.arguments();
        arguments.extend(more);
        self.phrases.say_with(&message.key(), &arguments)
    }

    /// A list as it stands in a sentence.
    pub(in crate::cli) fn listed<T: ToString>(self, items: &[T]) -> String {
        self.phrases.listed(items)
    }

    /// A list of words that are typed: `a, b, c`.
    pub(in crate::cli) fn in_a_row<T: ToString>(self, items: &[T]) -> String {
        let items: Vec<String> = items.iter().map(ToString::to_string).collect();
        self.phrases.in_a_row(&items)
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

    /// A kind of record in a sentence: `a repair`, `報修`.
    pub(in crate::cli) fn kind(self, kind: Kind) -> String {
        self.phrase(&format!("error-kind-{kind}"), Vec::new())
    }

    /// The command that does it.
    pub fn command(self, command: &Command) -> String {
        command.told(|blank| self.phrase(&format!("todo-blank-{}", blank.as_str().to_ascii_lowercase()), Vec::new()))
    }

    /// The step that is due, as a command.
    pub(in crate::cli) fn next(self, id: &RecordId, due: &[DueStep]) -> Option<String> {
        let next = due.iter().find(|step| !matches!(step.action, Action::Rejected | Action::Reopened))?;
        Some(step_command(self, &id.to_string(), *next))
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
        self.phrases.in_a_row(words)
    }

    fn code(&self, code: &str) -> String {
        self.phrases.code(code)
    }

    fn code_under(&self, column: &str, code: &str) -> String {
        self.phrases.code_under(column, code)
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

/// The command that takes a step.
pub(in crate::cli) fn step_command(words: Words, id: &str, step: DueStep) -> String {
    format!("`{}`", words.command(&judgement::step(id, step)))
}
