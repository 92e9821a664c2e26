//! The measures that a closing survey opens for what is under target, and what it showed (P1-6d).

use std::collections::BTreeSet;

use crate::archive::{Lookup, Transaction, find};
use crate::desk::shelf::{Shelf, lock_register};
use crate::desk::{Desk, fresh_stem};
use crate::error::Result;
use crate::model::case::seen;
use crate::model::cases::CorrectiveAction;
use crate::model::satisfaction::{first_answers, tally};
use crate::model::survey::Answer;
use crate::model::{AsOf, Body, Case, Date, Kind, Line, RecordId, Register, Year};

/// What is known of the measures that a closing survey opens: nothing of it is filled in (P1-6d).
#[derive(Clone, Debug, Default)]
pub struct Measures {
    /// The department that answers for them.
    pub department: Option<Line>,
    /// The day by which they are to be done.
    pub due: Option<Date>,
}

/// What a survey showed when it was closed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WeakPoints {
    pub answers: usize,
    /// How many questions are under target.
    pub questions: usize,
    /// The corrective actions that were opened for them; the others had theirs.
    pub opened: Vec<RecordId>,
}

/// Locks the register that the measures of a closing survey go to.
pub(in crate::desk) fn lock_measures(tx: &mut Transaction, date: Date) -> Result<()> {
    lock_register(tx, Register::Surveys, date).map(|_| ())
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
    let shelf = lock_register(tx, Register::Surveys, date)?;
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
        for case in seen(cases, &AsOf::NOW) {
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
