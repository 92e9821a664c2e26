//! Who did what over the whole archive, in the order in which it was entered, newest first.

use std::cmp::Reverse;

use crate::archive::{Archive, Bundle, BundleId, Uncached, acts, file_parts, find};
use crate::error::Result;
use crate::model::table::{Cell, Table, text};
use crate::model::{Case, Date, EntryName, EventId, Kind, Owner, PaperId, RecordId, Register, StaffId, StepName};
use crate::views::estate::each;
use crate::views::history::{self, HistoryEvent, HistoryLine, LineStanding};
use crate::views::pending::{self, PendingPlace};

/// Which acts are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogWanted {
    /// Those of a person alone.
    pub by: Option<StaffId>,
    /// Those that were entered on this day or later.
    pub since: Option<Date>,
}

/// A line of the log with the file of which it tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::views) struct LoggedLine {
    pub(in crate::views) line: HistoryLine,
    /// The record or event, as the notes of acts name it; none of one that does not say where it lies.
    pub(in crate::views) key: Option<String>,
}

/// What was entered, newest first: each record and each step of it. What is restricted is left out (S-PI).
pub fn log(archive: &Archive, wanted: &LogWanted) -> Result<Vec<HistoryLine>> {
    let mut lines: Vec<HistoryLine> = logged(archive)?.into_iter().map(|logged| logged.line).collect();
    lines.retain(|line| {
        wanted.by.as_ref().is_none_or(|by| line.by.as_ref() == Some(by))
            && wanted.since.is_none_or(|since| since <= line.at.date())
    });
    Ok(lines)
}

/// The whole log, with the file of each line.
pub(in crate::views) fn logged(archive: &Archive) -> Result<Vec<LoggedLine>> {
    let places = places(archive)?;
    let mut lines: Vec<LoggedLine> = each(&places, |place| in_place(archive, place))?.into_iter().flatten().collect();
    lines.sort_by(|LoggedLine { line: a, .. }, LoggedLine { line: b, .. }| {
        Reverse(a.at).cmp(&Reverse(b.at)).then_with(|| (&a.id, Reverse(a.step)).cmp(&(&b.id, Reverse(b.step))))
    });
    Ok(lines)
}

/// Every bundle of which the log tells.
pub(in crate::views) fn places(archive: &Archive) -> Result<Vec<PendingPlace>> {
    let mut places = pending::places(archive)?;
    for (bundle, _) in find::register_years(&Uncached::new(archive), Register::Boxes)? {
        places.push(PendingPlace { bundles: vec![bundle], owner: Owner::Register(Register::Boxes), company: None });
    }
    Ok(places)
}

/// What happened in a place that is not restricted.
pub(in crate::views) fn cases(archive: &Archive, place: &PendingPlace) -> Result<Vec<Case>> {
    let bundles = place.bundles.iter().map(|id: &BundleId| archive.bundle(id)).collect::<Result<Vec<Bundle>, _>>()?;
    let parts: Vec<&Bundle> = bundles.iter().collect();
    let mut all = Vec::new();
    for kind in Kind::ALL {
        all.extend(file_parts::cases_of(archive.reader(), &parts, *kind)?);
    }
    all.retain(|case| case.restriction().is_none());
    Ok(all)
}

fn in_place(archive: &Archive, place: &PendingPlace) -> Result<Vec<LoggedLine>> {
    let mut lines = Vec::new();
    for case in cases(archive, place)? {
        let told = history::of_case(&place.owner, place.company.as_ref(), &case);
        let all = entered(&told, place, &case).into_iter().chain(told);
        lines.extend(all.map(|line| LoggedLine { key: key(&line, &case), line }));
    }
    Ok(lines)
}

/// The file of which a line tells.
fn key(line: &HistoryLine, case: &Case) -> Option<String> {
    let entry = match (line.paper, line.event) {
        (Some(paper), _) => paper.entry,
        (None, Some(step)) => EntryName::Event(case.stem, step),
        (None, None) => EntryName::Record(case.stem),
    };
    let lies_in = match entry {
        EntryName::Record(_) => case.record.head.lies_in.as_ref(),
        EntryName::Event(_, step) => case.events.iter().find(|named| named.step == step)?.event.head.lies_in.as_ref(),
    };
    Some(acts::entry_key(lies_in?, entry))
}

/// The line of a record that a unit's story tells by another: of a client's cover it tells that they moved in.
fn entered(told: &[HistoryLine], place: &PendingPlace, case: &Case) -> Option<HistoryLine> {
    let is_told = told.iter().any(|line| line.step == 0 && line.paper.is_none());
    let head = &case.record.head;
    let standing = if case.is_void() { LineStanding::Voided } else { LineStanding::Counts };
    (!is_told).then(|| HistoryLine {
        when: head.when,
        at: head.at,
        step: 0,
        happening: HistoryEvent::Recorded(case.stem.kind()),
        kind: case.stem.kind(),
        standing,
        company: place.company.clone(),
        detail: None,
        by: Some(head.by.clone()),
        id: RecordId { owner: place.owner.clone(), stem: case.stem },
        event: None,
        is_undo: false,
        paper: None,
    })
}

/// The columns in which people read it.
pub const FOR_PEOPLE: [&str; 7] = ["at", "by", "happening", "company", "detail", "standing", "id"];

/// The log as a table; the id is that of the event, where it was one.
pub fn table(lines: &[HistoryLine]) -> Table {
    let columns = ["at", "by", "happening", "kind", "company", "detail", "standing", "id"].map(text);
    let mut table = Table::new("log", &columns);
    for line in lines {
        let id = match (line.paper, line.event) {
            (Some(name), _) => Cell::text(PaperId { owner: line.id.owner.clone(), name }),
            (None, Some(step)) => Cell::text(EventId { record: line.id.clone(), step: StepName::from(step) }),
            (None, None) => Cell::text(&line.id),
        };
        table.rows.push(vec![
            Cell::text(line.at),
            Cell::maybe(line.by.as_ref(), Cell::text),
            Cell::Code(line.happening.as_str()),
            Cell::Code(line.kind.as_str()),
            Cell::maybe(line.company.as_ref(), Cell::text),
            Cell::maybe(line.detail.clone(), Cell::Gist),
            Cell::maybe(line.standing.code(), Cell::Code),
            id,
        ]);
    }
    table
}
