//! Keys, cards and permits that clients have (P2-3), and charges that are made with a step.

use crate::support::Estate;

fn let_unit() -> Estate {
    Estate::new().client("1203", "Acme", "2026-03-01")
}

fn issued(estate: &Estate, more: &[&str]) -> String {
    let words =
        ["record", "issue", "1203", "--about", "key", "--person", "陳先生", "--numbers", "K1", "--numbers", "K2"];
    estate.made(&[&words[..], more].concat())
}

/// What a command prints.
fn out(estate: &Estate, words: &[&str]) -> String {
    String::from_utf8_lossy(&estate.command(words).output().stdout).into_owned()
}

fn rows(estate: &Estate, words: &[&str]) -> Vec<serde_json::Value> {
    let shown = out(estate, &[&["--format", "json"], words].concat());
    let value: serde_json::Value = serde_json::from_str(&shown).expect("JSON");
    value["rows"].as_array().expect("rows").clone()
}

#[test]
fn numbers_come_back_one_by_one() {
    let estate = let_unit();
    let id = issued(&estate, &[]);
    let numbers = || rows(&estate, &["report", "issued"]).iter().map(|row| row["number"].clone()).collect::<Vec<_>>();
    assert_eq!(numbers(), ["K1", "K2"]);
    estate.made(&["update", &id, "--status", "handed-in", "--number", "K1"]);
    assert_eq!(numbers(), ["K2"]);
    assert!(out(&estate, &["show", &id]).contains("outstanding"));
    estate.run(["update", &id, "--status", "handed-in", "--number", "K1"]).refused(3).stderr(&format!(
        "
        error: K1 of {id} is not out
          hint: what is out: K2"
    ));
    estate.made(&["update", &id, "--status", "handed-in"]);
    assert!(numbers().is_empty());
    assert!(out(&estate, &["show", &id]).contains("handed-in"));
    estate.run(["update", &id, "--status", "handed-in"]).refused(3).whatever_it_says();
    estate.made(&["reopen", &id]);
    assert_eq!(numbers(), ["K1", "K2"]);
}

#[test]
fn what_is_issued_has_numbers_that_are_not_out() {
    let estate = let_unit();
    estate.run(["record", "issue", "1203", "--about", "key", "--person", "Ho"]).refused(2).stderr(
        "
        error: what is issued has a number
          hint: `--numbers NUMBER`, once for each",
    );
    let id = issued(&estate, &[]);
    let again = |about| ["record", "issue", "1203", "--about", about, "--person", "Ho", "--numbers", "K2"];
    estate.run(again("key")).refused(3).stderr(&format!(
        "
        error: K2 is out already, by {id}
          hint: `deedbox update {id} --status handed-in --number K2` when it is back"
    ));
    // A card of that number is another thing.
    estate.run(again("card")).succeeds().whatever_it_says();
    let twice = ["record", "issue", "1203", "--about", "remote", "--person", "Ho", "--numbers", "1", "--numbers", "1"];
    estate.run(twice).refused(2).whatever_it_says();
    estate.made(&["update", &id, "--status", "handed-in", "--number", "K2"]);
    estate.run(again("key")).succeeds().whatever_it_says();
}

#[test]
fn what_is_out_shuts_the_gate_and_stands_on_the_slip_by_number() {
    let estate = let_unit();
    estate.run(["move-out", "1203", "--date", "2026-11-23", "--check"]).succeeds().whatever_it_says();
    let id = issued(&estate, &[]);
    let says = estate.run(["move-out", "1203", "--date", "2026-11-23"]).refused(3).whatever_it_says().err();
    assert!(says.contains(&id) && says.contains("K1 and K2"), "{says}");
    let gates = rows(&estate, &["move-out", "1203", "--date", "2026-11-23", "--check"]);
    let keys = gates.iter().find(|row| row["gate"] == "keys").expect("the gate");
    assert_eq!(keys["numbers"], serde_json::json!(["K1", "K2"]));
    assert!(out(&estate, &["print", "move-out", "1203", "--date", "2026-11-23"]).contains("K1, K2"));
    estate.made(&["update", &id, "--status", "handed-in"]);
    estate.run(["move-out", "1203", "--date", "2026-11-23"]).succeeds().whatever_it_says();
}

