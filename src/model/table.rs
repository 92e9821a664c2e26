//! Tables: what views yield and `output` renders.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::model::gist::Gist;
use crate::model::time::{Date, Moment, Year};

/// A listing or a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The report's name, as in `report NAME`.
    pub name: &'static str,
    /// The day whose state it gives, where it gives a state.
    pub as_of: Option<Date>,
    /// The year of which it tells, where it tells of one.
    pub year: Option<Year>,
    /// The columns, in order.
    pub columns: Vec<Column>,
    /// The rows; each has a cell for each column.
    pub rows: Vec<Vec<Cell>>,
    /// Sums, by column key.
    pub totals: Vec<(&'static str, Cell)>,
}

impl Table {
    /// An empty table of some columns.
    pub fn new(name: &'static str, columns: &[Column]) -> Self {
        Self { name, as_of: None, year: None, columns: columns.to_vec(), rows: Vec::new(), totals: Vec::new() }
    }

    /// The same with some of its columns alone, in their order: what a person reads at a terminal.
    #[must_use]
    pub fn only(&self, keys: &[&str]) -> Self {
        let kept = |column: &Column| keys.contains(&column.key);
        let row = |cells: &Vec<Cell>| {
            let pairs = self.columns.iter().zip(cells).filter(|(column, _)| kept(column));
            pairs.map(|(_, cell)| cell.clone()).collect()
        };
        Self {
            name: self.name,
            as_of: self.as_of,
            year: self.year,
            columns: self.columns.iter().copied().filter(kept).collect(),
            rows: self.rows.iter().map(row).collect(),
            totals: self.totals.iter().filter(|(key, _)| keys.contains(key)).cloned().collect(),
        }
    }
}

/// A column: its key in JSON and CSV; its heading is in the catalogue of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    pub key: &'static str,
    /// On which side its cells stand.
    pub align: Align,
}

/// A column of words.
pub const fn text(key: &'static str) -> Column {
    Column { key, align: Align::Left }
}

pub const fn figure(key: &'static str) -> Column {
    Column { key, align: Align::Right }
}

/// On which side cells stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Words.
    Left,
    /// Figures.
    Right,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cell {
    /// Nothing is known.
    Empty,
    /// Words.
    Text(String),
    /// A word of a closed list; shown in the reader's language, kept as its code.
    Code(&'static str),
    Date(Date),
    Time(Moment),
    /// A number of things.
    Count(i64),
    /// A decimal that must stay exact, such as an area or money: text in JSON.
    Decimal(Decimal),
    /// A figure that was rounded, such as an average: a number in JSON.
    Number(Decimal),
    /// Yes or no.
    Flag(bool),
    /// Several words.
    List(Vec<String>),
    /// What something is about; its codes are shown in the reader's language.
    Gist(Gist),
}

impl Cell {
    /// Words, or nothing.
    pub fn text(value: impl ToString) -> Self {
        Self::Text(value.to_string())
    }

    /// What is known, or nothing.
    pub fn maybe<T>(value: Option<T>, cell: impl FnOnce(T) -> Self) -> Self {
        value.map_or(Self::Empty, cell)
    }

    /// Money, with both decimals.
    pub fn money(amount: Decimal) -> Self {
        Self::Decimal(rounded(amount, 2))
    }

    /// A figure rounded to some decimals, halves away from zero.
    pub fn rounded(figure: Decimal, decimals: u32) -> Self {
        Self::Number(rounded(figure, decimals))
    }

    /// A number of things.
    pub fn count(number: usize) -> Self {
        Self::Count(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

/// A figure with so many decimals, halves away from zero.
fn rounded(figure: Decimal, decimals: u32) -> Decimal {
    let mut figure = figure.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    figure.rescale(decimals);
    // Nothing has no sign: a sum of which nothing was taken away is not `-0.00`.
    if figure.is_zero() {
        figure.set_sign_positive(true);
    }
    figure
}
