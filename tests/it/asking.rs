//! What is asked at a terminal: each missing value, a yes, and the word that names a severe act.

use std::io::{Read, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use crate::support::{Estate, peer};

/// How long is waited for what must appear.
const PATIENCE: Duration = Duration::from_secs(30);

/// A command line in a terminal, and what it has shown so far.
struct Terminal {
    child: Child,
    keys: Option<ChildStdin>,
    shown: Receiver<Vec<u8>>,
    seen: Vec<u8>,
    /// Up to where it was looked at.
    looked: usize,
}

/// A terminal of some rows and columns in which a person types; none where there is no `script` here.
fn terminal(estate: &Estate, (rows, columns): (u16, u16), variables: &[(&str, &str)], line: &str) -> Option<Terminal> {
    if !peer::is_there("script", "a terminal") {
        return None;
    }
    let program = crate::support::program();
    let mut child = Command::new("script")
        .args(["-qefc", &format!("stty rows {rows} cols {columns}; exec {program} {line}"), "/dev/null"])
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap())
        .env("HOME", estate.desk())
        .env("TERM", "xterm")
        .env("NO_COLOR", "1")
        .env("DEEDBOX_NOW", "2026-11-23T10:00:00+08:00")
        .env("DEEDBOX_STAFF", "chan")
        .env("DEEDBOX_WRITER", "test")
        .envs(variables.iter().copied())
        .current_dir(estate.archive())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut output = child.stdout.take().unwrap();
    let (send, shown) = channel();
    std::thread::spawn(move || {
        let mut bytes = [0; 4096];
        while let Ok(count @ 1..) = output.read(&mut bytes) {
            if send.send(bytes[..count].to_vec()).is_err() {
                break;
            }
        }
    });
    let keys = child.stdin.take();
    Some(Terminal { child, keys, shown, seen: Vec::new(), looked: 0 })
}

impl Terminal {
    /// Waits until it shows a text that was not looked at yet, and the cursor behind it: then it reads keys.
    fn shows(&mut self, text: &str) -> &mut Self {
        self.comes(text).comes("\u{1b}[?25h")
    }

