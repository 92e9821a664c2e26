//! What git is told around an archive: what it ignores, leaves out, shares, or will not touch.

use std::fs;

use crate::changes::in_git;
use crate::support::peer::{self, git, git_succeeds};
use crate::support::{Estate, tree};

fn ended(estate: &Estate, words: &[&str]) -> (Option<i32>, String) {
    let done = estate.command(words).seed(7).output();
    (done.status.code(), String::from_utf8_lossy(&done.stdout).into_owned() + &String::from_utf8_lossy(&done.stderr))
}

/// What git is told of this user.
fn user_settings(estate: &Estate, text: &str) {
    let home = estate.desk().join("../home");
    fs::create_dir_all(&home).expect("a folder");
    fs::write(home.join(".gitconfig"), text).expect("a file");
}

#[test]
fn what_is_listed_is_committed_whatever_the_user_has_git_ignore() {
    if !peer::is_there("git", "ignored papers") {
        return;
    }
    let estate = in_git().on_desk("door.log", "who came").on_desk("lift.log", "who went");
    fs::write(estate.desk().join("ignored"), "*.log\n*.bak\n").expect("a file");
    user_settings(&estate, &format!("[core]\n\texcludesFile = {}\n", estate.desk().join("ignored").display()));
    let estate = estate.with(&["file", "1203", "door.log", "--category", "correspondence", "--date", "2026-01-02"]);
    // What is nobody's stays ignored.
    fs::write(estate.archive().join("notes.bak"), "x").expect("a file");
    let (code, says) = ended(&estate, &["save"]);
    assert_eq!(code, Some(0), "{says}");
    let kept = git_succeeds(&estate.archive(), &["ls-files"]);
    assert!(kept.contains("door") && kept.contains(".log") && !kept.contains("notes.bak"), "{kept}");
    let settings = fs::read_to_string(estate.archive().join("deedbox.toml")).expect("the settings");
    fs::write(estate.archive().join("deedbox.toml"), settings + "\n[git]\ncommit = \"each\"\n").expect("the settings");
    let (code, says) =
        ended(&estate, &["file", "1203", "lift.log", "--category", "correspondence", "--date", "2026-01-02"]);
    assert!(code == Some(0) && !says.contains("not committed"), "{says}");
    let last = git_succeeds(&estate.archive(), &["show", "--format=", "--name-only", "HEAD"]);
    assert!(last.lines().any(|path| path.contains("/originals/") && path.ends_with(".log")), "{last}");
    // An ignored file that no manifest lists is shouted.
    let bundle = kept.lines().find(|path| path.ends_with(".log")).expect("one").to_owned();
    fs::write(estate.archive().join(bundle.replace(".log", ".bak")), "x").expect("a file");
    let (code, says) = ended(&estate, &["changes"]);
    assert!(code == Some(1) && says.contains("git is told to ignore"), "{says}");
}

#[test]
fn a_sparse_checkout_decides_nothing_about_what_is_not_there() {
    if !peer::is_there("git", "sparse checkouts") {
        return;
    }
    let estate = in_git().moved_out("1203", "2025-10-31").client("1204", "Beta", "2025-01-01");
    git_succeeds(&estate.archive(), &["add", "--all"]);
    git_succeeds(&estate.archive(), &["commit", "--quiet", "--message", "work"]);
    git_succeeds(
        &estate.archive(),
        &["sparse-checkout", "set", "--no-cone", "/units/12/1204/", "/staff/", "/*.toml", "/.git*"],
    );
    let box_it: &[&str] = &["archive-moved-out", "--year", "2025"];
    let before = estate.tree();
    for words in [box_it, &["unit", "add", "1301", "--floor", "13"], &["mend"]] {
        let (code, says) = ended(&estate, words);
        assert!(code == Some(3) && says.contains("git sparse-checkout disable"), "{words:?}: {says}");
        assert_eq!(tree::changes(&before, &estate.tree()), "", "{words:?}");
    }
    // What is all there may be worked on, and what is left out is said.
    let (code, says) = ended(&estate, &["record", "opinion", "1204", "--title", "lifts"]);
    assert!(code == Some(0) && says.contains("not counted here"), "{says}");
    let (code, says) = ended(&estate, &["doctor"]);
    assert!(code == Some(1) && says.contains("out of this working copy"), "{says}");
    // That nothing is wrong is said of what is here.
    let (code, says) = ended(&estate, &["verify"]);
    assert!(code == Some(0) && says.contains("not counted here"), "{says}");
    git_succeeds(&estate.archive(), &["sparse-checkout", "disable"]);
    let (code, says) = ended(&estate, box_it);
    assert!(code == Some(0) && !says.contains("not counted here"), "{says}");
}

