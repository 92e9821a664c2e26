//! What a shell is told while somebody types: commands and options from clap; units, ids, staff and categories from the archive; codes, in
//! Chinese as well where somebody begins so.

use std::ffi::{OsStr, OsString};
use std::path::Path;

use clap::{Arg, Command};
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};
use clap_complete::env::CompleteEnv;

use crate::archive::Archive;
use crate::cli::environment::Languages;
use crate::cli::help::topics::{LIST, TOPICS};
use crate::cli::words::Words;
use crate::cli::{help, language, typed, value_name};
use crate::error::Result;
use crate::model::{Action, Body, Fault, Invalid, Kind, amending, spoken};
use crate::output::phrases::in_simplified;
use crate::output::safe;
use crate::output::wording::Wording;
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
    /// What is out.
    Out,
    /// What waits for a decision.
    Waiting,
    /// Cases that can take a step.
    OpenCases,
    /// The steps that the cases of this line can take.
    Steps,
    /// The fields that can be amended of what this line names.
    Fields,
    /// What there is help about beside commands.
    Topics,
    /// Codes that the argument's own reader knows.
    Codes,
}

impl Source {
    /// The source of an argument, told by the name of its value.
    fn of(command: &str, argument: &Arg) -> Option<Self> {
        let takes_value = argument.get_num_args().is_some_and(|count| count.takes_values());
        Some(match (command, value_name::of(argument)?) {
            (_, "UNIT") => Self::Units,
            (_, "STAFF") => Self::Staff,
            (_, "CATEGORY") => Self::Categories,
            (_, "ROLE") => Self::Roles,
            (_, "DEPARTMENT") => Self::Departments,
            ("role" | "leave", "ID") => Self::Staff,
            ("return" | "renew", "ID") => Self::Out,
            ("approve" | "reject", "ID") => Self::Waiting,
            ("update" | "close", "ID") => Self::OpenCases,
            (_, "ID") => Self::Records(&[]),
            (_, "TARGET" | "UNIT|ID") => Self::UnitsAndRecords,
            (_, "UNIT|ENQUIRY") => Self::UnitsAndEnquiries,
            ("update", "STATUS") => Self::Steps,
            ("amend", "KEY=VALUE") => Self::Fields,
            ("help", "TOPIC") => Self::Topics,
            (_, "PATH" | "FILE" | "DIR" | "TEXT" | "NAME") => return None,
            _ if takes_value => Self::Codes,
            _ => return None,
        })
    }

    fn candidates(self, archive: &Archive, (words, start): (Words, &str)) -> Result<Vec<Candidate>> {
        let or = |found: Vec<Candidate>, kinds| match found.is_empty() {
            true => completions::records(archive, start, kinds),
            false => Ok(found),
        };
        Ok(match self {
            Self::Units | Self::UnitsAndRecords | Self::UnitsAndEnquiries if !start.is_ascii() => {
                completions::companies(archive, start)?
            }
            Self::Units => completions::units(archive, start)?,
            Self::Staff => completions::staff(archive, start)?,
            Self::Categories => coded(words, archive.settings().known_categories(), start),
            Self::Roles => coded(words, archive.settings().known_roles(), start),
            Self::Departments => completions::departments(archive, start),
            Self::Records(kinds) => completions::records(archive, start, kinds)?,
            Self::UnitsAndRecords if start.contains('/') => completions::records(archive, start, &[])?,
            Self::UnitsAndEnquiries if start.contains('/') => completions::records(archive, start, &[Kind::Enquiry])?,
            Self::UnitsAndEnquiries => completions::units_and_enquiries(archive, start)?,
            Self::UnitsAndRecords => completions::units(archive, start)?,
            Self::Out => or(completions::out(archive, start)?, &[Kind::Loan])?,
            Self::Waiting => or(completions::waiting(archive, start)?, &[])?,
            Self::OpenCases => or(completions::open_cases(archive, start)?, &[])?,
            Self::Steps | Self::Fields | Self::Topics | Self::Codes => Vec::new(),
        })
    }

    /// What it gives that stands in no archive, or only a part of which does.
    fn codes(
        self,
        (command, argument): (&str, &Arg),
        (typed, archive): (&[OsString], Option<&Archive>),
    ) -> Vec<String> {
        let named = || typed.iter().filter_map(|word| word.to_str());
        match self {
            Self::Steps => {
                let of_cases = archive.and_then(|archive| completions::steps(archive, named()).ok());
                let all = || Action::STEPS.iter().map(|action| action.as_str().to_owned()).collect();
                of_cases.filter(|steps| !steps.is_empty()).unwrap_or_else(all)
            }
            Self::Fields => {
                let kind = archive.and_then(|archive| completions::kind_of(archive, named()).ok()).flatten();
                amending::keys(kind.unwrap_or(Kind::Cover)).into_iter().map(str::to_owned).collect()
            }
            Self::Topics => TOPICS.into_iter().chain([LIST]).map(str::to_owned).collect(),
            Self::Codes => codes_of(command, argument),
            _ => Vec::new(),
        }
    }
}

