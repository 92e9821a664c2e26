//! What is owed and held, on a day and by what was known.

use crate::support::Estate;

/// Acme, who owes; Beta, who paid too much and left; Gone, whose volume is boxed. What was entered when is told by `today`.
pub(super) fn estate() -> Estate {
    let built = [
        ("2021-12-01", "init ../tower --name Tower"),
        ("2021-12-01", "staff add lee --name Lee --role manager"),
        ("2021-12-01", "--as lee staff add chan --name Chan --role clerk"),
        ("2021-12-01", "--as lee staff add ho --name Ho --role general-manager --department office"),
        ("2021-12-01", "unit add 1203 --floor 12"),
        ("2021-12-01", "unit add 1204 --floor 12"),
        ("2021-12-01", "unit add 0301 --floor 3"),
        ("2022-01-01", "add 0301 --company Gone --move-in 2022-01-01"),
        ("2023-12-01", "record charge 0301 --item fee --due 2023-12-15 --amount 80 --date 2023-12-01"),
        ("2024-02-01", "--as lee move-out 0301 --date 2024-02-01 --waive arrears --reason later"),
        ("2025-01-02", "--as lee archive-moved-out --year 2024"),
        ("2025-01-03", "record payment 0301@2024-02-01 --amount 30 --date 2024-03-01"),
        (
            "2026-01-02",
            "add 1203 --company Acme --move-in 2026-01-01 --nature Ltd --headcount 5 --lease-end 2026-12-31 \
             --contact Lee;2000 --custodian chan",
        ),
        ("2026-01-02", "add 1204 --company Beta --move-in 2026-01-01"),
        ("2026-05-01", "record charge 1204 --item fee --due 2026-05-15 --amount 200 --date 2026-05-01"),
        ("2026-05-20", "record payment 1204 --amount 250 --date 2026-05-20"),
        ("2026-05-22", "--as lee move-out 1204 --date 2026-05-20"),
        ("2026-09-05", "record charge 1203 --no C1 --item fee --due 2026-08-15 --amount 1000 --date 2026-08-01"),
        ("2026-09-05", "record charge 1203 --no C2 --item fee --due 2026-09-15 --amount 1000 --date 2026-09-01"),
        ("2026-10-05", "record payment 1203 --amount 600 --charges C2 --date 2026-09-20"),
        ("2026-11-23", "record charge 1203 --no C3 --item fee --due 2026-11-03 --amount 1000 --date 2026-10-20"),
        ("2026-11-23", "record charge 1203 --no C4 --item fee --due 2026-12-01 --amount 500.50 --date 2026-11-10"),
        ("2026-11-23", "record payment 1203 --amount 300 --date 2026-11-01"),
    ];
    let mut estate = Estate::nothing();
    for (day, words) in built {
        estate = estate.today(day).with(&words.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>());
    }
    estate
}

#[test]
fn arrears_are_told_by_age_and_those_who_left_are_counted() {
    // C2 has what was paid for it; the 300 go to C1, which was due first.
    estate().run(["report", "arrears"]).succeeds().stdout(
        "
        Unit   Company  Departed  Not due  0–30 days  31–60 days  61–90 days  Over 90  Overdue  Prepaid
        0301   Gone     yes          0.00       0.00        0.00        0.00    50.00    50.00     0.00
        1203   Acme     no         500.50    1000.00        0.00      400.00   700.00  2100.00     0.00
        1204   Beta     yes          0.00       0.00        0.00        0.00     0.00     0.00    50.00
        Total                      500.50    1000.00        0.00      400.00   750.00  2150.00    50.00
        ",
    );
}

#[test]
fn arrears_of_a_day_are_those_of_the_day_and_by_what_was_known_then() {
    let estate = estate();
    estate.run(["--format", "csv", "report", "arrears", "--as-of", "2026-09-30"]).succeeds().stdout(
        "
        unit,company,departed,not_due,days_0_30,days_31_60,days_61_90,over_90,overdue,credit
        0301,Gone,true,0.00,0.00,0.00,0.00,50.00,50.00,0.00
        1203,Acme,false,0.00,400.00,1000.00,0.00,0.00,1400.00,0.00
        1204,Beta,true,0.00,0.00,0.00,0.00,0.00,0.00,50.00
        ",
    );
    // The payment of September was entered in October.
    let known = ["--format", "csv", "report", "arrears", "--as-of", "2026-09-30", "--known-at", "2026-09-30"];
    estate.run(known).succeeds().stdout(
        "
        unit,company,departed,not_due,days_0_30,days_31_60,days_61_90,over_90,overdue,credit
        0301,Gone,true,0.00,0.00,0.00,0.00,50.00,50.00,0.00
        1203,Acme,false,0.00,1000.00,1000.00,0.00,0.00,2000.00,0.00
        1204,Beta,true,0.00,0.00,0.00,0.00,0.00,0.00,50.00
        ",
    );
    // Before anybody knew that Gone would leave, and be boxed.
    let known = ["--format", "csv", "report", "arrears", "--as-of", "2024-02-10", "--known-at", "2024-02-01T09:59"];
    estate.run(known).succeeds().stdout(
        "
        unit,company,departed,not_due,days_0_30,days_31_60,days_61_90,over_90,overdue,credit
        0301,Gone,false,0.00,0.00,80.00,0.00,0.00,80.00,0.00
        ",
    );
    estate.run(["report", "arrears", "--known-at", "2026-13-01"]).refused(2).whatever_it_says();
}

