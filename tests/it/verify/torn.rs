//! Lists that were cut, copied, or rewritten by others: named as what they are, and nothing is taken for something else.

use std::collections::BTreeSet;

use super::copy::Copy;
use super::fixtures::client;
use super::found;

#[test]
fn no_figures_come_from_a_list_that_was_cut() {
    let copy = Copy::new();
    copy.done(&["record", "charge", "1203", "--item", "fee", "--due", "2026-11-22", "--amount", "5000"]);
    let mut lists = Vec::new();
    super::copy::walk(&copy.root(), &copy.path(&format!("{}/manifests", client(&copy))), &mut lists);
    let path = lists.into_iter().find(|path| copy.text(path).contains("-charge-")).unwrap();
    let text = copy.text(&path);
    let last = text.lines().last().unwrap().len() + 1;
    for cut in [1, 4, 10, 60, last - 1] {
        copy.write(&path, &text[..text.len() - cut]);
        assert_eq!(found(&copy, &[]), (1, BTreeSet::from([("manifest-torn".to_owned(), path.clone())])), "{cut}");
        for args in [&["report", "arrears"][..], &["show", "1203"], &["status"], &["search", "fee"], &["audit"]] {
            let output = copy.run(args);
            assert_eq!(output.status.code(), Some(4), "{args:?} {cut}");
            assert!(output.stdout.is_empty(), "{args:?}: {}", String::from_utf8_lossy(&output.stdout));
            assert!(String::from_utf8_lossy(&output.stderr).contains(&path), "{args:?}");
        }
        // Nothing is added to it either, and mend does not make a line of what is left of one.
        assert_eq!(copy.run(&["record", "note", "1203", "--about", "x", "--note", "y"]).status.code(), Some(4));
        copy.run(&["mend"]);
        assert_eq!(copy.text(&path), text[..text.len() - cut]);
    }
    copy.write(&path, &text);
    assert_eq!(found(&copy, &[]), (0, BTreeSet::new()));
}

#[test]
fn a_list_under_a_name_that_no_writer_has_is_a_stray_and_is_not_read() {
    let copy = Copy::new();
    let path = copy.find(&[&client(&copy), "manifests"]);
    let text = copy.text(&path);
    for name in ["ab12 (Chan's conflicted copy 2026-03-02)", "ab12 (1)", "ab12-DESKTOP", "AB12", "ab12.sync-conflict"] {
        let (folder, _) = path.rsplit_once('/').unwrap();
        let stray = format!("{folder}/{name}.sha256");
        copy.write(&stray, format!("{text}{}  data/records/2026-01-01-note-zzzz.toml\n", "0".repeat(64)));
        assert_eq!(found(&copy, &[]), (1, BTreeSet::from([("stray".to_owned(), stray.clone())])), "{name}");
        copy.done(&["show", "1203"]);
        copy.remove(&stray);
    }
}

#[test]
fn a_list_of_any_name_that_a_writer_can_have_is_read() {
    let copy = Copy::new();
    let path = copy.find(&[&client(&copy), "manifests"]);
    let (folder, _) = path.rsplit_once('/').unwrap();
    for name in ["cron", "other", "a", "night-shift-2", "q3zd"] {
        let named = format!("{folder}/{name}.sha256");
        copy.rename(&path, &named);
        assert_eq!(found(&copy, &[]), (0, BTreeSet::new()), "{name}");
        copy.rename(&named, &path);
    }
}

#[test]
fn mend_takes_nothing_out_of_a_closed_box_whatever_its_tags_say() {
    let copy = Copy::new();
    let tags = copy.find(&["moved-out", "tagmanifest-sha256.txt"]);
    let boxed = tags.rsplit_once('/').unwrap().0.to_owned();
    let text = copy.text(&tags);
    let files = || {
        let mut found = Vec::new();
        super::copy::walk(&copy.root(), &copy.path(&boxed), &mut found);
        found.sort();
        found
    };
    let before = files();
    let own: String =
        text.lines().filter(|line| !line.contains("manifests/")).map(|line| format!("{line}\n")).collect();
    let ways = [
        text[..text.len() - 5].to_owned(),
        own,
        text.replace("  ", " "),
        text.lines().rev().map(|line| format!("{line}\n")).collect(),
        String::new(),
    ];
    for way in ways {
        copy.write(&tags, &way);
        assert_eq!(found(&copy, &[]), (1, BTreeSet::from([("bag-broken".to_owned(), tags.clone())])), "{way}");
        copy.run(&["mend"]);
        assert_eq!(files(), before, "{way}");
        assert_eq!(copy.text(&tags), way);
    }
    copy.write(&tags, &text);
    // A list of the time under another name lists what was sealed; it is not late.
    let manifest = copy.find(&[&boxed, "/manifests/"]);
    let other = format!("{boxed}/manifests/zzzz.sha256");
    copy.rename(&manifest, &other);
    copy.run(&["mend"]);
    assert_eq!(files().len(), before.len());
    assert!(copy.path(&other).exists());
}
