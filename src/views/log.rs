//! Who did what over the whole archive, in the order in which it was entered, newest first.

use std::cmp::Reverse;

use crate::archive::{Archive, Bundle, BundleId, Uncached, file_parts, find};
use crate::error::Result;
use crate::model::table::{Cell, Table, text};
use crate::model::{Case, Date, EventId, Kind, Owner, PaperId, RecordId, Register, StaffId, StepName};
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

/// What was entered, newest first: each record and each step of it. What is restricted is left out (S-PI).
pub fn log(archive: &Archive, wanted: &LogWanted) -> Result<Vec<HistoryLine>> {
    let mut places = pending::places(archive)?;
    for (bundle, _) in find::register_years(&Uncached::new(archive), Register::Boxes)? {
        places.push(PendingPlace { bundles: vec![bundle], owner: Owner::Register(Register::Boxes), company: None });
    }
    let mut lines: Vec<HistoryLine> = each(&places, |place| in_place(archive, place))?.into_iter().flatten().collect();
    lines.retain(|line| {
        wanted.by.as_ref().is_none_or(|by| line.by.as_ref() == Some(by))
            && wanted.since.is_none_or(|since| since <= line.at.date())
    });
    lines.sort_by(|a, b| {
        Reverse(a.at).cmp(&Reverse(b.at)).then_with(|| (&a.id, Reverse(a.step)).cmp(&(&b.id, Reverse(b.step))))
    });
    Ok(lines)
}

fn in_place(archive: &Archive, place: &PendingPlace) -> Result<Vec<HistoryLine>> {
    let bundles = place.bundles.iter().map(|id: &BundleId| archive.bundle(id)).collect::<Result<Vec<Bundle>, _>>()?;
    let parts: Vec<&Bundle> = bundles.iter().collect();
    let mut lines = Vec::new();
    for kind in Kind::ALL {
        for case in file_parts::cases_of(archive.reader(), &parts, *kind)? {
            if case.restriction().is_none() {
                let told = history::of_case(&place.owner, place.company.as_ref(), &case);
                lines.extend(entered(&told, place, &case));
                lines.extend(told);
            }
        }
    }
    Ok(lines)
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
