//! What wants doing today: the morning page.
//!
//! What the audit calls broken stands here too, from the same judgement, with the command that settles it; beside it what is
//! not late yet, what waits for a decision, and what no clause asks.

mod asking;
mod files;
mod same_bytes;
mod todo;

use std::collections::BTreeMap;

use crate::archive::Archive;
use crate::error::Result;
use crate::model::{Body, Clause, Date, Happened, Kind, Status, case_state};
use crate::views::estate::Estate;
use crate::views::judgement::{Asked, BytesRead, Command, Judgement, Matter, Reading, command};
use crate::views::{When, inbox, newest_first, pending};

pub use asking::Asking;
pub use todo::{Broken, Sort, Todo};

/// The month in which a year's survey ought to be open.
const SURVEY_MONTH: u32 = 10;

/// Papers beyond which the morning page does not read every byte, and says so.
pub const FEW_PAPERS: usize = 1_000;

/// How far an office has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Emptiness {
    NoUnits,
    /// Nobody has a file, nor had one.
    NoClients,
    Somebody,
}

/// How far an office has come.
pub fn emptiness(archive: &Archive) -> Result<Emptiness> {
    let rooms = Estate::read(archive)?.rooms;
    Ok(match rooms.iter().any(|room| !room.tenures.is_empty()) {
        true => Emptiness::Somebody,
        false if rooms.is_empty() => Emptiness::NoUnits,
        false => Emptiness::NoClients,
    })
}

/// What wants doing: by sort, newest first; what waits in the inbox, oldest first.
pub fn todos(asking: &Asking, bytes: BytesRead) -> Result<Vec<Todo>> {
    let asked = Asked { day: asking.today(), now: Happened::At(asking.now) };
    let judgement = Judgement::read(asking.archive, Clause::ALL, asked, bytes)?;
    let mut todos: Vec<Todo> = broken(&judgement)?.into_iter().map(Todo::Broken).collect();
    let reading = judgement.reading();
    todos.extend(judgement.unread().map(|papers| Todo::NotRead { papers }));
    todos.extend(reading.files.iter().flat_map(|file| files::of_file(asking, (reading, file))));
    todos.extend(waiting(asking, reading)?);
    todos.extend(in_inbox(asking)?);
    todos.extend(surveys(asking, reading));
    todos.extend(same_bytes::same_bytes(asking.archive, &reading.files)?);
    newest_first(&mut todos, |todo| when(todo, asking.today()));
    todos.sort_by_key(|todo| (todo.kind(), oldest_first(todo, asking.today())));
    Ok(todos)
}

/// What the audit calls broken: of one thing what one command settles is one thing to do.
fn broken(judgement: &Judgement) -> Result<Vec<Broken>> {
    let mut found: BTreeMap<(Sort, String, Command), Broken> = BTreeMap::new();
    for clause in Clause::ALL {
        for matter in judgement.of(*clause)?.cases {
            let settle = command(*clause, &matter);
            let Matter { id, why, about, since } = matter.clone();
            let sort = Sort::of(&matter);
            let entry = found.entry((sort, id.clone(), settle.clone()));
            let broken = entry.or_insert_with(|| Broken {
                sort,
                id,
                about,
                since,
                clauses: Vec::new(),
                why: Vec::new(),
                command: settle,
            });
            broken.clauses.push(*clause);
            if !broken.why.contains(&why) {
                broken.why.push(why);
            }
        }
    }
    let mut all: Vec<Broken> = found.into_values().collect();
    for broken in &mut all {
        broken.clauses.dedup();
    }
    Ok(all)
}

/// By which day something stands among others of its sort, and by which name among those of one day.
fn when(todo: &Todo, today: Date) -> When {
    match todo {
        Todo::WaitsForMe(line) | Todo::WaitsForOthers(line) => When::entered(line.since, line.at, line.id()),
        Todo::Broken(broken) => When::day(broken.since, &broken.id),
        Todo::Overdue { file, due, .. } => When::day(*due, file),
        Todo::LeaseEnds { unit, lease_end, .. } | Todo::LeaseEnded { unit, lease_end, .. } => {
            When::day(*lease_end, unit)
        }
        Todo::NextClient { unit, since, .. } => When::day(*since, unit),
        Todo::IssueEnds { id, ends, .. } => When::day(*ends, id),
        Todo::GateNoted { id, lease_end, .. } => When::day(*lease_end, id),
        Todo::SurveyOpen { id, since, .. } => When::day(*since, id),
        Todo::InInbox { name, date, .. } => When::day(*date, name),
        // These come in their order.
        Todo::SurveyDue { .. } | Todo::SameBytes { .. } | Todo::NotRead { .. } => When::day(today, ""),
    }
}

/// What lies in the inbox longest stands first; of other sorts nothing is changed.
fn oldest_first(todo: &Todo, today: Date) -> i64 {
    match todo {
        Todo::InInbox { date, .. } => -today.days_since(*date),
        Todo::Broken(broken) if broken.sort == Sort::InInbox => -today.days_since(broken.since),
        _ => 0,
    }
}

/// What waits for a decision, and for whose.
fn waiting(asking: &Asking, reading: &Reading) -> Result<Vec<Todo>> {
    let mine = |line: &pending::Pending| asking.actor.is_some_and(|actor| line.may.contains(actor));
    let lines = pending::beside(asking.archive, reading, asking.now)?;
    // A hold may stand for as long as it says, or for ever.
    let stands = |line: &pending::Pending| {
        line.what == pending::Waits::Case(Kind::Hold) && line.until.is_none_or(|until| asking.today() <= until)
    };
    Ok(lines
        .into_iter()
        .filter(|line| !stands(line))
        .map(|line| if mine(&line) { Todo::WaitsForMe(line) } else { Todo::WaitsForOthers(line) })
        .collect())
}

/// What waits in the inbox, and may wait.
fn in_inbox(asking: &Asking) -> Result<Vec<Todo>> {
    let days = i64::from(asking.policy().inbox_days);
    let papers = inbox::papers(asking.archive, asking.today())?.into_iter().filter(|paper| paper.days <= days);
    let todo = |paper: inbox::InboxPaper| Todo::InInbox {
        name: paper.name,
        date: paper.date,
        days: paper.days,
        unit: paper.guess.unit,
        category: paper.guess.category.map(|category| category.to_string()),
    };
    Ok(papers.map(todo).collect())
}

/// The year's survey, where none was opened by its month; surveys that are open.
fn surveys(asking: &Asking, reading: &Reading) -> Vec<Todo> {
    let year = asking.today().year();
    let mut opened = false;
    let mut todos = Vec::new();
    for seen in reading.registered(Kind::Survey) {
        let Body::Survey(survey) = &seen.case.record.body else { continue };
        opened |= survey.year == year;
        if case_state::fold(seen.case).is_some_and(|state| state.status == Status::Open) {
            todos.push(Todo::SurveyOpen { id: seen.id.clone(), year: survey.year, since: seen.date() });
        }
    }
    if !opened && reading.present().next().is_some() && SURVEY_MONTH <= asking.today().month() {
        todos.push(Todo::SurveyDue { year });
    }
    todos
}
