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
