//! `deedbox man`: the manual page.

use std::path::{Path, PathBuf};

use clap::{Args, Command};
use serde_json::json;

use crate::archive::{At, GivenFault, StorageError, Verb};
use crate::cli::common::OutputFormat;
use crate::cli::context::Context;
use crate::cli::exit::Outcome;
use crate::cli::help;
use crate::error::{Input, Result};

/// Print the manual page, of deedbox or of one command
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox man lend | man -l -
  deedbox man --all man1                 every page, a file each, in a new folder")]
pub(super) struct ManArgs {
    /// The command
    #[arg(value_name = "COMMAND")]
    command: Option<String>,
    /// Write the pages of all commands into a new folder
    #[arg(long, value_name = "DIR", conflicts_with = "command")]
    all: Option<PathBuf>,
}

pub(super) fn run(ctx: &mut Context, line: Command, args: ManArgs) -> Result<Outcome> {
    let ManArgs { command, all } = args;
    let whole = help::command(ctx.words, line);
    if let Some(folder) = all {
        return write_all(ctx, &whole, &folder);
    }
    let page = match command {
        None => whole,
        Some(name) => match whole.find_subcommand(&name) {
            Some(command) => command.clone(),
            None => return Err(Input::NothingThere(name).into()),
        },
    };
    let text = page_of(ctx, page)?;
    ctx.print(&text)?;
    Ok(Outcome::Done)
}

/// A page of the manual.
fn page_of(ctx: &Context, command: Command) -> Result<String> {
    let mut text = Vec::new();
    clap_mangen::Man::new(command)
        .source(env!("CARGO_PKG_NAME").to_owned() + " " + env!("CARGO_PKG_VERSION"))
        .render(&mut text)
        .at(Verb::Write, Path::new("stdout"))?;
    Ok(help::manual(ctx.words, &String::from_utf8_lossy(&text)))
}

/// The page of each command, those of a command's own commands as `deedbox-staff-add.1`.
fn pages(command: &Command, name: &str, found: &mut Vec<(String, Command)>) {
    found.push((format!("{name}.1"), command.clone().name(name.to_owned())));
    for below in command.get_subcommands().filter(|below| !below.is_hide_set() && below.get_name() != "help") {
        pages(below, &format!("{name}-{}", below.get_name()), found);
    }
}

/// Writes all pages into a new folder.
fn write_all(ctx: &mut Context, whole: &Command, folder: &Path) -> Result<Outcome> {
    let mut all = Vec::new();
    pages(whole, "deedbox", &mut all);
    let place = ctx.path(folder);
    let names: Vec<String> = all.iter().map(|(name, _)| folder.join(name).display().to_string()).collect();
    if ctx.common.dry_run {
        ctx.lines(&names.iter().map(|name| format!("+ {name}")).collect::<Vec<_>>())?;
        return Ok(Outcome::Done);
    }
    let disk = ctx.disk();
    if let Ok(archive) = ctx.archive_as_it_is() {
        archive.check_page_place(&place)?;
    }
    if !disk.make_folder(&place)? {
        return Err(StorageError::Given { path: place.display().to_string(), fault: GivenFault::Taken }.into());
    }
    for (name, command) in all {
        let text = page_of(ctx, command)?;
        disk.write_outside(&place.join(name), text.as_bytes())?;
    }
    match ctx.common.format {
        OutputFormat::Json => ctx.json(&json!({ "made": names }))?,
        OutputFormat::Table | OutputFormat::Csv | OutputFormat::Html => ctx.lines(&names)?,
    }
    Ok(Outcome::Done)
}
