//! Workbooks of office programs (`.xlsx`, `.xls`, `.ods`): what stands in the cells of their sheets, merged ones filled down.
//!
//! Only for a process that reads apart (`apart.rs` asks it): calamine panics, aborts and fills the memory where somebody wants it to.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use calamine::{Data, DataRef, ExcelDateTime, ExcelDateTimeType, Ods, Reader, SheetType, SheetVisible, Xls, Xlsx};
use chrono::{Datelike, Timelike};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::desk::import::bounds::{MAX_COLUMNS, MAX_UNPACKED, RoomLeft};
use crate::desk::import::form::FileForm;
use crate::desk::import::number_format::NumberFormat;
use crate::desk::import::raw_cell::{Grid, GridRow, Instant, RawCell};
use crate::desk::import::untold::{self, Untold};
use crate::error::TableLimit;

/// A sheet, and whether a person sees it.
#[derive(Debug, Serialize, Deserialize)]
pub struct SheetSeen {
    /// What stands in it.
    pub grid: Grid,
    /// Whether it is shown.
    pub seen: Visible,
}

/// Whether a person sees a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Visible {
    Shown,
    Hidden,
}

/// A part of what is told of a workbook: its sheets one after the other, each before its rows.
#[derive(Debug, Serialize, Deserialize)]
pub enum WorkbookPart {
    /// A sheet, without its rows.
    Page(SheetSeen),
    /// The next row of it.
    Row(GridRow),
    /// Why nothing more is told.
    Refused(Refused),
}

/// Why a workbook is not read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refused {
    /// It cannot be opened.
    Broken(String),
    /// It has a password.
    Encrypted,
    /// It has more than any register.
    Beyond(TableLimit),
    /// It has no such sheet, but these.
    NoSheet(Vec<String>),
}

type WorkbookBytes<'b> = Cursor<&'b [u8]>;

/// What there is to tell of a workbook, or of the sheet of it that was named.
pub fn parts(bytes: &[u8], wanted: Option<&str>) -> impl Iterator<Item = WorkbookPart> {
    let (pages, refused) = match read(bytes, wanted) {
        Ok(pages) => (pages, None),
        Err(refused) => (Vec::new(), Some(WorkbookPart::Refused(refused))),
    };
    let told = pages.into_iter().flat_map(|mut page| {
        let rows = std::mem::take(&mut page.grid.rows);
        std::iter::once(WorkbookPart::Page(page)).chain(rows.into_iter().map(WorkbookPart::Row))
    });
    told.chain(refused)
}

/// Reads the sheets of a workbook, or the one that was named.
fn read(bytes: &[u8], wanted: Option<&str>) -> Result<Vec<SheetSeen>, Refused> {
    let mut open = match FileForm::of(bytes) {
        FileForm::Packed => packed(bytes)?,
        _ => OpenWorkbook::Xls(Xls::new(Cursor::new(bytes)).map_err(|e| match e {
            calamine::XlsError::Password => Refused::Encrypted,
            // An encrypted `.xlsx` is a compound file as well.
            e if is_encrypted(bytes) => {
                drop(e);
                Refused::Encrypted
            }
            e => Refused::Broken(e.to_string()),
        })?),
    };
    let known = open.sheets();
    if let Some(wanted) = wanted
        && !known.iter().any(|(name, _)| is_named(name, wanted))
    {
        return Err(Refused::NoSheet(known.into_iter().map(|(name, _)| name).collect()));
    }
    let mut pages = Vec::new();
    let mut room = RoomLeft::default();
    let mut untold = open.untold(bytes, &known);
    for (name, seen) in known.into_iter().filter(|(name, _)| wanted.is_none_or(|wanted| is_named(name, wanted))) {
        let told = untold.remove(&name).unwrap_or_default();
        let cells = open.cells((&name, &told), &mut room)?;
        let merged = open.merged((&name, &told));
        pages.push(SheetSeen { grid: grid(name, cells, &merged), seen });
    }
    Ok(pages)
}

fn is_named(name: &str, wanted: &str) -> bool {
    crate::model::script::alike(name.trim()) == crate::model::script::alike(wanted.trim())
}

fn is_encrypted(bytes: &[u8]) -> bool {
    matches!(Xlsx::new(Cursor::new(bytes)), Err(calamine::XlsxError::Password))
}

