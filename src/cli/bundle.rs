//! `deedbox bundle`: what a file has of some time, numbered, with what proves when it was there, for somebody who has no deedbox (P1-5b).

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::Args;

use crate::archive::export_files::OutsidePlace;
use crate::cli::bundle_pack::PackFiles;
use crate::cli::context::{Carried, Context};
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::cli::left_copies;
use crate::cli::secrecy_done::SecrecyDone;
use crate::desk::bundle::{self, AskBundle, BundleMade, ExhibitChoice, ReleaseBundle, Unsealed};
use crate::error::{Input, Result};
use crate::model::{Date, FileName, Kind, Line, Reference};

/// Hand a dispute bundle out: numbered exhibits as they were filed, and what proves when they were there
///
/// The records of a time with what happened to them, and their original papers, as a folder that anybody can check with `sha256sum` alone: it holds
/// the lines of the seals that list them, every other line masked. It is a disclosure: who may pass papers on approves it by asking; of
/// anybody else it waits (`approve ID`), and goes out with `--release ID`. What is voided or restricted stays.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox bundle 1203 --since 2026-01-01 --until 2026-06-30 --to '差餉物業估價署' --purpose '租務糾紛' --out case-7
  deedbox bundle 1203 --kind complaint --kind letter --paper 1203/x4p9 --to '李律師行' --purpose '追討' --out claim
  deedbox bundle --release 1203/q7d2 --out case-7
  sh case-7/data/proof/check.sh 'f6af eb9d 0c12 …'")]
pub(super) struct BundleArgs {
    /// Unit, or UNIT@DATE for who left on that day
    #[arg(value_name = "UNIT", required_unless_present = "release")]
    units: Vec<FileName>,
    /// Only what happened on this day or later
    #[arg(long, value_name = "DATE")]
    since: Option<Date>,
    /// Only what happened on this day or earlier
    #[arg(long, value_name = "DATE")]
    until: Option<Date>,
    /// Only records of this kind (can be repeated); else all but covers and disclosures
    #[arg(long, value_name = "KIND", num_args = 1..)]
    kind: Vec<Kind>,
    /// A paper beside these; alone, nothing but such papers (can be repeated)
    #[arg(long, value_name = "ID", num_args = 1..)]
    paper: Vec<Reference>,
    /// Who gets it
    #[arg(long, value_name = "NAME", required_unless_present = "release")]
    to: Option<Line>,
    /// What for
    #[arg(long, value_name = "TEXT", required_unless_present = "release")]
    purpose: Option<Line>,
    /// New folder for the bundle
    #[arg(short, long, value_name = "DIR")]
    out: PathBuf,
    /// Hand out what no seal lists as well, and say so
    #[arg(long)]
    unsealed: bool,
    /// Hand out what was approved (can be repeated)
    #[arg(long, value_name = "ID", num_args = 1.., conflicts_with_all = ["units", "since", "until", "kind", "paper", "to", "purpose"])]
    release: Vec<Reference>,
}

pub(super) fn run(ctx: &mut Context, args: BundleArgs) -> Result<Outcome> {
    let BundleArgs { units, since, until, kind, paper, to, purpose, out, unsealed, release } = args;
    let archive = ctx.archive_anew()?;
    let folder = ctx.path(&out);
    archive.check_page_place(&folder)?;
    let place = OutsidePlace::new(&archive, &folder)?;
    let mut pack = PackFiles::new(&archive, (&place, &folder), ctx.page_phrases(&archive))?;
    if let Some(id) = release.first().filter(|_| !ctx.common.dry_run)
        && left_copies::put(&archive, &place, id)?
    {
        ctx.say(&Done::PutInPlace { id: id.to_string(), path: out.display().to_string() })?;
        return Ok(Outcome::Done);
    }
    let unsealed = if unsealed { Unsealed::Told } else { Unsealed::Refused };
    // Where git changed a manifest meanwhile it is decided anew; what lies in the folder is written once.
    let done = match (to, purpose) {
        (Some(to), Some(purpose)) => {
            let kinds: BTreeSet<Kind> = kind.into_iter().collect();
            if paper.is_empty() && kinds.is_empty() && since.is_none() && until.is_none() {
                return Err(Input::BundleOfNothing.into());
            }
            let choice = ExhibitChoice { since, until, kinds, papers: paper };
            let ask = AskBundle { files: units, choice, to, purpose, unsealed };
            ctx.carry_out(&archive, |desk, tx| bundle::ask(desk, tx, &ask, &mut |made| pack.write(made)))
        }
        _ => {
            let ask = ReleaseBundle { references: release, unsealed };
            ctx.carry_out(&archive, |desk, tx| bundle::release(desk, tx, &ask, &mut |made| pack.write(made)))
        }
    };
    let carried = match done {
        Ok(carried) => carried,
        Err(e) => {
            place.give_up(&archive)?;
            return Err(e);
        }
    };
    if pack.is_written() {
        // Registered by now: only then does it lie where it was asked for.
        place.put_folder(&archive)?;
    }
    told(ctx, &carried, &out.display().to_string())
}

fn told(ctx: &mut Context, carried: &Carried<BundleMade>, folder: &str) -> Result<Outcome> {
    let made = &carried.made;
    let ids: Vec<String> = made.ids.iter().map(ToString::to_string).collect();
    ctx.made(carried, &ids)?;
    if 0 < made.left_out {
        ctx.say_done(carried, &Done::BundleLeftOut(made.left_out))?;
    }
    let (folder, ids) = (folder.to_owned(), ids.join(" "));
    match &made.pack {
        Some(pack) => {
            let exhibits = pack.exhibits.iter().map(|exhibit| exhibit.number).max().unwrap_or_default();
            ctx.say_done(carried, &Done::BundleMade { folder, exhibits, ids })?;
            if 0 < pack.unsealed() {
                ctx.say_done(carried, &Done::BundleUnsealed(pack.unsealed()))?;
            }
            if 0 < pack.encrypted() {
                ctx.say_done(carried, &SecrecyDone::BundleEncrypted { exhibits: pack.encrypted() })?;
            }
            let seals = pack.seals_with_words();
            if !seals.is_empty() {
                let seals = seals.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
                ctx.say_done(carried, &Done::BundleSealWords { seals })?;
            }
        }
        None => ctx.say_done(carried, &Done::BundleAsked { ids, folder })?,
    }
    Ok(Outcome::Done)
}
