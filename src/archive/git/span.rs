//! Which files differ between two states of the archive.

use std::collections::BTreeMap;

use crate::archive::git::asking::{Git, GitFault};
use crate::model::message::Given;

/// A state of the archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Side {
    /// A commit, or a tree, by its full name.
    Commit(String),
    /// What is staged.
    Index,
    /// What lies in the folder.
    Work,
}

/// From one state to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// The earlier state: a commit, or the empty tree.
    pub from: String,
    /// The later state.
    pub to: Side,
}

/// Where the bytes of a file are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BytesHeld {
    /// git has them under this name.
    Blob(String),
    /// They lie in the folder.
    Lying,
    /// It is no plain file: a link, or a repository of its own.
    Odd,
}

/// A file that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Touched {
    /// Its path in the archive.
    pub path: String,
    pub old: Option<BytesHeld>,
    pub new: Option<BytesHeld>,
    /// Whether git sees it at all.
    pub seen: SeenByGit,
}

/// Whether git sees a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeenByGit {
    /// It does.
    Yes,
    /// It was told to ignore it.
    Ignored,
    /// Two sides of a merge differ about it.
    Conflict,
}

/// The span that a person names: `A..B`, `A..`, one commit (what it did), or none: what is not committed yet.
///
/// # Errors
/// No such commit, no repository, no git.
pub fn span_of(git: &Git, named: Option<&str>, to: Side) -> Result<Span, GitFault> {
    git.prefix()?;
    let Some(named) = named else {
        let head = commit(git, "HEAD").ok();
        return Ok(Span { from: head.map_or_else(|| empty_tree(git), Ok)?, to });
    };
    if named.contains("...") {
        return Err(GitFault::NoRevision(Given(named.to_owned())));
    }
    if let Some((from, to)) = named.split_once("..") {
        let or_head = |text: &str| if text.is_empty() { "HEAD".to_owned() } else { text.to_owned() };
        return Ok(Span { from: commit(git, &or_head(from))?, to: Side::Commit(commit(git, &or_head(to))?) });
    }
    let to = commit(git, named)?;
    // Of a merge, what it brought to the branch on which it was made.
    let from = commit(git, &format!("{to}^1")).map_or_else(|_| empty_tree(git), Ok)?;
    Ok(Span { from, to: Side::Commit(to) })
}

fn commit(git: &Git, named: &str) -> Result<String, GitFault> {
    let unknown = || GitFault::NoRevision(Given(named.to_owned()));
    let words = ["rev-parse", "--verify", "--quiet", "--end-of-options", &format!("{named}^{{commit}}")];
    git.line(&words).filter(|name| !name.is_empty()).ok_or_else(unknown)
}

/// The other commits of a merge that is about to be committed.
pub fn parents_merged(git: &Git) -> Vec<String> {
    let path = git.line(&["rev-parse", "--git-path", "MERGE_HEAD"]);
    let text = path.and_then(|path| crate::archive::outside::short_text(&git.root().join(path))).unwrap_or_default();
    text.lines().map(str::to_owned).collect()
}

fn empty_tree(git: &Git) -> Result<String, GitFault> {
    let said = git.ask(&["hash-object", "-t", "tree", "--stdin"])?;
    Ok(String::from_utf8_lossy(&said).trim().to_owned())
}

/// The files that differ, in the order of their paths.
///
/// # Errors
/// git failed.
pub fn touched(git: &Git, span: &Span) -> Result<Vec<Touched>, GitFault> {
    let raw = ["-r", "-z", "--raw", "--no-renames", "--no-abbrev", "--relative", "--ignore-submodules=all"];
    match &span.to {
        Side::Commit(to) => Ok(differing(&git.ask(&[&["diff-tree"][..], &raw, &[&span.from, to]].concat())?)),
        Side::Index => {
            let raw = raw.iter().copied().filter(|word| *word != "-r").collect::<Vec<_>>();
            Ok(differing(&git.ask(&[&["diff-index", "--cached"][..], &raw, &[&span.from]].concat())?))
        }
        Side::Work => {
            let prefix = git.prefix()?;
            let words = ["status", "--porcelain=v2", "-z", "--no-renames", "--untracked-files=all"];
            let more = ["--ignored=traditional", "--ignore-submodules=all", "--", "."];
            Ok(lying(&git.ask(&[&words[..], &more].concat())?, &prefix))
        }
    }
}

