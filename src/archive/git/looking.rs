//! Files that git keeps and that are meant to be away here: it is told not to look for them, so that nobody commits that they are gone.

use std::path::Path;
use std::time::Duration;

use crate::archive::git::saving::{fed, patiently};
use crate::archive::git::{Git, GitFault, git_folder};

/// Tells git not to look for some files, by their paths in the archive. What it does not keep it is not told of.
///
/// # Errors
/// git failed, or somebody else has its index for longer than `wait`.
#[cfg(feature = "remote")]
pub fn look_away(root: &Path, paths: &[String], wait: Duration) -> Result<(), GitFault> {
    told(root, "--skip-worktree", paths, wait)
}

/// Tells git to look for them again.
///
/// # Errors
/// As of [`look_away`].
pub fn look_again(root: &Path, paths: &[String], wait: Duration) -> Result<(), GitFault> {
    told(root, "--no-skip-worktree", paths, wait)
}

/// The files of the archive that git was told not to look for.
///
/// # Errors
/// git failed.
pub fn not_looked_at(root: &Path) -> Result<Vec<String>, GitFault> {
    if git_folder(root).is_none() {
        return Ok(Vec::new());
    }
    let said = Git::at(root).ask(&["ls-files", "-t", "-z"])?;
    let away = said.split(|byte| *byte == 0).filter_map(|line| line.strip_prefix(b"S "));
    Ok(away.map(|path| String::from_utf8_lossy(path).into_owned()).collect())
}

fn told(root: &Path, what: &str, paths: &[String], wait: Duration) -> Result<(), GitFault> {
    if git_folder(root).is_none() || paths.is_empty() {
        return Ok(());
    }
    let git = Git::at(root);
    let known = git.ask(&["ls-files", "-z"])?;
    let known: std::collections::BTreeSet<&[u8]> = known.split(|byte| *byte == 0).collect();
    let kept: Vec<&str> = paths.iter().map(String::as_str).filter(|path| known.contains(path.as_bytes())).collect();
    if kept.is_empty() {
        return Ok(());
    }
    patiently(wait, || fed(&git, &["update-index", what, "-z", "--stdin"], &kept.join("\0")))
}
