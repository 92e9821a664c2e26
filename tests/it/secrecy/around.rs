//! What stands around encrypted papers: git, the audit, papers that lie in clear, what is printed and given away.

use super::*;

#[test]
fn git_has_no_clear_byte_of_it() {
    if !can_encrypt() {
        return;
    }
    let (estate, id) = with_paper();
    peer::git_succeeds(&estate.archive(), &["init", "-q"]);
    peer::git_succeeds(&estate.archive(), &["add", "-A"]);
    peer::git_succeeds(&estate.archive(), &["commit", "-qm", "all"]);
    done(&estate, &["--as", "ho", "open", &id, "--purpose", "x", "--handled-by", "lee", "--out", "-"]);
    peer::git_succeeds(&estate.archive(), &["add", "-A"]);
    peer::git_succeeds(&estate.archive(), &["commit", "-qm", "more"]);
    let all = peer::git(&estate.archive(), &["cat-file", "--batch-all-objects", "--batch"]).stdout;
    assert!(1000 < all.len());
    for needle in [MARKER.as_bytes(), b"AGE-SECRET-KEY-", b"lease.txt"] {
        assert!(!all.windows(needle.len()).any(|window| window == needle));
    }
    // A clone, without box and keys, is whole.
    let clone = beside(&estate, "tmp/clone");
    peer::git_succeeds(
        &estate.desk(),
        &["clone", "-q", &estate.archive().display().to_string(), &clone.display().to_string()],
    );
    let verified = command(&estate, &["-C", &clone.display().to_string(), "verify"]).set("XDG_CONFIG_HOME", "/nowhere");
    assert!(verified.output().status.success(), "{}", said(&verified.output()));
}

fn audit(estate: &Estate) -> String {
    String::from_utf8(command(estate, &["audit", "--clause", "P1-5b"]).output().stdout).unwrap()
}

#[test]
fn what_lies_in_clear_is_named_and_secured() {
    if !can_encrypt() {
        return;
    }
    let estate = Estate::new().client("1203", "Acme", "2026-05-01");
    let estate = estate.on_desk("old.txt", "filed before");
    let id = estate.made(&["file", "1203", "old.txt", "--category", "contracts", "--level", "confidential"]);
    assert!(!audit(&estate).contains("lies in clear"), "not asked while nothing is encrypted");
    let doctor = json(&estate, &["doctor"]).to_string();
    assert!(doctor.contains("clear-on-disk"), "{doctor}");
    refused_plain(&estate, &["secure", &id], "are not encrypted in this estate");
    let (ho, recovery) = (key_in(&estate, "ho"), key_in(&estate, "recovery"));
    let path = estate.archive().join("deedbox.toml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, format!("{text}\n[secrecy]\nencrypt = true\nrecovery = [\"{recovery}\"]\n")).unwrap();
    let added = estate.made(&["--as", "ho", "staff", "key", "add", "ho", "--open", &ho]);
    let estate = estate.with(&["--as", "lee", "approve", &added]).with(&["keys", "wrap"]);
    assert!(audit(&estate).contains(&format!("{id}  lies in clear")), "{}", audit(&estate));
    let made = done(&estate, &["secure", &id]);
    let (copy, list) = made.split_once('\n').unwrap();
    assert!(list.starts_with("disposals/"), "{made}");
    assert_eq!(opened_by_age(&estate), ["filed before"]);
    assert!(estate.text_of(&["-document-", &copy[5..]]).contains("supersedes"));
    assert!(audit(&estate).contains("lies in clear"), "until the list is carried out");
    refused_plain(&estate, &["secure", copy], "lies encrypted");
    done(&estate, &["--as", "ho", "approve", list]);
    let estate = estate.today("2027-01-15");
    let witnesses = ["--witness", "wa", "--witness", "wb"];
    let estate = estate
        .with(&["--as", "lee", "staff", "add", "wa", "--name", "A", "--role", "clerk"])
        .with(&["--as", "lee", "staff", "add", "wb", "--name", "B", "--role", "clerk"])
        .with(&["seal"]);
    done(&estate, &[&["--as", "lee", "dispose", "carry-out", list], &witnesses[..]].concat());
    assert!(!audit(&estate).contains("lies in clear"), "{}", audit(&estate));
    assert!(done(&estate, &["verify", "--keys"]).contains("as they were listed"));
}

fn key_in(estate: &Estate, name: &str) -> String {
    for folder in ["keys", "run", "home/.config", "home/.config/deedbox"] {
        let _ = fs::create_dir(beside(estate, folder));
    }
    settings(estate, "key_box = \"../keys\"\nidentity = \"../home/ho.txt\"\n");
    key(estate, name)
}

#[track_caller]
fn refused_plain(estate: &Estate, words: &[&str], says: &str) {
    let output = command(estate, words).output();
    assert!(output.status.code() == Some(3) && said(&output).contains(says), "{}", said(&output));
}

