//! The help in the reader's language, and `deedbox help`.
//!
//! The English help stands beside the arguments, as clap has it. The Chinese one is laid over it, from the catalogues' topic `help`:
//! each text is named by the path of its command and argument. Only help and refusals pay for that.

mod catalogue;
pub(super) mod endings;
pub(super) mod groups;
mod layout;
pub(super) mod topics;

use std::ffi::OsString;
use std::path::Path;

use clap::Command;
use clap::error::ErrorKind;

use crate::cli::deferred::{KnownCommand, OtherCommands};
use crate::cli::typed::commands;
use crate::cli::words::Words;
use crate::model::language::Language;

pub(super) use topics::{HelpArgs, run, shown};

/// The widest help, in columns.
const WIDEST: usize = 100;

/// The command line with its help in a language.
pub(super) fn command(words: Words, mut command: Command) -> Command {
    if words.phrases().language() == Language::En {
        command.build();
        return command;
    }
    command = command.term_width(0);
    command.build();
    catalogue::translated(words.phrases(), command, &|_| true, OtherCommands::Listed)
}

/// The same for those commands alone that are wanted; of the others what lists say, or nothing. Where all are listed, it is the help
/// of deedbox itself.
fn command_where(
    words: Words,
    mut command: Command,
    wanted: &dyn Fn(&Command) -> bool,
    others: OtherCommands,
) -> Command {
    if words.phrases().language() != Language::En {
        // clap breaks lines at blanks, of which Chinese has none: `layout` breaks them.
        command = command.term_width(0);
    }
    match others {
        // That builds the one level which is shown, and none of the commands below it.
        OtherCommands::Listed => drop(command.render_usage()),
        OtherCommands::Named => command.build(),
    }
    match words.phrases().language() {
        Language::En => command,
        Language::ZhHant | Language::ZhHans => catalogue::translated(words.phrases(), command, wanted, others),
    }
}

/// What clap has to know of the other commands: a translated list has its own words for each.
pub(super) fn told_of(words: Words, others: OtherCommands) -> OtherCommands {
    match words.phrases().language() {
        Language::En => others,
        Language::ZhHant | Language::ZhHans => OtherCommands::Named,
    }
}

/// What clap said of a command line, in the reader's language, and with what there is to say of commands where it is their help.
pub(super) fn in_language(
    words: Words,
    said: clap::Error,
    (args, alone): (&[OsString], Option<&'static KnownCommand>),
    line: fn(Option<&'static KnownCommand>, &[OsString], OtherCommands) -> Command,
) -> clap::Error {
    let is_of_one = alone.is_some();
    let others = if !is_of_one && lists_all(&said, args) { OtherCommands::Listed } else { OtherCommands::Named };
    let line = match (said.kind(), words.phrases().language()) {
        (ErrorKind::DisplayVersion, _) => return said,
        (ErrorKind::DisplayHelp | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand, Language::En) if !is_of_one => {
            line(alone, args, others)
        }
        (_, Language::En) => return said,
        (_, Language::ZhHant | Language::ZhHans) => {
            let line = line(alone, args, told_of(words, others));
            command_where(words, line, &|command| commands::is_typed(args, command), others)
        }
    };
    line.try_get_matches_from(args).err().unwrap_or(said)
}

/// What clap says to a line that asks for the help of deedbox itself; none where it is no such line after all.
pub(super) fn of_itself(
    words: Words,
    args: &[OsString],
    line: fn(Option<&'static KnownCommand>, &[OsString], OtherCommands) -> Command,
) -> Option<clap::Error> {
    let others = OtherCommands::Listed;
    // A list shows no command's arguments: what goes with every command need not be copied into each.
    let line = line(None, args, told_of(words, others)).mut_args(|arg| arg.global(false));
    let line = match words.phrases().language() {
        Language::En => line,
        Language::ZhHant | Language::ZhHans => command_where(words, line, &|_| false, others),
    };
    let said = line.try_get_matches_from(args).err()?;
    (said.kind() == ErrorKind::DisplayHelp).then_some(said)
}

/// Whether it is the help of deedbox itself, which lists all commands: behind the program's name its usage has no command's.
fn lists_all(said: &clap::Error, args: &[OsString]) -> bool {
    if !matches!(said.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand) {
        return false;
    }
    let text = said.render().to_string();
    let program = args.first().and_then(|word| Path::new(word).file_name()).map(|name| name.to_string_lossy());
    let usage = text.lines().find_map(|line| line.strip_prefix("Usage: "));
    let behind = usage.zip(program).and_then(|(usage, program)| usage.strip_prefix(program.as_ref()));
    // What cannot be told is taken for the help that says more.
    behind.is_none_or(|behind| behind.trim_start().starts_with(['[', '<']))
}

/// clap's text of a help as it is printed: its commands in groups, its own words in the reader's language, its lines broken to the
/// terminal.
pub(super) fn laid_out(words: Words, text: &str) -> String {
    let text = &groups::parted(words.phrases(), text);
    match words.phrases().language() {
        Language::En => text.to_owned(),
        Language::ZhHant | Language::ZhHans => {
            let width = crate::cli::environment::width().map_or(WIDEST, |width| WIDEST.min(width.into()));
            layout::laid_out(&catalogue::fixed(words.phrases(), text), width)
        }
    }
}

/// A page of the manual, whose headings clap has in English alone.
pub(super) fn manual(words: Words, page: &str) -> String {
    catalogue::manual(words.phrases(), page)
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod there_tests;
