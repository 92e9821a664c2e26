//! `deedbox place`, `where`: where paper stands (P2-2, S-LOC).

use crate::support::Estate;

/// Two clients on floor 12, and one who left 1204 and lies in a box.
fn estate() -> Estate {
    Estate::new()
        .client("1203", "Acme", "2021-03-01")
        .client("1204", "Gone", "2021-03-01")
        .paper("1204", "lease", "contracts", "2021-03-01")
        .moved_out("1204", "2025-05-31")
        .client("1204", "Beta", "2025-07-01")
        .with(&["archive-moved-out", "--year", "2025"])
}

fn listed(estate: &Estate, words: &[&str]) -> String {
    let all: Vec<&str> = ["--format", "csv"].into_iter().chain(words.iter().copied()).collect();
    String::from_utf8(estate.command(&all).output().stdout).unwrap()
}

#[test]
fn a_file_is_put_somewhere_and_found_there() {
    let estate = estate();
    estate
        .run(["place", "1203", "r1/０２/b/3"])
        .succeeds()
        .stdout("1203/cover")
        .stderr("1203 stands at R1/02/B/3.")
        .changes(
            "
            + units/12/1203/2021-03-01_acme_k36p/data/cover+01-located-d1ps.toml
            ~ units/12/1203/2021-03-01_acme_k36p/manifests/test.sha256",
        );
    estate
        .run(["place", "1203", "R2/01"])
        .succeeds()
        .stdout("1203/cover")
        .stderr("1203 stands at R2/01; before, at R1/02/B/3.");
    let found = listed(&estate, &["where", "1203"]);
    assert!(found.lines().nth(1).unwrap().starts_with("1203,Acme,R2/01,2026-11-23,,,D"), "{found}");
    // By the code on its label, however it is typed.
    let code = found.trim().rsplit(',').next().unwrap().to_lowercase();
    assert_eq!(listed(&estate, &["where", &code]), found);
    estate.run(["place", &code, "R3"]).succeeds().stdout("1203/cover").stderr("1203 stands at R3; before, at R2/01.");
    let shown = estate.command(&["--format", "json", "show", "1203"]).output().stdout;
    let shown: serde_json::Value = serde_json::from_slice(&shown).unwrap();
    assert_eq!(shown["location"], "R3");
    assert!(listed(&estate, &["unit", "list"]).contains(",1203,R3\n"), "{}", listed(&estate, &["unit", "list"]));
}

#[test]
fn a_box_is_put_somewhere_with_all_that_lies_in_it() {
    let estate = estate();
    let volume = |estate: &Estate| listed(estate, &["where", "1204@2025-05-31"]).lines().nth(1).unwrap().to_owned();
    assert!(volume(&estate).starts_with("1204@2025-05-31,Gone,,,DB-KH·2025·D30-0001,2025/12/box-01,D"));
    // What its cover said before it was boxed is where it stood before.
    let estate = estate.with(&["place", "2025/12/box-01", "R2/05"]);
    assert!(volume(&estate).starts_with("1204@2025-05-31,Gone,R2/05,2026-11-23,"), "{}", volume(&estate));
    let estate = estate.with(&["place", "DB-KH·2025·D30-0001", "R2/06"]);
    assert!(volume(&estate).starts_with("1204@2025-05-31,Gone,R2/06,"));
    assert_eq!(listed(&estate, &["place", "list", "R2"]).lines().count(), 2);
    assert_eq!(listed(&estate, &["place", "list", "--without"]).lines().count(), 3);
    estate.run(["place", "2025/12/box-02", "R2"]).exits(2).stderr(
        "
        error: nothing on the shelves is called 2025/12/box-02
          hint: `deedbox place list` lists what stands where, with the codes on the labels",
    );
    estate.run(["place", "D00000000000", "R2"]).exits(2).whatever_it_says();
    estate.run(["place", "1205", "R2"]).exits(3).whatever_it_says();
    estate.run(["place", "1203", "a b"]).exits(2).stderr(
        "
        error: <PLACE>: a place `a b` has the character U+0020 in it
          hint: letters and digits of any script, `-`, `_` and `.`, beginning with a letter or digit",
    );
}

#[test]
fn where_something_stands_is_told_as_of_its_day() {
    let estate = estate()
        .with(&["place", "1203", "R1/01", "--date", "2026-10-01"])
        .with(&["place", "1203", "R1/02", "--date", "2026-11-01"])
        // What is entered later of an earlier day does not move it back.
        .with(&["place", "1203", "R1/03", "--date", "2026-10-15"]);
    assert!(listed(&estate, &["where", "1203"]).contains(",R1/02,2026-11-01,"));
    estate.run(["place", "1203", "R1", "--date", "2027-01-01"]).exits(2).whatever_it_says();
    estate.run(["place", "1203", "R1", "--date", "2020-01-01"]).exits(2).whatever_it_says();
    estate.run(["--as", "nobody", "place", "1203", "R1"]).exits(2).whatever_it_says();
}

#[test]
fn a_register_of_clients_brings_places_in_and_an_export_has_them() {
    let table = "單元,公司名稱,入住日期,存放位置\n1203,宏達貿易,2026-03-01,ｒ1/02\n1204,Acme,2026-03-01,\n";
    let estate = Estate::new().on_desk("clients.csv", table).with(&["import", "clients.csv"]);
    assert!(
        listed(&estate, &["where", "1203"]).contains(",R1/02,2026-11-23,"),
        "{}",
        listed(&estate, &["where", "1203"])
    );
    assert!(listed(&estate, &["where", "1204"]).contains("1204,Acme,,,"));
    let before = estate.tree();
    let estate = estate.with(&["import", "clients.csv"]);
    assert_eq!(estate.tree(), before, "the same register again changes nothing");
    let estate = estate.on_desk("other.csv", &table.replace("ｒ1/02", "R9"));
    estate.run(["import", "other.csv"]).refused(3).whatever_it_says();
    let estate = estate.on_desk("wrong.csv", &table.replace("ｒ1/02", "a b").replace("1203", "1205"));
    estate.run(["import", "wrong.csv"]).refused(2).whatever_it_says();
}
