//! Pages of dealings with clients: a survey's report, the list that goes with papers which leave the archive (P1-5b, P1-6c).

use std::collections::BTreeMap;

use minijinja::{Value, context};

use crate::model::settings::Settings;
use crate::output::html::{PageFault, STYLE, render};

const SURVEY: &str = include_str!("../../templates/survey.html");
const DISCLOSURE: &str = include_str!("../../templates/disclosure.html");

/// A question on the page of a survey's report.
#[derive(Clone, Debug)]
pub struct QuestionLine {
    /// The question.
    pub text: String,
    /// How many answered.
    pub n: u32,
    /// The mean; empty where nobody answered.
    pub mean: String,
    /// How many of a hundred are satisfied.
    pub satisfied: String,
    /// Whether the target is met, as a mark.
    pub target_met: &'static str,
    /// What was said, with its score.
    pub comments: Vec<(u8, String)>,
}

/// The page of a survey's report (P1-6c).
#[derive(Clone, Debug)]
pub struct SurveyPage {
    /// The year.
    pub year: String,
    /// How many clients it was sent to.
    pub clients: usize,
    /// How many of them answered.
    pub responses: usize,
    /// The share of them, in percent.
    pub rate: Option<String>,
    /// What was aimed at, in percent.
    pub target: u32,
    /// The questions.
    pub questions: Vec<QuestionLine>,
    /// Who approved it, and when.
    pub approved: (Option<String>, Option<String>),
    /// To whom it goes.
    pub sent_to: String,
}

/// The report of a survey.
pub fn survey_report(settings: &Settings, page: &SurveyPage) -> Result<String, PageFault> {
    let comment = |(score, text): &(u8, String)| context! { score, text };
    let question = |line: &QuestionLine| {
        let comments: Vec<Value> = line.comments.iter().map(comment).collect();
        context! {
            text => line.text.as_str(),
            n => line.n,
            mean => line.mean.as_str(),
            satisfied => line.satisfied.as_str(),
            target_met => line.target_met,
            comments,
        }
    };
    let questions: Vec<Value> = page.questions.iter().map(question).collect();
    let (approved_by, approved_on) = &page.approved;
    let values = context! {
        style => STYLE,
        estate => settings.name.as_str(),
        year => page.year.as_str(),
        clients => page.clients,
        responses => page.responses,
        rate => page.rate.as_deref(),
        target => page.target,
        questions,
        approved_by,
        approved_on,
        sent_to => page.sent_to.as_str(),
    };
    render("survey report", SURVEY, values)
}

/// The list that goes with papers which leave the archive (P1-5b): its keys, and the papers under theirs.
pub fn handed_over(
    settings: &Settings,
    keys: &[(&str, String)],
    papers: &[Vec<(&str, String)>],
) -> Result<String, PageFault> {
    let papers: Vec<Value> = papers.iter().map(|pairs| object(pairs)).collect();
    let keys = object(keys);
    render(
        "papers handed over",
        DISCLOSURE,
        context! { style => STYLE, estate => settings.name.as_str(), papers, ..keys },
    )
}

fn object(pairs: &[(&str, String)]) -> Value {
    pairs.iter().map(|(key, text)| ((*key).to_owned(), text.clone())).collect::<BTreeMap<String, String>>().into()
}
