//! Whether a cover is confirmed (P1-4c), and when its file was gone through last (P1-4b, P3-6).
//!
//! A confirmation covers exact bytes: the cover and every event of it so far. It lapses only by an amendment that takes effect
//! and that it did not cover; labels that are printed, reviews and amendments that merely wait change nothing.

use std::collections::BTreeSet;

use toml::Value;

use crate::model::as_of::AsOf;
use crate::model::case::Case;
use crate::model::event::{EventBody, NamedEvent};
use crate::model::id::{EntryName, Step};
use crate::model::proposal::Fate;
use crate::model::record_values::values;
use crate::model::staff::StaffId;
use crate::model::text::Line;
use crate::model::time::Date;

/// The last confirmation of a cover, as it stands in a view.
#[derive(Clone, Debug, PartialEq)]
pub struct Confirmed {
    /// The event.
    pub step: Step,
    /// Who confirmed it.
    pub by: StaffId,
    pub date: Date,
    /// A remark.
    pub note: Option<Line>,
    /// Since when it does not hold any more: the day on which an amendment that it does not cover was approved.
    pub lapsed: Option<Date>,
    /// What has changed since, where it lapsed.
    pub changes: Vec<Changed>,
}

/// A key with another value than before.
#[derive(Clone, Debug, PartialEq)]
pub struct Changed {
    pub key: String,
    /// What it was; none where there was nothing.
    pub before: Option<Value>,
    /// What it is; none where there is nothing any more.
    pub after: Option<Value>,
}

/// Reads the last confirmation of a cover, given with all its events; none where it was never confirmed.
pub fn confirmed(cover: &Case, view: &AsOf) -> Option<Confirmed> {
    let (named, confirmation) = cover.events.iter().rev().find_map(|named| match &named.event.deed {
        EventBody::Confirmed(confirmation) if counts(named, view) => Some((named, confirmation)),
        _ => None,
    })?;
    let head = &named.event.head;
    let covered: BTreeSet<&str> = confirmation.covers.iter().map(|line| line.path.file_name()).collect();
    let saw = |step: Step| covered.contains(format!("{}.toml", EntryName::Event(cover.stem, step)).as_str());
    let proposals = cover.proposals(view);
    let effective = proposals.iter().filter(|proposal| proposal.amendment().is_some_and(|a| view.reaches(a.from)));
    let lapsed = effective.filter_map(|proposal| match proposal.fate {
        Fate::Approved { date, step, .. } if !saw(step) => Some(date),
        _ => None,
    });
    let lapsed = lapsed.min().map(|date| date.max(head.date()));
    let mut changes = Vec::new();
    if lapsed.is_some() {
        let seen_then = cover.events.iter().filter(|event| saw(event.step)).cloned().collect();
        let then = Case { events: seen_then, ..cover.clone() };
        changes = changes_between(&then, cover, view);
    }
    Some(Confirmed {
        step: named.step,
        by: head.by.clone(),
        date: head.date(),
        note: confirmation.note.clone(),
        lapsed,
        changes,
    })
}

fn counts(named: &NamedEvent, view: &AsOf) -> bool {
    view.knows(named.event.head.at) && view.reaches(named.event.head.date())
}

/// What differs between what two cases say in a view.
fn changes_between(then: &Case, now: &Case, view: &AsOf) -> Vec<Changed> {
    let said = |case: &Case| values(&case.seen(view).as_ref().unwrap_or(case).record);
    let (then, now) = (said(then), said(now));
    let keys: BTreeSet<&String> = then.keys().chain(now.keys()).collect();
    keys.into_iter()
        .filter(|key| then.get(*key) != now.get(*key))
        .map(|key| Changed { key: key.clone(), before: then.get(key).cloned(), after: now.get(key).cloned() })
        .collect()
}

/// The last review of a client's file: when, by whom, with which remark.
pub fn reviewed(cover: &Case, view: &AsOf) -> Option<(Date, StaffId, Option<Line>)> {
    cover.events.iter().filter(|named| counts(named, view)).rev().find_map(|named| match &named.event.deed {
        EventBody::Reviewed(review) => {
            let head = &named.event.head;
            Some((head.date(), head.by.clone(), review.note.clone()))
        }
        _ => None,
    })
}
