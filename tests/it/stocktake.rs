//! `deedbox stocktake`: the shelves against the book (S-CHK).

use std::collections::BTreeMap;

use serde_json::Value;

use crate::support::Estate;

/// Four clients on floor 12: three stand at R1/12/A, one has no place.
fn estate() -> Estate {
    let units = ["1203", "1204", "1205", "1206"];
    let mut estate = Estate::new().with(&["unit", "add", "1206", "--floor", "12"]);
    for unit in units {
        estate = estate.client(unit, &format!("Client {unit}"), "2021-03-01");
    }
    ["1203", "1204", "1205"]
        .into_iter()
        .fold(estate, |estate, unit| estate.with(&["place", unit, "R1/12/A", "--date", "2026-11-01"]))
}

/// The codes on the labels.
fn codes(estate: &Estate) -> BTreeMap<String, String> {
    let done = estate.command(&["--format", "json", "place", "list"]).output();
    let told: Value = serde_json::from_slice(&done.stdout).unwrap();
    let text = |row: &Value, key: &str| row[key].as_str().unwrap().to_owned();
    told["rows"].as_array().unwrap().iter().map(|row| (text(row, "what"), text(row, "scan_code"))).collect()
}

fn counted(estate: &Estate, words: &[&str], scans: &str) -> (Value, Option<i32>) {
    let all: Vec<&str> = ["--format", "json", "stocktake"].into_iter().chain(words.iter().copied()).collect();
    let done = estate.command(&all).seed(7).input(scans.as_bytes()).output();
    let told = serde_json::from_slice(&done.stdout);
    (told.unwrap_or_else(|e| panic!("{e} {}", String::from_utf8_lossy(&done.stderr))), done.status.code())
}

/// What a count says of each thing.
fn states(told: &Value) -> Vec<(String, String)> {
    let text = |row: &Value, key: &str| row[key].as_str().map(str::to_owned);
    let rows = told["rows"].as_array().unwrap().iter();
    rows.map(|row| (text(row, "what").or(text(row, "scan_code")).unwrap(), text(row, "shelf_state").unwrap())).collect()
}

fn clause(estate: &Estate, code: &str, day: &str) -> (String, Vec<(String, String)>) {
    let done = estate.command(&["--format", "json", "audit", "--clause", code, "--as-of", day]).output();
    let told: Value = serde_json::from_slice(&done.stdout).unwrap();
    let row = &told["rows"][0];
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let cases = row["cases"].as_array().unwrap().iter();
    (text(&row["state"]), cases.map(|case| (text(&case["why"]), text(&case["command"]))).collect())
}

