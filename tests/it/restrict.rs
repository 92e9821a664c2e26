//! `deedbox restrict` and `unrestrict`: records that nobody is to see (S-PI).

use serde_json::Value;

use crate::audit::of_clause;
use crate::support::{Estate, REPORTS};

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

/// Everything is exported, and the word stands in none of it.
fn exports_nothing_secret(estate: &Estate) {
    estate.made(&["--as", "ho", "export", "-o", "all", "--papers", "--to", "B", "--purpose", "x"]);
    for entry in walkdir::WalkDir::new(estate.desk().join("all")) {
        let entry = entry.expect("an entry");
        if entry.file_type().is_file() {
            let text = String::from_utf8_lossy(&std::fs::read(entry.path()).expect("a file")).into_owned();
            assert!(!text.contains(SECRET), "{}", entry.path().display());
        }
    }
}

#[test]
fn what_is_restricted_is_not_exported_lent_passed_on_or_changed() {
    let (estate, ids) = office();
    let (opinion, paper) = (&ids[0], &ids[2]);
    for id in &ids {
        estate.made(&["--as", "lee", "restrict", id, "--reason", "asked for"]);
    }
    exports_nothing_secret(&estate);
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
    let stocktake = estate.made(&["stocktake", "R1", "--record"]);
    let lies = estate.run(["--as", "lee", "restrict", &stocktake, "--reason", "x"]).refused(3).whatever_it_says();
    assert!(lies.err().contains("which is not restricted"), "{}", lies.err());
    let cover = estate.run(["--as", "lee", "restrict", "1203/cover", "--reason", "x"]).succeeds().whatever_it_says();
    assert!(cover.err().contains("its words and names are blacked out"), "{}", cover.err());
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

/// What a report says without its words: every text that is none of a day, an id or a code is one and the same.
fn figures(value: Value) -> Value {
    match value {
        Value::String(text) if !text.is_ascii() || text.contains(SECRET) => Value::String("words".into()),
        Value::Array(items) => Value::Array(items.into_iter().map(figures).collect()),
        Value::Object(parts) => Value::Object(parts.into_iter().map(|(key, part)| (key, figures(part))).collect()),
        other => other,
    }
}

fn reports(estate: &Estate) -> Vec<(&'static str, Value)> {
    let json = |report: &&'static str| {
        let done = estate.command(&["--format", "json", "report", report]).output();
        assert!(matches!(done.status.code(), Some(0 | 1)), "{report}: {done:?}");
        (*report, figures(serde_json::from_slice(&done.stdout).expect("JSON")))
    };
    REPORTS.iter().map(json).collect()
}

/// An office in which every word that somebody typed has the word in it that nobody else says, with one client and all that can
/// be entered of it; what can be settled is.
fn talkative() -> (Estate, Vec<String>) {
    let cover = ["add", "1203", "--company", SECRET, "--english", SECRET, "--move-in", "2026-03-01", "--label", SECRET];
    let contact = format!("{SECRET};{SECRET} 1");
    let estate = Estate::new().with(&[&cover[..], &["--contact", &contact, "--emergency", &contact]].concat());
    let title = ["--title", SECRET];
    let records: [(&[&str], &[&str]); 13] = [
        (&["charge", "--item", "管理費", "--due", "2026-03-15", "--amount", "5200", "--no", "C1"], &[]),
        (&["payment", "--amount", "5000", "--receipt", SECRET, "--charges", "C1"], &[]),
        (&["refund", "--amount", "0", "--reason", SECRET], &[]),
        (&["deposit", "--about", "fit-out", "--movement", "received", "--amount", "10000", "--reason", SECRET], &[]),
        (&["credit-review", "--credit", SECRET, "--source", "銀行"], &[]),
        (
            &["repair", "--category", "空調", "--reporter", SECRET],
            &["assigned", "attended", "done", "followed-up", "close"],
        ),
        (
            &["complaint", "--about", "service-process", "--complainant", SECRET],
            &["assigned", "handled", "approve", "answered", "close"],
        ),
        (&["letter", "--direction", "in", "--ref-no", SECRET], &["answered"]),
        (&["opinion"], &["answered"]),
        (&["visit", "--occasion", "regular", "--visitor", "chan", "--opinion", SECRET], &["answered"]),
        (&["quality-check", "--item", "清潔", "--result", "pass"], &[]),
        (&["issue", "--about", "key", "--person", SECRET, "--numbers", "K1"], &["handed-in"]),
        (&["note", "--about", "misc", "--note", SECRET], &["close"]),
    ];
    let mut ids = vec!["1203/cover".to_owned()];
    for (words, steps) in records {
        let (kind, fields) = words.split_first().expect("a kind");
        let id = estate.made(&[&["record", kind, "1203"], fields, &title].concat());
        for step in steps {
            let to: &[&str] = if *step == "assigned" { &["--to", "engineering"] } else { &[] };
            match *step {
                "close" => estate.made(&["close", &id]),
                "approve" => estate.made(&["--as", "ho", "approve", &id, "--note", SECRET]),
                step => estate.made(&[&["--as", "ho", "update", &id, "--status", step, "--note", SECRET], to].concat()),
            };
        }
        ids.push(id);
    }
    let estate = estate.on_desk("a.txt", "a");
    let file = ["file", "1203", "a.txt", "--category", "contracts", "--title", SECRET, "--author", SECRET];
    ids.push(estate.made(&file));
    (estate, ids)
}

