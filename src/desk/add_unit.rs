//! Adding a unit: its room comes into being (P2-2, P2-9).

use crate::archive::{BundleId, Lookup, Transaction, UnitPlace, is_void_unit, unit_days};
use crate::desk::Desk;
use crate::desk::unit_change::{ChangeUnits, bring_back};
use crate::error::Result;
use crate::model::{Area, Body, Date, Duty, FloorCode, Line, Refusal, Stem, Unit, UnitCode, UnitPart};

#[derive(Clone, Debug)]
pub struct AddUnit {
    /// The code on its door.
    pub code: UnitCode,
    pub floor: FloorCode,
    pub area: Option<Area>,
    /// What it is used for.
    pub use_: Option<Line>,
    /// The first day on which it counts; none where it has been there for as long as the estate.
    pub since: Option<Date>,
}

/// Adds a unit. Its code is the only one of its kind in the estate, whatever the case.
pub fn add_unit(desk: &Desk, tx: &mut Transaction, ask: AddUnit) -> Result<UnitCode> {
    let by = desk.actor(tx)?.id;
    // One code is one unit on whatever floor, in whatever case: no room's lock would keep two apart.
    tx.lock_archive()?;
    // A floor that is there keeps its spelling.
    let there = tx.units()?.iter().find(|place| place.floor == ask.floor).map(|place| place.floor.clone());
    let floor = there.unwrap_or(ask.floor);
    let place = UnitPlace { floor: floor.clone(), unit: ask.code.clone() };
    let room = BundleId::Room(place.clone());
    // A unit that was entered by mistake on another floor does not stand in the way; its folder keeps its own place.
    let mut others =
        tx.units()?.iter().filter(|place| place.unit.folded() == ask.code.folded()).cloned().collect::<Vec<_>>();
    // Asked of a spelling that is not the folder's own, a transaction would take it for the one that lies there.
    if !others.iter().any(|other| other.floor == place.floor) && !tx.bundle(&room)?.is_empty() {
        others.push(place.clone());
    }
    for other in others {
        if !is_void_unit(tx.archive().reader(), &other)? {
            let ended = unit_days::terms(tx, &other)?.end();
            return match (ended, ask.since) {
                // One that had ended counts again: who may end units may bring one back.
                (Some(_), Some(date)) if other.floor == place.floor => {
                    let member = desk.entitled(tx, Duty::Unit)?;
                    let part = UnitPart { code: ask.code.clone(), area: ask.area };
                    let change = ChangeUnits { units: Vec::new(), into: Vec::new(), date, note: None };
                    bring_back(desk, tx, &member, (&other, &part), &change)?;
                    Ok(ask.code)
                }
                _ => Err(Refusal::UnitExists(ask.code).into()),
            };
        }
        if other.path() == place.path() {
            return Err(Refusal::UnitVoided(ask.code).into());
        }
    }
    let AddUnit { code, area, use_, since, .. } = ask;
    let unit = Unit { code: code.clone(), floor, area, use_, since, owner: None, sub_tenants: Vec::new() };
    let date = since.unwrap_or_else(|| desk.today());
    tx.add_record(&room, Stem::Unit, &desk.record(&by, date, None, Body::Unit(unit)))?;
    tx.note_unit(place);
    Ok(code)
}
