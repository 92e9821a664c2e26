//! What was called otherwise in the release before: refused for one release, with the line as it is typed now.

use std::ffi::{OsStr, OsString};

use crate::cli::asking;
use crate::cli::typed::commands;
use crate::error::Input;
use crate::model::Kind;
use crate::model::record::KindEntered;
use crate::model::spoken::{self, SpokenMeaning};

/// What of a command is called otherwise now.
struct Renaming {
    /// The command by which it was typed.
    command: &'static str,
    /// The option that tells it; none where the command itself is called otherwise.
    option: Option<&'static str>,
    now: &'static str,
    /// The words in place of the command.
    commands: &'static [&'static str],
    /// What its options are called now.
    options: &'static [(&'static str, &'static str)],
    /// Options that go.
    gone: &'static [&'static str],
    /// A flag that comes.
    comes: Option<&'static str>,
}

const RENAMED: [Renaming; 7] = [
    Renaming {
        command: "catalogue",
        option: None,
        now: "print catalogue --in-archive",
        commands: &["print", "catalogue"],
        options: &[],
        gone: &[],
        comes: Some("--in-archive"),
    },
    Renaming {
        command: "move-out",
        option: Some("--slip"),
        now: "print move-out -o",
        commands: &["print", "move-out"],
        options: &[("--slip", "-o")],
        gone: &["--check"],
        comes: None,
    },
    Renaming {
        command: "export",
        option: Some("--to-whom"),
        now: "--to",
        commands: &["export"],
        options: &[("--to", "-o"), ("--to-whom", "--to")],
        gone: &[],
        comes: None,
    },
    Renaming {
        command: "export",
        option: Some("--release"),
        now: "-o",
        commands: &["export"],
        options: &[("--to", "-o")],
        gone: &[],
        comes: None,
    },
    Renaming {
        command: "site",
        option: Some("--to-whom"),
        now: "--to",
        commands: &["site"],
        options: &[("--to-whom", "--to")],
        gone: &[],
        comes: None,
    },
    Renaming {
        command: "disclose",
        option: Some("--out"),
        now: "-o",
        commands: &["disclose"],
        options: &[("--out", "-o")],
        gone: &[],
        comes: None,
    },
    Renaming {
        command: "archive-moved-out",
        option: Some("--plan"),
        now: "--plan -o",
        commands: &["archive-moved-out"],
        options: &[("--plan", "--plan -o")],
        gone: &[],
        comes: None,
    },
];

/// Options that go with every command and take a value.
const WITH_VALUES: [&str; 6] = ["-C", "--as", "--format", "--lang", "--color", "--wait"];

/// What a command line that is refused was meant to be, where it has a former name in it, or enters what a command of its own enters.
pub(super) fn told(args: &[OsString]) -> Option<Input> {
    let at = command_at(args, 1)?;
    let typed = args.get(at)?.to_str()?;
    if is_called(typed, "record") {
        return own_command(args, at);
    }
    RENAMED.iter().find_map(|renaming| renamed(args, (at, typed), renaming))
}

/// Where the command stands: the first word that is no option that goes with every command, nor the value of one.
fn command_at(args: &[OsString], from: usize) -> Option<usize> {
    let mut is_value = false;
    for (at, word) in args.iter().enumerate().skip(from) {
        if std::mem::take(&mut is_value) {
            continue;
        }
        let word = word.to_str()?;
        match word.starts_with('-') {
            true => is_value = WITH_VALUES.contains(&word),
            false => return Some(at),
        }
    }
    None
}

fn is_called(typed: &str, command: &str) -> bool {
    typed == command || commands::is_named(command, typed)
}

fn renamed(args: &[OsString], (at, typed): (usize, &str), renaming: &Renaming) -> Option<Input> {
    if !is_called(typed, renaming.command) {
        return None;
    }
    let given = args.iter().take_while(|word| *word != "--");
    let is_there = |option: &str| given.clone().any(|word| split(word).is_some_and(|(name, _)| name == option));
    if renaming.option.is_some_and(|option| !is_there(option)) {
        return None;
    }
    // The name of a command is enough; of options one has to be there that is called otherwise.
    if renaming.option.is_some() && !renaming.options.iter().any(|(old, _)| is_there(old)) {
        return None;
    }
    let mut line: Vec<OsString> = args.get(..at)?.to_vec();
    line.extend(renaming.commands.iter().map(OsString::from));
    for word in args.get(at + 1..)? {
        let Some((name, value)) = split(word) else {
            line.push(word.clone());
            continue;
        };
        if renaming.gone.contains(&name) {
            continue;
        }
        match renaming.options.iter().find(|(old, _)| *old == name) {
            Some((_, new)) => {
                line.extend(new.split(' ').map(OsString::from));
                line.extend(value.map(OsString::from));
            }
            None => line.push(word.clone()),
        }
    }
    line.extend(renaming.comes.map(OsString::from));
    let old = renaming.options.iter().rfind(|(old, _)| is_there(old)).map(|(old, _)| *old);
    let old = old.map_or_else(|| renaming.command.to_owned(), |old| format!("{} {old}", renaming.command));
    Some(Input::CalledOtherwise { old, now: renaming.now.to_owned(), line: asking::shown(&line) })
}

