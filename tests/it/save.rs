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
fn two_who_save_at_once_take_turns() {
    if !peer::is_there("git", "saving at once") {
        return;
    }
    let estate = in_git().with(&["record", "opinion", "1203", "--title", "lifts"]);
    let saving: Vec<_> = (0..6).map(|_| estate.command(&["save"]).start()).collect();
    let done: Vec<_> = saving.into_iter().map(|child| child.wait_with_output().expect("it ends")).collect();
    let says = |done: &std::process::Output| String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(done.iter().all(|done| done.status.code() == Some(0)), "{:?}", done.iter().map(says).collect::<Vec<_>>());
    assert_eq!(done.iter().filter(|done| !done.stdout.is_empty()).count(), 1, "one of them had something to save");
    assert_eq!(git_succeeds(&estate.archive(), &["status", "--porcelain"]), "");
    assert_eq!(git_succeeds(&estate.archive(), &["rev-list", "--count", "HEAD"]).trim(), "2");
    // Whoever may not wait is told that somebody else is at it.
    let estate = estate.with(&["record", "opinion", "1203", "--title", "stairs"]);
    let turn = fs::File::create(estate.archive().join(".deedbox/locks/saving")).expect("a lock");
    turn.lock().expect("the turn");
    let busy = estate.command(&["save", "--wait", "0"]).output();
    assert_eq!(busy.status.code(), Some(5), "{}", says(&busy));
    assert_eq!(estate.command(&["save", "--dry-run"]).output().status.code(), Some(0));
    drop(turn);
    assert_eq!(estate.command(&["save"]).output().status.code(), Some(0));
}

#[test]
fn who_saves_beside_a_writer_does_not_take_its_file_for_one_changed_by_hand() {
    if !peer::is_there("git", "saving beside a writer") {
        return;
    }
    // A file that is placed and not listed yet, as it lies for a moment while somebody writes.
    let estate = in_git().with(&["record", "opinion", "1203", "--title", "lifts"]);
    let is_list = |path: &String| path.contains("/1203/") && path.contains("/manifests/");
    let changed = git_succeeds(&estate.archive(), &["diff", "--name-only"]);
    let list = changed.lines().map(str::to_owned).find(is_list).expect("a list that grew");
    let path = estate.archive().join(&list);
    let grown = fs::read(&path).expect("the list");
    fs::write(&path, git_succeeds(&estate.archive(), &["show", &format!("HEAD:{list}")])).expect("the list of before");
    let held = fs::File::options().read(true).write(true).open(estate.archive().join(".deedbox/locks/archive"));
    let held = held.expect("the archive's lock");
    held.lock_shared().expect("a writer's lock");
    let saving = estate.command(&["save"]).start();
    std::thread::sleep(std::time::Duration::from_millis(600));
    fs::write(&path, grown).expect("the list");
    drop(held);
    let done = saving.wait_with_output().expect("it ends");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    assert_eq!(git_succeeds(&estate.archive(), &["status", "--porcelain"]), "");
    // Where nobody writes, it is one.
    let estate = in_git().with(&["record", "opinion", "1203", "--title", "lifts"]);
    let path = estate.archive().join(&list);
    fs::write(&path, git_succeeds(&estate.archive(), &["show", &format!("HEAD:{list}")])).expect("the list of before");
    assert_eq!(estate.command(&["save"]).output().status.code(), Some(3));
}

#[test]
fn commits_after_each_command_take_turns_too() {
    if !peer::is_there("git", "commits after each command, at once") {
        return;
    }
    let estate = in_git();
    let settings = fs::read_to_string(estate.archive().join("deedbox.toml")).expect("the settings");
    by_hand(&estate, "deedbox.toml", &format!("{settings}\n[git]\ncommit = \"each\"\n"));
    git_succeeds(&estate.archive(), &["commit", "--quiet", "--all", "--message", "each"]);
    let command = |n: u64| match n {
        0 | 3 => estate.command(&["save"]).seed(n),
        _ => estate.command(&["record", "opinion", "1203", "--title", &format!("lift {n}")]).seed(n),
    };
    let started: Vec<_> = (0..8).map(|n| command(n).start()).collect();
    for child in started {
        let done = child.wait_with_output().expect("it ends");
        let says = String::from_utf8_lossy(&done.stderr).into_owned();
        assert!(done.status.success() && !says.contains("not committed"), "{says}");
    }
    assert_eq!(git_succeeds(&estate.archive(), &["status", "--porcelain"]), "");
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
