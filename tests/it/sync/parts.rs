//! A working copy that holds a part of the archive, and one that holds very much.

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::support::peer::{self, git_succeeds};
use crate::support::{Estate, tree};

use super::hub::{Hub, found, head, run, sync};
use super::office;

/// A clone in which one floor of two is laid out.
fn one_floor(hub: &Hub) -> Estate {
    let clone = hub.clone_of("part");
    git_succeeds(
        &clone.archive(),
        &["sparse-checkout", "set", "--no-cone", "/units/12/", "/staff/", "/registers/", "/*.toml", "/.git*"],
    );
    clone
}

#[test]
fn an_answer_of_a_part_is_not_taken_for_one_of_the_whole() {
    if !peer::is_there("git", "answers of a part") {
        return;
    }
    let hub = Hub::of(office());
    let (part, whole) = (one_floor(&hub), hub.clone_of("whole"));
    for words in [&["report", "occupancy"][..], &["status"], &["audit"]] {
        let said = run(&part, words).ends(3).err;
        assert!(said.contains("1 of 2 floors") && said.contains("--partial"), "{words:?}: {said}");
        let json = [&["--json"], words].concat();
        let answer = |clone: &Estate, words: &[&str]| -> Value {
            let said = run(clone, words);
            assert!(matches!(said.code, Some(0 | 1)), "{}", said.says());
            serde_json::from_str(&said.out).expect("an object")
        };
        let said = run(&part, &[&json[..], &["--partial"]].concat());
        assert!(said.err.contains("1 of 2 floors are here whole"), "{}", said.err);
        assert_eq!(answer(&part, &[&json[..], &["--partial"]].concat())["partial"], true, "{words:?}");
        // Where all is here nothing is said of it, and the word changes nothing.
        assert_eq!(answer(&whole, &json).get("partial"), None, "{words:?}");
        assert_eq!(answer(&whole, &[&json[..], &["--partial"]].concat()).get("partial"), None, "{words:?}");
    }
    let units = |clone: &Estate, words: &[&str]| -> Value {
        serde_json::from_str(&run(clone, words).ends(0).out).expect("an object")
    };
    // What is asked of what is here is answered, and says on what it rests.
    let shown = units(&part, &["--json", "show", "1203"]);
    assert_eq!(shown["partial"], true);
    assert_eq!(units(&whole, &["--json", "show", "1203"]).get("partial"), None);
    // A unit of a floor that is not here is not made a second time.
    let before = part.tree();
    for floor in ["3", "4"] {
        run(&part, &["unit", "add", "0301", "--floor", floor]).ends(3);
    }
    assert_eq!(tree::changes(&before, &part.tree()), "");
}

#[test]
fn a_part_meets_the_others_and_calls_nothing_missing() {
    if !peer::is_there("git", "sync of a part") {
        return;
    }
    let hub = Hub::of(office().client("0301", "Gamma", "2021-03-01"));
    let (part, whole) = (one_floor(&hub), hub.clone_of("whole"));
    let part = part.with(&["record", "opinion", "1203", "--title", "lifts"]);
    let whole = whole
        .with(&["record", "opinion", "0301", "--title", "stairs"])
        .with(&["record", "opinion", "1203", "--title", "doors"]);
    sync(&whole).ends(0);
    let said = sync(&part).ends(0);
    assert!(said.out.contains("doors") && said.err.contains("2 commits were pushed"), "{}", said.says());
    assert!(!part.archive().join("units/3/0301").exists(), "{}", said.says());
    sync(&whole).ends(0);
    assert_eq!((head(&part), head(&whole)), (hub.head(), hub.head()));
    assert_eq!(found(&whole), vec![]);
}

#[test]
fn what_makes_git_faster_is_advised_where_there_are_many_files() {
    if !peer::is_there("git", "many files") {
        return;
    }
    let hub = Hub::of(office());
    let clone = hub.clone_of("large");
    let advice = |clone: &Estate| -> Vec<String> {
        let told: Value = serde_json::from_str(&run(clone, &["--json", "doctor"]).out).expect("an object");
        let rows = told["rows"].as_array().cloned().unwrap_or_default();
        let of = |row: &&Value| matches!(row["code"].as_str(), Some("many-files" | "no-maintenance"));
        rows.iter().filter(of).map(|row| row["mend"].as_str().unwrap_or_default().to_owned()).collect()
    };
    assert_eq!(advice(&clone), Vec::<String>::new());
    let blob = git_succeeds(&clone.archive(), &["rev-parse", "HEAD:deedbox.toml"]);
    let fill = |files: u32| {
        let mut lines = String::new();
        for n in 0..files {
            writeln!(lines, "100644 {} 0\tinbox-{n}", blob.trim()).expect("text");
        }
        let mut child = Command::new("git")
            .args(["update-index", "--index-info"])
            .current_dir(clone.archive())
            .stdin(Stdio::piped())
            .spawn()
            .expect("git");
        child.stdin.take().expect("its input").write_all(lines.as_bytes()).expect("written");
        assert!(child.wait().expect("it ends").success());
    };
    fill(49_000);
    assert_eq!(advice(&clone), Vec::<String>::new());
    fill(50_000);
    let all = advice(&clone);
    assert_eq!(all.len(), 4, "{all:?}");
    for command in &all {
        let words: Vec<&str> = command.split(' ').skip(1).collect();
        git_succeeds(&clone.archive(), &words);
    }
    assert_eq!(advice(&clone), Vec::<String>::new());
}
