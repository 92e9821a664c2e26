//! What sheets, columns and codes are called in a language. The registers' words are those that `import` knows.

use crate::model::language::Language;
use crate::model::sheet::{Purpose, SheetColumn, SheetForm};
use crate::output::phrases::{Phrases, say};

/// What a sheet is called.
pub(super) fn sheet(phrases: Phrases, form: &SheetForm) -> String {
    phrases.known(&format!("export-sheet-{}", dashed(form.name))).unwrap_or_else(|| form.name.to_owned())
}

/// What a column is called: in English by its key, which `import` knows.
pub(super) fn column(phrases: Phrases, language: Language, form: &SheetForm, column: &SheetColumn) -> String {
    let plain = || column.key.replace('_', " ");
    match (form.purpose, language) {
        (_, Language::En) => plain(),
        (Purpose::Register, _) => {
            phrases.known(&format!("export-column-{}", dashed(column.heading))).unwrap_or_else(plain)
        }
        (Purpose::Reading, _) => phrases.known(&format!("export-field-{}", dashed(column.key))).unwrap_or_else(plain),
    }
}

/// A word of a closed list.
pub(super) fn word(phrases: Phrases, code: &str) -> String {
    let known = phrases.known(&format!("export-word-{code}")).or_else(|| phrases.known(&format!("code-{code}")));
    known.unwrap_or_else(|| code.to_owned())
}

/// What stands beside sums; `import` leaves such a row out.
pub(super) fn total(phrases: Phrases) -> String {
    say!(phrases, "export-total")
}

/// What the sheet is called that names those without rows.
pub(super) fn empty(phrases: Phrases) -> String {
    say!(phrases, "export-empty")
}

fn dashed(key: &str) -> String {
    key.replace('_', "-")
}
