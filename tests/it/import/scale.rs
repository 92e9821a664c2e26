//! An import looks where its rows say, however large the estate is; and of many wrong rows as far as it must.

use std::fmt::Write;
use std::fs;

use super::office::{Office, STAFF};
use crate::support::peer;

/// An estate of so many units on one floor, each with a client who paid on the first of a month and has a loan behind them.
fn tower(units: u32) -> Office {
    let of_all = |head: &str, row: &dyn Fn(u32) -> String| {
        (1..=units).fold(format!("{head}\n"), |mut text, unit| {
            writeln!(text, "{}", row(unit)).unwrap();
            text
        })
    };
    let office = Office::new()
        .table("staff.csv", STAFF)
        .table("all/units.csv", of_all("單元,樓層", &|unit| format!("{},2", 200 + unit)))
        .table(
            "all/clients.csv",
            of_all("單元,公司名稱,入住日期", &|unit| format!("{},C{unit},2024-01-01", 200 + unit)),
        )
        .table(
            "all/payments.csv",
            of_all("編號,單元,日期,金額", &|unit| format!("P{unit},{},2026-03-01,10", 200 + unit)),
        );
    office.run(&["import", "staff.csv", "all"]).done();
    office
}

/// How many lists and records a command opens.
fn opened(office: &Office, words: &[&str]) -> (usize, usize) {
    let trace = office.desk().join("calls");
    let beneath = format!("exec strace -f -qq -o '{}' -e trace=openat2 \"$0\" \"$@\"", trace.display());
    let done = office.command(words).set("DEEDBOX_STAFF", "lee").seed(4).beneath(&beneath).output();
    assert!(done.status.success(), "{done:?}");
    let calls = fs::read_to_string(&trace).unwrap();
    fs::remove_file(&trace).unwrap();
    let of = |ending: &str| calls.lines().filter(|line| line.contains(ending) && !line.contains("O_PATH")).count();
    (of(".sha256\""), of(".toml\""))
}

#[test]
fn an_import_of_one_unit_opens_as_much_in_a_large_estate_as_in_a_small_one() {
    if !peer::is_there("strace", "the files that an import opens, counted by strace") {
        return;
    }
    let (small, large) = (tower(3), tower(33));
    let rows = |from: u32| {
        (from..from + 20).fold("編號,單元,日期,金額\n".to_owned(), |mut text, row| {
            writeln!(text, "X{row},202,2026-04-{:02},5", row % 20 + 1).unwrap();
            text
        })
    };
    for office in [&small, &large] {
        office.put("payments.csv", rows(0));
    }
    let import = ["import", "payments.csv"];
    let (lists, records) = opened(&small, &import);
    let (lists_of_large, records_of_large) = opened(&large, &import);
    assert_eq!(records, records_of_large, "records opened");
    // Where a number is new, the lists of the others are gone through for records of its day: each once.
    assert_eq!(lists_of_large - lists, 2 * 30, "lists opened");
    // What is known already is found where its rows say that it is.
    assert_eq!(opened(&small, &import), opened(&large, &import));
    assert_eq!(large.run(&import).done().out, "payments 0 new, 20 as before\n");
    // Of the others those alone are read that are of the day of a new row: one each.
    for office in [&small, &large] {
        office.put("payments.csv", format!("{}Y1,202,2026-03-01,5\n", rows(0)));
    }
    let (small, large) = (opened(&small, &import).1, opened(&large, &import).1);
    assert_eq!(large - small, 30);
}

#[test]
fn a_number_is_known_again_in_another_unit_by_its_day() {
    let office = tower(3);
    let payment = |row: &str| office.put("payments.csv", format!("編號,單元,日期,金額\n{row}\n"));
    payment("P1,202,2026-03-01,10");
    let differs = ["payments.csv:2, 單元 `202`: imported already as units/2/201/"];
    office.run(&["import", "payments.csv", "--dry-run"]).refused(3).says(&differs);
    office.run(&["import", "payments.csv"]).refused(3).says(&differs);
    // In its own unit whatever its day.
    payment("P1,201,2026-03-02,10");
    office.run(&["import", "payments.csv"]).refused(3).says(&["日期 `2026-03-02`", "first `2026-03-01`"]);
    // With another unit and another day it is another payment.
    payment("P1,202,2026-03-02,10");
    assert_eq!(office.run(&["import", "payments.csv"]).done().out, "payments 1 new, 0 as before\n");
    assert_eq!(office.run(&["import", "payments.csv"]).done().out, "payments 0 new, 1 as before\n");
    // Of the same day as what stands elsewhere, and with a number of its own, it is new.
    payment("P9,202,2026-03-01,10");
    assert_eq!(office.run(&["import", "payments.csv"]).done().out, "payments 1 new, 0 as before\n");
}

#[test]
fn what_cannot_be_read_elsewhere_is_named_where_it_may_hold_the_number() {
    let office = tower(3);
    let path = office.tree().into_keys().find(|path| path.contains("/203/") && path.contains("-payment-")).unwrap();
    let full = office.archive().join(&path);
    fs::write(&full, fs::read_to_string(&full).unwrap().replace("10.00", "11.00")).unwrap();
    let import = |row: &str| {
        office.put("payments.csv", format!("編號,單元,日期,金額\n{row}\n"));
        let done = office.command(&["import", "payments.csv"]).set("DEEDBOX_STAFF", "lee").seed(8).output();
        (done.status.code(), String::from_utf8_lossy(&done.stderr).into_owned())
    };
    let (code, says) = import("N1,202,2026-03-01,10");
    assert!(code == Some(4) && says.contains(&path), "{code:?} {says}");
    assert_eq!(import("N1,202,2026-03-02,10").0, Some(0));
}

#[test]
fn beyond_a_thousand_wrong_rows_the_rest_is_counted_and_what_is_right_is_not_made() {
    let office = tower(2);
    // Each second row is wrong: in its amount, in its unit, or in what it says of the past.
    let wrong =
        ["W{},201,2026-04-01,x", "W{},999,2026-04-01,5", "W{},201@2020-01-01,2026-04-01,5", "W{},201,2027-04-01,5"];
    let rows = (0..3_000).fold("編號,單元,日期,金額\n".to_owned(), |mut text, row| {
        let wrong = wrong[row % wrong.len()].replace("{}", &row.to_string());
        writeln!(text, "{wrong}\nR{row},201,2026-04-01,5").unwrap();
        text
    });
    office.put("payments.csv", rows);
    let before = office.tree();
    let told = ["3000 rows are wrong", "payments.csv:2, ", "payments.csv:2000, ", "and 2000 more"];
    let rehearsed = office.run(&["import", "payments.csv", "--dry-run"]).refused(2).says(&told);
    assert!(rehearsed.err.contains("payments.rejected.xlsx") && rehearsed.err.contains("2000"), "{}", rehearsed.err);
    let real = office.run(&["import", "payments.csv", "--rejects", "mine.xlsx"]).refused(2).says(&told);
    assert!(!real.err.contains("payments.csv:2002,") && real.err.contains("mine.xlsx"), "{}", real.err);
    assert_eq!(before, office.tree());
    // What the workbook holds is what is named: the first thousand.
    if peer::python_has("openpyxl", "the workbook of refused rows, counted by openpyxl") {
        let count = "import openpyxl; print([openpyxl.load_workbook(f).active.max_row for f in ('mine.xlsx', 'payments.rejected.xlsx')])";
        assert_eq!(peer::succeeds(&office.desk(), "python3", &["-c", count]).trim(), "[1001, 1001]");
    }
}
