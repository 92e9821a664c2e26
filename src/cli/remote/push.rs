//! `deedbox remote push`: every content that a store does not have.

use std::collections::BTreeMap;
use std::io;
use std::time::Duration;

use crate::archive::Archive;
use crate::archive::elsewhere::{self, ReadBack, StoredCopy};
use crate::cli::context::Context;
use crate::cli::exit::Outcome;
use crate::cli::remote::asked::RemotePushArgs;
use crate::cli::remote::opened::{OpenedStore, meant};
use crate::cli::remote::told::StoreDone;
use crate::cli::remote::{crew, told};
use crate::error::Result;
use crate::model::remote::LARGEST;
use crate::model::{Date, Sha256};
use crate::output::phrases::say;
use crate::remote::{ObjectSeen, Outgoing, PutEnd, StoreFault, StoreFinding};
use crate::views::contents::{self, ContentScope, PaperContent};

/// How often bytes that come are asked for again where the line is cut.
const TRIES: u32 = 4;

/// What became of one content, and its size in bytes.
enum Pushed {
    New(u64),
    There(u64),
    /// It was there, and is locked for longer now.
    Longer(u64),
    Wrong(StoreFinding),
}

pub(super) fn run(ctx: &mut Context, args: &RemotePushArgs) -> Result<Outcome> {
    let archive = ctx.archive_anew()?;
    let (name, scope) = meant(&archive, &args.scope)?;
    let opened = OpenedStore::open(ctx, &archive, name)?;
    let PushSum { new, there, longer, mut found } = push(ctx, &archive, &opened, &scope)?;
    let wrong = found.len();
    let counts = [("new", new), ("there", there), ("longer", longer), ("wrong", wrong)];
    let remote = opened.name.to_string();
    let said = if ctx.common.dry_run {
        say!(ctx.words, "store-would-push", remote = remote, new => new, there => there, longer => longer, wrong => wrong)
    } else {
        say!(ctx.words, "store-pushed", remote = remote, new => new, there => there, longer => longer, wrong => wrong)
    };
    told::tell(ctx, &mut found, &counts, &said)
}

/// With a `sync`: what it is told of stands on stderr, for stdout is the `sync`'s own.
pub(in crate::cli) fn with_sync(ctx: &mut Context, archive: &Archive) -> Result<Outcome> {
    let wanted = archive.settings().remote.iter().filter(|(_, rules)| rules.on_sync);
    let wanted: Vec<String> = wanted.map(|(name, _)| name.to_string()).collect();
    let mut outcome = Outcome::Done;
    for name in wanted {
        let opened = OpenedStore::open(ctx, archive, Some(&name))?;
        let PushSum { new, mut found, .. } = push(ctx, archive, &opened, &ContentScope::All)?;
        found.sort();
        found.iter().try_for_each(|found| ctx.say(found))?;
        if !found.is_empty() {
            outcome = Outcome::Findings;
        }
        if 0 < new {
            ctx.say(&StoreDone::SyncPushed { remote: opened.name, papers: new })?;
        }
    }
    Ok(outcome)
}

/// What a push came to.
struct PushSum {
    new: usize,
    there: usize,
    /// What was there, and is locked for longer now.
    longer: usize,
    found: Vec<StoreFinding>,
}

/// Pushes the papers of a scope.
fn push(ctx: &mut Context, archive: &Archive, opened: &OpenedStore, scope: &ContentScope) -> Result<PushSum> {
    let today = ctx.today(archive)?;
    let all = contents::contents(archive, scope)?;
    let is_dry = ctx.common.dry_run;
    let all: Vec<&PaperContent> = all.iter().collect();
    let done = crew::each(ctx, &all, |content| {
        let lock = lock_of(opened, content, today);
        Ok((*content, put(archive, opened, content, lock, is_dry)?))
    })?;
    let mut sum = PushSum { new: 0, there: 0, longer: 0, found: Vec::new() };
    let mut sent: BTreeMap<String, BTreeMap<Sha256, StoredCopy>> = BTreeMap::new();
    for (content, pushed) in done {
        let (count, size) = match pushed {
            Pushed::New(size) => (&mut sum.new, size),
            Pushed::There(size) => (&mut sum.there, size),
            Pushed::Longer(size) => (&mut sum.longer, size),
            Pushed::Wrong(finding) => {
                sum.found.push(finding);
                continue;
            }
        };
        *count += 1;
        for place in content.places() {
            let copy = opened.sent(size, today);
            sent.entry(place.bundle.identity()).or_default().insert(content.sha256, copy);
        }
    }
    if !is_dry {
        // Who destroys a paper is to know where a copy of it may be.
        let wait = Duration::from_secs(ctx.common.wait);
        for (identity, sent) in sent {
            elsewhere::note((archive.disk(), archive.reader()), &identity, &sent, wait)?;
        }
    }
    Ok(sum)
}

