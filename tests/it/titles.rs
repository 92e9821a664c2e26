//! `[secrecy] titles = false`: what confidential papers are called is shown nowhere (P1-5b).

use std::fs;
use std::path::Path;

use crate::support::{Estate, REPORTS, peer};

/// A word of the titles of confidential papers, and of nothing else.
const SECRET: &str = "Zephyrine";
/// A word of the title of an ordinary paper.
const PLAIN: &str = "Quillon";

/// Says whether titles are shown.
fn shows_titles(estate: &Estate, titles: bool) {
    let path = estate.archive().join("deedbox.toml");
    let text = fs::read_to_string(&path).unwrap();
    let kept = text.split("\n[secrecy]").next().unwrap();
    fs::write(&path, format!("{kept}\n[secrecy]\ntitles = {titles}\n")).unwrap();
}

/// A client with a paper that is confidential, one that came with a letter, one that became it, and one that is not.
struct Titled {
    estate: Estate,
    paper: String,
    letter: String,
}

fn office(level: &str) -> Titled {
    let estate = Estate::new().client("1203", "Acme", "2026-03-01").on_desk("a.txt", "a").on_desk("b.txt", "b");
    let estate = estate.on_desk(&format!("{SECRET}.txt"), "c").on_desk("d.txt", "d");
    shows_titles(&estate, false);
    let title = format!("{SECRET} deed");
    let file = |name: &str, level: &str, title: &str| {
        let words = ["file", "1203", name, "--category", "contracts", "--date", "2026-04-01", "--title", title];
        estate.made(&[&words[..], &["--level", level, "--valid-until", "2026-12-20"]].concat())
    };
    let paper = file("a.txt", level, &title);
    file("b.txt", "ordinary", PLAIN);
    let later = file("d.txt", level, "x");
    estate.made(&["--as", "lee", "amend", &later, &format!("title={title} two"), "--reason", "x", "--approve"]);
    let attached = format!("{SECRET}.txt");
    let letter = ["record", "letter", "1203", "--direction", "in", "--title", "letter", "--attach", &attached];
    let letter = estate.made(&[&letter[..], &["--attach-level", level]].concat());
    let who = if level == "confidential" { "ho" } else { "lee" };
    let lend = ["--as", who, "lend", "1203", "--to", "ho", "--purpose", "audit", "--paper", &paper, "--approve"];
    estate.made(&[&lend[..], &["--handled-by", "lee"]].concat());
    Titled { estate, paper, letter }
}

/// What a command prints, and says.
fn out(estate: &Estate, words: &[&str]) -> String {
    let done = estate.command(words).output();
    assert!(matches!(done.status.code(), Some(0 | 1)), "{words:?}: {}", String::from_utf8_lossy(&done.stderr));
    format!("{}{}", String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr))
}

/// What names single papers.
const LISTINGS: [&[&str]; 19] = [
    &["list"],
    &["show", "1203"],
    &["--format", "json", "show", "1203"],
    &["history", "1203"],
    &["log"],
    &["loans"],
    &["--format", "json", "loans"],
    &["pending"],
    &["status"],
    &["--format", "json", "audit"],
    &["authority", "list"],
    &["disclose", "--list"],
    &["print", "volume", "1203"],
    &["print", "loans"],
    &["inbox"],
    &["dispose", "plan"],
    &["restrict", "--list"],
    &["search", "deed"],
    &["place", "list"],
];

/// Which commands show a word, of the titles or where there is one.
fn showing(of: &Titled, word: &str, reports: &[&str]) -> Vec<String> {
    let Titled { estate, paper, letter } = of;
    let mut shown = Vec::new();
    let mut look = |words: &[&str]| {
        if out(estate, words).contains(word) {
            shown.push(words.join(" "));
        }
    };
    LISTINGS.iter().for_each(|words| look(words));
    for id in [paper, letter] {
        look(&["show", id]);
        look(&["--format", "json", "show", id]);
    }
    for report in reports {
        look(&["--format", "csv", "report", report]);
    }
    shown
}

