//! A row of a register: read column by column, and told again from a record.

use toml::{Table, Value};

use crate::desk::import::cells::Cells;
use crate::desk::import::enquiries::ENQUIRY;
use crate::desk::import::registers::office::Office;
use crate::error::{Error, Input};
use crate::model::book::ledger::{CellMeans, CodeWords, RegisterLedger};
use crate::model::book::{ColumnNeed, Holds, RegisterColumn};
use crate::model::event::EmbeddedEvent;
use crate::model::form::{self, Flag};
use crate::model::invalid::Wanted;
use crate::model::premises::Premises;
use crate::model::record_values::values;
use crate::model::script::alike;
use crate::model::spoken::{self, SpokenMeaning};
use crate::model::steps::course;
use crate::model::{
    Action, Body, Case, Date, Fault, FileName, Happened, Invalid, Kind, Line, Moment, Record, Refusal, StaffId, service,
};

#[derive(Debug)]
pub(super) struct RegisterRow {
    /// The office's number.
    pub(super) no: Line,
    /// Whose it is; none of what lies in a register.
    pub(super) file: Option<FileName>,
    /// The enquiry for which it was, by its number.
    pub(super) enquiry: Option<String>,
    /// What no client holds, of which it was.
    pub(super) premises: Option<Premises>,
    /// What it tells.
    pub(super) told: RowTold,
}

/// What a row tells, or a record that a row became.
#[derive(Debug)]
pub(super) struct RowTold {
    pub(super) when: Happened,
    pub(super) title: Option<Line>,
    pub(super) values: Table,
    pub(super) events: Vec<EmbeddedEvent>,
}

/// The words for what an application came to.
const OUTCOMES: CodeWords = &[
    ("approved", &["批准", "已批准", "同意"]),
    ("rejected", &["拒絕", "已拒絕", "不同意"]),
    ("pending", &["待批", "待審批"]),
];

/// The words for what is so, and for what is not.
const FLAGS: CodeWords = &[
    ("yes", &["是", "y", "true", "1", "√", "✓", "緊急", "急", "特急"]),
    ("no", &["否", "n", "false", "0", "×", "x", "不緊急", "非緊急", "一般", "普通"]),
];

impl RowTold {
    /// What a record tells.
    pub(super) fn of(record: Record) -> Self {
        Self { when: record.head.when, values: values(&record), title: record.head.title, events: record.events }
    }

    /// What it tells in a column; a number and a unit are compared by where the record lies.
    pub(super) fn says(&self, means: CellMeans) -> Option<String> {
        let step = |action: Action| self.events.iter().find(|step| step.action == action);
        let decision = || step(Action::Approved).or_else(|| step(Action::Rejected));
        match means {
            CellMeans::No | CellMeans::Unit => None,
            CellMeans::When => Some(self.when.to_string()),
            CellMeans::Title => self.title.as_ref().map(ToString::to_string),
            CellMeans::Value(key) | CellMeans::PassedTo(key) | CellMeans::Code(key, _) => {
                self.values.get(key).map(shown)
            }
            CellMeans::List(key) | CellMeans::Papers(key) | CellMeans::Pieces(key) => self.values.get(key).map(shown),
            CellMeans::Flag(key) => {
                let set = self.values.get(key).and_then(Value::as_bool).unwrap_or_default();
                Some(if set { Flag::Yes } else { Flag::No }.to_string())
            }
            CellMeans::Step(action) => step(action)?.when().map(|when| when.to_string()),
            CellMeans::To(action) => step(action)?.to.as_ref().map(ToString::to_string),
            CellMeans::By(action) => step(action)?.by.as_ref().map(ToString::to_string),
            CellMeans::Note(action) => step(action)?.note.as_ref().map(ToString::to_string),
            CellMeans::Decided => decision()?.when().map(|when| when.to_string()),
            CellMeans::Outcome => decision().map(|step| step.action.to_string()),
        }
    }

