//! `deedbox lend`: the reading room (P2-7).

use crate::support::Estate;

fn estate() -> Estate {
    Estate::new().client("1203", "Acme", "2026-03-01").paper("1203", "lease", "contracts", "2026-03-01").paper(
        "1203",
        "letter",
        "correspondence",
        "2026-04-01",
    )
}

#[test]
fn lending_asks_and_waits() {
    let estate = estate();
    estate
        .run(["lend", "1203", "--to", "Ho", "--purpose", "contract", "--department", "Sales", "--phone", "2000 0001"])
        .succeeds()
        .stdout("1203/d1ps")
        .stderr("Ho asks for 1203. It waits for the manager: `deedbox approve 1203/d1ps`.")
        .changes(
            "
            + units/12/1203/2026-03-01_acme_k36p/data/records/2026-11-23-loan-d1ps.toml
            ~ units/12/1203/2026-03-01_acme_k36p/manifests/test.sha256",
        );
    estate.shows(
        &["-loan-"],
        r#"
        kind = "loan"
        date = 2026-11-23
        at = 2026-11-23T10:00:00+08:00
        clock = "set"
        by = "chan"
        lies_in = "mbfcq3d1/1203/2026-03-01_acme_k36p"
        borrower = "Ho"
        department = "Sales"
        phone = "2000 0001"
        level = "ordinary"
        purpose = "contract"
        due = 2026-11-30
        place = "office""#,
    );
}

#[test]
fn who_holds_the_role_asks_and_approves_in_one_call() {
    let estate = estate();
    estate
        .run(["--as", "lee", "lend", "1203", "--to", "Ho", "--purpose", "contract", "--approve"])
        .succeeds()
        .stdout("1203/d1ps")
        .stderr("Ho has 1203 until 2026-11-30.")
        .changes(
            "
            + units/12/1203/2026-03-01_acme_k36p/data/records/2026-11-23-loan-d1ps+01-approved-nfzb.toml
            + units/12/1203/2026-03-01_acme_k36p/data/records/2026-11-23-loan-d1ps.toml
            ~ units/12/1203/2026-03-01_acme_k36p/manifests/test.sha256",
        );
    estate.shows(
        &["+01-approved"],
        r#"
        record = "2026-11-23-loan-d1ps"
        action = "approved"
        of = "2026-11-23-loan-d1ps"
        date = 2026-11-23
        at = 2026-11-23T10:00:00+08:00
        clock = "set"
        by = "lee"
        lies_in = "mbfcq3d1/1203/2026-03-01_acme_k36p"
        same_person = true
        covers = [
          "5174f8a24e25e9481d528c309c0c255216a1eeba5cdb6ff299e3d4c59ee29968  data/records/2026-11-23-loan-d1ps.toml",
        ]"#,
    );
    estate.run(["lend", "1203", "--to", "Ho", "--purpose", "audit", "--approve"]).refused(3).stderr(
        "
            error: letting a file be read is reserved for the role manager, which chan does not hold
              hint: lee may: `--as lee`",
    );
}

#[test]
fn a_look_on_the_spot_is_one_call() {
    let estate = estate();
    estate
        .run(["--as", "lee", "lend", "1203", "--to", "Ho", "--purpose", "contract", "--returned"])
        .succeeds()
        .stdout("1203/d1ps")
        .stderr("Ho has read 1203 on the spot.")
        .changes(
            "
            + units/12/1203/2026-03-01_acme_k36p/data/records/2026-11-23-loan-d1ps+01-approved-nfzb.toml
            + units/12/1203/2026-03-01_acme_k36p/data/records/2026-11-23-loan-d1ps+02-returned-vh8x.toml
            + units/12/1203/2026-03-01_acme_k36p/data/records/2026-11-23-loan-d1ps.toml
            ~ units/12/1203/2026-03-01_acme_k36p/manifests/test.sha256",
        );
    estate
        .run(["--as", "lee", "lend", "1203", "--to", "Ho", "--purpose", "contract", "--approve"])
        .succeeds()
        .whatever_it_says();
}

