//! `deedbox unit`: the units of the estate.

use clap::{Args, Subcommand};

use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::cli::kept::KeptArgs;
use crate::desk::add_unit::{self, AddUnit};
use crate::error::Result;
use crate::model::table::{self, Cell, Table};
use crate::model::{Area, AsOf, Date, FloorCode, Line, UnitCode};
use crate::views::units::{self, UnitSheet};

/// Add units, and look at them
#[derive(Args, Debug)]
pub(super) struct UnitArgs {
    #[command(subcommand)]
    command: UnitCommand,
}

#[derive(Debug, Subcommand)]
enum UnitCommand {
    Add(UnitAddArgs),
    List(UnitListArgs),
    Show(UnitShowArgs),
}

/// List the units with their present clients, as floors and doors stand
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox unit list
  deedbox unit list --department 銷售部")]
struct UnitListArgs {
    #[command(flatten)]
    kept: KeptArgs,
}

/// Show a unit, who holds it, and who held it before
#[derive(Args, Debug)]
#[command(after_help = "Example:
  deedbox unit show 1203")]
struct UnitShowArgs {
    /// Unit
    unit: UnitCode,
}

/// Add a unit
#[derive(Args, Debug)]
#[command(after_help = "Example:
  deedbox unit add 1203 --floor 12 --area 185.5 --use 辦公")]
struct UnitAddArgs {
    /// Code on its door
    code: UnitCode,
    /// Its floor, as on the lift's panel
    #[arg(long, value_name = "FLOOR")]
    floor: FloorCode,
    /// Its area in square metres
    #[arg(long, value_name = "M2")]
    area: Option<Area>,
    /// What it is used for
    #[arg(long = "use", value_name = "USE")]
    use_: Option<Line>,
    /// Since when it is known; else today
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
}

pub(super) fn run(ctx: &mut Context, args: UnitArgs) -> Result<Outcome> {
    match args.command {
        UnitCommand::Add(args) => add(ctx, args),
        UnitCommand::List(args) => list(ctx, &args),
        UnitCommand::Show(args) => show(ctx, args),
    }
}

fn add(ctx: &mut Context, args: UnitAddArgs) -> Result<Outcome> {
    let UnitAddArgs { code, floor, area, use_, date } = args;
    let archive = ctx.archive()?;
    let carried = ctx.carry_out(&archive, |desk, tx| {
        let date = date.unwrap_or_else(|| desk.today());
        add_unit::add_unit(
            desk,
            tx,
            AddUnit { code: code.clone(), floor: floor.clone(), area, use_: use_.clone(), date },
        )
    })?;
    ctx.made(&carried, &[carried.made.to_string()])?;
    ctx.say_done(&carried, &Done::UnitAdded { unit: code, floor })?;
    Ok(Outcome::Done)
}

fn list(ctx: &mut Context, args: &UnitListArgs) -> Result<Outcome> {
    let archive = ctx.archive()?;
    let kept = args.kept.kept(&archive, &AsOf::NOW)?;
    ctx.listing(&units::list(&archive, &kept)?, &["unit", "floor", "area", "use", "client", "since"])?;
    Ok(Outcome::Done)
}

fn show(ctx: &mut Context, args: UnitShowArgs) -> Result<Outcome> {
    let UnitShowArgs { unit } = args;
    let archive = ctx.archive()?;
    sheet(ctx, &units::sheet(&archive, &unit)?)?;
    Ok(Outcome::Done)
}

/// Prints a unit with its clients: also what `show` gives of a vacant one.
pub(super) fn sheet(ctx: &mut Context, sheet: &UnitSheet) -> Result<()> {
    let unit = &sheet.unit;
    let present = sheet.present.as_ref();
    let pairs = [
        ("unit", Cell::text(&unit.code)),
        ("floor", Cell::text(&sheet.place.floor)),
        ("area", Cell::maybe(unit.area, |area| Cell::Decimal(area.square_metres()))),
        ("use", Cell::maybe(unit.use_.as_ref(), Cell::text)),
        ("state", Cell::Code(if present.is_some() { "let" } else { "vacant" })),
        ("client", Cell::maybe(present, |sitting| Cell::text(&sitting.company))),
        ("since", Cell::maybe(present, |sitting| Cell::Date(sitting.tenure.from))),
        ("first_unit", Cell::maybe(present, |sitting| Cell::text(&sitting.tenure.first_unit))),
    ];
    let mut departed = Table::new("departed", &["company", "move_in", "move_out", "file"].map(table::text));
    for sitting in &sheet.departed {
        departed.rows.push(vec![
            Cell::text(&sitting.company),
            Cell::Date(sitting.tenure.from),
            Cell::maybe(sitting.tenure.to, Cell::Date),
            Cell::text(&sitting.file),
        ]);
    }
    ctx.laid_open(&pairs, &departed)
}
