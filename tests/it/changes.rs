//! `deedbox changes`.

use std::fs;

use crate::support::Estate;
use crate::support::peer::{self, git_succeeds};

/// An archive in git, with a client and a paper, all committed.
pub fn in_git() -> Estate {
    let estate = Estate::new().client("1203", "Acme", "2021-03-01").paper("1203", "lease", "contracts", "2021-03-01");
    git_succeeds(&estate.archive(), &["init", "--quiet"]);
    git_succeeds(&estate.archive(), &["add", "--all"]);
    git_succeeds(&estate.archive(), &["commit", "--quiet", "--message", "first"]);
    estate
}

/// The one original of the archive.
pub fn original(estate: &Estate) -> String {
    estate.tree().into_keys().find(|path| path.contains("/originals/")).expect("an original")
}

/// Writes over a file, whatever its rights.
pub fn by_hand(estate: &Estate, path: &str, text: &str) {
    let full = estate.archive().join(path);
    let _ = fs::remove_file(&full);
    fs::write(full, text).expect("a file");
}

fn said(estate: &Estate, words: &[&str]) -> (Option<i32>, String) {
    let done = estate.command(words).seed(7).output();
    (done.status.code(), String::from_utf8_lossy(&done.stdout).into_owned() + &String::from_utf8_lossy(&done.stderr))
}

#[test]
fn what_is_not_committed_is_told_by_unit_with_its_clause() {
    if !peer::is_there("git", "changes") {
        return;
    }
    let estate = in_git().with(&["record", "repair", "1203", "--category", "空調", "--title", "<b>滴水"]);
    let (code, says) = said(&estate, &["changes"]);
    assert_eq!(code, Some(0), "{says}");
    assert!(says.starts_with("1203\n  2026-11-23 chan recorded the repair 1203/"), "{says}");
    assert!(says.contains("<b>滴水") && says.contains("(P3-8)"), "{says}");
    let (_, says) = said(&estate, &["--lang", "zh-Hant", "changes"]);
    assert!(says.contains("chan 登記報修 1203/"), "{says}");
    let (code, says) = said(&estate, &["changes", "--unit", "1204"]);
    assert_eq!((code, says.as_str()), (Some(0), "nothing changed\n"));
    let (_, says) = said(&estate, &["changes", "HEAD", "--format", "csv", "--person", "chan"]);
    assert!(says.contains("P1-5a") || says.contains("P2-2"), "{says}");
    let (code, _) = said(&estate, &["changes", "--", "-x"]);
    assert_eq!(code, Some(2));
}

#[test]
fn what_was_done_by_hand_comes_first() {
    if !peer::is_there("git", "changes by hand") {
        return;
    }
    let estate = in_git().with(&["record", "opinion", "1203", "--title", "lifts"]);
    let paper = original(&estate);
    by_hand(&estate, &paper, "another lease");
    let stray = format!("{}/stray.txt", paper.rsplit_once('/').expect("a folder").0);
    by_hand(&estate, &stray, "stray");
    let (code, says) = said(&estate, &["changes"]);
    assert_eq!(code, Some(1), "{says}");
    assert!(says.starts_with("BY HAND: 2 files"), "{says}");
    assert!(says.contains(&format!("! {paper} was changed by hand")), "{says}");
    assert!(says.contains(&format!("! {stray} is in no manifest")), "{says}");
    // The same of a range of commits, without a checkout.
    git_succeeds(&estate.archive(), &["add", "--all"]);
    git_succeeds(&estate.archive(), &["commit", "--quiet", "--message", "by hand"]);
    let (code, says) = said(&estate, &["changes", "HEAD~1..HEAD"]);
    assert_eq!(code, Some(1), "{says}");
    assert!(says.starts_with("BY HAND: 2 files"), "{says}");
    git_succeeds(&estate.archive(), &["mv", &paper, &format!("{paper}.old")]);
    let (_, says) = said(&estate, &["changes", "--staged"]);
    assert!(says.contains("was renamed by hand to"), "{says}");
}

#[test]
fn boxing_is_no_work_of_the_hand() {
    if !peer::is_there("git", "boxing in changes") {
        return;
    }
    let estate = in_git().moved_out("1203", "2025-10-31");
    git_succeeds(&estate.archive(), &["add", "--all"]);
    git_succeeds(&estate.archive(), &["commit", "--quiet", "--message", "left"]);
    let estate = estate.with(&["archive-moved-out", "--year", "2025"]);
    let (code, says) = said(&estate, &["changes"]);
    assert_eq!(code, Some(0), "{says}");
    assert!(says.contains("moved into its box"), "{says}");
}

#[test]
fn a_copy_of_a_list_that_a_sync_service_made_is_by_hand() {
    if !peer::is_there("git", "changes beside conflict copies") {
        return;
    }
    let estate = in_git();
    let list =
        estate.tree().into_keys().find(|path| path.starts_with("units/") && path.contains("/manifests/")).unwrap();
    let lines = fs::read_to_string(estate.archive().join(&list)).unwrap();
    for name in [" (Chan's conflicted copy 2026-03-02)", " (1)", "-DESKTOP", ".sync-conflict-20260302-101112-ABCDEFG"] {
        let copy = list.replace(".sha256", &format!("{name}.sha256"));
        by_hand(&estate, &copy, &lines);
        let (code, says) = said(&estate, &["changes"]);
        assert!(code == Some(1) && says.starts_with("BY HAND: one file") && says.contains(&copy), "{says}");
        assert_eq!(said(&estate, &["save"]).0, Some(3), "{name}");
        fs::remove_file(estate.archive().join(&copy)).unwrap();
        assert_eq!(said(&estate, &["changes"]).0, Some(0), "{name}");
    }
    // One that a writer can have is another working copy's list.
    by_hand(&estate, &format!("{}/other-1.sha256", list.rsplit_once('/').unwrap().0), &lines);
    assert_eq!(said(&estate, &["changes"]).0, Some(0));
}
