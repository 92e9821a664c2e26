//! Tables that are brought in, in words.

use crate::cli::words::Words;
use crate::desk::import::{Book, LeftOut};
use crate::error::TableFault;
use crate::model::book::RegisterColumn;
use crate::model::language::Language;
use crate::model::message::{Argument, Arguments};
use crate::model::script::alike;
use crate::output::phrases::say;
use crate::output::safe;

/// How many rows that were left out are named; the rest is counted.
const MOST_ROWS: usize = 20;

/// Something to say about tables.
#[derive(Clone, Debug)]
pub enum OfTables {
    /// The encoding of a file was made out.
    ReadAs { file: String, encoding: &'static str },
    /// What a table was understood as.
    Understood {
        /// The file, and its sheet.
        file: String,
        register: &'static str,
        /// Each header with its column.
        columns: Vec<(String, &'static RegisterColumn)>,
    },
    /// Sheets of a workbook are no registers.
    SheetsLeftOut { file: String, sheets: Vec<String> },
    /// Rows of one sort were left out.
    RowsLeftOut {
        /// The file, and its sheet.
        file: String,
        what: LeftOut,
        rows: Vec<u64>,
        /// How many there are beside those.
        more: usize,
    },
    /// The numbers of a column are in another unit than the one that is kept.
    Reckoned {
        /// The file, and its sheet.
        file: String,
        column: String,
        /// What each is multiplied by.
        factor: String,
    },
    /// The wrong rows were written to a workbook.
    Rejected { file: String, count: usize },
    /// So many wrong rows are not in that workbook, for they were only counted.
    NotRejected { more: usize },
    /// An empty workbook was made.
    Template { file: String, register: &'static str },
}

pub(super) fn said(words: Words, said: &OfTables) -> String {
    match said {
        OfTables::ReadAs { file, encoding } => say!(words, "import-read-as", file = file, encoding = encoding),
        OfTables::Understood { file, register, columns } => {
            let columns: Vec<String> =
                columns.iter().map(|(header, column)| shown_pair(words, header, column)).collect();
            let (register, columns) = (words.register(register), words.in_a_row(&columns));
            say!(words, "import-understood", file = file, register = register, columns = columns)
        }
        OfTables::SheetsLeftOut { file, sheets } => say!(
            words,
            "import-sheets-left-out",
            file = file,
            count => sheets.len(),
            sheets = words.listed(sheets)
        ),
        OfTables::Reckoned { file, column, factor } => {
            say!(words, "import-reckoned", file = file, column = shown_header(column), factor = factor)
        }
        OfTables::RowsLeftOut { file, what, rows, more } => {
            let key = match what {
                LeftOut::Total => "import-rows-total",
                LeftOut::Blank => "import-rows-blank",
                LeftOut::Header => "import-rows-header",
                LeftOut::Foot => "import-rows-foot",
            };
            let count = rows.len().saturating_add(*more);
            say!(words, key, file = file, count => count, rows = shown_rows(words, rows, count))
        }
        OfTables::Rejected { file, count } => say!(words, "import-rejected", file = file, count => *count),
        OfTables::NotRejected { more } => say!(words, "import-not-rejected", more => *more),
        OfTables::Template { file, register } => {
            say!(words, "import-template-made", file = file, register = words.register(register))
        }
    }
}

fn shown_header(header: &str) -> String {
    safe::terminal(&safe::short(&header.replace(['\n', '\r'], " "), 60))
}

/// A header with the field that it is: by what `--map` takes, and in Chinese by its name as well.
fn shown_pair(words: Words, header: &str, column: &RegisterColumn) -> String {
    let (shown, name, field) = (shown_header(header), words.column(column.header), column.field());
    match words.phrases().language() {
        Language::En => format!("{shown} → {field}"),
        _ if alike(header) == alike(column.header) => format!("{shown}（{field}）"),
        _ => format!("{shown} → {name}（{field}）"),
    }
}

fn shown_rows(words: Words, rows: &[u64], count: usize) -> String {
    let mut shown: Vec<String> = rows.iter().take(MOST_ROWS).map(ToString::to_string).collect();
    if shown.len() < count {
        shown.push(say!(words, "import-and-more", count => count - shown.len()));
    }
    words.in_a_row(&shown)
}

/// What is said of a table beside the values of its fault, or in their place.
pub(super) fn beside(words: Words, fault: &TableFault) -> Arguments {
    let registers = |codes: &[&str]| codes.iter().map(|code| words.register(code)).collect::<Vec<_>>();
    let shown = |cell: &String| safe::terminal(&safe::short(cell, 40));
    match fault {
        TableFault::ColumnMissing { column, .. } | TableFault::ColumnTwice { column, .. } => {
            vec![("column", words.column(column).value())]
        }
        TableFault::RegisterUnknown { fitting, .. } => {
            vec![("fitting", registers(fitting).value()), ("known", registers(&Book::names()).value())]
        }
        TableFault::BadBytes { bytes, after, .. } => {
            let bytes: Vec<String> = bytes.iter().map(|byte| format!("{byte:02X}")).collect();
            vec![("bytes", bytes.join(" ").value()), ("after", safe::terminal(after).value())]
        }
        TableFault::EncodingUncertain { readings, .. } => {
            let readings: Vec<String> =
                readings.iter().map(|(encoding, text)| format!("{encoding} {}", shown(text))).collect();
            vec![("readings", readings.join("; ").value())]
        }
        TableFault::OtherUnit { column, unit, .. } => {
            vec![("column", shown_header(column).value()), ("unit", safe::terminal(unit).value())]
        }
        TableFault::Undoes { column, value, .. } => {
            vec![("column", shown_header(column).value()), ("value", shown(value).value())]
        }
        _ => Vec::new(),
    }
}
