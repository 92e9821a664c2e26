//! The departures, known by unit and day.

use crate::archive::{Lookup, Tenure, Transaction, tenancy};
use crate::desk::import::client_name;
use crate::desk::import::rows::{Became, RowCounts, Rows};
use crate::desk::move_out::{MoveOut, depart};
use crate::desk::{Desk, EnteredFrom};
use crate::error::Result;
use crate::model::book::UNIT;
use crate::model::book::lists::moveouts::{DATE, WAIVED};
use crate::model::case::seen;
use crate::model::{AsOf, Body, Date, FileName, Gate, Kind, UnitCode};

/// Why a gate was waived, where a register tells only that it was.
const REASON: &str = "imported";

/// Moves the clients out who are still in.
pub(super) fn bring_in(desk: &Desk, tx: &mut Transaction, rows: &Rows) -> Result<RowCounts> {
    desk.actor(tx)?;
    rows.each(|cells| {
        let (unit, date, waive) =
            (cells.need::<UnitCode>(&UNIT), cells.need::<Date>(&DATE), cells.list::<Gate>(&WAIVED));
        let (Some(unit), Some(date), true) = (unit, date, cells.is_sound()) else {
            return Ok(Became::Nothing);
        };
        let place = tenancy::unit_place(tx, &unit)?;
        if let Some(tenure) = tenancy::tenures(tx, &place)?.into_iter().rfind(|tenure| tenure.to == Some(date)) {
            if let Some(first) = first_waived(tx, &tenure)? {
                cells.compare_lists(&WAIVED, &first, &waive, &FileName::Departed(unit, date));
            }
            return Ok(Became::Same);
        }
        client_name::check(cells, tx, &FileName::Present(unit.clone()))?;
        if !cells.is_sound() {
            return Ok(Became::Nothing);
        }
        if !waive.is_empty() {
            desk.may_tell(tx, Some(date))?;
        }
        let reason = if waive.is_empty() { None } else { Some(REASON.parse()?) };
        depart(desk, tx, &MoveOut { unit, date, waive, reason }, EnteredFrom::Imported)?;
        Ok(Became::New)
    })
}

/// The gates that were waived when a volume was bound; a further unit that was given up has none.
fn first_waived(tx: &mut Transaction, tenure: &Tenure) -> Result<Option<Vec<Gate>>> {
    let file = tenancy::file_of(tx, tenure)?;
    if file.name != tenure.name() {
        return Ok(None);
    }
    let sealed = seen(tx.bundle(&file.main)?.cases(tx.archive().reader(), Kind::Sealed)?, &AsOf::NOW).pop();
    Ok(sealed.and_then(|case| if let Body::Sealed(sealed) = case.record.body { Some(sealed.waived) } else { None }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::import::sheet::Sheet;
    use crate::model::book::lists::moveouts::COLUMNS;

    #[test]
    fn every_gate_of_the_slip_can_be_waived() {
        let gates: Vec<&str> = Gate::ALL.iter().map(|gate| gate.as_str()).collect();
        assert_eq!(gates, ["arrears", "deposits", "cases", "loans", "keys", "restoration", "label"]);
        let sheet = Sheet::of_text(&format!("單元,遷出日期,豁免\n0203,2024-10-20,{}\n", gates.join(";")));
        let read = sheet.rows(COLUMNS).map(|mut cells| cells.list::<Gate>(&WAIVED)).next().unwrap();
        assert_eq!(read, Gate::ALL);
    }
}
