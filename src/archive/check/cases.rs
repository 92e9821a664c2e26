//! Records with their events: steps that contradict each other, approvals that did not see what folds before them, what is lent
//! twice. A boxed client's file is concluded as one, whatever part a record or its next event lies in: the box, its supplements,
//! or what came late.

use std::collections::{BTreeMap, BTreeSet};

use toml::Table;

use crate::archive::BundleId;
use crate::archive::check::records::{BundleEntry, entries, names};
use crate::archive::check::walk::BundlePlaces;
use crate::archive::layout::{self, VolumeFolder};
use crate::archive::read::Reader;
use crate::model::event::{EventBody, NamedEvent};
use crate::model::loan::{self, LoanState, LoanStatus};
use crate::model::record::Loan;
use crate::model::record_values::with_values;
use crate::model::unit_days::UnitTerms;
use crate::model::{
    Action, AsOf, Body, Case, EntryName, Finding, FindingCode, Kind, Record, Stem, Step, attachment, case_state,
    mailing, paper,
};

/// Whether a bundle is a part of a boxed client's file, so that it does not tell all of a record by itself.
pub(super) fn is_part(id: &BundleId) -> bool {
    matches!(id, BundleId::Boxed(..) | BundleId::Late(_))
}

/// What is wrong with the records of boxed clients' files.
pub(super) fn of_volumes(reader: &Reader, places: &BundlePlaces) -> Vec<Finding> {
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

/// The same of bundles that tell all of their records by themselves.
pub(super) fn of_bundles(reader: &Reader, bundles: &BTreeSet<BundleId>) -> Vec<Finding> {
    let whole = bundles.iter().filter(|id| !is_part(id));
    whole.flat_map(|id| of_parts(reader, std::slice::from_ref(id))).collect()
}

fn of_parts(reader: &Reader, parts: &[BundleId]) -> Vec<Finding> {
    // Records that nothing happened to afterwards tell nothing against each other, but for loans.
    let mut wanted: BTreeSet<Stem> = BTreeSet::new();
    for id in parts {
        wanted.extend(names(reader, id).into_iter().filter_map(|name| match name {
            EntryName::Event(stem, _) => Some(stem),
            EntryName::Record(stem) => (stem.kind() == Kind::Loan).then_some(stem),
        }));
    }
    // Where a volume lies in two boxes by a merge, both have the same records: each counts once.
    let mut records: BTreeMap<Stem, (String, Record)> = BTreeMap::new();
    let mut events: BTreeMap<(Stem, Step), NamedEvent> = BTreeMap::new();
    let mut lost: BTreeSet<Stem> = BTreeSet::new();
    for id in parts {
        let found = entries(reader, id, |stem| wanted.contains(&stem));
        // A record is not held against an event of it that is damaged.
        lost.extend(found.lost);
        for entry in found.entries {
            match entry {
                BundleEntry::Record(stem, record) => {
                    records.entry(stem).or_insert_with(|| (path_of(&id.path(), stem), *record));
                }
                BundleEntry::Event(stem, named) => {
                    let head = &named.event.head;
                    // An event that is not what its name says is told of by itself.
                    if head.record.0 == stem && head.action == named.step.action {
                        events.insert((stem, named.step), *named);
                    }
                }
            }
        }
    }
    let mut of: BTreeMap<Stem, Vec<NamedEvent>> = BTreeMap::new();
    events.into_iter().for_each(|((stem, _), named)| of.entry(stem).or_default().push(named));
    let sound = records.into_iter().filter(|(stem, _)| !lost.contains(stem));
    let cases = sound.map(|(stem, (path, record))| {
        let mut case = Case { stem, record, events: of.remove(&stem).unwrap_or_default() };
        case.sort_events();
        (path, case)
    });
    conclude(&cases.collect::<Vec<_>>())
}

/// Where a record lies.
pub(super) fn path_of(bundle: &str, stem: Stem) -> String {
    format!("{bundle}/{}", layout::entry_path(EntryName::Record(stem)))
}

/// What is wrong with the records of one bundle, each with the path of its record.
pub(super) fn conclude(cases: &[(String, Case)]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut out: Vec<(&String, &Case, Loan, LoanState)> = Vec::new();
    for (path, case) in cases {
        unfit(path, case, &mut findings);
        // What was entered by mistake stands against nothing.
        let Some(seen) = case.seen(&AsOf::NOW) else { continue };
        // Two clones that decided at once are one contradiction, however many approvals it makes void.
        let blind =
            case.blind_approvals(&AsOf::NOW).into_iter().map(|step| EntryName::Event(case.stem, step).to_string());
        let blind: Vec<String> = blind.collect();
        if !blind.is_empty() {
            findings.push(Finding::new(FindingCode::VoidApproval, path).with(blind.join(", ")));
        }
        let contradictions = contradictions(&seen);
        if !contradictions.is_empty() {
            let actions: Vec<&str> = contradictions.iter().map(|action| action.as_str()).collect();
            findings.push(Finding::new(FindingCode::Contradiction, path).with(actions.join(", ")));
        }
        if let Some(loan) = loan::of(&seen) {
            let state = loan::fold(&seen, loan, None);
            if state.status == LoanStatus::Out {
                out.push((path, case, loan.clone(), state));
            }
        }
    }
    out.sort_by_key(|(_, case, _, state)| (state.lent_on, case.stem));
    for (at, (path, case, later, _)) in out.iter().enumerate() {
        // In a year of enquiries each is lent by itself.
        let earlier = out.iter().take(at).find(|(_, other, earlier, _)| {
            other.enquiry() == case.enquiry() && loan::stand_against_each_other(earlier, later)
        });
        findings.extend(earlier.map(|(earlier, ..)| Finding::new(FindingCode::LentTwice, path.as_str()).with(earlier)));
    }
    findings
}

/// Steps of a record, as it counts, that contradict each other.
fn contradictions(seen: &Case) -> Vec<Action> {
    if let Some(loan) = loan::of(seen) {
        return loan::fold(seen, loan, None).contradictions;
    }
    if let Body::Notice(_) = seen.record.body {
        return mailing::repeated(seen);
    }
    if let Body::Tenancy(_) = seen.record.body {
        return ended_twice(seen);
    }
    if let Body::Unit(_) = seen.record.body {
        return UnitTerms::of(seen).1;
    }
    case_state::fold(seen).map_or_else(Vec::new, |state| state.contradictions)
}

/// Ends of a tenancy that has one already, and ends taken back where there is none.
fn ended_twice(tenancy: &Case) -> Vec<Action> {
    let mut is_over = false;
    let mut again = Vec::new();
    for action in tenancy.events.iter().map(|named| named.event.head.action) {
        if action == Action::Ended || action == Action::Reopened {
            let ends = action == Action::Ended;
            if ends == is_over {
                again.push(action);
            }
            is_over = ends;
        }
    }
    again
}

/// Amendments whose values the record cannot have: no deedbox took them in.
fn unfit(path: &str, case: &Case, findings: &mut Vec<Finding>) {
    for named in &case.events {
        let EventBody::Amended(amendment) = &named.event.deed else { continue };
        if let Some(name) = amendment.paper {
            let meant = paper::of_case(case).into_iter().find(|paper| paper.name == name);
            if meant.is_none_or(|paper| attachment::with_values(&paper.attachment, &amendment.values.0).is_none()) {
                findings.push(unfit_values(path, case, (named.step, &amendment.values.0)));
            }
            continue;
        }
        let seen = || case.seen(&AsOf::NOW).map_or_else(|| case.record.clone(), |seen| seen.record);
        let fits = with_values(&case.record, &amendment.values.0).is_some()
            || with_values(&seen(), &amendment.values.0).is_some();
        if !fits {
            findings.push(unfit_values(path, case, (named.step, &amendment.values.0)));
        }
    }
}

fn unfit_values(path: &str, case: &Case, (step, values): (Step, &Table)) -> Finding {
    let folder = path.strip_suffix(&layout::entry_path(EntryName::Record(case.stem))).unwrap_or_default();
    let event = layout::entry_path(EntryName::Event(case.stem, step));
    let keys: Vec<&str> = values.keys().map(String::as_str).collect();
    let finding = Finding::new(FindingCode::BadRecord, format!("{folder}{event}"));
    finding.with(format!("its record cannot have these values: {}", keys.join(", ")))
}