    /// Tells something of a step; the first time, that it was taken.
    fn step(&mut self, action: Action, tell: impl FnOnce(&mut EmbeddedEvent)) {
        if let Some(step) = self.events.iter_mut().find(|step| step.action == action) {
            return tell(step);
        }
        let mut step = EmbeddedEvent::of(action);
        tell(&mut step);
        self.events.push(step);
    }
}

fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Datetime(when) => when.to_string(),
        Value::Array(items) => items.iter().map(shown).collect::<Vec<_>>().join(";"),
        other => other.to_string(),
    }
}

/// Reads a row; none where it cannot be told what it is of. What is wrong with it is noted.
pub(super) fn read(cells: &mut Cells, ledger: &RegisterLedger, office: &Office) -> Option<RegisterRow> {
    let column = ledger.day()?;
    let when = match column.holds {
        Holds::Time => time(cells, column, office),
        _ => cells.need::<Date>(column).map(Happened::On),
    };
    let mut no = None;
    let mut file = None;
    let mut enquiry = None;
    let mut premises = None;
    let mut told = RowTold {
        // Where it is not told, the row is refused; the rest of it is read for what else is wrong.
        when: when.unwrap_or(Happened::At(office.now)),
        title: None,
        values: Table::new(),
        events: Vec::new(),
    };
    for (column, means) in ledger.places() {
        match means {
            CellMeans::No => no = cells.need(column),
            CellMeans::Unit if cells.text(column).starts_with(ENQUIRY) => enquiry = Some(cells.text(column).to_owned()),
            CellMeans::Unit if Premises::is_meant(cells.text(column)) => premises = cells.need(column),
            CellMeans::Unit => file = cells.need(column),
            CellMeans::Title => told.title = cells.take(column),
            _ => take(cells, (column, means), (ledger.kind, office), &mut told),
        }
    }
    check_steps(cells, ledger, &told, office.now);
    check_people(cells, ledger, &told, office);
    name_roles(&mut told, ledger.kind, office);
    when?;
    Some(RegisterRow { no: no?, file, enquiry, premises, told })
}

/// Takes in what stands in one column.
fn take(
    cells: &mut Cells,
    (column, means): (&RegisterColumn, CellMeans),
    (kind, office): (Kind, &Office),
    told: &mut RowTold,
) {
    if means == CellMeans::When || (cells.text(column).is_empty() && !is_needed(column)) {
        return;
    }
    let text = cells.text(column).to_owned();
    match means {
        CellMeans::Value(key) | CellMeans::PassedTo(key) => {
            if let Some(value) = value(cells, column, (kind, key), &text) {
                told.values.insert(key.to_owned(), value);
            }
        }
        CellMeans::List(key) | CellMeans::Papers(key) | CellMeans::Pieces(key) => {
            let lines = cells.list::<Line>(column);
            let values = lines.into_iter().map(|line| Value::String(line.into())).collect();
            told.values.insert(key.to_owned(), Value::Array(values));
        }
        CellMeans::Code(key, words) => {
            let given = code(words, &text).unwrap_or(&text).to_owned();
            if let Some(value) = value(cells, column, (kind, key), &given) {
                told.values.insert(key.to_owned(), value);
            }
        }
        CellMeans::Flag(key) => match code(FLAGS, &text) {
            Some("yes") => {
                told.values.insert(key.to_owned(), Value::Boolean(true));
            }
            Some(_) => {}
            None => cells.blame(column, none_of(FLAGS, &text)),
        },
        CellMeans::Step(action) => {
            if let Some(when) = time(cells, column, office) {
                told.step(action, |step| at(step, when));
            }
        }
        CellMeans::To(action) => {
            if let Some(to) = cells.need::<Line>(column) {
                told.step(action, |step| step.to = Some(to));
            }
        }
        CellMeans::By(action) => {
            if let Some(by) = cells.need::<StaffId>(column) {
                told.step(action, |step| step.by = Some(by));
            }
        }
        CellMeans::Note(action) => {
            if let Some(note) = cells.need::<Line>(column) {
                told.step(action, |step| step.note = Some(note));
            }
        }
        // What was decided stands in a column of its own, which comes next.
        CellMeans::Decided => {
            if let Some(when) = time(cells, column, office) {
                told.step(Action::Approved, |step| at(step, when));
            }
        }
        CellMeans::Outcome => decide(cells, column, &text, told),
        CellMeans::No | CellMeans::Unit | CellMeans::When | CellMeans::Title => {}
    }
}

