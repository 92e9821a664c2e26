//! Titles of confidential papers, where an estate shows none (`[secrecy] titles = false`): the paper is listed, and what it is called is not.

use toml::Value;

use crate::model::as_of::AsOf;
use crate::model::attachment::Attachment;
use crate::model::case::Case;
use crate::model::document::Level;
use crate::model::event::{EventBody, NamedEvent};
use crate::model::id::EntryName;
use crate::model::paper::{self, Paper};
use crate::model::paper_name::PaperName;
use crate::model::path::BundlePath;
use crate::model::record::Body;
use crate::model::secrecy::SecrecyRules;
use crate::model::text::Line;

/// What stands where a title is not shown, in every language.
pub const SHOWN: &str = "機密";

/// What a list that is made to be kept calls a paper: its title, where an estate shows those of confidential papers.
pub fn listed(paper: &Paper, rules: &SecrecyRules) -> String {
    let is_hidden = paper.level == Level::Confidential && !rules.titles;
    if is_hidden { SHOWN.to_owned() } else { paper.title.to_string() }
}

/// Hides the titles of the papers of a record that are confidential, in it and in what was amended of it.
///
/// A paper is confidential by what holds now; of what counts for nothing any more, by what it ever was.
pub fn hide(case: &mut Case) {
    for (name, _) in confidential(case) {
        match name.number {
            None => hide_document(case),
            Some(number) => hide_beside(case, name, number),
        }
    }
}

/// The papers of a record that are confidential, and where they lie.
pub fn confidential(case: &Case) -> Vec<(PaperName, BundlePath)> {
    if !has_papers(case) {
        return Vec::new();
    }
    let now = case.counted(&AsOf::NOW);
    let was_raised = now.is_none() && case.events.iter().any(|named| raises(&named.event.deed));
    let papers = paper::of_case(now.as_deref().unwrap_or(case)).into_iter();
    papers
        .filter(|paper| paper.level == Level::Confidential || was_raised)
        .map(|paper| (paper.name, paper.attachment.path))
        .collect()
}

fn hide_events(events: &mut [NamedEvent]) {
    for named in events {
        if let EventBody::Amended(amendment) = &mut named.event.deed {
            for key in TITLES {
                amendment.values.0.get_mut(key).into_iter().for_each(|value| *value = shown());
            }
        }
        named.event.deed.papers_mut().iter_mut().for_each(|paper| hide_title(&mut paper.title));
    }
}

/// The keys under which the title of a document stands.
const TITLES: [&str; 2] = ["title", "given_name"];

fn shown() -> Value {
    Value::String(SHOWN.to_owned())
}

fn hide_title(title: &mut Option<Line>) {
    // Where none was given it is worked out of the name that the paper lies under.
    *title = SHOWN.parse().ok();
}

fn has_papers(case: &Case) -> bool {
    matches!(case.record.body, Body::Document(_))
        || !case.record.body.attachments().is_empty()
        || case.events.iter().any(|named| !named.event.deed.attachments().is_empty())
}

fn hide_document(case: &mut Case) {
    hide_title(&mut case.record.head.title);
    if let Body::Document(document) = &mut case.record.body {
        document.given_name = None;
        document.attachments.iter_mut().for_each(|paper| hide_title(&mut paper.title));
    }
    hide_events(&mut case.events);
}

fn hide_beside(case: &mut Case, name: PaperName, number: u32) {
    let hide = |papers: &mut [Attachment]| {
        let at = usize::try_from(number).ok().and_then(|number| number.checked_sub(1));
        if let Some(paper) = at.and_then(|at| papers.get_mut(at)) {
            hide_title(&mut paper.title);
        }
    };
    match name.entry {
        EntryName::Record(_) => hide(case.record.body.attachments_mut()),
        EntryName::Event(_, step) => {
            if let Some(named) = case.events.iter_mut().find(|named| named.step == step) {
                hide(named.event.deed.papers_mut());
            }
        }
    }
    for named in &mut case.events {
        if let EventBody::Amended(amendment) = &mut named.event.deed
            && amendment.paper == Some(name)
        {
            amendment.values.0.get_mut("title").into_iter().for_each(|value| *value = shown());
        }
    }
}

/// Whether an event makes a paper confidential.
pub fn raises(deed: &EventBody) -> bool {
    let EventBody::Amended(amendment) = deed else { return false };
    let level = amendment.values.0.get("level").and_then(Value::as_str);
    level == Some(Level::Confidential.as_str())
}
