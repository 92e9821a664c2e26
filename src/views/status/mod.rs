//! What wants doing today: the morning page.

mod boxing;
mod files;
mod relations;
mod same_bytes;
mod todo;

use crate::archive::Archive;
use crate::error::Result;
use crate::model::settings::PolicyFigures;
use crate::model::{Date, Moment, StaffId};
use crate::views::estate::{Client, Estate, each};
use crate::views::inbox;
use crate::views::loans;
use crate::views::pending;
use crate::views::{When, newest_first};

pub use todo::{SORTS, SlowCase, Todo};

/// Who asks what wants doing, of which archive, when.
#[derive(Clone, Copy, Debug)]
pub struct Asking<'a> {
    /// The archive.
    pub archive: &'a Archive,
    /// Now.
    pub now: Moment,
    /// Who asks, where that is known: what waits for them stands first.
    pub actor: Option<&'a StaffId>,
}

impl<'a> Asking<'a> {
    fn today(&self) -> Date {
        self.now.date()
    }

    fn policy(&self) -> &'a PolicyFigures {
        &self.archive.settings().policy
    }
}

/// What wants doing: by sort, newest first; what waits in the inbox, oldest first.
pub fn todos(asking: &Asking) -> Result<Vec<Todo>> {
    let archive = asking.archive;
    let clients = Estate::read(archive)?.clients(|_| true)?;
    let mut todos: Vec<Todo> = each(&clients, |client| files::of_file(asking, client))?.into_iter().flatten().collect();
    let (present, departed): (Vec<Client>, Vec<Client>) =
        clients.into_iter().partition(|client| client.file.tenure.to.is_none());
    todos.extend(of_loans(asking)?);
    todos.extend(waiting(asking)?);
    todos.extend(in_inbox(asking)?);
    todos.extend(relations::notices(asking)?);
    todos.extend(relations::surveys(asking, !present.is_empty())?);
    todos.extend(boxing::not_boxed(archive, &departed, asking.today())?);
    todos.extend(same_bytes::same_bytes(archive, present.iter().chain(&departed))?);
    newest_first(&mut todos, |todo| when(todo, asking.today()));
    todos.sort_by_key(|todo| SORTS.iter().position(|sort| *sort == todo.sort()));
    Ok(todos)
}

/// By which day something stands among others of its sort, and by which name among those of one day.
fn when(todo: &Todo, today: Date) -> When {
    match todo {
        Todo::WaitsForMe(line) | Todo::WaitsForOthers(line) => When::entered(line.since, line.at, line.id()),
        Todo::LoanOverdue { id, due, .. } => When::day(*due, id),
        Todo::CaseLate(case) | Todo::CaseHeld(case) => When::day(case.since, &case.id),
        Todo::Overdue { file, due, .. } => When::day(*due, file),
        Todo::LeaseEnded { unit, lease_end, .. } => When::day(*lease_end, unit),
        Todo::GateNoted { id, lease_end, .. } => When::day(*lease_end, id),
        Todo::NotAcknowledged { id, date, .. } => When::day(*date, id),
        Todo::SurveyOpen { id, since, .. } => When::day(*since, id),
        Todo::Unconfirmed { unit, since, .. }
        | Todo::NoCustodian { unit, since, .. }
        | Todo::LabelDue { unit, since, .. } => When::day(*since, unit),
        Todo::Stale { unit, latest, .. } => When::day(*latest, unit),
        // These come in their order.
        Todo::InInbox { .. } | Todo::SurveyDue { .. } | Todo::NotBoxed { .. } | Todo::SameBytes { .. } => {
            When::day(today, "")
        }
    }
}

fn of_loans(asking: &Asking) -> Result<Vec<Todo>> {
    let today = asking.today();
    let lines = loans::register(asking.archive, loans::Which::Open, today)?;
    let late = lines.into_iter().filter(|line| 0 < line.state.overdue_days(today));
    Ok(late
        .map(|line| Todo::LoanOverdue {
            days: line.state.overdue_days(today),
            due: line.state.due,
            borrower: line.loan.borrower,
            company: line.company,
            id: line.id,
        })
        .collect())
}

/// What waits for a decision, and for whose.
fn waiting(asking: &Asking) -> Result<Vec<Todo>> {
    let mine = |line: &pending::Pending| asking.actor.is_some_and(|actor| line.may.contains(actor));
    let lines = pending::pending(asking.archive)?;
    Ok(lines
        .into_iter()
        .map(|line| if mine(&line) { Todo::WaitsForMe(line) } else { Todo::WaitsForOthers(line) })
        .collect())
}

/// What waits in the inbox, oldest first.
fn in_inbox(asking: &Asking) -> Result<Vec<Todo>> {
    let mut papers = inbox::papers(asking.archive, asking.today())?;
    papers.sort_by(|a, b| (a.date, &a.name).cmp(&(b.date, &b.name)));
    let days = asking.policy().inbox_days;
    let todo = |paper: inbox::InboxPaper| Todo::InInbox {
        over: Some(days).filter(|days| i64::from(*days) < paper.days),
        name: paper.name,
        date: paper.date,
        days: paper.days,
        unit: paper.guess.unit,
        category: paper.guess.category.map(|category| category.to_string()),
    };
    Ok(papers.into_iter().map(todo).collect())
}
