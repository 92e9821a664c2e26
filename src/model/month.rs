//! Months of years.

use std::fmt;
use std::str::FromStr;

use crate::model::invalid::{Fault, Invalid, Wanted};
use crate::model::time::Date;

/// A month of a year: `2026-12`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    first: Date,
}

impl Month {
    /// The month of a day.
    pub fn of(day: Date) -> Self {
        Self { first: Date::new(day.year().number(), day.month(), 1).unwrap_or(day) }
    }

    /// Its first day.
    pub fn first(self) -> Date {
        self.first
    }

    /// Its last day.
    pub fn last(self) -> Date {
        self.first.plus_days(self.days().saturating_sub(1))
    }

    /// How many days it has.
    pub fn days(self) -> u32 {
        let (year, month) = (self.first.year().number(), self.first.month());
        (28..=31).rev().find(|day| Date::new(year, month, *day).is_some()).unwrap_or(28)
    }

    /// Its days, the first one first.
    pub fn dates(self) -> impl Iterator<Item = Date> {
        (0..self.days()).map(move |days| self.first.plus_days(days))
    }

    /// Whether a day is one of it.
    pub fn has(self, day: Date) -> bool {
        (day.year(), day.month()) == (self.first.year(), self.first.month())
    }
}

impl FromStr for Month {
    type Err = Invalid;

    fn from_str(given: &str) -> Result<Self, Invalid> {
        let first = format!("{given}-01").parse().ok().filter(|_| given.len() == 7);
        first.map(|first| Self { first }).ok_or_else(|| {
            let fault = if given.is_empty() { Fault::Empty } else { Fault::Shape("2026-03") };
            Invalid::new(Wanted::Month, given, fault)
        })
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}-{:02}", self.first.year(), self.first.month()))
    }
}
