//! `deedbox approve` and `deedbox reject`: who lets what go (P2-7, P1-5b).

use crate::support::Estate;

fn asked() -> (Estate, String) {
    let estate = Estate::new().client("1203", "Acme", "2026-03-01").paper("1203", "lease", "contracts", "2026-03-01");
    let loan = estate.made(&["lend", "1203", "--to", "Ho", "--purpose", "audit"]);
    (estate, loan)
}

#[test]
fn a_manager_lets_a_file_go() {
    let (estate, loan) = asked();
    estate
        .run(["--as", "lee", "approve", &loan, "--handled-by", "lee", "--note", "today only"])
        .succeeds()
        .stdout("1203/wrms")
        .stderr("Ho has 1203/wrms until 2026-11-30.")
        .changes(
            "
            + units/12/1203/2026-03-01_acme_k36p/data/records/2026-11-23-loan-wrms+01-approved-d1ps.toml
            ~ units/12/1203/2026-03-01_acme_k36p/manifests/test.sha256",
        );
    estate.shows(
        &["+01-approved"],
        r#"
        record = "2026-11-23-loan-wrms"
        action = "approved"
        of = "2026-11-23-loan-wrms"
        date = 2026-11-23
        at = 2026-11-23T10:00:00+08:00
        clock = "set"
        by = "lee"
        lies_in = "mbfcq3d1/1203/2026-03-01_acme_k36p"
        handled_by = "lee"
        covers = [
          "7bca6c6a31d389ac68d5337e30c591bace1346e64c4423d1f93d4276e690d102  data/records/2026-11-23-loan-wrms.toml",
        ]
        note = "today only""#,
    );
}

#[test]
fn an_id_is_enough_without_its_unit() {
    let (estate, loan) = asked();
    let (_, tail) = loan.split_once('/').unwrap();
    estate
        .run(["--as", "lee", "approve", tail])
        .succeeds()
        .stdout("1203/wrms")
        .stderr("Ho has 1203/wrms until 2026-11-30.");
}

#[test]
fn a_clerk_does_not_let_a_file_go() {
    let (estate, loan) = asked();
    estate.run(["approve", &loan]).refused(3).stderr(
        "
        error: letting a file be read is reserved for the role manager, which chan does not hold
          hint: lee may: `--as lee`",
    );
    estate.run(["reject", &loan, "--reason", "no"]).refused(3).stderr(
        "
        error: letting a file be read is reserved for the role manager, which chan does not hold
          hint: lee may: `--as lee`",
    );
}

#[test]
fn what_is_out_is_not_let_go_again() {
    let (estate, loan) = asked();
    let second = estate.made(&["lend", "1203", "--to", "Ho", "--purpose", "contract"]);
    let estate = estate.with(&["--as", "lee", "approve", &loan]);
    estate.run(["--as", "lee", "approve", &loan]).refused(3).stderr(
        "
        error: 1203/wrms is out, so it cannot be approved
          hint: `deedbox return 1203/wrms` or `deedbox renew 1203/wrms` comes next",
    );
    estate.run(["--as", "lee", "approve", &second]).refused(3).stderr(
        "
        error: 1203 is out: Ho has had it since 2026-11-23
          hint: `deedbox return 1203/wrms` when it is back",
    );
}

#[test]
fn a_confidential_loan_is_refused_to_the_manager_and_not_to_the_general_manager() {
    let estate = Estate::new().client("1203", "Acme", "2026-03-01").on_desk("rent.txt", "secret");
    let estate = estate.with(&[
        "file",
        "1203",
        "rent.txt",
        "--category",
        "contracts",
        "--date",
        "2026-03-01",
        "--level",
        "confidential",
    ]);
    let loan = estate.made(&["lend", "1203", "--to", "Ho", "--purpose", "audit"]);
    estate.run(["--as", "lee", "approve", &loan]).refused(3).stderr(
        "
        error: letting confidential papers be read is reserved for the role general-manager, which lee does not hold
          hint: ho may: `--as ho`",
    );
    estate
        .run(["--as", "ho", "approve", &loan, "--handled-by", "lee"])
        .succeeds()
        .stdout("1203/wrms")
        .stderr("Ho has 1203/wrms until 2026-11-30.");
}

#[test]
fn who_asked_approves_where_the_estate_lets_them() {
    let (estate, _) = asked();
    let loan = estate.made(&["--as", "lee", "lend", "1203", "--to", "Ho", "--purpose", "audit"]);
    let estate = estate.setting("same_person = true", "same_person = false");
    estate.run(["--as", "lee", "approve", &loan]).refused(3).stderr(
        "
        error: lee asked for 1203/7202 and may not approve it too
          hint: somebody else with the role approves it",
    );
    estate.run(["--as", "lee", "lend", "1203", "--to", "Ho", "--purpose", "audit", "--approve"]).refused(3).stderr(
        "
            error: lee asked for 1203/284k and may not approve it too
              hint: somebody else with the role approves it",
    );
    let estate = estate.setting("same_person = false", "same_person = true");
    estate
        .run(["--as", "lee", "approve", &loan])
        .succeeds()
        .stdout("1203/7202")
        .stderr("Ho has 1203/7202 until 2026-11-30. Asked for and approved by one person, which the record says.");
}

#[test]
fn a_rejection_has_a_reason_and_ends_the_loan() {
    let (estate, loan) = asked();
    estate.run(["--as", "lee", "reject", &loan]).exits(2).stderr(
        "
        error: the following required arguments were not provided:
          --reason <TEXT>
        Usage: deedbox reject --reason <TEXT> <ID>
        For more information, try '--help'.",
    );
    estate
        .run(["--as", "lee", "reject", &loan, "--reason", "read it in the office"])
        .succeeds()
        .stdout("1203/wrms")
        .stderr("1203/wrms is rejected.")
        .changes(
            "
            + units/12/1203/2026-03-01_acme_k36p/data/records/2026-11-23-loan-wrms+01-rejected-284k.toml
            ~ units/12/1203/2026-03-01_acme_k36p/manifests/test.sha256",
        );
    estate.run(["--as", "lee", "approve", &loan]).refused(3).stderr(
        "
        error: 1203/wrms was rejected, so it cannot be approved
          hint: nothing more is done to it; `deedbox lend` asks anew",
    );
}

#[test]
fn what_waits_for_nothing_cannot_be_approved() {
    let (estate, _) = asked();
    estate.run(["--as", "lee", "approve", "1203/zzzz"]).exits(2).stderr(
        "
        error: there is no record 1203/zzzz
          hint: `deedbox show UNIT` and `deedbox search WORDS` print the ids",
    );
    estate.run(["--as", "lee", "approve", "1203/cover"]).refused(3).stderr(
        "
        error: nothing of 1203/cover waits for a decision
          hint: `deedbox show 1203/cover` tells where it stands",
    );
    estate.run(["--as", "lee", "approve", "no id"]).exits(2).stderr(
        "
        error: <ID>: `no id` is not a record's id
          hint: write it like 1203/x4p9",
    );
}
