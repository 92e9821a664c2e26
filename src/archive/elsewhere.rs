//! Papers that are not in this working copy and are known to lie in a store: what is known of them, and the leave to take the copy here
//! away. Both belong to the working copy, not to the archive: `.deedbox/elsewhere`, a file a bundle.
#![cfg_attr(not(feature = "remote"), expect(dead_code, reason = "every build reads it, and finishes what was begun"))]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Read;

use sha2::Digest as _;

use crate::archive::bag::BAG_INFO;
use crate::archive::bundle::Bundle;
use crate::archive::layout::{self, BundleId, PRIVATE};
use crate::archive::lock::{self, Hold};
use crate::archive::manifest::Listing;
use crate::archive::open::Archive;
use crate::archive::private_dir::PrivateDir;
use crate::archive::read::{EntryKind, Reader};
use crate::archive::storage_error::StorageError;
use crate::model::remote::{RemoteName, locked_until, year_kept_elsewhere};
use crate::model::{
    Body, BundlePath, Case, Date, EntryName, Kind, Owner, RecordId, Register, Sha256, Status, VolumeCode, case_state,
};

/// The folder, in the private one.
pub const ELSEWHERE: &str = "elsewhere";
/// The largest file of it that is read, in bytes.
const MAX_BYTES: u64 = 256 << 20;
/// How much is read at a time, in bytes.
const BLOCK: usize = 64 << 10;

/// How it is known that a store has a content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum KnownBy {
    /// It said so.
    Word,
    /// Every byte was read back.
    Bytes,
}

/// A content in a store, as it was found there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredCopy {
    pub size: u64,
    pub remote: RemoteName,
    /// The day on which it was found there.
    pub on: Date,
    /// The last day that it is locked; none where it is not.
    pub locked_until: Option<Date>,
    pub known_by: KnownBy,
}

/// That a store gave back every byte of a content. There is no way to one but to read them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadBack {
    size: u64,
}

impl ReadBack {
    /// Reads what comes to its end; none where it is not the content.
    ///
    /// # Errors
    /// It does not come to its end.
    pub fn of(wanted: Sha256, mut bytes: impl Read) -> std::io::Result<Option<Self>> {
        let mut hasher = sha2::Sha256::new();
        let (mut block, mut size) = (vec![0u8; BLOCK], 0u64);
        loop {
            let n = match bytes.read(&mut block) {
                Err(e) if e.kind() == std::io::ErrorKind::Interrupted => continue,
                other => other?,
            };
            if n == 0 {
                break;
            }
            hasher.update(block.get(..n).unwrap_or_default());
            size += u64::try_from(n).unwrap_or_default();
        }
        let sha256 = Sha256::from_bytes(hasher.finalize().into());
        Ok((sha256 == wanted).then_some(Self { size }))
    }

    /// What is known of it from now on.
    pub fn known(&self, remote: &RemoteName, on: Date, locked_until: Option<Date>) -> StoredCopy {
        StoredCopy { size: self.size, remote: remote.clone(), on, locked_until, known_by: KnownBy::Bytes }
    }
}

/// What is known of the papers of a bundle.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ElsewhereNotes(BTreeMap<(Sha256, RemoteName), StoredCopy>);

impl ElsewhereNotes {
    /// Where a content lies, the store by name first; none where that is not known.
    pub fn of(&self, sha256: Sha256) -> Option<&StoredCopy> {
        self.0.iter().find(|((known, _), _)| *known == sha256).map(|(_, copy)| copy)
    }

    /// What is known of a content in one store.
    pub fn in_store(&self, sha256: Sha256, remote: &RemoteName) -> Option<&StoredCopy> {
        self.0.get(&(sha256, remote.clone()))
    }

    /// The file: a line a content and store.
    fn text(&self, identity: &str) -> String {
        let mut text = format!("# {identity}\n");
        for ((sha256, remote), copy) in &self.0 {
            let until = copy.locked_until.map_or_else(|| "-".to_owned(), |until| until.to_string());
            let by = match copy.known_by {
                KnownBy::Word => "said",
                KnownBy::Bytes => "read",
            };
            let _ = writeln!(text, "{sha256} {} {remote} {} {until} {by}", copy.size, copy.on);
        }
        text
    }

    /// What the file says; a line that says nothing that is understood is none.
    fn parse(text: &str) -> Self {
        let line = |line: &str| {
            let mut words = line.split(' ');
            let sha256: Sha256 = words.next()?.parse().ok()?;
            let size = words.next()?.parse().ok()?;
            let remote: RemoteName = words.next()?.parse().ok()?;
            let on = words.next()?.parse().ok()?;
            let locked_until = match words.next()? {
                "-" => None,
                day => Some(day.parse().ok()?),
            };
            let known_by = match (words.next()?, words.next()) {
                ("said", None) => KnownBy::Word,
                ("read", None) => KnownBy::Bytes,
                _ => return None,
            };
            let copy = StoredCopy { size, remote: remote.clone(), on, locked_until, known_by };
            Some(((sha256, remote), copy))
        };
        Self(text.lines().filter_map(line).collect())
    }
}

