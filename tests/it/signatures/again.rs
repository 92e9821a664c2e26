//! What a lost key signed is signed again by whoever signed it, with another key; who has the lost one gains nothing by it.

use std::fs;
use std::path::{Path, PathBuf};

use super::{
    can_sign, done, findings, json, key, names_key, of, openssh_agrees, paths, refused, required, said, signing,
};
use crate::bundle::{check, said as both};
use crate::support::tree::sha256;
use crate::support::{Estate, peer};

fn add(estate: &Estate, who: &str, file: &Path) {
    let event = done(&of(estate, who, &["staff", "key", "add", who, &file.display().to_string()]));
    done(&of(estate, "lee", &["approve", &event]));
    names_key(estate, who, file);
}

fn lose(estate: &Estate, who: &str, from: &str) {
    let list = json(estate, &["staff", "key", "list"]);
    let row =
        list["rows"].as_array().unwrap().iter().find(|row| row["id"] == who && row["status"] == "in-force").unwrap();
    let fingerprint = row["fingerprint"].as_str().unwrap();
    done(&of(estate, "lee", &["staff", "key", "end", who, fingerprint, "--why", "lost", "--from", from]));
}

/// The general manager has approved something by a key that was lost before anything was sealed: the event, and its signature.
fn lost() -> (Estate, String, String) {
    let estate = signing();
    add(&estate, "ho", &key(&estate, "ho", "ed25519"));
    let ask = ["disclose", "1203", "--cover", "--to", "Court", "--purpose", "x"];
    let id = done(&of(&estate, "chan", &ask));
    done(&of(&estate, "ho", &["approve", &id]));
    let signature = paths(&estate, ".toml.sig").into_iter().find(|path| path.contains("-disclosure-")).unwrap();
    let ending = signature.trim_end_matches(".toml.sig").rsplit('+').next().unwrap();
    let (number, tail) = ending.split_once("-approved-").unwrap();
    let event = format!("{id}+{number}-{tail}");
    let estate = estate.today("2026-11-25");
    lose(&estate, "ho", "2026-11-24T09:00");
    assert_eq!(findings(&estate), [("key-not-in-force".to_owned(), signature.clone())]);
    (estate, event, signature)
}

#[test]
fn who_signed_signs_again_and_verify_counts_it_apart() {
    if !can_sign() {
        return;
    }
    let (estate, event, signature) = lost();
    // Not by the lost key, not by anybody else, not what nobody signed.
    refused(&estate, &of(&estate, "ho", &["sign", "--again", &event]), 3, "no key of ho can sign");
    refused(&estate, &of(&estate, "lee", &["sign", "--again", &event]), 3, "ho");
    add(&estate, "ho", &key(&estate, "second", "ed25519"));
    let preview = of(&estate, "ho", &["--dry-run", "sign", "--again", &event]);
    let before = estate.tree();
    done(&preview);
    assert!(estate.tree() == before);
    done(&of(&estate, "ho", &["sign", "--again", &event]));
    assert_eq!(findings(&estate), []);
    let told = json(&estate, &["verify"]);
    assert_eq!((told["signed"]["again"].as_u64(), told["signed"]["wanting"].as_u64()), (Some(1), Some(0)));
    let text = done(&estate.command(&["verify"]));
    assert!(text.contains("1 of them was signed with a key that was lost since, and again with another"), "{text}");
    let chinese = done(&estate.command(&["--lang", "zh-Hant", "verify"]));
    assert!(chinese.contains("已用另一密鑰重新簽署"), "{chinese}");
    // It changes nothing of the case.
    let shown = json(&estate, &["show", event.split('+').next().unwrap()]);
    assert_eq!(shown["status"].as_str(), Some("approved"), "{shown}");
    assert_eq!(shown["contradictions"].as_array().map_or(0, Vec::len), 0);
    refused(&estate, &of(&estate, "ho", &["sign", "--again", &event]), 3, "is not to be signed again");
    done(&of(&estate, "lee", &["seal"]));
    openssh_agrees(&estate);
    // Whoever changes the event of it, or takes its signature, has done nothing for the first.
    let made = paths(&estate, ".toml.sig").into_iter().find(|path| path.contains("-signed-again-")).unwrap();
    fs::remove_file(estate.archive().join(&made)).unwrap();
    let found = findings(&estate);
    assert!(found.contains(&("key-not-in-force".to_owned(), signature)), "{found:?}");
}

