//! Meters: readings, what went through between two of them, charges that are made of it once (P3-1).

use serde_json::Value;

use crate::promises::merge::merges;
use crate::support::Estate;

const TARIFFS: &str = "[tariffs.water]\nper_unit = \"4.555\"\nunit = \"m3\"\nitem = \"水費\"\n\n\
                       [tariffs.power]\nper_unit = \"1.2\"\nunit = \"kWh\"\nitem = \"電費\"\n\n[loans]";

const CHARGE: [&str; 5] = ["charge", "readings", "--due", "2026-12-15", "--yes"];

fn json(estate: &Estate, words: &[&str]) -> Value {
    let done = estate.command(&[&["--format", "json"], words].concat()).output();
    serde_json::from_slice(&done.stdout).unwrap_or_else(|e| panic!("{e}: {}", String::from_utf8_lossy(&done.stderr)))
}

fn read(unit: &str, meter: &str, value: &str, more: &[&str]) -> Vec<String> {
    let words = ["record", "reading", unit, "--meter", meter, "--value", value];
    words.iter().chain(more).map(ToString::to_string).collect()
}

/// Acme with a water meter that was read twice.
fn office() -> Estate {
    Estate::new()
        .setting("[loans]", TARIFFS)
        .client("1203", "Acme", "2026-01-01")
        .with(&read("1203", "W1", "100", &["--tariff", "water", "--date", "2026-09-30"]))
        .with(&read("1203", "W1", "130.5", &["--date", "2026-10-31"]))
}

#[test]
fn a_meter_does_not_run_backwards_unless_it_is_replaced() {
    let estate = office();
    let first = estate.tree().into_keys().find(|path| path.contains("2026-10-31-reading-")).unwrap();
    let id = first.rsplit('-').next().unwrap().trim_end_matches(".toml").to_owned();
    estate.run_words(&read("1203", "W1", "130", &[])).refused(3).stderr(&format!(
        "
        error: meter W1 read more on 2026-10-31 already: 1203/{id}
          hint: look at `deedbox show 1203/{id}`; where the meter is new, or was set back, `--replaced`",
    ));
    // Between two readings it lies between what they say.
    estate.run_words(&read("1203", "W1", "131", &["--date", "2026-10-15"])).refused(3).whatever_it_says();
    estate.run_words(&read("1203", "W1", "99", &["--date", "2026-10-15"])).refused(3).whatever_it_says();
    estate.run_words(&read("1203", "W1", "115", &["--date", "2026-10-15"])).succeeds().whatever_it_says();
    estate.run_words(&read("1203", "W1", "0", &["--replaced"])).succeeds().whatever_it_says();
    // Another meter, and what is no reading.
    estate.run_words(&read("1203", "W2", "1", &["--tariff", "gas"])).exits(2).stderr(
        "
        error: there is no tariff gas
          hint: known: power, water; further ones go under [tariffs] in deedbox.toml",
    );
    for wrong in ["-1", "1.2345", "x", "1e5", "9999999999999"] {
        let value = format!("--value={wrong}");
        estate.run_words(&["record", "reading", "1203", "--meter", "W1", &value]).exits(2).whatever_it_says();
    }
}

#[test]
fn what_went_through_is_charged_once_to_the_cent() {
    let estate = office();
    let shown = estate.run(["charge", "readings", "--due", "2026-12-15"]).succeeds().changes("");
    // 30.5 × 4.555 = 138.9275.
    let shown = shown.stdout(
        "
        Unit   Company  Meter  Quantity  Amount  Standing  Record
        1203   Acme     W1         30.5  138.93
        Total                            138.93
        ",
    );
    drop(shown.stderr("One charge would be made: 138.93. `--yes` makes it."));
    let id = estate.made(&CHARGE);
    let charge = estate.text_of(&["-charge-"]);
    for line in [
        "item = \"水費\"",
        "period = \"2026-09-30 – 2026-10-31\"",
        "amount = \"138.93\"",
        "basis = \"W1: 100 → 130.5 = 30.5 m3 × 4.555\"",
        "read_on = 2026-10-31",
        "read = \"130.5\"",
    ] {
        assert!(charge.lines().any(|found| found == line), "{line} is not in\n{charge}");
    }
    let again = estate.run_words(&CHARGE).succeeds().changes("").stdout("");
    drop(again.stderr("There is nothing to charge."));
    // A reading that comes to light later, before what was charged, is charged already.
    let estate = estate.with(&read("1203", "W1", "115", &["--date", "2026-10-15"]));
    drop(estate.run_words(&CHARGE).succeeds().changes("").whatever_it_says());
    // The old meter comes down, the new one is read: both stretches are one charge.
    let estate = estate
        .with(&read("1203", "W1", "140.5", &["--date", "2026-11-20"]))
        .with(&read("1203", "W1", "7", &["--replaced", "--date", "2026-11-21"]))
        .with(&read("1203", "W1", "9.25", &[]));
    estate.run(["report", "meters"]).succeeds().stdout(
        "
        Unit  Company  Meter  Tariff  Read on     Reading  Charged to  Not charged
        1203  Acme     W1     water   2026-11-23     9.25  2026-10-31        12.25
        ",
    );
    // The charge is taken back: all of it is open again.
    let estate = estate.with(&["--as", "lee", "void", &id, "--reason", "wrong tariff", "--approve"]);
    estate.made(&CHARGE);
    let meters = json(&estate, &["report", "meters"]);
    assert_eq!(meters["rows"][0]["uncharged"], "0");
    // 42.75 × 4.555 = 194.72625.
    assert_eq!(json(&estate, &["statement", "1203"])["owed"], "194.73");
}