#[test]
fn a_paper_that_becomes_confidential_is_said_to_lie_in_clear() {
    if !can_encrypt() {
        return;
    }
    let estate = office().on_desk("deed.txt", "a deed");
    let id = estate.made(&["file", "1203", "deed.txt", "--category", "contracts"]);
    let amended = command(&estate, &["--as", "lee", "amend", &id, "level=confidential", "--reason", "x", "--approve"]);
    let says = said(&amended.output());
    assert!(says.contains(&format!("`deedbox secure {id}`")), "{says}");
    assert!(audit(&estate).contains(&format!("{id}  lies in clear")), "{}", audit(&estate));
}

#[test]
fn the_inbox_that_git_has_is_named() {
    let estate = Estate::new();
    let inbox = estate.archive().join("inbox");
    fs::create_dir_all(&inbox).unwrap();
    fs::write(inbox.join("scan.txt"), "x").unwrap();
    peer::git_succeeds(&estate.archive(), &["init", "-q"]);
    peer::git_succeeds(&estate.archive(), &["add", "-A"]);
    peer::git_succeeds(&estate.archive(), &["commit", "-qm", "all"]);
    let kept = |estate: &Estate| json(estate, &["doctor"]).to_string().contains("inbox-kept");
    assert!(!kept(&estate), "it is ignored");
    peer::git_succeeds(&estate.archive(), &["add", "-f", "inbox/scan.txt"]);
    peer::git_succeeds(&estate.archive(), &["commit", "-qm", "slip"]);
    peer::git_succeeds(&estate.archive(), &["rm", "-q", "--cached", "inbox/scan.txt"]);
    peer::git_succeeds(&estate.archive(), &["commit", "-qm", "taken out"]);
    assert!(kept(&estate), "it was committed once");
}

#[test]
fn who_gets_a_copy_gets_it_in_clear_by_the_key_of_who_hands_it_over() {
    if !can_encrypt() {
        return;
    }
    let (estate, id) = with_paper();
    let asked = estate.made(&["disclose", "1203", "--to", "律師", "--purpose", "訴訟", "--paper", &id]);
    let estate = estate.with(&["--as", "ho", "approve", &asked]);
    let release = command(&estate, &["--as", "ho", "disclose", "--release", &asked, "-o", "copies"]);
    settings(&estate, "key_box = \"../keys\"\n");
    refused(&estate, &release, 3, "where the secret half of your key is");
    assert!(!estate.desk().join("copies").exists(), "nothing went out");
    settings(&estate, "key_box = \"../keys\"\nidentity = \"../home/ho.txt\"\n");
    assert!(release.output().status.success());
    let copy = fs::read_dir(estate.desk().join("copies")).unwrap().filter_map(Result::ok).map(|entry| entry.path());
    let copy: Vec<PathBuf> = copy.filter(|path| path.to_string_lossy().ends_with(".txt")).collect();
    assert_eq!(fs::read_to_string(&copy[0]).unwrap(), format!("{MARKER}: the rent is 1\n"));
    // The digest of the encrypted file is none of the copy's.
    let list = fs::read_to_string(estate.desk().join("copies/list.csv")).unwrap();
    let is_digest = |word: &str| word.len() == 64 && word.bytes().all(|b| b.is_ascii_hexdigit());
    assert!(list.contains(".txt") && !list.split(',').any(is_digest), "{list}");
    let words = ["--as", "ho", "export", "-o", "out", "--papers", "--to", "x", "--purpose", "x"];
    let exported = command(&estate, &words).output();
    assert!(exported.status.success(), "{}", said(&exported));
    let papers = walkdir::WalkDir::new(estate.desk().join("out")).into_iter().filter_map(Result::ok);
    let clear = papers.filter(|entry| entry.path().extension().is_some_and(|ending| ending == "txt")).count();
    assert_eq!(clear, 1);
    // No digest of the clear text is registered.
    let clear = crate::support::tree::sha256(&fs::read(&copy[0]).unwrap());
    for (path, _) in estate.tree().into_iter().filter(|(path, _)| path.ends_with(".toml")) {
        assert!(!fs::read_to_string(estate.archive().join(&path)).unwrap().contains(&clear), "{path}");
    }
    nowhere_in_clear(&estate);
}

