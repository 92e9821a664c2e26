//! The one way to change an archive: decide under locks, stage, write down, make, clear away.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;
use std::rc::Rc;
use std::time::Duration;

use crate::archive::bundle::{Bundle, digest};
use crate::archive::chance::Chance;
use crate::archive::entry_text;
use crate::archive::journal::{self, Journal, JournalStep, Ours};
use crate::archive::layout::{self, BundleId, UnitPlace};
use crate::archive::lock::{self, Hold, Lock};
use crate::archive::parts;
use crate::archive::manifest::{self, Manifest, with_lines};
use crate::archive::shelves::{Shelves, find_unit, read_units};
use crate::archive::read::{is_there, open_given};
use crate::archive::stage::{self, Staged};
use crate::archive::storage_error::{At, StorageError, Verb};
use crate::archive::text::TextFault;
use crate::archive::workshop::{Bench, Workshop, WriterId};
use crate::archive::{Archive, git};
use crate::model::event::Event;
use crate::model::{BundlePath, EntryName, Listed, Record, Sha256, Stem, Step, Tail, UnitCode};

/// More bundles than this are locked as one: the whole archive.
const MANY_BUNDLES: usize = 24;

/// More new files than this are waited for in one call, where the system can do that.
const MANY_FILES: usize = 24;

/// Whether a change is made or only shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// It is made.
    Make,
    /// It is shown; nothing is written, not even in the workshop.
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
}

/// A change in the making. Dropped, it has changed nothing.
#[must_use = "nothing has happened yet: commit it"]
pub struct Transaction<'a> {
    archive: &'a Archive,
    means: &'a Means,
    mode: Mode,
    workshop: Option<(Workshop, Bench, WriterId)>,
    held: Held,
    bundles: BTreeMap<BundleId, Rc<Bundle>>,
    units: Option<Rc<Vec<UnitPlace>>>,
    /// The same units by the form in which their codes are compared.
    places: BTreeMap<String, UnitPlace>,
    new_units: Vec<UnitPlace>,
    staged: usize,
    adds: Vec<Add>,
    finished: Vec<String>,
}

/// The locks that are held.
enum Held {
    None,
    Bundles {
        _archive: Option<Lock>,
        bundles: BTreeMap<BundleId, Option<Lock>>,
    },
    Archive(#[expect(dead_code, reason = "held, not read")] Option<Lock>),
}

/// One thing that will be done.
enum Add {
    /// A new file of a bundle, listed in its manifest.
    File {
        bundle: BundleId,
        path: BundlePath,
        sha256: Sha256,
        source: Source,
    },
    /// A new file that no manifest lists: settings, what closes a bag.
    Plain { path: String, bytes: Vec<u8> },
    /// A file written whole: a print.
    Whole { path: String, bytes: Vec<u8> },
    /// A manifest that is mended; what the change adds to its bundle joins it.
    Mended {
        bundle: BundleId,
        path: String,
        bytes: Vec<u8>,
    },
    /// A volume's folder, into its box.
    MoveFolder { from: String, to: String },
    /// A file that lies elsewhere now.
    TakeAway { path: String, sha256: Sha256 },
}

/// Where a new file's bytes come from.
enum Source {
    Staged(String),
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
    /// A file taken away, its bytes being elsewhere.
    TakenAway(String),
}

impl<'a> Transaction<'a> {
    /// Begins a change: finishes what a dead command left; refuses in the middle of a merge.
    pub fn begin(archive: &'a Archive, means: &'a Means, mode: Mode) -> Result<Self, BeginError> {
        if mode == Mode::Make
            && let Some(operation) = git::operation_under_way(archive.reader.root())
        {
            return Err(BeginError::Git(operation));
        }
        let finished = journal::recover(&archive.disk, &archive.reader, &Ours::Nothing)?.finished;
        let workshop = match mode {
            Mode::Preview => None,
            Mode::Make => {
                let workshop = Workshop::open(&archive.disk, &archive.reader)?;
                let writer = match &means.writer {
                    Some(writer) => writer.clone(),
                    None => workshop.writer(&archive.disk, &archive.reader, &means.chance)?,
                };
                let bench = Bench::take(&archive.disk, &workshop, &means.chance)?;
                Some((workshop, bench, writer))
            }
        };
        Ok(Self {
            archive,
            means,
            mode,
            workshop,
            held: Held::None,
            bundles: BTreeMap::new(),
            units: None,
            places: BTreeMap::new(),
            new_units: Vec::new(),
            staged: 0,
            adds: Vec::new(),
            finished,
        })
    }