#[test]
fn a_hook_is_for_this_repository_alone() {
    if !peer::is_there("git", "hooks of all repositories") {
        return;
    }
    let estate = in_git();
    let shared = estate.desk().join("hooks");
    fs::create_dir_all(&shared).expect("a folder");
    user_settings(&estate, &format!("[core]\n\thooksPath = {}\n", shared.display()));
    let hub = estate.desk().join("hub.git").display().to_string();
    git_succeeds(&estate.desk(), &["init", "--quiet", "--bare", &hub]);
    for words in [&["hook", "install"][..], &["hook", "install", "--force"], &["hook", "install", "--server", &hub]] {
        let (code, says) = ended(&estate, words);
        assert!(code == Some(3) && says.contains("all repositories"), "{words:?}: {says}");
        assert_eq!(fs::read_dir(&shared).expect("a folder").count(), 0);
    }
    // With a folder of its own, as the message says, or one in its work tree.
    for own in [".git/hooks", ".githooks"] {
        git_succeeds(&estate.archive(), &["config", "core.hooksPath", own]);
        assert_eq!(ended(&estate, &["hook", "install"]).0, Some(0), "{own}");
        assert!(estate.archive().join(own).join("pre-commit").exists());
    }
}

#[test]
fn the_server_is_told_what_its_keeper_should_set() {
    if !peer::is_there("git", "settings of a server") {
        return;
    }
    let estate = in_git();
    let hub = estate.desk().join("hub.git");
    let path = hub.display().to_string();
    git_succeeds(&estate.desk(), &["init", "--quiet", "--bare", "--initial-branch=master", &path]);
    let (_, says) = ended(&estate, &["hook", "install", "--server", &path]);
    for wanted in ["symbolic-ref HEAD refs/heads/main", "receive.denyNonFastForwards true", "receive.fsckObjects true"]
    {
        assert!(says.contains(wanted), "{wanted}: {says}");
    }
    for line in says.lines().filter_map(|line| line.trim().strip_prefix("git --git-dir=")) {
        let words: Vec<&str> = line.split(' ').skip(1).collect();
        git_succeeds(&hub, &words);
    }
    let (code, says) = ended(&estate, &["hook", "install", "--server", &path]);
    assert!(code == Some(0) && !says.contains("symbolic-ref") && !says.contains("config"), "{says}");
}

#[cfg(unix)]
#[test]
fn a_repository_of_another_user_is_named_and_not_denied() {
    use std::os::unix::fs::chown;
    if !peer::is_there("git", "repositories of others") {
        return;
    }
    let estate = in_git();
    if chown(estate.archive().join(".git"), Some(12345), Some(12345)).is_err() {
        eprintln!("left out: files cannot be given to other users here");
        return;
    }
    chown(estate.archive(), Some(12345), Some(12345)).expect("given away");
    for words in [&["changes"][..], &["save"], &["hook", "install"]] {
        let (code, says) = ended(&estate, words);
        assert!(code == Some(3) && says.contains("safe.directory"), "{words:?}: {says}");
    }
    let (code, says) = ended(&estate, &["doctor"]);
    assert!(code == Some(1) && says.contains("safe.directory") && !says.contains("git init"), "{says}");
}

