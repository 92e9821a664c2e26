//! `deedbox remote verify`: whether a store has what it should have, and keeps it.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::archive::elsewhere::{self, KnownBy, StoredCopy};
use crate::archive::{Archive, BundleId};
use crate::cli::context::Context;
use crate::cli::exit::Outcome;
use crate::cli::remote::asked::RemoteVerifyArgs;
use crate::cli::remote::opened::{OpenedStore, meant};
use crate::cli::remote::push::{is_right, read_back};
use crate::cli::remote::{crew, told};
use crate::error::Result;
use crate::model::{Date, Sha256};
use crate::output::phrases::say;
use crate::remote::{Absence, StoreFinding};
use crate::views::contents::{self, PaperContent};

/// What was found of one content.
pub(super) struct Proved {
    pub content: PaperContent,
    pub copy: StoredCopy,
    pub finding: Option<StoreFinding>,
}

pub(super) fn run(ctx: &mut Context, args: &RemoteVerifyArgs) -> Result<Outcome> {
    let archive = ctx.archive_anew()?;
    let (name, scope) = meant(&archive, &args.scope)?;
    let opened = OpenedStore::open(ctx, &archive, name)?;
    let today = ctx.today(&archive)?;
    let mut all = contents::contents(&archive, &scope)?;
    all.retain(|content| args.part.is_none_or(|part| part.has(content.sha256)));
    let by = if args.read { KnownBy::Bytes } else { KnownBy::Word };
    let checked = crew::each(ctx, &all, |content| Ok((content.clone(), prove(&opened, content, by, today)?)))?;
    let (mut found, mut lost) = (Vec::new(), Vec::new());
    let mut proved = Vec::new();
    for (content, one) in checked {
        match one {
            Ok(one) => {
                found.extend(one.finding.clone());
                proved.push(one);
            }
            Err(finding) => {
                found.push(finding);
                lost.push(content);
            }
        }
    }
    if !ctx.common.dry_run {
        let wait = Duration::from_secs(ctx.common.wait);
        note_absent(&archive, &proved, wait)?;
        strike_lost(&archive, &opened, &lost, wait)?;
    }
    let (right, wrong) = (all.len() - found.len(), found.len());
    let counts = [("right", right), ("wrong", wrong)];
    let remote = opened.name.to_string();
    let said = say!(ctx.words, "store-verified", remote = remote, right => right, wrong => wrong);
    told::tell(ctx, &mut found, &counts, &said)
}

/// Looks at one content there: what is known of it by now, or what is wrong.
pub(super) fn prove(
    opened: &OpenedStore,
    content: &PaperContent,
    by: KnownBy,
    today: Date,
) -> Result<std::result::Result<Proved, StoreFinding>> {
    let path = content.first.full();
    let Some(seen) = opened.store.look(content.sha256)? else { return Ok(Err(absent(opened, content)?)) };
    let copy = match by {
        KnownBy::Bytes => {
            let read = read_back(opened, content, &seen)?;
            read.map(|read| read.known((&opened.name, opened.rules.mark()), today, seen.locked_until))
        }
        KnownBy::Word | KnownBy::Sending => is_right(opened, content, &seen)?.then(|| StoredCopy {
            size: seen.size,
            remote: opened.name.clone(),
            mark: opened.rules.mark(),
            on: today,
            locked_until: seen.locked_until,
            known_by: KnownBy::Word,
        }),
    };
    let Some(copy) = copy else { return Ok(Err(StoreFinding::OtherBytes { path })) };
    // Of what lies in no box it is only asked whether the lock that the settings want is over.
    let wanted = content.until.filter(|until| today < *until).or_else(|| opened.rules.live_days.map(|_| today));
    let finding = match (wanted, seen.locked_until) {
        (Some(until), None) => Some(StoreFinding::NotLocked { path, until }),
        (Some(until), Some(locked)) if locked < until => Some(StoreFinding::LockTooShort { path, until, locked }),
        (Some(_), Some(_)) if seen.is_weaker_than(opened.rules.lock) => Some(StoreFinding::WeakLock { path }),
        _ => None,
    };
    Ok(Ok(Proved { content: content.clone(), copy, finding }))
}

/// What is found of a content of which nothing lies there.
pub(super) fn absent(opened: &OpenedStore, content: &PaperContent) -> Result<StoreFinding> {
    let path = content.first.full();
    Ok(match opened.store.why_absent(content.sha256)? {
        Absence::Nothing => StoreFinding::Missing { path },
        Absence::Deleted => StoreFinding::Deleted { path },
    })
}

/// Notes where the papers are that are not here.
fn note_absent(archive: &Archive, proved: &[Proved], wait: Duration) -> Result<()> {
    let mut notes: BTreeMap<String, BTreeMap<Sha256, StoredCopy>> = BTreeMap::new();
    for Proved { content, copy, .. } in proved {
        for place in content.places() {
            if archive.reader().kind(place.full())?.is_none() {
                notes.entry(BundleId::identity(&place.bundle)).or_default().insert(content.sha256, copy.clone());
            }
        }
    }
    for (identity, found) in notes {
        elsewhere::note((archive.disk(), archive.reader()), &identity, &found, wait)?;
    }
    Ok(())
}

/// Strikes what was noted of what is not there any more: `verify` calls such a paper missing from now on.
fn strike_lost(archive: &Archive, opened: &OpenedStore, lost: &[PaperContent], wait: Duration) -> Result<()> {
    let mut notes: BTreeMap<String, Vec<Sha256>> = BTreeMap::new();
    for content in lost {
        for place in content.places() {
            notes.entry(BundleId::identity(&place.bundle)).or_default().push(content.sha256);
        }
    }
    for (identity, lost) in notes {
        elsewhere::strike((archive.disk(), archive.reader()), &identity, (&lost, &opened.name), wait)?;
    }
    Ok(())
}
