//! `deedbox update`, `close`, `reopen`: take a case a step further.

use std::path::PathBuf;

use clap::Args;

use crate::archive::Archive;
use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::cli::many::{self, ManyArgs};
use crate::cli::typed::NamedOrStdin;
use crate::cli::typed::named::NameSort;
use crate::cli::when::WhenArgs;
use crate::cli::{approve, papers};
use crate::desk::charging::{Charging, StepCharge};
use crate::desk::measures::Measures;
use crate::desk::take_back::{self, TakeBack};
use crate::desk::update::{self, Update};
use crate::error::{Input, Result};
use crate::model::money::Money;
use crate::model::{Action, Date, FileName, Level, Line, Reference, Status, Target};
use crate::views::due;
use crate::views::names::CaseFor;

/// Take cases a step further, or hand them to another department
///
/// A step out of order is refused, with the step that is due; of several cases all take it or none. `deedbox record KIND --help` shows the steps of a kind.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox update 1203/x4p9 --status assigned --to 工程部
  deedbox update 1203/x4p9 --status attended --when 2026-11-23T10:05
  deedbox update 1203/x4p9 --to 保安部 --note '不屬工程範圍'      hands it on
  deedbox update 1203/x4p9 --status handed-in --number K12
  deedbox update 1203/x4p9 --status written-off --number K13 --charge 200 --due 2026-12-31
  deedbox update 1203/x4p9 --status issued --charge 300 --due 2026-12-31      overtime, by its hours
  deedbox update --floor 12 --status assigned --to 工程部      all on that floor that can take the step
  deedbox close 1203/x4p9")]
