//! `record refund`: a credit that is paid back, to clients and to who has left; never more than it is (P3-1).

use serde_json::Value;

use crate::promises::merge::merges;
use crate::support::Estate;

fn json(estate: &Estate, words: &[&str]) -> Value {
    let done = estate.command(&[&["--format", "json"], words].concat()).output();
    serde_json::from_slice(&done.stdout).unwrap_or_else(|e| panic!("{e}: {}", String::from_utf8_lossy(&done.stderr)))
}

/// Who was charged 100 and paid 150.50; the payment's id.
fn office() -> (Estate, String) {
    let estate = Estate::new().client("1203", "Acme", "2026-01-01").with(&[
        "record",
        "charge",
        "1203",
        "--item",
        "fee",
        "--due",
        "2026-02-15",
        "--amount",
        "100",
        "--date",
        "2026-02-01",
    ]);
    let payment = estate.made(&["record", "payment", "1203", "--amount", "150.50", "--date", "2026-03-01"]);
    (estate, payment)
}

#[test]
fn a_credit_is_paid_back_and_never_more_than_it_is() {
    let (estate, payment) = office();
    let refund = ["record", "refund", "1203", "--amount"];
    estate.run_words(&[&refund[..], &["50.51"]].concat()).refused(3).stderr(
        "
        error: 1203 has paid 50.50 too much by 2026-11-23, and no more than that is paid back
          hint: `deedbox statement 1203` shows the account; a deposit is given back by `deedbox record deposit 1203 --movement refunded`",
    );
    // On that day nothing had been paid yet.
    estate.run_words(&[&refund[..], &["1", "--date", "2026-02-28"]].concat()).refused(3).whatever_it_says();
    let id = estate
        .made(&[&refund[..], &["20.25", "--method", "轉數快", "--receipt", "T1", "--date", "2026-04-01"]].concat());
    estate.run_words(&[&refund[..], &["5", "--receipt", "T1"]].concat()).refused(3).whatever_it_says();
    estate.run_words(&[&refund[..], &["30.26"]].concat()).refused(3).whatever_it_says();
    let told = json(&estate, &["statement", "1203"]);
    let sums = ["charged", "paid", "refunded", "closing", "credit_balance", "overdue"].map(|key| told[key].clone());
    assert_eq!(sums, ["100.00", "150.50", "20.25", "-30.25", "30.25", "0.00"]);
    assert_eq!(json(&estate, &["report", "arrears"])["totals"]["credit"], "30.25");
    let before = json(&estate, &["report", "arrears", "--as-of", "2026-03-31"]);
    assert_eq!(before["totals"]["credit"], "50.50");
    estate.run(["report", "payments"]).succeeds().stdout(
        "
        Month    Count  Amount  Refunded
        2026-03      1  150.50      0.00
        2026-04      0    0.00     20.25
        Total        1  150.50     20.25
        ",
    );
    let page = estate.run(["print", "receipt", &id]).succeeds().whatever_it_says().out();
    assert!(page.contains("Refund") && page.matches("HKD 20.25").count() == 2, "{page}");

    // A payment that turns out to be none: the client owes what was paid back.
    let estate = estate.with(&["--as", "lee", "void", &payment, "--reason", "bounced", "--approve"]);
    let told = json(&estate, &["statement", "1203"]);
    assert_eq!(["closing", "owed", "overdue_since"].map(|key| told[key].clone()), ["120.25", "120.25", "2026-02-15"]);
    assert_eq!(told["open"][1]["kind"], "refund");
    let audit = json(&estate, &["audit", "--clause", "P3-1"]);
    let cases = audit["rows"][0]["cases"].as_array().unwrap();
    assert!(cases.iter().any(|case| case["id"] == id.as_str()), "{audit}");
    let todo = json(&estate, &["status", "--all"]);
    let mut todo = todo["rows"].as_array().unwrap().iter().filter(|row| row["what"] == "refunded-beyond");
    assert_eq!(todo.next().unwrap()["command"], format!("deedbox void {id} --reason TEXT"));
    let estate = estate.with(&["record", "payment", "1203", "--amount", "150.50"]);
    let audit = json(&estate, &["audit", "--clause", "P3-1"]);
    assert!(!audit["rows"][0]["cases"].to_string().contains(&id), "{audit}");
}

