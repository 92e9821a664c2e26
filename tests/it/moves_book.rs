//! Moves that offices make, as books have them: what became of units, and whose they are, goes out and comes back.

use std::fs;

use crate::support::Estate;

/// Runs a command that must succeed, and gives what it printed.
fn done(estate: &Estate, words: &[&str]) -> String {
    let done = estate.command(words).seed(99).output();
    let (out, err) = (String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
    assert!(done.status.success(), "{words:?}: {out}{err}");
    out.into_owned()
}

fn assert_tells(estate: &Estate, words: &[&str], part: &str) {
    let told = done(estate, words);
    assert!(told.contains(part), "{words:?} does not tell {part:?}:\n{told}");
}

/// The registers of an estate, written to `out` on its desk and brought into an empty archive beside them.
pub(super) fn brought_back(estate: &Estate) {
    done(estate, &["--as", "ho", "export", "-o", "out", "--papers", "--to", "Audit", "--purpose", "year's end"]);
    done(estate, &["init", "again", "--name", "Again"]);
    done(estate, &["--as", "lee", "-C", "again", "import", "out"]);
    for line in done(estate, &["--as", "lee", "-C", "again", "import", "out"]).lines() {
        assert!(line.contains(" 0 new, ") || !line.contains(" new, "), "{line}");
    }
    done(estate, &["-C", "again", "verify"]);
}

/// A command says the same of both.
pub(super) fn assert_same(estate: &Estate, words: &[&str]) -> String {
    let here = done(estate, words);
    assert_eq!(here, done(estate, &[&["-C", "again"], words].concat()), "{words:?}");
    here
}

#[test]
fn what_no_client_holds_goes_out_and_comes_back_as_nobodys() {
    let record = |of: &'static str| {
        [
            "record",
            "repair",
            of,
            "--category",
            "light",
            "--title",
            "dark",
            "--date",
            "2026-05-01",
            "--attach",
            "photo.txt",
        ]
    };
    let read = |of: &'static str| ["record", "reading", of, "--meter", "E1", "--value", "12", "--date", "2026-05-01"];
    let estate = Estate::new()
        .with(&["unit", "add", "1501", "--floor", "15", "--area", "90"])
        .on_desk("photo.txt", "a photo")
        .with(&record("1501"))
        .with(&read("1501"))
        .client("1501", "Acme", "2026-06-01")
        .with(&record("floor:15"))
        .with(&read("estate"))
        .with(&["record", "violation", "estate", "--category", "rubbish", "--title", "dirt", "--date", "2026-05-03"]);
    brought_back(&estate);
    let repairs = fs::read_to_string(estate.desk().join("out/repairs.csv")).unwrap();
    assert!(repairs.contains(",unit:1501,") && repairs.contains(",floor:15,"), "{repairs}");
    let meters = assert_same(&estate, &["report", "meters", "--format", "csv"]);
    assert!(meters.contains("unit:1501,,") && meters.contains("estate,,"), "{meters}");
    assert_same(&estate, &["report", "repairs", "--year", "2026", "--format", "csv"]);
    assert_same(&estate, &["report", "violations", "--year", "2026", "--format", "csv"]);
    let client = done(&estate, &["-C", "again", "--format", "csv", "history", "1501"]);
    assert_eq!(
        client.matches("dark").count(),
        done(&estate, &["--format", "csv", "history", "1501"]).matches("dark").count()
    );
    let came = |path: &&String| path.starts_with("desk/again/") && path.ends_with(".txt");
    assert_eq!(estate.around().keys().filter(came).count(), 2);
}

/// Units of a floor that were merged, split, ended, brought back, sold; with who held them before and after.
fn turned() -> Estate {
    let lee = |words: &[&str]| [&["--as", "lee"], words].concat().iter().map(ToString::to_string).collect::<Vec<_>>();
    Estate::new()
        .with(&["unit", "add", "1501", "--floor", "15", "--area", "100", "--use", "office"])
        .with(&["unit", "add", "1502", "--floor", "15", "--area", "50.5", "--use", "office"])
        .with(&["unit", "add", "1503", "--floor", "15", "--area", "80"])
        .with(&["unit", "add", "1505", "--floor", "15", "--area", "20", "--date", "2025-01-01"])
        .client("1501", "Acme", "2024-03-01")
        .with(&["move-out", "1501", "--date", "2026-05-31"])
        .with(&lee(&[
            "unit",
            "merge",
            "1501",
            "1502",
            "--as",
            "1501-02",
            "--date",
            "2026-06-01",
            "--note",
            "wall; gone",
        ]))
        .client("1501-02", "Beta", "2026-06-10")
        .with(&["move-out", "1501-02", "--date", "2026-07-31"])
        .with(&lee(&["unit", "split", "1501-02", "--into", "1501:90", "1501-B:60.5", "--date", "2026-08-01"]))
        .client("1501", "Gamma", "2026-08-15")
        .with(&lee(&["unit", "end", "1505", "--date", "2026-09-01"]))
        .with(&lee(&[
            "amend",
            "1503/unit",
            "owner=Chan, 陳",
            "sub_tenants=Wee Ltd",
            "sub_tenants=Dee, Ltd",
            "--from",
            "2026-06-01",
            "--approve",
        ]))
        .with(&lee(&["amend", "1503/unit", "owner=", "--from", "2026-10-01", "--approve"]))
        .with(&lee(&["amend", "1503/unit", "use=shop", "--approve"]))
}

