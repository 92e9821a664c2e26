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
    let estate = estate.with(&["--as", "lee", "approve", &complaint]);
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
        "deposit" => of_file(&["--about", "tenancy", "--movement", "received", "--amount", "1"]),
        "transaction" => of_file(&["--title", "x"]),
        "credit-review" => of_file(&["--credit", "good"]),
        "repair" | "violation" => of_file(&["--category", "x", "--title", "x"]),
        "complaint" => of_file(&["--about", "service-process", "--title", "x"]),
        "application" => of_file(&["--about", "parking", "--title", "x"]),
        "fit-out" => of_file(&["--title", "x"]),
        "letter" => of_file(&["--direction", "in", "--title", "x"]),
        "visit" => of_file(&["--occasion", "regular", "--title", "x"]),
        "opinion" => of_file(&["--title", "x"]),
        "quality-check" => of_file(&["--item", "x", "--result", "pass"]),
        "note" => of_file(&["--about", "misc", "--note", "x"]),
        "survey-response" => of_file(&["--year", "2026", "--answers", "service-quality=5"]),
        "disclosure" => None,
        "notice" => Some((None, &["--to", "all", "--title", "x"])),
        "enquiry" => Some((None, &["--who", "Bee", "--title", "x"])),
        "breach" => Some((None, &["--client", "1203", "--title", "x"])),
        "corrective-action" => Some((None, &["--title", "x"])),
        // They have commands of their own, which take no paper.
        "export" | "disposal" | "survey" => None,
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

#[test]
fn papers_come_back_with_the_record_that_they_came_with_and_at_their_level() {
    let (estate, complaint) = estate();
    let enquiry = estate.made(&["record", "enquiry", "--who", "Bee", "--title", "x", "--no", "E-1"]);
    let estate = estate
        .on_desk("plan.txt", "a plan")
        .on_desk("fire.txt", "a drill")
        .on_desk("brochure.txt", "a brochure")
        .with(&["record", "visit", &enquiry, "--occasion", "irregular", "--title", "tour", "--attach", "plan.txt"])
        .with(&["record", "notice", "--to", "all", "--title", "drill", "--attach", "fire.txt"])
        .with(&["file", &enquiry, "brochure.txt", "--category", "correspondence"]);
    let export = ["--as", "ho", "export", "--to", "out", "--papers", "--to-whom", "Bank", "--purpose", "loan"];
    assert!(estate.command(&export).output().status.success());
    let table = std::fs::read_to_string(estate.desk().join("out/papers.csv")).unwrap();
    assert!(table.starts_with("unit,category,date,title,author,pages,level,record,file\n"), "{table}");
    assert_eq!(table.lines().filter(|line| line.contains(",confidential,complaints/1203/")).count(), 2, "{table}");
    assert!(table.contains("enquiries/E-1,correspondence,2026-11-23,brochure,,,ordinary,,"), "{table}");
    assert!(table.contains("\nenquiries/E-1,") && table.contains("\nnotices/"), "{table}");
    // In another archive the papers have records of their own, which say with which record they came.
    let other = Estate::founded();
    copy(&estate.desk().join("out"), &other.desk().join("out"));
    other.run(["--as", "lee", "import", "out"]).succeeds().whatever_it_says();
    let again = other.run(["--as", "lee", "import", "out"]).succeeds().whatever_it_says();
    assert!(again.out().contains("papers 0 new, 7 as before"), "{}", again.out());
    let found = shown(&other, &["search", "noise"])["rows"][0]["id"].as_str().unwrap().to_owned();
    let came: Vec<Value> = shown(&other, &["show", &found])["papers"].as_array().unwrap().clone();
    let titles: BTreeSet<&str> = came.iter().filter_map(|paper| paper["title"].as_str()).collect();
    assert_eq!(titles, BTreeSet::from(["photo A", "statement", "answer"]), "{complaint}: {came:?}");
    assert_eq!(came.iter().filter(|paper| paper["level"] == "confidential").count(), 2, "{came:?}");
    other.run(["verify"]).succeeds().whatever_it_says();
    let back = ["--as", "ho", "export", "--to", "back", "--papers", "--to-whom", "Bank", "--purpose", "loan"];
    assert!(other.command(&back).output().status.success());
    let told = |table: &str| -> BTreeSet<String> {
        table.lines().filter_map(|line| line.rsplit_once(',')).map(|(told, _)| told.to_owned()).collect()
    };
    let back = std::fs::read_to_string(other.desk().join("back/papers.csv")).unwrap();
    assert_eq!(told(&table), told(&back));
}

#[test]
fn a_row_whose_record_is_not_there_is_refused_by_its_cell() {
    let (estate, _) = estate();
    let row = |record: &str| {
        let text = format!(
            "unit,category,date,title,level,record,file\n1203,complaints,2026-05-01,x,保密,{record},with.csv\n"
        );
        text
    };
    let estate = estate.on_desk("with.csv", "a,b\n");
    for (record, says) in [("complaints/C-9", "C-9"), ("nonsense", "complaints/C-12")] {
        let other = estate.desk().join("papers.csv");
        std::fs::write(&other, row(record)).unwrap();
        let refused = estate.run(["--as", "lee", "import", "papers.csv"]).exits(2).whatever_it_says();
        assert!(refused.err().contains("papers.csv:2, record") && refused.err().contains(says), "{}", refused.err());
    }
}

#[test]
fn a_paper_of_a_table_dated_later_than_tomorrow_is_refused_unless_it_is_meant() {
    let (estate, _) = estate();
    let table = "unit,category,date,title,file\n1203,contracts,2026-11-24,near,near.txt\n1203,contracts,2062-11-24,far,far.txt\n";
    let estate = estate.on_desk("near.txt", "near").on_desk("far.txt", "far").on_desk("papers.csv", table);
    let refused = estate.run(["--as", "lee", "import", "papers.csv"]).exits(2).whatever_it_says();
    let says = refused.err();
    assert!(says.contains("papers.csv:3, date") && says.contains("later than tomorrow"), "{says}");
    assert!(!says.contains("papers.csv:2"), "{says}");
    estate.run(["--as", "lee", "import", "papers.csv", "--date-ahead"]).succeeds().whatever_it_says();
}

#[test]
fn a_column_that_says_who_has_left_is_asked_about_and_left_out_where_that_is_meant() {
    let estate = Estate::new().on_desk("clients.csv", "unit,company,move_in,狀態\n1204,B,2026-03-01,已退租\n");
    let import = |more: &[&str]| estate.run_words(&[&["--as", "lee", "import", "clients.csv"], more].concat());
    let refused = import(&[]).exits(2).whatever_it_says();
    assert!(refused.err().contains("clients.csv:2") && refused.err().contains("--map '狀態=-'"), "{}", refused.err());
    import(&["--map", "狀態=-"]).succeeds().whatever_it_says();
}

/// Copies a folder.
fn copy(from: &std::path::Path, to: &std::path::Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}
