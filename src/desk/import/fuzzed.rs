//! What must hold of tables that are handed in, whatever their bytes are.

use std::path::Path;

use crate::desk::import::headers::{HeaderNames, Mapping, NAMES};
use crate::desk::import::number_format::NumberFormat;
use crate::desk::import::raw_cell::{Grid, RawCell};
use crate::desk::import::separated;
use crate::desk::import::sheet::Sheet;
use crate::desk::import::values::measures::Basis;
use crate::desk::import::workbook::{self, WorkbookPart};
use crate::model::book::Book;
use crate::model::book::Holds;
use crate::model::money::Money;
use crate::model::text::Count;
use crate::model::{Area, Date, FileName, FloorCode, Year};

/// What a column can hold.
const HOLDS: [Holds; 15] = [
    Holds::Text,
    Holds::Prose,
    Holds::No,
    Holds::List,
    Holds::Staff,
    Holds::Unit,
    Holds::Units,
    Holds::Floor,
    Holds::Day,
    Holds::Time,
    Holds::Period,
    Holds::Money,
    Holds::Area,
    Holds::Count,
    Holds::Year,
];

/// How many cells of a table are read as everything that a column can hold.
const CELLS: usize = 200;

/// A table of text: CSV and its relatives.
pub fn text_table(bytes: &[u8]) {
    for encoding in [None, Some("big5")] {
        if let Ok(grid) = separated::read("x.csv", bytes, encoding, &NAMES) {
            let lines = 1 + bytes.iter().filter(|byte| matches!(byte, b'\n' | b'\r')).count();
            is_a_grid(&grid, lines);
            let cells = grid.rows.iter().flat_map(|row| &row.cells).take(CELLS);
            cells.for_each(is_read_in_one_way);
            goes_through(grid);
        }
    }
}

/// A workbook, as the process that reads apart reads it.
pub fn workbook(bytes: &[u8]) {
    let mut grids: Vec<Grid> = Vec::new();
    for part in workbook::parts(bytes, None) {
        match part {
            WorkbookPart::Page(page) => grids.push(page.grid),
            WorkbookPart::Row(row) => grids.last_mut().into_iter().for_each(|grid| grid.rows.push(row.clone())),
            WorkbookPart::Refused(_) => return,
        }
    }
    for grid in grids {
        is_a_grid(&grid, usize::MAX);
        goes_through(grid);
    }
}

/// What stands in a cell: the first line is the format of a number, the second what is shown or typed.
pub fn cell(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (format, text) = text.split_once('\n').unwrap_or(("", &text));
    is_read_in_one_way(&RawCell::text(text));
    // Digits of a format itself stand among those of the number, as they do in Excel.
    let has_digits = format.bytes().any(|b| matches!(b, b'1'..=b'9' | b'"' | b'\\'));
    // A number is told in digits and without zeros at its end, whatever the workbook has.
    let is_told = text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-')) && !text.ends_with('.');
    if text.parse::<f64>().is_ok() && is_told && !has_digits && !(text.contains('.') && text.ends_with('0')) {
        let given = RawCell::Number(text.to_owned(), None);
        is_read_in_one_way(&given);
        let shown = NumberFormat::of(format).map(|format| format.shown(given));
        if let Some(shown) = shown {
            let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
            let number = digits(text.trim_start_matches('0'));
            assert!(digits(&shown.shown()).contains(&number), "{text} by {format:?}: {shown:?}");
            is_read_in_one_way(&shown);
        }
    }
}

/// What a cell says in the form of its column says the same in that form.
fn is_read_in_one_way(given: &RawCell) {
    let basis = Basis::own("HKD");
    for holds in HOLDS {
        let Ok(said) = holds.read(given, &basis) else { continue };
        // What no form fits is left, for the value's own check to refuse.
        let is_value = match holds {
            Holds::Floor => said.parse::<FloorCode>().is_ok(),
            Holds::Unit => said.parse::<FileName>().is_ok(),
            Holds::Day => said.parse::<Date>().is_ok(),
            Holds::Money => said.parse::<Money>().is_ok(),
            Holds::Area => said.parse::<Area>().is_ok(),
            Holds::Count => said.parse::<Count>().is_ok(),
            Holds::Year => said.parse::<Year>().is_ok(),
            Holds::Text | Holds::Prose | Holds::No | Holds::List | Holds::Staff => true,
            Holds::Units | Holds::Time | Holds::Period => true,
        };
        if !is_value {
            continue;
        }
        let again = holds.read(&RawCell::text(&said), &basis).map(std::borrow::Cow::into_owned);
        assert_eq!(again.as_deref(), Ok(said.trim()), "{holds:?}: {given:?}");
    }
}

/// Rows are in their order, each a line of the file.
fn is_a_grid(grid: &Grid, lines: usize) {
    assert!(grid.rows.is_sorted_by(|a, b| a.line < b.line), "two rows of one line");
    let last = grid.rows.last().map_or(0, |row| row.line);
    assert!(usize::try_from(last).is_ok_and(|last| last <= lines), "row {last} of {lines}");
    assert!(grid.rows.iter().all(|row| row.cells.iter().any(|cell| !cell.is_empty())), "a row of nothing");
    assert!(grid.rows.iter().all(|row| row.merged.iter().all(|at| *at < row.cells.len())), "a merged cell of no row");
}

/// A table is gone through as each register.
fn goes_through(mut grid: Grid) {
    grid.rows.truncate(CELLS);
    for book in Book::ALL {
        let columns = book.columns();
        let names = HeaderNames::of(columns);
        let grid = Grid { sheet: grid.sheet.clone(), rows: grid.rows.clone(), ..Grid::default() };
        let of = ("x.csv", Path::new("."), "HKD");
        let Ok(sheet) = Sheet::of(of, grid, &names, &Mapping::default()) else { continue };
        let _ = (sheet.check_columns(&names, columns), sheet.check_meanings(&names), sheet.unread(columns));
        let _ = (sheet.read(columns), sheet.reckoned(columns));
        for cells in sheet.rows(columns) {
            for column in columns {
                let _ = cells.text(column);
            }
            let _ = cells.is_sound();
        }
    }
}
