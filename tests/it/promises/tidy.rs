//! The house rules that a compiler does not check.

use std::fs;
use std::path::{Path, PathBuf};

/// What each layer may use of the crate.
const MAY_USE: &[(&str, &[&str])] = &[
    ("model", &["model"]),
    ("archive", &["archive", "model"]),
    ("desk", &["desk", "error", "archive", "model"]),
    ("views", &["views", "error", "archive", "model"]),
    ("output", &["output", "model"]),
    ("cli", &["cli", "desk", "views", "output", "error", "archive", "model"]),
];

/// The files that may call the file system: the writer; the reader, with what walks a folder for `verify`; what somebody hands
/// in from outside; what looks around an archive (`doctor`), where there is no reader.
const FILE_SYSTEM: &[&str] = &[
    "src/archive/disk.rs",
    "src/archive/read.rs",
    "src/archive/folder.rs",
    "src/archive/outside.rs",
    "src/archive/health.rs",
    "src/archive/trust.rs",
];

/// The most lines of a file without its tests.
const MOST_LINES: usize = 450;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The Rust files below a folder with their text; a file that is all test is left out.
fn rust_files(folder: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in walkdir::WalkDir::new(root().join(folder)).sort_by_file_name() {
        let entry = entry.expect("a folder that can be read");
        let is_test = entry.file_name() == "in_test.rs"
            || entry.file_name() == "tests.rs"
            || entry.path().iter().any(|part| part == "in_test");
        if !is_test && entry.path().extension().is_some_and(|ending| ending == "rs") {
            let path = entry.path().strip_prefix(root()).expect("below the root").display().to_string();
            found.push((path, fs::read_to_string(entry.path()).expect("a text")));
        }
    }
    found
}

/// The part of a file that is not its tests.
fn without_tests(text: &str) -> &str {
    text.split("\n#[cfg(test)]\n").next().unwrap_or(text)
}

/// The lines of code of a file with their numbers; comments, and functions that are for tests alone, are left out.
fn code(text: &str) -> Vec<(usize, &str)> {
    let mut kept = Vec::new();
    let mut left_out: Option<String> = None;
    for (at, line) in without_tests(text).lines().enumerate() {
        match &left_out {
            Some(end) if line == end => left_out = None,
            Some(_) => {}
            None if line.trim() == "#[cfg(test)]" => left_out = Some(line.replace("#[cfg(test)]", "}")),
            None if line.trim_start().starts_with("//") => {}
            None => kept.push((at + 1, line)),
        }
    }
    kept
}

#[test]
fn arrows_go_down_only() {
    let mut wrong = Vec::new();
    for (layer, allowed) in MAY_USE {
        for (path, text) in rust_files(&format!("src/{layer}")) {
            for (number, line) in code(&text) {
                for used in line.split("crate::").skip(1) {
                    let used: String = used.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                    if !allowed.contains(&used.as_str()) {
                        wrong.push(format!("{path}:{number}: {layer} must not use {used}"));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn a_command_never_panics() {
    let banned = [".unwrap()", ".expect(", "panic!(", "todo!(", "unimplemented!(", "unreachable!(", "dbg!(", "unsafe "];
    let mut wrong = Vec::new();
    for (path, text) in rust_files("src") {
        for (number, line) in code(&text) {
            for word in banned.iter().filter(|word| line.contains(**word)) {
                wrong.push(format!("{path}:{number}: {word}"));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn one_file_writes_and_one_reads() {
    let mut wrong = Vec::new();
    for (path, text) in rust_files("src") {
        let path = path.replace('\\', "/");
        for (number, line) in
            code(&text).into_iter().filter(|(_, line)| line.contains("std::fs::") || line.contains("fs::write"))
        {
            let is_type = line.trim_start().starts_with("use std::fs::");
            if !FILE_SYSTEM.contains(&path.as_str()) && !is_type {
                wrong.push(format!("{path}:{number}: {}", line.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn no_file_is_too_long_to_read() {
    let mut wrong = Vec::new();
    for (path, text) in rust_files("src") {
        let lines = without_tests(&text).lines().count();
        let path = path.replace('\\', "/");
        if MOST_LINES < lines {
            wrong.push(format!("{path}: {lines} lines"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn the_change_log_knows_this_version() {
    let text = fs::read_to_string(root().join("CHANGELOG.md")).expect("a change log");
    let released = format!("## [{}]", env!("CARGO_PKG_VERSION"));
    let known = text.contains("## [Unreleased]") || text.contains(&released);
    assert!(known, "CHANGELOG.md has neither {released} nor what is not released yet");
}

/// A command is a file of `cli`; somewhere in `tests` it is started.
#[test]
fn every_command_is_tested() {
    let tests: String = rust_files("tests").into_iter().map(|(_, text)| text).collect();
    let own = [
        "colour",
        "common",
        "completing",
        "context",
        "demo_script",
        "environment",
        "exit",
        "in_test",
        "kept",
        "tests",
        "language",
        "mod",
        "pager",
        "show_record",
        "reading",
        "twice",
        "rejects",
        "export_files",
        "report_file",
        "waiting",
        "when",
    ];
    let mut untested = Vec::new();
    for entry in fs::read_dir(root().join("src/cli")).expect("the commands") {
        let path = entry.expect("an entry").path();
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let typed = name.trim_end_matches('_').replace('_', "-");
        if path.is_file() && !own.contains(&name.as_str()) && !tests.contains(&format!("\"{typed}\"")) {
            untested.push(typed);
        }
    }
    assert!(untested.is_empty(), "no test starts {}", untested.join(", "));
}

/// The schemas that are checked in are those that the program writes; `UPDATE=1 cargo test` writes them anew.
#[test]
fn the_schemas_are_current() {
    let folder = root().join("schema");
    let update = std::env::var_os("UPDATE").is_some();
    let mut known = Vec::new();
    for (name, text) in deedbox::inside::schema::all() {
        let path = folder.join(format!("{name}.json"));
        if update {
            fs::write(&path, &text).expect("a schema");
        }
        let there = fs::read_to_string(&path).unwrap_or_default();
        assert!(there == text, "{} is not current: `UPDATE=1 cargo test`", shown(&path));
        known.push(path);
    }
    for entry in fs::read_dir(&folder).expect("the schemas") {
        let path = entry.expect("an entry").path();
        let is_schema = path.extension().is_some_and(|ending| ending == "json");
        assert!(!is_schema || known.contains(&path), "{} is of nothing", shown(&path));
    }
}

fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}
