//! `deedbox loans`: the loan register.

use crate::support::Estate;

fn estate() -> Estate {
    Estate::new()
        .client("1203", "宏達貿易有限公司", "2025-03-01")
        .client("1204", "Acme", "2025-03-01")
        .today("2026-11-01")
        .with(&["--as", "lee", "lend", "1203", "--to", "何小姐", "--purpose", "contract", "--approve"])
        .with(&["--as", "lee", "lend", "1204", "--to", "Ho", "--purpose", "audit", "--returned"])
        .today("2026-11-20")
        .with(&["lend", "1204", "--to", "Lee", "--purpose", "audit"])
}

#[test]
fn every_loan_is_listed_newest_first() {
    estate().run(["loans"]).succeeds().stdout(
        "
        Id         Status    Lent on     Borrower  Title             Due         Returned on
        1204/ay65  asked                 Lee       Acme              2026-11-27
        1203/wrms  out       2026-11-01  何小姐    宏達貿易有限公司  2026-11-08
        1204/7202  returned  2026-11-01  Ho        Acme              2026-11-08  2026-11-01
        ",
    );
}

#[test]
fn open_loans_are_out_or_wait_and_overdue_ones_are_late() {
    let estate = estate();
    estate.run(["loans", "--open"]).succeeds().stdout(
        "
        Id         Status  Lent on     Borrower  Title             Due         Returned on
        1204/ay65  asked               Lee       Acme              2026-11-27
        1203/wrms  out     2026-11-01  何小姐    宏達貿易有限公司  2026-11-08
        ",
    );
    estate.run(["loans", "--overdue"]).succeeds().stdout(
        "
        Id         Status  Lent on     Borrower  Title             Due         Returned on
        1203/wrms  out     2026-11-01  何小姐    宏達貿易有限公司  2026-11-08
        ",
    );
    estate.run(["loans", "--overdue", "--open"]).refused(2).whatever_it_says();
}

#[test]
fn the_register_for_the_spreadsheet_has_the_columns_of_the_form() {
    estate().run(["--format", "csv", "loans"]).succeeds().stdout(
        "
        id,unit,enquiry,status,lent_on,borrower,department,phone,code,title,level,purpose,approved_by,due,returned_on,condition,handled_by,remarks,asked_on,asked_by,place,renewals,overdue_days,contradictions,location
        1204/ay65,1204,,asked,,Lee,,,,Acme,ordinary,audit,,2026-11-27,,,,,2026-11-20,chan,office,0,0,,
        1203/wrms,1203,,out,2026-11-01,何小姐,,,,宏達貿易有限公司,ordinary,contract,lee,2026-11-08,,,,,2026-11-01,lee,office,0,12,,
        1204/7202,1204,,returned,2026-11-01,Ho,,,,Acme,ordinary,audit,lee,2026-11-08,2026-11-01,,,,2026-11-01,lee,office,0,0,,
        ",
    );
}

#[test]
fn a_register_says_who_handed_out_and_the_audit_judges_it() {
    let office = || {
        let office = Estate::new().client("1203", "Acme", "2026-03-01").client("1204", "Beta", "2026-03-01");
        office.client("1205", "Gamma", "2026-03-01")
    };
    let rows = "編號,單元,借閱日期,借閱人,事由,審批人,歸還日期,經手人\n\
        L1,1203,2026-11-23,ho,核對,lee,2026-11-23,lee\nL2,1204,2026-11-23,ho,核對,lee,2026-11-23,chan\n\
        L3,1205,2026-11-23,ho,核對,lee,2026-11-23,\n";
    let estate = office().on_desk("loans.csv", rows).with(&["--as", "lee", "import", "loans.csv"]);
    let told = |estate: &Estate| {
        let audit = ["--format", "json", "audit", "--clause", "P2-7"];
        let audit = String::from_utf8(estate.command(&audit).output().stdout).unwrap();
        let audit: serde_json::Value = serde_json::from_str(&audit).unwrap();
        let of = |key: &str| {
            let all = audit["rows"][0][key].as_array().unwrap().iter();
            all.map(|case| case["why"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        of("cases")
    };
    // Of the first a supervisor is named, of the second a clerk, of the third nobody.
    let expected = ["chan handed it out, who held no role supervisor then"];
    assert_eq!(told(&estate), expected);
    estate.run(["--as", "lee", "import", "loans.csv"]).exits(0).whatever_it_says().changes("");
    // It goes out with the register, and comes back as it was.
    let out = ["--as", "ho", "export", "-o", "out", "--register", "loans", "--to", "A", "--purpose", "x"];
    assert!(estate.command(&out).output().status.success());
    let text = std::fs::read_to_string(estate.desk().join("out/loans.csv")).unwrap();
    let again = office().on_desk("loans.csv", &text).with(&["--as", "lee", "import", "loans.csv"]);
    assert_eq!(told(&again), expected);
}
