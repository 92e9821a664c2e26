//! How the cells of an `.ods` are shown, and which were merged (ODF 1.3, part 3, 9.1).
//!
//! Beside the number of a cell stands the text that was shown of it when it was saved: what that has more than the number is its format.

use std::collections::BTreeMap;
use std::io::{BufReader, Cursor};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::desk::import::bounds::{MAX_COLUMNS, MAX_ROWS, MAX_TEXT};
use crate::desk::import::number_format::NumberFormat;
use crate::desk::import::untold::Untold;

/// What is told of each sheet, by its name.
pub fn of_ods(bytes: &[u8]) -> BTreeMap<String, Untold> {
    let mut told = BTreeMap::new();
    let Ok(mut parts) = zip::ZipArchive::new(Cursor::new(bytes)) else { return told };
    let Ok(content) = parts.by_name("content.xml") else { return told };
    let mut reader = Reader::from_reader(BufReader::new(content));
    reader.config_mut().expand_empty_elements = true;
    reader.config_mut().check_end_names = false;
    let mut sheet: Option<(String, OdsSheet)> = None;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        let Ok(event) = reader.read_event_into(&mut buffer) else { break };
        match event {
            Event::Eof => break,
            Event::Start(tag) if tag.name().as_ref() == "table:table" => {
                sheet = attribute(&tag, "table:name").map(|name| (name, OdsSheet::default()));
            }
            Event::End(tag) if tag.name().as_ref() == "table:table" => {
                told.extend(sheet.take().map(|(name, sheet)| (name, sheet.told)));
            }
            event => sheet.iter_mut().for_each(|(_, sheet)| sheet.take(&event)),
        }
    }
    told
}

/// A sheet as far as it was read.
#[derive(Default)]
struct OdsSheet {
    told: Untold,
    /// The row, how often it is there, and its next column.
    row: u32,
    rows: u32,
    column: u32,
    cell: Option<OdsCell>,
}

/// A cell that is being read.
struct OdsCell {
    /// How often it stands there, side by side.
    columns: u32,
    /// Its number, where it has one.
    number: Option<String>,
    /// What is shown of it.
    text: String,
    /// How deep in a remark the reader is: its text is not the cell's.
    remarks: u32,
}

impl OdsSheet {
    fn take(&mut self, event: &Event) {
        match event {
            Event::Start(tag) => match tag.name().as_ref() {
                "table:table-row" => {
                    self.rows = count(tag, "table:number-rows-repeated", MAX_ROWS);
                    self.column = 0;
                }
                "table:table-cell" | "table:covered-table-cell" => self.begin(tag),
                "office:annotation" => self.cell.iter_mut().for_each(|cell| cell.remarks += 1),
                _ => {}
            },
            Event::Text(text) => {
                let shown = self.cell.as_mut().filter(|cell| cell.remarks == 0 && cell.text.len() < MAX_TEXT);
                shown.into_iter().for_each(|cell| cell.text.push_str(&text.xml10_content()));
            }
            Event::End(tag) => match tag.name().as_ref() {
                "table:table-row" => self.row = self.row.saturating_add(self.rows),
                "table:table-cell" | "table:covered-table-cell" => self.end(),
                "office:annotation" => {
                    self.cell.iter_mut().for_each(|cell| cell.remarks = cell.remarks.saturating_sub(1));
                }
                _ => {}
            },
            _ => {}
        }
    }

    fn begin(&mut self, tag: &BytesStart) {
        let columns = count(tag, "table:number-columns-repeated", MAX_COLUMNS);
        let spanned = count(tag, "table:number-rows-spanned", MAX_ROWS);
        if 1 < spanned {
            self.told.merged.push((self.row, self.column, self.row.saturating_add(spanned - 1)));
        }
        let kind = attribute(tag, "office:value-type");
        let is_plain = matches!(kind.as_deref(), Some("float" | "currency"));
        let number = attribute(tag, "office:value").filter(|_| is_plain);
        self.cell = Some(OdsCell { columns, number, text: String::new(), remarks: 0 });
    }

    fn end(&mut self) {
        let Some(cell) = self.cell.take() else { return };
        let format = cell.number.and_then(|number| NumberFormat::of_shown(&number, &cell.text));
        let columns = self.column..self.column.saturating_add(cell.columns);
        self.column = columns.end;
        let Some(format) = format else { return };
        for row in self.row..self.row.saturating_add(self.rows) {
            columns.clone().for_each(|column| self.told.show((row, column), &format));
        }
    }
}

fn attribute(tag: &BytesStart, name: &str) -> Option<String> {
    let found = tag.try_get_attribute(name).ok()??;
    Some(found.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok()?.into_owned())
}

/// How often something stands there: once, where nothing is said.
fn count(tag: &BytesStart, name: &str, most: usize) -> u32 {
    let told = attribute(tag, name).and_then(|count| count.parse::<u32>().ok()).unwrap_or(1);
    told.min(u32::try_from(most).unwrap_or(u32::MAX))
}
