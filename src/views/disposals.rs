//! A destruction list laid open: what stands on it, who decided and saw it, and what remains elsewhere (S-RET).

use crate::archive::{Archive, Lookup, StorageError, Uncached, find, git};
use crate::error::{Input, Result};
use crate::model::disposal::{Disposal, Remaining, RemainsIn};
use crate::model::event::{EventBody, EventHead};
use crate::model::table::{Cell, Table, text};
use crate::model::{
    Action, AsOf, Body, Case, CaseState, Date, Kind, RecordId, Reference, StaffId, case_state, destruction,
};

/// A list.
#[derive(Clone, Debug)]
pub struct DestructionSheet {
    pub id: RecordId,
    pub disposal: Disposal,
    /// Who asked for it, and when.
    pub asked: (StaffId, Date),
    pub state: CaseState,
    /// Who carried it out, and when.
    pub carried_out: Option<(StaffId, Date)>,
    /// The witnesses, each with the day on which they said so.
    pub witnesses: Vec<(StaffId, Option<Date>)>,
    /// The lines of the list for people, under their heading.
    pub rows: Vec<Vec<String>>,
    /// What was known to remain when it was carried out.
    pub remains: Vec<Remaining>,
}

/// Lays a list open.
///
/// # Errors
/// It is no list, or its papers are not what was listed.
pub fn sheet(archive: &Archive, reference: &Reference) -> Result<DestructionSheet> {
    let mut lookup = Uncached::new(archive);
    let found = find::record(&mut lookup, reference)?;
    let kind = found.id.stem.kind();
    let wrong = || Input::WrongKind { id: found.id.clone(), kind, wanted: &[Kind::Disposal] };
    if kind != Kind::Disposal {
        return Err(wrong().into());
    }
    let bundle = lookup.bundle(&found.bundle)?;
    let whole = bundle.case(archive.reader(), found.id.stem)?;
    let case = whole.seen(&AsOf::NOW).unwrap_or(whole);
    let Body::Disposal(disposal) = case.record.body.clone() else { return Err(wrong().into()) };
    let state = case_state::fold(&case).ok_or_else(wrong)?;
    let list = disposal.attachments.first().ok_or_else(wrong)?;
    let bytes = bundle.bytes(archive.reader(), list.path.as_str())?;
    let rows =
        rows(&bytes).map_err(|says| StorageError::Text { path: bundle.full(list.path.as_str()), line: None, says })?;
    let head = &case.record.head;
    Ok(DestructionSheet {
        asked: (head.by.clone(), head.date()),
        carried_out: carried_out(&case),
        witnesses: witnesses(&case),
        remains: remains(&case),
        id: found.id,
        disposal,
        state,
        rows,
    })
}

fn rows(csv: &[u8]) -> Result<Vec<Vec<String>>, String> {
    let mut reader = csv::Reader::from_reader(csv);
    let row = |record: Result<csv::StringRecord, csv::Error>| {
        record.map(|record| record.iter().map(str::to_owned).collect()).map_err(|e| e.to_string())
    };
    reader.records().map(row).collect()
}

fn carried_out(case: &Case) -> Option<(StaffId, Date)> {
    let head = &destruction::carried_out(case)?.event.head;
    Some((head.by.clone(), head.date()))
}

fn witnesses(case: &Case) -> Vec<(StaffId, Option<Date>)> {
    let wanted = destruction::carried_out(case).into_iter().flat_map(|carried| &carried.deed.witnesses);
    let said = |witness: &StaffId| {
        let events = case.events.iter().map(|named| &named.event.head);
        let mut theirs = events.filter(|head| head.action == Action::Witnessed && head.by == *witness);
        theirs.next().map(EventHead::date)
    };
    wanted.map(|witness| (witness.clone(), said(witness))).collect()
}

fn remains(case: &Case) -> Vec<Remaining> {
    let deeds = case.events.iter().map(|named| &named.event.deed);
    let lines = deeds.filter_map(|deed| if let EventBody::CarriedOut(it) = deed { Some(&it.remains) } else { None });
    lines.flatten().filter_map(|line| line.as_str().parse().ok()).collect()
}

/// What remains of the files of a list now, each with the commit or with whom; and how much of it does.
pub fn traces(archive: &Archive, sheet: &DestructionSheet) -> (Table, usize) {
    let root = archive.root();
    let mut table = Table::new("traces", &["held", "file", "by", "commit", "remains"].map(text));
    let mut count = 0;
    for line in &sheet.remains {
        let (remains, commit) = match line.held {
            RemainsIn::Git => (git::holds_blob(root, &line.by), git::brought_by(root, &line.by)),
            RemainsIn::Lfs => (git::lfs_holds(root, &line.by), None),
            // Nothing takes back what somebody has; nor is a store asked here, which lets go of nothing while it is locked.
            RemainsIn::Copy | RemainsIn::Store => (true, None),
        };
        count += usize::from(remains);
        table.rows.push(vec![
            Cell::Code(line.held.as_str()),
            Cell::text(&line.file),
            Cell::text(&line.by),
            Cell::maybe(commit.filter(|_| remains), Cell::Text),
            Cell::Flag(remains),
        ]);
    }
    (table, count)
}
