//! Every command, option and value that a text of the program names is there: in the help, the topics, hints and sentences, in every
//! language.

use clap::{Arg, Command};

use crate::cli::help::{self, command};
use crate::cli::words::Words;
use crate::cli::{Cli, completing, value_name};
use crate::model::language::Language;
use crate::output::phrases;

/// The command lines in a text: between backticks, or a line of their own, up to a remark or another program.
fn lines_in(text: &str) -> Vec<String> {
    let spans = text.split('`').skip(1).step_by(2).filter(|span| span.starts_with("deedbox "));
    let alone = text.lines().map(str::trim_start).filter(|line| line.starts_with("deedbox ") && !line.contains('`'));
    let ends = ["  ", " | ", " > ", " < ", " && ", ";"];
    let cut =
        |line: &str| ends.iter().fold(line.to_owned(), |line, end| line.split(end).next().unwrap_or("").to_owned());
    spans.chain(alone).map(|line| cut(&without_placeables(line))).collect()
}

/// What a phrase fills in is some word.
fn without_placeables(line: &str) -> String {
    let mut parts = line.split('{');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        plain.push('X');
        plain.push_str(part.split_once('}').map_or("", |(_, rest)| rest));
    }
    plain
}

/// Words as a shell takes them.
fn words_of(line: &str) -> Vec<String> {
    let (mut words, mut word, mut quoted) = (Vec::new(), String::new(), false);
    for c in line.chars() {
        match c {
            '\'' => quoted = !quoted,
            ' ' if !quoted => words.extend((!word.is_empty()).then(|| std::mem::take(&mut word))),
            c => word.push(c),
        }
    }
    words.extend((!word.is_empty()).then_some(word));
    words
}

/// What of a line there is not.
fn lacking(root: &Command, line: &str) -> Option<String> {
    let words = words_of(line);
    let (mut found, mut at) = (root, 1);
    while let Some(word) = words.get(at) {
        at += 1;
        if word == "--" || word == "…" {
            return None;
        }
        if let Some(option) = word.strip_prefix('-').filter(|rest| !rest.is_empty()) {
            let (name, glued) = option.split_once('=').map_or((option, None), |(name, value)| (name, Some(value)));
            let Some(arg) = option_named(found, name).or_else(|| option_named(root, name)) else {
                return Some(format!("no option {word}"));
            };
            if arg.get_num_args().is_some_and(|count| count.takes_values()) && glued.is_none() {
                let value = words.get(at)?;
                at += 1;
                if let Some(wrong) = wrong_value(found, arg, value) {
                    return Some(wrong);
                }
            }
            continue;
        }
        match found.find_subcommand(word) {
            Some(below) => found = below,
            None if found.has_subcommands() && word.chars().all(|c| c.is_ascii_lowercase() || c == '-') => {
                return Some(format!("no command {word}"));
            }
            None => {}
        }
    }
    None
}

fn option_named<'c>(command: &'c Command, name: &str) -> Option<&'c Arg> {
    command.get_arguments().find(|arg| match name.strip_prefix('-') {
        Some(long) => arg.get_long() == Some(long) || arg.get_all_aliases().is_some_and(|all| all.contains(&long)),
        None => arg.get_short().is_some_and(|short| name.starts_with(short)),
    })
}

/// A code that is none of a closed list.
fn wrong_value(command: &Command, arg: &Arg, value: &str) -> Option<String> {
    let is_code = !value.is_empty() && value.chars().all(|c| c.is_ascii_lowercase() || c == '-');
    // People and the estate's own words are nobody's list.
    if !is_code || matches!(value_name::of(arg), Some("STAFF" | "CATEGORY" | "ROLE")) {
        return None;
    }
    let codes = completing::codes_of(command.get_name(), arg);
    let is_none = !codes.is_empty() && !codes.iter().any(|code| code == value);
    is_none.then(|| format!("no value {value} of {:?}", arg.get_long()))
}

fn every_help(command: &mut Command, found: &mut Vec<String>) {
    found.push(command.render_long_help().to_string());
    command.get_subcommands_mut().for_each(|below| every_help(below, found));
}

#[test]
fn whatever_is_named_is_there() {
    let root = command(Words::of(Language::En), Cli::described());
    for language in [Language::En, Language::ZhHant, Language::ZhHans] {
        let mut texts = Vec::new();
        every_help(&mut command(Words::of(language), Cli::described()), &mut texts);
        texts.extend(phrases::topics().map(|topic| phrases::source(topic, language).into_owned()));
        let lines: Vec<String> = texts.iter().flat_map(|text| lines_in(text)).collect();
        assert!(300 < lines.len(), "{}", lines.len());
        let mut wrong: Vec<String> =
            lines.iter().filter_map(|line| Some(format!("{line}: {}", lacking(&root, line)?))).collect();
        wrong.sort();
        wrong.dedup();
        assert!(wrong.is_empty(), "{}:\n{}", language.as_str(), wrong.join("\n"));
    }
}

#[test]
fn what_is_not_there_is_found() {
    let root = command(Words::of(Language::En), Cli::described());
    for (line, says) in [
        ("deedbox lend 1203 --too me", "no option --too"),
        ("deedbox lent 1203", "no command lent"),
        ("deedbox unit ad 1203", "no command ad"),
        ("deedbox update X --status asigned", "no value asigned"),
        ("deedbox record complaint 1203 --about nonsense", "no value nonsense"),
        ("deedbox --colour always status", "no option --colour"),
        ("deedbox --color allways status", "no value allways"),
    ] {
        assert!(
            lacking(&root, line).is_some_and(|lacks| lacks.starts_with(says)),
            "{line}: {:?}",
            lacking(&root, line)
        );
    }
    assert_eq!(lacking(&root, "deedbox --as lee update X --status assigned --to 工程部"), None);
}

#[test]
fn each_group_and_each_topic_is_listed_in_every_language() {
    for language in [Language::En, Language::ZhHant, Language::ZhHans] {
        let words = Words::of(language);
        let text = help::laid_out(words, &command(words, Cli::described()).render_long_help().to_string());
        let first = text.find("  status  ").unwrap_or_default();
        assert!(0 < first && first < text.find("  add  ").unwrap_or_default(), "{text}");
        for (group, names) in help::groups::GROUPS {
            for name in names {
                let is_listed = text.lines().any(|line| line.trim_start().split(' ').next() == Some(name));
                assert!(is_listed, "{}: {group}: {name}", language.as_str());
            }
            let heads = text.lines().filter(|line| !line.starts_with(' ') && line.ends_with([':', '：'])).count();
            assert!(help::groups::GROUPS.len() < heads, "{text}");
        }
    }
}
