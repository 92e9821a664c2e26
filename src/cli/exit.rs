//! How a command ends: the exit codes, and how errors are printed.

use std::ffi::OsString;
use std::io::Write;

use clap::error::{ContextKind, ErrorKind};
use serde_json::json;

use crate::cli::colour::{self, Colour};
use crate::cli::help;
use crate::cli::words::Words;
use crate::error::Error;
use crate::model::Invalid;
use crate::model::language::Language;
use crate::output::{self, safe};

/// The exit code of a command whose questions nobody answered: as of one that was interrupted.
pub const LEFT: u8 = 130;

/// How a command that worked ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    Done,
    /// Findings, a shut gate, or nothing found by a search.
    Findings,
    /// Who was asked left, and nothing was done.
    Left,
}

impl Outcome {
    /// The exit code.
    pub fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Findings => 1,
            Self::Left => LEFT,
        }
    }
}

/// How an error is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorForm {
    /// For people.
    Text(Colour),
    /// An object, for programs: `{"error": {"code": …, "exit": …, "message": …, "hint": …}}`.
    Json,
}

impl ErrorForm {
    /// What a command line asks for that is not parsed yet, or cannot be.
    pub fn typed(args: &[OsString]) -> Self {
        let words = || args.iter().skip(1).take_while(|word| *word != "--");
        let follows = words().zip(words().skip(1)).any(|(option, value)| option == "--format" && value == "json");
        let is_json = follows || words().any(|word| word == "--json" || word == "--format=json");
        if is_json { Self::Json } else { Self::Text(Colour::Off) }
    }
}

/// Prints an error with its mend, and gives its exit code.
pub fn failure((words, form): (Words, ErrorForm), error: &Error, err: &mut dyn Write) -> u8 {
    match form {
        ErrorForm::Text(colour) => colour::line(err, &colour.error(&words.error_text(error))),
        ErrorForm::Json => {
            let told = words.error(error);
            object(err, &error.code(), error.exit_code(), (&told.what, told.mend.as_deref()));
        }
    }
    error.exit_code()
}

/// An error as programs read it.
fn object(err: &mut dyn Write, code: &str, exit: u8, (message, hint): (&str, Option<&str>)) {
    let error = json!({ "code": code, "exit": exit, "message": message, "hint": hint });
    let _ = write!(err, "{}", output::json_text(&json!({ "error": error })));
}

/// Prints what clap says of a command line: help as it is; errors short, safe, and in our own words where a value is wrong.
pub fn usage((words, form): (Words, ErrorForm), e: &clap::Error, out: &mut dyn Write, err: &mut dyn Write) -> u8 {
    if matches!(e.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        let _ = write!(out, "{}", help::laid_out(words, &e.render().to_string()));
        return 0;
    }
    if e.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        let _ = write!(err, "{}", help::laid_out(words, &e.render().to_string()));
        return 2;
    }
    let argument = plain(&e.get(ContextKind::InvalidArg).map(ToString::to_string).unwrap_or_default());
    let invalid = std::error::Error::source(e).and_then(|source| source.downcast_ref::<Invalid>());
    let text = match invalid {
        Some(invalid) => words.argument_text(&argument, invalid),
        None => match words.phrases().language() {
            Language::En => shortened(&e.render().to_string()),
            Language::ZhHant | Language::ZhHans => shortened(&words.usage(e)),
        },
    };
    match form {
        ErrorForm::Text(_) => {
            let _ = writeln!(err, "{text}");
        }
        ErrorForm::Json => {
            let (message, hint) =
                text.split_once('\n').map_or((text.as_str(), None), |(what, mend)| (what, Some(mend.trim())));
            object(err, "usage", 2, (message, hint));
        }
    }
    2
}

/// An argument as a sentence names it: one of several, or one that may be left out, as any other.
fn plain(argument: &str) -> String {
    let one = argument.trim_end_matches("...");
    match one.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        Some(name) => format!("<{name}>"),
        None => one.to_owned(),
    }
}

/// clap's own text without blank lines, safe and short.
fn shortened(text: &str) -> String {
    let lines: Vec<String> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .take(6)
        .map(|line| safe::terminal(&safe::short(line, 300)))
        .collect();
    lines.join("\n")
}