#[test]
fn a_file_that_is_out_can_be_asked_for_and_not_let_go() {
    let estate = estate().with(&["--as", "lee", "lend", "1203", "--to", "Ho", "--purpose", "contract", "--approve"]);
    estate
        .run(["lend", "1203", "--to", "Ho", "--purpose", "audit"])
        .succeeds()
        .stdout("1203/d1ps")
        .stderr("Ho asks for 1203. It waits for the manager: `deedbox approve 1203/d1ps`.");
    estate.run(["--as", "lee", "lend", "1203", "--to", "Ho", "--purpose", "audit", "--approve"]).refused(3).stderr(
        "
            error: 1203 is out: Ho has had it since 2026-11-23
              hint: `deedbox return 1203/7202` when it is back",
    );
}

#[test]
fn different_papers_go_out_side_by_side_and_one_paper_once() {
    let estate = Estate::new().client("1203", "Acme", "2026-03-01").on_desk("a.txt", "a").on_desk("b.txt", "b");
    let file = |name| estate.made(&["file", "1203", name, "--category", "contracts", "--date", "2026-03-01"]);
    let (a, b) = (file("a.txt"), file("b.txt"));
    let lend = |paper: &str| {
        estate.run(["--as", "lee", "lend", "1203", "--to", "Ho", "--purpose", "audit", "--paper", paper, "--approve"])
    };
    lend(&a).succeeds().whatever_it_says();
    lend(&b).succeeds().whatever_it_says();
    lend(&a).refused(3).stderr(
        "
        error: 1203 is out: Ho has had it since 2026-11-23
          hint: `deedbox return 1203/d1ps` when it is back",
    );
    estate.run(["--as", "lee", "lend", "1203", "--to", "Ho", "--purpose", "audit", "--approve"]).refused(3).stderr(
        "
            error: 1203 is out: Ho has had it since 2026-11-23
              hint: `deedbox return 1203/284k` when it is back",
    );
}

#[test]
fn papers_stay_in_the_office_unless_the_estate_says_otherwise() {
    let estate = estate();
    let off_site = ["lend", "1203", "--to", "Ho", "--purpose", "court", "--off-site"];
    estate.run(off_site).refused(3).stderr(
        "
        error: papers are read in the office here, not off site
          hint: leave out `--off-site`; the estate allows it by `off_site_days` under [loans] in deedbox.toml",
    );
    let estate = estate.setting("off_site_days = 0", "off_site_days = 2");
    estate
        .run(off_site)
        .succeeds()
        .stdout("1203/284k")
        .stderr("Ho asks for 1203. It waits for the manager: `deedbox approve 1203/284k`.");
    assert!(estate.text_of(&["-loan-"]).contains("due = 2026-11-25\n"));
    estate.run_words(&[&off_site[..], &["--due", "2026-11-26"]].concat()).refused(3).stderr(
        "
            error: papers may be off site for 2 days at most
              hint: an earlier `--due`",
    );
}

#[test]
fn a_loan_is_due_after_it_begins() {
    let estate = estate();
    estate.run(["lend", "1203", "--to", "Ho", "--purpose", "audit", "--due", "2026-11-22"]).exits(2).stderr(
        "
            error: the day on which it is due, 2026-11-22 comes before the loan of 2026-11-23
              hint: look for a slip of the keyboard in the dates",
    );
    estate.run(["lend", "1203", "--to", "Ho", "--purpose", "audit", "--date", "2026-11-24"]).exits(2).stderr(
        "
            error: the loan of 2026-11-24 has not come yet: today is 2026-11-23
              hint: look for a slip of the keyboard in the date",
    );
}

#[test]
fn a_vacant_unit_has_no_file_and_who_left_is_named() {
    let estate = estate();
    estate.run(["lend", "1204", "--to", "Ho", "--purpose", "audit"]).refused(3).stderr(
        "
        error: unit 1204 is vacant
          hint: `deedbox add 1204 --company NAME --move-in D` opens a file",
    );
    let estate = estate.moved_out("1203", "2026-10-31");
    estate.run(["lend", "1203", "--to", "Ho", "--purpose", "audit"]).refused(3).stderr(
        "
        error: unit 1203 is vacant
          hint: who left last is `1203@2026-10-31`; `deedbox add 1203 --company NAME --move-in D` opens a file",
    );
    estate
        .run(["lend", "1203@2026-10-31", "--to", "Ho", "--purpose", "audit"])
        .succeeds()
        .stdout("1203@2026-10-31/ptza")
        .stderr("Ho asks for 1203@2026-10-31. It waits for the manager: `deedbox approve 1203@2026-10-31/ptza`.");
    estate.run(["lend", "1203@2026-10-30", "--to", "Ho", "--purpose", "audit"]).exits(2).stderr(
        "
            error: nobody left unit 1203 on 2026-10-30
              hint: clients left it on 2026-10-31",
    );
}