/// The codes that alone will do for an argument, as its own reader says them.
pub(super) fn codes_of(command: &str, argument: &Arg) -> Vec<String> {
    let known = argument.get_possible_values().into_iter().filter(|value| !value.is_hide_set());
    let known: Vec<String> = known.map(|value| value.get_name().to_owned()).collect();
    if !known.is_empty() {
        return known;
    }
    // What no list has in it: the answer names those that are in one.
    const NONE: &str = "?";
    let of_form = command.parse::<Kind>().ok().and_then(|kind| {
        let field = Body::fields(kind).iter().find(|field| argument.get_id() == field.key)?;
        (field.read)(NONE).err()
    });
    let of_argument = || {
        let mistake = typed::mistake(command, argument, NONE)?;
        std::error::Error::source(&mistake)?.downcast_ref::<Invalid>().cloned()
    };
    match of_form.or_else(of_argument).map(|invalid| invalid.fault) {
        Some(Fault::NotOneOf(codes)) => codes,
        _ => Vec::new(),
    }
}

/// The codes that begin so, and beside each its word; where somebody begins in Chinese, the words that begin so.
fn coded(words: Words, codes: Vec<String>, start: &str) -> Vec<Candidate> {
    let mut found = Vec::new();
    for code in codes {
        if code.starts_with(start) {
            let about = Some(words.phrases().code(&code)).filter(|word| *word != code);
            found.push(Candidate { word: code, about });
            continue;
        }
        let called = spoken::words_of_code(&code).iter().chain(spoken::words_of_field(&code));
        let spelt = called.flat_map(|word| [(*word).to_owned(), in_simplified(word)]);
        let mut fitting = spelt.filter(|word| !start.is_ascii() && word.starts_with(start));
        found.extend(fitting.next().map(|word| Candidate { word, about: Some(code.clone()) }));
    }
    found
}

/// The commands, with completers on the arguments whose words the archive knows.
fn with_words(command: Command, args: &[OsString], languages: &Languages, here: &Path) -> Command {
    let typed = args.iter().skip_while(|word| *word != "--").skip(1).cloned().collect::<Vec<_>>();
    let root = language::root_of(&typed, languages, here);
    let words = Words::of(language::of(args, languages, here));
    completed(command, &move |source: Source, argument: (&str, &Arg), start: &OsStr| {
        let archive = root.as_deref().and_then(language::archive_at);
        let start = start.to_str()?;
        let mut all = coded(words, source.codes(argument, (&typed, archive.as_ref())), start);
        if let Source::Fields = source {
            // A field is told by its heading: a code of the same letters may be a word for something else.
            for candidate in &mut all {
                if candidate.word.is_ascii() {
                    candidate.about = Some(words.heading(&candidate.word)).filter(|about| *about != candidate.word);
                }
                candidate.word.push('=');
            }
        }
        all.extend(archive.and_then(|archive| source.candidates(&archive, (words, start)).ok()).unwrap_or_default());
        Some(all)
    })
}

/// Every command and its arguments, with what tells their words.
fn completed<F>(command: Command, words: &F) -> Command
where
    F: Fn(Source, (&str, &Arg), &OsStr) -> Option<Vec<Candidate>> + Clone + Send + Sync + 'static,
{
    let name = command.get_name().to_owned();
    let command = command.mut_args(|argument| match Source::of(&name, &argument) {
        None => argument,
        Some(source) => {
            let (words, name, of) = (words.clone(), name.clone(), argument.clone());
            argument.add(ArgValueCompleter::new(move |start: &OsStr| {
                let all = words(source, (&name, &of), start).unwrap_or_default().into_iter();
                all.filter(|candidate| is_plain(&candidate.word)).map(shown).collect()
            }))
        }
    });
    command.mut_subcommands(|subcommand| completed(subcommand, words))
}

/// Whether a word means itself to every shell: one takes candidates as they are, another quotes them in its own way, and what
/// stands in an archive is not to be carried out by either. PowerShell takes a word behind `@` for a variable.
fn is_plain(word: &str) -> bool {
    !word.starts_with(['-', '=', '@'])
        && word.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | '@' | '+' | '=' | '·'))
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
            "=x",
            "@x",
            "a,b",
            "“a”",
        ] {
            assert!(!is_plain(word), "{word:?}");
        }
    }
}
