//! What git is in the middle of, told by the files in its folder, and what its history holds, which git itself is asked.

mod asking;
mod blobs;
#[cfg(any(test, fuzzing))]
pub(in crate::archive) mod fuzzed;
mod hooks;
mod looking;
mod meeting;
mod saving;
mod snapshot;
mod span;
mod trouble;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::archive::layout::{PRIVATE, UNITS};
use crate::archive::outside::{self, given_kind, is_there, short_text};
use crate::archive::read::EntryKind;
use crate::model::refusal::GitOperation;

pub use asking::{Git, GitFault};
pub use hooks::{HookPlace, InstallError, Over, install, is_installed, wants_of_server};
#[cfg(feature = "remote")]
pub use looking::look_away;
pub use looking::{look_again, not_looked_at};
pub use meeting::{
    MergeEnd, Prompts, Upstream, abort_merge, apart, common, fetch, has_commit, head, is_merge_of_sync, last_word,
    look_there, merge, merge_with_ours, new_merges, push, push_lfs, take_back_laid_out, upstream,
};
pub use saving::{Author, CommitMessage, commit_known, commit_paths};
pub use snapshot::{Destroyed, ManifestLists, SnapshotError, Snapshots};
pub use span::{BytesHeld, SeenByGit, Side, Span, Touched, parents_merged, span_of, touched};
pub use trouble::PushEnd;

/// The operation that git is in the middle of in the work tree that holds the archive, if any.
pub fn operation_under_way(root: &Path) -> Option<GitOperation> {
    let folder = git_folder(root)?;
    let marks = [
        ("MERGE_HEAD", GitOperation::Merge),
        ("rebase-merge", GitOperation::Rebase),
        ("rebase-apply", GitOperation::Rebase),
        ("CHERRY_PICK_HEAD", GitOperation::Pick),
        ("REVERT_HEAD", GitOperation::Pick),
    ];
    marks.into_iter().find(|(name, _)| is_there(&folder.join(name))).map(|(_, operation)| operation)
}

/// The branch that is checked out in the work tree that holds the archive, as git names it; a head that is on none is a branch of
/// its own, named by its commit. `None` where there is no git.
pub fn branch(root: &Path) -> Option<String> {
    let head = short_text(&git_folder(root)?.join("HEAD"))?;
    let head = head.trim();
    Some(head.strip_prefix("ref:").map_or(head, str::trim).to_owned())
}

/// git's folder for a work tree; a linked work tree or submodule has a file that names it.
fn git_folder(root: &Path) -> Option<PathBuf> {
    let found = root.ancestors().map(|folder| folder.join(".git")).find(|path| is_there(path))?;
    if given_kind(&found) == Some(EntryKind::Folder) {
        return Some(found);
    }
    let text = short_text(&found)?;
    let named = Path::new(text.strip_prefix("gitdir:")?.trim());
    Some(if named.is_absolute() { named.to_owned() } else { found.parent()?.join(named) })
}

/// What git left out of a working copy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NotLaidOut {
    /// The archive's files that are not laid out: they look as if they did not exist.
    pub files: Vec<String>,
    /// Floors of which nothing was left out.
    pub here: usize,
    /// All floors.
    pub floors: usize,
}

/// What git was told not to lay out here (a sparse checkout). git itself is asked only where its settings say that there may be some.
pub fn left_out(root: &Path) -> NotLaidOut {
    let Some(folder) = git_folder(root) else { return NotLaidOut::default() };
    let common = short_text(&folder.join("commondir")).map(|text| folder.join(text.trim()));
    let places = [folder.join("config.worktree"), folder.join("config")].into_iter();
    let says = places.chain(common.map(|common| common.join("config"))).filter_map(|path| short_text(&path));
    let mut lines = says.flat_map(|text| text.lines().map(str::to_ascii_lowercase).collect::<Vec<_>>());
    let is_sparse = lines.any(|line| {
        let (key, value) = line.split_once('=').unwrap_or((line.as_str(), "true"));
        key.trim() == "sparsecheckout" && !matches!(value.trim(), "false" | "no" | "off" | "0" | "")
    });
    if is_sparse { skipped(root) } else { NotLaidOut::default() }
}

