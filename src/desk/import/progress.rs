//! How an import goes on, and what each table brought.

use crate::archive::Change;
use crate::desk::import::sheet::LeftOut;
use crate::model::book::Book;

/// How an import goes on.
#[derive(Debug)]
pub enum ImportProgress<'a> {
    /// So many changes that dead commands had begun were finished first.
    Recovered(usize),
    /// So many rows of a table were looked at.
    Rows { file: &'a str, done: usize, of: usize },
    /// A table's files are in the archive.
    Changed(&'a [Change]),
    /// A table is in the archive.
    Done(&'a Brought),
}

/// What one table brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brought {
    /// Its register.
    pub book: Book,
    pub file: String,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// Rows that are new.
    pub new: usize,
    /// Rows that were imported before.
    pub same: usize,
    /// The headers that were understood, each with its field.
    pub read: Vec<(String, &'static str)>,
    /// Headers of columns that no one reads.
    pub unread: Vec<String>,
    /// Rows that are none of the register's.
    pub left_out: Vec<(u64, LeftOut)>,
    /// How many empty rows there are beside those.
    pub more_blank: u64,
    /// The encoding that was made out, where it was not UTF-8.
    pub read_as: Option<&'static str>,
    /// Questions that are in no survey yet, for there are no answers.
    pub waiting: Vec<String>,
    /// How many papers a register lists without files.
    pub without_file: usize,
}

impl Brought {
    /// The file, and the sheet of a workbook.
    pub fn name(&self) -> String {
        match &self.sheet {
            Some(sheet) => format!("{}!{sheet}", self.file),
            None => self.file.clone(),
        }
    }
}
