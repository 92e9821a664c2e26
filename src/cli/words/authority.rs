//! What is said of authorities, and of what consultations rest on (P1-5b, P2-7).

use crate::cli::words::{Told, Words, told};
use crate::desk::authority::Handed;
use crate::model::authority::{Lacks, Permission, Rests};
use crate::model::{Date, Line, RecordId, Refusal, Role, StaffId};
use crate::output::phrases::say;
use crate::output::wording::Wording;

/// What is said of authorities.
#[derive(Clone, Debug)]
pub enum OfAuthority {
    /// One was given.
    Given {
        /// Its id.
        id: RecordId,
        /// What it lets people do.
        lets: Permission,
        /// For whom: roles, departments, people.
        to: Vec<String>,
        /// The first day.
        from: Date,
        /// The last.
        until: Date,
    },
    /// One was ended.
    Ended {
        /// Its id.
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
pub(super) fn rests(words: Words, rests: &Rests, handed: Handed) -> String {
    let on = rests.authority().map(|id| say!(words, "authority-rests-on", id = id));
    let to_self = (handed == Handed::ToSelf).then(|| say!(words, "authority-handed-to-self"));
    on.into_iter().chain(to_self).collect()
}

pub(super) fn refusal(words: Words, refusal: &Refusal) -> Told {
    match refusal {
        Refusal::NoAuthority { reader, lacks: why, role, actor, holders, givers } => {
            no_authority(words, (reader, why), (role, actor), (holders, givers))
        }
        Refusal::AuthorityOver { id, until } => told!(words, "authority-over", id = id, until = until),
        Refusal::NotAmended(id) => told!(words, "authority-not-amended", id = id),
        Refusal::NotSupervisor { hander, role, others } => match others.first() {
            Some(first) => told!(
                words,
                "authority-not-supervisor",
                hander = hander,
                role = words.code(role.as_str()),
                others = words.listed(others),
                first = first
            ),
            None => {
                told!(words, "authority-no-supervisor", hander = hander, role = words.code(role.as_str()), code = role)
            }
        },
        Refusal::HandsToSelf { hander, others } => {
            let first = others.first().map(ToString::to_string).unwrap_or_default();
            told!(words, "authority-hands-to-self", hander = hander, others = words.listed(others), first = first)
        }
        other => Told::new(other.to_string(), String::new()),
    }
}

fn no_authority(
    words: Words,
    (reader, why): (&Line, &Lacks),
    (role, actor): (&Role, &StaffId),
    (holders, givers): (&[StaffId], &[StaffId]),
) -> Told {
    let why_so = lacks(words, why, reader);
    let name = words.code(role.as_str());
    let what = say!(words, "authority-wanted", why = why_so, role = name, actor = actor);
    let approves = match holders.first() {
        Some(first) => say!(words, "authority-may-approve", holders = words.listed(holders), first = first),
        None => say!(words, "authority-nobody-may", code = role),
    };
    let gives = match (why, givers.first()) {
        (Lacks::Authority(person), Some(first)) => say!(words, "authority-may-give", first = first, person = person),
        (Lacks::Ordinary | Lacks::Staff, _) | (Lacks::Authority(_), None) => String::new(),
    };
    Told::new(what, approves + &gives)
}
