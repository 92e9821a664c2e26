//! What the policies ask of each client's file and its cover (P1-2, P1-4, P2-3, P2-5, P3-1, P3-6).

use std::collections::BTreeMap;

use crate::model::event::EventBody;
use crate::model::ledger::Charge;
use crate::model::message::Code;
use crate::model::proposal::Fate;
use crate::model::script::alike;
use crate::model::{AsOf, Body, Cover, Date, Kind, Line, confirmation};
use crate::views::cover_fields::FIELDS;
use crate::views::judgement::check::{Check, Weight};
use crate::views::judgement::material::is_contract;
use crate::views::judgement::reading::{ClientOnDay, Reading};
use crate::views::judgement::seen::Seen;
use crate::views::judgement::{Matter, Why};

/// A fault of a present client's file.
fn of(reading: &Reading, file: &ClientOnDay, why: Why) -> Matter {
    Matter::of_file(reading, file, why)
}

fn each(reading: &Reading, look: impl Fn(&ClientOnDay) -> Option<Why>) -> Check {
    Check::each(reading.present(), |file| look(file).map(|why| of(reading, file, why)).into_iter().collect())
}

/// Whether somebody keeps a file; one who has left the company answers for nothing.
fn is_kept(reading: &Reading, file: &ClientOnDay) -> bool {
    file.cover.custodian.as_ref().is_some_and(|custodian| reading.is_here(custodian))
}

/// A department on the list keeps each file (P1-3).
pub(in crate::views) fn of_departments(reading: &Reading) -> Check {
    each(reading, |file| match &file.cover.department {
        None => Some(Why::NoDepartment),
        Some(department) if !reading.is_listed(department) => Some(Why::DepartmentNotListed(department.clone())),
        Some(_) => None,
    })
}

/// The contact details, the credit standing and the past transactions that a file must hold (P1-4a). A look at the credit
/// counts as well as the cover's word; charges and payments are transactions, and a new client has the policy's days for the
/// first.
pub(in crate::views) fn contact_data(reading: &Reading) -> Check {
    Check::each(reading.present(), |file| {
        let looked_at = file.of(Kind::CreditReview).next().is_some();
        let keys = contact_fields(&file.cover).into_iter().filter(|key| *key != "credit" || !looked_at).collect();
        let traded =
            [Kind::Transaction, Kind::Charge, Kind::Payment].into_iter().any(|kind| file.of(kind).next().is_some());
        let late = !traded && reading.is_longer_ago(file.since(), reading.policy.charge_days);
        let why = missing(keys).into_iter().chain(late.then_some(Why::NoTransaction));
        why.map(|why| of(reading, file, why)).collect()
    })
}

fn missing(keys: Vec<&'static str>) -> Option<Why> {
    (!keys.is_empty()).then(|| Why::Missing(keys.into_iter().map(Code).collect()))
}

/// The fields of a cover that P1-4a asks for.
const CONTACT: [&str; 4] = ["contact", "phone", "website", "credit"];

fn contact_fields(cover: &Cover) -> Vec<&'static str> {
    let empty = FIELDS.into_iter().filter(|(key, filled)| CONTACT.contains(key) && !filled(cover));
    empty.map(|(key, _)| key).collect()
}

/// Somebody keeps each file, and it was gone through within the policy's days after what changes it: a transaction, a contract,
/// a look at the credit, an amended cover; not a monthly payment (P1-4b).
pub(in crate::views) fn kept_up(reading: &Reading) -> Check {
    Check::each(reading.present(), |file| {
        let mut faults = Vec::new();
        if !is_kept(reading, file) {
            faults.push(of(reading, file, Why::NoCustodian));
        }
        let reviewed = confirmation::reviewed(&file.cover_case, &AsOf::of_day(reading.day())).map(|(date, ..)| date);
        let changed = changes(file).map(|seen| seen.date()).chain(amended(reading, file));
        let waiting = changed.filter(|happened| reviewed.is_none_or(|reviewed| reviewed < *happened));
        if let Some(happened) = waiting.min().filter(|first| reading.is_longer_ago(*first, reading.policy.through_days))
        {
            faults.push(of(reading, file, Why::Stale { happened, reviewed }));
        }
        faults
    })
}

