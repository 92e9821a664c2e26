//! The names of commands in Chinese, in either script: `locales/names`, and of the kinds of record what the catalogues call them.

use std::ffi::OsString;

use clap::Command;

use crate::cli::typed::around::{AROUND, TypedWords};
use crate::model::spoken;
use crate::output::phrases::in_simplified;

/// A command whose own commands answer to their Chinese names as well, all the way down.
pub(in crate::cli) fn named(command: Command, path: &str) -> Command {
    command.mut_subcommands(|below| {
        let path = format!("{path} {}", below.get_name());
        let named_below = named(below, &path);
        let taken: Vec<String> = named_below.get_all_aliases().map(str::to_owned).collect();
        named_below.aliases(names(path.trim_start()).into_iter().filter(|name| !taken.contains(name)))
    })
}

/// The same where the command line can have such a name in it: to know them all takes longer than most commands.
pub(in crate::cli) fn named_where_typed(command: Command, path: &str) -> Command {
    match AROUND.get().map(|around| around.words) {
        Some(TypedWords::Plain) => command,
        Some(TypedWords::Any) | None => named(command, path),
    }
}

/// Whether a word is what a command is called besides.
pub(in crate::cli) fn is_named(path: &str, word: &str) -> bool {
    !word.is_ascii() && names(path).iter().any(|name| name == word)
}

/// Whether a command line may be that of a command: a word of it is one of the command's names.
pub(in crate::cli) fn is_typed(args: &[OsString], command: &Command) -> bool {
    args.iter().any(|word| word == command.get_name() || command.get_all_aliases().any(|alias| word == alias))
}

/// What a command is called besides, in both scripts, the usual name first.
pub(in crate::cli) fn names(path: &str) -> Vec<String> {
    let traditional: Vec<&str> = traditional(path).collect();
    let mut names: Vec<String> = Vec::new();
    for name in
        traditional.iter().map(|name| (*name).to_owned()).chain(traditional.iter().map(|name| in_simplified(name)))
    {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// What a command is usually called besides, in traditional characters.
pub(in crate::cli) fn usual_name(path: &str) -> Option<&'static str> {
    traditional(path).next()
}

fn traditional(path: &str) -> impl Iterator<Item = &'static str> {
    let of_kind = path.strip_prefix("record ").filter(|kind| !kind.contains(' ')).map(spoken::words_of_code);
    let of_kind = of_kind.into_iter().flatten().copied().filter(|word| !word.is_ascii());
    spoken::names_of_command(path).chain(of_kind)
}
