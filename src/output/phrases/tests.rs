#![expect(clippy::disallowed_methods, reason = "a test reads the project's own sources")]

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::FluentResource;

use super::topics::{TOPICS, all};
use super::*;

const LANGUAGES: [Language; 3] = [Language::En, Language::ZhHant, Language::ZhHans];

/// The phrases of a topic with the names that each wants, read apart from the library that formats them.
fn wanted(source: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut phrases: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut current = String::new();
    for line in source.lines().filter(|line| !line.starts_with('#')) {
        if let Some((key, _)) = line.split_once(" =").filter(|(key, _)| !key.starts_with([' ', '*', '['])) {
            current = key.to_owned();
            assert!(phrases.insert(current.clone(), BTreeSet::new()).is_none(), "{current} stands twice");
        }
        // A part of a phrase, such as `.mend`, is compared as a phrase of its own.
        if let Some((part, _)) = line.strip_prefix("    .").and_then(|line| line.split_once(" =")) {
            current = format!("{}.{part}", current.split('.').next().unwrap());
            assert!(phrases.insert(current.clone(), BTreeSet::new()).is_none(), "{current} stands twice");
        }
        for name in line.split('$').skip(1) {
            let name: String = name.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            // `$(` is of a shell, `$4` of an amount.
            if name.starts_with(|c: char| c.is_alphabetic()) {
                phrases.entry(current.clone()).or_default().insert(name);
            }
        }
    }
    phrases
}

fn read(path: &std::path::Path) -> String {
    String::from_utf8(std::fs::read(path).unwrap()).unwrap()
}

/// Every file of `src` with its name.
fn sources() -> Vec<(String, String)> {
    let files = walkdir::WalkDir::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")).sort_by_file_name();
    let rust = files.into_iter().flatten().filter(|file| file.path().extension().is_some_and(|ending| ending == "rs"));
    rust.filter(|file| file.file_name() != "tests.rs")
        .map(|file| (file.path().display().to_string(), read(file.path())))
        .collect()
}

#[test]
fn every_catalogue_is_written_without_a_mistake() {
    for topic in all() {
        for language in LANGUAGES {
            let parsed = FluentResource::try_new(topic.source(language).into_owned());
            assert!(parsed.is_ok(), "{}/{}.ftl: {:?}", language.as_str(), topic.name, parsed.err().map(|(_, e)| e));
        }
    }
    assert!(FluentResource::try_new(simplified::OTHERWISE.to_owned()).is_ok());
}

#[test]
fn a_phrase_that_is_parsed_alone_says_what_it_says_among_all() {
    let mut seen = 0;
    for topic in all() {
        for language in LANGUAGES {
            let source = topic.source(language);
            let mut whole = topics::bundle(language);
            topics::add(&mut whole, source.clone().into_owned());
            for key in wanted(&source).into_keys() {
                let (name, part) = key.split_once('.').map_or((&*key, None), |(name, part)| (name, Some(part)));
                let say = |bundle: &topics::PhraseBundle| {
                    let message = bundle.get_message(name)?;
                    let pattern = match part {
                        Some(part) => message.get_attribute(part)?.value(),
                        None => message.value()?,
                    };
                    // Nothing is given that a phrase may name: what it says of that must be the same too.
                    let mut faults = Vec::new();
                    let text = bundle.format_pattern(pattern, None, &mut faults).into_owned();
                    Some((text, format!("{faults:?}")))
                };
                let alone = topics::said(language, name, say);
                assert!(alone.is_some(), "{}: {key} is not said", language.as_str());
                assert_eq!(alone, say(&whole), "{}: {key}", language.as_str());
                seen += 1;
            }
        }
    }
    assert!(5000 < seen, "{seen}");
    let unknown = topics::said(Language::En, "done-nothing-of-the-kind", |bundle| {
        bundle.get_message("done-nothing-of-the-kind").map(|_| ())
    });
    assert!(unknown.is_none());
    assert!(!topics::has(Language::En, "done-nothing-of-the-kind"));
}

