//! A boxed volume's own files: what closes it as a bag (RFC 8493), and what came into it after it was closed.

use std::collections::{BTreeMap, BTreeSet};

use sha2::Digest as _;

use crate::archive::bag::{BAG_INFO, BAGIT, PAYLOAD_MANIFEST, TAG_MANIFEST};
use crate::archive::check::lists::{Lists, Wholeness, unreadable};
use crate::archive::check::name::shown;
use crate::archive::gone::GoneLines;
use crate::archive::layout::{MANIFESTS, UnitPlace};
use crate::archive::manifest::{self, Manifest, ManifestLine};
use crate::archive::read::Reader;
use crate::archive::storage_error::StorageError;
use crate::archive::{BundleId, digest};
use crate::model::{BundlePath, Finding, FindingCode, Listed, Sha256};

/// The largest of a bag's small files that is read, in bytes.
const MAX_BYTES: u64 = 1 << 20;

/// A closed volume.
#[derive(Debug, Default)]
pub(in crate::archive) struct Closed {
    path: String,
    /// Where the volume lay before it was boxed.
    old_place: String,
    /// What was listed after the volume was closed.
    pub late: BTreeMap<BundlePath, Sha256>,
    /// Manifests that grew after the volume was closed, and what they were; none where they came new.
    pub grown: BTreeMap<String, Option<Vec<u8>>>,
    /// Bytes and files, as `bag-info.txt` has them.
    oxum: Option<(u64, u64)>,
    findings: Vec<Finding>,
}

impl Closed {
    /// Reads what closes a volume, and compares it.
    pub fn read(reader: &Reader, id: &BundleId, lists: &Lists, gone: &GoneLines) -> Self {
        let path = id.path();
        let old_place = match id {
            BundleId::Boxed(place, volume) => {
                let home = UnitPlace { floor: place.floor.clone(), unit: volume.unit.clone() };
                BundleId::Client(home, volume.client.clone()).path()
            }
            _ => path.clone(),
        };
        let mut closed = Self { path, old_place, ..Self::default() };
        let Some(tags) = closed.tags(reader) else { return closed };
        let mut found: BTreeMap<String, Sha256> = BTreeMap::new();
        let mut sealed: Option<BTreeSet<BundlePath>> = None;
        for name in [BAGIT, BAG_INFO, PAYLOAD_MANIFEST] {
            let limit = if name == PAYLOAD_MANIFEST { manifest::MAX_BYTES } else { MAX_BYTES };
            match reader.read(format!("{}/{name}", closed.path), limit) {
                Ok(bytes) => {
                    found.insert(name.to_owned(), digest(&bytes));
                    if name == BAG_INFO {
                        closed.oxum = oxum(&bytes);
                    }
                    if name == PAYLOAD_MANIFEST && tags.get(name) == found.get(name) {
                        sealed = Some(paths_of(&bytes));
                        closed.compare_payload(Manifest { path: name.to_owned(), bytes }, (lists, gone), &tags);
                    }
                }
                Err(e) => closed.cannot_read(name, &e),
            }
        }
        closed.manifests(lists, &tags, &mut found);
        // What was destroyed was sealed.
        let sealed = sealed.map(|sealed| sealed.into_iter().chain(gone.keys().cloned()).collect());
        closed.leave_the_sealed(&tags, &found, sealed);
        closed.compare_tags(&tags, &found);
        closed
    }

    fn broken(&mut self, inside: &str) {
        let path = format!("{}/{}", self.path, shown(inside.as_ref()));
        self.findings.push(Finding::new(FindingCode::BagBroken, path));
    }

    fn cannot_read(&mut self, inside: &str, e: &StorageError) {
        if e.is_not_found() {
            self.broken(inside);
        } else {
            self.findings.push(unreadable(&format!("{}/{inside}", self.path), e));
        }
    }

