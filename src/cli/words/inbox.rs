//! The inbox in words.

use crate::cli::words::{Told, listed};

/// Something to say about the inbox.
#[derive(Clone, Copy, Debug)]
pub enum OfInbox {
    /// Nothing lies in it.
    Empty,
}

pub(super) fn said(said: OfInbox) -> &'static str {
    match said {
        OfInbox::Empty => "The inbox is empty.",
    }
}

/// No paper of that name lies there.
pub(super) fn not_there(name: &str, near: &[String]) -> Told {
    let mend = if near.is_empty() {
        "`deedbox inbox` lists what lies there".to_owned()
    } else {
        format!("did you mean {}?", listed(near))
    };
    Told::new(format!("no paper {name} lies in the inbox"), mend)
}
