//! `deedbox bundle`: numbered exhibits, and what proves when they were there, for somebody who has no deedbox (PROOF.md section 7).

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::support::tree::sha256;
use crate::support::{Estate, peer};

/// Two clients, of whom the second is nobody's business: each with a contact, a paper and a record.
pub(crate) fn two_clients() -> Estate {
    Estate::new()
        .with(&["add", "1203", "--company", "Acme", "--move-in", "2026-05-01", "--contact", "Amy Au;2111 1111;"])
        .with(&["add", "1204", "--company", "Betamax", "--move-in", "2026-05-01", "--contact", "Bob Bo;2999 9999;"])
        .paper("1203", "lease", "contracts", "2026-05-01")
        .paper("1204", "rival", "contracts", "2026-05-01")
        .with(&["record", "visit", "1203", "--occasion", "regular", "--date", "2026-06-01"])
        .with(&["record", "visit", "1204", "--occasion", "regular", "--date", "2026-06-01"])
}

/// Seals it; gives the line.
pub(crate) fn seal(estate: &Estate) -> String {
    let id = estate.made(&["seal"]);
    let tail = format!("-seal-{}.toml", id.rsplit('/').next().unwrap());
    let path = estate.tree().into_keys().find(|path| path.ends_with(&tail)).unwrap();
    sha256(&fs::read(estate.archive().join(&path)).unwrap())
}

const SINCE: [&str; 2] = ["--since", "2026-05-01"];
const WHOM: [&str; 4] = ["--to", "Court", "--purpose", "case 7"];

pub(crate) fn ask<'a>(unit: &'a str, out: &'a str) -> Vec<&'a str> {
    [&["--as", "ho", "bundle", unit, "--out", out][..], &SINCE, &WHOM].concat()
}

pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

/// Who gets it has a shell and nothing of ours.
pub(crate) fn check(shell: &[&str], pack: &Path, line: &[&str]) -> Output {
    let script = pack.join("data/proof/check.sh");
    let mut check = Command::new("/usr/bin/env");
    check.args(["-i", "PATH=/usr/bin:/bin"]).args(shell).arg(script).args(line).output().unwrap()
}

pub(crate) fn said(done: &Output) -> String {
    String::from_utf8_lossy(&done.stdout).into_owned() + &String::from_utf8_lossy(&done.stderr)
}

#[track_caller]
pub(crate) fn passes(pack: &Path, line: &[&str]) -> String {
    let done = check(&["sh"], pack, line);
    assert!(done.status.success(), "{}", said(&done));
    said(&done)
}

#[track_caller]
pub(crate) fn fails(pack: &Path, line: &[&str]) -> String {
    let done = check(&["sh"], pack, line);
    assert!(!done.status.success(), "{}", said(&done));
    said(&done)
}

#[test]
fn who_gets_a_bundle_checks_it_with_a_shell_alone_and_learns_of_nobody_else() {
    let estate = two_clients();
    let line = seal(&estate);
    let done = said(&estate.command(&ask("1203", "pack")).output());
    assert!(done.contains("pack holds 3 exhibits") && done.contains("is registered"), "{done}");
    let pack = estate.desk().join("pack");
    let named: Vec<String> = files(&pack.join("data/exhibits"))
        .iter()
        .map(|path| path.file_name().unwrap().to_str().unwrap().to_owned())
        .collect();
    assert!(
        named[0].starts_with("01-2026-05-01-lease-") && named[1].starts_with("02-2026-05-01-document-"),
        "{named:?}"
    );
    assert!(named[2].starts_with("03-2026-06-01-visit-"), "{named:?}");
    assert_eq!(fs::read_to_string(pack.join("data/exhibits").join(&named[0])).unwrap(), "lease");
    let alone = passes(&pack, &[]);
    assert!(alone.contains("fits  01-") && alone.contains("Run it again with the digits"), "{alone}");
    assert!(passes(&pack, &[&line]).contains("the digits that were given lead to it"));
    let groups: Vec<&str> = (0..10).map(|at| &line[at * 4..at * 4 + 4]).collect();
    passes(&pack, &[&groups.join(" ").to_uppercase()]);
    passes(&pack, &groups);
    assert!(fails(&pack, &[&"a".repeat(40)]).contains("no seal of this bundle has the digits"));
    assert!(fails(&pack, &["f6af eb9d"]).contains("Ten groups of four"));
    for shell in [&["dash"][..], &["bash"], &["busybox", "sh"]] {
        if peer::is_there(shell[0], "check.sh passes in each shell") {
            let done = check(shell, &pack, &[&line]);
            assert!(done.status.success(), "{shell:?}: {}", said(&done));
        }
    }
    if peer::is_there("bagit.py", "bagit.py agrees with a dispute bundle") {
        peer::succeeds(&estate.desk(), "bagit.py", &["--validate", "--quiet", "pack"]);
    }
    for path in files(&pack) {
        let text = String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned();
        for other in ["Betamax", "Bob Bo", "2999 9999", "rival", "/1204/"] {
            assert!(!text.contains(other) && !path.to_str().unwrap().contains(other), "{other} in {}", path.display());
        }
    }
    let page = fs::read_to_string(pack.join("data/README.html")).unwrap();
    let text = fs::read_to_string(pack.join("data/README.txt")).unwrap();
    for told in ["Court", "case 7", "Chan Siu Ming (chan)", "何小姐 (ho)", "2026-11-23 10:00"] {
        assert!(page.contains(told) && text.contains(told), "{told}");
    }
    assert!(text.contains(&(0..16).map(|at| &line[at * 4..at * 4 + 4]).collect::<Vec<_>>().join(" ")));
    estate.run(["verify"]).succeeds().whatever_it_says();
    let listed = estate.run(["disclose", "--list", "--format", "csv"]).succeeds();
    assert!(listed.out().contains(",Court,case 7,3,released,ho,ho,"), "{}", listed.out());
    listed.whatever_it_says();
}

