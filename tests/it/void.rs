//! `deedbox void`: what was entered by mistake counts for nothing (P2-8).

use crate::support::Estate;

fn sheet(estate: &Estate, target: &str) -> serde_json::Value {
    serde_json::from_str(&estate.made(&["--format", "json", "show", target])).unwrap()
}

#[test]
fn a_paper_that_counts_for_nothing_stays_and_is_left_out() {
    let estate = Estate::new().client("1203", "Acme", "2026-03-01").paper("1203", "lease", "contracts", "2026-03-01");
    let paper = sheet(&estate, "1203")["papers"][0]["id"].as_str().unwrap().to_owned();
    estate
        .run(["void", &paper, "--reason", "of another client"])
        .succeeds()
        .stdout(&paper)
        .stderr("1203/x4d2 is to count for nothing. It waits: `deedbox approve 1203/x4d2+01-d1ps`.");
    estate.run(["void", &paper, "--reason", "again"]).refused(3).stderr(
        "
        error: that 1203/x4d2 is to count for nothing waits for approval already
          hint: `deedbox approve 1203/x4d2+01-d1ps` or `deedbox reject 1203/x4d2+01-d1ps --reason TEXT`",
    );
    assert_eq!(sheet(&estate, "1203")["papers"][0]["voided"], false);
    let estate = estate.with(&["--as", "lee", "approve", &paper]);
    assert_eq!(sheet(&estate, "1203")["papers"][0]["voided"], true);
    assert_eq!(sheet(&estate, &paper)["status"], "voided");
    estate.run(["amend", &paper, "title=Lease"]).refused(3).stderr(
        "
        error: 1203/x4d2 was voided: it counts for nothing
          hint: record anew what really happened",
    );
    estate.run(["search", "lease", "--status", "voided"]).succeeds().whatever_it_says();
    // The same bytes may be filed again.
    estate.run(["file", "1203", "lease.txt", "--category", "contracts"]).succeeds().whatever_it_says();
    estate.run(["verify"]).succeeds().whatever_it_says();
}

#[test]
fn a_client_entered_by_mistake_goes_while_nothing_is_in_the_file() {
    let estate = Estate::new()
        .client("1203", "Acme", "2026-03-01")
        .with(&["add", "1204", "--with", "1203", "--move-in", "2026-04-01"])
        .paper("1203", "lease", "contracts", "2026-03-01");
    let paper = sheet(&estate, "1203")["papers"][0]["id"].as_str().unwrap().to_owned();
    estate.run(["void", "1203", "--reason", "wrong unit"]).refused(3).stderr(
        "
        error: 1203/cover is not voided while something is in it: 1203/wrms
          hint: void that first, or `deedbox move-out` for a client who was there",
    );
    let estate = estate.with(&["--as", "lee", "void", &paper, "--reason", "wrong", "--approve"]);
    estate
        .run(["--as", "lee", "void", "1203", "--reason", "wrong unit", "--approve"])
        .succeeds()
        .stdout("1203/cover")
        .stderr("1203/cover counts for nothing from the beginning. Asked for and approved by one person, which the record says.");
    let estate = estate.client("1203", "Beta", "2026-03-01").client("1204", "Gamma", "2026-03-01");
    assert_eq!(sheet(&estate, "1203")["company"], "Beta");
    estate.run(["verify"]).succeeds().whatever_it_says();
}

#[test]
fn a_unit_entered_by_mistake_is_no_unit_any_more() {
    let estate = Estate::new().client("1203", "Acme", "2026-03-01");
    estate.run(["void", "1203/unit", "--reason", "no such door"]).refused(3).stderr(
        "
        error: 1203/unit is not voided while something is in it: 1203/dcvr
          hint: void that first, or `deedbox move-out` for a client who was there",
    );
    estate
        .run(["--as", "lee", "void", "1205/unit", "--reason", "on floor 13", "--approve"])
        .succeeds()
        .stdout("1205/unit")
        .stderr("1205/unit counts for nothing from the beginning. Asked for and approved by one person, which the record says.");
    assert!(!estate.made(&["unit", "list"]).contains("1205"));
    estate.run(["add", "1205", "--company", "Beta", "--move-in", "2026-04-01"]).refused(3).stderr(
        "
        error: 1205/unit was voided: it counts for nothing
          hint: record anew what really happened",
    );
    estate.run(["unit", "add", "1205", "--floor", "12"]).refused(3).stderr(
        "
        error: there was a unit 1205 on that floor, which was voided; its folder stays
          hint: give it another code, or the floor on which it is",
    );
    let estate = estate.with(&["unit", "add", "1205", "--floor", "13"]).client("1205", "Beta", "2026-04-01");
    assert_eq!(sheet(&estate, "1205")["floor"], "13");
    assert_eq!(sheet(&estate, "1203/unit")["kind"], "unit");
    estate.run(["verify"]).succeeds().whatever_it_says();
}

#[test]
fn a_loan_that_is_out_is_returned_first() {
    let estate = Estate::new().client("1203", "Acme", "2026-03-01");
    let loan = estate.made(&["--as", "lee", "lend", "1203", "--to", "Ho", "--purpose", "audit", "--approve"]);
    estate.run(["void", &loan, "--reason", "typed twice"]).refused(3).stderr(
        "
        error: 1203/x4d2 is out, so it cannot be voided
          hint: `deedbox return 1203/x4d2` or `deedbox renew 1203/x4d2` comes next",
    );
}
