//! Tables that are brought in, in words.

use crate::cli::words::{ErrorText, Words};
use crate::desk::import::headers::RegisterColumn;
use crate::error::{Disguised, QuoteFault, TableFault, TableLimit};
use crate::model::CellFault;
use crate::model::language::Language;
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

/// A fault with its mend: two phrases of one name.
macro_rules! of_import {
    ($words:expr, $key:literal $(, $name:ident = $value:expr)* $(; $other:ident = $mended:expr)?) => {
        ErrorText::new(
            say!($words, &format!("import-{}", $key) $(, $name = $value)*),
            say!($words, &format!("import-{}-mend", $key) $(, $other = $mended)?),
        )
    };
}

/// Why it cannot be told what a cell holds.
pub(super) fn cell(words: Words, given: &str, fault: CellFault) -> ErrorText {
    let given = safe::short(given, 80);
    match fault {
        CellFault::DayOrMonthFirst => of_import!(words, "day-or-month", given = given),
        CellFault::TwoDigitYear => of_import!(words, "two-digits", given = given),
        CellFault::NoYear => of_import!(words, "no-year", given = given),
        CellFault::Broken => of_import!(words, "broken", given = given),
        CellFault::NoValue => of_import!(words, "no-value", given = given),
        CellFault::ThirdDecimal => of_import!(words, "third-decimal", given = given),
        CellFault::Separator => of_import!(words, "separator", given = given),
        CellFault::Negative => of_import!(words, "negative", given = given),
        CellFault::DateInstead => of_import!(words, "date-instead", given = given),
        CellFault::GivenTwice(line) => of_import!(words, "given-twice", given = given, line = line),
        CellFault::OtherCurrency(currency) => of_import!(words, "other-currency", given = given, currency = currency),
        CellFault::OtherUnit => of_import!(words, "other-unit", given = given),
        CellFault::DigitsLost => of_import!(words, "digits-lost", given = given),
        CellFault::Merged => of_import!(words, "merged", given = given),
    }
}

fn beyond(words: Words, file: &str, bound: TableLimit) -> ErrorText {
    match bound {
        TableLimit::Bytes => of_import!(words, "beyond-bytes", file = file),
        TableLimit::Unpacked => of_import!(words, "beyond-unpacked", file = file),
        TableLimit::Rows => of_import!(words, "beyond-rows", file = file),
        TableLimit::Columns { line } => of_import!(words, "beyond-columns", file = file, line = line),
        TableLimit::Cells => of_import!(words, "beyond-cells", file = file),
        TableLimit::Text { line } => of_import!(words, "beyond-text", file = file, line = line),
        TableLimit::Texts => of_import!(words, "beyond-texts", file = file),
        TableLimit::Reading => of_import!(words, "beyond-reading", file = file),
    }
}

fn disguised(words: Words, file: &str, is: Disguised) -> ErrorText {
    match is {
        Disguised::Html => of_import!(words, "is-html", file = file),
        Disguised::WebArchive => of_import!(words, "is-web-archive", file = file),
        Disguised::Xml2003 => of_import!(words, "is-xml-2003", file = file),
        Disguised::Xml => of_import!(words, "is-xml", file = file),
        Disguised::Pdf => of_import!(words, "is-pdf", file = file),
        Disguised::OldExcel => of_import!(words, "is-old-excel", file = file),
        Disguised::Other(kind) => of_import!(words, "is-other", file = file, kind = kind),
    }
}

/// Why a table cannot be read; none of the faults that are said elsewhere.
pub(super) fn fault(words: Words, fault: &TableFault) -> Option<ErrorText> {
    let told = match fault {
        TableFault::EncodingUnknown(file) => of_import!(words, "encoding-unknown", file = file),
        TableFault::NotOfEncoding { file, encoding } => {
            of_import!(words, "not-of-encoding", file = file, encoding = encoding)
        }
        TableFault::NoSuchEncoding(name) => of_import!(words, "no-such-encoding", name = name),
        TableFault::Workbook { file, says } => {
            let told = of_import!(words, "workbook-broken", file = file);
            if says.is_empty() { told } else { told.because(says.clone()) }
        }
        TableFault::Encrypted(file) => of_import!(words, "encrypted", file = file),
        TableFault::Beyond { file, bound } => beyond(words, file, *bound),
        TableFault::NoTable { file, is } => disguised(words, file, *is),
        TableFault::BadBytes { file, line, bytes, after, more } => {
            let bytes: Vec<String> = bytes.iter().map(|byte| format!("{byte:02X}")).collect();
            let told = of_import!(
                words,
                "bad-bytes",
                file = file,
                line = line,
                bytes = bytes.join(" "),
                after = safe::terminal(after)
            );
            let more = (0 < *more).then(|| say!(words, "import-bad-bytes-more", count => *more));
            ErrorText { what: std::iter::once(told.what).chain(more).collect::<Vec<_>>().join(" "), ..told }
        }
        TableFault::Quote { file, line, fault } => match fault {
            QuoteFault::NeverClosed => of_import!(words, "quote-open", file = file, line = line),
            QuoteFault::TextAfter { closed } => {
                of_import!(words, "quote-text", file = file, line = line, closed = closed)
            }
            QuoteFault::HoldsRows { closed } => {
                of_import!(words, "quote-rows", file = file, line = line, closed = closed)
            }
        },
        TableFault::EncodingUncertain { file, readings } => {
            let shown =
                |(encoding, text): &(&str, String)| format!("{encoding} {}", safe::terminal(&safe::short(text, 40)));
            let readings: Vec<String> = readings.iter().map(shown).collect();
            of_import!(words, "encoding-uncertain", file = file, readings = readings.join("; "))
        }
        TableFault::NoSheet { file, sheet, known } => {
            of_import!(words, "no-sheet", file = file, sheet = sheet; known = words.listed(known))
        }
        TableFault::MapField { field, known } => {
            of_import!(words, "map-field", field = field; known = words.in_a_row(known))
        }
        TableFault::MapColumn(column) => of_import!(words, "map-column", column = column),
        TableFault::MapShape(given) => of_import!(words, "map-shape", given = given),
        TableFault::Departures { file, count } => ErrorText::new(
            say!(words, "import-departures", file = file, count => *count),
            say!(words, "import-departures-mend"),
        ),
        TableFault::OtherUnit { file, column, unit } => {
            of_import!(words, "header-unit", file = file, column = shown_header(column), unit = safe::terminal(unit))
        }
        TableFault::Undoes { file, line, column, value } => of_import!(
            words,
            "undoes",
            file = file,
            line = line,
            column = shown_header(column),
            value = safe::terminal(&safe::short(value, 40));
            column = shown_header(column)
        ),
        TableFault::MapTwice(column) => of_import!(words, "map-twice", column = column),
        TableFault::Broken { .. }
        | TableFault::ColumnMissing { .. }
        | TableFault::ColumnTwice { .. }
        | TableFault::RegisterUnknown { .. } => return None,
    };
    Some(told)
}