/// Each file, at its first and its last byte and between.
#[test]
fn one_changed_byte_anywhere_is_seen() {
    let estate = two_clients();
    let line = seal(&estate);
    estate.made(&ask("1203", "pack"));
    let pack = estate.desk().join("pack");
    for path in files(&pack) {
        let was = fs::read(&path).unwrap();
        for at in [0, was.len() / 3, was.len() / 2, was.len() - 1] {
            let mut bytes = was.clone();
            bytes[at] ^= 1;
            fs::write(&path, &bytes).unwrap();
            for line in [&[][..], &[line.as_str()]] {
                let done = check(&["sh"], &pack, line);
                assert!(!done.status.success(), "{} at {at}: {}", path.display(), said(&done));
            }
        }
        fs::write(&path, &was).unwrap();
    }
    passes(&pack, &[&line]);
    // What is put beside the exhibits stands in no list.
    fs::write(pack.join("data/exhibits/99-forged.toml"), "x").unwrap();
    assert!(fails(&pack, &[]).contains("99-forged"));
}

/// Who makes another pack, lists and all, lacks the line: with one exhibit changed nothing that was sealed fits any more.
#[test]
fn a_bundle_that_was_made_anew_around_a_changed_exhibit_does_not_fit_the_seal() {
    let estate = two_clients();
    let line = seal(&estate);
    estate.made(&ask("1203", "pack"));
    let pack = estate.desk().join("pack");
    let exhibit = files(&pack.join("data/exhibits")).remove(0);
    let was = sha256(&fs::read(&exhibit).unwrap());
    fs::write(&exhibit, "another lease").unwrap();
    let now = sha256(b"another lease");
    for path in files(&pack).into_iter().filter(|path| path.extension().is_some_and(|ending| ending == "txt")) {
        let text = fs::read_to_string(&path).unwrap().replace(&was, &now);
        fs::write(&path, text).unwrap();
    }
    rebagged(&pack);
    let told = fails(&pack, &[&line]);
    assert!(told.contains("FAILED") && told.contains("list-lines") && told.contains("Not everything fits"), "{told}");
}

/// Makes the lists of a bag fit what lies in it.
pub(crate) fn rebagged(pack: &Path) {
    let listed = |path: &PathBuf| {
        let name = path.strip_prefix(pack).unwrap().to_str().unwrap().to_owned();
        format!("{}  {name}\n", sha256(&fs::read(path).unwrap()))
    };
    let payload: String = files(&pack.join("data")).iter().map(listed).collect();
    fs::write(pack.join("manifest-sha256.txt"), payload).unwrap();
    let tags: String =
        ["bag-info.txt", "bagit.txt", "manifest-sha256.txt"].iter().map(|name| listed(&pack.join(name))).collect();
    fs::write(pack.join("tagmanifest-sha256.txt"), tags).unwrap();
}

