//! Noting that a file's label was printed, and with which name (P2-5).

use crate::archive::Transaction;
use crate::desk::shelf::{cover_of, named};
use crate::desk::{Desk, lock_file};
use crate::error::Result;
use crate::model::event::{EventBody, Labelling};
use crate::model::{Body, FileName, Line, RecordId, ScanCode, Stem, UnitCode};

/// What stands on a file's label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The cover of the file.
    pub id: RecordId,
    pub unit: UnitCode,
    /// The name on the label.
    pub label: Line,
    /// The year of moving in.
    pub since: crate::model::Date,
    /// The code by which it is scanned.
    pub code: ScanCode,
}

/// Notes that the label of a unit's present client was printed; gives what stands on it.
pub fn label(desk: &Desk, tx: &mut Transaction, unit: &UnitCode) -> Result<Label> {
    let by = desk.actor(tx)?.id;
    let file = lock_file(tx, &FileName::Present(unit.clone()), |file| vec![file.write_to.clone()])?;
    let named = named(tx, &cover_of(&file.name))?;
    let Body::Cover(cover) = named.now()?.record.body else {
        return Err(crate::error::Input::NothingThere(unit.to_string()).into());
    };
    let deed = EventBody::LabelPrinted(Labelling { label: cover.label.clone() });
    tx.add_event(&file.main, Stem::Cover, &desk.event(&by, Stem::Cover, desk.today(), deed))?;
    let code = ScanCode::of(&file.main.identity());
    Ok(Label { id: named.id, unit: unit.clone(), label: cover.label, since: cover.move_in, code })
}
