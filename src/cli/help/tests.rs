use std::collections::{BTreeMap, BTreeSet};

use clap::Command;

use super::*;
use crate::cli::Cli;
use crate::cli::help::catalogue::{argument_keys, command_key, words_of};
use crate::cli::help::endings::{NEEDED, REPEATED};
use crate::cli::typed::commands;
use crate::output::phrases::{self, Phrases};

const CHINESE: [Language; 2] = [Language::ZhHant, Language::ZhHans];

/// A text of the English help: the keys under which its translation may stand.
struct Wanted {
    keys: Vec<String>,
    english: String,
}

/// Every text of a command and of what is below it.
fn wanted(command: &Command, path: &[String], all: &mut Vec<Wanted>) {
    let key = command_key(path);
    let mut want = |keys: Vec<String>, english: String| all.push(Wanted { keys, english });
    want(vec![key.clone()], command.get_about().map(ToString::to_string).unwrap_or_default());
    if let Some(long) = command.get_long_about().map(ToString::to_string) {
        want(vec![format!("{key}--long")], rest_of(&long));
    }
    let after = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    if has_remarks(&after) && path.first().is_none_or(|first| first != "record" || path.len() == 1) {
        want(vec![format!("{key}--examples")], after);
    }
    if let Some(heading) = command.get_subcommand_help_heading() {
        want(vec![format!("help-head-{}", words_of(heading))], heading.to_owned());
    }
    for arg in command.get_arguments() {
        let keys = argument_keys(path, arg.get_id().as_str());
        let english = arg.get_help().map(ToString::to_string).unwrap_or_default();
        let english = english.strip_suffix(NEEDED).or_else(|| english.strip_suffix(REPEATED)).unwrap_or(&english);
        let is_help = arg.get_id() == "help";
        want(keys.clone(), if is_help { "Print help".to_owned() } else { english.to_owned() });
        if let Some(long) = arg.get_long_help().map(ToString::to_string).filter(|_| !is_help) {
            want(keys.iter().map(|key| format!("{key}--long")).collect(), rest_of(&long));
        }
        for value in arg.get_possible_values() {
            if let Some(help) = value.get_help() {
                want(keys.iter().map(|key| format!("{key}-is-{}", value.get_name())).collect(), help.to_string());
            }
        }
        if let Some(heading) = arg.get_help_heading() {
            want(vec![format!("help-head-{}", words_of(heading))], heading.to_owned());
        }
        if arg.get_num_args().is_some_and(|count| count.takes_values()) {
            // Without a name its own is shown, which is English.
            assert!(arg.is_hide_set() || arg.get_value_names().is_some(), "{path:?}: {} has no name", arg.get_id());
            for name in arg.get_value_names().unwrap_or_default() {
                want(vec![format!("help-value-{}", words_of(name))], words_of(name));
            }
        }
    }
    for below in command.get_subcommands() {
        wanted(below, &[path, &[below.get_name().to_owned()]].concat(), all);
    }
}

fn rest_of(long: &str) -> String {
    long.split_once("\n\n").map_or(long, |(_, rest)| rest).to_owned()
}

/// Whether the examples hold more than a heading and commands.
fn has_remarks(after: &str) -> bool {
    after.lines().skip(1).any(|line| !line.starts_with("  ") || line.trim_start().contains("  "))
}

fn every_text() -> Vec<Wanted> {
    let mut all = Vec::new();
    wanted(&command(Words::of(Language::En), Cli::described()), &[], &mut all);
    all
}

/// The keys of a catalogue's file.
fn keys(source: &str) -> BTreeSet<String> {
    let keys = source.lines().filter(|line| line.starts_with("help-")).filter_map(|line| line.split_once(" ="));
    keys.map(|(key, _)| key.to_owned()).collect()
}

#[test]
fn every_text_of_the_help_has_its_chinese_and_every_chinese_one_its_text() {
    for language in [Language::ZhHant, Language::ZhHans] {
        let source = &phrases::source("help", language);
        let phrases = Phrases::of(language);
        let mut lacking = BTreeSet::new();
        let mut used: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for Wanted { keys, english } in every_text() {
            match keys.iter().find(|key| phrases.known(key).is_some()) {
                Some(key) => {
                    used.entry(key.clone()).or_default().insert(english);
                }
                None => {
                    lacking.insert(format!("{}: {english}", keys.first().cloned().unwrap_or_default()));
                }
            }
        }
        let tag = language.as_str();
        assert!(lacking.is_empty(), "{tag}/help.ftl lacks\n{}", lacking.into_iter().collect::<Vec<_>>().join("\n"));
        // One text for two meanings would be wrong for one of them.
        let several: Vec<_> = used.iter().filter(|(_, english)| 1 < english.len()).collect();
        assert!(several.is_empty(), "{tag}/help.ftl: a key stands for several texts: {several:#?}");
        let fixed = |key: &str| {
            key.starts_with("help-head-")
                || key.starts_with("help-value-")
                || key.starts_with("help-arg-help--")
                || ["help-usage", "help-examples", "help-default", "help-possible", "help-needed", "help-repeated"]
                    .contains(&key)
                || ["help-any-options", "help-steps", "help-step-from", "help-step-duty"].contains(&key)
        };
        let idle: Vec<_> = keys(source).into_iter().filter(|key| !fixed(key) && !used.contains_key(key)).collect();
        assert!(idle.is_empty(), "{tag}/help.ftl has what no help says: {idle:?}");
    }
}