#[test]
fn what_no_seal_lists_stays_unless_that_is_said() {
    let estate = two_clients();
    let none = estate.run_words(&ask("1203", "pack")).refused(3);
    assert!(
        none.err().contains("not sealed: 3 files of the bundle") && none.err().contains("seal first"),
        "{}",
        none.err()
    );
    none.whatever_it_says();
    assert!(!estate.desk().join("pack").exists() && !estate.tree().keys().any(|path| path.contains("-disclosure-")));
    let line = seal(&estate);
    let estate = estate.with(&["record", "visit", "1203", "--occasion", "regular", "--date", "2026-07-01"]);
    estate.run_words(&ask("1203", "pack")).refused(3).whatever_it_says();
    let told = said(&estate.command(&[&ask("1203", "pack")[..], &["--unsealed"]].concat()).output());
    assert!(told.contains("1 file in it is in no seal"), "{told}");
    let pack = estate.desk().join("pack");
    let checked = check(&["sh"], &pack, &[&line]);
    let told = said(&checked);
    assert_eq!(checked.status.code(), Some(13), "{told}");
    assert!(told.lines().any(|line| line.contains("04-2026-07-01-visit") && line.ends_with("not sealed")), "{told}");
    assert!(fs::read_to_string(pack.join("data/README.txt")).unwrap().contains("1 file is in no seal"));
    // Of another archive nothing at all is sealed, and the script says no more than that.
    let bare = two_clients();
    bare.made(&[&ask("1203", "pack")[..], &["--unsealed"]].concat());
    let checked = check(&["sh"], &bare.desk().join("pack"), &[]);
    let told = said(&checked);
    assert_eq!(checked.status.code(), Some(13), "{told}");
    assert_eq!(told.matches("not sealed").count(), 3, "{told}");
    fails(&bare.desk().join("pack"), &[&line]);
}

/// Each exhibit is proved by the first seal that lists it; the line of the newest is enough for all, that of the first for its own.
#[test]
fn the_first_seal_proves_and_the_newest_line_is_enough() {
    let estate = two_clients();
    let first = seal(&estate);
    let estate =
        estate.today("2026-11-25").with(&["record", "visit", "1203", "--occasion", "regular", "--date", "2026-07-01"]);
    let second = seal(&estate);
    let estate =
        estate.today("2026-11-27").with(&["record", "visit", "1204", "--occasion", "regular", "--date", "2026-07-02"]);
    let newest = seal(&estate);
    estate.made(&ask("1203", "pack"));
    let pack = estate.desk().join("pack");
    let told = passes(&pack, &[&newest]);
    assert!(
        told.lines().any(|line| line.contains("03-2026-06-01-visit") && line.contains("2026-11-23-seal")),
        "{told}"
    );
    assert!(
        told.lines().any(|line| line.contains("04-2026-07-01-visit") && line.contains("2026-11-25-seal")),
        "{told}"
    );
    passes(&pack, &[&second]);
    let told = fails(&pack, &[&first]);
    assert!(told.contains("do not lead to this seal") && told.contains("fits  03-"), "{told}");
    let text = fs::read_to_string(pack.join("data/README.txt")).unwrap();
    assert!(
        text.contains("There at the latest: 2026-11-23") && text.contains("There at the latest: 2026-11-25"),
        "{text}"
    );
    let page = passes(&pack, &[]);
    assert!(!page.contains("not sealed"), "{page}");
}

#[test]
fn who_may_not_pass_papers_on_asks_and_what_was_approved_goes_out() {
    let estate = two_clients();
    seal(&estate);
    let asked = estate.made(&[&["bundle", "1203", "--out", "pack"][..], &SINCE, &WHOM].concat());
    assert!(!estate.desk().join("pack").exists());
    estate.run(["bundle", "--release", &asked, "--out", "pack"]).refused(3).whatever_it_says();
    let estate = estate.with(&["--as", "ho", "approve", &asked]);
    // A preview writes nothing.
    estate.run(["--dry-run", "bundle", "--release", &asked, "--out", "pack"]).succeeds().changes("").whatever_it_says();
    assert!(!estate.desk().join("pack").exists());
    estate.made(&["bundle", "--release", &asked, "--out", "pack"]);
    passes(&estate.desk().join("pack"), &[]);
    estate.run(["bundle", "--release", &asked, "--out", "again"]).refused(3).whatever_it_says();
    // Nothing lies over what is there, and nothing in the archive.
    for out in ["pack", "../tower/pack", "no/such/pack"] {
        let done = estate.command(&ask("1203", out)).output();
        assert!(matches!(done.status.code(), Some(2 | 4)), "{out}: {}", said(&done));
    }
    for words in [&["bundle", "1203", "--out", "x"][..], &["bundle", "--out", "x"]] {
        estate.run_words(&[words, &WHOM].concat()).exits(2).whatever_it_says();
    }
    let empty = [&["--as", "ho", "bundle", "1203", "--since", "2026-08-01", "--out", "x"][..], &WHOM].concat();
    let empty = estate.run_words(&empty).exits(2);
    assert!(empty.err().contains("nothing of 1203 is of that time"), "{}", empty.err());
    empty.whatever_it_says();
}

