//! The cells of a page's tables: as a person reads them, and beside that as JSON has them.

use minijinja::{Value, context};
use unicode_width::UnicodeWidthStr;

use crate::model::Table;
use crate::model::table::{Align, Cell, Column};
use crate::output::chart::{Chart, figure};
use crate::output::page::reader::PageReader;
use crate::output::safe;

/// The headings of a table.
pub(super) fn columns(reader: &PageReader<'_>, table: &Table) -> Vec<Value> {
    let heading = |(at, column): (usize, &Column)| {
        context! {
            key => column.key,
            heading => reader.wording.heading_in(table.name, column.key),
            figure => column.align == Align::Right,
            class => class(reader, table, (at, column)),
        }
    };
    table.columns.iter().enumerate().map(heading).collect()
}

/// A column of words that is at most this wide keeps each cell in one line.
const SHORT: usize = 22;
/// One that is wider than this is given room.
const LONG: usize = 40;

/// How a column is set: figures at the end, codes and short words in one line, sentences with room.
fn class(reader: &PageReader<'_>, table: &Table, (at, column): (usize, &Column)) -> &'static str {
    if column.align == Align::Right {
        return "figure";
    }
    let cells = table.rows.iter().filter_map(|row| row.get(at));
    let width = |cell: &Cell| crate::output::table::text(column.key, cell, reader.wording).width();
    match cells.map(width).max().unwrap_or_default() {
        _ if NAMES.contains(&column.key) => "short",
        ..=SHORT => "short",
        LONG.. => "long",
        _ => "",
    }
}

/// Keys under which names stand that never break.
const NAMES: [&str; 4] = ["id", "unit", "code", "record"];

pub(super) fn rows(reader: &PageReader<'_>, table: &Table) -> Vec<Vec<Value>> {
    let cells = |row: &Vec<Cell>| {
        let pairs = table.columns.iter().zip(row);
        pairs.map(|(column, cell)| value(reader, column.key, cell)).collect()
    };
    table.rows.iter().map(cells).collect()
}

/// The sums beneath a table, one for each column; nothing where it has none.
pub(super) fn totals(reader: &PageReader<'_>, table: &Table) -> Option<Vec<Value>> {
    let total = |key: &str| table.totals.iter().find(|(of, _)| *of == key).map(|(_, cell)| value(reader, key, cell));
    let cells: Vec<Value> = table.columns.iter().map(|column| total(column.key).unwrap_or_default()).collect();
    cells.iter().any(|cell| !cell.is_undefined()).then_some(cells)
}

/// The figures of a chart: a row for each label, a column for each series.
pub(super) fn of_chart(chart: &Chart) -> Value {
    let cell = |value: Option<rust_decimal::Decimal>| match value {
        Some(number) => context! { of => "data", raw => number.to_string(), text => figure(number) },
        None => context! { of => "none" },
    };
    let row = |(at, label): (usize, &String)| {
        let values = chart.series.iter().map(|series| cell(series.values.get(at).copied().flatten()));
        context! { label => label.as_str(), cells => values.collect::<Vec<_>>() }
    };
    context! {
        names => chart.series.iter().map(|series| Value::from(series.name.as_str())).collect::<Vec<_>>(),
        rows => chart.labels.iter().enumerate().map(row).collect::<Vec<_>>(),
    }
}

/// A cell: what is read, and what JSON says. Text that steers or deceives is shown as codes.
pub(super) fn value(reader: &PageReader<'_>, key: &str, cell: &Cell) -> Value {
    let data = |raw: String, text: String| context! { of => "data", raw, text };
    let read = || crate::output::table::text(key, cell, reader.wording);
    match cell {
        Cell::Empty => context! { of => "none" },
        Cell::Text(text) if key == "command" || key == "next" && text.starts_with("deedbox ") => {
            context! { of => "command", words => read().split(' ').map(ToOwned::to_owned).collect::<Vec<_>>() }
        }
        Cell::Text(text) => context! { of => "text", text => read(), href => reader.href(key, text) },
        Cell::Code(code) => data((*code).to_owned(), read()),
        Cell::Date(date) => context! { of => "time", raw => date.to_string(), text => date.to_string() },
        Cell::Time(moment) => context! { of => "time", raw => moment.to_string(), text => moment.to_minute() },
        Cell::Count(number) if key == "year" => data(number.to_string(), number.to_string()),
        Cell::Count(number) => data(number.to_string(), figure((*number).into())),
        Cell::Decimal(number) | Cell::Number(number) => data(number.to_string(), figure(*number)),
        Cell::Flag(yes) => data(yes.to_string(), read()),
        Cell::List(items) if items.iter().any(|item| reader.href(key, item).is_some()) => {
            let item = |item: &String| context! { text => safe::terminal(item), href => reader.href(key, item) };
            context! { of => "links", items => items.iter().map(item).collect::<Vec<_>>() }
        }
        Cell::List(items) => data(safe::terminal(&items.join(", ")), read()),
        Cell::Gist(gist) => data(safe::terminal(&gist.to_string()), read()),
    }
}

/// A sentence in pieces: codes, ids and dates, which never break, what is typed, and what stands between them.
pub(super) fn pieces(text: &str) -> Vec<Value> {
    let text = safe::terminal(text);
    let parts: Vec<&str> = text.split('`').collect();
    // What is typed stands between two backticks; a backtick that is alone is one.
    if parts.len().is_multiple_of(2) {
        return plain_pieces(&text);
    }
    let piece = |(at, part): (usize, &&str)| match at % 2 {
        0 => plain_pieces(part),
        _ => vec![context! { text => *part, code => true }],
    };
    parts.iter().enumerate().flat_map(piece).collect()
}

/// The pieces of what nobody types.
fn plain_pieces(text: &str) -> Vec<Value> {
    let mut pieces: Vec<(bool, String)> = Vec::new();
    for c in text.chars() {
        let in_name = c.is_ascii_alphanumeric() || matches!(c, '-' | '/' | '@' | '.' | '_' | '+');
        match pieces.last_mut() {
            Some((named, piece)) if *named == in_name => piece.push(c),
            _ => pieces.push((in_name, c.to_string())),
        }
    }
    let is_name = |piece: &str| piece.len() <= SHORT && piece.contains(['-', '/']);
    pieces.iter().map(|(named, piece)| context! { text => piece, whole => *named && is_name(piece) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(text: &str) -> Vec<String> {
        let is_whole = |piece: &Value| piece.get_attr("whole").unwrap().is_true();
        pieces(text).iter().filter(|piece| is_whole(piece)).map(|p| p.get_attr("text").unwrap().to_string()).collect()
    }

    #[test]
    fn codes_ids_and_dates_are_pieces_of_their_own_and_words_are_none() {
        assert_eq!(whole("投訴，2026-10-13：48 天（P1-7b、P3-7）"), ["2026-10-13", "P1-7b", "P3-7"]);
        assert_eq!(whole("1203/x4p9 waits for lee"), ["1203/x4p9"]);
        assert_eq!(whole("nothing here"), Vec::<String>::new());
    }

    #[test]
    fn what_is_typed_is_a_piece_without_its_backticks_and_one_alone_stays() {
        let typed = |text: &str| -> Vec<String> {
            let pieces = pieces(text).into_iter().filter(|piece| piece.get_attr("code").unwrap().is_true());
            pieces.map(|piece| piece.get_attr("text").unwrap().to_string()).collect()
        };
        assert_eq!(typed("續租，或遷出（`deedbox move-out 0702`）"), ["deedbox move-out 0702"]);
        assert_eq!(typed("a ` alone"), Vec::<String>::new());
        assert!(pieces("a ` alone").iter().any(|piece| piece.get_attr("text").unwrap().to_string().contains('`')));
    }
}