fn is_needed(column: &RegisterColumn) -> bool {
    column.need == ColumnNeed::Filled
}

/// What was decided, and when, make one step.
fn decide(cells: &mut Cells, column: &RegisterColumn, text: &str, told: &mut RowTold) {
    match code(OUTCOMES, text) {
        Some("approved") => told.step(Action::Approved, |_| {}),
        Some("rejected") => told.step(Action::Approved, |step| step.action = Action::Rejected),
        Some(_) if told.events.is_empty() => {}
        Some(_) => cells.blame(column, Input::StepAfter { step: Action::Approved, after: None }),
        None => cells.blame(column, none_of(OUTCOMES, text)),
    }
}

fn at(step: &mut EmbeddedEvent, when: Happened) {
    let known = EmbeddedEvent::at(step.action, when);
    (step.date, step.time) = (known.date, known.time);
}

/// A field's value as its form reads it.
fn value(cells: &mut Cells, column: &RegisterColumn, (kind, key): (Kind, &str), text: &str) -> Option<Value> {
    match Body::fields(kind).iter().find(|field| field.key == key) {
        Some(field) => cells.checked(column, (field.read)(text)),
        // What may not be amended stands in no form; what it is made of is read when the record is.
        None => cells.checked(column, form::read::<Line>(text)),
    }
}

/// The code that an office's word stands for.
fn code(words: CodeWords, text: &str) -> Option<&'static str> {
    let text = alike(text);
    let is = |word: &str| alike(word) == text;
    let of_column = words.iter().find(|(code, words)| is(code) || words.iter().any(|word| is(word)));
    // What a code is called elsewhere it may be called here.
    of_column.map(|(code, _)| *code).or_else(|| match spoken::code(words.iter().map(|(code, _)| *code), &text) {
        SpokenMeaning::One(code) => Some(code),
        SpokenMeaning::Several(_) | SpokenMeaning::Nothing => None,
    })
}

fn none_of(words: CodeWords, text: &str) -> Invalid {
    let known = words.iter().map(|(code, words)| (*words.first().unwrap_or(code)).to_owned()).collect();
    Invalid::new(Wanted::Choice, text, Fault::NotOneOf(known))
}

/// A day and an hour, or a day alone where that is known.
fn time(cells: &mut Cells, column: &RegisterColumn, office: &Office) -> Option<Happened> {
    let text = cells.text(column).to_owned();
    let offset = cells.checked(column, office.settings.utc_offset.offset())?;
    let parsed = match text.parse::<Date>() {
        Ok(date) => Ok(Happened::On(date)),
        Err(no_date) if !text.contains(':') => Err(no_date),
        Err(_) => Moment::parse_at(&text, offset).map(Happened::At).map_err(|invalid| match invalid.fault {
            Fault::Shape(_) => Invalid { fault: Fault::Shape("2026-03-01 09:30"), ..invalid },
            _ => invalid,
        }),
    };
    cells.checked(column, parsed)
}

