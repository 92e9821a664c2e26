//! Tables as CSV (RFC 4180): keys as the header, codes as they are, formulas made harmless.

use crate::model::Table;
use crate::model::table::Cell;
use crate::output::safe;

/// What Excel wants at the head of a file before it reads it as UTF-8.
pub const BYTE_ORDER_MARK: &str = "\u{feff}";

pub(super) fn render(table: &Table) -> String {
    let mut out = csv::Writer::from_writer(Vec::new());
    // Writing to memory does not fail; what could not be written is not there.
    let _ = out.write_record(table.columns.iter().map(|column| column.key));
    for row in &table.rows {
        let _ = out.write_record(row.iter().map(text));
    }
    out.into_inner().map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default()
}

fn text(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => safe::csv_cell(text),
        Cell::Code(code) => (*code).to_owned(),
        Cell::Date(date) => date.to_string(),
        Cell::Time(moment) => moment.to_string(),
        Cell::Count(number) => number.to_string(),
        Cell::Decimal(number) | Cell::Number(number) => number.to_string(),
        Cell::Flag(yes) => yes.to_string(),
        Cell::List(items) => safe::csv_cell(&items.join("; ")),
        Cell::Gist(gist) => safe::csv_cell(&gist.to_string()),
    }
}
