//! `deedbox save`, and a commit after each command.

use std::fs;

use crate::changes::{by_hand, in_git, original};
use crate::support::peer::{self, git_succeeds};

#[test]
fn all_is_committed_with_who_did_what() {
    if !peer::is_there("git", "save") {
        return;
    }
    let estate = in_git().with(&["record", "opinion", "1203", "--title", "lifts"]);
    let done = estate.command(&["save"]).seed(9).output();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let head = git_succeeds(&estate.archive(), &["rev-parse", "HEAD"]);
    assert_eq!(String::from_utf8_lossy(&done.stdout), head);
    let log = git_succeeds(&estate.archive(), &["log", "-1", "--format=%an <%ae>|%s"]);
    assert!(log.starts_with("Chan Siu Ming <chan@harbour-tower>|chan recorded the opinion 1203/"), "{log}");
    assert_eq!(git_succeeds(&estate.archive(), &["status", "--porcelain"]), "");
    let again = estate.command(&["save"]).output();
    assert_eq!(again.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&again.stderr).contains("nothing to save"));
    by_hand(&estate, &original(&estate), "other");
    let refused = estate.command(&["save"]).output();
    assert_eq!(refused.status.code(), Some(3));
}

#[test]
fn a_command_commits_its_own_files_alone() {
    if !peer::is_there("git", "a commit after each command") {
        return;
    }
    let estate = in_git();
    let settings = fs::read_to_string(estate.archive().join("deedbox.toml")).expect("the settings");
    fs::write(estate.archive().join("deedbox.toml"), settings + "\n[git]\ncommit = \"each\"\n").expect("the settings");
    fs::write(estate.archive().join("staged.txt"), "mine").expect("a file");
    git_succeeds(&estate.archive(), &["add", "staged.txt"]);
    let done = estate.command(&["--as", "lee", "record", "opinion", "1203", "--title", "lifts"]).seed(9).output();
    assert!(done.status.success());
    assert!(
        !String::from_utf8_lossy(&done.stderr).contains("not committed"),
        "{}",
        String::from_utf8_lossy(&done.stderr)
    );
    let files = git_succeeds(&estate.archive(), &["show", "--format=%an", "--name-only", "HEAD"]);
    assert!(files.starts_with("李美\n"), "{files}");
    assert_eq!(files.lines().filter(|line| line.starts_with("units/")).count(), 2, "{files}");
    assert!(!files.contains("staged.txt") && !files.contains("deedbox.toml"), "{files}");
    let status = git_succeeds(&estate.archive(), &["status", "--porcelain"]);
    assert_eq!(status, " M deedbox.toml\nA  staged.txt\n");
    // Where git cannot, the command is done all the same.
    fs::write(estate.archive().join(".git/index.lock"), "").expect("a lock");
    let done = estate.command(&["record", "opinion", "1203", "--title", "stairs", "--wait", "1"]).seed(10).output();
    assert_eq!(done.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&done.stderr).contains("deedbox save"));
}
