//! What is said of amendments, voids, papers filed again, covers confirmed and files gone through.

use crate::cli::words::{ErrorText, Words, told, wrong};
use crate::desk::proposal::Proposed;
use crate::desk::refile::Refiled;
use crate::model::RecordId;
use crate::model::amending::AmendFault;
use crate::model::event::SamePerson;

use crate::output::phrases::say;
use crate::output::wording::Wording;

/// Something to say of what is put right.
#[derive(Clone, Debug)]
pub enum Amends {
    /// New values were proposed, or are in effect.
    Amended(Proposed, Vec<String>),
    /// A void was proposed, or is in effect.
    Voided(Proposed),
    /// A paper was filed again.
    Refiled(Refiled),
    /// A cover was confirmed.
    Confirmed(RecordId),
    /// A file was gone through.
    Reviewed(RecordId),
}

pub(super) fn amends(words: Words, amends: &Amends) -> String {
    match amends {
        Amends::Amended(proposed, keys) => amended(words, proposed, keys),
        Amends::Voided(proposed) => voided(words, proposed),
        Amends::Refiled(Refiled { from, to, category }) => {
            say!(words, "amends-refiled", from = from, to = to, category = words.code(category.as_str()))
        }
        Amends::Confirmed(id) => say!(words, "amends-confirmed", id = id),
        Amends::Reviewed(id) => say!(words, "amends-reviewed", owner = id.owner),
    }
}

fn amended(words: Words, proposed: &Proposed, keys: &[String]) -> String {
    let Proposed { id, paper, event, from, effect, old_label } = proposed;
    let named = paper.as_ref().map_or_else(|| id.to_string(), ToString::to_string);
    let what = if keys.is_empty() { say!(words, "amends-next-version") } else { words.listed(keys) };
    let mut text = match effect {
        Some(same) => say!(words, "amends-amended", id = named, from = from, what = what) + &one_person(words, *same),
        None => say!(words, "amends-amendment-waits", id = named, from = from, what = what, event = event),
    };
    if let Some(label) = old_label {
        text.push_str(&say!(words, "amends-label-stays", label = label, owner = id.owner));
    }
    text
}

fn voided(words: Words, proposed: &Proposed) -> String {
    let Proposed { id, event, effect, .. } = proposed;
    match effect {
        Some(same) => say!(words, "amends-voided", id = id) + &one_person(words, *same),
        None => say!(words, "amends-void-waits", id = id, event = event),
    }
}

fn one_person(words: Words, same: SamePerson) -> String {
    match same {
        SamePerson::Yes => say!(words, "amends-one-person"),
        SamePerson::No => String::new(),
    }
}

/// Why new values cannot be taken.
pub(super) fn fault(words: Words, fault: &AmendFault) -> ErrorText {
    match fault {
        AmendFault::UnknownKey { kind, keys, key } if keys.is_empty() => {
            told!(words, "amends-nothing-amendable", kind = words.kind(*kind), key = key)
        }
        AmendFault::UnknownKey { kind, key, keys } => {
            let (kind, listed) = (words.kind(*kind), words.listed(keys));
            match crate::model::amending::near(keys, key) {
                Some(near) => {
                    told!(words, "amends-unknown-key-near", kind = kind, key = key, keys = listed, near = near)
                }
                None => told!(words, "amends-unknown-key", kind = kind, key = key, keys = listed),
            }
        }
        AmendFault::Value { key, invalid } => wrong::at(words, key, wrong::invalid(words, invalid)),
        AmendFault::Needed { kind, key } => told!(words, "amends-needed", kind = words.kind(*kind), key = key),
        AmendFault::NoSuchContact { key, there } => {
            told!(words, "amends-no-such-contact", key = key, there => *there)
        }
        AmendFault::Twice(key) => told!(words, "amends-twice", key = key),
        AmendFault::Unfit(keys) => told!(words, "amends-unfit", keys = words.listed(keys)),
        AmendFault::Nothing => told!(words, "amends-nothing"),
    }
}
