//! `deedbox status`: what wants doing today.

use clap::Args;

use crate::cli::context::Context;
use crate::cli::exit::Outcome;
use crate::cli::words::Said;
use crate::error::Result;
use crate::model::table::{self, Cell, Table};
use crate::model::{Line, RecordId, StaffId};
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
fn values(ctx: &Context, todos: &[Todo]) -> Table {
    let columns = ["what", "date", "id", "unit", "company", "who", "days", "role", "approvers", "names", "command"];
    let mut table = Table::new("status", &columns.map(table::text));
    for todo in todos {
        let Value { what, date, id, unit, company, who, days, role, approvers, names } = value(todo);
        let command = Cell::text(ctx.words.command(todo));
        table.rows.push(vec![what, date, id, unit, company, who, days, role, approvers, names, command]);
    }
    table
}

/// The cells of something to do.
struct Value {
    what: Cell,
    date: Cell,
    id: Cell,
    unit: Cell,
    company: Cell,
    who: Cell,
    days: Cell,
    role: Cell,
    approvers: Cell,
    names: Cell,
}

impl Value {
    fn of(what: &'static str) -> Self {
        const NONE: Cell = Cell::Empty;
        Self {
            what: Cell::Code(what),
            date: NONE,
            id: NONE,
            unit: NONE,
            company: NONE,
            who: NONE,
            days: NONE,
            role: NONE,
            approvers: NONE,
            names: NONE,
        }
    }
}

fn value(todo: &Todo) -> Value {
    let company = |company: &Option<Line>| Cell::maybe(company.as_ref(), Cell::text);
    match todo {
        Todo::LoanOverdue { id, borrower, company: of, due, days } => Value {
            date: Cell::Date(*due),
            id: Cell::text(id),
            company: company(of),
            who: Cell::text(borrower),
            days: Cell::Count(*days),
            ..Value::of("loan-overdue")
        },
        Todo::LoanWaiting { id, borrower, company: of, since, role, approvers } => Value {
            date: Cell::Date(*since),
            id: Cell::text(id),
            company: company(of),
            who: Cell::text(borrower),
            role: Cell::text(role),
            approvers: Cell::List(approvers.iter().map(StaffId::to_string).collect()),
            ..Value::of("loan-waiting")
        },
        Todo::LeaseEnded { unit, company, lease_end } => Value {
            date: Cell::Date(*lease_end),
            unit: Cell::text(unit),
            company: Cell::text(company),
            ..Value::of("lease-ended")
        },
        Todo::InInbox { name, date } => {
            Value { date: Cell::Date(*date), names: Cell::List(vec![name.clone()]), ..Value::of("in-inbox") }
        }
        Todo::NotBoxed { year: _, volumes } => {
            Value { names: Cell::List(volumes.iter().map(ToString::to_string).collect()), ..Value::of("not-boxed") }
        }
        Todo::NoCustodian { unit, company, since } => Value {
            date: Cell::Date(*since),
            unit: Cell::text(unit),
            company: Cell::text(company),
            ..Value::of("no-custodian")
        },
        Todo::LabelDue { unit, label, printed, since } => Value {
            date: Cell::Date(*since),
            unit: Cell::text(unit),
            names: Cell::List([Some(label), printed.as_ref()].into_iter().flatten().map(Line::to_string).collect()),
            ..Value::of("label-due")
        },
        Todo::SameBytes { papers, title: _ } => {
            Value { names: Cell::List(papers.iter().map(RecordId::to_string).collect()), ..Value::of("same-bytes") }
        }
    }
}
