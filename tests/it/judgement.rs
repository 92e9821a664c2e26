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
fn audited(estate: &Estate, how: &[&str]) -> BTreeSet<(String, String, String)> {
    let told = json(estate, &[&["audit"], how].concat());
    let rows = told["rows"].as_array().unwrap();
    let cases = rows.iter().flat_map(|row| row["cases"].as_array().unwrap().iter().map(move |case| (row, case)));
    cases.map(|(row, case)| (text(&row["code"]), text(&case["id"]), text(&case["command"]))).collect()
}

/// What `status` says that breaks a clause, in the same form.
fn wanted(estate: &Estate, how: &[&str]) -> BTreeSet<(String, String, String)> {
    let told = json(estate, &[&["status", "--all"], how].concat());
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
    let (audited, wanted) = (audited(&estate, &[]), wanted(&estate, &[]));
    let only: Vec<_> = audited.symmetric_difference(&wanted).collect();
    assert!(only.is_empty(), "{only:#?}");
    let clauses: BTreeSet<&str> = audited.iter().map(|(clause, ..)| clause.as_str()).collect();
    let unbroken: Vec<&&str> = CODES.iter().filter(|code| !clauses.contains(**code)).collect();
    assert_eq!(
        unbroken,
        [&"P3-3.5", &"P3-3.10", &"P3-3.11", &"P3-3.12", &"S-SEAL", &"S-RET", &"S-HAND"],
        "what never happened is not lacking"
    );
}

#[test]
fn what_is_left_unread_is_the_same_in_both_and_is_never_said_to_be_kept() {
    let estate = Estate::new().client("1203", "Acme", "2026-05-01").paper("1203", "lease", "contracts", "2026-05-01");
    estate.run(["status", "--full", "--quick"]).exits(2).whatever_it_says();
    let state = |how: &[&str]| {
        let told = json(&estate, &[&["audit", "--clause", "P2-8"], how].concat());
        (text(&told["rows"][0]["state"]), told["rows"][0]["remarks"].to_string())
    };
    assert_eq!(state(&[]).0, "kept");
    let (quick, remark) = state(&["--quick"]);
    assert!(quick == "not attested" && remark.contains("the bytes of one paper were not read"), "{quick} {remark}");
    let paper = estate.tree().into_keys().find(|path| path.contains("originals/contracts/")).unwrap();
    std::fs::write(estate.archive().join(paper), "LEASE").unwrap();
    assert_eq!(state(&[]).0, "broken");
    assert_eq!(state(&["--quick"]).0, "not attested");
    let is_of_bytes = |found: &(String, String, String)| found.0 == "P2-8";
    for (audit, status, there) in
        [(&[][..], &["--full"][..], true), (&[], &[], true), (&["--quick"], &["--quick"], false)]
    {
        let (audited, wanted) = (audited(&estate, audit), wanted(&estate, status));
        assert_eq!(audited, wanted);
        assert_eq!(wanted.iter().any(is_of_bytes), there);
    }
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
            5 => vec!["lend", unit, "--to", "何小姐", "--purpose", "contract", "--approve", "--date", &day],
            6 => vec!["record", "opinion", unit, "--title", "慢", "--date", &day],
            7 => vec!["notice", "send", "--to", "all", "--title", "停電", "--date", &day],
            8 => vec!["record", "breach", "--title", "外傳", "--date", &day],
            9 => vec!["survey", "open", "--year", "2026", "--to", "all", "--date", &day],
            10 => vec!["survey", "close", "--year", "2026"],
            11 => vec!["move-out", unit, "--date", &day, "--waive", "loans", "--reason", "x"],
            12 => vec!["update", &id, "--status", "assigned", "--to", "operations"],
            _ => vec!["label", unit, "-o", "-"],
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
    // What is written is new; what is read is there.
    let words = words.replace("-o PATH", "-o new.html");
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
        let (audited, wanted) = (audited(&estate, &[]), wanted(&estate, &[]));
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

#[test]
fn what_has_time_yet_and_is_not_there_is_neither_kept_nor_broken() {
    let state = |estate: &Estate, code: &str| text(&json(estate, &["audit", "--clause", code])["rows"][0]["state"]);
    // Somebody moved in a week ago, with a lease, a letter and a notice that wait; nothing of it is late.
    let estate = Estate::new().client("1203", "Acme", "2026-11-16");
    let letter = ["record", "letter", "1203", "--direction", "in", "--passed-to", "works", "--title", "x"];
    let letter = estate.made(&[&letter[..], &["--date", "2026-11-20"]].concat());
    let enquiry = estate.made(&["record", "enquiry", "--who", "Chan", "--date", "2026-11-20"]);
    let notice = estate.made(&["notice", "send", "--to", "all", "--title", "x", "--date", "2026-11-20"]);
    estate.made(&["record", "quality-check", "1203", "--item", "清潔", "--result", "fail", "--date", "2026-11-20"]);
    // What is only asked for was neither lent nor passed on.
    let loan = estate.made(&["lend", "1203", "--to", "chan", "--purpose", "x"]);
    for code in ["P1-1", "P1-2", "P1-4.1", "P1-4c", "P1-5b", "P1-5c", "P2-3", "P2-7", "P3-4", "P3-6"] {
        assert_eq!(state(&estate, code), "not applicable", "{code}");
    }
    // Once it is there, the clause is kept.
    estate.made(&["update", &letter, "--status", "answered"]);
    estate.made(&["update", &enquiry, "--status", "offered"]);
    estate.made(&["notice", "acknowledge", &notice, "--client", "1203", "--person", "x"]);
    estate.made(&["record", "visit", "1203", "--occasion", "regular"]);
    estate.made(&["review", "1203"]);
    estate.made(&["--as", "lee", "staff", "add", "poon", "--name", "Poon", "--role", "supervisor"]);
    estate.made(&["--as", "ho", "approve", &loan, "--handled-by", "poon"]);
    estate.made(&["--as", "lee", "staff", "add", "mak", "--name", "Mak", "--role", "sales-director"]);
    estate.made(&["--as", "mak", "confirm", "1203"]);
    let estate = estate.paper("1203", "x", "correspondence", "2026-11-20");
    for code in ["P1-1", "P1-4.1", "P1-4c", "P1-5b", "P1-5c", "P2-7", "P3-4", "P3-5", "P3-6"] {
        assert_eq!(state(&estate, code), "kept", "{code}");
    }
    // And where it never comes, broken.
    let later = Estate::new().client("1203", "Acme", "2026-01-01");
    later.made(&["record", "enquiry", "--who", "Chan", "--date", "2026-01-20"]);
    for code in ["P1-4.1", "P1-4c", "P1-5c", "P3-6"] {
        assert_eq!(state(&later, code), "broken", "{code}");
    }
}
