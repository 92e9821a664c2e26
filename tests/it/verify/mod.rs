//! One fixture for each code of `verify`, made by one alteration of an archive that is whole.

mod copy;
mod fixtures;
mod growth;
mod quick;
mod torn;
mod unread;

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::symlink;
use std::process::Command;

use deedbox::inside::{FindingCode, Severity};

use copy::{Copy, sha256};
use fixtures::{FIXTURES, LEASE, LETTER, NOTE, NOTE_PATH, client};

/// What verify finds: the codes with their paths.
fn found(copy: &Copy, args: &[&str]) -> (i32, BTreeSet<(String, String)>) {
    let output = copy.run(&[&["verify", "--format", "json"], args].concat());
    let value: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|e| {
        panic!("{e}: {} {}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
    });
    let text = |finding: &serde_json::Value, key: &str| finding[key].as_str().unwrap().to_owned();
    let findings = value["findings"].as_array().unwrap();
    (
        output.status.code().unwrap(),
        findings.iter().map(|finding| (text(finding, "code"), text(finding, "path"))).collect(),
    )
}

#[test]
fn each_code_is_found_where_it_is_and_nothing_else() {
    let mut wrong = Vec::new();
    let signing = crate::support::peer::is_there("ssh-keygen", "findings about signatures");
    let of_signatures =
        ["bad-signature", "unknown-signer", "other-signer", "key-not-in-force", "key-not-vouched", "signatures-eased"];
    let tokens = crate::support::peer::is_there("python3", "a finding about a token");
    let can = |code: &str| (signing || !of_signatures.contains(&code)) && (tokens || code != "not-touched");
    for fixture in FIXTURES.iter().filter(|fixture| can(fixture.code)) {
        let copy = Copy::new();
        let paths = (fixture.alter)(&copy);
        let (exit, found) = found(&copy, &[]);
        let expected: BTreeSet<_> = paths.iter().map(|path| (fixture.code.to_owned(), path.clone())).collect();
        let fits = if paths.is_empty() {
            found.len() == 1 && found.iter().all(|(code, _)| code == fixture.code)
        } else {
            found == expected
        };
        let code: FindingCode = fixture.code.parse().unwrap();
        let wanted_exit = i32::from(code.severity() == Severity::Damage);
        if !fits || exit != wanted_exit {
            wrong.push(format!("{}: exit {exit}, wanted {expected:?}, found {found:?}", fixture.code));
        }
        let shown = String::from_utf8(copy.run(&["verify"]).stdout).unwrap();
        if !shown.contains(fixture.code) || !shown.contains("  hint: ") {
            wrong.push(format!("{}: {shown}", fixture.code));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_code_has_a_fixture_and_is_documented() {
    let text = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/schema/FORMAT.md")).unwrap();
    for code in FindingCode::ALL {
        // Nobody asks without a line from outside, or without `--keys`; `seal.rs` and `secrecy/wrapped.rs` do.
        let asked_alone = matches!(
            code,
            FindingCode::Busy | FindingCode::SealUnknown | FindingCode::KeyMissing | FindingCode::KeyStale
        );
        let has_fixture = FIXTURES.iter().any(|fixture| fixture.code == code.as_str()) || asked_alone;
        assert!(has_fixture, "{code} has no fixture");
        assert!(text.contains(&format!("\n| `{code}` |")), "{code} is not documented");
    }
}

#[test]
fn an_archive_that_is_whole_is_clean_and_counted() {
    let copy = Copy::new();
    assert_eq!(found(&copy, &[]), (0, BTreeSet::new()));
    assert_eq!(found(&copy, &["--quick"]), (0, BTreeSet::new()));
    assert_eq!(found(&copy, &["1203", "301"]), (0, BTreeSet::new()));
    let shown = copy.done(&["verify"]);
    assert!(shown.ends_with("as they were listed.\n"), "{shown}");
    assert_eq!(copy.run(&["verify", "999"]).status.code(), Some(2));
}

#[test]
fn what_is_found_while_somebody_writes_all_the_time_is_only_noted() {
    let copy = Copy::new();
    copy.write(&format!("{}/data/originals/contracts/new.pdf", client(&copy)), "x");
    let lock = fs::File::create(copy.path(".deedbox/locks/archive")).unwrap();
    lock.lock().unwrap();
    assert_eq!(found(&copy, &[]), (0, BTreeSet::from([("busy".to_owned(), client(&copy))])));
    drop(lock);
    assert_eq!(found(&copy, &[]).0, 1);
}

#[test]
fn a_quick_look_finds_what_is_missing_empty_or_too_many() {
    let copy = Copy::new();
    let (lease, letter) = (copy.find(LEASE), copy.find(LETTER));
    copy.remove(&lease);
    copy.write(&letter, "");
    let boxed = copy.find(&["moved-out/2023", "telephone-note"]);
    copy.write(&boxed, copy.text(&boxed) + "more");
    let info = copy.find(&["moved-out", "bag-info.txt"]);
    let expected = [("missing", lease), ("truncated", letter), ("bag-broken", info)];
    assert_eq!(found(&copy, &["--quick"]).1, expected.map(|(code, path)| (code.to_owned(), path)).into());
}

#[test]
fn mend_with_nothing_to_do_says_so() {
    let copy = Copy::new();
    let output = copy.run(&["mend"]);
    assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(0), &b""[..]));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "There is nothing to mend.\n");
}

