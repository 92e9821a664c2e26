//! `deedbox statement`: a client's account, line by line.

use clap::Args;

use crate::archive::Archive;
use crate::cli::common::OutputFormat;
use crate::cli::context::Context;
use crate::cli::exit::Outcome;
use crate::cli::when::KnownArgs;
use crate::cli::words::Words;
use crate::desk::in_order;
use crate::error::{DateOf, Result};
use crate::model::statement::AccountSpan;
use crate::model::table::Cell;
use crate::model::{Date, FileName, Table};
use crate::output::page::document::{PageDocument, Part};
use crate::output::phrases::say;
use crate::output::wording::Wording;
use crate::output::{self, Format};
use crate::views::statement::{self, ClientAccount};

/// Show a client's account: charges, payments and refunds with the balance behind each
///
/// With what is overdue and since when, what was paid too much, and deposits apart. An amendment stands on the day from which it
/// holds, as a line of the difference. As CSV the lines alone; `deedbox print statement` makes a page of it.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox statement 1203
  deedbox statement 1203 --since 2026-01-01 --until 2026-06-30
  deedbox statement 1203@2023-06-30                of the client who left that day
  deedbox --format json statement 1203 | jq .closing")]
pub(super) struct StatementArgs {
    /// Unit, for its present client; or the unit and the day on which a client left it
    #[arg(value_name = "UNIT[@DATE]")]
    file: FileName,
    #[command(flatten)]
    span: SpanArgs,
}

/// Over which days an account is told.
#[derive(Args, Debug)]
pub(super) struct SpanArgs {
    /// From this day on; what was before it is the opening balance
    #[arg(long, value_name = "DATE")]
    since: Option<Date>,
    /// Up to this day; else today
    #[arg(long, value_name = "DATE")]
    until: Option<Date>,
    #[command(flatten)]
    known: KnownArgs,
}

impl SpanArgs {
    /// The days that are meant.
    pub(super) fn span(&self, ctx: &Context, archive: &Archive) -> Result<AccountSpan> {
        let until = self.until.map_or_else(|| ctx.today(archive), Ok)?;
        if let Some(since) = self.since {
            in_order((DateOf::Since, since), (DateOf::Until, until))?;
        }
        Ok(AccountSpan { since: self.since, until, known_at: self.known.known(archive)? })
    }
}

pub(super) fn run(ctx: &mut Context, args: StatementArgs) -> Result<Outcome> {
    let StatementArgs { file, span } = args;
    let archive = ctx.archive()?;
    let span = span.span(ctx, &archive)?;
    let account = statement::of_file(&archive, &file, span)?;
    show(ctx, &account)?;
    Ok(Outcome::Done)
}

/// The columns that a person reads at a terminal.
const LINES: [&str; 9] = ["date", "kind", "detail", "due", "charged", "paid", "refunded", "balance", "id"];
const OPEN: [&str; 7] = ["due", "item", "period", "amount", "outstanding", "overdue_days", "id"];
const DEPOSITS: [&str; 7] = ["date", "about", "movement", "reason", "amount", "held", "id"];

/// Shows an account in the format that is wanted.
pub(super) fn show(ctx: &mut Context, account: &ClientAccount) -> Result<()> {
    if ctx.common.format == OutputFormat::Html {
        let archive = ctx.archive_as_it_is()?;
        let document = document(ctx.page_words(&archive), account);
        return ctx.document(&archive, &document);
    }
    let (pairs, lines, open, deposits) = (account.pairs(), account.lines(), account.open(), account.deposits());
    match ctx.format() {
        Format::Csv => ctx.table(&lines),
        Format::Json => {
            let mut object = output::object(&[("report", Cell::text(lines.name))]);
            if let (Some(object), Some(head)) = (object.as_object_mut(), output::object(&pairs).as_object()) {
                object.extend(head.clone());
                for (key, table) in [("rows", &lines), (open.name, &open), (deposits.name, &deposits)] {
                    object.insert(key.to_owned(), output::rows(table));
                }
            }
            ctx.json(&object)
        }
        Format::Table => {
            ctx.sheet(&pairs)?;
            for (table, keys) in [(&lines, &LINES[..]), (&open, &OPEN), (&deposits, &DEPOSITS)] {
                if !table.rows.is_empty() {
                    ctx.print(&format!("\n{}\n", ctx.words.heading(table.name)))?;
                    ctx.table(&for_people(table, keys))?;
                }
            }
            Ok(())
        }
    }
}

/// The account as a page.
fn document(words: Words, account: &ClientAccount) -> PageDocument {
    let title = say!(words, "page-title-statement-of", unit = account.name, company = account.company);
    PageDocument { title: Some(title), parts: parts(account), ..PageDocument::default() }
}

/// What a page says of an account: its sums, what is open, the lines, deposits.
pub(super) fn parts(account: &ClientAccount) -> Vec<Part> {
    let tables = [(account.open(), &OPEN[..]), (account.lines(), &LINES), (account.deposits(), &DEPOSITS)];
    let tables = tables.into_iter().filter(|(table, _)| !table.rows.is_empty());
    let parts = tables.map(|(table, keys)| Part::Listing(for_people(&table, keys)));
    std::iter::once(Part::Sheet(account.pairs())).chain(parts).collect()
}

/// A table with the columns that a person reads, and whether a line is an amendment where one is.
fn for_people(table: &Table, keys: &[&str]) -> Table {
    let at = table.columns.iter().position(|column| column.key == "standing");
    let refunded = table.columns.iter().position(|column| column.key == "refunded");
    let says = |row: &Vec<Cell>| at.and_then(|at| row.get(at)).is_some_and(|cell| *cell != Cell::Empty);
    let mut keys = keys.to_vec();
    if table.rows.iter().any(says) {
        keys.push("standing");
    }
    // Who was paid nothing back wants no column for it.
    if table.rows.iter().all(|row| refunded.and_then(|at| row.get(at)).is_none_or(|cell| *cell == Cell::Empty)) {
        keys.retain(|key| *key != "refunded");
    }
    table.only(&keys)
}
