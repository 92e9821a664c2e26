//! Signatures: keys of the staff, what is signed and by whom, what is waited for and what not (S-SEAL).

mod again;
mod around;
mod bundle;
mod takeover;
mod waiting;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};

use serde_json::Value;

use crate::support::{Command, Estate, peer};

/// Everything that PROOF.md has signed.
const ALL: &str =
    "[signatures]\nrequired = [\"approved\", \"rejected\", \"confirmed\", \"key-added\", \"carried-out\", \"seal\"]\n";

/// Whether signatures can be made here.
fn can_sign() -> bool {
    peer::is_there("ssh-keygen", "signatures")
}

/// Makes a key on the desk; gives the file of the public one.
fn key(estate: &Estate, name: &str, kind: &str) -> PathBuf {
    let file = estate.desk().join(name);
    let made =
        peer::run(&estate.desk(), "ssh-keygen", &["-q", "-t", kind, "-N", "", "-f", &file.display().to_string()]);
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    estate.desk().join(format!("{name}.pub"))
}

/// A command of somebody who signs by the key that their own settings name.
fn of(estate: &Estate, who: &str, words: &[&str]) -> Command {
    let settings = estate.desk().parent().unwrap().join("home").join(who);
    estate.command(&[&["--as", who], words].concat()).set("XDG_CONFIG_HOME", settings)
}

fn names_key(estate: &Estate, who: &str, file: &Path) {
    done(&of(estate, who, &["config", "set", "signing_key", &file.display().to_string()]));
}

