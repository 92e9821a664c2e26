//! Other people's programs that our archives are shown to.

use std::path::Path;
use std::process::{Command, Output, Stdio};

/// Whether a program is there. Where it is missing, says on stderr what was left out; on a CI machine that is a failure.
pub fn is_there(program: &str, what: &str) -> bool {
    let found = std::env::var_os("PATH")
        .is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join(program).is_file()));
    if !found {
        assert!(
            std::env::var("CI").as_deref() != Ok("true"),
            "{program} is missing, which `{what}` needs; `.ci/run` installs it"
        );
        eprintln!("left out: {what}, for {program} is missing here");
    }
    found
}

/// Whether Python is there with its modules (`"duckdb, pyarrow"`). Where they are missing, as with a program.
pub fn python_has(modules: &str, what: &str) -> bool {
    if !is_there("python3", what) {
        return false;
    }
    let found = run(&std::env::temp_dir(), "python3", &["-c", &format!("import {modules}")]).status.success();
    if !found {
        assert!(
            std::env::var("CI").as_deref() != Ok("true"),
            "python3 lacks one of {modules}, which `{what}` needs; `.ci/run` installs it"
        );
        eprintln!("left out: {what}, for python3 lacks one of {modules} here");
    }
    found
}

/// Runs a program in a folder, with the environment of whoever runs the tests.
pub fn run(folder: &Path, program: &str, words: &[&str]) -> Output {
    Command::new(program)
        .args(words)
        .current_dir(folder)
        .stdin(Stdio::null())
        .output()
        .unwrap_or_else(|e| panic!("cannot run {program}: {e}"))
}

/// Runs a program that must succeed, and gives what it printed.
pub fn succeeds(folder: &Path, program: &str, words: &[&str]) -> String {
    let done = run(folder, program, words);
    assert!(
        done.status.success(),
        "`{program} {}` in {}: {}\n{}{}",
        words.join(" "),
        folder.display(),
        done.status,
        String::from_utf8_lossy(&done.stdout),
        String::from_utf8_lossy(&done.stderr)
    );
    String::from_utf8_lossy(&done.stdout).into_owned()
}

/// git without anybody's settings.
pub fn git(folder: &Path, words: &[&str]) -> Output {
    let mut command = Command::new("git");
    command
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .env("HOME", folder)
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_AUTHOR_DATE", "2026-11-23T10:00:00+08:00")
        .env("GIT_COMMITTER_DATE", "2026-11-23T10:00:00+08:00")
        .args(["-c", "user.name=test", "-c", "user.email=test@localhost", "-c", "init.defaultBranch=main"])
        .args(["-c", "core.quotepath=false", "-c", "gc.auto=0", "-c", "merge.directoryRenames=false"])
        .args(words)
        .current_dir(folder)
        .stdin(Stdio::null());
    command.output().unwrap_or_else(|e| panic!("cannot run git: {e}"))
}

/// git, which must succeed.
pub fn git_succeeds(folder: &Path, words: &[&str]) -> String {
    let done = git(folder, words);
    assert!(
        done.status.success(),
        "`git {}` in {}: {}\n{}{}",
        words.join(" "),
        folder.display(),
        done.status,
        String::from_utf8_lossy(&done.stdout),
        String::from_utf8_lossy(&done.stderr)
    );
    String::from_utf8_lossy(&done.stdout).into_owned()
}