    /// What the tag manifest lists; none where it is not as it was written when the volume was closed. Then nothing tells what
    /// came later, and nothing is said to have.
    fn tags(&mut self, reader: &Reader) -> Option<BTreeMap<String, Sha256>> {
        let bytes = match reader.read(format!("{}/{TAG_MANIFEST}", self.path), manifest::MAX_BYTES) {
            Ok(bytes) => bytes,
            Err(e) => {
                self.cannot_read(TAG_MANIFEST, &e);
                return None;
            }
        };
        let lines =
            String::from_utf8_lossy(&bytes).lines().map(|line| line.parse().ok()).collect::<Option<Vec<Listed>>>();
        let tags: BTreeMap<String, Sha256> =
            lines.unwrap_or_default().into_iter().map(|line| (line.path.to_string(), line.sha256)).collect();
        // deedbox lists the bag's own files and at least one manifest, in order, each line ended.
        let canonical: String = tags.iter().map(|(path, sha256)| format!("{sha256}  {path}\n")).collect();
        let lists_its_own = [BAGIT, BAG_INFO, PAYLOAD_MANIFEST].iter().all(|name| tags.contains_key(*name));
        let lists_manifests = tags.keys().any(|path| path.starts_with(MANIFESTS));
        if canonical.as_bytes() == bytes && lists_its_own && lists_manifests {
            return Some(tags);
        }
        self.broken(TAG_MANIFEST);
        None
    }

    /// The manifests against the tag manifest: the same, grown at the end, new, or changed.
    fn manifests(&mut self, lists: &Lists, tags: &BTreeMap<String, Sha256>, found: &mut BTreeMap<String, Sha256>) {
        for manifest in &lists.manifests {
            let now = digest(&manifest.bytes);
            let before = match tags.get(&manifest.path) {
                Some(then) if *then == now => {
                    found.insert(manifest.path.clone(), now);
                    continue;
                }
                Some(then) => beginning(&manifest.bytes, *then).map(Some),
                None => Some(None),
            };
            match before {
                Some(before) => {
                    let length = before.as_ref().map_or(0, Vec::len);
                    let tail = Manifest {
                        path: manifest.path.clone(),
                        bytes: manifest.bytes.get(length..).unwrap_or_default().to_vec(),
                    };
                    let files = tail.lines().filter_map(|(_, line)| {
                        if let ManifestLine::File(listed) = line { Some(listed) } else { None }
                    });
                    self.late.extend(files.map(|listed| (listed.path, listed.sha256)));
                    found.extend(tags.get(&manifest.path).map(|then| (manifest.path.clone(), *then)));
                    self.grown.insert(manifest.path.clone(), before);
                }
                None => {
                    found.insert(manifest.path.clone(), now);
                }
            }
        }
    }

    /// What was sealed is not late, whatever else is said of it; and nothing is said to be late where a list of the time is not
    /// what it was.
    fn leave_the_sealed(
        &mut self,
        tags: &BTreeMap<String, Sha256>,
        found: &BTreeMap<String, Sha256>,
        sealed: Option<BTreeSet<BundlePath>>,
    ) {
        let is_whole = |path: &String| !path.starts_with(MANIFESTS) || tags.get(path) == found.get(path);
        match sealed.filter(|_| tags.keys().all(is_whole)) {
            Some(sealed) => self.late.retain(|path, _| !sealed.contains(path)),
            None => {
                self.late.clear();
                self.grown.clear();
            }
        }
    }

    /// The payload manifest is the union of the manifests of the time, without what lists have destroyed.
    fn compare_payload(
        &mut self,
        payload: Manifest,
        (lists, gone): (&Lists, &GoneLines),
        tags: &BTreeMap<String, Sha256>,
    ) {
        if lists.whole == Wholeness::Partial {
            return;
        }
        let then = |manifest: &&Manifest| tags.contains_key(&manifest.path);
        let listed = |manifest: &Manifest| {
            let wanted = tags.get(&manifest.path).copied().unwrap_or_else(|| digest(&manifest.bytes));
            let bytes = if wanted == digest(&manifest.bytes) {
                Some(manifest.bytes.clone())
            } else {
                beginning(&manifest.bytes, wanted)
            };
            Manifest { path: manifest.path.clone(), bytes: bytes.unwrap_or_else(|| manifest.bytes.clone()) }
        };
        let union: Vec<Manifest> = lists.manifests.iter().filter(then).map(listed).collect();
        let (mut union, payload) = (Lists::of(&self.path, &union), Lists::of(&self.path, &[payload]));
        union.lines.retain(|line| gone.get(&line.path).is_none_or(|gone| gone.sha256 != line.sha256));
        if union.lines != payload.lines || !payload.others.is_empty() || !payload.findings.is_empty() {
            self.broken(PAYLOAD_MANIFEST);
        }
    }