/// The records that change what a file says.
fn changes(file: &ClientOnDay) -> impl Iterator<Item = Seen<'_>> {
    let contracts = file
        .of(Kind::Document)
        .filter(|seen| matches!(&seen.case.record.body, Body::Document(document) if is_contract(&document.category)));
    contracts.chain(file.of(Kind::Transaction)).chain(file.of(Kind::CreditReview))
}

/// The days on which amendments of the cover took effect.
fn amended(reading: &Reading, file: &ClientOnDay) -> Vec<Date> {
    let proposals = file.cover_case.proposals(&AsOf::of_day(reading.day()));
    let taken = proposals.iter().filter(|proposal| proposal.amendment().is_some());
    let days = taken.filter_map(|proposal| match proposal.fate {
        Fate::Approved { date, .. } => Some(date),
        Fate::Waits | Fate::Rejected { .. } => None,
    });
    days.collect()
}

/// The sales director confirmed each file as it is (P1-4c). A client who has just moved in has the policy's days for it, and so
/// has what came after a confirmation: an amended cover, a contract, a look at the credit, a transaction.
pub(in crate::views) fn confirmed(reading: &Reading) -> Check {
    let view = AsOf::of_day(reading.day());
    let never = Check::weigh(reading.present(), |file| match confirmation::confirmed(&file.cover_case, &view) {
        Some(_) => Weight::Kept,
        None if !reading.is_longer_ago(file.since(), reading.policy.confirm_days) => Weight::NotYet,
        None => Weight::Broken(of(reading, file, Why::NeverConfirmed)),
    });
    let mut check = never;
    for file in reading.present() {
        check.faults.extend(since_confirmed(reading, file).into_iter().map(|why| of(reading, file, why)));
    }
    check
}

/// What came after the confirmation of a file, longer ago than the policy's days.
fn since_confirmed(reading: &Reading, file: &ClientOnDay) -> Vec<Why> {
    let Some(confirmed) = confirmation::confirmed(&file.cover_case, &AsOf::of_day(reading.day())) else {
        return Vec::new();
    };
    let days = reading.policy.reconfirm_days;
    let mut why = Vec::new();
    if confirmed.lapsed.is_some_and(|lapsed| reading.is_longer_ago(lapsed, days)) {
        let changed = confirmed.changes.iter().map(|change| change.key.clone()).collect();
        why.push(Why::ConfirmationLapsed { confirmed: confirmed.date, changed });
    }
    let confirming = file.cover_case.events.iter().find(|named| named.step == confirmed.step);
    let after = |seen: &Seen| confirming.is_some_and(|named| named.event.head.at < seen.case.record.head.at);
    let late = |seen: &Seen| reading.is_longer_ago(seen.case.record.head.at.date(), days);
    let records: Vec<_> = changes(file).filter(|seen| after(seen) && late(seen)).map(|seen| seen.id.clone()).collect();
    if !records.is_empty() {
        why.push(Why::ConfirmedBefore { confirmed: confirmed.date, records });
    }
    why
}

/// Nobody is here longer after the end of the lease than the policy's days, and the papers of who left were bound within them:
/// the day of binding is the day of the act (P2-3).
pub(in crate::views) fn bound(reading: &Reading) -> Check {
    // A lease that runs is not over: whether its client's papers are bound in time shows when they have left.
    let leases = Check::weigh(reading.present(), |file| match file.cover.lease_end {
        Some(ended) if reading.is_longer_ago(ended, reading.policy.lease_days) => {
            Weight::Broken(of(reading, file, Why::LeaseEnded(ended)))
        }
        _ => Weight::NotYet,
    });
    let left = reading.files.iter().filter_map(|file| {
        let to = file.client.file.tenure.to.filter(|to| *to <= reading.day())?;
        let sealed = file.of(Kind::Sealed).map(|seen| seen.case.record.head.at.date()).min()?;
        Some((file, to, sealed))
    });
    let departures = Check::each(left, |(file, left, bound)| {
        let late = i64::from(reading.policy.bind_days) < bound.days_since(left);
        late.then(|| of(reading, file, Why::BoundLate { left, bound }).since(bound)).into_iter().collect()
    });
    leases.and(departures)
}