/// Puts other bytes where a file of the archive lies, and into its manifest.
fn forge(estate: &Estate, path: &str, bytes: &[u8]) {
    let full = estate.archive().join(path);
    let was = sha256(&fs::read(&full).unwrap());
    let _ = fs::remove_file(&full);
    fs::write(&full, bytes).unwrap();
    let bundle = path.split_once("/data/").unwrap().0;
    for entry in fs::read_dir(estate.archive().join(bundle).join("manifests")).unwrap() {
        let list = entry.unwrap().path();
        let text = fs::read_to_string(&list).unwrap();
        let _ = fs::remove_file(&list);
        fs::write(&list, text.replace(&was, &sha256(bytes))).unwrap();
    }
}

fn signed_by(estate: &Estate, file: &Path, path: &str) -> Vec<u8> {
    let program = std::process::Command::new("ssh-keygen")
        .args(["-q", "-Y", "sign", "-n", "deedbox", "-f", &file.display().to_string()])
        .stdin(fs::File::open(estate.archive().join(path)).unwrap())
        .output()
        .unwrap();
    assert!(program.status.success(), "{}", said(&program));
    program.stdout
}

#[test]
fn who_has_the_lost_key_gains_nothing() {
    if !can_sign() {
        return;
    }
    let (estate, event, signature) = lost();
    let old = estate.desk().join("ho.pub");
    add(&estate, "ho", &key(&estate, "second", "ed25519"));
    done(&of(&estate, "ho", &["sign", "--again", &event]));
    assert_eq!(findings(&estate), []);
    let made = paths(&estate, ".toml").into_iter().find(|path| path.contains("-signed-again-")).unwrap();
    let bad = ("key-not-in-force".to_owned(), signature.clone());
    let tried = |what: &str, change: &dyn Fn(&Estate)| {
        let copy = estate.copy();
        change(&copy);
        let found = findings(&copy);
        assert!(found.contains(&bad), "{what}: {found:?}");
    };
    let again = format!("{made}.sig");
    // By the lost key itself, now and dated back; by somebody else's key; of other bytes than those that were signed again.
    tried("the lost key", &|copy| forge(copy, &again, &signed_by(copy, &old, &made)));
    tried("the lost key, dated back", &|copy| {
        let text = fs::read_to_string(copy.archive().join(&made)).unwrap();
        forge(copy, &made, text.replace("2026-11-25", "2026-11-23").as_bytes());
        forge(copy, &again, &signed_by(copy, &old, &made));
    });
    tried("another's key", &|copy| {
        forge(copy, &again, &signed_by(copy, &estate.desk().join("lee.pub"), &made));
    });
    tried("in another's name", &|copy| {
        let text = fs::read_to_string(copy.archive().join(&made)).unwrap();
        forge(copy, &made, text.replace("by = \"ho\"", "by = \"lee\"").as_bytes());
        forge(copy, &again, &signed_by(copy, &estate.desk().join("lee.pub"), &made));
    });
    let act = signature.trim_end_matches(".sig").to_owned();
    tried("another act", &|copy| {
        let text = fs::read_to_string(copy.archive().join(&act)).unwrap();
        forge(
            copy,
            &act,
            text.replace("same_person = true\n", "").replace("date = ", "note = \"x\"\ndate = ").as_bytes(),
        );
        forge(copy, &signature, &signed_by(copy, &old, &act));
    });
    // The key with which it was signed again was approved by one that was lost as well, before anything was sealed: whoever has that one could
    // have brought it in.
    let copy = estate.copy().today("2026-11-26");
    lose(&copy, "lee", "2026-11-24T08:00");
    assert!(findings(&copy).contains(&bad), "{:?}", findings(&copy));
    // With a seal from before that lists its approval it stays good.
    let sealed = estate.copy();
    done(&of(&sealed, "lee", &["seal"]));
    let sealed = sealed.today("2026-11-28");
    lose(&sealed, "lee", "2026-11-27T08:00");
    assert!(!findings(&sealed).contains(&bad), "{:?}", findings(&sealed));
}

/// Hands a bundle of the client out; gives where it lies.
fn pack(estate: &Estate, name: &str) -> PathBuf {
    required(estate, "");
    let words = ["bundle", "1203", "--since", "2026-05-01", "--kind", "disclosure", "--to", "Court", "--purpose", "x"];
    done(&of(estate, "lee", &["staff", "role", "lee", "--give", "general-manager"]));
    done(&of(estate, "lee", &[&words[..], &["--unsealed", "--out", name]].concat()));
    estate.desk().join(name)
}