    fn comes(&mut self, text: &str) -> &mut Self {
        let until = Instant::now() + PATIENCE;
        loop {
            let at = self.seen[self.looked..].windows(text.len()).position(|bytes| bytes == text.as_bytes());
            if let Some(at) = at {
                self.looked += at + text.len();
                return self;
            }
            match self.shown.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(more) => self.seen.extend(more),
                Err(_) => panic!("{text:?} never came: {}", String::from_utf8_lossy(&self.seen)),
            }
        }
    }

    /// Types.
    fn types(&mut self, keys: &str) -> &mut Self {
        let stdin = self.keys.as_mut().unwrap();
        stdin.write_all(keys.as_bytes()).unwrap();
        stdin.flush().unwrap();
        self
    }

    /// Takes back what was typed, key by key: between two questions a terminal edits its line by itself.
    fn erases(&mut self, count: usize) -> &mut Self {
        for _ in 0..count {
            self.types("\u{7f}").comes("\u{1b}[?25h");
        }
        self
    }

    /// Waits for its end, and gives its exit code and all that it showed.
    fn ends(&mut self) -> (i32, String) {
        let until = Instant::now() + PATIENCE;
        let status = loop {
            match self.child.try_wait().unwrap() {
                Some(status) => break status,
                None => assert!(Instant::now() < until, "it does not end: {}", String::from_utf8_lossy(&self.seen)),
            }
            std::thread::sleep(Duration::from_millis(20));
        };
        while let Ok(more) = self.shown.recv_timeout(Duration::from_millis(500)) {
            self.seen.extend(more);
        }
        (status.code().unwrap(), String::from_utf8_lossy(&self.seen).into_owned())
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // What a failed test leaves must not wait for keys for ever.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

const SMALL: (u16, u16) = (24, 80);
const LARGE: (u16, u16) = (40, 120);

fn estate() -> Estate {
    Estate::new().client("1203", "宏達貿易有限公司", "2026-03-01").client("1204", "新發展", "2026-03-01").paper(
        "1203",
        "lease",
        "contracts",
        "2026-03-01",
    )
}

#[test]
fn what_is_missing_is_asked_in_the_forms_order_and_the_line_is_shown() {
    for size in [SMALL, LARGE] {
        let estate = estate();
        let Some(mut terminal) = terminal(&estate, size, &[], "lend") else { return };
        // Letters of the company's name pick the unit.
        terminal.shows("Unit, ").types("宏達\r");
        terminal.shows("--to").types("Ho\r").shows("--purpose").types("合同\r");
        terminal.comes("deedbox lend 1203 --to Ho --purpose 合同").shows("Do it?").types("\r");
        let (code, seen) = terminal.ends();
        assert_eq!(code, 0, "{seen}");
        assert!(seen.contains("Ho asks for 1203"), "{seen}");
        assert!(estate.text_of(&["-loan-"]).contains("purpose = \"合同\""));
    }
}

#[test]
fn each_answer_is_checked_at_once_and_read_in_every_way_of_writing() {
    let estate = estate();
    let Some(mut terminal) = terminal(&estate, SMALL, &[], "move-out") else { return };
    terminal.shows("Unit that is given up").types("120\r").shows("fits several").types("4\r");
    terminal.shows("2026-11-23").types("2026-13-01\r").shows("2026-13-01").erases(10);
    terminal.types("２０２６年１１月２０日\r").comes("move-out 1204 --date").shows("Do it?").types("是\r");
    terminal.comes("新發展 moves out on 2026-11-20").shows("Type 1204").types("1203\r").shows("not 1204");
    terminal.erases(4).types("１２０４\r");
    let (code, seen) = terminal.ends();
    assert_eq!(code, 0, "{seen}");
    assert!(estate.run(["show", "1204@2026-11-20"]).succeeds().whatever_it_says().out().contains("新發展"));
}

#[test]
fn the_kind_of_a_record_is_picked_and_then_its_form_is_asked() {
    let estate = estate();
    let zh = [("DEEDBOX_LANG", "zh-Hant")];
    let Some(mut terminal) = terminal(&estate, LARGE, &zh, "record") else { return };
    terminal.shows("repair").types("repair\r").shows("單元；或").types("1203\r");
    terminal.shows("--category").types("空調\r").shows("執行嗎").types("好\r");
    let (code, seen) = terminal.ends();
    assert_eq!(code, 0, "{seen}");
    assert!(seen.contains("deedbox record repair 1203 --category 空調"), "{seen}");
    assert!(estate.text_of(&["-repair-"]).contains("category = \"空調\""));
}

#[test]
fn the_category_of_a_paper_is_picked_by_its_word() {
    let estate = estate().on_desk("x.pdf", "a paper");
    let paper = estate.desk().join("x.pdf");
    let line = format!("file 1203 {}", paper.display());
    let Some(mut terminal) = terminal(&estate, SMALL, &[("DEEDBOX_LANG", "zh-Hans")], &line) else { return };
    terminal.shows("--category").types("租约\r").shows("执行吗").types("y\r");
    let (code, seen) = terminal.ends();
    assert_eq!(code, 0, "{seen}");
}

#[test]
fn who_leaves_at_any_question_leaves_everything_as_it_was() {
    let estate = estate();
    let before = estate.around();
    let answers = ["1203\r", "Ho\r", "contract\r"];
    let asked = ["Unit, ", "--to", "--purpose", "Do it?"];
    for (key, name) in [("\u{3}", "Ctrl-C"), ("\u{1b}", "Esc")] {
        for left_at in 0..asked.len() {
            let Some(mut terminal) = terminal(&estate, SMALL, &[], "lend") else { return };
            for (question, answer) in asked.iter().zip(answers).take(left_at) {
                terminal.shows(question).types(answer);
            }
            terminal.shows(asked[left_at]).types(key);
            let (code, seen) = terminal.ends();
            assert_eq!(code, 130, "{name} at {}: {seen}", asked[left_at]);
            assert_eq!(estate.around(), before, "{name} at {}", asked[left_at]);
        }
    }
    let Some(mut terminal) = terminal(&estate, SMALL, &[], "lend 1203 --to Ho") else { return };
    terminal.shows("--purpose").types("x\r").shows("Do it?").types("n\r").comes("Nothing was done");
    assert_eq!(terminal.ends().0, 130);
    assert_eq!(estate.around(), before);
}

#[test]
fn nothing_is_asked_where_nobody_would_answer() {
    let estate = estate();
    // A pipe, and cron, which has no terminal at all.
    estate.run(["lend"]).refused(2).stderr(
        "
        error: the following required arguments were not provided:
          --to <NAME>
          --purpose <TEXT>
          <UNIT|ENQUIRY>
        Usage: deedbox lend --to <NAME> --purpose <TEXT> <UNIT|ENQUIRY>
        For more information, try '--help'.",
    );
    let repair = estate.run(["--lang", "zh-Hant", "record", "payment", "1203"]).refused(2).whatever_it_says().err();
    assert!(repair.contains("--amount"), "{repair}");
    for (variables, line) in [
        (&[("CI", "true")][..], "lend"),
        (&[("DEEDBOX_NO_INPUT", "1")], "lend"),
        (&[("TERM", "dumb")], "lend"),
        (&[], "--no-input lend"),
        (&[], "lend --dry-run --format json"),
    ] {
        let Some(mut terminal) = terminal(&estate, SMALL, variables, line) else { return };
        let (code, seen) = terminal.ends();
        assert_eq!(code, 2, "{variables:?} {line}: {seen}");
        assert!(seen.contains("--purpose <TEXT>"), "{variables:?} {line}: {seen}");
    }
}

#[test]
fn a_severe_act_is_done_once_its_unit_is_typed_or_with_yes_or_in_a_pipe() {
    let estate = estate();
    let before = estate.tree();
    let line = "move-out 1203 --date 2026-11-20";
    let Some(mut terminal) = terminal(&estate, SMALL, &[], line) else { return };
    terminal.comes("1203 宏達貿易有限公司 moves out on 2026-11-20").shows("Type 1203").types("\u{1b}");
    assert_eq!(terminal.ends().0, 130);
    assert_eq!(estate.tree(), before);
    // What is refused is refused before anything is asked.
    let Some(mut terminal) = self::terminal(&estate, SMALL, &[], "move-out 1299 --date 2026-11-20") else { return };
    let (code, seen) = terminal.ends();
    assert!(code == 2 && !seen.contains("Type 1299"), "{seen}");
    let Some(mut terminal) = self::terminal(&estate, SMALL, &[], &format!("{line} --yes")) else { return };
    assert_eq!(terminal.ends().0, 0);
    estate.run(["move-out", "1204", "--date", "2026-11-20"]).succeeds().whatever_it_says();
    let Some(mut terminal) = self::terminal(&estate, SMALL, &[], "archive-moved-out --year 2026") else { return };
    terminal.comes("2 volumes of 2026 go into 2 boxes").shows("Type 2026").types("2026\r");
    let (code, seen) = terminal.ends();
    assert_eq!(code, 0, "{seen}");
}

#[test]
fn deedbox_alone_shows_the_day_and_the_commands_of_every_day_on_one_screen() {
    let estate = estate();
    for (size, language) in [(SMALL, "en"), (LARGE, "zh-Hant")] {
        let Some(mut terminal) = terminal(&estate, size, &[("DEEDBOX_LANG", language)], "") else { return };
        let (code, seen) = terminal.ends();
        assert_eq!(code, 0, "{seen}");
        assert!(seen.contains("Harbour Tower") && seen.contains("2026-11-23"), "{seen}");
        assert!(
            ["status", "file", "record", "lend", "undo"].iter().all(|name| seen.contains(&format!("deedbox {name} "))),
            "{seen}"
        );
        assert!(seen.lines().count() <= usize::from(size.0) - 2, "{seen}");
    }
    // In a pipe it is the help, as ever.
    let piped = estate.command::<&str>(&[]).output();
    assert_eq!(piped.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&piped.stderr).contains("Usage: deedbox"), "{piped:?}");
}

#[test]
fn who_approves_sees_what_is_approved_and_is_asked() {
    let estate = estate().with(&["amend", "1203", "nature=trade", "--reason", "new licence"]);
    let listed = estate.made(&["--format", "csv", "pending"]);
    assert!(listed.contains("trade") && listed.contains("new licence") && listed.contains("chan"), "{listed}");
    let before = estate.tree();
    let manager = [("DEEDBOX_STAFF", "lee")];
    let Some(mut asked) = terminal(&estate, LARGE, &manager, "approve 1203/cover") else { return };
    asked.comes("trade").comes("new licence").comes("asked by chan on 2026-11-23").shows("Do it?").types("n\r");
    assert_eq!(asked.ends().0, 130);
    assert_eq!(estate.tree(), before);
    let Some(mut asked) = terminal(&estate, LARGE, &manager, "approve 1203/cover --yes") else { return };
    let (code, seen) = asked.ends();
    assert!(code == 0 && !seen.contains("Do it?"), "{seen}");
    estate.run(["pending"]).succeeds().stderr("Nothing to show.");
}
