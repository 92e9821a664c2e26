//! What the audit finds, and what is said of attestations, in words.

use crate::cli::words::Words;
use crate::model::Clause;
use crate::model::finding::{Finding, FindingCode};
use crate::model::message::Argument;
use crate::output::wording::Wording;
use crate::views::judgement::Why;

/// What a clause asks, in a line.
pub(super) fn asks(words: Words, clause: Clause) -> String {
    words.phrase(&format!("audit-clause-{}", clause.as_str().replace('.', "_")), Vec::new())
}

/// Why something is a case of a clause, as a fragment.
pub(super) fn why(words: Words, why: &Why) -> String {
    let more = match why {
        Why::ConfirmationLapsed { changed, .. } => {
            let changed: Vec<String> = changed.iter().map(|key| words.heading(key)).collect();
            vec![("changed", words.in_a_row(&changed).value())]
        }
        Why::Found(code, detail) => vec![("found", found(words, *code, detail.clone()).value())],
        _ => Vec::new(),
    };
    words.message_with(why, more).what
}

/// What `verify` says, without the path.
fn found(words: Words, code: FindingCode, detail: Option<String>) -> String {
    let line = super::findings::line(words, &Finding { detail, ..Finding::new(code, "") });
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}