    /// Whether the change is made or shown.
    pub fn mode(&self) -> Mode {
        self.mode
    }

    /// What dead commands had begun and was finished on the way.
    pub fn finished(&self) -> &[String] {
        &self.finished
    }

    /// Takes a paper in: copies it to staging, hashing it on the way, and waits until it is on disk.
    pub fn stage(&mut self, from: impl Read, given: &Path) -> Result<Staged, StorageError> {
        let Some((workshop, bench, _)) = &self.workshop else {
            let mut copy = tempfile::tempfile().at(Verb::Write, given)?;
            let (sha256, size) = stage::copy(from, &mut copy, given, given)?;
            copy.seek(SeekFrom::Start(0)).at(Verb::Read, given)?;
            return Ok(Staged {
                name: None,
                sha256,
                size,
                copy,
            });
        };
        let name = bench.staged_name(self.staged);
        self.staged += 1;
        let path = workshop.staged(&name);
        let mut file = self.archive.disk.create(&path)?;
        let (sha256, size) = stage::copy(from, &mut file, given, &path)?;
        self.archive.disk.protect(&file, &path)?;
        if self.staged <= MANY_FILES || !cfg!(target_os = "linux") {
            self.archive.disk.sync_file(&file, &path)?;
        }
        let (copy, _) = open_given(&path)?;
        Ok(Staged {
            name: Some(name),
            sha256,
            size,
            copy,
        })
    }

    /// Locks bundles, in the order of their paths; beyond some tens of them, the whole archive.
    ///
    /// # Errors
    /// Somebody else holds one of them for longer than the wait.
    pub fn lock(&mut self, wanted: impl IntoIterator<Item = BundleId>) -> Result<(), StorageError> {
        let mut wanted: BTreeSet<BundleId> = wanted.into_iter().collect();
        match &self.held {
            Held::Archive(_) => return Ok(()),
            Held::Bundles { bundles, .. } if wanted.iter().all(|id| bundles.contains_key(id)) => return Ok(()),
            Held::Bundles { bundles, .. } => wanted.extend(bundles.keys().cloned()),
            Held::None => {}
        }
        if MANY_BUNDLES < wanted.len() {
            return self.lock_archive();
        }
        self.relock(|tx| tx.take_bundles(&wanted))
    }

    /// Locks the whole archive.
    pub fn lock_archive(&mut self) -> Result<(), StorageError> {
        if let Held::Archive(_) = self.held {
            return Ok(());
        }
        self.relock(|tx| {
            let Some((workshop, ..)) = &tx.workshop else {
                return Ok(Held::Archive(None));
            };
            let lock = lock::take(
                &tx.archive.disk,
                workshop.archive_lock(),
                "",
                Hold::Alone,
                tx.means.wait,
            )?;
            Ok(Held::Archive(Some(lock)))
        })
    }

    fn take_bundles(&self, wanted: &BTreeSet<BundleId>) -> Result<Held, StorageError> {
        let Some((workshop, ..)) = &self.workshop else {
            return Ok(Held::Bundles {
                _archive: None,
                bundles: wanted.iter().map(|id| (id.clone(), None)).collect(),
            });
        };
        let (disk, wait) = (&self.archive.disk, self.means.wait);
        let shared = lock::take(disk, workshop.archive_lock(), "", Hold::Shared, wait)?;
        let mut in_order: Vec<(String, &BundleId)> = wanted.iter().map(|id| (id.path(), id)).collect();
        in_order.sort();
        let mut bundles = BTreeMap::new();
        for (path, id) in in_order {
            let lock = lock::take(disk, workshop.bundle_lock(&path), &path, Hold::Alone, wait)?;
            bundles.insert(id.clone(), Some(lock));
        }
        Ok(Held::Bundles {
            _archive: Some(shared),
            bundles,
        })
    }

