//! `deedbox hook`.

use std::path::PathBuf;

use crate::changes::{by_hand, in_git, original};
use crate::support::Estate;
use crate::support::peer::{self, git, git_succeeds};

fn commit(estate: &Estate) -> bool {
    git_succeeds(&estate.archive(), &["add", "--all"]);
    git(&estate.archive(), &["commit", "--quiet", "--message", "work"]).status.success()
}

#[test]
fn a_commit_of_a_changed_original_is_refused() {
    if !peer::is_there("git", "the pre-commit hook") {
        return;
    }
    let estate = in_git();
    estate.run(["hook", "install"]).succeeds().whatever_it_says().changes_around("");
    let estate = estate.with(&["record", "opinion", "1203", "--title", "lifts"]);
    assert!(commit(&estate), "a good change goes through");
    by_hand(&estate, &original(&estate), "other");
    assert!(!commit(&estate), "a changed original does not");
    git_succeeds(&estate.archive(), &["reset", "--quiet", "--hard"]);
    let hook = estate.archive().join(".git/hooks/pre-commit");
    std::fs::write(&hook, "#!/bin/sh\n").expect("a hook");
    assert_eq!(estate.command(&["hook", "install"]).output().status.code(), Some(3));
    assert_eq!(estate.command(&["hook", "install", "--force"]).output().status.code(), Some(0));
}

/// A hub with the server's hook, to which the archive was pushed.
fn hub(estate: &Estate) -> PathBuf {
    let hub = estate.desk().join("hub.git");
    let path = hub.display().to_string();
    git_succeeds(&estate.desk(), &["init", "--quiet", "--bare", &path]);
    estate.made(&["hook", "install", "--server", &path]);
    hub
}

fn push(estate: &Estate, hub: &std::path::Path, words: &[&str]) -> (bool, String) {
    let hub = hub.display().to_string();
    let done = git(&estate.archive(), &[&["push", "--quiet", hub.as_str()], words].concat());
    (done.status.success(), String::from_utf8_lossy(&done.stderr).into_owned())
}

#[test]
fn the_server_takes_work_and_refuses_what_is_no_work() {
    if !peer::is_there("git", "the pre-receive hook") {
        return;
    }
    let estate = in_git();
    let hub = hub(&estate);
    let (ok, says) = push(&estate, &hub, &["HEAD:main"]);
    assert!(ok, "the first push: {says}");
    let first = git_succeeds(&estate.archive(), &["rev-parse", "HEAD"]).trim().to_owned();
    // Two clones work, and their merge is taken.
    let other = estate.copy().writer("other").with(&["record", "opinion", "1203", "--title", "theirs"]);
    assert!(commit(&other));
    let estate = estate.with(&["record", "opinion", "1203", "--title", "ours"]).moved_out("1203", "2025-10-31");
    assert!(commit(&estate));
    let (ok, says) = push(&other, &hub, &["HEAD:main"]);
    assert!(ok, "{says}");
    git_succeeds(
        &estate.archive(),
        &["pull", "--quiet", "--no-rebase", "--no-edit", &hub.display().to_string(), "main"],
    );
    let (ok, says) = push(&estate, &hub, &["HEAD:main"]);
    assert!(ok, "a merge: {says}");
    // The year's boxing is taken, by a branch first.
    let estate = estate.with(&["archive-moved-out", "--year", "2025"]);
    assert!(commit(&estate));
    let (ok, says) = push(&estate, &hub, &["HEAD:boxing", "HEAD:main"]);
    assert!(ok, "the boxing: {says}");
    // A forced push, the main branch's end, a changed and a lost original are refused.
    let (ok, _) = push(&estate, &hub, &["--force", &format!("{first}:main")]);
    assert!(!ok, "a forced push");
    let (ok, _) = push(&estate, &hub, &[":main"]);
    assert!(!ok, "the end of main");
    let (ok, says) = push(&estate, &hub, &[":boxing"]);
    assert!(ok, "a merged branch may go: {says}");
    let paper = original(&estate);
    by_hand(&estate, &paper, "other");
    assert!(commit(&estate));
    for branch in ["HEAD:main", "HEAD:new"] {
        let (ok, says) = push(&estate, &hub, &[branch]);
        assert!(!ok && says.contains(&paper), "a changed original: {says}");
    }
    git_succeeds(&estate.archive(), &["reset", "--quiet", "--hard", "HEAD~1"]);
    git_succeeds(&estate.archive(), &["rm", "--quiet", &paper]);
    assert!(commit(&estate));
    let (ok, says) = push(&estate, &hub, &["HEAD:main"]);
    assert!(!ok && says.contains(&paper), "a lost original: {says}");
    git_succeeds(&estate.archive(), &["reset", "--quiet", "--hard", "HEAD~1"]);
    // A manifest loses a line.
    let manifest = estate.tree().into_keys().find(|path| path.starts_with("staff/manifests/")).expect("a manifest");
    let text = std::fs::read_to_string(estate.archive().join(&manifest)).expect("a manifest");
    by_hand(&estate, &manifest, &text.lines().skip(1).map(|line| format!("{line}\n")).collect::<String>());
    assert!(commit(&estate));
    let (ok, says) = push(&estate, &hub, &["HEAD:main"]);
    assert!(!ok && says.contains("manifest line"), "a lost line: {says}");
}
