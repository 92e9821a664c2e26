//! Journals: a change written down before it is made, so that whoever comes next can finish it.

mod recovery;
mod vet;

use std::collections::BTreeSet;
use std::fs::File;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::archive::disk::Disk;
use crate::archive::elsewhere;
use crate::archive::layout::{BundleId, DATA};
use crate::archive::leave::{self, Leave};
use crate::archive::manifest::{self, Manifest, with_lines};
use crate::archive::outside::{given_folder, is_there};
use crate::archive::private_dir::PrivateDir;
use crate::archive::read::{EntryKind, Reader};
use crate::archive::spot::Spot;
use crate::archive::staging_area::{JOURNAL_ENDING, staged_name};
use crate::archive::storage_error::StorageError;
use crate::archive::stored::LeaveToLetGo;
use crate::model::{Listed, Sha256};

pub use recovery::{Ours, recover, unreadable};

/// The largest journal that is read, in bytes.
const MAX_BYTES: u64 = 1 << 30;

/// More manifests, or folders, than this are waited for in one call, where the system can do that.
const MANY: usize = 24;

/// A change: the locks it needs and its steps, in order. It names places of the format and its own staged files, and has no
/// words for anything else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Journal {
    /// The bundles that it locks; none means the whole archive.
    pub bundles: Option<Vec<BundleId>>,
    /// What it does, in order.
    pub steps: Vec<JournalStep>,
}

/// A step of a change. Each can be made again without harm.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum JournalStep {
    /// Puts a staged file where nothing lies.
    Place {
        /// Its number among the change's staged files.
        staged: usize,
        to: Spot,
        /// The digest of its bytes.
        sha256: Sha256,
    },
    /// Adds lines at the end of a manifest.
    List { manifest: Spot, lines: Vec<Listed> },
    /// Puts a staged file where something may lie: a print written whole, a mended manifest.
    Replace {
        /// Its number among the change's staged files.
        staged: usize,
        to: Spot,
        /// The digest of its bytes.
        sha256: Sha256,
        /// The digest of what it replaces; none where any bytes may be replaced.
        #[serde(default)]
        was: Option<Sha256>,
    },
    /// Moves a volume's folder into its box.
    MoveFolder { from: BundleId, to: BundleId },
    /// Takes a file away whose bytes lie elsewhere now: a late paper that `mend` carried to its bundle.
    TakeAway {
        path: Spot,
        /// The digest of its bytes.
        sha256: Sha256,
        /// Where they lie; none of a manifest, whose lines are taken up by others.
        lies: Option<Spot>,
    },
    /// Destroys a file of a list that was approved and carried out: the one step that takes bytes away for good. By now the list says
    /// that it is carried out; else nothing is removed.
    Destroy {
        path: Spot,
        /// The digest of its bytes.
        sha256: Sha256,
    },
    /// Takes the copy of a boxed paper away that lies here. Whether a store keeps it, and that was approved, is asked anew.
    LetGo {
        path: Spot,
        /// The digest of its bytes.
        sha256: Sha256,
        /// Under which approved export, by the name of its record.
        approval: String,
    },
}

/// What the steps of a change touched, for the fsyncs at its end.
struct Making<'a> {
    disk: &'a Disk,
    reader: &'a Reader,
    private_dir: &'a PrivateDir,
    id: &'a str,
    touched: BTreeSet<PathBuf>,
    /// Folders that were seen to be there, or made, since a folder was last moved or taken away.
    there: BTreeSet<String>,
    manifests: usize,
    /// Manifests that are written and wait to be put in their places.
    lists: Vec<(Option<File>, PathBuf, String)>,
    moved: Vec<(String, String)>,
    /// Files that were to be destroyed and have other bytes: they are left.
    left: Vec<String>,
    /// What may be let go of the volume that was asked about last, and under which export.
    leave: Option<(BundleId, String, Option<LeaveToLetGo>)>,
}

