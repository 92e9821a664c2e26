//! `deedbox update`, `close`, `reopen`: take a case a step further.

use std::path::PathBuf;

use clap::Args;

use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::cli::when::WhenArgs;
use crate::cli::{approve, papers};
use crate::desk::measures::Measures;
use crate::desk::take_back::{self, TakeBack};
use crate::desk::update::{self, Update};
use crate::error::{Input, Result};
use crate::model::{Action, FileName, Level, Line, Reference, Status, Target};

/// Take a case a step further, or hand it to another department
///
/// A step out of order is refused, with the step that is due. `deedbox record KIND --help` shows the steps of a kind.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox update 1203/x4p9 --status assigned --to 工程部
  deedbox update 1203/x4p9 --status attended --when 2026-11-23T10:05
  deedbox update 1203/x4p9 --to 保安部 --note '不屬工程範圍'      hands it on
  deedbox close 1203/x4p9")]
pub(super) struct UpdateArgs {
    /// Id of the case
    #[arg(value_name = "ID")]
    reference: Reference,
    /// Where it stands now
    #[arg(long, value_name = "STATUS")]
    status: Option<Status>,
    /// Department or person that has it now
    #[arg(long, value_name = "DEPT|STAFF")]
    to: Option<Line>,
    /// Department that handled it beside the one that has it
    #[arg(long = "with", value_name = "DEPT")]
    with: Option<Line>,
    #[command(flatten)]
    rest: StepArgs,
}

/// What goes with every step.
#[derive(Args, Debug)]
pub(super) struct StepArgs {
    #[command(flatten)]
    when: WhenArgs,
    /// A remark
    #[arg(long, value_name = "TEXT")]
    note: Option<Line>,
    /// Paper that came with it (can be repeated)
    #[arg(long, value_name = "PATH", num_args = 1..)]
    attach: Vec<PathBuf>,
    /// How confidential those papers are: ordinary or confidential
    #[arg(long, value_name = "LEVEL", requires = "attach")]
    attach_level: Option<Level>,
}

/// Close a case whose last step is taken, or a note
#[derive(Args, Debug)]
#[command(after_help = "Example:
  deedbox close 1203/x4p9 --note '客戶滿意'")]
pub(super) struct CloseArgs {
    /// Id of the case
    #[arg(value_name = "ID")]
    reference: Reference,
    #[command(flatten)]
    rest: StepArgs,
}

/// Open a case again, or take back a departure that was entered by mistake
///
/// A departure is taken back by a manager, while the unit has been empty since and the volume lies in no box: `UNIT@DATE`, with a note
/// on why. The seal is voided and the tenancy goes on as if it had never been ended; nothing is rewritten.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox reopen 1203/x4p9 --note '又滴水'
  deedbox --as lee reopen 1203@2026-06-30 --note '日期有誤，租戶仍在'")]
pub(super) struct ReopenArgs {
    /// Id of the case, or UNIT@DATE of a departure
    #[arg(value_name = "ID|UNIT@DATE")]
    target: Target,
    #[command(flatten)]
    rest: StepArgs,
}

pub(super) fn run(ctx: &mut Context, args: UpdateArgs) -> Result<Outcome> {
    let UpdateArgs { reference, status, to, with, rest } = args;
    let action = match status {
        // What a role decides has verbs of its own, which carry what a decision carries.
        Some(Status::Approved) => {
            return approve::run(ctx, approve::ApproveArgs::plain(reference, rest.note, rest.when));
        }
        Some(Status::Rejected) => return Err(Input::RejectNeedsReason(reference).into()),
        Some(Status::Open | Status::Applied | Status::Asked) => Some(Action::Reopened),
        Some(status) => Some(status.as_str().parse::<Action>()?),
        None if to.is_none() => return Err(Input::StepNotSaid.into()),
        None => None,
    };
    step(ctx, reference, (action, to, with), rest)
}

pub(super) fn close(ctx: &mut Context, args: CloseArgs) -> Result<Outcome> {
    step(ctx, args.reference, (Some(Action::Closed), None, None), args.rest)
}

pub(super) fn reopen(ctx: &mut Context, args: ReopenArgs) -> Result<Outcome> {
    match args.target {
        Target::File(FileName::Departed(unit, date)) => {
            take_back(ctx, &TakeBack { unit, date, reason: args.rest.note.clone() }, &args.rest)
        }
        Target::File(FileName::Present(unit)) => Err(Input::NoDeparture(unit).into()),
        Target::Record(reference) | Target::Either(_, reference) => {
            step(ctx, reference, (Some(Action::Reopened), None, None), args.rest)
        }
    }
}

fn take_back(ctx: &mut Context, ask: &TakeBack, rest: &StepArgs) -> Result<Outcome> {
    if !rest.attach.is_empty() || rest.when.told(&ctx.archive()?)?.is_some() {
        return Err(Input::TakenBackToday.into());
    }
    let archive = ctx.archive()?;
    let carried = ctx.carry_out(&archive, |desk, tx| take_back::take_back(desk, tx, ask))?;
    let file = carried.made.clone();
    ctx.made(&carried, &[file.to_string()])?;
    let departed = FileName::Departed(ask.unit.clone(), ask.date);
    ctx.say_done(&carried, &Done::TakenBack { departed, file })?;
    Ok(Outcome::Done)
}

fn step(
    ctx: &mut Context,
    reference: Reference,
    (action, to, with): (Option<Action>, Option<Line>, Option<Line>),
    rest: StepArgs,
) -> Result<Outcome> {
    let archive = ctx.archive()?;
    let paths = papers::typed(ctx, &rest.attach);
    let when = rest.when.told(&archive)?;
    let carried = ctx.carry_out(&archive, |desk, tx| {
        let ask = Update {
            reference: reference.clone(),
            action,
            to: to.clone(),
            with: with.clone(),
            when,
            note: rest.note.clone(),
            papers: papers::take_in(tx, &paths, rest.attach_level)?,
            measures: Measures::default(),
        };
        update::update(desk, tx, &ask)
    })?;
    let made = carried.made.clone();
    ctx.made(&carried, &[made.id.to_string()])?;
    let next = ctx.words.next(&made.id, &made.due);
    ctx.say_done(&carried, &Done::Stepped { id: made.id, stands: made.status, with: made.with, next })?;
    Ok(Outcome::Done)
}
