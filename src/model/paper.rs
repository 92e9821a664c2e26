//! Papers, however they came: filed by a document of their own, or beside a record or a step of one. All of them are papers of
//! the file, each with an id, a title and a level.

use crate::model::as_of::AsOf;
use crate::model::attachment::{Attachment, Lies};
use crate::model::case::Case;
use crate::model::document::{Category, Level, Standing};
use crate::model::id::{EntryName, Owner, Stem};
use crate::model::paper_name::{PaperId, PaperName};
use crate::model::record::Body;
use crate::model::reference::Reference;
use crate::model::secrecy::Cipher;
use crate::model::text::Line;
use crate::model::time::{Date, Moment};

/// A paper of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
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
    /// By what it lies encrypted.
    pub encrypted: Option<Cipher>,
    /// What its bytes are, where its record says so.
    pub media_type: Option<Line>,
    /// Where it lies, its digest, its pages.
    pub attachment: Attachment,
}

impl Paper {
    /// The name of a copy in clear: that under which it lies, of one that lies encrypted with the ending of what it is.
    pub fn clear_name(&self) -> String {
        let name = self.attachment.path.file_name();
        let Some(Cipher::Age) = self.encrypted else { return name.to_owned() };
        let ending = match self.media_type.as_ref().map(Line::as_str) {
            Some("application/pdf") => ".pdf",
            Some("image/png") => ".png",
            Some("image/jpeg") => ".jpg",
            Some("image/tiff") => ".tif",
            Some("text/plain") => ".txt",
            _ => "",
        };
        format!("{}{ending}", name.strip_suffix(".age").unwrap_or(name))
    }

    /// What registers call it: its day and its title, without the marks that stand between several in a cell.
    pub fn called(&self) -> String {
        let title: String =
            self.title.as_str().chars().map(|c| if [';', '；', '、'].contains(&c) { ',' } else { c }).collect();
        format!("{} {title}", self.date)
    }
}

/// The papers that came with a record: of a document its one paper; of others those beside the record, then those beside its
/// events. The list of a binding is no paper of the file: it is the list of them.
///
/// What was destroyed is no paper any more.
pub fn of_case(case: &Case) -> Vec<Paper> {
    let mut papers = with_destroyed(case);
    papers.retain(|paper| paper.attachment.lies == Lies::There);
    papers
}

/// The same as they were in a view: what was destroyed later, or was not known to be, was there. Its bytes are gone all the same.
pub fn of_case_in(case: &Case, view: &AsOf) -> Vec<Paper> {
    let mut papers = with_destroyed(case);
    papers.retain(|paper| match paper.attachment.lies {
        Lies::There => true,
        Lies::Destroyed { on, at } => !(view.reaches(on) && view.knows(at)),
    });
    papers
}

/// The same with those that were destroyed.
fn with_destroyed(case: &Case) -> Vec<Paper> {
    let record = &case.record;
    let head = &record.head;
    match &record.body {
        Body::Sealed(_) => Vec::new(),
        Body::Document(document) => {
            let first = document.attachments.first();
            let paper = first.and_then(|attachment| {
                Some(Paper {
                    name: PaperName::document(case.stem),
                    ref_no: head.no.clone(),
                    author: document.author.clone(),
                    title: head
                        .title
                        .clone()
                        .or_else(|| document.given_name.clone())
                        .or_else(|| title_of(attachment))?,
                    date: head.date(),
                    at: head.at,
                    category: document.category.clone(),
                    standing: document.standing,
                    level: document.level,
                    valid_until: document.valid_until,
                    supersedes: document.supersedes.map(|earlier| earlier.0),
                    encrypted: document.encrypted,
                    media_type: Some(document.media_type.clone()),
                    attachment: attachment.clone(),
                })
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
            encrypted: attachment.encrypted,
            media_type: None,
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
