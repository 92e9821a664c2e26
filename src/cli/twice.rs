//! What goes with every command, given before the command and once more after it.
//!
//! clap refuses an option that is given twice in one place. Of an option that may stand before and behind the name of a command,
//! it keeps the last and drops the other without a word: who acts, or which archive is meant, would then be somebody's guess.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, Command};

/// The mistake, where one of the options that go with every command, which `common` has, stands before a command and behind it.
pub(super) fn given(args: &[OsString], common: &Command, described: fn() -> Command) -> Option<clap::Error> {
    let common: Vec<Arg> = common.get_arguments().filter(|arg| arg.is_global_set()).cloned().collect();
    // To look closely means to build all commands anew, and who gives an option once should not pay for that.
    common.iter().find(|arg| 1 < times(args, arg))?;
    let apart = each_for_itself(described(), &common);
    let matches = apart.clone().try_get_matches_from(args).ok()?;
    let twice = common.iter().find(|arg| 1 < levels(&matches, arg.get_id().as_str()))?;
    let mut mistake = clap::Error::new(ErrorKind::ArgumentConflict).with_cmd(&apart);
    for kind in [ContextKind::InvalidArg, ContextKind::PriorArg] {
        mistake.insert(kind, ContextValue::String(spelt(twice)));
    }
    Some(mistake)
}

/// How many words of the command line may be an option: more than there are, where a value looks like one.
fn times(args: &[OsString], arg: &Arg) -> usize {
    let long = arg.get_long().map(|long| format!("--{long}"));
    let short = arg.get_short().map(|short| format!("-{short}"));
    let is_it = |word: &&OsString| {
        let Some(word) = word.to_str() else { return false };
        let long = long.as_deref().and_then(|long| word.strip_prefix(long));
        long.is_some_and(|rest| rest.is_empty() || rest.starts_with('='))
            || short.as_deref().is_some_and(|short| word.starts_with(short))
    };
    args.iter().skip(1).take_while(|word| *word != "--").filter(is_it).count()
}

/// An option as it is typed.
fn spelt(arg: &Arg) -> String {
    let short = || arg.get_short().map(|short| format!("-{short}"));
    arg.get_long().map(|long| format!("--{long}")).or_else(short).unwrap_or_default()
}

/// The commands, each with the common options as its own.
fn each_for_itself(command: Command, common: &[Arg]) -> Command {
    fn own(command: Command, common: &[Arg]) -> Command {
        command.args(common.iter().map(|arg| arg.clone().global(false))).mut_subcommands(|command| own(command, common))
    }
    let root = command.mut_args(|arg| arg.global(false));
    root.mut_subcommands(|command| own(command, common))
}

/// On how many levels of a command line an option was given.
fn levels(matches: &ArgMatches, id: &str) -> usize {
    let here = usize::from(matches.value_source(id) == Some(ValueSource::CommandLine));
    here + matches.subcommand().map_or(0, |(_, below)| levels(below, id))
}

#[cfg(test)]
mod tests {
    use clap::{ArgAction, CommandFactory};

    use super::*;
    use crate::cli::command::{Cli, Root};

    /// Every command with the words that lead to it.
    fn commands(command: &Command, path: &[String]) -> Vec<(Vec<String>, Command)> {
        let below = command.get_subcommands().flat_map(|below| {
            let path = [path, &[below.get_name().to_owned()]].concat();
            commands(below, &path)
        });
        std::iter::once((path.to_vec(), command.clone())).chain(below).collect()
    }

    /// What clap says of words behind a command.
    fn mistake(command: &Command, words: &[String]) -> Option<clap::Error> {
        // The command alone: to take all of them along takes a minute in all.
        let line = [&["deedbox".to_owned()], words].concat();
        command.clone().try_get_matches_from(line).err()
    }

    /// An option with a value that it takes.
    fn once(command: &Command, arg: &Arg) -> Option<Vec<String>> {
        if !arg.get_action().takes_values() {
            return Some(vec![spelt(arg)]);
        }
        let known = arg.get_possible_values().first().map(|value| value.get_name().to_owned());
        let tries = "tenancy door-lock regular received service-quality key in pass 7 USD access consult +08:00 2024 2026-03 90x50 confidential assigned floor:12 all 2026-03-01 1203 1203/x4p9 en D10 manager csv charge loans P1-5a #1f4e79 Q1=3 Q1=Text a=b 1203=x A;1 duplicate paper replaced age1xdhmcj9q3jdgtjj2qckwuekqy0e348qagc0cewwcfg8smpj94a3s7l7gqk https://store.example 3/30";
        let words = known.into_iter().chain(tries.split(' ').map(str::to_owned)).map(|value| vec![spelt(arg), value]);
        let mut words = words.filter(|words| {
            let mistake = mistake(command, words).map(|e| e.kind());
            !matches!(mistake, Some(ErrorKind::ValueValidation | ErrorKind::InvalidValue))
        });
        words.next()
    }

    #[test]
    fn every_option_of_every_command_given_twice_is_taken_twice_or_refused() {
        let mut root = Cli::described();
        root.build();
        let (mut seen, mut untried) = (0, Vec::new());
        for (path, command) in commands(&root, &[]) {
            let options = command.get_arguments().filter(|arg| !arg.is_positional());
            for arg in options.filter(|arg| !arg.is_global_set() || path.is_empty()) {
                match arg.get_action() {
                    ArgAction::Append
                    | ArgAction::Help
                    | ArgAction::HelpShort
                    | ArgAction::HelpLong
                    | ArgAction::Version => {}
                    ArgAction::Set | ArgAction::SetTrue => {
                        let Some(once) = once(&command, arg) else {
                            untried.push(format!("{path:?} {arg}"));
                            continue;
                        };
                        let twice = mistake(&command, &[once.clone(), once].concat());
                        let conflict = twice.as_ref().map(clap::Error::kind);
                        assert_eq!(conflict, Some(ErrorKind::ArgumentConflict), "{path:?} {arg} drops one of two");
                    }
                    action => panic!("{path:?} {arg}: what does {action:?} do with two?"),
                }
                seen += 1;
            }
        }
        assert!(untried.is_empty(), "no value is known that these take: {untried:#?}");
        assert!(300 < seen, "{seen}");
    }

    fn line(text: &str) -> Vec<OsString> {
        text.split(' ').map(OsString::from).collect()
    }

    #[test]
    fn what_goes_with_every_command_is_refused_before_it_and_behind_it() {
        for twice in [
            "deedbox --as lee status --as chan",
            "deedbox --as lee staff --as chan list",
            "deedbox -C a report loans -C b",
            "deedbox -Ca report loans -C=b",
            "deedbox --lang en status --lang=zh-Hant",
            "deedbox --format json record visit 1203 --occasion regular --format csv",
            "deedbox --dry-run add 1203 --company A --move-in 2026-03-01 --dry-run",
        ] {
            assert_eq!(
                given(&line(twice), &Root::command(), Cli::described).map(|e| e.kind()),
                Some(ErrorKind::ArgumentConflict),
                "{twice}"
            );
        }
        for once in [
            "deedbox --as lee status",
            "deedbox status --as lee",
            "deedbox -C a status --as lee",
            // Behind `--` it is a word, and a value may look like an option.
            "deedbox -C a search -- -C",
            "deedbox --as lee record complaint 1203 --about service-quality --title --as",
        ] {
            assert!(given(&line(once), &Root::command(), Cli::described).is_none(), "{once}");
        }
    }
}
