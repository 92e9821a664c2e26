//! `deedbox handover`: files that one custodian hands over to another (S-HAND).

use crate::audit::of_clause;
use crate::support::Estate;

/// Two files that chan keeps, one that lee keeps.
fn kept() -> Estate {
    let mut estate = Estate::new();
    for (unit, keeper) in [("1203", "chan"), ("1204", "chan"), ("0301", "lee")] {
        estate = estate.client(unit, "Acme", "2026-03-01");
        let custodian = format!("custodian={keeper}");
        estate = estate.with(&["--as", "lee", "amend", unit, &custodian, "--approve"]);
    }
    estate
}

/// What a command prints.
fn out(estate: &Estate, words: &[&str]) -> String {
    String::from_utf8_lossy(&estate.command(words).output().stdout).into_owned()
}

fn keepers(estate: &Estate) -> Vec<String> {
    let value: serde_json::Value =
        serde_json::from_str(&out(estate, &["--format", "json", "report", "clients"])).expect("JSON");
    let keeper = |row: &serde_json::Value| format!("{} {}", row["unit"], row["custodian"]).replace('"', "");
    value["rows"].as_array().expect("rows").iter().map(keeper).collect()
}

#[test]
fn one_approval_changes_who_keeps_every_file_and_who_takes_them_accepts() {
    let estate = kept();
    let id = estate.made(&["handover", "custody", "--from", "chan", "--to", "lee"]);
    assert_eq!(keepers(&estate), ["0301 lee", "1203 chan", "1204 chan"], "it waits");
    estate.run(["--as", "lee", "handover", "accept", &id]).refused(3).whatever_it_says();
    estate.run(["approve", &id]).refused(3).whatever_it_says();
    estate.made(&["--as", "lee", "approve", &id]);
    assert_eq!(keepers(&estate), ["0301 lee", "1203 lee", "1204 lee"]);
    estate.run(["handover", "accept", &id]).refused(3).stderr(&format!(
        "
        error: {id} is accepted by lee, who takes the files
          hint: `--as lee`"
    ));
    estate
        .run(["--as", "lee", "handover", "accept", &id, "--except", "the lease of 1203"])
        .succeeds()
        .stdout(&id)
        .stderr(&format!("{id} is accepted: 2 files, except: the lease of 1203."));
    assert!(out(&estate, &["handover", "list"]).contains("accepted"));
    assert!(out(&estate, &["verify"]).contains("0 findings") || estate.command(&["verify"]).output().status.success());
}

#[test]
fn some_files_alone_can_be_handed_over() {
    let estate = kept();
    estate.made(&["--as", "lee", "handover", "custody", "--from", "chan", "--to", "lee", "1204", "--approve"]);
    assert_eq!(keepers(&estate), ["0301 lee", "1203 chan", "1204 lee"]);
    estate.run(["handover", "custody", "--from", "chan", "--to", "lee", "0301"]).refused(3).stderr(
        "
        error: chan does not keep the file of 0301
          hint: chan keeps 1203",
    );
}

#[test]
fn what_is_rejected_changes_nothing_and_can_be_asked_anew() {
    let estate = kept();
    let ask = ["handover", "custody", "--from", "chan", "--to", "lee"];
    let id = estate.made(&ask);
    estate.run(ask).refused(3).whatever_it_says();
    estate.made(&["--as", "lee", "reject", &id, "--reason", "not yet"]);
    assert_eq!(keepers(&estate), ["0301 lee", "1203 chan", "1204 chan"]);
    estate.run(ask).succeeds().whatever_it_says();
}

