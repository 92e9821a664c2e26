//! A folder as it is now, compared with how it was; and its manifests, checked by a second reader.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

/// Every file of a folder: its path with `/`, and the digest of its bytes (or where a link leads).
pub type Tree = BTreeMap<String, String>;

/// The digest of bytes, as `sha256sum` writes it.
pub fn sha256(bytes: &[u8]) -> String {
    let mut text = String::new();
    for byte in Sha256::digest(bytes) {
        write!(text, "{byte:02x}").expect("a string takes everything");
    }
    text
}

/// A folder as it is now, without `.deedbox` and `.git` at its top.
pub fn tree(folder: &Path) -> Tree {
    if !folder.exists() {
        return Tree::new();
    }
    let walk = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter();
    let own = |entry: &walkdir::DirEntry| {
        entry.depth() != 1 || !matches!(entry.file_name().to_str(), Some(".deedbox" | ".git"))
    };
    let mut found = Tree::new();
    for entry in walk.filter_entry(own) {
        let entry = entry.expect("a folder that can be read");
        let path = entry.path().strip_prefix(folder).expect("a path below the folder");
        let path = path.to_string_lossy().replace('\\', "/");
        if entry.file_type().is_file() {
            found.insert(path, sha256(&fs::read(entry.path()).expect("a file that can be read")));
        } else if entry.file_type().is_symlink() {
            let to = fs::read_link(entry.path()).expect("a link that can be read");
            found.insert(path, format!("link to {}", to.display()));
        }
    }
    found
}

/// What differs between two trees: `+` new, `~` changed, `-` gone; one path a line.
pub fn changes(before: &Tree, after: &Tree) -> String {
    let paths: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let mut lines = Vec::new();
    for path in paths {
        match (before.get(path), after.get(path)) {
            (None, Some(_)) => lines.push(format!("+ {path}")),
            (Some(_), None) => lines.push(format!("- {path}")),
            (Some(then), Some(now)) if then != now => lines.push(format!("~ {path}")),
            _ => {}
        }
    }
    lines.join("\n")
}

/// What is wrong with the manifests of an archive: every line must be true, every file of a bundle listed, once.
pub fn wrong_manifests(archive: &Path) -> Vec<String> {
    let files = tree(archive);
    let destroyed = destroyed(archive, &files);
    let mut listed: BTreeMap<String, String> = BTreeMap::new();
    let mut wrong = Vec::new();
    for path in files.keys() {
        let Some((bundle, name)) = path.rsplit_once("manifests/") else {
            continue;
        };
        if name.contains('/') || !name.ends_with(".sha256") {
            wrong.push(format!("{path} is no manifest"));
            continue;
        }
        let text = fs::read_to_string(archive.join(path)).expect("a manifest that can be read");
        for line in text.lines() {
            let Some((digest, file)) = line.split_once("  ") else {
                wrong.push(format!("{path}: `{line}` is no manifest's line"));
                continue;
            };
            let was_destroyed = !files.contains_key(&format!("{bundle}{file}"))
                && destroyed.contains(&(identity(bundle), digest.to_owned(), file.to_owned()));
            let file = format!("{bundle}{file}");
            if was_destroyed {
                continue;
            }
            if files.get(&file).map(String::as_str) != Some(digest) {
                wrong.push(format!("{path} lists {file}, which is not so"));
            }
            if listed.insert(file.clone(), digest.to_owned()).is_some() {
                wrong.push(format!("{file} is listed twice"));
            }
        }
    }
    for path in files.keys() {
        if path.split('/').any(|part| part == "data") && !listed.contains_key(path) {
            wrong.push(format!("{path} is in no manifest"));
        }
    }
    wrong
}

/// The identity of a bundle, by its folder.
fn identity(bundle: &str) -> String {
    let parts: Vec<&str> = bundle.trim_end_matches('/').split('/').collect();
    match parts.as_slice() {
        ["units", _, unit, folder] => format!("{unit}/{folder}"),
        ["moved-out", .., folder] => folder.replacen('_', "/", 1),
        _ => String::new(),
    }
}

/// What lists that were carried out name: identity, digest and path of each file.
fn destroyed(archive: &Path, files: &Tree) -> BTreeSet<(String, String, String)> {
    let mut all = BTreeSet::new();
    for path in
        files.keys().filter(|path| path.starts_with("registers/disposals/") && path.contains("-destruction-lines-"))
    {
        let tail = path.trim_end_matches(".txt").rsplit('-').next().expect("a tail");
        let mark = format!("-disposal-{tail}+");
        if !files.keys().any(|other| other.contains(&mark) && other.contains("-carried-out-")) {
            continue;
        }
        for line in fs::read_to_string(archive.join(path)).expect("a list").lines() {
            let (digest, rest) = line.split_once("  ").expect("a line");
            let (identity, inside) = rest.split_once(' ').expect("a line");
            all.insert((identity.to_owned(), digest.to_owned(), inside.to_owned()));
        }
    }
    all
}

/// What a command left in the private folder that it should have cleared away: staged files and journals.
pub fn left_in_private_dir(archive: &Path) -> Vec<String> {
    let private_dir = archive.join(".deedbox");
    walkdir::WalkDir::new(&private_dir)
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| entry.path().strip_prefix(&private_dir).expect("below it").display().to_string())
        .filter(|path| path.starts_with("staging") || path.starts_with("journal"))
        .collect()
}

/// Copies a folder with everything in it, permissions and links as they are.
pub fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry.expect("a folder that can be read");
        let path = to.join(entry.path().strip_prefix(from).expect("a path below the folder"));
        if entry.file_type().is_dir() {
            fs::create_dir_all(&path).expect("a folder that can be made");
        } else if entry.file_type().is_file() {
            fs::copy(entry.path(), &path).expect("a file that can be copied");
        } else {
            #[cfg(unix)]
            std::os::unix::fs::symlink(fs::read_link(entry.path()).expect("a link"), &path).expect("a link");
        }
    }
}
