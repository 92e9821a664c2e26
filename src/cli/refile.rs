//! `deedbox refile`: file a misfiled paper again in its right place.

use clap::Args;

use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::desk::refile::{self, Refile, Refiled};
use crate::error::Result;
use crate::model::{Category, Date, FileName, Line, Reference};

/// File a misfiled paper again in its right place
///
/// The same bytes are filed there with a record of their own; in the wrong place the record is voided, with a reference each way.
/// Papers of category engineering lie in the unit's room, all others in the client's file.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox --as lee refile 1203/m3v8 --category payments
  deedbox --as lee refile 1203/m3v8 --unit 1204
  deedbox --as lee refile 1203/m3v8 --unit 1203@2024-06-30     it belongs to the client before")]
pub(super) struct RefileArgs {
    /// Paper that lies in the wrong place
    #[arg(value_name = "ID")]
    reference: Reference,
    /// Category that is right
    #[arg(long, value_name = "CATEGORY")]
    category: Option<Category>,
    /// Unit, or UNIT@DATE, whose paper it is
    #[arg(long = "unit", value_name = "UNIT")]
    file: Option<FileName>,
    /// Why
    #[arg(long, value_name = "TEXT", default_value = "misfiled")]
    reason: Line,
    /// Day on which it is filed again; else today
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
}

pub(super) fn run(ctx: &mut Context, args: RefileArgs) -> Result<Outcome> {
    let RefileArgs { reference, category, file, reason, date } = args;
    let archive = ctx.archive()?;
    let date = date.map_or_else(|| ctx.today(&archive), Ok)?;
    let ask = Refile { reference, category, file, reason, date };
    let carried = ctx.carry_out(&archive, |desk, tx| refile::refile(desk, tx, &ask))?;
    let Refiled { from, to, category } = carried.made.clone();
    ctx.made(&carried, &[to.to_string()])?;
    ctx.say_done(&carried, &Done::Refiled { from, to, under: category })?;
    Ok(Outcome::Done)
}
