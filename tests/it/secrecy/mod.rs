//! Confidential papers that lie encrypted: filed, opened, wrapped anew; and no clear byte of one anywhere (P1-5b).

mod around;
mod handed;
mod killed;
mod left;
mod opened;
mod wrapped;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};

use serde_json::Value;

use crate::support::{Command, Estate, peer};

/// What stands in every confidential paper here, and must stand nowhere else.
const MARKER: &str = "PLAIN-WORDS-OF-A-CONTRACT";

/// Whether papers can be encrypted here.
fn can_encrypt() -> bool {
    peer::is_there("age", "secrecy") && peer::is_there("age-keygen", "secrecy")
}

fn beside(estate: &Estate, name: &str) -> PathBuf {
    estate.desk().parent().unwrap().join(name)
}

/// Makes a key of age; gives its public half.
fn key(estate: &Estate, name: &str) -> String {
    let made = peer::run(estate.desk().parent().unwrap(), "age-keygen", &["-o", &format!("home/{name}.txt")]);
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let text = fs::read_to_string(beside(estate, &format!("home/{name}.txt"))).unwrap();
    text.lines().find_map(|line| line.strip_prefix("# public key: ")).unwrap().to_owned()
}

/// An office in which confidential papers are encrypted: the general manager opens them, and a key for recovery lies in an envelope. The
/// settings name the box from the desk, so that a copy of the office has a box of its own.
fn office() -> Estate {
    let estate = Estate::new().client("1203", "Acme", "2026-05-01");
    for folder in ["keys", "run", "tmp", "home/.config", "home/.config/deedbox"] {
        fs::create_dir(beside(&estate, folder)).unwrap();
    }
    let (ho, recovery) = (key(&estate, "ho"), key(&estate, "recovery"));
    settings(&estate, "key_box = \"../keys\"\nidentity = \"../home/ho.txt\"\n");
    let path = estate.archive().join("deedbox.toml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, format!("{text}\n[secrecy]\nencrypt = true\nrecovery = [\"{recovery}\"]\n")).unwrap();
    let added = estate.made(&["--as", "ho", "staff", "key", "add", "ho", "--open", &ho]);
    let estate = estate.with(&["--as", "lee", "approve", &added]).with(&["keys", "wrap"]);
    estate.on_desk("lease.txt", &format!("{MARKER}: the rent is 1\n"))
}

/// The same with a paper.
fn with_paper() -> (Estate, String) {
    let estate = office();
    let id = estate.made(&FILE);
    (estate, id)
}

const FILE: [&str; 6] = ["file", "1203", "lease.txt", "--category", "contracts", "--level=confidential"];

fn settings(estate: &Estate, text: &str) {
    fs::write(beside(estate, "home/.config/deedbox/config.toml"), text).unwrap();
}

/// A command whose own folders are this office's, so that all of them can be looked through.
fn command(estate: &Estate, words: &[&str]) -> Command {
    let own = |name: &str| beside(estate, name).into_os_string();
    estate.command(words).set("XDG_RUNTIME_DIR", own("run")).set("TMPDIR", own("tmp"))
}

