//! What the policies ask of dealings with clients: consultation, visits, what is passed on (P1-5, P3-5).

use crate::model::mailing;
use crate::model::relations::{Direction, Occasion};
use crate::model::{Action, Audience, Body, Case, Date, FileName, Happened, Kind, Status, Year, case_state, loan};
use crate::views::judgement::check::{Check, Weight};
use crate::views::judgement::material::is_contract;
use crate::views::judgement::reading::{ClientOnDay, Reading};
use crate::views::judgement::seen::Seen;
use crate::views::judgement::{Matter, Why};

/// What came in and wants an answer, letters, opinions and what was said at visits, was answered within the policy's days, counted
/// from the last reopening (P1-1).
pub(in crate::views) fn answered(reading: &Reading) -> Check {
    let kinds = [Kind::Letter, Kind::Opinion, Kind::Visit];
    let of_clients = kinds.into_iter().flat_map(|kind| reading.of(kind).map(|(_, seen)| seen));
    let of_enquiries = kinds.into_iter().flat_map(|kind| reading.registered(kind));
    let came = of_clients.chain(of_enquiries).filter(|seen| case_state::wants_answer(&seen.case.record.body));
    Check::weigh(came, |seen| {
        if !case_state::awaits_answer(seen.case) {
            return Weight::Kept;
        }
        let late = reading.is_longer_ago(opened(&seen), reading.policy.answer_days);
        if late { Weight::Broken(Matter::of(&seen, Why::NotAnswered)) } else { Weight::NotYet }
    })
}

/// The day on which something came in, or was opened again.
fn opened(seen: &Seen) -> Date {
    let reopened = case_state::fold(seen.case).and_then(|state| state.time(Action::Reopened));
    reopened.map_or(seen.date(), Happened::date)
}

/// Somebody followed up each enquiry of who is no client yet, within the policy's days since it was heard of last (P1-4.1).
pub(in crate::views) fn enquired(reading: &Reading) -> Check {
    Check::weigh(reading.registered(Kind::Enquiry), |seen| {
        let Some(open) = case_state::fold(seen.case).filter(|state| !state.settled) else { return Weight::Kept };
        let since = open.since.map_or(seen.date(), Happened::date);
        if reading.is_longer_ago(since, reading.policy.enquiry_days) {
            return Weight::Broken(Matter::of(&seen, Why::EnquiryLies(since)));
        }
        if open.status == Status::Open { Weight::NotYet } else { Weight::Kept }
    })
}

/// Failed checks of the quality were followed up within the policy's days, and no full year with clients went without a check
/// (P1-2).
pub(in crate::views) fn quality(reading: &Reading) -> Check {
    let checks = Check::weigh(reading.of(Kind::QualityCheck), |(_, seen)| {
        if case_state::fold(seen.case).is_none_or(|state| state.settled) {
            return Weight::Kept;
        }
        let late = reading.is_longer_ago(opened(&seen), reading.policy.enquiry_days);
        if late { Weight::Broken(Matter::of(&seen, Why::NotFollowedUp)) } else { Weight::NotYet }
    });
    let checked = |year: Year| reading.of(Kind::QualityCheck).any(|(_, seen)| seen.date().year() == year);
    let years = Check::each(full_years(reading), |year| {
        let end = Date::new(year.number(), 12, 31).unwrap_or(reading.day());
        (!checked(year)).then(|| Matter::new(year, end, Why::NoCheck)).into_iter().collect()
    });
    checks.and(years)
}

/// The years that are over, and at whose beginning and end clients were here.
pub(super) fn full_years(reading: &Reading) -> Vec<Year> {
    let this = reading.day().year();
    let mut years = Vec::new();
    let mut next = reading.files.iter().map(|file| file.since().year()).min();
    while let Some(year) = next.filter(|year| *year < this) {
        let here = |month, day| {
            let on = Date::new(year.number(), month, day);
            on.is_some_and(|on| reading.files.iter().any(|file| file.client.file.tenure.holds_on(on)))
        };
        if here(1, 1) && here(12, 31) {
            years.push(year);
        }
        next = Some(year.next());
    }
    years
}

fn is_incoming(seen: &Seen) -> bool {
    matches!(&seen.case.record.body, Body::Letter(letter) if letter.direction == Direction::In)
}

