//! What no seal lists and says that it was entered before one: a clone that was merged later has such entries; in the list of the
//! working copy that sealed there are none, for its own list was complete then.

use std::collections::{BTreeMap, BTreeSet};

use crate::archive::bundle::{Bundle, MAX_RECORD_BYTES};
use crate::archive::check::terms::CheckScope;
use crate::archive::manifest::{self, Manifest};
use crate::archive::read::Reader;
use crate::archive::seals::estate::{EstateManifest, distinct, key_of, writer_of};
use crate::archive::seals::tree::{FoundSeal, Seals, covered, wanted};
use crate::archive::{Archive, BundleId, entry_text, layout};
use crate::model::clock::Clock;
use crate::model::{Body, BundlePath, EntryName, Finding, FindingCode, Kind, Moment, StaffId};

/// By how many seconds an entry of the working copy that sealed may be before the seal and yet not in it: it was decided on before the
/// seal looked, and made after.
const LEEWAY: i64 = 600;

/// What is asked: the seals that count, those of them before which something is said to have been entered, and the manifests.
pub(super) struct Sealing<'s> {
    /// What they list is sealed.
    pub seals: &'s [&'s FoundSeal],
    /// The last ones.
    pub heads: &'s [&'s FoundSeal],
    pub manifests: &'s [EstateManifest],
}

/// A record or an event that is not in a seal and says that it was entered before it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct EarlyEntry {
    /// Its path in the archive.
    pub path: String,
    pub at: Moment,
    pub by: StaffId,
    /// The writer that listed it.
    pub writer: String,
    /// When the seal was made.
    pub sealed: Moment,
    /// Whether the seal is of that very writer, so that no clone explains it.
    pub by_who_sealed: Explained,
}

/// Whether something explains why an entry is not in a seal that was made after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Explained {
    /// Another working copy has entered it, a clock was set openly, or `mend` listed it anew.
    Yes,
    /// Nothing does.
    No,
}

impl EarlyEntry {
    /// It as `verify` tells it.
    pub fn finding(&self) -> Finding {
        let Self { path, at, by, writer, sealed, .. } = self;
        let finding = Finding::new(FindingCode::EnteredBeforeSeal, path.as_str());
        let finding = finding.with(format!("{at} < {sealed}, {by}, {writer}"));
        if self.by_who_sealed == Explained::No { finding.into_damage() } else { finding }
    }
}

/// How many lines of each manifest the seals of an archive list.
#[derive(Debug)]
pub struct SealedLines(BTreeMap<(String, String), u64>);

impl SealedLines {
    /// Of a manifest, by its path in the archive.
    pub fn of(&self, path: &str) -> usize {
        let lines = key_of(path).and_then(|key| self.0.get(&key).copied()).unwrap_or_default();
        usize::try_from(lines).unwrap_or(usize::MAX)
    }
}

/// What the seals that lie in an archive list.
pub fn all_sealed_lines(reader: &Reader) -> SealedLines {
    let seals = Seals::read(reader);
    let (wanted, _) = wanted(&seals.all.iter().collect::<Vec<_>>(), &CheckScope::Whole);
    let most = |sealed: BTreeSet<(u64, _, _)>| sealed.last().map_or(0, |(lines, ..)| *lines);
    SealedLines(wanted.into_iter().map(|(key, sealed)| (key, most(sealed))).collect())
}

/// The entries that no seal lists and that say that they were entered before one.
pub(super) fn entries(archive: &Archive, sealing: &Sealing) -> Vec<EarlyEntry> {
    let (wanted, _) = wanted(sealing.seals, &CheckScope::Whole);
    let mut found = Vec::new();
    for manifest in sealing.manifests {
        let lines = covered(manifest, &wanted);
        // Of a list that is not as it was sealed, which is told by itself, nothing says what came later.
        let path = manifest.path();
        let sealed = wanted.get(&manifest.key()).into_iter().flatten().filter(|(.., at)| *at == path);
        let sealed = sealed.map(|(lines, ..)| *lines).max().unwrap_or_default();
        let is_whole = u64::try_from(lines).is_ok_and(|lines| sealed <= lines);
        if is_whole && lines < manifest.lines.len() {
            found.extend(of_manifest(archive, sealing, manifest, lines));
        }
    }
    found.sort();
    found
}

fn of_manifest(archive: &Archive, sealing: &Sealing, manifest: &EstateManifest, sealed: usize) -> Vec<EarlyEntry> {
    let Ok(bytes) = archive.reader().read(manifest.path(), manifest::MAX_BYTES) else { return Vec::new() };
    let lines = distinct(&Manifest { path: manifest.path(), bytes });
    let after = lines.iter().skip(sealed);
    let mut found = Vec::new();
    for listed in after {
        let Some((at, clock, by)) = entered(archive, &manifest.bundle, &listed.path) else { continue };
        let own = sealing.seals.iter().filter(|seal| seal.writer.as_ref() == Some(&manifest.writer));
        let own = own.map(|seal| seal.head.at).filter(|sealed| LEEWAY < sealed.seconds_since(at)).max();
        let any = sealing.heads.iter().map(|seal| seal.head.at).filter(|sealed| 0 < sealed.seconds_since(at)).max();
        let Some(sealed) = own.or(any) else { continue };
        // Notes are read where they would explain something.
        let is_told = own.is_none() || clock == Some(Clock::Set) || is_mended(archive, &manifest.bundle, &listed.path);
        found.push(EarlyEntry {
            path: format!("{}/{}", manifest.bundle, listed.path),
            at,
            by,
            writer: writer_of(&manifest.path()),
            sealed,
            by_who_sealed: if is_told { Explained::Yes } else { Explained::No },
        });
    }
    found
}

/// When a record or an event was entered, and by whom.
pub(super) fn entered(
    archive: &Archive,
    bundle: &BundleId,
    path: &BundlePath,
) -> Option<(Moment, Option<Clock>, StaffId)> {
    let name = layout::entry_at(path.as_str())?.ok()?;
    // Two clones that seal at once do not see each other's; the next seal follows both.
    if matches!(name, EntryName::Record(stem) if stem.kind() == Kind::Seal) {
        return None;
    }
    let bytes = archive.reader().read(format!("{bundle}/{path}"), MAX_RECORD_BYTES).ok()?;
    match name {
        EntryName::Record(_) => {
            let head = entry_text::parse_record(&bytes).ok()?.0.head;
            Some((head.at, head.clock, head.by))
        }
        EntryName::Event(..) => {
            let head = entry_text::parse_event(&bytes).ok()?.0.head;
            Some((head.at, head.clock, head.by))
        }
    }
}

/// Whether `mend` has listed a file anew, and said so.
fn is_mended(archive: &Archive, bundle: &BundleId, path: &BundlePath) -> bool {
    let Ok(read) = Bundle::read(archive.reader(), bundle) else { return false };
    read.cases(archive.reader(), Kind::Note).unwrap_or_default().iter().any(|case| {
        let Body::Note(note) = &case.record.body else { return false };
        match note.about.as_str() {
            "mend" => note.note.as_str().contains(&format!("/{path})")),
            "adopted" => note.attachments.iter().any(|listed| listed.path == *path),
            _ => false,
        }
    })
}