#[test]
fn kinds_and_papers_are_chosen_and_what_is_void_or_restricted_stays() {
    let estate = two_clients().on_desk("plan.txt", "plan").on_desk("draft.txt", "draft");
    let plan = estate.made(&["file", "1203", "plan.txt", "--category", "fit-out", "--date", "2026-06-02"]);
    let draft =
        estate.made(&["file", "1203", "draft.txt", "--category", "fit-out", "--date", "2026-06-02", "--working"]);
    let wrong = estate.made(&["record", "note", "1203", "--about", "keys", "--note", "wrong", "--date", "2026-06-03"]);
    let estate = estate.with(&["--as", "lee", "void", &wrong, "--reason", "mistake", "--approve"]);
    seal(&estate);
    let bundle = |words: &[&str]| {
        let out = format!("pack-{}", words.len());
        let done = estate.copy();
        let told =
            done.command(&[&["--as", "ho", "bundle", "1203", "--out", &out][..], words, &WHOM].concat()).output();
        assert!(told.status.success(), "{}", said(&told));
        let exhibits = files(&done.desk().join(&out).join("data/exhibits"));
        let names = exhibits.iter().map(|path| path.file_name().unwrap().to_str().unwrap().to_owned());
        (names.collect::<Vec<String>>(), said(&told))
    };
    let (all, told) = bundle(&SINCE);
    assert!(told.contains("1 record of the time is left out"), "{told}");
    assert!(
        !all.iter().any(|name| name.contains("note") || name.contains("draft") || name.contains("cover")),
        "{all:?}"
    );
    let (visits, _) = bundle(&["--kind", "visit", "--since", "2026-05-01"]);
    assert_eq!(visits.len(), 1, "{visits:?}");
    let (named, _) = bundle(&["--paper", &plan, &draft]);
    assert_eq!(named.len(), 4, "{named:?}");
    assert!(named.iter().any(|name| name.contains("-draft-")), "{named:?}");
    let (cover, _) = bundle(["--kind", "cover", "--paper", plan.rsplit('/').next().unwrap()].as_ref());
    assert!(cover.iter().any(|name| name.ends_with("cover.toml")), "{cover:?}");
    // A paper of somebody else is none of this file.
    let rival = estate.tree().into_keys().find(|path| path.contains("/1204/") && path.contains("-document-")).unwrap();
    let rival = format!("1204/{}", rival.trim_end_matches(".toml").rsplit('-').next().unwrap());
    let words = [&["--as", "ho", "bundle", "1203", "--paper", &rival, "--out", "x"][..], &WHOM].concat();
    estate.run_words(&words).exits(2).whatever_it_says();
}

#[test]
fn a_bundle_of_two_clients_is_a_disclosure_of_each() {
    let estate = two_clients();
    let line = seal(&estate);
    let words = [&["--as", "ho", "bundle", "1203", "1204", "--out", "pack"][..], &SINCE, &WHOM].concat();
    let ids = estate.made(&words);
    assert_eq!(ids.lines().count(), 2, "{ids}");
    let pack = estate.desk().join("pack");
    passes(&pack, &[&line]);
    assert_eq!(files(&pack.join("data/exhibits")).len(), 6);
    assert_eq!(files(&pack.join("data/proof/lines")).len(), 2);
    let listed = estate.run(["disclose", "--list", "--format", "csv"]).succeeds();
    assert_eq!(listed.out().matches(",released,").count(), 2, "{}", listed.out());
    listed.whatever_it_says();
    estate.run(["verify"]).succeeds().whatever_it_says();
}

