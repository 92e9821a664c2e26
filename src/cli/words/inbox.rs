//! The inbox in words.

use crate::cli::words::Words;
use crate::output::phrases::say;

/// Something to say about the inbox.
#[derive(Clone, Copy, Debug)]
pub enum OfInbox {
    /// Nothing lies in it.
    Empty,
}

pub(super) fn said(words: Words, said: OfInbox) -> String {
    match said {
        OfInbox::Empty => say!(words, "inbox-empty"),
    }
}
