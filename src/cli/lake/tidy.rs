//! `deedbox lake tidy`: away with files that no publication of the last days lists.

use std::path::PathBuf;

use clap::Args;

use crate::archive::lake::{LakeFolder, tidy};
use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::error::{Input, Result};
use crate::model::Moment;
use crate::model::settings::OffsetText;

/// For how many days a reader may still be at files that do not count any more.
const DAYS: u32 = 30;

/// Take files away that no publication of the last 30 days lists
///
/// Who reads an older publication until then finds its files. Publications themselves stay, and so does everything that is not a file of a
/// table. It prints what it took away.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox lake tidy /srv/lake --dry-run
  deedbox lake tidy /srv/lake")]
pub(super) struct LakeTidyArgs {
    /// Folder of the lake
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

pub(super) fn run(ctx: &mut Context, args: &LakeTidyArgs) -> Result<Outcome> {
    let lake = LakeFolder::new(&ctx.path(&args.folder));
    let disk = ctx.disk();
    let nothing = || Input::NoLake(lake.root().display().to_string());
    if lake.catalogue()?.is_none() {
        return Err(nothing().into());
    }
    let _held = if ctx.common.dry_run { None } else { Some(lake.lock(&disk, ctx.means().wait)?) };
    let catalogue = lake.catalogue()?.ok_or_else(nothing)?;
    let (now, _) = ctx.environment.now;
    let today = Moment::from_clock(now, OffsetText::usual().offset()?).date();
    let paths = tidy::unlisted(&lake, &catalogue, today.minus_days(DAYS))?;
    if !ctx.common.dry_run {
        tidy::remove(&lake, &disk, &paths)?;
    }
    if paths.is_empty() {
        ctx.say(&Done::NothingToDo)?;
    }
    ctx.lines(&paths)?;
    Ok(Outcome::Done)
}
