//! The twelve kinds of material of P3-3: when a file holds one, when none is wanted, when it is lacking (CLAUSES.md).
//!
//! Material is a paper, filed or attached, a record, or data on the cover; what never happened is not lacking.

use std::collections::BTreeSet;

use crate::model::message::Code;
use crate::model::record::Document;
use crate::model::relations::Direction;
use crate::model::{Action, Audience, Body, Case, Category, Clause, Date, Kind, UnitCode, case_state};
use crate::views::judgement::check::Check;
use crate::views::judgement::reading::{ClientOnDay, Reading, RoomRead};
use crate::views::judgement::seen::Seen;
use crate::views::judgement::{Matter, Why};

/// How a file stands with one of the twelve kinds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::views) enum Material {
    /// There is some.
    There,
    /// None is wanted.
    NotApplicable,
    /// It is lacking, for these reasons.
    Lacking(Vec<Why>),
}

impl Material {
    fn there_or(there: bool, otherwise: Self) -> Self {
        if there { Self::There } else { otherwise }
    }

    fn lacking_any(lacking: Vec<Why>, otherwise: Self) -> Self {
        if lacking.is_empty() { otherwise } else { Self::Lacking(lacking) }
    }
}

/// Each present client's file holds material of a kind, as far as there is any to hold.
pub(super) fn of_clause(reading: &Reading, clause: Clause) -> Check {
    let mut check = Check::default();
    for file in reading.present() {
        match material(reading, file, clause) {
            Material::There => check.looked += 1,
            Material::NotApplicable => {}
            Material::Lacking(why) => {
                check.looked += 1;
                check.faults.extend(why.into_iter().map(|why| Matter::of_file(reading, file, why)));
            }
        }
    }
    check
}

/// How a file stands with a kind.
pub(super) fn material(reading: &Reading, file: &ClientOnDay, clause: Clause) -> Material {
    let Some(category) = clause.category() else { return Material::NotApplicable };
    let lacks = || Material::Lacking(vec![Why::LacksPapers(Code(category))]);
    let filed = papers_filed(file, category).next().is_some();
    // A paper that came with a record of another kind is one of its category all the same.
    let papers = filed || file.attached.iter().any(|code| code.as_str() == category);
    let any = |kinds: &[Kind]| kinds.iter().any(|kind| file.of(*kind).next().is_some());
    match clause {
        Clause::UnitPapers => {
            let known = rooms(reading, file).any(|room| room.room.unit.area.is_some() && room.room.unit.use_.is_some());
            Material::there_or(known || papers, lacks())
        }
        Clause::PaymentPapers => {
            let first_days = !reading.is_longer_ago(file.since(), reading.policy.charge_days);
            let none = if first_days { Material::NotApplicable } else { lacks() };
            Material::there_or(papers || any(&[Kind::Charge, Kind::Payment, Kind::Refund, Kind::Deposit]), none)
        }
        Clause::FitOutPapers => {
            // A filed paper does not say of which fit-out it is: it is one's, and the first that came has the first of them.
            let alone = papers_filed(file, category).filter(|paper| paper.came_with.is_none()).count();
            let bare = file.of(Kind::FitOut).filter(|seen| !has_paper(file, seen));
            let lacking = bare.skip(alone).map(|seen| Why::FitOutWithoutPapers(seen.id.clone())).collect();
            let there = papers || any(&[Kind::FitOut]);
            Material::lacking_any(lacking, Material::there_or(there, Material::NotApplicable))
        }
        Clause::MoveInPapers => Material::there_or(papers, lacks()),
        Clause::ContactPapers => Material::there_or(papers || !file.cover.contacts.is_empty(), lacks()),
        Clause::EmergencyPapers => Material::there_or(papers || !file.cover.emergency.is_empty(), lacks()),
        Clause::CorrespondencePapers => {
            let bare = file
                .of(Kind::Letter)
                .filter(|seen| !has_paper(file, seen) && !paper_of_day(file, category, seen.date()));
            let lacking = bare.map(|seen| Why::LetterWithoutPaper(seen.id.clone())).collect();
            let there = papers || any(&[Kind::Letter]);
            Material::lacking_any(lacking, Material::there_or(there, Material::NotApplicable))
        }
        Clause::ViolationPapers => {
            let lacking: Vec<Why> = nothing_sent(reading, file).map(Why::NothingSent).into_iter().collect();
            let there = papers || any(&[Kind::Violation, Kind::Charge]);
            Material::lacking_any(lacking, Material::there_or(there, Material::NotApplicable))
        }
        Clause::RepairPapers => Material::there_or(papers || any(&[Kind::Repair]), Material::NotApplicable),
        Clause::ComplaintPapers => Material::there_or(papers || any(&[Kind::Complaint]), Material::NotApplicable),
        Clause::EngineeringPapers => engineering(reading, file, category),
        // Supplements, and nothing else.
        _ => Material::there_or(papers, Material::NotApplicable),
    }
}

