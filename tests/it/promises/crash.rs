//! A command that is stopped anywhere, or finds the disk full anywhere, leaves the archive as before or as after; the next
//! command finishes or undoes what was under way.

use std::process::Output;

use crate::support::tree::{self, Tree};
use crate::support::{Command, Estate};

/// More steps than any command here takes.
const MOST_STEPS: u32 = 400;

/// A command, and what comes on its standard input.
#[derive(Clone, Copy)]
struct Given<'a> {
    words: &'a [&'a str],
    input: &'a str,
}

impl Given<'_> {
    fn command(self, estate: &Estate) -> Command {
        estate.command(self.words).seed(77).input(self.input.as_bytes())
    }
}

/// The steps of the longer commands are tried one in so many, unless `DEEDBOX_TEST_LONG` is set.
fn stride(estate: &Estate, words: Given) -> u32 {
    let long = std::env::var_os("DEEDBOX_TEST_LONG").is_some();
    if long || steps(estate, words) <= 90 { 1 } else { 3 }
}

/// How many steps of the disk a command takes.
fn steps(estate: &Estate, words: Given) -> u32 {
    let (mut low, mut high) = (0, MOST_STEPS);
    while low + 1 < high {
        let middle = u32::midpoint(low, high);
        let done = faulty(&estate.copy(), words, "full", middle);
        if done.status.success() {
            high = middle;
        } else {
            low = middle;
        }
    }
    low
}

fn faulty(estate: &Estate, words: Given, kind: &str, step: u32) -> Output {
    let fault = format!("{kind}:{step}");
    words.command(estate).set("__DEEDBOX_TEST_FAULT", fault).output()
}

/// A command that changes nothing and finishes what a dead one left.
fn next_command(estate: &Estate) -> Output {
    estate.command(&["--as", "lee", "unit", "add", "9999", "--floor", "99", "--dry-run"]).seed(78).output()
}

/// What every fault must leave.
struct Whole {
    before: Tree,
    after: Tree,
}

impl Whole {
    fn of(estate: &Estate, words: Given) -> Self {
        let before = estate.tree();
        let done = estate.copy();
        let output = words.command(&done).output();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let after = done.tree();
        assert_ne!(before, after, "{:?} changes nothing", words.words);
        Self { before, after }
    }

    /// The next command cleans up, and the archive is as before or as after, whole.
    fn check(&self, estate: &Estate, done: &Output, at: &str) {
        let next = next_command(estate);
        assert!(next.status.success(), "{at}: the next command fails: {}", String::from_utf8_lossy(&next.stderr));
        let now = estate.tree();
        assert_eq!(tree::wrong_manifests(&estate.archive()), Vec::<String>::new(), "{at}");
        assert_eq!(tree::left_in_private_dir(&estate.archive()), Vec::<String>::new(), "{at}");
        if done.status.success() {
            assert_eq!(tree::changes(&self.after, &now), "", "{at}: it was acknowledged");
        } else {
            assert!(
                now == self.before || now == self.after,
                "{at}: neither before nor after; against before:\n{}\nagainst after:\n{}",
                tree::changes(&self.before, &now),
                tree::changes(&self.after, &now)
            );
        }
    }
}

/// Stops a command at each of its steps, and fills the disk at each of them.
pub fn holds(estate: &Estate, words: &[&str]) {
    holds_given(estate, words, "");
}

/// The same of a command that reads standard input.
pub fn holds_given(estate: &Estate, words: &[&str], input: &str) {
    let words = Given { words, input };
    let stride = stride(estate, words);
    holds_at(estate, words, (1, stride));
}

/// The same at some of its steps: from one on, one in so many. Whoever tries a table of commands begins each row at another step.
pub fn holds_at_some(estate: &Estate, words: &[&str], from: u32, every: u32) {
    let every = if std::env::var_os("DEEDBOX_TEST_LONG").is_some() { 1 } else { every };
    holds_at(estate, Given { words, input: "" }, (from.min(every).max(1), every));
}

fn holds_at(estate: &Estate, words: Given, (from, every): (u32, u32)) {
    let whole = Whole::of(estate, words);
    for kind in ["stop", "full"] {
        let mut passed = false;
        for step in (from..MOST_STEPS).step_by(usize::try_from(every).expect("small")) {
            let here = estate.copy();
            let done = faulty(&here, words, kind, step);
            let at = format!("deedbox {} with {kind} at step {step}", words.words.join(" "));
            whole.check(&here, &done, &at);
            if kind == "full" && !done.status.success() {
                check_message(&done, &at);
            }
            if done.status.success() {
                passed = true;
                break;
            }
        }
        assert!(passed, "deedbox {} takes more than {MOST_STEPS} steps", words.words.join(" "));
    }
}

