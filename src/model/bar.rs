//! The black bar that stands where a word is withheld (S-PI).

use crate::model::text::Line;

/// The same in every language.
pub const BAR: &str = "█████";

/// Puts a bar where there is a word.
pub fn bar(word: &mut Option<Line>) {
    if let Some(word) = word {
        bar_over(word);
    }
}

/// Puts a bar in the place of a word.
pub fn bar_over(word: &mut Line) {
    if let Ok(bar) = BAR.parse() {
        *word = bar;
    }
}
