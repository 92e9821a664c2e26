//! What happened in a room, in words.

use crate::cli::words::kind_noun;
use crate::views::history::Happening;

/// What happened: of a step, to what.
pub(super) fn happening(happening: Happening) -> String {
    let words = |code: &str| code.replace('-', " ");
    match happening {
        Happening::Recorded(kind) => noun(kind_noun(kind)).to_owned(),
        Happening::Stepped(kind, action) => format!("{} {}", noun(kind_noun(kind)), words(action.as_str())),
        Happening::Asked => "loan asked for".to_owned(),
        Happening::Rejected => "loan rejected".to_owned(),
        Happening::Renewed => "loan renewed".to_owned(),
        other => words(other.as_str()),
    }
}

/// A noun without its article.
fn noun(noun: &str) -> &str {
    noun.strip_prefix("a ").or_else(|| noun.strip_prefix("an ")).unwrap_or(noun)
}