#[test]
fn who_left_is_paid_back_into_the_box_and_what_is_refunded_goes_to_no_charge() {
    let (estate, _) = office();
    let estate =
        estate.moved_out("1203", "2026-06-30").today("2027-01-05").with(&["archive-moved-out", "--year", "2026"]);
    let refund = ["record", "refund", "1203@2026-06-30", "--amount", "50.50", "--reason", "left"];
    let id = estate.made(&refund);
    assert!(estate.tree().keys().any(|path| path.contains("late") && path.contains("-refund-")));
    estate.run_words(&refund).refused(3).whatever_it_says();
    let told = json(&estate, &["statement", "1203@2026-06-30"]);
    assert_eq!(["closing", "credit_balance"].map(|key| told[key].clone()), ["0.00", "0.00"]);
    // A charge that comes later is not paid with what was given back.
    let late = ["record", "charge", "1203@2026-06-30", "--item", "water", "--due", "2026-01-01", "--amount", "10"];
    let estate = estate.today("2027-01-06").with(&late);
    let told = json(&estate, &["statement", "1203@2026-06-30"]);
    assert_eq!(["owed", "credit_balance"].map(|key| told[key].clone()), ["10.00", "0.00"]);
    assert_eq!(told["open"][0]["kind"], "charge");
    estate.run(["verify"]).succeeds().whatever_it_says();
    let estate = estate.with(&["--as", "lee", "void", &id, "--reason", "twice", "--approve"]);
    assert_eq!(json(&estate, &["statement", "1203@2026-06-30"])["credit_balance"], "40.50");
}

#[test]
fn two_clones_that_pay_one_credit_back_are_told() {
    let (estate, _) = office();
    let refund = ["record", "refund", "1203", "--amount", "50.50"];
    for merged in merges(&estate, &[&refund], &[&refund]) {
        let audit = json(&merged, &["audit", "--clause", "P3-1"]);
        let cases = audit["rows"][0]["cases"].as_array().unwrap().clone();
        let named: Vec<_> = cases.iter().filter(|case| case["id"].as_str().unwrap().contains('/')).collect();
        assert_eq!(named.len(), 1, "{audit}");
        assert_eq!(json(&merged, &["report", "arrears"])["totals"]["overdue"], "50.50");
        let id = named[0]["id"].as_str().unwrap();
        let merged = merged.with(&["--as", "lee", "void", id, "--reason", "twice", "--approve"]);
        assert_eq!(json(&merged, &["report", "arrears"])["totals"]["overdue"], "0.00");
    }
}

#[test]
fn refunds_and_readings_come_back_from_an_export() {
    let (estate, _) = office();
    let estate = estate
        .setting("[loans]", "[tariffs.water]\nper_unit = \"4.5\"\nunit = \"m3\"\nitem = \"水費\"\n\n[loans]")
        .with(&["record", "refund", "1203", "--amount", "10", "--method", "支票", "--receipt", "T1"])
        .with(&[
            "record",
            "reading",
            "1203",
            "--meter",
            "W1",
            "--value",
            "100",
            "--date",
            "2026-09-30",
            "--tariff",
            "water",
        ])
        .with(&["record", "reading", "1203", "--meter", "W1", "--value", "120.5", "--date", "2026-10-31"])
        .with(&["record", "reading", "1203", "--meter", "W1", "--value", "3", "--replaced"])
        .with(&["charge", "readings", "--due", "2026-12-15", "--yes"])
        .with(&["--as", "ho", "export", "-o", "out", "--to", "x", "--purpose", "y"])
        .with(&["init", "again", "--name", "Again"])
        .with(&["--as", "lee", "-C", "again", "import", "out"]);
    for report in ["arrears", "payments", "meters"] {
        let words = ["--format", "csv", "report", report];
        let here = estate.command(&words).output().stdout;
        let there = estate.command(&[&["-C", "again"], &words[..]].concat()).output().stdout;
        assert_eq!(String::from_utf8(here).unwrap(), String::from_utf8(there).unwrap(), "{report}");
    }
}

#[test]
fn a_table_of_amounts_is_of_payments_unless_it_is_called_after_refunds() {
    let table = "編號,單元,日期,金額,方式\nX1,1203,2026-04-01,500,支票\n";
    let estate = || Estate::new().client("1203", "Acme", "2026-03-01");
    let paid = estate().on_desk("四月.csv", table);
    paid.run(["import", "四月.csv"]).succeeds().whatever_it_says();
    assert!(paid.tree().keys().any(|path| path.contains("2026-04-01-payment")));
    let credit = estate().with(&["record", "payment", "1203", "--amount", "900", "--date", "2026-03-20"]);
    let back = credit.on_desk("四月退款.csv", table);
    back.run(["import", "四月退款.csv"]).succeeds().whatever_it_says();
    assert!(back.tree().keys().any(|path| path.contains("2026-04-01-refund")));
}
