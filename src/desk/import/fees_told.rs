//! What is told of a fee sheet: by whoever hands it in, and beside its rows.

use crate::model::month::Month;

/// What is told of fee sheets beside them.
#[derive(Debug, Default)]
pub struct FeesAsked {
    /// What is charged for, where a row does not say it.
    pub item: Option<String>,
    /// The year of months that have none.
    pub year: Option<i32>,
}

/// What a fee sheet was read as.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FeesTold {
    /// How many amounts it charges.
    pub charges: usize,
    /// How many amounts were paid.
    pub payments: usize,
    /// The months over its columns.
    pub months: Vec<Month>,
    /// The first of the numbers that were made of its name and its rows, for it has no column of them.
    pub number: Option<String>,
    /// Whether some are due on the last day of their month, for no column says when.
    pub due: bool,
    /// Whether some were billed on the first day of their month, for no column says when.
    pub billed: bool,
    /// The year of its months, where a title says it and they do not.
    pub year: Option<i32>,
}
