//! Wrapping every key anew after roles or keys changed, and looking whether each encrypted paper has its key.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::time::Duration;

use crate::archive::disclosed_copies::OutgoingCopy;
use crate::archive::lookup::Uncached;
use crate::archive::open::Archive;
use crate::archive::secrecy::program::all;
use crate::archive::secrecy::{
    AgeProgram, Generation, KeyBox, KeyMeans, OpeningKeys, Readers, RecoveryTaken, SecrecyError, readers,
};
use crate::archive::storage_error::StorageError;
use crate::archive::{find, papers as bundle_papers};
use crate::model::attachment::Lies;
use crate::model::message::Given;
use crate::model::secrecy::{AgeKey, Cipher};
use crate::model::secrecy_refusal::SecrecyRefusal;
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
    /// Every one but for some that no key here opens: no key that was there is gone, and the next time goes on.
    InPart { generation: u32, keys: usize, closed: Vec<ClosedKey> },
}

/// A key that could not be opened to be wrapped anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClosedKey {
    /// The paper's path; none where no paper here has it.
    pub paper: Option<String>,
    /// The file of the key, in the box.
    pub file: String,
}

/// How keys are wrapped anew.
#[derive(Clone, Copy, Debug)]
pub struct WrapKeys {
    pub day: Date,
    /// How long is waited for who wraps them at this moment.
    pub wait: Duration,
    pub begins: BoxBegins,
    pub taken: RecoveryTaken,
}

impl Rotated {
    /// Wraps all keys of a box anew, where roles or keys have changed, or a crash left some behind: first every new one, then who opens
    /// them now is noted, then the old ones are taken away. Stopped anywhere, each paper has a key, and the next time goes on. What no key
    /// here opens is passed over; then the old ones stay, all of them.
    ///
    /// # Errors
    /// No key can be opened, or the box not be written; then no old key is gone.
    pub fn make(archive: &Archive, means: &KeyMeans, how: WrapKeys) -> Result<Self, SecrecyError> {
        let disk = archive.disk();
        let program = AgeProgram::find(&means.programs)?;
        let lock = KeyBox::find(archive, means)?.lock(disk, how.wait)?;
        let mut key_box = KeyBox::find(archive, means)?;
        let readers = Readers::now(&mut Uncached::new(archive), key_box.recovery(), how.taken)?;
        let generation =
            |number| Generation { number, day: how.day, staff: readers.staff.clone(), keys: readers.keys.clone() };
        let kept = key_box.kept()?;
        let newest = key_box.newest().cloned();
        let Some(highest) = highest(&key_box, &kept) else {
            check_may_begin(archive, &key_box, how.begins)?;
            let Readers { staff, .. } = Readers::somebody(&mut Uncached::new(archive), key_box.recovery())?;
            key_box.begin(disk, generation(1), &readers.recovery)?;
            return Ok(Self::Begun { folder: key_box.folder().to_owned(), staff });
        };
        let known = newest.as_ref().map_or(0, |newest| newest.number);
        let is_due = known < highest || is_due(&key_box, &readers);
        let number = if is_due { highest + 1 } else { highest };
        if !is_due && !has_older(&kept, number) {
            return Ok(Self::NotDue);
        }
        let mut wrapping =
            Wrapping { archive, means, program, readers: &readers, keys: None, done: 0, closed: Vec::new() };
        for (paper, there) in kept {
            // What a stopped command made of the next generation is made anew: it may be wrapped to others. Where what the box says of
            // itself was lost, there is no other.
            let from = there.iter().filter(|one| **one <= known).max().or(there.last());
            if let Some(from) = from.filter(|from| **from < number) {
                wrapping.wrap(&key_box, (paper, *from), number)?;
            }
        }
        if wrapping.done == 0
            && let Some((paper, from, why)) = wrapping.closed.pop()
        {
            return Err(wrapping.named(&key_box, (paper, from), why)?);
        }
        if is_due {
            key_box.begin(disk, generation(number), &readers.recovery)?;
        }
        // Somebody may have filed a paper meanwhile, by what the box said before.
        let passed_over: BTreeSet<Sha256> = wrapping.closed.iter().map(|(paper, ..)| *paper).collect();
        let kept = key_box.kept()?;
        for (paper, there) in kept.iter().filter(|(paper, _)| !passed_over.contains(*paper)) {
            if let Some(from) = there.last().filter(|last| **last < number) {
                wrapping.wrap(&key_box, (*paper, *from), number)?;
            }
        }
        if !wrapping.closed.is_empty() {
            let closed = wrapping.closed.iter().map(|(paper, from, _)| closed_key(archive, &key_box, (*paper, *from)));
            let closed = closed.collect::<Result<_, _>>()?;
            return Ok(Self::InPart { generation: number, keys: wrapping.done, closed });
        }
        for (paper, there) in kept {
            for old in there.iter().filter(|old| **old < number) {
                key_box.remove(disk, paper, *old)?;
            }
        }
        let keys = wrapping.done;
        drop(lock);
        let no_more =
            newest.into_iter().flat_map(|newest| newest.staff).filter(|id| !readers.staff.contains(id)).collect();
        Ok(Self::Anew { generation: number, keys, staff: readers.staff, no_more })
    }
}

