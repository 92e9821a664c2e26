//! The command that is named as the next one: it is typed as it stands, its blanks filled in, and it is the right one.

use std::collections::BTreeMap;
use std::path::Path;

use crate::support::Estate;

fn estate() -> Estate {
    Estate::new().client("1203", "Acme", "2026-03-01").paper("1203", "lease", "contracts", "2026-03-01")
}

/// What somebody asks for, and who may let it go.
fn asked(estate: &Estate, words: &[&str]) -> String {
    estate.made(words).lines().next().unwrap().to_owned()
}

/// The command that is named next once it is approved, as a program reads it; none where nothing follows.
fn next(estate: &Estate, who: &str, id: &str) -> Option<String> {
    let done = estate.command(&["--as", who, "--format", "json", "approve", id]).output();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let told: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
    let next = told["records"][0]["next"].as_str()?.trim_matches('`').to_owned();
    // The sentence for people names the same.
    let shown = estate.command(&["--format", "json", "show", id]).output();
    let shown: serde_json::Value = serde_json::from_slice(&shown.stdout).unwrap();
    assert!(shown.to_string().contains(next.trim_start_matches("deedbox ")), "{next}: {shown}");
    Some(next)
}

/// Types it, with something for each blank.
#[track_caller]
fn types(estate: &Estate, who: &str, command: &str, blanks: &[(&str, &str)]) {
    let blanks: BTreeMap<&str, &str> = blanks.iter().copied().collect();
    let words: Vec<&str> = command.split(' ').skip(1).map(|word| *blanks.get(word).unwrap_or(&word)).collect();
    let done = estate.command(&[&["--as", who][..], &words].concat()).output();
    assert!(done.status.success(), "{words:?}: {}", String::from_utf8_lossy(&done.stderr));
}

#[test]
fn what_leaves_is_handed_out_by_the_command_that_asked_for_it() {
    let estate = estate();
    estate.made(&["--as", "lee", "seal"]);
    let there = |name: &str| Path::new(&estate.desk()).join(name).exists();
    let whom = ["--to", "Owner", "--purpose", "audit"];
    let ask = |words: &[&str]| asked(&estate, &[words, &whom].concat());

    let id = ask(&["export", "-o", "tables"]);
    let command = next(&estate, "ho", &id).unwrap();
    types(&estate, "chan", &command, &[("PATH", "tables")]);
    assert!(command.contains("export --release") && there("tables"), "{command}");

    let id = ask(&["site", "pages"]);
    let command = next(&estate, "ho", &id).unwrap();
    types(&estate, "chan", &command, &[("DIR", "pages")]);
    assert!(command.contains("site DIR --release") && there("pages/index.html"), "{command}");

    let id = ask(&["bundle", "1203", "--since", "2026-01-01", "--out", "pack"]);
    let command = next(&estate, "ho", &id).unwrap();
    types(&estate, "chan", &command, &[("DIR", "pack")]);
    assert!(command.contains("bundle --release") && there("pack/data/proof/check.sh"), "{command}");

    let id = ask(&["disclose", "1203", "--cover"]);
    let command = next(&estate, "ho", &id).unwrap();
    types(&estate, "chan", &command, &[("DIR", "copies")]);
    assert!(command.contains("disclose --release") && there("copies/list.csv"), "{command}");

    if cfg!(feature = "parquet") {
        let id = ask(&["lake", "export", "lake", "--code", "tower-a"]);
        let command = next(&estate, "ho", &id).unwrap();
        types(&estate, "chan", &command, &[("DIR", "lake"), ("CODE", "tower-a")]);
        assert!(there("lake/catalogue.json"), "{command}");
        let id = ask(&["lake", "export", "lake", "--code", "tower-a", "--with", "personal"]);
        let command = next(&estate, "ho", &id).unwrap();
        types(&estate, "chan", &command, &[("DIR", "lake"), ("CODE", "tower-a")]);
        assert!(command.ends_with("--with personal"), "{command}");
    }
}

#[test]
fn a_hand_over_is_accepted_or_goes_to_the_company_and_a_request_is_gathered() {
    let estate = estate().with(&["--as", "lee", "amend", "1203", "custodian=chan", "--approve"]);
    let id = asked(&estate, &["handover", "custody", "--from", "chan", "--to", "lee"]);
    let command = next(&estate, "lee", &id).unwrap();
    types(&estate, "lee", &command, &[]);
    assert!(command.contains("handover accept"), "{command}");

    let id = asked(&estate, &["handover", "make", "--to", "Next Ltd", "--out", "handed"]);
    let command = next(&estate, "lee", &id).unwrap();
    types(&estate, "chan", &command, &[("DIR", "handed")]);
    assert!(command.contains("handover make --release") && estate.desk().join("handed/data/list.html").is_file());

    // What is lent is out: nothing has to be done next.
    let id = asked(&estate, &["lend", "1203", "--to", "Ho", "--purpose", "audit"]);
    assert_eq!(next(&estate, "lee", &id), None);
}

#[test]
fn what_is_to_be_destroyed_is_carried_out_by_two_witnesses() {
    // The same bytes lie in another file as well.
    let estate = estate().client("1204", "Beta", "2026-03-01").paper("1204", "lease", "contracts", "2026-03-01");
    let id = estate.tree().into_keys().find(|path| path.contains("/1203/") && path.contains("-document-")).unwrap();
    let tail = id.trim_end_matches(".toml").rsplit('-').next().unwrap().to_owned();
    let ask = ["dispose", "ask", "--paper", &format!("1203/{tail}"), "--ground", "duplicate", "--appraisal", "twice"];
    let id = asked(&estate, &ask);
    let command = next(&estate, "ho", &id).unwrap();
    assert_eq!(command, format!("deedbox dispose carry-out {id} --witness STAFF --witness STAFF"));
}
