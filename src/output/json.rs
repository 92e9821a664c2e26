//! Tables as JSON: `{"report", "as_of", "rows": […], "totals": {…}}`, keys in the columns' order.

use serde_json::{Map, Value, json};

use crate::model::Table;
use crate::model::table::Cell;
use crate::output::safe;

pub(super) fn render(shown: &Table) -> String {
    text(&table(shown))
}

/// A table as an object.
pub fn table(table: &Table) -> Value {
    let mut out = Map::new();
    out.insert("report".to_owned(), json!(table.name));
    if let Some(day) = table.as_of {
        out.insert("as_of".to_owned(), json!(day.to_string()));
    }
    if let Some(year) = table.year {
        out.insert("year".to_owned(), json!(year.number()));
    }
    out.insert("rows".to_owned(), rows(table));
    out.insert("totals".to_owned(), object(&table.totals));
    Value::Object(out)
}

/// A value as text for whoever asked, with a line break at its end.
pub fn text(value: &Value) -> String {
    safe::json(&format!("{value:#}\n")).into_owned()
}

/// The rows of a table as a list of objects, keys in the columns' order.
pub fn rows(table: &Table) -> Value {
    let row = |cells: &Vec<Cell>| {
        let pairs = table.columns.iter().zip(cells);
        Value::Object(pairs.map(|(column, cell)| (column.key.to_owned(), value(cell))).collect())
    };
    table.rows.iter().map(row).collect()
}

/// Keys and cells as an object.
pub fn object(pairs: &[(&'static str, Cell)]) -> Value {
    Value::Object(pairs.iter().map(|(key, cell)| ((*key).to_owned(), value(cell))).collect())
}

/// A cell as JSON: money and areas as decimal strings, days as ISO dates.
pub(super) fn value(cell: &Cell) -> Value {
    match cell {
        Cell::Empty => Value::Null,
        Cell::Text(text) => json!(text),
        Cell::Code(code) => json!(code),
        Cell::Date(date) => json!(date.to_string()),
        Cell::Time(moment) => json!(moment.to_string()),
        Cell::Count(number) => json!(number),
        Cell::Decimal(number) => json!(number.to_string()),
        Cell::Number(number) => number.to_string().parse::<serde_json::Number>().map_or(Value::Null, Value::Number),
        Cell::Flag(yes) => json!(yes),
        Cell::List(items) => json!(items),
        Cell::Gist(gist) => json!(gist.to_string()),
    }
}
