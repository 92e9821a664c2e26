//! `deedbox return`: take back what was lent.

use clap::Args;

use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::desk::return_loan::{self, ReturnLoan};
use crate::error::Result;
use crate::model::{Date, Line, Reference};

/// Take back what was lent
#[derive(Args, Debug)]
#[command(after_help = "Example:
  deedbox return 1203/x4p9 --condition 完好")]
pub(super) struct ReturnArgs {
    /// Id of the loan
    #[arg(value_name = "ID")]
    reference: Reference,
    /// In what condition it came back
    #[arg(long, value_name = "TEXT")]
    condition: Option<Line>,
    /// Day on which it came back; else today
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
}

pub(super) fn run(ctx: &mut Context, args: ReturnArgs) -> Result<Outcome> {
    let ReturnArgs { reference, condition, date } = args;
    let archive = ctx.archive()?;
    let carried = ctx.carry_out(&archive, |desk, tx| {
        let date = date.unwrap_or_else(|| desk.today());
        return_loan::return_loan(
            desk,
            tx,
            &ReturnLoan { reference: reference.clone(), condition: condition.clone(), date },
        )
    })?;
    let back = carried.made.clone();
    ctx.made(&carried, &[back.id.to_string()])?;
    ctx.say_done(&carried, &Done::Returned { id: back.id, borrower: back.borrower, days: back.overdue_days })?;
    Ok(Outcome::Done)
}
