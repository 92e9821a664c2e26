//! Surveys of before: the questions, which are every year's, and the answers, one record a unit and year (P1-6).
//!
//! A survey's record is made for each year of which there are answers, by whichever comes second: the questions, or the answers.

use std::collections::{BTreeMap, BTreeSet};

use toml::{Table, Value};

use crate::archive::{BundleId, Lookup, Transaction, find};
use crate::desk::happening::{Happening, RecordGoes};
use crate::desk::import::cells::Cells;
use crate::desk::import::client_name;
use crate::desk::import::places::EntryPlaces;
use crate::desk::import::rows::{Became, RowCounts, Rows};
use crate::desk::import::sheet::Sheet;
use crate::desk::shelf::{Shelf, lock_register};
use crate::desk::{Desk, record};
use crate::error::{Input, Result};
use crate::model::book::Book;
use crate::model::book::UNIT;
use crate::model::book::lists::survey::{CODE, COMMENT, QUESTION, QUESTIONS, RESPONSES, SCORE, TEXT, YEAR};
use crate::model::invalid::Wanted;
use crate::model::survey::{Answer, Question, Survey};
use crate::model::{
    Body, Date, Fault, FileName, Happened, Invalid, Kind, Line, Owner, RecordId, Register, StaffId, Year,
};

fn read_question(cells: &mut Cells) -> Option<Question> {
    let (code, text) = (cells.need::<Line>(&CODE), cells.need::<Line>(&TEXT));
    Some(Question { code: code?, text: text? })
}

/// Takes the questions in; gives the codes of those that wait for a year of which there are answers.
pub(super) fn questions(
    desk: &Desk,
    tx: &mut Transaction,
    rows: &Rows,
    beside: &[(Book, Sheet)],
) -> Result<(RowCounts, Vec<String>)> {
    let by = desk.actor(tx)?.id;
    let surveys = Surveys::of(tx)?;
    let mut asked: Vec<Question> = Vec::new();
    let counts = rows.each(|cells| {
        let Some(row) = read_question(cells).filter(|_| cells.is_sound()) else {
            return Ok(Became::Nothing);
        };
        let earlier = asked.iter().find(|question| question.code == row.code);
        if let Some((first, id)) = surveys.questions.get(&row.code) {
            cells.compare(&TEXT, Some(&first.text), Some(&row.text), id);
        } else if let Some(first) = earlier {
            cells.compare(&TEXT, Some(&first.text), Some(&row.text), &first.code);
            return Ok(Became::Same);
        }
        let known = surveys.questions.contains_key(&row.code);
        asked.push(row);
        Ok(if known { Became::Same } else { Became::New })
    })?;
    let answered: BTreeSet<Year> = answers(tx)?.into_keys().map(|(_, year)| year).collect();
    let without = |year: &&Year| !surveys.years.contains(year);
    let mut made = false;
    for year in answered.iter().filter(without) {
        enter_survey(desk, tx, &by, (*year, &asked))?;
        made = true;
    }
    let will_be = beside.iter().filter(|(book, _)| *book == Book::SurveyResponses).any(|(_, sheet)| {
        let years = sheet.rows(RESPONSES).filter_map(|cells| cells.text(&YEAR).parse::<Year>().ok());
        years.into_iter().any(|year| !surveys.years.contains(&year))
    });
    let waiting = asked.iter().filter(|question| !surveys.questions.contains_key(&question.code));
    let waiting = if made || will_be { Vec::new() } else { waiting.map(|asked| asked.code.to_string()).collect() };
    Ok((counts, waiting))
}

/// An answer, as a row has it.
struct AnswerRow {
    year: Year,
    file: FileName,
    answer: Answer,
}