/// The paper of a key.
fn closed_key(archive: &Archive, key_box: &KeyBox, (paper, from): (Sha256, u32)) -> Result<ClosedKey, StorageError> {
    let named = papers(archive)?.into_iter().find(|it| it.sha256 == paper).map(|it| it.from);
    let file = key_box.path_of(paper, from);
    let file = file.strip_prefix(key_box.folder()).unwrap_or(&file).to_string_lossy().into_owned();
    Ok(ClosedKey { paper: named, file })
}

/// How many keys are to be wrapped anew, and to whose; none where nothing has changed.
///
/// # Errors
/// The box is not there, or there is no key for recovery.
pub fn due(
    archive: &Archive,
    means: &KeyMeans,
    (begins, taken): (BoxBegins, RecoveryTaken),
) -> Result<Option<(usize, Vec<StaffId>)>, SecrecyError> {
    let key_box = KeyBox::find(archive, means)?;
    let readers = Readers::now(&mut Uncached::new(archive), key_box.recovery(), taken)?;
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

/// The keys for recovery that the settings name, where they are others than those of the box: nothing is wrapped to them before somebody
/// takes them up.
///
/// # Errors
/// The box is not there.
pub fn not_taken_up(archive: &Archive, means: &KeyMeans) -> Result<Option<Vec<AgeKey>>, SecrecyError> {
    let (key_box, named) = (KeyBox::find(archive, means)?, readers::named(archive));
    let differ = !key_box.recovery().is_empty() && key_box.recovery() != named;
    Ok(differ.then_some(named))
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
    /// How many were wrapped.
    done: usize,
    /// Those that no key here opens, with the generation of each, and why.
    closed: Vec<(Sha256, u32, SecrecyRefusal)>,
}

impl Wrapping<'_> {
    fn wrap(&mut self, key_box: &KeyBox, (paper, from): (Sha256, u32), to: u32) -> Result<(), SecrecyError> {
        let keys = match self.keys.take() {
            Some(keys) => keys,
            None => OpeningKeys::begin(self.archive, self.means)?,
        };
        let secret = keys.unwrap(&key_box.path_of(paper, from), from);
        self.keys = Some(keys);
        let secret = match secret {
            Ok(secret) => secret,
            // It is wrapped to others, or is no key any more: the next one may open.
            Err(SecrecyError::Refused(why)) => {
                self.closed.push((paper, from, why));
                return Ok(());
            }
            Err(e) => return Err(e),
        };
        let (wrapped, _) = self.program.encrypt(&self.readers.all(), secret.bytes(), all)?;
        key_box.put(self.archive.disk(), (paper, to), &wrapped)?;
        self.done += 1;
        Ok(())
    }

    /// Why none could be opened, by the paper of one of them.
    fn named(&self, key_box: &KeyBox, key: (Sha256, u32), why: SecrecyRefusal) -> Result<SecrecyError, StorageError> {
        let closed = closed_key(self.archive, key_box, key)?;
        let what = Given(closed.paper.unwrap_or(closed.file));
        Ok(SecrecyError::Refused(match why {
            SecrecyRefusal::NoKeyOpens { openers, .. } => SecrecyRefusal::NoKeyOpens { what, openers },
            other => other,
        }))
    }
}