#[test]
fn a_hand_over_is_between_two_people_and_who_takes_is_here() {
    let estate = kept().with(&["--as", "lee", "staff", "add", "poon", "--name", "Poon", "--role", "clerk"]);
    estate.run(["handover", "custody", "--from", "chan", "--to", "chan"]).refused(2).whatever_it_says();
    estate.run(["handover", "custody", "--from", "poon", "--to", "lee"]).refused(3).whatever_it_says();
    let estate = estate.with(&["--as", "lee", "staff", "leave", "poon"]);
    estate.run(["handover", "custody", "--from", "chan", "--to", "poon"]).refused(3).whatever_it_says();
    for words in [
        vec!["--as", "lee", "amend", "1203", "custodian=poon"],
        vec!["add", "1501", "--company", "B", "--move-in", "2026-11-23", "--custodian", "poon"],
    ] {
        estate.run_words(&words).refused(3).whatever_it_says();
    }
}

#[test]
fn the_list_to_sign_names_every_file() {
    let estate = kept();
    let id = estate.made(&["handover", "custody", "--from", "chan", "--to", "lee"]);
    let page = out(&estate, &["print", "handover", &id]);
    for word in ["1203", "1204", "Acme", id.rsplit('/').next().expect("an end")] {
        assert!(page.contains(word), "{word}: {page}");
    }
    assert!(!page.contains("0301"));
}

#[test]
fn who_leaves_is_told_what_they_still_keep_and_audit_and_status_name_it() {
    let estate = kept();
    assert_eq!(of_clause(&estate, "S-HAND").0, "not applicable");
    estate.run(["--as", "lee", "staff", "leave", "chan"]).succeeds().stdout("chan").stderr(
        "chan left on 2026-11-23; their roles ended. They still keep 1203 and 1204: `deedbox handover custody --from chan --to STAFF`.",
    );
    let why = "chan, who keeps the file, has left";
    assert_eq!(of_clause(&estate, "S-HAND"), ("broken".to_owned(), vec![why.to_owned(), why.to_owned()]));
    let status = out(&estate, &["--as", "lee", "status"]);
    assert!(status.contains("deedbox handover custody --from chan --to STAFF 1203"), "{status}");
    let hand = ["--as", "lee", "handover", "custody", "--from", "chan", "--to", "lee", "--approve"];
    let id = estate.made(&hand);
    assert_eq!(of_clause(&estate, "S-HAND").0, "kept");
    let later = estate.copy().today("2026-11-27");
    assert_eq!(of_clause(&later, "S-HAND").1, ["approved on 2026-11-23, and not accepted"]);
    assert!(out(&later, &["--as", "lee", "status"]).contains(&format!("deedbox handover accept {id}")));
    later.made(&["--as", "lee", "handover", "accept", &id]);
    assert_eq!(of_clause(&later, "S-HAND").0, "kept");
}

#[test]
fn a_handover_carries_its_list_and_waits_as_one_line() {
    let estate = kept().paper("1204", "lease", "contracts", "2026-03-01");
    let id = estate.made(&["handover", "custody", "--from", "chan", "--to", "lee"]);
    let list = estate.text_of(&["registers/handovers/", "-handover-list-", ".csv"]);
    assert!(list.starts_with("unit,label,company,papers,pages\n1203,"), "{list}");
    assert!(list.contains(",Acme,0,0\n") && list.contains(",Acme,1,"), "{list}");
    // The record that is approved has the digest of the list.
    let record = estate.text_of(&["registers/handovers/", "/data/records/", "-handover-"]);
    assert!(record.contains("-handover-list-") && record.contains("sha256 = "), "{record}");
    let waits = |estate: &Estate| -> Vec<String> {
        let value: serde_json::Value =
            serde_json::from_str(&out(estate, &["--format", "json", "pending"])).expect("JSON");
        value["rows"]
            .as_array()
            .expect("rows")
            .iter()
            .map(|row| row["id"].as_str().unwrap_or_default().to_owned())
            .collect()
    };
    assert_eq!(waits(&estate), std::slice::from_ref(&id));
    // An amendment of one's own waits beside it.
    let own = estate.copy().with(&["amend", "0301", "custodian=chan"]);
    assert_eq!(waits(&own).len(), 2);
    estate.made(&["--as", "lee", "approve", &id]);
    assert_eq!(waits(&estate), [""; 0]);
}
