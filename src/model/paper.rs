//! Papers, however they came: filed by a document of their own, or beside a record or a step of one. All of them are papers of
//! the file, each with an id, a title and a level.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use toml::Table;

use crate::model::case::Case;
use crate::model::document::{Category, Level, Standing};
use crate::model::id::{EntryName, Owner, RecordId, Stem};
use crate::model::invalid::{Fault, Invalid, Wanted};
use crate::model::record::{Attachment, Body};
use crate::model::reference::{Reference, StepName};
use crate::model::text::Line;
use crate::model::time::{Date, Moment};

/// A paper's name in its file: the stem of its document; else that of the record or event beside which it lies, and its number
/// there, from 1 (`2026-11-23-complaint-x4p9.1`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
pub struct PaperName {
    /// The record or event that it came with.
    pub entry: EntryName,
    /// Its number there; none of a document, which is one paper.
    pub number: Option<u32>,
}

impl PaperName {
    /// The paper that a document is the record of.
    pub fn document(stem: Stem) -> Self {
        Self { entry: EntryName::Record(stem), number: None }
    }

    /// What stands behind its record's id: nothing of a document, `.1`, of one that came with a step `+02-h3c8.1`.
    pub fn ending(self) -> String {
        let step = match self.entry {
            EntryName::Record(_) => String::new(),
            EntryName::Event(_, step) => format!("+{}", StepName::from(step)),
        };
        self.number.map_or(step.clone(), |number| format!("{step}.{number}"))
    }

    /// The record that it came with.
    pub fn stem(self) -> Stem {
        self.entry.record()
    }
}

impl FromStr for PaperName {
    type Err = Invalid;

    fn from_str(given: &str) -> Result<Self, Invalid> {
        let Some((entry, number)) = given.rsplit_once('.') else {
            return Ok(Self { entry: given.parse()?, number: None });
        };
        let number = paper_number(number)
            .ok_or_else(|| Invalid::new(Wanted::Reference, given, Fault::Shape("2026-11-23-complaint-x4p9.1")))?;
        Ok(Self { entry: entry.parse()?, number: Some(number) })
    }
}

/// The number of a paper beside a record, as it is written.
pub fn paper_number(text: &str) -> Option<u32> {
    text.parse::<u32>().ok().filter(|number| *number != 0 && number.to_string() == text)
}

impl TryFrom<String> for PaperName {
    type Error = Invalid;

    fn try_from(given: String) -> Result<Self, Invalid> {
        given.parse()
    }
}

impl From<PaperName> for String {
    fn from(name: PaperName) -> Self {
        name.to_string()
    }
}

impl fmt::Display for PaperName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.number {
            None => self.entry.fmt(f),
            Some(number) => write!(f, "{}.{number}", self.entry),
        }
    }
}

/// A paper's id; prints short (`1203/m3v8`, `1203/x4p9.1`, `1203/x4p9+02-h3c8.1`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PaperId {
    /// Whose paper it is.
    pub owner: Owner,
    /// Its name there.
    pub name: PaperName,
}

impl PaperId {
    /// The record that it came with.
    pub fn record(&self) -> RecordId {
        RecordId { owner: self.owner.clone(), stem: self.name.stem() }
    }
}

impl fmt::Display for PaperId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}{}", self.record(), self.name.ending()))
    }
}

/// A paper of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// Its name.
    pub name: PaperName,
    /// The number that its author gave it.
    pub ref_no: Option<Line>,
    /// Who wrote it.
    pub author: Option<Line>,
    /// Its title; of one that came with a record, where nobody gave one, what its file's name says.
    pub title: Line,
    /// Its date: its own, or the day of what it came with.
    pub date: Date,
    /// When it was entered.
    pub at: Moment,
    /// Which kind of paper.
    pub category: Category,
    /// Whether it stays as it is.
    pub standing: Standing,
    /// How confidential it is.
    pub level: Level,
    /// The last day on which it holds.
    pub valid_until: Option<Date>,
    /// The document that it takes the place of.
    pub supersedes: Option<Stem>,
    /// Where it lies, its digest, its pages.
    pub attachment: Attachment,
}

/// The papers that came with a record: of a document its one paper; of others those beside the record, then those beside its
/// events. The list of a binding is no paper of the file: it is the list of them.
pub fn of_case(case: &Case) -> Vec<Paper> {
    let record = &case.record;
    let head = &record.head;
    match &record.body {
        Body::Sealed(_) => Vec::new(),
        Body::Document(document) => {
            let first = document.attachments.first();
            let paper = first.map(|attachment| Paper {
                name: PaperName::document(case.stem),
                ref_no: head.no.clone(),
                author: document.author.clone(),
                title: head.title.clone().unwrap_or_else(|| document.given_name.clone()),
                date: head.date(),
                at: head.at,
                category: document.category.clone(),
                standing: document.standing,
                level: document.level,
                valid_until: document.valid_until,
                supersedes: document.supersedes.map(|earlier| earlier.0),
                attachment: attachment.clone(),
            });
            paper.into_iter().collect()
        }
        body => {
            let own = beside(EntryName::Record(case.stem), (head.date(), head.at), body.attachments());
            let later = case.events.iter().flat_map(|named| {
                let head = &named.event.head;
                let entry = EntryName::Event(case.stem, named.step);
                beside(entry, (head.date(), head.at), named.event.deed.attachments())
            });
            own.chain(later).collect()
        }
    }
}

