//! What the audit says of clients' relations (P1): consultation, complaints, answers, visits.

use crate::audit::{audited, of_clause, put};
use crate::support::Estate;

#[test]
fn a_consultation_is_one_for_the_contract_by_somebody_of_the_office_in_time() {
    let why = |loan: &[&str]| {
        let estate = Estate::new().client("1203", "Acme", "2025-05-01").on_desk("lease.txt", "lease");
        let lent: Vec<&str> =
            ["--as", "ho", "lend", "1203", "--returned", "--handled-by", "lee"].iter().chain(loan).copied().collect();
        let estate = estate.with(&lent);
        estate.made(&["file", "1203", "lease.txt", "--category", "contracts", "--date", "2026-11-01"]);
        of_clause(&estate, "P1-5a").0
    };
    assert_eq!(why(&["--to", "chan", "--purpose", "contract", "--date", "2026-10-20"]), "kept");
    assert_eq!(why(&["--to", "chan", "--purpose", "audit", "--date", "2026-10-20"]), "broken", "for something else");
    assert_eq!(why(&["--to", "李律師", "--purpose", "contract", "--date", "2026-10-20"]), "broken", "by a stranger");
    assert_eq!(why(&["--to", "chan", "--purpose", "contract", "--date", "2026-11-02"]), "broken", "afterwards");
    assert_eq!(why(&["--to", "chan", "--purpose", "contract", "--date", "2026-07-01"]), "broken", "too long before");
    assert_eq!(of_clause(&Estate::new().client("1203", "Acme", "2025-05-01"), "P1-5a").0, "not applicable");
}

#[test]
fn the_clock_of_a_case_runs_from_its_last_reopening() {
    let complaint = ["record", "complaint", "1203", "--about", "service-process", "--title", "rude", "--department"];
    let estate = Estate::new().client("1203", "Acme", "2026-01-01");
    let id = estate.made(&[&complaint[..], &["client-service", "--date", "2026-03-03"]].concat());
    let steps = |estate: Estate, day: &str| {
        estate
            .with(&["update", &id, "--status", "assigned", "--to", "client-service", "--date", day])
            .with(&["update", &id, "--status", "handled", "--date", day])
            .with(&["--as", "ho", "approve", &id, "--date", day])
            .with(&["--as", "ho", "update", &id, "--status", "answered", "--date", day])
            .with(&["close", &id, "--date", day])
    };
    let estate = steps(estate, "2026-03-04").with(&["reopen", &id, "--date", "2026-11-20"]);
    assert_eq!(of_clause(&estate, "P3-9").1, Vec::<String>::new(), "it came back three days ago");
    assert_eq!(of_clause(&estate, "P3-7").0, "kept");
    let estate = steps(estate, "2026-11-22");
    assert_eq!(of_clause(&estate, "P1-7c"), ("kept".to_owned(), Vec::new()));
}

#[test]
fn an_approver_who_did_not_hold_the_role_is_named() {
    let estate = Estate::new().client("1203", "Acme", "2026-05-01");
    let folder =
        estate.tree().into_keys().find_map(|path| path.strip_suffix("/data/cover.toml").map(str::to_owned)).unwrap();
    let record = "kind = \"complaint\"\ndate = 2026-11-20\nat = 2026-11-20T10:00:00+08:00\nby = \"chan\"\nabout = \"service-process\"\n\
                  department = \"客務部\"\n\n[[event]]\naction = \"handled\"\ndate = 2026-11-20\n\n\
                  [[event]]\naction = \"approved\"\ndate = 2026-11-21\nby = \"lee\"\n\n[[event]]\naction = \"closed\"\ndate = 2026-11-22\n";
    put(&estate, &folder, "data/records/2026-11-20-complaint-bbbb.toml", record);
    let (rows, _) = audited(&estate, &["--clause", "P1-7c"]);
    let why = |text: &str| ("1203/bbbb".to_owned(), text.to_owned());
    assert_eq!(
        rows["P1-7c"].1,
        [why("steps left out: answered"), why("approved by lee, who did not hold the role general-manager"),]
    );
}

/// A complaint as a register brings it: about what, for which department, with who answered it.
fn told(about: &str, department: &str, answered: &str) -> Estate {
    let estate = Estate::new().client("1203", "Acme", "2026-05-01");
    let folder =
        estate.tree().into_keys().find_map(|path| path.strip_suffix("/data/cover.toml").map(str::to_owned)).unwrap();
    let record = format!(
        "kind = \"complaint\"\ndate = 2026-11-20\nat = 2026-11-23T10:00:00+08:00\nby = \"chan\"\nabout = \"{about}\"\n\
         department = \"{department}\"\n\n[[event]]\naction = \"handled\"\ndate = 2026-11-20\n\n\
         [[event]]\naction = \"approved\"\ndate = 2026-11-23\nby = \"ho\"\n\n\
         [[event]]\naction = \"answered\"\ndate = 2026-11-23\n{answered}\n[[event]]\naction = \"closed\"\ndate = 2026-11-23\n"
    );
    put(&estate, &folder, "data/records/2026-11-20-complaint-bbbb.toml", &record);
    estate
}

