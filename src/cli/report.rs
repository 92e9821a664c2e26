//! `deedbox report`: figures of the estate.

use clap::{Args, Subcommand};

use crate::cli::context::Context;
use crate::cli::exit::Outcome;
use crate::error::Result;
use crate::model::{Date, Year};
use crate::views::report;

/// Print a report: occupancy, clients, loans, moved-out
///
/// Figures come only from records whose bytes match their manifest; where one does not, none are given.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox report occupancy
  deedbox report clients --as-of 2025-06-30
  deedbox report moved-out --year 2025
  deedbox --format csv report loans > loans.csv")]
pub(super) struct ReportArgs {
    #[command(subcommand)]
    report: Report,
}

#[derive(Debug, Subcommand)]
enum Report {
    /// How many units and how much area are let, by floor
    Occupancy(StateArgs),
    /// Who holds the units
    Clients(StateArgs),
    /// What is out with readers, and how late it is
    Loans(StateArgs),
    /// Who left in a year, with the volume's code and box
    MovedOut(YearArgs),
}

/// A report of a state.
#[derive(Args, Debug)]
struct StateArgs {
    /// Day whose state is given, by when things happened; else today
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
}

/// A report of a year.
#[derive(Args, Debug)]
struct YearArgs {
    /// The year; else this one
    #[arg(long, value_name = "YEAR")]
    year: Option<Year>,
}

pub(super) fn run(ctx: &mut Context, args: ReportArgs) -> Result<Outcome> {
    let archive = ctx.archive()?;
    let today = ctx.today(&archive)?;
    match args.report {
        Report::Occupancy(StateArgs { as_of }) => {
            let table = report::occupancy::report(&archive, as_of.unwrap_or(today))?;
            ctx.table(&table)?;
        }
        Report::Clients(StateArgs { as_of }) => {
            let table = report::clients::report(&archive, as_of.unwrap_or(today))?;
            let keys = ["unit", "company", "units", "move_in", "lease_end", "headcount", "custodian"];
            ctx.listing(&table, &keys)?;
        }
        Report::Loans(StateArgs { as_of }) => {
            let table = report::loans::report(&archive, as_of.unwrap_or(today))?;
            ctx.listing(&table, &["id", "company", "borrower", "lent_on", "due", "overdue_days"])?;
        }
        Report::MovedOut(YearArgs { year }) => {
            let table = report::moved_out::report(&archive, year.unwrap_or(today.year()), today)?;
            ctx.listing(&table, &["unit", "company", "move_out", "code", "box"])?;
        }
    }
    Ok(Outcome::Done)
}