#[test]
fn a_meter_of_no_tariff_and_one_that_reads_less_are_left_out_and_named() {
    let estate = office().with(&read("1203", "P1", "5", &["--date", "2026-09-30"])).with(&read(
        "1203",
        "P1",
        "6",
        &["--date", "2026-10-31"],
    ));
    let run = estate.run_words(&CHARGE).succeeds().stderr(
        "
        One charge was made: 138.93.
        Not charged, for the tariff is not known: P1. `deedbox record reading UNIT --meter P1 --value V --tariff NAME`, with [tariffs.NAME] in deedbox.toml.",
    );
    drop(run.whatever_it_says());
    let estate = estate.with(&read("1203", "P1", "6", &["--tariff", "power"]));
    estate.run_words(&CHARGE).succeeds().whatever_it_says();
    // The reading that was charged is put right, to less.
    let path =
        estate.tree().into_keys().find(|path| path.contains("-reading-") && text(&estate, path).contains("130.5"));
    let id = path.unwrap().rsplit('-').next().unwrap().trim_end_matches(".toml").to_owned();
    let right = ["--as", "lee", "amend", &format!("1203/{id}"), "value=120", "--approve"];
    let estate = estate.with(&right).with(&read("1203", "W1", "125", &[]));
    let run = estate.run_words(&CHARGE).exits(1).changes("");
    drop(run.whatever_it_says());
    // From what was charged on: the next reading beyond it is charged from there.
    let estate = estate.today("2026-11-24").with(&read("1203", "W1", "131.5", &[]));
    let shown = json(&estate, &CHARGE[..4]);
    assert_eq!(shown["rows"][0]["quantity"], "1");
}

fn text(estate: &Estate, path: &str) -> String {
    std::fs::read_to_string(estate.archive().join(path)).unwrap()
}

#[test]
fn two_clones_that_charge_one_stretch_are_told() {
    let estate = office();
    for merged in merges(&estate, &[&CHARGE], &[&CHARGE]) {
        let audit = json(&merged, &["audit", "--clause", "P3-1"]);
        let cases = audit["rows"][0]["cases"].as_array().unwrap();
        assert_eq!(cases.iter().filter(|case| case["id"].as_str().unwrap().contains('/')).count(), 1, "{audit}");
    }
}

#[test]
fn who_left_is_charged_what_went_through_until_then() {
    let estate = office();
    let estate = estate.moved_out("1203", "2026-11-01").client("1203", "Beta", "2026-11-02");
    let estate = estate.with(&read("1203", "W1", "130.5", &["--date", "2026-11-02", "--tariff", "water"]));
    let shown = json(&estate, &CHARGE[..4]);
    let rows = shown["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 1, "{shown}");
    assert_eq!(rows[0]["file"], "1203@2026-11-01");
}

#[test]
fn a_meter_of_a_vacant_unit_or_a_common_part_is_read_and_nobody_is_charged() {
    let estate = office().with(&["unit", "add", "1501", "--floor", "15", "--area", "90"]);
    for of in ["1501", "floor:15", "estate"] {
        let estate = &estate;
        estate
            .run_words(&read(of, "E1", "10", &["--tariff", "power", "--date", "2025-12-31"]))
            .succeeds()
            .whatever_it_says();
        estate.run_words(&read(of, "E1", "25.5", &["--date", "2026-10-31"])).succeeds().whatever_it_says();
        estate.run_words(&read(of, "E1", "20", &[])).refused(3).whatever_it_says();
        estate.run_words(&read(of, "E2", "20", &["--tariff", "gas"])).exits(2).whatever_it_says();
    }
    let told = json(&estate, &CHARGE);
    assert_eq!(told["made"].as_array().map(Vec::len), Some(1), "{told}");
    let meters = json(&estate, &["report", "meters"]);
    let of = |whose: &str| meters["rows"].as_array().unwrap().iter().filter(|row| row["unit"] == whose).count();
    assert_eq!((of("unit:1501"), of("floor:15"), of("estate"), of("1203")), (1, 1, 1, 1), "{meters}");
    // Who comes next begins with a reading of their own; of the days on which nobody was there the room is read still.
    let estate = estate.with(&["add", "1501", "--company", "Beta", "--move-in", "2026-11-01"]);
    estate.run_words(&read("1501", "E1", "26", &["--date", "2026-11-01"])).succeeds().whatever_it_says();
    estate.run_words(&read("unit:1501", "E1", "25.8", &["--date", "2026-10-31"])).succeeds().whatever_it_says();
    estate.run_words(&read("unit:1501", "E1", "27", &["--date", "2026-11-02"])).refused(3).whatever_it_says();
    estate.run_words(&read("unit:9999", "E1", "27", &[])).exits(2).whatever_it_says();
    estate.run(["record", "payment", "unit:1501", "--amount", "5"]).exits(2).whatever_it_says();
    estate.run(["verify"]).succeeds().whatever_it_says();
}
