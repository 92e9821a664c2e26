//! What sheets, columns and codes are called in a language. The registers' words are those that `import` knows.

use crate::model::language::Language;
use crate::model::sheet::{CellSort, Purpose, SheetColumn, SheetForm};
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
        (Purpose::Reading, _) => {
            let field = phrases.known(&format!("export-field-{}", dashed(column.key)));
            field.or_else(|| phrases.known(&format!("heading-{}", column.key))).unwrap_or_else(plain)
        }
    }
}

/// Columns of which every cell is a word of a closed list or several, whatever the sort of the column says. The register of the staff
/// keeps the codes of roles: `import` knows no words for them.
const CODED: [&str; 5] = ["category", "kinds", "level", "lets", "roles"];

/// Whether the cells of a column are words of a closed list.
pub(super) fn is_coded(column: &SheetColumn) -> bool {
    column.sort == CellSort::Code || CODED.contains(&column.key)
}

/// Words of a closed list, one or several.
pub(super) fn words(phrases: Phrases, codes: &str) -> String {
    codes.split(';').map(|code| word(phrases, code)).collect::<Vec<_>>().join(";")
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
