//! A record as an audit reads it, once, and as it is seen on the day.

use std::borrow::Cow;

use crate::archive::{Archive, Bundle, BundleId, StorageError, file_parts};
use crate::model::{AsOf, Case, Date, Kind, Line, Owner, RecordId, Stem};

/// A record as it is read: all of it, and as it is seen on the day.
pub(in crate::views) struct Read {
    pub(in crate::views) id: RecordId,
    /// With every event, whatever counts.
    pub(in crate::views) whole: Case,
    sight: Sight,
}

/// How a record is seen on the day.
enum Sight {
    /// It was not there, or counts for nothing.
    None,
    /// As it was written, with all that happened to it.
    Whole,
    /// With what held and counted.
    Part(Box<Case>),
}

/// A record as it is seen on the day.
#[derive(Clone, Copy)]
pub(in crate::views) struct Seen<'a> {
    pub(in crate::views) id: &'a RecordId,
    pub(in crate::views) case: &'a Case,
    /// The record with every event.
    pub(in crate::views) whole: &'a Case,
    /// The client in whose file it lies, or who enquired.
    pub(in crate::views) company: Option<&'a Line>,
}

impl Seen<'_> {
    pub(in crate::views) fn date(&self) -> Date {
        self.case.record.head.date()
    }
}

impl Read {
    fn new(id: RecordId, whole: Case, view: &AsOf) -> Self {
        let sight = match whole.counted(view) {
            None => Sight::None,
            Some(Cow::Borrowed(_)) => Sight::Whole,
            Some(Cow::Owned(part)) => Sight::Part(Box::new(part)),
        };
        Self { id, whole, sight }
    }

    /// What holds on the day; none where it was not there, or counts for nothing.
    pub(in crate::views) fn case(&self) -> Option<&Case> {
        match &self.sight {
            Sight::None => None,
            Sight::Whole => Some(&self.whole),
            Sight::Part(part) => Some(part),
        }
    }

    /// As it is seen on the day, where it is.
    pub(super) fn seen<'a>(&'a self, company: Option<&'a Line>) -> Option<Seen<'a>> {
        Some(Seen { id: &self.id, case: self.case()?, whole: &self.whole, company })
    }
}

pub(super) fn seen_of<'a>(
    records: &'a [Read],
    kind: Kind,
    company: Option<&'a Line>,
) -> impl Iterator<Item = Seen<'a>> {
    let of_kind = records.iter().filter(move |read| read.whole.stem.kind() == kind);
    of_kind.filter_map(move |read| read.seen(company))
}

/// Bundles by their names. Records of what came late are looked at twice; of others each is read once and not kept beside what
/// is made of it.
pub(super) fn bundles(archive: &Archive, ids: &[BundleId]) -> Result<Vec<Bundle>, StorageError> {
    let bundle = |id: &BundleId| match id {
        BundleId::Late(_) => archive.bundle(id),
        _ => archive.bundle_in_passing(id),
    };
    ids.iter().map(bundle).collect()
}

/// Records of some kinds in bundles that belong together.
pub(super) fn records(
    archive: &Archive,
    bundles: &[Bundle],
    (owner, kinds): (&Owner, &[Kind]),
    view: &AsOf,
) -> Result<Vec<Read>, StorageError> {
    if kinds.is_empty() {
        return Ok(Vec::new());
    }
    let bundles: Vec<&Bundle> = bundles.iter().collect();
    let mut read = Vec::new();
    for kind in kinds {
        for whole in file_parts::cases_of(archive.reader(), &bundles, *kind)? {
            if matches!(whole.stem, Stem::Cover | Stem::Unit) {
                continue;
            }
            let id = RecordId { owner: owner.clone(), stem: whole.stem };
            read.push(Read::new(id, whole, view));
        }
    }
    Ok(read)
}
