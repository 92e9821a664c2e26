//! `deedbox renew`: let a reader keep what was lent for another term.

use clap::Args;

use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::desk::renew::{self, Renewed};
use crate::error::Result;
use crate::model::{Date, Reference};

/// Let a reader keep what was lent for another term
#[derive(Args, Debug)]
#[command(after_help = "Example:
  deedbox renew 1203/x4p9 --due 2026-12-07")]
pub(super) struct RenewArgs {
    /// Id of the loan
    #[arg(value_name = "ID")]
    reference: Reference,
    /// The new day on which it is due; else after the estate's days
    #[arg(long, value_name = "DATE")]
    due: Option<Date>,
    /// Day of the renewal; else today
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
}

pub(super) fn run(ctx: &mut Context, args: RenewArgs) -> Result<Outcome> {
    let RenewArgs { reference, due, date } = args;
    let archive = ctx.archive()?;
    let carried = ctx.carry_out(&archive, |desk, tx| {
        renew::renew(desk, tx, &reference, due, date.unwrap_or_else(|| desk.today()))
    })?;
    let Renewed { id, due, rests } = carried.made.clone();
    ctx.made(&carried, &[id.to_string()])?;
    ctx.say_done(&carried, &Done::Renewed { id, due, rests })?;
    Ok(Outcome::Done)
}
