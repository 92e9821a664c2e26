//! An estate in a temporary folder.

use std::cell::{Cell, RefCell};
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Output, Stdio};

use tempfile::TempDir;

use crate::support::run::{Run, difference};
use crate::support::tree;

/// A temporary folder; in memory where the system has such, for fsync is what most commands wait for.
pub struct Scratch(TempDir);

impl Scratch {
    pub fn new() -> Self {
        let memory = Path::new("/dev/shm");
        let made = tempfile::Builder::new().prefix("deedbox-test-").tempdir_in(memory);
        Self(made.or_else(|_| tempfile::tempdir()).expect("a temporary folder"))
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }
}

/// An archive, a desk on which papers lie, and a home: a temporary folder that nothing outside has a part in.
///
/// What comes before the command under test is built by the program as well; only what [`Estate::run`] starts is judged.
/// Ids repeat from run to run, for the seed of each command is told; the clock is told too.
pub struct Estate {
    scratch: Scratch,
    now: RefCell<String>,
    actor: RefCell<String>,
    writer: RefCell<String>,
    built: Cell<u64>,
    ran: Cell<u64>,
}

/// The folder of what is kept of archives, in a test's own: any look may write there.
const CACHE: &str = "kept";

/// The seed of the first command that a test runs; those that build the estate have smaller ones.
const FIRST_SEED: u64 = 1000;

impl Estate {
    /// Nothing yet: a desk and a home.
    pub fn nothing() -> Self {
        let scratch = Scratch::new();
        for folder in ["desk", "home"] {
            fs::create_dir(scratch.path().join(folder)).expect("a folder");
        }
        Self {
            scratch,
            now: RefCell::new("2026-11-23T10:00:00+08:00".to_owned()),
            actor: RefCell::new("chan".to_owned()),
            writer: RefCell::new("test".to_owned()),
            built: Cell::new(0),
            ran: Cell::new(0),
        }
    }

    /// An archive without people and units.
    pub fn founded() -> Self {
        Self::nothing().with(&["init", "../tower", "--name", "Harbour Tower"])
    }

    /// An archive with a clerk (`chan`), a manager (`lee`), a general manager (`ho`, of the office), and four units on two floors.
    pub fn new() -> Self {
        Self::founded()
            .staffed()
            .with(&["unit", "add", "0301", "--floor", "3"])
            .with(&["unit", "add", "1203", "--floor", "12"])
            .with(&["unit", "add", "1204", "--floor", "12"])
            .with(&["unit", "add", "1205", "--floor", "12"])
    }

    /// Somebody to do the work: a clerk, a manager, a general manager of the office.
    pub fn staffed(self) -> Self {
        self.with(&["staff", "add", "lee", "--name", "李美", "--role", "manager", "--role", "supervisor"])
            .with(&["--as", "lee", "staff", "add", "chan", "--name", "Chan Siu Ming", "--role", "clerk"])
            .with(&[
                "--as",
                "lee",
                "staff",
                "add",
                "ho",
                "--name",
                "何小姐",
                "--role",
                "general-manager",
                "--department",
                "office",
            ])
    }

    /// A client in a unit.
    pub fn client(self, unit: &str, company: &str, move_in: &str) -> Self {
        self.with(&["add", unit, "--company", company, "--move-in", move_in])
    }

    /// A paper in a client's file, with its text and its date.
    pub fn paper(self, unit: &str, text: &str, category: &str, date: &str) -> Self {
        let name = format!("{text}.txt");
        self.on_desk(&name, text).with(&["file", unit, &name, "--category", category, "--date", date])
    }

