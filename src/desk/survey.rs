//! The year's survey: sent out, answered, closed with measures for what is under target, its report distributed (P1-6).

use std::collections::BTreeSet;

use crate::archive::{BundleId, Transaction, audience, find};
use crate::desk::happening::{Happening, RecordGoes};
use crate::desk::measures::{Measures, WeakPoints};
use crate::desk::shelf::named;
use crate::desk::surveys::{all_of_year, of_year};
use crate::desk::update::{self, Update, check_time, standing};
use crate::desk::{Desk, check_department, fresh_stem, in_order, record, rules};
use crate::error::{DateOf, Input, Result};
use crate::model::event::{EventBody, Publication};
use crate::model::survey::{Answer, Percent, Question, Survey, SurveyResponse};
use crate::model::{
    Action, Audience, Body, Date, FileName, Happened, Kind, Line, Owner, RecordId, Reference, Refusal, Register, Year,
    satisfaction,
};

/// A survey that is sent out.
#[derive(Clone, Debug)]
pub struct SurveyOpen {
    pub year: Year,
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

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SurveyOpened {
    pub id: RecordId,
    /// How many clients it was sent to.
    pub clients: usize,
    /// How many questions it has.
    pub questions: usize,
}

/// Opens the survey of a year: notes to whom it was sent, and which clients that meant on the day. A year has one.
pub fn open(desk: &Desk, tx: &mut Transaction, ask: &SurveyOpen) -> Result<SurveyOpened> {
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
        return Err(Input::QuestionTwice(twice.code.clone()).into());
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
        clients: clients.iter().map(crate::model::mailing::Addressee::name).collect(),
        questions,
        attachments: Vec::new(),
    };
    let (clients, questions) = (survey.clients.len(), survey.questions.len());
    let stem = fresh_stem(tx, &bundle, ask.date, Kind::Survey)?;
    tx.add_record(&bundle, stem, &desk.record(&by, ask.date, ask.title.clone(), Body::Survey(survey)))?;
    Ok(SurveyOpened { id: RecordId { owner: Owner::Register(Register::Surveys), stem }, clients, questions })
}

/// A client's answers.
#[derive(Clone, Debug)]
pub struct Respond {
    /// The client.
    pub file: FileName,
    /// The year of the survey.
    pub year: Year,
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
        into: RecordGoes::File(ask.file.clone()),
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

/// Closes the survey of a year: no answer is taken any more, and each question under target opens a corrective action.
pub fn close(
    desk: &Desk,
    tx: &mut Transaction,
    (year, measures): (Year, Measures),
    (when, note): (Happened, Option<Line>),
) -> Result<SurveyClosed> {
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
        numbers: Vec::new(),
        charge: None,
        papers: Vec::new(),
        measures,
    };
    let updated = update::update(desk, tx, &ask)?;
    Ok(SurveyClosed { id: updated.id, weak: updated.weak })
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SurveyClosed {
    /// The survey.
    pub id: RecordId,
    /// What it showed.
    pub weak: WeakPoints,
}

/// A report that is distributed.
#[derive(Clone, Debug)]
pub struct Publish {
    /// The year of the survey.
    pub year: Year,
    /// The departments to which it goes.
    pub sent_to: Vec<Line>,
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
    let deed = EventBody::Published(Publication { sent_to: ask.sent_to.clone(), note: ask.note.clone() });
    named.add_event(tx, &desk.event(&by, named.case.stem, ask.when, deed))?;
    Ok(named.id)
}
