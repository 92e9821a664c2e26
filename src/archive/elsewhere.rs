//! Papers that are not in this working copy and are known to lie in a store: what is known of them, and the leave to take the copy here
//! away. Both belong to the working copy, not to the archive: `.deedbox/elsewhere`, a file a bundle.
#![cfg_attr(not(feature = "remote"), expect(dead_code, reason = "every build reads it, and finishes what was begun"))]

use std::collections::BTreeMap;

use crate::archive::bundle::Bundle;
use crate::archive::disk::Disk;
use crate::archive::git::{self, GitFault};
use crate::archive::layout::{self, BAG_INFO, BundleId, PRIVATE, SETTINGS};
use crate::archive::lock::{self, Hold};
use crate::archive::private_dir::PrivateDir;
use crate::archive::read::{EntryKind, Reader};
use crate::archive::settings_file::{MAX_SETTINGS_BYTES, parse_settings};
use crate::archive::storage_error::StorageError;
use crate::archive::stored::{ElsewhereNotes, LeaveToLetGo};
use crate::model::remote::{RemoteName, locked_until, year_kept_elsewhere};
use crate::model::{
    Body, Case, Date, EntryName, Kind, Owner, RecordId, Register, Sha256, Status, VolumeCode, case_state,
};

pub use crate::archive::stored::StoredCopy;
#[cfg(feature = "remote")]
pub use crate::archive::stored::{KnownBy, ReadBack};

/// The folder, in the private one.
pub const ELSEWHERE: &str = "elsewhere";
/// The largest file of it that is read, in bytes.
const MAX_BYTES: u64 = 256 << 20;

fn path_of(identity: &str) -> String {
    format!("{PRIVATE}/{ELSEWHERE}/{}", lock::name_for(identity))
}

/// What is known of the papers of a bundle, by its identity, in the stores that `deedbox.toml` names: where a name means another store by now,
/// what was noted under it is nothing.
///
/// # Errors
/// The file is another user's, or cannot be read.
pub fn notes(reader: &Reader, identity: &str) -> Result<ElsewhereNotes, StorageError> {
    let noted = all_notes(reader, identity)?;
    if noted.is_empty() {
        return Ok(noted);
    }
    let (settings, _) = parse_settings(&reader.read(SETTINGS, MAX_SETTINGS_BYTES)?)?;
    let stores = settings.remote.into_iter().map(|(name, rules)| (name, rules.mark())).collect();
    Ok(noted.of_stores(&stores))
}

/// The same of whatever store: what may be there still.
///
/// # Errors
/// As of [`notes`].
pub fn all_notes(reader: &Reader, identity: &str) -> Result<ElsewhereNotes, StorageError> {
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
    (disk, reader): (&Disk, &Reader),
    identity: &str,
    found: &BTreeMap<Sha256, StoredCopy>,
    wait: std::time::Duration,
) -> Result<(), StorageError> {
    change((disk, reader), identity, wait, |notes| found.iter().for_each(|(sha256, copy)| notes.enter(*sha256, copy)))
}

/// Strikes what was noted of contents of which a store turned out to have nothing, or other bytes.
///
/// # Errors
/// As of [`note`].
pub fn strike(
    (disk, reader): (&Disk, &Reader),
    identity: &str,
    (lost, remote): (&[Sha256], &RemoteName),
    wait: std::time::Duration,
) -> Result<(), StorageError> {
    if !has_notes(reader)? {
        return Ok(());
    }
    change((disk, reader), identity, wait, |notes| lost.iter().for_each(|sha256| notes.strike(*sha256, remote)))
}

fn change(
    (disk, reader): (&Disk, &Reader),
    identity: &str,
    wait: std::time::Duration,
    change: impl FnOnce(&mut ElsewhereNotes),
) -> Result<(), StorageError> {
    let folder = PrivateDir::open(disk, reader)?;
    let _alone = lock::take(disk, folder.locks().join(ELSEWHERE), ELSEWHERE, Hold::Alone, wait)?;
    if disk.make_folder(&folder.root().join(ELSEWHERE))? {
        disk.sync_folder(folder.root())?;
    }
    let before = all_notes(reader, identity)?;
    let mut now = before.clone();
    change(&mut now);
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

/// For which papers of a volume there is leave under an approved export, by what lies on disk; none where it gives none.
///
/// # Errors
/// The register, the volume or the notes cannot be read.
pub fn leave_under(
    reader: &Reader,
    bundle: &BundleId,
    approval: &RecordId,
) -> Result<Option<LeaveToLetGo>, StorageError> {
    let BundleId::Boxed(place, _) = bundle else { return Ok(None) };
    let Some(remote) = approved(reader, approval, place.year)? else { return Ok(None) };
    let Some(term_over) = term_over(reader, bundle)? else { return Ok(None) };
    let listing = Bundle::read(reader, bundle)?.listing().clone();
    Ok(Some(LeaveToLetGo::new(listing, notes(reader, &bundle.identity())?, remote, term_over)))
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

/// Whether anything was ever noted in this working copy.
///
/// # Errors
/// The disk failed.
pub fn has_notes(reader: &Reader) -> Result<bool, StorageError> {
    Ok(reader.kind(format!("{PRIVATE}/{ELSEWHERE}"))?.is_some())
}

/// Has git look again at every paper that lies here: it is told not to look before copies go, and some may have stayed.
///
/// # Errors
/// git failed, or somebody else has its index for longer than `wait`.
pub fn look_at_what_is_here(reader: &Reader, wait: std::time::Duration) -> Result<(), GitFault> {
    if !has_notes(reader).unwrap_or(true) {
        return Ok(());
    }
    let away = git::not_looked_at(reader.root())?;
    let here = away.into_iter().filter(|path| layout::bundle_at(path).is_some());
    let here: Vec<String> = here.filter(|path| matches!(reader.kind(path), Ok(Some(_)))).collect();
    git::look_again(reader.root(), &here, wait)
}

/// Refuses where any of some papers is in a store and not here: all of them are named.
///
/// # Errors
/// That is so.
pub fn all_here<'p>(reader: &Reader, papers: impl IntoIterator<Item = (&'p str, Sha256)>) -> Result<(), StorageError> {
    if !has_notes(reader)? {
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