/// What git takes for laid out without looking.
pub fn skipped(root: &Path) -> NotLaidOut {
    let said = ask(root, &["ls-files", "-t", "-z"], &[".".to_owned()]).unwrap_or_default();
    let (mut files, mut floors, mut lacking) = (Vec::new(), BTreeSet::new(), BTreeSet::new());
    for line in said.split(|byte| *byte == 0) {
        let Some((mark, path)) = line.split_at_checked(2) else { continue };
        let path = String::from_utf8_lossy(path);
        let floor = path.strip_prefix(UNITS).and_then(|rest| rest.strip_prefix('/')?.split_once('/'));
        let floor = floor.map(|(floor, _)| floor.to_owned());
        if mark == b"S " {
            lacking.extend(floor.clone());
            files.push(path.into_owned());
        }
        floors.extend(floor);
    }
    NotLaidOut { files, here: floors.len() - lacking.len(), floors: floors.len() }
}

/// How many files git knows here, told by the head of its index (`gitformat-index`): nothing is walked.
pub fn files_known(root: &Path) -> u32 {
    let index = git_folder(root).and_then(|folder| outside::beginning(&folder.join("index"), 12));
    let count = index.filter(|head| head.starts_with(b"DIRC")).and_then(|head| head.get(8..12)?.try_into().ok());
    count.map_or(0, u32::from_be_bytes)
}

/// How many paths git is asked about at once: a command line has an end.
const AT_ONCE: usize = 200;

/// Asks every commit of every branch and tag. With --full-history and -m, what only a side branch or a merge held is held as
/// well; with --root, what the first commit held, whatever git's settings say.
const EVERY_COMMIT: [&str; 7] = ["log", "--all", "--full-history", "-m", "--root", "--no-renames", "--format="];

/// Those of some paths that no commit of any branch or tag ever held; none where git cannot say so for certain: no work
/// tree, no git, a shallow clone.
pub fn never_held(root: &Path, paths: &BTreeSet<String>) -> BTreeSet<String> {
    let is_whole =
        || ask(root, &["rev-parse", "--is-shallow-repository"], &[]).is_some_and(|says| says.trim_ascii() == b"false");
    if paths.is_empty() || git_folder(root).is_none() || !is_whole() {
        return BTreeSet::new();
    }
    let mut never = paths.clone();
    let all: Vec<String> = paths.iter().cloned().collect();
    for some in all.chunks(AT_ONCE) {
        let log = [&EVERY_COMMIT[..], &["--name-only", "-z", "--relative"]].concat();
        let staged = ["ls-files", "-z"];
        for question in [&log[..], &staged[..]] {
            let Some(says) = ask(root, question, some) else { return BTreeSet::new() };
            let held = says.split(|byte| *byte == 0).filter_map(|path| std::str::from_utf8(path).ok());
            held.for_each(|path| {
                never.remove(path.trim_start_matches('\n'));
            });
        }
    }
    never
}

/// The lines that a text file had in any commit of any branch or tag, without the ends of lines; none where git does not say.
pub fn lines_held(root: &Path, path: &str) -> BTreeSet<Vec<u8>> {
    let plain = ["-p", "-U0", "--text", "--no-color", "--no-ext-diff", "--no-textconv"];
    let says = git_folder(root).and_then(|_| ask(root, &[&EVERY_COMMIT[..], &plain].concat(), &[path.to_owned()]));
    let says = says.unwrap_or_default();
    let added = says.split(|byte| *byte == b'\n').filter_map(|line| line.strip_prefix(b"+"));
    added.map(|line| line.strip_suffix(b"\r").unwrap_or(line).to_vec()).collect()
}

/// The first file of the archive that is not in git as it lies there; none where all are, or there is no git.
///
/// # Errors
/// git failed.
pub fn not_saved(root: &Path) -> Result<Option<String>, GitFault> {
    if git_folder(root).is_none() {
        return Ok(None);
    }
    let words = ["status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--", "."];
    let said = Git::at(root).ask(&words)?;
    let first = said.split(|byte| *byte == 0).find(|line| !line.is_empty());
    Ok(first.map(|line| String::from_utf8_lossy(line.get(3..).unwrap_or_default()).into_owned()))
}