    /// A record of every kind that `record` enters, of the client of a unit and in the registers.
    pub fn with_every_kind(self, unit: &str) -> Self {
        let own: [&[&str]; 18] = [
            &[
                "charge",
                "--item",
                "管理費",
                "--period",
                "2026-03",
                "--due",
                "2026-03-15",
                "--amount",
                "5200",
                "--no",
                "C1",
            ],
            &[
                "payment",
                "--amount",
                "5200.00",
                "--method",
                "支票",
                "--receipt",
                "R1",
                "--charges",
                "C1",
                "--handled-by",
                "chan",
            ],
            &["refund", "--amount", "0", "--reason", "多付"],
            &["reading", "--meter", "W-1203", "--value", "120.5"],
            &["deposit", "--about", "fit-out", "--movement", "received", "--amount", "10000", "--reason", "裝修"],
            &["transaction", "--title", "續租", "--amount", "1", "--about", "租約", "--ref-no", "HC/1"],
            &["credit-review", "--credit", "良好", "--source", "銀行", "--next", "2027-01-01"],
            &["repair", "--category", "空調", "--title", "滴水", "--urgent", "--when", "2026-11-23T09:10"],
            &[
                "complaint",
                "--about",
                "service-quality",
                "--title",
                "冷氣過冷",
                "--channel",
                "電話",
                "--date",
                "2026-11-22",
            ],
            &["violation", "--category", "佔用走廊", "--title", "雜物"],
            &[
                "application",
                "--about",
                "overtime",
                "--title",
                "加班",
                "--begins",
                "2026-12-01",
                "--ends",
                "2026-12-02",
            ],
            &["issue", "--about", "key", "--person", "陳先生", "--numbers", "K1", "--numbers", "K2"],
            &["fit-out", "--contractor", "A", "--title", "間隔"],
            &["letter", "--direction", "in", "--title", "查詢", "--ref-no", "HC/2", "--passed-to", "工程部"],
            &["visit", "--occasion", "regular", "--visitor", "chan", "--title", "中秋", "--opinion", "滿意"],
            &["opinion", "--title", "電梯太慢"],
            &["quality-check", "--item", "清潔", "--result", "pass", "--inspector", "chan"],
            &["note", "--about", "keys", "--note", "欠兩條鑰匙"],
        ];
        let in_registers: [&[&str]; 3] = [
            &["enquiry", "--who", "陳先生", "--space", "12 樓", "--source", "仲介", "--phone", "+852 2000 0009"],
            &["corrective-action", "--title", "培訓", "--year", "2026", "--question", "company", "--due", "2027-01-31"],
            &["breach", "--title", "名單外傳", "--client", "1203", "--caused-by", "不明"],
        ];
        let give = ["--as", "ho", "authority", "give", "--for", "consult", "--role", "clerk", "--until", "2027-11-22"];
        let mut estate = self.with(&give);
        estate = estate.with(&["survey", "open", "--year", "2026", "--to", "all"]);
        estate = estate.on_desk("statement.txt", "a statement");
        let paper = estate.made(&["file", unit, "statement.txt", "--category", "payments"]);
        estate = estate.with(&["disclose", unit, "--to", "銀行", "--purpose", "貸款", "--paper", &paper]);
        for words in own {
            let (kind, fields) = words.split_first().expect("a kind");
            estate = estate.with(&[&["record", kind, unit], fields].concat());
        }
        for words in in_registers {
            estate = estate.with(&[&["record"], words].concat());
        }
        let answers = ["--answer", "service-quality=4:好", "--answer", "company=5"];
        estate = estate.with(&[&["survey", "respond", unit, "--year", "2026"], &answers[..]].concat());
        estate = estate.with(&["notice", "send", "--to", "floor:12", "--title", "停水通知"]);
        estate = estate.with(&["export", "-o", "審計.xlsx", "--kind", "charge", "--to", "審計", "--purpose", "年審"]);
        let request = estate.made(&["request", "open", unit, "--about", "erasure", "--person", "陳大文"]);
        let ask = ["dispose", "ask", "--paper", &paper, "--ground", "request", "--request", &request];
        estate = estate.with(&[&ask[..], &["--appraisal", "當事人要求"]].concat());
        estate.with(&["stocktake", "R1", "--record"])
    }

    /// A client who left.
    pub fn moved_out(self, unit: &str, date: &str) -> Self {
        self.with(&["move-out", unit, "--date", date])
    }

    /// A file on the desk.
    pub fn on_desk(self, name: &str, text: &str) -> Self {
        let path = self.desk().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
        self
    }

    /// Settings with one text put in the place of another.
    pub fn setting(self, old: &str, new: &str) -> Self {
        let path = self.archive().join("deedbox.toml");
        let text = fs::read_to_string(&path).expect("the settings");
        assert!(text.contains(old), "deedbox.toml has no `{old}`");
        fs::write(&path, text.replace(old, new)).expect("the settings");
        self
    }

    /// From now on it is this day, ten o'clock.
    pub fn today(self, date: &str) -> Self {
        *self.now.borrow_mut() = format!("{date}T10:00:00+08:00");
        self
    }

    /// From now on this is the working copy of another writer, who draws other ids.
    pub fn writer(self, name: &str) -> Self {
        name.clone_into(&mut self.writer.borrow_mut());
        self.built.set(self.built.get() + name.bytes().map(|b| u64::from(b) << 20).sum::<u64>());
        self
    }