/// The volume lies in a box, a paper came late.
#[test]
fn a_boxed_volume_and_a_late_paper() {
    let estate = Estate::new()
        .client("1203", "Acme", "2014-05-01")
        .paper("1203", "lease", "contracts", "2014-05-01")
        .with(&["--as", "lee", "move-out", "1203", "--date", "2014-12-01"])
        .with(&["archive-moved-out", "--year", "2014"])
        .on_desk("late.txt", "late")
        .with(&["file", "1203@2014-12-01", "late.txt", "--category", "contracts", "--date", "2014-11-01"]);
    let line = seal(&estate);
    let words =
        [&["--as", "ho", "bundle", "1203@2014-12-01", "--since", "2014-01-01", "--out", "pack"][..], &WHOM].concat();
    estate.made(&words);
    let pack = estate.desk().join("pack");
    let told = passes(&pack, &[&line]);
    assert!(told.contains("-lease-") && told.contains("-late-") && !told.contains("not sealed"), "{told}");
    assert_eq!(files(&pack.join("data/proof/lines")).len(), 2);
    estate.run(["verify"]).succeeds().whatever_it_says();
}

/// Nothing that somebody typed or that a file is called does anything in the script.
#[test]
fn hostile_names_do_nothing() {
    let hostile = ["$(touch hacked)", "'; touch hacked; '", "`touch hacked`", "-rf", "\"; touch hacked #", "a\\nb %s"];
    for name in hostile {
        let estate = Estate::new().on_desk("paper.txt", "x");
        let file = format!("./{}.txt", name.replace('/', "-"));
        fs::write(estate.desk().join(&file), "paper").unwrap();
        let estate = estate
            .with(&["add", "1203", &format!("--company={name}"), "--move-in", "2026-05-01"])
            .with(&[
                "file",
                "1203",
                &file,
                "--category",
                "contracts",
                "--date",
                "2026-05-02",
                &format!("--title={name}"),
            ])
            .with(&[
                "record",
                "visit",
                "1203",
                "--occasion",
                "regular",
                "--date",
                "2026-06-01",
                &format!("--title={name}"),
            ]);
        let line = seal(&estate);
        let to = format!("--to={name}");
        let purpose = format!("--purpose={name}");
        let out = format!("./{}", name.replace('/', "-"));
        estate.made(&["--as", "ho", "bundle", "1203", "--since", "2026-05-01", &to, &purpose, "--out", &out]);
        let pack = estate.desk().join(&out);
        passes(&pack, &[&line]);
        passes(&pack, &[&line]);
        let inside = Command::new("sh").arg("check.sh").current_dir(pack.join("data/proof")).output().unwrap();
        assert!(inside.status.success(), "{name}: {}", said(&inside));
        let all = files(estate.desk().parent().unwrap());
        assert!(!all.iter().any(|path| path.ends_with("hacked")), "{name}");
        let html = fs::read_to_string(pack.join("data/README.html")).unwrap();
        assert!(!html.contains("<script"), "{html}");
    }
}

/// Somebody goes on writing in the same file meanwhile.
#[test]
fn a_writer_beside_it_breaks_nothing() {
    let estate = two_clients();
    let line = seal(&estate);
    let mut others = Vec::new();
    for seed in 0..4 {
        let words = ["record", "note", "1203", "--about", "other", "--note", "beside", "--date", "2026-11-20"];
        others.push(estate.command(&words).seed(2000 + seed).start());
    }
    let kinds = [&ask("1203", "pack")[..], &["--kind", "visit", "document"]].concat();
    estate.made(&kinds);
    for mut other in others {
        assert!(other.wait().unwrap().success());
    }
    passes(&estate.desk().join("pack"), &[&line]);
    estate.run(["verify"]).succeeds().whatever_it_says();
}

