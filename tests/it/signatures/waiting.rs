//! A key that is waited for: nobody waits behind it, and what was decided is decided anew where it changed meanwhile.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::{asked, can_sign, done, findings, key, names_key, of, paths, refused, said, signing};
use crate::support::{Command, Estate, peer};

/// A program in the place of `ssh-keygen`: what it does first, then the real one.
fn in_its_place(estate: &Estate, script: &str) -> PathBuf {
    let folder = estate.desk().join("bin");
    fs::create_dir_all(&folder).unwrap();
    let program = folder.join("ssh-keygen");
    let path = std::env::var_os("PATH").unwrap();
    let mut real = std::env::split_paths(&path).map(|folder| folder.join("ssh-keygen"));
    let real = real.find(|file| file.is_file()).unwrap();
    fs::write(&program, format!("#!/bin/sh\ndesk={}\nreal={}\n{script}\n", estate.desk().display(), real.display()))
        .unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    folder
}

fn with(command: Command, folder: &std::path::Path) -> Command {
    let path = std::env::var_os("PATH").unwrap();
    let path = std::env::join_paths([folder.to_owned()].into_iter().chain(std::env::split_paths(&path))).unwrap();
    command.set("PATH", path)
}

fn wait_for(file: &std::path::Path) {
    let began = Instant::now();
    while !file.exists() {
        assert!(began.elapsed() < Duration::from_secs(60), "{} never came", file.display());
        std::thread::sleep(Duration::from_millis(10));
    }
}

/// Waits until it is told to go on.
const WAITS: &str = "n=0; while [ -e $desk/started.$n ]; do n=$((n+1)); done; touch $desk/started.$n\n\
    while [ ! -e $desk/go ]; do sleep 0.02; done\nexec $real \"$@\"";

#[test]
fn nobody_waits_behind_a_key_and_what_changed_meanwhile_is_decided_anew() {
    if !can_sign() {
        return;
    }
    let estate = signing();
    let (first, second) = (asked(&estate), asked(&estate));
    let folder = in_its_place(&estate, WAITS);
    let waiting = with(of(&estate, "lee", &["approve", &first]), &folder).start();
    wait_for(&estate.desk().join("started.0"));
    // Somebody writes into the same file, and into another one, and seals would not wait either.
    let began = Instant::now();
    done(&of(&estate, "chan", &["--wait", "0", "record", "note", "1203", "--about", "keys", "--note", "two"]));
    done(&of(&estate, "chan", &["--wait", "0", "record", "enquiry", "--who", "Lam"]));
    assert!(began.elapsed() < Duration::from_secs(30));
    assert!(paths(&estate, ".toml").iter().all(|path| !path.contains("-approved-") || path.starts_with("staff/")));
    fs::write(estate.desk().join("go"), "").unwrap();
    let output = waiting.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", said(&output));
    assert!(said(&output).contains("changed while the key was waited for: decided anew"), "{}", said(&output));
    // It signed twice: the first signature was for nothing, for what was decided on had changed.
    assert!(estate.desk().join("started.1").exists());
    assert_eq!(findings(&estate), []);
    // Where nothing changed, nothing is said.
    let output = with(of(&estate, "lee", &["approve", &second]), &folder).output();
    assert!(output.status.success() && !said(&output).contains("anew"), "{}", said(&output));
    assert_eq!(findings(&estate), []);
    assert_eq!(paths(&estate, ".toml.sig").len(), 4);
}

#[test]
fn what_somebody_else_approved_meanwhile_is_not_approved_again() {
    if !can_sign() {
        return;
    }
    let estate = signing();
    let id = asked(&estate);
    let folder = in_its_place(&estate, WAITS);
    let waiting = with(of(&estate, "lee", &["approve", &id]), &folder).start();
    wait_for(&estate.desk().join("started.0"));
    done(&of(&estate, "lee", &["reject", &id, "--reason", "no bay is free"]));
    let before = estate.tree();
    fs::write(estate.desk().join("go"), "").unwrap();
    let output = waiting.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(3), "{}", said(&output));
    assert!(said(&output).contains("decided anew"), "{}", said(&output));
    assert!(before == estate.tree());
    assert_eq!(findings(&estate), []);
}

