//! One act on many things: `confirm`, `review`, `label`, `approve`, `close`, `update`.

use std::fs;

use crate::promises::crash::{holds, holds_given};
use crate::support::Estate;

/// Three clients on floor 12, one on floor 3; nobody's cover is confirmed.
fn tower() -> Estate {
    Estate::new()
        .client("1203", "宏達", "2025-10-01")
        .client("1204", "永安", "2025-10-01")
        .client("1205", "恆泰", "2025-10-01")
        .client("0301", "新亞", "2025-10-01")
        .with(&["--as", "lee", "staff", "role", "lee", "--give", "sales-director"])
}

fn confirmed(estate: &Estate) -> Vec<String> {
    let tree = estate.tree().into_keys();
    let mut units: Vec<String> = tree
        .filter(|path| path.contains("-confirmed-"))
        .filter_map(|path| path.split('/').nth(2).map(str::to_owned))
        .collect();
    units.sort();
    units
}

#[test]
fn many_are_confirmed_in_one_change_by_name_by_floor_from_a_list_or_all_that_wait() {
    let named = tower();
    named.run(["--as", "lee", "confirm", "1204", "宏達", "1204"]).succeeds().whatever_it_says();
    assert_eq!(confirmed(&named), ["1203", "1204"], "each once");
    let floor = tower();
    floor.run(["--as", "lee", "confirm", "--floor", "12樓"]).succeeds().whatever_it_says();
    assert_eq!(confirmed(&floor), ["1203", "1204", "1205"]);
    let rest = floor.run(["--as", "lee", "confirm", "--all-pending"]).succeeds();
    assert_eq!(rest.out().trim(), "0301/cover");
    drop(rest.whatever_it_says());
    assert_eq!(confirmed(&floor).len(), 4, "who was confirmed is not confirmed again");
    floor.run(["--as", "lee", "confirm", "--all-pending"]).exits(2).changes("").stderr(
        "
        error: nothing is there to be done
          hint: `deedbox status` and `deedbox pending` say what waits",
    );
    let listed = tower();
    let run = listed.run_with_input("\u{feff}1203\r\n\n  新亞 \n", ["--as", "lee", "confirm", "-"]).succeeds();
    assert_eq!(run.out(), "1203/cover\n0301/cover\n");
    drop(run.whatever_it_says());
    assert_eq!(confirmed(&listed), ["0301", "1203"]);
}

/// Whoever left a floor is none of its clients, and was gone through when they left.
#[test]
fn a_floor_is_that_of_who_is_there() {
    let estate = tower().moved_out("1204", "2026-11-20");
    estate.run(["--as", "lee", "confirm", "--floor", "12"]).succeeds().whatever_it_says();
    assert_eq!(confirmed(&estate), ["1203", "1205"]);
    let estate = tower().moved_out("0301", "2026-11-20");
    estate.run(["--as", "lee", "confirm", "--floor", "3"]).exits(2).changes("").whatever_it_says();
}

#[test]
fn what_cannot_be_done_is_listed_and_nothing_is_done_unless_told_to_go_on() {
    let estate = tower();
    estate.run(["--as", "lee", "confirm", "1203", "8888", "0301", "9999"]).exits(2).stdout("").changes("").stderr(
        "
        error: 2 of 4 cannot be done, so nothing was done
          8888: unit 8888 is unknown; `deedbox unit list` shows the units; `deedbox unit add 8888 --floor F` adds it
          9999: unit 9999 is unknown; `deedbox unit list` shows the units; `deedbox unit add 9999 --floor F` adds it
          hint: `--keep-going` does the others",
    );
}

