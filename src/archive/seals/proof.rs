//! What proves single files of an archive to somebody who has none of it (PROOF.md section 7): the beginnings of manifests that list
//! them, every other line masked by its digest, and the seals that have these beginnings.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use crate::archive::manifest;
use crate::archive::seals::estate::{digests_of, distinct, key_of, writer_of};
use crate::archive::seals::proved::ProvedBy;
use crate::archive::seals::tree::{FoundSeal, Seals};
use crate::archive::{Archive, BundleId, StorageError};
use crate::model::seal::{LineDigests, SealedManifest};
use crate::model::{BundlePath, Listed, Sha256, Stem};

/// A line of a manifest as it leaves the office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MaskedLine {
    /// Of what is to be proved.
    Shown(Listed),
    /// The digest of any other line: it tells nothing of what it is of.
    Masked(Sha256),
}

/// The beginning of a manifest, as far as it proves something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MaskedManifest {
    pub writer: String,
    pub lines: Vec<MaskedLine>,
}

/// A seal that proves something, or leads to one that does.
#[derive(Clone, Debug)]
pub struct SealUsed {
    pub found: FoundSeal,
    /// The lines of its list that prove something; none of a seal that leads to an earlier one.
    pub list: Vec<SealedManifest>,
}

/// What proves some files.
#[derive(Clone, Debug, Default)]
pub struct SealProof {
    pub manifests: Vec<MaskedManifest>,
    /// In the order of their entry: the last is the one whose line is enough for all.
    pub seals: Vec<SealUsed>,
    proved: BTreeMap<(BundleId, BundlePath), ProvedBy>,
}

impl SealProof {
    /// The first seal that lists a file; none where no seal does.
    pub fn proved(&self, bundle: &BundleId, path: &BundlePath) -> Option<&ProvedBy> {
        self.proved.get(&(bundle.clone(), path.clone()))
    }
}

/// A beginning of a manifest that a seal lists.
struct SealedBeginning<'s> {
    seal: &'s FoundSeal,
    line: &'s SealedManifest,
    count: usize,
}

/// Finds what proves some files, each where its bundle lists it.
///
/// # Errors
/// A manifest cannot be read.
pub fn proof(archive: &Archive, wanted: &BTreeMap<BundleId, BTreeSet<Listed>>) -> Result<SealProof, StorageError> {
    let seals = Seals::read(archive.reader());
    let mut proof = SealProof::default();
    let mut used: BTreeMap<Stem, Vec<SealedManifest>> = BTreeMap::new();
    for (bundle, files) in wanted {
        // A file that several working copies list is proved by the one that was sealed first.
        let mut taken: BTreeSet<&Listed> = BTreeSet::new();
        let mut read: Vec<ReadManifest> = Vec::new();
        for manifest in manifest::read_all(archive.reader(), &bundle.path())? {
            let lines = distinct(&manifest);
            read.push(ReadManifest::new(&seals, (bundle, writer_of(&manifest.path)), lines));
        }
        read.sort_by_key(|manifest| manifest.sealed.first().map_or((1, None), |first| (0, Some(first.seal.head.at))));
        for manifest in &read {
            let shown: Vec<usize> = manifest.places(files, &mut taken);
            let Some(last) = shown.last() else { continue };
            let mut most = last + 1;
            for at in &shown {
                let Some((beginning, listed)) = manifest.beginning_with(*at).zip(manifest.lines.get(*at)) else {
                    continue;
                };
                most = most.max(beginning.count);
                let lines = used.entry(beginning.seal.stem).or_default();
                if !lines.contains(beginning.line) {
                    lines.push(beginning.line.clone());
                }
                let by = ProvedBy { stem: beginning.seal.stem, at: beginning.seal.head.at };
                proof.proved.insert((bundle.clone(), listed.path.clone()), by);
            }
            proof.manifests.push(manifest.masked(most, &shown));
        }
    }
    let stems: BTreeSet<Stem> = used.keys().copied().chain(leading(&seals, used.keys())).collect();
    for found in seals.all.iter().filter(|found| stems.contains(&found.stem)) {
        let list = used.remove(&found.stem).unwrap_or_default();
        proof.seals.push(SealUsed { found: found.clone(), list });
    }
    Ok(proof)
}