#[test]
fn a_paper_of_another_file_is_not_lent() {
    let estate = estate().client("1204", "Beta", "2026-03-01").on_desk("b.txt", "b");
    let theirs = estate.made(&["file", "1204", "b.txt", "--category", "contracts", "--date", "2026-03-01"]);
    estate.run(["lend", "1203", "--to", "Ho", "--purpose", "audit", "--paper", &theirs]).exits(2).stderr(
        "
            error: there is no record 1204/ay65
              hint: `deedbox show UNIT` and `deedbox search WORDS` print the ids",
    );
}

#[test]
fn a_loan_is_not_approved_after_the_day_on_which_it_was_due() {
    let estate = estate();
    let loan = estate.made(&["lend", "1203", "--to", "Ho", "--purpose", "audit", "--due", "2026-11-25"]);
    let in_time = estate.copy().today("2026-11-25");
    in_time.run(["--as", "lee", "approve", &loan]).succeeds().whatever_it_says();
    let late = estate.today("2026-11-26");
    let before = late.tree();
    let refused = late.command(&["--as", "lee", "approve", &loan]).output();
    let says = String::from_utf8_lossy(&refused.stderr);
    assert_eq!(refused.status.code(), Some(3), "{says}");
    assert!(
        says.contains("2026-11-25") && says.contains("a later `--due`") && says.contains("deedbox reject"),
        "{says}"
    );
    assert_eq!(crate::support::tree::changes(&before, &late.tree()), "");
    // The mend works, word for word.
    let late = late.with(&["--as", "lee", "reject", &loan, "--reason", "asked for anew"]);
    late.run(["--as", "lee", "lend", "1203", "--to", "Ho", "--purpose", "audit", "--due", "2026-11-30", "--approve"])
        .succeeds()
        .whatever_it_says();
}

#[test]
fn a_loan_that_a_wrong_clock_dated_comes_back() {
    let estate = estate();
    let ahead = estate.today("2035-01-05");
    let loan = ahead.made(&["--as", "lee", "lend", "1203", "--to", "Ho", "--purpose", "audit", "--approve"]);
    let right = ahead.today("2026-11-24");
    // Nobody waits nine years for it: it comes back, and the file can go out again.
    let again = ["--as", "lee", "lend", "1203", "--to", "何小姐", "--purpose", "audit", "--approve"];
    right.run(again).refused(3).whatever_it_says();
    let returned = right.with(&["return", &loan]);
    assert!(returned.text_of(&["-returned-"]).contains("date = 2026-11-24"));
    returned.run(again).succeeds().whatever_it_says();
}

#[test]
fn a_client_is_found_by_who_answers_for_them_and_an_enquiry_by_who_asked() {
    let estate = Estate::new().client("1203", "宏達", "2021-03-01").on_desk("plan.txt", "a plan");
    let estate = estate.with(&["--as", "lee", "amend", "1203", "contact.name=王先生", "--approve"]);
    let asked = estate.made(&["record", "enquiry", "--who", "陳先生", "--attach", "plan.txt"]);
    let lent = estate.made(&["lend", "王先生", "--to", "Ho", "--purpose", "audit"]);
    assert!(lent.starts_with("1203/"), "{lent}");
    let lent = estate.made(&["lend", "陳先生", "--to", "Ho", "--purpose", "audit", "--due", "月底"]);
    assert!(lent.starts_with("enquiries/"), "{lent} {asked}");
    estate.run(["lend", "何先生", "--to", "Ho", "--purpose", "audit"]).refused(2).whatever_it_says();
}
