//! How git is asked: by its plumbing, without hooks, pager, terminal, or what the environment says of another repository.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// What keeps git from doing what it was asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{self:?}")]
pub enum GitFault {
    /// git is not installed.
    NoProgram,
    /// The archive is in no git repository.
    NoRepository,
    /// Nothing of that name was ever committed.
    NoRevision(String),
    /// Files that deedbox wrote, or their lists, were changed by hand: so many, and the first one.
    ByHand(usize, String),
    /// Somebody else's hook lies where ours would.
    ForeignHook(PathBuf),
    /// A folder that was named is no repository to which people push.
    NotBare(PathBuf),
    /// git failed, and said why.
    Failed(String),
}

impl GitFault {
    /// The exit code: 2 what was named is not there, 3 it may not be, 4 git failed.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::NoRepository | Self::NoRevision(_) | Self::NotBare(_) => 2,
            Self::ByHand(..) | Self::ForeignHook(_) => 3,
            Self::NoProgram | Self::Failed(_) => 4,
        }
    }
}

/// Variables by which git is sent to another repository, index or program than the archive's own.
const ELSEWHERE: [&str; 12] = [
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_PREFIX",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_NAMESPACE",
    "GIT_EXTERNAL_DIFF",
    "GIT_CEILING_DIRECTORIES",
    "GIT_CONFIG_PARAMETERS",
    "GIT_CONFIG_COUNT",
];

/// git in the folder of an archive.
#[derive(Clone, Debug)]
pub struct Git {
    root: PathBuf,
    index: Option<PathBuf>,
}

impl Git {
    /// git in a folder.
    pub fn at(root: &Path) -> Self {
        Self { root: root.to_owned(), index: None }
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
        git.args(["-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false"]);
        git
    }

    /// The same with the hooks of the repository.
    pub(super) fn plain(&self) -> Command {
        let mut git = Command::new("git");
        for name in ELSEWHERE {
            git.env_remove(name);
        }
        if let Some(index) = &self.index {
            git.env("GIT_INDEX_FILE", index);
        }
        // Looking must not refresh the index: nothing is written by it.
        git.env("GIT_OPTIONAL_LOCKS", "0").env("GIT_TERMINAL_PROMPT", "0").env("LC_ALL", "C");
        git.arg("-C").arg(&self.root).args(["--no-pager", "--literal-pathspecs", "-c", "core.quotepath=false"]);
        git.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        git
    }

    /// What git answers.
    ///
    /// # Errors
    /// git is not installed, or failed.
    pub fn ask(&self, words: &[&str]) -> Result<Vec<u8>, GitFault> {
        answered(self.command().args(words).output())
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
            Err(GitFault::NoProgram) => Err(GitFault::NoProgram),
            Err(_) => Err(GitFault::NoRepository),
        }
    }
}

/// What a git that has ended answered.
pub(super) fn answered(done: std::io::Result<Output>) -> Result<Vec<u8>, GitFault> {
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
