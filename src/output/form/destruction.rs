//! The destruction list (docs/FORMS.md, 銷毀清冊): what goes, who decided, carried it out and saw it.

use minijinja::{Value, context};

use crate::model::disposal::Ground;
use crate::model::{Date, Happened, Line, StaffId};
use crate::output::form::{PageForm, fill};
use crate::output::html::PageFault;
use crate::output::phrases::{Phrases, say};

const DESTRUCTION: &str = include_str!("../../../templates/form/destruction.html");

/// A list on paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DestructionPage {
    pub estate: Line,
    pub id: String,
    pub ground: Ground,
    /// What the appraisers say.
    pub reason: Line,
    pub asked: (StaffId, Date),
    pub approved: Option<(StaffId, Happened)>,
    pub carried_out: Option<(StaffId, Date)>,
    pub witnesses: Vec<(StaffId, Option<Date>)>,
    /// Its lines, with the columns of the form.
    pub rows: Vec<Vec<String>>,
    /// What is known to remain elsewhere.
    pub remains: Vec<String>,
}

/// The list as a page.
pub fn destruction_list(phrases: Phrases, list: &DestructionPage) -> Result<String, PageFault> {
    let rows: Vec<Value> = list.rows.iter().map(|row| Value::from(row.clone())).collect();
    let deed = |name: &StaffId, when: String| context! { name => name.to_string(), when };
    let witnesses: Vec<Value> = list
        .witnesses
        .iter()
        .map(|(name, day)| deed(name, day.map(|day| day.to_string()).unwrap_or_default()))
        .collect();
    let values = context! {
        estate => list.estate.as_str(),
        id => list.id.as_str(),
        ground => phrases.code_under("ground", list.ground.as_str()),
        reason => list.reason.as_str(),
        asked => deed(&list.asked.0, list.asked.1.to_string()),
        approved => list.approved.as_ref().map(|(name, when)| deed(name, when.date().to_string())),
        carried_out => list.carried_out.as_ref().map(|(name, day)| deed(name, day.to_string())),
        witnesses,
        rows,
        remains => list.remains.clone(),
    };
    let form = PageForm { name: "destruction list", body: DESTRUCTION, css: String::new() };
    fill(form, phrases, &[&say!(phrases, "form-destruction-list"), &list.id, list.estate.as_str()], values)
}