#[test]
fn what_became_of_units_goes_out_and_comes_back() {
    let estate = turned();
    brought_back(&estate);
    let changes = fs::read_to_string(estate.desk().join("out/unit_changes.csv")).unwrap();
    for row in [
        "1501,2026-06-01,ended,100,office,,,1501-02,wall; gone",
        "1501,2026-08-01,came-back,90,office,,,,",
        "1501-02,2026-08-01,ended,150.5,office,,,1501;1501-B,",
        "1505,2026-09-01,ended,20,,,,,",
        "1503,2026-10-01,changed,80,shop,,",
    ] {
        assert!(changes.contains(row), "{row}:\n{changes}");
    }
    for day in ["2024-12-31", "2025-01-01", "2026-05-31", "2026-06-01", "2026-07-31", "2026-08-01", "2026-09-01"] {
        let told = assert_same(&estate, &["report", "occupancy", "--as-of", day, "--format", "csv"]);
        assert!(told.contains("\n15,"), "{told}");
    }
    for unit in ["1501", "1501-02", "1501-B", "1503", "1505"] {
        let shown = |archive: &[&str]| {
            let told = done(&estate, &[archive, &["unit", "show", unit]].concat());
            told.lines().filter(|line| !line.starts_with("Opened")).collect::<Vec<_>>().join("\n")
        };
        assert_eq!(shown(&[]), shown(&["-C", "again"]), "{unit}");
    }
}

#[test]
fn a_change_of_a_unit_that_is_told_otherwise_is_refused_and_so_is_one_of_a_unit_that_is_held() {
    let estate = turned();
    brought_back(&estate);
    let told = |rows: &str| {
        fs::write(estate.desk().join("rows.csv"), format!("單元,變更日期,變更,改為\n{rows}\n")).unwrap();
        let words = ["--as", "lee", "-C", "again", "import", "rows.csv", "--register", "unit_changes"];
        let done = estate.command(&words).output();
        (done.status.code(), String::from_utf8_lossy(&done.stderr).into_owned())
    };
    for (row, code, says) in [
        ("1501,2026-06-01,合併,1503", 3, "1501-02"),
        ("1501,2026-09-01,取消,", 3, "Gamma"),
        ("1503,2026-11-01,恢復,", 3, "1503"),
        ("1505,2026-11-01,取消,", 3, "2026-09-01"),
        ("1503,2026-11-01,melted,", 2, "melted"),
        ("1503,2026-11-01,取消,9999", 2, "9999"),
    ] {
        let (exit, said) = told(row);
        assert!(exit == Some(code) && said.contains(says), "{row}: {exit:?} {said}");
    }
    let (exit, said) = told("1505,2026-10-01,恢復,\n1505,2026-11-01,取消,");
    assert!(exit == Some(0), "{said}");
}

#[test]
fn a_clients_owner_and_sub_tenants_hold_from_their_day_and_go_out_with_the_register() {
    let estate = Estate::new()
        .with(&["unit", "add", "1501", "--floor", "15", "--area", "100"])
        .with(&["--as", "lee", "amend", "1501/unit", "owner=Unit's owner", "--approve"])
        .with(&[
            "add",
            "1501",
            "--company",
            "Acme",
            "--move-in",
            "2025-03-01",
            "--owner",
            "Chan",
            "--sub-tenant",
            "Wee Ltd",
            "--sub-tenant",
            "Dee Ltd",
        ])
        .client("1203", "Beta", "2025-03-01");
    assert_tells(&estate, &["show", "1501"], "Wee Ltd, Dee Ltd");
    assert_tells(&estate, &["show", "1501", "--format", "json"], r#""owner": "Chan""#);
    let amend =
        ["--as", "lee", "amend", "1501", "owner=Lee", "sub_tenants=Ko Ltd", "--from", "2026-06-01", "--approve"];
    done(&estate, &amend);
    let on = |day: &str| done(&estate, &["report", "clients", "--as-of", day, "--format", "csv"]);
    let (before, after) = (on("2026-05-31"), on("2026-06-01"));
    assert!(before.contains(",Chan,\"Wee Ltd, Dee Ltd\"") || before.contains("Chan,Wee Ltd"), "{before}");
    assert!(after.contains("Lee,Ko Ltd") && !after.contains("Chan"), "{after}");
    assert_tells(&estate, &["show", "1501"], "Ko Ltd");
    brought_back(&estate);
    assert_same(&estate, &["report", "clients", "--format", "csv"]);
    done(&estate, &["--as", "lee", "amend", "1501", "owner=", "sub_tenants=", "--approve"]);
    // What the cover does not say, the unit's record does.
    assert_tells(&estate, &["show", "1501"], "Unit's owner");
    let beta = done(&estate, &["show", "1203"]);
    assert!(!beta.contains("Owner") && !beta.contains("Sub-tenants"), "{beta}");
}
