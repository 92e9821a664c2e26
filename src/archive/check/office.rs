//! What two clones may enter side by side, each by itself in order: one id for two people, a role that nobody holds any more, two
//! surveys of one year.

use std::collections::BTreeMap;

use crate::archive::check::records::cases;
use crate::archive::check::walk::BundlePlaces;
use crate::archive::layout::{self, BundleId};
use crate::archive::people::{self, Keepers};
use crate::archive::{Archive, Uncached};
use crate::model::staff::Duty;
use crate::model::{Body, EntryName, Finding, FindingCode, Kind, Register, StaffId, Stem, Year};

/// Checks the staff and the surveys.
pub(super) fn check(archive: &Archive, places: &BundlePlaces) -> Vec<Finding> {
    let mut findings = people_of_one_id(archive);
    // Damage of the staff's bundle is told by its own check.
    if let Ok(Keepers::InTheirPlace(_)) = people::keepers(&mut Uncached::new(archive)) {
        let role = archive.settings().role_for(Duty::Staff);
        findings.push(Finding::new(FindingCode::RoleUnheld, BundleId::Staff.path()).with(role));
    }
    findings.extend(surveys_of_one_year(archive, places));
    findings
}

fn people_of_one_id(archive: &Archive) -> Vec<Finding> {
    let mut first: BTreeMap<StaffId, Stem> = BTreeMap::new();
    let mut findings = Vec::new();
    for case in cases(archive.reader(), &BundleId::Staff, &[Kind::Person]).0 {
        let Body::Person(person) = &case.record.body else { continue };
        match first.get(&person.id) {
            Some(_) => findings.push(at(FindingCode::TwoPeople, &BundleId::Staff, case.stem).with(&person.id)),
            None => {
                first.insert(person.id.clone(), case.stem);
            }
        }
    }
    findings
}

fn surveys_of_one_year(archive: &Archive, places: &BundlePlaces) -> Vec<Finding> {
    let mut first: BTreeMap<Year, Stem> = BTreeMap::new();
    let mut findings = Vec::new();
    for id in places.offices.iter().filter(|id| matches!(id, BundleId::Register(Register::Surveys, _))) {
        for case in cases(archive.reader(), id, &[Kind::Survey]).0.into_iter().filter(|case| !case.is_void()) {
            let Body::Survey(survey) = &case.record.body else { continue };
            match first.get(&survey.year) {
                Some(_) => findings.push(at(FindingCode::TwoSurveys, id, case.stem).with(survey.year)),
                None => {
                    first.insert(survey.year, case.stem);
                }
            }
        }
    }
    findings
}

fn at(code: FindingCode, bundle: &BundleId, stem: Stem) -> Finding {
    Finding::new(code, format!("{bundle}/{}", layout::entry_path(EntryName::Record(stem))))
}
