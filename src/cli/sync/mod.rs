//! `deedbox sync`: save, take what others did, look at what came of it, give them what was done here.

mod conflict;
mod meeting;
mod preview;
mod prints;
mod told;

use std::time::Duration;

use clap::Args;

use crate::archive::git::{self, Git, Prompts};
use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::environment::Respondent;
use crate::cli::exit::Outcome;
use crate::cli::remote;
use crate::error::Result;
use crate::model::Refusal;
use crate::model::refusal::GitOperation;

use meeting::{Meeting, Pushing};

/// Save, take what others did, and give them what was done here
///
/// Commits as `save` does, fetches, merges (nothing is ever rewritten), looks at the bundles that the merge touched, and pushes; where
/// others pushed meanwhile, all of it again. Tells what others did. What two people did that cannot both be is named and pushed, for it
/// is true of both; what is damaged is not pushed (exit 1). Where both changed the same file the merge is undone (exit 3). Then papers
/// go to each store that has `on_sync` in deedbox.toml.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox sync
  deedbox sync --dry-run             what would be saved, taken and given
  deedbox sync --no-push             take what others did, and give nothing yet
  deedbox sync --quiet               for cron")]
pub(super) struct SyncArgs {
    /// Repository to which all push, as `git remote` names it; else the one that the branch follows
    #[arg(long, value_name = "NAME")]
    remote: Option<String>,
    /// Take what others did, and push nothing
    #[arg(long)]
    no_push: bool,
}

pub(super) fn run(ctx: &mut Context, args: SyncArgs) -> Result<Outcome> {
    let SyncArgs { remote, no_push } = args;
    let archive = ctx.archive_anew()?;
    let wait = Duration::from_secs(ctx.common.wait);
    let prompts = match ctx.environment.answering {
        Respondent::Somebody => Prompts::Asked,
        Respondent::Nobody => Prompts::Never,
    };
    let git = Git::at(archive.root());
    git.prefix()?;
    let _turn = if ctx.common.dry_run { None } else { Some(archive.turn_to_save(wait)?) };
    if let Some(operation) = git::operation_under_way(archive.root()) {
        // What another sync began and could not end is taken back: nothing of it was decided by anybody.
        let is_left = operation == GitOperation::Merge && git::is_merge_of_sync(archive.root());
        if !is_left || ctx.common.dry_run {
            return Err(Refusal::GitBusy(operation).into());
        }
        git::abort_merge(&git, wait)?;
        ctx.say(&Done::MergeTakenBack)?;
    }
    let upstream = git::upstream(&git, remote.as_deref())?;
    let pushing = if no_push { Pushing::Not } else { Pushing::Wanted };
    let meeting = Meeting { archive: &archive, git: &git, upstream: &upstream, prompts, pushing, wait };
    if ctx.common.dry_run {
        return preview::show(ctx, &meeting);
    }
    let met = meeting.hold(ctx)?;
    let outcome = told::tell(ctx, &meeting, &met)?;
    if no_push || outcome != Outcome::Done {
        return Ok(outcome);
    }
    // A store that others entered counts as well.
    let archive = ctx.archive_anew()?;
    remote::with_sync(ctx, &archive)
}