/// A manifest with the beginnings of it that seals list, in the order of the seals.
struct ReadManifest<'s> {
    writer: String,
    lines: Vec<Listed>,
    digests: Vec<Sha256>,
    sealed: Vec<SealedBeginning<'s>>,
}

impl<'s> ReadManifest<'s> {
    fn new(seals: &'s Seals, (bundle, writer): (&BundleId, String), lines: Vec<Listed>) -> Self {
        let key = (bundle.identity(), writer.clone());
        let digests = digests_of(&lines);
        let mut so_far = LineDigests::default();
        let mut beginnings: BTreeMap<Sha256, usize> = BTreeMap::new();
        for (line, count) in digests.iter().zip(1..) {
            so_far.add(*line);
            beginnings.insert(so_far.digest(), count);
        }
        let mut sealed = Vec::new();
        for seal in &seals.all {
            for line in seal.list.iter().flatten().filter(|line| key_of(&line.path).as_ref() == Some(&key)) {
                if let Some(count) = beginnings.get(&line.digest) {
                    sealed.push(SealedBeginning { seal, line, count: *count });
                }
            }
        }
        Self { writer, lines, digests, sealed }
    }

    /// The places of the wanted lines that no other manifest has shown yet, in their order.
    fn places<'w>(&self, wanted: &'w BTreeSet<Listed>, taken: &mut BTreeSet<&'w Listed>) -> Vec<usize> {
        let mut places = Vec::new();
        for (at, line) in self.lines.iter().enumerate() {
            if let Some(line) = wanted.get(line)
                && taken.insert(line)
            {
                places.push(at);
            }
        }
        places
    }

    /// The first sealed beginning in which a line lies.
    fn beginning_with(&self, at: usize) -> Option<&SealedBeginning<'s>> {
        self.sealed.iter().find(|beginning| at < beginning.count)
    }

    fn masked(&self, count: usize, shown: &[usize]) -> MaskedManifest {
        let pairs = self.lines.iter().zip(&self.digests).enumerate().take(count);
        let line = |(at, (line, digest)): (usize, (&Listed, &Sha256))| match shown.contains(&at) {
            true => MaskedLine::Shown(line.clone()),
            false => MaskedLine::Masked(*digest),
        };
        MaskedManifest { writer: self.writer.clone(), lines: pairs.map(line).collect() }
    }
}

/// The seals that lead from the newest one to some others, so that its line alone is enough for all of them: the newest, and what
/// lies between.
fn leading<'s>(seals: &Seals, to: impl Iterator<Item = &'s Stem>) -> Vec<Stem> {
    let by_digest: BTreeMap<Sha256, &FoundSeal> = seals.all.iter().map(|found| (found.sha256, found)).collect();
    // Of each seal, the one that follows it on a shortest way from a newest one.
    let mut above: BTreeMap<Stem, Option<Stem>> = BTreeMap::new();
    let mut row: Vec<&FoundSeal> = seals.heads().into_iter().rev().collect();
    for found in &row {
        above.insert(found.stem, None);
    }
    while !row.is_empty() {
        let mut next = Vec::new();
        for found in row {
            for followed in &found.seal.follows {
                let Some(earlier) = by_digest.get(&followed.sha256) else { continue };
                if let Entry::Vacant(place) = above.entry(earlier.stem) {
                    place.insert(Some(found.stem));
                    next.push(*earlier);
                }
            }
        }
        row = next;
    }
    let mut leading = Vec::new();
    for stem in to {
        let mut at = above.get(stem).copied().flatten();
        while let Some(stem) = at {
            leading.push(stem);
            at = above.get(&stem).copied().flatten();
        }
    }
    leading
}
