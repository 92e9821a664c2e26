//! One judgement: what `audit` calls broken stands in `status`, with the command that settles it, and the other way round.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::audit::{CODES, neglected};
use crate::support::Estate;

fn json(estate: &Estate, words: &[&str]) -> Value {
    let all: Vec<&str> = ["--format", "json"].into_iter().chain(words.iter().copied()).collect();
    let done = estate.command(&all).output();
    serde_json::from_slice(&done.stdout).unwrap_or_else(|e| panic!("{e} {}", String::from_utf8_lossy(&done.stderr)))
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// What `audit` calls broken: clause, whose, the command.
fn audited(estate: &Estate) -> BTreeSet<(String, String, String)> {
    let told = json(estate, &["audit"]);
    let rows = told["rows"].as_array().unwrap();
    let cases = rows.iter().flat_map(|row| row["cases"].as_array().unwrap().iter().map(move |case| (row, case)));
    cases.map(|(row, case)| (text(&row["code"]), text(&case["id"]), text(&case["command"]))).collect()
}

/// What `status` says that breaks a clause, in the same form.
fn wanted(estate: &Estate) -> BTreeSet<(String, String, String)> {
    let told = json(estate, &["status", "--all"]);
    let mut found = BTreeSet::new();
    for row in told["rows"].as_array().unwrap() {
        let id = if row["id"].is_null() { text(&row["unit"]) } else { text(&row["id"]) };
        for clause in row["clauses"].as_array().into_iter().flatten() {
            found.insert((text(clause), id.clone(), text(&row["command"])));
        }
    }
    found
}

#[test]
fn of_a_neglected_estate_both_name_the_same_for_every_clause() {
    let (estate, _) = neglected();
    let (audited, wanted) = (audited(&estate), wanted(&estate));
    let only: Vec<_> = audited.symmetric_difference(&wanted).collect();
    assert!(only.is_empty(), "{only:#?}");
    let clauses: BTreeSet<&str> = audited.iter().map(|(clause, ..)| clause.as_str()).collect();
    let unbroken: Vec<&&str> = CODES.iter().filter(|code| !clauses.contains(**code)).collect();
    assert_eq!(unbroken, [&"P3-3.5", &"P3-3.10", &"P3-3.11", &"P3-3.12"], "what never happened is not lacking");
}

/// A few words that a seed chooses.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[usize::try_from(self.below(of.len() as u64)).unwrap()]
    }

    /// A day of this year, up to today.
    fn day(&mut self) -> String {
        format!("2026-{:02}-{:02}", 1 + self.below(11), 1 + self.below(20))
    }
}

/// A small history: clients, papers, cases, loans, surveys, departures. What is refused did not happen.
fn history(seed: u64) -> Estate {
    let mut chance = Chance(seed);
    let mut estate = Estate::new().on_desk("a.txt", "a").on_desk("b.txt", "b");
    let units = ["0301", "1203", "1204"];
    for unit in units {
        let day = format!("202{}-0{}-01", 3 + chance.below(3), 1 + chance.below(9));
        let end = chance.day();
        let mut words = vec!["add", unit, "--company", "Acme", "--move-in", &day];
        if chance.below(2) == 0 {
            words.extend(["--lease-end", &end, "--custodian", "chan"]);
        }
        estate = estate.with(&words);
    }
    let mut made: Vec<String> = Vec::new();
    for _ in 0..14 {
        let (unit, day, actor) = (chance.one(&units), chance.day(), chance.one(&["chan", "lee", "ho"]));
        let id = made.get(usize::try_from(chance.below(8)).unwrap()).cloned().unwrap_or_else(|| unit.to_owned());
        let about = chance.one(&["service-quality", "service-process"]);
        let category = chance.one(&["contracts", "unit", "engineering", "correspondence"]);
        let words: Vec<&str> = match chance.below(14) {
            0 | 1 => vec!["record", "complaint", unit, "--about", about, "--title", "冷", "--date", &day],
            2 => vec!["record", "repair", unit, "--category", "lift", "--date", &day],
            3 => vec!["record", "letter", unit, "--direction", "in", "--title", "停車", "--date", &day],
            4 => vec![
                "file",
                unit,
                chance.one(&["a.txt", "b.txt"]),
                "--category",
                category,
                "--date",
                &day,
                "--duplicate-ok",
            ],
            5 => vec!["lend", unit, "--to", "李律師", "--purpose", "contract", "--approve", "--date", &day],
            6 => vec!["record", "opinion", unit, "--title", "慢", "--date", &day],
            7 => vec!["notice", "send", "--to", "all", "--title", "停電", "--date", &day],
            8 => vec!["record", "breach", "--title", "外傳", "--date", &day],
            9 => vec!["survey", "open", "--year", "2026", "--to", "all", "--date", &day],
            10 => vec!["survey", "close", "--year", "2026"],
            11 => vec!["move-out", unit, "--date", &day, "--waive", "loans", "--reason", "x"],
            12 => vec!["update", &id, "--status", "assigned", "--to", "operations"],
            _ => vec!["label", unit],
        };
        let all: Vec<&str> = ["--as", actor].into_iter().chain(words).collect();
        let done = estate.command(&all).output();
        let said = String::from_utf8_lossy(&done.stdout).trim().to_owned();
        if done.status.success() && said.contains('/') && !said.contains('\n') {
            made.push(said);
        }
    }
    estate
}

