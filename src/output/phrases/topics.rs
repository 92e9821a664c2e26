//! The topics of the catalogues, and their texts.

use std::sync::OnceLock;

use fluent_bundle::FluentResource;
use fluent_bundle::concurrent::FluentBundle;

use crate::model::settings::Language;

/// A topic in its three languages.
pub(super) struct Topic {
    /// The first part of its keys.
    pub(super) name: &'static str,
    english: Text,
    traditional: Text,
    simplified: Text,
}

/// A topic in a language; parsed when it is first asked for.
struct Text {
    source: &'static str,
    parsed: OnceLock<FluentBundle<FluentResource>>,
}

impl Text {
    const fn new(source: &'static str) -> Self {
        Self { source, parsed: OnceLock::new() }
    }
}

impl Topic {
    fn of(&self, language: Language) -> &Text {
        match language {
            Language::En => &self.english,
            Language::ZhHant => &self.traditional,
            Language::ZhHans => &self.simplified,
        }
    }

    /// Its text in a language.
    #[cfg(test)]
    pub(super) fn source(&self, language: Language) -> &'static str {
        self.of(language).source
    }
}

macro_rules! topics {
    ($($name:literal),* $(,)?) => {
        const COUNT: usize = [$($name),*].len();
        pub(super) static TOPICS: [Topic; COUNT] = [$(Topic {
            name: $name,
            english: Text::new(include_str!(concat!("../../../locales/en/", $name, ".ftl"))),
            traditional: Text::new(include_str!(concat!("../../../locales/zh-Hant/", $name, ".ftl"))),
            simplified: Text::new(include_str!(concat!("../../../locales/zh-Hans/", $name, ".ftl"))),
        }),*];
    };
}

topics![
    "ailment",
    "amends",
    "audit",
    "authority",
    "chart",
    "code",
    "common",
    "dealing",
    "error",
    "export",
    "finding",
    "form",
    "gate",
    "git",
    "heading",
    "import",
    "inbox",
    "page",
    "refusal",
    "said",
    "storage",
    "story",
    "todo",
    "topic",
    "usage",
    "wrong",
];

/// The help, whose English text stands beside the code (a test of `cli/help` sees to its keys).
pub(super) static HELP: Topic = Topic {
    name: "help",
    english: Text::new(""),
    traditional: Text::new(include_str!("../../../locales/zh-Hant/help.ftl")),
    simplified: Text::new(include_str!("../../../locales/zh-Hans/help.ftl")),
};

/// The parsed phrases of a key's topic.
pub(super) fn bundle(language: Language, key: &str) -> Option<&'static FluentBundle<FluentResource>> {
    let (name, _) = key.split_once('-')?;
    let text = TOPICS.iter().chain([&HELP]).find(|topic| topic.name == name)?.of(language);
    Some(text.parsed.get_or_init(|| super::parsed(language, text.source)))
}
