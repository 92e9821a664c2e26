//! `deedbox restrict` and `unrestrict`: records that nobody is to see (S-PI).

use crate::audit::of_clause;
use crate::support::Estate;

/// A word that stands in what is restricted, and nowhere else.
const SECRET: &str = "Zephyrine";

/// What a command prints, and says.
fn out(estate: &Estate, words: &[&str]) -> String {
    let done = estate.command(words).output();
    format!("{}{}", String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr))
}

/// A client with a complaint that is closed, a letter that was answered and a paper, each of which says the word.
fn office() -> (Estate, Vec<String>) {
    let estate = Estate::new().client("1203", "Acme", "2026-03-01").on_desk("a.txt", "a");
    let opinion = estate.made(&["record", "opinion", "1203", "--title", SECRET]);
    let letter = estate.made(&["record", "letter", "1203", "--direction", "in", "--title", SECRET]);
    let estate = estate.with(&["update", &opinion, "--status", "answered"]);
    let estate = estate.with(&["update", &letter, "--status", "answered"]);
    let file = ["file", "1203", "a.txt", "--category", "correspondence", "--date", "2026-04-01", "--title", SECRET];
    let paper = estate.made(&file);
    let loan = ["--as", "lee", "lend", "1203", "--to", "Ho", "--purpose", SECRET, "--returned"];
    let loan = estate.made(&loan);
    (estate, vec![opinion, letter, paper, loan])
}

/// Every listing that names records, or what they say.
const LISTINGS: [&[&str]; 21] = [
    &["search", SECRET],
    &["show", "1203"],
    &["history", "1203"],
    &["loans"],
    &["pending"],
    &["status"],
    &["audit"],
    &["report", "letters"],
    &["report", "opinions"],
    &["report", "loans"],
    &["report", "clients"],
    &["report", "expiring"],
    &["report", "completeness"],
    &["report", "yearbook"],
    &["report", "letters", "--known-at", "2026-11-23"],
    &["print", "volume", "1203"],
    &["print", "loans"],
    &["disclose", "--list"],
    &["restrict", "--list"],
    &["--format", "json", "search", SECRET],
    &["--format", "csv", "loans"],
];

#[test]
fn what_is_restricted_stands_in_no_listing_and_all_of_it_again_once_it_is_lifted() {
    let (estate, ids) = office();
    let showing = |estate: &Estate| {
        LISTINGS
            .iter()
            .filter(|words| {
                let done = estate.command(words).output();
                assert!(matches!(done.status.code(), Some(0 | 1)), "{words:?} lists nothing: {}", done.status);
                out(estate, words).contains(SECRET)
            })
            .map(|words| words.join(" "))
            .collect::<Vec<_>>()
    };
    // The name that is looked for is said by nobody but the listing itself.
    let before = showing(&estate);
    assert!(6 < before.len(), "{before:?}");
    for id in &ids {
        estate.made(&["--as", "lee", "restrict", id, "--reason", "asked for"]);
    }
    assert_eq!(showing(&estate), [""; 0]);
    for id in &ids {
        let shown = out(&estate, &["show", id]);
        assert!(shown.contains("is restricted") && !shown.contains(SECRET), "{shown}");
        assert!(out(&estate, &["restrict", "--list"]).contains(id));
    }
    estate.run(["verify"]).succeeds().whatever_it_says();
    for id in &ids {
        estate.made(&["--as", "lee", "unrestrict", id]);
    }
    assert_eq!(showing(&estate), before);
}

#[test]
fn what_is_restricted_is_not_exported_lent_passed_on_or_changed() {
    let (estate, ids) = office();
    let (opinion, paper) = (&ids[0], &ids[2]);
    for id in &ids {
        estate.made(&["--as", "lee", "restrict", id, "--reason", "asked for"]);
    }
    estate.made(&["--as", "ho", "export", "-o", "all", "--papers", "--to", "B", "--purpose", "x"]);
    for entry in walkdir::WalkDir::new(estate.desk().join("all")) {
        let entry = entry.expect("an entry");
        if entry.file_type().is_file() {
            let text = String::from_utf8_lossy(&std::fs::read(entry.path()).expect("a file")).into_owned();
            assert!(!text.contains(SECRET), "{}", entry.path().display());
        }
    }
    for words in [
        vec!["--as", "lee", "lend", "1203", "--to", "Ho", "--purpose", "audit", "--paper", paper],
        vec!["disclose", "1203", "--to", "B", "--purpose", "x", "--paper", paper],
        vec!["disclose", "1203", "--to", "B", "--purpose", "x", "--record", opinion],
        vec!["amend", opinion, "title=x"],
        vec!["void", opinion, "--reason", "x"],
        vec!["reopen", opinion],
        vec!["print", "loan", &ids[3]],
        vec!["--as", "lee", "restrict", opinion, "--reason", "again"],
    ] {
        let run = estate.run_words(&words).refused(3).whatever_it_says();
        assert!(run.err().contains("restricted"), "{words:?}: {}", run.err());
    }
}

#[test]
fn who_holds_the_role_restricts_what_is_settled() {
    let (estate, ids) = office();
    estate.run(["restrict", &ids[0], "--reason", "x"]).refused(3).whatever_it_says();
    estate.run(["--as", "lee", "unrestrict", &ids[0]]).refused(3).stderr(&format!(
        "
        error: {} is not restricted
          hint: `deedbox restrict --list` names what is",
        ids[0]
    ));
    let open = estate.made(&["record", "repair", "1203", "--category", "lift"]);
    estate.run(["--as", "lee", "restrict", &open, "--reason", "x"]).refused(3).whatever_it_says();
    estate.run(["--as", "lee", "restrict", "1203/cover", "--reason", "x"]).refused(3).whatever_it_says();
    let early = ["--as", "lee", "restrict", &ids[0], "--reason", "x", "--until", "2026-11-01"];
    estate.run(early).refused(2).whatever_it_says();
}

#[test]
fn a_restriction_that_was_to_be_looked_at_again_is_named_by_audit_and_status() {
    let (estate, ids) = office();
    estate.made(&["--as", "lee", "restrict", &ids[0], "--reason", "x", "--until", "2026-11-30"]);
    assert_eq!(of_clause(&estate, "S-PI").0, "kept");
    let later = estate.copy().today("2026-12-01");
    assert_eq!(of_clause(&later, "S-PI").1, ["restricted until 2026-11-30, and still"]);
    assert!(out(&later, &["status"]).contains(&format!("deedbox unrestrict {}", ids[0])));
    later.made(&["--as", "lee", "unrestrict", &ids[0]]);
    assert_eq!(of_clause(&later, "S-PI").0, "not applicable");
}
