//! The key box: begun, wrapped anew after roles or keys changed, looked through once a year.

use super::*;

#[test]
fn who_leaves_opens_nothing_more_once_keys_are_wrapped_anew() {
    if !can_encrypt() {
        return;
    }
    let (estate, id) = with_paper();
    let due = |estate: &Estate| said(&command(estate, &["status", "--quick"]).output()).contains("`deedbox keys wrap`");
    assert!(!due(&estate));
    let not_due = command(&estate, &["keys", "wrap"]).output();
    assert!(said(&not_due).contains("Nothing has changed"), "{}", said(&not_due));
    let estate = estate.with(&["--as", "lee", "staff", "add", "wu", "--name", "Wu", "--role", "general-manager"]);
    let wu = key(&estate, "wu");
    let added = estate.made(&["--as", "wu", "staff", "key", "add", "wu", "--open", &wu]);
    assert!(!due(&estate), "nobody has approved it");
    assert_eq!(json(&estate, &["pending"])["rows"][0]["what"], "opening-key");
    let estate = estate.with(&["--as", "lee", "approve", &added]);
    assert!(due(&estate));
    let open = |who: &str| {
        let words = ["open", &id, "--purpose", "x", "--handled-by", "lee", "--out", "-", "--identity"];
        let file = format!("../home/{who}.txt");
        command(&estate, &[&["--as", who], &words[..], &[&file]].concat()).output().status.code()
    };
    assert_eq!((open("ho"), open("wu")), (Some(0), Some(3)));
    done(&estate, &["keys", "wrap"]);
    assert_eq!((open("ho"), open("wu")), (Some(0), Some(0)));
    let lost = ho_key(&estate);
    let estate = estate.with(&["--as", "lee", "staff", "key", "end", "ho", &lost, "--why", "lost"]);
    assert!(due(&estate));
    let refused = command(&estate, &["keys", "wrap", "--identity", "../home/recovery.txt"]).output();
    assert!(said(&refused).contains("collect sticks"), "{}", said(&refused));
    let open = |who: &str| {
        let words = ["--purpose", "x", "--handled-by", "lee", "--out", "-", "--identity"];
        let file = format!("../home/{who}.txt");
        command(&estate, &[&["--as", "wu", "open", &id], &words[..], &[&file]].concat()).output().status.code()
    };
    assert_eq!((open("ho"), open("wu")), (Some(3), Some(0)));
    assert!(!due(&estate));
    let kept = keys(&estate);
    assert!(kept.len() == 1 && kept[0].ends_with(".3.age"), "{kept:?}");
    // What is filed from now on opens to those alone who open papers now.
    done(&estate, &FILE);
    assert_eq!(opened_by_age(&estate).len(), 2);
    nowhere_in_clear(&estate);
}

/// An empty folder under the name of the box is a stick that is not there: no second box comes of it, whose keys the first one lacks.
#[test]
fn no_box_is_begun_where_papers_lie_encrypted_already() {
    if !can_encrypt() {
        return;
    }
    let (estate, _) = with_paper();
    let (there, away) = (beside(&estate, "keys"), beside(&estate, "keys.away"));
    fs::rename(&there, &away).unwrap();
    fs::create_dir(&there).unwrap();
    for words in [&["keys", "wrap"][..], &["--dry-run", "keys", "wrap"]] {
        let refused = command(&estate, words).output();
        assert_eq!(refused.status.code(), Some(4), "{}", said(&refused));
        assert!(said(&refused).contains("--begin-anew"), "{}", said(&refused));
    }
    let status = said(&command(&estate, &["status", "--quick"]).output());
    assert!(!status.contains("keys wrap"), "{status}");
    done(&estate, &["keys", "wrap", "--begin-anew"]);
    done(&estate, &["keys", "wrap"]);
    fs::remove_dir_all(&there).unwrap();
    fs::rename(&away, &there).unwrap();
    let not_due = command(&estate, &["keys", "wrap"]).output();
    assert!(said(&not_due).contains("Nothing has changed"), "{}", said(&not_due));
}

