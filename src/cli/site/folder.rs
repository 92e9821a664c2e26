//! The folder of a site: built beside its place, registered, and only then put there; of a site that lies there what is the same is
//! taken over, and the new folder takes its place.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::archive::disclosed_copies::OutgoingCopy;
use crate::archive::export_files::OutsidePlace;
use crate::archive::{
    Archive, At, EntryKind, GivenFault, StorageError, Uncached, Verb, digest, everything_in, find, is_there,
    read_given, real_path, slashed,
};
use crate::cli::site::memory::KeptOfSite;
use crate::cli::site::pages::{Face, PageSink, Pages};
use crate::desk::export::{Along, Work};
use crate::error::{Input, Result};
use crate::model::export_scope::{ExportWritten, Scope};
use crate::model::{Listed, Reference, Refusal, Sha256};
use crate::views::export::left::{self, SiteHandedOut};

/// The list of all files of a site, as `sha256sum` checks it: it lies in the folder, and its digest is what is registered.
const LIST: &str = "SHA256SUMS";
/// The longest list that is read, in bytes.
const MOST_BYTES: u64 = 256 << 20;

/// The folder of a site.
pub(super) struct SiteFolder<'a> {
    archive: &'a Archive,
    place: OutsidePlace,
    target: PathBuf,
    /// The site that lies there.
    before: Option<SiteThere>,
    written: Option<ExportWritten>,
    /// How many pages were made, and not taken over.
    made: usize,
    /// What is to be kept for the next time.
    kept: Option<Vec<u8>>,
}

/// A site that lies in its place.
struct SiteThere {
    handed_out: SiteHandedOut,
    files: BTreeMap<String, Sha256>,
}

impl SiteThere {
    /// What lies at a path; none where nothing does.
    ///
    /// # Errors
    /// It is no site that this archive has handed out, or something lies in it that is none of its files.
    fn at(archive: &Archive, target: &Path) -> Result<Option<Self>> {
        if !is_there(target) {
            return Ok(None);
        }
        archive.check_outside(target)?;
        let taken = || StorageError::Given { path: target.display().to_string(), fault: GivenFault::Taken };
        let list = read_given(&target.join(LIST), MOST_BYTES).map_err(|_| taken())?;
        let sha256 = digest(&list);
        let is_its = |site: &SiteHandedOut| site.copies.iter().any(|copy| copy.sha256 == sha256);
        // Of two that are alike it is the later one.
        let handed_out = left::sites(archive)?.into_iter().filter(is_its).max_by_key(|site| site.at);
        let Some(handed_out) = handed_out else { return Err(taken().into()) };
        let files: BTreeMap<String, Sha256> =
            listed(&list).into_iter().map(|copy| (copy.path.to_string(), copy.sha256)).collect();
        for (path, kind) in everything_in(target)? {
            let is_known = slashed(&path).is_some_and(|name| name == LIST || files.contains_key(&name));
            if !is_known || kind != EntryKind::File {
                return Err(Input::StrangerInSite { path: target.join(path) }.into());
            }
        }
        Ok(Some(Self { handed_out, files }))
    }
}

/// A path without links in it, and without `..`: one folder has one name, and one that a link leads to is the one that is meant.
fn real(target: PathBuf) -> PathBuf {
    if let Ok(there) = real_path(&target) {
        return there;
    }
    match (target.parent().map(real_path), target.file_name()) {
        (Some(Ok(above)), Some(name)) => above.join(name),
        _ => target,
    }
}

/// The lines of a list.
fn listed(list: &[u8]) -> Vec<Listed> {
    String::from_utf8_lossy(list).lines().filter_map(|line| line.parse().ok()).collect()
}

impl<'a> SiteFolder<'a> {
    /// The folder at a place outside the archive, where nothing lies, or a site of this archive.
    pub(super) fn new(archive: &'a Archive, target: PathBuf) -> Result<Self> {
        let target = real(target);
        let before = SiteThere::at(archive, &target)?;
        if before.is_none() {
            archive.check_page_place(&target)?;
        }
        let place = OutsidePlace::new(archive, &target)?;
        Ok(Self { archive, place, target, before, written: None, made: 0, kept: None })
    }

