//! What `doctor` finds, in words, and the command that mends it.

use fluent_bundle::FluentValue;

use crate::cli::words::storage::storage;
use crate::cli::words::{ErrorText, Words};
use crate::output::phrases::text;
use crate::output::safe;
use crate::views::doctor::Ailment;

/// What is wrong, or good to know; what mends it is a command where one does, else a sentence.
pub(super) fn ailment(words: Words, ailment: &Ailment) -> ErrorText {
    words.message_with(ailment, more(words, ailment))
}

/// What is said beside the values of an ailment, or in their place.
fn more(words: Words, ailment: &Ailment) -> Vec<(String, FluentValue<'static>)> {
    match ailment {
        Ailment::StaffUnreadable(e) | Ailment::NoLocks(e) | Ailment::BadWorkshop(e) => {
            let cause = storage(words, e);
            let mend = cause.mend.unwrap_or_default();
            vec![("what".to_owned(), text(cause.what)), ("mend".to_owned(), text(mend))]
        }
        Ailment::BadJournal { path } => vec![("path".to_owned(), text(safe::short(path, 200)))],
        Ailment::GitSetting { is: Some(is), .. } => vec![("is".to_owned(), text(safe::short(is, 40)))],
        _ => Vec::new(),
    }
}
