//! What the value of an argument is called, which tells of what sort it is, whatever language its help is in.

use clap::Arg;
use clap::builder::ArgExt;

/// The English name of a value, kept where the help shows another.
#[derive(Clone, Debug)]
pub(super) struct ValueName(pub(super) String);

impl ArgExt for ValueName {}

/// The English name of an argument's value.
pub(super) fn of(argument: &Arg) -> Option<&str> {
    let shown = || argument.get_value_names()?.first().map(clap::builder::Str::as_str);
    argument.get::<ValueName>().map(|name| name.0.as_str()).or_else(shown)
}
