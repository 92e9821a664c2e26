//! Clones around a repository to which all push.

use std::path::PathBuf;

use serde_json::Value;

use crate::support::Estate;
use crate::support::peer::git_succeeds;

/// A repository without files, and what it was made of.
pub struct Hub {
    base: Estate,
}

impl Hub {
    /// Puts an estate into git, and makes a repository to which its clones push.
    pub fn of(base: Estate) -> Self {
        git_succeeds(&base.archive(), &["init", "--quiet"]);
        git_succeeds(&base.archive(), &["add", "--all"]);
        git_succeeds(&base.archive(), &["commit", "--quiet", "--message", "first"]);
        let hub = Self { base };
        git_succeeds(&hub.base.desk(), &["clone", "--quiet", "--bare", "../tower", "hub.git"]);
        hub
    }

    /// Where it is.
    pub fn path(&self) -> PathBuf {
        self.base.desk().join("hub.git")
    }

    /// Somebody's clone, which follows it.
    pub fn clone_of(&self, name: &str) -> Estate {
        let clone = self.base.copy().writer(name);
        follow(&clone, &self.path().display().to_string());
        clone
    }

    /// The commit at the end of its branch.
    pub fn head(&self) -> String {
        git_succeeds(&self.path(), &["rev-parse", "refs/heads/main"]).trim().to_owned()
    }

    /// Has it refuse, or take, pushes by a script.
    #[cfg(unix)]
    pub fn hook(&self, script: &str) {
        use std::os::unix::fs::PermissionsExt;
        let path = self.path().join("hooks/pre-receive");
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(&path, format!("#!/bin/sh\n{script}\n")).expect("a hook");
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).expect("a hook");
    }
}

/// Has a clone follow a repository.
pub fn follow(clone: &Estate, hub: &str) {
    let archive = clone.archive();
    let known = git_succeeds(&archive, &["remote"]).contains("origin");
    let how = if known { ["remote", "set-url", "origin", hub] } else { ["remote", "add", "origin", hub] };
    git_succeeds(&archive, &how);
    git_succeeds(&archive, &["fetch", "--quiet", "origin"]);
    git_succeeds(&archive, &["branch", "--quiet", "--set-upstream-to=origin/main"]);
}

/// The commit that is checked out.
pub fn head(clone: &Estate) -> String {
    git_succeeds(&clone.archive(), &["rev-parse", "HEAD"]).trim().to_owned()
}

/// How a command ended.
pub struct Ended {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Ended {
    /// All that it said.
    pub fn says(&self) -> String {
        format!("{}{}", self.out, self.err)
    }

    /// It ended with this code.
    #[track_caller]
    pub fn ends(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{}", self.says());
        self
    }
}

/// Runs a command in a clone.
pub fn run(clone: &Estate, words: &[&str]) -> Ended {
    ended(&clone.command(words).output())
}

/// The same of what has ended already.
pub fn ended(done: &std::process::Output) -> Ended {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Ended { code: done.status.code(), out: text(&done.stdout), err: text(&done.stderr) }
}

/// `sync` in a clone.
pub fn sync(clone: &Estate) -> Ended {
    run(clone, &["sync", "--wait", "20"])
}

/// What `verify` finds, each as its code and its path.
pub fn found(clone: &Estate) -> Vec<(String, String)> {
    let done = run(clone, &["--json", "verify"]);
    let told: Value = serde_json::from_str(&done.out).unwrap_or_else(|e| panic!("{e}: {}", done.says()));
    let text = |finding: &Value, key: &str| finding[key].as_str().unwrap_or_default().to_owned();
    let all = told["findings"].as_array().cloned().unwrap_or_default();
    all.iter().map(|finding| (text(finding, "code"), text(finding, "path"))).collect()
}