#[test]
fn repeats_and_conflicts_are_mended_with_a_note() {
    let copy = Copy::new();
    let bundle = client(&copy);
    let own = copy.find(&[&bundle, "manifests"]);
    let text = copy.text(&own);
    let first = text.lines().next().unwrap();
    copy.write(&own, format!("{text}{first}\n"));
    copy.entry("staff", NOTE_PATH, NOTE);
    let line = copy.text("staff/manifests/zzzz.sha256");
    copy.write("staff/manifests/zzzz.sha256", format!("<<<<<<< HEAD\n{line}=======\n{line}>>>>>>> other\n"));
    let shown = copy.done(&["mend"]);
    assert!(shown.contains("repeated-line") && shown.contains("manifest-conflict"), "{shown}");
    assert_eq!(found(&copy, &[]), (0, BTreeSet::new()));
    assert_eq!(copy.text("staff/manifests/zzzz.sha256"), line);
    copy.find(&[&bundle, "-note-"]);
    assert!(String::from_utf8_lossy(&copy.run(&["mend"]).stderr).contains("nothing to mend"));
}

#[test]
fn a_line_of_a_file_that_never_came_along_is_taken_out_where_history_shows_it() {
    let copy = Copy::new();
    let bundle = client(&copy);
    let lost = format!("{bundle}/data/originals/unit/lost.pdf");
    copy.list(&bundle, &format!("{}  data/originals/unit/lost.pdf", "0".repeat(64)));
    let missing = || BTreeSet::from([("missing".to_owned(), lost.clone())]);
    copy.done(&["mend"]);
    assert_eq!(found(&copy, &[]).1, missing(), "without git nobody knows");
    copy.git(&["init", "-q"]);
    copy.git(&["add", "-A"]);
    copy.git(&["commit", "-qm", "all"]);
    copy.write(&lost, "it was there once");
    copy.git(&["add", "-A"]);
    copy.git(&["commit", "-qm", "lost"]);
    copy.git(&["rm", "-q", &lost]);
    copy.git(&["commit", "-qm", "removed"]);
    copy.done(&["mend"]);
    assert_eq!(found(&copy, &[]).1, missing(), "history has held it");
    copy.git(&["reset", "-q", "--hard", "HEAD~2"]);
    copy.git(&["reflog", "expire", "--expire=now", "--all"]);
    copy.done(&["mend"]);
    assert_eq!(found(&copy, &[]), (0, BTreeSet::new()));
}

