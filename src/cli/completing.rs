//! What a shell is told while somebody types: commands and options from clap, units, ids, staff and categories from the archive.

use std::ffi::{OsStr, OsString};
use std::path::Path;

use clap::{Arg, Command};
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};
use clap_complete::env::CompleteEnv;

use crate::archive::Archive;
use crate::cli::environment::Languages;
use crate::cli::words::Words;
use crate::cli::{help, language, value_name};
use crate::error::Result;
use crate::model::Kind;
use crate::output::safe;
use crate::views::completions::{self, Candidate};

/// The variable by which a shell asks for completions; the script that `completions` prints sets it.
pub(super) const ASKED_BY: &str = "DEEDBOX_COMPLETE";

/// Answers a shell that asks for completions; true where it was one.
pub(super) fn answered(args: &[OsString], languages: &Languages, here: &Path, line: fn() -> Command) -> bool {
    let command = || {
        let words = Words::of(language::of(args, languages, here));
        with_words(help::command(words, line()), args, languages, here)
    };
    let asked = CompleteEnv::with_factory(command).var(ASKED_BY).bin("deedbox").completer("deedbox");
    // A shell has no use for a reason.
    asked.try_complete(args.iter().cloned(), Some(here)).unwrap_or(true)
}

/// What the words of an argument are taken from.
#[derive(Clone, Copy)]
enum Source {
    Units,
    Staff,
    Categories,
    Roles,
    Departments,
    Records(&'static [Kind]),
    UnitsAndRecords,
    UnitsAndEnquiries,
}

impl Source {
    /// The source of an argument, told by the name of its value.
    fn of(command: &str, argument: &Arg) -> Option<Self> {
        Some(match value_name::of(argument)? {
            "UNIT" => Self::Units,
            "STAFF" => Self::Staff,
            "CATEGORY" => Self::Categories,
            "ROLE" => Self::Roles,
            "DEPARTMENT" => Self::Departments,
            "ID" if command == "role" || command == "leave" => Self::Staff,
            "ID" if command == "return" || command == "renew" => Self::Records(&[Kind::Loan]),
            "ID" => Self::Records(&[]),
            "TARGET" | "UNIT|ID" => Self::UnitsAndRecords,
            "UNIT|ENQUIRY" => Self::UnitsAndEnquiries,
            _ => return None,
        })
    }

    fn candidates(self, archive: &Archive, start: &str) -> Result<Vec<Candidate>> {
        Ok(match self {
            Self::Units => completions::units(archive, start)?,
            Self::Staff => completions::staff(archive, start)?,
            Self::Categories => completions::categories(archive, start),
            Self::Roles => completions::roles(archive, start),
            Self::Departments => completions::departments(archive, start),
            Self::Records(kinds) => completions::records(archive, start, kinds)?,
            Self::UnitsAndRecords if start.contains('/') => completions::records(archive, start, &[])?,
            Self::UnitsAndEnquiries if start.contains('/') => completions::records(archive, start, &[Kind::Enquiry])?,
            Self::UnitsAndEnquiries => completions::units_and_enquiries(archive, start)?,
            Self::UnitsAndRecords => completions::units(archive, start)?,
        })
    }
}

/// The commands, with completers on the arguments whose words the archive knows.
fn with_words(command: Command, args: &[OsString], languages: &Languages, here: &Path) -> Command {
    let typed = args.iter().skip_while(|word| *word != "--").skip(1).cloned().collect::<Vec<_>>();
    let root = language::root_of(&typed, languages, here);
    completed(command, &move |source: Source, start: &OsStr| {
        let archive = root.as_deref().and_then(language::archive_at)?;
        source.candidates(&archive, start.to_str()?).ok()
    })
}

/// Every command and its arguments, with what tells their words.
fn completed<F>(command: Command, words: &F) -> Command
where
    F: Fn(Source, &OsStr) -> Option<Vec<Candidate>> + Clone + Send + Sync + 'static,
{
    let name = command.get_name().to_owned();
    let command = command.mut_args(|argument| match Source::of(&name, &argument) {
        None => argument,
        Some(source) => {
            let words = words.clone();
            argument.add(ArgValueCompleter::new(move |start: &OsStr| {
                let all = words(source, start).unwrap_or_default().into_iter();
                all.filter(|candidate| is_plain(&candidate.word)).map(shown).collect()
            }))
        }
    });
    command.mut_subcommands(|subcommand| completed(subcommand, words))
}

/// Whether a word means itself to every shell: one takes candidates as they are, another quotes them in its own way, and what
/// stands in an archive is not to be carried out by either.
fn is_plain(word: &str) -> bool {
    !word.starts_with('-')
        && word.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | '@' | '+'))
}

fn shown(candidate: Candidate) -> CompletionCandidate {
    let about = candidate.about.map(|about| safe::terminal(&safe::short(&about, 80)).into());
    CompletionCandidate::new(candidate.word).help(about)
}

#[cfg(test)]
mod tests {
    use super::is_plain;

    #[test]
    fn no_word_of_an_archive_means_more_to_a_shell_than_itself() {
        for word in ["contracts", "1203@2023-06-30", "1203/x4p9", "1203/2026-11-23-loan-x4p9+02", "公司章程", "a_b.c"]
        {
            assert!(is_plain(word), "{word}");
        }
        for word in [
            "$(touch x)",
            "`x`",
            "a b",
            "a\nb",
            "a;b",
            "a'b",
            "a\"b",
            "--as",
            "a|b",
            "a&b",
            "~",
            "a*",
            "a\u{1b}b",
            "!x",
        ] {
            assert!(!is_plain(word), "{word:?}");
        }
    }
}
