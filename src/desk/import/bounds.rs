//! How much a table may have: far more than any register, far less than a machine.
//!
//! Each bound is one of time and memory as well, whatever the bytes are: what is read of a table grows with its cells and texts.

use crate::error::TableLimit;

/// The largest file, in bytes.
pub const MAX_BYTES: u64 = 1 << 27;

/// The most that the parts of a workbook may hold when they are unpacked, in bytes.
///
/// A program built for tests unpacks slowly, and has less.
pub const MAX_UNPACKED: u64 = if cfg!(test) { 1 << 24 } else { 1 << 28 };

/// The most columns.
pub const MAX_COLUMNS: usize = 1 << 10;

/// The most rows: those of a sheet of Excel.
pub const MAX_ROWS: usize = 1 << 20;

/// The most cells, those between the filled ones included.
pub const MAX_CELLS: usize = 4_000_000;

/// The longest text of a cell, in bytes: the 32,767 characters of Excel, at four bytes each.
pub const MAX_TEXT: usize = 1 << 17;

/// The most text in all cells, in bytes.
pub const MAX_TEXTS: usize = 1 << 27;

/// What there is room for still.
#[derive(Clone, Copy, Debug)]
pub struct RoomLeft {
    rows: usize,
    cells: usize,
    texts: usize,
}

impl Default for RoomLeft {
    fn default() -> Self {
        Self { rows: MAX_ROWS, cells: MAX_CELLS, texts: MAX_TEXTS }
    }
}

impl RoomLeft {
    /// Room for one more row.
    ///
    /// # Errors
    /// There is none.
    pub fn row(&mut self) -> Result<(), TableLimit> {
        self.rows = self.rows.checked_sub(1).ok_or(TableLimit::Rows)?;
        Ok(())
    }

    /// Room for so many more cells.
    ///
    /// # Errors
    /// There is none.
    pub fn cells(&mut self, count: usize) -> Result<(), TableLimit> {
        self.cells = self.cells.checked_sub(count).ok_or(TableLimit::Cells)?;
        Ok(())
    }

    /// Room for a text of so many bytes, in a row.
    ///
    /// # Errors
    /// There is none.
    pub fn text(&mut self, line: u64, bytes: usize) -> Result<(), TableLimit> {
        if MAX_TEXT < bytes {
            return Err(TableLimit::Text { line });
        }
        self.texts(bytes)
    }

    /// Room for so many bytes of texts.
    ///
    /// # Errors
    /// There is none.
    pub fn texts(&mut self, bytes: usize) -> Result<(), TableLimit> {
        self.texts = self.texts.checked_sub(bytes).ok_or(TableLimit::Texts)?;
        Ok(())
    }
}
