//! A glance at a text, before anything of it is made alike: of most texts it tells that a word is not in them.

use crate::model::script;

/// A word that is looked for, made alike already.
#[derive(Clone, Debug)]
pub struct GlanceWord {
    rest: Vec<char>,
    /// All that its first character may be written as.
    firsts: Vec<char>,
    span: DigestSpan,
}

/// Whether a word can come about where a digest is left out of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum DigestSpan {
    /// It is of letters and digits alone: what stands before a digest is neither.
    Never,
    Where,
    /// It has what is otherwise in a text than in the text made alike: it is looked for in each.
    Always,
}

impl GlanceWord {
    /// Of a word that was made alike.
    pub fn new(word: &str) -> Self {
        let mut rest: Vec<char> = word.chars().collect();
        let is_plain = |c: &char| c.is_ascii_graphic() && !matches!(c, '`' | '"' | '\'' | '\\') || is_ideograph(*c);
        let span = match rest.is_empty() || !rest.iter().all(is_plain) {
            true => DigestSpan::Always,
            false if word.bytes().all(|b| b.is_ascii_alphanumeric()) => DigestSpan::Never,
            false => DigestSpan::Where,
        };
        let first = if rest.is_empty() { None } else { Some(rest.remove(0)) };
        let forms = |first: char| match first.is_ascii() {
            true => vec![first.to_ascii_lowercase(), first.to_ascii_uppercase()],
            false => script::forms_of(first),
        };
        let mut firsts = first.map(forms).unwrap_or_default();
        firsts.dedup();
        Self { rest, firsts, span }
    }

    /// Whether it may be in a text of a record, made alike and without its digests; where not, it is not.
    pub fn may_be_in(&self, text: &str) -> bool {
        if self.span == DigestSpan::Always || !is_simple(text) || (self.span == DigestSpan::Where && has_digest(text)) {
            return true;
        }
        self.firsts.iter().any(|first| {
            text.match_indices(*first).any(|(at, found)| {
                let mut behind = text.get(at + found.len()..).unwrap_or_default().chars();
                self.rest.iter().all(|wanted| behind.next().is_some_and(|c| simple_form(c) == *wanted))
            })
        })
    }
}

fn is_ideograph(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// Whether a text is made alike character by character, and has nothing that is read in two ways.
fn is_simple(text: &str) -> bool {
    let is_plain = |c: char| c.is_ascii() || is_ideograph(c) || ('\u{3001}'..='\u{3011}').contains(&c);
    (text.is_ascii() || text.chars().all(is_plain)) && !text.contains(['`', '\\'])
}

/// A character of such a text, made alike.
fn simple_form(c: char) -> char {
    if c.is_ascii() { c.to_ascii_lowercase() } else { script::form_of(c) }
}

/// Whether some word of a text has the length of a digest, and its digits.
fn has_digest(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_ascii_alphanumeric());
    words.any(|word| word.len() == 64 && word.bytes().all(|b| b.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{plain, without_digests};
    use super::*;

    /// What texts and words are made of: what is read in two ways, left out, or written in several forms.
    const PIECES: [&str; 22] = [
        "drips",
        "DR",
        "ip",
        "s",
        "宏",
        "達",
        "达",
        "貿易",
        "臺",
        "`",
        "\\",
        "\"",
        "'",
        " ",
        "\n",
        "-",
        "Ａ",
        "é",
        "。",
        "ab12cd34ab12cd34ab12cd34ab12cd34ab12cd34ab12cd34ab12cd34ab12cd34",
        "ab12",
        "’",
    ];

    fn made(most: usize) -> impl Strategy<Value = String> {
        prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..most).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]
        #[test]
        fn what_is_in_a_text_is_not_passed_over(text in made(9), word in made(3)) {
            let word = script::alike(&word);
            if script::alike(&without_digests(&plain(text.as_bytes()))).contains(&word) {
                prop_assert!(GlanceWord::new(&word).may_be_in(&text), "{word:?} in {text:?}");
            }
        }
    }

    #[test]
    fn most_texts_are_passed_over() {
        for (word, text, is_in) in [
            ("drips", "title = \"Water DRIPS in\"", true),
            ("drips", "title = \"Water drops in drip\"", false),
            ("达", "company = \"宏達貿易\"", true),
            ("宏远", "company = \"宏達貿易\"", false),
            ("2026-11-05", "date = 2026-11-05", true),
            ("2026-11-06", "date = 2026-11-05", false),
            // What is read in two ways is looked at more closely.
            ("宏远", "company = \"宏達 \\\"貿易\\\"\"", true),
        ] {
            assert_eq!(GlanceWord::new(word).may_be_in(text), is_in, "{word} in {text}");
        }
    }
}
