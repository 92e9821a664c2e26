//! `deedbox return`: take back what was lent.

use clap::Args;

use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::desk::lost::MissingPages;
use crate::desk::return_loan::{self, ReturnLoan};
use crate::error::Result;
use crate::model::{Action, Date, DueStep, Line, Reference};

/// Take back what was lent
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox return 1203/x4p9 --condition 完好
  deedbox return 1203/x4p9 --missing '租約第3頁' --paper 1203/0p0e")]
pub(super) struct ReturnArgs {
    /// Id of the loan
    #[arg(value_name = "ID")]
    reference: Reference,
    /// In what condition it came back
    #[arg(long, value_name = "TEXT")]
    condition: Option<Line>,
    /// Pages that did not come back, which opens a case until they are found or replaced
    #[arg(long, value_name = "TEXT")]
    missing: Option<Line>,
    /// Paper of which they are missing; else of what was lent (can be repeated)
    #[arg(long = "paper", value_name = "ID", requires = "missing")]
    papers: Vec<Reference>,
    /// Day on which it came back; else today
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
}

pub(super) fn run(ctx: &mut Context, args: ReturnArgs) -> Result<Outcome> {
    let ReturnArgs { reference, condition, missing, papers, date } = args;
    let missing = missing.map(|pages| MissingPages { pages, of: papers });
    let archive = ctx.archive()?;
    let carried = ctx.carry_out(&archive, |desk, tx| {
        let date = date.unwrap_or_else(|| desk.today());
        return_loan::return_loan(
            desk,
            tx,
            &ReturnLoan { reference: reference.clone(), condition: condition.clone(), missing: missing.clone(), date },
        )
    })?;
    let back = carried.made.clone();
    let made: Vec<String> = [&back.id].into_iter().chain(&back.loss).map(ToString::to_string).collect();
    ctx.made(&carried, &made)?;
    let (id, borrower, days) = (back.id, back.borrower, back.overdue_days);
    let done = match back.loss {
        Some(loss) => {
            let next = ctx.words.next(&loss, &[Action::Found, Action::Replaced].map(DueStep::by_action));
            Done::ReturnedInPart { id, borrower, loss, next }
        }
        None => Done::Returned { id, borrower, days },
    };
    ctx.say_done(&carried, &done)?;
    Ok(Outcome::Done)
}
