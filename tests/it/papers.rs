//! Papers are papers, however they came: filed, or attached to a record or a step.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::support::Estate;

/// A client with a filed paper, a complaint with a photograph and a confidential statement, and a step with a letter.
fn estate() -> (Estate, String) {
    let estate = Estate::new()
        .client("1203", "Acme", "2026-03-01")
        .paper("1203", "lease", "contracts", "2026-03-01")
        .on_desk("photo A.txt", "a photo")
        .on_desk("statement.txt", "a statement")
        .on_desk("answer.txt", "an answer");
    let attach =
        ["record", "complaint", "1203", "--about", "service-process", "--title", "noise", "--date", "2026-05-01"];
    let complaint = estate
        .made(&[&attach[..], &["--attach", "photo A.txt", "statement.txt", "--attach-level", "confidential"]].concat());
    let step = ["update", &complaint, "--status", "assigned", "--to", "chan", "--attach", "answer.txt"];
    let estate = estate.with(&step);
    (estate, complaint)
}

fn shown(estate: &Estate, words: &[&str]) -> Value {
    let done = estate.run_words(&[words, &["--format", "json"]].concat()).succeeds().whatever_it_says();
    serde_json::from_str(&done.out()).unwrap()
}

fn papers(estate: &Estate, file: &str) -> Vec<Value> {
    shown(estate, &["show", file])["papers"].as_array().unwrap().clone()
}

#[test]
fn a_paper_that_came_with_a_record_or_a_step_is_listed_with_id_title_and_level() {
    let (estate, complaint) = estate();
    let listed = papers(&estate, "1203");
    let text = |paper: &Value, key: &str| paper[key].as_str().unwrap().to_owned();
    let of =
        |title: &str| listed.iter().find(|paper| text(paper, "title") == title).unwrap_or_else(|| panic!("{listed:?}"));
    assert_eq!(listed.len(), 4);
    let (photo, statement, answer) = (of("photo A"), of("statement"), of("answer"));
    assert_eq!(text(photo, "id"), format!("{complaint}.1"));
    assert_eq!(text(statement, "id"), format!("{complaint}.2"));
    assert!(text(answer, "id").starts_with(&format!("{complaint}+01-")) && text(answer, "id").ends_with(".1"));
    for paper in [photo, statement] {
        assert_eq!(
            (text(paper, "level"), text(paper, "category")),
            ("confidential".to_owned(), "complaints".to_owned())
        );
        assert_eq!(text(paper, "date"), "2026-05-01");
    }
    assert_eq!(text(answer, "level"), "ordinary");
    let found = estate.run(["search", "photo A"]).succeeds().whatever_it_says();
    assert!(found.out().contains(&complaint));
}

#[test]
fn it_is_lent_by_its_id_at_its_level_and_stands_against_no_other_paper() {
    let (estate, complaint) = estate();
    let lend = |paper: &str, who: &str| {
        let (to, by) = ("Ho", "lee");
        estate.run([
            "--as",
            who,
            "lend",
            "1203",
            "--to",
            to,
            "--purpose",
            "audit",
            "--paper",
            paper,
            "--approve",
            "--handled-by",
            by,
        ])
    };
    let (photo, statement) = (format!("{complaint}.1"), format!("{complaint}.2"));
    lend(&photo, "lee").refused(3).whatever_it_says();
    lend(&photo, "ho").succeeds().whatever_it_says();
    lend(&photo, "ho").refused(3).whatever_it_says();
    lend(&statement, "ho").succeeds().whatever_it_says();
    // A record of two papers is not one of them, and there is no third.
    lend(&complaint, "ho").exits(2).whatever_it_says();
    lend(&format!("{complaint}.3"), "ho").exits(2).whatever_it_says();
    // What a reader has is not made never to have been.
    estate.run(["--as", "lee", "void", &complaint, "--reason", "twice", "--approve"]).refused(3).whatever_it_says();
    let loans = estate.run(["loans"]).succeeds().whatever_it_says();
    assert!(loans.out().contains("photo A"), "{}", loans.out());
    let whole = ["--as", "lee", "lend", "1203", "--to", "Ho", "--purpose", "audit", "--approve"];
    estate.run(whole).refused(3).whatever_it_says();
}

#[test]
fn a_filed_paper_is_its_own_first_paper() {
    let (estate, _) = estate();
    let lease = papers(&estate, "1203").into_iter().find(|paper| paper["title"] == "lease").unwrap();
    let id = format!("{}.1", lease["id"].as_str().unwrap());
    estate
        .run(["--as", "lee", "lend", "1203", "--to", "Ho", "--purpose", "audit", "--paper", &id, "--approve"])
        .succeeds()
        .whatever_it_says();
    assert!(estate.text_of(&["-loan-", "+01"]).contains("approved"));
}

#[test]
fn it_is_disclosed_and_exported_with_its_bytes() {
    let (estate, complaint) = estate();
    let photo = format!("{complaint}.1");
    let words = ["--as", "ho", "disclose", "1203", "--to", "Bank", "--purpose", "loan", "--paper", &photo, "--approve"];
    let asked = estate.made(&words);
    let copy = format!("01-2026-05-01-photo-a-{}.txt", tail(&complaint));
    let release = ["--as", "ho", "disclose", "--release", &asked, "--out", "parcel"];
    estate.run(release).succeeds().whatever_it_says().changes_around(&format!(
        "
        + desk/parcel/{copy}
        + desk/parcel/list.csv
        + desk/parcel/list.html"
    ));
    // An owner of the estate may take everything out: the papers that came with records go along with the filed one.
    let export = ["--as", "ho", "export", "--to", "out", "--papers", "--to-whom", "Bank", "--purpose", "loan"];
    let exported = estate.command(&export).output();
    assert!(exported.status.success(), "{}", String::from_utf8_lossy(&exported.stderr));
    let texts: BTreeSet<String> = estate
        .around()
        .into_keys()
        .filter(|path| path.starts_with("desk/out/") && path.ends_with(".txt"))
        .map(|path| std::fs::read_to_string(estate.desk().join(path.strip_prefix("desk/").unwrap())).unwrap())
        .collect();
    let expected = ["lease", "a photo", "a statement", "an answer"].map(str::to_owned);
    assert_eq!(texts, BTreeSet::from(expected));
}

