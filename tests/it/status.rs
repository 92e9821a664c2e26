//! `deedbox status`: what wants doing today, each with the command that does it.

use crate::support::Estate;

#[test]
fn an_estate_in_order_has_nothing_to_do() {
    let estate = crate::audit::well_kept();
    // What the day's survey wants next is no breach of any clause.
    estate
        .run(["status", "--only", "damage", "--only", "incomplete", "--only", "past", "--only", "case-late"])
        .succeeds()
        .stderr("Nothing wants doing today.");
    let page = estate.run(["--format", "csv", "status", "--all"]).succeeds().whatever_it_says().out();
    assert_eq!(page.lines().skip(1).filter(|line| line.contains(",P")).collect::<Vec<_>>(), Vec::<&str>::new());
}

fn busy() -> Estate {
    let estate = Estate::new()
        .client("0301", "Gone Ltd", "2022-01-01")
        .with(&["--as", "lee", "move-out", "0301", "--date", "2024-02-01"])
        .with(&["add", "1203", "--company", "宏達貿易有限公司", "--move-in", "2025-03-01", "--lease-end", "2026-02-28"])
        .with(&["add", "1204", "--company", "Acme", "--move-in", "2025-04-01", "--custodian", "chan"])
        .with(&["label", "1204", "-o", "-"])
        .paper("1203", "House rules", "correspondence", "2025-04-01")
        .paper("1204", "House rules", "correspondence", "2025-04-02")
        .today("2026-11-01")
        .with(&["--as", "lee", "lend", "1203", "--to", "何小姐", "--purpose", "contract", "--approve"])
        .today("2026-11-23")
        .with(&["lend", "1204", "--to", "Ho", "--purpose", "audit"]);
    let inbox = estate.archive().join("inbox");
    std::fs::create_dir_all(&inbox).unwrap();
    std::fs::write(inbox.join("2026-11-19 it's a letter.pdf"), "x").unwrap();
    std::fs::write(inbox.join("2026-11-18.pdf"), "y").unwrap();
    estate
}

/// The sorts of the busy estate of which each line is compared.
const COMPARED: [&str; 24] = [
    "--only",
    "waits-for-me",
    "--only",
    "loan-overdue",
    "--only",
    "lease-ended",
    "--only",
    "in-inbox",
    "--only",
    "survey-due",
    "--only",
    "waits-for-others",
    "--only",
    "unconfirmed",
    "--only",
    "stale",
    "--only",
    "no-custodian",
    "--only",
    "not-visited",
    "--only",
    "not-boxed",
    "--only",
    "same-bytes",
];

#[test]
fn each_thing_stands_with_the_command_that_does_it() {
    let words: Vec<&str> = ["status"].into_iter().chain(COMPARED).collect();
    busy().run_words(&words).succeeds().stdout(
        r#"
        Loans overdue (1)
          a loan of 宏達貿易有限公司 (何小姐 · contract), of 2026-11-01: due on 2026-11-08: 15 days late (P2-7)
            deedbox return 1203/t09p

        Leases that ended (1)
          the file of 宏達貿易有限公司 in 1203: the lease ended on 2026-02-28, and nobody moved out (P2-3)
            deedbox move-out 1203 --date 2026-02-28

        Papers in the inbox (2)
          2026-11-18.pdf waits in the inbox since 2026-11-18
            deedbox inbox file 2026-11-18.pdf --unit UNIT --category CATEGORY
          2026-11-19 it's a letter.pdf waits in the inbox since 2026-11-19
            deedbox inbox file '2026-11-19 it'\''s a letter.pdf' --unit UNIT --category correspondence

        Survey due (3)
          no survey of 2026 was opened yet
            deedbox survey open --year 2026 --to all
          2023: no survey in this year (P1-6a)
            deedbox survey open --year 2023 --to all
          2022: no survey in this year (P1-6a)
            deedbox survey open --year 2022 --to all

        Waiting for others (1)
          the file of Acme is asked for since 2026-11-23 (Ho · audit); waits for the manager (lee)
            deedbox approve 1204/2gpa

        Clients to visit (2)
          the file of Acme in 1204: not visited since 2025-04-01 (P1-5c)
            deedbox record visit 1204 --occasion regular
          the file of 宏達貿易有限公司 in 1203: not visited since 2025-03-01 (P1-5c)
            deedbox record visit 1203 --occasion regular

        Files not confirmed (2)
          All of them:
            deedbox confirm --all-pending
          the file of Acme in 1204: never confirmed (P1-4c)
            deedbox confirm 1204
          the file of 宏達貿易有限公司 in 1203: never confirmed (P1-4c)
            deedbox confirm 1203

        Files to go through (2)
          All of them:
            deedbox review --all-pending
          the file of Acme in 1204: not gone through since 2025-04-01 (P3-6)
            deedbox review 1204
          the file of 宏達貿易有限公司 in 1203: not gone through since 2025-03-01 (P3-6)
            deedbox review 1203

        Files without a custodian (1)
          the file of 宏達貿易有限公司 in 1203: nobody keeps the file (P1-4b)
            deedbox amend 1203 custodian=STAFF

        Years to box (1)
          the file of Gone Ltd in 0301@2024-02-01: lies in no box (P2-6)
            deedbox archive-moved-out --year 2024

        The same paper with several clients (1)
          House rules is filed with 2 clients, byte for byte: 1203/4469 and 1204/d1gb
            deedbox show 1203
        "#,
    );
}

