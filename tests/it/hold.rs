//! `deedbox hold` and `report retention`: what may not be destroyed, and until when (S-RET).

use serde_json::Value;

use crate::support::Estate;

/// A client who left in 2025 and lies in a box, and one who is there.
fn estate() -> Estate {
    Estate::new()
        .client("1203", "宏達貿易", "2021-03-01")
        .paper("1203", "letter", "correspondence", "2021-03-01")
        .client("1204", "Beta", "2021-03-01")
        .moved_out("1203", "2025-10-31")
        .with(&["archive-moved-out", "--year", "2025"])
}

const CODE: &str = "DB-KH·2025·D10-0001";

/// What keeps the only volume, on a day.
fn kept_by(estate: &Estate, day: &str) -> String {
    let said = estate.made(&["--format", "json", "report", "retention", "--as-of", day]);
    let report: Value = serde_json::from_str(&said).expect("JSON");
    assert_eq!(report["rows"].as_array().expect("rows").len(), 1, "{said}");
    report["rows"][0]["kept_by"].as_str().unwrap_or_default().to_owned()
}

fn hold(estate: &Estate) -> String {
    estate.made(&["--as", "lee", "hold", CODE, "--reason", "土地審裁處", "--until", "2027-01-31"])
}

#[test]
fn a_term_runs_from_the_year_after_the_departure_and_ends_with_a_year() {
    let estate = estate();
    estate.run(["--format", "csv", "report", "retention"]).succeeds().stdout(
        "
        code,unit,company,file,move_out,retention,begins,ends,kept_by,holds,destroyed_under
        DB-KH·2025·D10-0001,1203,宏達貿易,1203@2025-10-31,2025-10-31,D10,2026-01-01,2035-12-31,term,,",
    );
    assert_eq!(kept_by(&estate, "2035-12-31"), "term");
    assert_eq!(kept_by(&estate, "2036-01-01"), "");
}

#[test]
fn a_hold_keeps_a_volume_until_it_is_closed() {
    let estate = estate();
    let id = hold(&estate);
    assert_eq!(kept_by(&estate, "2036-01-01"), "held");
    // Its day ends nothing by itself.
    estate.run(["show", "1203@2025-10-31"]).succeeds().whatever_it_says();
    assert!(estate.made(&["show", "1203@2025-10-31"]).contains(&id), "show does not name the hold");
    let closed = estate.with(&["--as", "lee", "close", &id]).today("2036-01-01");
    assert_eq!(kept_by(&closed, "2036-01-01"), "");
    assert!(!closed.made(&["show", "1203@2025-10-31"]).contains(&id), "show names a hold that is closed");
}

#[test]
fn a_hold_on_a_client_who_is_there_goes_with_the_file_into_its_box() {
    let estate = Estate::new()
        .client("1203", "宏達貿易", "2021-03-01")
        .with(&["--as", "lee", "hold", "1203", "--reason", "保險索償"])
        .moved_out("1203", "2025-10-31")
        .with(&["archive-moved-out", "--year", "2025"]);
    assert_eq!(kept_by(&estate, "2036-01-01"), "held");
}

#[test]
fn what_is_owed_lent_or_not_settled_keeps_a_volume() {
    let estate = estate();
    let charge = [
        "record",
        "charge",
        "1203@2025-10-31",
        "--item",
        "管理費",
        "--due",
        "2025-09-01",
        "--amount",
        "1",
        "--date",
        "2025-08-01",
    ];
    let owing = estate.copy().with(&charge);
    assert_eq!(kept_by(&owing, "2036-01-01"), "money-owed · late-paper");
    let lent = estate.copy();
    let loan = lent.made(&["lend", "1203@2025-10-31", "--to", "ho", "--purpose", "audit"]);
    let lent = lent.with(&["--as", "lee", "approve", &loan]);
    assert_eq!(kept_by(&lent, "2036-01-01"), "lent · late-paper");
    let open = [
        "record",
        "complaint",
        "1203@2025-10-31",
        "--about",
        "service-process",
        "--title",
        "x",
        "--date",
        "2025-10-01",
    ];
    assert_eq!(kept_by(&estate.with(&open), "2036-01-01"), "case-open · late-paper");
}

#[test]
fn only_the_manager_holds_and_lets_go() {
    let estate = estate();
    let words = ["hold", CODE, "--reason", "x"];
    estate.run(words).refused(3).stderr(
        "
        error: keeping something from being destroyed, or letting it go is reserved for the role manager, which chan does not hold
          hint: lee may: `--as lee`",
    );
    let id = hold(&estate);
    estate.run(["close", &id]).refused(3).whatever_it_says();
}

#[test]
fn a_code_that_no_volume_has_holds_nothing() {
    let estate = estate();
    estate.run(["--as", "lee", "hold", "DB-KH·2025·D10-0009", "--reason", "x"]).refused(2).stderr(
        "
        error: no volume has the code DB-KH·2025·D10-0009
          hint: `deedbox report retention` lists the codes",
    );
    estate.run(["--as", "lee", "hold", "1999", "--reason", "x"]).refused(2).whatever_it_says();
}

#[test]
fn a_hold_waits_in_pending_and_in_status_once_its_day_has_passed() {
    let estate = estate();
    let id = hold(&estate);
    let command = format!("deedbox close {id}");
    assert!(estate.made(&["--format", "json", "pending"]).contains(&command), "pending does not name it");
    let named = |estate: &Estate| estate.made(&["--format", "json", "status"]).contains(&command);
    assert!(!named(&estate), "its day has not come");
    let estate = estate.today("2027-02-01");
    assert!(named(&estate), "its day has passed");
    let estate = estate.with(&["--as", "lee", "close", &id]);
    assert!(!named(&estate), "it is closed");
}

#[test]
fn what_kept_a_volume_on_a_past_day_is_told_as_it_was_whatever_was_filed_or_boxed_since() {
    let estate = Estate::new().today("2025-01-06").client("0301", "Gone Ltd", "2022-01-01");
    let estate = estate.moved_out("0301", "2024-02-01").with(&["--as", "lee", "archive-moved-out", "--year", "2024"]);
    let estate = estate.today("2025-03-01").paper("0301@2024-02-01", "late", "correspondence", "2025-02-20");
    let kept = |estate: &Estate, day: &str| {
        let words = ["--format", "csv", "report", "retention", "--as-of", day, "--known-at", day];
        let done = estate.command(&words).output();
        let said = String::from_utf8_lossy(&done.stdout).into_owned();
        said.lines().nth(1).and_then(|row| row.split(',').nth(8)).map(str::to_owned)
    };
    let (before, after) = (Some("term".to_owned()), Some("term · late-paper".to_owned()));
    assert_eq!((kept(&estate, "2025-02-25"), kept(&estate, "2025-12-31")), (before.clone(), after.clone()));
    let estate = estate.today("2026-01-06").with(&["--as", "lee", "archive-moved-out", "--year", "2025"]);
    assert_eq!((kept(&estate, "2025-02-25"), kept(&estate, "2025-12-31")), (before.clone(), after));
    assert_eq!(kept(&estate, "2026-01-06"), before);
}