#[test]
fn a_confidential_paper_becomes_ordinary_by_who_lets_it_be_read_alone() {
    if !can_encrypt() {
        return;
    }
    let (estate, id) = with_paper();
    let lower = ["amend", &id, "level=ordinary", "--reason", "x"];
    refused_plain(
        &estate,
        &[&["--as", "lee"], &lower[..], &["--approve"]].concat(),
        "reserved for the role general-manager",
    );
    let waits = done(&estate, &lower);
    refused_plain(&estate, &["--as", "lee", "approve", &waits], "reserved for the role general-manager");
    refused_plain(
        &estate,
        &["--as", "lee", "reject", &waits, "--reason", "x"],
        "reserved for the role general-manager",
    );
    let rows = json(&estate, &["pending"])["rows"].clone();
    assert_eq!((rows[0]["role"].as_str(), rows[0]["may"][0].as_str()), (Some("general-manager"), Some("ho")), "{rows}");
    // A title is for who amends, as before.
    done(&estate, &["--as", "lee", "amend", &id, "title=lease", "--approve"]);
    done(&estate, &["--as", "ho", "approve", &waits]);
    let judged = String::from_utf8(command(&estate, &["audit", "--clause", "P2-8"]).output().stdout).unwrap();
    assert!(!judged.contains("not entitled") && !judged.contains("did not hold"), "{judged}");
    assert_eq!(json(&estate, &["show", &id])["level"], "ordinary");
    // Raised again by who amends; and a paper that was never confidential is theirs.
    done(&estate, &["--as", "lee", "amend", &id, "level=confidential", "--approve"]);
    refused_plain(&estate, &[&["--as", "lee"], &lower[..], &["--approve"]].concat(), "general-manager");
}

#[test]
fn securing_a_paper_twice_makes_one_list() {
    if !can_encrypt() {
        return;
    }
    let estate = office();
    let estate = estate.on_desk("deed.txt", "a deed");
    let id = estate.made(&["file", "1203", "deed.txt", "--category", "contracts"]);
    done(&estate, &["--as", "lee", "amend", &id, "level=confidential", "--approve"]);
    let made = done(&estate, &["secure", &id]);
    let list = made.lines().last().unwrap();
    assert_eq!(done(&estate, &["secure", &id]), made);
    done(&estate, &["--as", "ho", "approve", list]);
    assert_eq!(done(&estate, &["secure", &id]), made);
    let ask = ["dispose", "ask", "--paper", &id, "--ground", "secured", "--appraisal", "x"];
    refused_plain(&estate, &ask, &format!("stands on {list} already"));
    assert_eq!(
        estate
            .tree()
            .keys()
            .filter(|path| path.contains("-disposal-") && path.ends_with(".toml") && !path.contains('+'))
            .count(),
        1
    );
}

#[test]
fn what_is_handed_over_says_what_lies_encrypted() {
    if !can_encrypt() {
        return;
    }
    let (estate, id) = with_paper();
    let estate = estate.on_desk("plain.txt", "plain");
    done(&estate, &["file", "1203", "plain.txt", "--category", "contracts"]);
    let made = command(&estate, &["--as", "lee", "handover", "make", "--to", "宏信", "--out", "handed"]).output();
    assert!(said(&made).contains("One paper goes along encrypted"), "{}", said(&made));
    let read = |name: &str| fs::read_to_string(estate.desk().join("handed/data").join(name)).unwrap();
    for name in ["README.txt", "list.html"] {
        assert!(read(name).contains("key box") && read(name).contains("7e"), "{name}");
    }
    let listed = read("list/papers.csv");
    assert_eq!(listed.lines().filter(|line| line.ends_with(",age")).count(), 1, "{listed}");
    let checked = || {
        let output = command(&estate, &["--format", "json", "handover", "check", "handed"]).output();
        let told: Value = serde_json::from_slice(&output.stdout).unwrap();
        (output.status.code(), told["papers"].clone(), told["findings"].to_string(), said(&output))
    };
    let (code, papers, found, says) = checked();
    let total = papers["usable"].as_u64().unwrap();
    assert_eq!(
        (code, papers["encrypted"].as_u64(), papers["damaged"].as_u64()),
        (Some(0), Some(1), Some(0)),
        "{found}"
    );
    assert!(found.contains("\"encrypted\"") && says.contains("keys check --identity"), "{found} {says}");
    // One that was altered is damaged, and no more counted as encrypted.
    let paper = estate.desk().join("handed/data/archive").join(&encrypted(&estate)[0]);
    let bytes = fs::read(&paper).unwrap();
    fs::remove_file(&paper).unwrap();
    fs::write(&paper, [&bytes[..bytes.len() - 1], b"x"].concat()).unwrap();
    let (code, papers, found, _) = checked();
    let counts = (papers["usable"].as_u64(), papers["encrypted"].as_u64(), papers["damaged"].as_u64());
    assert_eq!((code, counts), (Some(1), (Some(total), Some(0), Some(1))), "{found}");
    // A dispute bundle says so too.
    done(&estate, &["seal"]);
    let words = ["bundle", "1203", "--paper", &id, "--to", "x", "--purpose", "x", "--out", "pack"];
    let bundled = command(&estate, &[&["--as", "ho"], &words[..]].concat()).output();
    assert!(said(&bundled).contains("One exhibit lies encrypted"), "{}", said(&bundled));
    let readme = fs::read_to_string(estate.desk().join("pack/data/README.txt")).unwrap();
    assert!(readme.contains("ends in .age"), "{readme}");
    assert!(fs::read_to_string(estate.desk().join("pack/data/README.html")).unwrap().contains("ends in .age"));
}
