//! How git is asked: by its plumbing, without hooks, pager, terminal, or what the environment says of another repository.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use crate::model::message::{Given, messages};

messages! {
    "git":
    /// What keeps git from doing what it was asked.
    #[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
    #[error("{self:?}")]
    pub enum GitFault {
        NoProgram,
        NoRepository,
        /// Nothing of that name was ever committed.
        NoRevision(name: Given),
        /// Files that deedbox wrote, or their lists, were changed by hand: so many, and the first one.
        ChangedByHand(count: usize, path: String),
        Dubious(path: PathBuf),
        ForeignHook(path: PathBuf),
        /// git looks for hooks in a folder that other repositories share.
        SharedHooks(path: PathBuf),
        /// A folder that was named is no repository to which people push.
        NotBare(path: PathBuf),
        /// The head is on no branch.
        Detached,
        /// The branch meets no other: what is set is none, or none that is known here.
        NoUpstream { branch: String, remote: Option<String> },
        /// No repository of that name is known here.
        NoRemote { given: Given, known: Vec<String> },
        /// The repository to which all push does not answer, or is not there.
        NotThere { remote: String, says: String },
        /// It lets nobody in who asks as this user.
        ShutOut { remote: String, says: String },
        /// It took in what is pushed, and refused it: by a hook, or by what it is set to.
        Declined { remote: String, says: String },
        /// It has the branch laid out: people push to one that has none.
        CheckedOut { remote: String },
        /// Others pushed each time before.
        Overtaken { remote: String, tries: u32 },
        /// Two archives, or one whose history was rewritten: nothing is common to both.
        Unrelated,
        /// Both wrote the same files; the merge was undone.
        Conflict { paths: Vec<String>, with: String },
        /// A git, or what one left that was stopped, holds one of its locks.
        Locked { file: String, says: String },
        /// Bytes that a partial clone left out are wanted, and the repository that it was cloned from cannot be reached.
        Unreached,
        Failed(says: String),
    }
}

impl GitFault {
    /// The exit code: 2 what was named is not there, 3 it may not be, 4 git or the network failed, 5 others
    /// were faster.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::NoRepository | Self::NoRevision(_) | Self::NotBare(_) | Self::NoRemote { .. } => 2,
            Self::ChangedByHand(..)
            | Self::ForeignHook(_)
            | Self::SharedHooks(_)
            | Self::Dubious(_)
            | Self::Detached
            | Self::NoUpstream { .. }
            | Self::Declined { .. }
            | Self::CheckedOut { .. }
            | Self::Unrelated
            | Self::Conflict { .. } => 3,
            Self::NoProgram | Self::Unreached | Self::NotThere { .. } | Self::ShutOut { .. } | Self::Failed(_) => 4,
            Self::Overtaken { .. } | Self::Locked { .. } => 5,
        }
    }
}

/// Variables by which git is sent to another repository, index or program than the archive's own.
const ELSEWHERE: [&str; 20] = [
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_PREFIX",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_NAMESPACE",
    "GIT_EXTERNAL_DIFF",
    "GIT_SHALLOW_FILE",
    "GIT_REPLACE_REF_BASE",
    "GIT_ATTR_SOURCE",
    "GIT_CONFIG",
    // Other ways to read a path stand in each other's way.
    "GIT_GLOB_PATHSPECS",
    "GIT_NOGLOB_PATHSPECS",
    "GIT_ICASE_PATHSPECS",
    "GIT_DISCOVERY_ACROSS_FILESYSTEM",
    "GIT_CEILING_DIRECTORIES",
    "GIT_CONFIG_PARAMETERS",
    "GIT_CONFIG_COUNT",
];

/// git in the folder of an archive.
#[derive(Clone, Debug)]
pub struct Git {
    root: PathBuf,
    index: Option<PathBuf>,
    place: GitPlace,
}

/// What git works in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum GitPlace {
    /// A work tree.
    Work,
    /// A repository without one, which somebody named.
    Server,
}

impl Git {
    /// git in a folder.
    pub fn at(root: &Path) -> Self {
        Self { root: root.to_owned(), index: None, place: GitPlace::Work }
    }

    /// git in a repository to which people push, which somebody named: in no other way is a repository without work tree asked.
    pub fn at_server(root: &Path) -> Self {
        Self { place: GitPlace::Server, ..Self::at(root) }
    }

    /// The same with another index than the repository's: the one that a hook is shown.
    #[must_use]
    pub fn with_index(self, index: Option<PathBuf>) -> Self {
        Self { index, ..self }
    }

    /// The folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A command in that folder, not started yet.
    pub(super) fn command(&self) -> Command {
        let mut git = self.plain();
        // Whatever is asked here starts no program of others.
        git.args(["-c", "core.hooksPath=/dev/null"]);
        git
    }

    /// The same with the hooks of the repository.
    pub(super) fn plain(&self) -> Command {
        let mut git = self.bare();
        git.args(["--literal-pathspecs", "-c", "core.quotepath=false"]);
        git
    }

