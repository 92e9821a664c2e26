//! How tables are shown: to a terminal, as JSON, as CSV, as HTML. Knows the model alone.

pub mod chart;
pub mod csv;
pub mod form;
pub mod html;
mod json;
#[cfg(feature = "parquet")]
pub mod lake_schema;
#[cfg(feature = "parquet")]
pub mod lake_sql;
mod mark;
pub mod page;
pub mod phrases;
pub mod relations;
pub mod safe;
pub mod sheet;
pub mod spread;
mod table;
pub mod wording;
pub mod workbook;

use crate::model::{Gist, Table};
use crate::output::wording::Wording;

pub use json::{object, rows, table as json_object, text as json_text};

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

/// What something is about, as a person reads it; not made safe for a terminal.
pub fn gist(gist: &Gist, wording: &dyn Wording) -> String {
    table::gist_text(gist, wording)
}

/// Shows a table. `width` is the terminal's, where there is one.
pub fn render(table: &Table, format: Format, wording: &dyn Wording, width: Option<u16>) -> String {
    match format {
        Format::Table => table::render(table, wording, width),
        Format::Json => json::render(table),
        Format::Csv => csv::render(table),
    }
}
