//! `deedbox lost`: what is gone, until it is found or replaced.

use clap::Args;

use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::desk::lost::{self, NoteLoss};
use crate::error::Result;
use crate::model::{Action, Date, DueStep, Line, Target};

/// Note that what was lent, a paper or a file is gone
///
/// It ends the loan, and opens a case until what is gone is found or replaced. Until then it is not lent, shuts the gate `loans` of
/// `move-out`, and stands in `status`. Pages that are missing at the return are `deedbox return ID --missing TEXT`.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox lost 1203/x4p9 --note '全辦公室已尋找'
  deedbox lost 1203                                the whole file of the present client
  deedbox update 1203/h3c8 --status found
  deedbox update 1203/h3c8 --status replaced --note '已由副本代替'")]
pub(super) struct LostArgs {
    /// Id of the loan, or of a paper; a unit for the file of its present client
    #[arg(value_name = "TARGET")]
    target: Target,
    /// A remark: where it was looked for
    #[arg(long, value_name = "TEXT")]
    note: Option<Line>,
    /// Day on which it was found to be gone; else today
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
}

pub(super) fn run(ctx: &mut Context, args: LostArgs) -> Result<Outcome> {
    let LostArgs { target, note, date } = args;
    let archive = ctx.archive()?;
    let carried = ctx.carry_out(&archive, |desk, tx| {
        let date = date.unwrap_or_else(|| desk.today());
        lost::lost(desk, tx, &NoteLoss { target: target.clone(), note: note.clone(), date })
    })?;
    let entered = carried.made.clone();
    ctx.made(&carried, &[entered.id.to_string()])?;
    let next = ctx.words.next(&entered.id, &[Action::Found, Action::Replaced].map(DueStep::by_action));
    let (loan, borrower) = entered.ended.unzip();
    ctx.say_done(&carried, &Done::Lost { id: entered.id, loan, borrower, next })?;
    Ok(Outcome::Done)
}
