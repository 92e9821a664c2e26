//! `deedbox remote drop`: boxed originals lie in a store alone from now on; here their copies go.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::archive::bag::PAYLOAD_MANIFEST;
use crate::archive::elsewhere::{self, KnownBy, StoredCopy};
use crate::archive::{Archive, git, hash};
use crate::cli::context::Context;
use crate::cli::exit::Outcome;
use crate::cli::remote::asked::RemoteDropArgs;
use crate::cli::remote::crew;
use crate::cli::remote::opened::OpenedStore;
use crate::cli::remote::told::{self, StoreDone};
use crate::cli::remote::verify::prove;
use crate::desk::let_go::{self, GoingPapers, LetGo, StoreApproval};
use crate::error::Result;
use crate::model::remote::LockMode;
use crate::model::{Date, Listed, Sha256};
use crate::output::phrases::say;
use crate::remote::{StoreFault, StoreFinding};
use crate::views::contents::{self, BoxedPapers, ContentPlace, PaperContent};

/// The largest list of a volume that is read, in bytes.
const MAX_LIST: u64 = 1 << 30;

pub(super) fn run(ctx: &mut Context, args: &RemoteDropArgs) -> Result<Outcome> {
    let archive = ctx.archive_anew()?;
    let opened = OpenedStore::open(ctx, &archive, args.name.as_deref())?;
    let mut volumes = contents::boxed_in(&archive, args.year)?;
    volumes.retain(|volume| !volume.here.is_empty());
    let for_ever = volumes.iter().filter(|volume| volume.until.is_none()).count();
    volumes.retain(|volume| volume.until.is_some());
    let today = ctx.today(&archive)?;
    let over = volumes.iter().filter(|volume| volume.until.is_some_and(|until| until <= today)).count();
    volumes.retain(|volume| volume.until.is_some_and(|until| today < until));
    if 0 < over {
        ctx.say(&StoreDone::TermIsOver { volumes: over })?;
    }
    if 0 < for_ever {
        ctx.say(&StoreDone::KeptForEver { volumes: for_ever })?;
    }
    let paths = paths(&volumes);
    let papers: usize = volumes.iter().map(|volume| volume.here.len()).sum();
    if papers == 0 {
        ctx.say(&StoreDone::NothingToDrop { year: args.year })?;
        return Ok(Outcome::Done);
    }
    if opened.rules.lock != LockMode::Compliance {
        return Err(StoreFault::Governance(opened.name).into());
    }
    if let Some(path) = git::first_not_in_head(archive.root(), &paths) {
        return Err(StoreFault::NotSaved(path).into());
    }
    let ask = LetGo { remote: opened.name.clone(), year: args.year, papers };
    let asked = ctx.carry_out(&archive, |desk, tx| let_go::approval(desk, tx, &ask))?;
    let id = match asked.made.clone() {
        StoreApproval::Given(id) => id,
        StoreApproval::Waits(id) => {
            ctx.made(&asked, &[id.to_string()])?;
            ctx.say_done(&asked, &StoreDone::DropAsked { id })?;
            return Ok(Outcome::Done);
        }
    };
    let mut found = altered_here(&archive, &volumes)?;
    let mut known = BTreeMap::new();
    if found.is_empty() {
        (known, found) = read_back(ctx, &opened, &volumes, today)?;
    }
    if !found.is_empty() {
        ctx.say(&StoreDone::NothingDropped)?;
        let wrong = found.len();
        let remote = opened.name.to_string();
        let said = say!(ctx.words, "store-verified", remote = remote, right => papers - wrong, wrong => wrong);
        return told::tell(ctx, &mut found, &[("dropped", 0), ("wrong", wrong)], &said);
    }
    let going = going(&archive, &volumes)?;
    let wait = Duration::from_secs(ctx.common.wait);
    if !ctx.common.dry_run {
        // First it is noted where they are, then git is told that they are meant to be away, and only then do they go.
        note(&archive, &volumes, &known, wait)?;
        git::look_away(archive.root(), &paths, wait)?;
    }
    let carried = ctx.carry_out(&archive, |desk, tx| let_go::let_go(desk, tx, &id, &going));
    if !ctx.common.dry_run {
        // What stayed, git is to see.
        elsewhere::look_at_what_is_here(archive.reader(), wait)?;
    }
    let carried = carried?;
    ctx.made(&carried, &[id.to_string()])?;
    ctx.say_done(&carried, &StoreDone::Dropped { papers, remote: opened.name.clone(), id })?;
    Ok(Outcome::Done)
}

