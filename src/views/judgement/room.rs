//! What the policies ask of the filing room itself: who is in charge, where folders lie, loans, originals (P2).

use crate::model::loan::{self, LoanStatus};
use crate::model::record::ReadingPlace;
use crate::model::{FindingCode, Kind, Role, Year};
use crate::views::judgement::cases::approval_fault;
use crate::views::judgement::reading::{Reading, Seen};
use crate::views::judgement::{Check, Matter, Why};

/// The roles of the client-service department, each of which somebody holds (P2-1).
const IN_CHARGE: [&str; 3] = ["clerk", "supervisor", "manager"];

pub(in crate::views) fn in_charge(reading: &Reading) -> Check {
    let roles = IN_CHARGE.into_iter().filter_map(|role| role.parse::<Role>().ok());
    Check::each(roles, |role| {
        let nobody = !reading.is_held(&role);
        nobody.then(|| Matter::new(&role, reading.day(), Why::NobodyHolds)).into_iter().collect()
    })
}

/// What `verify` says against one file a unit, by floor (P2-2).
const MISPLACED: [FindingCode; 7] = [
    FindingCode::WrongPlace,
    FindingCode::NameClash,
    FindingCode::BundleMissing,
    FindingCode::BundleUnknown,
    FindingCode::TwoClients,
    FindingCode::LatePaper,
    FindingCode::Stray,
];

/// Every folder lies on its floor, and holds one client's file (P2-2).
pub(in crate::views) fn one_file(reading: &Reading) -> Check {
    let found = verified(reading, |code, _| MISPLACED.contains(&code));
    Check { looked: reading.rooms.len(), ..found }
}

/// What `verify` says of bytes that are not those that were filed (P2-8).
const ALTERED: [FindingCode; 12] = [
    FindingCode::Altered,
    FindingCode::LineEnds,
    FindingCode::Truncated,
    FindingCode::Missing,
    FindingCode::Renamed,
    FindingCode::NameForm,
    FindingCode::Swapped,
    FindingCode::TwoDigests,
    FindingCode::Link,
    FindingCode::NotAFile,
    FindingCode::Unreadable,
    FindingCode::LfsPointer,
];

/// Every paper is the one that was filed, byte for byte (P2-8). Of a working paper a next version is a file of its own, which
/// holds with its approval: so whatever differs was changed without consent.
pub(in crate::views) fn originals(reading: &Reading) -> Check {
    let is_paper = |path: &str| path.contains("/data/originals/") || path.contains("/data/working/");
    let found = verified(reading, |code, path| is_paper(path) && ALTERED.contains(&code));
    let papers = reading.of(Kind::Document).count();
    let in_rooms: usize = reading.rooms.iter().map(|room| room.of(Kind::Document).count()).sum();
    Check { looked: papers + in_rooms + reading.policy_records(Kind::Document).count(), ..found }
}

fn verified(reading: &Reading, wanted: impl Fn(FindingCode, &str) -> bool) -> Check {
    let findings = reading.verified().findings.iter().filter(|finding| wanted(finding.code, &finding.path));
    Check::each(findings, |finding| {
        vec![Matter::new(&finding.path, reading.day(), Why::Found(finding.code, finding.detail.clone()))]
    })
}

/// Volumes of clients who left in a year that is over lie in boxes, and so does what came late for them (P2-6).
pub(in crate::views) fn boxed(reading: &Reading) -> Check {
    let day = reading.day();
    let left = reading.files.iter().filter_map(|file| {
        let to = file.client.file.tenure.to?;
        (to.year() < day.year()).then_some((file, to))
    });
    Check::each(left, |(file, to)| {
        let boxed = reading.boxes.of(&file.client.file).iter().filter(|line| line.case.record.head.date() <= day);
        let years: Vec<Year> = boxed.map(|line| line.boxed.year).collect();
        let not_boxed = |year| vec![Matter::of_file(reading, file, Why::NotBoxed { year }).since(to)];
        let Some(last) = years.iter().copied().max() else { return not_boxed(to.year()) };
        // What came late is boxed with the year in which the last of it came, but not with the volume's own.
        let late = file.late.map(|late| late.max(last.next())).filter(|late| *late < day.year());
        late.map(not_boxed).unwrap_or_default()
    })
}

/// Loans were approved by who may, are not overdue, and stayed in the office (P2-7).
pub(in crate::views) fn lent(reading: &Reading) -> Check {
    Check::each(reading.everywhere(Kind::Loan), |seen| {
        of_loan(reading, &seen).into_iter().map(|why| Matter::of(&seen, why)).collect()
    })
}

fn of_loan(reading: &Reading, seen: &Seen) -> Vec<Why> {
    let Some(asked) = loan::of(seen.case) else { return Vec::new() };
    let settings = reading.archive.settings();
    let state = loan::fold(seen.case, asked, None);
    let mut why = Vec::new();
    why.extend(approval_fault(reading, seen, settings.role_for(loan::duty(asked.level))));
    if state.status == LoanStatus::Asked && !state.contradictions.is_empty() && why.is_empty() {
        // It came back, and nobody had approved that it went.
        why.push(Why::NoApproval);
    }
    let days = state.overdue_days(reading.day());
    if 0 < days {
        why.push(Why::Overdue { due: state.due, days });
    }
    let allowed = i64::from(settings.loans.off_site_days);
    let out = state.lent_on.filter(|_| asked.place == ReadingPlace::OffSite);
    if out.is_some_and(|lent| allowed == 0 || allowed < asked.due.days_since(lent)) {
        why.push(Why::OffSite);
    }
    why
}

/// Each unit's area and use are entered (P2-9).
pub(in crate::views) fn unit_data(reading: &Reading) -> Check {
    Check::each(&reading.rooms, |room| {
        let unit = &room.room.unit;
        let fields = [("area", unit.area.is_some()), ("use", unit.use_.is_some())];
        let missing: Vec<&str> = fields.into_iter().filter(|(_, there)| !there).map(|(key, _)| key).collect();
        let fault = || Matter::new(&room.room.place.unit, reading.day(), Why::Missing(missing.clone()));
        (!missing.is_empty()).then(fault).into_iter().collect()
    })
}
