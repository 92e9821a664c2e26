//! The topics of the catalogues, and their texts.

use std::borrow::Cow;
use std::sync::OnceLock;

use fluent_bundle::FluentResource;
use fluent_bundle::concurrent::FluentBundle;

use super::simplified;
use crate::model::language::Language;

/// A topic in its three languages.
pub(super) struct Topic {
    /// The first part of its keys.
    pub(super) name: &'static str,
    english: &'static str,
    traditional: &'static str,
    parsed: [ParsedTopic; 3],
}

/// A topic in a language; parsed when it is first asked for.
type ParsedTopic = OnceLock<FluentBundle<FluentResource>>;

impl Topic {
    const fn new(name: &'static str, english: &'static str, traditional: &'static str) -> Self {
        Self { name, english, traditional, parsed: [const { OnceLock::new() }; 3] }
    }

    fn parsed(&self, language: Language) -> &FluentBundle<FluentResource> {
        let [english, traditional, simplified] = &self.parsed;
        let parsed = match language {
            Language::En => english,
            Language::ZhHant => traditional,
            Language::ZhHans => simplified,
        };
        parsed.get_or_init(|| self::parsed(language, self.source(language).into_owned()))
    }

    pub(super) fn source(&self, language: Language) -> Cow<'static, str> {
        match language {
            Language::En => self.english.into(),
            Language::ZhHant => self.traditional.into(),
            Language::ZhHans => simplified::topic(self.traditional).into(),
        }
    }
}

/// A topic's phrases, parsed. A text with a mistake keeps what is right of it; a test finds the mistake.
fn parsed(language: Language, text: String) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new_concurrent(language.as_str().parse().into_iter().collect());
    // The marks that isolate directions are for browsers; a terminal shows them as boxes.
    bundle.set_use_isolating(false);
    let resource = FluentResource::try_new(text).unwrap_or_else(|(resource, _)| resource);
    bundle.add_resource_overriding(resource);
    bundle
}

macro_rules! topics {
    ($($name:literal),* $(,)?) => {
        const COUNT: usize = [$($name),*].len();
        pub(super) static TOPICS: [Topic; COUNT] = [$(Topic::new(
            $name,
            include_str!(concat!("../../../locales/en/", $name, ".ftl")),
            include_str!(concat!("../../../locales/zh-Hant/", $name, ".ftl")),
        )),*];
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
    "done",
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
    "storage",
    "story",
    "todo",
    "topic",
    "usage",
    "wrong",
];

/// The help, whose English text stands beside the code (a test of `cli/help` sees to its keys).
pub(super) static HELP: Topic = Topic::new("help", "", include_str!("../../../locales/zh-Hant/help.ftl"));

/// Every topic.
pub(super) fn all() -> impl Iterator<Item = &'static Topic> {
    TOPICS.iter().chain([&HELP])
}

/// The parsed phrases of a key's topic.
pub(super) fn bundle(language: Language, key: &str) -> Option<&'static FluentBundle<FluentResource>> {
    let (name, _) = key.split_once('-')?;
    Some(all().find(|topic| topic.name == name)?.parsed(language))
}
