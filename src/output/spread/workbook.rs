//! A workbook (XLSX): typed cells, a frozen heading with a filter, widths that fit, sums, ready to print. Rows go to disk as
//! they come.

use std::any::Any;
use std::cell::Cell as Flag;
use std::io::{self, Seek, Write};
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;
use std::sync::Once;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatBorder, Formula, Workbook, Worksheet, XlsxError};
use unicode_width::UnicodeWidthStr;

use crate::model::sheet::{CellSort, SheetForm, Sums};
use crate::model::table::Cell;
use crate::model::{Date, Moment, UtcOffset};
use crate::output::phrases::Phrases;
use crate::output::spread::local::Local;
use crate::output::spread::{SheetHead, Spread, failed, titles};
use crate::output::workbook::{heading, heading_of_figures};

/// The widest column, in characters: longer words stand over several lines, or are cut by the next cell.
const WIDEST: usize = 60;
/// The longest text that a cell of a spreadsheet holds.
const LONGEST: usize = 32_000;

/// A workbook whose rows have come so far.
pub struct Xlsx<W: Write + Seek + Send> {
    book: Workbook,
    sheets: Vec<SheetSoFar>,
    formats: Formats,
    phrases: Phrases,
    offset: UtcOffset,
    into: W,
}

/// A sheet whose rows have come so far.
struct SheetSoFar {
    sorts: Vec<CellSort>,
    sums: Vec<Option<Decimal>>,
    widths: Vec<usize>,
    /// How many rows stand in it, the heading included.
    rows: u32,
}

/// How cells look.
struct Formats {
    heading: Format,
    heading_of_figures: Format,
    text: Format,
    day: Format,
    time: Format,
    money: Format,
    count: Format,
    total: Format,
    total_money: Format,
}

impl Formats {
    fn new() -> Self {
        let bold = Format::new().set_bold();
        let money = Format::new().set_num_format("#,##0.00");
        Self {
            heading: heading().set_num_format("@"),
            heading_of_figures: heading_of_figures().set_num_format("@"),
            text: Format::new().set_num_format("@"),
            day: Format::new().set_num_format("yyyy-mm-dd"),
            time: Format::new().set_num_format("yyyy-mm-dd hh:mm"),
            count: Format::new().set_num_format("0"),
            total: bold.set_border_top(FormatBorder::Thin),
            total_money: money.clone().set_bold().set_border_top(FormatBorder::Thin),
            money,
        }
    }

    fn of(&self, sort: CellSort) -> &Format {
        match sort {
            CellSort::Text | CellSort::Code | CellSort::Flag => &self.text,
            CellSort::Date => &self.day,
            CellSort::Time => &self.time,
            CellSort::Money | CellSort::Decimal => &self.money,
            CellSort::Count => &self.count,
        }
    }
}

impl<W: Write + Seek + Send> Xlsx<W> {
    /// A workbook with a sheet for each form, written into a stream at the end; rows wait on the disk of the folder `beside`.
    pub fn new(forms: &[SheetForm], about: SheetHead<'_>, into: W, beside: &Path) -> io::Result<Self> {
        let mut book = Workbook::new();
        kept(|| book.set_tempdir(beside).map(|_| ()))?;
        let formats = Formats::new();
        let properties = DocProperties::new().set_title(about.estate).set_author("deedbox");
        // The document says when it was made by the clock of the command: the same export has the same bytes.
        let properties = match moment(about.now, about.offset) {
            Ok(made) => properties.set_creation_datetime(&made),
            Err(_) => properties,
        };
        book.set_properties(&properties);
        let mut sheets = Vec::new();
        for form in forms {
            sheets.push(kept(|| {
                let page = book.add_worksheet_with_constant_memory()?;
                begin(page, form, about.phrases, &formats)
            })?);
        }
        Ok(Self { book, sheets, formats, phrases: about.phrases, offset: about.offset, into })
    }
}

impl<W: Write + Seek + Send> Xlsx<W> {
    /// Takes the sheets without rows out, and names them on a sheet of their own: what nobody entered is said, not passed over.
    fn leave_out(&mut self, is_filled: &[bool]) -> Result<(), XlsxError> {
        let sheets = self.book.worksheets_mut();
        let empty: Vec<String> =
            sheets.iter().zip(is_filled).filter(|(_, filled)| !**filled).map(|(sheet, _)| sheet.name()).collect();
        let mut filled = is_filled.iter();
        sheets.retain(|_| filled.next().copied().unwrap_or(true));
        if empty.is_empty() {
            return Ok(());
        }
        let page = self.book.add_worksheet_with_constant_memory()?;
        let title = titles::empty(self.phrases);
        page.set_name(&title)?;
        page.write_string_with_format(0, 0, &title, &self.formats.heading)?;
        for (row, name) in (1..).zip(&empty) {
            page.write_string_with_format(row, 0, name, &self.formats.text)?;
        }
        let widest = empty.iter().chain([&title]).map(|text| text.width()).max().unwrap_or_default();
        page.set_column_width(0, f64::from(u16::try_from(widest + 2).unwrap_or(u16::MAX))).map(|_| ())
    }
}

