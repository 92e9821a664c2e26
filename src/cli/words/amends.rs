//! What is said of amendments, voids, papers filed again, covers confirmed and files gone through.

use crate::cli::words::{Told, Words, counted, listed};
use crate::desk::amend::Proposed;
use crate::desk::refile::Refiled;
use crate::error::Error;
use crate::model::amending::AmendFault;
use crate::model::event::SamePerson;
use crate::model::{Kind, Line, Owner, RecordId, Standing};

use super::errors::kind_noun;

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

pub(super) fn amends(amends: &Amends) -> String {
    match amends {
        Amends::Amended(proposed, keys) => amended(proposed, keys),
        Amends::Voided(proposed) => voided(proposed),
        Amends::Refiled(Refiled { from, to, category }) => {
            format!("{from} is filed as {to} now, under {category}; where it was it counts for nothing.")
        }
        Amends::Confirmed(id) => {
            format!("The cover {id} is confirmed as it stands; an amendment that takes effect later lets it lapse.")
        }
        Amends::Reviewed(id) => format!("The file of {} is noted as gone through.", id.owner),
    }
}

fn amended(proposed: &Proposed, keys: &[String]) -> String {
    let Proposed { id, event, from, effect, old_label } = proposed;
    let what = if keys.is_empty() { "the next version".to_owned() } else { listed(keys) };
    let mut text = match effect {
        Some(same) => format!("{id} is amended from {from} on: {what}.{}", one_person(*same)),
        None => format!(
            "{id}: {what} from {from} on. It waits; nothing changes before it is approved: `deedbox approve {event}`."
        ),
    };
    if let Some(label) = old_label {
        text.push_str(&label_stays(label, &id.owner));
    }
    text
}

fn label_stays(label: &Line, owner: &Owner) -> String {
    format!(" The label stays {label}: `deedbox amend {owner} label=…`.")
}

fn voided(proposed: &Proposed) -> String {
    let Proposed { id, event, effect, .. } = proposed;
    match effect {
        Some(same) => format!("{id} counts for nothing from the beginning.{}", one_person(*same)),
        None => format!("{id} is to count for nothing. It waits: `deedbox approve {event}`."),
    }
}

fn one_person(same: SamePerson) -> &'static str {
    match same {
        SamePerson::Yes => " Asked for and approved by one person, which the record says.",
        SamePerson::No => "",
    }
}

/// Why new values cannot be taken.
pub(super) fn fault(words: Words, fault: &AmendFault) -> Told {
    match fault {
        AmendFault::UnknownKey { kind, keys, key } if keys.is_empty() => Told::new(
            format!("{} has nothing that can be amended, {key} neither", kind_noun(*kind)),
            "what was entered by mistake is voided: `deedbox void ID --reason TEXT`",
        ),
        AmendFault::UnknownKey { kind, key, keys } => {
            let near = crate::model::amending::near(keys, key).map(|near| format!("did you mean {near}? "));
            Told::new(
                format!("{} has no field {key} that can be amended", kind_noun(*kind)),
                format!("{}it has {}", near.unwrap_or_default(), listed(keys)),
            )
        }
        AmendFault::Value { key, invalid } => {
            let told = words.error(&Error::Invalid(invalid.clone()));
            Told { what: format!("{key}: {}", told.what), ..told }
        }
        AmendFault::Needed { kind, key } => {
            Told::new(format!("{} needs its {key}", kind_noun(*kind)), "give it a value; it cannot be taken away")
        }
        AmendFault::NoSuchContact { key, there } => Told::new(
            format!("{key} means nobody: {} there", counted(*there, "contact is", "contacts are")),
            "the first is `contact.phone`, the second `contact.2.phone`",
        ),
        AmendFault::Twice(key) => Told::new(format!("{key} is given twice"), "leave one of them out"),
        AmendFault::Unfit(keys) => Told::new(
            format!("{} cannot stand beside what is there", listed(keys)),
            "`deedbox show ID` shows the record",
        ),
        AmendFault::Nothing => Told::new("nothing is said that is to change", "`KEY=VALUE`, or `--with PATH`"),
    }
}

/// A paper's bytes stay as they are for ever.
pub(super) fn original(id: &RecordId, filed: Standing, file: &Owner) -> Told {
    match filed {
        Standing::Original => Told::new(
            format!("{id} is an original, and its bytes stay as they are for ever"),
            format!("file the paper that takes its place: `deedbox file {file} PATH --category C --supersedes {id}`"),
        ),
        Standing::Working => Told::new(
            format!("the papers of {id} are changed by no key"),
            format!("`deedbox amend {id} --with PATH` gives a working paper its next version"),
        ),
    }
}

/// What is not voided by itself.
pub(super) fn not_voided(id: &RecordId, kind: Kind) -> Told {
    let what = format!("{id} is {}, which is not voided by itself", kind_noun(kind));
    match kind {
        Kind::Tenancy => {
            Told::new(what, format!("`deedbox void {} --reason TEXT` voids the client with the tenancies", id.owner))
        }
        Kind::Person => Told::new(what, "`deedbox staff leave ID` ends the roles".to_owned()),
        Kind::Cover => Told::new(
            format!("{id} is the cover of a volume in a box, which is not voided"),
            "what is in a box leaves it by an approved destruction alone",
        ),
        _ => Told::new(what, "a note beside it says what is wrong: `deedbox record note UNIT …`"),
    }
}
