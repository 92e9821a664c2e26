//! What came in during a year and whether it was answered (P1-1): letters, and opinions with those that were said at visits.

use crate::archive::Archive;
use crate::error::Result;
use crate::model::course::Status;
use crate::model::relations::Direction;
use crate::model::table::{Cell, Table, figure, text};
use crate::model::{Action, Body, Case, Kind, Line, Owner, RecordId, case_state};
use crate::views::enquiries;
use crate::views::report::InYear;

/// The letters of a year, in and out, newest first.
pub fn letters(archive: &Archive, asked: &InYear) -> Result<Table> {
    let columns = [
        "date",
        "id",
        "unit",
        "company",
        "direction",
        "title",
        "ref_no",
        "with",
        "status",
        "answered_on",
        "answered_by",
    ]
    .map(text);
    let columns: Vec<_> = columns.into_iter().chain([figure("days")]).collect();
    let mut table = asked.table("letters", &columns);
    let mut counts = AnswerCounts::default();
    let mut sent = 0;
    for line in lines(archive, asked, &[Kind::Letter])? {
        let Body::Letter(letter) = &line.case.record.body else { continue };
        if letter.direction == Direction::Out {
            sent += 1;
        } else {
            counts.add(&line);
        }
        let head = &line.case.record.head;
        let own = [
            Cell::Code(letter.direction.as_str()),
            Cell::maybe(head.title.as_ref(), Cell::text),
            Cell::maybe(letter.ref_no.as_ref(), Cell::text),
        ];
        table.rows.push(line.row(own));
    }
    table.totals = counts.totals();
    table.totals.push(("sent", Cell::Count(sent)));
    Ok(table)
}

/// The opinions of a year, by whatever way they came, newest first.
pub fn opinions(archive: &Archive, asked: &InYear) -> Result<Table> {
    let columns =
        ["date", "id", "unit", "company", "kind", "about", "opinion", "with", "status", "answered_on", "answered_by"]
            .map(text);
    let columns: Vec<_> = columns.into_iter().chain([figure("days")]).collect();
    let mut table = asked.table("opinions", &columns);
    let mut counts = AnswerCounts::default();
    for line in lines(archive, asked, &[Kind::Opinion, Kind::Visit])? {
        let (about, said) = match &line.case.record.body {
            Body::Opinion(opinion) => (opinion.about.clone(), line.case.record.head.title.clone()),
            Body::Visit(visit) if visit.opinion.is_some() => {
                (line.case.record.head.title.clone(), visit.opinion.clone())
            }
            _ => continue,
        };
        counts.add(&line);
        let kind = Cell::Code(line.case.stem.kind().as_str());
        table.rows.push(line.row([kind, Cell::maybe(about, Cell::text), Cell::maybe(said, Cell::text)]));
    }
    table.totals = counts.totals();
    Ok(table)
}

/// How many came in, and what became of them.
#[derive(Default)]
struct AnswerCounts {
    received: i64,
    answered: i64,
    not_needed: i64,
    waiting: i64,
}

impl AnswerCounts {
    fn add(&mut self, line: &Answering) {
        self.received += 1;
        match line.answer.status {
            Some(code) if code == Status::Answered.as_str() => self.answered += 1,
            Some(code) if code == Status::NoAnswerNeeded.as_str() => self.not_needed += 1,
            _ => self.waiting += 1,
        }
    }

    fn totals(&self) -> Vec<(&'static str, Cell)> {
        let counts = [
            ("received", self.received),
            ("answered", self.answered),
            ("no_answer_needed", self.not_needed),
            ("waiting", self.waiting),
        ];
        counts.into_iter().map(|(key, count)| (key, Cell::Count(count))).collect()
    }
}

/// What came in, with what became of it.
struct Answering {
    id: RecordId,
    company: Option<Line>,
    case: Case,
    with: Option<Line>,
    answer: WhenAnswered,
}

impl Answering {
    /// Its row: when, whose, what is its kind's own, with whom it is and what became of it.
    fn row(&self, own: [Cell; 3]) -> Vec<Cell> {
        let whose = [
            Cell::Date(self.case.record.head.date()),
            Cell::text(&self.id),
            Cell::text(self.id.owner.clone()),
            Cell::maybe(self.company.as_ref(), Cell::text),
        ];
        let became = [
            Cell::maybe(self.with.as_ref(), Cell::text),
            Cell::maybe(self.answer.status, Cell::Code),
            self.answer.on.clone(),
            self.answer.by.clone(),
            self.answer.days.clone(),
        ];
        whose.into_iter().chain(own).chain(became).collect()
    }
}

/// Whether something was answered: when, by whom, after how many days.
struct WhenAnswered {
    status: Option<&'static str>,
    on: Cell,
    by: Cell,
    days: Cell,
}

/// What became of the records of some kinds that came in during the year: clients' and those of enquiries, newest first.
fn lines(archive: &Archive, asked: &InYear, kinds: &[Kind]) -> Result<Vec<Answering>> {
    let mut lines = Vec::new();
    for dossier in asked.dossiers_of_year(archive, kinds)? {
        for case in dossier.cases.iter().filter(|case| asked.has(case.record.head.date())) {
            lines.push(answering(dossier.id(case), Some(dossier.cover.company.clone()), case.clone()));
        }
    }
    for case in enquiries::in_register(archive, kinds, &asked.view())? {
        if asked.has(case.record.head.date()) {
            let id = RecordId { owner: Owner::Register(crate::model::Register::Enquiries), stem: case.stem };
            lines.push(answering(id, None, case));
        }
    }
    crate::views::newest_first(&mut lines, |line: &Answering| {
        crate::views::When::entered(line.case.record.head.date(), line.case.record.head.at, &line.id)
    });
    Ok(lines)
}

fn answering(id: RecordId, company: Option<Line>, case: Case) -> Answering {
    let state = case_state::fold(&case);
    let taken = |action: Action| state.as_ref().and_then(|state| state.time(action));
    let settled = state.as_ref().is_some_and(|state| state.settled);
    let when = taken(Action::Answered).or_else(|| taken(Action::NoAnswerNeeded)).filter(|_| settled);
    let days = when.map(|when| when.date().days_since(case.record.head.date()));
    let answer = WhenAnswered {
        status: state.as_ref().map(|state| state.status.as_str()),
        on: Cell::maybe(when, |when| Cell::Date(when.date())),
        by: Cell::maybe(answered_by(&case).filter(|_| settled), Cell::Text),
        days: Cell::maybe(days, Cell::Count),
    };
    Answering { id, company, with: state.and_then(|state| state.with), case, answer }
}

/// Who answered last, or said that no answer is needed.
fn answered_by(case: &Case) -> Option<String> {
    let answers = |action: Action| matches!(action, Action::Answered | Action::NoAnswerNeeded);
    let later = case.events.iter().rev().find(|named| answers(named.event.head.action));
    let first = || case.record.events.iter().rev().find(|step| answers(step.action));
    match later {
        Some(named) => Some(named.event.head.by.to_string()),
        None => first()?.by.as_ref().map(ToString::to_string),
    }
}
