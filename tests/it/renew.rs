//! `deedbox renew`.

use crate::support::Estate;

fn lent() -> (Estate, String) {
    let estate = Estate::new().client("1203", "Acme", "2026-03-01");
    let loan = estate.made(&["--as", "lee", "lend", "1203", "--to", "Ho", "--purpose", "audit", "--approve"]);
    (estate, loan)
}

#[test]
fn a_reader_keeps_a_file_for_another_term_once() {
    let (estate, loan) = lent();
    estate
        .run(["--as", "lee", "renew", &loan])
        .succeeds()
        .stdout("1203/x4d2")
        .stderr("1203/x4d2 is due on 2026-12-07 now.")
        .changes(
            "
        + units/12/1203/2026-03-01_acme_k36p/data/records/2026-11-23-loan-x4d2+02-renewed-d1ps.toml
        ~ units/12/1203/2026-03-01_acme_k36p/manifests/test.sha256",
        );
    estate.run(["--as", "lee", "renew", &loan]).refused(3).stderr(
        "
        error: 1203/x4d2 has been renewed 1 times, which is all that the estate allows
          hint: return it, and lend it anew",
    );
}

#[test]
fn the_day_can_be_told_and_is_not_before_the_old_one() {
    let (estate, loan) = lent();
    estate.run(["--as", "lee", "renew", &loan, "--due", "2026-11-29"]).exits(2).stderr(
        "
        error: the day on which it is due, 2026-11-29 comes before the day on which it is due, 2026-11-30
          hint: look for a slip of the keyboard in the dates",
    );
    estate
        .run(["--as", "lee", "renew", &loan, "--due", "2026-12-24"])
        .succeeds()
        .stdout("1203/x4d2")
        .stderr("1203/x4d2 is due on 2026-12-24 now.");
}

#[test]
fn what_is_not_out_is_not_renewed() {
    let (estate, loan) = lent();
    let estate = estate.with(&["return", &loan]);
    estate.run(["--as", "lee", "renew", &loan]).refused(3).stderr(
        "
        error: 1203/x4d2 is back, so it cannot be renewed
          hint: nothing more is done to it; `deedbox lend` asks anew",
    );
}
