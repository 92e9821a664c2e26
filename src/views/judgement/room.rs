//! What the policies ask of the filing room itself: who is in charge, where folders lie, loans, originals (P2).

use std::collections::BTreeMap;

use crate::model::loan::{self, LoanState, LoanStatus};
use crate::model::message::Code;
use crate::model::proposal::{Fate, Proposal};
use crate::model::record::{Loan, Person, ReadingPlace};
use crate::model::{
    Action, AsOf, Case, Date, DepartmentDuty, Duty, FindingCode, Happened, Kind, RecordId, Role, StaffId, Year, loss,
    reserved,
};
use crate::views::judgement::approval::approval_fault_of;
use crate::views::judgement::check::Check;
use crate::views::judgement::lending::went_out;
use crate::views::judgement::reading::Reading;
use crate::views::judgement::seen::Seen;
use crate::views::judgement::{Matter, Why};

/// The roles of the client-service department, each of which somebody holds (P2-1).
const IN_CHARGE: [&str; 3] = ["clerk", "supervisor", "manager"];

/// Somebody of the department in charge holds each of its roles, and whoever entered anything held a role on that day (P2-1).
pub(in crate::views) fn in_charge(reading: &Reading) -> Check {
    let departments = &reading.archive.settings().departments;
    let in_charge = |person: &Person| {
        let own = person.department.as_ref();
        own.is_some_and(|own| departments.duty_of(own) == Some(DepartmentDuty::ClientService))
    };
    let roles = IN_CHARGE.into_iter().filter_map(|role| role.parse::<Role>().ok());
    let held = Check::each(roles, |role| {
        let why = match reading.holders(&role).next() {
            None => Why::NobodyHolds,
            Some(_) if reading.holders(&role).any(in_charge) => return Vec::new(),
            Some(person) => Why::NobodyInCharge(person.id.clone()),
        };
        vec![Matter::new(&role, reading.day(), why)]
    });
    held.and(without_role(reading))
}

/// Who entered something, or took a step that a register tells, and held no role on that day.
fn without_role(reading: &Reading) -> Check {
    let mut known: BTreeMap<(StaffId, Date), bool> = BTreeMap::new();
    let mut acts: BTreeMap<StaffId, Vec<(Date, RecordId)>> = BTreeMap::new();
    for (id, case) in reading.every_case() {
        for (by, day) in acts_of(case).into_iter().filter(|(_, day)| *day <= reading.day()) {
            let held = known.entry((by.clone(), day)).or_insert_with(|| reading.held_any(by, day));
            if !*held {
                acts.entry(by.clone()).or_default().push((day, id.clone()));
            }
        }
    }
    let faults = acts.into_iter().filter_map(|(by, mut acts)| {
        acts.sort();
        let (day, first) = acts.first()?.clone();
        Some(Matter::new(&by, day, Why::WithoutRole { acts: acts.len(), first }))
    });
    Check { faults: faults.collect(), ..Check::default() }
}

/// Who acted on a record, and when: who entered it, who took the steps that its register tells, who entered what followed.
fn acts_of(case: &Case) -> Vec<(&StaffId, Date)> {
    let head = &case.record.head;
    let told = case.record.events.iter().filter_map(|step| {
        let day = step.when().map_or(head.date(), Happened::date);
        Some((step.by.as_ref()?, day))
    });
    let later = case.events.iter().map(|named| (&named.event.head.by, named.event.head.at.date()));
    [(&head.by, head.at.date())].into_iter().chain(told).chain(later).collect()
}

/// What `verify` says against one file a unit, by floor (P2-2).
const MISPLACED: [FindingCode; 9] = [
    FindingCode::WrongPlace,
    FindingCode::NameClash,
    FindingCode::BundleMissing,
    FindingCode::BundleUnknown,
    FindingCode::TwoClients,
    FindingCode::FileAdrift,
    FindingCode::UnitGone,
    FindingCode::LatePaper,
    FindingCode::Stray,
];

