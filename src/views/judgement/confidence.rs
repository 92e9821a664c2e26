//! Who consulted files, and who passed on what is in them, with whose authority (P1-5b).

use crate::model::authority::Permission;
use crate::model::confidence::{Lacks, On, Rests, StaffAsOf};
use crate::model::event::EventBody;
use crate::model::loan::{self, LoanStatus};
use crate::model::secrecy::Cipher;
use crate::model::{
    Action, Body, Date, Duty, Kind, Level, Moment, Owner, PaperId, Role, StaffId, Status, case_state, paper,
};
use crate::views::judgement::approval::{Signed, approval_is_void, signed};
use crate::views::judgement::check::Check;
use crate::views::judgement::lending::went_out;
use crate::views::judgement::reading::Reading;
use crate::views::judgement::seen::Seen;
use crate::views::judgement::{Matter, Why};

/// Whatever was read or passed on rested on an authority in force on its day, or on the general manager's approval, and breaches
/// were followed up; where the estate encrypts confidential papers, none lies in clear (P1-5b).
pub(in crate::views) fn confidence(reading: &Reading) -> Check {
    let loans = reading.loans().filter(|seen| went_out(reading, seen));
    let loans = Check::each(loans, |seen| all(&seen, of_loan(reading, &seen)));
    let disclosures = reading.everywhere(Kind::Disclosure).filter(|seen| is_decided(reading, seen));
    let disclosures = Check::each(disclosures, |seen| all(&seen, passed_on(reading, &seen)));
    let exports = reading.registered(Kind::Export).filter(|seen| is_decided(reading, seen));
    let exports = Check::each(exports, |seen| all(&seen, passed_on(reading, &seen)));
    let breaches = Check::each(reading.registered(Kind::Breach), |seen| {
        let open = case_state::fold(seen.case).is_some_and(|state| state.status == Status::Open);
        open.then(|| Matter::of(&seen, Why::NotFollowedUp)).into_iter().collect()
    });
    disclosures.and(loans).and(exports).and(breaches).and(in_clear(reading)).and(urgent(reading))
}

/// Where confidential papers are encrypted, none lies in clear: not one that was filed before that, either.
fn in_clear(reading: &Reading) -> Check {
    if !reading.archive.settings().secrecy.encrypt {
        return Check::default();
    }
    let mut confidential = Vec::new();
    for (id, case) in reading.every_seen() {
        let papers = paper::of_case(case).into_iter().filter(|paper| paper.level == Level::Confidential);
        confidential.extend(papers.map(|paper| (PaperId { owner: id.owner.clone(), name: paper.name }, paper)));
    }
    Check::each(confidential, |(id, paper)| match (paper.encrypted, paper.name.number) {
        (Some(Cipher::Age), _) => Vec::new(),
        (None, None) => vec![Matter::new(id, paper.date, Why::LiesInClear)],
        (None, Some(_)) => vec![Matter::new(id, paper.date, Why::AttachedInClear)],
    })
}

/// What was opened urgently was let be afterwards, or a breach was entered.
fn urgent(reading: &Reading) -> Check {
    let loans = reading.loans().filter(|seen| loan::of(seen.case).is_some_and(|asked| asked.urgent.is_some()));
    Check::each(loans, |seen| {
        let Some((asked, reason)) = loan::of(seen.case).and_then(|asked| Some((asked, asked.urgent.clone()?))) else {
            return Vec::new();
        };
        match loan::fold(seen.case, asked, None).status {
            LoanStatus::Asked => vec![Matter::of(&seen, Why::OpenedUrgently { reason })],
            LoanStatus::Rejected if !breach_entered(reading, &seen) => {
                vec![Matter::of(&seen, Why::UrgencyRejected { reason })]
            }
            LoanStatus::Rejected | LoanStatus::Out | LoanStatus::Returned | LoanStatus::Gone => Vec::new(),
        }
    })
}

/// Whether a breach was entered since something was rejected: of that client, or of nobody named.
fn breach_entered(reading: &Reading, seen: &Seen) -> bool {
    let rejected = seen.case.events.iter().find(|named| named.event.head.action == Action::Rejected);
    let Some(since) = rejected.map(|named| named.event.head.at) else { return false };
    reading.registered(Kind::Breach).any(|breach| {
        let of_it = match &breach.case.record.body {
            Body::Breach(told) => {
                told.client.as_ref().is_none_or(|client| Owner::File(client.clone()) == seen.id.owner)
            }
            _ => false,
        };
        of_it && since <= breach.case.record.head.at
    })
}

