//! `deedbox charge all`: a charge for every client by area and days, once, to the cent (P3-1).

use std::collections::BTreeMap;

use serde_json::Value;

use crate::promises::merge::merges;
use crate::support::{Estate, peer};

const ALL: [&str; 10] =
    ["charge", "all", "--item", "管理費", "--rate-per-m2", "16.5", "--period", "2026-11", "--due", "2026-12-15"];

fn json(estate: &Estate, words: &[&str]) -> Value {
    let done = estate.command(&[&["--format", "json"], words].concat()).output();
    serde_json::from_slice(&done.stdout).unwrap_or_else(|e| panic!("{e}: {}", String::from_utf8_lossy(&done.stderr)))
}

fn rows(estate: &Estate, words: &[&str]) -> Vec<Value> {
    json(estate, words)["rows"].as_array().unwrap().clone()
}

/// Acme with two units, one of them from the eleventh on; Beta, who left on the twentieth; Gamma, whose unit has no area.
fn office() -> Estate {
    Estate::new()
        .with(&["unit", "add", "1401", "--floor", "14", "--area", "80.5"])
        .with(&["unit", "add", "1402", "--floor", "14", "--area", "60"])
        .with(&["unit", "add", "1501", "--floor", "15", "--area", "100"])
        .client("1401", "Acme", "2021-03-01")
        .with(&["add", "1402", "--with", "1401", "--move-in", "2026-11-11"])
        .client("1501", "Beta", "2021-03-01")
        .moved_out("1501", "2026-11-20")
        .client("1203", "Gamma", "2026-01-01")
}

#[test]
fn all_are_charged_once_by_area_and_days_after_the_total_was_shown() {
    let estate = office();
    estate
        .run_words(&ALL)
        .exits(1)
        .changes("")
        .stdout(
            "
        Unit   Company  Quantity   Amount  Standing  Record
        1203   Gamma                       no area
        1401   Acme         3615  1988.25
        1501   Beta         1900  1045.00
        Total                     3033.25
        ",
        )
        .stderr(
            "
        2 charges would be made, 3033.25 in all. `--yes` makes them.
        Not charged, for the area is not known: 1203. `deedbox amend 1203/unit area=NUMBER`, then run it again.",
        );
    let yes = [&ALL[..], &["--yes"]].concat();
    let run = estate.run_words(&yes).succeeds().stderr(
        "
        2 charges were made, 3033.25 in all.
        Not charged, for the area is not known: 1203. `deedbox amend 1203/unit area=NUMBER`, then run it again.",
    );
    let ids: Vec<String> = run.out().lines().map(ToOwned::to_owned).collect();
    drop(run.whatever_it_says());
    assert!(ids[0].starts_with("1401/") && ids[1].starts_with("1501@2026-11-20/"), "{ids:?}");
    let charged = json(&estate, &["show", &ids[0]]);
    let said = charged["values"]["basis"].as_str().or(charged["basis"].as_str());
    assert_eq!(said, Some("3615 m²·d × 16.5 ÷ 30 d"), "{charged}");

    // Once more: nobody is charged twice; who could not be charged is charged now.
    let estate = estate.with(&["--as", "lee", "amend", "1203/unit", "area=10", "--approve"]);
    estate.run_words(&yes).succeeds().whatever_it_says();
    let run = estate.run_words(&yes).succeeds().changes("").stdout("").stderr(
        "
        3 clients were charged it before, and are not charged again.
        There is nothing to charge.",
    );
    drop(run);
    let total = json(&estate, &["report", "arrears"])["totals"]["not_due"].clone();
    assert_eq!(total, "3198.25");
    // Another month, and another item, are other charges; by hand it is the same charge.
    estate.run_words(&[&yes[..7], &["2026-10"], &yes[8..]].concat()).succeeds().whatever_it_says();
    let by_hand = ["--item", "清潔費", "--period", "2026-11", "--due", "2026-12-15", "--amount", "1"];
    let estate = estate.with(&[&["record", "charge", "1401"], &by_hand[..]].concat());
    let cleaning = rows(&estate, &[&["charge", "all", "--item", "清潔費"], &ALL[4..]].concat());
    let standing: Vec<_> = cleaning.iter().map(|row| row["standing"].as_str().unwrap_or("")).collect();
    assert_eq!(standing, ["", "charged-before", ""]);
}