pub(super) struct UpdateArgs {
    /// Ids of the cases; `-` reads them from standard input, one a line
    #[arg(value_name = "ID", num_args = 1.., required_unless_present_any = ["floor", "all_pending"])]
    references: Vec<NamedOrStdin<Reference>>,
    #[command(flatten)]
    many: ManyArgs,
    /// Where it stands now
    #[arg(long, value_name = "STATUS")]
    status: Option<Status>,
    /// Department or person that has it now
    #[arg(long, value_name = "DEPT|STAFF")]
    to: Option<Line>,
    /// Department that handled it beside the one that has it
    #[arg(long = "with", value_name = "DEPT")]
    with: Option<Line>,
    /// Number that came back, or does not; else all that are out (can be repeated)
    #[arg(long = "number", value_name = "NUMBER")]
    numbers: Vec<Line>,
    /// Enter a charge with it: for each key that is written off, or each hour of an overtime application
    #[arg(long, value_name = "RATE", requires = "due")]
    charge: Option<Money>,
    /// Day on which that charge is due
    #[arg(long, value_name = "DATE", requires = "charge")]
    due: Option<Date>,
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

/// Close cases whose last step is taken, or notes
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox close 1203/x4p9 --note '客戶滿意'
  deedbox close --all-pending --dry-run            every case whose last step is taken")]
pub(super) struct CloseArgs {
    /// Ids of the cases; `-` reads them from standard input, one a line
    #[arg(value_name = "ID", num_args = 1.., required_unless_present_any = ["floor", "all_pending"])]
    references: Vec<NamedOrStdin<Reference>>,
    #[command(flatten)]
    many: ManyArgs,
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
    let UpdateArgs { references, many, status, to, with, numbers, charge, due, rest } = args;
    let charge = charge.zip(due).map(|(rate, due)| Charging { rate, due });
    let action = match status {
        // What a role decides has verbs of its own, which carry what a decision carries.
        Some(Status::Approved) => {
            return approve::run(ctx, approve::ApproveArgs::plain((references, many), rest.note, rest.when));
        }
        Some(Status::Rejected) => {
            let first = many::named(references, sort())?.into_iter().next();
            return Err(first.map_or(Input::StepNotSaid, Input::RejectNeedsReason).into());
        }
        Some(Status::Open | Status::Applied | Status::Asked | Status::Out) => Some(Action::Reopened),
        Some(status) => Some(status.as_str().parse::<Action>()?),
        None if to.is_none() => return Err(Input::StepNotSaid.into()),
        None => None,
    };
    steps(ctx, (references, &many), CaseStep { action, to, with, numbers, charge }, rest)
}

pub(super) fn close(ctx: &mut Context, args: CloseArgs) -> Result<Outcome> {
    let step = CaseStep { action: Some(Action::Closed), ..CaseStep::default() };
    steps(ctx, (args.references, &args.many), step, args.rest)
}

pub(super) fn reopen(ctx: &mut Context, args: ReopenArgs) -> Result<Outcome> {
    match args.target {
        Target::File(FileName::Departed(unit, date)) => {
            let archive = ctx.archive()?;
            if !args.rest.attach.is_empty() || args.rest.when.told(&archive)?.is_some() {
                return Err(Input::TakenBackToday.into());
            }
            take_back(ctx, &archive, &TakeBack { unit, date, reason: args.rest.note })
        }
        Target::File(FileName::Present(unit)) => Err(Input::NoDeparture(unit).into()),
        Target::Record(reference) | Target::Either(_, reference) => {
            let one = (vec![NamedOrStdin::One(reference)], &ManyArgs::default());
            steps(ctx, one, CaseStep { action: Some(Action::Reopened), ..CaseStep::default() }, args.rest)
        }
    }
}

/// Opens a closed case again.
pub(super) fn open_again(ctx: &mut Context, reference: Reference, note: Line) -> Result<Outcome> {
    let rest = StepArgs { when: WhenArgs::default(), note: Some(note), attach: Vec::new(), attach_level: None };
    let one = (vec![NamedOrStdin::One(reference)], &ManyArgs::default());
    steps(ctx, one, CaseStep { action: Some(Action::Reopened), ..CaseStep::default() }, rest)
}

/// Takes a departure back.
pub(super) fn take_back(ctx: &mut Context, archive: &Archive, ask: &TakeBack) -> Result<Outcome> {
    let carried = ctx.carry_out(archive, |desk, tx| take_back::take_back(desk, tx, ask))?;
    let file = carried.made.clone();
    ctx.made(&carried, &[file.to_string()])?;
    let departed = FileName::Departed(ask.unit.clone(), ask.date);
    ctx.say_done(&carried, &Done::TakenBack { departed, file })?;
    Ok(Outcome::Done)
}

/// A step as it was typed.
#[derive(Default)]
struct CaseStep {
    action: Option<Action>,
    to: Option<Line>,
    with: Option<Line>,
    numbers: Vec<Line>,
    charge: Option<Charging>,
}

/// What names a case that takes a step.
fn sort() -> Option<NameSort> {
    Some(NameSort::Case(CaseFor::Step))
}

fn steps(
    ctx: &mut Context,
    (references, many): (Vec<NamedOrStdin<Reference>>, &ManyArgs),
    step: CaseStep,
    rest: StepArgs,
) -> Result<Outcome> {
    let archive = ctx.archive()?;
    let paths = papers::typed(ctx, &rest.attach);
    let when = rest.when.told(&archive)?;
    let mut all = many::named(references, sort())?;
    if many.all_pending || many.floor.is_some() {
        let further = due::cases(&archive, step.action.unwrap_or(Action::HandedOn), many.floor.as_ref())?;
        all = many::with(all, further);
    }
    let all = many::some(all)?;
    let made = many::carry_out(ctx, &archive, (&all, many), |desk, tx, reference: &Reference| {
        let ask = Update {
            reference: reference.clone(),
            action: step.action,
            to: step.to.clone(),
            with: step.with.clone(),
            numbers: step.numbers.clone(),
            charge: step.charge.clone(),
            when,
            note: rest.note.clone(),
            papers: papers::take_in(tx, &paths, rest.attach_level)?,
            measures: Measures::default(),
        };
        update::update(desk, tx, &ask)
    })?;
    let ids = made.carried.made.iter().flat_map(|made| {
        let charged = made.charge.as_ref().map(|charge| &charge.id);
        [&made.id].into_iter().chain(charged).map(ToString::to_string)
    });
    let ids: Vec<String> = ids.collect();
    ctx.made(&made.carried, &ids)?;
    made.say(ctx, |ctx, made| {
        let next = ctx.words.next(&made.id, &made.due);
        let charged =
            made.charge.clone().map(|StepCharge { id, item, amount, due }| Done::Charged { id, item, amount, due });
        let stepped = Done::Stepped { id: made.id.clone(), stands: made.status, with: made.with.clone(), next };
        charged.into_iter().chain([stepped]).collect()
    })?;
    made.ended(ctx)
}