/// The general manager has two keys besides the lost one: the second was approved by the first key of the estate, the third by one that was
/// lost as well. Gives the event, and its signature that counts no more.
fn with_two_keys() -> (Estate, String, String) {
    let (estate, event, signature) = lost();
    let estate = estate.with(&["--as", "lee", "staff", "add", "wu", "--name", "Wu", "--role", "manager"]);
    add(&estate, "wu", &key(&estate, "wu", "ed25519"));
    let third = key(&estate, "third", "ed25519").display().to_string();
    let entered = done(&of(&estate, "ho", &["staff", "key", "add", "ho", &third]));
    done(&of(&estate, "wu", &["approve", &entered]));
    add(&estate, "ho", &key(&estate, "second", "ed25519"));
    let estate = estate.today("2026-11-26");
    lose(&estate, "wu", "2026-11-25T20:00");
    (estate, event, signature)
}

#[test]
fn the_very_key_that_signs_again_is_a_sound_one() {
    if !can_sign() {
        return;
    }
    let (estate, event, signature) = with_two_keys();
    let bad = ("key-not-in-force".to_owned(), signature);
    let third = estate.desk().join("third.pub");
    names_key(&estate, "ho", &third);
    refused(&estate, &of(&estate, "ho", &["sign", "--again", &event]), 3, "nothing is signed again");
    refused(&estate, &of(&estate, "ho", &["--dry-run", "sign", "--again", &event]), 3, "nothing is signed again");
    names_key(&estate, "ho", &estate.desk().join("second.pub"));
    done(&of(&estate, "ho", &["sign", "--again", &event]));
    assert!(!findings(&estate).contains(&bad), "{:?}", findings(&estate));
    // Whoever has the lost keys has the third, and puts its signature where the second's is.
    let forged = estate.copy();
    let made = paths(&forged, ".toml").into_iter().find(|path| path.contains("-signed-again-")).unwrap();
    forge(&forged, &format!("{made}.sig"), &signed_by(&forged, &third, &made));
    assert!(findings(&forged).contains(&bad), "{:?}", findings(&forged));
    if !peer::is_there("bash", "check.sh takes a second key that is sound alone") {
        return;
    }
    let line = |told: &str, begins: &str| told.lines().any(|one| one.starts_with(begins) && one.contains("-approved-"));
    let told = check(&["bash"], &pack(&forged, "forged"), &[]);
    assert_eq!(told.status.code(), Some(11), "{}", both(&told));
    assert!(line(&both(&told), "FAILED"), "{}", both(&told));
    let told = both(&check(&["bash"], &pack(&estate, "right"), &[]));
    assert!(line(&told, "signed again, for the key was lost since"), "{told}");
}

#[test]
fn the_script_of_a_bundle_names_what_a_lost_key_signed_that_was_sealed_afterwards() {
    if !can_sign() {
        return;
    }
    let (estate, event, _) = lost();
    let again = estate.copy();
    add(&again, "ho", &key(&again, "second", "ed25519"));
    done(&of(&again, "ho", &["sign", "--again", &event]));
    done(&of(&again, "lee", &["seal"]));
    required(&estate, "");
    done(&of(&estate, "lee", &["seal", "--despite", "a lost key"]));
    let (bad, good) = (pack(&estate, "bad"), pack(&again, "good"));
    assert_eq!(fs::read_to_string(bad.join("data/proof/lost-keys.txt")).unwrap().lines().count(), 1);
    let mut shells = 0;
    for shell in [&["dash"][..], &["bash"], &["busybox", "sh"]] {
        if !peer::is_there(shell[0], "check.sh knows lost keys in each shell") {
            continue;
        }
        shells += 1;
        let told = check(shell, &bad, &[]);
        assert_eq!(told.status.code(), Some(11), "{shell:?}: {}", both(&told));
        let line =
            |told: &str, begins: &str| told.lines().any(|one| one.starts_with(begins) && one.contains("-approved-"));
        assert!(line(&both(&told), "FAILED") && both(&told).contains("by a key that was lost"), "{}", both(&told));
        let told = both(&check(shell, &good, &[]));
        assert!(line(&told, "signed again, for the key was lost since") && !told.contains("FAILED"), "{told}");
    }
    assert!(0 < shells);
}