    /// Of a site that was brought up to date, how many pages were made anew.
    pub(super) fn made_anew(&self) -> Option<usize> {
        self.before.as_ref().map(|_| self.made)
    }

    pub(super) fn write(
        &mut self,
        pages: &Pages,
        scope: &Scope,
        (along, work): (Along, Work),
    ) -> Result<ExportWritten> {
        // Where git changed a manifest meanwhile it is decided anew; what was written is written once.
        if let Some(written) = &self.written {
            return Ok(written.clone());
        }
        let Some(level) = scope.site() else { return Err(Input::NotASite.into()) };
        if let Some(before) = self.before.as_ref().filter(|before| before.handed_out.level != level) {
            let (path, level) = (self.target.clone(), before.handed_out.level);
            return Err(Input::SiteOfOtherLevel { path, level }.into());
        }
        if work == Work::Write {
            self.begin()?;
        }
        // What git left out of a sparse checkout is not there to be compared.
        let keeps = self.archive.keeps_notes() && self.archive.left_out().files.is_empty();
        let note = if keeps { self.archive.note(&self.note_name()) } else { None };
        let kept = if keeps { KeptOfSite::Before(note.as_deref()) } else { KeptOfSite::Never };
        let mut sink = Sink {
            archive: self.archive,
            place: &self.place,
            before: self.before.as_ref().map(|before| &before.files),
            work,
            along,
            written: ExportWritten::default(),
            papers: BTreeSet::new(),
            pages: 0,
            made: 0,
        };
        let kept = pages.make(Face::Outside(level), kept, &mut sink)?;
        let (mut written, pages, made) = (sink.written, sink.pages, sink.made);
        written.rows = vec![("pages".to_owned(), pages)];
        if work == Work::Write {
            written.copies = vec![self.list(written.copies)?];
            (self.made, self.kept) = (made, kept);
            self.written = Some(written.clone());
        }
        Ok(written)
    }

    /// Writes the list of all files, and waits until the folders are on disk.
    fn list(&self, mut copies: Vec<Listed>) -> Result<Listed> {
        use std::io::Write;
        copies.sort_by(|a, b| a.path.cmp(&b.path));
        let text: String = copies.iter().map(|copy| format!("{copy}\n")).collect();
        let path = self.place.half_made().join(LIST);
        self.place.file_in(self.archive, LIST)?.write_all(text.as_bytes()).at(Verb::Write, &path)?;
        let folders: BTreeSet<&str> =
            copies.iter().filter_map(|copy| Some(copy.path.as_str().rsplit_once('/')?.0)).collect();
        for folder in folders {
            self.archive.disk().sync_folder(&self.place.half_made().join(folder))?;
        }
        Ok(Listed { sha256: self.place.sealed(self.archive, Some(LIST))?, path: LIST.parse()? })
    }

    /// Begins the folder; what a stopped command left half made goes, but for what is registered and never lay in its place: that was promised to
    /// somebody.
    fn begin(&self) -> Result<()> {
        if self.place.is_left() {
            let there = self.before.as_ref().map(|before| before.handed_out.at);
            let is_new =
                |site: &SiteHandedOut| there.is_none_or(|there| there <= site.at) && self.is_whole(&site.copies);
            if let Some(site) = left::sites(self.archive)?.into_iter().find(is_new) {
                return Err(Refusal::SiteLeftBeside { id: site.id, path: self.target.clone() }.into());
            }
            self.place.sweep(self.archive)?;
        }
        self.place.sweep_before(self.archive)?;
        match &self.before {
            Some(_) => Ok(self.place.folder_anew(self.archive)?),
            None => Ok(self.place.folder(self.archive)?),
        }
    }

    /// Puts a registered site there that a stopped command has left beside it, whole; gives whether there was one.
    pub(super) fn put_left(&self, id: &Reference) -> Result<bool> {
        if !self.place.is_left() {
            return Ok(false);
        }
        find::record(&mut Uncached::new(self.archive), id)?;
        if !left::handed_out(self.archive, Some(id))?.iter().any(|(_, copies)| self.is_whole(copies)) {
            return Ok(false);
        }
        self.put_in_place()?;
        Ok(true)
    }

