//! `deedbox return`.

use crate::support::Estate;

fn lent() -> (Estate, String) {
    let estate = Estate::new().client("1203", "Acme", "2026-03-01");
    let loan = estate.made(&["--as", "lee", "lend", "1203", "--to", "Ho", "--purpose", "audit", "--approve"]);
    (estate, loan)
}

#[test]
fn a_file_comes_back_in_its_condition() {
    let (estate, loan) = lent();
    estate
        .run(["return", &loan, "--condition", "完好"])
        .succeeds()
        .stdout("1203/x4d2")
        .stderr("1203/x4d2 is back from Ho.")
        .changes(
            "
            + units/12/1203/2026-03-01_acme_k36p/data/records/2026-11-23-loan-x4d2+02-returned-d1ps.toml
            ~ units/12/1203/2026-03-01_acme_k36p/manifests/test.sha256",
        );
    estate.shows(
        &["-returned-"],
        r#"
        record = "2026-11-23-loan-x4d2"
        action = "returned"
        date = 2026-11-23
        at = 2026-11-23T10:00:00+08:00
        clock = "set"
        by = "chan"
        lies_in = "mbfcq3d1/1203/2026-03-01_acme_k36p"
        condition = "完好""#,
    );
}

#[test]
fn what_is_late_is_said() {
    let (estate, loan) = lent();
    let estate = estate.today("2026-12-01");
    estate.run(["return", &loan]).succeeds().stdout("1203/x4d2").stderr("1203/x4d2 is back from Ho, 1 day late.");
}

#[test]
fn what_is_back_does_not_come_back_again() {
    let (estate, loan) = lent();
    let estate = estate.with(&["return", &loan]);
    estate.run(["return", &loan]).refused(3).stderr(
        "
        error: 1203/x4d2 is back, so it cannot be returned
          hint: nothing more is done to it; `deedbox lend` asks anew",
    );
}

#[test]
fn what_was_not_let_go_does_not_come_back() {
    let (estate, _) = lent();
    let asked = estate.made(&["lend", "1203", "--to", "Ho", "--purpose", "audit"]);
    estate.run(["return", &asked]).refused(3).stderr(
        "
        error: 1203/wrms waits for approval, so it cannot be returned
          hint: `deedbox approve 1203/wrms` or `deedbox reject 1203/wrms --reason TEXT` comes next",
    );
}

#[test]
fn nothing_comes_back_before_it_went() {
    let (estate, loan) = lent();
    estate.run(["return", &loan, "--date", "2026-11-22"]).exits(2).stderr(
        "
        error: the day of this, 2026-11-22 comes before the loan of 2026-11-23
          hint: look for a slip of the keyboard in the dates",
    );
}

#[test]
fn a_file_on_loan_comes_back_after_its_client_has_left() {
    let (estate, loan) = lent();
    let tail = loan.split_once('/').unwrap().1.to_owned();
    let estate = estate.with(&[
        "--as",
        "lee",
        "move-out",
        "1203",
        "--date",
        "2026-11-23",
        "--waive",
        "loans",
        "--reason",
        "at the court",
    ]);
    let id = format!("1203@2026-11-23/{tail}");
    estate
        .run(["return", &id])
        .succeeds()
        .stdout("1203@2026-11-23/x4d2")
        .stderr("1203@2026-11-23/x4d2 is back from Ho.")
        .changes(
            "
        + units/12/1203/2026-03-01_acme_k36p/data/records/2026-11-23-loan-x4d2+02-returned-d1ps.toml
        ~ units/12/1203/2026-03-01_acme_k36p/manifests/test.sha256",
        );
}

#[test]
fn a_loan_of_a_boxed_volume_comes_back_to_what_came_late() {
    let (estate, _) = lent();
    let estate = estate.with(&[
        "--as",
        "lee",
        "move-out",
        "1203",
        "--date",
        "2026-10-31",
        "--waive",
        "loans",
        "--reason",
        "court",
    ]);
    let estate = estate.with(&["archive-moved-out", "--year", "2026"]);
    let boxed: Vec<String> = estate.tree().into_keys().filter(|path| path.contains("box-01")).collect();
    let loan = "1203@2026-10-31/x4d2";
    estate.run(["return", loan]).succeeds().stdout(loan).whatever_it_says();
    let now: Vec<String> = estate.tree().into_keys().filter(|path| path.contains("box-01")).collect();
    assert_eq!(boxed, now, "nothing comes into a closed volume");
    assert!(estate.tree().into_keys().any(|path| path.contains("moved-out/late/") && path.contains("+02-returned-")));
    estate.run(["return", loan]).refused(3).whatever_it_says();
    estate.run(["verify"]).succeeds().whatever_it_says();
}

#[test]
fn no_step_of_a_loan_is_taken_tomorrow() {
    let (estate, loan) = lent();
    let asked = estate.made(&["lend", "1203", "--to", "Ho", "--purpose", "audit"]);
    for words in [
        vec!["return", &loan, "--date", "2031-01-01"],
        vec!["--as", "lee", "renew", &loan, "--date", "2031-01-01"],
        vec!["--as", "lee", "approve", &asked, "--date", "2031-01-01"],
        vec!["--as", "lee", "reject", &asked, "--reason", "no", "--date", "1999-01-01"],
    ] {
        estate.run_words(&words).exits(2).whatever_it_says().changes("");
    }
}
