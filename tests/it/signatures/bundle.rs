//! Signatures in a dispute bundle: what its script says of keys that were lost, or came after the last seal.

use std::fs;
use std::path::PathBuf;

use super::around::end;
use super::{asked, can_sign, done, key, names_key, of, required, signing};
use crate::bundle::{check, fails, rebagged, said, seal};
use crate::support::Estate;

/// Hands a bundle of the client out; gives where it lies.
fn pack(estate: &Estate) -> PathBuf {
    // Who hands it out has no key, and need not.
    required(estate, "");
    let words = ["bundle", "1203", "--since", "2026-05-01", "--to", "Court", "--purpose", "x", "--out", "pack"];
    done(&of(estate, "ho", &[&words[..], &["--unsealed"]].concat()));
    estate.desk().join("pack")
}

#[test]
fn a_key_that_was_lost_signs_nothing_in_a_bundle_by_an_older_seal() {
    if !can_sign() {
        return;
    }
    let estate = signing();
    let lost = fs::read_to_string(estate.desk().join("lee.pub")).unwrap();
    done(&of(&estate, "lee", &["seal"]));
    let estate = estate.today("2026-11-25");
    let id = asked(&estate);
    done(&of(&estate, "lee", &["approve", &id]));
    end(&estate, "lost", "2026-11-24T09:00");
    let file = key(&estate, "second", "ed25519");
    done(&of(&estate, "lee", &["staff", "key", "add", "lee", &file.display().to_string()]));
    names_key(&estate, "lee", &file);
    required(&estate, "");
    let sealed = estate.command(&["--as", "lee", "seal", "--despite", "a lost key"]).output();
    assert!(sealed.status.success(), "{}", said(&sealed));
    let pack = pack(&estate);
    let lists = fs::read_dir(pack.join("data/proof")).unwrap();
    let lists = lists.filter(|entry| entry.as_ref().unwrap().path().to_str().unwrap().ends_with("-signers.txt"));
    assert_eq!(lists.count(), 2, "of both seals");
    let told = fails(&pack, &[]);
    let failed = |told: &str| told.lines().any(|line| line.starts_with("FAILED") && line.contains("-approved-"));
    let signed = |told: &str| told.lines().any(|line| line.starts_with("signed") && line.contains("-approved-"));
    assert!(failed(&told) && !signed(&told), "{told}");
    let page = fs::read_to_string(pack.join("data/README.txt")).unwrap();
    assert!(page.contains("which does not count: key-not-in-force"), "{page}");
    // Nor by a list that somebody puts beside it.
    let late = format!("lee namespaces=\"deedbox\",valid-after=\"20260101\" {}\n", lost.trim());
    fs::write(pack.join("data/proof/late-signers.txt"), late).unwrap();
    rebagged(&pack);
    let told = fails(&pack, &[]);
    assert!(told.contains("FAILED  late-signers.txt"), "{told}");
}

#[test]
fn a_key_that_is_in_no_seal_yet_is_told_so_in_a_bundle() {
    if !can_sign() {
        return;
    }
    let estate = Estate::new().client("1203", "Acme", "2026-05-01").paper("1203", "lease", "contracts", "2026-05-01");
    let line = seal(&estate);
    let file = key(&estate, "lee", "ed25519");
    done(&of(&estate, "lee", &["staff", "key", "add", "lee", &file.display().to_string()]));
    names_key(&estate, "lee", &file);
    required(&estate, "[signatures]\nrequired = [\"approved\"]\n");
    let id = asked(&estate);
    done(&of(&estate, "lee", &["approve", &id]));
    let sealed = estate.copy();
    let first = pack(&estate);
    let checked = check(&["sh"], &first, &[&line]);
    let told = said(&checked);
    assert_eq!(checked.status.code(), Some(13), "{told}");
    assert!(told.lines().any(|line| line.starts_with("signed, key in no seal yet") && line.ends_with("lee")), "{told}");
    let page = fs::read_to_string(first.join("data/README.txt")).unwrap();
    assert!(page.contains("signature of the exhibit before") && !page.contains("does not count"), "{page}");
    // Once it is sealed the list of the seal says it.
    done(&of(&sealed, "lee", &["seal"]));
    let second = pack(&sealed);
    assert!(!second.join("data/proof/late-signers.txt").exists());
    let checked = check(&["sh"], &second, &[]);
    let told = said(&checked);
    assert_eq!(checked.status.code(), Some(0), "{told}");
    assert!(told.lines().any(|line| line.starts_with("signed  ") && line.ends_with("lee")), "{told}");
}
