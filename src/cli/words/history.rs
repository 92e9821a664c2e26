//! What happened in a room, in words.

use crate::cli::words::Words;
use crate::model::language::Language;
use crate::output::phrases::say;
use crate::output::wording::Wording;
use crate::views::history::HistoryEvent;

/// What happened: of a step, to what.
pub(super) fn happening(words: Words, happening: HistoryEvent) -> String {
    match happening {
        HistoryEvent::Recorded(kind) => bare(&words.kind(kind)).to_owned(),
        HistoryEvent::Stepped(kind, action) => {
            let step = words.code_under(kind.as_str(), action.as_str());
            let step = if words.phrases().language() == Language::En { step.replace('-', " ") } else { step };
            say!(words, "story-stepped", noun = bare(&words.kind(kind)), step = step)
        }
        other => words.phrase(&format!("story-{}", other.as_str()), Vec::new()),
    }
}

/// A noun without its article.
fn bare(noun: &str) -> &str {
    noun.strip_prefix("a ").or_else(|| noun.strip_prefix("an ")).unwrap_or(noun)
}
