//! `deedbox demo`.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use crate::support::{Estate, peer, tree};

/// The demo, in git.
fn told() -> Estate {
    let estate = Estate::nothing();
    let ran = estate.run(["demo", "../tower", "--git"]).succeeds();
    assert!(ran.err().contains("git has the first commit."), "{}", ran.err());
    drop(ran.whatever_it_says());
    estate
}

#[test]
fn a_small_estate_is_made_to_look_at() {
    let files = told().tree();
    for part in ["/box-01/", "/originals/contracts/", "-loan-", "staff/data/records/"] {
        assert!(files.keys().any(|path| path.contains(part)), "the demo has no {part}");
    }
}

#[test]
fn a_dry_run_prints_the_story_and_makes_nothing() {
    let estate = Estate::nothing();
    let ran = estate.run(["demo", "../tower", "--dry-run"]).succeeds();
    assert!(ran.out().contains("deedbox archive-moved-out --year 2024\n"), "{}", ran.out());
    drop(ran.changes("").whatever_it_says());
}

#[test]
fn a_folder_that_is_an_archive_is_refused() {
    Estate::founded().run(["demo", "../tower"]).refused(3).whatever_it_says();
}

#[test]
fn the_demo_is_in_git_with_everything_and_verify_is_clean() {
    let estate = told();
    assert_eq!(peer::git_succeeds(&estate.archive(), &["status", "--porcelain"]), "");
    assert_eq!(tree::wrong_manifests(&estate.archive()), Vec::<String>::new());
    let verified = estate.run(["verify"]).succeeds();
    drop(verified.whatever_it_says());
}

#[test]
fn the_boxed_volume_of_the_demo_is_a_bag() {
    if !peer::is_there("bagit.py", "the demo's bag") {
        return;
    }
    let estate = told();
    let boxes = peer::succeeds(&estate.archive(), "find", &["moved-out", "-name", "bagit.txt", "-printf", "%h\n"]);
    assert_eq!(boxes.lines().count(), 1, "{boxes}");
    for volume in boxes.lines() {
        peer::succeeds(&estate.archive(), "bagit.py", &["--validate", volume]);
    }
}

#[test]
fn every_text_of_the_demo_is_as_its_schema_says() {
    if !peer::is_there("check-jsonschema", "the demo's schemas") {
        return;
    }
    let estate = told();
    let found = peer::succeeds(&estate.archive(), "find", &[".", "-name", "*.toml"]);
    let mut by_schema: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for path in found.lines().filter(|path| !path.ends_with("tombi.toml")) {
        by_schema.entry(schema_of(Path::new(path))).or_default().push(path);
    }
    let names: Vec<&str> = by_schema.keys().map(String::as_str).collect();
    let all = [
        "application",
        "authority",
        "box",
        "charge",
        "complaint",
        "cover",
        "deedbox",
        "deposit",
        "document",
        "enquiry",
        "event",
        "loan",
        "notice",
        "payment",
        "person",
        "repair",
        "seal",
        "sealed",
        "stocktake",
        "tenancy",
        "unit",
        "violation",
        "visit",
    ];
    assert_eq!(names, all, "the kinds that the demo shows");
    for (name, paths) in &by_schema {
        let schema = format!("schema/{name}.json");
        let words = [&["--schemafile", schema.as_str()], paths.as_slice()].concat();
        peer::succeeds(&estate.archive(), "check-jsonschema", &words);
    }
}

#[test]
fn the_story_is_a_shell_script_too() {
    let estate = Estate::nothing();
    let program = Path::new(crate::support::program());
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = [program.parent().unwrap().to_owned()];
    let path = std::env::join_paths(folders.into_iter().chain(std::env::split_paths(&path))).unwrap();
    let done = Command::new("sh")
        .args(["-e", "demo.sh"])
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/examples"))
        .env("PATH", path)
        .env("DIR", estate.archive())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{said}");
    let told = told();
    assert_eq!(tree::tree(&estate.archive()).len(), tree::tree(&told.archive()).len(), "{said}");
}

/// The schema of a text, told by its name: `2026-03-01-loan-x4p9.toml` is a loan.
fn schema_of(path: &Path) -> String {
    let stem = path.file_stem().unwrap().to_str().unwrap();
    match stem.split('-').nth(3) {
        _ if stem.contains('+') => "event".to_owned(),
        Some(kind) => kind.to_owned(),
        None => stem.to_owned(),
    }
}