/// The files that a command made in which a word stands, or whose names have it.
fn told_in(estate: &Estate, words: &[&str], made: &str, word: &str) -> Vec<String> {
    estate.made(words);
    let place = estate.desk().join(made);
    let mut found = Vec::new();
    for entry in walkdir::WalkDir::new(&place).into_iter().filter_map(Result::ok) {
        let name = entry.path().strip_prefix(&place).unwrap_or(Path::new("")).display().to_string();
        let bytes = if entry.file_type().is_file() { fs::read(entry.path()).unwrap() } else { Vec::new() };
        if name.contains(word) || String::from_utf8_lossy(&bytes).contains(word) {
            found.push(format!("{made}/{name}"));
        }
    }
    if place.is_dir() {
        fs::remove_dir_all(place).unwrap();
    } else {
        fs::remove_file(place).unwrap();
    }
    found
}

fn made(estate: &Estate, word: &str) -> Vec<String> {
    let to = ["--to", "B", "--purpose", "x"];
    let asked = |first: &[&'static str]| [&["--as", "ho"], first, &to].concat();
    let mut found = told_in(estate, &asked(&["export", "-o", "all", "--papers"]), "all", word);
    found.extend(told_in(estate, &asked(&["site", "pages", "--level", "confidential", "--papers"]), "pages", word));
    found.extend(told_in(estate, &["label", "1203", "-o", "label.html"], "label.html", word));
    #[cfg(feature = "parquet")]
    found.extend(told_in(estate, &asked(&["lake", "export", "lake", "--code", "a"]), "lake", word));
    found
}

#[test]
fn what_a_confidential_paper_is_called_stands_in_nothing_that_is_shown_printed_or_handed_out() {
    let of = office("confidential");
    let none: Vec<String> = Vec::new();
    assert_eq!(showing(&of, SECRET, &REPORTS), none);
    assert_eq!(made(&of.estate, SECRET), none);
    assert!(out(&of.estate, &["show", "1203"]).contains("機密"));
    assert!(out(&of.estate, &["show", "1203"]).contains(PLAIN), "an ordinary paper is called what it is called");
    assert_eq!(of.estate.command(&["search", SECRET]).output().status.code(), Some(1), "nor is it found by that");
    // git's own log is read by everybody who has the archive.
    peer::git_succeeds(&of.estate.archive(), &["init", "--quiet"]);
    out(&of.estate, &["changes"]);
    assert!(!out(&of.estate, &["changes"]).contains(SECRET));
    of.estate.made(&["save"]);
    assert!(!peer::git_succeeds(&of.estate.archive(), &["log", "--format=%B"]).contains(SECRET));
    // An act takes what is there: the paper is called so still.
    let before = of.estate.tree();
    let same = ["--as", "lee", "amend", &of.paper, &format!("title={SECRET} deed"), "--reason", "x", "--approve"];
    assert_ne!(of.estate.command(&same).output().status.code(), Some(0), "it is called that already");
    assert!(before == of.estate.tree());
    of.estate.run(["verify"]).succeeds().whatever_it_says();

    shows_titles(&of.estate, true);
    let all = showing(&of, SECRET, &["expiring"]);
    for words in [
        "show 1203",
        "history 1203",
        "log",
        "loans",
        "print volume 1203",
        "search deed",
        "--format csv report expiring",
    ] {
        assert!(all.iter().any(|shown| shown == words), "{words} shows no title: {all:?}");
    }
    assert!(out(&of.estate, &["search", SECRET]).contains(SECRET));
}

#[test]
fn where_no_paper_is_confidential_nothing_is_hidden() {
    let of = office("ordinary");
    let hidden = showing(&of, SECRET, &["expiring"]);
    assert_eq!(showing(&of, "機密", &[]), [""; 0]);
    shows_titles(&of.estate, true);
    assert_eq!(showing(&of, SECRET, &["expiring"]), hidden);
    assert!(6 < hidden.len(), "{hidden:?}");
}
