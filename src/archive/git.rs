//! What git is in the middle of, told by the files in its folder; git itself is not started.

use std::path::{Path, PathBuf};

use crate::model::refusal::GitOperation;

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
    marks
        .into_iter()
        .find(|(name, _)| std::fs::symlink_metadata(folder.join(name)).is_ok())
        .map(|(_, operation)| operation)
}

/// git's folder for a work tree; a linked work tree or submodule has a file that names it.
fn git_folder(root: &Path) -> Option<PathBuf> {
    let found = root
        .ancestors()
        .map(|folder| folder.join(".git"))
        .find(|path| std::fs::symlink_metadata(path).is_ok())?;
    let state = std::fs::metadata(&found).ok()?;
    if state.is_dir() {
        return Some(found);
    }
    if !state.is_file() || 4096 < state.len() {
        return None;
    }
    let text = std::fs::read_to_string(&found).ok()?;
    let named = Path::new(text.strip_prefix("gitdir:")?.trim());
    Some(if named.is_absolute() {
        named.to_owned()
    } else {
        found.parent()?.join(named)
    })
}
