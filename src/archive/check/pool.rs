//! All cores at work on one bundle after another: the largest files of the bundles that are open come first.

use std::cmp::Ordering;
use std::collections::{BTreeSet, BinaryHeap};
use std::sync::{Arc, Condvar, Mutex, PoisonError};

use crate::archive::check::entries::SignaturesSeen;
use crate::archive::check::settle;
use crate::archive::check::terms::{CheckProgress, Terms, Writers};
use crate::archive::check::tree::Batch;
use crate::archive::check::work::{self, Buffer, BundleOutcome, OpenedBundle, Presence};
use crate::archive::{Archive, BundleId};
use crate::model::Finding;

/// Readers for each core: while some wait for the disk, others hash.
const READERS_PER_CORE: usize = 4;

const MOST_READERS: usize = 64;

/// What all bundles gave together.
#[derive(Debug, Default)]
pub(in crate::archive) struct CheckSum {
    /// What is wrong.
    pub findings: Vec<Finding>,
    /// Bundles with something wrong in them.
    pub hurt: BTreeSet<BundleId>,
    /// Bundles that were not there any more.
    pub gone: Vec<BundleId>,
    /// Bundles that were checked.
    pub bundles: u64,
    /// Files of theirs.
    pub files: u64,
    /// Bytes of those.
    pub bytes: u64,
    /// Papers that are not here and are known to lie in a store.
    pub elsewhere: u64,
    /// Records and events whose time of entry somebody set.
    pub set_clocks: u64,
    /// What is signed.
    pub signatures: SignaturesSeen,
}

/// A batch and its bundle; a larger one comes first.
struct Job {
    batch: Batch,
    opened: Arc<OpenedBundle>,
}

impl Ord for Job {
    fn cmp(&self, other: &Self) -> Ordering {
        self.batch.bytes.cmp(&other.batch.bytes)
    }
}

impl PartialOrd for Job {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Job {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Job {}

/// What waits to be done.
struct Queue {
    bundles: std::vec::IntoIter<BundleId>,
    jobs: BinaryHeap<Job>,
    /// Bundles that are being opened, or whose batches are not all read.
    open: usize,
    opening: usize,
}

/// What a reader does next.
enum NextStep {
    Open(BundleId),
    Read(Job),
    Nothing,
}

struct Pool<'p> {
    archive: &'p Archive,
    terms: &'p Terms,
    beside: Writers,
    progress: &'p dyn CheckProgress,
    readers: usize,
    queue: Mutex<Queue>,
    changed: Condvar,
    sum: Mutex<CheckSum>,
}

/// Checks bundles.
pub(in crate::archive) fn check(
    archive: &Archive,
    bundles: Vec<BundleId>,
    terms: &Terms,
    beside: Writers,
    progress: &dyn CheckProgress,
) -> CheckSum {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let readers = (cores * READERS_PER_CORE).min(MOST_READERS);
    let queue = Queue { bundles: bundles.into_iter(), jobs: BinaryHeap::new(), open: 0, opening: 0 };
    let pool = Pool {
        archive,
        terms,
        beside,
        progress,
        readers,
        queue: Mutex::new(queue),
        changed: Condvar::new(),
        sum: Mutex::new(CheckSum::default()),
    };
    std::thread::scope(|scope| {
        for _ in 1..readers {
            // A machine that gives no further thread is checked with fewer.
            let _ = std::thread::Builder::new().spawn_scoped(scope, || pool.work());
        }
        pool.work();
    });
    pool.sum.into_inner().unwrap_or_else(PoisonError::into_inner)
}

impl Pool<'_> {
    fn work(&self) {
        let mut buffer = Buffer::new();
        loop {
            match self.next() {
                NextStep::Nothing => return,
                NextStep::Open(id) => self.open(id, &mut buffer),
                NextStep::Read(job) => {
                    if job.opened.read(self.archive.reader(), &job.batch, &mut buffer) {
                        self.conclude(&job.opened, &mut buffer);
                    }
                }
            }
        }
    }

    fn next(&self) -> NextStep {
        let mut queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if queue.open < self.readers
                && let Some(id) = queue.bundles.next()
            {
                queue.open += 1;
                queue.opening += 1;
                return NextStep::Open(id);
            }
            if let Some(job) = queue.jobs.pop() {
                return NextStep::Read(job);
            }
            if queue.opening == 0 && queue.bundles.as_slice().is_empty() {
                return NextStep::Nothing;
            }
            queue = self.changed.wait(queue).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn change(&self, change: impl FnOnce(&mut Queue)) {
        change(&mut self.queue.lock().unwrap_or_else(PoisonError::into_inner));
        self.changed.notify_all();
    }

    fn open(&self, id: BundleId, buffer: &mut Buffer) {
        let Some((opened, batches)) = work::open(self.archive.reader(), &id, self.terms) else {
            self.change(|queue| queue.opening -= 1);
            self.add(id, BundleOutcome { presence: Presence::Gone, ..BundleOutcome::default() });
            return;
        };
        let opened = Arc::new(opened);
        let is_empty = batches.is_empty();
        self.change(|queue| {
            queue.opening -= 1;
            queue.jobs.extend(batches.into_iter().map(|batch| Job { batch, opened: Arc::clone(&opened) }));
        });
        if is_empty {
            self.conclude(&opened, buffer);
        }
    }

    fn conclude(&self, opened: &OpenedBundle, buffer: &mut Buffer) {
        let outcome = opened.conclude(self.archive.reader());
        let outcome = self.settle(opened, outcome, buffer);
        self.add(opened.id.clone(), outcome);
    }

    /// Looks again where something was found, while nobody writes there.
    fn settle(&self, opened: &OpenedBundle, outcome: BundleOutcome, buffer: &mut Buffer) -> BundleOutcome {
        if outcome.findings.is_empty() || self.beside == Writers::Nobody {
            return outcome;
        }
        match settle::quiet(self.archive, Some(&opened.id)) {
            settle::Quiet::Unneeded => outcome,
            settle::Quiet::Busy => {
                BundleOutcome { findings: settle::without_doubt(outcome.findings, &opened.id.path()), ..outcome }
            }
            settle::Quiet::Held(_locks) => work::check_again(self.archive.reader(), opened, &outcome, buffer),
        }
    }

    fn add(&self, id: BundleId, mut outcome: BundleOutcome) {
        self.progress.bundle_done();
        let mut sum = self.sum.lock().unwrap_or_else(PoisonError::into_inner);
        if outcome.presence == Presence::Gone {
            sum.gone.push(id);
        } else {
            sum.bundles += 1;
            sum.files += outcome.files;
            sum.elsewhere += outcome.elsewhere;
            sum.bytes += outcome.bytes;
            sum.set_clocks += outcome.set_clocks;
            sum.signatures.signed.append(&mut outcome.signatures.signed);
            sum.signatures.wanting += outcome.signatures.wanting;
            sum.signatures.not_asked += outcome.signatures.not_asked;
            if !outcome.findings.is_empty() {
                sum.findings.append(&mut outcome.findings);
                if outcome.is_out_of_shape {
                    sum.hurt.insert(id);
                }
            }
        }
        drop(sum);
        self.change(|queue| queue.open -= 1);
    }
}
