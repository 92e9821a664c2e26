//! `deedbox unit`: the units of the estate.

use clap::{Args, Subcommand};

use crate::archive::Archive;
use crate::cli::common::OutputFormat;
use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::cli::kept::KeptArgs;
use crate::desk::add_unit;
use crate::desk::unit_change::{self, ChangeUnits};
use crate::error::Result;
use crate::model::table::{self, Cell, Table};
use crate::model::{Area, AsOf, Date, FloorCode, Line, Unit, UnitCode, UnitPart};
use crate::output::page::document::{PageDocument, Part};
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
    End(UnitEndArgs),
    Merge(UnitMergeArgs),
    Split(UnitSplitArgs),
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
    /// First day on which it counts; else it has been there for as long as the estate
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
}

/// Let a unit count no longer from a day on (a manager)
///
/// Nobody holds it on the day or later. What is recorded of it stays, and reports of the days before tell it as before.
#[derive(Args, Debug)]
#[command(after_help = "Example:
  deedbox unit end 1501 --date 2026-12-31 --note '改作機房'")]
struct UnitEndArgs {
    /// Unit
    unit: UnitCode,
    /// First day on which it does not count
    #[arg(long, value_name = "DATE")]
    date: Date,
    /// A remark
    #[arg(long, value_name = "TEXT")]
    note: Option<Line>,
}

/// Make one unit of several on a floor, from a day on (a manager)
///
/// Nobody holds any of them on the day or later. The new unit has their areas together; its code may be that of one of them.
#[derive(Args, Debug)]
#[command(after_help = "Example:
  deedbox unit merge 1501 1502 --as 1501-02 --date 2027-01-01")]
struct UnitMergeArgs {
    /// Units
    #[arg(required = true, num_args = 2..)]
    units: Vec<UnitCode>,
    /// Code of what they become; `--as CODE` behind `merge` means the same
    #[arg(long = "into", value_name = "CODE")]
    code: UnitCode,
    /// First day on which it counts, and they do not
    #[arg(long, value_name = "DATE")]
    date: Date,
    /// Its area in square metres, where theirs is not known
    #[arg(long, value_name = "M2")]
    area: Option<Area>,
    /// A remark
    #[arg(long, value_name = "TEXT")]
    note: Option<Line>,
}

/// Make several units of one, from a day on (a manager)
///
/// Nobody holds it on the day or later. The parts' areas make its own; one of them may keep its code.
#[derive(Args, Debug)]
#[command(after_help = "Example:
  deedbox unit split 1501 --into 1501-A:50 1501-B:62.5 --date 2027-01-01")]
struct UnitSplitArgs {
    /// Unit
    unit: UnitCode,
    /// What it becomes: codes with their areas in square metres
    #[arg(long, value_name = "CODE:M2", required = true, num_args = 2..)]
    into: Vec<UnitPart>,
    /// First day on which they count, and it does not
    #[arg(long, value_name = "DATE")]
    date: Date,
    /// A remark
    #[arg(long, value_name = "TEXT")]
    note: Option<Line>,
}

pub(super) fn run(ctx: &mut Context, args: UnitArgs) -> Result<Outcome> {
    match args.command {
        UnitCommand::Add(args) => add(ctx, args),
        UnitCommand::End(UnitEndArgs { unit, date, note }) => {
            change(ctx, &ChangeUnits { units: vec![unit], into: Vec::new(), date, note })
        }
        UnitCommand::Merge(UnitMergeArgs { units, code, date, area, note }) => {
            change(ctx, &ChangeUnits { units, into: vec![UnitPart { code, area }], date, note })
        }
        UnitCommand::Split(UnitSplitArgs { unit, into, date, note }) => {
            change(ctx, &ChangeUnits { units: vec![unit], into, date, note })
        }
        UnitCommand::List(args) => list(ctx, &args),
        UnitCommand::Show(args) => show(ctx, args),
    }
}

fn add(ctx: &mut Context, args: UnitAddArgs) -> Result<Outcome> {
    let UnitAddArgs { code, floor, area, use_, date } = args;
    let archive = ctx.archive()?;
    let carried = ctx.carry_out(&archive, |desk, tx| {
        let (owner, sub_tenants) = (None, Vec::new());
        let (code, floor, use_) = (code.clone(), floor.clone(), use_.clone());
        let ask = Unit { code, floor, area, use_, since: date, owner, sub_tenants };
        add_unit::add_unit(desk, tx, ask)
    })?;
    ctx.made(&carried, &[carried.made.to_string()])?;
    ctx.say_done(&carried, &Done::UnitAdded { unit: code, floor })?;
    Ok(Outcome::Done)
}

