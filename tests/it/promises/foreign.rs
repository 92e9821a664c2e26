//! What somebody else put into the private folder is not obeyed, and an archive of somebody else's is not taken for one's own.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::{PermissionsExt, chown, symlink};
use std::path::PathBuf;

use crate::changes::{in_git, original};
use crate::support::peer::{self, git_succeeds};
use crate::support::{Estate, tree};

const ID: &str = "aaaabbbbcccc";
const SHA: &str = "@SHA@";

/// Puts a journal into the private folder, with one staged file of some bytes.
fn plant(estate: &Estate, steps: &str) -> PathBuf {
    let staging = estate.archive().join(".deedbox/staging");
    fs::create_dir_all(&staging).expect("a folder");
    fs::create_dir_all(estate.archive().join(".deedbox/locks")).expect("a folder");
    fs::write(staging.join(format!("{ID}-0")), "planted").expect("a file");
    let steps = steps.replace(SHA, &tree::sha256(b"planted"));
    let journal = staging.join(format!("{ID}.journal"));
    fs::write(&journal, format!(r#"{{"bundles":[],"steps":[{steps}]}}"#)).expect("a file");
    journal
}

fn place(to: &str) -> String {
    format!(r#"{{"Place":{{"staged":0,"to":"{to}","sha256":"{SHA}"}}}}"#)
}

/// A step as a dead command may well have left it.
fn lawful() -> String {
    place("staff/data/originals/unit/x.txt")
}

fn ended(estate: &Estate, words: &[&str]) -> (Option<i32>, String) {
    let done = estate.command(words).seed(7).output();
    (done.status.code(), String::from_utf8_lossy(&done.stdout).into_owned() + &String::from_utf8_lossy(&done.stderr))
}

/// Whether this user may give files to others.
fn is_root(estate: &Estate) -> bool {
    let file = estate.desk().join("whose");
    fs::write(&file, "").expect("a file");
    let is = chown(&file, Some(12345), None).is_ok();
    fs::remove_file(&file).expect("removed");
    if !is {
        eprintln!("left out: files cannot be given to other users here");
    }
    is
}

#[test]
fn a_journal_has_no_words_for_what_is_none_of_the_archives() {
    let estate =
        Estate::new().client("1203", "Acme", "2026-03-01").paper("1203", "the lease", "contracts", "2026-03-01");
    let estate = estate.on_desk("secret", "key");
    let outside = estate.desk().join("taken").display().to_string();
    let secret = estate.desk().join("secret").display().to_string();
    let (paper, settings) =
        (original(&estate), tree::sha256(&fs::read(estate.archive().join("deedbox.toml")).expect("read")));
    let lease = tree::sha256(b"the lease");
    let placing = [
        outside.as_str(),
        "../taken",
        ".git/hooks/post-checkout",
        ".git/config",
        ".deedbox/writer",
        "inbox/x",
        "deedbox.toml",
        ".gitattributes",
        "staff/data/../../taken",
        "staff/manifests/old/x.sha256",
        "units/12/1203/room/bagit.txt",
        "moved-out/2025/x.html",
    ];
    let mut all: Vec<String> = placing.iter().map(|to| place(to)).collect();
    for to in ["deedbox.toml", "staff/data/unit.toml", ".git/config", paper.as_str()] {
        all.push(format!(r#"{{"Replace":{{"staged":0,"to":"{to}","sha256":"{SHA}","was":null}}}}"#));
    }
    all.extend([
        // What is staged is a number; a staged file of another's, or outside, has no name.
        format!(r#"{{"Place":{{"staged":"{secret}","to":"staff/data/x","sha256":"{SHA}"}}}}"#),
        format!(r#"{{"Place":{{"staged":"../writer","to":"staff/data/x","sha256":"{SHA}"}}}}"#),
        // Its bytes are not those that it says.
        format!(r#"{{"Place":{{"staged":0,"to":"staff/data/x","sha256":"{settings}"}}}}"#),
        format!(r#"{{"List":{{"manifest":"deedbox.toml","lines":["{lease}  data/x"]}}}}"#),
        format!(r#"{{"TakeAway":{{"path":"deedbox.toml","sha256":"{settings}","lies":null}}}}"#),
        format!(r#"{{"TakeAway":{{"path":"{paper}","sha256":"{lease}","lies":null}}}}"#),
        format!(r#"{{"TakeAway":{{"path":"{paper}","sha256":"{lease}","lies":"{paper}"}}}}"#),
        r#"{"MoveFolder":{"from":"staff","to":"policies"}}"#.to_owned(),
        r#"{"MoveFolder":{"from":"units","to":"inbox"}}"#.to_owned(),
        r#"{"Run":{"program":"sh"}}"#.to_owned(),
    ]);
    let before = (estate.tree(), estate.around());
    for steps in &all {
        let journal = plant(&estate, steps);
        for words in [&["show", "1203"][..], &["unit", "add", "1301", "--floor", "13", "--dry-run"], &["loans"]] {
            let (code, says) = ended(&estate, words);
            assert_eq!(code, Some(4), "{steps}: {words:?}: {says}");
            assert!(says.contains(ID), "{steps}: {says}");
        }
        let (code, says) = ended(&estate, &["verify"]);
        assert!(code == Some(1) && says.contains("journal"), "{steps}: {says}");
        assert_eq!(tree::changes(&before.0, &estate.tree()), "", "{steps}");
        assert_eq!(tree::changes(&before.1, &estate.around()), "", "{steps}");
        fs::remove_file(journal).expect("removed");
    }
    assert!(!PathBuf::from(outside).exists());
}

#[test]
fn a_link_that_is_staged_is_not_put_into_the_archive() {
    let estate = Estate::new().on_desk("secret", "planted");
    plant(&estate, &lawful());
    let staged = estate.archive().join(format!(".deedbox/staging/{ID}-0"));
    fs::remove_file(&staged).expect("removed");
    symlink(estate.desk().join("secret"), &staged).expect("a link");
    let before = estate.tree();
    let (code, says) = ended(&estate, &["loans"]);
    assert_eq!((code, tree::changes(&before, &estate.tree()).as_str()), (Some(4), ""), "{says}");
}

#[test]
fn what_a_dead_command_left_is_finished_and_what_came_with_git_is_not() {
    if !peer::is_there("git", "foreign journals") {
        return;
    }
    let left = in_git();
    plant(&left, &lawful());
    let (code, says) = ended(&left, &["loans"]);
    assert!(code == Some(0) && left.tree().contains_key("staff/data/originals/unit/x.txt"), "{says}");

    let came = in_git();
    plant(&came, &lawful());
    git_succeeds(&came.archive(), &["add", "--force", ".deedbox/staging"]);
    git_succeeds(&came.archive(), &["commit", "--quiet", "--message", "notes"]);
    let before = came.tree();
    for words in [&["loans"][..], &["show", "1203"], &["unit", "add", "1301", "--floor", "13", "--dry-run"]] {
        let (code, says) = ended(&came, words);
        assert!(code == Some(4) && says.contains("git rm -r --cached .deedbox"), "{words:?}: {says}");
    }
    let (code, says) = ended(&came, &["verify"]);
    assert!(code == Some(1) && says.contains("foreign-journal"), "{says}");
    let (code, says) = ended(&came, &["changes"]);
    assert!(code == Some(1) && says.starts_with("BY HAND") && says.contains(".deedbox/staging"), "{says}");
    assert_eq!(tree::changes(&before, &came.tree()), "");
    // Named as the message says, it is gone, and work goes on.
    git_succeeds(&came.archive(), &["rm", "-r", "--quiet", "--cached", ".deedbox"]);
    fs::remove_dir_all(came.archive().join(".deedbox/staging")).expect("removed");
    assert_eq!(ended(&came, &["loans"]).0, Some(0));
}

#[test]
fn what_another_user_left_is_obeyed_in_a_shared_archive_alone() {
    let estate = Estate::new();
    if !is_root(&estate) {
        return;
    }
    let theirs = |estate: &Estate| {
        let journal = plant(estate, &lawful());
        chown(&journal, Some(12345), None).expect("given away");
        ended(estate, &["loans"])
    };
    let (code, says) = theirs(&estate);
    assert!(code == Some(4) && says.contains("another user"), "{says}");
    assert!(!estate.tree().contains_key("staff/data/originals/unit/x.txt"));
    let (code, says) = ended(&estate, &["verify"]);
    assert!(code == Some(1) && says.contains("foreign-journal"), "{says}");
    // A folder that a group of this user may write is shared: there a colleague's change is finished.
    let rights = |mode: u32| {
        for folder in ["", ".deedbox", ".deedbox/locks", ".deedbox/staging"] {
            let path = estate.archive().join(folder);
            fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("rights");
        }
    };
    // One that everybody may write is nobody's.
    rights(0o777);
    assert_eq!(ended(&estate, &["loans"]).0, Some(4));
    rights(0o775);
    let (code, says) = theirs(&estate);
    assert!(code == Some(0) && estate.tree().contains_key("staff/data/originals/unit/x.txt"), "{says}");
}

#[test]
fn an_archive_of_another_user_is_named_by_who_means_it() {
    let estate = Estate::new();
    if !is_root(&estate) {
        return;
    }
    let inside = estate.archive().join("units");
    let here = |words: &[&str]| {
        let program = crate::support::program();
        let done = std::process::Command::new(program).current_dir(&inside).env_remove("SUDO_UID").args(words).output();
        let done = done.expect("deedbox runs");
        (done.status.code(), String::from_utf8_lossy(&done.stderr).into_owned())
    };
    assert_eq!(here(&["loans"]).0, Some(0));
    chown(estate.archive(), Some(12345), Some(12345)).expect("given away");
    let (code, says) = here(&["loans"]);
    assert!(code == Some(3) && says.contains("another user") && says.contains("deedbox -C "), "{says}");
    let root = estate.archive().display().to_string();
    assert_eq!(here(&["-C", &root, "loans"]).0, Some(0));
    // Shared with a group of this user, it is theirs as well.
    chown(estate.archive(), Some(12345), Some(0)).expect("given away");
    fs::set_permissions(estate.archive(), fs::Permissions::from_mode(0o2775)).expect("rights");
    assert_eq!(here(&["loans"]).0, Some(0));
}
