//! `verify`: every file of every bundle against its manifests, every tenancy and box against the folders.
//!
//! Damage is what this is for: it is a finding, never an error. Where something was found, it is looked at again while
//! nobody writes, so that a change in the making is not taken for damage.

mod boxes;
mod cases;
mod cause;
mod clocks;
mod closed;
mod conclude;
mod entries;
mod estate;
mod late;
mod leftover;
mod lists;
mod name;
mod office;
mod page;
mod pool;
mod records;
pub mod settle;
mod stays;
pub(in crate::archive) mod terms;
mod tree;
pub(in crate::archive) mod walk;
mod work;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::archive::private_dir::PrivateDir;
use crate::archive::signatures::{self, SignaturesJudged, SignedEntry};
use crate::archive::storage_error::StorageError;
use crate::archive::{Archive, BundleId, journal, seals};
use crate::model::signing::Signable;
use crate::model::{Action, Finding, FindingCode, Moment, Severity};

use lists::unreadable;
use name::shown;

pub use late::{LateVolume, late_volumes};
use terms::Terms;
pub use terms::{CheckProgress, CheckScope, Depth, Unwatched, Writers};
use walk::BundlePlaces;

/// What a check found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckReport {
    /// What is wrong, by path.
    pub findings: Vec<Finding>,
    /// Bundles that were checked.
    pub bundles: u64,
    /// Listed files that were there.
    pub files: u64,
    /// Their bytes, as far as they were read.
    pub bytes: u64,
    /// Papers that are not here and are known to lie in a store.
    pub elsewhere: u64,
    /// Records and events among them whose time of entry somebody set.
    pub set_clocks: u64,
    /// What is signed.
    pub signatures: SignatureCount,
}

/// How much is signed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SignatureCount {
    /// Approvals by signatures that count.
    pub approvals: u64,
    /// Anything else.
    pub others: u64,
    /// Those among them by a key that was lost since, which were signed again.
    pub again: u64,
    /// Approvals that have to be signed and are not.
    pub wanting: u64,
    /// Approvals that are not signed and were entered before that was asked for.
    pub not_asked: u64,
}

impl CheckReport {
    /// Notes anew what could not be read, for who makes an answer of a report: none is given that rests on it.
    pub fn note_unread(&self, faults: &crate::archive::Faults) {
        for finding in self.findings.iter().filter(|finding| finding.code == FindingCode::Unreadable) {
            let says = finding.detail.clone().unwrap_or_default();
            faults.note(Path::new(&finding.path), &std::io::Error::other(says));
        }
    }

    /// Takes in what is signed by signatures that fit their bytes: whether they count.
    fn judge(&mut self, archive: &Archive, signed: &[SignedEntry]) {
        let SignaturesJudged { mut faults, again } = signatures::judge(archive, signed);
        self.signatures.again = u64::try_from(again.len()).unwrap_or(u64::MAX);
        let bad: BTreeSet<String> = faults.iter().map(|finding| finding.path.clone()).collect();
        for entry in signed.iter().filter(|entry| !bad.contains(&entry.path())) {
            match entry.head.what {
                Signable::Action(Action::Approved) => self.signatures.approvals += 1,
                _ => self.signatures.others += 1,
            }
        }
        self.findings.append(&mut faults);
    }

    /// Whether anything is damage.
    pub fn has_damage(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity == Severity::Damage)
    }
}

/// How often what moved away during a check is looked for.
const ROUNDS: usize = 4;

/// Checks an archive, or what belongs to some units. What a dead command left must have been finished before.
///
/// What could not be read is not taken for what is not there. Where somebody went on without it, everything is looked at again;
/// what cannot be read then either is a finding.
pub fn check(
    archive: &Archive,
    (scope, depth): (&CheckScope, Depth),
    now: Option<Moment>,
    beside: Writers,
    progress: &dyn CheckProgress,
) -> CheckReport {
    let faults = archive.reader().faults();
    let mut report = look(archive, (scope, depth), now, beside, progress);
    let mut untold = untold(faults.take(), &report.findings);
    if !untold.is_empty() {
        report = look(archive, (scope, depth), now, beside, progress);
        untold = self::untold(faults.take(), &report.findings);
    }
    report.findings.append(&mut untold);
    report.findings.sort();
    report.findings.dedup();
    report
}

/// What could not be read and is in no finding yet.
fn untold(faults: Vec<(PathBuf, StorageError)>, findings: &[Finding]) -> Vec<Finding> {
    let told = findings.iter().filter(|finding| finding.code == FindingCode::Unreadable);
    let told: BTreeSet<&str> = told.map(|finding| finding.path.as_str()).collect();
    let faults = faults.into_iter().map(|(path, e)| (shown(path.as_os_str()), e));
    faults.filter(|(path, _)| !told.contains(path.as_str())).map(|(path, e)| unreadable(&path, &e)).collect()
}

