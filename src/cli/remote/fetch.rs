//! `deedbox remote fetch`: papers that are not here come back.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use crate::archive::fetching::{self, FetchPart, FetchStop, FetchTurn};
use crate::archive::{Archive, BundleId, elsewhere, git};
use crate::cli::context::Context;
use crate::cli::exit::Outcome;
use crate::cli::remote::asked::RemoteFetchArgs;
use crate::cli::remote::opened::{OpenedStore, meant};
use crate::cli::remote::told::StoreDone;
use crate::cli::remote::{crew, told};
use crate::error::Result;
use crate::model::{BundlePath, Sha256};
use crate::output::phrases::say;
use crate::remote::{ObjectVersion, StoreFault, StoreFinding};
use crate::views::contents;

/// How often a part that is cut is gone on with.
const TRIES: u32 = 6;

/// A paper that is listed and not here.
struct AbsentPaper {
    bundle: BundleId,
    path: BundlePath,
    sha256: Sha256,
}

impl AbsentPaper {
    fn full(&self) -> String {
        format!("{}/{}", self.bundle, self.path)
    }
}

/// What came of one content.
enum Fetched {
    Whole(Sha256, PathBuf),
    /// It was found among the older versions.
    Older(Sha256, PathBuf),
    Wrong(StoreFinding),
}

pub(super) fn run(ctx: &mut Context, args: &RemoteFetchArgs) -> Result<Outcome> {
    let archive = ctx.archive_anew()?;
    let (name, scope) = meant(&archive, &args.scope)?;
    let opened = OpenedStore::open(ctx, &archive, name)?;
    let mut absent: BTreeMap<Sha256, Vec<AbsentPaper>> = BTreeMap::new();
    for content in contents::contents(&archive, &scope)? {
        for place in content.places() {
            if archive.reader().kind(place.full())?.is_none() {
                let (bundle, path, sha256) = (place.bundle.clone(), place.path.clone(), content.sha256);
                absent.entry(sha256).or_default().push(AbsentPaper { bundle, path, sha256 });
            }
        }
    }
    let papers: usize = absent.values().map(Vec::len).sum();
    if papers == 0 {
        ctx.say(&StoreDone::NothingMissing)?;
    }
    if ctx.common.dry_run {
        let lines: Vec<String> = absent.values().flatten().map(|paper| format!("+ {}", paper.full())).collect();
        ctx.lines(&lines)?;
        return look(ctx, &opened, &absent);
    }
    elsewhere::look_at_what_is_here(archive.reader(), Duration::from_secs(ctx.common.wait))?;
    let turn = fetching::turn(&archive, Duration::from_secs(ctx.common.wait))?;
    let wanted: Vec<&AbsentPaper> = absent.values().filter_map(|papers| papers.first()).collect();
    let fetched = crew::each(ctx, &wanted, |paper| fetch(&archive, &opened, paper, &turn))?;
    let (mut found, mut here) = (Vec::new(), BTreeMap::new());
    for one in fetched {
        match one {
            Fetched::Whole(sha256, path) => drop(here.insert(sha256, path)),
            Fetched::Older(sha256, path) => {
                if let Some(paper) = absent.get(&sha256).and_then(|papers| papers.first()) {
                    ctx.say(&StoreDone::OlderVersion { path: paper.full() })?;
                }
                here.insert(sha256, path);
            }
            Fetched::Wrong(finding) => found.push(finding),
        }
    }
    let brought = place(ctx, &archive, &absent, &here)?;
    let wrong = found.len();
    let remote = opened.name.to_string();
    let said = say!(ctx.words, "store-fetched", remote = remote, brought => brought, wrong => wrong);
    told::tell(ctx, &mut found, &[("fetched", brought), ("wrong", wrong)], &said)
}

/// What would come: whether anything lies there of each.
fn look(ctx: &mut Context, opened: &OpenedStore, absent: &BTreeMap<Sha256, Vec<AbsentPaper>>) -> Result<Outcome> {
    let wanted: Vec<&AbsentPaper> = absent.values().filter_map(|papers| papers.first()).collect();
    let there = crew::each(ctx, &wanted, |paper| {
        let there = opened.store.look(paper.sha256)?.is_some() || !opened.store.versions(paper.sha256)?.is_empty();
        Ok(there)
    })?;
    Ok(if there.iter().all(|there| *there) { Outcome::Done } else { Outcome::Findings })
}

