//! `deedbox site`: the archive as linked pages for who has no deedbox; an export, registered and approved (P1-5b).

mod links;
pub(super) mod pages;

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::Args;

use crate::archive::disclosed_copies::OutgoingCopy;
use crate::archive::export_files::OutsidePlace;
use crate::archive::{Archive, Uncached, find};
use crate::cli::context::Context;
use crate::cli::done::Done;
use crate::cli::exit::Outcome;
use crate::cli::site::pages::{Face, PageSink, Pages};
use crate::desk::export::{self, Along, Stage, TakeOut, Work};
use crate::error::{Input, Result};
use crate::model::export_scope::{ExportWritten, Scope, site_name};
use crate::model::{Kind, Level, Line, Listed, Reference, Refusal, Sha256};
use crate::views::export::left;

/// Write the archive as a folder of linked pages: floors, units, clients, open cases, reports
///
/// The pages have no script and open from a disk or a share, without deedbox. It is an export: registered with the digest of each page, and it
/// needs the approval of who may take client data out. Confidential papers, their titles and what tells of them are left out unless asked.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox site pages --to '集團財務部' --purpose '年度審計'
  deedbox site pages --papers --level confidential --to Owner --purpose handover
  deedbox site pages --release disclosures/q7d2")]
pub(super) struct SiteArgs {
    /// New folder, outside the archive
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
    let archive = ctx.archive_once()?;
    let target = ctx.path(&args.folder);
    archive.check_page_place(&target)?;
    let mut folder =
        SiteFolder { archive: &archive, place: OutsidePlace::new(&archive, &target)?, target, written: None };
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
            folder.place.give_up(&archive)?;
            return Err(e);
        }
        Ok(carried) => carried,
    };
    // Registered by now: only then does it lie where it was asked for.
    if folder.written.is_some() {
        folder.place.put_folder(&archive)?;
    }
    let made = &carried.made;
    ctx.made(&carried, &[made.id.to_string()])?;
    let said = match made.stage {
        Stage::Waits => Done::SiteAsked { id: made.id.clone() },
        Stage::Out => Done::SiteWritten {
            folder: args.folder.display().to_string(),
            pages: usize::try_from(made.written.all_rows()).unwrap_or(usize::MAX),
            papers: made.written.papers,
            id: made.id.clone(),
        },
    };
    ctx.say_done(&carried, &said)?;
    Ok(Outcome::Done)
}

/// The folder of a site: built beside its place, and put there once it is registered.
struct SiteFolder<'a> {
    archive: &'a Archive,
    place: OutsidePlace,
    target: PathBuf,
    written: Option<ExportWritten>,
}

impl SiteFolder<'_> {
    fn write(&mut self, pages: &Pages, scope: &Scope, (along, work): (Along, Work)) -> Result<ExportWritten> {
        // Where git changed a manifest meanwhile it is decided anew; what was written is written once.
        if let Some(written) = &self.written {
            return Ok(written.clone());
        }
        let Some(level) = scope.site() else { return Err(Input::NotASite.into()) };
        if work == Work::Write {
            self.begin()?;
        }
        let mut sink = Sink {
            archive: self.archive,
            place: (work == Work::Write).then_some(&self.place),
            along,
            written: ExportWritten::default(),
            papers: BTreeSet::new(),
            pages: 0,
        };
        pages.make(Face::Outside(level), &mut sink)?;
        let mut written = sink.written;
        written.rows = vec![("pages".to_owned(), sink.pages)];
        if work == Work::Write {
            self.written = Some(written.clone());
        }
        Ok(written)
    }

    /// Begins the folder; what a stopped command left half made goes, but for what is registered: that was promised to somebody.
    fn begin(&self) -> Result<()> {
        if self.place.is_left() {
            let registered = left::handed_out(self.archive, None)?;
            if let Some((id, _)) = registered.into_iter().find(|(_, copies)| self.is_whole(copies)) {
                return Err(Refusal::LeftBeside { id, kind: Kind::Export, path: self.target.clone() }.into());
            }
            self.place.sweep(self.archive)?;
        }
        Ok(self.place.folder(self.archive)?)
    }

    /// Puts a registered site there that a stopped command has left beside it, whole; gives whether there was one.
    fn put_left(&self, id: &Reference) -> Result<bool> {
        if !self.place.is_left() {
            return Ok(false);
        }
        find::record(&mut Uncached::new(self.archive), id)?;
        if !left::handed_out(self.archive, Some(id))?.iter().any(|(_, copies)| self.is_whole(copies)) {
            return Ok(false);
        }
        self.place.put_folder(self.archive)?;
        Ok(true)
    }

    fn is_whole(&self, copies: &[Listed]) -> bool {
        !copies.is_empty() && copies.iter().all(|copy| self.place.left(Some(copy.path.as_str())) == Some(copy.sha256))
    }
}

/// Where the pages go, or who counts them.
struct Sink<'a> {
    archive: &'a Archive,
    place: Option<&'a OutsidePlace>,
    along: Along,
    written: ExportWritten,
    /// The papers that were met, by the names that they go by.
    papers: BTreeSet<String>,
    pages: u64,
}

impl PageSink for Sink<'_> {
    fn page(&mut self, name: &str, html: &str) -> Result<()> {
        use std::io::Write;
        self.pages += 1;
        let Some(place) = self.place else { return Ok(()) };
        let path = place.half_made().join(name);
        let io =
            |source| crate::archive::StorageError::Io { verb: crate::archive::Verb::Write, path: path.clone(), source };
        place.file_in(self.archive, name)?.write_all(html.as_bytes()).map_err(io)?;
        self.written.copies.push(Listed { sha256: place.sealed(self.archive, Some(name))?, path: name.parse()? });
        Ok(())
    }

    fn paper(&mut self, from: &str, sha256: Sha256) -> Result<Option<String>> {
        if self.along == Along::Stay {
            return Ok(None);
        }
        let name = format!("papers/{}", from.rsplit('/').next().unwrap_or(from));
        // A paper of a room is met with each client of it, and lies there once.
        if !self.papers.insert(name.clone()) {
            return Ok(Some(name));
        }
        self.written.papers += 1;
        if let Some(place) = self.place {
            let copy = OutgoingCopy { from: from.to_owned(), sha256, name: name.clone(), encrypted: None };
            place.copy_in(self.archive, &copy)?;
            self.written.copies.push(Listed { sha256, path: name.parse()? });
        }
        Ok(Some(name))
    }
}
