//! `deedbox site`: the archive as linked pages for who has no deedbox; an export, registered and approved (P1-5b).

mod client;
mod facts;
mod folder;
mod links;
pub(super) mod memory;
pub(super) mod pages;
mod reports;

use std::path::PathBuf;

use clap::Args;

use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::cli::site::folder::SiteFolder;
use crate::cli::site::pages::Pages;
use crate::desk::export::{self, Along, Stage, TakeOut, Work};
use crate::error::Result;
use crate::model::export_scope::{Scope, site_name};
use crate::model::{Level, Line, Reference};

/// Write the archive as a folder of linked pages: floors, units, clients, open cases, reports
///
/// The pages have no script and open from a disk or a share, without deedbox. It is an export: registered with the digest of the list of all pages
/// (SHA256SUMS, in the folder), and it needs the approval of who may take client data out. Confidential papers, their titles and what tells of them
/// are left out unless asked. A site that lies there already is brought up to date: what would be the same is taken over, and the new
/// folder takes the place of the old one in one step. `--no-cache` makes every page anew.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox site pages --to '集團財務部' --purpose '年度審計'
  deedbox site pages --papers --level confidential --to Owner --purpose handover
  deedbox site pages --release disclosures/q7d2
  deedbox site pages --to '集團財務部' --purpose '每日更新'       the same folder again: only what has changed is made anew
  (cd pages && sha256sum --check --quiet SHA256SUMS)          whether it lies there as it was handed out")]
pub(super) struct SiteArgs {
    /// New folder outside the archive, or one that holds a site of this archive
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// Who gets it
    #[arg(long, value_name = "NAME", required_unless_present = "release")]
    to: Option<Line>,
    /// What for
    #[arg(long, value_name = "TEXT", required_unless_present = "release")]
    purpose: Option<Line>,
    /// How confidential what is shown may be: ordinary or confidential
    #[arg(long, value_name = "LEVEL", default_value = "ordinary")]
    level: Level,
    /// Copies of the papers go along
    #[arg(long)]
    papers: bool,
    /// Hand out what was approved
    #[arg(long, value_name = "ID", conflicts_with_all = ["to", "purpose", "level", "papers"])]
    release: Option<Reference>,
}

pub(super) fn run(ctx: &mut Context, args: SiteArgs) -> Result<Outcome> {
    let archive = ctx.archive_by_content()?;
    let mut folder = SiteFolder::new(&archive, ctx.path(&args.folder))?;
    if let Some(id) = args.release.as_ref().filter(|_| !ctx.common.dry_run)
        && folder.put_left(id)?
    {
        ctx.say(&Done::PutInPlace { id: id.to_string(), path: args.folder.display().to_string() })?;
        return Ok(Outcome::Done);
    }
    let pages = Pages::new(ctx, &archive)?;
    let done = {
        let mut write = |scope: &Scope, along: Along, work: Work| folder.write(&pages, scope, (along, work));
        match (&args.release, args.to, args.purpose) {
            (Some(id), ..) => ctx.carry_out(&archive, |desk, tx| export::release(desk, tx, id, &mut write)),
            (None, Some(to), Some(purpose)) => {
                let scope = Scope { names: [site_name(args.level).to_owned()].into(), ..Scope::default() };
                let papers = if args.papers { Along::Go } else { Along::Stay };
                let ask = TakeOut { to, purpose, scope, papers };
                ctx.carry_out(&archive, |desk, tx| export::take_out(desk, tx, &ask, &mut write))
            }
            (None, ..) => return Ok(Outcome::Done),
        }
    };
    let carried = match done {
        Err(e) => {
            folder.give_up()?;
            return Err(e);
        }
        Ok(carried) => carried,
    };
    // Registered by now: only then does it lie where it was asked for.
    folder.put()?;
    let made = &carried.made;
    ctx.made(&carried, &[made.id.to_string()])?;
    let said = match made.stage {
        Stage::Waits => Done::SiteAsked { id: made.id.clone() },
        Stage::Out => {
            let (path, id) = (args.folder.display().to_string(), made.id.clone());
            let pages = usize::try_from(made.written.all_rows()).unwrap_or(usize::MAX);
            let papers = made.written.papers;
            match folder.made_anew() {
                Some(anew) => Done::SiteRenewed { folder: path, pages, papers, anew, id },
                None => Done::SiteWritten { folder: path, pages, papers, id },
            }
        }
    };
    ctx.say_done(&carried, &said)?;
    Ok(Outcome::Done)
}