/// Makes a change step by step, and waits until it is on disk; gives what was to be destroyed and has other bytes.
pub fn make(
    disk: &Disk,
    reader: &Reader,
    private_dir: &PrivateDir,
    id: &str,
    journal: &Journal,
) -> Result<Vec<String>, StorageError> {
    let mut making = Making {
        disk,
        reader,
        private_dir,
        id,
        touched: BTreeSet::new(),
        there: BTreeSet::new(),
        manifests: 0,
        lists: Vec::new(),
        moved: Vec::new(),
        left: Vec::new(),
        leave: None,
    };
    // A change that is made again may have moved a folder already: then its files lie at the new place.
    for step in &journal.steps {
        let JournalStep::MoveFolder { from, to } = step else { continue };
        let (from, to) = (from.path(), to.path());
        if reader.kind(&from)?.is_none() && reader.kind(&to)?.is_some() {
            making.moved.push((format!("{from}/"), format!("{to}/")));
        }
    }
    let lists = journal.steps.iter().filter(|step| matches!(step, JournalStep::List { .. }));
    let many = MANY < lists.count() && cfg!(target_os = "linux");
    for step in &journal.steps {
        if !matches!(step, JournalStep::List { .. }) {
            making.put_lists()?;
        }
        match step {
            JournalStep::Place { staged, to, sha256 } => making.place(*staged, &to.to_string(), *sha256)?,
            JournalStep::List { manifest, lines } => {
                making.list(&manifest.to_string(), lines)?;
                if !many {
                    making.put_lists()?;
                }
            }
            JournalStep::Replace { staged, to, sha256, was } => {
                making.replace(*staged, &to.to_string(), *sha256, *was)?;
            }
            JournalStep::MoveFolder { from, to } => making.move_folder(&from.path(), &to.path())?,
            JournalStep::TakeAway { path, sha256, lies } => making.take_away(path, *sha256, lies.as_ref())?,
            JournalStep::Destroy { path, sha256 } => making.destroy(path, *sha256)?,
            JournalStep::LetGo { path, sha256, approval } => making.let_go(path, *sha256, approval)?,
        }
    }
    making.put_lists()?;
    // Many folders are waited for in one call, where the system can do that.
    let folders = making.folders();
    if !(MANY < folders.len() && disk.sync_everything(reader.root())?) {
        folders.into_iter().try_for_each(|folder| disk.sync_folder(folder))?;
    }
    Ok(making.left)
}