#[test]
fn a_late_paper_is_carried_to_its_own_bundle_from_the_old_place_and_from_the_box() {
    let copy = Copy::new();
    let bag = copy.find(&["moved-out/2023", "bagit.txt"]);
    let boxed = bag.strip_suffix("/bagit.txt").unwrap().to_owned();
    let volume = boxed.rsplit('/').next().unwrap().to_owned();
    let old = format!("units/3/301/{}", volume.strip_prefix("301_").unwrap());
    // git followed the rename of the folder for the manifest of a writer, and for one of the two papers.
    let own = copy.find(&[&boxed, "manifests/"]);
    let sealed = copy.text(&own);
    let (one, two) = ("data/originals/unit/late-one.txt", "data/originals/unit/late-two.txt");
    copy.write(&format!("{boxed}/{one}"), "one");
    copy.write(&format!("{old}/{two}"), "two");
    copy.write(&own, format!("{sealed}{}  {one}\n{}  {two}\n", sha256(b"one"), sha256(b"two")));
    let late = [format!("{boxed}/{one}"), format!("{old}/{two}")].map(|path| ("late-paper".to_owned(), path));
    assert_eq!(found(&copy, &[]), (1, late.into()));
    assert_eq!(found(&copy, &["--quick"]).0, 1);
    copy.done(&["mend"]);
    assert_eq!(found(&copy, &[]), (0, BTreeSet::new()));
    assert_eq!(copy.text(&own), sealed);
    assert!(!copy.path(&old).exists());
    for (path, text) in [(one, "one"), (two, "two")] {
        assert_eq!(copy.text(&format!("moved-out/late/{volume}/{path}")), text);
    }
    let check = Command::new("sha256sum")
        .args(["--strict", "--quiet", "-c", "tagmanifest-sha256.txt"])
        .current_dir(copy.path(&boxed))
        .status();
    assert!(check.unwrap().success());
}

#[test]
fn what_lies_among_the_records_and_is_none_is_not_adopted() {
    let copy = Copy::new();
    let path = format!("{}/data/records/2026-01-01-loan-abcd.toml", client(&copy));
    copy.write(&path, "kind = \"loan\"\n");
    let done = copy.run(&["mend", "--adopt", &path, "--reason", "x"]);
    assert_eq!(done.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&done.stderr).contains("is not the record that its name says"));
}

#[test]
fn a_record_of_another_file_is_not_adopted_into_this_one() {
    let copy = Copy::new();
    let loan = copy.find(&["1203", "-loan-", "-approved-"]).split('+').next().unwrap().to_owned() + ".toml";
    let (bundle, text) = (copy.bundle(&loan), copy.text(&loan));
    let other = copy.bundle(&copy.find(&["units/12/1201", "cover.toml"]));
    let inside = &loan[bundle.len() + 1..];
    let adopt = |path: &str| copy.run(&["mend", "--adopt", path, "--reason", "x"]);
    copy.write(&format!("{other}/{inside}"), &text);
    let done = adopt(&format!("{other}/{inside}"));
    assert_eq!(done.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&done.stderr).contains("says that it lies in another bundle"));
    // Its own file takes it, and its time of entry, older than what was listed before it, is no fault of a clock.
    let own = format!("{bundle}/{}", inside.replace(&inside[inside.len() - 9..], "yyyy.toml"));
    copy.write(&own, text.replace("clock = \"set\"\n", "").replace("at = 2026-11-23T10", "at = 2026-11-22T10"));
    assert!(adopt(&own).status.success());
    copy.remove(&format!("{other}/{inside}"));
    assert_eq!(found(&copy, &[]), (0, BTreeSet::new()));
}

#[test]
fn a_stray_is_adopted_with_a_reason_and_nothing_else_is() {
    let copy = Copy::new();
    let path = format!("{}/data/originals/contracts/found.pdf", client(&copy));
    copy.write(&path, "found");
    copy.done(&["mend", "--adopt", &path, "--reason", "it lay on the old server"]);
    assert_eq!(found(&copy, &[]), (0, BTreeSet::new()));
    let note = copy.text(&copy.find(&["1203", "-note-"]));
    assert!(
        note.contains("about = \"adopted\"") && note.contains("it lay on the old server") && note.contains("found.pdf"),
        "{note}"
    );
    let link = format!("{}/data/link.pdf", client(&copy));
    symlink("/etc/hostname", copy.path(&link)).unwrap();
    copy.write("units/12/stray.pdf", "x");
    for refused in [path.as_str(), &link, "units/12/stray.pdf", "deedbox.toml", &copy.find(LEASE)] {
        assert_eq!(copy.run(&["mend", "--adopt", refused, "--reason", "r"]).status.code(), Some(3), "{refused}");
    }
    assert_eq!(copy.run(&["mend", "--adopt", "nowhere.pdf", "--reason", "r"]).status.code(), Some(2));
}

