//! Dispute bundles that somebody made anew, lists and all, to have `check.sh` say more than the seals do.

use std::fs;
use std::path::{Path, PathBuf};

use crate::bundle::{ask, check, fails, files, passes, rebagged, said, seal, two_clients};
use crate::support::Estate;
use crate::support::tree::sha256;

/// A whole pack, where it lies, and the line of its seal.
fn packed() -> (Estate, PathBuf, String) {
    let estate = two_clients();
    let line = seal(&estate);
    estate.made(&ask("1203", "pack"));
    let pack = estate.desk().join("pack");
    (estate, pack, line)
}

fn named(pack: &Path, ending: &str) -> PathBuf {
    files(&pack.join("data")).into_iter().find(|path| path.to_str().unwrap().ends_with(ending)).unwrap()
}

/// Ends with a code of its own where all fits and something is in no seal; gives what it says.
#[track_caller]
fn unsealed(pack: &Path, line: &[&str], count: usize) -> String {
    let done = check(&["sh"], pack, line);
    let told = said(&done);
    assert_eq!(done.status.code(), Some(13), "{told}");
    assert_eq!(
        told.lines().last().unwrap(),
        format!("Files in no seal, which anybody could have made or changed:  {count}")
    );
    told
}

#[test]
fn an_exhibit_of_a_bundle_that_was_put_behind_what_is_sealed_is_counted() {
    let (_estate, pack, line) = packed();
    assert!(passes(&pack, &[&line]).ends_with("Everything fits, and the digits that were given lead to it.\n"));
    fs::write(pack.join("data/exhibits/04-2026-06-02-letter-abcd.pdf"), "forged").unwrap();
    let list = files(&pack.join("data/proof/lines")).remove(0);
    let text = fs::read_to_string(&list).unwrap() + &format!("{}  data/originals/forged.pdf\n", sha256(b"forged"));
    fs::write(&list, text).unwrap();
    rebagged(&pack);
    let told = unsealed(&pack, &[&line], 1);
    assert!(told.contains("What is sealed fits, and the digits that were given lead to it."), "{told}");
    assert!(!told.contains("Everything fits"), "{told}");
    assert!(unsealed(&pack, &[], 1).contains("Run it again with the digits"));
    // Nor is it one that hides, or lies deeper.
    for name in ["data/exhibits/.hidden.pdf", "data/exhibits/deeper/forged.pdf"] {
        fs::create_dir_all(pack.join(name).parent().unwrap()).unwrap();
        fs::write(pack.join(name), "another").unwrap();
        rebagged(&pack);
        fails(&pack, &[&line]);
        fs::remove_file(pack.join(name)).unwrap();
    }
}

#[test]
fn a_bundle_without_the_lines_of_a_seal_fails() {
    let (_estate, pack, line) = packed();
    fs::remove_file(named(&pack, ".list-lines.txt")).unwrap();
    rebagged(&pack);
    for line in [&[][..], &[line.as_str()]] {
        let told = fails(&pack, line);
        assert!(
            told.contains("FAILED") && told.contains(".list-lines.txt") && told.contains("Not everything"),
            "{told}"
        );
    }
    fs::remove_file(named(&pack, ".leaves.txt")).unwrap();
    rebagged(&pack);
    assert!(fails(&pack, &[&line]).contains(".list-lines.txt"));
}