#[test]
fn of_a_complaint_in_a_register_it_is_asked_who_helped_who_answered_and_who_approved() {
    let broken = |about: &str, department: &str, answered: &str| {
        let code = if about == "service-quality" { "P1-7b" } else { "P1-7c" };
        of_clause(&told(about, department, answered), code).1
    };
    let without = "handled without operations";
    let nobody = "answered, as a register tells, and nobody is named";
    let other = "answered by chan, who is not of the department that answers clients";
    let (by_chan, by_ho) = ("by = \"chan\"\n", "by = \"ho\"\n");
    assert_eq!(broken("service-quality", "客務部", ""), [without, nobody]);
    assert_eq!(broken("service-quality", "營運部", by_chan), [other]);
    assert_eq!(broken("service-quality", "operations", by_ho), [""; 0]);
    assert_eq!(broken("service-process", "客務部", by_ho), [""; 0]);
    let estate = told("service-process", "客務部", by_ho);
    let said = estate.run(["audit", "--clause", "P1-7c"]).succeeds().whatever_it_says();
    assert!(said.out().contains("1203/bbbb  approved by ho, as a register tells"), "{}", said.out());
}

#[test]
fn operations_are_named_by_whoever_handles_a_complaint_about_the_quality_of_the_service() {
    let with = |helper: &str| {
        let estate = Estate::new().client("1203", "Acme", "2026-05-01");
        let words = ["record", "complaint", "1203", "--about", "service-quality", "--title", "冷"];
        let id = estate.made(&[&words[..], &["--department", "客務部"]].concat());
        let estate = estate
            .with(&["update", &id, "--status", "assigned", "--to", "客務部"])
            .with(&["update", &id, "--status", "handled", "--with", helper]);
        of_clause(&estate, "P1-7b").1
    };
    assert_eq!(with("operations"), [""; 0]);
    assert_eq!(with("works"), ["handled without operations"]);
}

#[test]
fn what_was_said_at_a_visit_wants_an_answer_and_what_is_opened_again_wants_it_anew() {
    let visit = |more: &[&str]| {
        let words = ["record", "visit", "1203", "--occasion", "regular", "--date", "2026-10-01"];
        let estate = Estate::new().client("1203", "Acme", "2026-05-01").with(&[&words[..], more].concat());
        of_clause(&estate, "P1-1").0
    };
    assert_eq!(visit(&["--opinion", "電梯太慢"]), "broken");
    assert_eq!(visit(&[]), "not applicable", "nothing was said");
    let estate = Estate::new().client("1203", "Acme", "2026-05-01");
    let letter =
        estate.made(&["record", "letter", "1203", "--direction", "in", "--title", "停車", "--date", "2026-09-01"]);
    let estate = estate.with(&["update", &letter, "--status", "answered", "--date", "2026-09-05"]).with(&[
        "reopen",
        &letter,
        "--date",
        "2026-11-20",
    ]);
    assert_eq!(of_clause(&estate, "P1-1").0, "not applicable", "it was opened again three days ago");
    assert_eq!(of_clause(&estate.today("2026-12-05"), "P1-1").0, "broken");
}

#[test]
fn who_had_left_the_office_consulted_nothing() {
    let consulted = |left: &str| {
        let words = [
            "--as",
            "ho",
            "lend",
            "1203",
            "--to",
            "chan",
            "--purpose",
            "contract",
            "--returned",
            "--handled-by",
            "lee",
        ];
        let estate = Estate::new()
            .client("1203", "Acme", "2025-05-01")
            .with(&[&words[..], &["--date", "2026-10-20"]].concat())
            .paper("1203", "lease", "contracts", "2026-11-01")
            .with(&["--as", "lee", "staff", "leave", "chan", "--date", left]);
        of_clause(&estate, "P1-5a").0
    };
    assert_eq!(consulted("2026-11-22"), "kept", "it was before");
    assert_eq!(consulted("2026-10-01"), "broken");
}

#[test]
fn a_complaint_about_the_quality_is_handled_with_another_department() {
    let next = |about: &str| {
        let complaint = ["record", "complaint", "1203", "--about", about, "--title", "cold", "--date", "2026-03-03"];
        let estate = Estate::new().client("1203", "Acme", "2026-01-01");
        let id = estate.made(&complaint);
        let estate =
            estate.with(&["update", &id, "--status", "assigned", "--to", "client-service", "--date", "2026-03-04"]);
        let status = estate.command(&["status", "--all"]).output();
        let told = String::from_utf8_lossy(&status.stdout).into_owned();
        let step = format!("deedbox update {id} --status handled");
        let line = told.lines().find(|line| line.contains(&step)).unwrap_or_else(|| panic!("{told}"));
        line.split_once(&step).unwrap().1.trim().to_owned()
    };
    assert_eq!(next("service-quality"), "--with DEPARTMENT");
    assert_eq!(next("service-process"), "");
}