#[test]
fn where_the_last_who_opened_papers_has_left_the_key_for_recovery_is_left() {
    if !can_encrypt() {
        return;
    }
    let (estate, _) = with_paper();
    let estate = estate.with(&["--as", "lee", "staff", "leave", "ho"]);
    let status = said(&command(&estate, &["status", "--quick"]).output());
    assert!(status.contains("`deedbox keys wrap`"), "{status}");
    let words = ["keys", "wrap", "--identity", "../home/recovery.txt"];
    let would = said(&command(&estate, &[&["--dry-run"], &words[..]].concat()).output());
    assert!(would.contains("would be wrapped anew, to the key for recovery alone"), "{would}");
    let wrapped = command(&estate, &words).output();
    assert!(wrapped.status.success() && said(&wrapped).contains("recovery alone"), "{}", said(&wrapped));
    let wrapped = beside(&estate, "keys").join(&keys(&estate)[0]);
    let by = |who: &str| {
        let identity = beside(&estate, &format!("home/{who}.txt"));
        std::process::Command::new("age").arg("-d").arg("-i").arg(identity).arg(&wrapped).output().unwrap()
    };
    assert!(!by("ho").status.success() && by("recovery").status.success());
    let status = said(&command(&estate, &["status", "--quick"]).output());
    assert!(!status.contains("keys wrap"), "{status}");
    // What comes from now on would open to an envelope alone.
    let filed = command(&estate, &[&["--as", "lee"], &FILE[..]].concat()).output();
    assert_eq!(filed.status.code(), Some(3), "{}", said(&filed));
}

fn ho_key(estate: &Estate) -> String {
    let text = fs::read_to_string(beside(estate, "home/ho.txt")).unwrap();
    text.lines().find_map(|line| line.strip_prefix("# public key: ")).unwrap().to_owned()
}

#[test]
fn a_box_whose_description_is_older_or_lost_is_wrapped_anew() {
    if !can_encrypt() {
        return;
    }
    let (estate, _) = with_paper();
    let about = beside(&estate, "keys/deedbox-keys.toml");
    let older = fs::read(&about).unwrap();
    let estate = estate.with(&["--as", "lee", "staff", "add", "wu", "--name", "Wu", "--role", "general-manager"]);
    let wu = key(&estate, "wu");
    let added = estate.made(&["--as", "wu", "staff", "key", "add", "wu", "--open", &wu]);
    let estate = estate.with(&["--as", "lee", "approve", &added]);
    done(&estate, &["keys", "wrap"]);
    assert!(keys(&estate)[0].ends_with(".2.age"));
    let estate = estate.with(&["--as", "lee", "staff", "key", "end", "wu", &wu, "--why", "lost"]);
    // The older copy names those very keys that open papers now, and what lies there is wrapped to wu.
    fs::write(&about, &older).unwrap();
    let checked = json(&estate, &["keys", "check"]).to_string();
    assert!(checked.contains("key-stale"), "{checked}");
    done(&estate, &["keys", "wrap"]);
    let kept = keys(&estate);
    assert!(kept.len() == 1 && kept[0].ends_with(".3.age"), "{kept:?}");
    fs::remove_file(&about).unwrap();
    done(&estate, &["keys", "wrap"]);
    let kept = keys(&estate);
    assert!(kept.len() == 1 && kept[0].ends_with(".4.age"), "{kept:?}");
    let again = command(&estate, &["keys", "wrap"]).output();
    assert!(said(&again).contains("Nothing has changed"), "{}", said(&again));
}

