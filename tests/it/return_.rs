//! `deedbox return`.

use crate::support::Estate;

fn lent() -> (Estate, String) {
    let estate = Estate::new().client("1203", "Acme", "2026-03-01");
    let loan = estate.made(&["--as", "lee", "lend", "1203", "--to", "Lee Wai", "--purpose", "audit", "--approve"]);
    (estate, loan)
}

#[test]
fn a_file_comes_back_in_its_condition() {
    let (estate, loan) = lent();
    estate
        .run(["return", &loan, "--condition", "完好"])
        .succeeds()
        .stdout("1203/x4d2")
        .stderr("1203/x4d2 is back from Lee Wai.")
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
        condition = "完好""#,
    );
}

#[test]
fn what_is_late_is_said() {
    let (estate, loan) = lent();
    let estate = estate.today("2026-12-01");
    estate.run(["return", &loan]).succeeds().stdout("1203/x4d2").stderr("1203/x4d2 is back from Lee Wai, 1 day late.");
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
        .stderr("1203@2026-11-23/x4d2 is back from Lee Wai.")
        .changes(
            "
        + units/12/1203/2026-03-01_acme_k36p/data/records/2026-11-23-loan-x4d2+02-returned-d1ps.toml
        ~ units/12/1203/2026-03-01_acme_k36p/manifests/test.sha256",
        );
}