    fn put_in_place(&self) -> Result<()> {
        match &self.before {
            Some(_) => Ok(self.place.swap_folder(self.archive)?),
            None => Ok(self.place.put_folder(self.archive)?),
        }
    }

    /// Puts the site in its place, where one was written.
    pub(super) fn put(&self) -> Result<()> {
        if self.written.is_none() {
            return Ok(());
        }
        self.put_in_place()?;
        if let Some(kept) = &self.kept {
            self.archive.keep_note(&self.note_name(), kept);
        }
        Ok(())
    }

    /// Takes away what was half made.
    pub(super) fn give_up(&self) -> Result<()> {
        Ok(self.place.give_up(self.archive)?)
    }

    /// Under what name it is kept what this site was made of.
    fn note_name(&self) -> String {
        let name = digest(self.target.as_os_str().as_encoded_bytes()).to_string();
        format!("site-{}", name.get(..32).unwrap_or(&name))
    }

    /// Whether every file of a site lies beside its place.
    fn is_whole(&self, copies: &[Listed]) -> bool {
        let lies = |copy: &Listed| self.place.left(Some(copy.path.as_str())) == Some(copy.sha256);
        let list = || read_given(&self.place.half_made().join(LIST), MOST_BYTES).unwrap_or_default();
        let has_list = copies.iter().any(|copy| copy.path.as_str() == LIST);
        !copies.is_empty() && copies.iter().all(lies) && (!has_list || listed(&list()).iter().all(lies))
    }
}

/// Where the pages go, or who counts them.
struct Sink<'a> {
    archive: &'a Archive,
    place: &'a OutsidePlace,
    /// The files of the site that lies there.
    before: Option<&'a BTreeMap<String, Sha256>>,
    work: Work,
    along: Along,
    written: ExportWritten,
    /// The papers that were met, by the names that they go by.
    papers: BTreeSet<String>,
    pages: u64,
    made: usize,
}

impl PageSink for Sink<'_> {
    fn page(&mut self, name: &str, html: &str) -> Result<()> {
        use std::io::Write;
        self.pages += 1;
        self.made += 1;
        if self.work == Work::Count {
            return Ok(());
        }
        let path = self.place.half_made().join(name);
        self.place.file_in(self.archive, name)?.write_all(html.as_bytes()).at(Verb::Write, &path)?;
        self.written.copies.push(Listed { sha256: self.place.sealed(self.archive, Some(name))?, path: name.parse()? });
        Ok(())
    }

    fn goes_along(&self) -> &'static str {
        match self.along {
            Along::Go => "papers",
            Along::Stay => "pages",
        }
    }

    fn has(&self, name: &str, sha256: Sha256) -> bool {
        self.before.is_some_and(|files| files.get(name) == Some(&sha256)) && self.place.there(name) == Some(sha256)
    }

    fn keep(&mut self, name: &str, sha256: Sha256) -> Result<()> {
        self.pages += 1;
        if self.work == Work::Write {
            self.place.keep_in(self.archive, name)?;
            self.written.copies.push(Listed { sha256, path: name.parse()? });
        }
        Ok(())
    }

    fn paper(&mut self, from: &str, sha256: Sha256) -> Result<Option<String>> {
        if self.along == Along::Stay {
            return Ok(None);
        }
        let name = format!("papers/{}", from.rsplit('/').next().unwrap_or(from));
        // A paper of a room is met with each client of it, and lies there once.
        if !self.papers.insert(name.clone()) {
            return Ok(Some(name));
        }
        self.written.papers += 1;
        if self.work == Work::Write {
            if self.has(&name, sha256) {
                self.place.keep_in(self.archive, &name)?;
            } else {
                let copy = OutgoingCopy { from: from.to_owned(), sha256, name: name.clone(), encrypted: None };
                self.place.copy_in(self.archive, &copy)?;
            }
            self.written.copies.push(Listed { sha256, path: name.parse()? });
        }
        Ok(Some(name))
    }
}
