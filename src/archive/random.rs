//! Where random characters come from: the system, or a test's seed.

use std::cell::Cell;

use crate::archive::storage_error::StorageError;
use crate::model::Tail;
use crate::model::settings::EstateId;

/// A source of random tails.
#[derive(Debug)]
pub enum Chance {
    /// The system's.
    System,
    /// A repeatable one, for tests.
    Seeded(Cell<u64>),
}

impl Chance {
    /// Four random characters.
    pub fn tail(&self) -> Result<Tail, StorageError> {
        self.bits().map(Tail::from_bits)
    }

    /// What tells an estate from every other one.
    pub fn estate(&self) -> Result<EstateId, StorageError> {
        Ok(EstateId::drawn(self.tail()?, self.tail()?))
    }

    /// Some moment shorter than this.
    ///
    /// # Errors
    /// The system has no chance to give.
    pub fn pause(&self, most: std::time::Duration) -> Result<std::time::Duration, StorageError> {
        Ok(most.mul_f64(f64::from(self.bits()?) / f64::from(u32::MAX)))
    }

    fn bits(&self) -> Result<u32, StorageError> {
        match self {
            Self::System => getrandom::u32().map_err(|e| StorageError::NoChance(e.to_string())),
            Self::Seeded(state) => {
                // splitmix64 (Steele, Lea, Flood 2014): short, and good enough for names.
                state.set(state.get().wrapping_add(0x9e37_79b9_7f4a_7c15));
                let mut z = state.get();
                z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
                z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
                Ok(u32::try_from((z ^ (z >> 31)) >> 32).unwrap_or_default())
            }
        }
    }
}
