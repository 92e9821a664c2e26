//! `deedbox place`, `deedbox where`: where paper stands (P2-2, S-LOC).

use clap::{Args, Subcommand};

use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::desk::place::{self, PutSomewhere};
use crate::error::Result;
use crate::model::{Date, PieceName, Place};
use crate::views::places::{self, WhichPieces};

/// Note where the paper of a file, a volume or a box stands
///
/// A place is words from wide to narrow: room, cabinet, shelf, spot. Small letters and full-width ones are the same as capitals.
/// A box's code or name means all that lies in it. `audit` asks of every file where it stands once one of them has a place.
#[derive(Args, Debug)]
#[command(
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true,
    after_help = "Examples:
  deedbox place 1203 R1/02/B/3
  deedbox place 1203@2023-06-30 R2/01          who left on that day
  deedbox place 2025/12/box-01 R2/05/A         a box with all that lies in it
  deedbox place D4J7K2M9Q3ZX R1/02/B/3         what was read off a label
  deedbox place list R1/02"
)]
pub(super) struct PlaceArgs {
    /// A unit, UNIT@DATE, a volume's code, a box (YEAR/FLOOR/box-NN), or the code on a label
    #[arg(value_name = "WHAT", required = true)]
    what: Option<PieceName>,
    /// Where it stands, as ROOM/CABINET/SHELF
    #[arg(value_name = "PLACE", required = true)]
    place: Option<Place>,
    /// Day from which it stands there; else today
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
    #[command(subcommand)]
    command: Option<PlaceCommand>,
}

#[derive(Debug, Subcommand)]
enum PlaceCommand {
    List(PlaceListArgs),
    Shelves(ShelvesArgs),
}

/// List the places that are known, with the codes on their shelves and how much stands there
#[derive(Args, Debug)]
#[command(after_help = "Example:
  deedbox place shelves")]
struct ShelvesArgs {}

/// List what stands where, shelf by shelf
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox place list
  deedbox place list R1/02
  deedbox place list --without
  deedbox --format csv place list > places.csv")]
struct PlaceListArgs {
    /// What stands at this place, or within it; else everything
    #[arg(value_name = "PLACE", conflicts_with = "without")]
    place: Option<Place>,
    /// Only what has no place yet
    #[arg(long)]
    without: bool,
}

/// Say where the paper of a file, a volume or a box stands
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox where 1203
  deedbox where DB-KH·2025·D10-0003
  deedbox where D4J7K2M9Q3ZX")]
pub(super) struct WhereArgs {
    /// A unit, UNIT@DATE, a volume's code, a box (YEAR/FLOOR/box-NN), or the code on a label
    #[arg(value_name = "WHAT")]
    what: PieceName,
}

/// The columns for people.
const FOR_PEOPLE: [&str; 6] = ["location", "what", "company", "volume", "box", "located_on"];

pub(super) fn run(ctx: &mut Context, args: PlaceArgs) -> Result<Outcome> {
    let PlaceArgs { what, place, date, command } = args;
    match (command, what, place) {
        (Some(PlaceCommand::List(args)), _, _) => list(ctx, args),
        (Some(PlaceCommand::Shelves(ShelvesArgs {})), _, _) => {
            let archive = ctx.archive()?;
            ctx.table(&places::shelves(&archive)?).map(|()| Outcome::Done)
        }
        (None, Some(what), Some(place)) => put(ctx, what, place, date),
        // clap asks for both.
        (None, _, _) => Ok(Outcome::Done),
    }
}

fn put(ctx: &mut Context, what: PieceName, place: Place, date: Option<Date>) -> Result<Outcome> {
    let archive = ctx.archive()?;
    let date = date.map_or_else(|| ctx.today(&archive), Ok)?;
    let ask = PutSomewhere { what, place, date };
    let carried = ctx.carry_out(&archive, |desk, tx| place::put(desk, tx, &ask))?;
    let ids: Vec<String> = carried.made.iter().map(|put| put.id.to_string()).collect();
    ctx.made(&carried, &ids)?;
    let said = match carried.made.as_slice() {
        [put] => Done::Located { name: put.name.clone(), place: ask.place.clone(), before: put.before.clone() },
        several => Done::BoxLocated { name: ask.what.clone(), place: ask.place.clone(), volumes: several.len() },
    };
    ctx.say_done(&carried, &said)?;
    Ok(Outcome::Done)
}

fn list(ctx: &mut Context, args: PlaceListArgs) -> Result<Outcome> {
    let PlaceListArgs { place, without } = args;
    let which = match place {
        Some(place) => WhichPieces::At(place),
        None if without => WhichPieces::Unplaced,
        None => WhichPieces::All,
    };
    let archive = ctx.archive()?;
    ctx.listing(&places::list(&archive, &which)?, &FOR_PEOPLE)?;
    Ok(Outcome::Done)
}

pub(super) fn find(ctx: &mut Context, args: WhereArgs) -> Result<Outcome> {
    let archive = ctx.archive()?;
    ctx.listing(&places::find(&archive, &args.what)?, &FOR_PEOPLE)?;
    Ok(Outcome::Done)
}
