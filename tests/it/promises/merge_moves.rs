//! Clones that move clients and change units at the same time: git merges without a conflict, and `verify` names the contradiction.

use crate::promises::merge::merges;
use crate::promises::merge_cases::found;
use crate::support::Estate;

fn units() -> Estate {
    Estate::new()
        .client("1203", "Acme", "2025-03-01")
        .with(&["add", "1204", "--with", "1203", "--move-in", "2025-03-01"])
        .with(&["unit", "add", "1501", "--floor", "15", "--area", "90"])
        .with(&["unit", "add", "1502", "--floor", "15", "--area", "60"])
}

fn assert_found(left: &[&[&str]], right: &[&[&str]], code: &str) {
    for merged in merges(&units(), left, right) {
        assert!(found(&merged).iter().any(|found| found == code), "{left:?} {right:?}: {:?}", found(&merged));
        // Whatever was found, the units can be looked at.
        for words in
            [&["unit", "list"][..], &["report", "clients"], &["report", "occupancy"], &["show", "1203"], &["status"]]
        {
            merged.run_words(words).succeeds().whatever_it_says();
        }
    }
}

#[test]
fn one_splits_a_unit_while_the_other_adds_a_client() {
    let split = ["--as", "lee", "unit", "split", "1501", "--into", "1501-A:40", "1501-B:50", "--date", "2026-06-01"];
    let add = ["add", "1501", "--company", "Beta", "--move-in", "2026-05-01"];
    assert_found(&[&split], &[&add], "unit-gone");
}

#[test]
fn both_change_one_unit() {
    let split = ["--as", "lee", "unit", "split", "1501", "--into", "1501-A:40", "1501-B:50", "--date", "2026-06-01"];
    let merge = ["--as", "lee", "unit", "merge", "1501", "1502", "--as", "1501-02", "--date", "2026-06-01"];
    assert_found(&[&split], &[&merge], "contradiction");
}

#[test]
fn one_gives_up_each_of_two_units() {
    let first = ["move-out", "1203", "--date", "2026-09-30"];
    let further = ["move-out", "1204", "--date", "2026-09-30"];
    assert_found(&[&first], &[&further], "file-adrift");
}

#[test]
fn one_moves_the_client_out_while_the_other_adds_a_unit() {
    let out: [&[&str]; 2] =
        [&["move-out", "1204", "--date", "2026-09-30"], &["move-out", "1203", "--date", "2026-09-30"]];
    let add = ["add", "1205", "--with", "1203", "--move-in", "2026-09-01"];
    assert_found(&out, &[&add], "file-adrift");
}

#[test]
fn one_takes_a_departure_back_while_the_other_lets_the_unit() {
    let estate = units().with(&["move-out", "1204", "--date", "2026-09-30"]);
    let estate = estate.with(&["move-out", "1203", "--date", "2026-09-30"]);
    let reopen = ["--as", "lee", "reopen", "1203@2026-09-30", "--note", "by mistake"];
    let add = ["add", "1203", "--company", "Beta", "--move-in", "2026-10-01"];
    for merged in merges(&estate, &[&reopen], &[&add]) {
        assert_eq!(found(&merged), ["two-clients"]);
    }
    for merged in merges(&estate, &[&reopen], &[&reopen]) {
        assert!(found(&merged).iter().any(|found| found == "contradiction"), "{:?}", found(&merged));
        merged.run(["show", "1203"]).succeeds().whatever_it_says();
    }
}
