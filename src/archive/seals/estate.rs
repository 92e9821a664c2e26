//! Every manifest of an archive, by the digests of its lines.

use std::collections::BTreeSet;
use std::num::NonZero;

use crate::archive::BundleId;
use crate::archive::check::terms::CheckScope;
use crate::archive::check::walk::BundlePlaces;
use crate::archive::layout::{self, MANIFEST_ENDING, MANIFESTS, ORIGINALS};
use crate::archive::manifest::{self, Manifest, ManifestLine};
use crate::archive::read::Reader;
use crate::archive::storage_error::StorageError;
use crate::model::seal::{LineDigests, SealedManifest};
use crate::model::{Listed, Sha256};

/// How often the archive is walked until two walks agree: a folder that moves meanwhile is seen by one of them.
const ROUNDS: usize = 5;

/// A manifest with the digests of its lines: the distinct ones, in their canonical form and their order, so that CR LF and repeats
/// change nothing.
#[derive(Clone, Debug)]
pub struct EstateManifest {
    pub bundle: BundleId,
    pub writer: String,
    pub lines: Vec<Sha256>,
}

impl EstateManifest {
    fn new(bundle: &BundleId, read: &Manifest) -> Self {
        Self { bundle: bundle.clone(), writer: writer_of(&read.path), lines: digests_of(&distinct(read)) }
    }

    /// What it is looked for by, wherever its bundle has gone.
    pub fn key(&self) -> (String, String) {
        (self.bundle.identity(), self.writer.clone())
    }

    /// Its path in the archive.
    pub fn path(&self) -> String {
        format!("{}/{MANIFESTS}/{}{MANIFEST_ENDING}", self.bundle, self.writer)
    }

    /// It as a seal lists it; none where it lists nothing.
    pub fn sealed(&self) -> Option<SealedManifest> {
        let lines = u64::try_from(self.lines.len()).ok().filter(|lines| 0 < *lines)?;
        let mut digests = LineDigests::default();
        self.lines.iter().for_each(|line| digests.add(*line));
        Some(SealedManifest { digest: digests.digest(), lines, path: self.path() })
    }
}

/// The writer of a manifest, by its path.
pub fn writer_of(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.strip_suffix(MANIFEST_ENDING).unwrap_or(name).to_owned()
}

/// The digests of some lines.
pub(super) fn digests_of(lines: &[Listed]) -> Vec<Sha256> {
    let mut text = String::new();
    lines.iter().map(|line| digest_of(line, &mut text)).collect()
}

/// What a manifest is looked for by, by its path in the archive; none where it is the path of none.
pub(super) fn key_of(path: &str) -> Option<(String, String)> {
    let (bundle, inside) = layout::bundle_at(path)?;
    let name = inside.strip_prefix(MANIFESTS)?.strip_prefix('/')?;
    layout::is_manifest_name(name).then(|| (bundle.identity(), writer_of(name)))
}

/// The distinct lines of a manifest, in their order.
pub fn distinct(manifest: &Manifest) -> Vec<Listed> {
    let mut seen: BTreeSet<Sha256> = BTreeSet::new();
    let mut text = String::new();
    let lines = manifest.lines().filter_map(|(_, line)| match line {
        ManifestLine::File(listed) => Some(listed),
        _ => None,
    });
    lines.filter(|listed| seen.insert(digest_of(listed, &mut text))).collect()
}

fn digest_of(line: &Listed, text: &mut String) -> Sha256 {
    use std::fmt::Write as _;
    text.clear();
    // Writing to a string does not fail.
    let _ = writeln!(text, "{line}");
    Sha256::of(text.as_bytes())
}

/// Every manifest, sorted by its path; each as it stood at some moment while this looked.
///
/// # Errors
/// One cannot be read, or folders move all the time.
pub fn read(reader: &Reader) -> Result<Vec<EstateManifest>, StorageError> {
    let mut last = None;
    for _ in 0..ROUNDS {
        let bundles = bundles(reader);
        if last.as_ref() != Some(&bundles) {
            last = Some(bundles);
            continue;
        }
        match read_all(reader, &bundles) {
            // A volume that was boxed meanwhile lies elsewhere now.
            Err(e) if e.is_not_found() => last = None,
            Err(e) => return Err(e),
            Ok(found) if self::bundles(reader) == bundles => return Ok(found),
            Ok(_) => last = None,
        }
    }
    Err(StorageError::Unsettled(MANIFESTS.to_owned()))
}

