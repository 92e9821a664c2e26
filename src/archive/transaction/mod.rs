//! The one way to change an archive: decide under locks, stage, write down, make, clear away.

mod adding;
mod commit;
mod destroying;
#[cfg(feature = "remote")]
mod elsewhere;
mod locking;
mod lookup;
mod marking;
mod sealing;
mod signing;

use crate::archive::bundle::Bundle;
use crate::archive::journal::Ours;
use crate::archive::layout::{BundleId, UnitPlace};
use crate::archive::lock::Lock;
use crate::archive::outside::is_there;
use crate::archive::private_dir::PrivateDir;
use crate::archive::random::Chance;
use crate::archive::secrecy::{KeyMeans, Sealer, Secret};
use crate::archive::signatures::{ActHead, GivenKey, ReadyProgram, SigningMeans};
use crate::archive::staging_area::StagingArea;
use crate::archive::storage_error::StorageError;
use crate::archive::writer_id::WriterId;
use crate::archive::{Archive, git, journal, layout};
use crate::model::refusal::GitOperation;
use crate::model::{BundlePath, Moment, RecordId, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::time::Duration;

/// More bundles than this are locked as one: the whole archive.
const MANY_BUNDLES: usize = 24;

/// More new files than this are waited for in one call, where the system can do that.
const MANY_FILES: usize = 24;

/// Whether a change is made or only shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// It is made.
    Make,
    /// It is shown; nothing is written, not even in the private folder.
    Preview,
}

/// What a transaction needs from outside.
#[derive(Debug)]
pub struct Means {
    /// Random names.
    pub chance: Chance,
    /// How long to wait for locks.
    pub wait: Duration,
    /// The writer, where the environment names one.
    pub writer: Option<WriterId>,
    /// How what has to be signed is signed.
    pub signing: SigningMeans,
    /// Where keys of encrypted papers are kept, and by what they are opened.
    pub keys: KeyMeans,
}

pub use signing::CommitError;

/// A change in the making. Dropped, it has changed nothing.
#[must_use = "nothing has happened yet: commit it"]
pub struct Transaction<'a> {
    archive: &'a Archive,
    means: &'a Means,
    mode: Mode,
    private_dir: Option<(PrivateDir, StagingArea, WriterId)>,
    held: LocksHeld,
    bundles: BTreeMap<BundleId, Rc<Bundle>>,
    /// Bundles that an earlier change of the same command has read.
    earlier: Earlier,
    units: Option<Rc<Vec<UnitPlace>>>,
    /// The same units by the form in which their codes are compared.
    places: BTreeMap<String, UnitPlace>,
    new_units: Vec<UnitPlace>,
    staged: usize,
    adds: Vec<Add>,
    /// The key that signs all of it, where it is not the actor's own of before.
    signed_by: Option<GivenKey>,
    /// The program that signs, started already.
    ready: Option<ReadyProgram>,
    /// What lies there already and is signed by this change.
    sign_also: Vec<ToSign>,
    finished: Vec<String>,
    /// What encrypts papers, once one was.
    sealer: Option<Rc<Sealer>>,
    /// The keys of papers that this change adds, which are in the key box before it is made.
    keys: Vec<(Sha256, Secret)>,
}

/// The bundles that a change has read, for the next one of the same command.
#[derive(Debug, Default)]
pub struct Earlier(BTreeMap<BundleId, Rc<Bundle>>);

enum LocksHeld {
    None,
    Bundles { _archive: Option<Lock>, bundles: BTreeMap<BundleId, Option<Lock>> },
    Archive(#[expect(dead_code, reason = "held, not read")] Option<Lock>),
}

/// One thing that will be done.
enum Add {
    /// A new file of a bundle, listed in its manifest.
    File { bundle: BundleId, path: BundlePath, sha256: Sha256, source: BytesFrom },
    /// A new file that no manifest lists: settings, what closes a bag.
    Plain { path: String, bytes: Vec<u8> },
    /// A file written whole: a print.
    Whole { path: String, bytes: Vec<u8> },
    /// A manifest that is mended; what the change adds to its bundle joins it.
    Mended { bundle: BundleId, path: String, bytes: Vec<u8>, was: Option<Sha256> },
    /// A volume's folder, into its box.
    MoveFolder { from: BundleId, to: BundleId },
    /// A file that lies elsewhere now.
    TakeAway { path: String, sha256: Sha256, lies: Option<String> },
    /// A file that a list destroys.
    Destroy { bundle: BundleId, path: BundlePath, sha256: Sha256 },
    /// A paper that a store keeps: its copy here goes.
    #[cfg_attr(not(feature = "remote"), expect(dead_code, reason = "what was begun is finished by every build"))]
    LetGo { bundle: BundleId, path: BundlePath, sha256: Sha256, approval: RecordId },
    /// A listed paper that came back, staged under a number.
    #[cfg_attr(not(feature = "remote"), expect(dead_code, reason = "as of the one above"))]
    BringBack { bundle: BundleId, path: BundlePath, sha256: Sha256, staged: usize },
}

/// What of a change is signed.
#[derive(Debug)]
struct ToSign {
    bundle: BundleId,
    path: BundlePath,
    bytes: Vec<u8>,
    head: ActHead,
    /// When the key has to be in force beside the time of entry: now.
    now: Moment,
}

/// Where a new file's bytes come from.
enum BytesFrom {
    Staged(usize),
    Bytes(Vec<u8>),
    Shown,
    /// The file lies there already: it is listed as it is.
    There,
}

/// What a change did, or would do: one line of a preview.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// A new file.
    New(String),
    /// Lines at the end of a manifest.
    Listed(String, usize),
    /// A file written whole.
    Written(String),
    /// A folder moved.
    Moved(String, String),
    /// A file taken away: its bytes are elsewhere, or a list destroys it.
    TakenAway(String),
    /// A copy taken away, here alone: the archive has the paper still, and git keeps it.
    LetGo(String),
    /// A copy that came back.
    Back(String),
}

