//! CSV and JSON Lines, a file for each sheet.

use std::io::{self, BufWriter, Write};

#[cfg(any(feature = "sqlite", feature = "parquet"))]
use rust_decimal::prelude::ToPrimitive;
use serde::Serializer;

use crate::model::sheet::{Purpose, SheetForm};
use crate::model::table::Cell;
use crate::output::csv::BYTE_ORDER_MARK;
use crate::output::spread::local::Local;
use crate::output::spread::{Opener, SheetHead, Spread, titles};
use crate::output::{json, safe};

/// Whether a CSV file begins with a byte order mark: some spreadsheets take it for another script without one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ByteOrderMark {
    /// It does not.
    Without,
    /// It does.
    With,
}

/// CSV (RFC 4180): headings in the language, codes as they are, formulas made harmless.
pub struct Csv<'a, W: Write> {
    about: SheetHead<'a>,
    sheets: Vec<csv::Writer<W>>,
}

impl<'a, W: Write> Csv<'a, W> {
    /// Opens a file for each sheet: registers side by side, where `import` takes a folder's; the others in `more`.
    pub fn new(
        forms: &[SheetForm],
        about: SheetHead<'a>,
        mark: ByteOrderMark,
        open: &mut Opener<'_, W>,
    ) -> io::Result<Self> {
        let mut sheets = Vec::new();
        for form in forms {
            let name = match form.purpose {
                Purpose::Register => format!("{}.csv", form.name),
                Purpose::Reading => format!("more/{}.csv", form.name),
            };
            let mut file = open(&name)?;
            if mark == ByteOrderMark::With {
                file.write_all(BYTE_ORDER_MARK.as_bytes())?;
            }
            let mut sheet = csv::Writer::from_writer(file);
            let title = |column| titles::column(about.phrases, about.phrases.language(), form, column);
            sheet.write_record(form.columns.iter().map(title))?;
            sheets.push(sheet);
        }
        Ok(Self { about, sheets })
    }
}

impl<W: Write> Spread for Csv<'_, W> {
    fn row(&mut self, sheet: usize, cells: &[Cell]) -> io::Result<()> {
        let offset = self.about.offset;
        let Some(sheet) = self.sheets.get_mut(sheet) else { return Ok(()) };
        let text = |cell: &Cell| match cell {
            Cell::Empty => String::new(),
            Cell::Text(text) => safe::csv_cell(text),
            Cell::Code(code) => (*code).to_owned(),
            Cell::Date(date) => date.to_string(),
            Cell::Time(moment) => Local::of(*moment, offset).shown(),
            Cell::Count(number) => number.to_string(),
            Cell::Decimal(number) | Cell::Number(number) => number.to_string(),
            Cell::Flag(yes) => if *yes { "yes" } else { "no" }.to_owned(),
            Cell::List(items) => safe::csv_cell(&items.join(";")),
            Cell::Gist(gist) => safe::csv_cell(&gist.to_string()),
        };
        Ok(sheet.write_record(cells.iter().map(text))?)
    }

    fn finish(&mut self) -> io::Result<()> {
        self.sheets.iter_mut().try_for_each(csv::Writer::flush)
    }
}

/// JSON Lines: an object a row, keys as they are in every language; money and areas as decimal strings, days as ISO dates.
pub struct JsonLines<W: Write> {
    sheets: Vec<(Vec<&'static str>, BufWriter<W>)>,
}

impl<W: Write> JsonLines<W> {
    /// Opens a file for each sheet.
    pub fn new(forms: &[SheetForm], open: &mut Opener<'_, W>) -> io::Result<Self> {
        let mut sheets = Vec::new();
        for form in forms {
            let keys = form.columns.iter().map(|column| column.key).collect();
            sheets.push((keys, BufWriter::new(open(&format!("{}.jsonl", form.name))?)));
        }
        Ok(Self { sheets })
    }
}

impl<W: Write> Spread for JsonLines<W> {
    fn row(&mut self, sheet: usize, cells: &[Cell]) -> io::Result<()> {
        let Some((keys, file)) = self.sheets.get_mut(sheet) else { return Ok(()) };
        let fields = keys.iter().zip(cells).map(|(key, cell)| (key, json::value(cell)));
        let mut row = Vec::new();
        serde_json::Serializer::new(&mut row).collect_map(fields)?;
        row.push(b'\n');
        file.write_all(safe::json(&String::from_utf8_lossy(&row)).as_bytes())
    }

    fn finish(&mut self) -> io::Result<()> {
        self.sheets.iter_mut().try_for_each(|(_, file)| file.flush())
    }
}

/// A cell as text that other programs take for what it is: ISO days and moments, decimals with a point.
#[cfg(any(feature = "sqlite", feature = "parquet"))]
pub(super) fn plain(cell: &Cell) -> Option<String> {
    match cell {
        Cell::Empty => None,
        Cell::Text(text) => Some(text.clone()),
        Cell::Code(code) => Some((*code).to_owned()),
        Cell::Date(date) => Some(date.to_string()),
        Cell::Time(moment) => Some(moment.to_string()),
        Cell::Count(number) => Some(number.to_string()),
        Cell::Decimal(number) | Cell::Number(number) => Some(number.to_string()),
        Cell::Flag(yes) => Some(yes.to_string()),
        Cell::List(items) => Some(items.join(";")),
        Cell::Gist(gist) => Some(gist.to_string()),
    }
}

/// Cents, or hundredths.
#[cfg(any(feature = "sqlite", feature = "parquet"))]
pub(super) fn cents(cell: &Cell) -> Option<i64> {
    let (Cell::Decimal(number) | Cell::Number(number)) = cell else { return None };
    let mut number = *number;
    number.rescale(2);
    number.mantissa().to_i64()
}