#[test]
fn present_clients_are_those_who_were_known_to_be() {
    let estate = estate();
    let clients = |words: &[&str]| {
        let words: Vec<&str> = ["--format", "csv", "report", "clients"].iter().chain(words).copied().collect();
        let done = estate.command(&words).output();
        let text = String::from_utf8_lossy(&done.stdout).into_owned();
        text.lines().skip(1).map(|line| line.split(',').next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(clients(&["--as-of", "2026-05-19"]), ["1203", "1204"]);
    assert_eq!(clients(&["--as-of", "2026-05-20"]), ["1203"]);
    assert_eq!(clients(&["--as-of", "2026-05-21", "--known-at", "2026-05-21"]), ["1203", "1204"]);
    assert_eq!(clients(&["--as-of", "2026-05-21", "--known-at", "2026-01-01"]), Vec::<String>::new());
}

#[test]
fn deposits_are_what_is_held_of_each_sort() {
    let deposit = |estate: Estate, unit: &str, words: &str, date: &str| {
        let [about, movement, amount] = words.split(' ').collect::<Vec<_>>().try_into().unwrap();
        let words = ["--about", about, "--movement", movement, "--amount", amount, "--date", date];
        estate.with(&[&["record", "deposit", unit], words.as_slice()].concat())
    };
    let mut estate = estate();
    estate = deposit(estate, "1203", "tenancy received 5000", "2026-01-01");
    estate = deposit(estate, "1203", "tenancy deducted 100.5", "2026-10-01");
    estate = deposit(estate, "1203", "fit-out received 800", "2026-02-01");
    estate = deposit(estate, "1203", "fit-out refunded 800", "2026-10-02");
    estate = deposit(estate, "1204@2026-05-20", "tenancy received 70", "2026-01-01");
    estate.run(["report", "deposits"]).succeeds().stdout(
        "
        Unit   Company  Departed  Kind        Held
        1203   Acme     no        tenancy  4899.50
        1204   Beta     yes       tenancy    70.00
        Total                              4969.50
        ",
    );
    estate.run(["report", "deposits", "--as-of", "2026-03-31"]).succeeds().stdout(
        "
        Unit   Company  Departed  Kind        Held
        1203   Acme     no        tenancy  5000.00
        1203   Acme     no        fit-out   800.00
        1204   Beta     no        tenancy    70.00
        Total                              5870.00
        ",
    );
}

#[test]
fn payments_are_told_by_month_from_volumes_in_boxes_too() {
    let estate = estate();
    estate.run(["report", "payments"]).succeeds().stdout(
        "
        Month    Count   Amount  Refunded
        2026-05      1   250.00      0.00
        2026-09      1   600.00      0.00
        2026-11      1   300.00      0.00
        Total        3  1150.00      0.00
        ",
    );
    estate.run(["--format", "json", "report", "payments", "--year", "2024"]).succeeds().stdout(
        r#"
        {
          "report": "payments",
          "as_of": "2026-11-23",
          "year": 2024,
          "rows": [
            {
              "month": "2024-03",
              "count": 1,
              "amount": "30.00",
              "refunded": "0.00"
            }
          ],
          "totals": {
            "count": 1,
            "amount": "30.00",
            "refunded": "0.00"
          }
        }
        "#,
    );
    estate
        .run(["report", "payments", "--year", "2024", "--known-at", "2025-01-02"])
        .succeeds()
        .stderr("Nothing to show.");
}

/// Where a file lies now is one thing, what was known then another.
#[test]
fn what_was_known_before_a_client_left_is_read_from_the_box() {
    let charge = [
        "record",
        "charge",
        "1203",
        "--item",
        "管理費",
        "--due",
        "2025-01-20",
        "--amount",
        "100",
        "--date",
        "2025-01-05",
    ];
    let estate = Estate::founded()
        .today("2025-01-08")
        .with(&["staff", "add", "lee", "--name", "李美", "--role", "manager"])
        .with(&["--as", "lee", "staff", "add", "chan", "--name", "Chan", "--role", "clerk"])
        .with(&["unit", "add", "1203", "--floor", "12"])
        .today("2025-01-10")
        .client("1203", "Acme", "2024-01-01")
        .with(&charge)
        .today("2025-07-01")
        .with(&["--as", "lee", "move-out", "1203", "--date", "2025-06-30", "--waive", "arrears", "--reason", "法院"])
        .today("2026-01-05")
        .with(&["archive-moved-out", "--year", "2025"]);
    let rows = |known: &str| {
        let words = ["--format", "json", "report", "arrears", "--as-of", "2025-06-30", "--known-at", known];
        let run = estate.run(words).succeeds();
        let value: serde_json::Value = serde_json::from_str(&run.out()).unwrap();
        drop(run.whatever_it_says());
        value["rows"]
            .as_array()
            .unwrap()
            .iter()
            .map(|row| (row["unit"].clone(), row["departed"].clone()))
            .collect::<Vec<_>>()
    };
    assert_eq!(rows("2025-01-09"), []);
    assert_eq!(rows("2025-01-10"), [("1203".into(), false.into())]);
    assert_eq!(rows("2025-07-01"), [("1203".into(), true.into())]);
}

#[test]
fn a_client_who_was_voided_since_was_known_until_then() {
    let estate = Estate::new().client("1203", "Acme", "2026-05-01").today("2026-11-24");
    let occupied = || {
        let of = |words: &[&str]| {
            let words = [&["--format", "json", "report", "occupancy", "--as-of", "2026-06-01"], words].concat();
            let report: serde_json::Value = serde_json::from_str(&estate.made(&words)).unwrap();
            report["totals"]["occupied"].as_i64().unwrap()
        };
        (of(&["--known-at", "2026-11-23"]), of(&[]))
    };
    assert_eq!(occupied(), (1, 1));
    estate.made(&["--as", "lee", "void", "1203", "--reason", "another tower", "--approve"]);
    assert_eq!(occupied(), (1, 0), "nothing that is entered later changes what was known");
}
