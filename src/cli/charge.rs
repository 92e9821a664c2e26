//! `deedbox charge`: charges for all clients at once.

use clap::{Args, Subcommand};
use rust_decimal::Decimal;

use crate::archive::{Archive, Mode, Transaction};
use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::desk::Desk;
use crate::desk::charge_all::{self, ChargeAll};
use crate::desk::charge_run::{ChargeOutcome, RunLine};
use crate::error::Result;
use crate::model::money::{Money, Rate};
use crate::model::table::{self, Cell, Table};
use crate::model::time::Month;
use crate::model::{Date, FloorCode, Line, UnitCode};

/// Charge all clients at once
#[derive(Args, Debug)]
pub(super) struct ChargeArgs {
    #[command(subcommand)]
    command: ChargeCommand,
}

#[derive(Debug, Subcommand)]
enum ChargeCommand {
    All(ChargeAllArgs),
}

/// Charge every client for a month, by the area of their units and the days on which they held them
///
/// Shows each client's amount and the total; `--yes` charges them, all or none. The price is that of a square metre for a whole
/// month: each day on which a unit is held counts with the area that it has on that day. An amount is rounded to the cent, halves up, once for
/// each client. Who was charged the same item for the same period before is passed over, so that running it again charges nobody
/// twice. Who left in the month is charged as well. It ends with 1 where a client is left out because the area of a unit is not known.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox charge all --item 管理費 --rate-per-m2 16.5 --period 2026-12 --due 2026-12-15
  deedbox charge all --item 管理費 --rate-per-m2 16.5 --period 2026-12 --due 2026-12-15 --yes
  deedbox charge all --item 空調費 --rate-per-m2 4 --period 2026-12 --due 2026-12-15 --floor 12 --floor 13 --yes")]
struct ChargeAllArgs {
    /// What is charged for
    #[arg(long, value_name = "TEXT")]
    item: Line,
    /// Price of a square metre for a whole month, at most six decimals
    #[arg(long, value_name = "PRICE")]
    rate_per_m2: Rate,
    /// Month that is charged for
    #[arg(long, value_name = "YYYY-MM")]
    period: Month,
    #[command(flatten)]
    run: RunArgs,
}

/// What every run of charges is told.
#[derive(Args, Debug)]
struct RunArgs {
    /// Day on which the charges are due
    #[arg(long, value_name = "DATE")]
    due: Date,
    /// Day on which they are issued; else today
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
    /// Clients whose first unit lies on this floor alone (can be repeated)
    #[arg(long, value_name = "FLOOR")]
    floor: Vec<FloorCode>,
    /// Charge them; without it the charges are only shown
    #[arg(long)]
    yes: bool,
}

pub(super) fn run(ctx: &mut Context, args: ChargeArgs) -> Result<Outcome> {
    let archive = ctx.archive()?;
    match args.command {
        ChargeCommand::All(args) => {
            let ChargeAllArgs { item, rate_per_m2: rate, period, run } = args;
            let date = run.date.map_or_else(|| ctx.today(&archive), Ok)?;
            let ask = ChargeAll { item, rate, period, due: run.due, date, floors: run.floor };
            carry_out(ctx, &archive, run.yes, |desk, tx| charge_all::charge_all(desk, tx, &ask))
        }
    }
}

/// Shows what a run would charge, or charges it.
fn carry_out(
    ctx: &mut Context,
    archive: &Archive,
    yes: bool,
    act: impl FnMut(&Desk, &mut Transaction) -> Result<Vec<RunLine>>,
) -> Result<Outcome> {
    let was = ctx.common.dry_run;
    ctx.common.dry_run = was || !yes;
    let carried = ctx.carry_out(archive, act);
    ctx.common.dry_run = was;
    let carried = carried?;
    let charged: Vec<&RunLine> = carried.made.iter().filter(|line| id(line).is_some()).collect();
    let total: Decimal = charged.iter().filter_map(|line| line.amount).map(Money::amount).sum();
    let clients = charged.len();
    match carried.mode {
        Mode::Preview => {
            ctx.listing(&table_of(&carried.made, total), &FOR_PEOPLE)?;
            ctx.say(&if clients == 0 {
                Done::NothingToCharge
            } else {
                Done::WouldCharge { charges: clients, total: cents(total) }
            })?;
        }
        Mode::Make => {
            ctx.made(&carried, &charged.iter().filter_map(|line| id(line)).collect::<Vec<_>>())?;
            let before = carried.made.iter().filter(|line| matches!(line.outcome, ChargeOutcome::Before(_))).count();
            if 0 < before {
                ctx.say(&Done::ChargedBefore(before))?;
            }
            ctx.say(&if clients == 0 {
                Done::NothingToCharge
            } else {
                Done::ChargedAll { charges: clients, total: cents(total) }
            })?;
        }
    }
    let unknown: Vec<UnitCode> = carried.made.iter().flat_map(no_area).cloned().collect();
    if !unknown.is_empty() {
        ctx.say(&Done::NoArea(unknown))?;
    }
    Ok(if carried.made.iter().any(RunLine::is_left_out) { Outcome::Findings } else { Outcome::Done })
}

/// Money has two decimals, where it is nothing as well.
fn cents(mut amount: Decimal) -> Decimal {
    amount.rescale(2);
    amount
}

/// The charge that was made.
fn id(line: &RunLine) -> Option<String> {
    match &line.outcome {
        ChargeOutcome::Charged(id) => Some(id.to_string()),
        ChargeOutcome::Before(_) | ChargeOutcome::NoArea(_) | ChargeOutcome::Nothing => None,
    }
}

/// The units whose area is not known.
fn no_area(line: &RunLine) -> &[UnitCode] {
    match &line.outcome {
        ChargeOutcome::NoArea(units) => units,
        ChargeOutcome::Charged(_) | ChargeOutcome::Before(_) | ChargeOutcome::Nothing => &[],
    }
}

const FOR_PEOPLE: [&str; 6] = ["unit", "company", "quantity", "amount", "standing", "charged_as"];

/// What a run would charge: a line a client. The id of a charge that is not made yet is none.
fn table_of(lines: &[RunLine], total: Decimal) -> Table {
    let columns = [
        table::text("file"),
        table::text("unit"),
        table::text("company"),
        table::figure("quantity"),
        table::figure("amount"),
        table::text("standing"),
        table::text("charged_as"),
    ];
    let mut shown = Table::new("charge", &columns);
    for line in lines {
        let (standing, before) = match &line.outcome {
            ChargeOutcome::Charged(_) => (Cell::Empty, None),
            ChargeOutcome::Before(id) => (Cell::Code("charged-before"), Some(id)),
            ChargeOutcome::NoArea(_) => (Cell::Code("no-area"), None),
            ChargeOutcome::Nothing => (Cell::Code("nothing"), None),
        };
        shown.rows.push(vec![
            Cell::text(&line.file),
            Cell::text(&line.unit),
            Cell::text(&line.company),
            Cell::maybe(line.quantity.map(|quantity| quantity.normalize()), Cell::Decimal),
            Cell::maybe(line.amount.map(Money::amount), Cell::money),
            standing,
            Cell::maybe(before, Cell::text),
        ]);
    }
    shown.totals = vec![("amount", Cell::money(total))];
    shown
}
