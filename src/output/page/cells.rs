//! The cells of a page's tables: as a person reads them, and beside that as JSON has them.

use minijinja::{Value, context};

use crate::model::Table;
use crate::model::table::{Align, Cell};
use crate::output::chart::{Chart, figure};
use crate::output::page::reader::PageReader;
use crate::output::safe;

/// The headings of a table.
pub(super) fn columns(reader: &PageReader<'_>, table: &Table) -> Vec<Value> {
    let heading = |column: &crate::model::table::Column| {
        context! {
            key => column.key,
            heading => reader.wording.heading_in(table.name, column.key),
            figure => column.align == Align::Right,
        }
    };
    table.columns.iter().map(heading).collect()
}

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
fn value(reader: &PageReader<'_>, key: &str, cell: &Cell) -> Value {
    let data = |raw: String, text: String| context! { of => "data", raw, text };
    let read = || crate::output::table::text(key, cell, reader.wording);
    match cell {
        Cell::Empty => context! { of => "none" },
        Cell::Text(_) => context! { of => "text", text => read() },
        Cell::Code(code) => data((*code).to_owned(), read()),
        Cell::Date(date) => context! { of => "time", raw => date.to_string(), text => date.to_string() },
        Cell::Time(moment) => context! { of => "time", raw => moment.to_string(), text => moment.to_string() },
        Cell::Count(number) => data(number.to_string(), figure((*number).into())),
        Cell::Decimal(number) | Cell::Number(number) => data(number.to_string(), figure(*number)),
        Cell::Flag(yes) => data(yes.to_string(), read()),
        Cell::List(items) => data(safe::terminal(&items.join(", ")), read()),
        Cell::Gist(gist) => data(safe::terminal(&gist.to_string()), read()),
    }
}
