//! As of when the archive is looked at.

use crate::model::time::{Date, Moment};

/// The view that is taken of the archive: by when things happened, and by when they were entered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AsOf {
    /// The state at the end of this day; none means all that happened.
    pub as_of: Option<Date>,
    /// What had been entered by the end of this day; none means all that was entered.
    pub known_at: Option<Known>,
}

/// By when something had been entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// By the end of a day.
    Day(Date),
    Moment(Moment),
}

impl AsOf {
    /// All there is.
    pub const NOW: Self = Self { as_of: None, known_at: None };

    /// The state at the end of a day, by all that was entered.
    pub fn of_day(day: Date) -> Self {
        Self { as_of: Some(day), known_at: None }
    }

    /// Whether what was entered at a moment was known.
    pub fn knows(&self, at: Moment) -> bool {
        match self.known_at {
            None => true,
            Some(Known::Day(day)) => at.date() <= day,
            Some(Known::Moment(moment)) => at <= moment,
        }
    }

    /// Whether what happened on a day had happened.
    pub fn reaches(&self, day: Date) -> bool {
        self.as_of.is_none_or(|as_of| day <= as_of)
    }
}
