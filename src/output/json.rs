//! Tables as JSON: `{"report", "as_of", "rows": […], "totals": {…}}`, keys in the columns' order.

use serde_json::{Map, Value, json};

use crate::model::Table;
use crate::model::table::Cell;

pub(super) fn render(table: &Table) -> String {
    let row = |cells: &Vec<Cell>| {
        let pairs = table
            .columns
            .iter()
            .zip(cells)
            .map(|(column, cell)| (column.key.to_owned(), value(cell)));
        Value::Object(pairs.collect::<Map<_, _>>())
    };
    let mut out = Map::new();
    out.insert("report".to_owned(), json!(table.name));
    if let Some(day) = table.as_of {
        out.insert("as_of".to_owned(), json!(day.to_string()));
    }
    out.insert("rows".to_owned(), table.rows.iter().map(row).collect());
    let totals = table.totals.iter().map(|(key, cell)| ((*key).to_owned(), value(cell)));
    out.insert("totals".to_owned(), Value::Object(totals.collect()));
    format!("{:#}\n", Value::Object(out))
}

/// A cell as JSON: money and areas as decimal strings, days as ISO dates.
pub(super) fn value(cell: &Cell) -> Value {
    match cell {
        Cell::Empty => Value::Null,
        Cell::Text(text) => json!(text),
        Cell::Code(code) => json!(code),
        Cell::Date(date) => json!(date.to_string()),
        Cell::Count(number) => json!(number),
        Cell::Decimal(number) => json!(number.to_string()),
        Cell::Flag(yes) => json!(yes),
        Cell::List(items) => json!(items),
    }
}