/// Fetches one content: the newest version, else the one among the older ones that is right.
fn fetch(archive: &Archive, opened: &OpenedStore, paper: &AbsentPaper, turn: &FetchTurn) -> Result<Fetched> {
    let path = paper.full();
    let mut part = FetchPart::of(archive, paper.sha256, turn)?;
    let newest = opened.store.look(paper.sha256)?;
    if let Some(seen) = &newest {
        bring(opened, paper, &mut part, (None, seen.size))?;
        if part.is(paper.sha256) {
            return Ok(Fetched::Whole(paper.sha256, part.whole()?));
        }
    }
    for version in opened.store.versions(paper.sha256)? {
        part.start_over()?;
        bring(opened, paper, &mut part, (Some(&version), 0))?;
        if part.is(paper.sha256) {
            return Ok(Fetched::Older(paper.sha256, part.whole()?));
        }
    }
    part.give_up()?;
    Ok(Fetched::Wrong(match newest {
        Some(_) => StoreFinding::OtherBytes { path },
        None => StoreFinding::Missing { path },
    }))
}

/// Brings what is not here yet of one version; what is cut goes on where it was.
fn bring(
    opened: &OpenedStore,
    paper: &AbsentPaper,
    part: &mut FetchPart,
    (version, size): (Option<&ObjectVersion>, u64),
) -> Result<()> {
    let mut tried = 1;
    loop {
        let from = part.size();
        if 0 < from && from == size && part.is(paper.sha256) {
            return Ok(());
        }
        let Some(arriving) = opened.store.read(paper.sha256, version, (from, size))? else { return Ok(()) };
        if arriving.from != from {
            part.start_over()?;
        }
        match part.take(arriving.bytes) {
            // A part that others began may be of other bytes.
            Ok(()) if 0 < from && arriving.from == from && !part.is(paper.sha256) => part.start_over()?,
            Ok(()) => return Ok(()),
            Err(FetchStop::Disk(e)) => return Err(e.into()),
            Err(FetchStop::Cut(e)) if TRIES <= tried => {
                let says = e.kind().to_string();
                return Err(StoreFault::Unreachable { remote: opened.name.clone(), says }.into());
            }
            Err(FetchStop::Cut(_)) => {}
        }
        tried += 1;
        if TRIES < tried {
            return Ok(());
        }
    }
}

/// Places what came, a change a bundle; gives how many papers.
fn place(
    ctx: &mut Context,
    archive: &Archive,
    absent: &BTreeMap<Sha256, Vec<AbsentPaper>>,
    here: &BTreeMap<Sha256, PathBuf>,
) -> Result<usize> {
    let mut of_bundle: BTreeMap<&BundleId, Vec<&AbsentPaper>> = BTreeMap::new();
    for paper in absent.iter().filter(|(sha256, _)| here.contains_key(*sha256)).flat_map(|(_, papers)| papers) {
        of_bundle.entry(&paper.bundle).or_default().push(paper);
    }
    let mut brought = 0;
    let mut placed: BTreeMap<Sha256, PathBuf> = BTreeMap::new();
    for (bundle, papers) in of_bundle {
        ctx.carry_out(archive, |_, tx| {
            tx.lock([bundle.clone()])?;
            for paper in &papers {
                // The same content may be listed twice: the second is a copy of the first.
                let came = here.get(&paper.sha256).filter(|_| !placed.contains_key(&paper.sha256));
                match came {
                    Some(from) => tx.bring_back(bundle, (&paper.path, paper.sha256), from)?,
                    None => {
                        if let Some(from) = placed.get(&paper.sha256) {
                            tx.bring_copy(bundle, (&paper.path, paper.sha256), from)?;
                        }
                    }
                }
                placed.insert(paper.sha256, archive.reader().full(paper.full()));
            }
            Ok(())
        })?;
        let paths: Vec<String> = papers.iter().map(|paper| paper.full()).collect();
        git::look_again(archive.root(), &paths, Duration::from_secs(ctx.common.wait))?;
        brought += papers.len();
    }
    Ok(brought)
}
