//! What lay in the archive in one of its states, without a checkout.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

use crate::archive::bundle::MAX_RECORD_BYTES;
use crate::archive::destruction::{self, DestructionList};
use crate::archive::digest::digest;
use crate::archive::git::AT_ONCE;
use crate::archive::git::asking::{Git, GitFault};
use crate::archive::git::blobs::Blobs;
use crate::archive::git::span::{BytesHeld, Side};
use crate::archive::gone::{Gone, GoneLines};
use crate::archive::layout::{BundleId, MANIFESTS, REGISTERS, bundle_at, is_manifest_name};
use crate::archive::manifest::{self, Listing, Manifest, ManifestLine};
use crate::archive::read::Reader;
use crate::archive::stage;
use crate::archive::storage_error::StorageError;
use crate::model::{Register, Sha256};

/// The start of a pointer of git-lfs, which stands for a file of the digest that it names.
const POINTER: &[u8] = b"version https://git-lfs.github.com/spec/";

/// What the manifests of a bundle list: each file with its digests (more than one is a contradiction).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ManifestLists {
    /// By the path inside the bundle.
    pub files: BTreeMap<String, BTreeSet<Sha256>>,
    /// How many lines are none.
    pub rubbish: usize,
}

impl ManifestLists {
    pub(super) fn take(&mut self, bytes: Vec<u8>) {
        for (_, line) in (Manifest { path: String::new(), bytes }).lines() {
            match line {
                ManifestLine::File(listed) => {
                    self.files.entry(listed.path.to_string()).or_default().insert(listed.sha256);
                }
                ManifestLine::Blank => {}
                ManifestLine::ConflictMark | ManifestLine::Rubbish | ManifestLine::Torn => self.rubbish += 1,
            }
        }
    }
}

/// What lists that were carried out have destroyed: digests by identity and path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Destroyed(BTreeMap<String, BTreeSet<(String, Sha256)>>);

impl Destroyed {
    fn of_gone(gone: &Gone) -> Self {
        let of = |(identity, lines): (&String, &GoneLines)| {
            (identity.clone(), lines.iter().map(|(path, line)| (path.to_string(), line.sha256)).collect())
        };
        Self(gone.lists().map(of).collect())
    }

    fn take(&mut self, list: &DestructionList) {
        for line in list.lines() {
            self.0.entry(line.identity.clone()).or_default().insert((line.path.to_string(), line.sha256));
        }
    }

    /// Whether a file of a bundle, with some bytes, is among it.
    pub fn has(&self, bundle: &BundleId, inside: &str, sha256: Sha256) -> bool {
        self.0.get(&bundle.identity()).is_some_and(|lines| lines.contains(&(inside.to_owned(), sha256)))
    }

    /// Whether something of a bundle is.
    pub fn is_of(&self, bundle: &BundleId) -> bool {
        self.0.contains_key(&bundle.identity())
    }
}

/// Reads the states of an archive.
#[derive(Debug)]
pub struct Snapshots<'a> {
    reader: &'a Reader,
    git: &'a Git,
    prefix: String,
    blobs: Option<Blobs>,
}