#[test]
fn programs_get_values_and_the_command() {
    let words: Vec<&str> = ["--format", "csv", "--as", "lee", "status"].into_iter().chain(COMPARED).collect();
    busy().run_words(&words).succeeds().stdout(
        r#"
        what,date,id,unit,company,title,who,days,amount,role,approvers,year,names,clauses,command
        waits-for-me,2026-11-23,1204/2gpa,,Acme,Ho · audit,chan,,,manager,lee,,loan,,deedbox approve 1204/2gpa
        loan-overdue,2026-11-01,1203/t09p,1203,宏達貿易有限公司,何小姐 · contract,,15,,,,,due on 2026-11-08: 15 days late,P2-7,deedbox return 1203/t09p
        lease-ended,2025-03-01,,1203,宏達貿易有限公司,宏達貿易有限公司,,,,,,,"the lease ended on 2026-02-28, and nobody moved out",P2-3,deedbox move-out 1203 --date 2026-02-28
        in-inbox,2026-11-18,,,,,,5,,,,,2026-11-18.pdf,,deedbox inbox file 2026-11-18.pdf --unit UNIT --category CATEGORY
        in-inbox,2026-11-19,,,,,,4,,,,,2026-11-19 it's a letter.pdf,,deedbox inbox file '2026-11-19 it'\''s a letter.pdf' --unit UNIT --category correspondence
        survey-due,,,,,,,,,,,2026,,,deedbox survey open --year 2026 --to all
        survey-due,2023-12-31,2023,,,,,,,,,,no survey in this year,P1-6a,deedbox survey open --year 2023 --to all
        survey-due,2022-12-31,2022,,,,,,,,,,no survey in this year,P1-6a,deedbox survey open --year 2022 --to all
        not-visited,2025-04-01,,1204,Acme,Acme,,,,,,,not visited since 2025-04-01,P1-5c,deedbox record visit 1204 --occasion regular
        not-visited,2025-03-01,,1203,宏達貿易有限公司,宏達貿易有限公司,,,,,,,not visited since 2025-03-01,P1-5c,deedbox record visit 1203 --occasion regular
        unconfirmed,2025-04-01,,1204,Acme,Acme,,,,,,,never confirmed,P1-4c,deedbox confirm 1204
        unconfirmed,2025-03-01,,1203,宏達貿易有限公司,宏達貿易有限公司,,,,,,,never confirmed,P1-4c,deedbox confirm 1203
        stale,2025-04-01,,1204,Acme,Acme,,,,,,,not gone through since 2025-04-01,P3-6,deedbox review 1204
        stale,2025-03-01,,1203,宏達貿易有限公司,宏達貿易有限公司,,,,,,,not gone through since 2025-03-01,P3-6,deedbox review 1203
        no-custodian,2025-03-01,,1203,宏達貿易有限公司,宏達貿易有限公司,,,,,,,nobody keeps the file,P1-4b,deedbox amend 1203 custodian=STAFF
        not-boxed,2024-02-01,,0301@2024-02-01,Gone Ltd,Gone Ltd,,,,,,,lies in no box,P2-6,deedbox archive-moved-out --year 2024
        same-bytes,,,,,House rules,,,,,,,1203/4469; 1204/d1gb,,deedbox show 1203
        "#,
    );
}

