#![expect(clippy::disallowed_methods, clippy::string_slice, reason = "a test reads the project's own sources")]

use std::collections::BTreeSet;

use super::*;
use crate::model::authority::Permission;
use crate::model::cases::{ApplicationKind, ComplaintKind};
use crate::model::finding::Mend;
use crate::model::language::Language;
use crate::model::ledger::{DepositKind, Movement};
use crate::model::loan::LoanStatus;
use crate::model::record::Body;
use crate::model::relations::{CheckResult, Direction, Occasion};
use crate::model::{
    Action, Category, Clause, ClauseState, Duty, FindingCode, Gate, Kind, Level, Role, Severity, Standing, Status,
};
use crate::output::phrases::{self, Phrases};
use crate::output::wording::Wording;
use crate::views::status::Sort;

const LANGUAGES: [Language; 3] = [Language::En, Language::ZhHant, Language::ZhHans];

/// Every file of some folders of `src`.
fn sources(folders: &[&str]) -> String {
    let below = |folder: &&str| walkdir::WalkDir::new(format!("{}/src/{folder}", env!("CARGO_MANIFEST_DIR")));
    let files = folders.iter().flat_map(below).flatten();
    let rust = files.filter(|file| file.path().extension().is_some_and(|ending| ending == "rs"));
    rust.filter(|file| file.file_name() != "tests.rs" && file.file_name() != "environment.rs")
        .map(|file| String::from_utf8(std::fs::read(file.path()).unwrap()).unwrap())
        .collect()
}

/// What stands in quotes right after some words of code, such as `text("`.
fn after(source: &str, start: &str) -> BTreeSet<String> {
    let pieces = source.split(start).skip(1);
    pieces.filter_map(|piece| Some(piece.split_once('"')?.0.to_owned())).collect()
}

/// The words of the array that ends before a place of the source.
fn array_before(source: &str, end: usize) -> Vec<String> {
    let start = source[..end].rfind('[').unwrap();
    source[start..end].split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

/// Every key under which a table or a sheet has something, and the name of every report.
fn columns() -> BTreeSet<String> {
    let source = sources(&["views", "cli"]);
    let mut keys = BTreeSet::new();
    for start in ["table::text(\"", " text(\"", "[text(\"", "figure(\"", "asked.table(\""] {
        keys.extend(after(&source, start));
    }
    for mapped in ["].map(text)", "].map(table::text)", "].map(figure)"] {
        source.match_indices(mapped).for_each(|(end, _)| keys.extend(array_before(&source, end)));
    }
    for list in ["const COUNTS: [&str", "const SUMS: [&str", "const KEYS: [&str"] {
        for (start, _) in source.match_indices(list) {
            let (_, rest) = source[start..].split_once('=').unwrap();
            keys.extend(array_before(rest, rest.find(']').unwrap()));
        }
    }
    // Pairs of a key and a cell: `("unit", Cell::text(…))`, on a line or two.
    for (at, _) in source.match_indices(" Cell::").chain(source.match_indices(" line(")) {
        let before = source[..at].trim_end();
        let Some(before) = before.strip_suffix("\",") else { continue };
        let (rest, key) = before.rsplit_once('"').unwrap();
        if rest.ends_with('(') || rest.trim_end().ends_with('(') {
            keys.insert(key.to_owned());
        }
    }
    keys.extend(Kind::ALL.iter().flat_map(|kind| Body::keys(*kind)).map(|key| (*key).to_owned()));
    let is_key = |key: &str| !key.is_empty() && key.chars().all(|c| matches!(c, 'a'..='z' | '0'..='9' | '_' | '-'));
    // Codes that stand in a pair with a cell, and an option.
    let is_other = |key: &str| {
        matches!(key, "lease" | "paper" | "approved" | "rejected" | "waits" | "attach-category" | "attach-level")
    };
    keys.retain(|key| is_key(key) && !is_other(key));
    keys
}

#[test]
fn every_column_has_a_heading_in_every_language() {
    let keys = columns();
    assert!(100 < keys.len(), "the columns were not found: {keys:?}");
    for language in LANGUAGES {
        let phrases = Phrases::of(language);
        let lacking: Vec<_> = keys.iter().filter(|key| phrases.known(&format!("heading-{key}")).is_none()).collect();
        assert!(lacking.is_empty(), "{} has no heading for {lacking:?}", language.as_str());
    }
}

fn codes() -> BTreeSet<&'static str> {
    let mut codes: BTreeSet<&'static str> = BTreeSet::new();
    macro_rules! all {
        ($($list:ty),* $(,)?) => { $(codes.extend(<$list>::ALL.iter().map(|code| code.as_str()));)* };
    }
    all![
        Action,
        ApplicationKind,
        CheckResult,
        ClauseState,
        ComplaintKind,
        DepositKind,
        Direction,
        Duty,
        FindingCode,
        Gate,
        Kind,
        Level,
        LoanStatus,
        Mend,
        Movement,
        Occasion,
        Permission,
        Severity,
        Standing,
        Status,
    ];
    codes.extend(Category::BUILT_IN.iter().map(|(category, _)| *category));
    codes.extend(Role::BUILT_IN);
    codes.extend(Sort::ALL.iter().map(|sort| sort.as_str()));
    codes
}

