//! Headers and rows of a register that is made of a fee sheet.

use crate::desk::import::headers::Mapping;
use crate::desk::import::raw_cell::{GridRow, RawCell};

/// The rows of a register, with the places of the fee sheet's columns in them.
pub(super) struct Made {
    pub(super) headers: Vec<String>,
    pub(super) mapping: Mapping,
    pub(super) rows: Vec<GridRow>,
}

/// Columns of a register, each under the header that the fee sheet has for it.
pub(super) struct Heads {
    headers: Vec<String>,
    pairs: Vec<(String, String)>,
}

impl Heads {
    pub(super) fn new() -> Self {
        Self { headers: Vec::new(), pairs: Vec::new() }
    }

    /// A column that stands for one of a register's, under the header that it had, if any.
    pub(super) fn add(&mut self, given: Option<&String>, canonical: &str) {
        match given {
            Some(given) => {
                self.pairs.push((given.clone(), canonical.to_owned()));
                self.headers.push(given.clone());
            }
            None => self.headers.push(canonical.to_owned()),
        }
    }

    /// A column that no register reads.
    pub(super) fn add_unread(&mut self, given: &str) {
        self.pairs.push((given.to_owned(), "-".to_owned()));
        self.headers.push(given.to_owned());
    }

    pub(super) fn made(self, rows: Vec<GridRow>) -> Made {
        Made { headers: self.headers, mapping: Mapping::of(&self.pairs), rows }
    }
}

/// A row of a register in the making.
pub(super) struct NewRow<'r> {
    pub(super) from: &'r GridRow,
    pub(super) cells: Vec<RawCell>,
    merged: Vec<usize>,
}

impl<'r> NewRow<'r> {
    pub(super) fn of(from: &'r GridRow) -> Self {
        Self { from, cells: Vec::new(), merged: Vec::new() }
    }

    pub(super) fn copy(&mut self, at: Option<usize>) {
        if at.is_some_and(|at| self.from.merged.contains(&at)) {
            self.merged.push(self.cells.len());
        }
        self.cells.push(at.and_then(|at| self.from.cells.get(at)).cloned().unwrap_or_default());
    }

    pub(super) fn say(&mut self, text: impl ToString) {
        self.cells.push(RawCell::Text(text.to_string()));
    }

    pub(super) fn done(self) -> GridRow {
        GridRow { line: self.from.line, cells: self.cells, merged: self.merged }
    }
}
