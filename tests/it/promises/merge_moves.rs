//! Clones that move clients and change units at the same time: git merges without a conflict, and `verify` names the contradiction.

use crate::promises::merge::{Acts, merges};
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

#[test]
fn one_merges_units_while_the_other_files_and_lets() {
    let merge = ["--as", "lee", "unit", "merge", "1501", "1502", "--as", "1501-02", "--date", "2026-06-01"];
    let estate = units().on_desk("plan.txt", "plan");
    let file = ["file", "1501", "plan.txt", "--category", "engineering", "--date", "2026-05-01"];
    let repair = ["record", "repair", "1501", "--category", "light", "--title", "dark", "--date", "2026-05-02"];
    for merged in merges(&estate, &[&merge], &[&file, &repair]) {
        assert_eq!(found(&merged), [""; 0]);
        merged.run(["search", "dark"]).succeeds().whatever_it_says();
    }
    let add = ["add", "1501", "--company", "Beta", "--move-in", "2026-05-01"];
    assert_found(&[&merge], &[&add], "unit-gone");
    let take = ["add", "1501", "--with", "1203", "--move-in", "2026-05-01"];
    assert_found(&[&merge], &[&take], "unit-gone");
}

#[test]
fn both_end_a_unit_on_other_days() {
    let end = |day: &'static str| ["--as", "lee", "unit", "end", "1501", "--date", day];
    assert_found(&[&end("2026-06-01")], &[&end("2026-07-01")], "contradiction");
}

#[test]
fn both_renew_a_lease_otherwise_and_it_is_decided_anew() {
    let renew = |day: &'static str| ["--as", "lee", "renew-lease", "1203", "--until", day, "--approve"];
    for merged in merges(&units(), &[&renew("2028-02-29")], &[&renew("2029-02-28")]) {
        // Neither approval knew of the other proposal: who may approve says which it is.
        assert_eq!(found(&merged), ["void-approval"]);
        decided_anew(&merged, "2029-02-28");
        let again = ["--as", "lee", "renew-lease", "1203", "--until", "2031-02-28", "--approve"];
        merged.run(again).succeeds().whatever_it_says();
        let shown = String::from_utf8(merged.command(&["show", "1203", "--format", "json"]).output().stdout).unwrap();
        assert!(shown.contains("\"lease_end\": \"2031-02-28\""), "{shown}");
    }
}

/// One contradiction that names what does not count, with commands that lift it: one proposal is approved, the others rejected.
fn decided_anew(merged: &Estate, until: &str) {
    let verify = merged.command(&["verify"]).output();
    let said = String::from_utf8(verify.stdout).unwrap() + &String::from_utf8(verify.stderr).unwrap();
    assert_eq!(said.matches("-approved-").count(), 2, "{said}");
    assert!(said.contains("deedbox approve ID") && said.contains("deedbox reject ID --reason TEXT"), "{said}");
    let here = merged.copy();
    let waits = here.made(&["--format", "csv", "pending"]);
    let waits: Vec<&str> = waits.lines().skip(1).filter(|line| line.contains(",amendment,")).collect();
    assert_eq!(waits.len(), 2, "{waits:?}");
    let mut asked: Vec<(bool, String)> =
        waits.iter().map(|line| (line.contains(until), line.split(',').nth(1).expect("an id").to_owned())).collect();
    asked.sort();
    let [(false, other), (_, meant)] = &asked[..] else { panic!("{waits:?}") };
    let here = here.with(&["--as", "lee", "approve", meant]);
    let here = here.with(&["--as", "lee", "reject", other, "--reason", "另一份作準"]);
    assert_eq!(found(&here), [""; 0]);
    let shown = String::from_utf8(here.command(&["show", "1203", "--format", "json"]).output().stdout).unwrap();
    assert!(shown.contains(&format!("\"lease_end\": \"{until}\"")), "{shown}");
    assert_eq!(here.made(&["--format", "csv", "pending"]).lines().count(), 1);
}

/// Renewals that are no contradiction: of another lease, of one clone alone, one after the other.
#[test]
fn renewals_that_saw_each_other_are_no_contradiction() {
    let renew = |day: &'static str| ["--as", "lee", "renew-lease", "1203", "--until", day, "--approve"];
    let other = ["--as", "lee", "renew-lease", "1205", "--until", "2029-02-28", "--approve"];
    let note = ["record", "note", "1203", "--about", "misc", "--note", "x"];
    let estate = units().client("1205", "Beta", "2025-03-01");
    assert_eq!(found(&estate), [""; 0]);
    let clones: [(Acts, Acts); 2] =
        [(&[&renew("2028-02-29")], &[&other]), (&[&renew("2028-02-29"), &renew("2030-02-28")], &[&note])];
    for (left, right) in clones {
        for merged in merges(&estate, left, right) {
            assert_eq!(found(&merged), [""; 0]);
        }
    }
}

/// Both renew it until one day: neither approval saw the other proposal, and one is approved anew.
#[test]
fn both_renew_a_lease_alike() {
    let renew = ["--as", "lee", "renew-lease", "1203", "--until", "2029-02-28", "--approve"];
    for merged in merges(&units(), &[&renew], &[&renew]) {
        assert_eq!(found(&merged), ["void-approval"]);
        let waits = merged.made(&["--format", "csv", "pending"]);
        let ids: Vec<&str> = waits.lines().skip(1).filter_map(|line| line.split(',').nth(1)).collect();
        let [one, other] = &ids[..] else { panic!("{waits}") };
        let merged = merged.with(&["--as", "lee", "approve", one]);
        let merged = merged.with(&["--as", "lee", "reject", other, "--reason", "重複"]);
        assert_eq!(found(&merged), [""; 0]);
    }
}

#[test]
fn both_record_of_what_no_client_holds() {
    let read = |of: &'static str, value: &'static str| ["record", "reading", of, "--meter", "E1", "--value", value];
    let left: [&[&str]; 3] = [&read("1501", "1"), &read("floor:15", "2"), &read("estate", "3")];
    let right: [&[&str]; 3] = [&read("1501", "4"), &read("floor:15", "5"), &read("estate", "6")];
    for merged in merges(&units(), &left, &right) {
        assert_eq!(found(&merged), [""; 0]);
        let told = String::from_utf8(merged.command(&["report", "meters", "--format", "csv"]).output().stdout).unwrap();
        assert_eq!(told.lines().filter(|line| line.contains(",E1,") && line.contains(",2,")).count(), 3, "{told}");
    }
}

#[test]
fn both_give_the_next_client_a_file() {
    let next = |company: &'static str| ["add", "1203", "--company", company, "--move-in", "2027-01-01"];
    let out = ["--as", "lee", "amend", "1203", "lease_end=2026-12-31", "--approve"];
    let estate = units().with(&out).with(&["move-out", "1204", "--date", "2026-10-31"]);
    for merged in merges(&estate, &[&next("Beta")], &[&next("Gamma")]) {
        assert!(found(&merged).iter().any(|found| found == "two-clients"), "{:?}", found(&merged));
        merged.run(["unit", "show", "1203"]).succeeds().whatever_it_says();
    }
}
