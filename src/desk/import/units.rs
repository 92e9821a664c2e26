//! The units, known by the codes on their doors.

use crate::archive::{BundleId, Lookup, Transaction};
use crate::desk::Desk;
use crate::desk::add_unit::add_unit;
use crate::desk::import::cells::Cells;
use crate::desk::import::rows::{Became, RowCounts, Rows};
use crate::error::Result;
use crate::model::book::lists::units::{AREA, FLOOR, OWNER, SINCE, SUB_TENANTS, UNIT, USE};
use crate::model::{Area, Body, FileName, FloorCode, Line, Owner, RecordId, Stem, Unit, UnitCode};

fn read(cells: &mut Cells) -> Option<Unit> {
    let (code, floor) = (cells.need::<UnitCode>(&UNIT), cells.need::<FloorCode>(&FLOOR));
    let (area, use_) = (cells.take::<Area>(&AREA), cells.take::<Line>(&USE));
    let (owner, sub_tenants, since) = (cells.take(&OWNER), cells.list(&SUB_TENANTS), cells.take(&SINCE));
    Some(Unit { code: code?, floor: floor?, area, use_, since, owner, sub_tenants })
}

/// Adds the units that are not there yet; the archive knows them from today on.
pub(super) fn bring_in(desk: &Desk, tx: &mut Transaction, rows: &Rows) -> Result<RowCounts> {
    desk.actor(tx)?;
    rows.each(|cells| {
        let Some(row) = read(cells).filter(|_| cells.is_sound()) else {
            return Ok(Became::Nothing);
        };
        let Some(place) = tx.unit(&row.code)? else {
            add_unit(desk, tx, row)?;
            return Ok(Became::New);
        };
        let case = tx.bundle(&BundleId::Room(place.clone()))?.case(tx.archive().reader(), Stem::Unit)?;
        if let Body::Unit(first) = &case.record.body {
            let id = RecordId { owner: Owner::File(FileName::Present(place.unit)), stem: Stem::Unit };
            cells.compare(&FLOOR, Some(&first.floor), Some(&row.floor), &id);
            cells.compare(&AREA, first.area.as_ref(), row.area.as_ref(), &id);
            cells.compare(&USE, first.use_.as_ref(), row.use_.as_ref(), &id);
            cells.compare(&OWNER, first.owner.as_ref(), row.owner.as_ref(), &id);
            cells.compare_lists(&SUB_TENANTS, &first.sub_tenants, &row.sub_tenants, &id);
            cells.compare(&SINCE, first.since.as_ref(), row.since.as_ref(), &id);
        }
        Ok(Became::Same)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::import::sheet::Sheet;
    use crate::model::book::lists::units::COLUMNS;

    #[test]
    fn a_units_code_and_floor_are_text() {
        let sheet = Sheet::of_text("面積（m²）,樓層,單元\n,02,0203\n");
        let row = sheet.rows(COLUMNS).next().and_then(|mut cells| read(&mut cells)).unwrap();
        assert_eq!((row.code.as_str(), row.floor.as_str(), row.area), ("0203", "02", None));
        assert!(sheet.unread(COLUMNS).is_empty());
    }
}
