//! Signatures beside the rest: seals, lost keys, people who leave, clones, tampering, commands that are stopped.

use std::fs;

use super::{
    ALL, asked, can_sign, done, findings, json, key, names_key, of, openssh_agrees, paths, refused, required, said,
    signing,
};
use crate::support::tree::sha256;
use crate::support::{Estate, peer};

fn fingerprint(estate: &Estate) -> String {
    json(estate, &["staff", "key", "list"])["rows"][0]["fingerprint"].as_str().unwrap().to_owned()
}

pub(super) fn end(estate: &Estate, why: &str, from: &str) {
    done(&of(estate, "lee", &["staff", "key", "end", "lee", &fingerprint(estate), "--why", why, "--from", from]));
}

/// An approval that was signed on the 23rd, and the path of its signature.
fn approved() -> (Estate, String) {
    let estate = signing();
    let id = asked(&estate);
    done(&of(&estate, "lee", &["approve", &id]));
    let signature = paths(&estate, ".toml.sig").into_iter().find(|path| path.contains("-application-")).unwrap();
    (estate, signature)
}

#[test]
fn what_was_signed_before_a_key_was_replaced_stays_good_and_nothing_is_signed_by_it_afterwards() {
    if !can_sign() {
        return;
    }
    let (estate, _) = approved();
    let estate = estate.today("2026-11-25");
    end(&estate, "replaced", "2026-11-24T09:00");
    assert_eq!(findings(&estate), []);
    // Nothing but the clock says that it was signed before: no seal does.
    let late = |estate: &Estate| {
        let told = json(estate, &["report", "late-entries"]);
        told["rows"].as_array().unwrap().iter().filter(|row| row["group"] == "by-ended-key").count()
    };
    assert_eq!(late(&estate), 3);
    let id = asked(&estate);
    refused(&estate, &of(&estate, "lee", &["approve", &id]), 3, "lee has no signing key in force");
    // The next key approves itself, for nobody else has one.
    let file = key(&estate, "second", "ecdsa");
    done(&of(&estate, "lee", &["staff", "key", "add", "lee", &file.display().to_string()]));
    names_key(&estate, "lee", &file);
    done(&of(&estate, "lee", &["approve", &id]));
    done(&of(&estate, "lee", &["seal"]));
    let codes: Vec<String> = findings(&estate).into_iter().map(|(code, _)| code).collect();
    assert_eq!(codes, ["key-not-vouched"]);
    openssh_agrees(&estate);
    let list = json(&estate, &["staff", "key", "list"]);
    assert_eq!(
        (list["rows"][0]["status"].as_str(), list["rows"][0]["why"].as_str()),
        (Some("ended"), Some("replaced"))
    );
    assert_eq!(late(&estate), 3);
}

#[test]
fn of_a_lost_key_what_an_earlier_seal_lists_alone_stays_good() {
    if !can_sign() {
        return;
    }
    let (estate, signature) = approved();
    let sealed = estate.copy();
    done(&of(&sealed, "lee", &["seal"]));
    for (estate, good) in [(estate, false), (sealed, true)] {
        let estate = estate.today("2026-11-25");
        end(&estate, "lost", "2026-11-24T09:00");
        let found = findings(&estate);
        if good {
            assert_eq!(found, []);
            continue;
        }
        // That of the application; by the approval of the key itself nobody who has it gains anything.
        assert_eq!(found, [("key-not-in-force".to_owned(), signature.clone())]);
    }
}

#[test]
fn who_leaves_signs_no_more_and_what_they_signed_stays() {
    if !can_sign() {
        return;
    }
    let estate = signing();
    let file = key(&estate, "ho", "ed25519");
    let event = done(&of(&estate, "ho", &["staff", "key", "add", "ho", &file.display().to_string()]));
    done(&of(&estate, "lee", &["approve", &event]));
    names_key(&estate, "ho", &file);
    done(&of(&estate, "ho", &["seal"]));
    let estate = estate.today("2026-11-25");
    done(&of(&estate, "lee", &["staff", "leave", "ho"]));
    assert_eq!(findings(&estate), []);
    let list = json(&estate, &["staff", "key", "list"]);
    let row = list["rows"].as_array().unwrap().iter().find(|row| row["id"] == "ho").unwrap();
    assert_eq!((row["why"].as_str(), row["until"].as_str()), (Some("left"), Some("2026-11-26T00:00:00+08:00")));
    let estate = estate.today("2026-11-27");
    done(&of(&estate, "lee", &["staff", "return", "ho", "--role", "general-manager"]));
    refused(&estate, &of(&estate, "ho", &["seal"]), 3, "ho has no signing key in force");
    let event = done(&of(&estate, "ho", &["staff", "key", "add", "ho", &file.display().to_string()]));
    done(&of(&estate, "lee", &["approve", &event]));
    done(&of(&estate, "ho", &["seal"]));
    assert_eq!(findings(&estate), []);
    openssh_agrees(&estate);
}