fn tail(id: &str) -> &str {
    id.rsplit('/').next().unwrap()
}

#[test]
fn the_same_bytes_are_refused_whatever_they_came_with() {
    let (estate, complaint) = estate();
    let file = ["file", "1203", "photo A.txt", "--category", "complaints"];
    let refused = estate.run(file).refused(3).whatever_it_says();
    assert!(refused.err().contains(&complaint), "{}", refused.err());
}

#[test]
fn what_is_done_to_a_record_is_not_done_to_one_paper_beside_it() {
    let (estate, complaint) = estate();
    let photo = format!("{complaint}.1");
    for words in [
        vec!["void", &photo, "--reason", "x"],
        vec!["amend", &photo, "title=x"],
        vec!["refile", &photo, "--category", "contracts"],
    ] {
        let refused = estate.run_words(&[&["--as", "lee"][..], &words].concat()).exits(2).whatever_it_says();
        assert!(refused.err().contains("hint:"), "{words:?}: {}", refused.err());
    }
}

#[test]
fn a_voided_record_takes_its_papers_out_of_the_lists() {
    let (estate, complaint) = estate();
    let estate = estate.with(&["--as", "lee", "void", &complaint, "--reason", "twice", "--approve"]);
    let voided = papers(&estate, "1203").iter().filter(|paper| paper["voided"] == true).count();
    assert_eq!(voided, 3);
    let table = estate.run(["show", "1203"]).succeeds().whatever_it_says();
    assert!(!table.out().contains("photo A"), "{}", table.out());
}

#[test]
fn a_volume_counts_and_lists_it_and_keeps_it_for_its_term() {
    let (estate, _) = estate();
    let estate =
        estate.with(&["--as", "lee", "move-out", "1203", "--date", "2026-06-30", "--waive", "cases", "--reason", "x"]);
    let list = estate.text_of(&["item-list"]);
    for title in ["lease", "photo A", "statement", "answer"] {
        assert!(list.contains(title), "{list}");
    }
    assert!(estate.text_of(&["-sealed-"]).contains("items = 4\n"));
    let bound = papers(&estate, "1203@2026-06-30");
    assert!(bound.iter().all(|paper| paper["binding"] == "bound"), "{bound:?}");
    let estate = estate.today("2027-01-10").with(&["archive-moved-out", "--year", "2026"]);
    let boxed = estate.text_of(&["-box-"]);
    assert!(boxed.contains("items = 4\n") && boxed.contains("level = \"confidential\""), "{boxed}");
}

#[test]
fn completeness_counts_it() {
    let (estate, _) = estate();
    let row = shown(&estate, &["report", "completeness"])["rows"][0].clone();
    assert_eq!(row["kinds_present"], 1, "complaints, by what came with the complaint: {row}");
}

/// Every file under `originals/` and `working/` of clients' files and rooms, against what `show` lists; item lists and former
/// versions of working papers aside, which their volume and their record name.
fn unlisted(estate: &Estate, files: &[&str]) -> BTreeSet<String> {
    let listed: BTreeSet<String> = files
        .iter()
        .flat_map(|file| papers(estate, file))
        .filter_map(|paper| paper["path"].as_str().map(str::to_owned))
        .collect();
    let there =
        estate.tree().into_keys().filter(|path| path.contains("/data/originals/") || path.contains("/data/working/"));
    let of_files = there.filter(|path| path.starts_with("units/") || path.starts_with("moved-out/"));
    of_files.filter(|path| !path.contains("item-list") && !listed.contains(path)).collect()
}

#[test]
fn nothing_lies_among_the_papers_that_no_list_names() {
    let (attached, _) = estate();
    assert_eq!(unlisted(&attached, &["1203"]), BTreeSet::new());
    let mut every = Estate::new().client("1203", "Acme", "2021-03-01").on_desk("with.txt", "with a record");
    every = every.with_every_kind("1203");
    for (at, kind) in ["letter", "visit", "note", "repair"].into_iter().enumerate() {
        let name = format!("paper {at}.txt");
        every = every.on_desk(&name, &name);
        let own: &[&str] = match kind {
            "letter" => &["--direction", "in", "--title", "x"],
            "visit" => &["--occasion", "regular"],
            "note" => &["--about", "misc", "--note", "x"],
            _ => &["--category", "x", "--title", "x"],
        };
        every = every.with(&[&["record", kind, "1203"], own, &["--attach", &name]].concat());
    }
    assert_eq!(unlisted(&every, &["1203"]), BTreeSet::new());
    let demo = Estate::nothing();
    demo.run(["demo", "../tower"]).succeeds().whatever_it_says();
    let of = |report: &[&str], key: &str| -> Vec<String> {
        let rows = shown(&demo, &[&["report"], report].concat())["rows"].as_array().unwrap().clone();
        rows.iter().map(|row| row[key].as_str().unwrap().to_owned()).collect()
    };
    let gone = |year: &str| of(&["moved-out", "--year", year], "file");
    let files = [of(&["clients"], "unit"), gone("2024"), gone("2026")].concat();
    assert!(files.len() > 3, "{files:?}");
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    assert_eq!(unlisted(&demo, &files), BTreeSet::new(), "{files:?}");
}
