//! Pages of dealings with clients: a survey's report, the list that goes with papers which leave the archive (P1-5b, P1-6c).

use std::collections::BTreeMap;

use minijinja::{Value, context};

use crate::model::Date;
use crate::model::document::Level;
use crate::model::settings::Settings;
use crate::output::form::{PageForm, fill, level};
use crate::output::html::PageFault;
use crate::output::phrases::{Phrases, say};

const SURVEY: &str = include_str!("../../templates/form/survey.html");
const DISCLOSURE: &str = include_str!("../../templates/form/disclosure.html");

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
    pub year: String,
    /// How many clients it was sent to.
    pub clients: usize,
    /// How many of them answered.
    pub responses: usize,
    /// The share of them, in percent.
    pub rate: Option<String>,
    /// What was aimed at, in percent.
    pub target: u32,
    pub questions: Vec<QuestionLine>,
    pub approved: (Option<String>, Option<String>),
    /// To whom it goes.
    pub sent_to: String,
}

pub fn survey_report(phrases: Phrases, settings: &Settings, page: &SurveyPage) -> Result<String, PageFault> {
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
    let form = PageForm { name: "survey report", body: SURVEY, css: String::new() };
    let title = format!("{} {}", say!(phrases, "form-survey"), page.year);
    fill(form, phrases, &[&title, settings.name.as_str()], values)
}

/// A paper on the list that goes with papers which leave the archive.
#[derive(Clone, Debug)]
pub struct PaperOut {
    pub title: String,
    pub date: Date,
    /// How confidential it is.
    pub level: Level,
    /// How many pages it has, where that is known.
    pub pages: Option<u32>,
    /// The name of the copy.
    pub name: String,
    /// Its digest.
    pub sha256: String,
}

/// The list that goes with papers which leave the archive (P1-5b): its keys, and the papers.
pub fn handed_over(
    phrases: Phrases,
    settings: &Settings,
    keys: &BTreeMap<&'static str, String>,
    papers: &[PaperOut],
) -> Result<String, PageFault> {
    let paper = |(at, paper): (usize, &PaperOut)| {
        context! {
            no => at + 1,
            title => paper.title.as_str(),
            date => paper.date.to_string(),
            level => level(phrases, paper.level),
            pages => paper.pages,
            name => paper.name.as_str(),
            sha256 => paper.sha256.as_str(),
        }
    };
    let papers: Vec<Value> = papers.iter().enumerate().map(paper).collect();
    let form = PageForm { name: "papers handed over", body: DISCLOSURE, css: String::new() };
    let id = keys.get("id").map(String::as_str).unwrap_or_default();
    let title = format!("{} {id}", say!(phrases, "form-disclosure"));
    let values = context! { estate => settings.name.as_str(), papers, ..Value::from(keys.clone()) };
    fill(form, phrases, &[&title, settings.name.as_str()], values)
}
