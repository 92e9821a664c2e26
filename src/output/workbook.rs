//! Small workbooks for people to fill in: text in every cell, the header bold and frozen.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook, XlsxError};

/// The widest column, in characters.
const WIDEST: u16 = 60;

/// The most characters of a sheet's name.
const LONGEST_NAME: usize = 31;

/// How the head of a column looks: bold on grey, with a line beneath.
pub(super) fn heading() -> Format {
    Format::new().set_bold().set_border_bottom(FormatBorder::Thin).set_background_color("#E8ECF1")
}

/// The same over figures, which stand at the right.
pub(super) fn heading_of_figures() -> Format {
    heading().set_align(FormatAlign::Right)
}

#[derive(Clone, Debug)]
pub struct WorkbookSheet {
    pub name: String,
    pub headers: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

/// A workbook of these sheets, as bytes.
///
/// # Errors
/// The library says why it cannot be made.
pub fn bytes(pages: &[WorkbookSheet]) -> Result<Vec<u8>, XlsxError> {
    let (bold, text) = (heading().set_num_format("@"), Format::new().set_num_format("@"));
    let mut book = Workbook::new();
    let mut names: Vec<String> = Vec::new();
    for page in pages {
        let sheet = book.add_worksheet();
        sheet.set_name(sheet_name(&page.name, &mut names))?;
        for (at, header) in (0..).zip(&page.headers) {
            let rows = page.rows.iter().filter_map(|row| row.get(usize::from(at)));
            let widest = rows.chain([header]).map(|cell| unicode_width::UnicodeWidthStr::width(cell.as_str())).max();
            let width = u16::try_from(widest.unwrap_or_default()).unwrap_or(WIDEST).saturating_add(2);
            sheet.set_column_width(at, width.min(WIDEST))?.set_column_format(at, &text)?;
            sheet.write_string_with_format(0, at, header, &bold)?;
        }
        for (line, row) in (1..).zip(&page.rows) {
            for (at, cell) in (0..).zip(row).filter(|(_, cell)| !cell.is_empty()) {
                sheet.write_string_with_format(line, at, cell, &text)?;
            }
        }
        sheet.set_freeze_panes(1, 0)?;
    }
    book.save_to_buffer()
}

/// A name that a sheet may have, and no other of the workbook has.
pub(super) fn sheet_name(wanted: &str, taken: &mut Vec<String>) -> String {
    let plain: String = wanted.chars().filter(|c| !c.is_control() && !"[]:*?/\\'".contains(*c)).collect();
    let plain = if plain.trim().is_empty() { "1".to_owned() } else { plain.trim().to_owned() };
    let named = |end: &str| plain.chars().take(LONGEST_NAME - end.len()).collect::<String>() + end;
    let mut name = named("");
    let mut count = 1;
    while taken.iter().any(|other| other.to_lowercase() == name.to_lowercase()) {
        count += 1;
        name = named(&format!(" {count}"));
    }
    taken.push(name.clone());
    name
}
