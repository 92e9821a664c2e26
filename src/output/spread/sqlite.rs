//! A SQLite database: a table for each sheet. Money and areas are decimal text, for SQLite has no decimals; days and moments
//! are ISO text, which its functions of time read; what is yes or no is 1 or 0.

use std::io;
use std::path::Path;

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use crate::model::sheet::{CellSort, SheetForm};
use crate::model::table::Cell;
use crate::output::spread::{Spread, failed, text};

/// A database whose rows have come so far.
pub struct Sqlite {
    connection: Connection,
    tables: Vec<RowsWaiting>,
}

/// Rows that wait for their table: a statement is prepared once for many.
struct RowsWaiting {
    insert: String,
    rows: Vec<Vec<Value>>,
}

/// How many rows wait.
const AT_ONCE: usize = 500;

impl Sqlite {
    /// Lays the tables of a database out in an empty file.
    pub fn new(forms: &[SheetForm], file: &Path) -> io::Result<Self> {
        let connection = Connection::open(file).map_err(told)?;
        // One writer, one file that nobody reads yet: whoever opened it syncs it once it is whole.
        connection
            .execute_batch("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA encoding = 'UTF-8'; BEGIN;")
            .map_err(told)?;
        let mut tables = Vec::new();
        for form in forms {
            let columns: Vec<String> =
                form.columns.iter().map(|column| format!("\"{}\" {}", column.key, kind(column.sort))).collect();
            let table = format!("CREATE TABLE \"{}\" ({}) STRICT;", form.name, columns.join(", "));
            connection.execute_batch(&table).map_err(told)?;
            let marks = vec!["?"; columns.len()].join(",");
            let insert = format!("INSERT INTO \"{}\" VALUES ({marks})", form.name);
            tables.push(RowsWaiting { insert, rows: Vec::new() });
        }
        Ok(Self { connection, tables })
    }
}

fn kind(sort: CellSort) -> &'static str {
    match sort {
        CellSort::Count | CellSort::Flag => "INTEGER",
        CellSort::Text | CellSort::Code | CellSort::Date | CellSort::Time | CellSort::Money | CellSort::Decimal => {
            "TEXT"
        }
    }
}

/// What the library says; of a full disk as the system says it.
fn told(error: rusqlite::Error) -> io::Error {
    match error.sqlite_error_code() {
        Some(rusqlite::ErrorCode::DiskFull) => io::ErrorKind::StorageFull.into(),
        _ => failed(error),
    }
}

impl RowsWaiting {
    fn write(&mut self, connection: &Connection) -> io::Result<()> {
        let mut statement = connection.prepare(&self.insert).map_err(told)?;
        for row in self.rows.drain(..) {
            statement.execute(params_from_iter(row)).map_err(told)?;
        }
        Ok(())
    }
}

impl Spread for Sqlite {
    fn row(&mut self, sheet: usize, cells: &[Cell]) -> io::Result<()> {
        let Some(table) = self.tables.get_mut(sheet) else { return Ok(()) };
        let value = |cell: &Cell| match cell {
            Cell::Count(number) => Value::Integer(*number),
            Cell::Flag(yes) => Value::Integer((*yes).into()),
            other => text::plain(other).map_or(Value::Null, Value::Text),
        };
        table.rows.push(cells.iter().map(value).collect());
        if table.rows.len() < AT_ONCE { Ok(()) } else { table.write(&self.connection) }
    }

    fn finish(&mut self) -> io::Result<()> {
        for table in self.tables.iter_mut().filter(|table| !table.rows.is_empty()) {
            table.write(&self.connection)?;
        }
        self.connection.execute_batch("COMMIT;").map_err(told)
    }
}