#[test]
fn verify_beside_somebody_who_files_accuses_nothing() {
    let copy = Copy::new();
    let paper = format!("{}/examples/papers/telephone-note.txt", env!("CARGO_MANIFEST_DIR"));
    std::thread::scope(|scope| {
        let filing = scope.spawn(|| {
            for day in 10..20 {
                let date = format!("2021-05-{day}");
                copy.done(&["file", "1203", &paper, "--category", "correspondence", "--date", &date, "--duplicate-ok"]);
            }
        });
        while !filing.is_finished() {
            let found = found(&copy, &[]);
            assert!(found.0 == 0 && found.1.iter().all(|(code, _)| code == "busy"), "{found:?}");
        }
    });
    assert_eq!(found(&copy, &[]), (0, BTreeSet::new()));
}

#[test]
fn a_late_paper_that_is_not_whole_stays_where_it_is() {
    let copy = Copy::new();
    let bag = copy.find(&["moved-out/2023", "bagit.txt"]);
    let boxed = bag.strip_suffix("/bagit.txt").unwrap().to_owned();
    let old = format!("units/3/301/{}", boxed.rsplit('/').next().unwrap().strip_prefix("301_").unwrap());
    copy.file(&old, "data/originals/unit/one.txt", "one");
    let two = copy.file(&old, "data/originals/unit/two.txt", "two");
    copy.write(&two, "altered");
    let before = found(&copy, &[]);
    assert!(before.1.contains(&("altered".to_owned(), two)), "{before:?}");
    copy.done(&["mend"]);
    assert_eq!(found(&copy, &[]), before);
}

/// The box's volume of the template, and the place where it lay before.
fn boxed_and_old(copy: &Copy) -> (String, String) {
    let bag = copy.find(&["moved-out/2023", "bagit.txt"]);
    let boxed = bag.strip_suffix("/bagit.txt").unwrap().to_owned();
    let old = format!("units/3/301/{}", boxed.rsplit('/').next().unwrap().strip_prefix("301_").unwrap());
    (boxed, old)
}

#[test]
fn a_paper_that_the_box_has_lost_or_spoilt_is_not_taken_away_from_the_old_place() {
    let spoil: [fn(&Copy, &str); 2] = [|copy, path| copy.remove(path), |copy, path| copy.write(path, "spoilt")];
    for spoil in spoil {
        let copy = Copy::new();
        let (boxed, old) = boxed_and_old(&copy);
        for part in ["data", "manifests"] {
            copy.copy_folder(&format!("{boxed}/{part}"), &format!("{old}/{part}"));
        }
        let paper = copy.find(&[&boxed, "telephone-note", ".txt"]);
        let bytes = copy.read(&paper);
        spoil(&copy, &paper);
        let before = found(&copy, &[]);
        let mended = copy.run(&["mend"]);
        assert_eq!(copy.read(&paper.replace(&boxed, &old)), bytes);
        assert_eq!(found(&copy, &[]), before);
        let shown = String::from_utf8(mended.stdout).unwrap() + &String::from_utf8_lossy(&mended.stderr);
        assert!(shown.contains(&old), "what is left is told: {shown}");
    }
}

#[test]
fn a_late_paper_that_is_lost_where_it_is_listed_comes_back_from_the_old_place() {
    let copy = Copy::new();
    let (boxed, old) = boxed_and_old(&copy);
    let late = format!("moved-out/late/{}", boxed.rsplit('/').next().unwrap());
    let inside = "data/originals/unit/late.txt";
    let (lost, there) = (copy.file(&late, inside, "late"), copy.file(&old, inside, "late"));
    copy.remove(&lost);
    let mended = copy.done(&["mend"]);
    assert!(!mended.contains("missing"), "{mended}");
    assert_eq!((copy.text(&lost), copy.path(&there).exists()), ("late".to_owned(), false));
    assert_eq!(found(&copy, &[]), (0, BTreeSet::new()));
}

