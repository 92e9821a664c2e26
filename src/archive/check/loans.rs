//! Loans against each other and against their own events. A boxed client's file is concluded as one, whatever part a loan or
//! its next event lies in: the box, its supplements, or what came late.

use std::collections::BTreeMap;

use crate::archive::BundleId;
use crate::archive::check::estate::{Entry, entries};
use crate::archive::check::walk::Places;
use crate::archive::layout::{self, VolumeFolder};
use crate::archive::read::Reader;
use crate::model::event::NamedEvent;
use crate::model::loan::{self, LoanState, LoanStatus};
use crate::model::record::Loan;
use crate::model::{Case, EntryName, Finding, FindingCode, Kind, Record, Stem, Step};

/// Whether a bundle is a part of a boxed client's file, so that it does not tell all of a loan by itself.
pub(super) fn is_part(id: &BundleId) -> bool {
    matches!(id, BundleId::Boxed(..) | BundleId::Late(_))
}

/// What is wrong with loans of boxed clients' files.
pub(super) fn of_volumes(reader: &Reader, places: &Places) -> Vec<Finding> {
    let mut parts: BTreeMap<&VolumeFolder, Vec<BundleId>> = BTreeMap::new();
    for (volume, boxes) in &places.boxed {
        let boxes = boxes.iter().map(|place| BundleId::Boxed(place.clone(), volume.clone()));
        parts.entry(volume).or_default().extend(boxes);
    }
    for volume in &places.late {
        parts.entry(volume).or_default().push(BundleId::Late(volume.clone()));
    }
    parts.values().flat_map(|parts| of_parts(reader, parts)).collect()
}

fn of_parts(reader: &Reader, parts: &[BundleId]) -> Vec<Finding> {
    // Where a volume lies in two boxes by a merge, both have the same records: each counts once.
    let mut records: BTreeMap<Stem, (String, Record)> = BTreeMap::new();
    let mut events: BTreeMap<(Stem, Step), NamedEvent> = BTreeMap::new();
    for id in parts {
        for entry in entries(reader, id, &[Kind::Loan]) {
            match entry {
                Entry::Record(stem, record) => {
                    records.entry(stem).or_insert_with(|| (path_of(&id.path(), stem), *record));
                }
                Entry::Event(stem, named) => {
                    let head = &named.event.head;
                    // An event that is not what its name says is told of by itself.
                    if head.record.0 == stem && head.action == named.step.action {
                        events.insert((stem, named.step), *named);
                    }
                }
            }
        }
    }
    let events: Vec<(Stem, NamedEvent)> = events.into_iter().map(|((stem, _), named)| (stem, named)).collect();
    let cases = records.into_iter().map(|(stem, (path, record))| (path, with_events(stem, record, &events)));
    conclude(&cases.collect::<Vec<_>>())
}

/// Where a record lies.
pub(super) fn path_of(bundle: &str, stem: Stem) -> String {
    format!("{bundle}/{}", layout::entry_path(EntryName::Record(stem)))
}

/// A record with those of some events that are its own.
pub(super) fn with_events(stem: Stem, record: Record, events: &[(Stem, NamedEvent)]) -> Case {
    let own = events.iter().filter(|(of, _)| *of == stem).map(|(_, named)| named.clone());
    let mut case = Case { stem, record, events: own.collect() };
    case.sort_events();
    case
}

/// What is wrong with the loans of one file, each with the path of its record: steps that contradict each other, and what is
/// lent twice.
pub(super) fn conclude(cases: &[(String, Case)]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut out: Vec<(&String, Stem, &Loan, LoanState)> = Vec::new();
    for (path, case) in cases {
        let Some(loan) = loan::of(case) else { continue };
        let state = loan::fold(case, loan, None);
        if !state.contradictions.is_empty() {
            let actions: Vec<&str> = state.contradictions.iter().map(|action| action.as_str()).collect();
            findings.push(Finding::new(FindingCode::Contradiction, path).with(actions.join(", ")));
        }
        if state.status == LoanStatus::Out {
            out.push((path, case.stem, loan, state));
        }
    }
    out.sort_by_key(|(_, stem, _, state)| (state.lent_on, *stem));
    for (at, (path, _, later, _)) in out.iter().enumerate() {
        let earlier = out.iter().take(at).find(|(_, _, earlier, _)| loan::stand_against_each_other(earlier, later));
        findings.extend(earlier.map(|(earlier, ..)| Finding::new(FindingCode::LentTwice, path.as_str()).with(earlier)));
    }
    findings
}