/// What a shell would make of a command of the page, with something for each word in capitals.
fn filled(command: &str) -> Vec<String> {
    let words = command.strip_prefix("deedbox ").unwrap();
    assert!(!words.contains('\''), "{command}");
    let fill = BTreeMap::from([
        ("STAFF", "chan"),
        ("DEPARTMENT", "operations"),
        ("DATE", "2026-11-23"),
        ("PATH", "a.txt"),
        ("NAME", "Lee"),
        ("PHONE", "2000 0001"),
        ("TEXT", "x"),
        ("NUMBER", "5"),
        ("AMOUNT", "5"),
        ("UNIT", "1203"),
        ("CATEGORY", "unit"),
    ]);
    let value = |word: &str| {
        let (key, value) = word.split_once('=').map_or(("", word), |(key, value)| (key, value));
        let value = fill.get(value).map_or_else(|| value.to_owned(), ToString::to_string);
        if key.is_empty() { value } else { format!("{key}={value}") }
    };
    words.split(' ').map(value).collect()
}

#[test]
fn what_the_audit_calls_broken_stands_in_the_status_and_the_other_way_round() {
    let mut commands: BTreeSet<(String, u64)> = BTreeSet::new();
    let mut clauses: BTreeSet<String> = BTreeSet::new();
    for seed in 1..=8 {
        let estate = history(seed);
        let (audited, wanted) = (audited(&estate), wanted(&estate));
        assert!(10 < audited.len(), "{audited:?}");
        let only: Vec<_> = audited.symmetric_difference(&wanted).collect();
        assert!(only.is_empty(), "seed {seed}: {only:#?}");
        clauses.extend(audited.iter().map(|(clause, ..)| clause.clone()));
        // The command of each clause is one that this archive takes: refused for want of a role or a fact, never as mistyped.
        let mut seen: BTreeSet<String> = BTreeSet::new();
        for (_, id, command) in &audited {
            let shape = command.replace(id.as_str(), "ID");
            if !seen.insert(shape.clone()) || !commands.insert((shape, seed % 3)) {
                continue;
            }
            let mut words = filled(command);
            if !["show", "verify"].contains(&words[0].as_str()) {
                words.push("--dry-run".to_owned());
            }
            let words: Vec<&str> = ["--as", "lee"].into_iter().chain(words.iter().map(String::as_str)).collect();
            let done = estate.command(&words).output();
            let code = done.status.code().unwrap();
            assert!([0, 1, 3].contains(&code), "{words:?}: {code} {}", String::from_utf8_lossy(&done.stderr));
        }
    }
    assert!(20 < clauses.len(), "{clauses:?}");
}