/// Every bundle, and the old places of boxed volumes at which something came late.
fn bundles(reader: &Reader) -> Vec<BundleId> {
    let places = BundlePlaces::walk(reader, &CheckScope::Whole);
    let mut bundles = places.bundles();
    bundles.extend(places.leftovers().into_iter().map(|(old, _)| old));
    bundles.sort();
    bundles.dedup();
    bundles
}

/// The manifests of some bundles, read on all cores.
fn read_all(reader: &Reader, bundles: &[BundleId]) -> Result<Vec<EstateManifest>, StorageError> {
    let cores = std::thread::available_parallelism().map_or(1, NonZero::get).min(8);
    let share = bundles.len().div_ceil(cores).max(1);
    let parts: Vec<_> = std::thread::scope(|scope| {
        let threads: Vec<_> = bundles.chunks(share).map(|some| scope.spawn(move || read_some(reader, some))).collect();
        threads.into_iter().map(std::thread::ScopedJoinHandle::join).collect()
    });
    let mut found = Vec::new();
    for part in parts {
        // A thread that stopped has read nothing.
        found.append(&mut part.map_err(|_| StorageError::Unsettled(MANIFESTS.to_owned()))??);
    }
    Ok(found)
}

fn read_some(reader: &Reader, bundles: &[BundleId]) -> Result<Vec<EstateManifest>, StorageError> {
    let mut found = Vec::new();
    for bundle in bundles {
        let manifests = manifest::read_all(reader, &bundle.path())?;
        found.extend(manifests.iter().map(|manifest| EstateManifest::new(bundle, manifest)));
    }
    Ok(found)
}

/// The same for damage that was told already: what cannot be read is left out.
pub(super) fn read_what_can_be(reader: &Reader) -> Vec<EstateManifest> {
    if let Ok(found) = read(reader) {
        return found;
    }
    let mut found = Vec::new();
    for bundle in bundles(reader) {
        found.extend(read_some(reader, std::slice::from_ref(&bundle)).unwrap_or_default());
    }
    found
}

/// What a copy of a manifest is called that `mend` kept when it carried late papers: what stands between a day and a tail.
pub fn copy_title(writer: &str) -> String {
    format!("manifest-{writer}")
}

/// Whether `mend` has carried lines of a manifest to where they belong and kept the manifest as it was: then that begins as was sealed,
/// and all of these lines are listed still, by whomever, among the parts of the same file.
pub(super) fn was_carried(
    reader: &Reader,
    (identity, writer): &(String, String),
    manifests: &[EstateManifest],
    (lines, digest): (u64, Sha256),
) -> bool {
    let parts: Vec<&EstateManifest> =
        manifests.iter().filter(|manifest| manifest.bundle.identity() == *identity).collect();
    let listed: BTreeSet<Sha256> = parts.iter().flat_map(|manifest| manifest.lines.iter().copied()).collect();
    let bundles: BTreeSet<&BundleId> = parts.iter().map(|manifest| &manifest.bundle).collect();
    let called = format!("-{}-", copy_title(writer));
    for bundle in bundles.into_iter().filter(|bundle| matches!(bundle, BundleId::Late(_) | BundleId::Boxed(..))) {
        for copy in manifest::read_all(reader, &bundle.path()).unwrap_or_default().iter().flat_map(distinct) {
            if !copy.path.as_str().starts_with(ORIGINALS) || !copy.path.file_name().contains(&called) {
                continue;
            }
            let bytes = reader.read(format!("{bundle}/{}", copy.path), manifest::MAX_BYTES);
            let Some(bytes) = bytes.ok().filter(|bytes| crate::archive::digest(bytes) == copy.sha256) else { continue };
            let was = EstateManifest::new(bundle, &Manifest { path: format!("{MANIFESTS}/{writer}"), bytes });
            let Some(sealed) = usize::try_from(lines).ok().and_then(|lines| was.lines.get(..lines)) else { continue };
            let mut digests = LineDigests::default();
            sealed.iter().for_each(|line| digests.add(*line));
            if digests.digest() == digest && sealed.iter().all(|line| listed.contains(line)) {
                return true;
            }
        }
    }
    false
}
