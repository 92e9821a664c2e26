//! The seals that lie in an archive, held against each other and against the manifests: what was sealed is at the beginning of its
//! list for ever, wherever its bundle has gone since.

use std::collections::{BTreeMap, BTreeSet};

use crate::archive::check::terms::{CheckScope, Depth};
use crate::archive::manifest::MAX_BYTES;
use crate::archive::seals::early::{self, Sealing};
use crate::archive::seals::estate::{self, EstateManifest};
use crate::archive::seals::tree::{FoundSeal, LinesWanted, Seals, wanted};
use crate::archive::{Archive, digest, layout};
use crate::model::seal::LineDigests;
use crate::model::{Finding, FindingCode, Sha256};

/// What is wrong with the seals of an archive, and with what they list.
pub fn check(archive: &Archive, scope: &CheckScope, depth: Depth) -> Vec<Finding> {
    let seals = Seals::read(archive.reader());
    if seals.all.is_empty() && seals.findings.is_empty() {
        return Vec::new();
    }
    let all: Vec<&FoundSeal> = seals.all.iter().collect();
    let mut findings = seals.findings.clone();
    findings.extend(seals.missing(&all));
    let manifests = estate::read_what_can_be(archive.reader());
    let (wanted, odd) = wanted(&all, scope);
    findings.extend(odd);
    findings.extend(beginnings(archive, &wanted, &manifests));
    let heads = seals.heads();
    if *scope == CheckScope::Whole {
        findings.extend(eased(archive, &heads).or_else(|| settings(archive, &heads)));
        if depth == Depth::Full {
            let sealing = Sealing { seals: &all, heads: &heads, manifests: &manifests };
            findings.extend(early::entries(archive, &sealing).iter().map(early::EarlyEntry::finding));
        }
    }
    findings
}

/// Whether `deedbox.toml` is what it was at any of some seals.
pub(super) fn settings_are(archive: &Archive, seal: &FoundSeal) -> bool {
    archive.reader().read(layout::SETTINGS, MAX_BYTES).is_ok_and(|bytes| digest(&bytes) == seal.seal.settings)
}

/// That `deedbox.toml` is not what it was at any of some seals.
pub(super) fn settings(archive: &Archive, seals: &[&FoundSeal]) -> Option<Finding> {
    let last = seals.last()?;
    let same = seals.iter().any(|seal| settings_are(archive, seal));
    (!same).then(|| Finding::new(FindingCode::SettingsChanged, layout::SETTINGS).with(last.stem))
}

/// That what had to be signed at the last seals need not be any more.
pub(super) fn eased(archive: &Archive, seals: &[&FoundSeal]) -> Option<Finding> {
    let required = &archive.settings().signatures.required;
    let missing = |seal: &&&FoundSeal| seal.seal.signed.iter().any(|what| !required.contains(what));
    let last = seals.iter().rev().find(missing)?;
    Some(Finding::new(FindingCode::SignaturesEased, layout::SETTINGS).with(last.stem))
}

/// Manifests by what they are looked for.
pub(super) fn by_key(manifests: &[EstateManifest]) -> BTreeMap<(String, String), Vec<&EstateManifest>> {
    let mut by_key: BTreeMap<_, Vec<&EstateManifest>> = BTreeMap::new();
    for manifest in manifests {
        by_key.entry(manifest.key()).or_default().push(manifest);
    }
    by_key
}

/// Sealed beginnings that are not there any more.
pub(super) fn beginnings(archive: &Archive, wanted: &LinesWanted, manifests: &[EstateManifest]) -> Vec<Finding> {
    let there = by_key(manifests);
    let mut findings = Vec::new();
    for (key, sealed) in wanted {
        let candidates = there.get(key).map(Vec::as_slice).unwrap_or_default();
        let mut met: BTreeSet<(u64, Sha256)> = BTreeSet::new();
        let asked: BTreeSet<u64> = sealed.iter().map(|(lines, ..)| *lines).collect();
        for manifest in candidates {
            let mut digests = LineDigests::default();
            for (number, line) in (1u64..).zip(&manifest.lines) {
                digests.add(*line);
                if asked.contains(&number) {
                    met.insert((number, digests.digest()));
                }
            }
        }
        let missed = sealed.iter().filter(|(lines, digest, _)| !met.contains(&(*lines, *digest)));
        let mut missed = missed
            .filter(|(lines, digest, _)| !estate::was_carried(archive.reader(), key, manifests, (*lines, *digest)));
        if let Some((lines, _, path)) = missed.next() {
            let now = candidates.iter().map(|manifest| manifest.path()).find(|now| now == path);
            let now = now.or_else(|| candidates.first().map(|manifest| manifest.path()));
            findings.push(match now {
                Some(now) => Finding::new(FindingCode::SealedLines, now).with(lines),
                // What git was told not to lay out here is not gone.
                None if archive.left_out().files.contains(path) => continue,
                None => Finding::new(FindingCode::SealedGone, path.as_str()).with(lines),
            });
        }
    }
    findings
}
