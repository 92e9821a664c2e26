//! Letters and marks as people type them: full-width ones, and the dash that says that there is nothing.

use std::borrow::Cow;

/// Full-width letters, digits and marks made narrow, and nothing else.
pub fn narrow(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return text.into();
    }
    let narrowed = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3000}' | '\u{a0}' => ' ',
        '\u{ffe5}' => '¥',
        _ => c,
    };
    text.chars().map(narrowed).collect::<String>().into()
}

/// Whether a cell says that there is nothing: a dash.
pub(super) fn is_nothing(text: &str) -> bool {
    matches!(text, "-" | "--" | "—" | "——" | "–" | "－" | "/")
}
