//! Wrapping every key anew after roles or keys changed, and looking whether each encrypted paper has its key.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::time::Duration;

use crate::archive::disclosed_copies::OutgoingCopy;
use crate::archive::lookup::Uncached;
use crate::archive::open::Archive;
use crate::archive::secrecy::program::all;
use crate::archive::secrecy::{AgeProgram, Generation, KeyBox, KeyMeans, OpeningKeys, Readers, SecrecyError};
use crate::archive::storage_error::StorageError;
use crate::archive::{find, papers as bundle_papers};
use crate::model::attachment::Lies;
use crate::model::secrecy::Cipher;
use crate::model::{Date, Paper, Sha256, StaffId, paper};

/// Every paper that lies encrypted, those of void records as well: each by its path, as it is listed.
///
/// # Errors
/// Something cannot be read.
pub fn papers(archive: &Archive) -> Result<Vec<OutgoingCopy>, StorageError> {
    let mut lookup = Uncached::new(archive);
    let mut found = Vec::new();
    for id in find::all_bundles(&mut lookup)? {
        for case in bundle_papers::cases(&mut lookup, std::slice::from_ref(&id))? {
            let known = paper::of_case(&case);
            for attachment in bundle_papers::encrypted(&case).filter(|attachment| attachment.lies == Lies::There) {
                let from = format!("{id}/{}", attachment.path);
                let known = known.iter().find(|paper| paper.attachment.path == attachment.path);
                let name = known.map_or_else(|| attachment.path.file_name().to_owned(), Paper::clear_name);
                found.push(OutgoingCopy { from, sha256: attachment.sha256, name, encrypted: Some(Cipher::Age) });
            }
        }
    }
    found.sort_by(|a, b| a.from.cmp(&b.from));
    Ok(found)
}

/// What the key box has for the papers of an archive.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeptKeys {
    /// How many papers lie encrypted.
    pub papers: usize,
    /// Those without a key.
    pub missing: Vec<OutgoingCopy>,
    /// Those whose key is wrapped to who opened them before.
    pub stale: Vec<OutgoingCopy>,
    /// Keys for which there is no paper here.
    pub spare: Vec<(Sha256, u32)>,
}

impl KeptKeys {
    /// Holds the box against the papers.
    pub fn of(papers: &[OutgoingCopy], key_box: &KeyBox) -> Result<Self, StorageError> {
        let mut kept = key_box.kept()?;
        let newest = key_box.newest().map_or(0, |newest| newest.number);
        let mut told = Self { papers: papers.len(), ..Self::default() };
        let mut of_papers = BTreeSet::new();
        for paper in papers {
            of_papers.insert(paper.sha256);
            match kept.get(&paper.sha256).and_then(BTreeSet::last) {
                None => told.missing.push(paper.clone()),
                // One of a number that the box does not know: what it says of itself was lost, or is an older copy.
                Some(generation) if *generation != newest => told.stale.push(paper.clone()),
                Some(_) => {}
            }
        }
        kept.retain(|paper, _| !of_papers.contains(paper));
        told.spare = kept.into_iter().flat_map(|(paper, all)| all.into_iter().map(move |one| (paper, one))).collect();
        Ok(told)
    }
}

/// Where a box may be begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BoxBegins {
    /// Where nothing lies encrypted.
    WhereNoneWas,
    /// Anywhere: the one that was is lost for ever.
    Anew,
}

/// What became of wrapping anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rotated {
    /// The box was begun.
    Begun { folder: PathBuf, staff: Vec<StaffId> },
    /// Nothing had changed.
    NotDue,
    /// Every key is wrapped to who opens papers now; who opens none any more, and who is new.
    Anew { generation: u32, keys: usize, staff: Vec<StaffId>, no_more: Vec<StaffId> },
}

