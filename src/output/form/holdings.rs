//! The list of what is handed over to another company (移交清冊), to be signed by both and by who watches (S-HAND).

use minijinja::{Value, context};

use crate::model::settings::Settings;
use crate::output::form::{PageForm, fill};
use crate::output::html::PageFault;
use crate::output::phrases::{Phrases, say};

const LIST: &str = include_str!("../../../templates/form/holdings.html");

/// What stands on the list.
#[derive(Clone, Debug)]
pub struct HoldingsList {
    pub id: String,
    pub date: String,
    /// Who hands over, and the company that takes it.
    pub people: (String, String),
    /// The first groups of the seal.
    pub line: String,
    /// Why it is handed over although there were findings.
    pub despite: Option<String>,
    /// What stays behind, by its codes.
    pub behind: Vec<&'static str>,
    /// How many papers there are.
    pub papers: usize,
    /// How many of them lie encrypted.
    pub encrypted: usize,
    pub volumes: Vec<Vec<PutDown>>,
    pub open: Vec<Vec<PutDown>>,
}

/// What stands in a cell of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PutDown {
    Text(String),
    /// Said by its word.
    Code(&'static str),
    Figure(i64),
}

/// The list, with lines to sign.
pub fn holdings_list(phrases: Phrases, settings: &Settings, list: &HoldingsList) -> Result<String, PageFault> {
    let said = |cell: &PutDown| match cell {
        PutDown::Text(text) => Value::from(text.as_str()),
        PutDown::Code(code) => Value::from(phrases.code(code)),
        PutDown::Figure(figure) => Value::from(*figure),
    };
    let rows = |rows: &[Vec<PutDown>]| -> Vec<Value> {
        rows.iter().map(|row| Value::from(row.iter().map(said).collect::<Vec<Value>>())).collect()
    };
    let values = context! {
        estate => settings.name.as_str(),
        id => list.id.as_str(),
        date => list.date.as_str(),
        from => list.people.0.as_str(),
        to => list.people.1.as_str(),
        line => list.line.as_str(),
        papers => list.papers,
        encrypted => list.encrypted,
        despite => list.despite.as_deref(),
        behind => list.behind.iter().map(|code| phrases.code(code)).collect::<Vec<_>>(),
        volumes => rows(&list.volumes),
        open => rows(&list.open),
    };
    let css = ".signatures { margin-top: 22mm; } .signatures span { width: 30%; }".to_owned();
    let form = PageForm { name: "list of an archive handed over", body: LIST, css };
    let title = format!("{} {}", say!(phrases, "form-holdings"), list.id);
    fill(form, phrases, &[&title, settings.name.as_str()], values)
}
