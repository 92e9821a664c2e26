//! `deedbox void`: what was entered by mistake counts for nothing.

use clap::Args;

use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::cli::when::WhenArgs;
use crate::desk::proposal::{Proposed, Then};
use crate::desk::void::{self, Void};
use crate::error::Result;
use crate::model::{Line, Target};

/// Void what was entered by mistake: it counts for nothing, from the beginning
///
/// It waits for approval; `--approve` does both where who acts holds the role. Nothing is taken away: the record stays, and says
/// so. A client or a unit is voided while nothing else is in it.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox void 1203/x4p9 --reason '重複輸入'
  deedbox --as lee void 1203 --reason '單位有誤' --approve      a client with nothing in the file
  deedbox void 1203/unit --reason '沒有此單位'")]
pub(super) struct VoidArgs {
    /// Record's id; a unit for its present client; UNIT/unit for the unit
    #[arg(value_name = "TARGET")]
    target: Target,
    /// Why
    #[arg(long, value_name = "TEXT")]
    reason: Line,
    /// Approve it at once
    #[arg(long)]
    approve: bool,
    #[command(flatten)]
    when: WhenArgs,
}

pub(super) fn run(ctx: &mut Context, args: VoidArgs) -> Result<Outcome> {
    let VoidArgs { target, reason, approve, when } = args;
    let archive = ctx.archive()?;
    let when = when.happened(ctx, &archive, None)?;
    let then = if approve { Then::Approve } else { Then::Wait };
    let carried = ctx.carry_out(&archive, |desk, tx| {
        void::void(desk, tx, Void { target: target.clone(), reason: reason.clone(), when, then })
    })?;
    let Proposed { id, event, effect, .. } = carried.made.clone();
    ctx.made(&carried, &[id.to_string()])?;
    ctx.say_done(&carried, &Done::Voided { id, effect, event })?;
    Ok(Outcome::Done)
}
