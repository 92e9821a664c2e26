//! What a command line lacks, asked for at a terminal: made from the same definition as options and help.

mod choices;
mod line;
mod question;
pub(super) mod severe;
pub(super) mod sure;

use std::ffi::OsString;
use std::io::Write;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgMatches, Command};

use crate::cli::asking::line::CommandLine;
use crate::cli::asking::question::ValueQuestion;
use crate::cli::colour;
use crate::cli::environment::{self, Respondent};
use crate::cli::help;
use crate::cli::words::Words;
use crate::output::phrases::say;
use crate::output::safe;

/// A command line as a shell reads it back.
pub(super) fn shown(args: &[OsString]) -> String {
    line::shown(args)
}

/// What is lacking in a command line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Lacking {
    /// Nothing that can be asked for.
    Nothing,
    /// Which of the commands of a command: the kind of `record`.
    Subcommand,
    /// Values, as clap spells them.
    Spelt(Vec<String>),
    /// Options that the form wants, by their ids: clap does not know when.
    Options(Vec<&'static str>),
}

impl Lacking {
    /// What clap missed.
    pub(super) fn of(mistake: &clap::Error) -> Self {
        match (mistake.kind(), mistake.get(ContextKind::InvalidArg)) {
            (ErrorKind::MissingSubcommand, _) => Self::Subcommand,
            (ErrorKind::MissingRequiredArgument, Some(ContextValue::Strings(spelt))) => Self::Spelt(spelt.clone()),
            (ErrorKind::MissingRequiredArgument, Some(ContextValue::String(spelt))) => Self::Spelt(vec![spelt.clone()]),
            _ => Self::Nothing,
        }
    }

    /// Whether an argument is among it.
    fn has(&self, arg: &Arg) -> bool {
        match self {
            Self::Nothing | Self::Subcommand => false,
            Self::Spelt(spelt) => spelt.contains(&arg.to_string()),
            Self::Options(ids) => ids.iter().any(|id| arg.get_id() == id),
        }
    }
}

/// How asking ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Completed {
    /// The command line with what was answered.
    Line(Vec<OsString>),
    /// There is nothing to be asked, or nobody who would answer.
    Not,
    /// Who was asked left.
    Left,
}

/// Asks for what a command line lacks.
pub(super) fn ask(args: &[OsString], words: Words, lacking: &Lacking, described: fn() -> Command) -> Completed {
    if *lacking == Lacking::Nothing || environment::answering(args) == Respondent::Nobody {
        return Completed::Not;
    }
    // What is wrong with a line that is not finished is no matter yet, on any level of it.
    let mut spoken = described().ignore_errors(true);
    spoken.build();
    let Ok(matches) = spoken.clone().try_get_matches_from(args) else { return Completed::Not };
    let translated = help::command(words, described());
    let Some(typed) = CommandTyped::of(&spoken, &translated, &matches) else { return Completed::Not };
    let mut line = CommandLine::new(args, typed.is_greedy());
    for question in typed.questions(words, lacking) {
        match question.ask() {
            Some(answers) => line.give(&question.arg, answers),
            None => return Completed::Left,
        }
    }
    let line = line.words();
    if line == args { Completed::Not } else { Completed::Line(line) }
}

/// Shows a command line that was completed by answers, and asks whether it is to be carried out; what only looks is.
pub(super) fn confirmed(args: &[OsString], words: Words, described: fn() -> Command, err: &mut dyn Write) -> bool {
    let shown = say!(words, "usage-ask-line", line = line::shown(args));
    colour::line(err, &safe::terminal_lines(&shown));
    only_looks(args, described) || sure::yes(words, &say!(words, "usage-ask-sure"))
}

/// The commands that change nothing, by the first word of each.
const LOOKING: [&str; 22] = [
    "audit",
    "browse",
    "changes",
    "completions",
    "doctor",
    "help",
    "history",
    "list",
    "loans",
    "log",
    "man",
    "pending",
    "print",
    "report",
    "schema",
    "search",
    "show",
    "statement",
    "status",
    "verify",
    "where",
    "whoami",
];

/// Whether a command line is one of a command that changes nothing.
fn only_looks(args: &[OsString], described: fn() -> Command) -> bool {
    let mut spoken = described().ignore_errors(true);
    spoken.build();
    let Ok(matches) = spoken.clone().try_get_matches_from(args) else { return false };
    let Some(typed) = CommandTyped::of(&spoken, &spoken, &matches) else { return false };
    match typed.path.as_slice() {
        ["print", "catalogue"] | ["doctor", _] => false,
        [first] | [first, _] if LOOKING.contains(first) => true,
        [_, second] => matches!(*second, "list" | "show"),
        _ => false,
    }
}

/// The command that was typed, with what clap made of its words.
struct CommandTyped<'a> {
    /// The words that lead to it.
    path: Vec<&'a str>,
    command: &'a Command,
    /// The same with its texts in the person's language.
    translated: &'a Command,
    matches: &'a ArgMatches,
}

impl<'a> CommandTyped<'a> {
    fn of(root: &'a Command, translated: &'a Command, matches: &'a ArgMatches) -> Option<Self> {
        let mut found = Self { path: Vec::new(), command: root, translated, matches };
        while let Some((name, matches)) = found.matches.subcommand() {
            let command = found.command.find_subcommand(name)?;
            let translated = found.translated.find_subcommand(name)?;
            found.path.push(command.get_name());
            found = Self { command, translated, matches, path: found.path };
        }
        Some(found)
    }

    /// Whether an option was given that takes every word that follows it.
    fn is_greedy(&self) -> bool {
        let options = self.command.get_arguments().filter(|arg| !arg.is_positional());
        let mut greedy = options.filter(|arg| arg.get_num_args().is_some_and(|count| 1 < count.max_values()));
        greedy.any(|arg| self.matches.value_source(arg.get_id().as_str()).is_some())
    }

    /// What is to be asked, in the form's order.
    fn questions(&self, words: Words, lacking: &Lacking) -> Vec<ValueQuestion> {
        let path = self.path.join(" ");
        if *lacking == Lacking::Subcommand {
            return ValueQuestion::of_subcommand(words, self.translated).into_iter().collect();
        }
        let asked = self.command.get_arguments().filter(|arg| lacking.has(arg));
        let text = |arg: &Arg| {
            let translated = self.translated.get_arguments().find(|other| other.get_id() == arg.get_id());
            translated.and_then(Arg::get_help).map(ToString::to_string).unwrap_or_default()
        };
        asked.map(|arg| ValueQuestion::of(words, &path, arg, &text(arg))).collect()
    }
}
