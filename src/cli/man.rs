//! `deedbox man`: the manual page.

use clap::{Args, Command};

use crate::archive::{At, Verb};
use crate::cli::context::Context;
use crate::cli::exit::Outcome;
use crate::cli::help;
use crate::error::{Input, Result};

/// Print the manual page, of deedbox or of one command
#[derive(Args, Debug)]
#[command(after_help = "Example:
  deedbox man lend | man -l -")]
pub(super) struct ManArgs {
    /// The command
    command: Option<String>,
}

pub(super) fn run(ctx: &mut Context, line: Command, args: ManArgs) -> Result<Outcome> {
    let ManArgs { command } = args;
    let whole = help::command(ctx.words, line);
    let page = match command {
        None => whole,
        Some(name) => match whole.find_subcommand(&name) {
            Some(command) => command.clone(),
            None => return Err(Input::NothingThere(name).into()),
        },
    };
    let mut text = Vec::new();
    clap_mangen::Man::new(page)
        .source(env!("CARGO_PKG_NAME").to_owned() + " " + env!("CARGO_PKG_VERSION"))
        .render(&mut text)
        .at(Verb::Write, std::path::Path::new("stdout"))?;
    ctx.print(&help::manual(ctx.words, &String::from_utf8_lossy(&text)))?;
    Ok(Outcome::Done)
}
