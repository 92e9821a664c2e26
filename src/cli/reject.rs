//! `deedbox reject`: refuse what was asked for, with the reason.

use clap::Args;

use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::desk::approve;
use crate::desk::approve::{Decided, DecidedOn};
use crate::error::Result;
use crate::model::{Date, Happened, Line, Reference, Status};

/// Reject what waits for approval: a loan, an application, an amendment …
#[derive(Args, Debug)]
#[command(after_help = "Example:
  deedbox --as lee reject 1203/x4p9 --reason 'read it in the office'")]
pub(super) struct RejectArgs {
    /// Id of the record, or of the event that waits
    #[arg(value_name = "ID")]
    reference: Reference,
    /// Why
    #[arg(long, value_name = "TEXT")]
    reason: Line,
    /// Day of the refusal; else today
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
}

pub(super) fn run(ctx: &mut Context, args: RejectArgs) -> Result<Outcome> {
    let RejectArgs { reference, reason, date } = args;
    let archive = ctx.archive()?;
    let carried = ctx.carry_out(&archive, |desk, tx| {
        approve::reject(desk, tx, &reference, reason.clone(), date.map(Happened::On))
    })?;
    ctx.made(&carried, &[carried.made.id.to_string()])?;
    let Decided { id, what, .. } = carried.made.clone();
    let said = match what {
        DecidedOn::Loan { .. } | DecidedOn::UrgentOpening { .. } | DecidedOn::LoanRefused => {
            Done::Rejected { id, next: None }
        }
        DecidedOn::Case { status, due } => {
            let next = ctx.words.next(&id, &due);
            if status == Status::Rejected {
                Done::Rejected { id, next }
            } else {
                Done::NotApproved { id, stands: status, next }
            }
        }
        DecidedOn::Amendment => Done::AmendmentRejected(id),
        DecidedOn::Void => Done::VoidRejected(id),
        DecidedOn::Key => Done::KeyRejected(id),
    };
    ctx.say_done(&carried, &said)?;
    Ok(Outcome::Done)
}
