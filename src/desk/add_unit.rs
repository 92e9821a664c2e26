//! Adding a unit: its room comes into being (P2-2, P2-9).

use crate::archive::{BundleId, Lookup, Transaction, UnitPlace, is_void_unit, unit_days};
use crate::desk::Desk;
use crate::desk::unit_change::{ChangeUnits, bring_back};
use crate::error::Result;
use crate::model::{Body, Duty, Refusal, Stem, Unit, UnitCode, UnitPart};

/// Adds a unit. Its code is the only one of its kind in the estate, whatever the case.
pub fn add_unit(desk: &Desk, tx: &mut Transaction, unit: Unit) -> Result<UnitCode> {
    let by = desk.actor(tx)?.id;
    // One code is one unit on whatever floor, in whatever case: no room's lock would keep two apart.
    tx.lock_archive()?;
    // A floor that is there keeps its spelling.
    let there = tx.units()?.iter().find(|place| place.floor == unit.floor).map(|place| place.floor.clone());
    let floor = there.unwrap_or_else(|| unit.floor.clone());
    let place = UnitPlace { floor: floor.clone(), unit: unit.code.clone() };
    let room = BundleId::Room(place.clone());
    // A unit that was entered by mistake on another floor does not stand in the way; its folder keeps its own place.
    let mut others =
        tx.units()?.iter().filter(|place| place.unit.folded() == unit.code.folded()).cloned().collect::<Vec<_>>();
    // Asked of a spelling that is not the folder's own, a transaction would take it for the one that lies there.
    if !others.iter().any(|other| other.floor == place.floor) && !tx.bundle(&room)?.is_empty() {
        others.push(place.clone());
    }
    for other in others {
        if !is_void_unit(tx.archive().reader(), &other)? {
            let ended = unit_days::terms(tx, &other)?.end();
            return match (ended, unit.since) {
                // One that had ended counts again: who may end units may bring one back.
                (Some(_), Some(date)) if other.floor == place.floor => {
                    let member = desk.entitled(tx, Duty::Unit)?;
                    let part = UnitPart { code: unit.code.clone(), area: unit.area };
                    let change = ChangeUnits { units: Vec::new(), into: Vec::new(), date, note: None };
                    bring_back(desk, tx, &member, (&other, &part), &change)?;
                    Ok(unit.code)
                }
                _ => Err(Refusal::UnitExists(unit.code).into()),
            };
        }
        if other.path() == place.path() {
            return Err(Refusal::UnitVoided(unit.code).into());
        }
    }
    let unit = Unit { floor, ..unit };
    let (code, date) = (unit.code.clone(), unit.since.unwrap_or_else(|| desk.today()));
    tx.add_record(&room, Stem::Unit, &desk.record(&by, date, None, Body::Unit(unit)))?;
    tx.note_unit(place);
    Ok(code)
}