#[track_caller]
fn done(estate: &Estate, words: &[&str]) -> String {
    let output = command(estate, words).output();
    assert!(output.status.success(), "{words:?}: {}", said(&output));
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Refused, nothing was changed, and nothing lies in clear.
#[track_caller]
fn refused(estate: &Estate, command: &Command, code: i32, says: &str) {
    let (before, keys) = (estate.tree(), keys(estate));
    let output = command.output();
    assert_eq!(output.status.code(), Some(code), "{:?}: {}", command.words, said(&output));
    assert!(said(&output).contains(says), "{}", said(&output));
    assert!(before == estate.tree(), "something was changed");
    assert_eq!(keys, self::keys(estate), "the key box was changed");
    nowhere_in_clear(estate);
}

/// The keys of the box.
fn keys(estate: &Estate) -> Vec<String> {
    let all = crate::support::tree::tree(&beside(estate, "keys"));
    all.into_keys().filter(|path| path.ends_with(".age")).collect()
}

/// No clear byte lies anywhere of this office, but on the desk: not in the tree, what is staged, kept or noted, nor where programs put what passes.
#[track_caller]
fn nowhere_in_clear(estate: &Estate) {
    let top = estate.desk().parent().unwrap().to_owned();
    for entry in walkdir::WalkDir::new(&top).into_iter().filter_map(Result::ok) {
        let path = entry.path();
        assert!(!path.to_string_lossy().contains(MARKER), "{}", path.display());
        if path.starts_with(estate.desk()) || !entry.file_type().is_file() {
            continue;
        }
        let bytes = fs::read(path).unwrap();
        let is_clear = bytes.windows(MARKER.len()).any(|window| window == MARKER.as_bytes());
        assert!(!is_clear, "{} has it in clear", path.display());
        let is_secret = bytes.windows(15).any(|window| window == b"AGE-SECRET-KEY-");
        assert!(!is_secret || path.starts_with(beside(estate, "home")), "{} has a secret key", path.display());
    }
}

/// Everything of the archive that lies encrypted.
fn encrypted(estate: &Estate) -> Vec<String> {
    estate.tree().into_keys().filter(|path| path.ends_with(".age")).collect()
}

/// `age` alone opens each encrypted paper with the key for recovery alone, as FORMAT.md says; gives what stands in them.
fn opened_by_age(estate: &Estate) -> Vec<String> {
    let age = |identity: &Path, file: &Path| {
        let words = ["-d", "-i", &identity.display().to_string(), &file.display().to_string()];
        let output = peer::run(&estate.desk(), "age", &words);
        assert!(output.status.success(), "{}: {}", file.display(), said(&output));
        output.stdout
    };
    let mut texts = Vec::new();
    for path in encrypted(estate) {
        let full = estate.archive().join(&path);
        let digest = estate.tree().remove(&path).unwrap();
        let wrapped = keys(estate).into_iter().find(|name| name.starts_with(&format!("{}/{digest}.", &digest[..2])));
        let wrapped = beside(estate, "keys").join(wrapped.unwrap_or_else(|| panic!("{path} has no key")));
        let own = beside(estate, "home/one-paper.txt");
        fs::write(&own, age(&beside(estate, "home/recovery.txt"), &wrapped)).unwrap();
        assert_eq!(fs::metadata(&own).unwrap().len(), 75);
        texts.push(String::from_utf8(age(&own, &full)).unwrap());
        fs::remove_file(own).unwrap();
    }
    texts
}

fn json(estate: &Estate, words: &[&str]) -> Value {
    let output = command(estate, &[&["--format", "json"], words].concat()).output();
    serde_json::from_slice(&output.stdout).unwrap_or_else(|e| panic!("{words:?}: {e} {}", said(&output)))
}

#[test]
fn a_confidential_paper_is_filed_encrypted_and_tells_nothing_of_its_name() {
    if !can_encrypt() {
        return;
    }
    let (estate, id) = with_paper();
    let text = estate.text_of(&["data/records/", "-document-"]);
    for key in ["encrypted = \"age\"", "title = \"paper\"", "media_type = \"text/plain\"", "level = \"confidential\""] {
        assert!(text.contains(key), "{key}: {text}");
    }
    assert!(!text.contains("given_name") && !text.contains("lease"), "{text}");
    assert!(encrypted(&estate)[0].ends_with(&format!("/contracts/2026-11-23-paper-{}.age", &id[5..])));
    let wrapped = fs::metadata(beside(&estate, "keys").join(&keys(&estate)[0])).unwrap().len();
    assert_eq!(wrapped, 373, "to two who open it");
    // Without box, keys and program it is what it is.
    let bare = command(&estate, &["verify"]).set("XDG_CONFIG_HOME", beside(&estate, "tmp")).set("PATH", "/nowhere");
    assert!(bare.output().status.success(), "{}", said(&bare.output()));
    for words in
        [&["search", "CONTRACT"][..], &["show", &id], &["list", "--format", "csv"], &["print", "cover", "1203"]]
    {
        let output = command(&estate, words).output();
        assert!(!String::from_utf8_lossy(&output.stdout).contains(MARKER), "{words:?}");
    }
    assert_eq!(opened_by_age(&estate), [format!("{MARKER}: the rent is 1\n")]);
    nowhere_in_clear(&estate);
}

#[test]
fn whichever_way_a_confidential_paper_comes_it_is_encrypted() {
    if !can_encrypt() {
        return;
    }
    let row = "1203,contracts,2026-11-20,租約,,,lease.txt,confidential\n";
    let estate = office()
        .on_desk("in/papers.csv", &format!("unit,category,date,title,author,pages,file,level\n{row}"))
        .on_desk("in/lease.txt", &format!("{MARKER} of a table"));
    let input = ["file", "1203", "-", "--name", "x.txt", "--category", "contracts", "--level", "confidential"];
    let filed = command(&estate, &input).input(MARKER.as_bytes()).output();
    assert!(filed.status.success(), "{}", said(&filed));
    done(&estate, &["import", "in"]);
    let counted = encrypted(&estate).len();
    assert_eq!(counted, 2);
    done(&estate, &["import", "in"]);
    assert_eq!(encrypted(&estate).len(), counted, "the same row again is the same paper");
    let beside = ["record", "letter", "1203", "--direction", "in", "--title", "x", "--attach", "lease.txt"];
    done(&estate, &[&beside[..], &["--attach-level", "confidential"]].concat());
    done(&estate, &[&FILE[..], &["--move", "--title", "租約"]].concat());
    assert!(!estate.desk().join("lease.txt").exists(), "what was given is taken away");
    assert_eq!(encrypted(&estate).len(), 4);
    assert_eq!(opened_by_age(&estate).iter().filter(|text| text.contains(MARKER)).count(), 4);
    nowhere_in_clear(&estate);
    assert_eq!(json(&estate, &["verify", "--keys"])["findings"].as_array().unwrap().len(), 0);
}

#[test]
fn what_is_lacking_is_said_and_nothing_is_filed() {
    if !can_encrypt() {
        return;
    }
    let estate = office();
    let file = || command(&estate, &FILE);
    let home = beside(&estate, "home/.config/deedbox/config.toml");
    let kept = fs::read_to_string(&home).unwrap();
    settings(&estate, "");
    refused(&estate, &file(), 3, "no setting says where the key box is");
    settings(&estate, "key_box = \"../away\"\n");
    refused(&estate, &file(), 4, "the key box ../away is not there, so nothing was filed");
    settings(&estate, "key_box = \"../tmp\"\n");
    refused(&estate, &file(), 4, "no key box was begun in ../tmp");
    settings(&estate, "key_box = \"../tower/inbox\"\n");
    fs::create_dir_all(estate.archive().join("inbox")).unwrap();
    refused(&estate, &file(), 3, "lies in the archive or in a tree of git");
    settings(&estate, &kept);
    refused(&estate, &file().set("PATH", "/nowhere"), 3, "neither age nor rage is installed");
    let (about, rules) = (beside(&estate, "keys/deedbox-keys.toml"), estate.archive().join("deedbox.toml"));
    let text = fs::read_to_string(&about).unwrap();
    fs::write(&about, text.replacen("estate = \"", "estate = \"zzzzzzz2\" #", 1)).unwrap();
    refused(&estate, &file(), 3, "is that of the estate zzzzzzz2");
    fs::write(&about, text).unwrap();
    let told = fs::read_to_string(&rules).unwrap();
    fs::write(&rules, told.split("recovery = ").next().unwrap()).unwrap();
    fs::create_dir(beside(&estate, "other")).unwrap();
    settings(&estate, "key_box = \"../other\"\n");
    refused(&estate, &command(&estate, &["keys", "wrap"]), 3, "no recovery key is named in deedbox.toml");
    settings(&estate, &kept);
    fs::write(&rules, format!("{told}readers = [\"sales-director\"]\n")).unwrap();
    refused(&estate, &file(), 3, "nobody who holds a role in `readers`");
    fs::write(&rules, told).unwrap();
    assert!(file().output().status.success());
    fs::create_dir(beside(&estate, "keys/.git")).unwrap();
    refused(&estate, &file(), 3, "git would keep every key for ever");
}

#[test]
fn what_is_previewed_changes_neither_the_archive_nor_the_box() {
    if !can_encrypt() {
        return;
    }
    let (estate, id) = with_paper();
    let (before, box_before) = (estate.tree(), keys(&estate));
    done(&estate, &[&["--dry-run"], &FILE[..]].concat());
    done(&estate, &["--as", "ho", "--dry-run", "open", &id, "--purpose", "x", "--handled-by", "lee", "--out", "x"]);
    done(&estate, &["--dry-run", "keys", "wrap"]);
    assert!(before == estate.tree() && box_before == keys(&estate));
    assert!(!estate.desk().join("x").exists());
    nowhere_in_clear(&estate);
}

/// A program in the place of another one that notes how it was called, and goes on as it.
fn noting(estate: &Estate, name: &str) {
    let real = peer::succeeds(&estate.desk(), "sh", &["-c", &format!("command -v {name}")]);
    let (script, log) = (beside(estate, "bin").join(name), beside(estate, "calls"));
    let text = format!("#!/bin/sh\nprintf '%s\\n' \"$0 $*\" >> '{}'\nexec {} \"$@\"\n", log.display(), real.trim());
    fs::write(&script, text).unwrap();
    let mode = std::process::Command::new("chmod").arg("755").arg(&script).stdin(Stdio::null()).status().unwrap();
    assert!(mode.success());
}

#[test]
fn no_secret_is_ever_a_word_of_a_command_line() {
    if !can_encrypt() {
        return;
    }
    let (estate, id) = with_paper();
    fs::create_dir(beside(&estate, "bin")).unwrap();
    noting(&estate, "age");
    noting(&estate, "age-keygen");
    let path = beside(&estate, "bin").display().to_string();
    let path = format!("{path}:{}", std::env::var("PATH").unwrap());
    let run = |words: &[&str]| {
        let output = command(&estate, words).set("PATH", &path).output();
        assert!(output.status.success(), "{words:?}: {}", said(&output));
    };
    run(&FILE);
    run(&["--as", "ho", "open", &id, "--purpose", "x", "--handled-by", "lee", "--out", "-"]);
    run(&["keys", "check", "--identity", "../home/recovery.txt"]);
    let calls = fs::read_to_string(beside(&estate, "calls")).unwrap();
    assert!(8 <= calls.lines().count(), "{calls}");
    assert!(!calls.contains("AGE-SECRET") && !calls.contains("lease"), "{calls}");
    nowhere_in_clear(&estate);
}