/// Ends, merges or splits units.
fn change(ctx: &mut Context, ask: &ChangeUnits) -> Result<Outcome> {
    let archive = ctx.archive()?;
    let carried = ctx.carry_out(&archive, |desk, tx| unit_change::change(desk, tx, ask))?;
    let made: Vec<String> = carried.made.iter().map(ToString::to_string).collect();
    ctx.made(&carried, &made)?;
    let (units, date) = (ask.units.clone(), ask.date);
    let done = if ask.into.is_empty() {
        Done::UnitsEnded { units, date }
    } else {
        Done::UnitsBecame { units, into: carried.made.clone(), date }
    };
    ctx.say_done(&carried, &done)?;
    Ok(Outcome::Done)
}

fn list(ctx: &mut Context, args: &UnitListArgs) -> Result<Outcome> {
    let archive = ctx.archive()?;
    let kept = args.kept.kept(&archive, &AsOf::NOW)?;
    let today = ctx.desk(&archive)?.today();
    ctx.listing(&units::list(&archive, &kept, today)?, &["unit", "floor", "area", "use", "client", "since"])?;
    Ok(Outcome::Done)
}

fn show(ctx: &mut Context, args: UnitShowArgs) -> Result<Outcome> {
    let UnitShowArgs { unit } = args;
    let archive = ctx.archive()?;
    sheet(ctx, &archive, &units::sheet(&archive, &unit)?)?;
    Ok(Outcome::Done)
}

/// Prints a unit with its clients: also what `show` gives of a vacant one.
pub(super) fn sheet(ctx: &mut Context, archive: &Archive, sheet: &UnitSheet) -> Result<()> {
    let (pairs, departed) = laid_open(sheet, ctx.desk(archive)?.today());
    if ctx.common.format == OutputFormat::Html {
        let title = Some(sheet.unit.code.to_string());
        let parts = vec![Part::Sheet(pairs), Part::Listing(departed)];
        return ctx.document(archive, &PageDocument { title, parts, ..PageDocument::default() });
    }
    ctx.laid_open(&pairs, &departed)
}

/// What is known of a unit, and who left it.
pub(super) fn laid_open(sheet: &UnitSheet, today: Date) -> (Vec<(&'static str, Cell)>, Table) {
    let unit = &sheet.unit;
    let present = sheet.present.as_ref();
    let state = match (present, &sheet.ended) {
        (Some(_), _) => "let",
        (None, Some((ended, _))) if *ended <= today => "ended",
        (None, _) => "vacant",
    };
    let ended = sheet.ended.as_ref();
    let mut pairs = vec![
        ("unit", Cell::text(&unit.code)),
        ("floor", Cell::text(&sheet.place.floor)),
        ("area", Cell::maybe(unit.area, |area| Cell::Decimal(area.square_metres()))),
        ("use", Cell::maybe(unit.use_.as_ref(), Cell::text)),
        ("state", Cell::Code(state)),
        ("client", Cell::maybe(present, |sitting| Cell::text(&sitting.company))),
        ("since", Cell::maybe(present, |sitting| Cell::Date(sitting.tenure.from))),
        ("first_unit", Cell::maybe(present, |sitting| Cell::text(&sitting.tenure.first_unit))),
    ];
    // What most units do not have is named where it is there.
    let list = |lines: &[Line]| Cell::List(lines.iter().map(ToString::to_string).collect());
    let rare = [
        ("owner", unit.owner.as_ref().map(Cell::text)),
        ("sub_tenants", (!unit.sub_tenants.is_empty()).then(|| list(&unit.sub_tenants))),
        ("counts_since", unit.since.map(Cell::Date)),
        ("ended", ended.map(|(day, _)| Cell::Date(*day))),
        (
            "became",
            ended
                .filter(|(_, into)| !into.is_empty())
                .map(|(_, into)| Cell::List(into.iter().map(ToString::to_string).collect())),
        ),
        (
            "open_cases",
            (!sheet.cases.is_empty()).then(|| Cell::List(sheet.cases.iter().map(ToString::to_string).collect())),
        ),
        ("coming", sheet.coming.as_ref().map(|sitting| Cell::text(&sitting.file))),
    ];
    pairs.extend(rare.into_iter().filter_map(|(key, cell)| Some((key, cell?))));
    let mut departed = Table::new("departed", &["company", "move_in", "move_out", "file"].map(table::text));
    for sitting in &sheet.departed {
        departed.rows.push(vec![
            Cell::text(&sitting.company),
            Cell::Date(sitting.tenure.from),
            Cell::maybe(sitting.tenure.to, Cell::Date),
            Cell::text(&sitting.file),
        ]);
    }
    (pairs, departed)
}