#[test]
fn an_unattended_machine_with_a_key_and_no_role_seals_and_does_nothing_else() {
    if !can_sign() {
        return;
    }
    let estate = signing();
    done(&of(&estate, "lee", &["staff", "add", "archive-pc", "--name", "Archive PC"]));
    let file = key(&estate, "pc", "ed25519");
    refused(&estate, &of(&estate, "archive-pc", &["seal"]), 3, "archive-pc holds no role");
    let event = done(&of(&estate, "archive-pc", &["staff", "key", "add", "archive-pc", &file.display().to_string()]));
    done(&of(&estate, "lee", &["approve", &event]));
    names_key(&estate, "archive-pc", &file);
    done(&of(&estate, "archive-pc", &["seal"]));
    refused(
        &estate,
        &of(&estate, "archive-pc", &["record", "note", "1203", "--about", "x", "--note", "x"]),
        3,
        "holds no role",
    );
    assert_eq!(findings(&estate), []);
    openssh_agrees(&estate);
}

#[test]
fn a_signed_approval_that_is_copied_with_its_lines_is_not_in_its_place() {
    if !can_sign() {
        return;
    }
    let (estate, signature) = approved();
    let estate = estate.client("1204", "Other", "2026-06-01");
    let other = paths(&estate, "cover.toml").into_iter().find(|path| path.contains("/1204/")).unwrap();
    let other = other.split("/data/").next().unwrap().to_owned();
    let stem = signature.rsplit('/').next().unwrap().split('+').next().unwrap().to_owned();
    fs::create_dir_all(estate.archive().join(format!("{other}/data/records"))).unwrap();
    let mut lines = String::new();
    for path in paths(&estate, "").into_iter().filter(|path| path.contains(&stem)) {
        let bytes = fs::read(estate.archive().join(&path)).unwrap();
        let inside = path.split_once("/data/").unwrap().1;
        fs::write(estate.archive().join(format!("{other}/data/{inside}")), &bytes).unwrap();
        lines.push_str(&format!("{}  data/{inside}\n", sha256(&bytes)));
    }
    fs::write(estate.archive().join(format!("{other}/manifests/zzzz.sha256")), lines).unwrap();
    let found = findings(&estate);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found.iter().all(|(code, path)| code == "not-its-place" && path.starts_with(&other)), "{found:?}");
}

#[test]
fn what_is_changed_with_its_line_or_loses_its_signature_is_found() {
    if !can_sign() {
        return;
    }
    let (estate, signature) = approved();
    let event = signature.trim_end_matches(".sig").to_owned();
    let (bundle, inside) = event.split_once("/data/").unwrap();
    let manifest = format!("{bundle}/manifests/test.sha256");
    // Other bytes, and the line that fits them.
    let other = estate.copy();
    let text = fs::read_to_string(other.archive().join(&event)).unwrap().replace("by = \"lee\"", "by = \"ho\"");
    let lines = fs::read_to_string(other.archive().join(&manifest)).unwrap();
    let old = sha256(&fs::read(other.archive().join(&event)).unwrap());
    fs::write(other.archive().join(&event), &text).unwrap();
    fs::write(other.archive().join(&manifest), lines.replace(&old, &sha256(text.as_bytes()))).unwrap();
    assert_eq!(findings(&other), [("bad-signature".to_owned(), signature.clone())]);
    // The signature is gone, with its line.
    let gone = estate.copy();
    fs::remove_file(gone.archive().join(&signature)).unwrap();
    let kept: String = lines
        .lines()
        .filter(|line| !line.ends_with(&format!("{inside}.sig")))
        .map(|line| format!("{line}\n"))
        .collect();
    fs::write(gone.archive().join(&manifest), kept).unwrap();
    assert_eq!(findings(&gone), [("unsigned".to_owned(), event.clone())]);
    // What it is of is gone, with its line.
    let alone = estate.copy();
    fs::remove_file(alone.archive().join(&event)).unwrap();
    let kept: String = lines
        .lines()
        .filter(|line| !line.ends_with(&format!("data/{inside}")))
        .map(|line| format!("{line}\n"))
        .collect();
    fs::write(alone.archive().join(&manifest), kept).unwrap();
    assert_eq!(findings(&alone), [("stray".to_owned(), signature.clone())]);
    // Somebody without a key enters one for themselves, in the name of the manager who approves.
    let forged = estate.copy();
    let file = key(&forged, "forged", "ed25519");
    done(&of(&forged, "chan", &["staff", "key", "add", "chan", &file.display().to_string()]));
    assert_eq!(findings(&forged), []);
    let added = paths(&forged, ".toml").into_iter().find(|path| {
        path.contains("-key-added-") && {
            fs::read_to_string(forged.archive().join(path)).unwrap().contains("by = \"chan\"")
        }
    });
    let added = added.unwrap();
    let stem = added.rsplit('/').next().unwrap().trim_end_matches(".toml").to_owned();
    let record = stem.split('+').next().unwrap();
    let place = fs::read_to_string(forged.archive().join(&added)).unwrap();
    let place = place.lines().find(|line| line.starts_with("lies_in")).unwrap();
    let inside = added.split_once('/').unwrap().1;
    let covers = format!("{}  {inside}", sha256(&fs::read(forged.archive().join(&added)).unwrap()));
    let approval = format!(
        "record = \"{record}\"\naction = \"approved\"\nof = \"{stem}\"\ndate = 2026-11-23\nat = 2026-11-23T10:00:00+08:00\nclock = \"set\"\nby = \"lee\"\n{place}\ncovers = [\n  \"{covers}\",\n]\n"
    );
    let name = format!("data/records/{record}+09-approved-zzzz.toml");
    fs::write(forged.archive().join(format!("staff/{name}")), &approval).unwrap();
    fs::write(
        forged.archive().join("staff/manifests/zzzz.sha256"),
        format!("{}  {name}\n", sha256(approval.as_bytes())),
    )
    .unwrap();
    let list = json(&forged, &["staff", "key", "list"]);
    let row = list["rows"].as_array().unwrap().iter().find(|row| row["id"] == "chan").unwrap();
    assert_eq!(row["status"], "waits", "an approval without a signature is none once a manager has a key");
    assert!(findings(&forged).iter().any(|(code, path)| code == "unsigned" && path.ends_with(&name)));
}