impl Making<'_> {
    /// The folder of a path, made where it is missing; links on the way are refused.
    fn make_folder_of(&mut self, path: &str) -> Result<(), StorageError> {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        if self.there.contains(folder) {
            return Ok(());
        }
        let mut here = String::new();
        for part in folder.split('/').filter(|part| !part.is_empty()) {
            let above = self.reader.full(&here);
            if !here.is_empty() {
                here.push('/');
            }
            here.push_str(part);
            match self.reader.kind(&here)? {
                Some(EntryKind::Folder) => {}
                None => {
                    self.reader.anchored(&here, |path| self.disk.make_folder(path))?;
                    self.touched.insert(above);
                }
                Some(_) => return Err(StorageError::NotPlain(here)),
            }
        }
        self.touched.insert(self.reader.full(folder));
        self.there.insert(folder.to_owned());
        Ok(())
    }

    fn now(&self, path: &str) -> String {
        let moved = self.moved.iter().find_map(|(from, to)| Some(format!("{to}{}", path.strip_prefix(from)?)));
        moved.unwrap_or_else(|| path.to_owned())
    }

    /// Where a staged file of this change lies.
    fn staged(&self, number: usize) -> PathBuf {
        self.private_dir.staged(&staged_name(self.id, number))
    }

    fn place(&mut self, staged: usize, to: &str, sha256: Sha256) -> Result<(), StorageError> {
        let to = &self.now(to);
        self.make_folder_of(to)?;
        let from = self.staged(staged);
        match self.reader.kind(to)? {
            None => self.reader.anchored(to, |path| self.disk.place(&from, path)),
            Some(EntryKind::File) if holds(self.reader, to, sha256)? => self.disk.remove(&from),
            Some(_) => Err(StorageError::Occupied(to.to_owned())),
        }
    }

    fn replace(&mut self, staged: usize, to: &str, sha256: Sha256, was: Option<Sha256>) -> Result<(), StorageError> {
        self.make_folder_of(to)?;
        let from = self.staged(staged);
        if !is_there(&from) {
            return if holds(self.reader, to, sha256)? { Ok(()) } else { Err(StorageError::Occupied(to.to_owned())) };
        }
        // git may have brought other bytes since the change was written down: those are not replaced.
        if let Some(was) = was
            && self.reader.kind(to)?.is_some()
            && !holds(self.reader, to, was)?
            && !holds(self.reader, to, sha256)?
        {
            return Err(StorageError::Occupied(to.to_owned()));
        }
        self.reader.anchored(to, |path| self.disk.replace(&from, path))
    }

    /// Writes a manifest with further lines beside the one that it will replace.
    fn list(&mut self, manifest: &str, lines: &[Listed]) -> Result<(), StorageError> {
        let manifest = &self.now(manifest);
        self.make_folder_of(manifest)?;
        let now = match self.reader.kind(manifest)? {
            None => Vec::new(),
            Some(EntryKind::File) => self.reader.read(manifest, manifest::MAX_BYTES)?,
            Some(_) => return Err(StorageError::NotPlain(manifest.to_owned())),
        };
        // A line's end would make a path of what is left of a torn one.
        if let Some(line) = (Manifest { path: String::new(), bytes: now.clone() }).torn_at() {
            let text = String::new();
            return Err(StorageError::Manifest { path: manifest.to_owned(), line: Some(line), text });
        }
        let then = with_lines(&now, lines);
        if then == now {
            return Ok(());
        }
        let staged = self.private_dir.staged(&format!("{}-m{}", self.id, self.manifests));
        self.manifests += 1;
        self.disk.remove(&staged)?;
        let file = self.disk.write_new(&staged, &then)?;
        // Only a few are kept open: more than that are waited for in one call.
        let file = (self.lists.len() <= MANY).then_some(file);
        self.lists.push((file, staged, manifest.to_owned()));
        Ok(())
    }

    /// Puts the written manifests in their places, once they are on disk.
    fn put_lists(&mut self) -> Result<(), StorageError> {
        let lists = std::mem::take(&mut self.lists);
        let at_once = MANY < lists.len() && self.disk.sync_everything(&self.private_dir.staging())?;
        if !at_once {
            for (file, staged, _) in &lists {
                file.iter().try_for_each(|file| self.disk.sync_file(file, staged))?;
            }
        }
        lists.iter().try_for_each(|(_, staged, to)| self.reader.anchored(to, |path| self.disk.replace(staged, path)))
    }

    fn move_folder(&mut self, from: &str, to: &str) -> Result<(), StorageError> {
        self.there.clear();
        match (self.reader.kind(from)?, self.reader.kind(to)?) {
            (Some(EntryKind::Folder), None) => {
                self.make_folder_of(to)?;
                // What was put into the folder is on disk before the folder is somewhere else.
                let inside = self.reader.full(from);
                let (within, outside) = std::mem::take(&mut self.touched)
                    .into_iter()
                    .partition::<BTreeSet<_>, _>(|folder| folder.starts_with(&inside));
                self.touched = outside;
                within.iter().try_for_each(|folder| self.disk.sync_folder(folder))?;
                self.reader.anchored(from, |from| self.reader.anchored(to, |to| self.disk.move_folder(from, to)))?;
            }
            (None, Some(EntryKind::Folder)) => self.make_folder_of(to)?,
            _ => return Err(StorageError::Occupied(to.to_owned())),
        }
        if let Some(above) = self.reader.full(from).parent() {
            self.touched.insert(above.to_owned());
        }
        Ok(())
    }

    /// Takes a file away; one of a bundle's own only where its bytes lie elsewhere.
    fn take_away(&mut self, spot: &Spot, sha256: Sha256, lies: Option<&Spot>) -> Result<(), StorageError> {
        self.there.clear();
        let path = &spot.to_string();
        if let Some(lies) = lies.map(Spot::to_string) {
            match self.reader.kind(&lies)? {
                Some(EntryKind::File) if holds(self.reader, &lies, sha256)? => {}
                None => return Err(StorageError::Missing(lies)),
                Some(_) => return Err(StorageError::Occupied(lies)),
            }
        }
        match self.reader.kind(path)? {
            None => Ok(()),
            Some(EntryKind::File) if holds(self.reader, path, sha256)? => {
                let full = self.reader.full(path);
                self.reader.anchored(path, |path| self.disk.remove(path))?;
                if let Some(above) = full.parent() {
                    self.touched.insert(above.to_owned());
                    // What lies nowhere any more leaves no empty folders behind; git keeps none either.
                    self.disk.remove_empty(above, self.reader.root());
                }
                Ok(())
            }
            Some(_) => Err(StorageError::Occupied(path.to_owned())),
        }
    }

    /// Destroys a file of a list. Other bytes than were approved are left.
    fn destroy(&mut self, spot: &Spot, sha256: Sha256) -> Result<(), StorageError> {
        self.there.clear();
        let path = &spot.to_string();
        let unlisted = || StorageError::Journal(PrivateDir::path_of_staged(&format!("{}{JOURNAL_ENDING}", self.id)));
        let Spot::Data(bundle, inside) = spot else { return Err(unlisted()) };
        match self.reader.kind(path)? {
            None => Ok(()),
            Some(EntryKind::File) if holds(self.reader, path, sha256)? => {
                let leave = match leave::of(self.reader, bundle, inside, sha256)? {
                    Leave::Given(leave) => leave,
                    Leave::Unlisted => return Err(unlisted()),
                    Leave::Unlawful => {
                        self.left.push(path.clone());
                        return Ok(());
                    }
                };
                self.reader.anchored(path, |path| self.disk.destroy(path, &leave))?;
                if let Some(above) = self.reader.full(path).parent() {
                    self.touched.insert(above.to_owned());
                    // The folder of the data stays: without it a bag is none.
                    self.disk.remove_empty(above, &self.reader.full(format!("{bundle}/{DATA}")));
                }
                Ok(())
            }
            Some(_) => {
                self.left.push(path.clone());
                Ok(())
            }
        }
    }

    /// Takes the copy of a paper away that a store keeps. Where there is no leave, or it has other bytes, it is left: that loses nothing.
    fn let_go(&mut self, spot: &Spot, sha256: Sha256, approval: &str) -> Result<(), StorageError> {
        let path = &spot.to_string();
        let (Spot::Data(bundle, inside), Some(id)) = (spot, elsewhere::approval_named(approval)) else { return Ok(()) };
        if self.reader.kind(path)? != Some(EntryKind::File) || !holds(self.reader, path, sha256)? {
            return Ok(());
        }
        if !self.leave.as_ref().is_some_and(|(of, under, _)| of == bundle && under == approval) {
            let leave = elsewhere::leave_under(self.reader, bundle, &id)?;
            self.leave = Some((bundle.clone(), approval.to_owned(), leave));
        }
        let leave = self.leave.as_ref().and_then(|(_, _, leave)| leave.as_ref()?.of(inside, sha256));
        let Some(leave) = leave else { return Ok(()) };
        self.reader.anchored(path, |path| self.disk.let_go(path, &leave))?;
        self.touched.extend(self.reader.full(path).parent().map(Path::to_owned));
        Ok(())
    }

    /// The folders to wait for: those that were touched and are there, or what is left of the way to them.
    fn folders(&self) -> BTreeSet<&Path> {
        let there = |folder: &&Path| given_folder(folder);
        self.touched.iter().filter_map(|folder| folder.ancestors().find(there)).collect()
    }
}

/// Whether the file at a path holds these bytes.
fn holds(reader: &Reader, path: &str, sha256: Sha256) -> Result<bool, StorageError> {
    let (file, _) = reader.open(path)?;
    crate::archive::stage::hash(file, path).map(|(found, _)| found == sha256)
}
