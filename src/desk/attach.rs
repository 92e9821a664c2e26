//! Papers that come with a record or a step: taken in beside it, as originals.

use crate::archive::{BundleId, Lookup, Staged, StorageError, Transaction};
use crate::desk::in_clear::check_not_in_clear;
use crate::desk::shelf::NamedRecord;
use crate::error::{Input, Result};
use crate::model::attachment::Attachment;
use crate::model::document::{self, Category, Level, Standing};
use crate::model::secrecy::{Cipher, PLAIN_TITLE};
use crate::model::{Date, Kind, Line, Stem, Tail, text};

/// A paper that was handed in.
#[derive(Debug)]
pub struct HandedIn {
    /// Its bytes, copied and hashed.
    pub staged: Staged,
    /// The name that it had.
    pub given_name: Line,
    /// How many pages it has, where the file tells.
    pub pages: Option<u32>,
    /// How confidential it is.
    pub level: Level,
}

/// Takes papers in beside a record whose name ends in `tail`: `<date>-<title>-<tail>[-n].<ext>`.
pub(in crate::desk) fn attach(
    tx: &mut Transaction,
    bundle: &BundleId,
    (category, standing): (&Category, Standing),
    (date, tail): (Date, Tail),
    papers: &[HandedIn],
) -> Result<Vec<Attachment>> {
    take_in(tx, bundle, (category, standing), (date, tail, None), papers)
}

/// Takes papers in beside an event. Two clones may do so on one day with papers of one name: so four characters of the event's
/// own stand before those of its record.
pub(in crate::desk) fn attach_to_event(
    tx: &mut Transaction,
    named: &NamedRecord,
    place: (&Category, Standing),
    date: Date,
    papers: &[HandedIn],
) -> Result<Vec<Attachment>> {
    let Stem::Dated { tail, .. } = named.case.stem else {
        return Err(Input::NothingThere(named.id.to_string()).into());
    };
    let own = tx.fresh_tail(&named.shelf.bundle)?;
    take_in(tx, &named.shelf.bundle, place, (date, tail, Some(own)), papers)
}

fn take_in(
    tx: &mut Transaction,
    bundle: &BundleId,
    (category, standing): (&Category, Standing),
    (date, tail, own): (Date, Tail, Option<Tail>),
    papers: &[HandedIn],
) -> Result<Vec<Attachment>> {
    let mut attachments = Vec::new();
    for paper in papers {
        if paper.staged.size == 0 {
            return Err(Input::EmptyPaper(paper.given_name.to_string()).into());
        }
        let encrypted = paper.staged.encrypted();
        if encrypted.is_none() {
            check_not_in_clear(tx, paper.level, &paper.given_name)?;
        }
        let called = match encrypted {
            Some(Cipher::Age) => PLAIN_TITLE.to_owned(),
            None => document::title_in_name(paper.given_name.as_str()),
        };
        let mut title = name_on_disk(tx, paper.level, &called).to_owned();
        if let Some(own) = own {
            // The title gives way where a name would be too long.
            title = format!("{}-{own}", text::slug(&title, document::MAX_SLUG_BYTES - 5));
        }
        let mut free = None;
        for n in 1..=999 {
            let name = match encrypted {
                Some(Cipher::Age) => document::paper_name(date, &title, tail, n, "paper.age"),
                None => document::paper_name(date, &title, tail, n, paper.given_name.as_str()),
            };
            let path = format!("data/{}/{category}/{name}", standing.folder());
            if !tx.bundle(bundle)?.has(&path.parse()?) {
                free = Some(path);
                break;
            }
        }
        let path = free.ok_or_else(|| StorageError::Occupied(paper.given_name.to_string()))?;
        let listed = tx.add_paper(bundle, &path, &paper.staged)?;
        attachments.push(Attachment {
            title: Some(called.parse()?),
            level: Some(paper.level).filter(|level| *level != Level::Ordinary),
            encrypted,
            ..Attachment::new(listed.path, listed.sha256, paper.pages)
        });
    }
    Ok(attachments)
}

/// The category under which papers that come with a kind of record are filed.
pub fn category_of(kind: Kind) -> Result<Category> {
    Ok(kind.facts().papers.parse()?)
}

/// By what a paper that lies in clear is named on disk: its title, where the estate shows that.
pub(in crate::desk) fn name_on_disk<'t>(tx: &Transaction, level: Level, title: &'t str) -> &'t str {
    let is_hidden = level == Level::Confidential && !tx.archive().settings().secrecy.titles;
    if is_hidden { PLAIN_TITLE } else { title }
}
