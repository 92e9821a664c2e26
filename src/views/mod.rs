//! What can be seen: read-only, from records to tables and typed answers; no text for people is made here.

pub mod audit;
pub mod authorities;
mod boxes;
pub mod changes;
pub mod completions;
#[cfg(feature = "remote")]
pub mod contents;
mod cover_fields;
pub mod disclosures;
pub mod disposals;
pub mod doctor;
pub mod dossier;
pub mod due;
pub mod enquiries;
mod estate;
pub mod export;
pub mod handovers;
pub mod hidden;
pub mod history;
pub mod holdings;
pub mod inbox;
pub mod judgement;
pub mod kept;
pub mod keys;
pub mod labels;
#[cfg(feature = "parquet")]
pub mod lake;
pub mod last_act;
pub mod loans;
pub mod log;
pub mod made;
pub mod names;
pub mod notices;
pub mod pending;
mod pending_place;
pub mod people;
pub mod places;
mod premises;
pub mod record_sheet;
pub mod report;
pub mod requests;
pub mod restrictions;
pub mod seals;
pub mod search;
pub mod show;
pub mod signed;
pub mod statement;
pub mod status;
pub mod stocktakes;
pub mod surveys;
pub mod units;
pub mod unsigned;
pub mod volume;

use std::cmp::Reverse;

use crate::model::text::natural_cmp;
use crate::model::{Date, Moment};

/// When a line of a listing was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When {
    /// The day on which it happened.
    pub date: Date,
    /// The moment at which it was entered, where there is one.
    pub at: Option<Moment>,
    /// What tells it from others of the same moment.
    pub name: String,
}

impl When {
    /// A day, and a name to tell lines of one day apart.
    pub fn day(date: Date, name: impl ToString) -> Self {
        Self { date, at: None, name: name.to_string() }
    }

    /// A day and the moment of entry.
    pub fn entered(date: Date, at: Moment, name: impl ToString) -> Self {
        Self { date, at: Some(at), name: name.to_string() }
    }
}

/// Puts a listing into the order of every listing, newest first (P2-4): by the day, then by the moment of entry; what was
/// entered at once stands in the order of its names.
pub fn newest_first<T>(lines: &mut [T], when: impl Fn(&T) -> When) {
    lines.sort_by(|a, b| {
        let (a, b) = (when(a), when(b));
        Reverse((a.date, a.at)).cmp(&Reverse((b.date, b.at))).then_with(|| natural_cmp(&a.name, &b.name))
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_stands_first_and_one_moment_is_in_the_order_of_names() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        let mut lines = [("2026-01-01", "10"), ("2026-01-01", "9"), ("2026-02-01", "1")];
        newest_first(&mut lines, |(date, name)| When::day(day(date), name));
        assert_eq!(lines, [("2026-02-01", "1"), ("2026-01-01", "9"), ("2026-01-01", "10")]);
    }
}
