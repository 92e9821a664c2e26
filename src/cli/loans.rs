//! `deedbox loans`: the loan register.

use clap::Args;

use crate::cli::context::Context;
use crate::cli::exit::Outcome;
use crate::error::Result;
use crate::views::loans::{self, Which};

/// Print the loan register, newest first
///
/// Loans lie in the files that they concern; this gathers them, those of clients who have left as well. As JSON or CSV it has
/// every column of the paper form.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox loans --overdue
  deedbox --format csv loans > 借閱登記表.csv")]
pub(super) struct LoansArgs {
    /// Those alone that are out or wait for approval
    #[arg(long, conflicts_with = "overdue")]
    open: bool,
    /// Those alone that are out past their day
    #[arg(long)]
    overdue: bool,
}

pub(super) fn run(ctx: &mut Context, args: LoansArgs) -> Result<Outcome> {
    let which = match args {
        LoansArgs { overdue: true, .. } => Which::Overdue,
        LoansArgs { open: true, .. } => Which::Open,
        LoansArgs { .. } => Which::All,
    };
    let archive = ctx.archive()?;
    let today = ctx.today(&archive)?;
    let lines = loans::register(&archive, which, today)?;
    let keys = ["id", "status", "lent_on", "borrower", "title", "due", "returned_on"];
    ctx.listing(&loans::table(&lines, today), &keys)?;
    Ok(Outcome::Done)
}
