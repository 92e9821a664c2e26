//! `deedbox secure`: an encrypted copy takes the place of a confidential paper that lies in clear (P1-5b).

use clap::Args;

use crate::archive::Mode;
use crate::cli::context::Context;
use crate::cli::exit::Outcome;
use crate::cli::secrecy_done::SecrecyDone;
use crate::desk::dispose::ask::{self, AskDestruction, ToDestroy};
use crate::desk::secure;
use crate::error::{Input, Result};
use crate::model::disposal::Ground;
use crate::model::{Line, Reference};
use crate::output::phrases::say;

/// Encrypt a confidential paper that lies in clear: a copy takes its place, and the clear one goes onto a destruction list
///
/// The list (ground `secured`) waits for the general manager, then for the days that the estate asks for, as every destruction does; until it is
/// carried out before two witnesses the clear paper lies where it lies, and `deedbox audit` names it. What git and backups have of it they keep:
/// `deedbox dispose traces` names that.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox secure 1203/m3v8
  deedbox secure 1203/m3v8 --appraisal 'encrypted since 2026'
  deedbox approve disposals/h3c8")]
pub(super) struct SecureArgs {
    /// The paper
    #[arg(value_name = "ID")]
    paper: Reference,
    /// What stands on the list; else which copy took its place
    #[arg(long, value_name = "TEXT")]
    appraisal: Option<Line>,
}

pub(super) fn run(ctx: &mut Context, args: SecureArgs) -> Result<Outcome> {
    let SecureArgs { paper, appraisal } = args;
    let archive = ctx.archive()?;
    let carried = ctx.carry_out(&archive, |desk, tx| secure::secure(desk, tx, &paper))?;
    if carried.mode == Mode::Preview {
        ctx.made(&carried, &[])?;
        return Ok(Outcome::Done);
    }
    let made = carried.made.clone();
    if let Some(list) = made.list {
        // It was secured before, and stands on its list.
        ctx.made(&carried, &[made.copy.to_string(), list.to_string()])?;
        return ctx
            .say_done(&carried, &SecrecyDone::Secured { id: made.id, copy: made.copy, list })
            .map(|()| Outcome::Done);
    }
    let reason = match appraisal {
        Some(reason) => reason,
        None => say!(ctx.words, "secrecy-appraisal", copy = made.copy.to_string()).parse()?,
    };
    // The list names what is encrypted by then: where this is stopped before, the same command goes on.
    let papers = vec![Reference::to(&made.id)];
    let what = ToDestroy::Papers { papers, ground: Ground::Secured, request: None };
    let ask = AskDestruction { what, reason };
    let carried = ctx.carry_out(&archive, |desk, tx| ask::ask(desk, tx, &ask))?;
    let list = carried.made.id.clone().ok_or(Input::NothingToDestroy)?;
    ctx.made(&carried, &[made.copy.to_string(), list.to_string()])?;
    ctx.say_done(&carried, &SecrecyDone::Secured { id: made.id, copy: made.copy, list })?;
    Ok(Outcome::Done)
}
