//! `deedbox log`: who did what, newest first.

use clap::Args;

use crate::cli::context::Context;
use crate::cli::exit::Outcome;
use crate::error::{Input, Result};
use crate::model::table::Cell;
use crate::model::{Date, StaffId};
use crate::output::Format;
use crate::views::log::{self, FOR_PEOPLE, LogWanted};

/// Say who did what, newest first, with the ids
///
/// By when it was entered, not by when it happened: every record and every step of it. `history` tells a unit's story instead,
/// and `undo` takes the last act back.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox log
  deedbox log --mine --limit 5
  deedbox log --by chan --since 2026-11-01")]
pub(super) struct LogArgs {
    /// What the one who asks did
    #[arg(long, conflicts_with = "by")]
    mine: bool,
    /// What a person did
    #[arg(long, value_name = "STAFF")]
    by: Option<StaffId>,
    /// What was entered on this day or later
    #[arg(long, value_name = "DATE")]
    since: Option<Date>,
    /// So many lines at most; 0 is all
    #[arg(long, value_name = "N", default_value_t = 30)]
    limit: usize,
}

pub(super) fn run(ctx: &mut Context, args: LogArgs) -> Result<Outcome> {
    let LogArgs { mine, by, since, limit } = args;
    let archive = ctx.archive()?;
    let by = if mine { Some(ctx.desk(&archive)?.actor.ok_or(Input::NoActor)?) } else { by };
    let mut lines = log::log(&archive, &LogWanted { by, since })?;
    lines.truncate(if limit == 0 { usize::MAX } else { limit });
    let mut table = log::table(&lines);
    if ctx.format() == Format::Table {
        for (row, line) in table.rows.iter_mut().zip(&lines) {
            let hour = line.at.to_string().get(..16).map(|text| text.replace('T', " "));
            if let (Some(cell), Some(hour)) = (row.first_mut(), hour) {
                *cell = Cell::Text(hour);
            }
            if let Some(cell) = row.get_mut(2) {
                *cell = Cell::Text(ctx.words.happening(line.happening));
            }
        }
        table = table.only(&FOR_PEOPLE);
    }
    ctx.table(&table)?;
    Ok(Outcome::Done)
}
