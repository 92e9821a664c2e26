//! Where `sync` does not begin, and what it says to type.

use crate::support::peer::{self, git, git_succeeds};

use super::hub::{Hub, head, run, sync};
use super::{office, two};

#[test]
fn in_the_middle_of_something_nothing_is_begun() {
    if !peer::is_there("git", "sync refused") {
        return;
    }
    let (hub, left, _right) = two();
    let left = left.with(&["record", "opinion", "1203", "--title", "lifts"]);
    let (before, there) = (head(&left), hub.head());
    // Somebody's own merge is theirs to end.
    std::fs::write(left.archive().join(".git/MERGE_HEAD"), format!("{before}\n")).expect("a merge");
    std::fs::write(left.archive().join(".git/MERGE_MSG"), "mine\n").expect("a merge");
    let said = sync(&left).ends(3).err;
    assert!(said.contains("`git merge --abort`") && said.contains("`git commit`"), "{said}");
    for name in ["MERGE_HEAD", "MERGE_MSG"] {
        std::fs::remove_file(left.archive().join(".git").join(name)).expect("removed");
    }
    git_succeeds(&left.archive(), &["checkout", "--quiet", "--detach"]);
    let said = sync(&left).ends(3).err;
    assert!(said.contains("git switch main"), "{said}");
    git_succeeds(&left.archive(), &["switch", "--quiet", "main"]);
    git_succeeds(&left.archive(), &["branch", "--unset-upstream"]);
    let said = sync(&left).ends(3).err;
    assert!(said.contains("git push --set-upstream origin main"), "{said}");
    let said = run(&left, &["sync", "--remote", "elsewhere"]).ends(2).err;
    assert!(said.contains("elsewhere") && said.contains("origin"), "{said}");
    git_succeeds(&left.archive(), &["remote", "remove", "origin"]);
    let said = sync(&left).ends(3).err;
    assert!(said.contains("git remote add origin URL"), "{said}");
    assert_eq!((head(&left), hub.head()), (before, there), "nothing was saved or pushed");
    std::fs::remove_dir_all(left.archive().join(".git")).expect("removed");
    assert!(sync(&left).ends(2).err.contains("git init"));
}

#[test]
fn what_was_changed_by_hand_is_not_saved_and_not_pushed() {
    if !peer::is_there("git", "sync of what was changed by hand") {
        return;
    }
    let (hub, left, _right) = two();
    let there = hub.head();
    crate::changes::by_hand(&left, &crate::changes::original(&left), "other");
    let said = sync(&left).ends(3).err;
    assert!(said.contains("changed by hand"), "{said}");
    assert_eq!(hub.head(), there);
}

#[test]
fn another_archive_is_not_merged() {
    if !peer::is_there("git", "sync of two archives") {
        return;
    }
    let (hub, other) = (Hub::of(office()), Hub::of(office().client("1205", "Gamma", "2021-03-01")));
    let left = hub.clone_of("left");
    let url = other.path().display().to_string();
    git_succeeds(&left.archive(), &["remote", "set-url", "origin", &url]);
    let (before, there) = (left.tree(), other.head());
    let said = sync(&left).ends(3).err;
    assert!(said.contains("no common beginning"), "{said}");
    assert!(left.tree() == before && other.head() == there);
    assert_eq!(git(&left.archive(), &["status", "--porcelain"]).stdout, b"");
}
