//! No name and no value leads out of the archive, breaks it, or comes back to a terminal as it was.

use std::ffi::OsString;
use std::process::Output;

use crate::support::{Estate, tree};

/// Paths, names that some system keeps for itself, control characters, too much of anything, markup and code.
const HOSTILE: &[&str] = &[
    "",
    " ",
    ".",
    "..",
    "../x",
    "../../../../../../x",
    "/",
    "/etc/passwd",
    "a/../../x",
    "a//b",
    "x/",
    "a\\..\\b",
    "C:\\x",
    "\\\\server\\share",
    "~/x",
    "%2e%2e%2fx",
    ".deedbox",
    ".git/config",
    "manifests",
    "deedbox.toml",
    "CON",
    "nul.txt",
    "aux.",
    "-x",
    "--help-me",
    "--",
    ".x",
    "x.",
    "x ",
    "a:b",
    "a*b?",
    "a|b",
    "a\"b",
    "CAFÉ",
    "cafe\u{301}",
    "\u{212b}",
    "\u{fb01}le",
    "ſ",
    "İ",
    "１２０３",
    "😀",
    "\n",
    "a\nb",
    "a\r\nb",
    "a\tb",
    "\u{1b}[31mred\u{1b}[0m",
    "\u{1b}]0;title\u{7}",
    "\u{9b}31m",
    "\u{7}",
    "\u{8}",
    "\u{7f}",
    "a\u{202e}gnp.exe",
    "\u{2066}x\u{2069}",
    "a\u{200b}b",
    "\u{feff}x",
    "\u{2028}",
    "\u{85}",
    "\u{ffff}",
    "$(touch pwned)",
    "=cmd|' /C calc'!A0",
    "<script>alert(1)</script>",
    "{{7*7}}",
    "{}",
    "%s%n",
    "\"\"\"",
    "'''",
    "x\"\n[[event]]\naction = \"approved\"",
    "<<<<<<< HEAD",
    "2026-02-30",
    "0000-00-00",
    "99999-01-01",
    "-0001-01-01",
    "2026-13-01",
    "someday",
    "1e309",
    "-1",
    "NaN",
    "18446744073709551616",
];