fn read_response(cells: &mut Cells, asked: &[Question]) -> Option<AnswerRow> {
    let (year, file) = (cells.need::<Year>(&YEAR), cells.need::<FileName>(&UNIT));
    let (question, score, comment) = (cells.need::<Line>(&QUESTION), cells.need(&SCORE), cells.take(&COMMENT));
    // An office may write the question where its code belongs.
    let question = question?;
    let known = asked.iter().find(|known| known.code == question || known.text == question);
    if known.is_none() && !asked.is_empty() {
        let codes = asked.iter().map(|known| known.code.to_string()).collect();
        cells.blame(&QUESTION, Invalid::new(Wanted::Choice, &question, Fault::NotOneOf(codes)));
    }
    let question = known.map_or(question, |known| known.code.clone());
    Some(AnswerRow { year: year?, file: file?, answer: Answer { question, score: score?, comment } })
}

/// Answers of one unit and year that are new.
struct NewAnswers {
    shelf: Shelf,
    date: Date,
    answers: Vec<Answer>,
}

/// Enters the answers that are not known yet.
pub(super) fn responses(desk: &Desk, tx: &mut Transaction, rows: &Rows, beside: &[(Book, Sheet)]) -> Result<RowCounts> {
    let by = desk.actor(tx)?.id;
    let surveys = Surveys::of(tx)?;
    let asked = surveys.asked(beside);
    let first = answers(tx)?;
    let mut places = EntryPlaces::default();
    let mut fresh: BTreeMap<(BundleId, Year), NewAnswers> = BTreeMap::new();
    let counts = rows.each(|cells| {
        let Some(row) = read_response(cells, &asked).filter(|_| cells.is_sound()) else {
            return Ok(Became::Nothing);
        };
        let looked = places.looked_through(tx, Some(&row.file))?.unwrap_or_default();
        let earlier = looked.iter().filter_map(|bundle| first.get(&(bundle.clone(), row.year))).flatten();
        if let Some((answer, stem)) = earlier.into_iter().find(|(answer, _)| answer.question == row.answer.question) {
            let id = RecordId { owner: Owner::File(row.file.clone()), stem: *stem };
            compare(cells, answer, &row.answer, &id);
            return Ok(Became::Same);
        }
        let (shelf, since) = places.whose(tx, &row.file)?;
        client_name::check(cells, tx, &row.file)?;
        if !cells.is_sound() {
            return Ok(Became::Nothing);
        }
        // The register tells the year alone.
        let Some(date) = Date::new(row.year.number(), 1, 1).filter(|date| *date <= desk.today()) else {
            let end = Date::new(row.year.number(), 1, 1).unwrap_or(since);
            cells.blame(&YEAR, Input::InFuture(Happened::On(end)));
            return Ok(Became::Nothing);
        };
        let date = if since.year() == row.year { since } else { date };
        let place = fresh.entry((shelf.bundle.clone(), row.year)).or_insert_with(|| NewAnswers {
            shelf,
            date,
            answers: Vec::new(),
        });
        if let Some(answer) = place.answers.iter().find(|answer| answer.question == row.answer.question) {
            compare(cells, answer, &row.answer, &row.file);
            return Ok(Became::Same);
        }
        place.answers.push(row.answer);
        Ok(Became::New)
    })?;
    let years: BTreeSet<Year> =
        fresh.keys().map(|(_, year)| *year).filter(|year| !surveys.years.contains(year)).collect();
    for ((_, year), NewAnswers { shelf, date, answers }) in fresh {
        let values = [("year".to_owned(), year_value(year)), ("answers".to_owned(), toml_of(&answers)?)];
        let ask = happening(Kind::SurveyResponse, RecordGoes::Register, date, values.into_iter().collect());
        record::enter_on(desk, tx, (&by, &shelf), &ask)?;
    }
    for year in years {
        enter_survey(desk, tx, &by, (year, &asked))?;
    }
    Ok(counts)
}

fn compare(cells: &mut Cells, first: &Answer, now: &Answer, id: &dyn std::fmt::Display) {
    cells.compare(&SCORE, Some(&first.score.number()), Some(&now.score.number()), id);
    cells.compare(&COMMENT, first.comment.as_ref(), now.comment.as_ref(), id);
}

