//! The hooks that deedbox installs: what is staged is checked before it is committed, what is pushed before it is taken.

use std::path::{Path, PathBuf};

use crate::archive::disk::Disk;
use crate::archive::git::asking::{Git, GitFault};
use crate::archive::outside::{is_there, real_path, short_text};
use crate::archive::storage_error::StorageError;

/// The hook of a clone.
pub const PRE_COMMIT: &str = "pre-commit";
/// The hook of a repository to which people push.
pub const PRE_RECEIVE: &str = "pre-receive";

/// The line by which our hooks are known.
const MARK: &str = "# deedbox hook";

const CLIENT: &str = include_str!("../../../templates/hooks/pre-commit.sh");
pub(super) const SERVER: &str = include_str!("../../../templates/hooks/pre-receive.sh");

/// Where a hook is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HookPlace<'a> {
    /// In the clone that holds the archive; with the program that was asked.
    Clone(&'a Path),
    /// In a repository to which people push.
    Server(&'a Path),
}

/// Why a hook cannot be installed.
#[derive(Debug, thiserror::Error)]
pub enum InstallError {
    /// git, or a hook of somebody else's.
    #[error(transparent)]
    Git(#[from] GitFault),
    /// The disk.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// The folder in which git looks for hooks.
fn folder(git: &Git) -> Result<PathBuf, GitFault> {
    path(git, &["rev-parse", "--git-path", "hooks"])
}

fn path(git: &Git, words: &[&str]) -> Result<PathBuf, GitFault> {
    let said = git.answered(git.plain().args(words).output()).map_err(|fault| match fault {
        GitFault::Failed(_) => GitFault::NoRepository,
        other => other,
    })?;
    let text = String::from_utf8_lossy(&said).trim_end_matches(['\n', '\r']).to_owned();
    Ok(git.root().join(text))
}

/// The folder of hooks, if it is this repository's own: in its own folder, or in its work tree. A folder that the user, or the
/// machine, has for all repositories is none of an archive's.
fn own_folder(git: &Git) -> Result<PathBuf, GitFault> {
    let found = folder(git)?;
    // What is not there yet is judged by what is above it.
    let real = found.ancestors().find_map(|above| Some(real_path(above).ok()?.join(found.strip_prefix(above).ok()?)));
    let homes = [&["rev-parse", "--git-common-dir"][..], &["rev-parse", "--show-toplevel"]];
    let homes = homes.iter().filter_map(|words| path(git, words).ok().and_then(|home| real_path(&home).ok()));
    let mut homes = homes.filter(|home| home.parent().is_some());
    match real {
        Some(real) if homes.any(|home| real.starts_with(home)) => Ok(found),
        _ => Err(GitFault::SharedHooks(found)),
    }
}

/// What who keeps a repository to which people push had better set there: each command, whole.
pub fn wants_of_server(bare: &Path) -> Vec<String> {
    let git = Git::at_server(bare);
    let mut wanted = Vec::new();
    let place = format!("git --git-dir={}", quoted(&bare.display().to_string()));
    if git.line(&["rev-parse", "--quiet", "--verify", "HEAD"]).is_none() {
        let branches = git.line(&["for-each-ref", "--format=%(refname)", "refs/heads/"]).unwrap_or_default();
        let branch = branches.lines().next().unwrap_or("refs/heads/main");
        let head = git.line(&["symbolic-ref", "--quiet", "HEAD"]);
        if head.as_deref() != Some(branch) {
            wanted.push(format!("{place} symbolic-ref HEAD {branch}"));
        }
    }
    for (key, value) in
        [("receive.denyNonFastForwards", "true"), ("receive.fsckObjects", "true"), ("core.logAllRefUpdates", "always")]
    {
        if git.setting(key).as_deref() != Some(value) {
            wanted.push(format!("{place} config {key} {value}"));
        }
    }
    wanted
}

/// Whether the clone that holds an archive checks what is committed.
pub fn is_installed(root: &Path) -> bool {
    let text = folder(&Git::at(root)).ok().and_then(|folder| short_text(&folder.join(PRE_COMMIT)));
    // A hook of somebody else's may call ours.
    text.is_some_and(|text| text.contains("deedbox"))
}

/// Puts a hook where git looks for it; gives its path. With a `disk` it is written, else it is only looked whether it could be.
///
/// # Errors
/// Somebody else's hook lies there, unless it may be replaced; no such repository; the disk.
pub fn install(git: &Git, place: HookPlace, over: Over, disk: Option<&Disk>) -> Result<PathBuf, InstallError> {
    let (within, name, text) = match place {
        HookPlace::Clone(program) => {
            let prefix = git.prefix()?;
            let program = quoted(&program.display().to_string());
            let text = CLIENT.replace("@PROGRAM@", &program).replace("@ARCHIVE@", &quoted(&format!("./{prefix}")));
            (own_folder(git)?, PRE_COMMIT, text)
        }
        HookPlace::Server(bare) => {
            let there = Git::at_server(bare);
            if there.line(&["rev-parse", "--is-bare-repository"]).as_deref() != Some("true") {
                return Err(GitFault::NotBare(bare.to_owned()).into());
            }
            (own_folder(&there)?, PRE_RECEIVE, SERVER.to_owned())
        }
    };
    let path = within.join(name);
    let foreign = is_there(&path) && !short_text(&path).is_some_and(|text| text.contains(MARK));
    if foreign && over == Over::OursAlone {
        return Err(GitFault::ForeignHook(path).into());
    }
    if let Some(disk) = disk {
        disk.write_hook(&path, text.as_bytes())?;
    }
    Ok(path)
}

/// What a hook may be written over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// An earlier one of ours.
    OursAlone,
    /// Whatever lies there.
    Any,
}

/// A text as a word of the shell.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\\', "/").replace('\'', r"'\''"))
}