fn all(seen: &Seen, why: Vec<Why>) -> Vec<Matter> {
    why.into_iter().map(|why| Matter::of(seen, why)).collect()
}

/// Whether a disclosure or an export was approved, with an approval that counts or one that is void, or went out without.
fn is_decided(reading: &Reading, seen: &Seen) -> bool {
    let decided = case_state::fold(seen.case).is_some_and(|state| {
        state.taken.contains(&Action::Approved) || state.contradictions.contains(&Action::Released)
    });
    decided || approval_is_void(reading, seen)
}

/// What is wrong with a loan that went out, and with each longer term of it.
fn of_loan(reading: &Reading, seen: &Seen) -> Vec<Why> {
    let Some(asked) = loan::of(seen.case) else { return Vec::new() };
    let state = loan::fold(seen.case, asked, None);
    if approval_is_void(reading, seen) {
        return vec![Why::ApprovalVoid];
    }
    if state.status == LoanStatus::Asked {
        return vec![Why::NoApproval];
    }
    let consulted = |by: Option<&StaffId>, day: Date, at: Moment| {
        let on = On { day, at, staff: StaffAsOf::Then };
        match reading.confidence.consultation(&asked.borrower, asked.level, on) {
            Rests::Authority(_) | Rests::Reader => None,
            Rests::Nothing(lacks) => match by {
                Some(by) if general_manager(reading, by, on) => None,
                Some(_) => Some(match lacks {
                    Lacks::Ordinary => Why::Confidential,
                    Lacks::Staff(_) => Why::ReaderNotOfStaff,
                    Lacks::Authority { person, .. } => Why::NoAuthority { lets: Permission::Consult, person, day },
                }),
                None => Some(Why::ApproverNotRecorded),
            },
        }
    };
    let first = signed(seen.case);
    let lent = state.lent_on.unwrap_or(seen.date());
    let first = consulted(first.as_ref().map(|signed| &signed.by), lent, entered(seen, first.as_ref()));
    let renewed = seen.case.events.iter().filter(|named| matches!(named.event.deed, EventBody::Renewed(_)));
    let renewed = renewed.filter_map(|named| {
        let head = &named.event.head;
        consulted(Some(&head.by), head.date(), head.at)
    });
    first.into_iter().chain(renewed).take(1).collect()
}

/// When the approval of something was entered; of what a register tells, when the record was.
fn entered(seen: &Seen, signed: Option<&Signed>) -> Moment {
    signed.map_or(seen.case.record.head.at, |signed| signed.at)
}

/// Whether somebody held the role that lets confidential papers be read, or that gives authorities.
fn general_manager(reading: &Reading, by: &StaffId, on: On) -> bool {
    let settings = reading.archive.settings();
    let roles: [&Role; 2] = [settings.role_for(Duty::LendConfidential), settings.role_for(Duty::Authority)];
    let days = [on.day, on.at.date()];
    roles.into_iter().any(|role| days.iter().any(|day| reading.held(by, role, *day)))
}

/// What is wrong with a disclosure or an export: it went out without an approval, or who approved was neither the general
/// manager nor somebody with an authority to pass on.
fn passed_on(reading: &Reading, seen: &Seen) -> Vec<Why> {
    let Some(state) = case_state::fold(seen.case) else { return Vec::new() };
    if approval_is_void(reading, seen) {
        return vec![Why::ApprovalVoid];
    }
    let released = state.contradictions.contains(&Action::Released);
    if state.approved_by.is_none() && released {
        return vec![Why::NoApproval];
    }
    let is_approved = state.taken.contains(&Action::Approved);
    let Some(signed) = signed(seen.case) else {
        return is_approved.then_some(Why::ApproverNotRecorded).into_iter().collect();
    };
    let on = On { day: signed.date, at: signed.at, staff: StaffAsOf::Then };
    let role = reading.archive.settings().role_for(Duty::Authority);
    let held = [on.day, on.at.date()].iter().any(|day| reading.held(&signed.by, role, *day));
    if held || reading.confidence.passing_on(&signed.by, on).is_some() {
        return Vec::new();
    }
    vec![Why::NoAuthority { lets: Permission::PassOn, person: signed.by, day: signed.date }]
}
