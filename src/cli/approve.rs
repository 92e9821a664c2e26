//! `deedbox approve`: let what was asked for go.

use clap::Args;

use crate::cli::context::Context;
use crate::cli::exit::Outcome;
use crate::cli::words::Said;
use crate::desk::approve::{self, Approve};
use crate::error::Result;
use crate::model::{Date, Line, Reference, StaffId};

/// Approve a loan: from now on the file is out
#[derive(Args, Debug)]
#[command(after_help = "Example:
  deedbox --as lee approve 1203/x4p9 --handled-by chan")]
pub(super) struct ApproveArgs {
    /// Id of the loan
    #[arg(value_name = "ID")]
    reference: Reference,
    /// Who hands it over, if it is somebody else
    #[arg(long, value_name = "STAFF")]
    handled_by: Option<StaffId>,
    /// A remark
    #[arg(long, value_name = "TEXT")]
    note: Option<Line>,
    /// Day of the approval; else today
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
}

pub(super) fn run(ctx: &mut Context, args: ApproveArgs) -> Result<Outcome> {
    let ApproveArgs { reference, handled_by, note, date } = args;
    let archive = ctx.archive()?;
    let carried = ctx.carry_out(&archive, |desk, tx| {
        let date = date.unwrap_or_else(|| desk.today());
        approve::approve(
            desk,
            tx,
            &Approve { reference: reference.clone(), handled_by: handled_by.clone(), note: note.clone(), date },
        )
    })?;
    let made = carried.made.clone();
    ctx.made(&carried, &[made.id.to_string()])?;
    ctx.say_done(
        &carried,
        &Said::Approved { id: made.id, borrower: made.borrower, due: made.due, same_person: made.same_person },
    )?;
    Ok(Outcome::Done)
}
