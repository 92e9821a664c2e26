//! A SQLite database: a table for each sheet. Money and areas are decimal text, for SQLite has no decimals, and money beside it a whole
//! number of cents, which adds up; days and moments are ISO text, which its functions of time read; what is yes or no is 1 or 0. What a
//! table is known by is its primary key; what names a row of another is a foreign key. Views are the reports that only add up.

use std::io;
use std::path::Path;

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use crate::model::sheet::{CellSort, SheetColumn, SheetForm, SheetLinks};
use crate::model::table::Cell;
use crate::output::spread::{Spread, failed, sqlite_views, text};

/// A database whose rows have come so far.
pub struct Sqlite {
    connection: Connection,
    tables: Vec<RowsWaiting>,
}

/// Rows that wait for their table: a statement is prepared once for many.
struct RowsWaiting {
    insert: String,
    sorts: Vec<CellSort>,
    rows: Vec<Vec<Value>>,
}

/// How many rows wait.
const AT_ONCE: usize = 500;

impl Sqlite {
    /// Lays the tables of a database out in an empty file.
    pub fn new((forms, links): (&[SheetForm], SheetLinks), file: &Path) -> io::Result<Self> {
        let connection = Connection::open(file).map_err(told)?;
        // One writer, one file that nobody reads yet: whoever opened it syncs it once it is whole. Rows come client by client, and
        // what they name may come after them.
        connection
            .execute_batch(
                "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA encoding = 'UTF-8'; BEGIN;",
            )
            .map_err(told)?;
        let mut tables = Vec::new();
        for form in forms {
            let columns: Vec<String> = form.columns.iter().flat_map(columns_of).collect();
            let marks = vec!["?"; columns.len()].join(",");
            let all: Vec<String> = columns.into_iter().chain(keys(form, (forms, links))).collect();
            let table = format!("CREATE TABLE \"{}\" ({}) STRICT;", form.name, all.join(", "));
            connection.execute_batch(&table).map_err(told)?;
            let insert = format!("INSERT INTO \"{}\" VALUES ({marks})", form.name);
            let sorts = form.columns.iter().map(|column| column.sort).collect();
            tables.push(RowsWaiting { insert, sorts, rows: Vec::new() });
        }
        for view in sqlite_views::of(forms) {
            connection.execute_batch(view).map_err(told)?;
        }
        Ok(Self { connection, tables })
    }
}

/// The columns that one of a sheet becomes: of money there are two.
fn columns_of(column: &SheetColumn) -> Vec<String> {
    let mut columns = vec![format!("\"{}\" {}", column.key, kind(column.sort))];
    if column.sort == CellSort::Money {
        columns.push(format!("\"{}_cents\" INTEGER", column.key));
    }
    columns
}

/// By which column a row of a table is known.
fn key(form: &SheetForm) -> Option<&'static str> {
    let known = match form.name {
        "estate" => "estate",
        "clients" => "client_key",
        "units" => "unit",
        "records" | "cases" => "record",
        "accounts" => "client_key",
        _ => "record_id",
    };
    form.columns.iter().map(|column| column.key).find(|key| *key == known)
}

/// Which table's rows a column names, where that table is written as well.
fn named_by(form: &SheetForm, column: &str) -> Option<&'static str> {
    match (form.name, column) {
        ("estate", _) => None,
        (_, "estate") => Some("estate"),
        (_, "client_key") => Some("clients"),
        ("cases" | "events", "record") => Some("records"),
        ("allocations", "payment") => Some("payments"),
        ("allocations", "charge") => Some("charges"),
        ("allocations", "refund") => Some("refunds"),
        _ => None,
    }
}

/// The keys of a table, as its definition ends with them.
fn keys(form: &SheetForm, (all, links): (&[SheetForm], SheetLinks)) -> Vec<String> {
    let mut keys: Vec<String> = key(form).map(|key| format!("PRIMARY KEY (\"{key}\")")).into_iter().collect();
    if links == SheetLinks::Narrowed {
        return keys;
    }
    for column in &form.columns {
        let table = named_by(form, column.key).filter(|table| *table != form.name);
        let named = table.and_then(|table| all.iter().find(|form| form.name == table));
        if let Some((table, key)) = named.and_then(|named| Some((named.name, key(named)?))) {
            keys.push(format!("FOREIGN KEY (\"{}\") REFERENCES \"{table}\" (\"{key}\")", column.key));
        }
    }
    keys
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
        let mut values = Vec::new();
        for (sort, cell) in table.sorts.iter().zip(cells) {
            values.push(value(cell));
            if *sort == CellSort::Money {
                values.push(text::cents(cell).map_or(Value::Null, Value::Integer));
            }
        }
        table.rows.push(values);
        if table.rows.len() < AT_ONCE { Ok(()) } else { table.write(&self.connection) }
    }

    fn finish(&mut self) -> io::Result<()> {
        for table in self.tables.iter_mut().filter(|table| !table.rows.is_empty()) {
            table.write(&self.connection)?;
        }
        self.connection.execute_batch("COMMIT;").map_err(told)
    }
}
