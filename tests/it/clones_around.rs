//! What two clones do around one file merges: everything of both stays, the figures are right, or the contradiction is named.

use serde_json::Value;

use crate::dispose;
use crate::promises::merge::merges;
use crate::support::Estate;

fn office() -> Estate {
    Estate::new().client("1203", "Acme", "2021-03-01").client("1204", "Beta", "2021-03-01")
}

fn json(estate: &Estate, words: &[&str]) -> Value {
    let done = estate.command(&[&["--format", "json"], words].concat()).seed(6).output();
    serde_json::from_slice(&done.stdout).unwrap_or_else(|e| panic!("{e} {}", String::from_utf8_lossy(&done.stderr)))
}

fn rows(estate: &Estate, words: &[&str]) -> Vec<Value> {
    json(estate, words)["rows"].as_array().cloned().unwrap_or_default()
}

/// What `verify` finds, by code.
fn found(estate: &Estate) -> Vec<String> {
    let told = json(estate, &["verify"]);
    let code = |finding: &Value| finding["code"].as_str().unwrap_or_default().to_owned();
    told["findings"].as_array().map(|all| all.iter().map(code).collect()).unwrap_or_default()
}

#[test]
fn a_key_that_both_take_back_is_back_once_and_what_both_issue_is_out_twice() {
    let estate = office();
    let issue = |number| ["record", "issue", "1203", "--about", "key", "--person", "陳先生", "--numbers", number];
    let id = estate.made(&[&issue("K1")[..], &["--numbers", "K2"]].concat());
    let back = |number| ["update", &id, "--status", "handed-in", "--number", number];
    for merged in merges(&estate, &[&back("K1")], &[&back("K2")]) {
        assert_eq!((rows(&merged, &["report", "issued"]).len(), found(&merged)), (0, vec![]));
    }
    for merged in merges(&estate, &[&back("K1")], &[&back("K1")]) {
        let out = rows(&merged, &["report", "issued"]);
        assert_eq!((out.len(), out[0]["number"].as_str()), (1, Some("K2")));
        assert_eq!(found(&merged), ["contradiction"]);
    }
    for merged in merges(&estate, &[&issue("K3")], &[&issue("K4")]) {
        assert_eq!((rows(&merged, &["report", "issued"]).len(), found(&merged)), (4, vec![]));
    }
}

#[test]
fn what_both_put_somewhere_stands_in_one_place() {
    let estate = office();
    let put = |place| ["place", "1203", place, "--date", "2026-11-20"];
    for merged in merges(&estate, &[&put("R1/12/A")], &[&put("R1/12/B")]) {
        let stands: Vec<Value> = rows(&merged, &["place", "list"]);
        let of_1203: Vec<&Value> = stands.iter().filter(|row| row["what"] == "1203").collect();
        assert_eq!(of_1203.len(), 1, "{stands:?}");
        assert!(["R1/12/A", "R1/12/B"].contains(&of_1203[0]["location"].as_str().unwrap_or_default()), "{stands:?}");
        assert_eq!(found(&merged), [""; 0]);
    }
}

#[test]
fn both_count_one_shelf_and_each_count_stands() {
    let estate = office().with(&["place", "1203", "R1/12/A", "--date", "2026-11-01"]);
    let count = ["stocktake", "R1/12/A", "--record"];
    for merged in merges(&estate, &[&count], &[&count]) {
        let keeping = &json(&merged, &["report", "yearbook", "--year", "2026"])["reports"]["file-keeping"];
        assert_eq!((&keeping["totals"]["stocktakes"], &keeping["totals"]["files_missing"]), (&2.into(), &2.into()));
        assert_eq!(found(&merged), [""; 0]);
    }
}

#[test]
fn a_hold_in_one_clone_stops_what_was_approved_in_the_other() {
    let estate = dispose::estate();
    let estate = estate.with(&["dispose", "plan", "-o", "plan.toml"]);
    let list = estate.made(&["dispose", "ask", "--plan", "plan.toml", "--appraisal", "期滿"]);
    let hold = ["--as", "lee", "hold", "1203@2025-10-31", "--reason", "土地審裁處"];
    for merged in merges(&estate, &[&hold], &[&["--as", "ho", "approve", &list]]) {
        assert_eq!(found(&merged), [""; 0]);
        let merged = merged.today("2036-03-15");
        let said = merged.run(dispose::carry_out(&list)).refused(3).whatever_it_says().err();
        assert!(said.contains("is held"), "{said}");
        assert!(merged.tree().keys().any(|path| path.contains("/1203_") && path.ends_with("data/cover.toml")));
    }
}

#[test]
fn requests_of_two_clones_are_two_and_two_answers_to_one_are_named() {
    let estate = office();
    let open = |person| ["request", "open", "1203", "--about", "access", "--person", person];
    for merged in merges(&estate, &[&open("陳大文")], &[&open("李小姐")]) {
        assert_eq!((rows(&merged, &["request", "list"]).len(), found(&merged)), (2, vec![]));
    }
    let id = estate.made(&open("陳大文"));
    let refuse = ["request", "refuse", &id, "--reason", "身份不明"];
    let done = ["update", &id, "--status", "done", "--note", "已更正"];
    for merged in merges(&estate, &[&refuse], &[&done]) {
        assert_eq!(found(&merged), ["contradiction"]);
        let keeping = &json(&merged, &["report", "yearbook", "--year", "2026"])["reports"]["file-keeping"]["totals"];
        assert_eq!((&keeping["requests"], &keeping["in_time"], &keeping["late"]), (&1.into(), &1.into(), &0.into()));
    }
}

#[test]
fn a_handover_that_both_accept_is_accepted_once() {
    let estate = office().with(&["--as", "lee", "amend", "1203", "custodian=chan", "--approve"]);
    let id = estate.made(&["--as", "lee", "handover", "custody", "--from", "chan", "--to", "lee", "--approve"]);
    let accept = ["--as", "lee", "handover", "accept", &id];
    for merged in merges(&estate, &[&accept], &[&[&accept[..], &["--except", "the lease"]].concat()]) {
        assert_eq!(found(&merged), ["contradiction"]);
        let list = rows(&merged, &["handover", "list"]);
        assert_eq!((list.len(), list[0]["status"].as_str()), (1, Some("accepted")));
        assert_eq!(rows(&merged, &["report", "clients"])[0]["custodian"], "lee");
    }
}

#[test]
fn readings_of_one_meter_in_two_clones_both_stand() {
    let read = |value| ["record", "reading", "1203", "--meter", "W1", "--value", value, "--date", "2026-11-20"];
    let estate = office().with(&["record", "reading", "1203", "--meter", "W1", "--value", "1", "--date", "2026-11-01"]);
    for merged in merges(&estate, &[&read("7")], &[&read("9")]) {
        let meters = rows(&merged, &["report", "meters"]);
        assert_eq!((meters.len(), found(&merged)), (1, vec![]));
        assert!(["7", "9"].contains(&meters[0]["value"].as_str().unwrap_or_default()), "{meters:?}");
    }
}
