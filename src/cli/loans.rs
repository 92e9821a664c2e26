//! `deedbox loans`: the loan register.

use clap::Args;

use crate::cli::context::Context;
use crate::cli::exit::Outcome;
use crate::cli::kept::KeptArgs;
use crate::error::Result;
use crate::model::AsOf;
use crate::views::loans::{self, WhichLoans};

/// Print the loan register, newest first
///
/// Loans lie in the files that they concern; this gathers them, those of clients who have left as well. As JSON or CSV it has
/// every column of the paper form.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox loans --overdue
  deedbox loans --department 銷售部
  deedbox --format csv loans > 借閱登記表.csv")]
pub(super) struct LoansArgs {
    /// Those alone that are out or wait for approval
    #[arg(long, conflicts_with = "overdue")]
    open: bool,
    /// Those alone that are out past their day
    #[arg(long)]
    overdue: bool,
    #[command(flatten)]
    kept: KeptArgs,
}

pub(super) fn run(ctx: &mut Context, args: LoansArgs) -> Result<Outcome> {
    let LoansArgs { open, overdue, kept } = args;
    let which = match (open, overdue) {
        (_, true) => WhichLoans::Overdue,
        (true, false) => WhichLoans::Open,
        (false, false) => WhichLoans::All,
    };
    let archive = ctx.archive()?;
    let today = ctx.today(&archive)?;
    let kept = kept.kept(&archive, &AsOf::NOW)?;
    let mut lines = loans::register(&archive, which, today)?;
    lines.retain(|line| kept.has_of(&line.id.owner));
    let keys = ["id", "status", "lent_on", "borrower", "title", "due", "returned_on"];
    ctx.listing(&loans::table(&lines, today), &keys)?;
    Ok(Outcome::Done)
}