/// A full disk is told in one message that names a path, with exit code 4.
fn check_message(done: &Output, at: &str) {
    let says = String::from_utf8_lossy(&done.stderr);
    assert_eq!(done.status.code(), Some(4), "{at}: {says}");
    let errors = says.lines().filter(|line| line.starts_with("error: ")).count();
    assert_eq!(errors, 1, "{at}: {says}");
    assert!(says.contains('/'), "{at}: no path in {says}");
    assert!(done.stdout.is_empty(), "{at}: it printed an id");
}

fn let_unit() -> Estate {
    Estate::new().client("1203", "Acme", "2021-03-01").paper("1203", "lease", "contracts", "2021-03-01")
}

#[test]
fn staff_add() {
    holds(&Estate::new(), &["--as", "lee", "staff", "add", "wong", "--name", "Wong", "--role", "clerk"]);
}

#[test]
fn staff_role_and_leave() {
    let estate = Estate::new();
    holds(&estate, &["--as", "lee", "staff", "role", "chan", "--give", "manager", "--end", "clerk"]);
    holds(&estate, &["--as", "lee", "staff", "leave", "chan"]);
}

#[test]
fn unit_add() {
    holds(&Estate::new(), &["unit", "add", "1301", "--floor", "13"]);
}

#[test]
fn add() {
    let estate = Estate::new();
    holds(&estate, &["add", "1203", "--company", "Acme", "--move-in", "2026-03-01", "--also", "0301"]);
}

#[test]
fn add_a_further_unit() {
    holds(&let_unit(), &["add", "1204", "--with", "1203", "--move-in", "2026-05-01"]);
}

#[test]
fn file() {
    let estate = let_unit().on_desk("a.txt", "a").on_desk("b.txt", "b");
    holds(&estate, &["file", "1203", "a.txt", "b.txt", "--category", "correspondence"]);
}

#[test]
fn file_into_the_room() {
    let estate = let_unit().on_desk("a.txt", "a");
    holds(&estate, &["file", "1203", "a.txt", "--category", "engineering"]);
}

#[test]
fn lend() {
    holds(&let_unit(), &["lend", "1203", "--to", "Ho", "--purpose", "audit"]);
}

#[test]
fn lend_approve_and_return_at_once() {
    holds(&let_unit(), &["--as", "lee", "lend", "1203", "--to", "Ho", "--purpose", "audit", "--returned"]);
}

#[test]
fn approve_and_reject() {
    let estate = let_unit();
    let loan = estate.made(&["lend", "1203", "--to", "Ho", "--purpose", "audit"]);
    holds(&estate, &["--as", "lee", "approve", &loan]);
    holds(&estate, &["--as", "lee", "reject", &loan, "--reason", "no"]);
}

#[test]
fn renew_and_return() {
    let estate = let_unit();
    let loan = estate.made(&["--as", "lee", "lend", "1203", "--to", "Ho", "--purpose", "audit", "--approve"]);
    holds(&estate, &["--as", "lee", "renew", &loan]);
    holds(&estate, &["return", &loan]);
}

#[test]
fn lost_and_found() {
    let estate = let_unit();
    let loan = estate.made(&["--as", "lee", "lend", "1203", "--to", "Ho", "--purpose", "audit", "--approve"]);
    holds(&estate, &["return", &loan, "--missing", "page 3"]);
    holds(&estate, &["lost", &loan, "--note", "nowhere"]);
    let loss = estate.made(&["lost", &loan]);
    holds(&estate, &["update", &loss, "--status", "replaced", "--note", "a copy"]);
}

#[test]
fn keys_are_issued_and_come_back() {
    let estate = let_unit();
    let issue = ["record", "issue", "1203", "--about", "key", "--person", "Ho", "--numbers", "K1", "--numbers", "K2"];
    holds(&estate, &issue);
    let id = estate.made(&issue);
    holds(&estate, &["update", &id, "--status", "handed-in", "--number", "K1"]);
    holds(&estate, &["update", &id, "--status", "written-off", "--charge", "200", "--due", "2026-12-31"]);
}

#[test]
fn files_are_handed_over() {
    let estate = let_unit().client("1204", "Beta", "2021-03-01");
    let keep = |unit| ["--as", "lee", "amend", unit, "custodian=chan", "--approve"];
    let estate = estate.with(&keep("1203")).with(&keep("1204"));
    let ask = ["--as", "lee", "handover", "custody", "--from", "chan", "--to", "lee"];
    holds(&estate, &[&ask[..], &["--approve"]].concat());
    let id = estate.made(&ask);
    holds(&estate, &["--as", "lee", "approve", &id]);
    holds(&estate, &["--as", "lee", "reject", &id, "--reason", "no"]);
    estate.made(&["--as", "lee", "approve", &id]);
    holds(&estate, &["--as", "lee", "handover", "accept", &id, "--except", "one"]);
}