fn is_of(case: &Case, category: &str) -> bool {
    document(case).is_some_and(|document| document.category.as_str() == category)
}

/// The papers of a category with a record of their own; one that a register brought in may have come with another record.
fn papers_filed<'a>(file: &'a ClientOnDay, category: &str) -> impl Iterator<Item = &'a Document> {
    file.of(Kind::Document)
        .filter_map(|seen| document(seen.case))
        .filter(move |paper| paper.category.as_str() == category)
}

fn document(case: &Case) -> Option<&Document> {
    if let Body::Document(document) = &case.record.body { Some(document) } else { None }
}

fn paper_of_day(file: &ClientOnDay, category: &str, day: Date) -> bool {
    file.of(Kind::Document).any(|seen| is_of(seen.case, category) && seen.date() == day)
}

/// Whether a paper is attached to a record, or to what happened to it, or was brought in as one that came with it.
fn has_paper(file: &ClientOnDay, seen: &Seen) -> bool {
    let came_with = |other: Seen| {
        let with = document(other.case).and_then(|document| document.came_with);
        with.is_some_and(|with| with.0 == seen.case.stem)
    };
    let events = seen.case.events.iter().flat_map(|named| named.event.deed.attachments());
    seen.case.record.body.attachments().iter().chain(events).next().is_some() || file.of(Kind::Document).any(came_with)
}

/// The rooms that a client has on the day.
fn rooms<'a>(reading: &'a Reading, file: &ClientOnDay) -> impl Iterator<Item = &'a RoomRead> {
    let units: BTreeSet<UnitCode> =
        file.client.places_on(reading.day()).into_iter().map(|place| place.unit.clone()).collect();
    reading.rooms.iter().filter(move |room| units.contains(&room.room.place.unit))
}

/// Engineering papers lie in the room, whoever filed them; a finished fit-out brings its as-built papers.
fn engineering(reading: &Reading, file: &ClientOnDay, category: &'static str) -> Material {
    let papers: Vec<Date> = rooms(reading, file)
        .flat_map(|room| room.of(Kind::Document))
        .filter(|seen| is_of(seen.case, category))
        .map(|seen| seen.date())
        .collect();
    let finished = file.of(Kind::FitOut).filter(|seen| {
        let done = case_state::fold(seen.case).is_some_and(|state| state.taken.contains(&Action::Finished));
        done && !papers.iter().any(|day| seen.date() <= *day)
    });
    let lacking = finished.map(|seen| Why::NotAsBuilt(seen.id.clone())).collect();
    Material::lacking_any(lacking, Material::there_or(!papers.is_empty(), Material::NotApplicable))
}

/// The day since when something is owed for longer than the policy's days, where neither a letter nor a notice went out after it.
fn nothing_sent(reading: &Reading, file: &ClientOnDay) -> Option<Date> {
    let is_old = |due: Date| reading.is_longer_ago(due, reading.policy.arrears_days);
    let is_charge = |seen: &Seen| matches!(&seen.case.record.body, Body::Charge(charge) if is_old(charge.due));
    if !file.of(Kind::Charge).any(|seen| is_charge(&seen)) {
        return None;
    }
    let account = file.account();
    let owed = account.charges.iter().filter(|owed| !owed.left.is_zero() && is_old(owed.due));
    let since = owed.map(|owed| owed.due).min()?;
    let letters = file
        .of(Kind::Letter)
        .filter(|seen| matches!(&seen.case.record.body, Body::Letter(letter) if letter.direction == Direction::Out));
    // Whatever unit the client held when it was sent, it was sent to them.
    let to_them = |to: &Audience, day: Date| {
        file.client.places_on(day).iter().any(|place| *to == Audience::Unit(place.unit.clone()))
    };
    let notices = reading
        .registered(Kind::Notice)
        .filter(|seen| matches!(&seen.case.record.body, Body::Notice(notice) if to_them(&notice.to, seen.date())));
    let sent = letters.chain(notices).any(|seen| since <= seen.date());
    (!sent).then_some(since)
}

/// Whether a category is that of contracts (P1-5a).
pub(super) fn is_contract(category: &Category) -> bool {
    category.as_str() == "contracts"
}
