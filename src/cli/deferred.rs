//! The commands, each described to clap only when it is the one that was typed: to describe all of them takes longer than most commands.
//!
//! A line that is certainly that of one command is read with that command alone: clap copies what goes with every command into each
//! that it knows, and takes it away again. What stands in doubt is read with all of them: nothing typed, a word that is no command,
//! an option before the command that does not go with every one.

use std::ffi::{OsStr, OsString};

use clap::{Arg, ArgAction, Args, Command};

use crate::cli::typed::commands;

/// What is said of commands that are not described.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OtherCommands {
    /// What each is for, as a list has it.
    Listed,
    /// Their names alone.
    Named,
}

/// A command by its name, with what describes its arguments.
#[derive(Clone, Copy, Debug)]
pub(super) struct KnownCommand {
    pub(super) name: &'static str,
    describe: fn(Command) -> Command,
    /// The same, once it is known to be wanted: its own commands answer to their Chinese names.
    describe_typed: fn(Command) -> Command,
}

impl KnownCommand {
    /// A command with arguments.
    pub(super) const fn new<T: Args>(name: &'static str) -> Self {
        Self { name, describe: T::augment_args, describe_typed: named::<T> }
    }

    /// The command that a word calls.
    pub(super) fn called(known: &'static [Self], word: &OsStr) -> Option<&'static Self> {
        let word = word.to_str()?;
        known.iter().find(|command| command.name == word || commands::is_named(command.name, word))
    }

    /// The command that a line is certainly of: before its name stands nothing but what goes with every command, as `root` has it.
    pub(super) fn alone(known: &'static [Self], root: &Command, args: &[OsString]) -> Option<&'static Self> {
        let mut words = args.iter().skip(1);
        loop {
            let word = words.next()?;
            if !word.as_encoded_bytes().starts_with(b"-") {
                return Self::called(known, word);
            }
            match Before::of(root, word.to_str()?) {
                Before::Whole => {}
                // A value that looks like an option is none to clap.
                Before::Value if words.next()?.as_encoded_bytes().starts_with(b"-") => return None,
                Before::Value => {}
                Before::Unknown => return None,
            }
        }
    }

    /// Whether a line certainly asks for the help of deedbox itself: before the word for it stands nothing but what goes with every command.
    pub(super) fn is_own_help(root: &Command, args: &[OsString]) -> bool {
        let mut words = args.iter().skip(1).map(|word| word.to_str());
        while let Some(Some(word)) = words.next() {
            match word {
                "-h" | "--help" => return true,
                _ if !word.starts_with('-') => return false,
                _ => {}
            }
            match Before::of(root, word) {
                Before::Whole => {}
                Before::Value if words.next().flatten().is_some_and(|value| !value.starts_with('-')) => {}
                Before::Value | Before::Unknown => return false,
            }
        }
        false
    }

    /// A command line with commands, none of which is described before it was typed.
    pub(super) fn line(root: Command, known: &'static [Self]) -> Command {
        let each = known.iter().map(|command| Command::new(command.name).defer(command.describe_typed));
        commands::named_where_typed(root.subcommands(each), "")
    }

    /// The same with all that there is to say of the commands that are wanted, for help and for whoever looks through them; of the
    /// others with their names, or what a list says of them.
    pub(super) fn described(
        root: Command,
        known: &'static [Self],
        wanted: &dyn Fn(&Command) -> bool,
        others: OtherCommands,
    ) -> Command {
        let mut each = known.iter();
        Self::line(root, known).mut_subcommands(|command| match each.next() {
            Some(known) if wanted(&command) => (known.describe)(command.defer(std::convert::identity)),
            Some(_) if others == OtherCommands::Named => command.defer(std::convert::identity),
            Some(known) => {
                let about = (known.describe)(Command::new("")).get_about().cloned();
                command.defer(std::convert::identity).about(about.unwrap_or_default())
            }
            None => command,
        })
    }
}

/// The arguments of a command, whose own commands answer to their Chinese names.
fn named<T: Args>(command: Command) -> Command {
    let path = command.get_name().to_owned();
    commands::named_where_typed(T::augment_args(command), &path)
}

/// What a word is that stands before the command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Before {
    /// An option that goes with every command, with its value where it takes one.
    Whole,
    /// Such an option whose value is the next word.
    Value,
    Unknown,
}

impl Before {
    fn of(root: &Command, word: &str) -> Self {
        let options = || root.get_arguments().filter(|arg| arg.is_global_set());
        let takes = |arg: &Arg| matches!(arg.get_action(), ArgAction::Set);
        // Its value, where one is glued to it.
        let (arg, value) = match word.strip_prefix("--") {
            Some(long) => {
                let (name, value) = long.split_once('=').map_or((long, None), |(name, value)| (name, Some(value)));
                (options().find(|arg| arg.get_long() == Some(name)), value)
            }
            None => {
                let mut letters = word.trim_start_matches('-').chars();
                let Some(letter) = letters.next() else { return Self::Unknown };
                let value = Some(letters.as_str()).filter(|rest| !rest.is_empty());
                (options().find(|arg| arg.get_short() == Some(letter)), value)
            }
        };
        match (arg, value) {
            (Some(arg), Some(_)) if takes(arg) => Self::Whole,
            (Some(arg), None) if takes(arg) => Self::Value,
            (Some(_), None) => Self::Whole,
            (Some(_), Some(_)) | (None, _) => Self::Unknown,
        }
    }
}

/// The enum of the commands, a variant for each with the type of its arguments.
macro_rules! known_commands {
    ($($name:literal => $variant:ident($args:ty),)+) => {
        #[derive(Debug)]
        pub(super) enum Command {
            $($variant($args),)+
        }

        impl Command {
            /// The commands, in the order in which they are listed where nothing groups them.
            const KNOWN: &[$crate::cli::deferred::KnownCommand] =
                &[$($crate::cli::deferred::KnownCommand::new::<$args>($name),)+];

            /// The command that was typed, of what clap made of its line.
            fn of(matches: &mut clap::ArgMatches) -> std::result::Result<Self, clap::Error> {
                match matches.remove_subcommand() {
                    $(Some((name, mut of_command)) if name == $name => {
                        <$args as clap::FromArgMatches>::from_arg_matches_mut(&mut of_command).map(Self::$variant)
                    })+
                    Some(_) | None => Err(clap::Error::new(clap::error::ErrorKind::MissingSubcommand)),
                }
            }
        }
    };
}

pub(super) use known_commands;

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::command::{Cli, Root};
    use crate::cli::help;
    use crate::cli::words::Words;
    use crate::model::language::Language;