/// Every folder lies on its floor, and holds one client's file (P2-2).
pub(in crate::views) fn one_file(reading: &Reading) -> Check {
    let found = verified(reading, |code, _| MISPLACED.contains(&code));
    Check { looked: reading.rooms.len(), ..found }
}

/// What `verify` says of bytes that are not those that were filed (P2-8).
const ALTERED: [FindingCode; 16] = [
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
    FindingCode::LfsPointer,
    FindingCode::BadSignature,
    FindingCode::NotTouched,
    FindingCode::UnknownSigner,
    FindingCode::OtherSigner,
    FindingCode::KeyNotInForce,
];

/// Every paper, record and event is the one that was filed, byte for byte (P2-8). Of a working paper a next version is a file of its own, which
/// holds with its approval: so whatever differs was changed without consent.
pub(in crate::views) fn originals(reading: &Reading) -> Check {
    let found = verified(reading, |code, path| path.contains("/data/") && ALTERED.contains(&code));
    let papers = reading.of(Kind::Document).count();
    let in_rooms: usize = reading.rooms.iter().map(|room| room.of(Kind::Document).count()).sum();
    // That a confidential paper is so no more is let be by who lets it be read.
    let settings = reading.archive.settings();
    let roles = [settings.role_for(Duty::Amend), settings.role_for(Duty::LendConfidential)];
    // A next version of a working paper, and a corrected title, hold with the consent of who held the role.
    let changed =
        Check::each(reading.everywhere(Kind::Document).filter(|seen| !seen.whole.events.is_empty()), |seen| {
            let lowered = seen.whole.proposals(&AsOf::of_day(reading.day())).into_iter();
            let mut lowered = lowered.filter(|proposal| reserved::lowers(proposal, seen.whole));
            let fault = match lowered.find_map(|proposal| lowered_by(reading, &proposal)) {
                Some(why) => Some(why),
                None => approval_fault_of(reading, &seen, &roles),
            };
            fault.map(|why| Matter::of(&seen, why)).into_iter().collect()
        });
    Check { looked: papers + in_rooms + reading.policy_records(Kind::Document).count(), ..found.and(changed) }
}

/// What is wrong with who let a confidential paper become ordinary (P1-5).
fn lowered_by(reading: &Reading, proposal: &Proposal) -> Option<Why> {
    let Fate::Approved { by, date, .. } = &proposal.fate else { return None };
    let role = reading.archive.settings().role_for(Duty::LendConfidential);
    (!reading.held(by, role, *date)).then(|| Why::NotEntitled { by: by.clone(), role: role.clone() })
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

/// Loans were approved by who may, are not overdue, and stayed in the office; what is gone was found or replaced (P2-7).
pub(in crate::views) fn lent(reading: &Reading) -> Check {
    let each = Check::each(reading.loans().filter(|seen| went_out(reading, seen)), |seen| {
        of_loan(reading, &seen).into_iter().map(|why| Matter::of(&seen, why)).collect()
    });
    let twice = reading.loans_together().iter().flat_map(|loans| out_twice(loans)).collect();
    let told = reading.loans().filter(|seen| {
        let state = loan::of(seen.case).map(|asked| loan::fold(seen.case, asked, None));
        state.is_some_and(|state| state.lent_on.is_some() && state.handled_by.is_none() && is_told(seen.case))
    });
    let unknown = told.map(|seen| Matter::of(&seen, Why::HanderNotRecorded)).collect();
    let gone = Check::each(reading.losses(), |seen| {
        let since = seen.date();
        loss::open(seen.case).map(|_| Matter::of(&seen, Why::IsGone { since })).into_iter().collect()
    });
    each.and(gone).and(Check { faults: twice, remarks: unknown, ..Check::default() })
}

/// The loans that went out while another of the same papers was out.
fn out_twice(loans: &[Seen]) -> Vec<Matter> {
    let out: Vec<_> = loans
        .iter()
        .filter_map(|seen| {
            let asked = loan::of(seen.case)?;
            let state = loan::fold(seen.case, asked, None);
            Some((seen, asked, state.lent_on?, state.returned_on))
        })
        .collect();
    type Out<'s> = (&'s Seen<'s>, &'s Loan, Date, Option<Date>);
    let is_out = |(first, asked, lent, back): &Out, (seen, other, day, own_back): &Out| {
        let (one, two) = ((*lent, first.case.record.head.at), (*day, seen.case.record.head.at));
        // Two clones can enter theirs in one second: then the name decides which of the two is named, where neither came back that day.
        let at_once = one == two && first.id < seen.id && own_back.is_none_or(|back| *day < back);
        let earlier = one < two || at_once;
        earlier && back.is_none_or(|back| *day < back) && loan::stand_against_each_other(asked, other)
    };
    let mut faults = Vec::new();
    for later in &out {
        let seen = later.0;
        if let Some((other, ..)) = out.iter().find(|first| is_out(first, later)) {
            faults.push(Matter::of(seen, Why::OutTwice(other.id.clone())));
        }
    }
    faults
}

