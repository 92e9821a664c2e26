//! `deedbox history`: a room's story.

use clap::Args;

use crate::cli::context::Context;
use crate::cli::exit::Outcome;
use crate::error::Result;
use crate::model::UnitCode;
use crate::views::history;

/// Tell a unit's story over all its clients, newest first
#[derive(Args, Debug)]
#[command(after_help = "Example:
  deedbox history 1203")]
pub(super) struct HistoryArgs {
    /// Unit
    unit: UnitCode,
}

pub(super) fn run(ctx: &mut Context, args: HistoryArgs) -> Result<Outcome> {
    let HistoryArgs { unit } = args;
    let archive = ctx.archive()?;
    let lines = history::history(&archive, &unit)?;
    ctx.table(&history::table(&lines))?;
    Ok(Outcome::Done)
}