/// Why a state cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum SnapshotError {
    /// git failed.
    #[error(transparent)]
    Git(#[from] GitFault),
    /// The folder cannot be read.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl<'a> Snapshots<'a> {
    /// Of an archive in a repository.
    ///
    /// # Errors
    /// No repository, no git.
    pub fn new(reader: &'a Reader, git: &'a Git) -> Result<Self, GitFault> {
        Ok(Self { reader, git, prefix: git.prefix()?, blobs: None })
    }

    fn blobs(&mut self) -> Result<&mut Blobs, GitFault> {
        match &mut self.blobs {
            Some(_) => {}
            none => *none = Some(Blobs::start(self.git)?),
        }
        self.blobs.as_mut().ok_or(GitFault::NoProgram)
    }

    fn name(&self, side: &Side, path: &str) -> Option<String> {
        match side {
            Side::Commit(commit) => Some(format!("{commit}:{}{path}", self.prefix)),
            Side::Index => Some(format!(":0:{}{path}", self.prefix)),
            Side::Work => None,
        }
    }

    /// The text of a small file; none where it is not there.
    pub fn text(&mut self, side: &Side, path: &str) -> Result<Option<Vec<u8>>, SnapshotError> {
        let Some(name) = self.name(side, path) else {
            return match self.reader.read(path, MAX_RECORD_BYTES) {
                Err(e) if e.is_not_found() => Ok(None),
                other => Ok(Some(other?)),
            };
        };
        Ok(self.blobs()?.with(&name, |bytes| small(bytes))?.flatten())
    }

    /// What lists that were carried out in a state have destroyed. A list that is not what was listed has destroyed nothing.
    pub fn destroyed(&mut self, side: &Side) -> Result<Destroyed, SnapshotError> {
        let folder = format!("{REGISTERS}/{}", Register::Disposals);
        let said = match side {
            Side::Work => return Ok(Destroyed::of_gone(&destruction::known(self.reader).unwrap_or_default())),
            Side::Commit(commit) => self.git.ask(&["ls-tree", "-r", "--name-only", "-z", commit, "--", &folder])?,
            Side::Index => self.git.ask(&["ls-files", "-z", "--", &folder])?,
        };
        let paths = said.split(|byte| *byte == 0).map(String::from_utf8_lossy);
        let years: BTreeSet<BundleId> = paths.filter_map(|path| Some(bundle_at(&path)?.0)).collect();
        let mut destroyed = Destroyed::default();
        for (id, lists) in self.lists(side, &years)? {
            let lines = lists.files.iter().filter_map(|(path, digests)| Some((path.parse().ok()?, *digests.first()?)));
            let listing = Listing { files: lines.collect() };
            let mut file = |path: &str| match self.text(side, path) {
                Ok(Some(bytes)) => Ok(bytes),
                Ok(None) | Err(_) => Err(StorageError::Missing(path.to_owned())),
            };
            for list in destruction::of_register(&id, &listing, &mut file).unwrap_or_default() {
                destroyed.take(&list);
            }
        }
        Ok(destroyed)
    }

    /// Whether a file is there.
    pub fn has(&mut self, side: &Side, path: &str) -> Result<bool, SnapshotError> {
        match self.name(side, path) {
            None => Ok(self.reader.kind(path)?.is_some()),
            Some(name) => Ok(self.blobs()?.with(&name, |_| Ok(()))?.is_some()),
        }
    }

    /// The digest of a file's bytes; of a pointer of git-lfs the one that it names. None where it is no plain file.
    pub fn digest(&mut self, held: &BytesHeld, path: &str) -> Result<Option<Sha256>, SnapshotError> {
        match held {
            BytesHeld::Odd => Ok(None),
            BytesHeld::Lying => match self.reader.open(path) {
                Err(StorageError::NotPlain(_)) => Ok(None),
                Err(e) if e.is_not_found() => Ok(None),
                other => {
                    let (file, _) = other?;
                    let (sha256, _) = stage::hash(file, path)?;
                    Ok(Some(sha256))
                }
            },
            BytesHeld::Blob(name) => Ok(self.blobs()?.with(name, hashed)?),
        }
    }

    /// What the manifests of bundles list in a state.
    pub fn lists(
        &mut self,
        side: &Side,
        bundles: &BTreeSet<BundleId>,
    ) -> Result<BTreeMap<BundleId, ManifestLists>, SnapshotError> {
        let mut all: BTreeMap<BundleId, ManifestLists> = BTreeMap::new();
        if *side == Side::Work {
            for id in bundles {
                let mut lists = ManifestLists::default();
                manifest::read_all(self.reader, &id.path())?
                    .into_iter()
                    .for_each(|manifest| lists.take(manifest.bytes));
                all.insert(id.clone(), lists);
            }
            return Ok(all);
        }
        let folders: Vec<(String, &BundleId)> =
            bundles.iter().map(|id| (format!("{}/{MANIFESTS}/", id.path()), id)).collect();
        for some in folders.chunks(AT_ONCE) {
            let said = match side {
                Side::Commit(commit) => {
                    let words = ["ls-tree", "-z", commit.as_str(), "--"].into_iter();
                    self.git.ask(&words.chain(some.iter().map(|(path, _)| path.as_str())).collect::<Vec<_>>())?
                }
                _ => {
                    let words = ["ls-files", "--stage", "-z", "--"].into_iter();
                    self.git.ask(&words.chain(some.iter().map(|(path, _)| path.as_str())).collect::<Vec<_>>())?
                }
            };
            for line in said.split(|byte| *byte == 0) {
                // `<mode> blob <name>\t<path>`, or `<mode> <name> <stage>\t<path>`.
                let line = String::from_utf8_lossy(line);
                let Some((head, path)) = line.split_once('\t') else { continue };
                let place = if let Side::Commit(_) = side { 2 } else { 1 };
                let Some(name) = head.split(' ').nth(place) else { continue };
                let Some((id, inside)) = bundle_at(path) else { continue };
                // A link, or a list in a folder of its own, is no manifest.
                let below = inside.strip_prefix(MANIFESTS).and_then(|below| below.strip_prefix('/'));
                if !head.starts_with("100") || !below.is_some_and(is_manifest_name) {
                    continue;
                }
                let bytes = self.blobs()?.with(name, |bytes| {
                    let mut all = Vec::new();
                    bytes.take(manifest::MAX_BYTES).read_to_end(&mut all).map(|_| all)
                })?;
                all.entry(id).or_default().take(bytes.unwrap_or_default());
            }
        }
        Ok(all)
    }
}

fn small(bytes: &mut dyn Read) -> std::io::Result<Option<Vec<u8>>> {
    let mut all = Vec::new();
    bytes.take(MAX_RECORD_BYTES + 1).read_to_end(&mut all)?;
    Ok((u64::try_from(all.len()).unwrap_or(u64::MAX) <= MAX_RECORD_BYTES).then_some(all))
}

fn hashed(bytes: &mut dyn Read) -> std::io::Result<Sha256> {
    use sha2::Digest as _;
    let mut hasher = sha2::Sha256::new();
    let mut block = vec![0_u8; 64 << 10];
    let (mut first, mut size) = (Vec::new(), 0_usize);
    loop {
        let n = bytes.read(&mut block)?;
        let read = block.get(..n).unwrap_or_default();
        if n == 0 {
            break;
        }
        hasher.update(read);
        size += n;
        if first.len() < 1024 {
            first.extend_from_slice(read.get(..read.len().min(1024)).unwrap_or_default());
        }
    }
    if size <= 1024 && first.starts_with(POINTER) {
        let text = String::from_utf8_lossy(&first).into_owned();
        let named = text.lines().find_map(|line| line.strip_prefix("oid sha256:")?.parse().ok());
        return Ok(named.unwrap_or_else(|| digest(&first)));
    }
    Ok(Sha256::from_bytes(hasher.finalize().into()))
}