/// Checks that whoever is named was of the staff, and here on the day of what they did or got.
fn check_people(cells: &mut Cells, ledger: &RegisterLedger, told: &RowTold, office: &Office) {
    for (column, means) in ledger.places() {
        let (CellMeans::Value(_) | CellMeans::By(_) | CellMeans::To(_)) = means else { continue };
        let step = |action: Action| told.events.iter().find(|step| step.action == action);
        let (named, step) = match means {
            CellMeans::Value(key) if Body::people(ledger.kind).any(|person| person == key) => {
                (told.values.get(key).and_then(Value::as_str), None)
            }
            CellMeans::By(action) => {
                (step(action).and_then(|step| step.by.as_ref()).map(StaffId::as_str), step(action))
            }
            CellMeans::To(action) => (step(action).and_then(|step| step.to.as_ref()).map(Line::as_str), step(action)),
            _ => (None, None),
        };
        let Some(named) = named else { continue };
        let day = step.and_then(EmbeddedEvent::when).unwrap_or(told.when).date();
        let meant: Vec<&Case> = office.staff.iter().filter(|case| is_called(case, named)).collect();
        match (meant.iter().any(|case| service::was_here(case, day)), meant.first(), named.parse::<StaffId>()) {
            (true, ..) => {}
            // To whom something went may be a department, and whoever took it from outside.
            (false, None, Ok(id)) if !matches!(means, CellMeans::To(_)) => {
                cells.blame(column, Input::UnknownStaff { given: id, known: office.known() });
            }
            (false, Some(gone), _) => {
                if let Body::Person(person) = &gone.record.body {
                    cells.blame(column, Error::from(Refusal::HasLeft(person.id.clone())));
                }
            }
            (false, None, _) => {}
        }
    }
}

/// Whether a name means a person of the staff; the columns of people have ids, those of addressees may have names.
fn is_called(case: &Case, name: &str) -> bool {
    let meant = alike(name);
    matches!(&case.record.body, Body::Person(person)
        if alike(person.id.as_str()) == meant || alike(person.name.as_str()) == meant)
}

/// Checks that each step can have followed those before it, and has been by now.
fn check_steps(cells: &mut Cells, ledger: &RegisterLedger, told: &RowTold, now: Moment) {
    let mut last = told.when;
    let mut decided = None;
    for (column, means) in ledger.places() {
        let action = match means {
            CellMeans::When => {
                blame_future(cells, column, told.when, now);
                continue;
            }
            CellMeans::Step(action) => action,
            CellMeans::Decided => match told.events.iter().find(|step| step.action == Action::Rejected) {
                Some(step) => step.action,
                None => Action::Approved,
            },
            CellMeans::Outcome => {
                let told_so = code(OUTCOMES, cells.text(column));
                decided = told_so.filter(|outcome| *outcome != "approved");
                // A day of decision without a decision says nothing that could be kept.
                if cells.text(column).is_empty() && !told.events.iter().all(|step| step.action == Action::Issued) {
                    cells.blame(column, none_of(OUTCOMES, ""));
                }
                continue;
            }
            _ => continue,
        };
        let Some(step) = told.events.iter().find(|step| step.action == action) else { continue };
        // What was answered needs no reason for not being answered; an enquiry is let or lost.
        let either = [(Action::NoAnswerNeeded, Action::Answered), (Action::Lost, Action::Let)];
        for (_, first) in either.into_iter().filter(|(later, _)| *later == action) {
            if told.events.iter().any(|step| step.action == first) {
                cells.blame(column, Input::StepAfter { step: action, after: Some(first) });
            }
        }
        if decided.is_some() {
            let after = (decided == Some("rejected")).then_some(Action::Rejected);
            cells.blame(column, Input::StepAfter { step: action, after });
        }
        if let Some(when) = step.when() {
            blame_future(cells, column, when, now);
            if when.is_before(last) {
                cells.blame(column, Input::StepBefore { when, since: last });
            }
            if last.is_before(when) {
                last = when;
            }
        }
    }
}

fn blame_future(cells: &mut Cells, column: &RegisterColumn, when: Happened, now: Moment) {
    if Happened::At(now).is_before(when) {
        cells.blame(column, Error::from(Input::InFuture(when)));
    }
}

/// Who decided is named; where nobody is, the role is for which the decision is reserved.
fn name_roles(told: &mut RowTold, kind: Kind, office: &Office) {
    let rules = course(kind).map(|course| course.steps).unwrap_or_default();
    for step in told.events.iter_mut().filter(|step| step.by.is_none()) {
        let duty = rules.iter().find(|rule| rule.action == step.action).and_then(|rule| rule.duty);
        step.role = duty.map(|duty| office.settings.role_for(duty).clone());
    }
}
