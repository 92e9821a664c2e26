//! `deedbox confirm` and `deedbox review`: a cover is right, a file was gone through (P1-4b, P1-4c).

use crate::support::Estate;

fn sheet(estate: &Estate, target: &str) -> serde_json::Value {
    serde_json::from_str(&estate.made(&["--format", "json", "show", target])).unwrap()
}

#[test]
fn a_confirmation_lapses_by_an_amendment_that_takes_effect_and_by_nothing_else() {
    let estate = Estate::new()
        .with(&["--as", "lee", "staff", "add", "lam", "--name", "Lam", "--role", "sales-director"])
        .client("1203", "Acme", "2026-03-01");
    estate.run(["confirm", "1203"]).refused(3).stderr(
        "
        error: confirming a cover is reserved for the role sales-director, which chan does not hold
          hint: lam may: `--as lam`",
    );
    estate
        .run(["--as", "lam", "confirm", "1203", "--note", "by phone"])
        .succeeds()
        .stdout("1203/cover")
        .stderr("The cover 1203/cover is confirmed as it stands; an amendment that takes effect later lets it lapse.");
    let confirmed = sheet(&estate, "1203");
    assert_eq!((&confirmed["confirmed_on"], &confirmed["confirmed_by"]), (&"2026-11-23".into(), &"lam".into()));
    let estate =
        estate.with(&["label", "1203", "-o", "-"]).with(&["review", "1203"]).with(&["amend", "1203", "nature=trade"]);
    assert_eq!(sheet(&estate, "1203")["lapsed_on"], serde_json::Value::Null);
    let estate = estate.today("2026-11-24").with(&["--as", "lee", "approve", "1203/cover"]);
    let lapsed = sheet(&estate, "1203");
    assert_eq!(lapsed["lapsed_on"], "2026-11-24");
    assert_eq!(lapsed["changed_since"], serde_json::json!(["nature: – → trade"]));
    let estate = estate.with(&["--as", "lam", "confirm", "1203"]);
    assert_eq!(sheet(&estate, "1203")["lapsed_on"], serde_json::Value::Null);
    estate.run(["verify"]).succeeds().whatever_it_says();
}

#[test]
fn anybody_notes_that_a_file_was_gone_through() {
    let estate = Estate::new().client("1203", "Acme", "2026-03-01");
    estate
        .run(["review", "1203", "--note", "emergency contact missing", "--date", "2026-11-20"])
        .succeeds()
        .stdout("1203/cover")
        .stderr("The file of 1203 is noted as gone through.");
    let shown = sheet(&estate, "1203");
    assert_eq!((&shown["reviewed_on"], &shown["reviewed_by"]), (&"2026-11-20".into(), &"chan".into()));
    estate.run(["review", "1203", "--date", "2026-02-28"]).exits(2).stderr(
        "
        error: the day of this, 2026-02-28 comes before moving in on 2026-03-01
          hint: look for a slip of the keyboard in the dates",
    );
}
