//! How tables are shown: to a terminal, as JSON, as CSV, as HTML. Knows the model alone.

pub mod chart;
mod csv;
pub mod form;
pub mod html;
mod json;
pub mod page;
pub mod phrases;
pub mod relations;
pub mod safe;
pub mod sheet;
pub mod spread;
mod table;
pub mod workbook;

use crate::model::Table;

pub use json::{object, rows, text as json_text};

/// A form of output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For people at a terminal.
    Table,
    /// For programs.
    Json,
    /// For spreadsheets.
    Csv,
}

/// The words that a table is shown with; keys and codes stay as they are in JSON and CSV.
pub trait Wording {
    /// The heading of a column.
    fn heading(&self, key: &str) -> String;
    /// A word of a closed list.
    fn code(&self, code: &str) -> String;
    /// A word of a closed list in a column, where it may mean something of its own.
    fn code_under(&self, column: &str, code: &str) -> String;
}

/// Shows a table. `width` is the terminal's, where there is one.
pub fn render(table: &Table, format: Format, wording: &dyn Wording, width: Option<u16>) -> String {
    match format {
        Format::Table => table::render(table, wording, width),
        Format::Json => json::render(table),
        Format::Csv => csv::render(table),
    }
}
