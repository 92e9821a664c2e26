//! Papers that lie encrypted, in an archive that goes to another company: their keys, or they in clear, go along where that was asked for and approved.

use super::*;
use crate::support::tree;

/// Asks for the hand-over, by who approves it by asking where that person is the general manager.
fn make(estate: &Estate, who: &str, more: &[&str]) -> Output {
    let words = ["--as", who, "handover", "make", "--to", "宏信物業", "--out", "handed"];
    command(estate, &[&words[..], more].concat()).output()
}

/// What lies in the folder.
fn handed(estate: &Estate) -> Vec<String> {
    tree::tree(&estate.desk().join("handed")).into_keys().collect()
}

/// The record of it.
fn record(estate: &Estate) -> String {
    let is_record = |path: &String| path.contains("/records/") && path.contains("-handover-") && !path.contains('+');
    let found: Vec<String> = estate.tree().into_keys().filter(is_record).collect();
    fs::read_to_string(estate.archive().join(&found[0])).unwrap()
}

/// What the receiver finds of papers, who has no settings of ours; and the exit code.
fn found(estate: &Estate, more: &[&str]) -> (Vec<String>, Option<i32>) {
    let words = [&["--format", "json", "handover", "check", "handed"], more].concat();
    let output = command(estate, &words).without("DEEDBOX_ARCHIVE").set("XDG_CONFIG_HOME", "/nowhere").output();
    let told: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|e| panic!("{e}: {}", said(&output)));
    let findings = told["findings"].as_array().unwrap();
    (findings.iter().map(|row| row["code"].as_str().unwrap().to_owned()).collect(), output.status.code())
}

#[test]
fn keys_go_along_wrapped_to_the_company_alone_and_open_what_it_got() {
    if !can_encrypt() {
        return;
    }
    let (estate, id) = with_paper();
    let (taker, seals) =
        (key(&estate, "taker"), |estate: &Estate| estate.tree().keys().filter(|path| path.contains("-seal-")).count());
    // Nothing is sealed before it is known that the papers open here.
    let (before, lacking) = (seals(&estate), make(&estate, "ho", &["--to-key", &taker, "--identity", "none.txt"]));
    assert_eq!((lacking.status.code(), seals(&estate)), (Some(2), before), "{}", said(&lacking));
    let made = make(&estate, "ho", &["--to-key", &taker]);
    assert!(made.status.success(), "{}", said(&made));
    assert!(said(&made).contains(&format!("data/keys, wrapped to {taker}")), "{}", said(&made));
    assert!(record(&estate).contains(&format!("to_key = \"{taker}\"")));
    assert_eq!(found(&estate, &[]), (vec!["key-given".to_owned()], Some(0)), "it is there, and nobody tried it");
    assert_eq!(found(&estate, &["--identity", "../home/taker.txt"]), (vec![], Some(0)));
    assert_eq!(found(&estate, &["--identity", "../home/ho.txt"]), (vec!["locked".to_owned()], Some(1)));
    // By age alone, as FORMAT.md says; and in a copy, by deedbox.
    let script = "digits=$(sha256sum \"$PAPER\" | cut -c1-64)
        age -d -i \"$IDENTITY\" \"$BOX/$(echo \"$digits\" | cut -c1-2)/$digits\".*.age | age -d -i - \"$PAPER\"";
    let paper =
        handed(&estate).into_iter().find(|path| path.contains("data/archive/") && path.ends_with(".age")).unwrap();
    let set = format!("PAPER='handed/{paper}' IDENTITY=../home/taker.txt BOX=handed/data/keys\n{script}");
    assert_eq!(peer::succeeds(&estate.desk(), "sh", &["-c", &set]), format!("{MARKER}: the rent is 1\n"));
    peer::succeeds(&estate.desk(), "cp", &["-r", "handed/data/archive", "copy"]);
    fs::create_dir_all(beside(&estate, "home/next/deedbox")).unwrap();
    fs::write(
        beside(&estate, "home/next/deedbox/config.toml"),
        "key_box = \"handed/data/keys\"\nidentity = \"../home/taker.txt\"\n",
    )
    .unwrap();
    let open = ["-C", "copy", "--as", "ho", "open", &id, "--purpose", "x", "--handled-by", "lee", "--out", "-"];
    let opened = command(&estate, &open).set("XDG_CONFIG_HOME", beside(&estate, "home/next")).output();
    assert_eq!(String::from_utf8_lossy(&opened.stdout), format!("{MARKER}: the rent is 1\n"), "{}", said(&opened));
    peer::succeeds(&estate.desk(), "rm", &["-rf", "copy"]);
    nowhere_in_clear(&estate);
    let is_clear = |path: &String| {
        fs::read(estate.desk().join("handed").join(path))
            .unwrap()
            .windows(MARKER.len())
            .any(|part| part == MARKER.as_bytes())
    };
    assert_eq!(handed(&estate).into_iter().filter(is_clear).count(), 0);
}

