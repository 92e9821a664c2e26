//! `deedbox open`: a paper on the screen, a copy of it; a confidential one after the consultation was entered (P1-5b).
#![cfg(unix)]

use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::Output;

use crate::support::Estate;

fn estate() -> Estate {
    Estate::new()
        .client("1203", "宏達", "2026-03-01")
        .paper("1203", "lease", "contracts", "2026-03-01")
        .on_desk("show", "#!/bin/sh\ncat \"$1\" > shown\nls -l \"$1\" > rights\n")
}

fn id_of(estate: &Estate, title: &str) -> String {
    let sheet = estate.command(&["--format", "json", "show", "1203"]).output();
    let sheet: serde_json::Value = serde_json::from_slice(&sheet.stdout).unwrap();
    let papers = sheet["papers"].as_array().unwrap();
    papers.iter().find(|paper| paper["title"] == title).unwrap()["id"].as_str().unwrap().to_owned()
}

/// Opens something, shown by a program of the test.
fn open(estate: &Estate, words: &[&str]) -> Output {
    let opener = format!("sh {}", estate.desk().join("show").display());
    let cache = estate.desk().join("cache");
    estate.command(words).set("DEEDBOX_OPENER", opener).set("XDG_CACHE_HOME", cache).output()
}

fn said(done: &Output) -> String {
    String::from_utf8_lossy(&done.stderr).into_owned()
}

#[test]
fn a_paper_is_shown_as_a_copy_that_cannot_be_changed_in_a_folder_of_ones_own() {
    let estate = estate();
    let before = estate.tree();
    let id = id_of(&estate, "lease");
    let done = open(&estate, &["open", &id]);
    assert!(done.status.success(), "{}", said(&done));
    let copy = PathBuf::from(String::from_utf8(done.stdout).unwrap().trim_end());
    assert_eq!(std::fs::read_to_string(estate.desk().join("shown")).unwrap(), "lease");
    assert_eq!(std::fs::metadata(&copy).unwrap().permissions().mode() & 0o222, 0, "the copy is read-only");
    let folder = std::fs::metadata(copy.parent().unwrap()).unwrap().permissions().mode();
    assert_eq!(folder & 0o077, 0, "nobody else looks in");
    assert!(!copy.starts_with(estate.archive()));
    assert_eq!(estate.tree(), before);
}

#[test]
fn what_an_earlier_day_left_goes_and_what_this_day_left_stays() {
    let estate = estate();
    let id = id_of(&estate, "lease");
    let copy = |done: Output| PathBuf::from(String::from_utf8(done.stdout).unwrap().trim_end());
    let first = copy(open(&estate, &["open", &id]));
    let second = copy(open(&estate, &["open", &id]));
    assert!(first.exists() && second.exists());
    let estate = estate.today("2026-11-24");
    let third = copy(open(&estate, &["open", &id]));
    assert!(!first.exists() && !second.exists() && third.exists());
}

#[test]
fn a_record_of_several_papers_wants_one_of_them_and_one_of_none_has_nothing_to_open() {
    let estate = estate().on_desk("a.txt", "a").on_desk("b.txt", "b");
    let about = ["record", "complaint", "1203", "--about", "service-quality", "--title", "noise"];
    let two = estate.made(&[&about[..], &["--attach", "a.txt", "b.txt"]].concat());
    let done = open(&estate, &["open", &two]);
    assert_eq!(done.status.code(), Some(2));
    assert!(said(&done).contains(&format!("{two}.1")) && said(&done).contains(&format!("{two}.2")), "{}", said(&done));
    assert!(open(&estate, &["open", &format!("{two}.2")]).status.success());
    assert_eq!(std::fs::read_to_string(estate.desk().join("shown")).unwrap(), "b");
    let none = estate.made(&about);
    assert_eq!(open(&estate, &["open", &none]).status.code(), Some(2));
}

#[test]
fn what_is_restricted_or_altered_or_voided_is_not_shown() {
    let estate = estate().paper("1203", "letter", "correspondence", "2026-04-01");
    let (lease, letter) = (id_of(&estate, "lease"), id_of(&estate, "letter"));
    let estate = estate.with(&["--as", "lee", "restrict", &lease, "--reason", "asked for"]);
    assert_eq!(open(&estate, &["open", &lease]).status.code(), Some(3));
    let path = estate.tree().into_keys().find(|path| path.contains("letter") && path.ends_with(".txt")).unwrap();
    let path = estate.archive().join(path);
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
    std::fs::write(&path, "LETTER").unwrap();
    let done = open(&estate, &["open", &letter]);
    assert_eq!(done.status.code(), Some(4), "{}", said(&done));
    assert!(!estate.desk().join("shown").exists());
    std::fs::write(&path, "letter").unwrap();
    let estate = estate.with(&["--as", "lee", "void", &letter, "--reason", "twice", "--approve"]);
    assert_eq!(open(&estate, &["open", &letter]).status.code(), Some(3));
    assert!(!estate.desk().join("shown").exists());
}