#[test]
fn a_key_counts_once_it_was_approved_and_is_one_persons() {
    if !can_encrypt() {
        return;
    }
    let estate = office();
    let wu = key(&estate, "wu");
    let add =
        |who: &str, of: &str, key: &str| command(&estate, &["--as", who, "staff", "key", "add", of, "--open", key]);
    refused(&estate, &add("chan", "ho", &wu), 3, "may not enter a key for ho");
    refused(&estate, &add("lee", "lee", &ho_key(&estate)), 3, "is a key of ho already");
    refused(&estate, &add("ho", "ho", "age1qqqq"), 2, "age1");
    let secret = fs::read_to_string(beside(&estate, "home/wu.txt")).unwrap();
    let secret = secret.lines().last().unwrap();
    let output = add("ho", "ho", secret).output();
    assert!(output.status.code() == Some(2) && !said(&output).contains(&secret[15..]), "{}", said(&output));
    refused(
        &estate,
        &command(&estate, &["--as", "lee", "staff", "key", "end", "lee", &ho_key(&estate), "--why", "lost"]),
        3,
        "has no key",
    );
    let listed = json(&estate, &["staff", "key", "list"]).to_string();
    assert!(listed.contains(&ho_key(&estate)) && listed.contains("in-force"), "{listed}");
}

#[test]
fn a_key_that_is_missing_or_old_is_found() {
    if !can_encrypt() {
        return;
    }
    let (estate, _) = with_paper();
    let verified = |estate: &Estate| {
        let told = json(estate, &["verify", "--keys"]);
        let found = told["findings"].as_array().unwrap().iter();
        found
            .map(|one| (one["code"].as_str().unwrap().to_owned(), one["severity"].as_str().unwrap().to_owned()))
            .collect::<Vec<_>>()
    };
    assert_eq!(verified(&estate), []);
    let drilled = command(&estate, &["keys", "check", "--identity", "../home/recovery.txt"]).output();
    assert!(drilled.status.success() && said(&drilled).contains("opens to its last byte (1)"), "{}", said(&drilled));
    let wrapped = beside(&estate, "keys").join(&keys(&estate)[0]);
    let old = beside(&estate, "keys").join(keys(&estate)[0].replace(".1.age", ".0.age"));
    fs::rename(&wrapped, &old).unwrap();
    assert_eq!(verified(&estate), [("key-stale".to_owned(), "note".to_owned())]);
    fs::write(&old, "not a key").unwrap();
    let shut = command(&estate, &["keys", "check", "--identity", "../home/recovery.txt"]).output();
    assert_eq!(shut.status.code(), Some(1), "{}", said(&shut));
    fs::remove_file(&old).unwrap();
    assert_eq!(verified(&estate), [("key-missing".to_owned(), "damage".to_owned())]);
    assert_eq!(command(&estate, &["verify", "--keys"]).output().status.code(), Some(1));
    assert_eq!(command(&estate, &["verify"]).output().status.code(), Some(0), "without keys nobody is accused");
    assert_eq!(command(&estate, &["keys", "check"]).output().status.code(), Some(1));
}

#[test]
fn a_key_for_nothing_is_swept_once_it_is_old() {
    if !can_encrypt() {
        return;
    }
    let (estate, _) = with_paper();
    let none = "00".repeat(32);
    let spare = beside(&estate, "keys/00").join(format!("{none}.1.age"));
    fs::create_dir_all(spare.parent().unwrap()).unwrap();
    fs::write(&spare, "x").unwrap();
    let says = said(&command(&estate, &["keys", "check"]).output());
    assert!(says.contains("One key is there for no paper"), "{says}");
    // The clock of the tests stands before the machine's: what is made now is young.
    done(&estate, &["keys", "check", "--sweep"]);
    assert!(spare.exists());
    let touched = peer::run(&estate.desk(), "touch", &["-d", "2026-09-01", &spare.display().to_string()]);
    assert!(touched.status.success());
    done(&estate, &["keys", "check", "--sweep"]);
    assert!(!spare.exists());
    assert_eq!(opened_by_age(&estate).len(), 1, "what has a paper stays");
}