    /// A command that is not under test, and must succeed.
    pub fn with<S: AsRef<OsStr>>(self, words: &[S]) -> Self {
        self.made(words);
        self
    }

    /// The same, for what it printed: the id of what it made.
    pub fn made<S: AsRef<OsStr>>(&self, words: &[S]) -> String {
        self.built.set(self.built.get() + 1);
        let done = self.command(words).seed(self.built.get()).output();
        let shown: Vec<_> = words.iter().map(|word| word.as_ref().to_string_lossy()).collect();
        assert!(
            done.status.success(),
            "building the estate: deedbox {}\n{}",
            shown.join(" "),
            String::from_utf8_lossy(&done.stderr)
        );
        String::from_utf8_lossy(&done.stdout).trim().to_owned()
    }

    /// With a stock-take of a place that finds everything where it belongs.
    pub fn counted(self, place: &str) -> Self {
        let listed = self.command(&["--format", "csv", "place", "list", place]).output().stdout;
        let listed = String::from_utf8(listed).expect("text");
        let codes: Vec<&str> = listed.lines().skip(1).filter_map(|line| line.rsplit(',').next()).collect();
        let scans = format!("{}\n", codes.join("\n"));
        let done = self.command(&["stocktake", place, "--record"]).seed(901).input(scans.as_bytes()).output();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        self
    }

    /// Runs the command under test.
    #[must_use = "nothing is judged yet: say `.succeeds()` or `.refused(3)`"]
    pub fn run<const N: usize>(&self, words: [&str; N]) -> Run {
        self.run_words(&words)
    }

    /// Runs the command under test, given as a list.
    #[must_use = "nothing is judged yet: say `.succeeds()` or `.refused(3)`"]
    pub fn run_words<S: AsRef<OsStr>>(&self, words: &[S]) -> Run {
        self.ran.set(self.ran.get() + 1);
        Run::of(self, self.command(words).seed(FIRST_SEED + self.ran.get()))
    }

    /// Runs the command under test with something on standard input.
    #[must_use = "nothing is judged yet: say `.succeeds()` or `.refused(3)`"]
    pub fn run_with_input<const N: usize>(&self, input: &str, words: [&str; N]) -> Run {
        self.ran.set(self.ran.get() + 1);
        let command = self.command(&words).seed(FIRST_SEED + self.ran.get());
        Run::of(self, command.input(input.as_bytes()))
    }

    /// A command, to be started as the test likes.
    pub fn command<S: AsRef<OsStr>>(&self, words: &[S]) -> Command {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let set = [
            ("PATH", path),
            ("HOME", self.scratch.path().join("home").into_os_string()),
            ("LANG", "C.UTF-8".into()),
            ("TZ", "UTC".into()),
            ("COLUMNS", "100".into()),
            ("GIT_CONFIG_NOSYSTEM", "1".into()),
            ("DEEDBOX_ARCHIVE", self.archive().into_os_string()),
            ("DEEDBOX_STAFF", self.actor.borrow().clone().into()),
            ("DEEDBOX_NOW", self.now.borrow().clone().into()),
            ("DEEDBOX_WRITER", self.writer.borrow().clone().into()),
            ("DEEDBOX_CACHE", self.cache()),
        ];
        Command {
            words: words.iter().map(|word| word.as_ref().to_owned()).collect(),
            folder: self.desk(),
            set: set.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
            input: Vec::new(),
            beneath: None,
        }
    }

    /// Runs a script as somebody would type it, with `deedbox` on the path; it must succeed. What it says of the clock holds
    /// from then on.
    pub fn shell(&self, script: &str) {
        let program = Path::new(crate::support::program()).parent().expect("a folder").to_owned();
        let path = std::env::var_os("PATH").unwrap_or_default();
        let path = std::env::join_paths([program].into_iter().chain(std::env::split_paths(&path))).expect("a path");
        let set = self.command::<&str>(&[]).set("PATH", path).set;
        let script = format!("set -eu\n{script}\nprintf %s \"$DEEDBOX_NOW\" > .now\n");
        let mut shell = std::process::Command::new("sh");
        let done =
            shell.args(["-c", &script]).env_clear().envs(set).current_dir(self.desk()).output().expect("a shell");
        assert!(done.status.success(), "{script}\n{}", String::from_utf8_lossy(&done.stderr));
        let now = self.desk().join(".now");
        *self.now.borrow_mut() = fs::read_to_string(&now).expect("the clock");
        fs::remove_file(now).expect("the clock");
    }