/// Looks at everything once.
fn look(
    archive: &Archive,
    (scope, depth): (&CheckScope, Depth),
    now: Option<Moment>,
    beside: Writers,
    progress: &dyn CheckProgress,
) -> CheckReport {
    let reader = archive.reader();
    let (settings, mut signed) = (archive.settings(), Vec::new());
    let terms = Terms { depth, estate: settings.id.clone(), signatures: settings.signatures.clone(), now };
    let mut report = CheckReport::default();
    let mut checked: BTreeSet<BundleId> = BTreeSet::new();
    let mut hurt: BTreeSet<BundleId> = BTreeSet::new();
    // The yearly boxing moves folders: what was gone when it was its turn lies in a box by now.
    for round in 1..=ROUNDS {
        let places = BundlePlaces::walk(reader, scope);
        let bundles: Vec<BundleId> =
            places.bundles().into_iter().filter(|id| scope.reads(id) && !checked.contains(id)).collect();
        progress.bundles_found(checked.len() + bundles.len());
        checked.extend(bundles.iter().cloned());
        let mut sum = pool::check(archive, bundles, &terms, beside, progress);
        report.findings.append(&mut sum.findings);
        report.bundles += sum.bundles;
        report.files += sum.files;
        report.bytes += sum.bytes;
        report.elsewhere += sum.elsewhere;
        report.set_clocks += sum.set_clocks;
        hurt.append(&mut sum.hurt);
        signed.append(&mut sum.signatures.signed);
        report.signatures.wanting += sum.signatures.wanting;
        report.signatures.not_asked += sum.signatures.not_asked;
        // What is still there then is looked at once more; a walk counts what it set out to see.
        sum.gone.iter().for_each(|id| {
            checked.remove(id);
        });
        if round == ROUNDS && !sum.gone.is_empty() {
            let there: BTreeSet<BundleId> = BundlePlaces::walk(reader, scope).bundles().into_iter().collect();
            let unseen = sum.gone.iter().filter(|id| there.contains(*id));
            report.findings.extend(unseen.map(|id| Finding::new(FindingCode::Unreadable, id.path())));
        }
        if sum.gone.is_empty() || round == ROUNDS {
            break;
        }
    }
    report.judge(archive, &signed);
    report.findings.append(&mut around(archive, scope, depth, beside, &hurt));
    report.findings.append(&mut sealed(archive, scope, depth, beside));
    report
}

/// What is wrong with the seals and what they list; looked at again while nobody writes, for a folder that moves is nowhere.
fn sealed(archive: &Archive, scope: &CheckScope, depth: Depth, beside: Writers) -> Vec<Finding> {
    let look = || seals::check(archive, scope, depth);
    let findings = look();
    if beside == Writers::Nobody || findings.iter().all(|finding| finding.severity == Severity::Note) {
        return findings;
    }
    match settle::quiet(archive, None) {
        settle::Quiet::Unneeded => findings,
        settle::Quiet::Busy => settle::without_doubt(findings, "."),
        settle::Quiet::Held(_locks) => look(),
    }
}

/// The bundle of an archive that a path lies in, and the path inside it.
pub fn bundle_at(bundles: &[BundleId], path: &str) -> Option<(BundleId, String)> {
    let inside =
        |id: &BundleId| path.strip_prefix(&id.path()).and_then(|rest| rest.strip_prefix('/')).map(str::to_owned);
    bundles.iter().find_map(|id| Some((id.clone(), inside(id)?)))
}

/// Every bundle of an archive.
pub fn bundles(archive: &Archive) -> Vec<BundleId> {
    BundlePlaces::walk(archive.reader(), &CheckScope::Whole).bundles()
}

/// What lies around the bundles: strays, old places of boxed volumes, who sits where.
fn around(
    archive: &Archive,
    scope: &CheckScope,
    depth: Depth,
    beside: Writers,
    hurt: &BTreeSet<BundleId>,
) -> Vec<Finding> {
    let look = || {
        let places = BundlePlaces::walk(archive.reader(), scope);
        let mut findings = places.findings.clone();
        for (old, boxed) in places.leftovers() {
            findings.extend(leftover::look(archive.reader(), &old, &boxed, depth).outcome.findings);
        }
        findings.extend(estate::check(archive, scope, &places, hurt));
        if scope.wants_offices() {
            findings.extend(office::check(archive, &places));
        }
        // A quick look does not fold records either, but for what two clones may just have brought together.
        if depth == Depth::Full || matches!(scope, CheckScope::Bundles(_)) {
            findings.extend(cases::of_volumes(archive.reader(), &places));
        }
        if let CheckScope::Bundles(bundles) = scope {
            findings.extend(cases::of_bundles(archive.reader(), bundles));
        }
        match PrivateDir::existing(archive.reader()) {
            Err(StorageError::NotPlain(path)) => findings.push(Finding::new(FindingCode::Link, path)),
            Err(StorageError::ForeignJournal { path, .. }) => {
                findings.push(Finding::new(FindingCode::ForeignJournal, path));
            }
            _ if *scope == CheckScope::Whole => {
                let journals = journal::unreadable(archive.reader()).unwrap_or_default();
                findings.extend(journals.into_iter().map(|(path, fault)| match fault {
                    StorageError::ForeignJournal { .. } => Finding::new(FindingCode::ForeignJournal, path),
                    _ => Finding::new(FindingCode::BadJournal, path),
                }));
            }
            _ => {}
        }
        findings
    };
    let findings = look();
    if findings.is_empty() || beside == Writers::Nobody {
        return findings;
    }
    match settle::quiet(archive, None) {
        settle::Quiet::Unneeded => findings,
        settle::Quiet::Busy => settle::without_doubt(findings, "."),
        settle::Quiet::Held(_locks) => look(),
    }
}
