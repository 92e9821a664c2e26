//! Tables for a terminal: columns line up whatever the script, and fit the width.

use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement};

use crate::model::Table;
use crate::model::table::{Align, Cell};
use crate::output::{Wording, safe};

pub(super) fn render(table: &Table, wording: &dyn Wording, width: Option<u16>) -> String {
    if table.rows.is_empty() {
        return String::new();
    }
    let mut shown = comfy_table::Table::new();
    shown.load_style(comfy_table::presets::NOTHING);
    match width {
        Some(width) => shown.set_content_arrangement(ContentArrangement::Dynamic).set_width(width),
        None => shown.set_content_arrangement(ContentArrangement::Disabled),
    };
    let heading = |key| comfy_table::Cell::new(safe::terminal(&wording.heading(key)));
    let columns = || table.columns.iter();
    shown.set_header(columns().map(|column| heading(column.key).set_alignment(alignment(column.align))));
    for row in &table.rows {
        let cells = row.iter().zip(columns());
        shown.add_row(
            cells.map(|(cell, column)| {
                comfy_table::Cell::new(text(cell, wording)).set_alignment(alignment(column.align))
            }),
        );
    }
    if !table.totals.is_empty() {
        shown.add_row(columns().enumerate().map(|(at, column)| {
            let total = table.totals.iter().find(|(key, _)| *key == column.key).map(|(_, cell)| text(cell, wording));
            let said = if at == 0 { wording.heading("total") } else { String::new() };
            comfy_table::Cell::new(total.unwrap_or(said)).set_alignment(alignment(column.align))
        }));
    }
    // The first column stands at the edge; two blanks divide the others. What is copied or compared stays in one piece.
    shown.column_iter_mut().zip(columns()).enumerate().for_each(|(at, (column, of))| {
        column.set_padding((0, 2));
        let whole = |row: &Vec<Cell>| matches!(row.get(at), Some(Cell::Date(_) | Cell::Decimal(_) | Cell::Number(_)));
        if of.key == "id" || table.rows.iter().any(whole) {
            column.set_constraint(ColumnConstraint::ContentWidth);
        }
    });
    let lines: Vec<String> = shown.lines().map(|line| line.trim_end().to_owned()).collect();
    lines.join("\n") + "\n"
}

fn alignment(align: Align) -> CellAlignment {
    match align {
        Align::Left => CellAlignment::Left,
        Align::Right => CellAlignment::Right,
    }
}

/// A cell as a person reads it.
pub(super) fn text(cell: &Cell, wording: &dyn Wording) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => safe::terminal(text),
        Cell::Code(code) => wording.code(code),
        Cell::Date(date) => date.to_string(),
        Cell::Count(number) => number.to_string(),
        Cell::Decimal(number) | Cell::Number(number) => number.to_string(),
        Cell::Flag(yes) => wording.code(if *yes { "yes" } else { "no" }),
        Cell::List(items) => safe::terminal(&items.join(", ")),
    }
}
