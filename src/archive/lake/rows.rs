//! The rows of a lake's tables, read from Parquet as deedbox writes it.
use std::fs::File;
use std::sync::Arc;

use parquet::basic::{ConvertedType, LogicalType, Type as Physical};
use parquet::errors::ParquetError;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;
use parquet::schema::types::Type;
use rust_decimal::Decimal;

use crate::archive::lake::LakeFolder;
use crate::archive::outside::open_given;
use crate::archive::storage_error::StorageError;
use crate::model::lake::catalogue::PublishedFile;
use crate::model::sheet::CellSort;
use crate::model::table::Cell;
use crate::model::time::Date;

/// A file of a table, opened: its bytes are what its publication says.
pub struct TableFile {
    path: String,
    reader: SerializedFileReader<File>,
}

/// What a column of a file is: sorts that are written the same are one.
pub fn kept_as(sort: CellSort) -> CellSort {
    match sort {
        CellSort::Code => CellSort::Text,
        CellSort::Decimal => CellSort::Money,
        other => other,
    }
}

impl TableFile {
    /// Opens a listed file.
    ///
    /// # Errors
    /// It is not there, has other bytes, or cannot be read as a table.
    pub fn open(lake: &LakeFolder, listed: &PublishedFile) -> Result<Self, StorageError> {
        let full = lake.full(&listed.path);
        let path = full.display().to_string();
        match lake.digest(&listed.path)? {
            None => return Err(StorageError::Missing(path)),
            Some((sha256, bytes)) if sha256 != listed.sha256 || bytes != listed.bytes => {
                return Err(StorageError::Altered(path));
            }
            Some(_) => {}
        }
        let (file, _) = open_given(&full)?;
        let reader = SerializedFileReader::new(file).map_err(|e| says(&path, &e))?;
        Ok(Self { path, reader })
    }

    pub fn rows(&self) -> u64 {
        u64::try_from(self.reader.metadata().file_metadata().num_rows()).unwrap_or_default()
    }

    /// The value of a key that stands beside the table.
    pub fn note(&self, key: &str) -> Option<&str> {
        let notes = self.reader.metadata().file_metadata().key_value_metadata()?;
        notes.iter().find(|note| note.key == key)?.value.as_deref()
    }

    /// Its columns, each with what it is; none where deedbox writes no such thing.
    pub fn columns(&self) -> Vec<(String, Option<CellSort>)> {
        let schema = self.reader.metadata().file_metadata().schema();
        schema.get_fields().iter().map(|field| (field.name().to_owned(), sort(field))).collect()
    }

    /// Its rows, of each the cells of some columns; one that the file has not is empty.
    pub fn each(&self, columns: &[&str], take: &mut dyn FnMut(&[Cell])) -> Result<(), StorageError> {
        let schema = self.reader.metadata().file_metadata().schema();
        let there = |field: &&Arc<Type>| columns.contains(&field.name());
        let fields: Vec<Arc<Type>> = schema.get_fields().iter().filter(there).cloned().collect();
        let wanted = |e: ParquetError| says(&self.path, &e);
        let projection = Type::group_type_builder(schema.name()).with_fields(fields).build().map_err(wanted)?;
        for row in self.reader.get_row_iter(Some(projection)).map_err(wanted)? {
            let row = row.map_err(wanted)?;
            let mut cells = vec![Cell::Empty; columns.len()];
            for (name, field) in row.get_column_iter() {
                if let Some(cell) = columns.iter().position(|column| column == name).and_then(|at| cells.get_mut(at)) {
                    *cell = read(field);
                }
            }
            take(&cells);
        }
        Ok(())
    }
}

fn says(path: &str, error: &ParquetError) -> StorageError {
    StorageError::Lake { path: path.to_owned(), says: error.to_string() }
}

fn sort(field: &Type) -> Option<CellSort> {
    if field.is_group() {
        return None;
    }
    // Other programs say what a column is in the older way alone.
    let info = field.get_basic_info();
    match (field.get_physical_type(), info.logical_type_ref(), info.converted_type()) {
        (Physical::BYTE_ARRAY, Some(LogicalType::String), _) | (Physical::BYTE_ARRAY, None, ConvertedType::UTF8) => {
            Some(CellSort::Text)
        }
        (Physical::INT32, Some(LogicalType::Date), _) | (Physical::INT32, None, ConvertedType::DATE) => {
            Some(CellSort::Date)
        }
        (Physical::INT64, Some(LogicalType::Timestamp { .. }), _)
        | (Physical::INT64, None, ConvertedType::TIMESTAMP_MICROS) => Some(CellSort::Time),
        (Physical::INT64, Some(LogicalType::Decimal { .. }), _) | (Physical::INT64, None, ConvertedType::DECIMAL) => {
            Some(CellSort::Money)
        }
        (Physical::INT64, Some(LogicalType::Integer { .. }), _)
        | (Physical::INT64, None, ConvertedType::NONE | ConvertedType::INT_64) => Some(CellSort::Count),
        (Physical::BOOLEAN, ..) => Some(CellSort::Flag),
        _ => None,
    }
}

fn read(field: &Field) -> Cell {
    match field {
        Field::Str(text) => Cell::text(text),
        Field::Long(number) => Cell::Count(*number),
        Field::Bool(yes) => Cell::Flag(*yes),
        Field::Date(days) => day(*days).map_or(Cell::Empty, Cell::Date),
        Field::Decimal(decimal) => {
            let unscaled = decimal.data().iter().fold(None, |sum: Option<i64>, byte| {
                // The first byte has the sign.
                Some(sum.map_or_else(|| i64::from(i8::from_be_bytes([*byte])), |sum| sum << 8 | i64::from(*byte)))
            });
            let scale = u32::try_from(decimal.scale()).unwrap_or_default();
            unscaled.map_or(Cell::Empty, |unscaled| Cell::Decimal(Decimal::new(unscaled, scale)))
        }
        _ => Cell::Empty,
    }
}

fn day(days: i32) -> Option<Date> {
    let first = Date::new(1970, 1, 1)?;
    match u32::try_from(days) {
        Ok(days) => Some(first.plus_days(days)),
        Err(_) => Some(first.minus_days(days.unsigned_abs())),
    }
}
