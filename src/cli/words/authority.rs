//! What is said of authorities, and of what consultations rest on (P1-5b, P2-7).

use crate::cli::words::Words;
use crate::desk::authority::HandedOut;
use crate::model::authority::Permission;
use crate::model::confidence::{Lacks, Rests};
use crate::model::{Date, Line, RecordId};
use crate::output::phrases::say;
use crate::output::wording::Wording;

/// What is said of authorities.
#[derive(Clone, Debug)]
pub enum OfAuthority {
    Given {
        id: RecordId,
        /// What it lets people do.
        lets: Permission,
        /// For whom: roles, departments, people.
        to: Vec<String>,
        from: Date,
        until: Date,
    },
    Ended {
        id: RecordId,
        /// From which day on it does not hold.
        date: Date,
    },
}

pub(super) fn said(words: Words, said: &OfAuthority) -> String {
    match said {
        OfAuthority::Given { id, lets, to, from, until } => {
            let to: Vec<String> = to.iter().map(|name| words.code(name)).collect();
            let (lets, to) = (words.code(lets.as_str()), words.listed(&to));
            say!(words, "authority-given", id = id, lets = lets, to = to, from = from, until = until)
        }
        OfAuthority::Ended { id, date } => say!(words, "authority-ended", id = id, date = date),
    }
}

/// Why a loan waits for the general manager; nothing where it waits for who lends.
pub(super) fn lacks(words: Words, lacks: &Lacks, reader: &Line) -> String {
    match lacks {
        Lacks::Ordinary => say!(words, "authority-lacks-ordinary"),
        Lacks::Staff => say!(words, "authority-lacks-staff", reader = reader),
        Lacks::Authority(_) => say!(words, "authority-lacks-authority", reader = reader),
    }
}

/// On what a loan that went out rests, and what is to be known of who handed it out.
pub(super) fn rests(words: Words, rests: &Rests, handed: HandedOut) -> String {
    let on = rests.authority().map(|id| say!(words, "authority-rests-on", id = id));
    let to_self = (handed == HandedOut::ToSelf).then(|| say!(words, "authority-handed-to-self"));
    on.into_iter().chain(to_self).collect()
}
