//! `deedbox pending`: what waits for a decision, and for whom.

use crate::support::Estate;

#[test]
fn everything_that_waits_is_listed_with_who_may_decide() {
    let estate = Estate::new().client("1203", "Acme", "2026-03-01");
    let loan = estate.made(&["lend", "1203", "--to", "Ho", "--purpose", "audit"]);
    let ask = estate.made(&["record", "application", "1203", "--about", "door-lock", "--title", "new lock"]);
    let estate = estate.with(&["amend", "1203", "nature=trade"]).with(&["void", &loan, "--reason", "typed twice"]);
    let all: serde_json::Value = serde_json::from_str(&estate.made(&["--format", "json", "pending"])).unwrap();
    let rows = all["rows"].as_array().unwrap();
    let mut what: Vec<&str> = rows.iter().map(|row| row["what"].as_str().unwrap()).collect();
    what.sort_unstable();
    assert_eq!(what, ["amendment", "application", "loan", "void"]);
    assert!(rows.iter().all(|row| row["may"] == serde_json::json!(["lee"])));
    estate.run(["pending", "--mine"]).succeeds().stderr("Nothing to show.");
    let estate = estate.with(&["--as", "lee", "approve", &ask]);
    let shown = estate.made(&["--as", "lee", "--format", "csv", "pending", "--mine"]);
    assert_eq!(shown.lines().count(), 4, "{shown}");
}