#[test]
fn a_key_that_nobody_touches_is_given_up_and_one_that_fails_or_lies_is_refused() {
    if !can_sign() {
        return;
    }
    let estate = signing();
    let id = asked(&estate);
    let approve = |script: &str| with(of(&estate, "lee", &["approve", &id]), &in_its_place(&estate, script));
    let began = Instant::now();
    let silent = approve("exec sleep 600").set("__DEEDBOX_TEST_KEY_LIMIT", "1000");
    refused(&estate, &silent, 3, "nobody touched the key for 1 s; nothing was changed");
    assert!(began.elapsed() < Duration::from_secs(60));
    refused(&estate, &approve("echo 'agent refused operation' >&2; exit 1"), 3, "agent refused operation");
    refused(&estate, &approve("cat > /dev/null; exit 0"), 3, "is no signature of approved");
    refused(&estate, &approve("echo x; exit 0"), 3, "is no signature of approved");
    // It signs something else, or by another key.
    refused(&estate, &approve("cat > /dev/null; printf other | $real \"$@\""), 3, "is no signature of approved");
    key(&estate, "strange", "ed25519");
    refused(&estate, &approve("exec $real -q -Y sign -n deedbox -f $desk/strange"), 3, "is no signature of approved");
    refused(&estate, &approve("exec $real -q -Y sign -n file -f $desk/lee"), 3, "is no signature of approved");
    // It is not installed.
    let none = of(&estate, "lee", &["approve", &id]).set("PATH", estate.desk().join("nothing"));
    refused(&estate, &none, 3, "ssh-keygen is not installed");
    done(&approve("exec $real \"$@\""));
    assert_eq!(findings(&estate), []);
}

#[test]
fn a_key_in_an_agent_signs_without_its_file() {
    if !can_sign() || !peer::is_there("ssh-agent", "keys in an agent") {
        return;
    }
    let estate = signing();
    let socket = estate.desk().join("agent");
    let mut agent = std::process::Command::new("ssh-agent")
        .args(["-D", "-a"])
        .arg(&socket)
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .spawn()
        .unwrap();
    wait_for(&socket);
    let added =
        std::process::Command::new("ssh-add").arg(estate.desk().join("lee")).env("SSH_AUTH_SOCK", &socket).output();
    assert!(added.unwrap().status.success());
    fs::remove_file(estate.desk().join("lee")).unwrap();
    let id = asked(&estate);
    refused(&estate, &of(&estate, "lee", &["approve", &id]), 3, "ssh-add");
    done(&of(&estate, "lee", &["approve", &id]).set("SSH_AUTH_SOCK", socket));
    agent.kill().unwrap();
    agent.wait().unwrap();
    assert_eq!(findings(&estate), []);
    assert_eq!(paths(&estate, ".toml.sig").len(), 3);
}

#[test]
fn a_token_asks_for_a_touch_and_its_signature_passes() {
    if !can_sign() || !peer::is_there("python3", "a stand-in for a token") {
        return;
    }
    let estate = Estate::new();
    let program = include_str!("token.py");
    let folder = estate.desk().join("bin");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("ssh-keygen"), program).unwrap();
    fs::set_permissions(folder.join("ssh-keygen"), fs::Permissions::from_mode(0o755)).unwrap();
    let file = estate.desk().join("token").display().to_string();
    let made = peer::run(&estate.desk(), "python3", &["bin/ssh-keygen", "make", &file]);
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let public = format!("{file}.pub");
    done(&with(of(&estate, "lee", &["staff", "key", "add", "lee", &public]), &folder));
    names_key(&estate, "lee", std::path::Path::new(&public));
    super::required(&estate, super::ALL);
    let estate = estate.client("1203", "Acme", "2026-05-01");
    let id = asked(&estate);
    let untouched = with(of(&estate, "lee", &["approve", &id]), &folder).set("TOKEN_UNTOUCHED", "1");
    refused(&estate, &untouched, 3, "signed without being touched");
    done(&with(of(&estate, "lee", &["approve", &id]), &folder));
    done(&with(of(&estate, "lee", &["seal"]), &folder));
    assert_eq!(findings(&estate), []);
    // The real program says so as well.
    assert_eq!(super::openssh_agrees(&estate), 4);
}
