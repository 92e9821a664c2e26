//! `deedbox confirm`, `deedbox review`: a cover is right; a file was gone through.

use clap::Args;

use crate::archive::Transaction;
use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::cli::many::{self, ManyArgs};
use crate::cli::typed::NamedOrStdin;
use crate::desk::Desk;
use crate::desk::confirm::{self, AboutFile};
use crate::error::Result;
use crate::model::{Date, FileName, Line, RecordId};
use crate::views::due::FileAct;

/// Confirm that covers are right as they stand
///
/// It covers exactly what is there; an amendment of the cover that takes effect later lets it lapse, and `deedbox show` says
/// what changed. Of several, all are confirmed or none.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox --as lam confirm 1203 --note '已與客戶核對'
  deedbox --as lam confirm --floor 12
  deedbox --as lam confirm --all-pending           every cover that wants to be confirmed")]
pub(super) struct ConfirmArgs {
    #[command(flatten)]
    about: AboutArgs,
}

/// Note that files were gone through, their papers against their covers
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox review 1203 --note '緊急聯絡人待補'
  deedbox review --floor 12 --dry-run")]
pub(super) struct ReviewArgs {
    #[command(flatten)]
    about: AboutArgs,
}

/// What both are about.
#[derive(Args, Debug)]
struct AboutArgs {
    /// Units, or UNIT@DATE for who left on that day; `-` reads them from standard input, one a line
    #[arg(value_name = "UNIT", num_args = 1.., required_unless_present_any = ["floor", "all_pending"])]
    files: Vec<NamedOrStdin<FileName>>,
    #[command(flatten)]
    many: ManyArgs,
    /// A remark
    #[arg(long, value_name = "TEXT")]
    note: Option<Line>,
    /// Day on which it was done; else today
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
}

pub(super) fn run(ctx: &mut Context, args: ConfirmArgs) -> Result<Outcome> {
    carry_out(ctx, args.about, (FileAct::Confirm, confirm::confirm), Done::Confirmed)
}

pub(super) fn review(ctx: &mut Context, args: ReviewArgs) -> Result<Outcome> {
    carry_out(ctx, args.about, (FileAct::Review, confirm::review), Done::Reviewed)
}

type ConfirmAct = fn(&Desk, &mut Transaction, &AboutFile) -> Result<RecordId>;

fn carry_out(
    ctx: &mut Context,
    args: AboutArgs,
    (which, act): (FileAct, ConfirmAct),
    said: fn(RecordId) -> Done,
) -> Result<Outcome> {
    let AboutArgs { files, many, note, date } = args;
    let archive = ctx.archive()?;
    let date = date.map_or_else(|| ctx.today(&archive), Ok)?;
    let files = many::some(many::files(ctx, &archive, (files, &many), which)?)?;
    let made = many::carry_out(ctx, &archive, (&files, &many), |desk, tx, file: &FileName| {
        act(desk, tx, &AboutFile { file: file.clone(), note: note.clone(), date })
    })?;
    let ids: Vec<String> = made.carried.made.iter().map(RecordId::to_string).collect();
    ctx.made(&made.carried, &ids)?;
    made.say(ctx, |_, id| vec![said(id.clone())])?;
    made.ended(ctx)
}
