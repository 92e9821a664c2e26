//! Who takes a key over by commands that need none, or by another's role; and what keeps a key from counting without anybody's fault.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::{
    ALL, asked, can_sign, done, findings, json, key, names_key, of, openssh_agrees, paths, refused, required, said,
    signing,
};
use crate::support::{Estate, peer};

fn add(estate: &Estate, by: &str, whose: &str, file: &Path) -> String {
    done(&of(estate, by, &["staff", "key", "add", whose, &file.display().to_string()]))
}

fn keys(estate: &Estate) -> Vec<Value> {
    json(estate, &["staff", "key", "list"])["rows"].as_array().unwrap().clone()
}

/// The status of somebody's keys, in the order of entry.
fn status(estate: &Estate, who: &str) -> Vec<String> {
    let rows = keys(estate).into_iter().filter(|row| row["id"] == who);
    rows.map(|row| row["status"].as_str().unwrap().to_owned()).collect()
}

fn fingerprint(estate: &Estate, who: &str) -> String {
    let rows = keys(estate);
    rows.iter().rfind(|row| row["id"] == who).unwrap()["fingerprint"].as_str().unwrap().to_owned()
}

fn codes(estate: &Estate) -> Vec<String> {
    findings(estate).into_iter().map(|(code, _)| code).collect()
}

/// Says in `deedbox.toml` who keeps the staff.
fn kept_by(estate: &Estate, role: &str) {
    let path = estate.archive().join("deedbox.toml");
    let plain = fs::read_to_string(&path).unwrap();
    let line =
        |line: &str| if line.starts_with("staff = \"") { format!("staff = \"{role}\"\n") } else { format!("{line}\n") };
    let changed: String = plain.lines().map(line).collect();
    assert_ne!(plain, changed);
    fs::write(path, changed).unwrap();
}

#[test]
fn a_key_counts_that_was_approved_by_somebody_who_holds_the_role_and_no_other() {
    if !can_sign() {
        return;
    }
    let estate = signing();
    let plain = fs::read_to_string(estate.archive().join("deedbox.toml")).unwrap();
    let (chan, evil) = (key(&estate, "chan", "ed25519"), key(&estate, "evil", "ed25519"));
    // The clerk has a key that the manager approved: that counts.
    let event = add(&estate, "chan", "chan", &chan);
    done(&of(&estate, "lee", &["approve", &event]));
    names_key(&estate, "chan", &chan);
    assert_eq!((status(&estate, "chan"), codes(&estate).len()), (vec!["in-force".to_owned()], 0));
    // For two commands the settings say that clerks keep the staff.
    kept_by(&estate, "clerk");
    let event = add(&estate, "chan", "lee", &evil);
    done(&of(&estate, "chan", &["approve", &event]));
    fs::write(estate.archive().join("deedbox.toml"), &plain).unwrap();
    assert_eq!(status(&estate, "lee"), ["in-force", "waits"]);
    // Whoever has that key is not the manager: nothing is signed by it, and what was signed anyhow does not count.
    let id = asked(&estate);
    names_key(&estate, "lee", &evil);
    refused(&estate, &of(&estate, "lee", &["approve", &id]), 3, "is no key of lee in force");
    kept_by(&estate, "clerk");
    done(&of(&estate, "lee", &["approve", &id]));
    fs::write(estate.archive().join("deedbox.toml"), &plain).unwrap();
    assert!(codes(&estate).contains(&"key-not-in-force".to_owned()), "{:?}", findings(&estate));
}

#[test]
fn a_key_that_comes_into_force_by_no_other_after_others_had_been_is_told() {
    if !can_sign() {
        return;
    }
    let estate = signing();
    // The first one is not told.
    assert_eq!(codes(&estate), [] as [&str; 0]);
    let estate = estate.today("2026-11-24");
    let honest = estate.copy();
    done(&of(&estate, "lee", &["staff", "key", "end", "lee", &fingerprint(&estate, "lee"), "--why", "replaced"]));
    assert_eq!(codes(&estate), [] as [&str; 0]);
    let estate = estate.today("2026-11-25");
    let evil = key(&estate, "evil", "ed25519");
    add(&estate, "lee", "lee", &evil);
    names_key(&estate, "lee", &evil);
    let id = asked(&estate);
    done(&of(&estate, "lee", &["approve", &id]));
    assert_eq!(codes(&estate), ["key-not-vouched"]);
    let output = estate.command(&["verify"]).output();
    assert_eq!(output.status.code(), Some(0), "it is no damage");
    let text = String::from_utf8(output.stdout).unwrap();
    let told = format!(
        "the key {} of lee came into force on 2026-11-25 by no other key, after 1",
        fingerprint(&estate, "lee")
    );
    assert!(text.contains(&told) && text.contains("the sheet of the next seal"), "{text}");
    // Another key that this one approves is not told; and it stays told.
    let next = key(&estate, "next", "ed25519");
    let event = add(&estate, "lee", "lee", &next);
    done(&of(&estate, "lee", &["approve", &event]));
    assert_eq!(codes(&estate), ["key-not-vouched"]);
    // Whoever enters the next key before the old one ends is not told of.
    let file = key(&honest, "second", "ed25519");
    let old = fingerprint(&honest, "lee");
    let event = add(&honest, "lee", "lee", &file);
    done(&of(&honest, "lee", &["approve", &event]));
    let honest = honest.today("2026-11-26");
    done(&of(&honest, "lee", &["staff", "key", "end", "lee", &old, "--why", "replaced"]));
    names_key(&honest, "lee", &file);
    let id = asked(&honest);
    done(&of(&honest, "lee", &["approve", &id]));
    assert_eq!(codes(&honest), [] as [&str; 0]);
}

