//! `deedbox lake export`: one estate into the lake, where something is new since the last time.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::archive::git::Git;
use crate::archive::lake::LakeFolder;
use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::cli::export::counts;
use crate::cli::lake::files::{LakeFiles, LastPublished};
use crate::desk::export::Work;
use crate::desk::lake::{self, LakePublish, LakePublished};
use crate::error::{Input, Result};
use crate::model::lake::catalogue::LakeCatalogue;
use crate::model::lake::{LakeCode, Personal};
use crate::model::{Line, Moment};
use crate::views::lake::{LakeAsk, sources};

/// Put the estate's figures into a lake
///
/// It is an export: the first one of a year says to whom and what for, and needs the approval of who may take client data out; that
/// approval stands for the year, and each time that something new goes out is registered. Where nothing is new nothing is written.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox lake export /srv/lake --code tower-a --to '集團財務部' --purpose '每月報表'
  deedbox lake export /srv/lake --since-last        each night, once it is approved
  deedbox lake export /srv/lake --dry-run           how many rows each table would have

The code can stand in deedbox.toml:
  [lake]
  code = \"tower-a\"")]
pub(super) struct LakeExportArgs {
    /// Folder of the lake, outside the archive; made where it is missing
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// What the estate is called in the lake: a-z, 0-9 and hyphens; else `code` under `[lake]` in deedbox.toml
    #[arg(long, value_name = "CODE")]
    code: Option<LakeCode>,
    /// Who gets it: for the approval of the year
    #[arg(long, value_name = "NAME", requires = "purpose")]
    to: Option<Line>,
    /// What for
    #[arg(long, value_name = "TEXT", requires = "to")]
    purpose: Option<Line>,
    /// What goes along beside figures and codes: names, phones and free text
    #[arg(long = "with", value_name = "WHAT")]
    along: Option<LakeAlong>,
    /// Read no record where no manifest changed since the last export of the day
    #[arg(long)]
    since_last: bool,
}

/// What goes along.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum LakeAlong {
    /// Names, phones and free text
    Personal,
}

pub(super) fn run(ctx: &mut Context, args: LakeExportArgs) -> Result<Outcome> {
    let archive = ctx.archive_once()?;
    let Some(code) = args.code.clone().or_else(|| archive.settings().lake.code.clone()) else {
        return Err(Input::NoLakeCode.into());
    };
    let personal = if args.along.is_some() { Personal::Along } else { Personal::Left };
    let root = ctx.path(&args.folder);
    archive.check_outside(&root)?;
    let lake = LakeFolder::new(&root);
    lake.check_place()?;
    let now: Moment = ctx.desk(&archive)?.now;
    let publish = LakePublish { to: args.to, purpose: args.purpose, personal };
    // Where nothing may go out nothing is made.
    let asked = ctx.carry_out(&archive, |desk, tx| lake::waits(desk, tx, &publish))?;
    if let Some(id) = asked.made.clone() {
        ctx.made(&asked, &[id.to_string()])?;
        ctx.say_done(&asked, &Done::LakeAsked { id })?;
        return Ok(Outcome::Done);
    }
    // Nobody else changes the lake while what is new is told from what is there.
    let _held = if ctx.common.dry_run {
        None
    } else {
        lake.found(archive.disk())?;
        Some(lake.lock(archive.disk(), ctx.means().wait)?)
    };
    let mut catalogue = lake.catalogue()?.unwrap_or_else(LakeCatalogue::empty);
    lake::check_code(&catalogue, &code, &archive.settings().id)?;
    let commit = Git::at(archive.root()).line(&["rev-parse", "HEAD"]);
    let ask = LakeAsk { code: code.clone(), now, commit };
    let mut files = LakeFiles::new((&archive, &lake), ask, personal);
    if !ctx.common.dry_run && files.put_left(&mut catalogue)? {
        ctx.say(&Done::LakePutInPlace { code: code.clone() })?;
    }
    let last = match catalogue.estates.get(&code) {
        Some(entry) => Some(LastPublished::of(&lake, &code, entry)?),
        None => None,
    };
    let sources = sources::digest(&archive, personal, now.date())?;
    if args.since_last && last.as_ref().is_some_and(|last| last.publication.sources == sources) {
        ctx.say(&Done::LakeUnchanged { code })?;
        return Ok(Outcome::Done);
    }
    let done = {
        let mut write = |work: Work| files.write(work, (last.as_ref(), sources));
        ctx.carry_out(&archive, |desk, tx| lake::publish(desk, tx, &publish, &mut write))
    };
    let carried = match done {
        Err(e) => {
            files.give_up()?;
            return Err(e);
        }
        Ok(carried) => carried,
    };
    match &carried.made {
        LakePublished::Waits(id) => {
            files.give_up()?;
            ctx.made(&carried, &[id.to_string()])?;
            ctx.say_done(&carried, &Done::LakeAsked { id: id.clone() })?;
        }
        LakePublished::Unchanged => {
            files.give_up()?;
            ctx.say(&Done::LakeUnchanged { code })?;
        }
        LakePublished::Out { written, .. } if ctx.common.dry_run => return counts(ctx, written),
        LakePublished::Out { id, written } => {
            // Registered by now: only then does it lie where readers look.
            let published = files.put(&mut catalogue)?;
            ctx.made(&carried, &[id.to_string()])?;
            let (publication, rows) = (published.number, usize::try_from(written.all_rows()).unwrap_or(usize::MAX));
            let said = Done::LakePublished { code, publication, rows, files: published.files, id: id.clone() };
            ctx.say_done(&carried, &said)?;
        }
    }
    Ok(Outcome::Done)
}