/// The surveys that the archive has.
struct Surveys {
    /// The years that have one.
    years: BTreeSet<Year>,
    /// The questions of those that were imported: the office did not send them from here.
    questions: BTreeMap<Line, (Question, RecordId)>,
    /// The same, in the order in which they were asked last.
    order: Vec<Question>,
}

impl Surveys {
    fn of(tx: &mut Transaction) -> Result<Self> {
        let mut surveys = Self { years: BTreeSet::new(), questions: BTreeMap::new(), order: Vec::new() };
        for (bundle, owner) in find::register_years(tx, Register::Surveys)? {
            for case in tx.bundle(&bundle)?.cases(tx.archive().reader(), Kind::Survey)? {
                let id = RecordId { owner: owner.clone(), stem: case.stem };
                let Body::Survey(survey) = case.record.body else { continue };
                surveys.note(survey, &id);
            }
        }
        Ok(surveys)
    }

    fn note(&mut self, survey: Survey, id: &RecordId) {
        self.years.insert(survey.year);
        if !survey.sent_to.is_empty() || !survey.clients.is_empty() {
            return;
        }
        for question in survey.questions {
            if !self.questions.contains_key(&question.code) {
                self.order.push(question.clone());
                self.questions.insert(question.code.clone(), (question, id.clone()));
            }
        }
    }

    /// Every year's questions: those that were imported, and those that come in beside the answers.
    fn asked(&self, beside: &[(Book, Sheet)]) -> Vec<Question> {
        let mut asked = self.order.clone();
        for (_, sheet) in beside.iter().filter(|(book, _)| *book == Book::SurveyQuestions) {
            for question in sheet.rows(QUESTIONS).filter_map(|mut cells| read_question(&mut cells)) {
                if !asked.iter().any(|known| known.code == question.code) {
                    asked.push(question);
                }
            }
        }
        asked
    }
}

/// Every answer that the archive has, as it was entered first, by where it lies and its year.
type KnownAnswers = BTreeMap<(BundleId, Year), Vec<(Answer, crate::model::Stem)>>;

fn answers(tx: &mut Transaction) -> Result<KnownAnswers> {
    let mut found: KnownAnswers = BTreeMap::new();
    for id in find::all_bundles(tx)? {
        for case in tx.bundle(&id)?.cases(tx.archive().reader(), Kind::SurveyResponse)? {
            let Body::SurveyResponse(response) = case.record.body else { continue };
            let answers = response.answers.into_iter().map(|answer| (answer, case.stem));
            found.entry((id.clone(), response.year)).or_default().extend(answers);
        }
    }
    Ok(found)
}

/// Enters the survey of a year, where its questions are known.
fn enter_survey(desk: &Desk, tx: &mut Transaction, by: &StaffId, (year, asked): (Year, &[Question])) -> Result<()> {
    let (false, Some(date)) = (asked.is_empty(), Date::new(year.number(), 1, 1)) else { return Ok(()) };
    let values = [("year".to_owned(), year_value(year)), ("questions".to_owned(), toml_of(asked)?)];
    let ask = happening(Kind::Survey, RecordGoes::Register, date, values.into_iter().collect());
    let shelf = lock_register(tx, Register::Surveys, date)?;
    record::enter_on(desk, tx, (by, &shelf), &ask)?;
    Ok(())
}

fn happening(kind: Kind, into: RecordGoes, date: Date, values: Table) -> Happening {
    let when = Happened::On(date);
    let (events, papers) = (Vec::new(), Vec::new());
    Happening { kind, into, when, title: None, no: None, values, events, papers, category: None }
}

fn year_value(year: Year) -> Value {
    Value::Integer(year.number().into())
}

fn toml_of<T: serde::Serialize + ?Sized>(value: &T) -> Result<Value> {
    Ok(Value::try_from(value).map_err(|e| Input::FieldWrong(e.to_string()))?)
}
