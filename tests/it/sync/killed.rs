//! A `sync` that is killed anywhere: the next one ends what it began, and nothing of anybody is lost.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::support::Estate;
use crate::support::peer::{self, git_succeeds};
use crate::support::tree;

use super::hub::{Hub, ended, follow, found, head, sync};
use super::office;

/// A `git` before git: it counts its calls and, at one of them, kills who called it, before git runs, after it, or with it.
const WRAPPER: &str = r#"#!/bin/sh
n=$(($(cat "$TRAP/count" 2>/dev/null || echo 0) + 1))
echo $n > "$TRAP/count"
[ "$n" = "$TRAP_AT" ] || exec "$TRAP_GIT" "$@"
case $TRAP_HOW in
before) kill -9 $PPID ;;
after) "$TRAP_GIT" "$@"; kill -9 $PPID ;;
*) "$TRAP_GIT" "$@" & child=$!; sleep "$TRAP_HOW"; kill -9 $child; kill -9 $PPID ;;
esac
exit 9
"#;

/// A clone with work of its own, whose hub, which it has beside it, has work of others.
fn apart() -> Estate {
    let hub = Hub::of(office());
    let other = hub.clone_of("other").with(&["record", "opinion", "1204", "--title", "stairs"]);
    sync(&other).ends(0);
    let clone = hub.clone_of("clone");
    sync(&clone).ends(0);
    clone.made(&["record", "opinion", "1203", "--title", "lifts"]);
    for n in 0..30 {
        other.made(&["record", "opinion", "1204", "--title", &format!("stairs {n}")]);
    }
    sync(&other).ends(0);
    let own = clone.desk().join("hub.git");
    let _ = fs::remove_dir_all(&own);
    tree::copy(&hub.path(), &own);
    clone
}

/// Where git is.
fn real_git() -> PathBuf {
    let path = std::env::var_os("PATH").expect("a path");
    std::env::split_paths(&path).map(|folder| folder.join("git")).find(|file| file.exists()).expect("git")
}

/// Another clone as that one is, with a hub of its own, in which git is trapped; gives how `sync` ended, and after how many calls.
fn trapped(base: &Estate, at: u32, how: &str) -> (Estate, Option<i32>, u32) {
    let clone = base.copy();
    let hub = clone.desk().join("hub.git").display().to_string();
    git_succeeds(&clone.archive(), &["remote", "set-url", "origin", &hub]);
    let bin = clone.desk().join("bin");
    fs::create_dir(&bin).expect("a folder");
    fs::write(bin.join("git"), WRAPPER).expect("a program");
    peer::succeeds(&bin, "chmod", &["+x", "git"]);
    let path = format!("{}:{}", bin.display(), std::env::var("PATH").expect("a path"));
    let command = clone.command(&["sync", "--wait", "1"]).set("PATH", path).set("TRAP", bin.clone());
    let command = command.set("TRAP_AT", at.to_string()).set("TRAP_HOW", how).set("TRAP_GIT", real_git());
    let done = command.output();
    let calls = fs::read_to_string(bin.join("count")).expect("git was called").trim().parse().expect("a number");
    (clone, done.status.code(), calls)
}

/// The next `sync` ends it.
fn goes_on(clone: &Estate, whole: &tree::Tree, what: &str) {
    // A git that was killed with it may have left its lock: the message names it.
    let mut said = sync_soon(clone);
    if said.code == Some(5) {
        assert!(said.err.contains(".lock") && said.err.contains("remove"), "{what}: {}", said.err);
        for name in ["index.lock", "HEAD.lock", "refs/heads/main.lock", "refs/remotes/origin/main.lock"] {
            let _ = fs::remove_file(clone.archive().join(".git").join(name));
        }
        said = sync_soon(clone);
    }
    assert_eq!(said.code, Some(0), "{what}: {}", said.says());
    let hub = clone.desk().join("hub.git");
    assert_eq!(git_succeeds(&hub, &["rev-parse", "main"]).trim(), head(clone), "{what}");
    assert_eq!(tree::changes(whole, &clone.tree()), "", "{what}");
    assert_eq!(git_succeeds(&clone.archive(), &["status", "--porcelain"]), "", "{what}");
}

fn sync_soon(clone: &Estate) -> super::hub::Ended {
    ended(&clone.command(&["sync", "--wait", "1"]).output())
}

#[test]
fn killed_at_each_call_of_git_the_next_sync_ends_it() {
    if !peer::is_there("git", "sync that is killed") {
        return;
    }
    let base = apart();
    let (whole, code, calls) = trapped(&base, 0, "before");
    assert_eq!(code, Some(0));
    assert_eq!(found(&whole), vec![]);
    let whole = whole.tree();
    let every = if std::env::var_os("DEEDBOX_TEST_LONG").is_some() { 1 } else { 3 };
    for (from, how) in [(1, "before"), (2, "after")] {
        for at in (from..=calls).step_by(every) {
            let (clone, code, _) = trapped(&base, at, how);
            assert_ne!(code, Some(0), "killed {how} call {at}");
            goes_on(&clone, &whole, &format!("killed {how} call {at} of {calls}"));
        }
    }
}

