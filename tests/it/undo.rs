//! `deedbox log` and `deedbox undo`: who did what, and slips taken back.

use crate::support::Estate;

fn estate() -> Estate {
    Estate::new()
        .client("1203", "宏達", "2026-03-01")
        .today("2026-11-24")
        .client("1204", "新發展", "2026-03-01")
        .today("2026-11-25")
}

fn log(estate: &Estate, words: &[&str]) -> Vec<serde_json::Value> {
    let line = [&["--format", "json", "log"], words].concat();
    let all: serde_json::Value = serde_json::from_str(&estate.made(&line)).unwrap();
    all["rows"].as_array().unwrap().clone()
}

#[test]
fn the_log_tells_who_did_what_by_when_it_was_entered_newest_first() {
    let estate = estate();
    let call =
        estate.made(&["record", "repair", "1203", "--category", "空調", "--title", "滴水", "--date", "2026-10-01"]);
    let estate = estate.today("2026-11-26").with(&["--as", "lee", "amend", "1203", "nature=貿易", "--approve"]);
    let all = log(&estate, &["--limit", "0"]);
    assert!(all[0]["at"].as_str().unwrap().starts_with("2026-11-26"), "{all:?}");
    assert!(all.iter().any(|row| row["id"] == call.as_str() && row["by"] == "chan"), "{all:?}");
    // The event's own id, and the value before and after.
    let amended = all.iter().find(|row| row["happening"] == "amended").unwrap();
    assert!(amended["id"].as_str().unwrap().contains("cover+"), "{amended}");
    assert!(amended["detail"].as_str().unwrap().contains("貿易"), "{amended}");
    let mine = log(&estate, &["--mine"]);
    assert!(!mine.is_empty() && mine.iter().all(|row| row["by"] == "chan"), "{mine:?}");
    assert_eq!(mine, log(&estate, &["--by", "chan"]));
    assert_eq!(log(&estate, &["--limit", "2"]).len(), 2);
    assert!(log(&estate, &["--since", "2026-11-26"]).iter().all(|row| row["by"] == "lee"));
    estate.run(["log", "--since", "2026-12-01"]).succeeds().stderr("Nothing to show.");
}

#[test]
fn what_was_entered_last_is_voided_and_waits_for_who_may_approve_it() {
    let estate = estate();
    let call = estate.made(&["record", "repair", "1203", "--category", "空調", "--title", "滴水"]);
    let estate = estate.today("2026-11-26");
    let before = estate.tree();
    let dry = estate.run(["undo", "--dry-run"]).succeeds().whatever_it_says();
    assert!(dry.err().contains(&call) && dry.err().contains(&format!("deedbox void {call}")), "{}", dry.err());
    assert_eq!(estate.tree(), before);
    let done = estate.run(["undo", "--reason", "單位有誤"]).succeeds().whatever_it_says();
    assert_eq!(done.out().trim(), call);
    assert!(estate.text_of(&["-repair-", "voided"]).contains("reason = \"undo: 單位有誤\""));
    // The act before is taken back by the next; nobody else's ever is.
    let next = estate.run(["undo", "--dry-run"]).succeeds().whatever_it_says();
    assert!(next.err().contains("1204/cover"), "{}", next.err());
    let estate = estate.today("2026-11-27").with(&["--as", "lee", "approve", &call]);
    let shown = estate.run(["show", &call]).succeeds().whatever_it_says();
    assert!(shown.out().contains("undo"), "{}", shown.out());
}

#[test]
fn who_may_approve_it_takes_it_back_at_once_two_in_a_row() {
    let estate = estate();
    let first = estate.made(&["--as", "lee", "record", "note", "1203", "--about", "keys", "--note", "a"]);
    let estate = estate.today("2026-11-26");
    let second = estate.made(&["--as", "lee", "record", "note", "1203", "--about", "keys", "--note", "b"]);
    let estate = estate.today("2026-11-27");
    assert_eq!(estate.made(&["--as", "lee", "undo"]), second);
    let estate = estate.today("2026-11-28");
    assert_eq!(estate.made(&["--as", "lee", "undo"]), first);
    estate.run(["pending"]).succeeds().stderr("Nothing to show.");
}

#[test]
fn a_departure_is_reopened_by_who_may_and_refused_to_who_may_not() {
    let estate = estate().with(&["move-out", "1203", "--date", "2026-11-20"]).today("2026-11-26");
    let refused = estate.run(["undo"]).refused(3).whatever_it_says().err();
    assert!(refused.contains("deedbox reopen 1203@2026-11-20") && refused.contains("lee"), "{refused}");
    let estate = estate.with(&["--as", "lee", "reopen", "1203@2026-11-20", "--note", "mistake"]);
    let estate = estate.with(&["--as", "lee", "move-out", "1204", "--date", "2026-11-21"]).today("2026-11-27");
    assert_eq!(estate.made(&["--as", "lee", "undo"]), "1204");
    estate.run(["show", "1204"]).succeeds().whatever_it_says();
}

#[test]
fn a_case_that_was_closed_goes_a_step_back() {
    let estate = estate();
    let note = estate.made(&["record", "note", "1203", "--about", "keys", "--note", "one is lost"]);
    let estate = estate.today("2026-11-26").with(&["close", &note]).today("2026-11-27");
    let done = estate.run(["undo"]).succeeds().whatever_it_says();
    assert!(done.err().contains(&format!("deedbox reopen {note}")), "{}", done.err());
}