#[test]
fn the_key_for_recovery_is_shown_once() {
    if !can_encrypt() {
        return;
    }
    let estate = office();
    let shown = done(&estate, &["keys", "new-recovery"]);
    let (public, secret) = shown.split_once('\n').unwrap();
    assert!(public.starts_with("age1") && secret.starts_with("AGE-SECRET-KEY-1") && secret.len() == 74, "{shown}");
    let output = command(&estate, &["keys", "new-recovery", "--print", "page.html"]).output();
    let printed = String::from_utf8(output.stdout.clone()).unwrap();
    assert!(printed.starts_with("age1") && printed.lines().count() == 1, "the page alone has the secret half");
    assert!(said(&output).contains(&format!("\"{}\"]", printed.trim())), "{}", said(&output));
    let page = fs::read_to_string(estate.desk().join("page.html")).unwrap();
    assert!(page.contains("AGE-SECRET-KEY-1"));
    nowhere_in_clear(&estate);
}

/// Whether a secret half opens the key of the first paper, by `age` alone.
fn opens_first(estate: &Estate, who: &str) -> bool {
    let wrapped = beside(estate, "keys").join(&keys(estate)[0]);
    let identity = beside(estate, &format!("home/{who}.txt"));
    peer::run(&estate.desk(), "age", &["-d", "-i", &identity.display().to_string(), &wrapped.display().to_string()])
        .status
        .success()
}

/// Whoever edits deedbox.toml reads nothing by that: neither by a key for recovery nor by a role of their own.
#[test]
fn who_edits_the_settings_opens_nothing_before_keys_are_wrapped() {
    if !can_encrypt() {
        return;
    }
    let estate = office();
    let says = |words: &[&str]| said(&command(&estate, words).output());
    for words in [&["status", "--quick"][..], &["audit", "--clause", "P1-5b"]] {
        assert!(!says(words).contains("other recovery keys"), "{words:?}");
    }
    let evil = key(&estate, "evil");
    let path = estate.archive().join("deedbox.toml");
    let honest = fs::read_to_string(&path).unwrap();
    let line = honest.lines().find(|line| line.starts_with("recovery")).unwrap();
    fs::write(
        &path,
        honest.replace(line, &format!("recovery = [\"{evil}\"]\nreaders = [\"general-manager\", \"manager\"]")),
    )
    .unwrap();
    let lee = key(&estate, "lee");
    let added = estate.made(&["--as", "lee", "staff", "key", "add", "lee", "--open", &lee]);
    done(&estate, &["--as", "lee", "approve", &added]);
    done(&estate, &FILE);
    let who = |estate: &Estate| ["ho", "recovery", "evil", "lee"].map(|who| opens_first(estate, who));
    assert_eq!(who(&estate), [true, true, false, false]);
    for words in [&["status", "--quick"][..], &["audit", "--clause", "P1-5b"], &["keys", "check"]] {
        let says = says(words);
        assert!(says.contains("other recovery keys") && says.contains(&evil), "{words:?}: {says}");
    }
    assert!(json(&estate, &["doctor"]).to_string().contains("recovery-differs"));
    // Roles and keys of people are taken up by wrapping; other recovery keys by saying so alone.
    let wrapped = command(&estate, &["keys", "wrap"]).output();
    assert!(wrapped.status.success() && said(&wrapped).contains("--take-up-recovery"), "{}", said(&wrapped));
    assert_eq!(who(&estate), [true, true, false, true]);
    let would = says(&["--dry-run", "keys", "wrap", "--take-up-recovery"]);
    assert!(would.contains("would be wrapped anew"), "{would}");
    done(&estate, &["keys", "wrap", "--take-up-recovery"]);
    assert_eq!(who(&estate), [true, false, true, true]);
    assert!(!says(&["status", "--quick"]).contains("other recovery keys"));
    // Taken out of the settings it counts still.
    fs::write(&path, fs::read_to_string(&path).unwrap().replace(&format!("\"{evil}\""), "")).unwrap();
    assert!(says(&["status", "--quick"]).contains("names no recovery key"));
    done(&estate, &FILE);
}