/// git itself is killed at some moment of the merge: what it laid out, and its lock, are in the way of nobody.
#[test]
fn a_merge_that_is_killed_half_way_is_taken_back() {
    if !peer::is_there("git", "a merge that is killed") {
        return;
    }
    let base = apart();
    let (whole, _, calls) = trapped(&base, 0, "before");
    let whole = whole.tree();
    // Which call is the merge: that after which it is merged.
    let is_merged = |at: u32| {
        let (clone, ..) = trapped(&base, at, "after");
        git_succeeds(&clone.archive(), &["rev-list", "--merges", "--count", "HEAD"]).trim() == "1"
    };
    let (mut low, mut high) = (0, calls);
    while low + 1 < high {
        let middle = u32::midpoint(low, high);
        if is_merged(middle) { high = middle } else { low = middle }
    }
    for pause in ["0.001", "0.003", "0.006", "0.01", "0.015", "0.02"] {
        let (clone, ..) = trapped(&base, high, pause);
        goes_on(&clone, &whole, &format!("git killed after {pause} s of the merge"));
    }
}

/// As a power cut leaves it: half of what others did is laid out, git has noted nothing, its lock is there.
#[test]
fn what_half_a_merge_laid_out_is_taken_back_and_nothing_else() {
    if !peer::is_there("git", "half a merge") {
        return;
    }
    let base = apart();
    let (whole, ..) = trapped(&base, 0, "before");
    let whole = whole.tree();
    let half = || {
        let clone = base.copy();
        follow(&clone, &clone.desk().join("hub.git").display().to_string());
        ended(&clone.command(&["save"]).output()).ends(0);
        let theirs = git_succeeds(&clone.archive(), &["diff", "--name-only", "HEAD...origin/main"]);
        let paths: Vec<&str> = theirs.lines().collect();
        for path in paths.iter().step_by(2).chain(paths.iter().filter(|path| path.contains("/manifests/"))) {
            let mut show = Command::new(real_git());
            show.args(["show", &format!("origin/main:{path}")]).current_dir(clone.archive());
            let bytes = show.output().expect("git").stdout;
            let full = clone.archive().join(path);
            fs::create_dir_all(full.parent().expect("a folder")).expect("a folder");
            fs::write(full, bytes).expect("a file");
        }
        clone
    };
    let clone = half();
    assert_ne!(git_succeeds(&clone.archive(), &["status", "--porcelain"]), "");
    let said = sync(&clone).ends(0);
    assert!(said.err.contains("was taken back"), "{}", said.err);
    goes_on(&clone, &whole, "half a merge");
    // git takes a file away and writes it anew: it may be killed between the two, or within the second.
    let manifest = |clone: &Estate| {
        let changed = git_succeeds(&clone.archive(), &["diff", "--name-only", "HEAD"]);
        clone.archive().join(changed.lines().find(|path| path.contains("/manifests/")).expect("a manifest of theirs"))
    };
    for keep in [None, Some(0), Some(100)] {
        let clone = half();
        let path = manifest(&clone);
        match keep {
            None => fs::remove_file(&path).expect("it was there"),
            Some(bytes) => {
                let whole = fs::read(&path).expect("it was there");
                fs::write(&path, &whole[..bytes]).expect("a file");
            }
        }
        let said = sync(&clone).ends(0);
        assert!(said.err.contains("was taken back"), "{keep:?}: {}", said.err);
        goes_on(&clone, &whole, "killed within a file");
    }
    // Of another beginning it is not git's work; and what they did not touch git does not take away.
    let clone = half();
    fs::write(manifest(&clone), "0000").expect("a file");
    let before = clone.tree();
    sync(&clone).ends(3);
    assert_eq!(tree::changes(&before, &clone.tree()), "");
    let clone = half();
    let theirs = git_succeeds(&clone.archive(), &["diff", "--name-only", "HEAD...origin/main"]);
    let kept = git_succeeds(&clone.archive(), &["ls-files", "units"]);
    let of_nobody = kept.lines().find(|path| !theirs.contains(path)).expect("a file that they left as it was");
    fs::remove_file(clone.archive().join(of_nobody)).expect("it was there");
    let before = clone.tree();
    sync(&clone).ends(3);
    assert_eq!(tree::changes(&before, &clone.tree()), "");
    // With anything else beside it, nothing is touched: it is somebody's.
    let clone = half();
    crate::changes::by_hand(&clone, &crate::changes::original(&clone), "by hand");
    let before = clone.tree();
    sync(&clone).ends(3);
    assert_eq!(tree::changes(&before, &clone.tree()), "");
}