#[test]
fn a_confidential_paper_is_shown_once_the_consultation_is_entered() {
    let estate = Estate::new().client("1203", "宏達", "2026-03-01").on_desk("secret.txt", "secret");
    let estate = estate.on_desk("show", "#!/bin/sh\ncat \"$1\" > shown\n");
    let file = ["file", "1203", "secret.txt", "--category", "contracts", "--date", "2026-03-01"];
    let id = estate.made(&[&file[..], &["--level", "confidential"]].concat());
    let before = estate.tree();
    // Nobody says what for; a clerk may not let themselves.
    for (words, who) in [(&["open", &id][..], "ho"), (&["open", &id, "--purpose", "audit"], "chan")] {
        let done = open(&estate, &[&["--as", who], words].concat());
        assert_eq!(done.status.code(), Some(3), "{}", said(&done));
    }
    assert!(!estate.desk().join("shown").exists());
    assert_eq!(estate.tree(), before);
    let asks = ["--as", "ho", "open", &id, "--purpose", "audit", "--handled-by", "lee"];
    let tried = open(&estate, &[&asks[..], &["--dry-run"]].concat());
    assert!(tried.status.success() && estate.tree() == before, "{}", said(&tried));
    assert!(!estate.desk().join("shown").exists());
    let done = open(&estate, &asks);
    assert!(done.status.success(), "{}", said(&done));
    assert_eq!(std::fs::read_to_string(estate.desk().join("shown")).unwrap(), "secret");
    let loans = estate.command(&["--format", "json", "loans"]).output();
    let loans: serde_json::Value = serde_json::from_slice(&loans.stdout).unwrap();
    let loan = &loans["rows"][0];
    assert_eq!((&loan["status"], &loan["purpose"]), (&"returned".into(), &"audit".into()), "{loans}");
}

#[test]
fn whom_a_confidential_paper_is_lent_opens_it_without_another_entry() {
    let estate = Estate::new().client("1203", "宏達", "2026-03-01").on_desk("secret.txt", "secret");
    let estate = estate.on_desk("show", "#!/bin/sh\ncat \"$1\" > shown\n");
    let file = ["file", "1203", "secret.txt", "--category", "contracts", "--date", "2026-03-01"];
    let id = estate.made(&[&file[..], &["--level", "confidential"]].concat());
    let lend = ["--as", "ho", "lend", "1203", "--paper", &id, "--to", "chan", "--purpose", "audit", "--approve"];
    let estate = estate.with(&[&lend[..], &["--handled-by", "lee"]].concat());
    let before = estate.tree();
    let done = open(&estate, &["open", &id]);
    assert!(done.status.success() && estate.tree() == before, "{}", said(&done));
    // It is lent to chan, and to nobody else.
    assert_eq!(open(&estate, &["--as", "lee", "open", &id]).status.code(), Some(3));
}

#[test]
fn a_program_that_is_not_there_is_named() {
    let estate = estate();
    let id = id_of(&estate, "lease");
    let command = estate.command(&["open", &id]).set("DEEDBOX_OPENER", "no-such-viewer");
    let done = command.set("XDG_CACHE_HOME", estate.desk().join("cache")).output();
    assert_eq!(done.status.code(), Some(4));
    assert!(said(&done).contains("no-such-viewer") && said(&done).contains("DEEDBOX_OPENER"), "{}", said(&done));
}

#[test]
fn a_cache_in_the_archive_is_refused_and_nothing_is_taken_away_there() {
    let estate = estate();
    let id = id_of(&estate, "lease");
    for place in ["inbox", "units"] {
        let cache = estate.archive().join(place);
        let kept = cache.join("deedbox/open/2020-01-01-abcd");
        std::fs::create_dir_all(&kept).unwrap();
        let done = estate.command(&["open", &id]).set("DEEDBOX_OPENER", "true").set("XDG_CACHE_HOME", cache).output();
        assert_eq!(done.status.code(), Some(2), "{}", said(&done));
        assert!(kept.is_dir());
        std::fs::remove_dir_all(estate.archive().join(place).join("deedbox")).unwrap();
    }
}