/// Of each contract somebody of the office had consulted the file for that purpose, within the policy's days before its date
/// (P1-5a): the register of loans is the register of consultations. Before a first lease there was no file: the enquiry from which
/// the client came, the unit's earlier files, or its room, were read.
pub(in crate::views) fn consulted(reading: &Reading) -> Check {
    let contracts = reading.of(Kind::Document).filter(
        |(_, seen)| matches!(&seen.case.record.body, Body::Document(document) if is_contract(&document.category)),
    );
    Check::each(contracts, |(file, seen)| {
        let signed = seen.date();
        let unit = &file.client.file.home.unit;
        let is_first = signed <= file.since();
        let was_there = |other: &&ClientOnDay| other.client.tenures().any(|tenure| tenure.room.unit == *unit);
        let earlier = reading.files.iter().filter(|other| is_first && was_there(other));
        let rooms = reading.rooms.iter().filter(|room| is_first && room.room.place.unit == *unit);
        let loans = file.of(Kind::Loan).chain(earlier.flat_map(|file| file.of(Kind::Loan)));
        let loans = loans.chain(rooms.flat_map(|room| room.of(Kind::Loan)));
        // From the day after moving in it is the file that is consulted.
        let before = of_enquiry(reading, file).filter_map(|read| for_contract(reading, &read));
        let mut days =
            loans.filter_map(|read| for_contract(reading, &read)).chain(before.filter(|day| *day <= file.since()));
        let consulted = days.any(|day| day <= signed && signed <= day.plus_days(reading.policy.consult_days));
        (!consulted).then(|| Matter::of(&seen, Why::NotConsulted)).into_iter().collect()
    })
}

/// The day on which somebody of the office had what was lent, where it was for a contract.
fn for_contract(reading: &Reading, read: &Seen) -> Option<Date> {
    let loan = loan::of(read.case).filter(|loan| loan.purpose.as_str() == "contract")?;
    let lent = loan::fold(read.case, loan, None).lent_on?;
    reading.is_staff_on(&loan.borrower, lent).then_some(lent)
}

/// The loans of the enquiry from which a client came.
fn of_enquiry<'a>(reading: &'a Reading, file: &ClientOnDay) -> impl Iterator<Item = Seen<'a>> {
    let enquiry = file.cover_case.enquiry();
    reading.registered(Kind::Loan).filter(move |read| enquiry.is_some() && read.case.enquiry() == enquiry)
}

/// Each present client had a regular visit within the policy's days, counted from moving in where nobody came yet (P1-5c).
pub(in crate::views) fn visited(reading: &Reading) -> Check {
    Check::weigh(reading.present(), |file| {
        let regular =
            |seen: &Seen| matches!(&seen.case.record.body, Body::Visit(visit) if visit.occasion == Occasion::Regular);
        let last = file.of(Kind::Visit).filter(regular).map(|seen| seen.date()).max();
        let since = last.unwrap_or(file.since()).max(file.since());
        if reading.is_longer_ago(since, reading.policy.visit_days) {
            return Weight::Broken(Matter::of_file(reading, file, Why::NotVisited { since }).since(since));
        }
        if last.is_some() { Weight::Kept } else { Weight::NotYet }
    })
}

/// Notices are acknowledged within the policy's days, and letters that came in went to somebody (P3-5). A client who has left
/// acknowledges nothing any more.
pub(in crate::views) fn passed_on(reading: &Reading) -> Check {
    let notices = Check::weigh(reading.registered(Kind::Notice), |seen| {
        let missing = without_word(reading, seen.case);
        if missing.is_empty() {
            return Weight::Kept;
        }
        let late = reading.is_longer_ago(seen.date(), reading.policy.notice_days);
        if late { Weight::Broken(Matter::of(&seen, Why::NotAcknowledged(missing))) } else { Weight::NotYet }
    });
    let incoming = reading.of(Kind::Letter).map(|(_, seen)| seen).filter(is_incoming);
    let letters = Check::each(incoming, |seen| {
        let nobody = case_state::fold(seen.case).is_some_and(|state| state.with.is_none());
        nobody.then(|| Matter::of(&seen, Why::PassedToNobody)).into_iter().collect()
    });
    notices.and(letters)
}

/// The clients of a notice who are still here and have not acknowledged it.
fn without_word(reading: &Reading, notice: &Case) -> Vec<FileName> {
    let Body::Notice(told) = &notice.record.body else { return Vec::new() };
    let sent = notice.record.head.date();
    let heard = |file: &ClientOnDay| {
        let client = file.client.stay.addressee();
        mailing::passage(notice, &client).acknowledged.is_some()
    };
    let meant = |file: &&ClientOnDay| is_meant(file, &told.to, sent) && !heard(file);
    reading.present().filter(meant).map(|file| file.name(reading.day())).collect()
}

/// Whether a notice of a day was for a client: one of the units that the client held then is meant.
fn is_meant(file: &ClientOnDay, audience: &Audience, sent: Date) -> bool {
    let mut held = file.client.tenures().filter(|tenure| tenure.holds_on(sent)).map(|tenure| &tenure.room);
    held.any(|room| match audience {
        Audience::All => true,
        Audience::Floor(floor) => room.floor == *floor,
        Audience::Unit(unit) => room.unit == *unit,
    })
}