#[test]
fn where_the_box_opens_to_nobody_who_is_here_nothing_is_filed() {
    if !can_encrypt() {
        return;
    }
    let estate = office().with(&["--as", "lee", "staff", "add", "wu", "--name", "Wu", "--role", "general-manager"]);
    let wu = key(&estate, "wu");
    let added = estate.made(&["--as", "wu", "staff", "key", "add", "wu", "--open", &wu]);
    let estate = estate.with(&["--as", "lee", "approve", &added]).with(&["--as", "lee", "staff", "leave", "ho"]);
    refused(&estate, &command(&estate, &FILE), 3, "opens to nobody who opens papers now (wu)");
    done(&estate, &["keys", "wrap", "--identity", "../home/recovery.txt"]);
    done(&estate, &FILE);
    assert!(opens_first(&estate, "wu") && !opens_first(&estate, "ho"));
}

#[test]
fn wrapping_anew_goes_on_where_one_key_does_not_open() {
    if !can_encrypt() {
        return;
    }
    let (estate, id) = with_paper();
    let first = keys(&estate)[0].clone();
    let paper = encrypted(&estate)[0].clone();
    done(&estate, &FILE);
    let estate = estate.with(&["--as", "lee", "staff", "add", "wu", "--name", "Wu", "--role", "general-manager"]);
    let wu = key(&estate, "wu");
    let added = estate.made(&["--as", "wu", "staff", "key", "add", "wu", "--open", &wu]);
    let estate = estate.with(&["--as", "lee", "approve", &added]);
    // Nobody's key: nothing is begun, and it is said whose would do.
    let none = command(&estate, &["keys", "wrap", "--identity", "../home/wu.txt"]).output();
    assert!(none.status.code() == Some(3) && said(&none).contains("it opens to: ho and recovery"), "{}", said(&none));
    assert!(said(&none).contains("/originals/"), "by its paper: {}", said(&none));
    assert!(keys(&estate).iter().all(|name| name.ends_with(".1.age")));
    let whole = fs::read(beside(&estate, "keys").join(&first)).unwrap();
    fs::write(beside(&estate, "keys").join(&first), "no key").unwrap();
    let part = command(&estate, &["--format", "json", "keys", "wrap"]).output();
    assert_eq!(part.status.code(), Some(1), "{}", said(&part));
    let told: Value = serde_json::from_slice(&part.stdout).unwrap();
    assert_eq!(told["rows"], serde_json::json!([{ "path": paper, "status": "does-not-open" }]));
    assert!(said(&part).contains("wrapped anew: 1; opened by no key here: 1"), "{}", said(&part));
    let count = |end: &str| keys(&estate).iter().filter(|name| name.ends_with(end)).count();
    assert_eq!((count(".1.age"), count(".2.age")), (2, 1), "no old key is gone");
    // Run again it finishes, once the key is there.
    fs::write(beside(&estate, "keys").join(&first), whole).unwrap();
    let wu_opens = ["--as", "wu", "open", &id, "--purpose", "x", "--handled-by", "lee", "--out", "-"];
    let shut = command(&estate, &[&wu_opens[..], &["--identity", "../home/wu.txt"]].concat()).output();
    assert!(said(&shut).contains("it opens to: ho and recovery"), "of its own generation: {}", said(&shut));
    done(&estate, &["keys", "wrap"]);
    assert_eq!((count(".1.age"), count(".2.age")), (0, 2));
    assert_eq!(opened_by_age(&estate).len(), 2);
}

#[test]
fn a_box_whose_description_is_damaged_opens_all_the_same() {
    if !can_encrypt() {
        return;
    }
    let (estate, id) = with_paper();
    let about = beside(&estate, "keys/deedbox-keys.toml");
    fs::write(&about, "estate = ").unwrap();
    let open = ["--as", "ho", "open", &id, "--purpose", "x", "--handled-by", "lee", "--out", "-"];
    assert!(done(&estate, &open).contains(MARKER));
    let filed = command(&estate, &FILE).output();
    let says = said(&filed);
    assert!(filed.status.code() == Some(4) && says.contains("copy of the box") && !says.contains("git"), "{says}");
    fs::remove_file(&about).unwrap();
    done(&estate, &["keys", "wrap"]);
    done(&estate, &FILE);
    assert_eq!(opened_by_age(&estate).len(), 2);
}