/// `:100644 100644 <old> <new> M`, then the path, each with a zero at its end.
pub(in crate::archive) fn differing(said: &[u8]) -> Vec<Touched> {
    let mut fields = said.split(|byte| *byte == 0);
    let mut found = Vec::new();
    while let (Some(head), Some(path)) = (fields.next(), fields.next()) {
        let head = String::from_utf8_lossy(head).into_owned();
        let mut words = head.trim_start_matches(':').split(' ');
        let (Some(old_mode), Some(new_mode), Some(old), Some(new)) =
            (words.next(), words.next(), words.next(), words.next())
        else {
            continue;
        };
        let (old, new) = (held(old_mode, old), held(new_mode, new));
        // The mode of a file is not its bytes.
        if old != new || old == Some(BytesHeld::Odd) {
            found.push(Touched { path: text(path), old, new, seen: SeenByGit::Yes });
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn held(mode: &str, name: &str) -> Option<BytesHeld> {
    match mode {
        "000000" => None,
        "100644" | "100755" => Some(BytesHeld::Blob(name.to_owned())),
        _ => Some(BytesHeld::Odd),
    }
}

fn text(path: &[u8]) -> String {
    super::asking::path_of(path).to_string_lossy().into_owned()
}

/// The lines of `git status --porcelain=v2`: `1 XY sub mH mI mW hH hI path`, `u XY sub m1 m2 m3 mW h1 h2 h3 path`, `? path`, `! path`.
pub(in crate::archive) fn lying(said: &[u8], prefix: &str) -> Vec<Touched> {
    let mut found: BTreeMap<String, Touched> = BTreeMap::new();
    for line in said.split(|byte| *byte == 0) {
        let line = text(line);
        let Some((sort, rest)) = line.split_once(' ') else { continue };
        let fields = match sort {
            "1" => 8,
            "u" => 10,
            "?" | "!" => 1,
            _ => continue,
        };
        let fields: Vec<&str> = rest.splitn(fields, ' ').collect();
        let path = fields.last().and_then(|path| path.strip_prefix(prefix));
        let Some(path) = path.filter(|path| !path.is_empty()) else { continue };
        let field = |at: usize| fields.get(at).copied().unwrap_or_default();
        let touched = match sort {
            "1" => {
                let (xy, old) = (field(0), held(field(2), field(5)));
                let new = match xy.as_bytes() {
                    [_, b'D'] | [b'D', b'.'] => None,
                    [_, b'.'] => held(field(3), field(6)),
                    _ if field(4).starts_with("100") => Some(BytesHeld::Lying),
                    _ => Some(BytesHeld::Odd),
                };
                Touched { path: path.to_owned(), old, new, seen: SeenByGit::Yes }
            }
            "u" => Touched {
                path: path.to_owned(),
                old: held(field(3), field(7)),
                new: Some(BytesHeld::Lying),
                seen: SeenByGit::Conflict,
            },
            _ if path.ends_with('/') => continue,
            _ => Touched {
                path: path.to_owned(),
                // Taken out of the index, and still lying there.
                old: found.remove(path).and_then(|known| known.old),
                new: Some(BytesHeld::Lying),
                seen: if sort == "!" { SeenByGit::Ignored } else { SeenByGit::Yes },
            },
        };
        if touched.old != touched.new {
            found.insert(path.to_owned(), touched);
        }
    }
    found.into_values().collect()
}
