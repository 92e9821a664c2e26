//! The surveys that there are, by their years, and whether answers are to one that is open (P1-6).

use std::collections::BTreeSet;

use crate::archive::{BundleId, Lookup, Transaction, audience, find, tenancy};
use crate::desk::shelf::Shelf;
use crate::error::{Input, Result};
use crate::model::case::seen;
use crate::model::survey::{Survey, SurveyResponse};
use crate::model::{AsOf, Body, Case, Kind, Line, Owner, RecordId, Refusal, Register, Status, Year, case_state};

/// A survey where it lies.
pub(in crate::desk) struct FoundSurvey {
    pub(in crate::desk) bundle: BundleId,
    pub(in crate::desk) id: RecordId,
    /// The record as it counts now.
    pub(in crate::desk) case: Case,
}

/// The surveys of a year, as they count now.
pub(in crate::desk) fn all_of_year(tx: &mut Transaction, year: Year) -> Result<Vec<FoundSurvey>> {
    let mut found = Vec::new();
    for (bundle, owner) in find::register_years(tx, Register::Surveys)? {
        let cases = tx.bundle(&bundle)?.cases(tx.archive().reader(), Kind::Survey)?;
        for case in seen(cases, &AsOf::NOW) {
            if matches!(&case.record.body, Body::Survey(survey) if survey.year == year) {
                let id = RecordId { owner: owner.clone(), stem: case.stem };
                found.push(FoundSurvey { bundle: bundle.clone(), id, case });
            }
        }
    }
    Ok(found)
}

/// The survey of a year.
///
/// # Errors
/// None was opened; two working copies opened one each.
pub(in crate::desk) fn of_year(tx: &mut Transaction, year: Year) -> Result<FoundSurvey> {
    let mut found = all_of_year(tx, year)?;
    match (found.pop(), found.is_empty()) {
        (Some(only), true) => Ok(only),
        (None, _) => Err(Input::NoSurvey(year).into()),
        (Some(last), false) => {
            let ids = found.into_iter().chain([last]).map(|found| found.id).collect();
            Err(Input::SeveralSurveys { year, ids }.into())
        }
    }
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
        return Err(Input::NoAnswer.into());
    }
    check_asked(tx, shelf, (&found, survey))?;
    let mut questions = BTreeSet::new();
    let earlier = shelf.cases(tx, Kind::SurveyResponse)?;
    for answer in &response.answers {
        let question = answer.question.clone();
        if !survey.questions.iter().any(|known| known.code == question) {
            let known = survey.questions.iter().map(|known| known.code.clone()).collect();
            return Err(Input::UnknownQuestion { question, known }.into());
        }
        if !questions.insert(question.clone()) {
            return Err(Input::QuestionTwice(question).into());
        }
        let answered = earlier.iter().find(|case| answers_to(case, response.year, &question));
        if let Some(case) = answered {
            let id = RecordId { owner: shelf.owner.clone(), stem: case.stem };
            return Err(Refusal::Answered { question, id }.into());
        }
    }
    Ok(())
}

/// Who answers is one of those to whom it was sent, as far as it is known to whom that was (P1-6b).
fn check_asked(tx: &mut Transaction, shelf: &Shelf, (found, survey): (&FoundSurvey, &Survey)) -> Result<()> {
    let Owner::File(name) = &shelf.owner else { return Ok(()) };
    if survey.sent_to.is_empty() {
        return Ok(());
    }
    let file = tenancy::client_file(tx, name)?;
    let sent = found.case.record.head.date();
    // Whichever of the units is named, it is the client who was asked.
    let client = audience::addressee(tx, &file.tenure)?;
    if survey.clients.iter().any(|name| client.is_named(name, sent)) {
        return Ok(());
    }
    Err(Refusal::NotAsked { id: found.id.clone(), client: name.clone(), year: survey.year }.into())
}

fn answers_to(case: &Case, year: Year, question: &Line) -> bool {
    let Body::SurveyResponse(response) = &case.record.body else { return false };
    response.year == year && response.answers.iter().any(|answer| answer.question == *question)
}
