//! `deedbox statement`, and `print statement`, `receipt`, `demand`: a client's account on screen and on paper (P3-1).

use serde_json::Value;

use crate::support::Estate;

const LANGUAGES: [&str; 3] = ["en", "zh-Hant", "zh-Hans"];

/// A client who owes, with a charge that was put right later, and a deposit; with the id of the payment.
fn estate() -> (Estate, String) {
    let charge = ["record", "charge", "1203", "--item", "管理費"];
    let with = |words: &[&'static str]| [&charge[..], words].concat();
    let estate = Estate::new()
        .today("2026-03-02")
        .client("1203", "<b>宏達</b> & Söhne", "2026-03-01")
        .with(&["record", "deposit", "1203", "--about", "tenancy", "--movement", "received", "--amount", "15600"])
        .with(&with(&["--no", "C1", "--period", "2026-03", "--due", "2026-03-15", "--amount", "5200.00"]))
        .today("2026-04-01");
    let second = estate.made(&with(&["--no", "C2", "--period", "2026-04", "--due", "2026-04-15", "--amount", "5200"]));
    let payment = ["record", "payment", "1203", "--amount", "5000", "--receipt", "R1", "--method", "支票"];
    let payment = estate.made(&[&payment[..], &["--charges", "C1"]].concat());
    let right = ["--as", "lee", "amend", &second, "amount=5100.10", "--from", "2026-05-01", "--approve"];
    (estate.today("2026-05-04").with(&right), payment)
}

fn json(estate: &Estate, words: &[&str]) -> Value {
    let done = estate.command(&[&["--format", "json"], words].concat()).output();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    serde_json::from_slice(&done.stdout).unwrap()
}

fn page(estate: &Estate, words: &[&str]) -> String {
    let run = estate.run_words(&[&["print"], words].concat());
    let page = run.out();
    run.succeeds().changes("").whatever_it_says();
    assert!(!page.contains("<script") && !page.contains("http") && !page.contains("<b>"), "{page}");
    page
}

/// The figures of a page in the order in which they stand: what looks like money, in cells and lists.
fn figures(page: &str) -> Vec<String> {
    let body = page.split("</style>").nth(1).unwrap();
    let is_money = |text: &str| {
        let (whole, cents) = text.trim_start_matches('-').split_once('.').unwrap_or_default();
        cents.len() == 2 && !whole.is_empty() && [whole, cents].concat().bytes().all(|b| b.is_ascii_digit())
    };
    body.split(['<', '>', ' ']).filter(|text| is_money(text)).map(ToOwned::to_owned).collect()
}

fn cell(row: &Value, key: &str) -> Option<String> {
    row[key].as_str().map(ToOwned::to_owned)
}

#[test]
fn a_statement_has_the_balance_behind_each_line_and_deposits_apart() {
    let (estate, _) = estate();
    estate.run(["statement", "1203", "--since", "2026-04-01"]).succeeds().stdout(
        "
        Unit             1203
        Company          <b>宏達</b> & Söhne
        Since            2026-04-01
        Until            2026-05-04
        Currency         HKD
        Opening balance  5200.00
        Charged          5100.10
        Paid             5000.00
        Refunded         0.00
        Closing balance  5300.10
        Owed             5300.10
        Not due          0.00
        Overdue          5300.10
        Overdue since    2026-03-15
        Credit balance   0.00
        Deposits held    15600.00

        Statement
        Date        Kind     Standing  Detail            Due         Charged     Paid   Balance  Id
        2026-04-01  charge             管理費 · 2026-04  2026-04-15  5200.00           10400.00  1203/7202
        2026-04-01  payment            支票 · R1                              5000.00   5400.00  1203/ay65
        2026-05-01  charge   amended   管理費 · 2026-04  2026-04-15   -99.90            5300.10  1203/7202
        Total                                                        5100.10  5000.00   5300.10

        Open
        Due         Item    Period    Amount  Outstanding  Overdue days  Id
        2026-03-15  管理費  2026-03  5200.00       200.00            50  1203/wrms
        2026-04-15  管理費  2026-04  5100.10      5100.10            19  1203/7202
        Total                                     5300.10
        ",
    );
    estate.run(["--format", "csv", "statement", "1203", "--until", "2026-03-31"]).succeeds().stdout(
        "
        date,kind,standing,detail,item,period,due,method,receipt,no,charged,paid,refunded,balance,id
        2026-03-02,charge,,管理費 · 2026-03,管理費,2026-03,2026-03-15,,,C1,5200.00,,,5200.00,1203/wrms
        ",
    );
    let before = json(&estate, &["statement", "1203", "--known-at", "2026-03-31"]);
    assert_eq!(before["closing"], "5200.00");
    estate.run(["statement", "1203", "--since", "2026-04-02", "--until", "2026-04-01"]).exits(2).stderr(
        "
        error: the last day, 2026-04-01 comes before the first day, 2026-04-02
          hint: look for a slip of the keyboard in the dates",
    );
    estate.run(["statement", "1204"]).refused(3).whatever_it_says();
}

#[test]
fn the_pages_have_the_figures_of_the_json_in_every_language() {
    let (estate, payment) = estate();
    let account = json(&estate, &["statement", "1203"]);
    let rows = account["rows"].as_array().unwrap();
    let of_row = |row: &Value| ["charged", "paid", "balance"].map(|key| cell(row, key)).into_iter().flatten().collect();
    let head = |keys: &[&str]| keys.iter().filter_map(|key| cell(&account, key)).collect::<Vec<_>>();
    let of = |key: &str, columns: &[&str]| {
        let rows = account[key].as_array().unwrap().iter();
        rows.flat_map(|row| columns.iter().filter_map(|key| cell(row, key)).collect::<Vec<_>>()).collect::<Vec<_>>()
    };
    let mut wanted = head(&["opening"]);
    wanted.extend(rows.iter().flat_map::<Vec<String>, _>(of_row));
    wanted.extend(head(&["charged", "paid", "closing", "overdue", "not_due", "credit_balance", "deposits_held"]));
    wanted.extend(of("open", &["amount", "outstanding"]));
    wanted.extend(head(&["owed"]));
    wanted.extend(of("deposits", &["amount", "held"]));
    for language in LANGUAGES {
        let statement = page(&estate, &["statement", "1203", "--lang", language]);
        assert_eq!(figures(&statement), wanted, "{language}");
        assert!(statement.contains("&lt;b&gt;宏達") && statement.contains("class=\"signatures\""), "{statement}");

        let demand = page(&estate, &["demand", "1203", "--lang", language]);
        let mut owed = vec![account["overdue"].as_str().unwrap().to_owned()];
        owed.extend(of("open", &["amount", "outstanding"]));
        owed.push(owed[0].clone());
        assert_eq!(figures(&demand), owed, "{language}");

        let receipt = page(&estate, &["receipt", &payment, "--lang", language]);
        // Two copies, each with the amount and the charge that it was paid for.
        assert_eq!(figures(&receipt), ["5000.00", "5200.00", "5000.00", "5200.00"], "{language}");
        assert_eq!(receipt.matches("HKD 5000.00").count(), 2);
    }
    assert!(page(&estate, &["demand", "1203", "--lang", "zh-Hans"]).contains("催款通知"));
    assert!(page(&estate, &["receipt", &payment, "--lang", "zh-Hant"]).contains("客戶聯"));
}

#[test]
fn where_nothing_was_paid_nothing_has_no_sign() {
    let estate = Estate::new().client("1203", "Acme", "2026-03-01");
    let estate =
        estate.with(&["record", "charge", "1203", "--item", "rent", "--due", "2026-03-15", "--amount", "5200"]);
    assert_eq!(json(&estate, &["statement", "1203"])["paid"], "0.00");
    for words in [&["statement", "1203"][..], &["print", "statement", "1203"]] {
        let done = estate.command(words).output();
        let shown = String::from_utf8_lossy(&done.stdout).into_owned();
        assert!(shown.contains("5200.00") && !shown.contains("-0.00"), "{words:?}: {shown}");
    }
}

#[test]
fn a_demand_is_for_what_is_overdue_on_the_day() {
    let (estate, payment) = estate();
    estate.run(["print", "demand", "1203", "--as-of", "2026-03-14"]).exits(1).stderr("There is nothing to print.");
    let first = page(&estate, &["demand", "1203", "--as-of", "2026-03-15"]);
    assert_eq!(figures(&first), ["5200.00"; 4]);
    estate
        .run(["print", "demand", "1203", "-o", "demand.html"])
        .succeeds()
        .stderr(
            "
            Written: demand.html. Open it in a browser and print it at 100 %.
            `deedbox record letter 1203 --direction out --title TEXT` notes that a demand was sent.",
        )
        .changes("")
        .changes_around("+ desk/demand.html");
    let estate = estate.with(&["--as", "lee", "void", &payment, "--reason", "bounced", "--approve"]);
    estate.run(["print", "receipt", &payment]).refused(3).whatever_it_says();
    assert_eq!(json(&estate, &["statement", "1203"])["closing"], "10300.10");
}

#[test]
fn the_account_of_who_left_is_told_from_the_box() {
    let estate = Estate::new()
        .today("2025-06-30")
        .client("1203", "Acme", "2021-03-01")
        .with(&["record", "charge", "1203", "--item", "fee", "--due", "2025-05-15", "--amount", "80.05"])
        .with(&["--as", "lee", "move-out", "1203", "--date", "2025-06-30", "--waive", "arrears", "--reason", "later"])
        .today("2026-01-05")
        .with(&["archive-moved-out", "--year", "2025"])
        .client("1203", "Beta", "2026-01-01");
    let deposit = ["record", "deposit", "1203@2025-06-30", "--about", "tenancy", "--movement"];
    let held = estate.made(&[&deposit[..], &["received", "--amount", "50", "--date", "2025-06-01"]].concat());
    let deducted = estate.made(&[&deposit[..], &["deducted", "--amount", "20"]].concat());
    let refunded = estate.made(&[&deposit[..], &["refunded", "--amount", "30", "--reason", "left"]].concat());
    let estate = estate.with(&["record", "payment", "1203@2025-06-30", "--amount", "100", "--date", "2026-01-02"]);
    let account = json(&estate, &["statement", "1203@2025-06-30"]);
    let told =
        ["company", "move_out", "closing", "owed", "credit_balance", "deposits_held"].map(|key| account[key].clone());
    assert_eq!(told, ["Acme", "2025-06-30", "-19.95", "0.00", "19.95", "0.00"]);
    let moved: Vec<_> = account["deposits"].as_array().unwrap().iter().map(|row| row["held"].clone()).collect();
    assert_eq!(moved, ["50.00", "30.00", "0.00"]);
    assert_eq!(json(&estate, &["statement", "1203"])["rows"], Value::Array(Vec::new()));
    assert!(page(&estate, &["receipt", &held]).contains("Deposit receipt"));
    assert!(page(&estate, &["receipt", &refunded]).contains("Deposit refund"));
    estate.run(["print", "receipt", &deducted]).exits(2).whatever_it_says();
    estate.run(["print", "receipt", "1203@2025-06-30/cover"]).exits(2).whatever_it_says();
}