fn path_of(identity: &str) -> String {
    format!("{PRIVATE}/{ELSEWHERE}/{}", lock::name_for(identity))
}

/// What is known of the papers of a bundle, by its identity.
///
/// # Errors
/// The file is another user's, or cannot be read.
pub fn notes(reader: &Reader, identity: &str) -> Result<ElsewhereNotes, StorageError> {
    let path = path_of(identity);
    if reader.kind(&path)? != Some(EntryKind::File) {
        return Ok(ElsewhereNotes::default());
    }
    PrivateDir::check_owner(reader, &path)?;
    Ok(ElsewhereNotes::parse(&String::from_utf8_lossy(&reader.read(&path, MAX_BYTES)?)))
}

/// Notes what was found of the papers of a bundle. On return it is on disk: what is taken away here rests on it.
///
/// # Errors
/// The disk failed, or somebody else notes something for longer than `wait`.
pub fn note(
    archive: &Archive,
    identity: &str,
    found: &BTreeMap<Sha256, StoredCopy>,
    wait: std::time::Duration,
) -> Result<(), StorageError> {
    let (disk, reader) = (&archive.disk, &archive.reader);
    let folder = PrivateDir::open(disk, reader)?;
    let _alone = lock::take(disk, folder.locks().join(ELSEWHERE), ELSEWHERE, Hold::Alone, wait)?;
    if disk.make_folder(&folder.root().join(ELSEWHERE))? {
        disk.sync_folder(folder.root())?;
    }
    let before = notes(reader, identity)?;
    let mut now = before.clone();
    for (sha256, copy) in found {
        let key = (*sha256, copy.remote.clone());
        let mut copy = copy.clone();
        // That the bytes were read back once is not forgotten because the store was asked again.
        if let Some(known) = now.0.get(&key).filter(|known| known.size == copy.size) {
            copy.known_by = copy.known_by.max(known.known_by);
        }
        now.0.insert(key, copy);
    }
    if now == before {
        return Ok(());
    }
    let (path, new) = (reader.full(path_of(identity)), reader.full(format!("{}.new", path_of(identity))));
    disk.remove(&new)?;
    let file = disk.write_new(&new, now.text(identity).as_bytes())?;
    disk.sync_file(&file, &new)?;
    disk.replace(&new, &path)?;
    disk.sync_folder(&folder.root().join(ELSEWHERE))
}

/// The leave to take the copy of one paper away that lies here: a store has every byte of it, locked beyond its term, and it was
/// approved that it lies there alone. It is no leave to destroy anything.
#[derive(Debug)]
pub struct KeptElsewhere(());

/// For which papers of a volume there is such a leave.
#[derive(Debug)]
pub struct LeaveToLetGo {
    listing: Listing,
    notes: ElsewhereNotes,
    remote: RemoteName,
    /// The day on which nothing of it is kept any more.
    term_over: Date,
}

impl LeaveToLetGo {
    /// The leave under an approved export, by what lies on disk; none where it gives none.
    ///
    /// # Errors
    /// The register, the volume or the notes cannot be read.
    pub fn under(reader: &Reader, bundle: &BundleId, approval: &RecordId) -> Result<Option<Self>, StorageError> {
        let BundleId::Boxed(place, _) = bundle else { return Ok(None) };
        let Some(remote) = approved(reader, approval, place.year)? else { return Ok(None) };
        let Some(term_over) = term_over(reader, bundle)? else { return Ok(None) };
        let listing = Bundle::read(reader, bundle)?.listing().clone();
        Ok(Some(Self { listing, notes: notes(reader, &bundle.identity())?, remote, term_over }))
    }

    /// The leave for one paper.
    pub fn of(&self, path: &BundlePath, sha256: Sha256) -> Option<KeptElsewhere> {
        let copy = self.notes.in_store(sha256, &self.remote)?;
        let is_proved =
            copy.known_by == KnownBy::Bytes && copy.locked_until.is_some_and(|until| self.term_over <= until);
        let is_listed = self.listing.files.get(path) == Some(&sha256);
        (layout::is_paper(path) && is_listed && is_proved).then_some(KeptElsewhere(()))
    }
}

/// What an export is called in a journal: the year of its register's bundle is in its own name.
pub fn approval_name(id: &RecordId) -> String {
    id.stem.to_string()
}

/// The export that a journal names.
pub fn approval_named(name: &str) -> Option<RecordId> {
    let EntryName::Record(stem) = name.parse::<EntryName>().ok()? else { return None };
    Some(RecordId { owner: Owner::Register(Register::Disclosures), stem })
}

/// The store in which the originals of a year may lie alone by an export that is approved as it stands.
fn approved(reader: &Reader, id: &RecordId, year: crate::model::Year) -> Result<Option<RemoteName>, StorageError> {
    let (Owner::Register(Register::Disclosures), Kind::Export) = (&id.owner, id.stem.kind()) else { return Ok(None) };
    let Some(day) = id.stem.day() else { return Ok(None) };
    let bundle = Bundle::read(reader, &BundleId::Register(Register::Disclosures, day.year()))?;
    if !bundle.has_record(id.stem) {
        return Ok(None);
    }
    let case = bundle.case(reader, id.stem)?;
    Ok(if is_approved(&bundle, &case) { store_of(&case, year) } else { None })
}