#[test]
fn requests_and_restrictions() {
    let estate = let_unit();
    let open = ["request", "open", "1203", "--about", "access", "--person", "Ho"];
    holds(&estate, &open);
    let id = estate.made(&open);
    holds(&estate, &["request", "refuse", &id, "--reason", "no"]);
    let note = estate.made(&["record", "note", "1203", "--about", "misc", "--note", "x"]);
    let estate = estate.with(&["close", &note]);
    holds(&estate, &["--as", "lee", "restrict", &note, "--reason", "asked", "--until", "2027-01-01"]);
    let estate = estate.with(&["--as", "lee", "restrict", &note, "--reason", "asked"]);
    holds(&estate, &["--as", "lee", "unrestrict", &note]);
}

#[test]
fn label() {
    holds(&let_unit(), &["label", "1203", "-o", "-"]);
}

#[test]
fn move_out_of_the_unit_under_which_the_file_goes() {
    let estate = let_unit().with(&["add", "1204", "--with", "1203", "--move-in", "2025-05-01"]);
    holds(&estate, &["move-out", "1203", "--date", "2025-10-31"]);
}

#[test]
fn reopen_a_departure() {
    let estate = let_unit().with(&["move-out", "1203", "--date", "2025-10-31"]);
    holds(&estate, &["--as", "lee", "reopen", "1203@2025-10-31", "--note", "by mistake"]);
}

#[test]
fn amend_the_day_of_moving_in() {
    holds(&let_unit(), &["--as", "lee", "amend", "1203", "move_in=2025-01-15", "--approve"]);
}

#[test]
fn unit_merge() {
    let estate = Estate::new().with(&["unit", "add", "1301", "--floor", "13"]);
    let estate = estate.with(&["unit", "add", "1302", "--floor", "13"]);
    holds(&estate, &["--as", "lee", "unit", "merge", "1301", "1302", "--as", "1301-02", "--date", "2026-01-01"]);
}

#[test]
fn unit_split() {
    let estate = Estate::new().with(&["unit", "add", "1301", "--floor", "13", "--area", "90"]);
    let split = ["--as", "lee", "unit", "split", "1301", "--into", "1301:40", "1302:50", "--date", "2026-01-01"];
    holds(&estate, &split);
}

#[test]
fn unit_end() {
    let estate = Estate::new().with(&["unit", "add", "1301", "--floor", "13"]);
    holds(&estate, &["--as", "lee", "unit", "end", "1301", "--date", "2026-01-01"]);
}

#[test]
fn move_out() {
    holds(&let_unit(), &["move-out", "1203", "--date", "2025-10-31"]);
}

#[test]
fn archive_moved_out() {
    let estate =
        let_unit().client("1204", "Beta", "2021-03-01").moved_out("1203", "2025-10-31").moved_out("1204", "2025-10-31");
    holds(&estate, &["archive-moved-out", "--year", "2025"]);
}

#[test]
fn a_supplement_goes_into_its_box() {
    let estate = let_unit()
        .moved_out("1203", "2024-10-31")
        .with(&["archive-moved-out", "--year", "2024"])
        .on_desk("late.txt", "late")
        .with(&["file", "1203@2024-10-31", "late.txt", "--category", "payments"])
        .today("2027-01-02");
    holds(&estate, &["archive-moved-out", "--year", "2026"]);
}

#[test]
fn import() {
    let estate = let_unit().on_desk("units.csv", "單元,樓層\n1501,15\n1502,15\n");
    holds(&estate, &["import", "units.csv", "--register", "units"]);
}

#[test]
fn catalogue() {
    let estate = let_unit().moved_out("1203", "2025-10-31").with(&["archive-moved-out", "--year", "2025"]);
    std::fs::write(estate.archive().join("moved-out/2025/catalogue.csv"), "spoilt").expect("a file");
    holds(&estate, &["print", "catalogue", "--year", "2025", "--in-archive"]);
}

/// A recovery that is stopped itself is finished by the one after it.
#[test]
fn a_recovery_can_be_stopped_too() {
    let estate = let_unit().on_desk("a.txt", "a");
    let words = Given { words: &["file", "1203", "a.txt", "--category", "correspondence"], input: "" };
    let whole = Whole::of(&estate, words);
    for step in 1..MOST_STEPS {
        let first = estate.copy();
        if faulty(&first, words, "stop", step).status.success() {
            return;
        }
        for second in (1..40).step_by(3) {
            let here = first.copy();
            let next = here
                .command(&["unit", "add", "9999", "--floor", "99", "--dry-run"])
                .seed(78)
                .set("__DEEDBOX_TEST_FAULT", format!("stop:{second}"))
                .output();
            let at = format!("stopped at step {step}, the recovery at {second}");
            if next.status.success() {
                break;
            }
            whole.check(&here, &next, &at);
        }
    }
    panic!("it takes more than {MOST_STEPS} steps");
}
