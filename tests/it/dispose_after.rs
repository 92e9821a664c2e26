//! What reports of past days tell once a volume of those days was destroyed: nothing of it, and nothing against it (S-RET).

use serde_json::Value;

use crate::dispose::{approved, carry_out, json};
use crate::support::Estate;

/// The clients whom a command names in its rows, or in the cases of its rows.
fn named(estate: &Estate, words: &[&str]) -> String {
    let told = json(estate, words);
    let rows = told["rows"].as_array().expect("rows").iter();
    rows.filter(|row| row["state"] != "kept").map(Value::to_string).collect()
}

#[test]
fn what_was_destroyed_lacks_nothing_on_the_days_before() {
    let (estate, id) = approved();
    let looks: [&[&str]; 2] =
        [&["report", "completeness", "--as-of", "2025-06-30"], &["audit", "--as-of", "2025-06-30", "--clause", "P3-2"]];
    for look in looks {
        let before = named(&estate, look);
        assert!([r#""1203""#, r#""1204""#].iter().all(|unit| before.contains(unit)), "{look:?}: {before}");
        let after = named(&estate.copy().with(&carry_out(&id)), look);
        assert!(!after.contains(r#""1203""#) && after.contains(r#""1204""#), "{look:?}: {after}");
    }
}

/// Who held which unit, and when, stays: tenancies are never destroyed.
#[test]
fn who_was_there_is_told_as_before() {
    let (estate, id) = approved();
    let looks: [&[&str]; 3] = [
        &["report", "occupancy", "--as-of", "2025-06-30"],
        &["report", "clients", "--as-of", "2025-06-30", "--known-at", "2036-03-01"],
        &["report", "moved-out", "--year", "2025", "--known-at", "2036-03-01"],
    ];
    let after = estate.copy().with(&carry_out(&id));
    for look in looks {
        assert_eq!(json(&estate, look)["rows"], json(&after, look)["rows"], "{look:?}");
    }
}

/// A single paper that was erased was there on the days before, which its record tells; since then it is not.
#[test]
fn what_was_erased_was_there_before() {
    let estate = crate::dispose::estate().on_desk("photo.txt", "photo");
    let paper = json(&estate, &["show", "0301"])["papers"][0]["id"].as_str().expect("a paper").to_owned();
    let case =
        estate.made(&["record", "violation", "0301", "--category", "走廊", "--title", "雜物", "--attach", "photo.txt"]);
    let held = |estate: &Estate, words: &[&str]| {
        let told = json(estate, &[&["report", "completeness"], words].concat());
        let row = told["rows"].as_array().expect("rows").iter().find(|row| row["unit"] == "0301").cloned();
        row.expect("a row")["kinds_present"].as_u64().expect("a number")
    };
    assert_eq!(held(&estate, &[]), 2);
    let estate = estate.today("2036-02-10");
    let lists = [(paper, 1), (format!("{case}.1"), 0)];
    let mut estate = estate;
    for (paper, left) in &lists {
        let list = crate::dispose::asked_by_person(&estate, "0301", paper);
        estate = estate.with(&["--as", "ho", "approve", &list]).with(&carry_out(&list));
        assert_eq!(held(&estate, &[]), *left);
        assert_eq!(held(&estate, &["--as-of", "2036-02-10"]), *left);
        assert_eq!(held(&estate, &["--as-of", "2036-02-09"]), 2);
        assert_eq!(held(&estate, &["--as-of", "2036-02-10", "--known-at", "2036-02-09"]), 2);
    }
}
