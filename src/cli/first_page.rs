//! `deedbox` alone at a terminal: how the day stands, and the commands of every day, on one screen.

use std::ffi::OsString;

use clap::Command;
use unicode_width::UnicodeWidthStr;

use crate::archive::Archive;
use crate::cli::context::Context;
use crate::cli::environment::{self, Respondent};
use crate::cli::help::groups::EVERY_DAY;
use crate::error::Result;
use crate::output::phrases::say;
use crate::output::safe;
use crate::views::judgement::BytesRead;
use crate::views::status::{self, Asking, Todo};

/// Columns of the narrowest terminal that is thought of.
const COLUMNS: u16 = 80;

/// Whether a command line has no words, and somebody at a terminal typed it; a pipe gets the help.
pub(super) fn is_wanted(args: &[OsString]) -> bool {
    args.len() == 1 && environment::is_shown() && environment::answering(args) == Respondent::Somebody
}

/// Shows it. Where there is no archive it says how one begins.
pub(super) fn shown(ctx: &mut Context, line: &Command) -> Result<()> {
    let root = ctx.environment.archive.clone().map(Ok).unwrap_or_else(|| Archive::find(&ctx.environment.here));
    let mut lines = match root {
        Ok(_) => today(ctx)?,
        Err(_) => vec![say!(ctx.words, "usage-first-none")],
    };
    lines.push(String::new());
    lines.extend(every_day(ctx, line));
    lines.push(String::new());
    lines.push(say!(ctx.words, "usage-first-more"));
    let width = usize::from(ctx.environment.width.unwrap_or(COLUMNS));
    let lines: Vec<String> = lines.iter().map(|line| safe::narrow(line, width)).collect();
    ctx.lines(&lines)?;
    ctx.flush()
}

/// The day in three lines: whose archive, how much wants doing, and what comes first.
fn today(ctx: &mut Context) -> Result<Vec<String>> {
    let archive = ctx.archive()?;
    let desk = ctx.desk(&archive)?;
    let asking = Asking { archive: &archive, now: desk.now, actor: desk.actor.as_ref() };
    let todos = status::todos(&asking, BytesRead::Left)?;
    let words = ctx.words;
    let mine = todos.iter().filter(|todo| matches!(todo, Todo::WaitsForMe(_))).count();
    let who = desk.actor.as_ref().map(ToString::to_string).unwrap_or_else(|| "—".to_owned());
    let head = say!(words, "usage-first-head", estate = &archive.settings().name, date = desk.today(), who = who);
    let Some(first) = todos.first() else { return Ok(vec![head, say!(words, "usage-first-nothing")]) };
    let first = format!("{}  {}", words.todo(first), words.command(&first.command()));
    Ok(vec![head, say!(words, "usage-first-todo", todo => todos.len(), mine => mine), first])
}

/// The commands of every day, each with what it does.
fn every_day(ctx: &Context, line: &Command) -> Vec<String> {
    let widest = EVERY_DAY.iter().map(|name| name.width()).max().unwrap_or(0) + 2;
    let known = EVERY_DAY.iter().filter_map(|name| line.find_subcommand(name));
    let told = known.map(|command| {
        let about = command.get_about().map(ToString::to_string).unwrap_or_default();
        let name = command.get_name();
        format!("  deedbox {name}{:gap$}{about}", "", gap = widest - name.width())
    });
    [say!(ctx.words, "usage-first-commands")].into_iter().chain(told).collect()
}
