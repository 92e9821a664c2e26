//! What a table's words are found among: the units that there are, and the staff.

use crate::archive::Transaction;
use crate::desk::import::known_staff::KnownStaff;
use crate::desk::import::known_units::KnownUnits;
use crate::error::Result;
use crate::model::Fault;
use crate::model::book::Holds;

/// The units and the people of an archive; also those that the same import brought before.
#[derive(Debug)]
pub struct KnownNames {
    pub units: KnownUnits,
    staff: KnownStaff,
}

impl KnownNames {
    /// Those of an archive.
    pub fn of(tx: &mut Transaction) -> Result<Self> {
        Ok(Self { units: KnownUnits::of(tx)?, staff: KnownStaff::of(tx)? })
    }

    /// What a cell means, where that is not what it says.
    ///
    /// # Errors
    /// Several people have the name, or nobody; or several units stand where one belongs.
    pub fn meant(&self, holds: Holds, text: &str) -> Result<Option<String>, Fault> {
        match holds {
            Holds::Staff => self.staff.meant(text),
            _ => self.units.meant(holds, text),
        }
    }
}