    /// Lets go of what is held (locks are only ever taken in one order), takes anew, and reads anew. Who died while this
    /// process waited left a journal: that change comes first.
    fn relock(&mut self, take: impl Fn(&Self) -> Result<Held, StorageError>) -> Result<(), StorageError> {
        let began = std::time::Instant::now();
        loop {
            self.held = Held::None;
            self.bundles.retain(|_, shelf| shelf.has_pending());
            self.units = None;
            self.held = take(self)?;
            if self.mode == Mode::Preview {
                return Ok(());
            }
            let ours = match &self.held {
                Held::Archive(_) => Ours::Archive,
                Held::None => Ours::Nothing,
                Held::Bundles { bundles, .. } => Ours::Bundles(bundles.keys().map(BundleId::path).collect()),
            };
            let found = journal::recover(&self.archive.disk, &self.archive.reader, &ours)?;
            self.finished.extend(found.finished);
            if !found.blocked {
                return Ok(());
            }
            if self.means.wait <= began.elapsed() {
                return Err(StorageError::Busy {
                    what: String::new(),
                    waited: self.means.wait,
                });
            }
            self.held = Held::None;
            let found = journal::recover(&self.archive.disk, &self.archive.reader, &Ours::Nothing)?;
            self.finished.extend(found.finished);
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// A tail that nothing in a bundle has.
    pub fn fresh_tail(&mut self, bundle: &BundleId) -> Result<Tail, StorageError> {
        loop {
            let tail = self.means.chance.tail()?;
            if !self.bundle(bundle)?.has_tail(tail) {
                return Ok(tail);
            }
        }
    }

    /// Adds a record to a bundle.
    pub fn add_record(&mut self, bundle: &BundleId, stem: Stem, record: &Record) -> Result<Listed, StorageError> {
        let path = layout::entry_path(EntryName::Record(stem));
        let text = entry_text::record_text(record).map_err(|fault| written_wrong(&path, fault))?;
        self.add_bytes(bundle, &path, text.into_bytes())
    }

    /// Adds an event to a record of a bundle: the next step, unless the record has keys that this deedbox does not know.
    pub fn add_event(&mut self, bundle: &BundleId, stem: Stem, event: &Event) -> Result<Step, StorageError> {
        self.add_event_in_parts(bundle, std::slice::from_ref(bundle), stem, event)
    }

    /// The same for a record that may lie in another part of the file than its next event.
    pub fn add_event_in_parts(&mut self, bundle: &BundleId, parts: &[BundleId], stem: Stem, event: &Event) -> Result<Step, StorageError> {
        for part in parts {
            if let Some((path, key)) = self.bundle(part)?.unknown_key(&self.archive.reader, stem)? {
                return Err(StorageError::UnknownKey { path, key });
            }
        }
        let case = parts::case(self, parts, stem)?.ok_or_else(|| StorageError::Missing(format!("{bundle}/{stem}")))?;
        let number = case.next_step();
        let step = Step {
            number,
            action: event.head.action,
            tail: self.fresh_tail(bundle)?,
        };
        let path = layout::entry_path(EntryName::Event(stem, step));
        let text = entry_text::event_text(event).map_err(|fault| written_wrong(&path, fault))?;
        self.add_bytes(bundle, &path, text.into_bytes())?;
        Ok(step)
    }

    fn add_bytes(&mut self, bundle: &BundleId, path: &str, bytes: Vec<u8>) -> Result<Listed, StorageError> {
        let sha256 = digest(&bytes);
        let path = self.free_path(bundle, path)?;
        self.shelf_mut(bundle)?.add(path.clone(), sha256, Some(bytes.clone()));
        self.adds.push(Add::File {
            bundle: bundle.clone(),
            path: path.clone(),
            sha256,
            source: Source::Bytes(bytes),
        });
        Ok(Listed { sha256, path })
    }

    /// Adds a staged paper to a bundle.
    pub fn add_paper(&mut self, bundle: &BundleId, path: &str, paper: &Staged) -> Result<Listed, StorageError> {
        let path = self.free_path(bundle, path)?;
        let source = paper.name.clone().map_or(Source::Shown, Source::Staged);
        self.shelf_mut(bundle)?.add(path.clone(), paper.sha256, None);
        self.adds.push(Add::File {
            bundle: bundle.clone(),
            path: path.clone(),
            sha256: paper.sha256,
            source,
        });
        Ok(Listed {
            sha256: paper.sha256,
            path,
        })
    }

    /// Adds a paper that deedbox made itself, such as an item list.
    pub fn add_made(&mut self, bundle: &BundleId, path: &str, bytes: Vec<u8>) -> Result<Listed, StorageError> {
        self.add_bytes(bundle, path, bytes)
    }

    /// Lists a file that lies in a bundle already (`mend --adopt`): the one case of a line over bytes of others.
    pub fn adopt(&mut self, bundle: &BundleId, listed: &Listed) -> Result<(), StorageError> {
        self.shelf_mut(bundle)?.add(listed.path.clone(), listed.sha256, None);
        let Listed { sha256, path } = listed.clone();
        self.adds.push(Add::File {
            bundle: bundle.clone(),
            path,
            sha256,
            source: Source::There,
        });
        Ok(())
    }

    /// Adds a file outside any bundle, where none lies yet.
    pub fn add_plain(&mut self, path: impl Into<String>, bytes: Vec<u8>) {
        self.adds.push(Add::Plain {
            path: path.into(),
            bytes,
        });
    }

    /// Writes a file whole: a print of what records say, or a manifest that is mended.
    pub fn write_whole(&mut self, path: impl Into<String>, bytes: Vec<u8>) {
        self.adds.push(Add::Whole {
            path: path.into(),
            bytes,
        });
    }

    /// Puts mended manifests in the place of damaged ones. From here on the bundle can be read and added to in this change,
    /// however its manifests were.
    ///
    /// # Errors
    /// What the mended manifests list cannot be relied on either.
    pub fn mend_manifests(
        &mut self,
        id: &BundleId,
        as_read: Vec<Manifest>,
        mended: &[Manifest],
    ) -> Result<(), StorageError> {
        let shelf = Bundle::mended(id, as_read, mended)?;
        for new in mended.iter().filter(|new| !shelf.manifests.contains(new)) {
            let path = format!("{id}/{}", new.path);
            self.adds.push(Add::Mended {
                bundle: id.clone(),
                path,
                bytes: new.bytes.clone(),
            });
        }
        self.bundles.insert(id.clone(), Rc::new(shelf));
        Ok(())
    }

    /// The writer by which this change is listed, where that is known; a preview draws none.
    pub fn writer(&self) -> Option<String> {
        let drawn = self.workshop.as_ref().map(|(_, _, writer)| writer.as_str().to_owned());
        drawn.or_else(|| self.means.writer.as_ref().map(|writer| writer.as_str().to_owned()))
    }

    /// Moves a volume's folder into its box.
    pub fn move_folder(&mut self, from: &BundleId, to: &BundleId) {
        self.adds.push(Add::MoveFolder {
            from: from.path(),
            to: to.path(),
        });
    }

    /// Takes a file away whose bytes this change puts elsewhere.
    pub fn take_away(&mut self, path: impl Into<String>, sha256: Sha256) {
        self.adds.push(Add::TakeAway {
            path: path.into(),
            sha256,
        });
    }

    /// Makes a new unit known to what is looked up later in this change.
    pub fn note_unit(&mut self, place: UnitPlace) {
        if let Some(units) = &mut self.units {
            let at = units.binary_search(&place).unwrap_or_else(|at| at);
            Rc::make_mut(units).insert(at, place.clone());
            self.places.insert(place.unit.folded(), place.clone());
        }
        self.new_units.push(place);
    }

    /// A path of a bundle at which nothing is listed or lies.
    fn free_path(&mut self, bundle: &BundleId, path: &str) -> Result<BundlePath, StorageError> {
        let full = format!("{bundle}/{path}");
        let wrong = || StorageError::Occupied(full.clone());
        let path: BundlePath = path.parse().map_err(|_| wrong())?;
        if self.bundle(bundle)?.has(&path) || self.archive.reader.kind(&full)?.is_some() {
            Err(wrong())
        } else {
            Ok(path)
        }
    }

    fn shelf_mut(&mut self, id: &BundleId) -> Result<&mut Bundle, StorageError> {
        self.bundle(id)?;
        let shelf = self
            .bundles
            .get_mut(id)
            .ok_or_else(|| StorageError::Missing(id.path()))?;
        Ok(Rc::make_mut(shelf))
    }

    /// Whether nothing would change.
    pub fn is_empty(&self) -> bool {
        self.adds.is_empty()
    }

    /// The files that the change adds or writes, and the manifests that it adds lines to.
    pub fn preview(&self) -> Vec<Change> {
        let writer = self
            .workshop
            .as_ref()
            .map_or("<writer>", |(_, _, writer)| writer.as_str());
        let mut changes = Vec::new();
        let mut lines: BTreeMap<String, usize> = BTreeMap::new();
        for add in &self.adds {
            match add {
                Add::File {
                    bundle, path, source, ..
                } => {
                    if !matches!(source, Source::There) {
                        changes.push(Change::New(format!("{bundle}/{path}")));
                    }
                    *lines
                        .entry(format!("{bundle}/{}", layout::manifest_path(writer)))
                        .or_default() += 1;
                }
                Add::Plain { path, .. } => changes.push(Change::New(path.clone())),
                Add::Whole { path, .. } | Add::Mended { path, .. } => changes.push(Change::Written(path.clone())),
                Add::MoveFolder { from, to } => changes.push(Change::Moved(from.clone(), to.clone())),
                Add::TakeAway { path, .. } => changes.push(Change::TakenAway(path.clone())),
            }
        }
        changes.extend(lines.into_iter().map(|(manifest, n)| Change::Listed(manifest, n)));
        changes
    }

    /// Makes the change. On return it is on disk.
    ///
    /// # Errors
    /// Before its journal is written, nothing has changed; after that, the next command finishes it.
    pub fn commit(mut self) -> Result<Vec<Change>, StorageError> {
        let changes = self.preview();
        if self.mode == Mode::Preview || self.adds.is_empty() {
            return Ok(changes);
        }
        self.check_manifests_are_as_read()?;
        let Some((workshop, mut bench, writer)) = self.workshop.take() else {
            return Ok(changes);
        };
        let made = self.write_down(&workshop, &bench, &writer);
        let journal = match made {
            Ok(journal) => journal,
            Err(e) => {
                self.workshop = Some((workshop, bench, writer));
                return Err(e);
            }
        };
        let (disk, reader) = (&self.archive.disk, &self.archive.reader);
        journal::make(disk, reader, &workshop, &bench.id, &journal)?;
        disk.remove(&workshop.staged(&bench.journal_name()))?;
        bench.clear(disk)?;
        Ok(changes)
    }

    /// git may have changed a manifest since it was read: then what was decided may be wrong.
    fn check_manifests_are_as_read(&self) -> Result<(), StorageError> {
        let written: BTreeSet<&BundleId> = self
            .adds
            .iter()
            .filter_map(|add| match add {
                Add::File { bundle, .. } | Add::Mended { bundle, .. } => Some(bundle),
                _ => None,
            })
            .collect();
        for id in written {
            let then = self
                .bundles
                .get(id)
                .map(|shelf| shelf.manifests.as_slice())
                .unwrap_or_default();
            if manifest::read_all(&self.archive.reader, &id.path())? != then {
                return Err(StorageError::Unsettled(id.path()));
            }
        }
        Ok(())
    }

    /// Stages what is not staged yet, waits for it, writes the journal and waits for that: the point of no return.
    fn write_down(&mut self, workshop: &Workshop, bench: &Bench, writer: &WriterId) -> Result<Journal, StorageError> {
        let disk = &self.archive.disk;
        let mut fresh = Vec::new();
        let mut steps = Vec::new();
        let mut closing = Vec::new();
        let mut lists: BTreeMap<String, Vec<Listed>> = BTreeMap::new();
        let mut mended: Vec<(String, Vec<u8>)> = Vec::new();
        for add in std::mem::take(&mut self.adds) {
            let mut stage = |bytes: &[u8]| -> Result<(String, Sha256), StorageError> {
                let name = bench.staged_name(self.staged);
                self.staged += 1;
                let path = workshop.staged(&name);
                let file = disk.write_new(&path, bytes)?;
                // Files that one call will wait for need not stay open: a process may hold a thousand at most.
                if self.staged <= MANY_FILES {
                    fresh.push((file, path));
                } else if !cfg!(target_os = "linux") {
                    disk.sync_file(&file, &path)?;
                }
                Ok((name, digest(bytes)))
            };
            match add {
                Add::File {
                    bundle,
                    path,
                    sha256,
                    source,
                } => {
                    let to = format!("{bundle}/{path}");
                    let staged = match source {
                        Source::Staged(name) => Some(name),
                        Source::Bytes(bytes) => Some(stage(&bytes)?.0),
                        Source::Shown | Source::There => None,
                    };
                    steps.extend(staged.map(|staged| JournalStep::Place { staged, to, sha256 }));
                    let manifest = format!("{bundle}/{}", layout::manifest_path(writer.as_str()));
                    lists.entry(manifest).or_default().push(Listed { sha256, path });
                }
                Add::Plain { path: to, bytes } => {
                    let (staged, sha256) = stage(&bytes)?;
                    steps.push(JournalStep::Place { staged, to, sha256 });
                }
                Add::Whole { path: to, bytes } => {
                    let (staged, sha256) = stage(&bytes)?;
                    closing.push(JournalStep::Replace { staged, to, sha256 });
                }
                Add::Mended { path, bytes, .. } => mended.push((path, bytes)),
                Add::MoveFolder { from, to } => closing.push(JournalStep::MoveFolder { from, to }),
                Add::TakeAway { path, sha256 } => closing.push(JournalStep::TakeAway { path, sha256 }),
            }
        }
        // One step a manifest: what is listed anew stands in the mended one, so that the step can be made again.
        for (to, bytes) in mended {
            let bytes = with_lines(&bytes, &lists.remove(&to).unwrap_or_default());
            let (name, sha256) = (bench.staged_name(self.staged), digest(&bytes));
            self.staged += 1;
            let path = workshop.staged(&name);
            fresh.push((disk.write_new(&path, &bytes)?, path));
            steps.push(JournalStep::Replace {
                staged: name,
                to,
                sha256,
            });
        }
        steps.extend(
            lists
                .into_iter()
                .map(|(manifest, lines)| JournalStep::List { manifest, lines }),
        );
        steps.extend(closing);
        let bundles = match &self.held {
            Held::Bundles { bundles, .. } => Some(bundles.keys().map(BundleId::path).collect()),
            Held::None | Held::Archive(_) => None,
        };
        let journal = Journal { bundles, steps };
        // Papers beyond the first tens were staged without waiting for each: one call waits for all.
        let at_once = MANY_FILES < self.staged && disk.sync_everything(&workshop.staging())?;
        if !at_once {
            fresh.iter().try_for_each(|(file, path)| disk.sync_file(file, path))?;
        }
        let text = serde_json::to_vec(&journal).map_err(|_| StorageError::Journal(bench.journal_name()))?;
        let draft = workshop.staged(&format!("{}.journal-draft", bench.id));
        let file = disk.write_new(&draft, &text)?;
        disk.sync_file(&file, &draft)?;
        disk.replace(&draft, &workshop.staged(&bench.journal_name()))?;
        disk.sync_folder(&workshop.staging())?;
        Ok(journal)
    }
}

/// A type that cannot be written as TOML is a mistake in the program; it is named, not hidden.
fn written_wrong(path: &str, fault: TextFault) -> StorageError {
    StorageError::Text {
        path: path.to_owned(),
        line: fault.line,
        says: fault.says,
    }
}

impl Shelves for Transaction<'_> {
    fn archive(&self) -> &Archive {
        self.archive
    }

    fn bundle(&mut self, id: &BundleId) -> Result<Rc<Bundle>, StorageError> {
        if let Some(shelf) = self.bundles.get(id) {
            return Ok(Rc::clone(shelf));
        }
        let shelf = Rc::new(Bundle::read(&self.archive.reader, id)?);
        self.bundles.insert(id.clone(), Rc::clone(&shelf));
        Ok(shelf)
    }

    fn units(&mut self) -> Result<Rc<Vec<UnitPlace>>, StorageError> {
        if let Some(units) = &self.units {
            return Ok(Rc::clone(units));
        }
        let mut units = read_units(&self.archive.reader)?;
        units.extend(self.new_units.iter().cloned());
        units.sort();
        self.places = units.iter().map(|place| (place.unit.folded(), place.clone())).collect();
        let units = Rc::new(units);
        self.units = Some(Rc::clone(&units));
        Ok(units)
    }

    fn unit(&mut self, code: &UnitCode) -> Result<Option<UnitPlace>, StorageError> {
        // One act looks one unit up; a whole register is worth the list of all.
        if self.units.is_none() && !matches!(self.held, Held::Archive(_)) {
            if let Some(place) = self.new_units.iter().find(|place| place.unit == *code) {
                return Ok(Some(place.clone()));
            }
            if let Some(place) = find_unit(&self.archive.reader, code)? {
                return Ok(Some(place));
            }
        }
        self.units()?;
        Ok(self.places.get(&code.folded()).cloned())
    }
}

impl Drop for Transaction<'_> {
    /// What was staged for nothing is cleared away; where that fails, the next command sweeps it.
    fn drop(&mut self) {
        let Some((workshop, bench, _)) = &mut self.workshop else {
            return;
        };
        let journal = workshop.staged(&bench.journal_name());
        if is_there(&journal) {
            return;
        }
        for n in 0..self.staged {
            let _ = self.archive.disk.remove(&workshop.staged(&bench.staged_name(n)));
        }
        let _ = self
            .archive
            .disk
            .remove(&workshop.staged(&format!("{}.journal-draft", bench.id)));
        let _ = bench.clear(&self.archive.disk);
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
    Git(crate::model::refusal::GitOperation),
}
