//! Reports as a workbook for people: a sheet for each table, headings and words in the reader's language, figures as figures.

use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet, XlsxError};
use unicode_width::UnicodeWidthStr;

use crate::model::Table;
use crate::model::table::{Align, Cell, Column};
use crate::output::wording::Wording;
use crate::output::workbook::{heading, heading_of_figures};
use crate::output::{table, workbook};

/// The widest column, in characters.
const WIDEST: usize = 60;

/// A workbook of these tables, as bytes. The document says when it was made by the day of the command: the same report has the same bytes.
///
/// # Errors
/// The library says why it cannot be made.
pub fn bytes(tables: &[&Table], made: crate::model::Date, wording: &dyn Wording) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let made = ExcelDateTime::parse_from_str(&made.to_string())?;
    book.set_properties(&rust_xlsxwriter::DocProperties::new().set_author("deedbox").set_creation_datetime(&made));
    let mut names: Vec<String> = Vec::new();
    // Of several reports those without rows are named at the end; of one alone its head is shown.
    let (filled, empty): (Vec<&Table>, Vec<&Table>) = tables.iter().copied().partition(|table| !table.rows.is_empty());
    let (filled, empty) = if filled.is_empty() { (empty, filled) } else { (filled, empty) };
    for table in filled {
        let of = table.year.map(|year| year.to_string()).or(table.as_of.map(|day| day.to_string())).unwrap_or_default();
        let name = format!("{} {of}", wording.heading(table.name));
        let sheet = book.add_worksheet();
        sheet.set_name(workbook::sheet_name(&name, &mut names))?;
        fill(sheet, table, wording)?;
    }
    if !empty.is_empty() {
        let sheet = book.add_worksheet();
        let title = wording.heading("empty_reports");
        sheet.set_name(workbook::sheet_name(&title, &mut names))?;
        sheet.write_string_with_format(0, 0, &title, &heading())?;
        let mut widest = title.width();
        for (row, table) in (1_u32..).zip(empty) {
            let name = wording.heading(table.name);
            widest = widest.max(name.width());
            sheet.write_string(row, 0, &name)?;
        }
        sheet.set_column_width(0, f64::from(u16::try_from(widest + 2).unwrap_or(u16::MAX)))?;
    }
    book.save_to_buffer()
}

fn fill(sheet: &mut Worksheet, table: &Table, wording: &dyn Wording) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_landscape();
    sheet.set_paper_size(9);
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, 0)?;
    let last = u32::try_from(table.rows.len()).unwrap_or(u32::MAX);
    for (at, column) in (0_u16..).zip(&table.columns) {
        let title = wording.heading_in(table.name, column.key);
        let head = if column.align == Align::Right { heading_of_figures() } else { heading() };
        sheet.write_string_with_format(0, at, &title, &head)?;
        let mut widest = title.width();
        for (row, cells) in (1_u32..).zip(&table.rows) {
            if let Some(cell) = cells.get(usize::from(at)) {
                widest = widest.max(write(sheet, (row, at), (column, cell), (&Format::new(), wording))?);
            }
        }
        let total = table.totals.iter().find(|(key, _)| *key == column.key).map(|(_, cell)| cell);
        match total {
            Some(cell) => widest = widest.max(write(sheet, (last + 1, at), (column, cell), (&bold, wording))?),
            None if at == 0 && !table.totals.is_empty() => {
                sheet.write_string_with_format(last + 1, at, wording.heading("total"), &bold)?;
            }
            None => {}
        }
        let width = u16::try_from(widest.min(WIDEST) + 2).unwrap_or(u16::MAX);
        sheet.set_column_width(at, f64::from(width))?;
    }
    let columns = u16::try_from(table.columns.len()).unwrap_or(u16::MAX);
    sheet.autofilter(0, 0, last, columns.saturating_sub(1)).map(|_| ())
}

/// Writes a cell and gives how wide it is.
fn write(
    sheet: &mut Worksheet,
    (row, at): (u32, u16),
    (column, cell): (&Column, &Cell),
    (format, wording): (&Format, &dyn Wording),
) -> Result<usize, XlsxError> {
    let text = table::text(column.key, cell, wording);
    let figure = match cell {
        Cell::Count(number) => number.to_f64().map(|figure| (figure, "0".to_owned())),
        Cell::Decimal(number) | Cell::Number(number) => {
            let decimals = usize::try_from(number.scale()).unwrap_or_default();
            let shown = if decimals == 0 { "#,##0".to_owned() } else { format!("#,##0.{}", "0".repeat(decimals)) };
            number.to_f64().map(|figure| (figure, shown))
        }
        _ => None,
    };
    match (cell, figure) {
        (Cell::Empty, _) => {}
        (_, Some((figure, shown))) => {
            sheet.write_number_with_format(row, at, figure, &format.clone().set_num_format(shown))?;
        }
        // Days before 1900 are no days to a spreadsheet.
        (Cell::Date(_), None) => match ExcelDateTime::parse_from_str(&text) {
            Ok(day) => {
                sheet.write_datetime_with_format(row, at, &day, &format.clone().set_num_format("yyyy-mm-dd"))?;
            }
            Err(_) => {
                sheet.write_string_with_format(row, at, &text, format)?;
            }
        },
        _ => {
            sheet.write_string_with_format(row, at, &text, &format.clone().set_num_format("@"))?;
        }
    }
    Ok(text.width())
}
