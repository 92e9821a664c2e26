//! Where the bytes of files on a destruction list are beside the archive: in git's history, in the store of git-lfs, with those who
//! were given copies (S-RET). Copies that remain are named, not denied.

use std::collections::{BTreeMap, BTreeSet};

use crate::archive::destruction;
use crate::archive::gone::GoneList;
use crate::archive::layout::{BundleId, is_paper};
use crate::archive::lookup::Lookup;
use crate::archive::storage_error::StorageError;
use crate::archive::stored::ElsewhereNotes;
use crate::archive::{elsewhere, file_parts, find, git};
use crate::model::disposal::{DisposalLine, Remaining, RemainsIn};
use crate::model::event::EventBody;
use crate::model::remote::key_of;
use crate::model::{Body, Case, Kind, Line, RecordId, Register, Sha256};

/// What remains of the files of some lines, told before they go: afterwards nothing tells which bytes they were.
pub fn of(
    lookup: &mut impl Lookup,
    lines: &[DisposalLine],
    parts: &BTreeMap<String, Vec<BundleId>>,
) -> Result<Vec<Line>, StorageError> {
    let mut remaining = in_git(lookup, lines, parts);
    remaining.extend(in_stores(lookup, lines)?);
    let copies = copies(lookup, parts)?;
    for line in lines {
        for to in copies.get(&line.sha256).into_iter().flatten() {
            remaining.push(Remaining { held: RemainsIn::Copy, by: to.clone(), file: file_of(line) });
        }
    }
    // What would not fit into a line of a record cannot be kept; nothing that deedbox names is as long.
    Ok(remaining.iter().filter_map(|remaining| remaining.to_string().parse().ok()).collect())
}

fn file_of(line: &DisposalLine) -> String {
    format!("{}/{}", line.identity, line.path)
}

/// The blobs of git, and the objects of git-lfs, that hold the files as they lie there now.
fn in_git(lookup: &impl Lookup, lines: &[DisposalLine], parts: &BTreeMap<String, Vec<BundleId>>) -> Vec<Remaining> {
    let root = lookup.archive().root();
    let mut at: BTreeMap<String, &DisposalLine> = BTreeMap::new();
    for line in lines {
        for id in parts.get(&line.identity).into_iter().flatten() {
            at.insert(format!("{id}/{}", line.path), line);
        }
    }
    let paths: Vec<String> = at.keys().cloned().collect();
    let mut remaining = Vec::new();
    for (path, blob) in git::blobs_in_head(root, &paths) {
        if let Some(line) = at.get(&path) {
            remaining.push(Remaining { held: RemainsIn::Git, by: blob, file: file_of(line) });
        }
    }
    let objects: BTreeSet<(Sha256, String)> = lines.iter().map(|line| (line.sha256, file_of(line))).collect();
    let in_store = objects.into_iter().filter(|(sha256, _)| git::lfs_holds(root, &sha256.to_string()));
    remaining.extend(in_store.map(|(sha256, file)| Remaining { held: RemainsIn::Lfs, by: sha256.to_string(), file }));
    remaining
}

/// The objects of stores that are known to hold the files.
fn in_stores(lookup: &impl Lookup, lines: &[DisposalLine]) -> Result<Vec<Remaining>, StorageError> {
    let reader = lookup.archive().reader();
    if !elsewhere::has_notes(reader)? {
        return Ok(Vec::new());
    }
    let mut notes: BTreeMap<&str, ElsewhereNotes> = BTreeMap::new();
    let mut remaining = Vec::new();
    for line in lines {
        if !notes.contains_key(line.identity.as_str()) {
            notes.insert(&line.identity, elsewhere::all_notes(reader, &line.identity)?);
        }
        let stores = notes.get(line.identity.as_str()).into_iter().flat_map(|notes| notes.stores_of(line.sha256));
        remaining.extend(stores.map(|remote| Remaining {
            held: RemainsIn::Store,
            by: format!("{remote}/{}", key_of(line.sha256)),
            file: file_of(line),
        }));
    }
    Ok(remaining)
}

/// To whom copies were handed out, by their digests: disclosures in the files concerned, and exports.
fn copies(
    lookup: &mut impl Lookup,
    parts: &BTreeMap<String, Vec<BundleId>>,
) -> Result<BTreeMap<Sha256, BTreeSet<String>>, StorageError> {
    let mut files: Vec<Vec<BundleId>> = parts.values().cloned().collect();
    files.extend(find::register_years(lookup, Register::Disclosures)?.into_iter().map(|(id, _)| vec![id]));
    let mut found: BTreeMap<Sha256, BTreeSet<String>> = BTreeMap::new();
    for parts in files {
        for kind in [Kind::Disclosure, Kind::Export] {
            file_parts::cases(lookup, &parts, kind)?.iter().for_each(|case| note(case, &mut found));
        }
    }
    Ok(found)
}

fn note(case: &Case, found: &mut BTreeMap<Sha256, BTreeSet<String>>) {
    let to = match &case.record.body {
        Body::Disclosure(disclosure) => &disclosure.to,
        Body::Export(export) => &export.to,
        _ => return,
    };
    for named in &case.events {
        let EventBody::Released(release) = &named.event.deed else { continue };
        for copy in &release.copies {
            found.entry(copy.sha256).or_default().insert(format!("{to} ({})", named.event.head.date()));
        }
    }
}

/// The lists of duplicates by which the last of several copies went: two clones each destroyed one, for the other was still there. Each
/// with a file of which no copy is left; the list that was carried out last is the one that is named. What went because its term
/// was over, or somebody asked for it, leaves nobody without a copy by mistake.
///
/// # Errors
/// The lists, or a bundle, cannot be read.
pub fn last_copies(
    lookup: &mut impl Lookup,
    duplicates: &BTreeSet<RecordId>,
) -> Result<BTreeMap<RecordId, String>, StorageError> {
    if duplicates.is_empty() {
        return Ok(BTreeMap::new());
    }
    let gone = destruction::known(lookup.archive().reader())?;
    let mut copies: BTreeMap<Sha256, Vec<(&GoneList, String)>> = BTreeMap::new();
    for (identity, lines) in gone.lists() {
        for (path, line) in lines {
            copies.entry(line.sha256).or_default().push((&*line.list, format!("{identity}/{path}")));
        }
    }
    copies.retain(|_, gone| gone.iter().all(|(list, _)| duplicates.contains(&list.id)));
    for id in find::all_bundles(lookup)? {
        if copies.is_empty() {
            break;
        }
        for (path, sha256) in &lookup.bundle(&id)?.listing().files {
            if is_paper(path) {
                copies.remove(sha256);
            }
        }
    }
    let mut last = BTreeMap::new();
    for gone in copies.into_values() {
        let latest = gone.into_iter().max_by(|(a, _), (b, _)| (a.at, &a.id).cmp(&(b.at, &b.id)));
        last.extend(latest.map(|(list, file)| (list.id.clone(), file)));
    }
    Ok(last)
}
