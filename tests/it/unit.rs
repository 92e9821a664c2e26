//! `deedbox unit`.

use crate::support::Estate;

#[test]
fn a_unit_is_a_room_on_its_floor() {
    let estate = Estate::new();
    estate
        .run(["unit", "add", "1301", "--floor", "13", "--area", "185.5", "--use", "辦公"])
        .succeeds()
        .stdout("1301")
        .stderr("Unit 1301 is on floor 13.")
        .changes(
            "
            + units/13/1301/room/data/unit.toml
            + units/13/1301/room/manifests/test.sha256",
        );
    estate.shows(
        &["1301/room/data/unit.toml"],
        r#"
        kind = "unit"
        date = 2026-11-23
        at = 2026-11-23T10:00:00+08:00
        clock = "set"
        by = "chan"
        lies_in = "mbfcq3d1/1301/room"
        code = "1301"
        floor = "13"
        area = "185.5"
        use = "辦公""#,
    );
}

#[test]
fn a_unit_is_there_once_whatever_the_case_or_the_floor() {
    let estate = Estate::new().with(&["unit", "add", "12-A", "--floor", "12"]);
    estate.run(["unit", "add", "12-a", "--floor", "12"]).refused(3).stderr(
        "
        error: there is a unit 12-a already
          hint: `deedbox unit show 12-a`",
    );
    estate.run(["unit", "add", "1203", "--floor", "13"]).refused(3).stderr(
        "
        error: there is a unit 1203 already
          hint: `deedbox unit show 1203`",
    );
}

#[test]
fn a_floor_keeps_the_spelling_that_it_has() {
    let estate = Estate::new().with(&["unit", "add", "G01", "--floor", "G"]);
    estate
        .run(["unit", "add", "G02", "--floor", "g"])
        .succeeds()
        .stdout("G02")
        .stderr("Unit G02 is on floor g.")
        .changes(
            "
            + units/G/G02/room/data/unit.toml
            + units/G/G02/room/manifests/test.sha256",
        );
}

#[test]
fn names_that_are_kept_for_something_else_are_no_units() {
    let estate = Estate::new();
    for code in
        ["room", "Data", "manifests", "policies", "staff", "notices", "con", "NUL", "a.", ".a", "a/b", "a b", ""]
    {
        let run = estate.run_words(&["unit", "add", code, "--floor", "1"]).exits(2);
        assert!(run.err().starts_with("error: "), "{code}: {}", run.err());
        drop(run.whatever_it_says());
    }
}

#[test]
fn an_area_is_a_number_above_nothing() {
    let estate = Estate::new();
    estate.run(["unit", "add", "1301", "--floor", "13", "--area", "0"]).exits(2).stderr(
        "
        error: --area <M2>: an area `0` is out of range
          hint: square metres above 0, such as 85.5",
    );
    estate.run(["unit", "add", "1301", "--floor", "13", "--area", "1e3"]).exits(2).stderr(
        "
        error: --area <M2>: `1e3` is not an area
          hint: write it like 85.5",
    );
}

#[test]
fn what_was_made_can_be_printed_for_a_program() {
    let estate = Estate::new();
    estate
        .run(["unit", "add", "1301", "--floor", "13", "--format", "json"])
        .succeeds()
        .stdout(
            r#"
            {
              "made": [
                "1301"
              ],
              "records": []
            }"#,
        )
        .stderr("Unit 1301 is on floor 13.");
}

#[test]
fn a_dry_run_lists_what_would_change() {
    let estate = Estate::new();
    estate
        .run(["unit", "add", "1301", "--floor", "13", "--dry-run"])
        .succeeds()
        .stdout(
            "
            + units/13/1301/room/data/unit.toml
            ~ units/13/1301/room/manifests/<writer>.sha256 (1 line more)",
        )
        .changes("");
    estate
        .run(["unit", "add", "1301", "--floor", "13", "--dry-run", "--format", "json"])
        .succeeds()
        .stdout(
            r#"
            {
              "dry_run": true,
              "changes": [
                "+ units/13/1301/room/data/unit.toml",
                "~ units/13/1301/room/manifests/<writer>.sha256 (1 line more)"
              ]
            }"#,
        )
        .changes("");
}
