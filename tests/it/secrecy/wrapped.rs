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
