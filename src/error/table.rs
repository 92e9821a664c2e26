//! What can be wrong with a table that is brought in, and with its rows.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::model::message::{Argument, Value, messages, said};

messages! {
    "import":
    /// A table that cannot be read.
    #[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
    #[error("{self:?}")]
    pub enum TableFault {
        EncodingUnknown(file: String),
        NotOfEncoding { file: String, encoding: String },
        NoSuchEncoding(name: String),
        Broken { file: String, line: Option<u64>, says: String },
        ColumnMissing { file: String, column: String },
        ColumnTwice { file: String, column: String },
        RegisterUnknown { file: String, fitting: Vec<&'static str> },
        Workbook { file: String, says: Option<String> },
        Encrypted(file: String),
        Beyond { file: String, bound: TableLimit },
        NoTable { file: String, is: Disguised },
        /// A few bytes of it are none of its encoding.
        BadBytes {
            file: String,
            /// The line of the first.
            line: u64,
            bytes: Vec<u8>,
            /// What stands before them in that line.
            after: String,
            /// How many further places are like it.
            more: usize,
        },
        Quote {
            file: String,
            /// The line in which the cell opens.
            line: u64,
            fault: QuoteFault,
        },
        /// It fits several encodings, and says different things in each.
        EncodingUncertain { file: String, readings: Vec<(&'static str, String)> },
        NoSheet { file: String, sheet: String, known: Vec<String> },
        /// What `--map` says cannot be done: no register has the field.
        MapField { field: String, known: Vec<String> },
        MapColumn(column: String),
        MapShape(given: String),
        /// A register of clients tells departures as well, and it alone was asked for.
        Departures { file: String, count: usize },
        /// Only the one act destroys: what was destroyed elsewhere is no row of a register here.
        Destructions(file: String),
        OtherUnit { file: String, column: String, unit: String },
        /// A column that no register reads says that a row may count for nothing.
        Undoes { file: String, line: u64, column: String, value: String },
        MapTwice(column: String),
        /// A fee sheet does not say what is charged for.
        FeeItem(file: String),
        /// A fee sheet has neither due dates nor months.
        FeeDue(file: String),
        /// A month over a column has no year, and no title says it.
        FeeYear { file: String, column: String },
        /// A sheet of months has a column of amounts beside them.
        FeeForms { file: String, column: String },
        /// What is told of fee sheets, where there is none.
        NoFees(option: &'static str),
    }
}

messages! {
    "import-beyond":
    /// Of what a table may have no more than a register has.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
    pub enum TableLimit {
        Bytes,
        /// Of bytes when it is unpacked.
        Unpacked,
        Rows,
        /// Of cells in a row.
        Columns { line: u64 },
        Cells,
        /// Of text in one cell.
        Text { line: u64 },
        /// Of text in all cells.
        Texts,
        /// Of memory or time that its reader would need.
        Reading,
    }
}

messages! {
    "import-no-table":
    /// What a file is that was taken for a table.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Disguised {
        /// A page of a web system.
        Html,
        /// A page with all that belongs to it, as browsers and old Excel save it.
        WebArchive,
        /// The XML of Excel 2003.
        Xml2003,
        Xml,
        Pdf,
        /// A workbook of Excel before 97.
        OldExcel,
        /// Something else that is known by its first bytes, by its media type.
        Other(kind: &'static str),
    }
}

messages! {
    "import-quote":
    /// What is wrong with a cell in quotation marks.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum QuoteFault {
        NeverClosed,
        /// Text follows the closing mark.
        TextAfter { closed: u64 },
        /// Whole rows are in it.
        HoldsRows { closed: u64 },
    }
}

said!(TableLimit, Disguised, QuoteFault);

impl Argument for (&'static str, String) {
    fn value(&self) -> Value {
        Value::Text(format!("{} {}", self.0, self.1))
    }
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

/// How many wrong rows are named; the rest is counted.
pub const MOST_NAMED: usize = 1000;

/// The rows of tables that are wrong: the first of them named, all of them counted.
#[derive(Clone, Debug, Default)]
pub struct WrongRows {
    /// What is wrong with the first `MOST_NAMED` of each table, cell by cell.
    pub named: Vec<RowFault>,
    pub rows_named: usize,
    /// How many rows are wrong.
    pub rows: usize,
}

impl WrongRows {
    /// Whether no row is wrong.
    pub fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// Whether one more is only counted.
    pub fn are_many(&self) -> bool {
        MOST_NAMED <= self.rows_named
    }

    /// Notes what is wrong with a row; nothing, where nothing is.
    pub fn note(&mut self, faults: Vec<RowFault>) {
        if faults.is_empty() {
            return;
        }
        if !self.are_many() {
            self.rows_named += 1;
            self.named.extend(faults);
        }
        self.count();
    }

    /// Counts a row.
    pub fn count(&mut self) {
        self.rows += 1;
    }

    /// Adds those of a further table.
    pub fn add(&mut self, others: Self) {
        let Self { named, rows_named, rows } = others;
        self.named.extend(named);
        self.rows_named += rows_named;
        self.rows += rows;
    }
}