/// How a content is to be locked: in a box until its term is over, else as long as the store's settings say.
struct Locking {
    /// Until when, where it is put.
    until: Option<Date>,
    /// Until when at least, where it is there: a lock of some days is not made longer each day.
    least: Option<Date>,
}

fn lock_of(opened: &OpenedStore, content: &PaperContent, today: Date) -> Locking {
    let live = |part: u32| opened.rules.live_days.map(|days| today.plus_days((u32::from(days) / part).max(1)));
    // A lock that ends in the past is none.
    match content.until.filter(|until| today < *until) {
        Some(until) => Locking { until: Some(until), least: Some(until) },
        None => Locking { until: live(1), least: live(2) },
    }
}

fn put(archive: &Archive, opened: &OpenedStore, content: &PaperContent, lock: Locking, is_dry: bool) -> Result<Pushed> {
    if let Some(seen) = opened.store.look(content.sha256)? {
        return there(opened, content, &seen, lock, is_dry);
    }
    let Some(place) = content.here(archive)? else {
        return Ok(Pushed::Wrong(StoreFinding::Nowhere { path: content.first.full() }));
    };
    let path = place.full();
    let size = archive.reader().open(&path)?.1;
    if LARGEST < size {
        return Ok(Pushed::Wrong(StoreFinding::TooLarge { path }));
    }
    if is_dry {
        return Ok(Pushed::New(size));
    }
    let out = Outgoing { sha256: content.sha256, size, lock: lock.until.map(|until| (opened.rules.lock, until)) };
    let open = || archive.reader().open(&path).map(|(file, _)| file).map_err(io::Error::other);
    Ok(match opened.store.put(&out, open)? {
        PutEnd::New => Pushed::New(size),
        PutEnd::AlteredHere => Pushed::Wrong(StoreFinding::AlteredHere { path }),
        PutEnd::Refused => Pushed::Wrong(StoreFinding::Refused { path }),
        PutEnd::Unread(e) => {
            return Err(crate::archive::StorageError::Io {
                verb: crate::archive::Verb::Read,
                path: path.into(),
                source: e,
            }
            .into());
        }
        // Somebody put it there at the same moment; or what lies there is hidden from who only asks.
        PutEnd::There => match opened.store.look(content.sha256)? {
            Some(seen) => return there(opened, content, &seen, lock, is_dry),
            None => Pushed::Wrong(StoreFinding::Missing { path }),
        },
    })
}

/// A content of which something lies there.
fn there(
    opened: &OpenedStore,
    content: &PaperContent,
    seen: &ObjectSeen,
    lock: Locking,
    is_dry: bool,
) -> Result<Pushed> {
    if !is_right(opened, content, seen)? {
        return Ok(Pushed::Wrong(StoreFinding::OtherBytes { path: content.first.full() }));
    }
    let (Some(until), Some(least)) = (lock.until, lock.least) else { return Ok(Pushed::There(seen.size)) };
    let is_long = seen.locked_until.is_some_and(|locked| least <= locked);
    if is_long && !seen.is_weaker_than(opened.rules.lock) {
        return Ok(Pushed::There(seen.size));
    }
    if !is_dry {
        // A lock is made longer or stronger, never shorter.
        let until = seen.locked_until.map_or(until, |locked| locked.max(until));
        opened.store.lengthen(content.sha256, seen, (opened.rules.lock, until))?;
    }
    Ok(Pushed::Longer(seen.size))
}

/// Whether what lies there is the content: by the digest that the store made, else by its bytes.
pub(super) fn is_right(opened: &OpenedStore, content: &PaperContent, seen: &ObjectSeen) -> Result<bool> {
    match seen.sha256 {
        Some(sha256) => Ok(sha256 == content.sha256),
        None => Ok(read_back(opened, content, seen)?.is_some()),
    }
}

/// Reads every byte back of what lies there; none where it is not the content.
pub(super) fn read_back(opened: &OpenedStore, content: &PaperContent, seen: &ObjectSeen) -> Result<Option<ReadBack>> {
    let mut tried = 1;
    loop {
        let Some(arriving) = opened.store.read(content.sha256, None, (0, seen.size))? else { return Ok(None) };
        match ReadBack::of(content.sha256, arriving.bytes) {
            Ok(read) => return Ok(read),
            Err(_) if tried < TRIES => tried += 1,
            Err(e) => {
                let says = e.kind().to_string();
                return Err(StoreFault::Unreachable { remote: opened.name.clone(), says }.into());
            }
        }
    }
}
