//! What programs and cron read: objects, errors among them, and no more words than they asked for.

use crate::support::Estate;

/// What a command line says on both streams, and how it ends.
fn ended(estate: &Estate, words: &[&str]) -> (Option<i32>, String, String) {
    let ended = estate.command(words).output();
    let [out, err] = [ended.stdout, ended.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    (ended.status.code(), out, err)
}

#[test]
fn an_error_is_an_object_where_programs_read() {
    let estate = Estate::new();
    for (words, exit, code) in [
        (&["--json", "show", "9999"][..], 2, "error-unknown-unit"),
        (&["--json", "add", "1203", "--company", "A"], 2, "usage"),
        (&["show", "9999", "--format", "json"], 2, "error-unknown-unit"),
        (&["--format=json", "--as", "chan", "staff", "add", "Mak Siu Ming"], 3, "refusal-reserved"),
        (&["--json", "amend", "1203/unit", "area=wide"], 2, "amends-value"),
    ] {
        let (ended, out, err) = ended(&estate, words);
        let told: serde_json::Value = serde_json::from_str(&err).unwrap_or_else(|e| panic!("{words:?}: {e}: {err}"));
        assert_eq!((ended, out.as_str(), told["error"]["code"].as_str()), (Some(exit), "", Some(code)), "{err}");
        assert_eq!(told["error"]["exit"], exit);
        assert!(told["error"]["message"].as_str().is_some_and(|text| !text.is_empty()), "{err}");
    }
    // For people it stays a sentence.
    assert!(ended(&estate, &["show", "9999"]).2.starts_with("error: "));
    assert_eq!(ended(&estate, &["--json", "--format", "csv", "status"]).0, Some(2));
}

#[test]
fn json_is_short_for_its_format() {
    let estate = Estate::new();
    assert_eq!(ended(&estate, &["--json", "unit", "list"]), ended(&estate, &["--format", "json", "unit", "list"]));
}

#[test]
fn quiet_says_nothing_but_data_and_errors() {
    let estate = Estate::new();
    let (code, out, err) = ended(&estate, &["--quiet", "add", "1203", "--company", "Acme", "--move-in", "2026-03-01"]);
    assert_eq!((code, out.as_str(), err.as_str()), (Some(0), "1203\n", ""));
    assert_eq!(ended(&estate, &["-q", "verify"]), (Some(0), String::new(), String::new()));
    assert!(!ended(&estate, &["verify"]).1.is_empty());
    std::fs::write(estate.archive().join("units/stray.txt"), "x").unwrap();
    let (code, out, _) = ended(&estate, &["verify", "--quiet"]);
    assert!(code == Some(1) && out.contains("stray"), "{out}");
    let (code, _, err) = ended(&estate, &["--quiet", "show", "9999"]);
    assert!(code == Some(2) && err.contains("9999"), "{err}");
}
