//! Whom a notice or a survey means: the clients who held a room of its audience on a day.

use crate::archive::layout::UnitPlace;
use crate::archive::lookup::Lookup;
use crate::archive::tenancy::{self, LookupError, Tenure};
use crate::model::mailing::Addressee;
use crate::model::{Audience, Date};

impl Tenure {
    /// The client, by the tenancy of the first unit.
    pub fn addressee(&self) -> Addressee {
        Addressee { unit: self.first_unit.clone(), from: self.from, to: self.left }
    }
}

/// The rooms that an audience means; none of a floor that the estate does not have.
fn rooms(lookup: &mut impl Lookup, audience: &Audience) -> Result<Vec<UnitPlace>, LookupError> {
    match audience {
        Audience::Unit(unit) => Ok(vec![tenancy::unit_place(lookup, unit)?]),
        Audience::All | Audience::Floor(_) => {
            let units = lookup.units()?;
            Ok(units.iter().filter(|place| audience.reaches(&place.floor, &place.unit)).cloned().collect())
        }
    }
}

/// The tenancy of the first unit of the client who holds a room.
pub fn first_tenure(lookup: &mut impl Lookup, tenure: &Tenure) -> Result<Tenure, LookupError> {
    if tenure.first_unit == tenure.room.unit {
        return Ok(tenure.clone());
    }
    let home = tenancy::unit_place(lookup, &tenure.first_unit)?;
    let first = tenancy::tenures(lookup, &home)?
        .into_iter()
        .find(|first| first.client == tenure.client && first.first_unit == home.unit);
    Ok(first.unwrap_or_else(|| tenure.clone()))
}

/// The clients whom an audience meant on a day, each once, in the order of their first units.
pub fn addressees(lookup: &mut impl Lookup, audience: &Audience, day: Date) -> Result<Vec<Addressee>, LookupError> {
    let mut clients = Vec::new();
    for room in rooms(lookup, audience)? {
        for tenure in tenancy::tenures(lookup, &room)?.iter().filter(|tenure| tenure.holds_on(day)) {
            clients.push(first_tenure(lookup, tenure)?.addressee());
        }
    }
    clients.sort();
    clients.dedup();
    Ok(clients)
}