#[test]
fn a_floor_is_charged_alone_and_what_is_wrong_is_refused() {
    let estate = office();
    let floor = rows(&estate, &[&ALL[..], &["--floor", "15"]].concat());
    assert_eq!(floor.iter().map(|row| row["unit"].as_str().unwrap()).collect::<Vec<_>>(), ["1501"]);
    estate.run_words(&[&ALL[..], &["--floor", "99"]].concat()).exits(2).whatever_it_says();
    estate.run_words(&[&ALL[..9], &["2026-11-01"]].concat()).exits(2).stderr(
        "
        error: the day on which they are due, 2026-11-01 comes before issuing them on 2026-11-23
          hint: look for a slip of the keyboard in the dates",
    );
    estate.run_words(&[&ALL[..], &["--date", "2026-11-24"]].concat()).exits(2).whatever_it_says();
    estate.run_words(&[&ALL[..5], &["0"], &ALL[6..]].concat()).exits(2).whatever_it_says();
    estate.run_words(&[&["--as", "nobody"], &ALL[..]].concat()).exits(2).whatever_it_says();
    // Who left is charged in the box.
    let estate = estate.today("2027-01-05").with(&["archive-moved-out", "--year", "2026"]);
    let run = estate.run_words(&[&ALL[..8], &["--due", "2027-02-01", "--floor", "15", "--yes"]].concat()).succeeds();
    assert!(run.out().starts_with("1501@2026-11-20/"), "{}", run.out());
    drop(run.whatever_it_says());
    estate.run(["verify"]).succeeds().whatever_it_says();
}

#[test]
fn two_clones_that_charge_one_month_are_told_and_one_charge_is_taken_back() {
    let estate = office();
    let yes = [&ALL[..], &["--floor", "14", "--yes"]].concat();
    let named = |estate: &Estate, clause: &str| -> Vec<Value> {
        let audit = json(estate, &["audit", "--clause", clause]);
        let cases = audit["rows"][0]["cases"].as_array().unwrap().clone();
        cases.into_iter().filter(|case| case["id"].as_str().unwrap().contains('/')).collect()
    };
    let once = estate.copy().with(&yes);
    assert_eq!(named(&once, "P3-1"), Vec::<Value>::new());
    for merged in merges(&estate, &[&yes], &[&yes]) {
        let twice = named(&merged, "P3-1");
        assert_eq!(twice.len(), 1, "{twice:?}");
        let id = twice[0]["id"].as_str().unwrap().to_owned();
        let todo = rows(&merged, &["status", "--all"]);
        let todo: Vec<_> = todo.iter().filter(|row| row["what"] == "charged-twice").collect();
        assert_eq!(todo.len(), 1);
        assert_eq!(todo[0]["command"], format!("deedbox void {id} --reason TEXT"));
        assert_eq!(json(&merged, &["report", "arrears"])["totals"]["not_due"], "3976.50");
        let merged = merged.with(&["--as", "lee", "void", &id, "--reason", "twice", "--approve"]);
        assert_eq!(named(&merged, "P3-1"), Vec::<Value>::new());
        assert_eq!(json(&merged, &["report", "arrears"])["totals"]["not_due"], "1988.25");
        // A run after the merge charges nobody either.
        let again = merged.command(&yes).output();
        assert!(again.status.success() && again.stdout.is_empty());
    }
    let _ = peer::is_there("git", "clones charge one month");
}

#[test]
fn eight_clerks_who_charge_one_month_at_once_charge_it_once() {
    let estate = office();
    let yes = [&ALL[..], &["--floor", "14", "--yes"]].concat();
    let started: Vec<_> = (0..8).map(|seed| estate.command(&yes).seed(seed).start()).collect();
    for child in started {
        let done = child.wait_with_output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    }
    let charges = estate.tree().into_keys().filter(|path| path.contains("-charge-")).count();
    assert_eq!(charges, 1);
}

/// A small source of chance: a test must give the same office every time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }
}

/// The day of the year 2026, from 0, as text.
fn day_of_2026(day: u64) -> String {
    let mut left = day;
    for (month, days) in MONTHS.iter().enumerate() {
        if left < *days {
            return format!("2026-{:02}-{:02}", month + 1, left + 1);
        }
        left -= days;
    }
    panic!("{day} is not of the year")
}