/// Opens a packed workbook, when it is known what it unpacks to.
fn packed(bytes: &[u8]) -> Result<OpenWorkbook<'_>, Refused> {
    let broken = Refused::Broken;
    let mut parts = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|e| broken(e.to_string()))?;
    let (mut left, mut is_ods) = (MAX_UNPACKED, false);
    for at in 0..parts.len() {
        let part = parts.by_index(at).map_err(|e| broken(e.to_string()))?;
        let name = part.name().map_err(|e| broken(e.to_string()))?.into_owned();
        is_ods |= name == "content.xml";
        if is_picture(&name) {
            continue;
        }
        let unpacked =
            std::io::copy(&mut part.take(left + 1), &mut std::io::sink()).map_err(|e| broken(e.to_string()))?;
        let Some(rest) = left.checked_sub(unpacked) else {
            return Err(Refused::Beyond(TableLimit::Unpacked));
        };
        left = rest;
    }
    if is_ods {
        return Ok(OpenWorkbook::Ods(Ods::new(Cursor::new(bytes)).map_err(|e| match e {
            calamine::OdsError::Password => Refused::Encrypted,
            e => broken(e.to_string()),
        })?));
    }
    Ok(OpenWorkbook::Xlsx(Xlsx::new(Cursor::new(bytes)).map_err(|e| broken(e.to_string()))?))
}

/// Whether a part is one that is not unpacked later either. Names are told apart without case, as whoever looks for a part does.
fn is_picture(name: &str) -> bool {
    let name = name.to_lowercase();
    ["xl/media/", "pictures/", "thumbnails/", "docprops/thumbnail"].iter().any(|folder| name.starts_with(folder))
}

