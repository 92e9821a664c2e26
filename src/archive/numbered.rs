//! The office's numbers of records, found by the days in the records' names: the lists of a bundle are gone through as they lie, and of
//! its records those alone are read that are of a kind and of one of these days.

use std::collections::BTreeSet;

use crate::archive::bundle::{Bundle, MAX_RECORD_BYTES};
use crate::archive::digest::digest;
use crate::archive::entry_text::parse_record;
use crate::archive::layout::{self, BundleId, RECORDS};
use crate::archive::manifest::{self, ManifestLine};
use crate::archive::read::Reader;
use crate::archive::storage_error::StorageError;
use crate::model::{Date, EntryName, Kind, Line, Listed, Stem};

/// How far into a line the path begins: 64 digits and two blanks before it.
const DIGEST: usize = 66;

/// The numbers of the records of a kind that are of certain days, with their names.
///
/// # Errors
/// What is wrong with the lists, or with one of these records.
pub fn numbers_on(
    reader: &Reader,
    id: &BundleId,
    (kind, days): (Kind, &BTreeSet<Date>),
) -> Result<Vec<(Line, Stem)>, StorageError> {
    let path = id.path();
    let mut found = Vec::new();
    // Only where something is not as it is nearly always is the bundle read whole: it tells what was destroyed, and what is wrong.
    let mut whole = None;
    for manifest in manifest::read_all(reader, &path)? {
        let torn = manifest.torn_at();
        for (number, line) in manifest.raw_lines() {
            if torn != Some(number) && is_of_others(line, kind) {
                continue;
            }
            let listed = match manifest::parse_line(line) {
                ManifestLine::File(listed) if torn != Some(number) => listed,
                ManifestLine::Blank => continue,
                _ => return numbers_of(&Bundle::read(reader, id)?, reader, (kind, days)),
            };
            let Some(Ok(EntryName::Record(stem))) = layout::entry_at(listed.path.as_str()) else { continue };
            if !is_meant(stem, (kind, days)) {
                continue;
            }
            let no = match read(reader, &path, &listed) {
                Some(no) => no,
                None => {
                    let bundle = match &whole {
                        Some(bundle) => bundle,
                        None => whole.insert(Bundle::read(reader, id)?),
                    };
                    if bundle.has_record(stem) { bundle.number(reader, stem)? } else { None }
                }
            };
            found.extend(no.map(|no| (no, stem)));
        }
    }
    Ok(found)
}

/// The same of a bundle that was read.
fn numbers_of(
    bundle: &Bundle,
    reader: &Reader,
    meant: (Kind, &BTreeSet<Date>),
) -> Result<Vec<(Line, Stem)>, StorageError> {
    let mut found = Vec::new();
    for stem in bundle.stems(meant.0).into_iter().filter(|stem| is_meant(*stem, meant)) {
        found.extend(bundle.number(reader, stem)?.map(|no| (no, stem)));
    }
    Ok(found)
}

fn is_meant(stem: Stem, (kind, days): (Kind, &BTreeSet<Date>)) -> bool {
    matches!(stem, Stem::Dated { date, kind: of, .. } if of == kind && days.contains(&date))
}

/// Whether a line is of another file than a record of a kind, as deedbox writes lines; of any other line that is not known.
fn is_of_others(line: &[u8], kind: Kind) -> bool {
    let Some(path) = line.get(DIGEST..).filter(|path| path.starts_with(b"data/")) else { return false };
    let name = path.strip_prefix(RECORDS.as_bytes()).and_then(|rest| rest.strip_prefix(b"/"));
    let of_kind = name.and_then(|name| name.get(11..)).and_then(|rest| rest.strip_prefix(kind.as_str().as_bytes()));
    !of_kind.is_some_and(|rest| rest.starts_with(b"-"))
}

/// The number of a record whose bytes are those that its line tells; none where they are not, or say nothing that is understood.
fn read(reader: &Reader, bundle: &str, listed: &Listed) -> Option<Option<Line>> {
    let bytes = reader.read(format!("{bundle}/{}", listed.path), MAX_RECORD_BYTES).ok()?;
    if digest(&bytes) != listed.sha256 {
        return None;
    }
    Some(parse_record(&bytes).ok()?.0.head.no)
}