const MONTHS: [u64; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/// A unit with its area in hundredths, another area from a day on, and who held it: client, first day, day of departure.
struct Held {
    areas: [(u64, u64); 2],
    tenancies: Vec<(String, u64, u64)>,
}

/// What each client is to pay for a month, in cents: reckoned day by day in whole numbers. The price is in thousandths.
fn reckoned(units: &[Held], month: usize, price: u64) -> BTreeMap<String, u64> {
    let first: u64 = MONTHS[..month].iter().sum();
    let days = MONTHS[month];
    let mut hundredths: BTreeMap<String, u64> = BTreeMap::new();
    for day in first..first + days {
        for unit in units {
            let area = unit.areas.iter().rev().find(|(from, _)| *from <= day).unwrap().1;
            for (client, from, to) in &unit.tenancies {
                if *from <= day && day < *to {
                    *hundredths.entry(client.clone()).or_default() += area;
                }
            }
        }
    }
    // Hundredths of a square metre times thousandths are a hundred thousandth of the currency: a thousandth of a cent.
    let cents = |sum: u64| (2 * sum * price + 1000 * days) / (2 * 1000 * days);
    hundredths.into_iter().map(|(client, sum)| (client, cents(sum))).filter(|(_, cents)| 0 < *cents).collect()
}

#[test]
fn the_amounts_are_those_of_an_independent_reckoning_over_random_tenancies() {
    let mut compared = 0;
    for seed in 1..=6 {
        let mut chance = Chance(seed);
        let mut estate = Estate::new().today("2026-12-31");
        let mut units: Vec<Held> = Vec::new();
        for at in 0..5 {
            let code = format!("20{at:02}");
            let areas = [chance.below(30_000) + 1, chance.below(30_000) + 1];
            let (since, from) = (chance.below(365), ["--floor", "20", "--area"]);
            let text = |area: u64| format!("{}.{:02}", area / 100, area % 100);
            estate = estate.with(&[&["unit", "add", &code], &from[..], &[&text(areas[0])]].concat());
            let target = format!("{code}/unit");
            let amended = format!("area={}", text(areas[1]));
            let day = day_of_2026(since);
            estate = estate.with(&["--as", "lee", "amend", &target, &amended, "--from", &day, "--approve"]);
            // One client after the other; the last one may stay.
            let (mut day, mut tenancies) = (chance.below(90), Vec::new());
            while day < 330 && tenancies.len() < 3 {
                let company = format!("C{at}{}", tenancies.len());
                estate = estate.client(&code, &company, &day_of_2026(day));
                let until = day + 1 + chance.below(120);
                if until < 360 && chance.below(4) != 0 {
                    estate = estate.moved_out(&code, &day_of_2026(until));
                    tenancies.push((company, day, until));
                    day = until + chance.below(3);
                } else {
                    tenancies.push((company, day, 365));
                    break;
                }
            }
            units.push(Held { areas: [(0, areas[0]), (since, areas[1])], tenancies });
        }
        // The last client of the first unit takes a unit more, where they stay.
        if let Some((company, from, 365)) = units[0].tenancies.last().cloned() {
            let from = from + chance.below(365 - from);
            estate = estate.with(&["unit", "add", "2100", "--floor", "21", "--area", "33.33"]);
            estate = estate.with(&["add", "2100", "--with", "2000", "--move-in", &day_of_2026(from)]);
            units.push(Held { areas: [(0, 3333), (0, 3333)], tenancies: vec![(company, from, 365)] });
        }
        for month in 0..12 {
            let price = chance.below(60_000) + 1;
            let (rate, period) = (format!("{}.{:03}", price / 1000, price % 1000), format!("2026-{:02}", month + 1));
            let words =
                ["charge", "all", "--item", "fee", "--rate-per-m2", &rate, "--period", &period, "--due", "2027-01-31"];
            let told = json(&estate, &words);
            let told: BTreeMap<String, u64> = told["rows"]
                .as_array()
                .unwrap()
                .iter()
                .map(|row| {
                    let amount = row["amount"].as_str().unwrap().replace('.', "").parse().unwrap();
                    (row["company"].as_str().unwrap().to_owned(), amount)
                })
                .filter(|(_, amount)| *amount != 0)
                .collect();
            let wanted = reckoned(&units, month, price);
            compared += wanted.len();
            assert_eq!(told, wanted, "seed {seed}, {period} at {rate}");
        }
    }
    assert!(150 < compared, "{compared}");
}

#[test]
fn a_client_of_several_floors_is_charged_for_each_floor_once() {
    let estate = Estate::new()
        .with(&["unit", "add", "1401", "--floor", "14", "--area", "100"])
        .with(&["unit", "add", "1501", "--floor", "15", "--area", "50"])
        .with(&["unit", "add", "1502", "--floor", "15", "--area", "30"])
        .client("1401", "Acme", "2021-03-01")
        .with(&["add", "1501", "--with", "1401", "--move-in", "2021-03-01"]);
    // What it shows, and then makes.
    let run = |floors: &[&str]| {
        let words =
            ["--format", "json", "charge", "all", "--item", "管理費", "--rate-per-m2", "10", "--period", "2026-10"];
        let words = [&words[..], &["--due", "2026-12-15"], floors].concat();
        let shown = estate.command(&words).output().stdout;
        estate.command(&[&words[..], &["--yes"]].concat()).output();
        let told: Value = serde_json::from_slice(&shown).unwrap();
        let rows = told["rows"].as_array().unwrap();
        rows.iter().map(|row| format!("{} {}", row["amount"], row["standing"]).replace('"', "")).collect::<Vec<_>>()
    };
    assert_eq!(run(&["--floor", "15"]), ["500.00 null"]);
    assert_eq!(run(&["--floor", "15"]), ["null charged-before"]);
    // Of what is left the other floor alone is charged.
    assert_eq!(run(&[]), ["1000.00 null"]);
    assert_eq!(run(&["--floor", "14"]), ["null charged-before"]);
    // A further unit of the month is charged when it is there.
    let estate = estate.copy().with(&["add", "1502", "--with", "1401", "--move-in", "2026-10-01"]);
    let words =
        ["charge", "all", "--item", "管理費", "--rate-per-m2", "10", "--period", "2026-10", "--due", "2026-12-15"];
    let told = String::from_utf8(estate.command(&words).output().stdout).unwrap();
    assert!(told.contains("300.00"), "{told}");
    let told =
        String::from_utf8(estate.command(&[&["--lang", "zh-Hant"], &words[..]].concat()).output().stdout).unwrap();
    assert!(told.contains("狀態") && !told.contains("性質"), "{told}");
}