/// An option and the value that is glued to it.
fn split(word: &OsStr) -> Option<(&str, Option<&str>)> {
    let word = word.to_str().filter(|word| word.starts_with("--"))?;
    Some(word.split_once('=').map_or((word, None), |(name, value)| (name, Some(value))))
}

/// The command that enters a kind of record which `record` does not.
fn own_command(args: &[OsString], at: usize) -> Option<Input> {
    let typed = args.get(command_at(args, at + 1)?)?.to_str()?;
    let kinds = Kind::ALL.iter().map(|kind| kind.as_str());
    let kind: Kind = match spoken::code(kinds, typed) {
        SpokenMeaning::One(code) => code.parse().ok()?,
        SpokenMeaning::Several(_) | SpokenMeaning::Nothing => typed.parse().ok()?,
    };
    match kind.facts().entered {
        KindEntered::By(command) => Some(Input::OwnCommand { kind, command: format!("deedbox {command}") }),
        KindEntered::ByRecord => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::Cli;

    fn words(line: &str) -> Vec<OsString> {
        line.split(' ').map(OsString::from).collect()
    }

    #[test]
    fn each_former_name_is_told_with_a_line_that_is_understood() {
        for (old, new) in [
            ("deedbox catalogue --year 2025", "deedbox print catalogue --year 2025 --in-archive"),
            ("deedbox --as lee 目錄 --year 2025", "deedbox --as lee print catalogue --year 2025 --in-archive"),
            (
                "deedbox move-out 1203 --date 2026-06-30 --check --slip s.html",
                "deedbox print move-out 1203 --date 2026-06-30 -o s.html",
            ),
            (
                "deedbox 遷出 1203 --slip=s.html --check --date 2026-06-30",
                "deedbox print move-out 1203 -o s.html --date 2026-06-30",
            ),
            ("deedbox export --to x.xlsx --to-whom A --purpose b", "deedbox export -o x.xlsx --to A --purpose b"),
            (
                "deedbox export --release disclosures/x4p9 --to x.xlsx",
                "deedbox export --release disclosures/x4p9 -o x.xlsx",
            ),
            ("deedbox -C x site pages --to-whom A --purpose b", "deedbox -C x site pages --to A --purpose b"),
            ("deedbox disclose --release 1203/x4p9 --out there", "deedbox disclose --release 1203/x4p9 -o there"),
            (
                "deedbox archive-moved-out --year 2025 --plan p.toml",
                "deedbox archive-moved-out --year 2025 --plan -o p.toml",
            ),
        ] {
            assert!(Cli::described().try_get_matches_from(words(old)).is_err(), "{old} is understood still");
            match told(&words(old)) {
                Some(Input::CalledOtherwise { line, .. }) => assert_eq!(line, new),
                other => panic!("{old}: {other:?}"),
            }
            if let Err(e) = Cli::described().try_get_matches_from(words(new)) {
                panic!("{new}: {e}");
            }
        }
        for fine in
            ["deedbox show 1203", "deedbox export -o x --to A --purpose b", "deedbox lend 1203 --to-whom A", "deedbox"]
        {
            assert!(told(&words(fine)).is_none(), "{fine}");
        }
    }

    #[test]
    fn what_a_command_of_its_own_enters_is_named_with_it_and_that_command_is_there() {
        for kind in Kind::ALL {
            let meant = told(&words(&format!("deedbox record {kind} 1203")));
            match (kind.facts().entered, meant) {
                (KindEntered::By(command), Some(Input::OwnCommand { command: named, .. })) => {
                    assert_eq!(named, format!("deedbox {command}"));
                    let mut found = &Cli::described();
                    for word in command.split(' ') {
                        found = found.find_subcommand(word).unwrap_or_else(|| panic!("{command}: no {word}"));
                    }
                    assert!(found.get_about().is_some(), "{command}");
                }
                (KindEntered::ByRecord, None) => {}
                (entered, meant) => panic!("{kind}: {entered:?} {meant:?}"),
            }
        }
        let spoken = told(&words("deedbox 登記 通知 --to all --title x"));
        assert!(matches!(spoken, Some(Input::OwnCommand { kind: Kind::Notice, .. })), "{spoken:?}");
    }
}
