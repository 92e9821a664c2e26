//! docs/CLAUSES.md, run: each clause is kept after its first block, broken after its second, and has no occasion before; what
//! the audit calls broken, `status` names, and the day before it was not.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::audit::CODES;
use crate::support::Estate;

const CLAUSES: &str = include_str!("../../docs/CLAUSES.md");

/// The blocks of a section: what stands after `sh`, and the script.
type Blocks = Vec<(&'static str, String)>;

/// The blocks of each section: by the code in its heading; of the office under the empty code.
fn sections() -> BTreeMap<&'static str, Blocks> {
    let mut sections: BTreeMap<&str, Blocks> = BTreeMap::new();
    let (mut code, mut block): (&str, Option<(&str, String)>) = ("", None);
    for line in CLAUSES.lines() {
        match &mut block {
            Some(open) if line == "```" => {
                sections.entry(code).or_default().push(open.clone());
                block = None;
            }
            Some((_, script)) => {
                script.push_str(line);
                script.push('\n');
            }
            None if line.starts_with("### ") => code = line[4..].split(' ').next().unwrap(),
            None => block = line.strip_prefix("```sh ").map(|what| (what, String::new())),
        }
    }
    sections
}

fn block(blocks: &[(&str, String)], kind: &str) -> Option<(Option<String>, String)> {
    let mut found = blocks.iter().filter(|(what, _)| what.split(' ').next() == Some(kind));
    let (what, script) = found.next()?;
    assert!(found.next().is_none(), "two blocks of one sort");
    Some((what.split_once("since=").map(|(_, day)| day.to_owned()), script.clone()))
}

fn office() -> Estate {
    let estate = Estate::nothing();
    estate.shell(&block(&sections()[""], "setup").unwrap().1);
    estate
}

fn json(estate: &Estate, words: &[&str]) -> Value {
    let all: Vec<&str> = ["--format", "json"].into_iter().chain(words.iter().copied()).collect();
    let done = estate.command(&all).output();
    serde_json::from_slice(&done.stdout).unwrap_or_else(|e| panic!("{e} {}", String::from_utf8_lossy(&done.stderr)))
}

/// The state of a clause, and what breaks it.
fn of(estate: &Estate, code: &str, more: &[&str]) -> (String, BTreeSet<String>) {
    let words: Vec<&str> = ["audit", "--clause", code].into_iter().chain(more.iter().copied()).collect();
    let told = json(estate, &words);
    let row = &told["rows"][0];
    let cases = row["cases"].as_array().unwrap().iter().map(|case| case["id"].as_str().unwrap().to_owned());
    (row["state"].as_str().unwrap().to_owned(), cases.collect())
}

/// What `status` names as breaking a clause.
fn named(estate: &Estate, code: &str) -> BTreeSet<String> {
    let told = json(estate, &["status", "--all"]);
    let rows = told["rows"].as_array().unwrap().iter();
    let breaking = rows.filter(|row| row["clauses"].as_array().is_some_and(|all| all.iter().any(|one| one == code)));
    breaking.map(|row| row["id"].as_str().or(row["unit"].as_str()).unwrap().to_owned()).collect()
}

fn states(estate: &Estate) -> BTreeMap<String, String> {
    let told = json(estate, &["audit"]);
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    told["rows"].as_array().unwrap().iter().map(|row| (text(&row["code"]), text(&row["state"]))).collect()
}

/// The states that the table says a clause can have.
fn possible(code: &str) -> BTreeSet<String> {
    let row = CLAUSES.lines().find(|line| line.starts_with(&format!("| {code} |"))).unwrap();
    let states = row.trim_matches('|').rsplit('|').next().unwrap();
    states.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

fn day_before(day: &str) -> String {
    let day: chrono::NaiveDate = day.parse().unwrap();
    day.pred_opt().unwrap().to_string()
}

/// Runs the blocks of the clauses of a policy.
fn run(policy: &str) {
    let sections = sections();
    let office = office();
    let nothing = states(&Estate::founded());
    let before = states(&office);
    let mut wrong: Vec<String> = Vec::new();
    for code in CODES.iter().filter(|code| code.starts_with(policy)) {
        let Some(blocks) = sections.get(code) else {
            wrong.push(format!("{code} has no section"));
            continue;
        };
        let mut seen = BTreeSet::from([nothing[*code].clone(), before[*code].clone()]);
        let estate = office.copy();
        estate.shell(&block(blocks, "keep").unwrap().1);
        let (kept, cases) = of(&estate, code, &[]);
        if !["kept", "attested"].contains(&kept.as_str()) {
            wrong.push(format!("{code} is {kept} after its first block: {cases:?}"));
        }
        seen.insert(kept);
        if let Some((since, script)) = block(blocks, "break") {
            estate.shell(&script);
            let (broken, cases) = of(&estate, code, &[]);
            if broken != "broken" {
                wrong.push(format!("{code} is {broken} after its second block"));
            }
            seen.insert(broken);
            let named = named(&estate, code);
            if named != cases {
                wrong.push(format!("{code}: the audit names {cases:?}, the status {named:?}"));
            }
            if let Some(since) = since {
                let (then, _) = of(&estate, code, &["--as-of", &since]);
                let (earlier, cases) = of(&estate, code, &["--as-of", &day_before(&since)]);
                if then != "broken" || earlier == "broken" {
                    wrong.push(format!("{code} is {earlier} on the day before {since} ({cases:?}), {then} on it"));
                }
            }
        }
        let mut possible = possible(code);
        // That a policy was filed and nobody attested it has a test beside `attest`.
        possible.remove("not attested");
        seen.remove("not attested");
        if seen != possible {
            wrong.push(format!("{code} can be {possible:?}, and was {seen:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_clauses_on_clients_files_are_kept_and_broken_as_their_document_says() {
    run("P1");
}

#[test]
fn the_clauses_on_the_filing_room_are_kept_and_broken_as_their_document_says() {
    run("P2");
}

#[test]
fn the_clauses_on_client_information_are_kept_and_broken_as_their_document_says() {
    run("P3");
}

#[test]
fn the_clauses_beyond_the_policies_are_kept_and_broken_as_their_document_says() {
    run("S-");
}

#[test]
fn no_section_is_of_a_clause_that_is_not_there() {
    let known: BTreeSet<&str> = CODES.iter().copied().chain([""]).collect();
    let told: BTreeSet<&str> = sections().into_keys().collect();
    assert_eq!(told, known);
}

#[test]
fn a_client_who_has_just_moved_in_gives_no_occasion_for_what_has_not_happened() {
    let states = states(&office());
    let without: BTreeSet<&str> =
        states.iter().filter(|(_, state)| *state == "not applicable").map(|(code, _)| code.as_str()).collect();
    let expected = [
        "P1-1", "P1-2", "P1-4.1", "P1-4c", "P1-5a", "P1-5b", "P1-5c", "P1-6a", "P1-6b", "P1-6c", "P1-6d", "P1-7a",
        "P1-7b", "P1-7c", "P2-3", "P2-4", "P2-6", "P2-7", "P2-8", "P3-3.2", "P3-3.3", "P3-3.5", "P3-3.8", "P3-3.9",
        "P3-3.10", "P3-3.11", "P3-3.12", "P3-4", "P3-5", "P3-6", "P3-7", "P3-8", "S-CHK", "S-LOC", "S-RET", "S-HAND",
        "S-PI", "S-SEAL",
    ];
    assert_eq!(without, BTreeSet::from(expected));
}
