//! What several clerks do to one thing at once happens once; who comes second is told so, and nothing is half done.

use crate::promises::crash_moves::floor;
use crate::support::{Estate, tree};

/// How many start at the same moment.
const WRITERS: usize = 6;

/// A command that several start at once: `#` in a word is the number of the writer. So many may succeed, and so many files are there then
/// whose paths hold a word, beside those of before.
struct Race<'r> {
    words: &'r [&'r str],
    succeed: usize,
    holds: &'r str,
    files: usize,
}

impl Race<'_> {
    fn run(&self, estate: &Estate) {
        let here = estate.copy();
        let count = |estate: &Estate| estate.tree().keys().filter(|path| path.contains(self.holds)).count();
        let before = count(&here);
        let racers: Vec<_> = (700..)
            .zip(0..WRITERS)
            .map(|(seed, n)| {
                let words: Vec<String> = self.words.iter().map(|word| word.replace('#', &n.to_string())).collect();
                here.command(&words).seed(seed).start()
            })
            .collect();
        let ended: Vec<_> = racers.into_iter().map(|racer| racer.wait_with_output().expect("it ends")).collect();
        let codes: Vec<_> = ended.iter().map(|done| done.status.code()).collect();
        let what = format!("{:?}: {codes:?}", self.words);
        assert_eq!(codes.iter().filter(|code| **code == Some(0)).count(), self.succeed, "{what}");
        for done in &ended {
            let said = String::from_utf8_lossy(&done.stderr);
            // Who comes second may find that what was named is called otherwise now (2), is decided (3), or held (5).
            assert!(matches!(done.status.code(), Some(0 | 2 | 3 | 5)), "{what}: {said}");
            assert!(done.status.success() || done.stdout.is_empty(), "{what}: it printed an id");
        }
        assert_eq!(count(&here) - before, self.files, "{what}");
        assert_eq!(tree::wrong_manifests(&here.archive()), Vec::<String>::new(), "{what}");
        assert_eq!(tree::left_in_private_dir(&here.archive()), Vec::<String>::new(), "{what}");
        let verified = here.command(&["verify"]).output();
        assert!(verified.status.success(), "{what}: {}", String::from_utf8_lossy(&verified.stdout));
    }
}

#[test]
fn units_change_once() {
    let estate = floor().client("1203", "Acme", "2025-03-01").with(&["move-out", "1203", "--date", "2026-09-30"]);
    let races: [(&[&str], &str, usize); 5] = [
        (&["--as", "lee", "unit", "end", "1501", "--date", "2026-06-01"], "-ended-", 1),
        (&["--as", "lee", "unit", "merge", "1501", "1502", "--into", "15M#", "--date", "2026-06-01"], "/15M", 1),
        (&["--as", "lee", "unit", "split", "1501", "--into", "15A#:40", "15B#:50", "--date", "2026-06-01"], "/15A", 1),
        (&["--as", "lee", "reopen", "1203@2026-09-30", "--note", "by mistake #"], "-reopened-", 1),
        (&["add", "1203", "--company", "Next #", "--move-in", "2026-11-01"], "/cover.toml", 1),
    ];
    for (words, holds, files) in races {
        // A unit has a manifest beside its record.
        let files = if holds.starts_with('/') && holds != "/cover.toml" { 2 * files } else { files };
        Race { words, succeed: 1, holds, files }.run(&estate);
    }
}

#[test]
fn what_is_decided_is_decided_once() {
    let estate = floor().client("1203", "Acme", "2025-03-01");
    let keep = ["--as", "lee", "amend", "1203", "custodian=chan", "--approve"];
    let estate = estate.with(&keep).paper("1203", "letter", "correspondence", "2025-03-01");
    let loan = estate.made(&["--as", "lee", "lend", "1203", "--to", "Ho", "--purpose", "audit", "--approve"]);
    let request = estate.made(&["request", "open", "1203", "--about", "access", "--person", "Ho"]);
    let renewal = estate.made(&["renew-lease", "1203", "--until", "2029-02-28"]);
    let once: [(&[&str], &str); 5] = [
        (&["lost", &loan, "--note", "#"], "-loss-"),
        (&["return", &loan], "-returned-"),
        (&["request", "refuse", &request, "--reason", "#"], "-refused-"),
        (&["--as", "lee", "handover", "custody", "--from", "chan", "--to", "lee", "--approve"], "-handover-"),
        (&["--as", "lee", "approve", &renewal], "-approved-"),
    ];
    for (words, holds) in once {
        // A hand-over is a record, its approval and a list.
        let files = if holds == "-handover-" { 3 } else { 1 };
        Race { words, succeed: 1, holds, files }.run(&estate);
    }
}

#[test]
fn what_everybody_may_do_everybody_does() {
    let estate = floor().client("1203", "Acme", "2025-03-01");
    let all: [(&[&str], &str); 5] = [
        (&["seal", "--quick"], "-seal-list-"),
        (&["renew-lease", "1203", "--until", "2029-0#-28"], "-amended-"),
        (&["place", "1203", "R1/0#"], "-located-"),
        (&["stocktake", "R1", "--record"], "-stocktake-"),
        (&["request", "open", "1203", "--about", "access", "--person", "P#"], "-request-"),
    ];
    for (words, holds) in all {
        let words: Vec<String> = words.iter().map(|word| word.replace("2029-0#", "203#-01")).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        Race { words: &words, succeed: WRITERS, holds, files: WRITERS }.run(&estate);
    }
    // Charges for all are made by the first; the others find them made.
    let charge =
        ["charge", "all", "--item", "x", "--rate-per-m2", "16.5", "--period", "2026-11", "--due", "2026-12-15"];
    let estate = Estate::new().with(&["unit", "add", "1401", "--floor", "14", "--area", "80.5"]).client(
        "1401",
        "Acme",
        "2021-03-01",
    );
    let words = [&charge[..], &["--yes"]].concat();
    Race { words: &words, succeed: WRITERS, holds: "-charge-", files: 1 }.run(&estate);
}

#[test]
fn one_act_is_taken_back_once() {
    let estate = floor().client("1203", "Acme", "2025-03-01");
    let estate = estate.with(&["--as", "lee", "record", "note", "1203", "--about", "keys", "--note", "a"]);
    Race { words: &["--as", "lee", "undo"], succeed: 1, holds: "-voided-", files: 1 }.run(&estate);
}
