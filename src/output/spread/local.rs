//! Moments as an office reads them: the day and hour at the estate's place.

use chrono::{DateTime, Datelike, FixedOffset, Timelike};

use crate::model::{Moment, UtcOffset};

/// A moment taken apart at an offset.
pub(super) struct Local(DateTime<FixedOffset>);

impl Local {
    pub(super) fn of(moment: Moment, offset: UtcOffset) -> Self {
        Self(Moment::from_clock(moment.into(), offset).into())
    }

    /// Year, month and day.
    pub(super) fn day(&self) -> (u16, u8, u8) {
        let narrow = |n: u32| u8::try_from(n).unwrap_or_default();
        (u16::try_from(self.0.year()).unwrap_or_default(), narrow(self.0.month()), narrow(self.0.day()))
    }

    /// Hour, minute and second.
    pub(super) fn hour(&self) -> (u16, u8, u8) {
        let narrow = |n: u32| u8::try_from(n).unwrap_or_default();
        let hour = u16::try_from(self.0.hour()).unwrap_or_default();
        (hour, narrow(self.0.minute()), narrow(self.0.second()))
    }

    /// Seconds since 1970, in UTC.
    #[cfg(feature = "parquet")]
    pub(super) fn seconds(&self) -> i64 {
        self.0.timestamp()
    }

    /// As registers have it: `2026-03-01 09:30`, with seconds where there are some.
    pub(super) fn shown(&self) -> String {
        let shape = if self.0.second() == 0 { "%Y-%m-%d %H:%M" } else { "%Y-%m-%d %H:%M:%S" };
        self.0.format(shape).to_string()
    }
}
