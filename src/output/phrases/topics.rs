//! The topics of the catalogues, their texts, and the messages that were parsed of them.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Mutex, OnceLock, PoisonError};

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
    read: [OnceLock<TopicRead>; 3],
}

/// The messages of a topic, in which those that were asked for can be said.
pub(super) type PhraseBundle = FluentBundle<FluentResource>;

/// A topic in a language, whose messages are parsed when they are first asked for: a command says a few of hundreds.
struct TopicRead {
    language: Language,
    /// Each message as its file has it; those of simplified Chinese in the traditional, of which they are made.
    messages: BTreeMap<&'static str, &'static str>,
    parsed: Mutex<PhraseBundle>,
}

impl Topic {
    const fn new(name: &'static str, english: &'static str, traditional: &'static str) -> Self {
        Self { name, english, traditional, read: [const { OnceLock::new() }; 3] }
    }

    fn read(&self, language: Language) -> &TopicRead {
        let [english, traditional, simplified] = &self.read;
        let (read, source) = match language {
            Language::En => (english, self.english),
            Language::ZhHant => (traditional, self.traditional),
            Language::ZhHans => (simplified, self.traditional),
        };
        read.get_or_init(|| TopicRead {
            language,
            messages: simplified::messages(source).collect(),
            parsed: Mutex::new(bundle(language)),
        })
    }

    #[cfg(test)]
    pub(super) fn source(&self, language: Language) -> Cow<'static, str> {
        match language {
            Language::En => self.english.into(),
            Language::ZhHant => self.traditional.into(),
            Language::ZhHans => simplified::topic(self.traditional).into(),
        }
    }
}

impl TopicRead {
    /// Parses a message, and those that it names, where that was not done.
    fn parse(&self, key: &str, parsed: &mut PhraseBundle) {
        let Some((key, message)) = self.messages.get_key_value(key).filter(|_| !parsed.has_message(key)) else {
            return;
        };
        let text = match self.language {
            Language::En | Language::ZhHant => Cow::Borrowed(*message),
            Language::ZhHans => simplified::message(key, message),
        };
        add(parsed, text.to_string());
        if parsed.has_message(key) {
            named(&text).for_each(|key| self.parse(key, parsed));
        }
    }
}

/// What may be the key of another message within one: `{ done-then }`.
fn named(message: &str) -> impl Iterator<Item = &str> {
    message.split('{').skip(1).filter_map(|rest| {
        let rest = rest.trim_start();
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_'))?;
        rest.get(..end).filter(|name| name.starts_with(|c: char| c.is_ascii_lowercase()))
    })
}

/// A bundle without messages.
pub(super) fn bundle(language: Language) -> PhraseBundle {
    let mut bundle = FluentBundle::new_concurrent(language.as_str().parse().into_iter().collect());
    // The marks that isolate directions are for browsers; a terminal shows them as boxes.
    bundle.set_use_isolating(false);
    bundle
}

/// Adds the messages of a text. One with a mistake keeps what is right of it; a test finds the mistake.
pub(super) fn add(bundle: &mut PhraseBundle, text: String) {
    bundle.add_resource_overriding(FluentResource::try_new(text).unwrap_or_else(|(resource, _)| resource));
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
    "lake",
    "pack",
    "page",
    "refusal",
    "secrecy",
    "storage",
    "store",
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

fn topic(key: &str, language: Language) -> Option<&'static TopicRead> {
    let (name, _) = key.split_once('-')?;
    Some(all().find(|topic| topic.name == name)?.read(language))
}

/// Whether there is a message.
pub(super) fn has(language: Language, key: &str) -> bool {
    topic(key, language).is_some_and(|topic| topic.messages.contains_key(key))
}

/// Says something of the bundle in which a message is, if there is such a message.
pub(super) fn said<T>(language: Language, key: &str, say: impl FnOnce(&PhraseBundle) -> Option<T>) -> Option<T> {
    let topic = topic(key, language)?;
    let mut parsed = topic.parsed.lock().unwrap_or_else(PoisonError::into_inner);
    topic.parse(key, &mut parsed);
    say(&parsed)
}
