//! `deedbox handover`: files that one custodian hands over to another, and the archive that goes to another company (S-HAND).

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::cli::handover_check::{self, HandoverCheckArgs};
use crate::cli::handover_make::{self, MakeArgs};
use crate::cli::papers;
use crate::cli::when::WhenArgs;
use crate::desk::handover::{self, AcceptHandover, HandCustody, HandoverAccepted};
use crate::desk::proposal::Then;
use crate::error::Result;
use crate::model::handover::HandoverKind;
use crate::model::{Date, Kind, Line, Reference, StaffId, UnitCode};
use crate::views::handovers;

/// Hand files over from one custodian to another, or the archive to the company that goes on
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox handover custody --from chan --to lee
  deedbox print handover handovers/x4p9 -o list.html
  deedbox --as wong approve handovers/x4p9
  deedbox --as lee handover accept handovers/x4p9
  deedbox --as wong handover make --to '宏信物業管理' --out handed-over
  deedbox handover check handed-over --against 'f6af eb9d 0c12 …'")]
pub(super) struct HandoverArgs {
    #[command(subcommand)]
    command: HandoverCommand,
}

#[derive(Debug, Subcommand)]
enum HandoverCommand {
    Custody(CustodyArgs),
    Make(MakeArgs),
    Check(HandoverCheckArgs),
    Accept(AcceptArgs),
    List(HandoverListArgs),
}

/// Hand over the files that somebody keeps
///
/// It waits for approval, all files at once (`approve ID`); `--approve` does both where who acts holds the role. Then each cover names
/// the new custodian, and `handover accept` ends it.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox handover custody --from chan --to lee
  deedbox handover custody --from chan --to lee 1203 1501 --note '調職'
  deedbox --as wong handover custody --from chan --to lee --approve")]
struct CustodyArgs {
    /// Who kept the files
    #[arg(long, value_name = "STAFF")]
    from: StaffId,
    /// Who keeps them from then on
    #[arg(long, value_name = "STAFF")]
    to: StaffId,
    /// Units whose files are handed over; else all that the one keeps
    #[arg(value_name = "UNIT")]
    units: Vec<UnitCode>,
    /// A remark
    #[arg(long, value_name = "TEXT")]
    note: Option<Line>,
    /// Day from which the other keeps them; else today
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
    /// Approve it at once, by who holds the role
    #[arg(long)]
    approve: bool,
}

/// Note that who takes the files has them
///
/// It is said by that person alone, once the hand-over is approved; that a company has the archive is noted by who gave it.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox --as lee handover accept handovers/x4p9
  deedbox --as lee handover accept handovers/x4p9 --except '1501 欠租約'
  deedbox handover accept handovers/m3v8 --person '宏信 陳經理' --form signed.pdf")]
struct AcceptArgs {
    /// Id of the hand-over
    #[arg(value_name = "ID")]
    reference: Reference,
    /// Who takes it for the company that goes on; of a custodian's hand-over it is who acts
    #[arg(long, value_name = "NAME")]
    person: Option<Line>,
    /// What was not there
    #[arg(long, value_name = "TEXT")]
    except: Option<Line>,
    /// The signed list, scanned (can be repeated)
    #[arg(long, value_name = "PATH")]
    form: Vec<PathBuf>,
    #[command(flatten)]
    when: WhenArgs,
}

/// List the hand-overs, newest first
#[derive(Args, Debug)]
struct HandoverListArgs {}

pub(super) fn run(ctx: &mut Context, args: HandoverArgs) -> Result<Outcome> {
    match args.command {
        HandoverCommand::Custody(args) => custody(ctx, args),
        HandoverCommand::Make(args) => handover_make::run(ctx, args),
        HandoverCommand::Check(args) => handover_check::run(ctx, args),
        HandoverCommand::Accept(args) => accept(ctx, args),
        HandoverCommand::List(HandoverListArgs {}) => list(ctx),
    }
}

fn custody(ctx: &mut Context, args: CustodyArgs) -> Result<Outcome> {
    let CustodyArgs { from, to, units, note, date, approve } = args;
    let archive = ctx.archive()?;
    let date = date.map_or_else(|| ctx.today(&archive), Ok)?;
    let then = if approve { Then::Approve } else { Then::Wait };
    let ask = HandCustody { from, to, units, note, date, then };
    let carried = ctx.carry_out(&archive, |desk, tx| handover::hand_custody(desk, tx, &ask))?;
    let made = carried.made.clone();
    ctx.made(&carried, &[made.id.to_string()])?;
    let HandCustody { from, to, .. } = ask;
    ctx.say_done(&carried, &Done::CustodyHanded { id: made.id, from, to, files: made.files, effect: made.effect })?;
    Ok(Outcome::Done)
}

fn accept(ctx: &mut Context, args: AcceptArgs) -> Result<Outcome> {
    let AcceptArgs { reference, person, except, form, when } = args;
    let archive = ctx.archive()?;
    let when = when.happened(ctx, &archive, Some(Kind::Handover))?;
    let paths = papers::typed(ctx, &form);
    let carried = ctx.carry_out(&archive, |desk, tx| {
        let form = papers::take_in(tx, &paths, None)?;
        let (reference, person, except) = (reference.clone(), person.clone(), except.clone());
        handover::accept(desk, tx, &AcceptHandover { reference, person, except, form, when })
    })?;
    let made = carried.made.clone();
    ctx.made(&carried, &[made.id.to_string()])?;
    let HandoverAccepted { id, about, person, files, except } = made;
    match about {
        HandoverKind::Custody => ctx.say_done(&carried, &Done::HandoverAccepted { id, count: files, except })?,
        HandoverKind::Company => ctx.say_done(&carried, &Done::ArchiveAccepted { id, person, except })?,
    }
    Ok(Outcome::Done)
}

fn list(ctx: &mut Context) -> Result<Outcome> {
    let archive = ctx.archive()?;
    ctx.listing(&handovers::table(&handovers::lines(&archive)?), handovers::KEYS)?;
    Ok(Outcome::Done)
}