    /// Where the archive is.
    pub fn archive(&self) -> PathBuf {
        self.scratch.path().join("tower")
    }

    /// Where what was read is kept: beside this archive alone. `DEEDBOX_TEST_CACHE=off` runs the same tests without.
    pub fn cache(&self) -> OsString {
        let told = std::env::var_os("DEEDBOX_TEST_CACHE").filter(|told| !told.is_empty());
        told.unwrap_or_else(|| self.scratch.path().join(CACHE).into_os_string())
    }

    /// Where papers lie that are not filed yet; commands are started here.
    pub fn desk(&self) -> PathBuf {
        self.scratch.path().join("desk")
    }

    /// The archive as it is.
    pub fn tree(&self) -> tree::Tree {
        tree::tree(&self.archive())
    }

    /// What lies around the archive.
    pub fn around(&self) -> tree::Tree {
        let mut all = tree::tree(self.scratch.path());
        // A dry run of an import puts wrong rows beside their table: it is meant to, and `import` has tests of it.
        all.retain(|path, _| {
            !path.starts_with("tower/") && !path.starts_with(CACHE) && !path.ends_with(".rejected.xlsx")
        });
        all
    }

    /// The text of the one file of the archive whose path holds all these words.
    pub fn text_of(&self, words: &[&str]) -> String {
        let fitting: Vec<String> =
            self.tree().into_keys().filter(|path| words.iter().all(|word| path.contains(word))).collect();
        assert_eq!(fitting.len(), 1, "{words:?} fit {fitting:?}");
        fs::read_to_string(self.archive().join(&fitting[0])).expect("a text")
    }

    /// The text of the one file whose path holds all these words is this.
    #[track_caller]
    pub fn shows(&self, words: &[&str], expected: &str) {
        if let Some(says) = difference("shows", expected, &self.text_of(words)) {
            panic!("{words:?}: {says}");
        }
    }

    /// Another estate that is as this one is now.
    pub fn copy(&self) -> Self {
        let scratch = Scratch::new();
        tree::copy(self.scratch.path(), scratch.path());
        Self {
            scratch,
            now: self.now.clone(),
            actor: self.actor.clone(),
            writer: self.writer.clone(),
            built: self.built.clone(),
            ran: self.ran.clone(),
        }
    }
}

/// A command line with its environment, not started yet.
#[derive(Clone)]
pub struct Command {
    pub words: Vec<OsString>,
    folder: PathBuf,
    set: Vec<(String, OsString)>,
    input: Vec<u8>,
    beneath: Option<String>,
}

impl Command {
    /// With a variable set.
    pub fn set(mut self, name: &str, value: impl Into<OsString>) -> Self {
        self.set.push((name.to_owned(), value.into()));
        self
    }

    /// Without a variable.
    pub fn without(mut self, name: &str) -> Self {
        self.set.retain(|(known, _)| known != name);
        self
    }

    /// With a seed for what is random.
    pub fn seed(self, seed: u64) -> Self {
        self.set("__DEEDBOX_TEST_SEED", seed.to_string())
    }

    /// With something on standard input.
    pub fn input(mut self, input: &[u8]) -> Self {
        input.clone_into(&mut self.input);
        self
    }

    /// Beneath what a shell sets first: its limits, its umask.
    pub fn beneath(mut self, shell: &str) -> Self {
        self.beneath = Some(shell.to_owned());
        self
    }

    /// With one more word.
    pub fn word(mut self, word: &str) -> Self {
        self.words.push(word.into());
        self
    }

    /// Starts it.
    pub fn start(&self) -> Child {
        let program = crate::support::program();
        let mut command = std::process::Command::new(if self.beneath.is_some() { "sh" } else { program });
        if let Some(shell) = &self.beneath {
            command.args(["-c", &format!("{shell}; exec \"$0\" \"$@\""), program]);
        }
        command
            .args(&self.words)
            .env_clear()
            .envs(self.set.iter().map(|(name, value)| (name, value)))
            .current_dir(&self.folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        let mut stdin = child.stdin.take().expect("its standard input");
        // A command that reads nothing may have ended by now.
        let _ = stdin.write_all(&self.input);
        child
    }

    /// Runs it to its end.
    pub fn output(&self) -> Output {
        self.start().wait_with_output().expect("the program ends")
    }
}
