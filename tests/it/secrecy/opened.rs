//! Who opens an encrypted paper, and what is entered before it is.

use super::*;

const TO_STDOUT: [&str; 6] = ["--purpose", "審計", "--handled-by", "lee", "--out", "-"];

/// The text of the one loan.
fn loan_of(estate: &Estate) -> String {
    let loans: Vec<String> =
        estate.tree().into_keys().filter(|path| path.contains("-loan-") && !path.contains('+')).collect();
    assert_eq!(loans.len(), 1, "{loans:?}");
    fs::read_to_string(estate.archive().join(&loans[0])).unwrap()
}

#[test]
fn a_consultation_is_entered_first_and_then_it_is_opened() {
    if !can_encrypt() {
        return;
    }
    let (estate, id) = with_paper();
    let text = format!("{MARKER}: the rent is 1");
    assert_eq!(done(&estate, &[&["--as", "ho", "open", &id], &TO_STDOUT[..]].concat()), text);
    let loan = loan_of(&estate);
    assert!(loan.contains("purpose = \"審計\"") && !loan.contains("urgent"), "{loan}");
    let out = [&["--as", "ho", "open", &id], &TO_STDOUT[..4], &["--out", "out.txt"]].concat();
    done(&estate, &out);
    assert_eq!(fs::read_to_string(estate.desk().join("out.txt")).unwrap().trim(), text);
    refused(&estate, &command(&estate, &out), 2, "out.txt");
    let with = done(&estate, &[&["--as", "ho", "open", &id], &TO_STDOUT[..4], &["--with", "cp -t ."]].concat());
    assert_eq!(fs::read_to_string(estate.desk().join(Path::new(&with).file_name().unwrap())).unwrap().trim(), text);
    assert!(with.ends_with(".txt") && Path::new(&with).starts_with(beside(&estate, "run")), "{with}");
    assert!(!Path::new(&with).exists(), "it goes with the program that showed it");
    nowhere_in_clear(&estate);
    let loans = estate.tree().into_keys().filter(|path| path.contains("-loan-") && !path.contains('+')).count();
    assert_eq!(loans, 3, "each time it was opened is entered");
}

#[test]
fn who_may_not_open_it_or_has_no_key_does_not() {
    if !can_encrypt() {
        return;
    }
    let (estate, id) = with_paper();
    key(&estate, "stranger");
    let ho = |words: &[&str]| command(&estate, &[&["--as", "ho", "open", &id], words].concat());
    refused(&estate, &command(&estate, &[&["open", &id], &TO_STDOUT[..]].concat()), 3, "reserved for the role");
    refused(&estate, &ho(&["--out", "-"]), 3, "is confidential");
    refused(&estate, &ho(&TO_STDOUT[..4]), 3, "how it is shown was not said");
    let stranger = [&TO_STDOUT[..], &["--identity", "../home/stranger.txt"]].concat();
    refused(&estate, &ho(&stranger), 3, &format!("no key here opens {id}; it opens to: ho and recovery"));
    refused(
        &estate,
        &ho(&[&TO_STDOUT[..4], &["--with", "cat"]].concat()).without("XDG_RUNTIME_DIR"),
        3,
        "XDG_RUNTIME_DIR",
    );
    let into_tree = [&TO_STDOUT[..4], &["--out", "../tower/lease.txt"]].concat();
    refused(&estate, &ho(&into_tree), 2, "../tower/lease.txt");
    settings(&estate, "key_box = \"../keys\"\n");
    refused(&estate, &ho(&TO_STDOUT), 3, "where the secret half of your key is");
    settings(&estate, "key_box = \"../keys\"\nidentity = \"../home/ho.txt\"\n");
    let wrapped = beside(&estate, "keys").join(&keys(&estate)[0]);
    let hidden = beside(&estate, "tmp/hidden");
    fs::rename(&wrapped, &hidden).unwrap();
    refused(&estate, &ho(&TO_STDOUT), 3, "has no key of the paper");
    fs::rename(&hidden, &wrapped).unwrap();
    assert!(ho(&TO_STDOUT).output().status.success());
}

#[test]
fn a_paper_that_was_changed_or_cut_is_not_opened() {
    if !can_encrypt() {
        return;
    }
    let (estate, id) = with_paper();
    let path = estate.archive().join(&encrypted(&estate)[0]);
    let whole = fs::read(&path).unwrap();
    let out = [&["--as", "ho", "open", &id], &TO_STDOUT[..4], &["--out", "out.txt"]].concat();
    for bytes in [&whole[..whole.len() - 1], &[&whole[..], b"x"].concat()] {
        fs::remove_file(&path).unwrap();
        fs::write(&path, bytes).unwrap();
        let output = command(&estate, &out).output();
        assert_eq!(output.status.code(), Some(4), "{}", said(&output));
        assert!(!estate.desk().join("out.txt").exists());
    }
}

/// What the audit says of confidence, by whose it is.
fn broken(estate: &Estate) -> String {
    let output = command(estate, &["audit", "--clause", "P1-5b"]).output();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn what_is_opened_urgently_waits_and_is_named_until_it_is_approved() {
    if !can_encrypt() {
        return;
    }
    let (estate, id) = with_paper();
    assert!(!broken(&estate).contains("opened before"));
    let urgent = ["open", &id, "--purpose", "火警", "--urgent", "消防在場", "--out", "-"];
    let output = command(&estate, &urgent).output();
    assert!(String::from_utf8_lossy(&output.stdout).contains(MARKER), "{}", said(&output));
    assert!(said(&output).contains("waits for the general manager"), "{}", said(&output));
    assert!(loan_of(&estate).contains("urgent = \"消防在場\""));
    let pending = done(&estate, &["pending"]);
    assert!(pending.contains("消防在場"), "{pending}");
    let loan = pending.split_whitespace().find(|word| word.starts_with("1203/")).unwrap_or_else(|| panic!("{pending}"));
    assert!(broken(&estate).contains("opened before anybody let it be (消防在場)"), "{}", broken(&estate));
    // The command that is named does it, though who approves hands nothing over; by then it would have been due long ago.
    let named = json(&estate, &["pending"])["rows"][0]["command"].as_str().unwrap().to_owned();
    assert_eq!(named, format!("deedbox approve {loan}"));
    let later = estate.copy().today("2026-12-24");
    let approved = command(&later, &["--as", "ho", "approve", loan]).output();
    assert!(
        approved.status.success() && said(&approved).contains("opened it urgently is approved"),
        "{}",
        said(&approved)
    );
    let lending = String::from_utf8(command(&later, &["audit", "--clause", "P2-7"]).output().stdout).unwrap();
    assert!(!lending.contains(loan), "{lending}");
    assert!(!broken(&later).contains("opened before"), "{}", broken(&later));
    assert!(done(&later, &["show", loan]).contains("returned"));
    done(&estate, &["--as", "ho", "reject", loan, "--reason", "no fire"]);
    assert!(broken(&estate).contains("no breach was entered"), "{}", broken(&estate));
    done(&estate, &["record", "breach", "--title", "擅自打開", "--client", "1203", "--date", "2026-11-23"]);
    assert!(!broken(&estate).contains("no breach was entered"), "{}", broken(&estate));
    nowhere_in_clear(&estate);
}
