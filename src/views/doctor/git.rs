//! git around the archive: asked, and told nothing.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::archive::git::{Git, GitFault};
use crate::archive::layout::{INBOX, PRIVATE};
use crate::archive::{Archive, git, given_kind, health};
use crate::views::doctor::ailment::Ailment;
use crate::views::doctor::git_settings::{AUTO_LINE_ENDS, LARGE, MANY_FILES, SETTINGS};
use crate::views::doctor::machine;

/// The line that keeps git from turning line ends, whatever else is set.
const EVERY_BYTE: &str = "* -text";

pub(super) fn look(archive: &Archive, programs: &[PathBuf]) -> Vec<Ailment> {
    let root = archive.root();
    if !machine::has(programs, "git") {
        return vec![Ailment::NoGit];
    }
    if let Err(GitFault::Dubious(_)) = Git::at(root).prefix() {
        return vec![Ailment::DubiousOwner];
    }
    if !in_work_tree(root) {
        return vec![Ailment::NoWorkTree];
    }
    let mut found = Vec::new();
    found.extend(git::operation_under_way(root).map(Ailment::UnderWay));
    let attributes = health::lines_at(archive.reader(), ".gitattributes");
    let every_byte = attributes.iter().any(|line| line == EVERY_BYTE);
    if !every_byte {
        found.push(Ailment::NoAttribute { line: EVERY_BYTE });
    }
    found.extend(settings(root).filter(|ailment| {
        // The line in `.gitattributes` has the last word on line ends.
        !(every_byte && matches!(ailment, Ailment::GitSetting { key, .. } if *key == AUTO_LINE_ENDS))
    }));
    found.extend(large(root));
    if !Git::at(root).ignores(&format!("{PRIVATE}/")) {
        found.push(Ailment::NotIgnored);
    }
    if ask(root, &["ls-files", "--", PRIVATE]).is_some_and(|kept| !kept.is_empty()) {
        found.push(Ailment::WorkshopKept);
    }
    found.extend(inbox_kept(root));
    match git::skipped(root).files.len() {
        0 => {}
        files => found.push(Ailment::LeftOut { files }),
    }
    if !git::is_installed(root) {
        found.push(Ailment::NoHook);
    }
    found.extend(behind(root).map(|commits| Ailment::Behind { commits }));
    if attributes.iter().any(|line| line.contains("filter=lfs")) {
        found.extend(lfs(root, programs));
    }
    found
}

/// What of the inbox git has, in this commit or in any: a paper that was dropped there lies in clear in every clone.
fn inbox_kept(root: &Path) -> Option<Ailment> {
    let told = ask(root, &["log", "--all", "--format=", "--name-only", "--diff-filter=A", "--", INBOX])?;
    let kept: BTreeSet<&str> = told.lines().filter(|line| !line.is_empty() && !line.ends_with("/.gitkeep")).collect();
    let first = kept.first().map(ToString::to_string)?;
    Some(Ailment::InboxKept { files: kept.len(), first })
}

fn settings(root: &Path) -> impl Iterator<Item = Ailment> {
    SETTINGS.into_iter().filter_map(move |(key, wanted)| {
        let is = Git::at(root).setting(key);
        // git turns no line ends unless it is told to.
        let unset_is_fine = key == AUTO_LINE_ENDS;
        match &is {
            Some(is) if is == wanted => None,
            None if unset_is_fine => None,
            _ => Some(Ailment::GitSetting { key, is, wanted }),
        }
    })
}

/// What a repository of many files had better have.
fn large(root: &Path) -> Vec<Ailment> {
    let files = git::files_known(root);
    if files < MANY_FILES {
        return Vec::new();
    }
    let git = Git::at(root);
    let lacking = LARGE.into_iter().filter(|(key, wanted)| git.setting(key).as_deref() != Some(*wanted));
    let mut found: Vec<Ailment> = lacking.map(|(key, wanted)| Ailment::ManyFiles { files, key, wanted }).collect();
    // Whoever has it run has a graph of the commits.
    let has = |name: &str| {
        let path = git.line(&["rev-parse", "--git-path", name]);
        path.is_some_and(|path| given_kind(&root.join(path)).is_some())
    };
    if !has("objects/info/commit-graph") && !has("objects/info/commit-graphs") {
        found.push(Ailment::NoMaintenance { files });
    }
    found
}

fn lfs(root: &Path, programs: &[PathBuf]) -> Option<Ailment> {
    if !machine::has(programs, "git-lfs") {
        return Some(Ailment::NoLfs);
    }
    // `oid - path` is a pointer, `oid * path` the file itself.
    let files = ask(root, &["lfs", "ls-files"])?;
    let pointers = files.lines().filter(|line| line.split(' ').nth(1) == Some("-")).count();
    (pointers != 0).then_some(Ailment::LfsPointers { files: pointers })
}

fn in_work_tree(root: &Path) -> bool {
    root.ancestors().any(|folder| given_kind(&folder.join(".git")).is_some())
        && ask(root, &["rev-parse", "--is-inside-work-tree"]).as_deref() == Some("true")
}

/// How many commits a clone is behind the branch that it follows, as far as it knows; none where it is not.
pub fn behind(root: &Path) -> Option<u64> {
    let counted = ask(root, &["rev-list", "--count", "HEAD..@{upstream}"])?;
    counted.parse().ok().filter(|commits| *commits != 0)
}

/// What git answers, without its last line end; none where it failed.
fn ask(root: &Path, words: &[&str]) -> Option<String> {
    Git::at(root).line(words).map(|said| said.trim_end().to_owned())
}
