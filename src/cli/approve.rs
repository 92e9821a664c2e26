//! `deedbox approve`: let what waits for it take effect.

use clap::Args;

use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::cli::when::WhenArgs;
use crate::cli::words::Words;
use crate::desk::approve::{self, Approve, Decided, DecidedOn};
use crate::error::Result;
use crate::model::{Line, Reference, StaffId};

/// Approve what waits for it: a loan, the result of a complaint, an application, an amendment, a disclosure …
///
/// The approval names the exact bytes that it covers. Where several things of one record wait, name the event.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox --as lee approve 1203/x4p9 --handled-by chan
  deedbox --as lee approve 1203/cover+02-h3c8      one amendment of several")]
pub(super) struct ApproveArgs {
    /// Id of the record, or of the event that waits
    #[arg(value_name = "ID")]
    reference: Reference,
    /// Who hands a loan over, if it is somebody else
    #[arg(long, value_name = "STAFF")]
    handled_by: Option<StaffId>,
    /// A remark
    #[arg(long, value_name = "TEXT")]
    note: Option<Line>,
    #[command(flatten)]
    when: WhenArgs,
}

impl ApproveArgs {
    /// An approval that another verb asks for.
    pub(super) fn plain(reference: Reference, note: Option<Line>, when: WhenArgs) -> Self {
        Self { reference, handled_by: None, note, when }
    }
}

pub(super) fn run(ctx: &mut Context, args: ApproveArgs) -> Result<Outcome> {
    let ApproveArgs { reference, handled_by, note, when } = args;
    let archive = ctx.archive()?;
    let when = when.told(&archive)?;
    let carried = ctx.carry_out(&archive, |desk, tx| {
        let ask = Approve { reference: reference.clone(), handled_by: handled_by.clone(), note: note.clone(), when };
        approve::approve(desk, tx, &ask)
    })?;
    ctx.made(&carried, &[carried.made.id.to_string()])?;
    ctx.say_done(&carried, &said(ctx.words, carried.made.clone()))?;
    Ok(Outcome::Done)
}

fn said(words: Words, made: Decided) -> Done {
    let Decided { id, what, same_person } = made;
    match what {
        DecidedOn::Loan { borrower, due, rests, handed } => {
            Done::Approved { id, borrower, due, rests, handed, same_person }
        }
        DecidedOn::Case { status, due } => {
            let next = words.next(&id, &due);
            Done::Stepped { id, stands: status, with: None, next }
        }
        DecidedOn::Amendment | DecidedOn::LoanRefused => Done::AmendmentApproved { id, same_person },
        DecidedOn::Void => Done::VoidApproved { id, same_person },
    }
}
