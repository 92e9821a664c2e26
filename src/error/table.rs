//! What can be wrong with a table that is brought in, and with its rows.

use std::sync::Arc;

use crate::error::Error;

/// A table that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableFault {
    /// Which characters its bytes are cannot be told.
    EncodingUnknown(String),
    /// Its bytes are not of the encoding that was named.
    NotOfEncoding {
        /// The file.
        file: String,
        /// The encoding.
        encoding: String,
    },
    /// There is no such encoding.
    NoSuchEncoding(String),
    /// Its rows cannot be told apart.
    Broken {
        /// The file.
        file: String,
        /// The line.
        line: Option<u64>,
        /// What the reader says.
        says: String,
    },
    /// A column is missing.
    ColumnMissing {
        /// The file.
        file: String,
        /// Its header.
        column: String,
    },
    /// A column is there twice.
    ColumnTwice {
        /// The file.
        file: String,
        /// Its header.
        column: String,
    },
    /// Which register it is cannot be told.
    RegisterUnknown {
        /// The file.
        file: String,
        /// Registers that fit.
        fitting: Vec<&'static str>,
    },
    /// A workbook that cannot be opened.
    Workbook {
        /// The file.
        file: String,
        /// What the reader says.
        says: String,
    },
    /// A workbook with a password.
    Encrypted(String),
    /// A workbook that would take more room than any register.
    TooLarge(String),
    /// A workbook has no such sheet.
    NoSheet {
        /// The file.
        file: String,
        /// What was asked for.
        sheet: String,
        /// The sheets that it has.
        known: Vec<String>,
    },
    /// What `--map` says cannot be done: no register has the field.
    MapField {
        /// The field.
        field: String,
        /// The fields that there are.
        known: Vec<String>,
    },
    /// No table has the column that `--map` names.
    MapColumn(String),
    /// What `--map` says is no column with its field.
    MapShape(String),
    /// `--map` says of one column twice what it is.
    MapTwice(String),
}

/// A row of a table that is wrong.
#[derive(Clone, Debug)]
pub struct RowFault {
    /// The file, and the sheet of a workbook.
    pub file: String,
    /// The line, or the sheet's row, from 1, the header included.
    pub line: u64,
    /// The column's header, where one is to blame.
    pub column: Option<String>,
    /// What stands there.
    pub value: String,
    /// What is wrong.
    pub error: Arc<Error>,
}
