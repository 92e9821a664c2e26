//! `deedbox lost`, and pages that are missing at the return (P2-7).

use crate::audit::of_clause;
use crate::support::Estate;

fn lent() -> (Estate, String) {
    let estate = Estate::new().client("1203", "Acme", "2026-03-01");
    let loan = estate.made(&["--as", "lee", "lend", "1203", "--to", "Ho", "--purpose", "audit", "--approve"]);
    (estate, loan)
}

/// What a command prints.
fn out(estate: &Estate, words: &[&str]) -> String {
    String::from_utf8_lossy(&estate.command(words).output().stdout).into_owned()
}

fn lends(estate: &Estate) -> crate::support::Run {
    estate.run(["--as", "lee", "lend", "1203", "--to", "Ho", "--purpose", "audit", "--approve"])
}

#[test]
fn a_loan_of_what_is_gone_ends_and_is_a_case() {
    let (estate, loan) = lent();
    estate.run(["lost", &loan, "--note", "looked everywhere"]).succeeds().stdout("1203/nfzb").stderr("1203/x4d2 has ended: Ho does not give it back. What is gone is the case 1203/nfzb, until it is found or replaced. Next: `deedbox update 1203/nfzb --status found`.");
    estate.shows(
        &["-gone-"],
        r#"
        record = "2026-11-23-loan-x4d2"
        action = "gone"
        date = 2026-11-23
        at = 2026-11-23T10:00:00+08:00
        clock = "set"
        by = "chan"
        lies_in = "mbfcq3d1/1203/2026-03-01_acme_k36p"
        note = "looked everywhere""#,
    );
    estate.shows(
        &["-loss-"],
        r#"
        kind = "loss"
        date = 2026-11-23
        at = 2026-11-23T10:00:00+08:00
        clock = "set"
        by = "chan"
        lies_in = "mbfcq3d1/1203/2026-03-01_acme_k36p"
        title = "looked everywhere"
        loan = "2026-11-23-loan-x4d2"
        person = "Ho""#,
    );
}

#[test]
fn what_is_gone_is_not_lent_until_it_is_found() {
    let (estate, loan) = lent();
    let loss = estate.made(&["lost", &loan]);
    lends(&estate).refused(3).stderr(&format!(
        "
        error: 1203 is lost since 2026-11-23, and neither found nor replaced
          hint: `deedbox update {loss} --status found` when it is there, or `--status replaced --note TEXT`"
    ));
    estate.run(["update", &loss, "--status", "found"]).succeeds().whatever_it_says();
    lends(&estate).succeeds().whatever_it_says();
}

#[test]
fn what_was_replaced_says_by_what() {
    let (estate, loan) = lent();
    let loss = estate.made(&["lost", &loan]);
    estate.run(["update", &loss, "--status", "replaced"]).refused(2).whatever_it_says();
    estate.run(["update", &loss, "--status", "replaced", "--note", "a copy"]).succeeds().whatever_it_says();
    estate.run(["close", &loss]).succeeds().whatever_it_says();
    lends(&estate).succeeds().whatever_it_says();
}

#[test]
fn a_loan_that_is_lost_is_neither_returned_nor_renewed_nor_lost_again() {
    let (estate, loan) = lent();
    let estate = estate.with(&["lost", &loan]);
    for words in [vec!["return", &loan], vec!["--as", "lee", "renew", &loan], vec!["lost", &loan]] {
        estate.run_words(&words).refused(3).whatever_it_says();
    }
    assert!(out(&estate, &["loans"]).contains("gone"));
    assert!(!out(&estate, &["loans", "--open"]).contains(&loan));
}

#[test]
fn what_nobody_has_out_can_be_gone_as_well() {
    let estate = Estate::new().client("1203", "Acme", "2026-03-01").on_desk("a.txt", "a").on_desk("b.txt", "b");
    let one = estate.made(&["file", "1203", "a.txt", "--category", "correspondence", "--date", "2026-04-01"]);
    let other = estate.made(&["file", "1203", "b.txt", "--category", "correspondence", "--date", "2026-04-01"]);
    let estate = estate.with(&["lost", &one]);
    let lend = |paper: &str| {
        estate.run(["--as", "lee", "lend", "1203", "--to", "Ho", "--purpose", "audit", "--paper", paper, "--returned"])
    };
    lend(&one).refused(3).whatever_it_says();
    lend(&other).succeeds().whatever_it_says();
    estate.run(["lost", &one]).refused(3).whatever_it_says();
    estate.made(&["lost", "1203"]);
    lend(&other).refused(3).whatever_it_says();
    estate.run(["lost", "1203/unit"]).refused(2).whatever_it_says();
}

#[test]
fn what_somebody_has_on_loan_is_lost_by_the_loan() {
    let (estate, loan) = lent();
    estate.run(["lost", "1203"]).refused(3).whatever_it_says();
    estate.run(["lost", &loan, "--dry-run"]).succeeds().changes("").whatever_it_says();
}

#[test]
fn a_page_that_is_missing_at_the_return_is_a_case_too() {
    let (estate, loan) = lent();
    let made = estate.run(["return", &loan, "--missing", "page 3"]).succeeds().whatever_it_says().out();
    let loss = made.lines().last().expect("the case");
    // The rest is there, and can be lent.
    lends(&estate).succeeds().whatever_it_says();
    assert_eq!(of_clause(&estate, "P2-7").1, ["gone since 2026-11-23, neither found nor replaced"]);
    estate.run(["update", loss, "--status", "found"]).succeeds().whatever_it_says();
}

#[test]
fn audit_and_status_name_what_is_gone_until_it_is_found() {
    let estate = Estate::new().client("1203", "Acme", "2026-03-01");
    assert_eq!(of_clause(&estate, "P2-7").0, "not applicable");
    let (estate, loan) = lent();
    let estate = estate.today("2026-11-23");
    let loss = estate.made(&["lost", &loan]);
    assert!(of_clause(&estate, "P2-7").1.contains(&"gone since 2026-11-23, neither found nor replaced".to_owned()));
    let command = format!("deedbox update {loss} --status found");
    assert!(out(&estate, &["status"]).contains(&command), "{}", out(&estate, &["status"]));
    estate.made(&["update", &loss, "--status", "found"]);
    assert!(!of_clause(&estate, "P2-7").1.iter().any(|why| why.contains("gone")));
    assert!(!out(&estate, &["status"]).contains(&command));
}

#[test]
fn what_is_gone_shuts_the_gate_of_a_departure() {
    let (estate, loan) = lent();
    let loss = estate.made(&["lost", &loan]);
    let says = estate.run(["move-out", "1203", "--date", "2026-11-23"]).refused(3).whatever_it_says().err();
    assert!(says.contains(&loss), "{says}");
    estate.made(&["update", &loss, "--status", "found"]);
    estate.run(["move-out", "1203", "--date", "2026-11-23"]).succeeds().whatever_it_says();
}
