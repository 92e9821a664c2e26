//! The months of fee sheets: over columns, and in a column of their own; their year may stand in a title.

use std::collections::BTreeSet;

use crate::desk::import::raw_cell::{Grid, RawCell};
use crate::desk::import::values::measures::Basis;
use crate::desk::import::values::{MonthSaid, month_said};
use crate::model::Date;
use crate::model::book::Holds;
use crate::model::month::Month;

/// The years that a title may name.
const YEARS: std::ops::Range<i32> = 1950..2100;

/// The month that a text names, of this year where it names none.
pub(super) fn month(text: &str, year: Option<i32>) -> Option<Month> {
    let (year, month) = match month_said(text)? {
        MonthSaid::Of(year, month) => (year, month),
        MonthSaid::OfNoYear(month) => (year?, month),
    };
    Date::new(year, month, 1).map(Month::of)
}

/// The month that a cell of a column of months names.
pub(super) fn month_of(cell: &RawCell, year: Option<i32>) -> Option<Month> {
    month(&Holds::Period.read(cell, &Basis::own("")).ok()?, year)
}

/// The one year that the name of a table, or a title above its header, says.
pub(super) fn year_in_titles(grid: &Grid, header_at: usize, names: &[&str]) -> Option<i32> {
    let titles = grid.rows.iter().take(header_at).flat_map(|row| &row.cells).map(|cell| cell.shown().into_owned());
    let mut years = BTreeSet::new();
    for title in titles.chain(names.iter().map(|name| (*name).to_owned())) {
        let numbers = title.split(|c: char| !c.is_ascii_digit()).filter(|digits| digits.len() == 4);
        years.extend(numbers.filter_map(|digits| digits.parse().ok()).filter(|year| YEARS.contains(year)));
    }
    years.pop_first().filter(|_| years.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::import::separated;

    #[test]
    fn one_year_in_the_titles_is_that_of_the_months() {
        let year = |text: &str, names: &[&str]| {
            year_in_titles(&separated::read("x.csv", text.as_bytes(), None, &[]).unwrap(), 1, names)
        };
        assert_eq!(year("2026年欠費表,\n單元,2月\n", &[]), Some(2026));
        assert_eq!(year("欠費表,\n單元,2月\n", &["欠費2025"]), Some(2025));
        assert_eq!(year("2026年欠費表,\n單元,2月\n", &["2026"]), Some(2026));
        assert_eq!(year("2026年欠費表,\n單元,2月\n", &["2025"]), None);
        assert_eq!(year("欠費表,\n單元2024,2月\n", &["電話 23450000", "1203"]), None);
    }
}