/// Sets a sheet up: its name, heading, and how it is printed.
fn begin(page: &mut Worksheet, form: &SheetForm, phrases: Phrases, formats: &Formats) -> Result<SheetSoFar, XlsxError> {
    page.set_name(titles::sheet(phrases, form))?;
    page.set_freeze_panes(1, 0)?;
    page.set_landscape();
    page.set_paper_size(9);
    page.set_print_fit_to_pages(1, 0);
    page.set_repeat_rows(0, 0)?;
    let mut widths = Vec::new();
    for (at, column) in form.columns.iter().enumerate() {
        let title = titles::column(phrases, phrases.language(), form, column);
        let is_figure = matches!(column.sort, CellSort::Money | CellSort::Decimal | CellSort::Count);
        let head = if is_figure { &formats.heading_of_figures } else { &formats.heading };
        page.write_string_with_format(0, place(at), &title, head)?;
        widths.push(title.width() + 3);
    }
    let adds_up = |sort| if sort == CellSort::Money && form.sums == Sums::Amounts { Some(Decimal::ZERO) } else { None };
    Ok(SheetSoFar {
        sorts: form
            .columns
            .iter()
            .map(|column| if titles::is_coded(column) { CellSort::Code } else { column.sort })
            .collect(),
        sums: form.columns.iter().map(|column| adds_up(column.sort)).collect(),
        widths,
        rows: 1,
    })
}

fn place(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}

impl<W: Write + Seek + Send> Spread for Xlsx<W> {
    fn row(&mut self, sheet: usize, cells: &[Cell]) -> io::Result<()> {
        let Some(known) = self.sheets.get_mut(sheet) else { return Ok(()) };
        let page = self.book.worksheet_from_index(sheet).map_err(written)?;
        let row = known.rows;
        kept(|| {
            for (at, cell) in cells.iter().enumerate() {
                let sort = known.sorts.get(at).copied().unwrap_or(CellSort::Text);
                let width = write(page, (row, place(at)), (cell, sort, &self.formats), (self.phrases, self.offset))?;
                if let Some(widest) = known.widths.get_mut(at) {
                    *widest = (*widest).max(width);
                }
                if let (Some(Some(sum)), Cell::Decimal(amount)) = (known.sums.get_mut(at), cell) {
                    *sum += *amount;
                }
            }
            Ok(())
        })?;
        known.rows += 1;
        Ok(())
    }

    fn finish(&mut self) -> io::Result<()> {
        kept(|| {
            for (at, sheet) in self.sheets.iter().enumerate() {
                end(self.book.worksheet_from_index(at)?, sheet, &self.formats, self.phrases)?;
            }
            let is_filled: Vec<bool> = self.sheets.iter().map(|sheet| 1 < sheet.rows).collect();
            self.leave_out(&is_filled)?;
            self.book.save_to_writer(&mut self.into)
        })?;
        self.into.flush()
    }
}

thread_local! {
    /// Whether the library is at work in this thread: what it says in a panic is made an error.
    static AT_WORK: Flag<bool> = const { Flag::new(false) };
}

/// Lets the library work on rows that are on their way to disk. It panics where they cannot be written; that is an error of
/// writing like any other, and nothing else is said of it.
fn kept<T>(work: impl FnOnce() -> Result<T, XlsxError>) -> io::Result<T> {
    static QUIET: Once = Once::new();
    QUIET.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !AT_WORK.get() {
                before(info);
            }
        }));
    });
    AT_WORK.set(true);
    let done = panic::catch_unwind(AssertUnwindSafe(work));
    AT_WORK.set(false);
    match done {
        Ok(done) => done.map_err(written),
        Err(says) => Err(of_panic(&*says)),
    }
}

/// What the system said, taken out of the words of a panic: `… Os { code: 28, …`.
fn of_panic(says: &(dyn Any + Send)) -> io::Error {
    let says = says.downcast_ref::<String>().map_or("", String::as_str);
    let code = says.split_once("code: ").map(|(_, rest)| rest.chars().take_while(char::is_ascii_digit).collect());
    match code.and_then(|digits: String| digits.parse().ok()) {
        Some(code) => io::Error::from_raw_os_error(code),
        None => io::Error::other(says.to_owned()),
    }
}