#[test]
fn they_go_along_in_clear_where_that_is_asked_for_and_who_lets_them_be_read_approved_it() {
    if !can_encrypt() {
        return;
    }
    let (estate, _) = with_paper();
    // The manager approves a hand-over, and this one not.
    let asked = make(&estate, "lee", &["--clear"]);
    let id = String::from_utf8(asked.stdout.clone()).unwrap().trim().to_owned();
    assert!(asked.status.success() && !estate.desk().join("handed").exists(), "{}", said(&asked));
    let release = ["--as", "lee", "handover", "make", "--release", &id, "--out", "handed"];
    assert_eq!(command(&estate, &release).output().status.code(), Some(3));
    let by_lee = command(&estate, &["--as", "lee", "approve", &id]).output();
    assert!(by_lee.status.code() == Some(3) && said(&by_lee).contains("general-manager"), "{}", said(&by_lee));
    done(&estate, &["--as", "ho", "approve", &id]);
    let made = command(&estate, &release).output();
    assert!(made.status.success() && said(&made).contains("along in clear, in data/clear"), "{}", said(&made));
    let clear: Vec<String> = handed(&estate).into_iter().filter(|path| path.starts_with("data/clear/")).collect();
    assert!(clear.len() == 1 && clear[0].ends_with(".txt"), "{clear:?}");
    assert_eq!(
        fs::read_to_string(estate.desk().join("handed").join(&clear[0])).unwrap(),
        format!("{MARKER}: the rent is 1\n")
    );
    assert_eq!(found(&estate, &[]), (vec!["given-clear".to_owned()], Some(0)));
    fs::remove_dir_all(estate.desk().join("handed")).unwrap();
    // Unasked for, neither keys nor copies go, and the receiver is told.
    let plain = make(&estate, "lee", &[]);
    assert!(plain.status.success(), "{}", said(&plain));
    assert!(!handed(&estate).iter().any(|path| path.starts_with("data/keys") || path.starts_with("data/clear")));
    assert_eq!(found(&estate, &[]), (vec!["encrypted".to_owned()], Some(0)));
    nowhere_in_clear(&estate);
}

#[test]
fn what_opens_nowhere_is_named_and_where_nothing_is_encrypted_that_is_said() {
    if !can_encrypt() {
        return;
    }
    let (estate, _) = with_paper();
    let taker = key(&estate, "taker");
    let estate = estate.on_desk("lease.txt", &format!("{MARKER}: the rent is 2\n"));
    done(&estate, &[&FILE[..], &["--title", "second"]].concat());
    let lost = keys(&estate).remove(0);
    fs::remove_file(beside(&estate, "keys").join(&lost)).unwrap();
    let made = make(&estate, "ho", &["--to-key", &taker]);
    assert_eq!(made.status.code(), Some(1), "{}", said(&made));
    let closed: Vec<String> =
        estate.tree().into_iter().filter(|(_, digest)| lost.contains(digest)).map(|(path, _)| path).collect();
    assert!(said(&made).contains(&format!("{} goes as it lies", closed[0])), "{}", said(&made));
    let info = fs::read_to_string(estate.desk().join("handed/bag-info.txt")).unwrap();
    assert!(info.contains(&format!("Closed-Paper: {}\n", closed[0])), "{info}");
    let (codes, exit) = found(&estate, &["--identity", "../home/taker.txt"]);
    assert_eq!((codes, exit), (vec!["locked".to_owned()], Some(1)));
    let bare = Estate::new().client("1203", "Acme", "2026-05-01");
    let made = make(&bare, "ho", &["--clear"]);
    assert!(made.status.success() && said(&made).contains("lies encrypted: no key"), "{}", said(&made));
}