#[test]
fn a_key_that_is_written_off_is_charged_for() {
    let estate = let_unit();
    let id = issued(&estate, &[]);
    let written =
        ["update", &id, "--status", "written-off", "--number", "K2", "--charge", "200", "--due", "2026-12-31"];
    estate.run(written).succeeds().whatever_it_says();
    let owed = rows(&estate, &["report", "arrears"]);
    assert_eq!(owed[0]["not_due"], "200.00", "{owed:?}");
    assert_eq!(rows(&estate, &["report", "issued"]).len(), 1);
    let none = ["update", &id, "--status", "handed-in", "--charge", "200", "--due", "2026-12-31"];
    estate.run(none).refused(2).whatever_it_says();
}

#[test]
fn the_charge_of_an_overtime_application_is_its_hours_by_the_rate() {
    let estate = let_unit();
    let asked = |more: &[&str]| {
        let words = ["record", "application", "1203", "--about", "overtime", "--title", "加班空調"];
        let id = estate.made(&[&words[..], more].concat());
        estate.made(&["--as", "lee", "approve", &id]);
        id
    };
    let (with, without) = (asked(&["--hours", "2.5"]), asked(&[]));
    let issue =
        |id: &str| estate.run(["update", id, "--status", "issued", "--charge", "333.33", "--due", "2026-12-31"]);
    let made = issue(&with).succeeds().whatever_it_says().out();
    let charge = made.lines().last().expect("the charge");
    // 2.5 hours at 333.33 are 833.325, which is rounded to the cent.
    assert!(out(&estate, &["show", charge]).contains("833.33"), "{}", out(&estate, &["show", charge]));
    issue(&without).refused(2).stderr(&format!(
        "
        error: {without} does not say for how many hours it is
          hint: `deedbox amend {without} hours=NUMBER`, approved; then the step with `--charge`"
    ));
}

#[test]
fn permits_that_end_are_expiring_and_on_the_morning_page() {
    let ends = |day: &str| {
        let estate = let_unit();
        let id = issued(&estate, &["--until", day]);
        let expiring = rows(&estate, &["report", "expiring"]);
        let status = out(&estate, &["status"]);
        let named = status.contains(&format!("deedbox update {id} --status handed-in"));
        estate.made(&["update", &id, "--status", "handed-in"]);
        assert!(rows(&estate, &["report", "expiring"]).is_empty());
        assert!(!out(&estate, &["status"]).contains("handed-in"));
        (expiring.len(), named)
    };
    assert_eq!(ends("2026-11-01"), (1, true));
    assert_eq!(ends("2026-12-20"), (1, true));
    assert_eq!(ends("2027-11-01"), (0, false));
}

#[test]
fn a_register_of_keys_is_brought_in_and_exported_as_it_was() {
    let estate = let_unit().on_desk(
        "issued.csv",
        "編號,單元,日期,類別,物品號碼,領用人,有效期至,交回日期\n\
         K-1,1203,2026-03-01,鑰匙,K1;K2,陳先生,,\n\
         K-2,1203,2026-03-02,停車證,P7,李女士,2026-12-31,2026-10-01\n",
    );
    estate.made(&["import", "issued.csv", "--register", "issued"]);
    let numbers: Vec<_> = rows(&estate, &["report", "issued"]).iter().map(|row| row["number"].clone()).collect();
    assert_eq!(numbers, ["K1", "K2"]);
    estate.run(["import", "issued.csv", "--register", "issued"]).succeeds().changes("").whatever_it_says();
}