#[test]
fn figures_stay_what_they_were_and_every_word_of_what_is_restricted_is_black() {
    let (estate, ids) = talkative();
    let before = reports(&estate);
    let says = |estate: &Estate, report: &str| out(estate, &["--format", "json", "report", report]).contains(SECRET);
    assert!(REPORTS.iter().any(|report| says(&estate, report)), "no report has the word");
    for id in &ids {
        estate.made(&["--as", "lee", "restrict", id, "--reason", "asked for"]);
    }
    for ((report, before), (_, after)) in before.iter().zip(reports(&estate)) {
        assert_eq!(*before, after, "{report}");
        assert!(!says(&estate, report), "{report} says what is restricted");
    }
    for words in LISTINGS.iter().skip(1).filter(|words| !words.contains(&SECRET)) {
        assert!(!out(&estate, words).contains(SECRET), "{words:?} says what is restricted");
    }
    exports_nothing_secret(&estate);
    let (money, cover) = (&ids[2], &ids[0]);
    for words in [
        vec!["statement", "1203"],
        vec!["print", "statement", "1203"],
        vec!["print", "demand", "1203"],
        vec!["list"],
        vec!["log"],
        vec!["units"],
    ] {
        assert!(!out(&estate, &words).contains(SECRET), "{words:?} says what is restricted");
    }
    for words in [
        vec!["print", "receipt", money],
        vec!["show", money],
        vec!["show", cover],
        vec!["amend", money, "amount=1"],
        vec!["amend", "1203", "company=x"],
        vec!["void", money, "--reason", "x"],
        vec!["disclose", "1203", "--to", "B", "--purpose", "x", "--cover"],
    ] {
        let run = estate.run_words(&words).refused(3).whatever_it_says();
        assert!(run.err().contains("restricted"), "{words:?}: {}", run.err());
    }
    estate.run(["verify"]).succeeds().whatever_it_says();
    for id in &ids {
        estate.made(&["--as", "lee", "unrestrict", id]);
    }
    let whole = |estate: &Estate| REPORTS.map(|report| out(estate, &["--format", "json", "report", report]));
    let (again, _) = talkative();
    assert_eq!(
        whole(&estate).map(|text| text.matches(SECRET).count()),
        whole(&again).map(|text| text.matches(SECRET).count())
    );
}

#[test]
fn a_restricted_paper_still_keeps_its_volume_and_stands_in_its_list() {
    let (estate, ids) = office();
    let paper = &ids[2];
    let before = estate.copy().moved_out("1203", "2026-11-22");
    let box_of = |estate: &Estate| {
        estate.made(&["--as", "lee", "archive-moved-out", "--year", "2026"]);
        let retention = estate.command(&["--format", "json", "report", "retention"]).output();
        serde_json::from_slice::<Value>(&retention.stdout).expect("JSON")
    };
    estate.made(&["--as", "lee", "restrict", paper, "--reason", "asked for"]);
    let after = estate.moved_out("1203", "2026-11-22");
    assert_eq!(figures(box_of(&before.today("2027-01-05"))), figures(box_of(&after.today("2027-01-05"))));
}

#[test]
fn a_record_of_every_kind_that_can_be_restricted_is_counted_as_before() {
    let estate = Estate::new().client("1203", "Acme", "2026-03-01").with_every_kind("1203");
    let before = reports(&estate);
    let records = estate.tree().into_keys().filter(|path| path.contains("/data/records/") && !path.contains('+'));
    let mut kinds = std::collections::BTreeSet::new();
    for path in records {
        let stem = path.rsplit('/').next().expect("a name").trim_end_matches(".toml");
        let (kind, tail) = stem.get(11..).and_then(|rest| rest.rsplit_once('-')).expect("a kind and a tail");
        let owner = if path.starts_with("registers/") { path.split('/').nth(1).expect("a register") } else { "1203" };
        let id = format!("{owner}/{tail}");
        let done = estate.command(&["--as", "lee", "restrict", &id, "--reason", "x"]).output();
        if done.status.success() {
            kinds.insert(kind.to_owned());
            let shown = out(&estate, &["notice", "list"]);
            assert!(kind != "notice" || shown.contains("floor:12"), "{shown}");
        }
    }
    for kind in ["charge", "payment", "refund", "deposit", "reading", "notice", "survey-response", "document"] {
        assert!(kinds.contains(kind), "{kind} was not restricted: {kinds:?}");
    }
    for ((report, before), (_, after)) in before.iter().zip(reports(&estate)) {
        assert_eq!(before["totals"], after["totals"], "{report}");
        assert_eq!(before["rows"].as_array().map(Vec::len), after["rows"].as_array().map(Vec::len), "{report}");
    }
    estate.run(["verify"]).succeeds().whatever_it_says();
}
