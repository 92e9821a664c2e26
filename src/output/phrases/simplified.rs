//! Simplified Chinese, made of the traditional one: other characters, other words (`locales/zh-Hans.words`), and the phrases that are
//! put otherwise (`locales/zh-Hans.ftl`). A phrase is written once, and what is added to it arrives in both.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::model::script;

/// Words, each with the one of simplified Chinese.
const WORDS: &str = include_str!("../../../locales/zh-Hans.words");

/// The phrases that are put otherwise, of every topic.
pub(super) const OTHERWISE: &str = include_str!("../../../locales/zh-Hans.ftl");

/// The words by their first character, the longest first: of two that begin alike it is the one that is meant.
static BY_FIRST: LazyLock<BTreeMap<char, Vec<(&str, &str)>>> = LazyLock::new(|| {
    let mut words: Vec<_> = WORDS.lines().filter_map(|line| line.split_once('\t')).collect();
    words.sort_by_key(|(traditional, _)| std::cmp::Reverse(traditional.len()));
    let mut by_first: BTreeMap<char, Vec<_>> = BTreeMap::new();
    for (traditional, simplified) in words {
        by_first.entry(traditional.chars().next().unwrap_or_default()).or_default().push((traditional, simplified));
    }
    by_first
});

static OTHERWISE_BY_KEY: LazyLock<BTreeMap<&str, &str>> = LazyLock::new(|| messages(OTHERWISE).collect());

/// A topic's simplified text.
#[cfg(test)]
pub(super) fn topic(traditional: &str) -> String {
    messages(traditional).map(|(key, traditional)| message(key, traditional)).collect()
}

/// A message's simplified text.
pub(super) fn message(key: &str, traditional: &str) -> Cow<'static, str> {
    match OTHERWISE_BY_KEY.get(key) {
        Some(otherwise) => Cow::Borrowed(*otherwise),
        None => Cow::Owned(text(traditional)),
    }
}

/// A text in simplified characters and words, in its quotation marks.
pub fn text(traditional: &str) -> String {
    let mut made = String::with_capacity(traditional.len());
    let mut rest = traditional;
    while let Some(first) = rest.chars().next() {
        let word = BY_FIRST.get(&first).and_then(|words| words.iter().find(|(word, _)| rest.starts_with(word)));
        let taken = match word {
            Some((word, simplified)) => {
                made.push_str(simplified);
                word.len()
            }
            None => {
                made.push(match first {
                    '「' => '“',
                    '」' => '”',
                    '『' => '‘',
                    '』' => '’',
                    other => script::simplified(other),
                });
                first.len_utf8()
            }
        };
        rest = rest.get(taken..).unwrap_or_default();
    }
    made
}

/// The messages of a catalogue with their keys: each runs to where the next one begins. Remarks before the first are none's.
pub(super) fn messages(source: &str) -> impl Iterator<Item = (&str, &str)> {
    let begins = |line: &str| line.starts_with(|c: char| c.is_ascii_lowercase());
    let mut at = 0;
    let mut starts = Vec::new();
    for line in source.split_inclusive('\n') {
        if begins(line) {
            starts.push(at);
        }
        at += line.len();
    }
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain([source.len()]).collect();
    let messages = starts.into_iter().zip(ends).filter_map(|(from, to)| source.get(from..to));
    messages.filter_map(|message| Some((message.split_once(" =")?.0, message)))
}
