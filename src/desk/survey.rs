//! The year's survey: sent out, answered, closed with measures for what is under target, its report distributed (P1-6).

use std::collections::BTreeSet;

use crate::archive::{BundleId, Lookup, Transaction, audience, find, tenancy};
use crate::desk::record::{self, Happening, Into};
use crate::desk::shelf::{Shelf, named};
use crate::desk::update::{self, Update, check_time, standing};
use crate::desk::{Desk, check_department, fresh_stem, in_order, rules};
use crate::error::{DateOf, Input, RelationsFault, Result};
use crate::model::case::seen;
use crate::model::cases::CorrectiveAction;
use crate::model::event::{Deed, Publication};
use crate::model::satisfaction::{self, first_answers, tally};
use crate::model::survey::{Answer, Percent, Question, Survey, SurveyResponse};
use crate::model::{
    Action, Audience, Body, Case, Date, FileName, Happened, Kind, Line, Owner, RecordId, Reference, Refusal, Register,
    Status, View, Year, case_state,
};

/// A survey that is sent out.
#[derive(Clone, Debug)]
pub struct Open {
    /// The year that it is of.
    pub year: Year,
    /// To whom it is sent.
    pub sent_to: Vec<Audience>,
    /// Its questions; none means the usual ones.
    pub questions: Vec<Question>,
    /// The share of satisfied answers that is aimed at; else the estate's.
    pub target: Option<Percent>,
    /// What it is about.
    pub title: Option<Line>,
    /// On which day it was sent.
    pub date: Date,
}

/// A survey that was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// Its id.
    pub id: RecordId,
    /// How many clients it was sent to.
    pub clients: usize,
    /// How many questions it has.
    pub questions: usize,
}

/// A survey where it lies.
pub(in crate::desk) struct Found {
    /// The bundle.
    pub(in crate::desk) bundle: BundleId,
    /// Its id.
    pub(in crate::desk) id: RecordId,
    /// The record as it counts now.
    pub(in crate::desk) case: Case,
}

/// Opens the survey of a year: notes to whom it was sent, and which clients that meant on the day. A year has one.
pub fn open(desk: &Desk, tx: &mut Transaction, ask: &Open) -> Result<Opened> {
    let by = desk.actor(tx)?.id;
    in_order((DateOf::This, ask.date), (DateOf::Today, desk.today()))?;
    let bundle = BundleId::Register(Register::Surveys, ask.date.year());
    let years = find::register_years(tx, Register::Surveys)?.into_iter().map(|(bundle, _)| bundle);
    tx.lock(years.chain([bundle.clone()]))?;
    if let Some(found) = all_of_year(tx, ask.year)?.into_iter().next() {
        return Err(Refusal::SurveyExists { year: ask.year, id: found.id }.into());
    }
    let mut codes = BTreeSet::new();
    if let Some(twice) = ask.questions.iter().find(|question| !codes.insert(question.code.clone())) {
        return Err(RelationsFault::QuestionTwice(twice.code.clone()).into());
    }
    let mut clients = BTreeSet::new();
    for audience in &ask.sent_to {
        rules::check_audience(tx, audience, ask.date)?;
        clients.extend(audience::addressees(tx, audience, ask.date)?);
    }
    let questions = if ask.questions.is_empty() { satisfaction::usual_questions()? } else { ask.questions.clone() };
    let survey = Survey {
        year: ask.year,
        target: ask.target,
        sent_to: ask.sent_to.clone(),
        clients: clients.iter().map(crate::model::circular::Addressee::name).collect(),
        questions,
        attachments: Vec::new(),
    };
    let (clients, questions) = (survey.clients.len(), survey.questions.len());
    let stem = fresh_stem(tx, &bundle, ask.date, Kind::Survey)?;
    tx.add_record(&bundle, stem, &desk.record(&by, ask.date, ask.title.clone(), Body::Survey(survey)))?;
    Ok(Opened { id: RecordId { owner: Owner::Register(Register::Surveys), stem }, clients, questions })
}

/// The surveys of a year, as they count now.
fn all_of_year(tx: &mut Transaction, year: Year) -> Result<Vec<Found>> {
    let mut found = Vec::new();
    for (bundle, owner) in find::register_years(tx, Register::Surveys)? {
        let cases = tx.bundle(&bundle)?.cases(tx.archive().reader(), Kind::Survey)?;
        for case in seen(cases, &View::NOW) {
            if matches!(&case.record.body, Body::Survey(survey) if survey.year == year) {
                let id = RecordId { owner: owner.clone(), stem: case.stem };
                found.push(Found { bundle: bundle.clone(), id, case });
            }
        }
    }
    Ok(found)
}

