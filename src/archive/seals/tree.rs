//! The seals that lie in an archive, whether their lists are as they say, and which follow which.

use std::collections::{BTreeMap, BTreeSet};

use crate::archive::BundleId;
use crate::archive::bundle::MAX_RECORD_BYTES;
use crate::archive::check::terms::CheckScope;
use crate::archive::layout::{self, RECORD_ENDING, RECORDS};
use crate::archive::looking::LookedAt;
use crate::archive::lookup::read_years;
use crate::archive::manifest::{self, ManifestLine};
use crate::archive::read::{EntryKind, Reader};
use crate::archive::seals::estate::{EstateManifest, writer_of};
use crate::archive::{digest, entry_text};
use crate::model::record::Head;
use crate::model::seal::{self, LineDigests, Seal, SealFollowed, SealedManifest};
use crate::model::{Body, BundlePath, EntryName, Finding, FindingCode, Kind, Register, Sha256, Stem};

/// A seal that lies in the archive.
#[derive(Clone, Debug)]
pub struct FoundSeal {
    pub bundle: BundleId,
    pub stem: Stem,
    /// The digest of its file: what stands on paper.
    pub sha256: Sha256,
    pub head: Head,
    pub seal: Seal,
    /// Its list; none where it is away, or is not what the seal says.
    pub list: Option<Vec<SealedManifest>>,
    /// The writer that listed it.
    pub writer: Option<String>,
}

impl FoundSeal {
    /// Its path in the archive.
    pub fn path(&self) -> String {
        format!("{}/{}", self.bundle, layout::entry_path(EntryName::Record(self.stem)))
    }

    /// It as another one follows it.
    pub fn followed(&self) -> SealFollowed {
        SealFollowed { sha256: self.sha256, stem: self.stem }
    }
}

/// Every seal, in the order of their entry.
#[derive(Clone, Debug, Default)]
pub struct Seals {
    pub all: Vec<FoundSeal>,
    /// The digests of all files that are called as seals are, understood or not.
    known: BTreeSet<Sha256>,
    /// What is wrong with them and is told nowhere else.
    pub findings: Vec<Finding>,
}

impl Seals {
    /// Reads them as they lie on disk; what cannot be read is left to the check of the bundle.
    pub fn read(reader: &Reader) -> Self {
        let mut seals = Self::default();
        if !matches!(reader.kind(format!("{}/{}", layout::REGISTERS, Register::Seals)), Ok(Some(EntryKind::Folder))) {
            return seals;
        }
        // What cannot be read is left to the check of the bundle.
        for year in read_years(reader, Register::Seals).unwrap_or_default() {
            let bundle = BundleId::Register(Register::Seals, year);
            reader.looking().note(|| LookedAt::Bundle(bundle.path()));
            seals.read_year(reader, &bundle);
        }
        seals.all.sort_by_key(|found| (found.head.at, found.stem));
        seals
    }

    fn read_year(&mut self, reader: &Reader, bundle: &BundleId) {
        let mut writers: BTreeMap<(BundlePath, Sha256), String> = BTreeMap::new();
        for manifest in manifest::read_all(reader, &bundle.path()).unwrap_or_default() {
            let writer = writer_of(&manifest.path);
            for (_, line) in manifest.lines() {
                if let ManifestLine::File(listed) = line {
                    writers.entry((listed.path, listed.sha256)).or_insert_with(|| writer.clone());
                }
            }
        }
        for entry in reader.list(format!("{bundle}/{RECORDS}")).unwrap_or_default() {
            let name = entry.text().and_then(|name| name.strip_suffix(RECORD_ENDING));
            let stem = name.and_then(|name| name.parse::<Stem>().ok().filter(|stem| stem.to_string() == name));
            let Some(stem) = stem.filter(|stem| entry.kind == EntryKind::File && stem.kind() == Kind::Seal) else {
                continue;
            };
            let inside = layout::entry_path(EntryName::Record(stem));
            let Ok(bytes) = reader.read(format!("{bundle}/{inside}"), MAX_RECORD_BYTES) else { continue };
            let sha256 = digest(&bytes);
            self.known.insert(sha256);
            let Ok((record, _)) = entry_text::parse_record(&bytes) else { continue };
            let Body::Seal(seal) = record.body else { continue };
            let writer = inside.parse().ok().and_then(|path: BundlePath| writers.get(&(path, sha256)).cloned());
            let (bundle, head) = (bundle.clone(), record.head);
            let mut found = FoundSeal { bundle, stem, sha256, head, seal, list: None, writer };
            self.read_list(reader, &mut found);
            self.all.push(found);
        }
    }

