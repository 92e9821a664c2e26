//! What one command said and did.

use std::process::Output;

use crate::support::tree::{self, Tree};
use crate::support::{Command, Estate, unindented};

/// A command that was run. Status, stdout, stderr and what changed on disk are all compared: what a test does not name must
/// be empty.
pub struct Run {
    line: String,
    archive: std::path::PathBuf,
    done: Output,
    before: Tree,
    after: Tree,
    around: (Tree, Tree),
    judged: Judged,
}

/// What a test has looked at.
#[derive(Default)]
struct Judged {
    status: bool,
    stdout: bool,
    stderr: bool,
    around: bool,
}

impl Run {
    /// Runs it: first with `--dry-run`, which must change nothing and end the same way.
    pub fn of(estate: &Estate, command: Command) -> Self {
        let shown: Vec<_> = command.words.iter().map(|word| word.to_string_lossy()).collect();
        let line = format!("deedbox {}", shown.join(" "));
        let (before, around) = (estate.tree(), estate.around());
        let is_plan = command.words.iter().any(|word| word == "--plan" || word == "--dry-run");
        let rehearsed = (!is_plan).then(|| {
            let done = command.clone().word("--dry-run").output();
            assert_eq!(tree::changes(&before, &estate.tree()), "", "{line} --dry-run changed the archive");
            assert_eq!(tree::changes(&around, &estate.around()), "", "{line} --dry-run changed what is around it");
            done
        });
        let done = command.output();
        if let Some(rehearsed) = rehearsed {
            assert_eq!(
                rehearsed.status.code(),
                done.status.code(),
                "{line} and its --dry-run end differently\n{}{}",
                String::from_utf8_lossy(&rehearsed.stderr),
                String::from_utf8_lossy(&done.stderr)
            );
        }
        let run = Self {
            line,
            archive: estate.archive(),
            done,
            before,
            after: estate.tree(),
            around: (around, estate.around()),
            judged: Judged::default(),
        };
        run.check_archive();
        run
    }

    /// What holds after every command: manifests are true and whole, nothing is left over, a failure changed nothing.
    fn check_archive(&self) {
        let line = &self.line;
        assert_eq!(tree::wrong_manifests(&self.archive), Vec::<String>::new(), "after {line}");
        assert_eq!(tree::left_in_private_dir(&self.archive), Vec::<String>::new(), "after {line}");
        if !self.done.status.success() {
            assert_eq!(tree::changes(&self.before, &self.after), "", "{line} failed and changed the archive");
        }
    }

    /// It ended with 0.
    #[track_caller]
    pub fn succeeds(self) -> Self {
        self.exits(0)
    }

    /// It was refused, with this exit code.
    #[track_caller]
    pub fn refused(self, code: i32) -> Self {
        self.exits(code)
    }

    /// It ended with this exit code.
    #[track_caller]
    pub fn exits(mut self, code: i32) -> Self {
        self.judged.status = true;
        if self.done.status.code() != Some(code) {
            self.fail(&format!("ended with {}, not with {code}:\n{}{}", self.done.status, self.out(), self.err()));
        }
        self
    }

    /// All that it printed on stdout.
    #[track_caller]
    pub fn stdout(mut self, expected: &str) -> Self {
        self.judged.stdout = true;
        self.compare("stdout", expected, &self.out());
        self
    }

    /// All that it said on stderr.
    #[track_caller]
    pub fn stderr(mut self, expected: &str) -> Self {
        self.judged.stderr = true;
        self.compare("stderr", expected, &self.err());
        self
    }

    /// What it did to the archive: `+` new, `~` changed, `-` gone.
    #[track_caller]
    pub fn changes(self, expected: &str) -> Self {
        self.compare("changes", expected, &tree::changes(&self.before, &self.after));
        self
    }

    /// What it did around the archive; else it must be nothing.
    #[track_caller]
    pub fn changes_around(mut self, expected: &str) -> Self {
        self.judged.around = true;
        self.compare("changes_around", expected, &tree::changes(&self.around.0, &self.around.1));
        self
    }

    /// Takes what it said as it is; the test is about something else.
    pub fn whatever_it_says(mut self) -> Self {
        (self.judged.stdout, self.judged.stderr) = (true, true);
        self
    }

    /// What it printed on stdout.
    pub fn out(&self) -> String {
        String::from_utf8_lossy(&self.done.stdout).into_owned()
    }

    /// What it said on stderr, with the temporary folder called `…`.
    pub fn err(&self) -> String {
        let scratch = self.archive.parent().expect("a folder").display().to_string();
        String::from_utf8_lossy(&self.done.stderr).replace(&scratch, "…")
    }

    #[track_caller]
    fn compare(&self, what: &str, expected: &str, found: &str) {
        if let Some(says) = difference(what, expected, found) {
            self.fail(&says);
        }
    }

    #[track_caller]
    fn fail(&self, says: &str) -> ! {
        panic!("{}\n{says}", self.line)
    }
}

impl Drop for Run {
    fn drop(&mut self) {
        if std::thread::panicking() {
            return;
        }
        let line = &self.line;
        assert!(self.judged.status, "{line}: the test does not say how it ends");
        assert!(self.judged.stdout || self.done.stdout.is_empty(), "{line}: stdout is\n{}", self.out());
        assert!(self.judged.stderr || self.done.stderr.is_empty(), "{line}: stderr is\n{}", self.err());
        if !self.judged.around {
            assert_eq!(tree::changes(&self.around.0, &self.around.1), "", "{line} changed what is around the archive");
        }
    }
}

/// How a text differs from what a test expects, where it does.
pub fn difference(what: &str, expected: &str, found: &str) -> Option<String> {
    // A table is indented by itself: what all its lines share counts for nothing on either side.
    let level = |text: &str| unindented(&format!("\n{}", text.trim_matches('\n')));
    let (expected, found) = (level(expected), level(found));
    if expected == found {
        return None;
    }
    Some(format!("{what} is not as expected\n--- expected\n{expected}\n--- found\n{found}\n---"))
}
