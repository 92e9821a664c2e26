//! The commit: stage, write down, make, clear away.

use crate::archive::digest::digest;
use crate::archive::journal::{Journal, JournalStep};
use crate::archive::layout::BundleId;
use crate::archive::manifest::with_lines;
use crate::archive::private_dir::PrivateDir;
use crate::archive::staging_area::StagingArea;
use crate::archive::storage_error::StorageError;
use crate::archive::transaction::{
    Add, BytesFrom, Change, CommitError, Earlier, LocksHeld, MANY_FILES, Mode, Transaction,
};
use crate::archive::writer_id::WriterId;
use crate::archive::{NoSpot, Spot, acts, journal, layout, manifest};
use crate::model::path::LiesIn;
use crate::model::{BundlePath, Listed, Sha256};
use std::collections::{BTreeMap, BTreeSet};

impl Transaction<'_> {
    /// Makes the change. On return it is on disk.
    ///
    /// # Errors
    /// Before its journal is written, nothing has changed; after that, the next command finishes it.
    pub fn commit(mut self) -> Result<Vec<Change>, CommitError> {
        self.sign()?;
        self.keep_keys()?;
        let changes = self.preview();
        self.finish()?;
        Ok(changes)
    }

    /// The same, for a command that makes several changes: gives what this one has read.
    pub fn commit_and_go_on(mut self) -> Result<(Earlier, Vec<Change>), CommitError> {
        self.sign()?;
        self.keep_keys()?;
        let changes = self.preview();
        self.finish()?;
        let mut earlier = std::mem::take(&mut self.earlier);
        earlier.0.append(&mut self.bundles);
        Ok((earlier, changes))
    }

    fn finish(&mut self) -> Result<(), StorageError> {
        if self.mode == Mode::Preview || self.adds.is_empty() {
            return Ok(());
        }
        // What was decided without something that could not be read may be wrong.
        if let Some(e) = self.archive.reader.faults().first() {
            return Err(e);
        }
        self.check_manifests_are_as_read()?;
        let Some((private_dir, mut area, writer)) = self.private_dir.take() else {
            return Ok(());
        };
        let noted = acts::note(&self.archive.disk, private_dir.root(), &self.keys());
        let made = noted.and_then(|()| self.write_down(&private_dir, &area, &writer));
        let journal = match made {
            Ok(journal) => journal,
            Err(e) => {
                self.private_dir = Some((private_dir, area, writer));
                return Err(e);
            }
        };
        let (disk, reader) = (&self.archive.disk, &self.archive.reader);
        let left = journal::make(disk, reader, &private_dir, &area.id, &journal)?;
        disk.remove(&private_dir.staged(&area.journal_name()))?;
        area.clear(disk)?;
        if left.is_empty() { Ok(()) } else { Err(StorageError::NotDestroyed(left)) }
    }

    /// The records and events that the change makes, as the notes of acts name them.
    fn keys(&self) -> Vec<String> {
        let estate = &self.archive.settings().id;
        let files = self.adds.iter().filter_map(|add| match add {
            Add::File { bundle, path, .. } => Some((bundle, path)),
            _ => None,
        });
        let entries = files.filter_map(|(bundle, path)| Some((bundle, path.file_name().strip_suffix(".toml")?)));
        entries.map(|(bundle, name)| acts::entry_key(&LiesIn::new(estate, &bundle.identity()), name)).collect()
    }

    /// git may have changed a manifest since it was read: then what was decided may be wrong.
    fn check_manifests_are_as_read(&self) -> Result<(), StorageError> {
        let written: BTreeSet<&BundleId> = self
            .adds
            .iter()
            .filter_map(|add| match add {
                Add::File { bundle, .. }
                | Add::Mended { bundle, .. }
                | Add::MoveFolder { from: bundle, .. }
                | Add::Destroy { bundle, .. }
                | Add::LetGo { bundle, .. }
                | Add::BringBack { bundle, .. } => Some(bundle),
                Add::Plain { .. } | Add::Whole { .. } | Add::TakeAway { .. } => None,
            })
            .collect();
        for id in written {
            let then = self.bundles.get(id).map(|bundle| bundle.manifests.as_slice()).unwrap_or_default();
            if manifest::read_all(&self.archive.reader, &id.path())? != then {
                return Err(StorageError::Unsettled(id.path()));
            }
        }
        Ok(())
    }

    /// Stages what is not staged yet, waits for it, writes the journal and waits for that: the point of no return.
    fn write_down(
        &mut self,
        private_dir: &PrivateDir,
        area: &StagingArea,
        writer: &WriterId,
    ) -> Result<Journal, StorageError> {
        let disk = &self.archive.disk;
        let mut fresh = Vec::new();
        let mut steps = Vec::new();
        let mut closing = Vec::new();
        let mut destroyed = Vec::new();
        let mut lists: BTreeMap<String, Vec<Listed>> = BTreeMap::new();
        let mut mended: Vec<(String, Vec<u8>, Option<Sha256>)> = Vec::new();
        for add in std::mem::take(&mut self.adds) {
            let mut stage = |bytes: &[u8], kept: KeptHow| -> Result<(usize, Sha256), StorageError> {
                let number = self.staged;
                self.staged += 1;
                let path = private_dir.staged(&area.staged_name(number));
                let file = disk.write_new(&path, bytes)?;
                if kept == KeptHow::Original {
                    disk.protect(&file, &path)?;
                }
                // Files that one call will wait for need not stay open: a process may hold a thousand at most.
                if self.staged <= MANY_FILES {
                    fresh.push((file, path));
                } else if !cfg!(target_os = "linux") {
                    disk.sync_file(&file, &path)?;
                }
                Ok((number, digest(bytes)))
            };
            match add {
                Add::File { bundle, path, sha256, source } => {
                    let to = format!("{bundle}/{path}");
                    let staged = match source {
                        BytesFrom::Staged(number) => Some(number),
                        BytesFrom::Bytes(bytes) => Some(stage(&bytes, KeptHow::of(&path))?.0),
                        BytesFrom::There => {
                            // What is adopted was written by others: it is on disk before it is listed.
                            disk.sync_there(&self.archive.reader.full(&to))?;
                            None
                        }
                        BytesFrom::Shown => None,
                    };
                    let to = spot(to)?;
                    steps.extend(staged.map(|staged| JournalStep::Place { staged, to, sha256 }));
                    let manifest = format!("{bundle}/{}", layout::manifest_path(writer.as_str()));
                    lists.entry(manifest).or_default().push(Listed { sha256, path });
                }
                Add::Plain { path: to, bytes } => {
                    let (staged, sha256) = stage(&bytes, KeptHow::Text)?;
                    steps.push(JournalStep::Place { staged, to: spot(to)?, sha256 });
                }
                Add::Whole { path: to, bytes } => {
                    let (staged, sha256) = stage(&bytes, KeptHow::Text)?;
                    closing.push(JournalStep::Replace { staged, to: spot(to)?, sha256, was: None });
                }
                Add::Mended { path, bytes, was, .. } => mended.push((path, bytes, was)),
                Add::MoveFolder { from, to } => {
                    closing.push(JournalStep::MoveFolder { from, to });
                }
                Add::Destroy { bundle, path, sha256 } => {
                    destroyed.push(JournalStep::Destroy { path: spot(format!("{bundle}/{path}"))?, sha256 });
                }
                Add::LetGo { bundle, path, sha256, approval } => {
                    let approval = crate::archive::elsewhere::approval_name(&approval);
                    let path = spot(format!("{bundle}/{path}"))?;
                    destroyed.push(JournalStep::LetGo { path, sha256, approval });
                }
                Add::BringBack { bundle, path, sha256, staged } => {
                    steps.push(JournalStep::Place { staged, to: spot(format!("{bundle}/{path}"))?, sha256 });
                }
                Add::TakeAway { path, sha256, lies } => {
                    let (path, lies) = (spot(path)?, lies.map(spot).transpose()?);
                    closing.push(JournalStep::TakeAway { path, sha256, lies });
                }
            }
        }
        // One step a manifest: what is listed anew stands in the mended one, so that the step can be made again.
        for (to, bytes, was) in mended {
            let bytes = with_lines(&bytes, &lists.remove(&to).unwrap_or_default());
            let (number, sha256) = (self.staged, digest(&bytes));
            self.staged += 1;
            let path = private_dir.staged(&area.staged_name(number));
            fresh.push((disk.write_new(&path, &bytes)?, path));
            steps.push(JournalStep::Replace { staged: number, to: spot(to)?, sha256, was });
        }
        for (manifest, lines) in lists {
            steps.push(JournalStep::List { manifest: spot(manifest)?, lines });
        }
        // Only once it is listed that the list is carried out.
        steps.extend(destroyed);
        steps.extend(closing);
        let bundles = match &self.held {
            LocksHeld::Bundles { bundles, .. } => Some(bundles.keys().cloned().collect()),
            LocksHeld::None | LocksHeld::Archive(_) => None,
        };
        let journal = Journal { bundles, steps };
        // Papers beyond the first tens were staged without waiting for each: one call waits for all.
        let at_once = MANY_FILES < self.staged && disk.sync_everything(&private_dir.staging())?;
        if !at_once {
            fresh.iter().try_for_each(|(file, path)| disk.sync_file(file, path))?;
        }
        let text = serde_json::to_vec(&journal).map_err(|_| StorageError::Journal(area.journal_name()))?;
        let draft = private_dir.staged(&format!("{}.journal-draft", area.id));
        let file = disk.write_new(&draft, &text)?;
        disk.sync_file(&file, &draft)?;
        disk.replace(&draft, &private_dir.staged(&area.journal_name()))?;
        disk.sync_folder(&private_dir.staging())?;
        Ok(journal)
    }
}

/// The place that a path names; a path that names none is a mistake in the program, and nothing is written.
fn spot(path: String) -> Result<Spot, StorageError> {
    path.parse().map_err(|NoSpot(path)| StorageError::Outside(path))
}

/// How a file that deedbox made itself is kept.
#[derive(Clone, Copy, PartialEq, Eq)]
enum KeptHow {
    /// As an original: read-only, like those that were handed in.
    Original,
    /// As a record, a print or a list.
    Text,
}

impl KeptHow {
    fn of(path: &BundlePath) -> Self {
        if path.as_str().starts_with(layout::ORIGINALS) { Self::Original } else { Self::Text }
    }
}
