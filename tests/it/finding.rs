//! What a clerk looks for every day: who is in the building, whom to call, where a paper lies, what a payment paid.

use crate::support::Estate;

fn estate() -> Estate {
    Estate::new()
        .with(&["add", "1203", "--company", "宏達", "--move-in", "2026-03-01", "--contact", "陳小姐;2111 0001;c@x.hk"])
        .with(&["add", "0301", "--company", "Acme", "--move-in", "2026-04-01"])
}

#[test]
fn list_names_the_clients_floor_by_floor() {
    let estate = estate();
    estate.run(["list"]).succeeds().stdout(
        "
        Floor  Unit  Company  Contact  Phone      Lease end  Custodian
        3      0301  Acme
        12     1203  宏達     陳小姐   2111 0001",
    );
    estate.run(["list", "--floor", "3"]).succeeds().stdout(
        "
        Floor  Unit  Company  Contact  Phone  Lease end  Custodian
        3      0301  Acme",
    );
    estate.run(["list", "--floor", "9"]).refused(2).whatever_it_says();
}

#[test]
fn report_contacts_has_each_person_and_who_has_none() {
    let estate = estate().with(&["amend", "1203", "emergency=保安;9111 0002", "--approve", "--as", "lee"]);
    estate.run(["report", "contacts"]).succeeds().stdout(
        "
        Floor  Unit  Company  For        Name    Phone      E-mail
        3      0301  Acme
        12     1203  宏達     everyday   陳小姐  2111 0001  c@x.hk
        12     1203  宏達     emergency  保安    9111 0002",
    );
    estate.run(["report", "contacts", "--floor", "9"]).refused(2).whatever_it_says();
}

#[test]
fn show_says_where_a_paper_lies_from_where_one_stands() {
    let estate = estate().paper("1203", "lease", "contracts", "2026-03-01");
    let sheet = estate.run(["show", "1203"]);
    let says = sheet.out();
    sheet.succeeds().whatever_it_says();
    assert!(says.contains("../tower/units/12/1203/"), "{says}");
    // For programs it is where it lies in the archive, wherever they stand.
    let sheet = estate.run(["--format", "json", "show", "1203"]);
    let says = sheet.out();
    sheet.succeeds().whatever_it_says();
    assert!(says.contains("\"units/12/1203/") && !says.contains("../tower"), "{says}");
}

#[test]
fn a_payment_answers_with_what_it_paid_and_what_is_owed_still() {
    let charge = |period: &'static str, due: &'static str| {
        ["record", "charge", "1203", "--item", "管理費", "--period", period, "--due", due, "--amount", "5200"]
    };
    let estate = estate().with(&charge("2026-09", "2026-09-15")).with(&charge("2026-10", "2026-10-15"));
    let pay = |amount| ["record", "payment", "1203", "--amount", amount];
    let paid = |amount| {
        let run = estate.run_words(&pay(amount));
        let says = run.err();
        run.succeeds().whatever_it_says();
        says.lines().skip(1).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(paid("6000"), "It pays 管理費 2026-09 5200.00 and 管理費 2026-10 800.00. Still owed: 4400.00.");
    assert_eq!(
        paid("4500"),
        "It pays 管理費 2026-10 4400.00. Nothing is owed any more.\nPaid beyond all charges: 100.00."
    );
    assert_eq!(paid("10"), "It pays no charge.\nPaid beyond all charges: 110.00.");
    let run = estate.run_words(&[&pay("10")[..], &["--dry-run"]].concat());
    assert!(!run.err().contains("owed"));
    run.succeeds().whatever_it_says();
}

#[test]
fn the_report_of_a_survey_is_printed_as_it_stands() {
    let estate = estate().with(&["survey", "open", "--year", "2026", "--to", "all"]);
    let estate =
        estate.with(&["survey", "respond", "1203", "--year", "2026", "--answer", "service-quality=4:冷氣太冷"]);
    let run = estate.run(["print", "survey", "--year", "2026"]);
    let page = run.out();
    run.succeeds().changes("").whatever_it_says();
    assert!(page.contains("冷氣太冷") && !page.contains("<script"), "{page}");
    estate.run(["print", "survey", "--year", "2025"]).refused(2).whatever_it_says();
}
