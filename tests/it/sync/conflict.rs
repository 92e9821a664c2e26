//! What both wrote: catalogues are printed anew, all else is named with both sides, and the merge is undone.

use std::fs;

use serde_json::Value;

use crate::support::peer::{self, git, git_succeeds};
use crate::support::{Estate, tree};

use super::hub::{Hub, found, head, run, sync};
use super::{office, two};

/// Nothing is left of a merge, and nothing of what was here is lost.
fn as_before(clone: &Estate, before: &(tree::Tree, String)) {
    assert_eq!(tree::changes(&before.0, &clone.tree()), "");
    assert_eq!(head(clone), before.1);
    assert_eq!(git_succeeds(&clone.archive(), &["status", "--porcelain"]), "");
    assert!(!clone.archive().join(".git/MERGE_HEAD").exists());
}

#[test]
fn settings_that_both_changed_are_named_with_both_values() {
    if !peer::is_there("git", "sync of settings") {
        return;
    }
    let (hub, left, right) = two();
    let left = left.setting("Harbour Tower", "Harbour Tower East");
    let right = right.setting("Harbour Tower", "Harbour Tower West");
    sync(&left).ends(0);
    let there = hub.head();
    run(&right, &["save"]).ends(0);
    let before = (right.tree(), head(&right));
    let said = sync(&right).ends(3);
    assert!(said.out.starts_with("deedbox.toml\n  here: "), "{}", said.out);
    assert!(
        said.out.contains("Harbour Tower West") && said.out.contains("there: ") && said.out.contains("Tower East"),
        "{}",
        said.out
    );
    assert!(said.err.contains("the merge was undone") && said.err.contains("`git merge origin/main`"), "{}", said.err);
    as_before(&right, &before);
    assert_eq!(hub.head(), there);
    let told = run(&right, &["--json", "sync"]).ends(3);
    let object: Value = serde_json::from_str(&told.out).expect("an object");
    assert_eq!(object["conflicts"][0]["path"], "deedbox.toml");
    let error: Value = serde_json::from_str(&told.err).expect("an error");
    assert_eq!((&error["error"]["code"], &error["error"]["exit"]), (&"git-conflict".into(), &3.into()));
    // As the mend says.
    let _ = git(&right.archive(), &["merge", "origin/main"]);
    let path = right.archive().join("deedbox.toml");
    let text = fs::read_to_string(&path).expect("the settings");
    let kept: Vec<&str> =
        text.lines().filter(|line| !line.starts_with(['<', '=', '>']) && !line.contains("West")).collect();
    fs::write(&path, kept.join("\n") + "\n").expect("the settings");
    git_succeeds(&right.archive(), &["add", "deedbox.toml"]);
    git_succeeds(&right.archive(), &["commit", "--quiet", "--no-edit"]);
    sync(&right).ends(0);
    assert_eq!(hub.head(), head(&right));
    assert!(fs::read_to_string(path).expect("the settings").contains("Harbour Tower East"));
}

#[test]
fn a_unit_that_both_added_is_named_with_who_did() {
    if !peer::is_there("git", "sync of one unit") {
        return;
    }
    let (hub, left, right) = two();
    let add = ["unit", "add", "1301", "--floor", "13"];
    let left = left.with(&add);
    let right = right.with(&["--as", "lee", "unit", "add", "1301", "--floor", "13", "--area", "80"]);
    sync(&left).ends(0);
    let there = hub.head();
    run(&right, &["save"]).ends(0);
    let before = (right.tree(), head(&right));
    let said = sync(&right).ends(3);
    assert!(said.out.starts_with("units/13/1301/"), "{}", said.out);
    assert!(said.out.contains("here: 李美") && said.out.contains("there: Chan Siu Ming"), "{}", said.out);
    as_before(&right, &before);
    assert_eq!(hub.head(), there);
}