/// Files that together look like a repository, and would have git run a program.
#[cfg(unix)]
#[test]
fn an_archive_that_looks_like_a_repository_runs_nothing() {
    if !peer::is_there("git", "archives that look like repositories") {
        return;
    }
    let estate = Estate::new().client("1203", "Acme", "2021-03-01");
    let root = estate.archive();
    let ran = estate.desk().join("ran");
    let program = estate.desk().join("program");
    fs::write(&program, format!("#!/bin/sh\ntouch '{}'\n", ran.display())).expect("a file");
    peer::succeeds(&estate.desk(), "chmod", &["+x", "program"]);
    for folder in ["objects", "refs"] {
        fs::create_dir_all(root.join(folder)).expect("a folder");
    }
    fs::write(root.join("HEAD"), "ref: refs/heads/main\n").expect("a file");
    let program = program.display();
    let config = format!(
        "[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = .\n\tfsmonitor = {program}\n\thooksPath = .\n\
         [filter \"x\"]\n\tclean = {program}\n"
    );
    fs::write(root.join("config"), config).expect("a file");
    fs::write(root.join(".gitattributes"), "* filter=x\n").expect("a file");
    // So it would be: git alone takes it for one.
    let _ = git(&root, &["status"]);
    assert!(ran.exists(), "the scene is set");
    fs::remove_file(&ran).expect("removed");
    for words in [&["changes"][..], &["save"], &["doctor"], &["hook", "install"], &["verify"], &["mend"]] {
        let (_, says) = ended(&estate, words);
        assert!(!ran.exists(), "{words:?} ran a program: {says}");
    }
}

#[test]
fn a_partial_clone_fetches_what_it_needs_or_says_that_it_cannot() {
    if !peer::is_there("git", "partial clones") {
        return;
    }
    let estate = in_git();
    let commit = |estate: &Estate| {
        git_succeeds(&estate.archive(), &["add", "--all"]);
        git_succeeds(&estate.archive(), &["commit", "--quiet", "--message", "work"]);
    };
    for title in ["one", "two", "three"] {
        estate.made(&["record", "opinion", "1203", "--title", title]);
        commit(&estate);
    }
    let hub = estate.desk().join("hub.git");
    git_succeeds(&estate.archive(), &["clone", "--quiet", "--bare", ".", hub.to_str().expect("a path")]);
    for key in ["uploadpack.allowFilter", "uploadpack.allowAnySHA1InWant"] {
        git_succeeds(&hub, &["config", key, "true"]);
    }
    let partial = || {
        let clone = estate.copy().writer("elsewhere");
        fs::remove_dir_all(clone.archive()).expect("a folder");
        let (from, to) = (format!("file://{}", hub.display()), clone.archive());
        git_succeeds(&clone.desk(), &["clone", "--quiet", "--filter=blob:none", &from, to.to_str().expect("a path")]);
        clone
    };
    let (one, other) = (partial(), partial());
    // The list as it was before the last commit is not here yet.
    let earlier = ["changes", "HEAD~2..HEAD~1"];
    let (code, says) = ended(&one, &earlier);
    assert!(code == Some(0) && says.contains("two"), "{says}");
    fs::rename(&hub, estate.desk().join("gone.git")).expect("a folder");
    let (code, says) = ended(&other, &earlier);
    assert!(code == Some(4) && says.contains("git fetch --refetch --no-filter"), "{says}");
    // What is checked out is all here, and so is what a commit is held against.
    for words in
        [&["verify"][..], &["changes"], &["hook", "install"], &["record", "opinion", "1203", "--title", "four"]]
    {
        let (code, says) = ended(&other, words);
        assert_eq!(code, Some(0), "{words:?}: {says}");
    }
    let (code, says) = ended(&other, &["status"]);
    assert!(code.is_some_and(|code| code <= 1), "{says}");
    let (code, says) = ended(&other, &["save"]);
    assert!(code == Some(0) && !says.contains("not committed"), "{says}");
}