impl Rotated {
    /// Wraps all keys of a box anew, where roles or keys have changed, or a crash left some behind: first every new one, then who opens
    /// them now is noted, then the old ones are taken away. Stopped anywhere, each paper has a key, and the next time goes on.
    ///
    /// # Errors
    /// A key cannot be opened, or the box not be written; then no old key is gone.
    pub fn make(
        archive: &Archive,
        means: &KeyMeans,
        (day, wait): (Date, Duration),
        begins: BoxBegins,
    ) -> Result<Self, SecrecyError> {
        let readers = Readers::now(&mut Uncached::new(archive))?;
        let disk = archive.disk();
        let program = AgeProgram::find(&means.programs)?;
        let lock = KeyBox::find(archive, means)?.lock(disk, wait)?;
        let mut key_box = KeyBox::find(archive, means)?;
        let generation = |number| Generation { number, day, staff: readers.staff.clone(), keys: readers.keys.clone() };
        let kept = key_box.kept()?;
        let newest = key_box.newest().cloned();
        let Some(highest) = highest(&key_box, &kept) else {
            check_may_begin(archive, &key_box, begins)?;
            let Readers { staff, .. } = Readers::somebody(&mut Uncached::new(archive))?;
            key_box.begin(disk, generation(1), &readers.recovery)?;
            return Ok(Self::Begun { folder: key_box.folder().to_owned(), staff });
        };
        let known = newest.as_ref().map_or(0, |newest| newest.number);
        let is_due = known < highest || is_due(&key_box, &readers);
        let number = if is_due { highest + 1 } else { highest };
        if !is_due && !has_older(&kept, number) {
            return Ok(Self::NotDue);
        }
        let mut wrapping = Wrapping { archive, means, program, readers: &readers, keys: None };
        let mut keys = 0;
        for (paper, there) in kept {
            // What a stopped command made of the next generation is made anew: it may be wrapped to others. Where what the box says of
            // itself was lost, there is no other.
            let from = there.iter().filter(|one| **one <= known).max().or(there.last());
            if let Some(from) = from.filter(|from| **from < number) {
                wrapping.wrap(&key_box, (paper, *from), number)?;
                keys += 1;
            }
        }
        if is_due {
            key_box.begin(disk, generation(number), &readers.recovery)?;
        }
        // Somebody may have filed a paper meanwhile, by what the box said before.
        for (paper, there) in key_box.kept()? {
            if let Some(from) = there.last().filter(|last| **last < number) {
                wrapping.wrap(&key_box, (paper, *from), number)?;
                keys += 1;
            }
            for old in there.iter().filter(|old| **old < number) {
                key_box.remove(disk, paper, *old)?;
            }
        }
        drop(lock);
        let no_more =
            newest.into_iter().flat_map(|newest| newest.staff).filter(|id| !readers.staff.contains(id)).collect();
        Ok(Self::Anew { generation: number, keys, staff: readers.staff, no_more })
    }
}

/// How many keys are to be wrapped anew, and to whose; none where nothing has changed.
///
/// # Errors
/// The box is not there, or there is no key for recovery.
pub fn due(
    archive: &Archive,
    means: &KeyMeans,
    begins: BoxBegins,
) -> Result<Option<(usize, Vec<StaffId>)>, SecrecyError> {
    let readers = Readers::now(&mut Uncached::new(archive))?;
    let key_box = KeyBox::find(archive, means)?;
    let kept = key_box.kept()?;
    let highest = highest(&key_box, &kept);
    if highest.is_none() {
        check_may_begin(archive, &key_box, begins)?;
    }
    let newest = key_box.newest().map_or(0, |newest| newest.number);
    let is_due = highest.is_some_and(|highest| newest < highest) || is_due(&key_box, &readers);
    let keys =
        if is_due { kept.len() } else { kept.values().filter(|all| all.iter().any(|one| *one < newest)).count() };
    Ok((is_due || 0 < keys).then_some((keys, readers.staff)))
}

/// Refuses to begin a box where papers lie encrypted already: the empty folder is where a share or a stick goes that is not there.
fn check_may_begin(archive: &Archive, key_box: &KeyBox, begins: BoxBegins) -> Result<(), SecrecyError> {
    if begins == BoxBegins::Anew || papers(archive)?.is_empty() {
        return Ok(());
    }
    Err(StorageError::NotTheBox(key_box.folder().display().to_string()).into())
}

/// Whether keys are wrapped to others than those who open papers today.
fn is_due(key_box: &KeyBox, readers: &Readers) -> bool {
    key_box.newest().is_none_or(|newest| newest.keys != readers.keys) || key_box.recovery() != readers.recovery
}

/// The highest number of which the box says or has a key; none in one that was not begun.
fn highest(key_box: &KeyBox, kept: &BTreeMap<Sha256, BTreeSet<u32>>) -> Option<u32> {
    let of_keys = kept.values().filter_map(BTreeSet::last).copied();
    of_keys.chain(key_box.newest().map(|newest| newest.number)).max()
}

fn has_older(kept: &BTreeMap<Sha256, BTreeSet<u32>>, number: u32) -> bool {
    kept.values().any(|there| there.iter().any(|one| *one < number))
}

/// What wraps a key anew; keys that open are read once, and only where there is something to open.
struct Wrapping<'a> {
    archive: &'a Archive,
    means: &'a KeyMeans,
    program: AgeProgram,
    readers: &'a Readers,
    keys: Option<OpeningKeys>,
}

impl Wrapping<'_> {
    fn wrap(&mut self, key_box: &KeyBox, (paper, from): (Sha256, u32), to: u32) -> Result<(), SecrecyError> {
        let keys = match self.keys.take() {
            Some(keys) => keys,
            None => OpeningKeys::begin(self.archive, self.means)?,
        };
        let secret = keys.unwrap(&key_box.path_of(paper, from));
        self.keys = Some(keys);
        let (wrapped, _) = self.program.encrypt(&self.readers.all(), secret?.bytes(), all)?;
        Ok(key_box.put(self.archive.disk(), (paper, to), &wrapped)?)
    }
}