    /// The same with the repository's own settings of what it shows: for questions about settings.
    fn bare(&self) -> Command {
        let mut git = Command::new("git");
        for name in ELSEWHERE {
            git.env_remove(name);
        }
        if let Some(index) = &self.index {
            git.env("GIT_INDEX_FILE", index);
        }
        // Looking must not refresh the index: nothing is written by it.
        git.env("GIT_OPTIONAL_LOCKS", "0").env("GIT_TERMINAL_PROMPT", "0").env("LC_ALL", "C");
        // What was committed is asked about, not what somebody's replacements and grafts show in its stead.
        git.env("GIT_NO_REPLACE_OBJECTS", "1").env("GIT_GRAFT_FILE", "/dev/null/none");
        git.arg("-C").arg(&self.root).arg("--no-pager");
        // Files of an archive that together look like a repository are none; and nothing watches files for git.
        git.args(["-c", "safe.bareRepository=explicit", "-c", "core.fsmonitor=false"]);
        if let GitPlace::Server = self.place {
            git.arg("--git-dir=.");
        }
        git.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        git
    }

    /// What git answers.
    ///
    /// # Errors
    /// git is not installed, or failed.
    pub fn ask(&self, words: &[&str]) -> Result<Vec<u8>, GitFault> {
        self.answered(self.command().args(words).output())
    }

    /// What a git that has ended answered.
    pub(super) fn answered(&self, done: std::io::Result<Output>) -> Result<Vec<u8>, GitFault> {
        match answered(done) {
            Err(GitFault::Failed(says)) if says.contains("detected dubious ownership") => {
                Err(GitFault::Dubious(self.root.clone()))
            }
            Err(GitFault::Failed(says)) if says.contains("from promisor remote") => Err(GitFault::Unreached),
            other => other,
        }
    }

    /// A setting, as git would take it; none where it is not set.
    pub fn setting(&self, key: &str) -> Option<String> {
        let said = self.answered(self.bare().args(["config", "--get", key]).output()).ok()?;
        Some(String::from_utf8_lossy(&said).trim_end_matches(['\n', '\r']).to_owned())
    }

    /// Whether it is a partial clone, which asks another repository for what it left out.
    pub(super) fn is_partial(&self) -> bool {
        let keys = r"^(extensions\.partialclone|remote\..*\.promisor)$";
        self.answered(self.bare().args(["config", "--get-regexp", keys]).output()).is_ok()
    }

    /// Whether git is told to ignore a path of the folder.
    pub fn ignores(&self, path: &str) -> bool {
        self.answered(self.bare().args(["check-ignore", "--quiet", path]).output()).is_ok()
    }

    /// Makes a repository here, where there is none, with some settings, and commits everything.
    ///
    /// # Errors
    /// git failed, or is not there.
    pub fn found(&self, is_there: bool, settings: &[(&str, &str)], message: &str) -> Result<(), GitFault> {
        if !is_there {
            self.ask(&["init", "--quiet"])?;
        }
        for (key, value) in settings {
            self.ask(&["config", key, value])?;
        }
        self.ask(&["add", "--all"])?;
        // A machine on which git does not know its user yet gets a commit all the same.
        let known = self.setting("user.email").is_some();
        let name = ["-c", "user.name=deedbox", "-c", "user.email=deedbox@localhost"];
        let commit = ["commit", "--quiet", "--message", message];
        let words = if known { commit.to_vec() } else { [&name[..], &commit[..]].concat() };
        self.ask(&words).map(|_| ())
    }

    /// The same as a text without its last line end; none where git cannot answer.
    pub fn line(&self, words: &[&str]) -> Option<String> {
        let said = String::from_utf8(self.ask(words).ok()?).ok()?;
        Some(said.trim_end_matches(['\n', '\r']).to_owned())
    }

    /// Where the archive lies in its repository: empty, or a path with `/` at its end.
    ///
    /// # Errors
    /// There is no repository, or no git.
    pub fn prefix(&self) -> Result<String, GitFault> {
        match self.ask(&["rev-parse", "--show-prefix"]) {
            Ok(said) => Ok(String::from_utf8_lossy(&said).trim_end_matches(['\n', '\r']).to_owned()),
            Err(fault @ (GitFault::NoProgram | GitFault::Dubious(_))) => Err(fault),
            Err(_) => Err(GitFault::NoRepository),
        }
    }
}

fn answered(done: std::io::Result<Output>) -> Result<Vec<u8>, GitFault> {
    match done {
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Err(GitFault::NoProgram),
        Err(e) => Err(GitFault::Failed(e.to_string())),
        Ok(done) if done.status.success() => Ok(done.stdout),
        Ok(done) => {
            let says = [&done.stderr[..], &done.stdout].concat();
            let says = String::from_utf8_lossy(&says).trim().to_owned();
            Err(GitFault::Failed(if says.is_empty() { done.status.to_string() } else { says }))
        }
    }
}

/// A path as git gives it: its own bytes.
pub(super) fn path_of(bytes: &[u8]) -> OsString {
    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStringExt;
        OsString::from_vec(bytes.to_vec())
    }
    #[cfg(not(unix))]
    String::from_utf8_lossy(bytes).into_owned().into()
}
