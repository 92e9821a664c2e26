//! `deedbox request`: what persons ask about the data that is kept of them (S-PI).

use crate::audit::of_clause;
use crate::support::Estate;

/// What a command prints.
fn out(estate: &Estate, words: &[&str]) -> String {
    String::from_utf8_lossy(&estate.command(words).output().stdout).into_owned()
}

/// A client whose file names a person in a complaint, in the title of a paper, and nowhere else.
fn named() -> (Estate, String, String) {
    let estate = Estate::new().client("1203", "Acme", "2026-03-01").on_desk("a.txt", "a").on_desk("b.txt", "b");
    let complaint =
        ["record", "complaint", "1203", "--about", "service-process", "--title", "態度", "--complainant", "陳大文"];
    let complaint = estate.made(&complaint);
    let file = |name: &str, title: &str| {
        estate.made(&["file", "1203", name, "--category", "correspondence", "--date", "2026-04-01", "--title", title])
    };
    let paper = file("a.txt", "陳大文來信");
    file("b.txt", "other letter");
    let estate = estate.with(&["record", "visit", "1203", "--occasion", "regular", "--title", "中秋"]);
    (estate, complaint, paper)
}

fn opened(estate: &Estate, more: &[&str]) -> String {
    let words = ["request", "open", "1203", "--about", "access", "--person", "陳大文"];
    estate.made(&[&words[..], more].concat())
}

/// Fills in what is included of a list that was gathered.
fn include(estate: &Estate, folder: &str, ids: &[&str]) {
    let path = estate.desk().join(folder).join("gather.csv");
    let text = std::fs::read_to_string(&path).expect("a list");
    let fill = |line: &str| if ids.iter().any(|id| line.contains(id)) { format!("yes{line}") } else { line.to_owned() };
    let filled: Vec<String> = text.lines().map(fill).collect();
    std::fs::write(&path, filled.join("\n")).expect("a list");
}

/// The end of an id, by which the long form of it is known as well.
fn tail(id: &str) -> &str {
    id.rsplit('/').next().expect("an end")
}

#[test]
fn a_request_is_answered_within_the_policys_days() {
    let (estate, ..) = named();
    estate.run(["request", "open", "1203", "--about", "access", "--person", "陳大文"]).succeeds().whatever_it_says();
    assert!(out(&estate, &["request", "list"]).contains("2027-01-02"), "{}", out(&estate, &["request", "list"]));
    let early = ["request", "open", "1203", "--about", "access", "--person", "X", "--due", "2026-11-01"];
    estate.run(early).refused(2).whatever_it_says();
    estate.run(["request", "open", "9999", "--about", "access", "--person", "X"]).refused(2).whatever_it_says();
}

#[test]
fn what_is_kept_of_a_person_is_gathered_and_what_is_included_is_given_once_it_is_approved() {
    let (estate, complaint, paper) = named();
    let id = opened(&estate, &[]);
    estate.run(["request", "release", &id, "--from", "nowhere"]).refused(2).whatever_it_says();
    estate.made(&["request", "gather", &id, "-o", "found"]);
    let list = std::fs::read_to_string(estate.desk().join("found/gather.csv")).expect("a list");
    assert_eq!(list.lines().count(), 3, "{list}");
    assert!(list.contains(tail(&complaint)) && list.contains(tail(&paper)), "{list}");
    estate.run(["request", "release", &id, "--from", "found"]).refused(2).whatever_it_says();
    include(&estate, "found", &[tail(&complaint), tail(&paper)]);
    let disclosure = estate.made(&["request", "release", &id, "--from", "found"]);
    estate.run(["disclose", "--release", &disclosure, "-o", "given"]).refused(3).whatever_it_says();
    estate.made(&["--as", "ho", "approve", &disclosure]);
    estate.made(&["disclose", "--release", &disclosure, "-o", "given"]);
    let names: Vec<String> = std::fs::read_dir(estate.desk().join("given"))
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("a name"))
        .collect();
    assert!(names.iter().any(|name| name.contains("complaint")), "{names:?}");
    assert!(names.iter().any(|name| name.contains("陳大文來信")), "{names:?}");
    assert!(!names.iter().any(|name| name.contains("other")), "{names:?}");
    assert!(out(&estate, &["show", &id]).contains("released"));
    estate.made(&["close", &id]);
}

