//! Parquet, a file for each sheet: days as DATE, moments as TIMESTAMP in UTC, money and areas as DECIMAL(18,2), Snappy.

use std::io::{self, Write};
use std::sync::Arc;

use parquet::basic::{Compression, LogicalType, Repetition, TimeUnit, Type as Physical};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DataType, Int32Type, Int64Type};
use parquet::file::metadata::KeyValue;
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types::{Type, TypePtr};

use crate::model::sheet::{CellSort, SheetForm};
use crate::model::table::Cell;
use crate::model::{Date, UtcOffset};
use crate::output::spread::local::Local;
use crate::output::spread::{Opener, SheetHead, Spread, failed, text};

/// How many rows wait in memory before they are written as a group.
const GROUP: usize = 32_768;

/// Files whose rows have come so far.
pub struct Parquet<W: Write + Send> {
    sheets: Vec<ParquetSheet<W>>,
    offset: UtcOffset,
}

struct ParquetSheet<W: Write + Send> {
    columns: Vec<ColumnSoFar>,
    /// How many rows wait.
    waiting: usize,
    file: SerializedFileWriter<W>,
}

/// What waits of a column: which rows have a value, and the values. Most columns of most records have none.
struct ColumnSoFar {
    sort: CellSort,
    levels: Vec<i16>,
    values: ParquetValues,
}

/// Values of the type that a sort has in the file.
enum ParquetValues {
    Texts(Vec<ByteArray>),
    Days(Vec<i32>),
    Numbers(Vec<i64>),
    Flags(Vec<bool>),
}

impl ColumnSoFar {
    fn new(sort: CellSort) -> Self {
        let values = match sort {
            CellSort::Text | CellSort::Code => ParquetValues::Texts(Vec::new()),
            CellSort::Date => ParquetValues::Days(Vec::new()),
            CellSort::Time | CellSort::Money | CellSort::Decimal | CellSort::Count => {
                ParquetValues::Numbers(Vec::new())
            }
            CellSort::Flag => ParquetValues::Flags(Vec::new()),
        };
        Self { sort, levels: Vec::new(), values }
    }

    fn take(&mut self, cell: &Cell, offset: UtcOffset) {
        let there = match &mut self.values {
            ParquetValues::Texts(texts) => {
                kept(texts, text::plain(cell).map(|text| ByteArray::from(text.into_bytes())))
            }
            ParquetValues::Days(days) => kept(days, day(cell)),
            ParquetValues::Numbers(numbers) => kept(
                numbers,
                match self.sort {
                    CellSort::Time => micros(cell, offset),
                    CellSort::Count => count(cell),
                    _ => text::cents(cell),
                },
            ),
            ParquetValues::Flags(flags) => kept(flags, flag(cell)),
        };
        self.levels.push(there);
    }

    fn write(&mut self, into: &mut SerializedColumnWriter<'_>) -> io::Result<()> {
        let levels = &mut self.levels;
        match &mut self.values {
            ParquetValues::Texts(texts) => put::<ByteArrayType>(into, texts, levels),
            ParquetValues::Days(days) => put::<Int32Type>(into, days, levels),
            ParquetValues::Numbers(numbers) => put::<Int64Type>(into, numbers, levels),
            ParquetValues::Flags(flags) => put::<BoolType>(into, flags, levels),
        }
    }
}

/// Keeps a value where there is one, and gives the level that says so.
fn kept<T>(values: &mut Vec<T>, value: Option<T>) -> i16 {
    let level = i16::from(value.is_some());
    values.extend(value);
    level
}

/// Writes a column and empties what waited.
fn put<T: DataType>(
    into: &mut SerializedColumnWriter<'_>,
    values: &mut Vec<T::T>,
    levels: &mut Vec<i16>,
) -> io::Result<()> {
    into.typed::<T>().write_batch(values, Some(levels), None).map_err(failed)?;
    values.clear();
    levels.clear();
    Ok(())
}

impl<W: Write + Send> Parquet<W> {
    /// Opens a file for each sheet.
    pub fn new(forms: &[SheetForm], about: SheetHead<'_>, open: &mut Opener<'_, W>) -> io::Result<Self> {
        Self::with_notes(forms, (about.offset, &[]), open)
    }

