//! What is said of amendments, voids, papers filed again, covers confirmed and files gone through.

use crate::cli::words::Words;
use crate::desk::proposal::Proposed;
use crate::desk::refile::Refiled;
use crate::model::RecordId;
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
