//! The commands, each described to clap only when it is the one that was typed: to describe all of them takes longer than most commands.

use clap::{ArgMatches, Args, Command, FromArgMatches};

use crate::cli::typed::commands;

/// What is said of commands that are not described.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OtherCommands {
    /// What each is for, as a list has it.
    Listed,
    /// Their names alone.
    Named,
}

/// The arguments of a command, described once it is known that they are wanted.
#[derive(Debug)]
pub(super) struct Deferred<T>(pub(super) T);

impl<T: Args> Args for Deferred<T> {
    fn augment_args(command: Command) -> Command {
        command.defer(named::<T>)
    }

    fn augment_args_for_update(command: Command) -> Command {
        command.defer(T::augment_args_for_update)
    }
}

impl<T: FromArgMatches> FromArgMatches for Deferred<T> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        T::from_arg_matches(matches).map(Self)
    }

    fn from_arg_matches_mut(matches: &mut ArgMatches) -> Result<Self, clap::Error> {
        T::from_arg_matches_mut(matches).map(Self)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        self.0.update_from_arg_matches(matches)
    }
}

/// The arguments of a command, whose own commands answer to their Chinese names.
fn named<T: Args>(command: Command) -> Command {
    let path = command.get_name().to_owned();
    commands::named_where_typed(T::augment_args(command), &path)
}

/// The enum of the commands, a variant for each with the type of its arguments; clap knows it by one whose arguments are
/// [`Deferred`].
macro_rules! deferred {
    ($($(#[$attribute:meta])* $variant:ident($args:ty),)+) => {
        #[derive(Debug)]
        enum Command {
            $($variant($args),)+
        }

        #[derive(clap::Subcommand)]
        enum Typed {
            $($(#[$attribute])* $variant($crate::cli::deferred::Deferred<$args>),)+
        }

        impl Command {
            /// A command line with all that there is to say of the commands that are wanted, for help and for whoever looks through
            /// them; of the others with their names, or what a list says of them.
            fn described(
                line: clap::Command,
                wanted: &dyn Fn(&clap::Command) -> bool,
                others: $crate::cli::deferred::OtherCommands,
            ) -> clap::Command {
                let mut each = [$(<$args as clap::Args>::augment_args as fn(clap::Command) -> clap::Command,)+].into_iter();
                line.mut_subcommands(|command| match each.next() {
                    Some(describe) if wanted(&command) => describe(command.defer(std::convert::identity)),
                    Some(_) if others == $crate::cli::deferred::OtherCommands::Named => command.defer(std::convert::identity),
                    Some(describe) => {
                        let about = describe(clap::Command::new("")).get_about().cloned();
                        command.defer(std::convert::identity).about(about.unwrap_or_default())
                    }
                    None => command,
                })
            }
        }

        impl From<Typed> for Command {
            fn from(typed: Typed) -> Self {
                match typed {
                    $(Typed::$variant(args) => Self::$variant(args.0),)+
                }
            }
        }

        impl clap::FromArgMatches for Command {
            fn from_arg_matches(matches: &clap::ArgMatches) -> std::result::Result<Self, clap::Error> {
                <Typed as clap::FromArgMatches>::from_arg_matches(matches).map(Self::from)
            }

            fn from_arg_matches_mut(matches: &mut clap::ArgMatches) -> std::result::Result<Self, clap::Error> {
                <Typed as clap::FromArgMatches>::from_arg_matches_mut(matches).map(Self::from)
            }

            fn update_from_arg_matches(&mut self, matches: &clap::ArgMatches) -> std::result::Result<(), clap::Error> {
                *self = Self::from_arg_matches(matches)?;
                Ok(())
            }
        }

        impl clap::Subcommand for Command {
            fn augment_subcommands(command: clap::Command) -> clap::Command {
                $crate::cli::typed::commands::named_where_typed(Typed::augment_subcommands(command), "")
            }

            fn augment_subcommands_for_update(command: clap::Command) -> clap::Command {
                Typed::augment_subcommands_for_update(command)
            }

            fn has_subcommand(name: &str) -> bool {
                Typed::has_subcommand(name)
            }
        }
    };
}

pub(super) use deferred;