#[test]
fn a_scanned_floor_with_planted_errors_gives_exactly_these() {
    let estate = estate().with(&[
        "--as",
        "ho",
        "lend",
        "1205",
        "--to",
        "chan",
        "--purpose",
        "audit",
        "--approve",
        "--handled-by",
        "lee",
    ]);
    let codes = codes(&estate);
    // 1203 is right, 1204 missing, 1205 lent, 1206 stands there without a place; a stranger.
    let scans = format!("{}\n{}\r\n{}\nQX-77\n\n", codes["1203"], codes["1206"].to_lowercase(), codes["1203"]);
    let (told, exit) = counted(&estate, &["R1/12"], &scans);
    let expected =
        [("1204", "missing"), ("1206", "elsewhere"), ("QX-77", "unknown"), ("1205", "lent"), ("1203", "right")];
    let expected: Vec<(String, String)> =
        expected.into_iter().map(|(what, state)| (what.to_owned(), state.to_owned())).collect();
    assert_eq!((states(&told), exit), (expected, Some(1)));
    // What is lent and stands there is said; a floor that is as the book has it exits with 0.
    let (told, _) = counted(&estate, &["R1/12"], &format!("{}\n", codes["1205"]));
    assert!(states(&told).contains(&("1205".to_owned(), "lent-and-here".to_owned())));
    let (_, exit) = counted(&estate, &["R1/12"], &format!("{}\n{}\n", codes["1203"], codes["1204"]));
    assert_eq!(exit, Some(0));
    // To people, only what somebody has to know.
    let done = estate.command(&["stocktake", "R1/12"]).input(scans.as_bytes()).output();
    let (out, err) = (String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
    assert!(out.contains("1204") && !out.contains("1203"), "{out}");
    assert!(err.starts_with(&format!("{} was scanned before; it counts once.\n", codes["1203"])), "{err}");
    let sums = "R1/12: 1 right, 1 belong elsewhere, 1 missing, 1 lent, 0 lent and still here, 1 unknown.";
    assert!(err.trim_end().ends_with(sums), "{err}");
}

#[test]
fn a_stocktake_is_entered_and_what_was_found_is_put_there() {
    let estate = estate();
    let codes = codes(&estate);
    let scans = format!("{}\n{}\n{}\n{}\n", codes["1203"], codes["1204"], codes["1205"], codes["1206"]);
    let before = estate.tree();
    let (told, exit) = counted(&estate, &["R1/12", "--record", "--move", "--dry-run"], &scans);
    assert_eq!((told["dry_run"].as_bool(), exit), (Some(true), Some(0)));
    assert_eq!(estate.tree(), before);
    let (told, exit) = counted(&estate, &["R1/12", "--record", "--move"], &scans);
    assert_eq!((exit, told["made"].as_array().unwrap().len()), (Some(0), 2));
    assert_eq!(told["made"][1], "1206/cover");
    let id = told["made"][0].as_str().unwrap();
    let shown = estate.command(&["--format", "json", "show", id]).output().stdout;
    let shown = String::from_utf8(shown).unwrap();
    assert!(shown.contains("R1/12") && shown.contains("client-1206"), "{shown}");
    let (told, exit) = counted(&estate, &["R1/12"], &scans);
    assert!(states(&told).iter().all(|(_, state)| state == "right"), "{told}");
    assert_eq!(exit, Some(0));
    let verified = estate.command(&["verify"]).output();
    assert_eq!(verified.status.code(), Some(0), "{}", String::from_utf8_lossy(&verified.stdout));
}

#[test]
fn the_code_of_a_shelf_says_where_what_follows_stands() {
    let estate = estate().with(&["place", "1206", "R1/12/B"]).with(&["place", "1205", "R9/1"]);
    let codes = codes(&estate);
    let shelf = |place: &str| {
        let done = estate.command(&["--format", "json", "place", "shelves"]).output();
        let told: Value = serde_json::from_slice(&done.stdout).unwrap();
        let rows = told["rows"].as_array().unwrap().clone();
        let row = rows.into_iter().find(|row| row["location"] == place).unwrap();
        row["scan_code"].as_str().unwrap().to_owned()
    };
    let scans = format!("{}\n{}\n{}\n{}\n", shelf("R1/12/B"), codes["1206"], codes["1203"], codes["1204"]);
    let (told, _) = counted(&estate, &["R1/12"], &scans);
    let found: Vec<(&str, &str)> = told["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (row["what"].as_str().unwrap(), row["shelf_state"].as_str().unwrap()))
        .collect();
    assert_eq!(found, [("1203", "elsewhere"), ("1204", "elsewhere"), ("1206", "right")]);
    let done =
        estate.command(&["stocktake", "R1/12", "--record"]).input(format!("{}\n", shelf("R9")).as_bytes()).output();
    assert_eq!(done.status.code(), Some(2));
    let says = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(
        says.starts_with("error: the code of R9 was scanned, which is not within the place that is counted"),
        "{says}"
    );
}

#[test]
fn what_was_not_found_is_named_until_it_is_seen_or_put_somewhere() {
    let estate = estate();
    assert_eq!(clause(&estate, "S-CHK", "2026-11-23").0, "not applicable");
    let codes = codes(&estate);
    let scan = |estate: &Estate, words: &[&str], units: &[&str]| {
        let scans: String = units.iter().map(|unit| format!("{}\n", codes[*unit])).collect();
        let (_, exit) = counted(estate, words, &scans);
        assert_eq!(exit, Some(0));
    };
    scan(&estate, &["R1/12", "--record", "--date", "2026-11-10"], &["1203", "1204", "1206"]);
    let told = |estate: &Estate, day| clause(estate, "S-CHK", day).1;
    let expected = [
        ("not found on 2026-11-10, and belongs at R1/12/A", "deedbox stocktake R1/12/A --record"),
        ("seen at R1/12 on 2026-11-10, where it does not belong", "deedbox place 1206 R1/12"),
    ];
    let as_text = |rows: &[(&str, &str)]| -> Vec<(String, String)> {
        rows.iter().map(|(why, command)| ((*why).to_owned(), (*command).to_owned())).collect()
    };
    assert_eq!(told(&estate, "2026-11-23"), as_text(&expected));
    assert_eq!(told(&estate, "2026-11-09"), as_text(&[]), "before it nobody had looked");
    let put = estate.copy().with(&["place", "1206", "R1/12/B"]).with(&["place", "1205", "R2", "--date", "2026-11-12"]);
    assert_eq!(told(&put, "2026-11-23"), as_text(&[]));
    let estate = estate.with(&["place", "1206", "R1/12/B"]);
    scan(&estate, &["R1/12", "--record", "--date", "2026-11-20"], &["1205"]);
    let why: Vec<String> = told(&estate, "2026-11-23").into_iter().map(|(why, _)| why).collect();
    let missing = "not found on 2026-11-20, and belongs at R1/12/A";
    assert_eq!(why, [missing, missing], "1203 and 1204; 1206 was put there since, 1205 is back");
    // Long after, each wants to be seen again.
    let long_after = clause(&put, "S-CHK", "2027-12-01").1;
    assert_eq!(long_after.len(), 4, "{long_after:?}");
    assert!(
        long_after.iter().all(|(why, _)| why.starts_with("not seen on its shelf since 2026-11-")),
        "{long_after:?}"
    );
}

#[test]
fn what_a_reader_sends_is_kept_and_never_trusted() {
    let estate = estate();
    let hostile = "\u{1b}[31m\n=cmd|' /C calc'!A0\n../../etc/passwd\n<script>\nx\u{202e}y\n\u{feff}\n";
    let bytes = [hostile.as_bytes(), b"\xff\xfe\n", "界".repeat(5000).as_bytes()].concat();
    let done = estate.command(&["stocktake", "R1", "--record"]).seed(7).input(&bytes).output();
    assert_eq!(done.status.code(), Some(0), "{}", String::from_utf8_lossy(&done.stderr));
    let says = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(!says.contains(['\u{1b}', '\u{202e}']), "{says:?}");
    let verified = estate.command(&["verify"]).output();
    assert_eq!(verified.status.code(), Some(0), "{}", String::from_utf8_lossy(&verified.stdout));
    let lines: String = (0..100_001).map(|number| format!("{number}\n")).collect();
    let done = estate.command(&["stocktake", "R1", "--record"]).input(lines.as_bytes()).output();
    assert_eq!(done.status.code(), Some(2));
}

#[test]
fn a_shelf_is_counted_by_units_where_no_label_is_scanned_and_however_a_reader_ends_its_lines() {
    let estate = estate();
    let codes = codes(&estate);
    let wanted = [("1203", "right"), ("1204", "right"), ("1205", "right"), ("9999", "unknown")];
    let scans = format!("1203\r\n\r\n\u{3000}\r\n１２０４\r\n{}\r9999\r", codes["1205"]);
    let (told, code) = counted(&estate, &["R1/12/A"], &scans);
    let found = states(&told);
    assert_eq!(found.len(), wanted.len(), "{found:?}");
    for (what, state) in wanted {
        let is = |(name, as_told): &&(String, String)| name == what && as_told == state;
        assert!(
            found.iter().any(|line| is(&line)) || (what == "9999" && told["totals"]["unknown"] == 1),
            "{what}: {told}"
        );
    }
    assert_eq!(code, Some(1));
    // Who left, and the code of a volume.
    let estate =
        estate.moved_out("1206", "2026-10-31").today("2027-01-05").with(&["archive-moved-out", "--year", "2026"]);
    for name in ["1206@2026-10-31", "DB-KH·2026·D10-0001"] {
        let (told, _) = counted(&estate, &["R9"], &format!("{name}\n"));
        assert_eq!(states(&told), [("1206@2026-10-31".to_owned(), "elsewhere".to_owned())], "{name}");
    }
    // A unit in which nobody is names nothing.
    let (told, _) = counted(&estate, &["R9"], "1206\n");
    assert_eq!((&told["totals"]["unknown"], &told["totals"]["elsewhere"]), (&1.into(), &0.into()));
}
