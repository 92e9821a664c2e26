//! An archive held against a digest that was kept outside of it.

use std::collections::BTreeMap;

use crate::archive::check::terms::CheckScope;
use crate::archive::manifest::{self, Manifest};
use crate::archive::seals::check::{beginnings, eased, settings_are};
use crate::archive::seals::early::{self, EarlyEntry, Sealing};
use crate::archive::seals::estate::{self, EstateManifest, distinct};
use crate::archive::seals::proved::{ProvedBy, first_seals};
use crate::archive::seals::tree::{FoundSeal, Seals, covered, wanted};
use crate::archive::signatures::{self, ActHead, KeyRing, OfKey, SignatureState};
use crate::archive::{Archive, Uncached, destruction, layout};
use crate::model::seal::SealDigits;
use crate::model::signing::Signable;
use crate::model::{EntryName, Finding, FindingCode, RecordId, Register};

/// In how many groups a digest may differ from what was typed to be named as the nearest.
const NEAR: usize = 4;

/// What a digest from outside says of an archive.
#[derive(Clone, Debug)]
pub struct AgainstSeal {
    pub seal: FoundSeal,
    /// How many files it and the seals that it follows list.
    pub files: usize,
    /// How many came later.
    pub later: usize,
    /// Those of them that say that they were entered before it, with the first seal that lists them.
    pub early: Vec<(EarlyEntry, Option<ProvedBy>)>,
    /// What lists have destroyed of what it lists.
    pub destroyed: Vec<DestroyedSince>,
    /// Whether the seal itself is signed, and whether that counts.
    pub signature: SignatureState,
    /// Whether `deedbox.toml` is what it was.
    pub settings_are_same: bool,
}

/// Files that it lists and that a list has destroyed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DestroyedSince {
    pub list: RecordId,
    pub files: usize,
}

/// Finds the seal that a digest is of, and holds the archive against it and all that it follows. What stands in the tree beside is
/// checked by `check`.
pub fn against(archive: &Archive, digits: &SealDigits) -> (Vec<Finding>, Option<AgainstSeal>) {
    let reader = archive.reader();
    let seals = Seals::read(reader);
    let Some(seal) = seals.all.iter().find(|found| digits.fit(found.sha256)) else {
        return (vec![unknown(&seals, digits)], None);
    };
    let closure = seals.closure(&[seal]);
    let mut findings = seals.missing(&closure);
    let own = |finding: &&Finding| closure.iter().any(|found| found.path() == finding.path);
    findings.extend(seals.findings.iter().filter(own).cloned());
    let manifests = estate::read_what_can_be(reader);
    let (wanted, odd) = wanted(&closure, &CheckScope::Whole);
    findings.extend(odd);
    findings.extend(beginnings(archive, &wanted, &manifests));
    let entries = early::entries(archive, &Sealing { seals: &closure, heads: &[seal], manifests: &manifests });
    findings.extend(entries.iter().map(EarlyEntry::finding));
    let settings_are_same = settings_are(archive, seal);
    if !settings_are_same {
        let changed = || Finding::new(FindingCode::SettingsChanged, layout::SETTINGS).with(seal.stem);
        findings.push(eased(archive, &[seal]).unwrap_or_else(changed));
    }
    let sealed: Vec<usize> = manifests.iter().map(|manifest| covered(manifest, &wanted)).collect();
    let all: usize = manifests.iter().map(|manifest| manifest.lines.len()).sum();
    let files: usize = sealed.iter().sum();
    let early = entries.into_iter().map(|entry| {
        let place = layout::bundle_at(&entry.path);
        let proved = place.and_then(|(bundle, inside)| first_seals(archive, &seals, &bundle).get(inside).cloned());
        (entry, proved)
    });
    let told = AgainstSeal {
        files,
        later: all.saturating_sub(files),
        early: early.collect(),
        destroyed: destroyed(archive, &sealed, &manifests),
        settings_are_same,
        signature: signature(archive, seal),
        seal: seal.clone(),
    };
    (findings, Some(told))
}

/// Whether a seal is signed; one that cannot be read is told of by itself.
fn signature(archive: &Archive, seal: &FoundSeal) -> SignatureState {
    let state = || {
        let ring = KeyRing::read(&mut Uncached::new(archive))?;
        let bundle = archive.bundle(&seal.bundle)?;
        let FoundSeal { head, stem, .. } = seal;
        let what = Signable::Kind(head.kind);
        let head = ActHead { what, at: head.at, by: head.by.clone(), of_key: OfKey::None };
        signatures::state_of(archive, &ring, &bundle, (EntryName::Record(*stem), head), None)
    };
    state().unwrap_or(SignatureState::Unsigned)
}

/// That no seal has a digest, and which is the nearest: a slip of who typed it names one.
fn unknown(seals: &Seals, digits: &SealDigits) -> Finding {
    let finding = Finding::new(FindingCode::SealUnknown, format!("{}/{}", layout::REGISTERS, Register::Seals));
    let nearest = seals.all.iter().map(|found| (digits.difference(found.sha256), found));
    let nearest = nearest.min_by_key(|((groups, _), found)| (*groups, found.stem));
    match nearest {
        Some(((groups, Some((group, typed, there))), found)) if groups <= NEAR => {
            finding.with(format!("{} {group} {typed} {there}", found.stem))
        }
        _ => finding,
    }
}

/// What lists have destroyed of the lines that are sealed.
fn destroyed(archive: &Archive, sealed: &[usize], manifests: &[EstateManifest]) -> Vec<DestroyedSince> {
    let mut files: BTreeMap<RecordId, usize> = BTreeMap::new();
    for (manifest, lines) in manifests.iter().zip(sealed) {
        let gone = destruction::gone_of(archive.reader(), &manifest.bundle).unwrap_or_default();
        if gone.is_empty() {
            continue;
        }
        let bytes = archive.reader().read(manifest.path(), manifest::MAX_BYTES).unwrap_or_default();
        for listed in distinct(&Manifest { path: manifest.path(), bytes }).iter().take(*lines) {
            if let Some(line) = gone.get(&listed.path).filter(|line| line.sha256 == listed.sha256) {
                *files.entry(line.list.id.clone()).or_default() += 1;
            }
        }
    }
    files.into_iter().map(|(list, files)| DestroyedSince { list, files }).collect()
}
