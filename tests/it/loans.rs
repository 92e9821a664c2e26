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
        id,unit,enquiry,status,lent_on,borrower,department,phone,code,title,level,purpose,approved_by,due,returned_on,condition,handled_by,remarks,asked_on,asked_by,place,renewals,overdue_days,contradictions
        1204/ay65,1204,,asked,,Lee,,,,Acme,ordinary,audit,,2026-11-27,,,,,2026-11-20,chan,office,0,0,
        1203/wrms,1203,,out,2026-11-01,何小姐,,,,宏達貿易有限公司,ordinary,contract,lee,2026-11-08,,,,,2026-11-01,lee,office,0,12,
        1204/7202,1204,,returned,2026-11-01,Ho,,,,Acme,ordinary,audit,lee,2026-11-08,2026-11-01,,,,2026-11-01,lee,office,0,0,
        ",
    );
}