#[test]
fn told_to_go_on_it_does_the_others_says_what_is_left_and_ends_as_done() {
    let estate = tower();
    let done = estate.command(&["--as", "lee", "confirm", "1203", "9999", "0301", "--keep-going"]).output();
    let (out, err) = (String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
    // 0: any other end says that nothing was changed.
    assert_eq!((done.status.code(), out.as_ref()), (Some(0), "1203/cover\n0301/cover\n"), "{err}");
    assert!(
        !err.contains("error:") && err.contains("1 of 3 could not be done; the others are done\n  9999: unit 9999"),
        "{err}"
    );
    assert_eq!(confirmed(&estate), ["0301", "1203"]);
    estate.run(["verify"]).succeeds().whatever_it_says();
    // Where nothing of it can be done, it says so as if it had not been told.
    let none = estate.run(["--as", "lee", "confirm", "9999", "9998", "--keep-going"]).exits(2).changes("");
    assert!(none.err().starts_with("error: 2 of 2 cannot be done, so nothing was done"), "{}", none.err());
    drop(none.whatever_it_says());
    // One thing alone is told as ever.
    let one = estate.run(["--as", "lee", "confirm", "9999"]).exits(2);
    assert!(one.err().starts_with("error: unit 9999 is unknown"), "{}", one.err());
    drop(one.whatever_it_says());
}

#[test]
fn an_act_that_fails_half_way_leaves_nothing_of_it_in_the_change() {
    // The first amendment of a key is overtaken by the second, once that is approved in the same change.
    let estate = tower();
    let first = estate.run(["amend", "1203", "nature=茶葉"]).succeeds();
    drop(first.whatever_it_says());
    let second = estate.run(["amend", "1203", "nature=瓷器"]).succeeds();
    drop(second.whatever_it_says());
    let pending = estate.run(["--as", "lee", "pending", "--format", "json"]).succeeds();
    let lines: serde_json::Value = serde_json::from_str(&pending.out()).expect("json");
    drop(pending.whatever_it_says());
    let rows = lines["rows"].as_array().expect("rows").iter();
    let mut ids: Vec<&str> = rows.map(|row| row["id"].as_str().expect("an id")).collect();
    ids.sort_unstable();
    assert_eq!(ids.len(), 2, "{lines}");
    let all = estate.run(["--as", "lee", "approve", ids[1], ids[0]]).exits(3).changes("");
    assert!(all.err().contains("1 of 2 cannot be done, so nothing was done"), "{}", all.err());
    drop(all.whatever_it_says());
    let on = estate.command(&["--as", "lee", "approve", ids[1], ids[0], "--keep-going"]).output();
    let err = String::from_utf8_lossy(&on.stderr);
    assert!(on.status.code() == Some(0) && err.contains("1 of 2 could not be done; the others are done"), "{err}");
    let approved = estate.tree().into_keys().filter(|path| path.contains("-approved-")).count();
    assert_eq!(approved, 1);
    estate.run(["verify"]).succeeds().whatever_it_says();
}

#[test]
fn a_floor_of_cases_takes_a_step_and_what_is_at_another_step_stays() {
    let estate = tower();
    let mut ids = Vec::new();
    for unit in ["1203", "1204", "0301"] {
        ids.push(estate.made(&["record", "repair", unit, "--category", "空調", "--title", "滴水"]));
    }
    let done = estate.made(&["record", "repair", "1205", "--category", "照明", "--title", "燈"]);
    let estate = estate.with(&["update", &done, "--status", "assigned", "--to", "chan"]);
    let run = estate.run(["update", "--floor", "12", "--status", "assigned", "--to", "chan"]).succeeds();
    assert_eq!(run.out(), format!("{}\n{}\n", ids[0], ids[1]));
    drop(run.whatever_it_says());
    let again = estate.run(["update", "--all-pending", "--status", "assigned", "--to", "chan"]).succeeds();
    assert_eq!(again.out(), format!("{}\n", ids[2]));
    drop(again.whatever_it_says());
    estate
        .run(["update", "--all-pending", "--status", "assigned", "--to", "chan"])
        .exits(2)
        .changes("")
        .whatever_it_says();
    let out_of_order = ["update", ids[0].as_str(), ids[1].as_str(), "--status", "done"];
    estate.run(out_of_order).exits(3).changes("").whatever_it_says();
}

#[test]
fn notes_are_closed_all_at_once() {
    let estate = tower();
    let ids = ["1203", "0301"].map(|unit| estate.made(&["record", "note", unit, "--about", "misc", "--note", "x"]));
    let run = estate.run_with_input(&format!("{}\n{}\n", ids[0], ids[1]), ["close", "-"]).succeeds();
    assert_eq!(run.out(), format!("{}\n{}\n", ids[0], ids[1]));
    drop(run.whatever_it_says());
    estate.run(["close", &ids[0], &ids[1]]).exits(3).changes("").whatever_it_says();
}

#[test]
fn more_than_ten_are_told_by_their_number_and_a_dry_run_changes_nothing() {
    let mut estate = Estate::new().with(&["--as", "lee", "staff", "role", "lee", "--give", "sales-director"]);
    for n in 10..42 {
        let unit = format!("20{n}");
        estate = estate.with(&["unit", "add", &unit, "--floor", "20"]).client(&unit, "Acme", "2025-10-01");
    }
    let dry = estate.run(["--as", "lee", "confirm", "--all-pending", "--dry-run"]).succeeds().changes("");
    assert_eq!(dry.out().matches("+ units/20/").count(), 32, "{}", dry.out());
    drop(dry.whatever_it_says());
    let run = estate.run(["--as", "lee", "confirm", "--all-pending"]).succeeds();
    assert_eq!((run.out().lines().count(), run.err().as_str()), (32, "32 done.\n"));
    drop(run.whatever_it_says());
    estate.run(["verify"]).succeeds().whatever_it_says();
}

#[test]
fn who_may_not_does_none_of_them() {
    tower().run(["confirm", "--floor", "12"]).exits(3).changes("").whatever_it_says();
}

#[test]
fn hostile_lines_of_standard_input_are_named_by_their_number_and_nothing_is_done() {
    let estate = tower();
    for (input, says) in [
        ("1203\n../../etc/passwd\n", "line 2 of standard input"),
        ("1203\n$(touch x)\n", "line 2 of standard input"),
        ("1203\n-1\n\u{1b}[31m\n", "line 2 of standard input"),
        ("1203\n\u{202e}1204\n", "line 2 of standard input"),
    ] {
        let run = estate.run_with_input(input, ["--as", "lee", "confirm", "-"]).exits(2).changes("");
        assert!(run.err().contains(says), "{input:?}: {}", run.err());
        assert!(!run.err().contains('\u{1b}'), "{:?}", run.err());
        drop(run.whatever_it_says());
    }
    let long = "9".repeat(100_000);
    let run = estate.run_with_input(&format!("1203\n{long}\n"), ["--as", "lee", "confirm", "-"]).exits(2).changes("");
    assert!(run.err().contains("line 2 of standard input is no id"), "{}", run.err());
    drop(run.whatever_it_says());
    let done = estate.command(&["--as", "lee", "confirm", "-"]).input(b"1203\n\xff\xfe\n").output();
    assert_eq!(done.status.code(), Some(2), "{}", String::from_utf8_lossy(&done.stderr));
    let nothing = estate.run_with_input("", ["--as", "lee", "confirm", "-"]).exits(2).changes("");
    assert!(nothing.err().contains("nothing is there to be done"), "{}", nothing.err());
    drop(nothing.whatever_it_says());
}

#[test]
fn killed_at_each_step_all_are_done_or_none() {
    holds(&tower(), &["--as", "lee", "confirm", "1203", "1204", "0301"]);
    holds(&tower(), &["review", "--floor", "12"]);
    holds_given(&tower(), &["--as", "lee", "confirm", "-"], "1203\n0301\n");
    let estate = tower();
    let ids = ["1203", "0301"].map(|unit| estate.made(&["record", "note", unit, "--about", "misc", "--note", "x"]));
    holds(&estate, &["close", &ids[0], &ids[1]]);
    let estate = estate.with(&["amend", "1203", "nature=x"]).with(&["amend", "0301", "nature=y"]);
    holds(&estate, &["--as", "lee", "approve", "--all-pending"]);
}

#[test]
fn a_label_that_is_noted_lies_on_a_page_wherever_it_was_stopped() {
    let estate = tower();
    let words = ["label", "1203", "0301", "-o", "labels.html"];
    for kind in ["stop", "full"] {
        let mut passed = false;
        for step in 1..200 {
            let here = estate.copy();
            let done = here.command(&words).set("__DEEDBOX_TEST_FAULT", format!("{kind}:{step}")).output();
            // What a dead command left is finished, or swept.
            assert!(here.command(&["show", "1203"]).output().status.success(), "{kind} at {step}");
            let noted = here.tree().into_keys().filter(|path| path.contains("-label-printed-")).count();
            let page = fs::read_to_string(here.desk().join("labels.html"));
            assert!(noted == 0 || noted == 2, "{kind} at {step}: {noted} noted");
            assert!(
                noted == 0 || page.is_ok_and(|page| page.contains("宏達") && page.contains("新亞")),
                "{kind} at {step}"
            );
            if done.status.success() {
                assert_eq!(noted, 2);
                passed = true;
                break;
            }
        }
        assert!(passed, "{kind}");
    }
}
