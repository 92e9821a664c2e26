//! `deedbox undo`: take the last act back, while nothing rests on it.

use clap::Args;

use crate::archive::{Archive, Transaction};
use crate::cli::asking::sure;
use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::environment::Respondent;
use crate::cli::exit::Outcome;
use crate::cli::update;
use crate::cli::words::Words;
use crate::desk::Desk;
use crate::desk::proposal::{Proposed, Then};
use crate::desk::take_back::TakeBack;
use crate::desk::void::{self, Void};
use crate::error::{Input, Result};
use crate::model::event::UNDO;
use crate::model::{Duty, Happened, Line, RecordId, Reference, Refusal, StaffId, Target};
use crate::output::phrases::say;
use crate::views::judgement::Command;
use crate::views::last_act::{self, LastAct, RestsOn, TakenBackBy};

/// Take your own last act back, while nothing rests on it
///
/// It is shown first, with the command that takes it back: what was entered is voided, a case that was closed is opened again, a
/// client who moved out is there again. Nothing is removed: what takes it back is a new file. What needs an approval waits for
/// it, unless who acts holds the role. One act is what one command made, an import as well; it is refused while anything rests on it: a
/// later step, a loan or a list that names a paper of it, a payment of a charge. `deedbox log --mine` shows what there is to take back.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox undo --dry-run                           what it would take back, and how
  deedbox undo --reason '單位有誤'")]
pub(super) struct UndoArgs {
    /// Why
    #[arg(long, value_name = "TEXT")]
    reason: Option<Line>,
    /// Do it without asking at a terminal
    #[arg(long)]
    yes: bool,
}

pub(super) fn run(ctx: &mut Context, args: UndoArgs) -> Result<Outcome> {
    let archive = ctx.archive()?;
    let actor = ctx.desk(&archive)?.actor.ok_or(Input::NoActor)?;
    let act = last_act::last_act(&archive, &actor)?.ok_or_else(|| Refusal::NothingToUndo(actor.clone()))?;
    check_nothing_rests(&act)?;
    let reason: Line = match &args.reason {
        Some(reason) => format!("{UNDO}: {reason}").parse()?,
        None => UNDO.parse()?,
    };
    tell(ctx, &act)?;
    let (words, asks) =
        (ctx.words, ctx.environment.answering == Respondent::Somebody && !ctx.common.dry_run && !args.yes);
    if asks && !sure::yes(words, &say!(words, "usage-ask-sure")) {
        ctx.say_text(&say!(words, "usage-ask-left"))?;
        return Ok(Outcome::Left);
    }
    match act.back {
        TakenBackBy::Void(ref ids) => voided(ctx, (&archive, &actor), (&act, ids), &reason),
        TakenBackBy::MoveIn(unit, date) => {
            update::take_back(ctx, &archive, &TakeBack { unit, date, reason: Some(reason) })
        }
        TakenBackBy::Reopen(id) => update::open_again(ctx, Reference::to(&id), reason),
        TakenBackBy::Nothing(id) => Err(Refusal::NotUndone(id).into()),
        TakenBackBy::Unknown(ids) => Err(Refusal::ActUnknown(ids).into()),
    }
}

fn check_nothing_rests(act: &LastAct) -> Result<()> {
    match act.rests.clone() {
        Some(RestsOn::Step(id, by)) => Err(Refusal::RestsOnAct { id, by }.into()),
        Some(RestsOn::Record { of, by, record }) => Err(Refusal::NamedSince { id: of, by, record }.into()),
        None => Ok(()),
    }
}

/// Says what it takes back, and by which command.
fn tell(ctx: &mut Context, act: &LastAct) -> Result<()> {
    let words = ctx.words;
    let commands: Vec<String> = match &act.back {
        TakenBackBy::Void(ids) => ids
            .iter()
            .map(|id| Command::of("void {} --reason TEXT", &[&id.to_string()]))
            .map(|c| words.command(&c))
            .collect(),
        TakenBackBy::MoveIn(unit, date) => {
            let name = last_act::departed(unit, *date).to_string();
            vec![words.command(&Command::of("reopen {} --note TEXT", &[&name]))]
        }
        TakenBackBy::Reopen(id) => vec![words.command(&Command::of("reopen {} --note TEXT", &[&id.to_string()]))],
        TakenBackBy::Nothing(_) | TakenBackBy::Unknown(_) => return Ok(()),
    };
    let at = act.at.to_string().get(..16).map(|at| at.replace('T', " ")).unwrap_or_default();
    let mut lines = vec![say!(words, "usage-undo-what", at = at)];
    for line in act.lines.iter().rev().take(MOST_TOLD) {
        let detail = line.detail.as_ref().map(|detail| crate::output::gist(detail, &words)).unwrap_or_default();
        let company = line.company.as_ref().map(ToString::to_string).unwrap_or_default();
        let told = [line.id.to_string(), words.happening(line.happening), company, detail];
        let told: Vec<String> = told.into_iter().filter(|part| !part.is_empty()).collect();
        lines.push(format!("  {}", told.join("  ")));
    }
    lines.extend(more(words, act.lines.len()));
    lines.push(say!(words, "usage-undo-how"));
    let all = commands.len();
    lines.extend(commands.into_iter().take(MOST_TOLD).map(|command| format!("  {command}")));
    lines.extend(more(words, all));
    ctx.say_text(&lines.join("\n"))
}

/// How many lines of an act are shown: an import has thousands.
const MOST_TOLD: usize = 20;

/// How many more there are than are shown.
fn more(words: Words, all: usize) -> Option<String> {
    all.checked_sub(MOST_TOLD).filter(|more| 0 < *more).map(|more| say!(words, "error-several-more", more => more))
}

/// Voids what was entered, and approves it where who acts may.
fn voided(
    ctx: &mut Context,
    (archive, actor): (&Archive, &StaffId),
    (act, ids): (&LastAct, &[RecordId]),
    reason: &Line,
) -> Result<Outcome> {
    let carried = ctx.carry_out(archive, |desk: &Desk, tx: &mut Transaction| {
        let alone = archive.settings().approvals.same_person;
        let then = if alone && desk.entitled(tx, Duty::Void).is_ok() { Then::Approve } else { Then::Wait };
        let each = ids.iter().map(|id| {
            let (target, when) = (Target::Record(Reference::to(id)), Happened::On(desk.today()));
            void::void(desk, tx, Void { target, reason: reason.clone(), when, then })
        });
        let made = each.collect::<Result<Vec<Proposed>>>()?;
        // By now its records are locked: what came in between is seen here, and nothing comes after.
        let again = last_act::last_act(archive, actor)?.ok_or_else(|| Refusal::NothingToUndo(actor.clone()))?;
        check_nothing_rests(&again)?;
        if again.lines != act.lines {
            return Err(Refusal::ActMovedOn(actor.clone()).into());
        }
        Ok(made)
    })?;
    let made: Vec<String> = carried.made.iter().map(|made| made.id.to_string()).collect();
    ctx.made(&carried, &made)?;
    for Proposed { id, event, effect, .. } in carried.made.clone() {
        ctx.say_done(&carried, &Done::Voided { id, effect, event })?;
    }
    Ok(Outcome::Done)
}