/// The longest run of English words in a line of a help: what is typed (commands, codes, options) does not count.
fn english_in(line: &str) -> Option<String> {
    let line = line.split_once(" [").map_or(line, |(before, _)| before);
    let outside: String = line.split('`').step_by(2).collect::<Vec<_>>().join(" ` ");
    let mut run: Vec<&str> = Vec::new();
    for word in outside.split(' ') {
        let is_english = !word.is_empty() && word.chars().all(|c| c.is_ascii_alphabetic() || ",;:.'".contains(c));
        if !is_english && !word.is_empty() || word.is_empty() && run.len() < 3 {
            run.clear();
        }
        if is_english {
            run.push(word);
        }
        if run.len() == 3 {
            return Some(run.join(" "));
        }
    }
    None
}

fn rendered(command: &mut Command, path: &str, all: &mut Vec<(String, String)>) {
    all.push((path.to_owned(), command.render_long_help().to_string()));
    all.push((path.to_owned(), command.render_help().to_string()));
    for below in command.get_subcommands_mut() {
        let path = format!("{path} {}", below.get_name());
        rendered(below, &path, all);
    }
}

#[test]
fn no_english_is_left_in_a_chinese_help_and_no_line_is_too_long() {
    for language in CHINESE {
        let words = Words::of(language);
        let mut all = Vec::new();
        rendered(&mut command(words, Cli::described()), "deedbox", &mut all);
        for (path, help) in all {
            let help = layout::laid_out(&catalogue::fixed(words.phrases(), &help), WIDEST);
            for line in help.lines() {
                let is_example = line.trim_start().starts_with("deedbox ") || line.trim_start().starts_with("scan |");
                let is_usage = line.starts_with(&words.phrases().phrase("help-usage", Vec::new()));
                if is_example {
                    continue;
                }
                assert!(is_usage || english_in(line).is_none(), "{path} ({}): {line}", language.as_str());
                let width = unicode_width::UnicodeWidthStr::width(line);
                assert!(width <= WIDEST + 2 || line.contains("=="), "{path}: {width} columns: {line}");
            }
        }
    }
}

#[test]
fn a_chinese_command_line_is_understood_as_the_english_one_is() {
    for words in CHINESE.map(Words::of) {
        command(words, Cli::described()).debug_assert();
        let matches = command(words, Cli::described()).try_get_matches_from([
            "deedbox",
            "lend",
            "1203",
            "--to",
            "a",
            "--purpose",
            "b",
        ]);
        assert!(matches.is_ok(), "{matches:?}");
    }
}

#[test]
fn the_commands_of_every_day_have_chinese_names() {
    for (chinese, english) in [
        ("狀態", "status"),
        ("状态", "status"),
        ("查", "search"),
        ("搜尋", "search"),
        ("搜索", "search"),
        ("歸檔", "file"),
        ("归档", "file"),
        ("借閱", "lend"),
        ("借阅", "lend"),
        ("歸還", "return"),
        ("归还", "return"),
        ("報表", "report"),
        ("报表", "report"),
        ("說明", "help"),
        ("说明", "help"),
        ("登記", "record"),
        ("待批", "pending"),
        ("開檔", "add"),
        ("查看", "show"),
        ("跟進", "update"),
    ] {
        let root = Cli::described();
        let found = root.find_subcommand(chinese).map(|command| command.get_name().to_owned());
        assert_eq!(found.as_deref(), Some(english), "{chinese}");
    }
}

#[test]
fn every_topic_is_written_and_no_other() {
    for language in [Language::En, Language::ZhHant, Language::ZhHans] {
        let (tag, source) = (language.as_str(), phrases::source("topic", language));
        let told = source.lines().filter_map(|line| line.strip_suffix(" =")?.strip_prefix("topic-"));
        let told: BTreeSet<_> = told.collect();
        assert_eq!(told, topics::TOPICS.into_iter().collect(), "{tag}/topic.ftl");
        // A command that a topic names is one that there is.
        for line in source.lines().filter_map(|line| line.strip_prefix("      deedbox ")) {
            let mut found = Cli::described();
            found.build();
            let words: Vec<&str> = line.split(' ').filter(|word| !word.is_empty() && !word.starts_with("--")).collect();
            let name = words.iter().find(|word| found.find_subcommand(word).is_some());
            assert!(name.is_some(), "{tag}/topic.ftl: deedbox {line}");
        }
    }
}

/// Every command with the words that lead to it.
fn paths(command: &Command, above: &str, found: &mut Vec<String>) {
    for below in command.get_subcommands() {
        let path = format!("{above} {}", below.get_name()).trim_start().to_owned();
        found.push(path.clone());
        paths(below, &path, found);
    }
}

#[test]
fn every_command_has_a_chinese_name_that_may_be_typed_and_stands_in_the_help() {
    let (root, mut all) = (Cli::described(), Vec::new());
    paths(&root, "", &mut all);
    let unnamed: Vec<&String> = all.iter().filter(|path| commands::names(path).is_empty()).collect();
    assert!(unnamed.is_empty(), "locales/names has no name for {unnamed:?}");
    let mut told = command(Words::of(Language::ZhHans), Cli::described());
    let help = told.render_long_help().to_string();
    assert!(help.contains("归档：") && help.contains("借阅："), "{help}");
}
