//! What lies around a destruction: backups that bring back what went, clones, git, and the bags that it thins (S-RET).

use std::fs;
use std::path::PathBuf;

use crate::dispose::{approved, asked_by_person, boxed, carry_out, destroyed, estate, found, git_init, json};
use crate::support::{Estate, peer, tree};

#[test]
fn what_a_backup_brings_back_is_found_and_taken_away_again() {
    let (before, id) = approved();
    let backup = before.copy();
    let estate = before.with(&carry_out(&id));
    let letter = |estate: &Estate| {
        let files = walkdir::WalkDir::new(boxed(estate))
            .into_iter()
            .filter_map(Result::ok)
            .map(|entry| entry.path().to_owned());
        { files }.find(|path| path.to_string_lossy().contains("-letter-"))
    };
    let lost = letter(&backup).expect("the letter");
    let to = boxed(&estate).join(lost.strip_prefix(boxed(&backup)).expect("below it"));
    fs::create_dir_all(to.parent().expect("a folder")).expect("a folder");
    fs::copy(&lost, &to).expect("restored");
    assert_eq!(found(&estate), ["not-destroyed"]);
    let done = estate.command(&["--as", "lee", "mend"]).seed(9).output();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    assert_eq!((letter(&estate), found(&estate)), (None, Vec::new()));
    // The whole box from a backup, with what closes it.
    fs::remove_dir_all(boxed(&estate)).expect("gone");
    tree::copy(&boxed(&backup), &to_of(&estate, &backup));
    assert!(found(&estate).contains(&"not-destroyed".to_owned()));
    let done = estate.command(&["--as", "lee", "mend"]).seed(10).output();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    assert_eq!((letter(&estate), found(&estate)), (None, Vec::new()));
}

/// Where the box of one estate lies in another.
fn to_of(estate: &Estate, of: &Estate) -> PathBuf {
    estate.archive().join(boxed(of).strip_prefix(of.archive()).expect("below it"))
}

#[test]
fn a_clone_that_filed_a_late_paper_merges_with_a_destruction() {
    if !peer::is_there("git", "clones merge") {
        return;
    }
    let (estate, id) = approved();
    let estate = estate.on_desk("late.txt", "late");
    git_init(&estate);
    let (ours, theirs) = (estate.copy().writer("left"), estate.copy().writer("right"));
    let ours = ours.with(&carry_out(&id));
    let theirs = theirs.with(&["file", "1203@2025-10-31", "late.txt", "--category", "payments"]);
    for side in [&ours, &theirs] {
        peer::git_succeeds(&side.archive(), &["add", "--all"]);
        peer::git_succeeds(&side.archive(), &["commit", "--quiet", "--message", "work"]);
    }
    for (into, from) in [(&ours, &theirs), (&theirs, &ours)] {
        let here = into.copy();
        peer::git_succeeds(
            &here.archive(),
            &["pull", "--quiet", "--no-edit", "--no-rebase", &from.archive().display().to_string(), "main"],
        );
        assert_eq!(found(&here), [""; 0]);
        assert!(!boxed(&here).join("data/cover.toml").exists());
        assert_eq!(json(&here, &["show", "1203@2025-10-31"])["papers"].as_array().map(Vec::len), Some(1));
    }
}

#[test]
fn a_tree_that_git_does_not_hold_is_not_destroyed_in() {
    if !peer::is_there("git", "a dirty tree is refused") {
        return;
    }
    let (estate, id) = approved();
    git_init(&estate);
    fs::write(estate.archive().join("remark.txt"), "x").expect("a file");
    let said = estate.run(carry_out(&id)).refused(3).whatever_it_says().err();
    assert!(said.contains("remark.txt"), "{said}");
    fs::remove_file(estate.archive().join("remark.txt")).expect("gone");
    estate.run(carry_out(&id)).succeeds().whatever_it_says();
    // git's history holds them still, and that is named.
    let told = json(&estate, &["dispose", "traces", &id]);
    let rows = told["rows"].as_array().expect("rows");
    assert_eq!(rows.len(), 5, "{told}");
    assert!(
        rows.iter().all(|row| row["held"] == "git" && row["remains"] == true && row["commit"].is_string()),
        "{told}"
    );
    estate.run(["dispose", "traces", &id]).exits(1).whatever_it_says();
    // A hook lets pass what a list names, and nothing else.
    let changes = json(&estate, &["changes"]);
    assert_eq!(changes["wrong"].as_array().map_or(0, Vec::len), 0, "{changes}");
}

#[test]
fn a_bag_that_was_thinned_or_emptied_is_one_still() {
    if !peer::is_there("bagit.py", "bagit.py agrees with thinned bags") {
        return;
    }
    let estate = estate();
    let paper = json(&estate, &["show", "1203@2025-10-31"])["papers"][0]["id"].as_str().expect("a paper").to_owned();
    let id = asked_by_person(&estate, "1203@2025-10-31", &paper);
    let estate = estate.with(&["--as", "ho", "approve", &id]).with(&carry_out(&id));
    peer::succeeds(&boxed(&estate), "bagit.py", &["--validate", "."]);
    let (estate, _) = destroyed();
    peer::succeeds(&boxed(&estate), "bagit.py", &["--validate", "."]);
}

#[test]
fn the_rest_is_checked_by_the_line_of_the_format() {
    if !peer::is_there("sha256sum", "the rest of a bundle is checked") {
        return;
    }
    let estate = estate();
    let paper = json(&estate, &["show", "1203@2025-10-31"])["papers"][0]["id"].as_str().expect("a paper").to_owned();
    let id = asked_by_person(&estate, "1203@2025-10-31", &paper);
    let estate = estate.with(&["--as", "ho", "approve", &id]).with(&carry_out(&id));
    let format = include_str!("../../schema/FORMAT.md");
    let line = format.lines().find(|line| line.contains("grep -vxFf")).expect("the line of FORMAT.md");
    let script = format!("set -e; archive='{}'; {line}", estate.archive().display());
    peer::succeeds(&boxed(&estate), "sh", &["-c", &script]);
}