/// What can be amended of a paper that came with a record or a step; of a document, its record's own values.
pub const KEYS: [&str; 3] = ["title", "level", "date"];

/// A paper beside a record with new values for some keys; none where they do not fit.
pub fn with_values(attachment: &Attachment, values: &Table) -> Option<Attachment> {
    let mut amended = attachment.clone();
    for (key, value) in values {
        match (key.as_str(), value.as_str()) {
            ("title", Some(title)) => amended.title = Some(title.parse().ok()?),
            ("level", Some(level)) => amended.level = Some(level.parse().ok()?),
            ("date", _) => amended.date = Some(value.clone().try_into().ok()?),
            _ => return None,
        }
    }
    Some(amended)
}

/// Gives a paper beside a record, or beside a step of it, new values; what does not fit was never taken in, and `verify` names it.
pub fn amend(case: &mut Case, name: PaperName, values: &Table) {
    let papers = match name.entry {
        EntryName::Record(_) => case.record.body.attachments_mut(),
        EntryName::Event(_, step) => match case.events.iter_mut().find(|named| named.step == step) {
            Some(named) => named.event.deed.attachments_mut(),
            None => return,
        },
    };
    let at = name.number.and_then(|number| usize::try_from(number).ok()?.checked_sub(1));
    if let Some(paper) = at.and_then(|at| papers.get_mut(at))
        && let Some(amended) = with_values(paper, values)
    {
        *paper = amended;
    }
}

/// Which paper of a record a reference means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meant {
    /// This one: a record with one paper stands for it.
    One(PaperName),
    /// None: it has no such paper.
    None,
    /// The record itself, which has several papers or none.
    Record,
}

/// The papers of a record, by their ids.
pub fn ids(owner: &Owner, case: &Case) -> Vec<PaperId> {
    of_case(case).into_iter().map(|paper| PaperId { owner: owner.clone(), name: paper.name }).collect()
}

/// Which of a record's papers a reference to it means.
pub fn meant(case: &Case, reference: &Reference) -> Meant {
    let papers = of_case(case);
    match (reference.paper, papers.as_slice()) {
        (None, [only]) if reference.event.is_none() => Meant::One(only.name),
        (Some(1), [only]) if reference.event.is_none() && only.name.number.is_none() => Meant::One(only.name),
        (None, _) => Meant::Record,
        (Some(number), papers) => {
            let is_it = |name: &PaperName| {
                let of_entry = match (name.entry, reference.event) {
                    (EntryName::Record(_), None) => true,
                    (EntryName::Event(_, step), Some(meant)) => meant.fits(step),
                    (EntryName::Record(_), Some(_)) | (EntryName::Event(..), None) => false,
                };
                of_entry && name.number == Some(number)
            };
            papers.iter().map(|paper| paper.name).find(is_it).map_or(Meant::None, Meant::One)
        }
    }
}

/// The papers beside a record or an event.
fn beside(
    entry: EntryName,
    (date, at): (Date, Moment),
    attachments: &[Attachment],
) -> impl Iterator<Item = Paper> + '_ {
    attachments.iter().zip(1..).filter_map(move |(attachment, number)| {
        let (standing, category) = place_of(attachment)?;
        Some(Paper {
            name: PaperName { entry, number: Some(number) },
            ref_no: None,
            author: None,
            title: attachment.title.clone().or_else(|| title_of(attachment))?,
            date: attachment.date.unwrap_or(date),
            at,
            category,
            standing,
            level: attachment.level.unwrap_or(Level::Ordinary),
            valid_until: None,
            supersedes: None,
            attachment: attachment.clone(),
        })
    })
}

/// The standing and the category of a paper, as its place says: `data/originals/<category>/…`.
fn place_of(attachment: &Attachment) -> Option<(Standing, Category)> {
    let mut parts = attachment.path.as_str().split('/').skip(1);
    let folder = parts.next()?;
    let standing = [Standing::Original, Standing::Working].into_iter().find(|standing| standing.folder() == folder);
    // A file that was adopted where it lay may lie in no category's folder.
    let category = parts.next().and_then(|code| code.parse().ok());
    Some((standing.unwrap_or(Standing::Original), category.or_else(|| "supplement".parse().ok())?))
}

/// The title that the name of a paper's file says.
fn title_of(attachment: &Attachment) -> Option<Line> {
    attachment.path.file_name().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_papers_name_is_its_documents_or_its_records_with_a_number() {
        for name in
            ["2026-11-23-document-m3v8", "2026-11-23-complaint-x4p9.1", "2026-11-23-complaint-x4p9+02-assigned-q7d2.12"]
        {
            assert_eq!(name.parse::<PaperName>().unwrap().to_string(), name);
        }
        for name in ["2026-11-23-complaint-x4p9.0", "2026-11-23-complaint-x4p9.01", "2026-11-23-complaint-x4p9."] {
            assert!(name.parse::<PaperName>().is_err(), "{name}");
        }
    }
}