/// The papers that lie here, by their paths in the archive.
fn paths(volumes: &[BoxedPapers]) -> Vec<String> {
    let of = |volume: &BoxedPapers| {
        volume.here.iter().map(|(path, _)| format!("{}/{path}", volume.bundle)).collect::<Vec<_>>()
    };
    volumes.iter().flat_map(of).collect()
}

/// The papers that have other bytes here than were listed: they would stay, and be counted as gone.
fn altered_here(archive: &Archive, volumes: &[BoxedPapers]) -> Result<Vec<StoreFinding>> {
    let mut found = Vec::new();
    for volume in volumes {
        for (path, sha256) in &volume.here {
            let path = format!("{}/{path}", volume.bundle);
            let (file, _) = archive.reader().open(&path)?;
            if hash(file, &path)?.0 != *sha256 {
                found.push(StoreFinding::AlteredHere { path });
            }
        }
    }
    Ok(found)
}

/// Reads every paper back; what is known of each by now, and what is wrong.
fn read_back(
    ctx: &mut Context,
    opened: &OpenedStore,
    volumes: &[BoxedPapers],
    today: Date,
) -> Result<(BTreeMap<Sha256, StoredCopy>, Vec<StoreFinding>)> {
    let mut wanted: BTreeMap<Sha256, PaperContent> = BTreeMap::new();
    for volume in volumes {
        for (path, sha256) in &volume.here {
            let place = ContentPlace { bundle: volume.bundle.clone(), path: path.clone() };
            let content = wanted.entry(*sha256).or_insert_with(|| PaperContent {
                sha256: *sha256,
                first: place,
                others: Vec::new(),
                until: volume.until,
            });
            content.until = content.until.max(volume.until);
        }
    }
    let wanted: Vec<PaperContent> = wanted.into_values().collect();
    let proved = crew::each(ctx, &wanted, |content| prove(opened, content, KnownBy::Bytes, today))?;
    let (mut known, mut found) = (BTreeMap::new(), Vec::new());
    for one in proved {
        match one {
            Ok(one) => {
                found.extend(one.finding);
                known.insert(one.content.sha256, one.copy);
            }
            Err(finding) => found.push(finding),
        }
    }
    Ok((known, found))
}

/// What goes, with the list of each volume as it is registered.
fn going(archive: &Archive, volumes: &[BoxedPapers]) -> Result<Vec<GoingPapers>> {
    let mut going = Vec::new();
    for volume in volumes {
        let list = archive.reader().read(format!("{}/{PAYLOAD_MANIFEST}", volume.bundle), MAX_LIST)?;
        let list = Listed { sha256: Sha256::of(&list), path: format!("{}/{PAYLOAD_MANIFEST}", volume.code).parse()? };
        going.push(GoingPapers { bundle: volume.bundle.clone(), papers: volume.here.clone(), list });
    }
    Ok(going)
}

fn note(
    archive: &Archive,
    volumes: &[BoxedPapers],
    known: &BTreeMap<Sha256, StoredCopy>,
    wait: Duration,
) -> Result<()> {
    for volume in volumes {
        let of_it = volume.here.iter().filter_map(|(_, sha256)| Some((*sha256, known.get(sha256)?.clone())));
        elsewhere::note((archive.disk(), archive.reader()), &volume.bundle.identity(), &of_it.collect(), wait)?;
    }
    Ok(())
}
