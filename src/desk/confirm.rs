//! Confirming a cover (P1-4c), and noting that a file was gone through (P1-4b, P3-6).

use crate::archive::{Transaction, file_parts};
use crate::desk::shelf::{NamedRecord, cover_of, named};
use crate::desk::{Desk, in_order};
use crate::error::{DateOf, Result};
use crate::model::event::{Confirmation, Ending, EventBody};
use crate::model::{Date, Duty, FileName, Line, RecordId};

/// What is said of a file.
#[derive(Clone, Debug)]
pub struct AboutFile {
    pub file: FileName,
    /// A remark.
    pub note: Option<Line>,
    pub date: Date,
}

/// Confirms a cover with its effective amendments: what is covered are the exact bytes of the record and all its events so far.
pub fn confirm(desk: &Desk, tx: &mut Transaction, ask: &AboutFile) -> Result<RecordId> {
    let by = desk.entitled(tx, Duty::Confirm)?.id;
    let cover = cover(desk, tx, ask)?;
    let covers = file_parts::lines_of(tx, &cover.shelf.read, &cover.case)?;
    let deed = EventBody::Confirmed(Confirmation { covers, note: ask.note.clone() });
    cover.add_event(tx, &desk.event(&by, cover.case.stem, ask.date, deed))?;
    Ok(cover.id)
}

/// Notes that somebody has gone through a file.
pub fn review(desk: &Desk, tx: &mut Transaction, ask: &AboutFile) -> Result<RecordId> {
    let by = desk.actor(tx)?.id;
    let cover = cover(desk, tx, ask)?;
    let deed = EventBody::Reviewed(Ending { note: ask.note.clone() });
    cover.add_event(tx, &desk.event(&by, cover.case.stem, ask.date, deed))?;
    Ok(cover.id)
}

fn cover(desk: &Desk, tx: &mut Transaction, ask: &AboutFile) -> Result<NamedRecord> {
    let cover = named(tx, &cover_of(&ask.file))?;
    cover.now()?;
    in_order((DateOf::This, ask.date), (DateOf::Today, desk.today()))?;
    in_order((DateOf::MoveIn, cover.case.record.head.date()), (DateOf::This, ask.date))?;
    Ok(cover)
}
