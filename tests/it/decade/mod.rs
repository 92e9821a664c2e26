//! Ten years of an office: clients come, pay, complain and go, the year is boxed, staff change. Whatever comes later, the reports of a
//! past day, by what was known then, stay what they were.
//!
//! `tools/decade [UNITS [ACTS]]` runs it at full size; the acts are drawn from a fixed seed.

mod acts;
mod ends;
mod office;
mod past;

use chrono::{Datelike, NaiveDate};
use serde_json::Value;

use crate::support::tree;
use office::Office;

/// The first day of the office, and how many years it has.
const FIRST: (i32, u32, u32) = (2021, 1, 4);
const YEARS: i32 = 10;

/// A report of a past day: the command, the clock at which it was asked, and what it said.
struct Snapshot {
    words: Vec<String>,
    now: String,
    said: String,
}

/// A number from the environment, for the script that runs it at full size.
fn size(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).trim().to_owned()
}

/// A report without the day of departure in ids: `1203@2029-04-27/x4p9` is how the record of who has left since is asked for now.
fn as_then(said: &str) -> String {
    let mut pieces = said.split('@');
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |said, piece| match piece.get(10..) {
        Some(rest) if rest.starts_with('/') => said + rest,
        _ => said + "@" + piece,
    })
}

impl Office {
    /// What every report says of today, by what is known today.
    fn looks_back(&mut self) {
        let (today, year) = (self.day.to_string(), self.day.year().to_string());
        let state =
            ["occupancy", "clients", "arrears", "deposits", "loans", "completeness", "expiring", "issued", "retention"];
        let of_year = [
            "payments",
            "complaints",
            "repairs",
            "violations",
            "applications",
            "fit-outs",
            "visits",
            "enquiries",
            "letters",
            "opinions",
            "quality",
            "moved-out",
            "yearbook",
        ];
        let now = format!("{today}T10:00:00+08:00");
        let words = state.iter().map(|name| [*name, "--as-of", &today]);
        let words = words.chain(of_year.iter().map(|name| [*name, "--year", &year]));
        let words: Vec<Vec<String>> = words
            .map(|own| {
                let all = [&["--format", "json", "report"], &own[..], &["--known-at", &today]].concat();
                all.into_iter().map(str::to_owned).collect()
            })
            .collect();
        for words in words {
            let said = self.said(&words, &now);
            self.snapshots.push(Snapshot { words, now: now.clone(), said });
        }
    }

    fn said(&self, words: &[String], now: &str) -> String {
        let done = self.estate.command(words).set("DEEDBOX_NOW", now).output();
        assert!(done.status.success(), "{words:?}: {}", text(&done.stderr));
        as_then(&text(&done.stdout))
    }

    /// The end of a year: a look at every report, then the volumes of the year before go into boxes.
    fn turns_the_year(&mut self) {
        self.looks_back();
        self.goes_on(5);
        let year = (self.day.year() - 1).to_string();
        self.does("boxed", &["--as", "lee", "archive-moved-out", "--year", &year]);
        let _ = self.stays_briefly();
        let _ = self.hands_over();
        self.appraises();
    }
}

#[test]
fn ten_years_of_an_office_leave_every_report_of_a_past_day_as_it_was() {
    let (units, acts) = (size("DEEDBOX_DECADE_UNITS", 10), size("DEEDBOX_DECADE_ACTS", 44));
    let mut office = Office::founded(units);
    for year in FIRST.0..FIRST.0 + YEARS {
        for _ in 0..acts {
            let _ = office.act();
            let _ = office.carries_out();
            let last = NaiveDate::from_ymd_opt(year, 12, 30).expect("a day");
            let left = u64::try_from((last - office.day).num_days()).unwrap_or_default();
            let step = office.dice.below(2 * 355 / acts + 1);
            office.goes_on(step.min(left));
        }
        let last = NaiveDate::from_ymd_opt(year, 12, 31).expect("a day");
        let left = u64::try_from((last - office.day).num_days()).unwrap_or_default();
        office.goes_on(left);
        office.turns_the_year();
    }
    // Everything that an office does was done, and more than once.
    for what in [
        "came",
        "left",
        "charged",
        "paid",
        "repair",
        "complaint",
        "followed",
        "lent",
        "returned",
        "filed",
        "visited",
        "boxed",
        "amended",
        "labelled",
        "placed",
        "counted",
        "renewed",
        "issued",
        "lost",
        "charged all",
        "read",
        "held",
        "merged",
        "split",
        "taken back",
        "staff",
        "asked by a person",
        "erased",
        "volumes destroyed",
        "witnessed",
        "handed over",
        "accepted",
    ] {
        assert!(1 < office.done.get(what).copied().unwrap_or_default(), "{what} was hardly tried: {:?}", office.done);
    }
    office.past_is_as_it_was("at the end");
    eprintln!("{} reports of past days; done: {:?}", office.snapshots.len(), office.done);
    assert_eq!(tree::wrong_manifests(&office.estate.archive()), Vec::<String>::new());
    let verified = office.ask(&["verify"]);
    assert_eq!(verified.status.code(), Some(0), "{}{}", text(&verified.stdout), text(&verified.stderr));
    // What the audit finds, it names: no row is broken without a sentence that says of whom and why.
    let audit = office.ask(&["--format", "json", "audit"]);
    let audit: Value = serde_json::from_slice(&audit.stdout).expect("JSON");
    let rows = audit["rows"].as_array().expect("rows");
    assert!(30 < rows.len(), "{}", rows.len());
    let broken = rows
        .iter()
        .filter(|row| row["state"] == "broken")
        .flat_map(|row| row["cases"].as_array().into_iter().flatten());
    for case in broken {
        let is_told = case["why"].as_str().is_some_and(|why| !why.is_empty());
        assert!(is_told, "{case}");
    }
}