#[test]
fn no_language_lacks_a_phrase_or_a_name_in_it() {
    for topic in &TOPICS {
        let english = wanted(&topic.source(Language::En));
        for key in english.keys() {
            assert!(key.starts_with(&format!("{}-", topic.name)), "{key} stands in the topic {}", topic.name);
        }
        for language in [Language::ZhHant, Language::ZhHans] {
            let other = wanted(&topic.source(language));
            let lacking: Vec<_> = english.keys().filter(|key| !other.contains_key(*key)).collect();
            let beyond: Vec<_> = other.keys().filter(|key| !english.contains_key(*key)).collect();
            assert!(lacking.is_empty(), "{}/{}.ftl lacks {lacking:?}", language.as_str(), topic.name);
            assert!(beyond.is_empty(), "{}/{}.ftl has {beyond:?}, which English lacks", language.as_str(), topic.name);
            for (key, names) in &other {
                let unknown: Vec<_> = names.difference(&english[key]).collect();
                assert!(unknown.is_empty(), "{}: {key} wants {unknown:?}, which nobody gives", language.as_str());
            }
        }
    }
}

/// The keys of the messages that a source declares, with what their phrases may name.
fn messages_of(source: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut messages = BTreeMap::new();
    for block in source.split("\nmessages! {\n    \"").skip(1) {
        let (topic, rest) = block.split_once("\":\n").unwrap();
        let rest = rest.split("\n}\n").next().unwrap();
        let mut key = String::new();
        for line in rest.lines().filter(|line| !line.trim_start().starts_with(['/', '#'])) {
            let name = line.trim_start().split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap();
            match line.len() - line.trim_start().len() {
                8 if name.starts_with(|c: char| c.is_ascii_uppercase()) => {
                    key = format!("{topic}-{}", crate::model::message::code(name));
                    let in_brackets = line.split_once(['(', '{']).map_or("", |(_, fields)| fields.trim()).split(", ");
                    let fields = in_brackets.filter_map(|field| Some(field.split_once(": ")?.0.to_owned()));
                    messages.insert(key.clone(), fields.collect::<BTreeSet<_>>());
                }
                12 if !name.is_empty() => {
                    messages.get_mut(&key).unwrap().insert(name.to_owned());
                }
                _ => {}
            }
        }
    }
    messages
}

#[test]
fn every_message_has_a_phrase_that_names_what_the_message_has() {
    let mut found = 0;
    let messages: BTreeMap<_, _> = sources().iter().flat_map(|(_, source)| messages_of(source)).collect();
    // What a message within another has may be named too, and what `words` adds: commands.
    let inner: BTreeSet<String> = messages.values().flatten().cloned().collect();
    let added = [
        "due", "command", "commands", "waive", "shown", "more", "field", "option", "place", "clauses", "why", "found",
        "what", "mend",
    ]
    .map(str::to_owned);
    for (key, fields) in &messages {
        let topic = TOPICS.iter().find(|topic| key.starts_with(&format!("{}-", topic.name)));
        let phrases = wanted(&topic.unwrap_or_else(|| panic!("{key} is of no topic")).source(Language::En));
        let is_form = |known: &str| {
            let form = known.split('.').next().unwrap().strip_prefix(key.as_str());
            form.is_some_and(|form| form.is_empty() || form.starts_with('-'))
        };
        let forms: Vec<_> = phrases.iter().filter(|(known, _)| is_form(known)).collect();
        assert!(!forms.is_empty() || key.starts_with("refusal-step-needs-"), "{key} has no phrase");
        for (form, names) in forms {
            for name in names {
                let base =
                    ["_first_code", "_first", "_row", "_or", "_count", "_code", "_noun", "_owner", "_named", "_near"]
                        .iter()
                        .find_map(|ending| name.strip_suffix(ending))
                        .unwrap_or(name);
                let is_known = [base, name.as_str()].iter().any(|name| {
                    fields.contains(*name) || inner.contains(*name) || added.iter().any(|known| known == name)
                });
                assert!(is_known, "{form} names ${name}, which the message does not have");
                found += 1;
            }
        }
    }
    assert!(100 < found, "{found}");
}