    /// The same with notes beside the tables: keys with their values.
    pub fn with_notes(
        forms: &[SheetForm],
        (offset, notes): (UtcOffset, &[(&str, String)]),
        open: &mut Opener<'_, W>,
    ) -> io::Result<Self> {
        let notes: Vec<KeyValue> =
            notes.iter().map(|(key, value)| KeyValue::new((*key).to_owned(), value.clone())).collect();
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_statistics_enabled(EnabledStatistics::Chunk)
            .set_created_by(concat!("deedbox ", env!("CARGO_PKG_VERSION")).to_owned())
            .set_key_value_metadata((!notes.is_empty()).then_some(notes))
            .build();
        let properties = Arc::new(properties);
        let mut sheets = Vec::new();
        for form in forms {
            let file = open(&format!("{}.parquet", form.name))?;
            let file = SerializedFileWriter::new(file, schema(form)?, Arc::clone(&properties)).map_err(failed)?;
            let columns = form.columns.iter().map(|column| ColumnSoFar::new(column.sort)).collect();
            sheets.push(ParquetSheet { columns, waiting: 0, file });
        }
        Ok(Self { sheets, offset })
    }
}

fn schema(form: &SheetForm) -> io::Result<TypePtr> {
    let mut fields = Vec::new();
    for column in &form.columns {
        let (physical, logical) = match column.sort {
            CellSort::Text | CellSort::Code => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
            CellSort::Date => (Physical::INT32, Some(LogicalType::Date)),
            CellSort::Time => (Physical::INT64, Some(LogicalType::timestamp(true, TimeUnit::MICROS))),
            CellSort::Money | CellSort::Decimal => (Physical::INT64, Some(LogicalType::decimal(2, 18))),
            CellSort::Count => (Physical::INT64, None),
            CellSort::Flag => (Physical::BOOLEAN, None),
        };
        let mut field = Type::primitive_type_builder(column.key, physical)
            .with_repetition(Repetition::OPTIONAL)
            .with_logical_type(logical);
        if matches!(column.sort, CellSort::Money | CellSort::Decimal) {
            field = field.with_precision(18).with_scale(2);
        }
        fields.push(Arc::new(field.build().map_err(failed)?));
    }
    Ok(Arc::new(Type::group_type_builder(form.name).with_fields(fields).build().map_err(failed)?))
}

impl<W: Write + Send> Spread for Parquet<W> {
    fn row(&mut self, sheet: usize, cells: &[Cell]) -> io::Result<()> {
        let Some(sheet) = self.sheets.get_mut(sheet) else { return Ok(()) };
        for (at, column) in sheet.columns.iter_mut().enumerate() {
            column.take(cells.get(at).unwrap_or(&Cell::Empty), self.offset);
        }
        sheet.waiting += 1;
        if sheet.waiting < GROUP { Ok(()) } else { sheet.write() }
    }

    fn finish(&mut self) -> io::Result<()> {
        for sheet in &mut self.sheets {
            if 0 < sheet.waiting {
                sheet.write()?;
            }
            sheet.file.finish().map_err(failed)?;
        }
        Ok(())
    }
}

impl<W: Write + Send> ParquetSheet<W> {
    /// Writes the rows that wait as a group.
    fn write(&mut self) -> io::Result<()> {
        let mut group = self.file.next_row_group().map_err(failed)?;
        for column in &mut self.columns {
            let Some(mut into) = group.next_column().map_err(failed)? else { break };
            column.write(&mut into)?;
            into.close().map_err(failed)?;
        }
        group.close().map_err(failed)?;
        self.waiting = 0;
        Ok(())
    }
}

fn day(cell: &Cell) -> Option<i32> {
    let Cell::Date(date) = cell else { return None };
    i32::try_from(date.days_since(Date::new(1970, 1, 1)?)).ok()
}

/// Microseconds since 1970, in UTC; a day alone is told by its first moment.
fn micros(cell: &Cell, offset: UtcOffset) -> Option<i64> {
    let seconds = match cell {
        Cell::Time(moment) => Local::of(*moment, offset).seconds(),
        Cell::Date(date) => {
            Local::of(crate::model::Moment::parse_at(&format!("{date} 00:00"), offset).ok()?, offset).seconds()
        }
        _ => return None,
    };
    seconds.checked_mul(1_000_000)
}

fn count(cell: &Cell) -> Option<i64> {
    if let Cell::Count(number) = cell { Some(*number) } else { None }
}

fn flag(cell: &Cell) -> Option<bool> {
    if let Cell::Flag(yes) = cell { Some(*yes) } else { None }
}
