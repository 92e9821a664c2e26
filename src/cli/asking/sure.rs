//! A yes, or a word that is to be typed, before something is done.

use inquire::validator::Validation;
use inquire::{Confirm, Text};

use crate::cli::words::Words;
use crate::model::script::alike;
use crate::output::phrases::say;
use crate::output::safe;

/// Asks for a yes; an empty answer is one. Who leaves has not said it.
pub(in crate::cli) fn yes(words: Words, question: &str) -> bool {
    let word = |is: bool| if is { say!(words, "usage-ask-yes") } else { say!(words, "usage-ask-no") };
    let hint = say!(words, "usage-ask-yes-no");
    let question = safe::terminal(question);
    let mut asked = Confirm::new(&question).with_default(true);
    let formatted = |is: bool| word(is);
    let hinted = |_: bool| hint.clone();
    asked.formatter = &formatted;
    asked.default_value_formatter = &hinted;
    asked.parser = &|answer| answered(answer).ok_or(());
    asked.error_message = say!(words, "usage-ask-yes-or-no");
    asked.prompt().unwrap_or(false)
}

/// What somebody answered, in any of the languages.
fn answered(answer: &str) -> Option<bool> {
    match alike(answer.trim()).as_str() {
        "y" | "yes" | "是" | "好" => Some(true),
        "n" | "no" | "否" | "不" => Some(false),
        other if other == alike("對") || other == alike("確定") => Some(true),
        other if other == alike("不是") || other == alike("取消") => Some(false),
        _ => None,
    }
}

/// Asks to type a word, so that nothing severe is done by habit. Who leaves has not typed it.
pub(in crate::cli) fn typed(words: Words, question: &str, word: &str) -> bool {
    let (wanted, other) = (alike(word), say!(words, "usage-ask-other", word = safe::terminal(word)));
    let is_it = move |given: &str| {
        Ok(match alike(given.trim()) == wanted {
            true => Validation::Valid,
            false => Validation::Invalid(other.clone().into()),
        })
    };
    let question = safe::terminal(question);
    let leave = say!(words, "usage-ask-leave");
    Text::new(&question).with_help_message(&leave).with_validator(is_it).prompt().is_ok()
}

#[cfg(test)]
mod tests {
    use super::answered;

    #[test]
    fn a_yes_is_one_in_every_language_and_in_every_width() {
        for yes in ["y", "Y", "YES", "ｙ", "是", "好", "對", "对", "確定"] {
            assert_eq!(answered(yes), Some(true), "{yes}");
        }
        for no in ["n", "No", "否", "不是", "取消"] {
            assert_eq!(answered(no), Some(false), "{no}");
        }
        for neither in ["", "yep", "1203", "是不是"] {
            assert_eq!(answered(neither), None, "{neither}");
        }
    }
}