/// What the system said, where it is what the library says.
fn written(error: XlsxError) -> io::Error {
    match error {
        XlsxError::IoError(e) | XlsxError::TempFileError(_, e) => e,
        other => failed(other),
    }
}

/// The filter, the widths, and the sums under the rows.
fn end(page: &mut Worksheet, sheet: &SheetSoFar, formats: &Formats, phrases: Phrases) -> Result<(), XlsxError> {
    let last = sheet.rows - 1;
    page.autofilter(0, 0, last, place(sheet.sorts.len().saturating_sub(1)))?;
    if sheet.sums.iter().any(Option::is_some) && 0 < last {
        let total = titles::total(phrases);
        for (at, sum) in sheet.sums.iter().enumerate() {
            let column = place(at);
            match sum {
                Some(sum) => {
                    let name = letters(at);
                    let formula = Formula::new(format!("=SUBTOTAL(109,{name}2:{name}{})", sheet.rows));
                    let formula = formula.set_result(sum.to_string());
                    page.write_formula_with_format(sheet.rows, column, formula, &formats.total_money)?;
                }
                None if at == 0 => {
                    page.write_string_with_format(sheet.rows, column, &total, &formats.total)?;
                }
                None => {
                    page.write_blank(sheet.rows, column, &formats.total)?;
                }
            }
        }
    }
    for (at, width) in sheet.widths.iter().enumerate() {
        let width = u16::try_from((*width).min(WIDEST) + 1).unwrap_or(u16::MAX);
        page.set_column_width(place(at), f64::from(width))?;
    }
    Ok(())
}

/// The letters of a column, as a formula names it.
fn letters(at: usize) -> String {
    let letter = |n: usize| u8::try_from(n % 26).map_or('A', |n| char::from(b'A' + n));
    if at < 26 { letter(at).to_string() } else { format!("{}{}", letter(at / 26 - 1), letter(at)) }
}

/// Writes a cell and gives how wide it is.
fn write(
    page: &mut Worksheet,
    (row, column): (u32, u16),
    (cell, sort, formats): (&Cell, CellSort, &Formats),
    (phrases, offset): (Phrases, UtcOffset),
) -> Result<usize, XlsxError> {
    let (format, day) = (formats.of(sort), &formats.day);
    let mut text = |text: &str| {
        let short: String =
            if text.len() <= LONGEST { text.to_owned() } else { text.chars().take(LONGEST / 4).collect() };
        page.write_string_with_format(row, column, &short, format).map(|_| short.width())
    };
    match cell {
        Cell::Empty => Ok(0),
        Cell::Text(words) if sort == CellSort::Code => text(&titles::words(phrases, words)),
        Cell::Text(words) => text(words),
        Cell::Code(code) => text(&titles::word(phrases, code)),
        Cell::List(items) if sort == CellSort::Code => text(&titles::words(phrases, &items.join(";"))),
        Cell::List(items) => text(&items.join(";")),
        Cell::Gist(gist) => text(&gist.to_string()),
        Cell::Flag(yes) => text(&titles::word(phrases, if *yes { "yes" } else { "no" })),
        // Days before 1900 are no days to a spreadsheet.
        Cell::Date(date) => match excel_day(*date) {
            Ok(at) => page.write_datetime_with_format(row, column, at, day).map(|_| 11),
            Err(_) => text(&date.to_string()),
        },
        Cell::Time(at) => match moment(*at, offset) {
            Ok(there) => page.write_datetime_with_format(row, column, there, format).map(|_| 17),
            Err(_) => text(&Local::of(*at, offset).shown()),
        },
        Cell::Count(number) => match u32::try_from(*number) {
            Ok(figure) => page.write_number_with_format(row, column, figure, format).map(|_| number.to_string().len()),
            Err(_) => text(&number.to_string()),
        },
        Cell::Decimal(number) | Cell::Number(number) => match number.to_f64() {
            Some(figure) => {
                page.write_number_with_format(row, column, figure, format).map(|_| number.to_string().len() + 4)
            }
            None => text(&number.to_string()),
        },
    }
}

fn excel_day(date: Date) -> Result<ExcelDateTime, XlsxError> {
    ExcelDateTime::parse_from_str(&date.to_string())
}

fn moment(at: Moment, offset: UtcOffset) -> Result<ExcelDateTime, XlsxError> {
    let local = Local::of(at, offset);
    let ((year, month, day), (hour, minute, second)) = (local.day(), local.hour());
    ExcelDateTime::from_ymd(year, month, day)?.and_hms(hour, minute, second)
}