#[test]
fn a_refusal_says_why_and_what_was_put_right_says_how() {
    let (estate, ..) = named();
    let (one, other) = (opened(&estate, &[]), opened(&estate, &[]));
    estate.made(&["request", "refuse", &one, "--reason", "not identified"]);
    assert!(out(&estate, &["show", &one]).contains("not identified"));
    estate.run(["update", &other, "--status", "done"]).refused(2).whatever_it_says();
    estate.made(&["update", &other, "--status", "done", "--note", "amended"]);
    estate.run(["request", "refuse", &other, "--reason", "x"]).refused(3).whatever_it_says();
}

#[test]
fn audit_and_status_name_a_request_that_is_late_and_none_that_is_not() {
    let (estate, ..) = named();
    assert_eq!(of_clause(&estate, "S-PI").0, "not applicable");
    let id = opened(&estate, &["--date", "2026-10-01", "--due", "2026-11-22"]);
    let in_time = opened(&estate, &[]);
    assert_eq!(of_clause(&estate, "S-PI").1, ["to be answered by 2026-11-22, and open"]);
    let status = out(&estate, &["status"]);
    assert!(status.contains(&format!("deedbox request gather {id} -o DIR")), "{status}");
    assert!(!status.contains(&format!("deedbox request gather {in_time}")), "{status}");
    estate.made(&["request", "refuse", &id, "--reason", "x"]);
    assert_eq!(of_clause(&estate, "S-PI").0, "kept");
    assert!(!out(&estate, &["status"]).contains("request gather"));
}

#[test]
fn records_and_the_cover_are_disclosed_as_papers_are() {
    let (estate, complaint, _) = named();
    let ask = ["disclose", "1203", "--to", "B", "--purpose", "x", "--record", &complaint, "--cover"];
    let id = estate.made(&ask);
    estate.made(&["--as", "ho", "approve", &id]);
    // What happened to it since is not what was approved.
    estate.made(&["update", &complaint, "--status", "assigned", "--to", "保安部"]);
    estate.run(["disclose", "--release", &id, "-o", "given"]).refused(3).whatever_it_says();
    let id = estate.made(&ask);
    estate.made(&["--as", "ho", "approve", &id]);
    estate.made(&["disclose", "--release", &id, "-o", "given"]);
    let list = std::fs::read_to_string(estate.desk().join("given/list.csv")).expect("a list");
    assert!(list.contains("cover") && list.contains("assigned"), "{list}");
    estate.run(["disclose", "1203", "--to", "B", "--purpose", "x"]).refused(2).whatever_it_says();
}

#[test]
fn an_export_of_a_unit_names_no_other_client() {
    let estate = Estate::new().client("1203", "Acme", "2026-03-01").client("1204", "Zephyr", "2026-03-01");
    estate.made(&["--as", "ho", "export", "-o", "one", "--unit", "1203", "--to", "B", "--purpose", "x"]);
    let read = |name: &str| std::fs::read_to_string(estate.desk().join("one").join(name)).expect("a sheet");
    assert!(read("clients.csv").contains("Acme"));
    for entry in
        walkdir::WalkDir::new(estate.desk().join("one")).into_iter().flatten().filter(|e| e.file_type().is_file())
    {
        let text = String::from_utf8_lossy(&std::fs::read(entry.path()).expect("a file")).into_owned();
        assert!(!text.contains("Zephyr") && !text.contains("1204"), "{}", entry.path().display());
    }
}

#[test]
fn a_request_is_about_who_held_the_unit_on_its_day_whoever_has_moved_in_since() {
    let (estate, complaint, _) = named();
    let id = opened(&estate, &[]);
    let estate = estate.with(&["update", &complaint, "--status", "assigned", "--to", "客務部"]);
    let waive = ["move-out", "1203", "--date", "2026-11-23", "--waive", "cases", "--waive", "label"];
    let estate = estate.today("2026-11-24").with(&[&["--as", "lee"], &waive[..], &["--reason", "急"]].concat());
    let estate = estate.client("1203", "Next", "2026-11-24");
    let theirs = ["record", "visit", "1203", "--occasion", "regular", "--title", "陳大文", "--date", "2026-11-24"];
    let estate = estate.with(&theirs);
    estate.made(&["request", "gather", &id, "-o", "found"]);
    let list = std::fs::read_to_string(estate.desk().join("found/gather.csv")).expect("a list");
    assert!(list.contains(tail(&complaint)) && list.contains("1203@2026-11-23/"), "{list}");
    assert!(!list.contains("visit"), "somebody else's file was gathered: {list}");
}