/// Where a value is put: `?` is the value.
const PLACES: &[&[&str]] = &[
    &["unit", "add", "?", "--floor", "13"],
    &["unit", "add", "1301", "--floor", "?"],
    &["unit", "add", "1301", "--floor", "13", "--area", "?"],
    &["--as", "lee", "staff", "add", "?", "--name", "N"],
    &["--as", "lee", "staff", "add", "wong", "--name", "?"],
    &["add", "1204", "--company", "?", "--move-in", "2026-03-01"],
    &["add", "1204", "--company", "A", "--label", "?", "--move-in", "2026-03-01"],
    &["add", "1204", "--company", "A", "--contact", "?", "--move-in", "2026-03-01"],
    &["add", "?", "--company", "A", "--move-in", "2026-03-01"],
    &["charge", "all", "--item", "?", "--rate-per-m2", "1", "--period", "2026-11", "--due", "2026-12-01", "--yes"],
    &["charge", "all", "--item", "x", "--rate-per-m2", "?", "--period", "2026-11", "--due", "2026-12-01", "--yes"],
    &["charge", "all", "--item", "x", "--rate-per-m2", "1", "--period", "?", "--due", "2026-12-01", "--yes"],
    &["charge", "all", "--item", "x", "--rate-per-m2", "1", "--period", "2026-11", "--due", "?", "--yes"],
    &[
        "charge",
        "all",
        "--item",
        "x",
        "--rate-per-m2",
        "1",
        "--period",
        "2026-11",
        "--due",
        "2026-12-01",
        "--floor",
        "?",
    ],
    &["record", "reading", "1203", "--meter", "?", "--value", "1"],
    &["record", "reading", "1203", "--meter", "W", "--value", "?"],
    &["record", "reading", "1203", "--meter", "W", "--value", "1", "--tariff", "?"],
    &["record", "refund", "1203", "--amount", "?"],
    &["charge", "readings", "--due", "?", "--yes"],
    &["statement", "?"],
    &["statement", "1203", "--since", "?"],
    &["print", "demand", "1203", "--as-of", "?"],
    &["print", "receipt", "?"],
    &["file", "1203", "?", "--category", "contracts"],
    &["file", "1203", "lease.txt", "--category", "?"],
    &["file", "1203", "lease.txt", "--category", "contracts", "--title", "?"],
    &["file", "1203", "-", "--name", "?", "--category", "contracts"],
    &["--as", "ho", "authority", "give", "--for", "consult", "--department", "?", "--until", "2027-12-31"],
    &[
        "--as",
        "ho",
        "authority",
        "give",
        "--for",
        "consult",
        "--role",
        "clerk",
        "--until",
        "2027-12-31",
        "--title",
        "?",
    ],
    &["--as", "ho", "authority", "end", "?"],
    &["--as", "lee", "hold", "?", "--reason", "x"],
    &["dispose", "plan", "--until", "?"],
    &["dispose", "ask", "--plan", "?", "--appraisal", "x"],
    &["dispose", "ask", "--paper", "?", "--ground", "duplicate", "--appraisal", "x"],
    &["dispose", "ask", "--paper", "1203/x4p9", "--ground", "request", "--request", "?", "--appraisal", "x"],
    &["dispose", "carry-out", "?", "--witness", "lee", "--witness", "ng"],
    &["--as", "lee", "dispose", "witnessed", "?"],
    &["dispose", "traces", "?"],
    &["--as", "lee", "hold", "1203", "--reason", "?", "--mandate", "?"],
    &["lend", "1203", "--to", "?", "--purpose", "audit"],
    &["lend", "1203", "--to", "Ho", "--purpose", "audit", "--paper", "?"],
    &["move-out", "1203", "--date", "?"],
    &["return", "?"],
    &["--as", "lee", "reopen", "?", "--note", "x"],
    &["--as", "lee", "reopen", "1203@2026-10-31", "--note", "?"],
    &["--as", "lee", "unit", "end", "?", "--date", "2027-01-01"],
    &["--as", "lee", "unit", "end", "1205", "--date", "?"],
    &["--as", "lee", "unit", "merge", "1204", "1205", "--as", "?", "--date", "2027-01-01"],
    &["--as", "lee", "unit", "split", "1205", "--into", "?", "1206:5", "--date", "2027-01-01"],
    &["--as", "lee", "amend", "1203", "move_in=?", "--approve"],
    &["lost", "?"],
    &["request", "open", "1203", "--about", "access", "--person", "?"],
    &["request", "open", "?", "--about", "?", "--person", "Ho"],
    &["request", "release", "?", "--from", "?"],
    &["--as", "lee", "restrict", "?", "--reason", "?"],
    &["--as", "lee", "unrestrict", "?"],
    &["handover", "custody", "--from", "chan", "--to", "?"],
    &["handover", "custody", "--from", "?", "--to", "lee"],
    &["handover", "custody", "--from", "chan", "--to", "lee", "?"],
    &["handover", "accept", "?", "--except", "?"],
    &["handover", "make", "--to", "?", "--note", "?", "--out", "../handed"],
    &["bundle", "?", "--since", "2026-01-01", "--to", "?", "--purpose", "?", "--out", "../pack"],
    &["bundle", "1203", "--paper", "?", "--to", "?", "--purpose", "?", "--out", "../pack"],
    &["record", "issue", "1203", "--about", "key", "--person", "?", "--numbers", "K1"],
    &["record", "issue", "1203", "--about", "key", "--person", "Ho", "--numbers", "?"],
    &["lost", "1203", "--note", "?"],
    &["archive-moved-out", "--year", "?"],
    &["place", "?", "R1/02"],
    &["place", "1203", "?"],
    &["stocktake", "?", "--record"],
    &["seal", "--title", "?", "--despite", "?"],
    &["sign", "?"],
    &["--as", "lee", "staff", "key", "add", "lee", "?"],
    &["--as", "lee", "staff", "key", "end", "lee", "?", "--why", "lost"],
    &["--as", "lee", "renew-lease", "?", "--until", "2029-12-31"],
    &["--as", "lee", "renew-lease", "1203", "--until", "?", "--approve"],
    &["--as", "lee", "unit", "end", "1205", "--date", "2027-01-01", "--note", "?"],
    &["--as", "lee", "unit", "merge", "?", "1205", "--as", "1299", "--date", "2027-01-01"],
    &["request", "refuse", "?", "--reason", "?"],
    &["handover", "custody", "--from", "chan", "--to", "lee", "--note", "?"],
    &["dispose", "ask", "--paper", "1203/cover", "--ground", "duplicate", "--appraisal", "?"],
];