fn of_loan(reading: &Reading, seen: &Seen) -> Vec<Why> {
    let Some(asked) = loan::of(seen.case) else { return Vec::new() };
    let settings = reading.archive.settings();
    let state = loan::fold(seen.case, asked, None);
    let mut why = Vec::new();
    // Whether the general manager's authority is behind it is P1-5b's; he may always approve himself.
    let roles = [settings.role_for(loan::duty(asked.level)), settings.role_for(Duty::LendConfidential)];
    why.extend(approval_fault_of(reading, seen, &roles));
    if state.status == LoanStatus::Asked && !state.contradictions.is_empty() && why.is_empty() {
        // It came back, and nobody had approved that it went.
        why.push(Why::NoApproval);
    }
    why.extend(state.lent_on.map(|lent| handed(reading, (seen, asked), &state, lent)).unwrap_or_default());
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

/// Whether a register tells of a loan's approval: it says who approved it, and not who handed it out.
fn is_told(case: &Case) -> bool {
    case.record.events.iter().any(|step| step.action == Action::Approved)
}

/// What is wrong with how a loan was handed out: by no supervisor, or by the reader.
fn handed(reading: &Reading, (seen, asked): (&Seen, &Loan), state: &LoanState, lent: Date) -> Vec<Why> {
    // What was opened before anybody let it be was handed over by nobody: that is P1-5b's.
    let Some(hander) = state.handed_out_by(seen.case).filter(|_| asked.urgent.is_none()) else { return Vec::new() };
    let approval = seen.case.events.iter().find(|named| named.event.head.action == Action::Approved);
    let days = [Some(lent), approval.map(|named| named.event.head.at.date())];
    let role = Role::supervisor();
    let mut why = Vec::new();
    if !days.into_iter().flatten().any(|day| reading.held(hander, &role, day)) {
        why.push(Why::NotSupervisor(hander.clone()));
    }
    if reading.means(&asked.borrower, hander) {
        why.push(Why::HandedToSelf(hander.clone()));
    }
    why
}

/// Each unit's area and use are entered (P2-9).
pub(in crate::views) fn unit_data(reading: &Reading) -> Check {
    Check::each(&reading.rooms, |room| {
        let unit = &room.room.unit;
        let fields = [("area", unit.area.is_some()), ("use", unit.use_.is_some())];
        let missing: Vec<Code> = fields.into_iter().filter(|(_, there)| !there).map(|(key, _)| Code(key)).collect();
        let fault = || Matter::new(&room.room.place.unit, reading.day(), Why::Missing(missing.clone()));
        (!missing.is_empty()).then(fault).into_iter().collect()
    })
}
