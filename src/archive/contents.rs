//! The digests of what was looked at, as it lies there now: by them it is told whether what was made of it would be the same.

use std::collections::BTreeMap;

use crate::archive::digest::digest;
use crate::archive::layout::{self, BundleId};
use crate::archive::looking::LookedAt;
use crate::archive::lookup::read_unit_folders;
use crate::archive::manifest::{self, Manifest, ManifestLine};
use crate::archive::open::Archive;
use crate::archive::parts;
use crate::model::{Kind, Sha256};

/// The largest file beside the bundles that is compared, in bytes.
const MOST_BYTES: u64 = 32 << 20;

/// The digests of what may be looked at, as it lies there now; each is found out once.
#[derive(Debug)]
pub struct ContentNow<'a> {
    archive: &'a Archive,
    bundles: BTreeMap<String, Option<BundleContents>>,
    others: BTreeMap<LookedAt, Option<Sha256>>,
}

/// What the manifests of one bundle list.
#[derive(Clone, Debug)]
struct BundleContents {
    all: Sha256,
    entries: BTreeMap<Kind, Sha256>,
    papers: Sha256,
}

impl<'a> ContentNow<'a> {
    /// Those of an archive.
    pub fn of(archive: &'a Archive) -> Self {
        Self { archive, bundles: BTreeMap::new(), others: BTreeMap::new() }
    }

    /// The digest of something; none where it cannot be read, or is not as it should be: that is never the same as before.
    pub fn digest(&mut self, looked_at: &LookedAt) -> Option<Sha256> {
        match looked_at {
            LookedAt::Entries(bundle, kind) => {
                let bundle = self.bundle(bundle)?;
                Some(bundle.entries.get(kind).copied().unwrap_or_else(|| digest(&[])))
            }
            LookedAt::Papers(bundle) => Some(self.bundle(bundle)?.papers),
            LookedAt::Bundle(bundle) => Some(self.bundle(bundle)?.all),
            LookedAt::There(_) | LookedAt::Names(_) | LookedAt::Bytes(_) | LookedAt::Tenancies => {
                if let Some(known) = self.others.get(looked_at) {
                    return *known;
                }
                let found = self.found(looked_at);
                self.others.insert(looked_at.clone(), found);
                found
            }
        }
    }

    fn found(&mut self, looked_at: &LookedAt) -> Option<Sha256> {
        let reader = self.archive.reader();
        match looked_at {
            LookedAt::There(path) => Some(digest(format!("{:?}", reader.kind(path).ok()?).as_bytes())),
            LookedAt::Names(path) => {
                let entries = reader.list(path).ok()?;
                let mut all = Vec::new();
                for entry in entries {
                    all.extend_from_slice(entry.name.as_encoded_bytes());
                    all.extend_from_slice(format!("\0{:?}\0", entry.kind).as_bytes());
                }
                Some(digest(&all))
            }
            LookedAt::Bytes(path) => Some(digest(&reader.read(path, MOST_BYTES).ok()?)),
            LookedAt::Tenancies => {
                let mut all = Vec::new();
                for place in read_unit_folders(reader).ok()? {
                    let room = BundleId::Room(place).path();
                    let tenancies = self.digest(&LookedAt::Entries(room.clone(), Kind::Tenancy))?;
                    all.extend_from_slice(room.as_bytes());
                    all.extend_from_slice(tenancies.as_bytes());
                }
                Some(digest(&all))
            }
            LookedAt::Entries(..) | LookedAt::Papers(_) | LookedAt::Bundle(_) => None,
        }
    }

    fn bundle(&mut self, path: &str) -> Option<&BundleContents> {
        if !self.bundles.contains_key(path) {
            let read = manifest::read_all(self.archive.reader(), path).ok();
            self.bundles.insert(path.to_owned(), read.as_deref().and_then(contents));
        }
        self.bundles.get(path)?.as_ref()
    }
}

/// What manifests list, each kind by itself; none where a line is not one, or torn.
fn contents(manifests: &[Manifest]) -> Option<BundleContents> {
    let mut groups: BTreeMap<Option<Kind>, Vec<String>> = BTreeMap::new();
    for manifest in manifests {
        for (_, line) in manifest.lines() {
            match line {
                ManifestLine::Blank => {}
                ManifestLine::File(listed) => {
                    let kind = layout::entry_at(listed.path.as_str()).and_then(Result::ok);
                    let kind = kind.map(|name| name.record().kind());
                    groups.entry(kind).or_default().push(listed.to_string());
                }
                ManifestLine::ConflictMark | ManifestLine::Rubbish | ManifestLine::Torn => return None,
            }
        }
    }
    let of_lines = |mut lines: Vec<String>| {
        lines.sort_unstable();
        lines.dedup();
        digest(lines.join("\n").as_bytes())
    };
    let papers = of_lines(groups.remove(&None).unwrap_or_default());
    let entries = groups.into_iter().filter_map(|(kind, lines)| Some((kind?, of_lines(lines)))).collect();
    Some(BundleContents { all: parts::digest_of(manifests), entries, papers })
}
