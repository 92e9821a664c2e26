//! Tables that are brought in, in words.

use crate::cli::words::Words;
use crate::desk::import::Book;
use crate::error::TableFault;
use crate::model::book::RegisterColumn;
use crate::model::language::Language;
use crate::model::message::{Argument, Arguments};
use crate::model::script::alike;
use crate::output::phrases::say;
use crate::output::safe;

/// How many rows that were left out are named; the rest is counted.
const MOST_ROWS: usize = 20;

pub(in crate::cli) fn shown_header(header: &str) -> String {
    safe::terminal(&safe::short(&header.replace(['\n', '\r'], " "), 60))
}

/// A header with the field that it is: by what `--map` takes, and in Chinese by its name as well.
pub(in crate::cli) fn shown_pair(words: Words, header: &str, column: &RegisterColumn) -> String {
    let (shown, name, field) = (shown_header(header), words.column(column.header), column.field());
    match words.phrases().language() {
        Language::En => format!("{shown} → {field}"),
        _ if alike(header) == alike(column.header) => format!("{shown}（{field}）"),
        _ => format!("{shown} → {name}（{field}）"),
    }
}

pub(in crate::cli) fn shown_rows(words: Words, rows: &[u64], count: usize) -> String {
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