#[test]
fn a_late_paper_that_is_spoilt_where_it_is_listed_stays_at_the_old_place() {
    let copy = Copy::new();
    let (boxed, old) = boxed_and_old(&copy);
    let late = format!("moved-out/late/{}", boxed.rsplit('/').next().unwrap());
    let inside = "data/originals/unit/late.txt";
    let (spoilt, there) = (copy.file(&late, inside, "late"), copy.file(&old, inside, "late"));
    copy.write(&spoilt, "spoilt");
    copy.run(&["mend"]);
    assert_eq!((copy.text(&spoilt), copy.text(&there)), ("spoilt".to_owned(), "late".to_owned()));
}

#[test]
fn a_line_that_no_commit_has_is_of_a_file_that_was_lost_here_whoever_listed_it() {
    let copy = Copy::new();
    copy.git(&["init", "-q"]);
    copy.git(&["add", "-A"]);
    copy.git(&["commit", "-qm", "all"]);
    let bundle = client(&copy);
    let lost = copy.file(&bundle, "data/originals/unit/lost.txt", "filed by another writer here");
    copy.remove(&lost);
    let missing = || BTreeSet::from([("missing".to_owned(), lost.clone())]);
    copy.done(&["mend"]);
    assert_eq!(found(&copy, &[]).1, missing(), "the line is in no commit");
    // The same line in another writer's list changes nothing: one of them was written here.
    let line = copy.text(&format!("{bundle}/manifests/zzzz.sha256"));
    copy.write(&format!("{bundle}/manifests/yyyy.sha256"), line);
    copy.git(&["add", &format!("{bundle}/manifests/yyyy.sha256")]);
    copy.git(&["commit", "-qm", "another's list"]);
    copy.done(&["mend"]);
    assert_eq!(found(&copy, &[]).1, missing());
    copy.git(&["config", "log.showRoot", "false"]);
    copy.git(&["add", "-A"]);
    copy.git(&["commit", "-qm", "the lists without the file"]);
    copy.done(&["mend"]);
    assert_eq!(found(&copy, &[]), (0, BTreeSet::new()));
}

#[test]
fn a_file_that_only_the_first_commit_held_was_held_whatever_git_is_set_to_show() {
    let copy = Copy::new();
    let lost = copy.file(&client(&copy), "data/originals/unit/lost.txt", "it was there once");
    copy.git(&["init", "-q"]);
    copy.git(&["config", "log.showRoot", "false"]);
    copy.git(&["add", "-A"]);
    copy.git(&["commit", "-qm", "all"]);
    copy.remove(&lost);
    copy.git(&["rm", "-q", "--cached", &lost]);
    copy.done(&["mend"]);
    assert_eq!(found(&copy, &[]).1, BTreeSet::from([("missing".to_owned(), lost)]));
}

#[test]
fn a_volume_that_two_records_box_under_two_codes_is_found() {
    let copy = Copy::new();
    let record = copy.find(&["registers/boxes", "-box-"]);
    let tail = &record[record.len() - 9..record.len() - 5];
    let bundle = copy.bundle(&record);
    let text = copy.text(&record).replace("D10-0001", "D10-0002");
    assert!(text.contains("D10-0002"), "{text}");
    let other = copy.file(&bundle, &record[bundle.len() + 1..].replace(tail, "zzzz"), &text);
    let later = if other < record { record } else { other.clone() };
    assert_eq!(found(&copy, &[]), (1, BTreeSet::from([("code-twice".to_owned(), later.clone())])));
    assert_eq!(found(&copy, &["301"]).0, 1, "a look at the unit alone finds it too");
    let list = format!("{bundle}/manifests/zzzz.sha256");
    let supplement = format!("{text}supplement_to = \"DB-KH·2023·D10-0001\"\n");
    copy.write(&list, copy.text(&list).replace(&sha256(text.as_bytes()), &sha256(supplement.as_bytes())));
    copy.write(&other, supplement);
    assert_eq!(found(&copy, &[]), (0, BTreeSet::new()), "a supplement has a code of its own");
}