/// The lines of one sort.
fn only(estate: &Estate, sort: &str) -> String {
    let done = estate.command(&["status", "--only", sort]).output();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8_lossy(&done.stdout).into_owned()
}

#[test]
fn what_is_late_by_the_policys_figures_is_named_with_the_step_that_is_due() {
    let record = |estate: &Estate, words: &[&str]| estate.made(&[&["record"], words].concat());
    let estate = Estate::new().with(&[
        "add",
        "1203",
        "--company",
        "Acme",
        "--move-in",
        "2025-03-01",
        "--lease-end",
        "2026-12-10",
    ]);
    let repair =
        record(&estate, &["repair", "1203", "--category", "lift", "--title", "stuck", "--when", "2026-11-22T09:00"]);
    let complaint = record(
        &estate,
        &["complaint", "1203", "--about", "service-process", "--title", "rude", "--date", "2026-11-10"],
    );
    let violation =
        record(&estate, &["violation", "1203", "--category", "noise", "--title", "drums", "--date", "2026-11-01"]);
    record(
        &estate,
        &["charge", "1203", "--item", "fee", "--due", "2026-08-01", "--amount", "90", "--date", "2026-07-01"],
    );
    record(
        &estate,
        &["charge", "1203", "--item", "fee", "--due", "2026-11-01", "--amount", "70", "--date", "2026-10-01"],
    );
    record(&estate, &["payment", "1203", "--amount", "20", "--date", "2026-08-02"]);
    let keys = record(&estate, &["note", "1203", "--about", "keys", "--note", "two keys"]);
    let estate = estate
        .with(&["update", &complaint, "--status", "assigned", "--to", "front desk", "--date", "2026-11-11"])
        .with(&["update", &violation, "--to", "guards", "--date", "2026-11-02"]);
    let late = only(&estate, "case-late");
    assert!(
        late.contains("a repair of Acme (stuck), of 2026-11-22: nobody came in time, not done in time (P3-8)"),
        "{late}"
    );
    assert!(late.contains(&format!("deedbox update {repair} --status assigned --to DEPARTMENT")), "{late}");
    assert!(late.contains("a complaint of Acme (rude), of 2026-11-10: 13 days (P1-7c, P3-7)"), "{late}");
    let held = only(&estate, "case-held");
    assert!(held.contains("a violation of Acme (drums), of 2026-11-01: with guards since 2026-11-02 (P3-9)"), "{held}");
    let owed = only(&estate, "overdue");
    assert!(owed.contains("Acme owes 70.00 since 2026-08-01, 114 days"), "{owed}");
    let gates = only(&estate, "gate-noted");
    assert!(
        gates.contains(&format!("keys: two keys; the lease of Acme ends on 2026-12-10\n    deedbox close {keys}")),
        "{gates}"
    );
}

#[test]
fn of_many_lines_the_first_are_shown() {
    let mut estate = Estate::new();
    for n in 10..23 {
        let unit = format!("20{n}");
        estate = estate.with(&["unit", "add", &unit, "--floor", "20"]).client(&unit, "Acme", "2026-10-01");
    }
    let page = estate.run(["status"]).succeeds().whatever_it_says().out();
    assert!(page.contains("File labels to print (13)\n"), "{page}");
    assert!(page.contains("(13)\n  All of them:\n    deedbox label --all-pending -o PATH\n"), "{page}");
    assert_eq!(page.matches("deedbox label 20").count(), 3, "{page}");
    assert!(page.contains("… and 10 more:\n    deedbox status --only label-due\n"), "{page}");
    let all = estate.run(["status", "--all"]).succeeds().whatever_it_says().out();
    assert_eq!(all.matches("deedbox label 20").count(), 13, "{all}");
}

#[test]
fn looking_changes_nothing() {
    let estate = busy();
    for words in [
        &["status"][..],
        &["loans"],
        &["report", "clients"],
        &["show", "1203"],
        &["history", "1203"],
        &["search", "rules"],
    ] {
        let _ = estate.run_words(words).succeeds().whatever_it_says().changes("");
    }
}
