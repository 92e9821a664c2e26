//! A client's file read as one, whatever parts it lies in: what happens after boxing to a record of a closed volume lies in
//! the bundle of what came late.

use crate::archive::bundle::{Bundle, shown};
use crate::archive::bundle_files::BundleFiles;
use crate::archive::layout::BundleId;
use crate::archive::lookup::Lookup;
use crate::archive::read::Reader;
use crate::archive::storage_error::StorageError;
use crate::model::{Case, Kind, Listed, Stem};

/// Reads a record of a file, with its events from every part; none where no part holds the record.
pub fn case(lookup: &mut impl Lookup, parts: &[BundleId], stem: Stem) -> Result<Option<Case>, StorageError> {
    let mut bundles = Vec::new();
    for id in parts {
        bundles.push(lookup.bundle(id)?);
    }
    let bundles: Vec<&Bundle> = bundles.iter().map(AsRef::as_ref).collect();
    case_of(lookup.archive().reader(), &bundles, stem)
}

/// Reads all records of a kind of a file, each once, with their events from every part, in the order of their names.
pub fn cases(lookup: &mut impl Lookup, parts: &[BundleId], kind: Kind) -> Result<Vec<Case>, StorageError> {
    let mut bundles = Vec::new();
    for id in parts {
        bundles.push(lookup.bundle(id)?);
    }
    let bundles: Vec<&Bundle> = bundles.iter().map(AsRef::as_ref).collect();
    cases_of(lookup.archive().reader(), &bundles, kind)
}

/// One record of a file whose bundles are read already.
pub fn case_of(reader: &Reader, bundles: &[&Bundle], stem: Stem) -> Result<Option<Case>, StorageError> {
    let parts: Vec<(&Bundle, BundleFiles)> =
        bundles.iter().map(|bundle| (*bundle, BundleFiles::by_path(reader))).collect();
    case_from(&parts, stem)
}

fn case_from(parts: &[(&Bundle, BundleFiles)], stem: Stem) -> Result<Option<Case>, StorageError> {
    let Some((home, files)) = parts.iter().find(|(bundle, _)| bundle.has_record(stem)) else {
        return Ok(None);
    };
    let mut case = home.case_from(files, stem)?;
    for (bundle, files) in parts.iter().filter(|(bundle, _)| bundle.id != home.id) {
        case.events.extend(bundle.events_from(files, stem)?);
    }
    case.sort_events();
    Ok(Some(shown(case, files.reader)))
}

/// All records of a kind of a file whose bundles are read already.
pub fn cases_of<'b>(reader: &Reader, bundles: &[&'b Bundle], kind: Kind) -> Result<Vec<Case>, StorageError> {
    let mut stems: Vec<Stem> = bundles.iter().flat_map(|bundle| bundle.stems(kind)).collect();
    stems.sort();
    stems.dedup();
    let files = |bundle: &&'b Bundle| (*bundle, bundle.files(reader, bundle.stems(kind).len()));
    let parts: Vec<(&Bundle, BundleFiles)> = bundles.iter().map(files).collect();
    let mut cases = Vec::with_capacity(stems.len());
    for stem in stems {
        cases.extend(case_from(&parts, stem)?);
    }
    Ok(cases)
}

/// The manifest lines of a record and its events in every part, in the order in which they fold: what an approval covers.
pub fn lines_of(lookup: &mut impl Lookup, parts: &[BundleId], case: &Case) -> Result<Vec<Listed>, StorageError> {
    let mut lines: Vec<Listed> = Vec::new();
    for id in parts {
        lines.extend(lookup.bundle(id)?.lines_of(case));
    }
    Ok(lines)
}