/// Neither that of a list nor that of a seal.
#[test]
fn a_name_in_a_bundle_gives_no_verdict() {
    let (_estate, pack, line) = packed();
    let list = files(&pack.join("data/proof/lines")).remove(0);
    let tail = list.file_name().unwrap().to_str().unwrap().split_once('-').unwrap().1.to_owned();
    fs::rename(&list, pack.join(format!("data/proof/lines/9.txt:999:2026-11-23-seal-gfg4 -{tail}"))).unwrap();
    let forged = format!("{}  data/originals/forged.pdf\n", sha256(b"forged"));
    fs::write(pack.join("data/proof/lines/9.txt"), forged.repeat(2)).unwrap();
    fs::write(pack.join("data/exhibits/04-forged.pdf"), "forged").unwrap();
    rebagged(&pack);
    let told = fails(&pack, &[&line]);
    assert!(!told.contains("fits  04-forged") && told.contains("no bundle has such a name"), "{told}");
    for name in ["a b", "a:b", "a'b", "a\"b", "a$b", "a`b", "a\\b", "a\nb", "a\u{7}b", "-a", "a*b", "a?b", "[a]"] {
        let (_estate, pack, line) = packed();
        fs::write(pack.join("data/exhibits").join(name), "x").unwrap();
        rebagged(&pack);
        let told = fails(&pack, &[&line]);
        assert!(told.contains("no bundle has such a name"), "{name:?}: {told}");
    }
    // A seal goes by the day on which it was made.
    let (_estate, pack, line) = packed();
    for path in files(&pack.join("data/proof")) {
        let earlier = path.to_str().unwrap().replace("2026-11-23-seal-", "2019-01-01-seal-");
        fs::rename(&path, earlier).unwrap();
    }
    rebagged(&pack);
    let told = fails(&pack, &[&line]);
    assert!(told.contains("FAILED  2019-01-01-seal-"), "{told}");
}

#[test]
fn what_was_put_into_a_bundle_is_seen() {
    let (_estate, pack, line) = packed();
    let exhibit = files(&pack.join("data/exhibits")).remove(0);
    for name in ["data/READ-ME-FIRST.txt", "READ-ME-FIRST.txt", "data/exhibits/09-copy.pdf", "data/proof/lines/7-x.txt"]
    {
        fs::copy(&exhibit, pack.join(name)).unwrap();
        for line in [&[][..], &[line.as_str()]] {
            let told = fails(&pack, line);
            assert!(told.contains(&format!("{name}: not packed with the rest")), "{told}");
        }
        fs::remove_file(pack.join(name)).unwrap();
        passes(&pack, &[&line]);
    }
    // What nobody packs stays a stranger with lists that fit.
    fs::write(pack.join("data/READ-ME-FIRST.txt"), "Everything fits.").unwrap();
    rebagged(&pack);
    assert!(fails(&pack, &[&line]).contains("READ-ME-FIRST"));
    #[cfg(unix)]
    {
        let (_estate, pack, line) = packed();
        std::os::unix::fs::symlink("/etc/hostname", pack.join("data/exhibits/09-link.txt")).unwrap();
        fails(&pack, &[&line]);
    }
}

#[test]
fn the_text_of_a_code_leads_to_the_seal_of_a_bundle() {
    let (_estate, pack, line) = packed();
    let code = format!("DEEDBOX1 K7M2Q3ZD 2026-11-23 {}", line.to_uppercase());
    let words: Vec<&str> = code.split(' ').collect();
    for given in [&[code.as_str()][..], &words, &[&code.to_lowercase()]] {
        assert!(passes(&pack, given).contains("the digits that were given lead to it"), "{given:?}");
    }
    let other = format!("DEEDBOX1 K7M2Q3ZD 2026-11-23 {}", "A".repeat(64));
    assert!(fails(&pack, &[&other]).contains("no seal of this bundle has the digits"));
    assert!(fails(&pack, &["DEEDBOX1 K7M2Q3ZD 2026-11-23"]).contains("Ten groups of four"));
}

/// What was typed for a seal leaves the office with it: that is said.
#[test]
fn a_bundle_says_that_words_of_a_seal_go_along() {
    for (words, warned) in [(&["seal"][..], false), (&["seal", "--title", "after the dispute with Betamax"], true)] {
        let estate = two_clients().with(words);
        let told = said(&estate.command(&ask("1203", "pack")).output());
        assert_eq!(told.contains("These seals go along as they are"), warned, "{told}");
    }
}
