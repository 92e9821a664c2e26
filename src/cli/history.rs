//! `deedbox history`: a room's story.

use clap::Args;

use crate::cli::common::OutputFormat;
use crate::cli::context::Context;
use crate::cli::exit::Outcome;
use crate::cli::words::Words;
use crate::error::Result;
use crate::model::table::Cell;
use crate::model::{Date, FileName, Kind, Table};
use crate::output::Format;
use crate::output::page::document::{PageDocument, Part};
use crate::output::phrases::say;
use crate::views::history::{self, FOR_PEOPLE, HistoryLine, HistoryWanted};

/// Tell a unit's story over all its clients, newest first
///
/// Every record and every step of it: what was filed, owed, paid, called in, handled, amended, approved, lent. What was
/// voided is told and said to be.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox history 1203
  deedbox history 1203@2023-06-30                  of the client who left that day alone
  deedbox history 1203 --kind repair --kind complaint --since 2026-01-01")]
pub(super) struct HistoryArgs {
    /// Unit; or the unit and the day on which a client left it
    #[arg(value_name = "UNIT")]
    unit: FileName,
    /// Records of a kind alone (can be repeated)
    #[arg(long, value_name = "KIND")]
    kind: Vec<Kind>,
    /// From this day on
    #[arg(long, value_name = "DATE")]
    since: Option<Date>,
    /// Up to this day
    #[arg(long, value_name = "DATE")]
    until: Option<Date>,
}

pub(super) fn run(ctx: &mut Context, args: HistoryArgs) -> Result<Outcome> {
    let HistoryArgs { unit, kind, since, until } = args;
    let archive = ctx.archive()?;
    let lines = history::history(&archive, &unit, &HistoryWanted { kinds: kind, since, until })?;
    if ctx.common.format == OutputFormat::Html {
        let words = ctx.page_words(&archive);
        let title = say!(words, "page-title-history-of", unit = unit);
        let parts = vec![Part::Listing(told(words, &lines).only(&FOR_PEOPLE))];
        ctx.document(&archive, &PageDocument { title: Some(title), parts, ..PageDocument::default() })?;
        return Ok(Outcome::Done);
    }
    let mut table = history::table(&lines);
    if ctx.format() == Format::Table {
        // For people: words, and those columns alone in which something stands.
        table = told(ctx.words, &lines);
        let filled = |key: &&str| {
            let at = table.columns.iter().position(|column| column.key == *key);
            !matches!(*key, "hour" | "standing")
                || table.rows.iter().any(|row| at.and_then(|at| row.get(at)).is_some_and(|cell| *cell != Cell::Empty))
        };
        let keys: Vec<&str> = FOR_PEOPLE.iter().copied().filter(filled).collect();
        table = table.only(&keys);
    }
    ctx.table(&table)?;
    Ok(Outcome::Done)
}

/// The story in words.
pub(super) fn told(words: Words, lines: &[HistoryLine]) -> Table {
    let mut table = history::table(lines);
    for (row, line) in table.rows.iter_mut().zip(lines) {
        if let Some(cell) = row.get_mut(2) {
            *cell = Cell::Text(words.happening(line.happening));
        }
    }
    table
}