/// The survey of a year.
///
/// # Errors
/// None was opened; two working copies opened one each.
pub(in crate::desk) fn of_year(tx: &mut Transaction, year: Year) -> Result<Found> {
    let mut found = all_of_year(tx, year)?;
    match (found.pop(), found.is_empty()) {
        (Some(only), true) => Ok(only),
        (None, _) => Err(RelationsFault::NoSurvey(year).into()),
        (Some(last), false) => {
            let ids = found.into_iter().chain([last]).map(|found| found.id).collect();
            Err(RelationsFault::SeveralSurveys { year, ids }.into())
        }
    }
}

/// A client's answers.
#[derive(Clone, Debug)]
pub struct Respond {
    /// The client.
    pub file: FileName,
    /// The year of the survey.
    pub year: Year,
    /// The answers.
    pub answers: Vec<Answer>,
    /// Who filled it in.
    pub respondent: Option<Line>,
    /// On which day it came back.
    pub date: Date,
}

/// Enters a client's answers in the client's file.
pub fn respond(desk: &Desk, tx: &mut Transaction, ask: &Respond) -> Result<RecordId> {
    let response = SurveyResponse {
        year: ask.year,
        respondent: ask.respondent.clone(),
        answers: ask.answers.clone(),
        attachments: Vec::new(),
    };
    let values = toml::Table::try_from(response).map_err(|e| Input::FieldWrong(e.to_string()))?;
    let happening = Happening {
        kind: Kind::SurveyResponse,
        into: Into::File(ask.file.clone()),
        when: ask.date.into(),
        title: None,
        no: None,
        values,
        events: Vec::new(),
        papers: Vec::new(),
        category: None,
    };
    record::record(desk, tx, &happening)
}

/// Who answers is one of those to whom it was sent, as far as it is known to whom that was (P1-6b).
fn check_asked(tx: &mut Transaction, shelf: &Shelf, (found, survey): (&Found, &Survey)) -> Result<()> {
    let Owner::File(name) = &shelf.owner else { return Ok(()) };
    if survey.sent_to.is_empty() {
        return Ok(());
    }
    let file = tenancy::client_file(tx, name)?;
    let sent = found.case.record.head.date();
    // A further unit may have been taken since: then the file is told by its first one.
    let was_there = file.tenure.room != file.home || file.tenure.holds_on(sent);
    if was_there && survey.clients.iter().any(|client| *client.unit() == file.home.unit) {
        return Ok(());
    }
    Err(Refusal::NotAsked { id: found.id.clone(), client: name.clone(), year: survey.year }.into())
}

/// Answers are to questions that the year's survey has, while it is open; each question once a client.
pub(in crate::desk) fn check_answers(tx: &mut Transaction, shelf: &Shelf, response: &SurveyResponse) -> Result<()> {
    let found = of_year(tx, response.year)?;
    let status = case_state::fold(&found.case).map_or(Status::Open, |state| state.status);
    if status != Status::Open {
        return Err(Refusal::SurveyOver { id: found.id, status }.into());
    }
    let Body::Survey(survey) = &found.case.record.body else { return Ok(()) };
    if response.answers.is_empty() {
        return Err(RelationsFault::NoAnswer.into());
    }
    check_asked(tx, shelf, (&found, survey))?;
    let mut questions = BTreeSet::new();
    let earlier = shelf.cases(tx, Kind::SurveyResponse)?;
    for answer in &response.answers {
        let question = answer.question.clone();
        if !survey.questions.iter().any(|known| known.code == question) {
            let known = survey.questions.iter().map(|known| known.code.clone()).collect();
            return Err(RelationsFault::UnknownQuestion { question, known }.into());
        }
        if !questions.insert(question.clone()) {
            return Err(RelationsFault::QuestionTwice(question).into());
        }
        let answered = earlier.iter().find(|case| answers_to(case, response.year, &question));
        if let Some(case) = answered {
            let id = RecordId { owner: shelf.owner.clone(), stem: case.stem };
            return Err(Refusal::Answered { question, id }.into());
        }
    }
    Ok(())
}

fn answers_to(case: &Case, year: Year, question: &Line) -> bool {
    let Body::SurveyResponse(response) = &case.record.body else { return false };
    response.year == year && response.answers.iter().any(|answer| answer.question == *question)
}

/// What is known of the measures that a closing survey opens: nothing of it is filled in (P1-6d).
#[derive(Clone, Debug, Default)]
pub struct Measures {
    /// The department that answers for them.
    pub department: Option<Line>,
    /// The day by which they are to be done.
    pub due: Option<Date>,
}

/// Closes the survey of a year: no answer is taken any more, and each question under target opens a corrective action.
pub fn close(
    desk: &Desk,
    tx: &mut Transaction,
    (year, measures): (Year, Measures),
    (when, note): (Happened, Option<Line>),
) -> Result<Closed> {
    if let Some(department) = &measures.department {
        check_department(tx, department)?;
    }
    if let Some(due) = measures.due {
        in_order((DateOf::This, when.date()), (DateOf::Due, due))?;
    }
    let id = of_year(tx, year)?.id;
    let ask = Update {
        reference: Reference::to(&id),
        action: Some(Action::Closed),
        to: None,
        with: None,
        when: Some(when),
        note,
        papers: Vec::new(),
        measures,
    };
    let updated = update::update(desk, tx, &ask)?;
    Ok(Closed { id: updated.id, weak: updated.weak })
}