#[test]
fn every_phrase_that_is_said_is_known_and_every_known_one_is_said() {
    let code =
        |text: String| text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let said: String = sources().into_iter().map(|(_, text)| code(text)).collect();
    let mut literals = BTreeSet::new();
    for piece in said.split('"') {
        if piece.split_once('-').is_some_and(|(topic, _)| TOPICS.iter().any(|known| known.name == topic)) {
            literals.insert(piece.to_owned());
        }
    }
    // Keys that are made of a code: `code-…`, `heading-…`, and what a file says in a `format!("topic-{…}")`.
    let mut made: Vec<String> = literals.iter().filter_map(|key| Some(key.split_once('{')?.0.to_owned())).collect();
    // A message, and its forms: `…-no-holders`, `…-<a code>`.
    let messages: Vec<String> = sources().iter().flat_map(|(_, source)| messages_of(source).into_keys()).collect();
    made.extend(messages.iter().map(|key| format!("{key}-")));
    literals.extend(messages);
    let templates: String = walkdir::WalkDir::new(concat!(env!("CARGO_MANIFEST_DIR"), "/templates"))
        .into_iter()
        .flatten()
        .filter(|file| file.file_type().is_file())
        .map(|file| read(file.path()))
        .collect();
    for topic in &TOPICS {
        let source = topic.source(Language::En);
        for key in wanted(&source).keys().filter(|key| !key.contains('.')) {
            if source.contains(&format!("{{ {key} }}")) {
                continue;
            }
            let is_made = made.iter().any(|start| key.starts_with(start));
            let in_template = templates.contains(&format!("\"{key}\"")) || templates.contains(&format!("'{key}'"));
            assert!(literals.contains(key) || is_made || in_template, "{key} is in the catalogue, and nobody says it");
        }
    }
    let all: BTreeSet<String> =
        TOPICS.iter().flat_map(|topic| wanted(&topic.source(Language::En)).into_keys()).collect();
    for piece in said.split("say!(").skip(1).chain(said.split("told!(").skip(1)) {
        let call: String = piece.chars().take(200).collect();
        // The key is the second argument; a key that is made is looked for above.
        let second =
            call.split_once(',').map(|(_, second)| second.trim_start()).filter(|second| second.starts_with('"'));
        if let Some(key) = second
            .and_then(|second| second.split('"').nth(1))
            .filter(|key| key.contains('-') && !key.contains([' ', '{']))
        {
            assert!(all.contains(key) || key.starts_with("help-"), "`{key}` is said, and no catalogue has it");
        }
    }
}

/// Whether three English words follow each other outside backticks.
fn speaks_english(line: &str) -> bool {
    let prose: Vec<&str> = line.split('`').step_by(2).collect();
    let prose = prose.join(" ` ");
    let words: Vec<&str> = prose.split(' ').collect();
    let english = |word: &&str| 3 <= word.len() && word.bytes().all(|byte| byte.is_ascii_lowercase());
    words.windows(3).any(|three| three.iter().all(english))
}

#[test]
fn chinese_has_no_english_sentences() {
    assert!(speaks_english("a-b = 請 `x` take this away"));
    assert!(!speaks_english("a-b = 請用 `take this away`"));
    for topic in &TOPICS {
        // A command that stands alone is the same in every language.
        let english = topic.source(Language::En);
        let same: BTreeSet<&str> = english.lines().collect();
        for language in [Language::ZhHant, Language::ZhHans] {
            let source = topic.source(language);
            let lines = source.lines().filter(|line| !line.starts_with('#') && !same.contains(line));
            // Of an example in a topic, only what stands beside the command.
            let beside = |line: &str| match line.strip_prefix("      deedbox ") {
                Some(example) => example.split_once("  ").map_or_else(String::new, |(_, beside)| beside.to_owned()),
                None => line.to_owned(),
            };
            let english: Vec<&str> = lines.filter(|line| speaks_english(&beside(line))).collect();
            assert!(english.is_empty(), "{}/{}.ftl: {english:#?}", language.as_str(), topic.name);
        }
    }
}

