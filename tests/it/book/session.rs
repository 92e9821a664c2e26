//! A reader who types what a page says, from top to bottom, in a fresh clone.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex, OnceLock};

use super::page::{Page, root};
use crate::support::Scratch;

/// The day on which the pages were made.
pub const WRITTEN: &str = "2026-11-23";

/// What the reader has: the program, with a seed for each command, so that a page says the same each time; a minute lies between two.
const DEEDBOX: &str = r#"#!/bin/sh
seed=$(($(cat "$BOOK/seed") + 1))
echo $seed > "$BOOK/seed"
DEEDBOX_NOW=$(printf '%sT%02d:%02d:00+08:00' "$BOOK_DAY" $((10 + seed / 60)) $((seed % 60)))
export DEEDBOX_NOW
__DEEDBOX_TEST_SEED=$seed exec "$BOOK_PROGRAM" "$@"
"#;

/// Cargo, where it makes, runs or tests the program that is built already.
const CARGO: &str = r#"#!/bin/sh
case "$*" in
'install --path .' | 'test --locked --all-features') ;;
'run --release -- '*) shift 3 && exec deedbox "$@" ;;
*) echo "the book's cargo does not know: $*" && exit 70 ;;
esac
"#;

/// The clock of the machine, for who asks it by `date`.
const DATE: &str = r#"#!/bin/sh
exec /bin/date -d "$BOOK_DAY" "$@"
"#;

/// A fresh clone, a home, and tools, in a folder of its own.
pub struct Clone {
    scratch: Scratch,
    day: String,
}

impl Clone {
    pub fn on(day: &str) -> Self {
        let scratch = Scratch::new();
        let own = scratch.path();
        for folder in ["clone", "home", "tools"] {
            fs::create_dir(own.join(folder)).expect("a folder");
        }
        symlink(root().join("examples"), own.join("clone/examples")).expect("a link");
        for (name, text) in [("deedbox", DEEDBOX), ("cargo", CARGO), ("date", DATE)] {
            let path = own.join("tools").join(name);
            fs::write(&path, text).expect("a tool");
            fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("a tool");
        }
        fs::write(own.join("seed"), "0").expect("a seed");
        fs::write(own.join("home/.gitconfig"), "[user]\nname = W\nemail = w@localhost\n[init]\ndefaultBranch = main\n")
            .expect("git's settings");
        Self { scratch, day: day.to_owned() }
    }

    /// Where the reader stands at first.
    pub fn folder(&self) -> PathBuf {
        self.scratch.path().join("clone")
    }

    pub fn home(&self) -> PathBuf {
        self.scratch.path().join("home")
    }

    /// A shell with nothing of the machine's own in it but its tools, reading a script.
    pub fn shell(&self, script: &str) -> Command {
        let own = self.scratch.path();
        let tools = own.join("tools");
        let path = std::env::var_os("PATH").unwrap_or_default();
        let path = std::env::join_paths([tools].into_iter().chain(std::env::split_paths(&path))).expect("a path");
        let mut shell = Command::new("sh");
        shell.args(["-c", script]).env_clear().current_dir(self.folder()).stdin(Stdio::null());
        shell.env("PATH", path).env("HOME", self.home()).env("LANG", "C.UTF-8").env("TZ", "Asia/Hong_Kong");
        shell.env("COLUMNS", "140").env("GIT_CONFIG_NOSYSTEM", "1").env("BOOK_DAY", &self.day);
        // A browser that shows nothing; the rest is for the tools above.
        shell.env("DEEDBOX_OPENER", "true").env("BOOK", own).env("BOOK_PROGRAM", crate::support::program());
        shell
    }
}

/// What came of each step of a page on the day of writing; several tests ask, and it is typed once.
pub fn typed_as_written(page: &Page) -> Arc<Vec<Ended>> {
    type Typed = Arc<OnceLock<Arc<Vec<Ended>>>>;
    static PAGES: Mutex<BTreeMap<String, Typed>> = Mutex::new(BTreeMap::new());
    let of_it = PAGES.lock().expect("no panic while it was held").entry(page.path.clone()).or_default().clone();
    of_it.get_or_init(|| Arc::new(typed(page, WRITTEN))).clone()
}

