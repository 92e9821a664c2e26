//! What the policies ask of dealings with clients: consultation, confidence, visits, what is passed on (P1-5, P3-5).

use crate::model::circular::{self, Addressee};
use crate::model::document::Level;
use crate::model::loan;
use crate::model::relations::Direction;
use crate::model::{Audience, Body, Case, Date, Duty, FileName, Kind, Status, course};
use crate::views::judgement::cases::approval_fault;
use crate::views::judgement::papers::is_contract;
use crate::views::judgement::reading::{File, Reading, Seen};
use crate::views::judgement::{Check, Matter, Why};

/// Somebody had consulted the client's file before a contract was filed, or on that day (P1-5a): the register of loans is the
/// register of consultations. The day of filing is that of its entry, for then it was certainly signed.
pub(in crate::views) fn consulted(reading: &Reading) -> Check {
    let contracts = reading.of(Kind::Document).filter(
        |(_, seen)| matches!(&seen.case.record.body, Body::Document(document) if is_contract(&document.category)),
    );
    Check::each(contracts, |(file, seen)| {
        let filed = seen.case.record.head.at.date().max(seen.date());
        let lent = file.of(Kind::Loan).filter_map(|read| loan::fold(read.case, loan::of(read.case)?, None).lent_on);
        let consulted = lent.into_iter().any(|day| day <= filed);
        (!consulted).then(|| Matter::of(&seen, Why::NotConsulted)).into_iter().collect()
    })
}

/// Nothing confidential was read or passed on without the general manager's approval, and breaches were followed up (P1-5b).
/// Whether confidential papers lie in clear is not asked until papers can be encrypted.
pub(in crate::views) fn confidence(reading: &Reading) -> Check {
    let settings = reading.archive.settings();
    let disclosures = Check::each(reading.everywhere(Kind::Disclosure), |seen| {
        let Some(state) = course::fold(seen.case) else { return Vec::new() };
        let released = state.contradictions.contains(&crate::model::Action::Released);
        let unapproved = (released && state.approved_by.is_none()).then_some(Why::NoApproval);
        let why = approval_fault(reading, &seen, settings.role_for(Duty::Disclose)).or(unapproved);
        why.map(|why| Matter::of(&seen, why)).into_iter().collect()
    });
    let confidential = reading.everywhere(Kind::Loan).filter(is_confidential);
    let loans = Check::each(confidential, |seen| {
        let why = approval_fault(reading, &seen, settings.role_for(Duty::LendConfidential));
        why.map(|why| Matter::of(&seen, why)).into_iter().collect()
    });
    let breaches = Check::each(reading.registered(Kind::Breach), |seen| {
        let open = course::fold(seen.case).is_some_and(|state| state.status == Status::Open);
        open.then(|| Matter::of(&seen, Why::NotFollowedUp)).into_iter().collect()
    });
    disclosures.and(loans).and(breaches)
}

fn is_confidential(seen: &Seen) -> bool {
    loan::of(seen.case).is_some_and(|loan| loan.level == Level::Confidential)
}

/// Each present client was visited within the policy's days, counted from moving in where nobody came yet (P1-5c).
pub(in crate::views) fn visited(reading: &Reading) -> Check {
    Check::each(reading.present(), |file| {
        let last = file.of(Kind::Visit).map(|seen| seen.date()).max();
        let since = last.unwrap_or(file.since()).max(file.since());
        let late = reading.is_longer_ago(since, reading.policy.visit_days);
        late.then(|| Matter::of_file(reading, file, Why::NotVisited { since }).since(since)).into_iter().collect()
    })
}

/// Notices are acknowledged within the policy's days, and letters that came in went to somebody (P3-5). A client who has left
/// acknowledges nothing any more.
pub(in crate::views) fn passed_on(reading: &Reading) -> Check {
    let notices = Check::each(reading.registered(Kind::Notice), |seen| {
        let missing = if reading.is_longer_ago(seen.date(), reading.policy.notice_days) {
            without_word(reading, seen.case)
        } else {
            Vec::new()
        };
        let fault = || Matter::of(&seen, Why::NotAcknowledged(missing.clone()));
        (!missing.is_empty()).then(fault).into_iter().collect()
    });
    let incoming = reading
        .of(Kind::Letter)
        .map(|(_, seen)| seen)
        .filter(|seen| matches!(&seen.case.record.body, Body::Letter(letter) if letter.direction == Direction::In));
    let letters = Check::each(incoming, |seen| {
        let nobody = course::fold(seen.case).is_some_and(|state| state.with.is_none());
        nobody.then(|| Matter::of(&seen, Why::PassedToNobody)).into_iter().collect()
    });
    notices.and(letters)
}

/// The clients of a notice who are still here and have not acknowledged it.
fn without_word(reading: &Reading, notice: &Case) -> Vec<FileName> {
    let Body::Notice(told) = &notice.record.body else { return Vec::new() };
    let sent = notice.record.head.date();
    let heard = |file: &File| {
        let tenure = &file.client.file.tenure;
        let client = Addressee { unit: file.client.file.home.unit.clone(), from: tenure.from, to: tenure.to };
        circular::passage(notice, &client).acknowledged.is_some()
    };
    let meant = |file: &&File| is_meant(file, &told.to, sent) && !heard(file);
    reading.present().filter(meant).map(|file| file.name(reading.day())).collect()
}

/// Whether a notice of a day was for a client: one of the units that the client held then is meant.
fn is_meant(file: &File, audience: &Audience, sent: Date) -> bool {
    let tenures = std::iter::once(&file.client.file.tenure).chain(&file.client.further);
    let mut held = tenures.filter(|tenure| tenure.holds_on(sent)).map(|tenure| &tenure.room);
    held.any(|room| match audience {
        Audience::All => true,
        Audience::Floor(floor) => room.floor == *floor,
        Audience::Unit(unit) => room.unit == *unit,
    })
}