fn store_of(case: &Case, year: crate::model::Year) -> Option<RemoteName> {
    match &case.record.body {
        Body::Export(export) if year_kept_elsewhere(export) == Some(year) => export.to.as_str().parse().ok(),
        _ => None,
    }
}

/// Whether a record is approved with the bytes that it has.
fn is_approved(bundle: &Bundle, case: &Case) -> bool {
    let stands =
        case_state::fold(case).is_some_and(|state| matches!(state.status, Status::Approved | Status::Released));
    let record = bundle.lines_of(case).into_iter().next();
    let covers = case.events.iter().any(|named| match (&named.event.deed, &record) {
        (crate::model::event::EventBody::Approved(approved), Some(record)) => approved.covers.contains(record),
        _ => false,
    });
    stands && covers
}

/// The first day on which a volume is not kept any more, by its code; none where that never comes.
fn term_over(reader: &Reader, bundle: &BundleId) -> Result<Option<Date>, StorageError> {
    let bytes = reader.read(format!("{bundle}/{BAG_INFO}"), 1 << 20)?;
    let text = String::from_utf8_lossy(&bytes);
    let code = text.lines().find_map(|line| line.strip_prefix("External-Identifier: "));
    let Some(code) = code.and_then(|code| code.parse::<VolumeCode>().ok()) else { return Ok(None) };
    let left = Date::new(code.series.year.number(), 12, 31);
    let ends = left.filter(|left| code.series.retention.ends(*left).is_some());
    Ok(ends.and_then(|left| locked_until(code.series.retention, left)))
}

/// What is said of a paper that is not here: where it is, or that it is missing.
pub fn missing(reader: &Reader, path: &str, sha256: Sha256) -> StorageError {
    let bundle = layout::bundle_at(path).map(|(bundle, _)| bundle);
    let known = bundle.and_then(|bundle| notes(reader, &bundle.identity()).ok()?.of(sha256).cloned());
    match known {
        Some(copy) => StorageError::Elsewhere { paths: vec![path.to_owned()], remote: copy.remote },
        None => StorageError::Missing(path.to_owned()),
    }
}

/// Refuses where any of some papers is in a store and not here: all of them are named.
///
/// # Errors
/// That is so.
pub fn all_here<'p>(
    archive: &Archive,
    papers: impl IntoIterator<Item = (&'p str, Sha256)>,
) -> Result<(), StorageError> {
    let reader = &archive.reader;
    if reader.kind(format!("{PRIVATE}/{ELSEWHERE}"))?.is_none() {
        return Ok(());
    }
    let (mut paths, mut remote) = (Vec::new(), None);
    for (path, sha256) in papers {
        if reader.kind(path)?.is_some() {
            continue;
        }
        if let StorageError::Elsewhere { paths: of_it, remote: there } = missing(reader, path, sha256) {
            paths.extend(of_it);
            remote.get_or_insert(there);
        }
    }
    match remote {
        Some(remote) => Err(StorageError::Elsewhere { paths, remote }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_noted_is_read_again_and_rubbish_is_nothing() {
        let copy = |remote: &str, until: Option<&str>, known_by| StoredCopy {
            size: 7,
            remote: remote.parse().unwrap(),
            on: "2026-11-23".parse().unwrap(),
            locked_until: until.map(|until| until.parse().unwrap()),
            known_by,
        };
        let one = Sha256::of(b"1");
        let all = [copy("vault", Some("2037-01-01"), KnownBy::Bytes), copy("attic", None, KnownBy::Word)];
        let notes = ElsewhereNotes(all.into_iter().map(|copy| ((one, copy.remote.clone()), copy)).collect());
        let text = notes.text("1203/x");
        assert_eq!(ElsewhereNotes::parse(&text), notes);
        assert_eq!(notes.of(one).map(|copy| copy.remote.as_str()), Some("attic"));
        assert_eq!(notes.of(Sha256::of(b"2")), None);
        for cut in 0..text.len() {
            let part = ElsewhereNotes::parse(text.get(..cut).unwrap());
            assert!(part.0.iter().all(|(key, copy)| notes.0.get(key) == Some(copy)), "{cut}");
        }
        let odd = format!("{one} 7 vault 2026-11-23 2037-01-01 believed\n{one} -7 vault 2026-11-23 - read\n");
        assert_eq!(ElsewhereNotes::parse(&odd), ElsewhereNotes::default());
    }

    #[test]
    fn other_bytes_are_no_proof() {
        let wanted = Sha256::of(b"paper");
        assert_eq!(ReadBack::of(wanted, &b"paper"[..]).unwrap().map(|read| read.size), Some(5));
        assert_eq!(ReadBack::of(wanted, &b"papeR"[..]).unwrap(), None);
        assert_eq!(ReadBack::of(wanted, &b"pape"[..]).unwrap(), None);
        assert_eq!(ReadBack::of(wanted, &b""[..]).unwrap(), None);
    }
}