    fn words(line: &str) -> Vec<OsString> {
        line.split(' ').map(OsString::from).collect()
    }

    fn alone(args: &[OsString]) -> Option<&'static str> {
        Cli::alone(args).map(|command| command.name)
    }

    /// What is made of a line by a command line: what was read, or what is said of it.
    fn made(line: &Command, args: &[OsString]) -> String {
        match Cli::read_by(|| line.clone(), args) {
            Ok(cli) => format!("{cli:?}"),
            Err(e) => format!("{:?}\n{}\n{:?}", e.kind(), e.render(), e.context().collect::<Vec<_>>()),
        }
    }

    /// The command line of some commands.
    fn line_of(known: &'static [KnownCommand]) -> Command {
        KnownCommand::line(Root::command(), known)
    }

    /// Every command with the words that lead to it, and its options as they are typed.
    fn commands(command: &Command, path: &str, all: &mut Vec<(String, Vec<String>)>) {
        for below in command.get_subcommands() {
            let path = format!("{path} {}", below.get_name());
            let own = below.get_arguments().filter(|arg| !arg.is_global_set());
            let options = own.filter_map(|arg| Some(format!("--{}", arg.get_long()?))).collect();
            all.push((path.clone(), options));
            commands(below, &path, all);
        }
    }

    fn all_commands() -> Vec<(String, Vec<String>)> {
        let mut all = Vec::new();
        let mut root = Cli::described();
        root.build();
        commands(&root, "deedbox", &mut all);
        assert!(150 < all.len(), "{}", all.len());
        all
    }

    #[test]
    fn a_line_of_one_command_is_read_without_the_others_as_with_them() {
        let (mut seen, whole) = (0, line_of(Cli::of(None)));
        for (path, options) in all_commands() {
            let ways = [
                "",
                " --help",
                " -h",
                " --bad",
                " -Z",
                " --hel",
                " --dry-ru",
                " 1203 x y z",
                " show --bad",
                " --lang xx",
                " --as",
            ];
            let lines = ways.iter().map(|behind| format!("{path}{behind}"));
            let with_option = options.iter().map(|option| format!("{path} 1203 {option}"));
            for line in lines.chain(with_option) {
                let args = words(&line);
                let of = Cli::of(Cli::alone(&args));
                assert_eq!(of.len(), 1, "{line}: not certain");
                assert_eq!(made(&line_of(of), &args), made(&whole, &args), "{line}");
                seen += 1;
            }
        }
        assert!(2000 < seen, "{seen}");
    }

    #[test]
    fn what_stands_before_a_command_changes_nothing_that_is_said() {
        let whole = line_of(Cli::of(None));
        for (before, certain) in [
            ("--lang zh-Hant", true),
            ("--lang=zh-Hant --json -q", true),
            ("-C x", true),
            ("-Cx", true),
            ("-C=x --as lee --wait 5", true),
            ("--as=", true),
            // Wrong values are wrong whatever the command is.
            ("--format wages", true),
            ("--wait soon", true),
            ("--json --format csv", true),
            ("-q -q", true),
            // The value of an option is no command.
            ("--as show", true),
            ("-C", false),
            ("--as", false),
            ("--as --json", false),
            ("--bad", false),
            ("--bad show", false),
            ("--dry-ru", false),
            ("--purpose show", false),
            ("-qC x", false),
            ("--json=yes", false),
            ("-h", false),
            ("--help", false),
            ("--version", false),
            ("-V", false),
            ("-", false),
            ("--", false),
            ("nothing", false),
            ("lennd", false),
            ("", false),
        ] {
            for behind in [
                "lend",
                "lend 1203",
                "lend --bad",
                "lend --help",
                "report occupancy --bad",
                "借閱 --bad",
                "登記 維修 1203 --bad",
            ] {
                let args = words(&format!("deedbox {before} {behind}"));
                let of = Cli::of(Cli::alone(&args));
                assert_eq!(of.len() == 1, certain, "{args:?}");
                assert_eq!(made(&line_of(of), &args), made(&whole, &args), "{args:?}");
            }
        }
        assert_eq!(alone(&words("deedbox --as show lend 1203 report")), Some("lend"));
        assert_eq!(alone(&words("deedbox 借阅 1203")), Some("lend"));
        for doubtful in ["deedbox", "deedbox --json", "deedbox nothing", "deedbox --as", "deedbox 乜嘢"] {
            assert_eq!(alone(&words(doubtful)), None, "{doubtful}");
        }
    }

    #[test]
    fn what_is_said_of_one_command_is_the_same_without_the_others_in_every_language() {
        for (path, _) in all_commands() {
            for (language, behind) in [
                (Language::En, "--help"),
                (Language::En, "-h"),
                (Language::ZhHant, "--help"),
                (Language::ZhHant, "--bad"),
                (Language::ZhHans, "-h"),
            ] {
                // To translate the line of all commands takes longest; what stands below a command is said in the same way.
                if language != Language::En && 1 < path.matches(' ').count() {
                    continue;
                }
                let args = words(&format!("{path} {behind}"));
                let alone = Cli::alone(&args);
                let said = |alone: Option<&'static KnownCommand>| {
                    let e = Cli::read_by(|| line_of(Cli::of(alone)), &args).expect_err(&path);
                    help::in_language(Words::of(language), e, (&args, alone), Cli::described_where_typed)
                        .render()
                        .to_string()
                };
                assert!(alone.is_some(), "{path}");
                assert_eq!(said(alone), said(None), "{args:?}");
            }
        }
    }
}