/// The blobs that hold some files in the last commit, by path.
pub fn blobs_in_head(root: &Path, paths: &[String]) -> Vec<(String, String)> {
    if git_folder(root).is_none() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for some in paths.chunks(AT_ONCE) {
        let said = ask(root, &["ls-tree", "-z", "HEAD"], some).unwrap_or_default();
        for line in said.split(|byte| *byte == 0) {
            let line = String::from_utf8_lossy(line).into_owned();
            let Some((about, path)) = line.split_once('\t') else { continue };
            found.extend(about.split(' ').nth(2).map(|blob| (path.to_owned(), blob.to_owned())));
        }
    }
    found
}

/// The first of some files that the last commit has not; none where it has all, or there is no git.
#[cfg(feature = "remote")]
pub fn first_not_in_head(root: &Path, paths: &[String]) -> Option<String> {
    git_folder(root)?;
    let kept: BTreeSet<String> = blobs_in_head(root, paths).into_iter().map(|(path, _)| path).collect();
    paths.iter().find(|path| !kept.contains(*path)).cloned()
}

/// Whether git still holds a blob, under whatever branch or none.
pub fn holds_blob(root: &Path, blob: &str) -> bool {
    git_folder(root).is_some() && ask(root, &["cat-file", "-e", blob], &[]).is_some()
}

/// The commit that brought a blob; none where no branch or tag leads to one.
pub fn brought_by(root: &Path, blob: &str) -> Option<String> {
    let find = format!("--find-object={blob}");
    let said = ask(root, &["log", "--all", "--full-history", "--format=%h", &find], &[])?;
    String::from_utf8_lossy(&said).lines().next_back().map(str::to_owned)
}

/// Whether the store of git-lfs holds the object of a digest.
pub fn lfs_holds(root: &Path, sha256: &str) -> bool {
    let Some(folder) = git_folder(root) else { return false };
    let common = short_text(&folder.join("commondir")).map_or_else(|| folder.clone(), |text| folder.join(text.trim()));
    let (Some(first), Some(second)) = (sha256.get(..2), sha256.get(2..4)) else { return false };
    is_there(&common.join("lfs/objects").join(first).join(second).join(sha256))
}

/// What git keeps of the private folder, which belongs to one working copy alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeptByGit {
    /// Nothing, or there is no repository.
    Nothing,
    /// These files.
    Something(Vec<String>),
    /// git is not there, or does not answer.
    Unasked,
}

/// The files of the private folder that git keeps, however a file system that makes no difference of case spells its name.
pub fn keeps_private_dir(root: &Path) -> KeptByGit {
    if git_folder(root).is_none() {
        return KeptByGit::Nothing;
    }
    let Some(says) = ask(root, &["ls-files", "-z"], &[]) else { return KeptByGit::Unasked };
    let all = says.split(|byte| *byte == 0).map(String::from_utf8_lossy);
    let mut kept: Vec<String> = all.filter(|path| is_private_dir(path)).map(std::borrow::Cow::into_owned).collect();
    kept.dedup();
    if kept.is_empty() { KeptByGit::Nothing } else { KeptByGit::Something(kept) }
}

/// Whether a path of the archive is of the private folder, as any file system would take it: case, what some leave out of names,
/// and short names aside.
pub fn is_private_dir(path: &str) -> bool {
    let first = path.split('/').next().unwrap_or_default();
    let plain: String = first
        .chars()
        .filter(
            |c| !matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{206a}'..='\u{206f}' | '\u{feff}'),
        )
        .collect();
    let plain = plain.trim_end_matches(['.', ' ']).to_lowercase();
    plain == PRIVATE || plain.starts_with("deedbo~")
}

/// What git answers, if it does.
fn ask(root: &Path, question: &[&str], paths: &[String]) -> Option<Vec<u8>> {
    let paths = paths.iter().map(String::as_str);
    let words: Vec<&str> = match paths.len() {
        0 => question.to_vec(),
        _ => question.iter().copied().chain(["--"]).chain(paths).collect(),
    };
    Git::at(root).ask(&words).ok()
}
