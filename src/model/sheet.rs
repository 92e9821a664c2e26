//! Sheets: tables that are written out for other programs, with a type for each column and rows that come one by one.

/// A sheet to write: its name and columns. Rows come one by one, for there may be more of them than fit into memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetForm {
    /// The register's name, or the kind of record: a table's name for programs.
    pub name: &'static str,
    /// Whether `import` reads it back.
    pub purpose: Purpose,
    /// What adds up.
    pub sums: Sums,
    /// The columns, in order; a row has a cell for each.
    pub columns: Vec<SheetColumn>,
}

/// What a sheet is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A register that `import` reads back.
    Register,
    /// To look at, and to reckon with.
    Reading,
}

/// Whether the client's name stands beside the unit in the registers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClientNames {
    /// For people.
    Beside,
    /// The columns are those that `import` reads.
    Left,
}

/// What of a sheet adds up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sums {
    /// Nothing, or not all of it the same way: a deposit goes in and out.
    Nothing,
    Amounts,
}

/// Whether every row that a row of another sheet names is written as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetLinks {
    /// All rows are written.
    Whole,
    /// Some registers or days alone were asked for.
    Narrowed,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SheetColumn {
    /// Its name for programs.
    pub key: &'static str,
    /// The name of its heading in the catalogues; one key may have several headings.
    pub heading: &'static str,
    pub sort: CellSort,
}

/// What the cells of a column are. A cell may always be empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellSort {
    /// Words, numbers of things included: `0101` is text.
    Text,
    /// A word of a closed list.
    Code,
    Date,
    /// A moment, or the day where that alone is known.
    Time,
    /// An amount, with two decimals; what adds up.
    Money,
    /// A decimal of at most two places, such as an area.
    Decimal,
    /// A number of things.
    Count,
    /// Yes or no.
    Flag,
}
