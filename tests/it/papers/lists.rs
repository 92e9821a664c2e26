//! Nothing lies among the papers that no list names: history, files, volumes, completeness.

use std::collections::BTreeSet;

use super::{estate, papers, shown};
use crate::support::Estate;

#[test]
fn history_has_the_papers_that_came_with_a_record() {
    let (estate, complaint) = estate();
    let lines = shown(&estate, &["history", "1203"])["rows"].as_array().unwrap().clone();
    let ids: Vec<&str> =
        lines.iter().filter(|line| line["happening"] == "filed").filter_map(|line| line["id"].as_str()).collect();
    assert_eq!(ids.len(), 4, "{ids:?}");
    assert!(ids.contains(&format!("{complaint}.1").as_str()), "{ids:?}");
    assert!(ids.iter().any(|id| id.starts_with(&format!("{complaint}+01-"))), "{ids:?}");
}

/// What each kind that is recorded needs, in an estate where 1203 has a client; of a kind that is new, nothing is known here.
fn needs(kind: &str) -> Option<(Option<&'static str>, &'static [&'static str])> {
    let of_file = |words: &'static [&'static str]| Some((Some("1203"), words));
    match kind {
        "charge" => of_file(&["--item", "fee", "--due", "2026-12-01", "--amount", "1"]),
        "payment" => of_file(&["--amount", "1"]),
        "refund" => of_file(&["--amount", "0"]),
        "reading" => of_file(&["--meter", "W1", "--value", "1"]),
        "deposit" => of_file(&["--about", "tenancy", "--movement", "received", "--amount", "1"]),
        "transaction" => of_file(&["--title", "x"]),
        "credit-review" => of_file(&["--credit", "good"]),
        "repair" | "violation" => of_file(&["--category", "x", "--title", "x"]),
        "complaint" => of_file(&["--about", "service-process", "--title", "x"]),
        "application" => of_file(&["--about", "parking", "--title", "x"]),
        "issue" => of_file(&["--about", "key", "--person", "x", "--numbers", "K1"]),
        "fit-out" => of_file(&["--title", "x"]),
        "letter" => of_file(&["--direction", "in", "--title", "x"]),
        "visit" => of_file(&["--occasion", "regular", "--title", "x"]),
        "opinion" => of_file(&["--title", "x"]),
        "quality-check" => of_file(&["--item", "x", "--result", "pass"]),
        "note" => of_file(&["--about", "misc", "--note", "x"]),
        "enquiry" => Some((None, &["--who", "Bee", "--title", "x"])),
        "breach" => Some((None, &["--client", "1203", "--title", "x"])),
        "corrective-action" => Some((None, &["--title", "x"])),
        other => panic!("what does {other} need?"),
    }
}

#[test]
fn a_paper_of_every_kind_of_record_is_named_by_the_list_of_its_record() {
    let mut estate =
        Estate::new().client("1203", "Acme", "2021-03-01").with(&["survey", "open", "--year", "2026", "--to", "all"]);
    let help = estate.run(["record", "--help"]).succeeds().whatever_it_says().out();
    let kinds = help.lines().skip_while(|line| *line != "Kinds:").skip(1).take_while(|line| !line.is_empty());
    let kinds: Vec<String> = kinds.filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect();
    assert!(20 < kinds.len(), "{help}");
    let mut made = Vec::new();
    for kind in &kinds {
        let Some((file, own)) = needs(kind) else { continue };
        let name = format!("with {kind}.txt");
        estate = estate.on_desk(&name, &name);
        let words = [&["record", kind.as_str()], file.as_slice(), own, &["--attach", &name]].concat();
        made.push(estate.made(&words));
    }
    assert!(18 < made.len(), "{made:?}");
    let of_records = made.iter().flat_map(|id| shown(&estate, &["show", id])["papers"].as_array().unwrap().clone());
    let listed: BTreeSet<String> = of_records.filter_map(|paper| paper["path"].as_str().map(str::to_owned)).collect();
    let there: BTreeSet<String> = estate.tree().into_keys().filter(|path| path.contains("/data/originals/")).collect();
    assert_eq!(there, listed);
    // Each is found by its name as well.
    for kind in kinds.iter().filter(|kind| needs(kind).is_some()) {
        let found = estate.run(["search", &format!("with {kind}")]).succeeds().whatever_it_says();
        assert!(made.iter().any(|id| found.out().contains(id.as_str())), "{kind}: {}", found.out());
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