/// Each boxes a volume of its own: one catalogue of both, printed anew, numbers both.
#[test]
fn catalogues_of_two_are_printed_anew() {
    if !peer::is_there("git", "sync of catalogues") {
        return;
    }
    let hub = Hub::of(Estate::new().client("1203", "Acme", "2021-03-01").client("0301", "Beta", "2021-03-01"));
    let boxing = |clone: Estate, unit: &str| {
        clone.paper(unit, "lease", "contracts", "2021-03-01").moved_out(unit, "2025-10-31").with(&[
            "archive-moved-out",
            "--year",
            "2025",
        ])
    };
    let left = boxing(hub.clone_of("left"), "1203");
    let right = boxing(hub.clone_of("right"), "0301");
    sync(&left).ends(0);
    let said = sync(&right).ends(0);
    assert_eq!(hub.head(), head(&right));
    let catalogue = fs::read_to_string(right.archive().join("moved-out/2025/catalogue.csv")).expect("a catalogue");
    let rows: Vec<&str> = catalogue.lines().skip(1).collect();
    assert!(rows.len() == 2 && rows[0].starts_with("1,") && rows[1].starts_with("2,"), "{catalogue}");
    assert!(catalogue.contains("1203") && catalogue.contains("0301"), "{catalogue}");
    for name in ["catalogue.html", "labels.html"] {
        let text = fs::read_to_string(right.archive().join("moved-out/2025").join(name)).expect("a print");
        assert!(text.contains("1203") && text.contains("0301") && !text.contains("<<<<<<<"), "{name}");
    }
    assert_eq!(git_succeeds(&right.archive(), &["status", "--porcelain"]), "");
    sync(&left).ends(0);
    assert_eq!(tree::changes(&left.tree(), &right.tree()), "", "{}", said.says());
    let codes: Vec<String> = found(&left).into_iter().map(|(code, _)| code).collect();
    assert!(codes.iter().all(|code| code == "code-twice"), "{codes:?}");
}

/// One clone files for a client whose volume the other boxes: nothing is lost, whoever comes first; `mend` carries what came late.
#[test]
fn a_late_paper_and_a_box_meet() {
    if !peer::is_there("git", "sync of a late paper") {
        return;
    }
    for box_first in [true, false] {
        let hub = Hub::of(office().moved_out("1204", "2025-10-31").on_desk("late.txt", "late"));
        let files = hub.clone_of("files").with(&[
            "file",
            "1204@2025-10-31",
            "late.txt",
            "--category",
            "payments",
            "--date",
            "2026-10-01",
        ]);
        let boxes = hub.clone_of("boxes").with(&["archive-moved-out", "--year", "2025"]);
        let (first, second) = if box_first { (&boxes, &files) } else { (&files, &boxes) };
        sync(first).ends(0);
        let said = sync(second).ends(0);
        assert_eq!(hub.head(), head(second), "{}", said.says());
        sync(first).ends(0);
        let lies = first.tree().values().filter(|digest| **digest == tree::sha256(b"late")).count();
        assert_eq!(lies, 1);
        let mended = first.copy().with(&["--as", "lee", "mend"]);
        assert_eq!(found(&mended), vec![], "{box_first}: {}", said.says());
        sync(&mended).ends(0);
    }
}

/// Two clones that let one client go at once: two ends of one name, or two that contradict; never a loss.
#[test]
fn one_client_who_left_in_both_is_named_or_told() {
    if !peer::is_there("git", "sync of two departures") {
        return;
    }
    for (ours, theirs) in [("2026-10-31", "2026-10-31"), ("2026-10-31", "2026-09-30")] {
        let (hub, left, right) = two();
        let (left, right) = (left.moved_out("1204", ours), right.moved_out("1204", theirs));
        sync(&left).ends(0);
        let there = hub.head();
        run(&right, &["save"]).ends(0);
        let before = (right.tree(), head(&right));
        let said = sync(&right);
        match said.code {
            Some(0) => {
                assert_eq!(hub.head(), head(&right));
                assert!(said.out.contains("contradiction"), "{}", said.says());
            }
            _ => {
                let said = said.ends(3);
                assert!(said.out.contains("here: ") && said.out.contains("there: "), "{}", said.out);
                as_before(&right, &before);
                assert_eq!(hub.head(), there);
            }
        }
    }
}
