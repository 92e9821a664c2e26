//! What is read out of a table for a page, and how a table is shown there.

use rust_decimal::Decimal;

use crate::model::Table;
use crate::model::table::{Cell, Column};
use crate::output::page::reader::PageReader;
use crate::output::phrases::say;
use crate::output::safe;

/// The months' columns that are shown together.
const MONTHS: [&[&str]; 2] = [
    &["month", "moved_in", "moved_out", "occupied", "charged", "paid", "refunded", "owed", "overdue"],
    &["month", "complaints", "repairs", "violations", "applications", "issues", "fit_outs", "visits", "losses"],
];
const SCORES: [&str; 15] = [
    "question",
    "floor",
    "text",
    "n",
    "mean",
    "satisfied_percent",
    "target",
    "below_target",
    "last_year_mean",
    "last_year_satisfied_percent",
    "score_1",
    "score_2",
    "score_3",
    "score_4",
    "score_5",
];
const COMMENTS: [&str; 4] = ["question", "floor", "satisfied_comments", "dissatisfied_comments"];

/// The tables that are shown of a table: a wide one in parts; one that only a chart needs not at all, for the chart has a table.
pub(super) fn shown(table: &Table) -> Vec<Table> {
    match table.name {
        "yearbook" => MONTHS.iter().map(|keys| table.only(keys)).collect(),
        "satisfaction" => {
            let floors = figures(table, "floor").is_some();
            let part = |keys: &[&str]| {
                let keys: Vec<&str> = keys.iter().copied().filter(|key| floors || *key != "floor").collect();
                table.only(&keys)
            };
            let mut comments = Table { name: "comments", ..part(&COMMENTS) };
            comments.rows.retain(|row| row.iter().any(|cell| matches!(cell, Cell::List(items) if !items.is_empty())));
            let comments = Some(comments).filter(|comments| !comments.rows.is_empty());
            [part(&SCORES)].into_iter().chain(comments).collect()
        }
        "complaints-kinds" | "repairs-kinds" => Vec::new(),
        _ => vec![filled(table)],
    }
}

/// What stands at the end of a month, and did not happen in it.
const STANDING: [&str; 6] = ["occupied", "owed", "overdue", "held", "keys_out", "lost_still"];

/// Which rows of a table of months tell of nothing that happened: paper has no room for them.
pub(super) fn quiet(table: &Table) -> Vec<bool> {
    if table.columns.first().is_none_or(|column| column.key != "month") {
        return Vec::new();
    }
    let happens = |(column, cell): (&Column, &Cell)| {
        !STANDING.contains(&column.key) && number(cell).is_some_and(|number| !number.is_zero())
    };
    table.rows.iter().map(|row| !table.columns.iter().zip(row).any(happens)).collect()
}

/// The cells of a column, where any of them is filled.
fn figures<'t>(table: &'t Table, key: &str) -> Option<Vec<&'t Cell>> {
    let cells: Vec<&Cell> = column(table, key).collect();
    cells.iter().any(|cell| **cell != Cell::Empty).then_some(cells)
}

pub(super) fn column<'t>(table: &'t Table, key: &str) -> impl Iterator<Item = &'t Cell> + use<'t> {
    let at = table.columns.iter().position(|column| column.key == key);
    table.rows.iter().filter_map(move |row| row.get(at?))
}

/// The figures of a column.
pub(super) fn numbers(table: &Table, key: &str) -> Vec<Option<Decimal>> {
    column(table, key).map(number).collect()
}

/// A figure beneath a table.
pub(super) fn total(table: &Table, key: &str) -> Option<Decimal> {
    table.totals.iter().find(|(of, _)| *of == key).and_then(|(_, cell)| number(cell))
}

pub(super) fn number(cell: &Cell) -> Option<Decimal> {
    match cell {
        Cell::Count(number) => Some((*number).into()),
        Cell::Decimal(number) | Cell::Number(number) => Some(*number),
        _ => None,
    }
}

/// The words of a column.
pub(super) fn labels(reader: &PageReader<'_>, table: &Table, key: &str) -> Vec<String> {
    column(table, key).map(|cell| label(reader, cell)).collect()
}

/// The months of a column.
pub(super) fn months(reader: &PageReader<'_>, table: &Table) -> Vec<String> {
    column(table, "month").map(|cell| month(reader, cell)).collect()
}

/// A cell as a word.
pub(super) fn label(reader: &PageReader<'_>, cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => safe::terminal(text),
        Cell::Code(code) => reader.wording.code(code),
        Cell::Date(date) => date.to_string(),
        _ => String::new(),
    }
}

/// A month such as `2026-03` by its name.
pub(super) fn month(reader: &PageReader<'_>, cell: &Cell) -> String {
    let Cell::Text(text) = cell else { return String::new() };
    match text.rsplit_once('-').and_then(|(_, month)| month.parse::<u32>().ok()) {
        Some(month) => say!(reader.phrases, "page-month", month => month),
        None => safe::terminal(text),
    }
}

/// Figures added up by what they are of, in the order in which that comes first.
pub(super) fn added(pairs: impl Iterator<Item = (String, Decimal)>) -> (Vec<String>, Vec<Decimal>) {
    let (mut names, mut sums): (Vec<String>, Vec<Decimal>) = (Vec::new(), Vec::new());
    for (name, value) in pairs {
        match names.iter().position(|known| *known == name) {
            Some(at) => sums.iter_mut().skip(at).take(1).for_each(|sum| *sum += value),
            None => {
                names.push(name);
                sums.push(value);
            }
        }
    }
    (names, sums)
}

/// A table with the rows alone that have the largest figures of a column, the largest first.
pub(super) fn largest(table: &Table, key: &str, most: usize) -> Table {
    let at = table.columns.iter().position(|column| column.key == key);
    let figure = |row: &Vec<Cell>| at.and_then(|at| row.get(at)).and_then(number).unwrap_or_default();
    let mut rows: Vec<_> = table.rows.iter().filter(|row| Decimal::ZERO < figure(row)).cloned().collect();
    rows.sort_by_key(|row| std::cmp::Reverse(figure(row)));
    rows.truncate(most);
    Table { rows, ..table.clone() }
}

/// A table with those columns alone in which something stands.
pub(super) fn filled(table: &Table) -> Table {
    let has = |(at, column): (usize, &Column)| {
        let in_rows = table.rows.iter().any(|row| row.get(at).is_some_and(is_filled));
        (in_rows || table.totals.iter().any(|(key, cell)| *key == column.key && is_filled(cell))).then_some(column.key)
    };
    let keys: Vec<&str> = table.columns.iter().enumerate().filter_map(has).collect();
    table.only(&keys)
}

pub(super) fn is_filled(cell: &Cell) -> bool {
    match cell {
        Cell::Empty => false,
        Cell::List(items) => !items.is_empty(),
        _ => true,
    }
}
