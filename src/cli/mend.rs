//! `deedbox mend`: mend what needs no judgement.

use std::path::PathBuf;
use std::time::Duration;

use clap::Args;
use serde_json::json;

use crate::archive::{Archive, Mode, elsewhere};
use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::cli::verify::{finding_json, findings_text};
use crate::cli::words::findings;
use crate::desk::mend::{self, Mended};
use crate::error::Result;
use crate::model::Line;
use crate::output::Format;

/// Mend what needs no judgement
///
/// Takes repeated lines and conflicts that git left out of manifests, and lines of files that never came along (where git's
/// history shows it); carries late papers of a boxed volume to where they belong. Each bundle gets a note of what was done.
/// What needs somebody's judgement is named and left.
///
/// With --adopt, lists a file that nobody listed, with the reason (who may do that stands in deedbox.toml).
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox mend
  deedbox mend --dry-run
  deedbox mend --adopt units/12/1203/room/data/originals/engineering/plan.pdf --reason 'found on the old server'")]
pub(super) struct MendArgs {
    /// A file in a bundle that no manifest lists
    #[arg(long, value_name = "PATH", requires = "reason")]
    adopt: Option<PathBuf>,
    /// Why it is listed
    #[arg(long, value_name = "TEXT", requires = "adopt")]
    reason: Option<Line>,
}

pub(super) fn run(ctx: &mut Context, args: MendArgs) -> Result<Outcome> {
    let MendArgs { adopt, reason } = args;
    let archive = ctx.archive_anew()?;
    if let (Some(path), Some(reason)) = (adopt, reason) {
        let path = mend::path_in(&archive, &path, &ctx.path(&path))?;
        let carried = ctx.carry_out(&archive, |desk, tx| mend::adopt(desk, tx, &path, reason.clone()))?;
        ctx.made(&carried, std::slice::from_ref(&carried.made))?;
        ctx.say_done(&carried, &Done::Adopted(path))?;
        return Ok(Outcome::Done);
    }
    all(ctx, &archive)
}

fn all(ctx: &mut Context, archive: &Archive) -> Result<Outcome> {
    if ctx.mode() == Mode::Make {
        elsewhere::look_at_what_is_here(archive.reader(), Duration::from_secs(ctx.common.wait))?;
    }
    let carried = ctx.carry_out(archive, mend::mend)?;
    let Mended { done, left } = &carried.made;
    if carried.mode == Mode::Preview {
        ctx.made(&carried, &[])?;
        return Ok(Outcome::Done);
    }
    if ctx.format() == Format::Json {
        let done: Vec<_> = done
            .iter()
            .map(|repair| json!({ "code": repair.code, "path": repair.path, "about": repair.about }))
            .collect();
        let left: Vec<_> = left.iter().map(finding_json).collect();
        ctx.json(&json!({ "mended": done, "left": left }))?;
        return Ok(Outcome::Done);
    }
    let lines: Vec<String> = done.iter().map(|repair| findings::repair(ctx.words, repair)).collect();
    ctx.lines(&lines)?;
    if !left.is_empty() {
        ctx.print(&findings_text(ctx.words, left))?;
    }
    ctx.say(&Done::Mended { done: done.len(), left: left.len() })?;
    Ok(Outcome::Done)
}
