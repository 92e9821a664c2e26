//! A client's stay: the tenancies under which the file goes, one after the other.
//!
//! A file goes under the client's first unit until that is given up, and then under the unit that the end of its tenancy names.
//! Where it lies does not change.

use crate::archive::layout::{ClientFolder, UnitPlace};
use crate::archive::lookup::Lookup;
use crate::archive::storage_error::StorageError;
use crate::archive::tenure::{self, Tenure};
use crate::model::mailing::{Addressee, Called};
use crate::model::{AsOf, Date, FileName, UnitCode};

/// The tenancies under which a client's file goes, the earliest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stay {
    first: Tenure,
    then: Vec<Tenure>,
}

impl Stay {
    /// The stay that begins with a tenancy of a first unit, in a view of which the tenancies of any unit can be asked for.
    pub fn from_first<E>(
        first: Tenure,
        mut of_unit: impl FnMut(&UnitCode) -> Result<Vec<Tenure>, E>,
    ) -> Result<Self, E> {
        let mut stay = Self { first, then: Vec::new() };
        while let (Some(end), Some(next)) = (stay.last().to, stay.last().goes_on.clone()) {
            let theirs = |tenure: &Tenure| tenure.is_of(&stay.first.first_unit, &stay.first.client);
            // Each holds a day that the one before does not have: so the way has an end.
            let Some(found) = of_unit(&next)?.into_iter().find(|tenure| theirs(tenure) && tenure.holds_on(end)) else {
                break;
            };
            stay.then.push(found);
        }
        Ok(stay)
    }

    /// The tenancies, the earliest first.
    pub fn tenures(&self) -> impl Iterator<Item = &Tenure> {
        std::iter::once(&self.first).chain(&self.then)
    }

    /// The tenancy of the first unit, with which it begins.
    pub fn first(&self) -> &Tenure {
        &self.first
    }

    /// The tenancy under which the file goes last.
    pub fn last(&self) -> &Tenure {
        self.then.last().unwrap_or(&self.first)
    }

    /// The tenancy under which the file went on a day.
    pub fn on(&self, day: Date) -> &Tenure {
        self.tenures().find(|tenure| tenure.to.is_none_or(|to| day < to)).unwrap_or(self.last())
    }

    /// Whether it has a tenancy.
    pub fn has(&self, tenure: &Tenure) -> bool {
        self.tenures().any(|own| own.room == tenure.room && own.stem == tenure.stem)
    }

    /// The whole stay as one tenancy: of the room under which the file goes last, from its first day to its last.
    pub fn whole(&self) -> Tenure {
        Tenure { from: self.first.from, ..self.last().clone() }
    }

    /// By what name the file is called.
    pub fn name(&self) -> FileName {
        self.last().name()
    }

    /// The client as one to whom something went, by every name that the file has had.
    pub fn addressee(&self) -> Addressee {
        let called = |tenure: &Tenure| Called { unit: tenure.room.unit.clone(), from: tenure.from, to: tenure.left };
        let earlier = self.tenures().take(self.then.len()).map(called);
        let mistaken = self.tenures().flat_map(|tenure| {
            let by = |day: &Date| Called { to: Some(*day), ..called(tenure) };
            tenure.taken_back.iter().map(by).collect::<Vec<_>>()
        });
        let before = earlier.chain(mistaken).collect();
        let last = called(self.last());
        Addressee { unit: last.unit, from: last.from, to: last.to, before }
    }
}

/// The stay of a client whose folder lies under a unit, by all that is known; none where no tenancy of that unit names it.
pub fn of_client(
    lookup: &mut impl Lookup,
    home: &UnitPlace,
    client: &ClientFolder,
) -> Result<Option<Stay>, StorageError> {
    let tenures = tenure::tenures(lookup, home)?;
    let Some(first) = tenures.into_iter().find(|tenure| tenure.is_of(&home.unit, client)) else { return Ok(None) };
    let of_unit = |unit: &UnitCode| match lookup.unit(unit)? {
        Some(room) => tenure::tenures_in(lookup, &room, &AsOf::NOW),
        None => Ok(Vec::new()),
    };
    Stay::from_first(first, of_unit).map(Some)
}
