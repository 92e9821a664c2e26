//! Commits, made by git itself: of all that lies in the archive, or of some files alone.

use std::io::Write;
use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::archive::git::asking::{Git, GitFault};

/// Who did what is committed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author {
    pub name: String,
    /// `<id>@<estate>`.
    pub email: String,
}

/// What a commit says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommitMessage {
    pub text: String,
    /// Who did it.
    pub author: Author,
    /// When it was entered, as git reads it.
    pub date: String,
}

/// Between two tries for git's lock.
const PAUSE: Duration = Duration::from_millis(50);

/// Commits what differs in the archive's folder, which is known by name: git looks for nothing else. Gives the commit, none where
/// somebody else has committed it meanwhile.
///
/// # Errors
/// git failed, or its lock was held for too long.
pub fn commit_known(
    git: &Git,
    message: &CommitMessage,
    wait: Duration,
    known: &[String],
) -> Result<Option<String>, GitFault> {
    // Names, not patterns: a pattern is held against every file that git knows.
    let listed: String = known.iter().map(|path| format!("{path}\0")).collect();
    let staged =
        patiently(wait, || fed(git, &["update-index", "-z", "--add", "--remove", "--replace", "--stdin"], &listed));
    match staged {
        // Something lies there that is no file of its own; git finds out by itself what it is.
        Err(GitFault::Failed(_)) => {
            let listed = known.join("\0");
            let words = ["add", "--all", "--force", "--pathspec-from-file=-", "--pathspec-file-nul"];
            patiently(wait, || fed(git, &words, &listed))?;
        }
        other => other?,
    }
    commit(git, message, wait, None)
}

/// Commits some files of the archive as they lie there, and nothing else, whatever else is staged; gives the commit, none
/// where somebody else has committed them meanwhile.
///
/// Folders stand for what is in them; what is gone is taken out.
///
/// # Errors
/// git failed, or its lock was held for too long.
pub fn commit_paths(
    git: &Git,
    message: &CommitMessage,
    wait: Duration,
    paths: &[String],
) -> Result<Option<String>, GitFault> {
    let listed = paths.join("\0");
    patiently(wait, || {
        fed(git, &["add", "--all", "--force", "--pathspec-from-file=-", "--pathspec-file-nul"], &listed)
    })?;
    commit(git, message, wait, Some(&listed))
}

fn commit(git: &Git, message: &CommitMessage, wait: Duration, paths: Option<&str>) -> Result<Option<String>, GitFault> {
    let CommitMessage { text, author, date } = message;
    // A machine on which git does not know its user commits all the same, by who acts.
    let known = git.line(&["config", "user.email"]).is_some();
    let (name, email) = (format!("user.name={}", author.name), format!("user.email={}", author.email));
    let (by, date) = (format!("--author={} <{}>", author.name, author.email), format!("--date={date}"));
    let mut words = if known { Vec::new() } else { vec!["-c", name.as_str(), "-c", email.as_str()] };
    words.extend(["commit", "--quiet", "--cleanup=verbatim", "--message", text.as_str(), by.as_str(), date.as_str()]);
    let which: &[&str] = match paths {
        Some(_) => &["--only", "--pathspec-from-file=-", "--pathspec-file-nul"],
        // Where the repository is the archive's alone, what is staged is what is meant, and no file is looked at again.
        None if git.prefix()?.is_empty() => &[],
        None => &["--", "."],
    };
    let words = [&words[..], which].concat();
    if let Err(fault) = patiently(wait, || fed(git, &words, paths.unwrap_or_default())) {
        // To git a commit of nothing is a failure like others.
        return if is_staged(git, paths)? { Err(fault) } else { Ok(None) };
    }
    git.line(&["rev-parse", "HEAD"]).map(Some).ok_or_else(|| GitFault::Failed("rev-parse HEAD".to_owned()))
}

/// Whether anything of the archive, or of these paths of it, waits to be committed.
fn is_staged(git: &Git, paths: Option<&str>) -> Result<bool, GitFault> {
    let staged = git.ask(&["diff", "--cached", "--name-only", "--relative", "--no-renames", "-z"])?;
    let staged = String::from_utf8_lossy(&staged);
    let meant = |path: &str| match paths {
        Some(paths) => paths
            .split('\0')
            .any(|meant| path.strip_prefix(meant).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))),
        None => true,
    };
    Ok(staged.split('\0').any(|path| !path.is_empty() && meant(path)))
}

/// git with something on its standard input.
pub(super) fn fed(git: &Git, words: &[&str], input: &str) -> Result<Vec<u8>, GitFault> {
    let mut command = git.command();
    let mut child = match command.args(words).stdin(Stdio::piped()).spawn() {
        Err(e) => return git.answered(Err(e)),
        Ok(child) => child,
    };
    if let Some(mut stdin) = child.stdin.take() {
        // A git that ends early says why itself.
        let _ = stdin.write_all(input.as_bytes());
    }
    git.answered(child.wait_with_output())
}

/// Tries again while somebody else holds one of git's locks, or has moved the branch meanwhile.
pub(super) fn patiently(wait: Duration, mut act: impl FnMut() -> Result<Vec<u8>, GitFault>) -> Result<(), GitFault> {
    let began = Instant::now();
    loop {
        match act() {
            Err(GitFault::Failed(says)) if is_locked(&says) && began.elapsed() < wait => std::thread::sleep(PAUSE),
            Err(GitFault::Failed(says)) if is_locked(&says) => {
                let file = says.split('\'').find(|word| word.ends_with(".lock")).unwrap_or(".git/index.lock");
                return Err(GitFault::Locked { file: file.to_owned(), says });
            }
            other => return other.map(|_| ()),
        }
    }
}

fn is_locked(says: &str) -> bool {
    [".lock': File exists", "cannot lock ref", "Unable to create", "index file open failed"]
        .iter()
        .any(|mark| says.contains(mark))
}