    /// Reads the list beside a seal, and holds it against what the seal says of it.
    fn read_list(&mut self, reader: &Reader, found: &mut FoundSeal) {
        let Some(paper) = found.seal.attachments.first() else {
            self.findings.push(Finding::new(FindingCode::BadRecord, found.path()).with("attachments"));
            return;
        };
        let path = format!("{}/{}", found.bundle, paper.path);
        let bytes = reader.read(&path, manifest::MAX_BYTES);
        let Some(bytes) = bytes.ok().filter(|bytes| digest(bytes) == paper.sha256) else {
            self.findings.push(Finding::new(FindingCode::AttachmentMissing, found.path()).with(path));
            return;
        };
        let list = std::str::from_utf8(&bytes).ok().and_then(seal::read_list);
        let sum = |list: &[SealedManifest]| list.iter().try_fold(0u64, |sum, line| sum.checked_add(line.lines));
        let count = |list: &[SealedManifest]| u64::try_from(list.len()).ok();
        let Seal { lists, files, leaves, .. } = &found.seal;
        let fits = |list: &Vec<SealedManifest>| {
            count(list) == Some(*lists) && sum(list) == Some(*files) && seal::leaves(list) == *leaves
        };
        found.list = list.filter(fits);
        if found.list.is_none() {
            self.findings.push(Finding::new(FindingCode::BadRecord, found.path()).with("lists, files, leaves"));
        }
    }

    /// Those that no other follows, in the order of their entry.
    pub fn heads(&self) -> Vec<&FoundSeal> {
        let followed: BTreeSet<Sha256> =
            self.all.iter().flat_map(|found| &found.seal.follows).map(|followed| followed.sha256).collect();
        self.all.iter().filter(|found| !followed.contains(&found.sha256)).collect()
    }

    /// A seal and all that it follows, directly or not.
    pub fn closure<'s>(&'s self, from: &[&'s FoundSeal]) -> Vec<&'s FoundSeal> {
        let mut wanted: Vec<&FoundSeal> = from.to_vec();
        let mut taken: BTreeSet<Sha256> = BTreeSet::new();
        let mut closure = Vec::new();
        while let Some(found) = wanted.pop() {
            if !taken.insert(found.sha256) {
                continue;
            }
            closure.push(found);
            let follows = |one: &&FoundSeal| found.seal.follows.iter().any(|followed| followed.sha256 == one.sha256);
            wanted.extend(self.all.iter().filter(follows));
        }
        closure
    }

    /// Seals that one of some follows and that are not there, or have other bytes.
    pub fn missing(&self, of: &[&FoundSeal]) -> Vec<Finding> {
        let mut findings = Vec::new();
        for found in of {
            for followed in found.seal.follows.iter().filter(|followed| !self.known.contains(&followed.sha256)) {
                let year = followed.stem.day().map(|day| BundleId::Register(Register::Seals, day.year()));
                let folder = year.unwrap_or_else(|| found.bundle.clone());
                let path = format!("{folder}/{}", layout::entry_path(EntryName::Record(followed.stem)));
                findings.push(Finding::new(FindingCode::SealMissing, path).with(found.stem));
            }
        }
        findings
    }
}

/// What some seals list of each manifest, by its identity and its writer: how many lines, and their digest.
pub(super) type LinesWanted = BTreeMap<(String, String), BTreeSet<(u64, Sha256, String)>>;

/// What some seals list, of the bundles that are wanted.
pub(super) fn wanted(seals: &[&FoundSeal], scope: &CheckScope) -> (LinesWanted, Vec<Finding>) {
    let mut wanted = LinesWanted::new();
    let mut findings = Vec::new();
    for found in seals {
        for line in found.list.iter().flatten() {
            let place = layout::bundle_at(&line.path).filter(|(_, inside)| {
                inside
                    .strip_prefix(layout::MANIFESTS)
                    .and_then(|name| name.strip_prefix('/'))
                    .is_some_and(layout::is_manifest_name)
            });
            let Some((bundle, inside)) = place else {
                // What it lists is no manifest that this format has: nothing can be said of it.
                findings.push(Finding::new(FindingCode::BadRecord, found.path()).with(&line.path));
                continue;
            };
            if is_in(&bundle, scope) {
                let key = (bundle.identity(), writer_of(inside));
                wanted.entry(key).or_default().insert((line.lines, line.digest, line.path.clone()));
            }
        }
    }
    (wanted, findings)
}

/// How many lines of a manifest are sealed: the longest beginning that some seals list of it.
pub(super) fn covered(manifest: &EstateManifest, wanted: &LinesWanted) -> usize {
    let Some(sealed) = wanted.get(&manifest.key()) else { return 0 };
    let listed: BTreeSet<(u64, Sha256)> = sealed.iter().map(|(lines, digest, _)| (*lines, *digest)).collect();
    let numbers: BTreeSet<u64> = listed.iter().map(|(lines, _)| *lines).collect();
    let most = listed.last().and_then(|(lines, _)| usize::try_from(*lines).ok()).unwrap_or_default();
    let mut digests = LineDigests::default();
    let mut longest = 0;
    for (at, (number, line)) in (1u64..).zip(&manifest.lines).enumerate().take(most) {
        digests.add(*line);
        if numbers.contains(&number) && listed.contains(&(number, digests.digest())) {
            longest = at + 1;
        }
    }
    longest
}

/// Whether a bundle is of what is looked at.
fn is_in(bundle: &BundleId, scope: &CheckScope) -> bool {
    let CheckScope::Units(units) = scope else { return true };
    match bundle {
        BundleId::Room(place) | BundleId::Client(place, _) => units.contains(&place.unit),
        BundleId::Boxed(_, volume) | BundleId::Late(volume) => units.contains(&volume.unit),
        BundleId::Staff | BundleId::Policies | BundleId::Register(..) => false,
    }
}