#[test]
fn simplified_chinese_has_no_traditional_characters() {
    for topic in &TOPICS {
        // A language by its own name, and the example of what a search finds.
        let told = |line: &str| line.replace("繁體中文", "").replace("陳 可以找到 陈", "");
        let traditional = |line: &&str| told(line).chars().any(|c| crate::model::script::simplified(c) != c);
        let source = topic.source(Language::ZhHans);
        let lines: Vec<&str> = source.lines().filter(traditional).collect();
        assert!(lines.is_empty(), "zh-Hans/{}.ftl: {lines:#?}", topic.name);
    }
}

#[test]
fn what_simplified_chinese_puts_otherwise_is_a_phrase_that_would_be_put_as_the_traditional_one() {
    for (key, message) in simplified::messages(simplified::OTHERWISE) {
        let traditional = all().find(|topic| key.split_once('-').is_some_and(|(name, _)| name == topic.name));
        let traditional = traditional.map(|topic| topic.source(Language::ZhHant)).unwrap_or_default();
        let as_it_is = simplified::messages(&traditional).find(|(known, _)| *known == key);
        let (_, as_it_is) = as_it_is.unwrap_or_else(|| panic!("{key} is no phrase"));
        assert_ne!(simplified::text(as_it_is).trim_end(), message.trim_end(), "{key} need not stand in zh-Hans.ftl");
        assert_eq!(wanted(message).keys().collect::<Vec<_>>(), wanted(as_it_is).keys().collect::<Vec<_>>(), "{key}");
    }
    assert_eq!(simplified::text("a「列印」資料夾"), "a“打印”文件夹");
}

#[test]
fn a_list_reads_as_a_sentence() {
    let english = Phrases::of(Language::En);
    assert_eq!(english.listed::<&str>(&[]), "");
    assert_eq!(english.listed(&["a"]), "a");
    assert_eq!(english.listed(&["a", "b", "c"]), "a, b and c");
    assert_eq!(Phrases::of(Language::ZhHant).listed(&["甲", "乙", "丙"]), "甲、乙和丙");
}

/// What a message has beside Chinese: the names of its values, commands, options.
fn beside_chinese(message: &str) -> BTreeSet<String> {
    let words = message.split(|c: char| !c.is_ascii_graphic()).map(|word| word.trim_matches(|c| "`,;:.()".contains(c)));
    words.filter(|word| 1 < word.len()).map(str::to_owned).collect()
}

#[test]
fn what_simplified_chinese_puts_otherwise_has_the_commands_and_values_of_the_traditional_phrase() {
    let traditional: BTreeMap<String, String> = topics()
        .flat_map(|topic| {
            let source = source(topic, Language::ZhHant).into_owned();
            simplified::messages(&source).map(|(key, text)| (key.to_owned(), text.to_owned())).collect::<Vec<_>>()
        })
        .collect();
    for (key, message) in simplified::messages(simplified::OTHERWISE) {
        assert_eq!(beside_chinese(message), beside_chinese(&traditional[key]), "{key} is of an earlier phrase");
    }
    assert_ne!(beside_chinese("a = 用 `--item` 指明"), beside_chinese("a = 用 `--year` 指明"));
}

#[test]
fn a_phrase_that_nobody_knows_is_its_own_key() {
    assert_eq!(Phrases::of(Language::ZhHans).phrase("common-nonsense", Vec::new()), "common-nonsense");
}

#[test]
fn of_two_codes_none_is_taken_for_the_other() {
    use crate::model::loan::LoanStatus;
    use crate::model::{Action, Refusal};
    let english = Phrases::of(Language::En);
    let id =
        || crate::model::RecordId { owner: "1203".parse().unwrap(), stem: "2026-11-23-loan-x4p9".parse().unwrap() };
    let step = |action, status| english.say(&Refusal::LoanStep { id: id(), action, status }).what;
    assert_eq!(step(Action::Returned, LoanStatus::Asked), "1203/x4p9 waits for approval, so it cannot be returned");
    assert_eq!(step(Action::Rejected, LoanStatus::Out), "1203/x4p9 is out, so it cannot be rejected");
}
