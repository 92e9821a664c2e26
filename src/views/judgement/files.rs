//! What the policies ask of each client's file and its cover (P1-2, P1-4, P2-3, P2-5, P3-1, P3-6).

use crate::model::event::Deed;
use crate::model::{Cover, Kind, Line, View, confirmation};
use crate::views::judgement::reading::{File, Reading};
use crate::views::judgement::{Check, Matter, Why};
use crate::views::report::completeness::FIELDS;

/// A fault of a present client's file.
fn of(reading: &Reading, file: &File, why: Why) -> Matter {
    Matter::of_file(reading, file, why)
}

fn each(reading: &Reading, look: impl Fn(&File) -> Option<Why>) -> Check {
    Check::each(reading.present(), |file| look(file).map(|why| of(reading, file, why)).into_iter().collect())
}

/// Each present client's file has somebody who answers for information, quality, complaints and satisfaction: the custodian
/// (P1-2). One who has left the company answers for nothing.
pub(in crate::views) fn owners(reading: &Reading) -> Check {
    each(reading, |file| (!is_kept(reading, file)).then_some(Why::NoCustodian))
}

fn is_kept(reading: &Reading, file: &File) -> bool {
    file.cover.custodian.as_ref().is_some_and(|custodian| reading.is_here(custodian))
}

/// The contact details and the credit standing that a file must hold (P1-4a). Past transactions are no field: a new client
/// has none. A look at the credit counts as well as the cover's word.
pub(in crate::views) fn contact_data(reading: &Reading) -> Check {
    each(reading, |file| {
        let looked_at = file.of(Kind::CreditReview).next().is_some();
        missing(contact_fields(&file.cover).into_iter().filter(|key| *key != "credit" || !looked_at).collect())
    })
}

fn missing(keys: Vec<&'static str>) -> Option<Why> {
    (!keys.is_empty()).then_some(Why::Missing(keys))
}

/// The fields of a cover that P1-4a asks for.
const CONTACT: [&str; 4] = ["contact", "phone", "website", "credit"];

fn contact_fields(cover: &Cover) -> Vec<&'static str> {
    let empty = FIELDS.into_iter().filter(|(key, filled)| CONTACT.contains(key) && !filled(cover));
    empty.map(|(key, _)| key).collect()
}

/// Somebody keeps each file, and nothing happened to a client long after the file was gone through last (P1-4b).
pub(in crate::views) fn kept_up(reading: &Reading) -> Check {
    Check::each(reading.present(), |file| {
        let mut faults = Vec::new();
        if !is_kept(reading, file) {
            faults.push(of(reading, file, Why::NoCustodian));
        }
        let since = file.reviewed(reading.day());
        let last = file.all().map(|seen| seen.date()).max();
        if let Some(happened) = last.filter(|last| i64::from(reading.policy.review_days) < last.days_since(since)) {
            faults.push(of(reading, file, Why::Stale { happened, since }));
        }
        faults
    })
}

/// The sales director confirmed each cover as it is (P1-4c). A client who has just moved in has the policy's days for it; a
/// confirmed cover that changed is unconfirmed at once.
pub(in crate::views) fn confirmed(reading: &Reading) -> Check {
    each(reading, |file| match confirmation::confirmed(&file.cover_case, &View::of_day(reading.day())) {
        None => reading.is_longer_ago(file.since(), reading.policy.confirm_days).then_some(Why::NeverConfirmed),
        Some(confirmed) if confirmed.holds() => None,
        Some(confirmed) => {
            let changed = confirmed.changes.into_iter().map(|change| change.key).collect();
            Some(Why::ConfirmationLapsed { confirmed: confirmed.date, changed })
        }
    })
}

/// Nobody is here longer after the end of the lease than the policy's days: the client moves out, and the file is bound (P2-3).
pub(in crate::views) fn bound(reading: &Reading) -> Check {
    each(reading, |file| {
        let ended = file.cover.lease_end?;
        reading.is_longer_ago(ended, reading.policy.lease_days).then_some(Why::LeaseEnded(ended))
    })
}

/// The label was printed with the name on the cover (P2-5).
pub(in crate::views) fn labels(reading: &Reading) -> Check {
    each(reading, |file| match label(reading, file) {
        None => Some(Why::LabelNotPrinted),
        Some(printed) if printed != file.cover.label => Some(Why::LabelSays(printed)),
        Some(_) => None,
    })
}

/// The name with which the label was printed last by the day.
fn label(reading: &Reading, file: &File) -> Option<Line> {
    let events = file.cover_case.events.iter().rev().map(|named| &named.event);
    let mut printed = events.filter(|event| event.head.date() <= reading.day()).filter_map(|event| match &event.deed {
        Deed::LabelPrinted(labelling) => Some(labelling.label.clone()),
        _ => None,
    });
    printed.next()
}

/// The nature of the company and how many people work there are known (P3-1). What it owes is reckoned from the charges, and
/// nothing to fill in.
pub(in crate::views) fn client_data(reading: &Reading) -> Check {
    each(reading, |file| {
        let fields = [("nature", file.cover.nature.is_some()), ("headcount", file.cover.headcount.is_some())];
        missing(fields.into_iter().filter(|(_, there)| !there).map(|(key, _)| key).collect())
    })
}

/// Each file was gone through within the policy's days, counted from its opening where it never was (P3-6).
pub(in crate::views) fn tidied(reading: &Reading) -> Check {
    each(reading, |file| {
        let since = file.reviewed(reading.day());
        reading.is_longer_ago(since, reading.policy.review_days).then_some(Why::NotReviewed(since))
    })
}
