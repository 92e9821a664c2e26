//! What people read, in their language: one catalogue a language (`locales/<language>/`, Fluent), a file of it for each topic;
//! simplified Chinese is made of the traditional.
//!
//! A phrase is named `<topic>-<what>`; it is parsed when it is first asked for, so that a command pays for what it says alone. Codes in files, JSON and CSV stay English; what is shown of them is a phrase of the topic `code`.

mod message;
mod simplified;
mod topics;

use std::borrow::Cow;

use fluent_bundle::{FluentArgs, FluentValue};

use crate::model::language::Language;

pub use message::ErrorText;
pub use simplified::text as in_simplified;

/// The phrases of a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrases {
    language: Language,
}

/// What stands in a phrase's place: a text as it is, or a number that may choose between forms.
pub type NamedValue<'a> = (&'static str, FluentValue<'a>);

impl Phrases {
    /// The phrases of a language.
    pub fn of(language: Language) -> Self {
        Self { language }
    }

    pub fn language(self) -> Language {
        self.language
    }

    /// The language as HTML and fonts know it.
    pub fn tag(self) -> &'static str {
        self.language.as_str()
    }

    /// A phrase. One that the language lacks is English; one that nobody knows is its own key (a test sees to both).
    pub fn phrase(self, key: &str, arguments: Vec<NamedValue<'_>>) -> String {
        self.with_names(key, arguments)
    }

    /// The same with names that are known when it is said, as in the template of a page.
    pub fn with_names<'a>(self, key: &str, arguments: Vec<(impl Into<Cow<'a, str>>, FluentValue<'a>)>) -> String {
        let arguments: FluentArgs<'_> = arguments.into_iter().collect();
        formatted(self.language, key, &arguments)
            .or_else(|| formatted(Language::En, key, &arguments))
            .unwrap_or_else(|| key.to_owned())
    }

    /// A phrase that may be lacking, such as a heading that is its key in words.
    pub fn known(self, key: &str) -> Option<String> {
        formatted(self.language, key, &FluentArgs::new())
    }

    /// A part of a phrase that not every phrase has: `storage-busy.mend` is the line `.mend =` under `storage-busy`.
    pub fn part(self, key: &str, part: &str, arguments: Vec<NamedValue<'_>>) -> Option<String> {
        let (key, arguments) = (format!("{key}.{part}"), arguments.into_iter().collect());
        formatted(self.language, &key, &arguments).or_else(|| formatted(Language::En, &key, &arguments))
    }

    /// The same with names that are known when it is said.
    fn part_with_names(self, key: &str, part: &str, arguments: Vec<(String, FluentValue<'_>)>) -> Option<String> {
        let (key, arguments) = (format!("{key}.{part}"), arguments.into_iter().collect());
        formatted(self.language, &key, &arguments).or_else(|| formatted(Language::En, &key, &arguments))
    }

    /// Whether there is a phrase.
    fn has(self, key: &str) -> bool {
        topics::has(Language::En, key)
    }

    /// A code by its word.
    pub fn code(self, code: &str) -> String {
        self.known(&format!("code-{}", code.replace(' ', "-"))).unwrap_or_else(|| code.to_owned())
    }

    /// A code by the word that it has under a column, or as an argument of that name.
    pub fn code_under(self, column: &str, code: &str) -> String {
        self.known(&format!("code-{column}-{code}")).unwrap_or_else(|| self.code(code))
    }

    /// A list of words that are typed: `a, b, c`.
    pub fn in_a_row(self, items: &[String]) -> String {
        items.join(&self.phrase("common-between", Vec::new()))
    }

    /// A list as it stands in a sentence: `a`, `a and b`, `a, b and c`; `甲、乙和丙`.
    pub fn listed<T: ToString>(self, items: &[T]) -> String {
        let items: Vec<String> = items.iter().map(ToString::to_string).collect();
        match items.split_last() {
            None => String::new(),
            Some((only, [])) => only.clone(),
            Some((last, rest)) => {
                let first = rest.join(&self.phrase("common-between", Vec::new()));
                self.phrase("common-and", vec![("first", text(first)), ("last", text(last))])
            }
        }
    }
}

/// A text in a phrase.
pub fn text(value: impl ToString) -> FluentValue<'static> {
    FluentValue::String(value.to_string().into())
}

/// A number in a phrase, by which its form may be chosen.
pub fn number<T: TryInto<i64>>(value: T) -> FluentValue<'static> {
    FluentValue::from(value.try_into().unwrap_or(i64::MAX))
}

fn formatted(language: Language, key: &str, arguments: &FluentArgs<'_>) -> Option<String> {
    let (message, part) = key.split_once('.').map_or((key, None), |(message, part)| (message, Some(part)));
    topics::said(language, message, |bundle| {
        let message = bundle.get_message(message)?;
        let pattern = match part {
            Some(part) => message.get_attribute(part)?.value(),
            None => message.value()?,
        };
        let mut faults = Vec::new();
        let text = bundle.format_pattern(pattern, Some(arguments), &mut faults);
        debug_assert!(faults.is_empty(), "{key}: {faults:?}");
        Some(text.into_owned())
    })
}

/// Says a phrase: `say!(words, "loans-due", title = title, days => 3)`; `=` gives a text, `=>` a number that may choose between forms.
macro_rules! say {
    (@argument = $value:expr) => { $crate::output::phrases::text(&$value) };
    (@argument => $value:expr) => { $crate::output::phrases::number($value) };
    ($words:expr, $key:expr $(, $name:ident $of:tt $value:expr)* $(,)?) => {
        $words.phrase($key, vec![$((stringify!($name), $crate::output::phrases::say!(@argument $of $value))),*])
    };
}
pub(crate) use say;

/// The text of a topic in a language, for tests of what stands in it.
#[cfg(test)]
pub(crate) fn source(topic: &str, language: Language) -> Cow<'static, str> {
    topics::all().find(|known| known.name == topic).map(|topic| topic.source(language)).unwrap_or_default()
}

/// The topics, for tests of what stands in them.
#[cfg(test)]
pub(crate) fn topics() -> impl Iterator<Item = &'static str> {
    topics::all().map(|topic| topic.name)
}

#[cfg(test)]
mod in_test;
#[cfg(test)]
mod tests;
