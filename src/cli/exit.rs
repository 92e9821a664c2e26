//! How a command ends: the exit codes, and how errors are printed.

use std::io::Write;

use clap::error::{ContextKind, ErrorKind};

use crate::cli::colour::{self, Colour};
use crate::cli::help;
use crate::cli::words::Words;
use crate::error::Error;
use crate::model::Invalid;
use crate::model::language::Language;
use crate::output::safe;

/// How a command that worked ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    Done,
    /// Findings, a shut gate, or nothing found by a search.
    Findings,
}

impl Outcome {
    /// The exit code.
    pub fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Findings => 1,
        }
    }
}

/// Prints an error with its mend, and gives its exit code.
pub fn failure((words, colour): (Words, Colour), error: &Error, err: &mut dyn Write) -> u8 {
    colour::line(err, &colour.error(&words.error_text(error)));
    error.exit_code()
}

/// Prints what clap says of a command line: help as it is; errors short, safe, and in our own words where a value is wrong.
pub fn usage(words: Words, e: &clap::Error, out: &mut dyn Write, err: &mut dyn Write) -> u8 {
    if matches!(e.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        let _ = write!(out, "{}", help::laid_out(words, &e.render().to_string()));
        return 0;
    }
    if e.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        let _ = write!(err, "{}", help::laid_out(words, &e.render().to_string()));
        return 2;
    }
    let argument = e.get(ContextKind::InvalidArg).map(ToString::to_string).unwrap_or_default();
    let invalid = std::error::Error::source(e).and_then(|source| source.downcast_ref::<Invalid>());
    let text = match invalid {
        Some(invalid) => words.argument_text(&argument, invalid),
        None => match words.phrases().language() {
            Language::En => shortened(&e.render().to_string()),
            Language::ZhHant | Language::ZhHans => shortened(&words.usage(e)),
        },
    };
    let _ = writeln!(err, "{text}");
    2
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