    /// The tag manifest covers every one of the bag's own files, with the digests that they have.
    fn compare_tags(&mut self, tags: &BTreeMap<String, Sha256>, found: &BTreeMap<String, Sha256>) {
        let known: BTreeSet<&String> = tags.keys().chain(found.keys()).collect();
        let told: BTreeSet<String> = self.findings.iter().map(|finding| finding.path.clone()).collect();
        for path in known {
            if tags.get(path) != found.get(path) && !told.contains(&format!("{}/{}", self.path, shown(path.as_ref()))) {
                self.broken(path);
            }
        }
    }

    /// Adds what is wrong to the bundle's findings; a late paper at the volume's old place is told there.
    pub fn conclude(
        &self,
        reader: &Reader,
        misshapen: &BTreeSet<String>,
        missing: &mut Vec<&Listed>,
        findings: &mut Vec<Finding>,
    ) {
        findings.extend(self.findings.iter().cloned());
        let absent: BTreeSet<&BundlePath> = missing.iter().map(|line| &line.path).collect();
        let mut elsewhere: BTreeSet<&BundlePath> = BTreeSet::new();
        for path in self.late.keys() {
            let full = format!("{}/{}", self.path, shown(path.as_str().as_ref()));
            let is_missing = absent.contains(path);
            let is_elsewhere = is_missing && matches!(reader.kind(format!("{}/{path}", self.old_place)), Ok(Some(_)));
            if is_elsewhere {
                elsewhere.insert(path);
            } else if !is_missing && !misshapen.contains(&full) {
                findings.push(Finding::new(FindingCode::LatePaper, full));
            }
        }
        missing.retain(|line| !elsewhere.contains(&line.path));
        for (manifest, _) in self.grown.iter().filter(|_| self.late.is_empty()) {
            findings.push(Finding::new(FindingCode::LatePaper, format!("{}/{manifest}", self.path)));
        }
    }

    /// Compares the size on disk with `Payload-Oxum` (RFC 8493 section 2.2.2), which needs no digest.
    pub fn check_size(&self, bytes: u64, files: usize, findings: &mut Vec<Finding>) {
        let files = u64::try_from(files).unwrap_or(u64::MAX);
        let is_right = self.oxum.is_none_or(|oxum| oxum == (bytes, files));
        if self.late.is_empty() && self.findings.is_empty() && !is_right {
            let finding = Finding::new(FindingCode::BagBroken, format!("{}/{BAG_INFO}", self.path));
            findings.push(finding.with(format!("Payload-Oxum: {bytes}.{files}")));
        }
    }
}

/// The paths that some manifest's bytes list.
fn paths_of(bytes: &[u8]) -> BTreeSet<BundlePath> {
    let manifest = Manifest { path: String::new(), bytes: bytes.to_vec() };
    let files = manifest.lines().filter_map(|(_, line)| match line {
        ManifestLine::File(listed) => Some(listed.path),
        ManifestLine::ConflictMark | ManifestLine::Torn | ManifestLine::Blank | ManifestLine::Rubbish => None,
    });
    files.collect()
}

/// The beginning of some lines that has a digest.
fn beginning(bytes: &[u8], wanted: Sha256) -> Option<Vec<u8>> {
    let mut hasher = sha2::Sha256::new();
    let mut length = 0;
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        if Sha256::from_bytes(hasher.clone().finalize().into()) == wanted {
            return bytes.get(..length).map(<[u8]>::to_vec);
        }
        hasher.update(line);
        length += line.len();
    }
    None
}

/// What `Payload-Oxum` says: bytes and files.
fn oxum(bytes: &[u8]) -> Option<(u64, u64)> {
    let text = std::str::from_utf8(bytes).ok()?;
    let (size, files) = text.lines().find_map(|line| line.strip_prefix("Payload-Oxum: "))?.split_once('.')?;
    Some((size.parse().ok()?, files.parse().ok()?))
}
