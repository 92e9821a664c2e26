//! Tenancies against the units that they are of, and against each other: under which units clients' files go.

use std::collections::BTreeMap;

use crate::archive::layout::{self, BundleId, UnitPlace};
use crate::archive::tenancy::end_of;
use crate::model::record::Tenancy;
use crate::model::unit_days::UnitTerms;
use crate::model::{AsOf, Case, Date, EntryName, Finding, FindingCode, Line, Stem, UnitCode};

/// A tenancy, as far as it tells under which unit a file goes.
struct TenancyTold {
    room: UnitPlace,
    stem: Stem,
    from: Date,
    to: Option<Date>,
    goes_on: Option<UnitCode>,
}

impl TenancyTold {
    fn holds_on(&self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|to| day < to)
    }

    fn path(&self) -> String {
        let room = BundleId::Room(self.room.clone());
        format!("{room}/{}", layout::entry_path(EntryName::Record(self.stem)))
    }
}

/// The tenancies of every client, by the first unit and the folder.
#[derive(Default)]
pub(super) struct StayCheck {
    clients: BTreeMap<(UnitCode, Line), Vec<TenancyTold>>,
    findings: Vec<Finding>,
    /// Whether a room could not be read: then nothing is held against others for what it does not tell.
    is_lost: bool,
}

impl StayCheck {
    /// That a room could not be read.
    pub(super) fn lost(&mut self) {
        self.is_lost = true;
    }

    /// What the tenancies of a room tell, and whether the unit counts on their days.
    pub(super) fn room(&mut self, place: &UnitPlace, unit: Option<&Case>, tenancies: &[(Case, Tenancy)]) {
        let terms = unit.map(|unit| UnitTerms::of(unit).0);
        for (case, tenancy) in tenancies {
            let Some(case) = case.seen(&AsOf::NOW) else { continue };
            let end = end_of(&case);
            let told = TenancyTold {
                room: place.clone(),
                stem: case.stem,
                from: case.record.head.date(),
                to: end.map(|(day, _)| day),
                goes_on: end.and_then(|(_, end)| end.goes_on.clone()),
            };
            if terms.as_ref().is_some_and(|terms| !terms.holds(told.from, told.to)) {
                self.findings.push(Finding::new(FindingCode::UnitGone, told.path()).with(&tenancy.client));
            }
            self.clients.entry((tenancy.first_unit.clone(), tenancy.client.clone())).or_default().push(told);
        }
    }

    /// The files that go on where their clients are not, and those that are bound while their clients are there still.
    pub(super) fn conclude(mut self) -> Vec<Finding> {
        if self.is_lost {
            return self.findings;
        }
        for ((home, client), mut tenancies) in self.clients {
            tenancies.sort_by_key(|told| (told.from, told.to, told.stem));
            let Some(mut last) = tenancies.iter().find(|told| told.room.unit == home) else { continue };
            while let (Some(end), Some(next)) = (last.to, &last.goes_on) {
                let theirs = tenancies.iter().find(|told| told.room.unit == *next && told.holds_on(end));
                let Some(theirs) = theirs else {
                    self.findings.push(Finding::new(FindingCode::FileAdrift, last.path()).with(next));
                    break;
                };
                last = theirs;
            }
            let Some(end) = last.to.filter(|_| last.goes_on.is_none()) else { continue };
            // A bound file of somebody who is there.
            if let Some(held) = tenancies.iter().find(|told| told.to.is_none_or(|to| end < to)) {
                let detail = format!("{client}, {}", held.room.unit);
                self.findings.push(Finding::new(FindingCode::FileAdrift, last.path()).with(detail));
            }
        }
        self.findings
    }
}
