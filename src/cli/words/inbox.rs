//! The inbox in words.

use crate::cli::words::{ErrorText, Words};
use crate::output::phrases::say;

/// No paper of that name lies there.
pub(super) fn not_there(words: Words, name: &str, near: &[String]) -> ErrorText {
    let mend = if near.is_empty() {
        say!(words, "inbox-not-there-mend")
    } else {
        say!(words, "inbox-did-you-mean", near = words.listed(near))
    };
    ErrorText::new(say!(words, "inbox-not-there", name = name), mend)
}
