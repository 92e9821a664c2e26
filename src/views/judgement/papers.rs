//! What the policies ask of papers: their dates, the twelve kinds, the inbox, how good a file's data are (P2-4, P3-2 to P3-4).

use std::collections::BTreeSet;

use crate::archive::papers;
use crate::error::Result;
use crate::model::message::Code;
use crate::model::{AsOf, Body, Case, Clause, Date, Kind, Paper, case_state, paper};
use crate::views::cover_fields::FIELDS;
use crate::views::inbox;
use crate::views::judgement::check::{Check, Weight};
use crate::views::judgement::material::{Material, material};
use crate::views::judgement::reading::{ClientOnDay, Reading};
use crate::views::judgement::seen::Read;
use crate::views::judgement::{Matter, Share, Why};

/// No paper, filed or attached, is dated later than it was entered (P2-4): a paper without a date cannot be filed, and what lies
/// before no program can judge. Papers of the day itself are looked at whatever their date says.
pub(in crate::views) fn dated(reading: &Reading) -> Check {
    let of_files = reading.files.iter().flat_map(|file| &file.records);
    let of_rooms = reading.rooms.iter().flat_map(|room| &room.records);
    let records = of_files.chain(of_rooms).chain(&reading.registers).chain(&reading.policies);
    Check::each(records.filter(|read| has_papers(&read.whole)), |read| {
        let Some(entered) = misdated(reading, read) else { return Vec::new() };
        vec![Matter::new(&read.id, entered, Why::LaterThanEntered(entered))]
    })
}

/// Whether papers came with a record, or with what happened to it. The list of a binding is none.
fn has_papers(case: &Case) -> bool {
    case.stem.kind() != Kind::Sealed && papers::named_by(case).next().is_some()
}

/// The day of entry of the first paper that had been entered by the day, and is dated later.
fn misdated(reading: &Reading, read: &Read) -> Option<Date> {
    let seen = read.whole.seen(&AsOf::NOW).filter(|_| read.whole.record.head.at.date() <= reading.day())?;
    let late = |paper: &Paper| paper.at.date() <= reading.day() && paper.at.date() < paper.date;
    let in_papers = paper::of_case(&seen).into_iter().find(late).map(|paper| paper.at.date());
    let entered = seen.record.head.at.date();
    in_papers.or((entered < seen.record.head.date()).then_some(entered))
}

/// How complete, accurate and effective each present client's data are (P3-2): what is not full is a case, what is is told.
pub(in crate::views) fn quality(reading: &Reading) -> Check {
    let mut check = Check::default();
    for file in reading.present() {
        check.looked += 1;
        let (scores, full) = scores(reading, file);
        let told = Matter::of_file(reading, file, scores);
        if full { check.remarks.push(told) } else { check.faults.push(told) }
    }
    check
}

/// The scores of a file, and whether all of them are full.
fn scores(reading: &Reading, file: &ClientOnDay) -> (Why, bool) {
    let empty: Vec<_> = FIELDS.into_iter().filter(|(_, filled)| !filled(&file.cover)).map(|(key, _)| key).collect();
    let filled = FIELDS.into_iter().map(|(key, _)| !empty.contains(&key));
    let kinds = Clause::ALL.iter().filter(|clause| clause.category().is_some());
    let papers: Vec<bool> = kinds
        .filter_map(|clause| match material(reading, file, *clause) {
            Material::There => Some(true),
            Material::Lacking(_) => Some(false),
            Material::NotApplicable => None,
        })
        .collect();
    let complete = share(filled.chain(papers));
    let (accurate, effective) = (share(accurate(reading, file)), share(effective(reading, file)));
    let full = [complete, accurate, effective].into_iter().all(Share::is_full);
    let fields_missing = empty.into_iter().map(Code).collect();
    (Why::Scores { complete, fields_missing, accurate, effective }, full)
}

fn share(held: impl IntoIterator<Item = bool>) -> Share {
    let held: Vec<bool> = held.into_iter().collect();
    Share { of: held.iter().filter(|held| **held).count(), all: held.len() }
}

/// The cover agrees with itself and the staff; so does each record with its steps and its entry.
fn accurate(reading: &Reading, file: &ClientOnDay) -> Vec<bool> {
    let cover = &file.cover;
    let lease = cover.lease_end.is_none_or(|end| cover.move_in <= end);
    let custodian = cover.custodian.as_ref().is_none_or(|custodian| reading.is_here(custodian));
    let records = file.records.iter().filter_map(|read| {
        let seen = read.case()?;
        let agrees = case_state::fold(seen).is_none_or(|state| state.contradictions.is_empty());
        Some(agrees && misdated(reading, read).is_none())
    });
    records.chain([lease && custodian]).collect()
}

/// The lease runs, the file was gone through lately, and papers that hold up to a day still hold, or were superseded.
fn effective(reading: &Reading, file: &ClientOnDay) -> Vec<bool> {
    let day = reading.day();
    let lease = file.cover.lease_end.is_none_or(|end| day <= end);
    let reviewed = !reading.is_longer_ago(file.reviewed(day), reading.policy.review_days);
    let documents = || {
        file.of(Kind::Document).filter_map(|seen| match &seen.case.record.body {
            Body::Document(document) => Some((seen, document)),
            _ => None,
        })
    };
    let superseded: BTreeSet<_> =
        documents().filter_map(|(_, document)| document.supersedes).map(|paper| paper.0).collect();
    let current = documents().filter(|(seen, _)| !superseded.contains(&seen.case.stem));
    current.filter_map(|(_, document)| Some(day <= document.valid_until?)).chain([lease, reviewed]).collect()
}

/// What was collected is filed within the policy's days (P3-4): every filed paper went that way, and none lies in the inbox longer.
pub(in crate::views) fn collected(reading: &Reading) -> Result<Check> {
    let filed = reading.everywhere(Kind::Document).chain(reading.policy_records(Kind::Document)).count();
    let waiting = Check::weigh(inbox::papers(reading.archive, reading.day())?, |paper| {
        if !reading.is_longer_ago(paper.date, reading.policy.inbox_days) {
            return Weight::NotYet;
        }
        let category = paper.guess.category.map(|category| category.to_string());
        let why = Why::InInbox { since: paper.date, unit: paper.guess.unit, category };
        Weight::Broken(Matter::new(format!("inbox/{}", paper.name), paper.date, why))
    });
    Ok(Check { looked: filed, ..Check::default() }.and(waiting))
}