/// Every code that a cell is made of where it is made: `Cell::Code("…")`, and the codes that enums of views have.
fn codes_of_views() -> BTreeSet<String> {
    let source = sources(&["views", "cli"]);
    let mut codes = after(&source, "Cell::Code(\"");
    for piece in source
        .split("    pub fn as_str(self) -> &'static str {")
        .skip(1)
        .chain(source.split("    pub fn code(").skip(1))
    {
        let body = piece.split("\n    }").next().unwrap();
        codes.extend(after(body, "=> \""));
        codes.extend(after(body, "Some(\""));
    }
    codes
}

#[test]
fn every_code_has_a_word_in_every_language() {
    let mut codes: BTreeSet<String> = codes().into_iter().map(str::to_owned).collect();
    codes.extend(codes_of_views());
    codes.extend(["yes", "no", "let", "vacant", "open", "mend", "note", "office", "off-site"].map(str::to_owned));
    for language in LANGUAGES {
        let lacking: Vec<_> =
            codes.iter().filter(|code| known_code(Phrases::of(language), code, "").is_none()).collect();
        assert!(lacking.is_empty(), "{} has no word for {lacking:?}", language.as_str());
    }
}

fn known_code(phrases: Phrases, code: &str, under: &str) -> Option<String> {
    phrases.known(&format!("code-{under}{}", code.replace(' ', "-")))
}

#[test]
fn in_english_a_code_is_its_own_word() {
    let english = Words::of(Language::En);
    for code in codes() {
        for column in ["about", "category", "direction", "kind", "movement", "state", "status"] {
            assert_eq!(english.code_under(column, code), code);
        }
    }
}

#[test]
fn what_is_to_be_filled_in_is_chinese_in_a_chinese_hint() {
    for (name, text) in chinese() {
        for span in
            text.lines().filter(|line| !line.starts_with('#')).flat_map(|line| line.split('`').skip(1).step_by(2))
        {
            let words = span.split(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '_' | '{' | '}' | '$' | '-'));
            let shouts = |word: &&str| 1 < word.len() && word.chars().all(|c| c.is_ascii_uppercase());
            // What is typed so: a commit, an encoding.
            let typed = ["HEAD", "CSV", "UTF-8"];
            let left: Vec<_> = words.filter(shouts).filter(|word| !typed.contains(word)).collect();
            assert!(left.is_empty(), "{name}: {left:?} in `{span}`");
        }
    }
}

/// The Chinese catalogues, with their names.
fn chinese() -> Vec<(String, String)> {
    let mut all = Vec::new();
    for language in [Language::ZhHant, Language::ZhHans] {
        for topic in phrases::topics() {
            all.push((format!("{}/{topic}", language.as_str()), phrases::source(topic, language).into_owned()));
        }
    }
    assert!(40 < all.len());
    all
}

#[test]
fn every_kind_has_a_noun_in_every_language() {
    for language in LANGUAGES {
        for kind in Kind::ALL {
            assert!(Phrases::of(language).known(&format!("error-kind-{kind}")).is_some(), "{kind} {language}");
        }
    }
}

#[test]
fn every_sort_of_things_to_do_has_a_heading_in_every_language() {
    for language in LANGUAGES {
        let known = |sort: &&Sort| Phrases::of(language).known(&format!("todo-sort-{}", sort.as_str())).is_some();
        let lacking: Vec<&str> = Sort::ALL.iter().filter(|sort| !known(sort)).map(|sort| sort.as_str()).collect();
        assert_eq!(lacking, Vec::<&str>::new(), "{}", language.as_str());
    }
}

#[test]
fn every_clause_has_a_sentence_in_every_language() {
    for words in LANGUAGES.map(Words::of) {
        let without = |clause: &&Clause| audit::asks(words, **clause).starts_with("audit-clause");
        let lacking: Vec<&str> = Clause::ALL.iter().filter(without).map(|clause| clause.as_str()).collect();
        assert_eq!(lacking, Vec::<&str>::new());
    }
}

#[test]
fn a_nought_that_is_there_is_not_lacking() {
    let moved_out = |papers| crate::cli::done::Done::MovedOut { file: "1203@2026-03-01".parse().unwrap(), papers };
    let english = Words::of(Language::En);
    assert_ne!(english.says(&moved_out(Some(0))), english.says(&moved_out(None)));
    assert!(english.says(&moved_out(Some(0))).contains("0 papers"), "{}", english.says(&moved_out(Some(0))));
}