enum OpenWorkbook<'b> {
    Xls(Xls<WorkbookBytes<'b>>),
    Xlsx(Xlsx<WorkbookBytes<'b>>),
    Ods(Ods<WorkbookBytes<'b>>),
}

/// The filled cells of a sheet: by row and column, from 0.
type FilledCells = BTreeMap<u32, BTreeMap<u32, RawCell>>;

impl OpenWorkbook<'_> {
    /// The sheets that hold cells, and whether each is shown.
    fn sheets(&self) -> Vec<(String, Visible)> {
        let all = match self {
            Self::Xls(book) => book.sheets_metadata(),
            Self::Xlsx(book) => book.sheets_metadata(),
            Self::Ods(book) => book.sheets_metadata(),
        };
        let seen = |visible| if visible == SheetVisible::Visible { Visible::Shown } else { Visible::Hidden };
        let sheets = all.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
        sheets.map(|sheet| (sheet.name.clone(), seen(sheet.visible))).collect()
    }

    /// What the library does not tell of the sheets, by their names.
    fn untold(&self, bytes: &[u8], known: &[(String, Visible)]) -> BTreeMap<String, Untold> {
        match self {
            Self::Xlsx(_) => BTreeMap::new(),
            Self::Ods(_) => untold::of_ods(bytes),
            Self::Xls(book) => {
                // Sheets of charts count as well.
                let names = book.sheets_metadata().iter().map(|sheet| sheet.name.clone());
                let mut told: BTreeMap<String, Untold> = names.zip(untold::of_xls(bytes)).collect();
                told.retain(|name, _| known.iter().any(|(known, _)| known == name));
                told
            }
        }
    }

    fn cells(&mut self, (name, told): (&str, &Untold), room: &mut RoomLeft) -> Result<FilledCells, Refused> {
        let broken = |e: &dyn std::fmt::Display| Refused::Broken(e.to_string());
        match self {
            Self::Xlsx(book) => streamed(book, name, room),
            Self::Xls(book) => {
                let since_1904 = book.has_1904_epoch();
                filled(&book.worksheet_range(name).map_err(|e| broken(&e))?, (since_1904, &told.shown), room)
            }
            Self::Ods(book) => filled(&book.worksheet_range(name).map_err(|e| broken(&e))?, (false, &told.shown), room),
        }
    }

    /// The ranges that were merged: first row and column, last row.
    fn merged(&mut self, (name, told): (&str, &Untold)) -> Vec<(u32, u32, u32)> {
        let found = match self {
            Self::Xlsx(book) => book.merge_cells_by_sheet_name(name).unwrap_or_default(),
            Self::Xls(book) => book.merge_cells_by_sheet_name(name).unwrap_or_default(),
            Self::Ods(_) => return told.merged.clone(),
        };
        found.iter().map(|range| (range.start.0, range.start.1, range.end.0)).collect()
    }
}

/// The cells of a sheet whose numbers a person sees with more than their digits: each with its format.
fn formats(book: &mut Xlsx<WorkbookBytes<'_>>, name: &str) -> Result<BTreeMap<(u32, u32), NumberFormat>, Refused> {
    let broken = |e: calamine::XlsxError| Refused::Broken(e.to_string());
    let mut reader = book.worksheet_cells_reader(name).map_err(broken)?;
    let of_style = |style: &calamine::Style| NumberFormat::of(&style.number_format.as_ref()?.format_code);
    let of_styles: Vec<Option<NumberFormat>> = reader.styles().iter().map(of_style).collect();
    let mut found = BTreeMap::new();
    if of_styles.iter().all(Option::is_none) {
        return Ok(found);
    }
    while let Some((row, column, style)) = reader.next_style_id().map_err(broken)? {
        if let Some(Some(format)) = of_styles.get(style) {
            found.insert((row, column), format.clone());
        }
        if MAX_STYLED < found.len() {
            return Err(Refused::Beyond(TableLimit::Cells));
        }
    }
    Ok(found)
}

/// The most cells that have such a format.
const MAX_STYLED: usize = 4_000_000;

/// The cells of a sheet as they stand in the file, however large it claims to be.
fn streamed(book: &mut Xlsx<WorkbookBytes<'_>>, name: &str, room: &mut RoomLeft) -> Result<FilledCells, Refused> {
    let since_1904 = book.has_1904_epoch();
    let mut shown = formats(book, name)?;
    let mut reader = book.worksheet_cells_reader(name).map_err(|e| Refused::Broken(e.to_string()))?;
    let mut rows = FilledCells::new();
    while let Some(cell) = reader.next_cell_with_formula().map_err(|e| Refused::Broken(e.to_string()))? {
        let given = match (cell.value, cell.formula) {
            (DataRef::Empty, Some(formula)) => RawCell::NoValue(format!("={formula}")),
            (value, _) => given(&Data::from(value), since_1904),
        };
        if given.is_empty() {
            continue;
        }
        let given = shown.remove(&cell.pos).map_or(given.clone(), |format| format.shown(given));
        put(&mut rows, cell.pos, given, room)?;
    }
    Ok(rows)
}

fn filled(
    range: &calamine::Range<Data>,
    (since_1904, shown): (bool, &BTreeMap<(u32, u32), NumberFormat>),
    room: &mut RoomLeft,
) -> Result<FilledCells, Refused> {
    let (first_row, first_column) = range.start().unwrap_or_default();
    let mut rows = FilledCells::new();
    for (row, column, value) in range.used_cells() {
        let given = given(value, since_1904);
        let place = (u32::try_from(row).unwrap_or(u32::MAX), u32::try_from(column).unwrap_or(u32::MAX));
        let (row, column) = (first_row.saturating_add(place.0), first_column.saturating_add(place.1));
        if given.is_empty() {
            continue;
        }
        let given = shown.get(&(row, column)).map_or(given.clone(), |format| format.shown(given));
        put(&mut rows, (row, column), given, room)?;
    }
    Ok(rows)
}

/// Puts a cell in its row, where there is room for it.
fn put(rows: &mut FilledCells, (row, column): (u32, u32), given: RawCell, room: &mut RoomLeft) -> Result<(), Refused> {
    let line = u64::from(row) + 1;
    if usize::try_from(column).map_or(true, |column| MAX_COLUMNS <= column) {
        return Err(Refused::Beyond(TableLimit::Columns { line }));
    }
    room.text(line, given.shown().len()).map_err(Refused::Beyond)?;
    let cells = rows.entry(row).or_default();
    // The empty ones up to it count as well: they will be cells of the row.
    let before = cells.keys().next_back().map_or(0, |last| last + 1);
    let new = usize::try_from((column + 1).saturating_sub(before)).unwrap_or(usize::MAX);
    if cells.is_empty() {
        room.row().map_err(Refused::Beyond)?;
    }
    room.cells(new).map_err(Refused::Beyond)?;
    cells.insert(column, given);
    Ok(())
}

/// What a cell holds.
fn given(value: &Data, since_1904: bool) -> RawCell {
    match value {
        Data::Empty => RawCell::Empty,
        Data::String(text) => RawCell::text(text),
        Data::Bool(set) => RawCell::text(if *set { "true" } else { "false" }),
        Data::Int(number) => {
            // Serials are whole numbers of five digits: each of them is a float without loss.
            let serial = i32::try_from(*number).ok().map(|number| serial(f64::from(number), since_1904));
            RawCell::Number(number.to_string(), serial.as_ref().and_then(instant))
        }
        Data::Float(number) => RawCell::Number(as_shown(*number), instant(&serial(*number, since_1904))),
        Data::DateTime(serial) => match instant(serial) {
            Some(instant) if 1.0 <= serial.as_f64() => RawCell::When(instant),
            Some(hour) => RawCell::text(&format!("{:02}:{:02}:{:02}", hour.hour, hour.minute, hour.second)),
            None => RawCell::Number(as_shown(serial.as_f64()), None),
        },
        // ODS has dates as text: `2026-03-05`, `2026-03-05T09:05:00`.
        Data::DateTimeIso(text) => {
            let bare = text.strip_suffix("T00:00:00").unwrap_or(text);
            RawCell::text(&bare.replace('T', " "))
        }
        Data::DurationIso(text) => RawCell::text(text),
        Data::Error(error) => RawCell::Broken(error.to_string()),
    }
}

fn serial(number: f64, since_1904: bool) -> ExcelDateTime {
    ExcelDateTime::new(number, ExcelDateTimeType::DateTime, since_1904)
}

/// A number with the fifteen digits that office programs show of it, without the dust of its binary form.
fn as_shown(number: f64) -> String {
    let rounded = Decimal::from_scientific(&format!("{number:.14e}")).map(|number| number.normalize().to_string());
    rounded.unwrap_or_else(|_| number.to_string())
}

/// The time that a serial is, to the second.
fn instant(serial: &ExcelDateTime) -> Option<Instant> {
    if !(0.0..2_958_466.0).contains(&serial.as_f64()) {
        return None;
    }
    let near = serial.as_datetime()?.checked_add_signed(chrono::TimeDelta::milliseconds(500))?;
    let (hour, minute, second) = (near.hour(), near.minute(), near.second());
    Some(Instant { year: near.year(), month: near.month(), day: near.day(), hour, minute, second })
}

/// The rows of a sheet, merged cells filled down: the same unit over several rows.
fn grid(name: String, mut filled: FilledCells, merged: &[(u32, u32, u32)]) -> Grid {
    let mut copies: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (first, column, last) in merged.iter().filter(|(first, _, last)| first < last) {
        let Some(value) = filled.get(first).and_then(|row| row.get(column)).cloned() else { continue };
        // Rows in which nothing else stands are empty ones of the merged range, not rows of the register.
        for (at, row) in filled.range_mut(first + 1..=*last) {
            row.entry(*column).or_insert_with(|| value.clone());
            copies.entry(*at).or_default().push(usize::try_from(*column).unwrap_or(usize::MAX));
        }
    }
    let (mut rows, mut next) = (Vec::new(), 0);
    let (mut blank, mut many_blank) = (Vec::new(), Vec::new());
    for (at, cells) in filled {
        let between = next..at;
        blank.extend(between.clone().map(|row| u64::from(row) + 1).take(MAX_BLANK));
        let more = between.len().saturating_sub(MAX_BLANK);
        if 0 < more {
            many_blank.push((u64::from(at), u64::try_from(more).unwrap_or(u64::MAX)));
        }
        next = at + 1;
        let width = cells.keys().next_back().map_or(0, |last| last + 1);
        let mut cells = cells;
        let cells = (0..width).map(|column| cells.remove(&column).unwrap_or_default()).collect();
        rows.push(GridRow { line: u64::from(at) + 1, cells, merged: copies.remove(&at).unwrap_or_default() });
    }
    Grid { sheet: Some(name), rows, blank, many_blank, read_as: None }
}

/// The most empty rows between two that are named one by one.
const MAX_BLANK: usize = 1000;