#[track_caller]
fn done(command: &Command) -> String {
    let output = command.output();
    assert!(output.status.success(), "{:?}: {}", command.words, String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Refused, and nothing was changed.
#[track_caller]
fn refused(estate: &Estate, command: &Command, code: i32, says: &str) {
    let before = estate.tree();
    let output = command.output();
    assert_eq!(output.status.code(), Some(code), "{}", said(&output));
    assert!(said(&output).contains(says), "{}", said(&output));
    assert!(before == estate.tree(), "something was changed");
}

/// The manager signs, and the clerk asks; what PROOF.md names is signed.
fn signing() -> Estate {
    let estate = Estate::new().client("1203", "Acme", "2026-05-01").paper("1203", "lease", "contracts", "2026-05-01");
    let file = key(&estate, "lee", "ed25519");
    done(&of(&estate, "lee", &["staff", "key", "add", "lee", &file.display().to_string()]));
    names_key(&estate, "lee", &file);
    required(&estate, ALL);
    estate
}

fn required(estate: &Estate, rules: &str) {
    let path = estate.archive().join("deedbox.toml");
    let plain = fs::read_to_string(&path).unwrap();
    let plain = plain.split("\n[signatures]").next().unwrap().trim_end().to_owned();
    fs::write(path, format!("{plain}\n\n{rules}")).unwrap();
}

/// Something that the manager approves.
fn asked(estate: &Estate) -> String {
    done(&of(estate, "chan", &["record", "application", "1203", "--about", "parking", "--title", "a bay"]))
}

fn json(estate: &Estate, words: &[&str]) -> Value {
    let output = estate.command(&[&["--format", "json"], words].concat()).output();
    serde_json::from_slice(&output.stdout).unwrap_or_else(|e| panic!("{words:?}: {e} {}", said(&output)))
}

fn findings(estate: &Estate) -> Vec<(String, String)> {
    let told = json(estate, &["verify"]);
    let text = |finding: &Value, key: &str| finding[key].as_str().unwrap().to_owned();
    told["findings"].as_array().unwrap().iter().map(|one| (text(one, "code"), text(one, "path"))).collect()
}

fn paths(estate: &Estate, ending: &str) -> Vec<String> {
    estate.tree().into_keys().filter(|path| path.ends_with(ending) && !path.starts_with(".deedbox")).collect()
}

/// OpenSSH says that each signature of the archive is good, with the list that the last seal has.
fn openssh_agrees(estate: &Estate) -> usize {
    let signers = paths(estate, ".txt").into_iter().rfind(|path| path.contains("-allowed-signers-")).expect("a list");
    let signers = estate.archive().join(signers).display().to_string();
    let all = paths(estate, ".toml.sig");
    for signature in &all {
        let full = estate.archive().join(signature).display().to_string();
        let text = fs::read_to_string(full.trim_end_matches(".sig")).unwrap();
        let value = |name: &str| {
            let line = text.lines().find_map(|line| line.strip_prefix(name)).unwrap();
            line.trim_start_matches(" = ").trim_matches('"').to_owned()
        };
        let at: String = value("at").chars().take(19).filter(char::is_ascii_digit).collect();
        let time = format!("verify-time={at}");
        let words = ["-Y", "verify", "-n", "deedbox", "-f", &signers, "-I", &value("by"), "-O", &time, "-s", &full];
        let checked = std::process::Command::new("ssh-keygen")
            .args(words)
            .env("TZ", "Asia/Hong_Kong")
            .stdin(fs::File::open(full.trim_end_matches(".sig")).unwrap())
            .stdout(Stdio::piped())
            .output()
            .unwrap();
        assert!(checked.status.success(), "{signature}: {}", String::from_utf8_lossy(&checked.stdout));
    }
    all.len()
}

#[test]
fn the_first_key_of_a_manager_approves_itself_and_another_waits_for_a_signed_approval() {
    if !can_sign() {
        return;
    }
    let estate = Estate::new();
    let (lee, chan) = (key(&estate, "lee", "ed25519"), key(&estate, "chan", "ecdsa"));
    let add = |who, file: &Path| of(&estate, who, &["staff", "key", "add", who, &file.display().to_string()]);
    // What it would do is told before.
    let shown = done(&of(&estate, "lee", &["--dry-run", "staff", "key", "add", "lee", &lee.display().to_string()]));
    assert_eq!(shown.matches(".toml.sig").count(), 2, "{shown}");
    let output = add("lee", &lee).output();
    assert!(said(&output).contains("approved by itself"), "{}", said(&output));
    assert_eq!(paths(&estate, ".sig").len(), 2);
    let approved = paths(&estate, ".toml").into_iter().find(|path| path.contains("-approved-")).unwrap();
    assert!(fs::read_to_string(estate.archive().join(approved)).unwrap().contains("same_person = true"));
    let event = done(&add("chan", &chan));
    let list = json(&estate, &["staff", "key", "list"]);
    let status = |list: &Value| -> Vec<String> {
        list["rows"].as_array().unwrap().iter().map(|row| row["status"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(status(&list), ["waits", "in-force"]);
    let pending = json(&estate, &["pending"]);
    assert_eq!(
        (pending["rows"][0]["what"].as_str(), pending["rows"][0]["id"].as_str()),
        (Some("signing-key"), Some(event.as_str()))
    );
    // Who approves keys signs that, whatever the settings ask; who does not hold the role cannot.
    refused(&estate, &of(&estate, "chan", &["approve", &event]), 3, "lee");
    refused(&estate, &of(&estate, "lee", &["approve", &event]), 3, "no setting says where the key");
    names_key(&estate, "lee", &lee);
    done(&of(&estate, "lee", &["approve", &event]));
    assert_eq!(status(&json(&estate, &["staff", "key", "list"])), ["in-force", "in-force"]);
    assert_eq!(findings(&estate), []);
    let told = String::from_utf8(estate.command(&["verify"]).output().stdout).unwrap();
    assert!(told.ends_with("2 approvals signed and 2 other acts, 0 wanting.\n"), "{told}");
    done(&of(&estate, "lee", &["seal"]));
    assert_eq!(openssh_agrees(&estate), 4);
}

#[test]
fn what_has_to_be_signed_is_signed_or_refused_and_nothing_is_changed() {
    if !can_sign() {
        return;
    }
    let estate = signing();
    let id = asked(&estate);
    assert_eq!(findings(&estate), []);
    // Whoever has no key in force does not approve, and says how one is entered.
    let loan = done(&of(&estate, "chan", &["lend", "1203", "--to", "Lee Wai", "--purpose", "audit"]));
    let hands = ["approve", &loan, "--handled-by", "lee"];
    refused(&estate, &of(&estate, "ho", &hands), 3, "ho has no signing key in force");
    // With --dry-run it is refused as well, and else says what would lie there.
    refused(&estate, &of(&estate, "ho", &[&["--dry-run"][..], &hands].concat()), 3, "ho has no signing key in force");
    let shown = done(&of(&estate, "lee", &["--dry-run", "approve", &id]));
    assert!(shown.contains("-approved-") && shown.contains(".toml.sig"), "{shown}");
    // The key is away.
    fs::rename(estate.desk().join("lee"), estate.desk().join("away")).unwrap();
    refused(&estate, &of(&estate, "lee", &["approve", &id]), 3, "no key of lee answers");
    fs::rename(estate.desk().join("away"), estate.desk().join("lee")).unwrap();
    // The settings name another key, or none.
    let other = key(&estate, "other", "ed25519");
    names_key(&estate, "lee", &other);
    refused(&estate, &of(&estate, "lee", &["approve", &id]), 3, "is no key of lee in force");
    names_key(&estate, "lee", &estate.desk().join("lee.pub"));
    done(&of(&estate, "lee", &["approve", &id]));
    assert_eq!(findings(&estate), []);
    let (approved, signed) = (paths(&estate, ".toml"), paths(&estate, ".toml.sig"));
    let of_case = |path: &&String| path.contains("-application-") && path.contains("-approved-");
    assert_eq!((approved.iter().filter(of_case).count(), signed.iter().filter(of_case).count()), (1, 1));
    // Both are in one list, by one change.
    let manifest = fs::read_to_string(
        estate.archive().join(paths(&estate, "test.sha256").iter().find(|path| path.contains("1203/2026")).unwrap()),
    )
    .unwrap();
    assert!(manifest.contains("-approved-") && manifest.contains(".toml.sig"), "{manifest}");
    // Rejections are signed as well, and seals.
    let second = asked(&estate);
    done(&of(&estate, "lee", &["reject", &second, "--reason", "no bay is free"]));
    refused(&estate, &of(&estate, "chan", &["seal"]), 3, "chan has no signing key in force");
    let seal = done(&of(&estate, "lee", &["seal", "--print", "sheet.html"]));
    assert_eq!(openssh_agrees(&estate), 5);
    assert_eq!(findings(&estate), []);
    let sheet = fs::read_to_string(estate.desk().join("sheet.html")).unwrap();
    let fingerprint = json(&estate, &["staff", "key", "list"])["rows"][0]["fingerprint"].as_str().unwrap().to_owned();
    assert!(
        sheet.contains(&format!("lee {fingerprint}").replace('/', "&#x2f;"))
            || sheet.contains(&format!("lee {fingerprint}")),
        "{sheet}"
    );
    let path = estate.archive().join(paths(&estate, ".toml").into_iter().find(|path| path.contains("-seal-")).unwrap());
    let told = String::from_utf8(estate.command(&["verify", "--against", &path.display().to_string()]).output().stdout)
        .unwrap();
    assert!(told.contains(&format!("by lee (signed, key {fingerprint})")), "{told}");
    assert_eq!(json(&estate, &["seal", "show", &seal])["signed"].as_array().unwrap().len(), 6);
}

#[test]
fn what_was_entered_before_it_was_asked_is_not_asked_and_can_be_signed_later() {
    if !can_sign() {
        return;
    }
    let estate = signing();
    required(&estate, "");
    let (early, late) = (asked(&estate), asked(&estate));
    done(&of(&estate, "lee", &["approve", &early]));
    let estate = estate.today("2026-11-25");
    done(&of(&estate, "lee", &["approve", &late]));
    required(&estate, "[signatures]\nrequired = [\"approved\"]\nsince = 2026-11-25\n");
    let told = json(&estate, &["verify"]);
    let wanted = serde_json::json!({ "approvals": 1, "others": 1, "again": 0, "wanting": 1, "not_asked": 1 });
    assert_eq!(told["signed"], wanted);
    assert_eq!(findings(&estate).len(), 1);
    assert_eq!(findings(&estate)[0].0, "unsigned");
    let text = String::from_utf8(estate.command(&["verify"]).output().stdout).unwrap();
    assert!(
        text.ends_with("1 approval signed and 1 other act, 1 wanting (1 before 2026-11-25 is not asked).\n"),
        "{text}"
    );
    // The morning page and the audit name it, with the command.
    let tail = late.rsplit('/').next().unwrap();
    let todo = json(&estate, &["status"]);
    let rows = todo["rows"].as_array().unwrap();
    let wants: Vec<&Value> = rows.iter().filter(|row| row["what"] == "unsigned").collect();
    assert_eq!(wants.len(), 1, "{todo}");
    let command = wants[0]["command"].as_str().unwrap();
    assert!(command.starts_with("deedbox sign 1203/") && command.contains(tail), "{command}");
    let audit = estate.command(&["audit", "--clause", "S-SEAL"]).output();
    assert_eq!(audit.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&audit.stdout).contains("has to be signed, and is not"));
    // Whose act it is signs it; nobody else.
    refused(&estate, &of(&estate, "chan", &["sign", command.rsplit(' ').next().unwrap()]), 3, "was entered by lee");
    assert_eq!(done(&of(&estate, "chan", &["sign", "--mine"])), "");
    let signed = done(&of(&estate, "lee", &["sign", "--mine"]));
    assert!(signed.contains("-approved-"), "{signed}");
    assert_eq!(findings(&estate), []);
    assert_eq!(done(&of(&estate, "lee", &["sign", "--mine"])), "");
    // The one of before is signed by who names it, by a key that was in force then.
    done(&of(&estate, "lee", &["sign", &early]));
    assert_eq!(json(&estate, &["verify"])["signed"]["approvals"], 3);
    refused(&estate, &of(&estate, "lee", &["sign", &early]), 3, "is signed");
    refused(&estate, &of(&estate, "chan", &["sign", &early]), 2, "nothing of");
    assert_eq!(findings(&estate), []);
    // A record tells of each step how it is signed.
    let shown = json(&estate, &["show", &late]);
    let steps = shown["steps"].as_array().unwrap();
    assert!(steps[0]["signed"].as_str().unwrap().starts_with("SHA256:"), "{shown}");
    assert_eq!(shown["signed"], "unsigned");
}

#[test]
fn kinds_of_key_that_are_not_taken_say_why() {
    if !can_sign() {
        return;
    }
    let estate = Estate::new();
    let add = |who: &str, whose: &str, file: &str| of(&estate, who, &["staff", "key", "add", whose, file]);
    let rsa = key(&estate, "rsa", "rsa").display().to_string();
    refused(&estate, &add("lee", "lee", &rsa), 2, "RSA keys are not taken");
    fs::write(estate.desk().join("note.txt"), "no key").unwrap();
    refused(&estate, &add("lee", "lee", "note.txt"), 2, "holds no public key of SSH");
    refused(&estate, &add("lee", "lee", "nothing.pub"), 2, "");
    let own = key(&estate, "own", "ed25519");
    let own = own.display().to_string();
    // Only who has a key enters it: the private half answers, or nothing is entered.
    fs::rename(estate.desk().join("own"), estate.desk().join("away")).unwrap();
    refused(&estate, &add("lee", "lee", &own), 3, "no key of lee answers");
    fs::rename(estate.desk().join("away"), estate.desk().join("own")).unwrap();
    refused(&estate, &add("chan", "lee", &own), 3, "chan may not enter a key for lee");
    done(&add("lee", "lee", &own));
    refused(&estate, &add("lee", "lee", &own), 3, "is a key of lee already");
    refused(&estate, &add("chan", "chan", &own), 3, "is a key of lee already");
    let fingerprint = json(&estate, &["staff", "key", "list"])["rows"][0]["fingerprint"].as_str().unwrap().to_owned();
    refused(&estate, &of(&estate, "chan", &["staff", "key", "end", "lee", &fingerprint, "--why", "left"]), 3, "lee");
    refused(
        &estate,
        &of(&estate, "lee", &["staff", "key", "end", "chan", &fingerprint, "--why", "left"]),
        3,
        "has no key",
    );
    let late = ["staff", "key", "end", "lee", &fingerprint, "--why", "lost", "--from", "2027-01-01T00:00"];
    refused(&estate, &of(&estate, "lee", &late), 2, "");
    done(&of(&estate, "lee", &["staff", "key", "end", "lee", &fingerprint, "--why", "lost"]));
    refused(&estate, &add("lee", "lee", &own), 3, "ended at");
}