/// Puts a loan of a whole file into one bundle and its approval into another; gives where the loan lies, and inside the bundle.
fn loan_out(copy: &Copy, from: &str, to: &str, tail: &str) -> (String, String) {
    let event = copy.find(&["units/12/1203", "-loan-", "-approved-"]);
    let record = format!("{}.toml", event.split('+').next().unwrap());
    let own = &record[record.len() - 9..record.len() - 5];
    let bundle = copy.bundle(&record);
    let inside = |path: &str| path[bundle.len() + 1..].replace(own, tail);
    let lent = copy.entry(from, &inside(&record), copy.text(&record));
    // What is approved is this loan, which says that it lies here.
    let (then, now) = (sha256(&copy.read(&record)), sha256(&copy.read(&lent)));
    copy.entry(to, &inside(&event), copy.text(&event).replace(own, tail).replace(&then, &now));
    (lent, inside(&record))
}

#[test]
fn loans_of_a_boxed_file_are_held_against_each_other_across_its_parts() {
    let copy = Copy::new();
    let (boxed, _) = boxed_and_old(&copy);
    let late = format!("moved-out/late/{}", boxed.rsplit('/').next().unwrap());
    // Lent before the volume was boxed and approved after, and lent again from what came late.
    let (first, inside) = loan_out(&copy, &boxed, &late, "yyyy");
    seal(&copy, &boxed);
    assert_eq!(found(&copy, &[]), (0, BTreeSet::new()));
    let (second, _) = loan_out(&copy, &late, &late, "zzzz");
    let lent_twice = BTreeSet::from([("lent-twice".to_owned(), second)]);
    assert_eq!(found(&copy, &[]).1, lent_twice);
    assert_eq!(found(&copy, &["301"]).1, lent_twice);
    let name = inside.rsplit('/').next().unwrap().strip_suffix(".toml").unwrap().to_owned();
    let step = |action: &str, rest: &str| {
        format!(
            "record = \"{name}\"\naction = \"{action}\"\nof = \"{name}\"\ndate = 2026-11-24\nat = 2026-11-23T10:00:00+08:00\nby = \"wong-ka-yan\"\n{rest}"
        )
    };
    let start = inside.strip_suffix(".toml").unwrap();
    copy.entry(&late, &format!("{start}+02-returned-aaaa.toml"), step("returned", ""));
    assert_eq!(found(&copy, &[]), (0, BTreeSet::new()), "the first came back, and the event lies in another part");
    copy.entry(&late, &format!("{start}+02-rejected-bbbb.toml"), step("rejected", "reason = \"no\"\n"));
    assert_eq!(found(&copy, &[]).1, BTreeSet::from([("contradiction".to_owned(), first)]));
}

/// Closes a box's volume anew, as if what was put into it had been there from the beginning.
fn seal(copy: &Copy, boxed: &str) {
    let mut lines: Vec<String> = Vec::new();
    let mut tags: Vec<String> = Vec::new();
    for entry in fs::read_dir(copy.path(&format!("{boxed}/manifests"))).unwrap() {
        let name = format!("manifests/{}", entry.unwrap().file_name().to_str().unwrap());
        let text = copy.text(&format!("{boxed}/{name}"));
        lines.extend(text.lines().map(str::to_owned));
        tags.push(name);
    }
    lines.sort_by_key(|line| line[66..].to_owned());
    copy.write(&format!("{boxed}/manifest-sha256.txt"), lines.join("\n") + "\n");
    let bytes: usize = lines.iter().map(|line| copy.read(&format!("{boxed}/{}", &line[66..])).len()).sum();
    let info = copy.text(&format!("{boxed}/bag-info.txt"));
    let (before, rest) = info.split_once("Payload-Oxum: ").unwrap();
    let (_, after) = rest.split_once('\n').unwrap();
    copy.write(&format!("{boxed}/bag-info.txt"), format!("{before}Payload-Oxum: {bytes}.{}\n{after}", lines.len()));
    tags.extend(["bagit.txt", "bag-info.txt", "manifest-sha256.txt"].map(str::to_owned));
    tags.sort();
    let tag = |path: &String| format!("{}  {path}\n", sha256(&copy.read(&format!("{boxed}/{path}"))));
    copy.write(&format!("{boxed}/tagmanifest-sha256.txt"), tags.iter().map(tag).collect::<String>());
}