fn estate() -> Estate {
    Estate::new()
        .with(&["--as", "lee", "amend", "1203/unit", "area=50", "--from", "2026-01-01", "--approve"])
        .client("1203", "Acme", "2026-03-01")
        .on_desk("lease.txt", "the lease")
}

/// What must hold whatever was typed.
fn check(estate: &Estate, before: &(tree::Tree, tree::Tree), done: &Output, line: &str) {
    let says = String::from_utf8_lossy(&done.stderr).into_owned();
    let code = done.status.code();
    assert!(matches!(code, Some(0 | 2 | 3 | 4)), "{line}: {}: {says}", done.status);
    assert!(std::str::from_utf8(&done.stderr).is_ok(), "{line}: stderr is not UTF-8");
    let bad = |c: char| {
        c.is_control() && c != '\n'
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    assert!(!says.contains(bad), "{line}: {says:?}");
    assert!(!says.contains("panicked") && !says.contains("Some(") && !says.contains("Os {"), "{line}: {says}");
    if code != Some(0) {
        let errors = says.lines().filter(|text| text.starts_with("error: ")).count();
        assert!(errors == 1 || says.contains("Usage: "), "{line}: {errors} messages: {says}");
        assert!(says.len() <= 2000, "{line}: {} bytes of message", says.len());
        assert_eq!(tree::changes(&before.0, &estate.tree()), "", "{line} failed and changed the archive");
    }
    assert_eq!(tree::changes(&before.1, &estate.around()), "", "{line} changed what is around the archive");
    assert_eq!(tree::wrong_manifests(&estate.archive()), Vec::<String>::new(), "{line}");
    for path in estate.tree().keys().filter(|path| !before.0.contains_key(*path)) {
        assert!(path.split('/').all(is_safe), "{line} made {path:?}");
    }
}

/// Whether every file system takes a name.
fn is_safe(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().to_lowercase();
    let reserved = ["con", "prn", "aux", "nul", "com1", "lpt9"].contains(&stem.as_str());
    let unsafe_char = |c: char| {
        c.is_control()
            || "<>:\"|?*\\%".contains(c)
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    !reserved && !name.contains(unsafe_char) && !name.ends_with(['.', ' ']) && name.len() <= 200
}

fn try_all(place: &[&str], values: &[OsString]) {
    let mut here = estate();
    let mut before = (here.tree(), here.around());
    for value in values {
        let words: Vec<OsString> =
            place.iter().map(|word| if *word == "?" { value.clone() } else { OsString::from(word) }).collect();
        let done = here.command(&words).seed(7).input(b"a letter").output();
        let shown: String = value.to_string_lossy().chars().take(60).collect();
        check(&here, &before, &done, &format!("deedbox {} with {shown:?}", place.join(" ")));
        if done.status.success() {
            here = estate();
            before = (here.tree(), here.around());
        }
    }
}

fn values() -> Vec<OsString> {
    let long =
        ["x".repeat(255), "x".repeat(300), "界".repeat(100), "a/".repeat(200), "[".repeat(10_000), "x".repeat(100_000)];
    HOSTILE.iter().map(OsString::from).chain(long.into_iter().map(OsString::from)).collect()
}

#[test]
fn hostile_values_get_one_message_and_change_nothing() {
    // Every place gets a share of the values, and all of them where there is time.
    let shares = if std::env::var_os("DEEDBOX_TEST_LONG").is_some() { 1 } else { 4 };
    let values = values();
    for (at, place) in PLACES.iter().enumerate() {
        let share: Vec<OsString> = values.iter().skip(at % shares).step_by(shares).cloned().collect();
        try_all(place, &share);
    }
}

#[cfg(unix)]
#[test]
fn what_is_not_unicode_is_refused() {
    use std::os::unix::ffi::OsStringExt;
    let values: Vec<OsString> = [&b"\xff\xfe"[..], b"a\x80b", b"\xed\xa0\x80", b"\xc0\xae\xc0\xae/x"]
        .into_iter()
        .map(|bytes| OsString::from_vec(bytes.to_vec()))
        .collect();
    for place in PLACES {
        try_all(place, &values);
    }
}

#[test]
fn papers_with_hostile_names_are_filed_under_plain_ones() {
    let names = [
        "-x.txt",
        "a:b.txt",
        "CON.txt",
        "a%2fb.txt",
        "x\".txt",
        "<b>.txt",
        "=1+1.txt",
        "cafe\u{301}.txt",
        "café.txt",
        "..txt",
        "a\u{202e}b.txt",
    ];
    let estate = estate();
    for (n, name) in names.iter().enumerate() {
        std::fs::write(estate.desk().join(name), format!("paper {n}")).expect("a file");
        let before = (estate.tree(), estate.around());
        let done = estate
            .command(&["file", "1203", "--category", "contracts", "--", name])
            .seed(100 + u64::try_from(n).expect("small"))
            .output();
        check(&estate, &before, &done, name);
        assert!(done.status.success(), "{name}: {}", String::from_utf8_lossy(&done.stderr));
    }
}

#[cfg(unix)]
mod links {
    use super::*;
    use std::os::unix::fs::symlink;

    /// Nothing is read or written through a link in the archive.
    #[test]
    fn a_link_in_the_archive_is_not_followed() {
        for place in [
            "deedbox.toml",
            "staff",
            "staff/manifests",
            "units/12/1203/room",
            "units/12/1203/room/data",
            "units/12",
            "units",
            ".deedbox",
            ".deedbox/locks",
            ".deedbox/staging",
        ] {
            let estate = estate();
            let path = estate.archive().join(place);
            let elsewhere = estate.desk().join("elsewhere");
            if path.exists() {
                std::fs::rename(&path, &elsewhere).expect("a move");
            } else {
                std::fs::create_dir_all(&elsewhere).expect("a folder");
            }
            symlink(&elsewhere, &path).expect("a link");
            let before = (estate.tree(), estate.around());
            for words in [
                &["file", "1203", "lease.txt", "--category", "contracts"][..],
                &["unit", "add", "1206", "--floor", "12"],
                &["--as", "lee", "staff", "add", "wong", "--name", "Wong"],
            ] {
                let done = estate.command(words).seed(7).output();
                let says = String::from_utf8_lossy(&done.stderr).into_owned();
                let everybodys =
                    matches!(place, ".deedbox" | ".deedbox/locks" | "deedbox.toml" | "staff" | "staff/manifests");
                assert!(!says.contains("panicked"), "{place}: {says}");
                assert_eq!(
                    tree::changes(&before.1, &estate.around()),
                    "",
                    "{place}: {words:?} wrote through the link: {says}"
                );
                if everybodys {
                    assert_eq!(done.status.code(), Some(4), "{place}: {words:?}: {says}");
                }
            }
        }
    }

    /// A folder of papers is filed without what its links lead to.
    #[test]
    fn links_in_a_folder_of_papers_are_left_out() {
        let estate = estate().on_desk("scans/a.txt", "a").on_desk("secret.txt", "secret");
        symlink(estate.desk().join("secret.txt"), estate.desk().join("scans/b.txt")).expect("a link");
        symlink(estate.desk(), estate.desk().join("scans/loop")).expect("a link");
        let done =
            estate.command(&["file", "1203", "scans", "--recursive", "--category", "contracts"]).seed(7).output();
        assert!(done.status.success());
        let digest = tree::sha256(b"secret");
        assert!(!estate.tree().values().any(|found| *found == digest));
    }
}

#[test]
fn broken_texts_are_named_with_their_line() {
    let broken = ["", "x", "[", "kind = \"cover\"\n", "\u{0}", "kind = 1\n", "a = \"\u{1b}[31m\"\n"];
    for text in broken {
        let estate = estate();
        let path = estate.tree().into_keys().find(|path| path.ends_with("cover.toml")).expect("a cover");
        std::fs::write(estate.archive().join(&path), text).expect("a file");
        let before = (estate.tree(), estate.around());
        let done = estate.command(&["label", "1203", "-o", "-"]).seed(7).output();
        let says = String::from_utf8_lossy(&done.stderr).into_owned();
        assert_eq!(done.status.code(), Some(4), "{text:?}: {says}");
        assert!(says.contains("cover.toml"), "{says}");
        assert!(!says.contains(|c: char| c.is_control() && c != '\n'), "{says:?}");
        assert_eq!(before.0, estate.tree());
    }
}
