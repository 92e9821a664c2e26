//! Clones that record, take cases further and decide, in one unit, merge without a conflict; where both really took one step,
//! the archive says so plainly.

use crate::promises::merge::merges;
use crate::support::Estate;

/// A client in 1203 with a complaint that is assigned, and an application that waits.
struct Base {
    estate: Estate,
    complaint: String,
    application: String,
}

fn base() -> Base {
    let estate = Estate::new().client("1203", "Acme", "2021-03-01");
    let complaint = estate.made(&[
        "record",
        "complaint",
        "1203",
        "--about",
        "service-process",
        "--title",
        "x",
        "--date",
        "2026-11-20",
    ]);
    let application =
        estate.made(&["record", "application", "1203", "--about", "overtime", "--title", "y", "--date", "2026-11-20"]);
    let estate = estate.with(&["update", &complaint, "--status", "assigned", "--to", "保安部", "--date", "2026-11-20"]);
    Base { estate, complaint, application }
}

/// What `verify` finds, as codes.
pub fn found(estate: &Estate) -> Vec<String> {
    let done = estate.command(&["--format", "json", "verify"]).seed(9).output();
    let value: serde_json::Value = serde_json::from_slice(&done.stdout).expect("JSON");
    let findings = value["findings"].as_array().expect("findings");
    findings.iter().map(|finding| finding["code"].as_str().expect("a code").to_owned()).collect()
}

#[test]
fn both_record_in_one_unit_and_both_go_on() {
    let Base { estate, complaint, application } = base();
    let left: [&[&str]; 3] = [
        &["record", "repair", "1203", "--category", "電力", "--title", "left"],
        &["record", "charge", "1203", "--item", "管理費", "--due", "2026-12-01", "--amount", "1"],
        &["update", &complaint, "--status", "handled", "--with", "工程部", "--date", "2026-11-21"],
    ];
    let right: [&[&str]; 3] = [
        &["record", "repair", "1203", "--category", "電力", "--title", "right"],
        &["notice", "send", "--to", "unit:1203", "--title", "right"],
        &["--as", "lee", "approve", &application],
    ];
    for merged in merges(&estate, &left, &right) {
        assert_eq!(found(&merged), [""; 0]);
    }
}

#[test]
fn both_take_the_same_step() {
    let Base { estate, complaint, application } = base();
    let handled = ["update", &complaint, "--status", "handled", "--with", "工程部", "--date", "2026-11-21"];
    for merged in merges(&estate, &[&handled], &[&handled]) {
        assert_eq!(found(&merged), ["contradiction"]);
        // Life goes on: the general manager approves what both handled.
        merged.run(["--as", "ho", "approve", &complaint]).succeeds().whatever_it_says();
    }
    let approve = ["--as", "lee", "approve", &application];
    let reject = ["--as", "lee", "reject", &application, "--reason", "假期"];
    for merged in merges(&estate, &[&approve], &[&reject]) {
        assert!(!found(&merged).is_empty());
    }
}

#[test]
fn both_undo_the_same_act() {
    let Base { estate, .. } = base();
    let estate = estate.with(&["--as", "lee", "record", "note", "1203", "--about", "keys", "--note", "a"]);
    let both: [&[&str]; 1] = [&["--as", "lee", "undo"]];
    for merged in merges(&estate, &both, &both) {
        // It counts for nothing by the first of them; the second approval did not see that, and is told of.
        assert_eq!(found(&merged), ["void-approval"]);
        // The act before it was a person of the staff, whom nobody takes back so.
        let again = merged.run(["--as", "lee", "undo", "--dry-run"]).refused(3).whatever_it_says();
        assert!(again.err().contains("staff/"), "{}", again.err());
    }
}
