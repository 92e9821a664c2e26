//! How content clients are, question by question (P1-6c): how many answered, the mean, the shares, beside the year before.

use std::collections::{BTreeMap, BTreeSet};

use crate::archive::Archive;
use crate::error::Result;
use crate::model::satisfaction::{Tally, tally};
use crate::model::survey::{Answer, Question, Survey};
use crate::model::table::{Cell, Table, figure, text};
use crate::model::{FloorCode, Kind, Year};
use crate::views::dossier::{WhichClients, each_client};
use crate::views::report::InYear;
use crate::views::surveys::{Answered, answered_by, published_to, surveys};

/// Whether the answers are told by floor as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Floors {
    /// A row for each question.
    Together,
    /// Beneath it a row for each floor from which it was answered.
    Apart,
}

/// What was asked in a year, and answered.
struct SurveysOfYear {
    questions: Vec<Question>,
    target: u32,
    answered: Vec<Answered>,
}

impl SurveysOfYear {
    fn new(surveys: &[Survey], year: Year, usual_target: u32, answered: Vec<Answered>) -> Self {
        let mut questions: Vec<Question> = Vec::new();
        let mut target = None;
        for survey in surveys.iter().filter(|survey| survey.year == year) {
            target = target.or(survey.target);
            for question in &survey.questions {
                if !questions.iter().any(|known| known.code == question.code) {
                    questions.push(question.clone());
                }
            }
        }
        Self { questions, target: target.map_or(usual_target, |target| target.number().into()), answered }
    }

    fn answers(&self) -> impl Iterator<Item = &Answer> {
        self.answered.iter().flat_map(|answered| &answered.answers)
    }

    fn tallies(&self) -> Vec<Tally> {
        tally(&self.questions, self.answers())
    }

    fn floors(&self) -> BTreeMap<&FloorCode, Vec<&Answer>> {
        let mut floors: BTreeMap<&FloorCode, Vec<&Answer>> = BTreeMap::new();
        for answered in &self.answered {
            floors.entry(&answered.floor).or_default().extend(&answered.answers);
        }
        floors
    }
}

/// The answers to a year's survey: a row for each question, those that nobody answered included. Answers of clients who have
/// left since count.
pub fn report(archive: &Archive, asked: &InYear, floors: Floors) -> Result<Table> {
    let cases = surveys(archive, &asked.view())?;
    let surveys: Vec<Survey> = cases.iter().map(|(_, _, survey)| survey.clone()).collect();
    let (kinds, last_year) = ([Kind::SurveyResponse], asked.year.previous());
    let read = each_client(archive, (WhichClients::All, asked.kept), (&kinds, &asked.view()), |file| {
        (answered_by(&file, asked.year), last_year.and_then(|year| answered_by(&file, year)))
    })?;
    let (now, then): (Vec<Option<Answered>>, Vec<Option<Answered>>) = read.into_iter().unzip();
    let target = archive.settings().policy.survey_target;
    let of = |year: Year, answered: Vec<Option<Answered>>| {
        SurveysOfYear::new(&surveys, year, target, answered.into_iter().flatten().collect())
    };
    let year = of(asked.year, now);
    let before = last_year.map_or_else(Vec::new, |year| of(year, then).tallies());
    let columns = [
        text("question"),
        text("floor"),
        text("text"),
        figure("n"),
        figure("mean"),
        figure("satisfied_percent"),
        figure("target"),
        text("below_target"),
        figure("last_year_mean"),
        figure("last_year_satisfied_percent"),
        figure("score_1"),
        figure("score_2"),
        figure("score_3"),
        figure("score_4"),
        figure("score_5"),
        text("satisfied_comments"),
        text("dissatisfied_comments"),
    ];
    let mut table = asked.table("satisfaction", &columns);
    for tally in year.tallies() {
        let last = before.iter().find(|last| last.question.code == tally.question.code);
        table.rows.push(row(&tally, None, year.target, last));
        if floors == Floors::Together {
            continue;
        }
        for (floor, answers) in year.floors() {
            let mut part = Tally::new(tally.question.clone());
            for answer in answers.into_iter().filter(|answer| answer.question == tally.question.code) {
                part.add(answer);
            }
            if 0 < part.answers() {
                table.rows.push(row(&part, Some(floor), year.target, None));
            }
        }
    }
    table.totals = vec![("n", Cell::count(year.answered.len()))];
    // To whom the report went is told beneath it, once it went to somebody (P1-6c).
    let of_year = cases.iter().filter(|(_, _, survey)| survey.year == asked.year);
    let sent_to: BTreeSet<String> =
        of_year.flat_map(|(_, case, _)| published_to(case)).map(ToString::to_string).collect();
    if !sent_to.is_empty() {
        table.totals.push(("published_to", Cell::List(sent_to.into_iter().collect())));
    }
    Ok(table)
}

fn row(tally: &Tally, floor: Option<&FloorCode>, target: u32, last: Option<&Tally>) -> Vec<Cell> {
    let comments = |satisfied: bool| {
        let fitting = tally.comments.iter().filter(|(score, _)| score.is_satisfied() == satisfied);
        Cell::List(fitting.map(|(_, comment)| comment.to_string()).collect())
    };
    let mut cells = vec![
        Cell::text(&tally.question.code),
        Cell::maybe(floor, Cell::text),
        Cell::text(&tally.question.text),
        Cell::Count(tally.answers().into()),
        Cell::maybe(tally.mean(), Cell::Number),
        Cell::maybe(tally.satisfied_percent(), Cell::Number),
        Cell::Count(target.into()),
        Cell::Flag(tally.is_below(target)),
        Cell::maybe(last.and_then(Tally::mean), Cell::Number),
        Cell::maybe(last.and_then(Tally::satisfied_percent), Cell::Number),
    ];
    cells.extend((1..=5).map(|score| Cell::Count(tally.given(score).into())));
    cells.extend([comments(true), comments(false)]);
    cells
}