/// A signature beside a record goes along and is checked by the key that the seal knows; a wrong one fails.
#[test]
fn a_signature_beside_a_record_goes_along() {
    if !peer::is_there("ssh-keygen", "a signature in a dispute bundle is checked") {
        return;
    }
    let estate = two_clients();
    seal(&estate);
    let key = estate.desk().join("key");
    peer::succeeds(&estate.desk(), "ssh-keygen", &["-q", "-t", "ed25519", "-N", "", "-C", "", "-f", "key"]);
    let visit = estate.tree().into_keys().find(|path| path.contains("/1203/") && path.contains("-visit-")).unwrap();
    let bundle = visit.split_once("/data/").unwrap().0.to_owned();
    let inside = &visit[bundle.len() + 1..];
    let record = estate.archive().join(&visit);
    let sign = format!("ssh-keygen -Y sign -n deedbox -f '{}' < '{}' > signed.sig", key.display(), record.display());
    estate.shell(&format!("cd '{}' && {sign} 2> /dev/null", estate.desk().display()));
    let signature = fs::read(estate.desk().join("signed.sig")).unwrap();
    let add_line = |bundle: &str, path: &str, bytes: &[u8]| {
        let full = estate.archive().join(bundle).join(path);
        fs::write(&full, bytes).unwrap();
        let manifests = estate.archive().join(bundle).join("manifests");
        let manifest = files(&manifests).remove(0);
        let mut text = fs::read_to_string(&manifest).unwrap();
        text.push_str(&format!("{}  {path}\n", sha256(bytes)));
        let _ = fs::remove_file(&manifest);
        fs::write(&manifest, text).unwrap();
    };
    add_line(&bundle, &format!("{inside}.sig"), &signature);
    // The list of signers is a paper of the seal.
    let seal_path = estate.tree().into_keys().find(|path| path.contains("-seal-") && path.ends_with(".toml")).unwrap();
    let year = seal_path.split_once("/data/").unwrap().0.to_owned();
    let public = fs::read_to_string(key.with_extension("pub")).unwrap();
    let signers = format!("chan namespaces=\"deedbox\",valid-after=\"20260101\" {}\n", public.trim());
    let second = estate.made(&["seal", "--despite", "signatures"]);
    let tail = second.rsplit('/').next().unwrap().to_owned();
    let name = format!("data/originals/supplement/2026-11-23-allowed-signers-{tail}.txt");
    let path = estate.tree().into_keys().find(|path| path.ends_with(&format!("-seal-{tail}.toml"))).unwrap();
    let full = estate.archive().join(&path);
    let text = fs::read_to_string(&full).unwrap();
    let was = sha256(text.as_bytes());
    let paper = format!(", {{ path = \"{name}\", sha256 = \"{}\" }}]", sha256(signers.as_bytes()));
    let at = text.rfind(']').unwrap();
    let text = format!("{}{paper}{}", &text[..at].trim_end().trim_end_matches(','), &text[at + 1..]);
    let _ = fs::remove_file(&full);
    fs::write(&full, &text).unwrap();
    for manifest in files(&estate.archive().join(&year).join("manifests")) {
        let listed = fs::read_to_string(&manifest).unwrap().replace(&was, &sha256(text.as_bytes()));
        let _ = fs::remove_file(&manifest);
        fs::write(&manifest, listed).unwrap();
    }
    add_line(&year, &name, signers.as_bytes());
    let line = sha256(text.as_bytes());
    estate.made(&ask("1203", "pack"));
    let pack = estate.desk().join("pack");
    let told = passes(&pack, &[&line]);
    assert!(
        told.lines().any(|line| line.starts_with("signed  03-2026-06-01-visit") && line.ends_with("chan")),
        "{told}"
    );
    // Another key's signature, made to fit the bag, does not pass.
    peer::succeeds(&estate.desk(), "ssh-keygen", &["-q", "-t", "ed25519", "-N", "", "-C", "", "-f", "other"]);
    let exhibit =
        files(&pack.join("data/exhibits")).into_iter().find(|path| path.to_str().unwrap().ends_with(".sig")).unwrap();
    let sign = format!("ssh-keygen -Y sign -n deedbox -f other < '{}' > '{}'", record.display(), exhibit.display());
    estate.shell(&format!("cd '{}' && {sign} 2> /dev/null", estate.desk().display()));
    rebagged(&pack);
    assert!(fails(&pack, &[&line]).contains("FAILED"));
}

/// Of a volume that was destroyed nothing can be handed out; that of its neighbour goes out as ever.
#[test]
fn what_was_destroyed_is_no_exhibit() {
    let (estate, _) = crate::dispose::destroyed();
    let words = |unit| [&["--as", "ho", "bundle", unit, "--since", "2021-01-01", "--out", "pack"][..], &WHOM].concat();
    let line = seal(&estate);
    let gone = estate.run_words(&words("1203@2025-10-31")).refused(3);
    assert!(gone.err().contains("destroyed"), "{}", gone.err());
    gone.whatever_it_says();
    estate.made(&words("1204@2025-10-31"));
    passes(&estate.desk().join("pack"), &[&line]);
}