#[test]
fn two_clones_that_sign_at_the_same_time_agree_once_merged() {
    if !can_sign() || !peer::is_there("git", "clones") {
        return;
    }
    let estate = signing();
    let (one, two) = (asked(&estate), asked(&estate));
    let (first, second) = (estate.copy().writer("aaaa"), estate.copy().writer("bbbb"));
    done(&of(&first, "lee", &["approve", &one]));
    done(&of(&second, "lee", &["approve", &two]));
    done(&of(&second, "lee", &["seal"]));
    // What one has and the other lacks is what a merge brings.
    for (path, _) in second.tree() {
        let (from, to) = (second.archive().join(&path), first.archive().join(&path));
        if !to.exists() && from.is_file() && !path.starts_with(".deedbox") {
            fs::create_dir_all(to.parent().unwrap()).unwrap();
            fs::copy(from, to).unwrap();
        }
    }
    assert_eq!(findings(&first), []);
    done(&of(&first, "lee", &["seal"]));
    assert_eq!(openssh_agrees(&first), 6);
}

#[test]
fn a_signed_approval_that_is_stopped_anywhere_is_there_with_its_signature_or_not_at_all() {
    if !can_sign() {
        return;
    }
    let estate = signing();
    let id = asked(&estate);
    let mut stopped = 0;
    for step in 1..200 {
        for kind in ["stop", "full"] {
            let copy = estate.copy();
            let output = of(&copy, "lee", &["approve", &id])
                .seed(7)
                .set("__DEEDBOX_TEST_FAULT", format!("{kind}:{step}"))
                .output();
            if output.status.success() {
                assert!(10 < stopped, "only {stopped} steps");
                return;
            }
            stopped += 1;
            // Whoever comes next finishes it, or finds nothing of it.
            copy.command(&["show", &id]).output();
            assert_eq!(findings(&copy), [], "{kind}:{step} {}", said(&output));
            let of_case = |path: &&String| path.contains("-application-") && path.contains("-approved-");
            let (events, signatures) = (paths(&copy, ".toml"), paths(&copy, ".toml.sig"));
            let counts = (events.iter().filter(of_case).count(), signatures.iter().filter(of_case).count());
            assert!(matches!(counts, (0, 0) | (1, 1)), "{kind}:{step} {counts:?}");
        }
    }
    panic!("it never ended");
}

#[test]
fn what_is_signed_no_more_is_told_and_so_is_each_approval_in_the_audit() {
    if !can_sign() {
        return;
    }
    let estate = signing();
    done(&of(&estate, "lee", &["seal"]));
    required(&estate, &ALL.replace("\"rejected\", ", ""));
    assert_eq!(findings(&estate), [("signatures-eased".to_owned(), "deedbox.toml".to_owned())]);
    assert_eq!(estate.command(&["verify"]).output().status.code(), Some(0));
    // More is asked than before: that is another setting, and eases nothing.
    required(&estate, &ALL.replace("\"rejected\", ", "\"rejected\", \"voided\", "));
    assert_eq!(findings(&estate), [("settings-changed".to_owned(), "deedbox.toml".to_owned())]);
    required(&estate, ALL);
    assert_eq!(findings(&estate), []);
    done(&of(&estate, "ho", &["authority", "give", "--for", "consult", "--person", "lee", "--until", "2027-01-01"]));
    let loan = done(&of(&estate, "chan", &["lend", "1203", "--to", "李美", "--purpose", "audit"]));
    done(&of(&estate, "lee", &["approve", &loan]));
    let told = json(&estate, &["audit", "--clause", "P1-5b"]);
    let remarks = told["rows"][0]["remarks"].as_array().unwrap();
    let why = remarks.iter().map(|remark| remark["why"].as_str().unwrap().to_owned()).collect::<Vec<_>>().join("\n");
    assert!(why.contains(&format!("approved by lee, signed by {}", fingerprint(&estate))), "{told}");
}
