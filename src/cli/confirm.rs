//! `deedbox confirm`, `deedbox review`: a cover is right; a file was gone through.

use clap::Args;

use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::desk::confirm::{self, AboutFile};
use crate::error::Result;
use crate::model::{Date, FileName, Line, RecordId};

/// Confirm that a cover is right as it stands
///
/// It covers exactly what is there; an amendment of the cover that takes effect later lets it lapse, and `deedbox show` says
/// what changed.
#[derive(Args, Debug)]
#[command(after_help = "Example:
  deedbox --as lam confirm 1203 --note '已與客戶核對'")]
pub(super) struct ConfirmArgs {
    #[command(flatten)]
    about: AboutArgs,
}

/// Note that a file was gone through, its papers against its cover
#[derive(Args, Debug)]
#[command(after_help = "Example:
  deedbox review 1203 --note '緊急聯絡人待補'")]
pub(super) struct ReviewArgs {
    #[command(flatten)]
    about: AboutArgs,
}

/// What both are about.
#[derive(Args, Debug)]
struct AboutArgs {
    /// Unit, or UNIT@DATE for who left on that day
    #[arg(value_name = "UNIT")]
    file: FileName,
    /// A remark
    #[arg(long, value_name = "TEXT")]
    note: Option<Line>,
    /// Day on which it was done; else today
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
}

pub(super) fn run(ctx: &mut Context, args: ConfirmArgs) -> Result<Outcome> {
    carry_out(ctx, args.about, confirm::confirm, Done::Confirmed)
}

pub(super) fn review(ctx: &mut Context, args: ReviewArgs) -> Result<Outcome> {
    carry_out(ctx, args.about, confirm::review, Done::Reviewed)
}

type ConfirmAct = fn(&crate::desk::Desk, &mut crate::archive::Transaction, &AboutFile) -> Result<RecordId>;

fn carry_out(ctx: &mut Context, args: AboutArgs, act: ConfirmAct, said: fn(RecordId) -> Done) -> Result<Outcome> {
    let AboutArgs { file, note, date } = args;
    let archive = ctx.archive()?;
    let date = date.map_or_else(|| ctx.today(&archive), Ok)?;
    let ask = AboutFile { file, note, date };
    let carried = ctx.carry_out(&archive, |desk, tx| act(desk, tx, &ask))?;
    let id = carried.made.clone();
    ctx.made(&carried, &[id.to_string()])?;
    ctx.say_done(&carried, &said(id))?;
    Ok(Outcome::Done)
}