impl<'a> Transaction<'a> {
    /// Begins a change: finishes what a dead command left; refuses in the middle of a merge.
    pub fn begin(archive: &'a Archive, means: &'a Means, mode: Mode) -> Result<Self, BeginError> {
        let archive = archive.for_acts();
        if let Some(operation) = under_way(archive, means.wait)? {
            return Err(BeginError::Git(operation));
        }
        // A rule that is misspelt is none: nothing is done under rules that nobody meant.
        if let Some(key) = archive.unknown_settings().first() {
            let path = layout::SETTINGS.to_owned();
            return Err(StorageError::UnknownKey { path, key: key.clone() }.into());
        }
        let finished = journal::recover(&archive.disk, &archive.reader, &Ours::Nothing)?.finished;
        let private_dir = match mode {
            Mode::Preview => None,
            Mode::Make => {
                let private_dir = PrivateDir::open(&archive.disk, &archive.reader)?;
                let writer = match &means.writer {
                    Some(writer) => writer.clone(),
                    None => private_dir.writer(&archive.disk, &archive.reader, &means.chance)?,
                };
                let area = StagingArea::take(&archive.disk, &private_dir, &means.chance)?;
                Some((private_dir, area, writer))
            }
        };
        Ok(Self {
            archive,
            means,
            mode,
            private_dir,
            held: LocksHeld::None,
            bundles: BTreeMap::new(),
            earlier: Earlier::default(),
            units: None,
            places: BTreeMap::new(),
            new_units: Vec::new(),
            staged: 0,
            adds: Vec::new(),
            signed_by: None,
            ready: None,
            sign_also: Vec::new(),
            finished,
            sealer: None,
            keys: Vec::new(),
        })
    }

    /// With what an earlier change of the same command has read: what did not change since is not read again.
    pub fn after(mut self, earlier: Earlier) -> Self {
        self.earlier = earlier;
        self
    }

    /// Whether the change is made or shown.
    pub fn mode(&self) -> Mode {
        self.mode
    }

    /// What dead commands had begun and was finished on the way.
    pub fn finished(&self) -> &[String] {
        &self.finished
    }

    /// The bundles that it adds to: those that it begins have no folder yet.
    pub fn added_to(&self) -> BTreeSet<BundleId> {
        let bundles = self.adds.iter().filter_map(|add| match add {
            Add::File { bundle, .. } => Some(bundle.clone()),
            _ => None,
        });
        bundles.collect()
    }

    /// The files that the change adds or writes, and the manifests that it adds lines to.
    pub fn preview(&self) -> Vec<Change> {
        let writer = self.private_dir.as_ref().map_or("<writer>", |(_, _, writer)| writer.as_str());
        let mut changes = Vec::new();
        let mut lines: BTreeMap<String, usize> = BTreeMap::new();
        for add in &self.adds {
            match add {
                Add::File { bundle, path, source, .. } => {
                    if !matches!(source, BytesFrom::There) {
                        changes.push(Change::New(format!("{bundle}/{path}")));
                    }
                    *lines.entry(format!("{bundle}/{}", layout::manifest_path(writer))).or_default() += 1;
                }
                Add::Plain { path, .. } => changes.push(Change::New(path.clone())),
                Add::Whole { path, .. } | Add::Mended { path, .. } => changes.push(Change::Written(path.clone())),
                Add::MoveFolder { from, to } => changes.push(Change::Moved(from.path(), to.path())),
                Add::TakeAway { path, .. } => changes.push(Change::TakenAway(path.clone())),
                Add::Destroy { bundle, path, .. } => changes.push(Change::TakenAway(format!("{bundle}/{path}"))),
                Add::LetGo { bundle, path, .. } => changes.push(Change::LetGo(format!("{bundle}/{path}"))),
                Add::BringBack { bundle, path, .. } => changes.push(Change::Back(format!("{bundle}/{path}"))),
            }
        }
        changes.extend(lines.into_iter().map(|(manifest, n)| Change::Listed(manifest, n)));
        changes
    }
}

/// What git is in the middle of; a merge that a `sync` makes in this very copy is over in a moment, and is waited for.
fn under_way(archive: &Archive, wait: Duration) -> Result<Option<GitOperation>, StorageError> {
    let began = std::time::Instant::now();
    loop {
        let operation = git::operation_under_way(archive.reader.root());
        if operation.is_none() || wait <= began.elapsed() || !archive.somebody_saves()? {
            return Ok(operation);
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}

impl Drop for Transaction<'_> {
    /// What was staged for nothing is cleared away; where that fails, the next command sweeps it.
    fn drop(&mut self) {
        let Some((private_dir, area, _)) = &mut self.private_dir else {
            return;
        };
        let journal = private_dir.staged(&area.journal_name());
        if is_there(&journal) {
            return;
        }
        for n in 0..self.staged {
            let _ = self.archive.disk.remove(&private_dir.staged(&area.staged_name(n)));
        }
        let _ = self.archive.disk.remove(&private_dir.staged(&format!("{}.journal-draft", area.id)));
        let _ = area.clear(&self.archive.disk);
    }
}

/// Why a change could not begin.
#[derive(Debug, thiserror::Error)]
pub enum BeginError {
    /// The disk, or the archive on it.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// git is in the middle of something.
    #[error("git is in the middle of something")]
    Git(GitOperation),
}
