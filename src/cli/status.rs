//! `deedbox status`: what wants doing today.

use clap::Args;

use crate::cli::context::Context;
use crate::cli::exit::Outcome;
use crate::cli::words::Said;
use crate::error::Result;
use crate::model::Line;
use crate::model::table::{self, Cell, Table};
use crate::output::Format;
use crate::views::status::{self, Todo};

/// Say what wants doing today, each with the command that does it
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  deedbox status
  deedbox --format json status | jq '.rows[] | select(.what == \"loan-overdue\")'")]
pub(super) struct StatusArgs {}

pub(super) fn run(ctx: &mut Context, args: StatusArgs) -> Result<Outcome> {
    let StatusArgs {} = args;
    let archive = ctx.archive()?;
    let todos = status::todos(&archive, ctx.today(&archive)?)?;
    if todos.is_empty() && ctx.format() == Format::Table {
        ctx.say(&Said::NothingToDo)?;
        return Ok(Outcome::Done);
    }
    match ctx.format() {
        Format::Table => ctx.lines(&sentences(ctx, &todos))?,
        Format::Json | Format::Csv => ctx.table(&values(ctx, &todos))?,
    }
    Ok(Outcome::Done)
}

/// For people: a heading for each sort, and under it a sentence and the command for each thing; the command stands alone on
/// its line, to be copied.
fn sentences(ctx: &Context, todos: &[Todo]) -> Vec<String> {
    let mut lines = Vec::new();
    for of_sort in todos.chunk_by(|a, b| std::mem::discriminant(a) == std::mem::discriminant(b)) {
        let Some(first) = of_sort.first() else { continue };
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.push(format!("{} ({})", ctx.words.sort_of_todo(first), of_sort.len()));
        for todo in of_sort {
            lines.push(format!("  {}", ctx.words.todo(todo)));
            lines.push(format!("    {}", ctx.words.command(todo)));
        }
    }
    lines
}

/// For programs: what it is, when, whose, and the command.
const KEYS: [&str; 13] =
    ["what", "date", "id", "unit", "company", "title", "who", "days", "role", "approvers", "year", "names", "command"];

fn values(ctx: &Context, todos: &[Todo]) -> Table {
    let mut table = Table::new("status", &KEYS.map(table::text));
    for todo in todos {
        let mut known = value(todo);
        known.push(("command", Cell::text(ctx.words.command(todo))));
        let cell = |key| known.iter().find(|(known, _)| *known == key).map_or(Cell::Empty, |(_, cell)| cell.clone());
        table.rows.push(KEYS.map(cell).into());
    }
    table
}

/// What is known of something to do, by the keys of the columns.
fn value(todo: &Todo) -> Vec<(&'static str, Cell)> {
    let company = |company: &Option<Line>| ("company", Cell::maybe(company.as_ref(), Cell::text));
    match todo {
        Todo::LoanOverdue { id, borrower, company: of, due, days } => vec![
            ("what", Cell::Code("loan-overdue")),
            ("date", Cell::Date(*due)),
            ("id", Cell::text(id)),
            company(of),
            ("who", Cell::text(borrower)),
            ("days", Cell::Count(*days)),
        ],
        Todo::LoanWaiting { id, borrower, company: of, since, role, approvers } => vec![
            ("what", Cell::Code("loan-waiting")),
            ("date", Cell::Date(*since)),
            ("id", Cell::text(id)),
            company(of),
            ("who", Cell::text(borrower)),
            ("role", Cell::text(role)),
            ("approvers", list(approvers)),
        ],
        Todo::LeaseEnded { unit, company, lease_end } => vec![
            ("what", Cell::Code("lease-ended")),
            ("date", Cell::Date(*lease_end)),
            ("unit", Cell::text(unit)),
            ("company", Cell::text(company)),
        ],
        Todo::InInbox { name, date } => {
            vec![("what", Cell::Code("in-inbox")), ("date", Cell::Date(*date)), ("names", list(&[name]))]
        }
        Todo::NotBoxed { year, volumes } => vec![
            ("what", Cell::Code("not-boxed")),
            ("year", Cell::Count(year.number().into())),
            ("names", list(volumes)),
        ],
        Todo::NoCustodian { unit, company, since } => vec![
            ("what", Cell::Code("no-custodian")),
            ("date", Cell::Date(*since)),
            ("unit", Cell::text(unit)),
            ("company", Cell::text(company)),
        ],
        Todo::LabelDue { unit, label, printed, since } => vec![
            ("what", Cell::Code("label-due")),
            ("date", Cell::Date(*since)),
            ("unit", Cell::text(unit)),
            ("title", Cell::text(label)),
            ("names", Cell::maybe(printed.as_ref(), |printed| list(&[printed]))),
        ],
        Todo::SameBytes { papers, title } => vec![
            ("what", Cell::Code("same-bytes")),
            ("title", Cell::maybe(title.as_ref(), Cell::text)),
            ("names", list(papers)),
        ],
    }
}

fn list<T: ToString>(items: &[T]) -> Cell {
    Cell::List(items.iter().map(T::to_string).collect())
}
