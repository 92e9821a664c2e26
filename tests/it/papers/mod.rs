//! Papers are papers, however they came: filed, or attached to a record or a step.

mod lists;
mod tables;

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
    let release = ["--as", "ho", "disclose", "--release", &asked, "-o", "parcel"];
    estate.run(release).succeeds().whatever_it_says().changes_around(&format!(
        "
        + desk/parcel/{copy}
        + desk/parcel/list.csv
        + desk/parcel/list.html"
    ));
    // An owner of the estate may take everything out: the papers that came with records go along with the filed one.
    let export = ["--as", "ho", "export", "-o", "out", "--papers", "--to", "Bank", "--purpose", "loan"];
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
    for words in [vec!["void", &photo, "--reason", "x"], vec!["refile", &photo, "--category", "contracts"]] {
        let refused = estate.run_words(&[&["--as", "lee"][..], &words].concat()).exits(2).whatever_it_says();
        assert!(refused.err().contains("hint:"), "{words:?}: {}", refused.err());
    }
}

#[test]
fn a_paper_beside_a_record_is_amended_once_it_is_approved() {
    let (estate, complaint) = estate();
    let photo = format!("{complaint}.1");
    let said = |estate: &Estate, key: &str| shown(estate, &["show", &photo])[key].as_str().unwrap().to_owned();
    let amend = ["amend", &photo, "title=The corridor", "level=ordinary", "date=2026-04-30"];
    let estate = estate.with(&amend);
    assert_eq!((said(&estate, "title").as_str(), said(&estate, "level").as_str()), ("photo A", "confidential"));
    let lend = ["--as", "lee", "lend", "1203", "--to", "Ho", "--purpose", "audit", "--paper", &photo, "--approve"];
    estate.run(lend).refused(3).whatever_it_says();
    let waits = estate.run(["pending"]).succeeds().whatever_it_says();
    assert!(waits.out().contains(&complaint), "{}", waits.out());
    // Who may not decide does not.
    estate.run(["--as", "chan", "approve", &complaint]).refused(3).whatever_it_says();
    // Who may not let it be read does not make it ordinary either (P1-5).
    estate.run(["--as", "lee", "approve", &complaint]).refused(3).whatever_it_says();
    let estate = estate.with(&["--as", "ho", "approve", &complaint]);
    for (key, value) in [("title", "The corridor"), ("level", "ordinary"), ("date", "2026-04-30")] {
        assert_eq!(said(&estate, key), value);
    }
    let listed = papers(&estate, "1203");
    assert!(listed.iter().any(|paper| paper["title"] == "The corridor" && paper["level"] == "ordinary"), "{listed:?}");
    let amended = shown(&estate, &["show", &photo])["amendments"].clone();
    assert!(amended.as_array().unwrap().iter().all(|line| line["paper"] == photo.as_str()), "{amended}");
    // It is lent at its new level, and the complaint itself is what it was.
    estate.run(lend).succeeds().whatever_it_says();
    assert_eq!(shown(&estate, &["show", &complaint])["title"], "noise");
    estate.run(["verify"]).succeeds().whatever_it_says();
}

#[test]
fn a_paper_that_came_with_a_step_is_amended_beside_its_record_and_leaves_approvals_as_they_are() {
    let (estate, complaint) = estate();
    let answer = papers(&estate, "1203").into_iter().find(|paper| paper["title"] == "answer").unwrap();
    let id = answer["id"].as_str().unwrap().to_owned();
    let estate = estate
        .with(&["update", &complaint, "--status", "handled"])
        .with(&["--as", "ho", "approve", &complaint])
        .with(&["--as", "lee", "amend", &id, "title=Our answer", "--approve"]);
    assert_eq!(shown(&estate, &["show", &id])["title"], "Our answer");
    assert_eq!(shown(&estate, &["show", &complaint])["status"], "approved");
    assert_eq!(shown(&estate, &["show", &complaint])["void_approvals"], Value::Null);
    // What a key of the record means on another of its papers is untouched.
    assert_eq!(shown(&estate, &["show", &format!("{complaint}.1")])["title"], "photo A");
}

#[test]
fn what_a_paper_cannot_have_is_refused() {
    let (estate, complaint) = estate();
    let photo = format!("{complaint}.1");
    let refused = |words: &[&str], code: i32, says: &str| {
        let done = estate.run_words(&[&["amend", &photo], words].concat()).exits(code).whatever_it_says();
        assert!(done.err().contains(says) && done.err().contains("hint:"), "{words:?}: {}", done.err());
    };
    refused(&["title=photo A"], 3, "already");
    refused(&["category=contracts"], 2, "title, level and date");
    refused(&["title="], 2, "title");
    refused(&["level=secret"], 2, "level");
    refused(&["date=2027-01-01"], 2, "2027-01-01");
    refused(&["title=a", "title=b"], 2, "twice");
    refused(&["--with", "answer.txt"], 3, "original");
}

#[test]
fn what_is_no_paper_of_a_record_is_refused_with_what_there_is() {
    let (estate, complaint) = estate();
    let none = format!("{complaint}.9");
    for words in [
        vec!["show", &none],
        vec!["amend", &none, "title=x"],
        vec!["void", &none, "--reason", "x"],
        vec!["lend", "1203", "--to", "Ho", "--purpose", "audit", "--paper", &none],
    ] {
        let refused = estate.run_words(&[&["--as", "lee"][..], &words].concat()).exits(2).whatever_it_says();
        assert!(refused.err().contains(&format!("{complaint}.1, {complaint}.2")), "{words:?}: {}", refused.err());
    }
    let bare = estate.made(&["record", "visit", "1203", "--occasion", "regular", "--title", "tea"]);
    let refused = estate.run(["show", &format!("{bare}.1")]).exits(2).whatever_it_says();
    assert!(refused.err().contains("none at all"), "{}", refused.err());
    // A filed paper is its own first one, and has no second.
    let lease = papers(&estate, "1203").into_iter().find(|paper| paper["title"] == "lease").unwrap();
    let lease = lease["id"].as_str().unwrap();
    estate.run(["show", &format!("{lease}.1")]).succeeds().whatever_it_says();
    estate.run(["show", &format!("{lease}.2")]).exits(2).whatever_it_says();
}
