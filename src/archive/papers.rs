//! The records of a file with papers: what lists, counts and lends papers looks here, whatever kind of record they came with.

use std::collections::BTreeSet;

use crate::archive::bundle::Bundle;
use crate::archive::file_parts::case_of;
use crate::archive::layout::BundleId;
pub use crate::archive::layout::is_paper;
use crate::archive::lookup::Lookup;
use crate::archive::read::Reader;
use crate::archive::storage_error::StorageError;
use crate::model::attachment::Attachment;
use crate::model::case::counted;
use crate::model::{AsOf, Body, BundlePath, Case, Category, EntryName, Kind, Paper, Stem, Tail, paper};

/// The records of a file with papers, each once, in the order of their names. Papers end in the four characters of their
/// record, so that these records alone are read; where that leaves a paper that none of them names, the others are read as well.
pub fn cases_of(reader: &Reader, bundles: &[&Bundle]) -> Result<Vec<Case>, StorageError> {
    // The record of a paper that was destroyed tells of it still.
    let files = bundles.iter().flat_map(|bundle| bundle.listing().files.keys().chain(bundle.destroyed.keys()));
    let listed: BTreeSet<BundlePath> = files.filter(|path| is_paper(path)).cloned().collect();
    let tails: BTreeSet<Tail> = listed.iter().flat_map(|path| tails_in(path.file_name())).collect();
    let (wanted, others): (BTreeSet<Stem>, BTreeSet<Stem>) = stems(bundles).partition(|stem| match stem {
        Stem::Dated { kind: Kind::Document, .. } => true,
        Stem::Dated { tail, .. } => tails.contains(tail),
        Stem::Cover | Stem::Unit => false,
    });
    let mut cases = Vec::new();
    let mut unnamed = listed;
    for stem in wanted.into_iter().chain(others) {
        let is_document = stem.kind() == Kind::Document;
        if unnamed.is_empty() && !is_document {
            continue;
        }
        let Some(case) = case_of(reader, bundles, stem)? else { continue };
        let mut has_papers = is_document;
        for path in named_by(&case) {
            has_papers = true;
            unnamed.remove(path);
        }
        if has_papers {
            cases.push(case);
        }
    }
    cases.sort_by_key(|case| case.stem);
    Ok(cases)
}

/// The same for bundles that are looked up.
pub fn cases(lookup: &mut impl Lookup, parts: &[BundleId]) -> Result<Vec<Case>, StorageError> {
    let mut bundles = Vec::new();
    for id in parts {
        bundles.push(lookup.bundle(id)?);
    }
    let bundles: Vec<&Bundle> = bundles.iter().map(AsRef::as_ref).collect();
    cases_of(lookup.archive().reader(), &bundles)
}

/// The papers of a file as they are seen in a view, in the order of the names of their records. What was voided is none.
pub fn of(reader: &Reader, bundles: &[&Bundle], view: &AsOf) -> Result<Vec<Paper>, StorageError> {
    Ok(counted(&cases_of(reader, bundles)?, view).iter().flat_map(paper::of_case).collect())
}

/// The categories of the papers that a file had in a view, those included whose bytes were destroyed later.
pub fn categories(reader: &Reader, bundles: &[&Bundle], view: &AsOf) -> Result<BTreeSet<Category>, StorageError> {
    Ok(categories_of(&cases_of(reader, bundles)?, view))
}

/// The same of records with papers that were read already, as they are on disk.
pub fn categories_of(cases: &[Case], view: &AsOf) -> BTreeSet<Category> {
    let cases = counted(cases, view);
    cases.iter().flat_map(|case| paper::of_case_in(case, view)).map(|paper| paper.category).collect()
}

/// Every file that a record and its events name, former versions included.
pub fn named_by(case: &Case) -> impl Iterator<Item = &BundlePath> {
    let later = case.events.iter().flat_map(|named| named.event.deed.attachments());
    case.record.body.attachments().iter().chain(later).map(|paper| &paper.path)
}

/// Every paper of a record and its events that lies encrypted.
pub fn encrypted(case: &Case) -> impl Iterator<Item = &Attachment> {
    let whole = matches!(&case.record.body, Body::Document(document) if document.encrypted.is_some());
    let later = case.events.iter().flat_map(|named| named.event.deed.attachments());
    let own = case.record.body.attachments().iter();
    own.filter(move |paper| whole || paper.encrypted.is_some()).chain(later.filter(|paper| paper.encrypted.is_some()))
}

fn stems<'b>(bundles: &'b [&Bundle]) -> impl Iterator<Item = Stem> + 'b {
    let entries = bundles.iter().flat_map(|bundle| bundle.entries());
    entries.filter_map(|entry| if let EntryName::Record(stem) = entry { Some(stem) } else { None })
}

/// The characters at the end of a paper's name that may be those of its record: before its ending, or before a number.
fn tails_in(name: &str) -> impl Iterator<Item = Tail> + '_ {
    let stem = name.split('.').next().unwrap_or_default();
    stem.rsplit('-').take(2).filter_map(|part| part.parse().ok())
}
