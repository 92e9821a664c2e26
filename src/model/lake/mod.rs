//! The lake: tables of many estates for any engine, of what deedbox has worked out; engines add up, and nothing else.

#[cfg(feature = "parquet")]
pub mod catalogue;
#[cfg(feature = "parquet")]
pub mod fault;
#[cfg(feature = "parquet")]
pub mod reports;

use crate::model::message::{Argument, Value};
use crate::model::relations::Export;
use crate::model::sheet::CellSort;
use crate::model::text::short_name;
use crate::model::time::Date;

/// The version of the tables: columns are only ever added.
pub const SCHEMA: u32 = 1;
/// How many ends of months the facts tell of, beside the day of the export.
pub const MONTHS: usize = 36;
/// Where the year of a row stands among the folders, of rows that are of no year.
pub const NO_YEAR: &str = "0000";

short_name! {
    /// What tells an estate from the others of a lake.
    LakeCode, "tower-a"
}

impl Argument for LakeCode {
    fn value(&self) -> Value {
        Value::Text(self.0.clone())
    }
}

/// Whether names, phones and free text go along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Personal {
    /// They stay in the archive.
    Left,
    Along,
}

impl Personal {
    /// The name under which it is approved, among the registers of an export.
    pub fn name(self) -> &'static str {
        match self {
            Self::Left => "lake",
            Self::Along => "lake-personal",
        }
    }
}

/// Whether an export goes to a lake.
pub fn is_to_a_lake(export: &Export) -> bool {
    [Personal::Left, Personal::Along]
        .iter()
        .any(|personal| export.kinds.iter().any(|kind| kind.as_str() == personal.name()))
}

/// A table of the lake, as it is written and read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LakeTable {
    pub name: &'static str,
    pub columns: Vec<LakeColumn>,
}

/// A column of the lake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LakeColumn {
    pub key: &'static str,
    pub sort: CellSort,
    /// Whether it stands only where names, phones and free text go along.
    pub personal: bool,
}

/// The word for the type of a column, in the schema.
pub fn sort_word(sort: CellSort) -> &'static str {
    match sort {
        CellSort::Text => "text",
        CellSort::Code => "code",
        CellSort::Date => "date",
        CellSort::Time => "time",
        CellSort::Money => "money",
        CellSort::Decimal => "decimal",
        CellSort::Count => "count",
        CellSort::Flag => "flag",
    }
}

/// The days of which the facts tell: the ends of the months before a day, and the day itself.
pub fn days(today: Date) -> Vec<Date> {
    let mut days = vec![today];
    let mut day = today;
    for _ in 0..MONTHS {
        let Some(first) = Date::new(day.year().number(), day.month(), 1) else { break };
        day = first.minus_days(1);
        days.push(day);
    }
    days.reverse();
    days
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_small_and_plain() {
        for good in ["a", "tower-a", "0", "a-1"] {
            assert!(good.parse::<LakeCode>().is_ok(), "{good}");
        }
        for bad in ["", "A", "tower_a", "a/b", "a=b", "..", "-a", "a-", "塔", "a b", &"a".repeat(41)] {
            assert!(bad.parse::<LakeCode>().is_err(), "{bad}");
        }
    }

    #[test]
    fn the_days_are_the_ends_of_thirty_six_months_and_the_day_itself() {
        let of = |day: &str| days(day.parse().unwrap()).iter().map(ToString::to_string).collect::<Vec<_>>();
        let days = of("2026-11-23");
        assert_eq!((days.len(), days[0].as_str(), days[35].as_str()), (37, "2023-11-30", "2026-10-31"));
        assert_eq!(days[36], "2026-11-23");
        assert_eq!(of("2026-11-30")[35..], ["2026-10-31", "2026-11-30"]);
        assert_eq!(of("2024-03-01")[35..], ["2024-02-29", "2024-03-01"]);
    }
}