/// What came of a step: its exit code, and the lines that it said.
#[derive(Debug)]
pub struct Ended {
    pub code: i32,
    pub said: Vec<String>,
}

/// Types every step of a page, in one shell.
pub fn typed(page: &Page, day: &str) -> Vec<Ended> {
    let clone = Clone::on(day);
    let mut script = "exec 2>&1\n".to_owned();
    for step in page.steps() {
        // A script ends at the first command that fails, a line that is shown may fail.
        let stops = if step.says.is_none() { "set -e" } else { "set +e" };
        script.push_str(&format!("printf '\\036'\n{stops}\n{}\n", step.typed));
        script.push_str("ended=$?; set +e; printf '\\037%s' $ended\n");
    }
    let output = clone.shell(&script).output().expect("a shell");
    // The reader's home is called as on a machine.
    let said = String::from_utf8_lossy(&output.stdout).replace(&clone.home().display().to_string(), "/home/wong");
    let said = said.replace(&clone.folder().display().to_string(), "/home/wong/deedbox");
    let mut steps = said.split('\u{1e}');
    let before = steps.next().unwrap_or_default();
    assert!(before.is_empty(), "{}: {before}", page.path);
    let ended = |one: &str| match one.split_once('\u{1f}') {
        Some((said, code)) => Ended { code: code.trim().parse().expect("an exit code"), said: lines(said) },
        // The shell ended here.
        None => Ended { code: output.status.code().unwrap_or(-1), said: lines(one) },
    };
    steps.map(ended).collect()
}

fn lines(said: &str) -> Vec<String> {
    said.lines().map(|line| line.trim_end().to_owned()).collect()
}

/// A line without what differs from office to office: ids, commits, and whose clock it was.
fn plain(line: &str) -> String {
    if line.len() == 40 && line.chars().all(|c| c.is_ascii_hexdigit()) {
        return "a commit".to_owned();
    }
    let mut plain = String::new();
    let mut rest = line.trim_end();
    while let Some(at) = rest.find(['/', '_', '-']) {
        let (before, after) = rest.split_at(at + 1);
        plain.push_str(before);
        let word = after.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(after.len());
        let id = word == 4 && after[..word].chars().all(|c| c.is_ascii_digit() || c.is_ascii_lowercase());
        plain.push_str(if id { "····" } else { &after[..word] });
        rest = &after[word..];
    }
    plain.push_str(rest);
    let clocks = [
        (" (", " by a clock that was set)"),
        ("（其中 ", " 個的登記時間由 DEEDBOX_NOW 設定）"),
        ("（其中 ", " 个的登记时间由 DEEDBOX_NOW 设置）"),
    ];
    for (opens, closes) in clocks {
        if let Some((before, after)) = plain.split_once(closes) {
            let before = before.rsplit_once(opens).map_or(before, |(before, _)| before);
            return format!("{before}{after}");
        }
    }
    plain
}

/// Whether what was said is what a page shows; a line `…` there stands for any lines.
pub fn fits(shown: &[&str], said: &[String]) -> bool {
    let Some((first, more)) = shown.split_first() else { return said.is_empty() };
    if *first == "…" {
        return (0..=said.len()).any(|from| fits(more, &said[from..]));
    }
    said.first().is_some_and(|line| plain(line) == plain(first)) && fits(more, &said[1..])
}

/// Puts what was said in the place of what the page shows, where that is other; what is shortened by `…` is left.
pub fn rewrite(page: &Page, ended: &[Ended]) -> Page {
    let mut lines: Vec<String> = page.text.lines().map(str::to_owned).collect();
    for (step, ended) in page.steps().iter().zip(ended).rev() {
        let Some((from, says)) = &step.says else { continue };
        if !says.contains(&"…") && !fits(says, &ended.said) {
            lines.splice(from..&(from + says.len()), ended.said.iter().cloned());
        }
    }
    fs::write(root().join(&page.path), lines.join("\n") + "\n").expect("a page");
    Page::read(&page.path)
}
