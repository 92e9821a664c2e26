//! `deedbox charge`: charges for all clients at once.

use clap::{Args, Subcommand};
use rust_decimal::Decimal;

use crate::archive::{Archive, Mode, Transaction};
use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::desk::Desk;
use crate::desk::charge_all::{self, ChargeAll};
use crate::desk::charge_readings::{self, ChargeReadings};
use crate::desk::charge_run::{ChargeOutcome, RunLine};
use crate::error::Result;
use crate::model::money::{Money, Rate};
use crate::model::month::Month;
use crate::model::table::{self, Cell, Table};
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
    Readings(ChargeReadingsArgs),
}

/// Charge every client for a month, by the area of their units and the days on which they held them
///
/// Shows each client's amount and the total; `--yes` charges them, all or none. The price is that of a square metre for a whole
/// month: each day on which a unit is held counts with the area that it has on that day. An amount is rounded to the cent, halves up, once for
/// each client. A unit for which its client was charged the same item for the same period before is passed over, so that running it again charges
/// nobody twice; with `--floor` a client of several floors is charged for the units on it alone, and for the others with theirs. Who left in the month is charged as well. Where a client is left out because the area of a unit is not known, it says so, and ends
/// with 1 unless it charged others.
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

/// Charge what went through meters since they were charged last, at the tariffs of deedbox.toml
///
/// Shows each meter's amount and the total; `--yes` charges them, all or none. The first reading of a client is where it begins; each charge says
/// up to which reading it goes, and the next one begins there, so that running it again charges nobody twice. A tariff is
/// `[tariffs.water]` with `per_unit = "4.50"`, `unit = "m3"`, `item = "水費"`. Where a meter is left out, for its tariff is not known or it
/// reads less than what was charged, it says so, and ends with 1 unless it charged others.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox record reading 1203 --meter W-1203 --value 120.5 --tariff water
  deedbox record reading 1203 --meter W-1203 --value 151.25
  deedbox charge readings --due 2026-12-15
  deedbox charge readings --due 2026-12-15 --yes")]
struct ChargeReadingsArgs {
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
    /// Units on this floor alone; of meters those of the clients whose file goes under a unit on it (can be repeated)
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
        ChargeCommand::Readings(ChargeReadingsArgs { run }) => {
            let date = run.date.map_or_else(|| ctx.today(&archive), Ok)?;
            let ask = ChargeReadings { due: run.due, date, floors: run.floor };
            carry_out(ctx, &archive, run.yes, |desk, tx| charge_readings::charge_readings(desk, tx, &ask))
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
            let by_meter = carried.made.iter().any(|line| line.meter.is_some());
            let keys: Vec<&str> = FOR_PEOPLE.into_iter().filter(|key| by_meter || *key != "meter").collect();
            ctx.listing(&table_of(&carried.made, total), &keys)?;
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
    let of_meters = |wanted: &dyn Fn(&ChargeOutcome) -> bool| -> Vec<Line> {
        carried.made.iter().filter(|line| wanted(&line.outcome)).filter_map(|line| line.meter.clone()).collect()
    };
    let no_tariff = of_meters(&|outcome| *outcome == ChargeOutcome::NoTariff);
    if !no_tariff.is_empty() {
        ctx.say(&Done::NoTariff(no_tariff))?;
    }
    let lower = of_meters(&|outcome| matches!(outcome, ChargeOutcome::ReadsLower(_)));
    if !lower.is_empty() {
        ctx.say(&Done::ReadsLower(lower))?;
    }
    // An end other than 0 promises that nothing changed: what was charged was charged, whoever was left out beside it.
    let is_done = yes && 0 < clients || !carried.made.iter().any(RunLine::is_left_out);
    Ok(if is_done { Outcome::Done } else { Outcome::Findings })
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
        ChargeOutcome::Before(_)
        | ChargeOutcome::NoArea(_)
        | ChargeOutcome::NoTariff
        | ChargeOutcome::ReadsLower(_)
        | ChargeOutcome::Nothing => None,
    }
}

/// The units whose area is not known.
fn no_area(line: &RunLine) -> &[UnitCode] {
    match &line.outcome {
        ChargeOutcome::NoArea(units) => units,
        ChargeOutcome::Charged(_)
        | ChargeOutcome::Before(_)
        | ChargeOutcome::NoTariff
        | ChargeOutcome::ReadsLower(_)
        | ChargeOutcome::Nothing => &[],
    }
}

const FOR_PEOPLE: [&str; 7] = ["unit", "company", "meter", "quantity", "amount", "standing", "record"];

/// What a run would charge: a line a client. The id of a charge that is not made yet is none.
fn table_of(lines: &[RunLine], total: Decimal) -> Table {
    let columns = [
        table::text("file"),
        table::text("unit"),
        table::text("company"),
        table::text("meter"),
        table::figure("quantity"),
        table::figure("amount"),
        table::text("standing"),
        table::text("record"),
    ];
    let mut shown = Table::new("charge", &columns);
    for line in lines {
        let (standing, before) = match &line.outcome {
            ChargeOutcome::Charged(_) => (Cell::Empty, None),
            ChargeOutcome::Before(id) => (Cell::Code("charged-before"), Some(id)),
            ChargeOutcome::NoArea(_) => (Cell::Code("no-area"), None),
            ChargeOutcome::NoTariff => (Cell::Code("no-tariff"), None),
            ChargeOutcome::ReadsLower(id) => (Cell::Code("reads-lower"), Some(id)),
            ChargeOutcome::Nothing => (Cell::Code("nothing"), None),
        };
        shown.rows.push(vec![
            Cell::text(&line.file),
            Cell::text(&line.unit),
            Cell::text(&line.company),
            Cell::maybe(line.meter.as_ref(), Cell::text),
            Cell::maybe(line.quantity.map(|quantity| quantity.normalize()), Cell::Decimal),
            Cell::maybe(line.amount.map(Money::amount), Cell::money),
            standing,
            Cell::maybe(before, Cell::text),
        ]);
    }
    shown.totals = vec![("amount", Cell::money(total))];
    shown
}
