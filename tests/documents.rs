//! The documents say what the program does: every word of the format is in FORMAT.md, every dependency has its reason.

use std::collections::BTreeSet;

use deedbox::inside::{Action, Category, Clause, ClauseState, FindingCode, Gate, Kind, Register, Role, schema};

const FORMAT: &str = include_str!("../schema/FORMAT.md");
const DEPENDENCIES: &str = include_str!("../docs/DEPENDENCIES.md");
const README: &str = include_str!("../README.md");
const CLAUSES: &str = include_str!("../docs/CLAUSES.md");
const CARGO: &str = include_str!("../Cargo.toml");

/// The words that FORMAT.md does not have in backticks.
fn not_in_format<'w>(words: impl IntoIterator<Item = &'w str>) -> Vec<&'w str> {
    words.into_iter().filter(|word| !FORMAT.contains(&format!("`{word}`"))).collect()
}

#[test]
fn the_table_of_findings_has_every_code_and_no_other() {
    let (_, table) = FORMAT.split_once("## 12.").unwrap();
    let told: BTreeSet<&str> = table.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next()).collect();
    let known: BTreeSet<&str> = FindingCode::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(told, known);
}

#[test]
fn every_word_of_the_format_is_described() {
    assert_eq!(not_in_format(Kind::ALL.iter().map(|kind| kind.as_str())), [""; 0]);
    assert_eq!(not_in_format(Action::ALL.iter().map(|action| action.as_str())), [""; 0]);
    assert_eq!(not_in_format(Gate::ALL.iter().map(|gate| gate.as_str())), [""; 0]);
    assert_eq!(not_in_format(Register::ALL.iter().map(|register| register.as_str())), [""; 0]);
    assert_eq!(not_in_format(Category::BUILT_IN.iter().map(|(code, _)| *code)), [""; 0]);
    assert_eq!(not_in_format(Role::BUILT_IN), [""; 0]);
}

#[test]
fn every_key_of_every_file_is_described() {
    fn keys(schema: &serde_json::Value, into: &mut BTreeSet<String>) {
        match schema {
            serde_json::Value::Object(inner) => {
                if let Some(properties) = inner.get("properties").and_then(|value| value.as_object()) {
                    into.extend(properties.keys().cloned());
                }
                inner.values().for_each(|value| keys(value, into));
            }
            serde_json::Value::Array(inner) => inner.iter().for_each(|value| keys(value, into)),
            _ => {}
        }
    }
    let mut all = BTreeSet::new();
    for (_, text) in schema::all() {
        keys(&serde_json::from_str(&text).unwrap(), &mut all);
    }
    let told = |key: &str| {
        let mut words = FORMAT.split(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_'));
        words.any(|word| word == key)
    };
    let missing: Vec<&String> = all.iter().filter(|key| !told(key)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_dependency_has_its_reason() {
    let mut in_dependencies = false;
    let mut missing = Vec::new();
    for line in CARGO.lines() {
        if line.starts_with('[') {
            in_dependencies = line.ends_with("dependencies]");
        }
        let name =
            line.split_once(" = ").map(|(name, _)| name).filter(|name| in_dependencies && !name.starts_with('#'));
        missing.extend(name.filter(|name| !DEPENDENCIES.contains(&format!("`{name}`"))));
    }
    assert_eq!(missing, [""; 0]);
}

#[test]
fn no_spot_of_the_readme_waits_to_be_filled() {
    assert!(!README.contains("<!--"));
}

/// The rows of the table of clauses: code, commands, check, states.
fn clauses() -> Vec<Vec<&'static str>> {
    let rows = CLAUSES.lines().filter(|line| line.starts_with("| P") || line.starts_with("| S-"));
    rows.map(|line| line.trim_matches('|').split('|').map(str::trim).collect()).collect()
}

/// The words of a cell that stand in backticks.
fn in_backticks(cell: &str) -> Vec<&str> {
    cell.split('`').skip(1).step_by(2).collect()
}

#[test]
fn the_table_of_clauses_has_each_clause_once_with_its_states() {
    let told: Vec<&str> = clauses().iter().map(|row| row[0]).collect();
    let known: Vec<&str> = Clause::ALL.iter().map(|clause| clause.as_str()).collect();
    assert_eq!(told, known);
    for row in clauses() {
        let clause: Clause = row[0].parse().unwrap();
        let states: Vec<ClauseState> = in_backticks(row[3]).iter().map(|state| state.parse().unwrap()).collect();
        let attested = states.contains(&ClauseState::Attested);
        assert_eq!(attested, !clause.attested_by().is_empty(), "{clause}");
        // Of these kinds of material none is ever wanted.
        let never_lacking = [Clause::SupplementPapers, Clause::RepairPapers, Clause::ComplaintPapers].contains(&clause);
        assert_eq!(never_lacking, !states.contains(&ClauseState::Broken), "{clause}");
        // What needs judgement is never `kept`.
        assert_ne!(attested, states.contains(&ClauseState::Kept), "{clause}");
        assert!(!row[2].is_empty(), "{clause}");
    }
}

#[test]
fn every_command_of_the_table_of_clauses_exists() {
    let help = std::process::Command::new(env!("CARGO_BIN_EXE_deedbox")).arg("--help").output().unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    let known: BTreeSet<&str> = help.lines().filter_map(|line| line.strip_prefix("  ")?.split(' ').next()).collect();
    for row in clauses() {
        let commands = in_backticks(row[1]);
        assert!(!commands.is_empty(), "{}", row[0]);
        for command in commands {
            let word = command.split(' ').next().unwrap();
            assert!(known.contains(word), "{}: there is no command `{word}`", row[0]);
        }
    }
}

#[test]
fn the_readme_leads_to_the_clauses() {
    assert!(README.contains("docs/CLAUSES.md"));
}
