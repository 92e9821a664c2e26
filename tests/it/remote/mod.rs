//! `deedbox remote`: originals in a store beyond this disk, against a store that is one.
#![expect(clippy::disallowed_types, reason = "a line to the store that fails, and a look into it")]

mod around;
mod bagging;
mod dropping;
mod fetching;
mod fit;
mod proxy;
mod pushing;
mod server;
mod verifying;

use std::path::PathBuf;

use sha2::Digest as _;

use crate::support::{Command, Estate, peer};
use server::with_keys;

/// Two volumes boxed for 2025, of ten years and of thirty, and a client who is there.
pub fn estate() -> Estate {
    let estate = Estate::new()
        .client("1203", "宏達貿易", "2021-03-01")
        .paper("1203", "letter", "correspondence", "2021-03-01")
        .paper("1203", "plan", "move-in", "2021-03-01")
        .client("1204", "Beta", "2021-03-01")
        .paper("1204", "lease", "contracts", "2021-03-01")
        .client("0301", "Gamma", "2021-03-01")
        .paper("0301", "note", "correspondence", "2021-03-01")
        .moved_out("1203", "2025-10-31")
        .moved_out("1204", "2025-10-31")
        .with(&["archive-moved-out", "--year", "2025"]);
    // Beside those four the list of each volume, which was made when it was bound.
    assert_eq!(originals(&estate).len(), 6);
    estate
}

/// The estate in a git repository of its own.
pub fn in_git(estate: &Estate) {
    peer::git_succeeds(&estate.archive(), &["init", "-q"]);
    peer::git_succeeds(&estate.archive(), &["add", "-A"]);
    peer::git_succeeds(&estate.archive(), &["commit", "-q", "-m", "all"]);
}

/// The papers that lie here.
pub fn originals(estate: &Estate) -> Vec<PathBuf> {
    let all = walkdir::WalkDir::new(estate.archive()).sort_by_file_name().into_iter().flatten();
    let all =
        all.filter(|entry| entry.file_type().is_file() && entry.path().to_str().unwrap().contains("/data/originals/"));
    all.map(walkdir::DirEntry::into_path).collect()
}

/// The paper with a text.
pub fn paper(estate: &Estate, text: &str) -> PathBuf {
    originals(estate).into_iter().find(|path| std::fs::read(path).unwrap() == text.as_bytes()).unwrap()
}

/// The key of a content.
pub fn key(text: &str) -> String {
    let hex: String = sha2::Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect();
    format!("sha256/{}/{hex}", &hex[..2])
}

/// Removes a paper that is read-only.
pub fn lose(path: &std::path::Path) {
    std::fs::remove_file(path).unwrap();
}

/// How a command ends, what it prints and what it says. Whatever it is, no key is in it.
pub fn told(command: &Command) -> (i32, String, String) {
    let done = command.output();
    let (out, err) = (String::from_utf8(done.stdout).unwrap(), String::from_utf8(done.stderr).unwrap());
    assert!(
        ![&out, &err].into_iter().any(|text| text.contains(server::KEY) || text.contains(server::SECRET)),
        "{out}{err}"
    );
    (done.status.code().unwrap_or(-1), out, err)
}

/// A command with the keys, that ends so.
#[track_caller]
pub fn ends(estate: &Estate, words: &[&str], code: i32) -> (String, String) {
    let (found, out, err) = told(&with_keys(estate, words).seed(71));
    assert_eq!(found, code, "{words:?}: {out}{err}");
    (out, err)
}

/// Nothing of a key lies in the archive, nor beside it but in the file of the keys.
pub fn has_no_key(estate: &Estate) {
    for entry in walkdir::WalkDir::new(estate.archive().parent().unwrap()).into_iter().flatten() {
        if entry.file_type().is_file() && entry.file_name() != "remotes.toml" {
            let text = String::from_utf8_lossy(&std::fs::read(entry.path()).unwrap()).into_owned();
            assert!(!text.contains(server::KEY) && !text.contains(server::SECRET), "{}", entry.path().display());
        }
    }
}
