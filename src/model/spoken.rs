//! What codes and fields are called: by the catalogues' words, in every language, and by the further names that offices use.
//!
//! What is shown or printed may be typed. The words are those of `locales/*/code.ftl` and `heading.ftl`, which help, errors and pages show;
//! the further names stand in `locales/names`, a line a code. On disk stands the code.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::model::script::alike;

/// The words of codes, English and traditional Chinese; simplified is found by [`alike`].
const CODES: [&str; 2] = [include_str!("../../locales/en/code.ftl"), include_str!("../../locales/zh-Hant/code.ftl")];

/// The headings of columns and fields, in the same languages.
const HEADINGS: [&str; 2] =
    [include_str!("../../locales/en/heading.ftl"), include_str!("../../locales/zh-Hant/heading.ftl")];

/// Further names: `code contracts: 租約 合約`, `field phone: 電話`, `command lend: 借閱`.
const NAMES: &str = include_str!("../../locales/names");

/// The words of each code or key.
type WordsOf = BTreeMap<&'static str, Vec<&'static str>>;

static WORDS_OF_CODES: LazyLock<WordsOf> = LazyLock::new(|| words_of(&CODES, "code-", "code "));
static WORDS_OF_FIELDS: LazyLock<WordsOf> = LazyLock::new(|| words_of(&HEADINGS, "heading-", "field "));
static NAMES_OF_COMMANDS: LazyLock<WordsOf> = LazyLock::new(|| words_of(&[], "", "command "));

/// What a word was found to mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SpokenMeaning<'a> {
    /// One of the codes.
    One(&'a str),
    /// Several of them are called so.
    Several(Vec<&'a str>),
    /// None of them is.
    Nothing,
}

/// The one of the known codes that a word stands for.
pub fn code<'a>(known: impl IntoIterator<Item = &'a str>, word: &str) -> SpokenMeaning<'a> {
    meant(&WORDS_OF_CODES, known, word)
}

/// The one of the known fields that a word stands for: a heading, or what offices call it.
pub fn field<'a>(known: impl IntoIterator<Item = &'a str>, word: &str) -> SpokenMeaning<'a> {
    meant(&WORDS_OF_FIELDS, known, word)
}

/// Everything that a code is called.
pub fn words_of_code(code: &str) -> &'static [&'static str] {
    WORDS_OF_CODES.get(code).map_or(&[], Vec::as_slice)
}

/// Everything that a field is called.
pub fn words_of_field(key: &str) -> &'static [&'static str] {
    WORDS_OF_FIELDS.get(key).map_or(&[], Vec::as_slice)
}

/// The further names of a command, by the words that lead to it: `report arrears`.
pub fn names_of_command(path: &str) -> impl Iterator<Item = &'static str> + use<> {
    NAMES_OF_COMMANDS.get(path).into_iter().flatten().copied()
}

fn meant<'a>(words: &WordsOf, known: impl IntoIterator<Item = &'a str>, word: &str) -> SpokenMeaning<'a> {
    let looked_for = key(word);
    if looked_for.is_empty() {
        return SpokenMeaning::Nothing;
    }
    let is_called = |code: &&str| {
        let words = words.get(code).map_or(&[][..], Vec::as_slice);
        key(code) == looked_for || words.iter().any(|word| key(word) == looked_for)
    };
    let mut found: Vec<&str> = known.into_iter().filter(is_called).collect();
    found.dedup();
    match found.as_slice() {
        [] => SpokenMeaning::Nothing,
        [only] => SpokenMeaning::One(only),
        _ => SpokenMeaning::Several(found),
    }
}

/// A word as it is compared: script, width and case aside, and what stands between its parts.
fn key(word: &str) -> String {
    alike(word).chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '_' | '·' | '/')).collect()
}

fn words_of(catalogues: &[&'static str], prefix: &str, further: &str) -> WordsOf {
    let mut words = WordsOf::new();
    let mut put = |code: &'static str, word: &'static str| {
        let of_code = words.entry(code).or_default();
        if !of_code.contains(&word) {
            of_code.push(word);
        }
    };
    for line in catalogues.iter().flat_map(|catalogue| catalogue.lines()) {
        let Some((name, word)) = line.strip_prefix(prefix).and_then(|line| line.split_once(" = ")) else { continue };
        put(name, word);
        // `code-<column>-<code>`: the word that a code has under one column alone.
        if let Some((_, code)) = name.split_once('-') {
            put(code, word);
        }
    }
    for line in NAMES.lines() {
        let Some((code, names)) = line.strip_prefix(further).and_then(|line| line.split_once(": ")) else { continue };
        names.split(' ').for_each(|name| put(code, name));
    }
    words
}
