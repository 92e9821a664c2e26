//! Whom a notice or a survey means: the clients who held a room of its audience on a day.

use crate::archive::layout::UnitPlace;
use crate::archive::lookup::Lookup;
use crate::archive::stay::{self, Stay};
use crate::archive::tenancy::{self, LookupError, Tenure};
use crate::model::mailing::Addressee;
use crate::model::{Audience, Date};

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

/// The client who holds a room, as one to whom something goes.
pub fn addressee(lookup: &mut impl Lookup, tenure: &Tenure) -> Result<Addressee, LookupError> {
    let home = tenancy::unit_place(lookup, &tenure.first_unit)?;
    let stay = stay::of_client(lookup, &home, &tenure.client)?;
    let stay = stay.map_or_else(|| Stay::from_first(tenure.clone(), |_| Ok::<_, LookupError>(Vec::new())), Ok)?;
    Ok(stay.addressee())
}

/// The clients whom an audience meant on a day, each once, in the order of their first units.
pub fn addressees(lookup: &mut impl Lookup, audience: &Audience, day: Date) -> Result<Vec<Addressee>, LookupError> {
    let mut clients = Vec::new();
    for room in rooms(lookup, audience)? {
        for tenure in tenancy::tenures(lookup, &room)?.iter().filter(|tenure| tenure.holds_on(day)) {
            clients.push(addressee(lookup, tenure)?);
        }
    }
    clients.sort();
    clients.dedup();
    Ok(clients)
}
