//! The list of files that one custodian hands over to another, to be signed by both and by who watches (S-HAND).

use minijinja::{Value, context};

use crate::model::settings::Settings;
use crate::model::{Date, FileName, Line, RecordId};
use crate::output::form::{PageForm, fill};
use crate::output::html::PageFault;
use crate::output::phrases::{Phrases, say};

const LIST: &str = include_str!("../../../templates/form/handover.html");

/// What stands on the list.
#[derive(Clone, Debug)]
pub struct HandoverList {
    pub id: RecordId,
    pub date: Date,
    /// Who kept the files, and who keeps them from then on, by their names.
    pub people: (String, String),
    pub note: Option<Line>,
    pub files: Vec<ListedFile>,
}

/// A file on the list.
#[derive(Clone, Debug)]
pub struct ListedFile {
    pub client: FileName,
    /// What stands on its label; none where the client has left since.
    pub label: Option<Line>,
    pub papers: usize,
    pub pages: u64,
}

/// The list, with lines to sign.
pub fn handover_list(phrases: Phrases, settings: &Settings, list: &HandoverList) -> Result<String, PageFault> {
    let file = |(at, file): (usize, &ListedFile)| {
        context! {
            no => at + 1,
            unit => file.client.to_string(),
            label => file.label.as_ref().map_or_else(|| say!(phrases, "form-left-since"), ToString::to_string),
            papers => file.papers,
            pages => file.pages,
        }
    };
    let values = context! {
        estate => settings.name.as_str(),
        id => list.id.to_string(),
        date => list.date.to_string(),
        from => list.people.0.as_str(),
        to => list.people.1.as_str(),
        note => list.note.as_ref().map(ToString::to_string).unwrap_or_default(),
        files => list.files.iter().enumerate().map(file).collect::<Vec<Value>>(),
    };
    let css = ".signatures { margin-top: 22mm; } .signatures span { width: 30%; }".to_owned();
    let form = PageForm { name: "hand-over list", body: LIST, css };
    let title = format!("{} {}", say!(phrases, "form-handover"), list.id);
    fill(form, phrases, &[&title, settings.name.as_str()], values)
}