/// The label is the company's name, or a part of it, and was printed as it is (P2-5).
pub(in crate::views) fn labels(reading: &Reading) -> Check {
    each(reading, |file| match label(reading, file) {
        None => Some(Why::LabelNotPrinted),
        Some(printed) if !is_name(&file.cover, &printed) || printed != file.cover.label => {
            Some(Why::LabelSays(printed))
        }
        Some(_) if !is_name(&file.cover, &file.cover.label) => Some(Why::LabelIsNotTheName(file.cover.label.clone())),
        Some(_) => None,
    })
}

/// Whether a label is the company's name, its English name, or a part of one.
fn is_name(cover: &Cover, label: &Line) -> bool {
    let label = alike(label.as_str());
    [Some(&cover.company), cover.english.as_ref()]
        .into_iter()
        .flatten()
        .any(|name| alike(name.as_str()).contains(&label))
}

/// The name with which the label was printed last by the day.
fn label(reading: &Reading, file: &ClientOnDay) -> Option<Line> {
    let events = file.cover_case.events.iter().rev().map(|named| &named.event);
    let mut printed = events.filter(|event| event.head.date() <= reading.day()).filter_map(|event| match &event.deed {
        EventBody::LabelPrinted(labelling) => Some(labelling.label.clone()),
        _ => None,
    });
    printed.next()
}

/// The nature of the company and how many people work there are known (P3-1), and what they pay: a client of longer than the
/// policy's days was charged.
pub(in crate::views) fn client_data(reading: &Reading) -> Check {
    let mut check = known_data(reading);
    check.faults.extend(reading.files.iter().flat_map(charged_twice));
    check.faults.extend(reading.files.iter().flat_map(refunded_beyond));
    check
}

/// Refunds that no credit covers: two clones paid one back, or a payment was voided after it.
fn refunded_beyond(file: &ClientOnDay) -> Vec<Matter> {
    if file.of(Kind::Refund).next().is_none() {
        return Vec::new();
    }
    let account = file.account();
    let beyond = |seen: Seen| {
        let owed = account.charges.iter().find(|owed| owed.stem == seen.case.stem)?;
        Some(Matter::of(&seen, Why::RefundedBeyond(owed.left)))
    };
    file.of(Kind::Refund).filter_map(beyond).collect()
}

/// Charges of one item for one period, of which one was reckoned by a run: two clones ran it, or somebody entered it beside. The first
/// to be entered counts; those after it are named.
fn charged_twice(file: &ClientOnDay) -> Vec<Matter> {
    let mut charged: BTreeMap<(&Line, &Line), Vec<(Seen, bool)>> = BTreeMap::new();
    for seen in file.of(Kind::Charge) {
        if let Body::Charge(Charge { item, period: Some(period), basis, .. }) = &seen.case.record.body {
            charged.entry((item, period)).or_default().push((seen, basis.is_some()));
        }
    }
    let mut matters = Vec::new();
    for mut same in charged.into_values().filter(|same| same.iter().any(|(_, by_run)| *by_run)) {
        same.sort_by_key(|(seen, _)| (seen.case.record.head.at, seen.case.stem));
        if let [(first, _), again @ ..] = same.as_slice() {
            matters.extend(again.iter().map(|(seen, _)| Matter::of(seen, Why::ChargedTwice(first.id.clone()))));
        }
    }
    matters
}

fn known_data(reading: &Reading) -> Check {
    Check::each(reading.present(), |file| {
        let fields = [("nature", file.cover.nature.is_some()), ("headcount", file.cover.headcount.is_some())];
        let why = missing(fields.into_iter().filter(|(_, there)| !there).map(|(key, _)| key).collect());
        let charged = file.of(Kind::Charge).next().is_some();
        let late = !charged && reading.is_longer_ago(file.since(), reading.policy.charge_days);
        let why = why.into_iter().chain(late.then_some(Why::NeverCharged));
        why.map(|why| of(reading, file, why)).collect()
    })
}

/// Each file was gone through within the policy's days, counted from its opening where it never was (P3-6).
pub(in crate::views) fn tidied(reading: &Reading) -> Check {
    Check::weigh(reading.present(), |file| {
        let since = file.reviewed(reading.day());
        if reading.is_longer_ago(since, reading.policy.review_days) {
            return Weight::Broken(of(reading, file, Why::NotReviewed(since)));
        }
        match confirmation::reviewed(&file.cover_case, &AsOf::of_day(reading.day())) {
            Some(_) => Weight::Kept,
            None => Weight::NotYet,
        }
    })
}