/// A survey that was closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closed {
    /// The survey.
    pub id: RecordId,
    /// What it showed.
    pub weak: WeakPoints,
}

/// What a survey showed when it was closed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WeakPoints {
    /// How many answers there were.
    pub answers: usize,
    /// How many questions are under target.
    pub questions: usize,
    /// The corrective actions that were opened for them; the others had theirs.
    pub opened: Vec<RecordId>,
}

/// Locks the register that the measures of a closing survey go to.
pub(in crate::desk) fn lock_measures(tx: &mut Transaction, date: Date) -> Result<()> {
    record::lock_register(tx, Register::Surveys, date).map(|_| ())
}

/// Opens a corrective action for each question under target that has none yet (P1-6d).
pub(in crate::desk) fn open_measures(
    desk: &Desk,
    tx: &mut Transaction,
    (survey, measures): (&Case, &Measures),
    date: Date,
) -> Result<WeakPoints> {
    let Body::Survey(survey) = &survey.record.body else { return Ok(WeakPoints::default()) };
    let by = desk.actor(tx)?.id;
    let target = survey.target.map_or(tx.archive().settings().policy.survey_target, |target| target.number().into());
    let answers = answers(tx, survey.year)?;
    let taken = measures_of(tx, survey.year)?;
    let shelf = record::lock_register(tx, Register::Surveys, date)?;
    let mut weak = WeakPoints { answers: answers.len(), ..WeakPoints::default() };
    for tally in tally(&survey.questions, &answers) {
        let question = tally.question.code.clone();
        let Some(share) = tally.satisfied_percent().filter(|_| tally.is_below(target)) else { continue };
        weak.questions += 1;
        if taken.contains(&question) {
            continue;
        }
        let title: Line = format!("{} {share} % < {target} %", tally.question.text).parse()?;
        let body = CorrectiveAction {
            year: Some(survey.year),
            question: Some(question),
            department: measures.department.clone(),
            due: measures.due,
            attachments: Vec::new(),
        };
        let stem = fresh_stem(tx, &shelf.bundle, date, Kind::CorrectiveAction)?;
        tx.add_record(&shelf.bundle, stem, &desk.record(&by, date, Some(title), Body::CorrectiveAction(body)))?;
        weak.opened.push(RecordId { owner: shelf.owner.clone(), stem });
    }
    Ok(weak)
}

/// The questions of a year for which a corrective action was opened.
fn measures_of(tx: &mut Transaction, year: Year) -> Result<BTreeSet<Line>> {
    let mut questions = BTreeSet::new();
    for (bundle, _) in find::register_years(tx, Register::Surveys)? {
        let cases = tx.bundle(&bundle)?.cases(tx.archive().reader(), Kind::CorrectiveAction)?;
        for case in seen(cases, &View::NOW) {
            if let Body::CorrectiveAction(action) = case.record.body
                && action.year == Some(year)
            {
                questions.extend(action.question);
            }
        }
    }
    Ok(questions)
}

/// What every client answered to a year's survey, present or gone.
fn answers(tx: &mut Transaction, year: Year) -> Result<Vec<Answer>> {
    let mut answers = Vec::new();
    for place in tx.units()?.iter() {
        for file in find::files_of_first_unit(tx, place)? {
            let responses = Shelf::of_file(&file).cases(tx, Kind::SurveyResponse)?;
            answers.extend(first_answers(&responses, year));
        }
    }
    Ok(answers)
}

/// A report that is distributed.
#[derive(Clone, Debug)]
pub struct Publish {
    /// The year of the survey.
    pub year: Year,
    /// The departments to which it goes.
    pub sent_to: Vec<Line>,
    /// When.
    pub when: Happened,
    /// A remark.
    pub note: Option<Line>,
}

/// Notes that the report of a survey was distributed, and to whom. The general manager has approved it first (P1-6c).
pub fn publish(desk: &Desk, tx: &mut Transaction, ask: &Publish) -> Result<RecordId> {
    let by = desk.actor(tx)?.id;
    for department in &ask.sent_to {
        check_department(tx, department)?;
    }
    let found = of_year(tx, ask.year)?;
    let named = named(tx, &Reference::to(&found.id))?;
    let now = standing(&named)?;
    update::rule(&named, &now, Action::Published)?;
    check_time(desk, &now.state, ask.when)?;
    let deed = Deed::Published(Publication { sent_to: ask.sent_to.clone(), note: ask.note.clone() });
    named.add_event(tx, &desk.event(&by, named.case.stem, ask.when, deed))?;
    Ok(named.id)
}
