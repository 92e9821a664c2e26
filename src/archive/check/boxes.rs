//! Boxes against their records, and what came late for boxed volumes.

use std::collections::{BTreeMap, BTreeSet};

use crate::archive::check::estate::EstateCheck;
use crate::archive::check::records::{Soundness, cases};
use crate::archive::check::terms::CheckScope;
use crate::archive::check::walk::{BundlePlaces, is_there};
use crate::archive::layout::{self, BundleId, UnitPlace, VolumeFolder};
use crate::model::case::seen;
use crate::model::record::Boxed;
use crate::model::{
    AsOf, Body, BoxPlace, EntryName, Finding, FindingCode, Kind, Register, Retention, Settings, VolumeCode, paper,
};

/// A box record and where it lies.
pub(super) struct BoxRecord {
    path: String,
    boxed: Boxed,
    volume: Option<VolumeFolder>,
}

impl EstateCheck<'_> {
    pub(super) fn box_records(&mut self, scope: &CheckScope) -> Vec<BoxRecord> {
        let years: Vec<BundleId> = match scope {
            CheckScope::Whole => self.places.offices.clone(),
            CheckScope::Units(_) | CheckScope::Bundles(_) => {
                BundlePlaces::walk(self.reader, &CheckScope::Whole).offices
            }
        };
        let mut records = Vec::new();
        for id in years.iter().filter(|id| matches!(id, BundleId::Register(Register::Boxes, _))) {
            let (found, soundness) = cases(self.reader, id, &[Kind::Box]);
            self.boxes_are_lost |= soundness == Soundness::Lost;
            for case in found {
                let path = format!("{id}/{}", layout::entry_path(EntryName::Record(case.stem)));
                let Body::Box(boxed) = case.record.body else { continue };
                let wanted = match scope {
                    CheckScope::Whole => true,
                    // A file lies under the client's first unit, and is called by the last.
                    CheckScope::Units(_) | CheckScope::Bundles(_) => {
                        let first = boxed.volume.as_str().parse().ok().map(|volume: VolumeFolder| volume.unit);
                        scope.wants(&boxed.unit) || first.is_some_and(|first| scope.wants(&first))
                    }
                };
                let volume = boxed.volume.as_str().parse().ok();
                records.extend(wanted.then_some(BoxRecord { path, boxed, volume }));
            }
        }
        records.sort_by(|a, b| a.path.cmp(&b.path));
        records
    }

    pub(super) fn boxes(&mut self, records: &[BoxRecord]) {
        let mut named: BTreeSet<(BoxPlace, VolumeFolder)> = BTreeSet::new();
        for record in records {
            let Some(volume) = &record.volume else {
                self.findings.push(Finding::new(FindingCode::BadRecord, record.path.clone()).with("volume"));
                continue;
            };
            let bundle = BundleId::Boxed(record.boxed.place(), volume.clone());
            if !self.places.told.contains(&bundle.path()) && !is_there(self.reader, &bundle) {
                let old = BundleId::Client(
                    UnitPlace { floor: record.boxed.floor.clone(), unit: volume.unit.clone() },
                    volume.client.clone(),
                );
                let finding = Finding::new(FindingCode::BundleMissing, bundle.path());
                self.findings.push(if is_there(self.reader, &old) { finding.with(old) } else { finding });
            }
            named.insert((record.boxed.place(), volume.clone()));
        }
        if self.boxes_are_lost || self.hurt.iter().any(|id| matches!(id, BundleId::Register(Register::Boxes, _))) {
            return;
        }
        for (volume, boxes) in &self.places.boxed {
            let unnamed = boxes.iter().filter(|place| !named.contains(&((*place).clone(), volume.clone())));
            let paths = unnamed.map(|place| BundleId::Boxed(place.clone(), volume.clone()));
            self.findings.extend(
                paths
                    .filter(|id| is_there(self.reader, id))
                    .map(|id| Finding::new(FindingCode::BundleUnknown, id.path())),
            );
        }
        for volume in self.places.late.iter().filter(|volume| !named.iter().any(|(_, named)| named == *volume)) {
            let id = BundleId::Late(volume.clone());
            if is_there(self.reader, &id) {
                self.findings.push(Finding::new(FindingCode::BundleUnknown, id.path()));
            }
        }
    }

    /// Papers that came late and are to be kept longer than the volume's box says.
    pub(super) fn longer_terms(&mut self, settings: &Settings, records: &[BoxRecord]) {
        for volume in &self.places.late {
            let of_volume = records.iter().filter(|record| record.volume.as_ref() == Some(volume));
            let Some(kept): Option<Retention> = of_volume.map(|record| record.boxed.retention).max() else {
                continue;
            };
            let id = BundleId::Late(volume.clone());
            for paper in seen(cases(self.reader, &id, Kind::ALL).0, &AsOf::NOW).iter().flat_map(paper::of_case) {
                let term = settings.retention_of(&paper.category);
                if kept < term {
                    let path = format!("{id}/{}", layout::entry_path(paper.name.entry));
                    self.findings.push(Finding::new(FindingCode::LongerTerm, path).with(format!("{kept} < {term}")));
                }
            }
        }
    }

    pub(super) fn codes(&mut self, records: &[BoxRecord]) {
        let mut given: BTreeMap<&VolumeCode, &str> = BTreeMap::new();
        for record in records {
            if let Some(first) = given.get(&record.boxed.code) {
                self.findings.push(
                    Finding::new(FindingCode::CodeTwice, record.path.clone())
                        .with(format!("{}: {first}", record.boxed.code)),
                );
            } else {
                given.insert(&record.boxed.code, &record.path);
            }
        }
    }

    /// Volumes that were boxed twice, each time as if for the first time: two clones boxed one year.
    pub(super) fn boxed_twice(&mut self, records: &[BoxRecord]) {
        let mut first: BTreeMap<&VolumeFolder, &BoxRecord> = BTreeMap::new();
        for record in records.iter().filter(|record| record.boxed.supplement_to.is_none()) {
            let Some(volume) = &record.volume else { continue };
            let earlier = *first.entry(volume).or_insert(record);
            // One code for both is told as one code for two.
            if earlier.boxed.code != record.boxed.code {
                let other = format!("{}: {}", earlier.boxed.code, earlier.path);
                self.findings.push(Finding::new(FindingCode::CodeTwice, record.path.clone()).with(other));
            }
        }
    }
}
