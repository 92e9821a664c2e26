//! `deedbox unit`: the units of the estate.

use clap::{Args, Subcommand};

use crate::cli::context::Context;
use crate::cli::exit::Outcome;
use crate::cli::words::Said;
use crate::desk::add_unit::{self, AddUnit};
use crate::error::Result;
use crate::model::{Area, Date, FloorCode, Line, UnitCode};

/// Add units, and look at them
#[derive(Args, Debug)]
pub(super) struct UnitArgs {
    #[command(subcommand)]
    command: UnitCommand,
}

#[derive(Debug, Subcommand)]
enum UnitCommand {
    Add(AddArgs),
}

/// Add a unit
#[derive(Args, Debug)]
#[command(after_help = "Example:
  deedbox unit add 1203 --floor 12 --area 185.5 --use 辦公")]
struct AddArgs {
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
    }
}

fn add(ctx: &mut Context, args: AddArgs) -> Result<Outcome> {
    let AddArgs {
        code,
        floor,
        area,
        use_,
        date,
    } = args;
    let archive = ctx.archive()?;
    let carried = ctx.carry_out(&archive, |desk, tx| {
        let date = date.unwrap_or_else(|| desk.today());
        add_unit::add_unit(
            desk,
            tx,
            AddUnit {
                code: code.clone(),
                floor: floor.clone(),
                area,
                use_: use_.clone(),
                date,
            },
        )
    })?;
    ctx.made(&carried, &[carried.made.to_string()])?;
    ctx.say_done(&carried, &Said::UnitAdded { unit: code, floor })?;
    Ok(Outcome::Done)
}
