//! What `doctor` finds, in words, and the command that mends it.

use crate::cli::words::storage::storage;
use crate::cli::words::{ErrorText, Words};
use crate::model::message::{Argument, Arguments};
use crate::output::safe;
use crate::views::doctor::Ailment;

/// What is wrong, or good to know; what mends it is a command where one does, else a sentence.
pub(super) fn ailment(words: Words, ailment: &Ailment) -> ErrorText {
    words.message_with(ailment, more(words, ailment))
}

/// What is said beside the values of an ailment, or in their place.
fn more(words: Words, ailment: &Ailment) -> Arguments {
    match ailment {
        Ailment::StaffUnreadable(e) | Ailment::NoLocks(e) | Ailment::BadWorkshop(e) => {
            let cause = storage(words, e);
            let mend = cause.mend.unwrap_or_default();
            vec![("what", cause.what.value()), ("mend", mend.value())]
        }
        Ailment::BadJournal { path } => vec![("path", safe::short(path, 200).value())],
        Ailment::GitSetting { is: Some(is), .. } => vec![("is", safe::short(is, 40).value())],
        _ => Vec::new(),
    }
}