#[test]
fn what_something_rests_on_stays_and_so_does_what_no_step_takes_back() {
    let estate = estate();
    let loan = estate.made(&["lend", "1203", "--to", "Ho", "--purpose", "audit"]);
    let estate = estate.today("2026-11-26").with(&["--as", "lee", "approve", &loan]).today("2026-11-27");
    let refused = estate.run(["undo"]).refused(3).whatever_it_says().err();
    assert!(refused.contains(&format!("lee has gone on with {loan}")), "{refused}");
    // An approval is somebody's decision, and is not taken back.
    let refused = estate.run(["--as", "lee", "undo"]).refused(3).whatever_it_says().err();
    assert!(refused.contains("cannot be taken back"), "{refused}");
    // Of the general manager nothing was ever entered.
    let refused = estate.run(["--as", "ho", "undo"]).refused(3).whatever_it_says().err();
    assert!(refused.contains("ho has done nothing"), "{refused}");
}

#[test]
fn one_act_is_what_one_command_made_whatever_the_second() {
    // The clock of these estates stands: all of it is entered in one second.
    let estate = estate();
    let note =
        |text: &str| ["--as", "lee", "record", "note", "1203", "--about", "keys", "--note", text].map(str::to_owned);
    let first = estate.made(&note("one"));
    let second = estate.made(&note("two"));
    let dry = estate.run(["--as", "lee", "undo", "--dry-run"]).succeeds().whatever_it_says().err();
    assert!(dry.contains(&second) && !dry.contains(&first), "{dry}");
    assert_eq!(estate.made(&["--as", "lee", "undo"]), second);
    assert_eq!(estate.made(&["--as", "lee", "undo"]), first);
    // A file that was opened is one act, with its tenancy.
    let estate = estate.with(&["--as", "lee", "unit", "add", "1301", "--floor", "13"]);
    let opened = ["--as", "lee", "add", "1301", "--company", "新亞", "--move-in", "2026-03-01"];
    let estate = estate.with(&opened).with(&["--as", "lee", "undo"]);
    assert!(estate.run(["show", "1301"]).succeeds().whatever_it_says().out().contains("vacant"));
    estate.run(["verify"]).succeeds().whatever_it_says();
}

#[test]
fn an_import_is_one_act_and_goes_as_a_whole() {
    let units = "單元,樓層,面積\n1401,14,50\n1402,14,60\n";
    let clients = "單元,公司名稱,入住日期\n1401,甲公司,2026-01-01\n1402,乙公司,2026-01-01\n";
    let estate = estate().on_desk("units.csv", units).on_desk("clients.csv", clients);
    let estate = estate.with(&["--as", "lee", "import", "units.csv"]).with(&["--as", "lee", "import", "clients.csv"]);
    let undone = estate.made(&["--as", "lee", "undo"]);
    assert_eq!(undone.lines().filter(|id| id.ends_with("/cover")).count(), 2, "{undone}");
    let undone = estate.made(&["--as", "lee", "undo"]);
    assert_eq!(undone.lines().filter(|id| id.ends_with("/unit")).count(), 2, "{undone}");
    estate.run(["show", "1401"]).refused(3).whatever_it_says();
    estate.run(["verify"]).succeeds().whatever_it_says();
}

#[test]
fn what_a_later_record_rests_on_is_not_taken_back() {
    let estate = estate();
    let refused = |estate: &Estate, by: &str| {
        let before = estate.tree();
        let said = estate.run(["undo"]).refused(3).whatever_it_says().err();
        assert!(said.contains(by) && said.contains("rests on"), "{by}: {said}");
        assert_eq!(estate.tree(), before);
    };
    // A charge that a payment settled.
    let charge = ["record", "charge", "1203", "--item", "管理費", "--due", "2026-12-15", "--amount", "5200"];
    let estate = estate.with(&charge);
    let payment = estate.made(&["--as", "lee", "record", "payment", "1203", "--amount", "100"]);
    refused(&estate, &payment);
    let estate = estate.with(&["--as", "lee", "undo"]);
    estate.run(["undo", "--dry-run"]).succeeds().whatever_it_says();
    // A paper that was read, and came back.
    let estate = estate.on_desk("lease.txt", "lease");
    let paper = estate.made(&["file", "1203", "lease.txt", "--category", "contracts", "--date", "2026-03-01"]);
    let lend = ["--as", "lee", "lend", "1203", "--to", "Ho", "--purpose", "audit", "--paper", &paper, "--approve"];
    let loan = estate.made(&lend);
    estate.run(["undo"]).refused(3).whatever_it_says();
    let estate = estate.with(&["--as", "lee", "return", &loan]);
    refused(&estate, &loan);
}

#[test]
fn what_came_from_another_working_copy_is_told_apart_by_its_second_or_not_at_all() {
    let charges = "編號,單元,項目,開單日期,到期日,金額\nC1,1203,管理費,2026-10-01,2026-10-15,10\nC2,1204,管理費,2026-10-01,2026-10-15,10\n";
    let estate = estate().on_desk("charges.csv", charges);
    let estate = estate.with(&["import", "charges.csv"]);
    std::fs::remove_file(estate.archive().join(".deedbox/acts")).unwrap();
    let refused = estate.run(["undo"]).refused(3).whatever_it_says().err();
    assert!(refused.contains("another working copy") && refused.contains("deedbox void ID"), "{refused}");
    // Two clones that add one thing each: nobody's act is mistaken for two.
    let note = estate.made(&["--as", "lee", "record", "note", "1203", "--about", "keys", "--note", "a"]);
    std::fs::write(estate.archive().join(".deedbox/acts"), "torn [\n{\"a\":\n").unwrap();
    assert_eq!(estate.made(&["--as", "lee", "undo"]), note);
}