#[test]
fn a_key_that_ends_and_is_entered_again_in_one_second_is_in_force() {
    if !can_sign() {
        return;
    }
    let estate = signing();
    let file = estate.desk().join("lee.pub");
    done(&of(&estate, "lee", &["staff", "key", "end", "lee", &fingerprint(&estate, "lee"), "--why", "replaced"]));
    add(&estate, "lee", "lee", &file);
    assert_eq!(status(&estate, "lee"), ["ended", "in-force"]);
    let id = asked(&estate);
    done(&of(&estate, "lee", &["approve", &id]));
    // And it ends by what is entered in that second as well.
    done(&of(&estate, "lee", &["staff", "key", "end", "lee", &fingerprint(&estate, "lee"), "--why", "replaced"]));
    assert_eq!(status(&estate, "lee"), ["ended", "ended"]);
}

#[test]
fn two_clones_with_a_first_key_each_are_mended_by_an_approval_or_a_rejection() {
    if !can_sign() || !peer::is_there("git", "clones") {
        return;
    }
    let estate = Estate::new();
    let (first, second) = (estate.copy().writer("aaaa"), estate.copy().writer("bbbb"));
    let (lee, ho) = (key(&first, "lee", "ed25519"), key(&first, "ho", "ed25519"));
    add(&first, "lee", "lee", &lee);
    names_key(&first, "lee", &lee);
    done(&of(&second, "lee", &["staff", "role", "ho", "--give", "manager"]));
    let second = second.today("2026-11-24");
    add(&second, "ho", "ho", &ho);
    assert_eq!(status(&second, "ho"), ["in-force"]);
    for (path, _) in second.tree() {
        let (from, to) = (second.archive().join(&path), first.archive().join(&path));
        if !to.exists() && from.is_file() && !path.starts_with(".deedbox") {
            fs::create_dir_all(to.parent().unwrap()).unwrap();
            fs::copy(from, to).unwrap();
        }
    }
    let merged = first.today("2026-11-25");
    assert_eq!(
        (status(&merged, "lee"), status(&merged, "ho")),
        (vec!["in-force".to_owned()], vec!["waits".to_owned()])
    );
    assert_eq!(codes(&merged), ["key-not-in-force"]);
    let pending = |estate: &Estate| json(estate, &["pending"])["rows"].as_array().unwrap().clone();
    let rows = pending(&merged);
    assert_eq!((rows.len(), rows[0]["what"].as_str()), (1, Some("signing-key")));
    let event = rows[0]["id"].as_str().unwrap().to_owned();
    let rejected = merged.copy();
    done(&of(&merged, "lee", &["approve", &event]));
    assert_eq!((status(&merged, "ho"), pending(&merged).len()), (vec!["in-force".to_owned()], 0));
    let row = keys(&merged).into_iter().find(|row| row["id"] == "ho").unwrap();
    assert!(row["since"].as_str().unwrap().starts_with("2026-11-25"), "{row}");
    assert_eq!(codes(&merged), [] as [&str; 0]);
    done(&of(&rejected, "lee", &["reject", &event, "--reason", "not theirs"]));
    assert_eq!((status(&rejected, "ho"), pending(&rejected).len()), (vec!["rejected".to_owned()], 0));
}

#[test]
fn what_is_signed_is_said_in_the_language_of_who_reads() {
    if !can_sign() {
        return;
    }
    let estate = signing();
    let loan = done(&of(&estate, "chan", &["lend", "1203", "--to", "Lee Wai", "--purpose", "audit"]));
    let hands = ["--lang", "zh-Hant", "approve", &loan, "--handled-by", "lee"];
    let output = of(&estate, "ho", &hands).output();
    assert_eq!(output.status.code(), Some(3));
    assert!(said(&output).contains("「已批准」須簽署"), "{}", said(&output));
    let output = of(&estate, "chan", &["--lang", "zh-Hant", "seal"]).output();
    assert!(said(&output).contains("「封存」須簽署"), "{}", said(&output));
    assert!(paths(&estate, ".toml").iter().all(|path| !path.contains("-seal-")));
}

#[test]
fn an_archive_from_before_says_how_nothing_older_is_asked() {
    if !can_sign() {
        return;
    }
    let estate = signing();
    required(&estate, "");
    let id = asked(&estate);
    done(&of(&estate, "lee", &["approve", &id]));
    required(&estate, ALL);
    let output = of(&estate, "lee", &["seal"]).output();
    assert_eq!(output.status.code(), Some(1));
    let text = String::from_utf8_lossy(&output.stdout).into_owned() + &said(&output);
    assert!(text.contains("`since = DATE` in [signatures]"), "{text}");
    let estate = estate.today("2026-11-25");
    required(&estate, &format!("{ALL}since = 2026-11-25\n"));
    done(&of(&estate, "lee", &["seal"]));
    openssh_agrees(&estate);
}
