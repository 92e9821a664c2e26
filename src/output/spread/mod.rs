//! Sheets written out for other programs, row by row: workbooks, CSV, JSON Lines, and where they are built in SQLite and Parquet.

mod local;
#[cfg(feature = "parquet")]
pub mod parquet;
pub mod report;
#[cfg(feature = "sqlite")]
pub mod sqlite;
#[cfg(feature = "sqlite")]
mod sqlite_views;
pub mod text;
mod titles;
pub mod workbook;

use std::io;

use crate::model::table::Cell;
use crate::model::{Moment, UtcOffset};
use crate::output::phrases::Phrases;

/// Something that takes rows of sheets and becomes a file, or files.
pub trait Spread {
    /// Takes a row of a sheet.
    fn row(&mut self, sheet: usize, cells: &[Cell]) -> io::Result<()>;
    /// Writes what is left; nothing can be taken afterwards.
    fn finish(&mut self) -> io::Result<()>;
}

/// What a sheet is written with: whose it is, when, and the words for people.
#[derive(Clone, Copy, Debug)]
pub struct SheetHead<'a> {
    pub estate: &'a str,
    /// The moment at which it is written, by the clock of the command.
    pub now: Moment,
    /// The estate's offset: hours are shown at it.
    pub offset: UtcOffset,
    /// The words for people.
    pub phrases: Phrases,
}

/// A file, or another stream, for a name.
pub type Opener<'a, W> = dyn FnMut(&str) -> io::Result<W> + 'a;

/// What a library says, as an error of writing.
fn failed(error: impl std::error::Error + Send + Sync + 'static) -> io::Error {
    io::Error::other(error)
}
