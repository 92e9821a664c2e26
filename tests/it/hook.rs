//! `deedbox hook`.

use std::path::PathBuf;

use crate::changes::{by_hand, in_git, original};
use crate::support::Estate;
use crate::support::peer::{self, git, git_succeeds};

fn commit(estate: &Estate) -> bool {
    git_succeeds(&estate.archive(), &["add", "--all"]);
    git(&estate.archive(), &["commit", "--quiet", "--message", "work"]).status.success()
}

#[test]
fn a_commit_of_a_changed_original_is_refused() {
    if !peer::is_there("git", "the pre-commit hook") {
        return;
    }
    let estate = in_git();
    estate.run(["hook", "install"]).succeeds().whatever_it_says().changes_around("");
    let estate = estate.with(&["record", "opinion", "1203", "--title", "lifts"]);
    assert!(commit(&estate), "a good change goes through");
    by_hand(&estate, &original(&estate), "other");
    assert!(!commit(&estate), "a changed original does not");
    git_succeeds(&estate.archive(), &["reset", "--quiet", "--hard"]);
    let hook = estate.archive().join(".git/hooks/pre-commit");
    std::fs::write(&hook, "#!/bin/sh\n").expect("a hook");
    assert_eq!(estate.command(&["hook", "install"]).output().status.code(), Some(3));
    assert_eq!(estate.command(&["hook", "install", "--force"]).output().status.code(), Some(0));
}

#[test]
fn a_commit_of_what_has_no_place_is_refused() {
    if !peer::is_there("git", "the pre-commit hook") {
        return;
    }
    let estate = in_git();
    let root = estate.archive();
    estate.made(&["hook", "install"]);
    let manifest = path(&estate, "units/12/1203/2", "manifests/");
    let bundle = manifest.split("/manifests/").next().expect("a bundle").to_owned();
    let settings = std::fs::read_to_string(root.join("deedbox.toml")).expect("the settings");
    let attributes = std::fs::read_to_string(root.join(".gitattributes")).expect("a text");
    let old = root.join(&bundle).join("manifests/old");
    let deeds: [(&str, bool, &dyn Fn()); 9] = [
        ("a manifest in a folder", false, &|| {
            std::fs::create_dir_all(&old).expect("a folder");
            std::fs::rename(root.join(&manifest), old.join("a.sha256")).expect("a move");
        }),
        ("a manifest by another ending", false, &|| {
            std::fs::rename(root.join(&manifest), root.join(format!("{manifest}.txt"))).expect("a move");
        }),
        ("line ends", false, &|| by_hand(&estate, ".gitattributes", "* text eol=crlf\n")),
        ("line ends of a bundle", false, &|| by_hand(&estate, &format!("{bundle}/.gitattributes"), "* text=auto\n")),
        ("no attributes", false, &|| std::fs::remove_file(root.join(".gitattributes")).expect("removed")),
        ("settings gone", false, &|| std::fs::remove_file(root.join("deedbox.toml")).expect("removed")),
        ("the private folder", false, &|| {
            let blob = git_succeeds(&root, &["hash-object", "-w", "deedbox.toml"]);
            let entry = format!("100644,{},.deedbox/staging/x.journal", blob.trim());
            git_succeeds(&root, &["update-index", "--add", "--cacheinfo", &entry]);
        }),
        ("a further setting", true, &|| {
            by_hand(&estate, "deedbox.toml", &format!("{settings}\n[git]\ncommit = \"each\"\n"));
        }),
        ("a further attribute", true, &|| by_hand(&estate, ".gitattributes", &format!("{attributes}*.png -diff\n"))),
    ];
    for (what, is_taken, act) in deeds {
        act();
        git_succeeds(&root, &["add", "--all"]);
        let done = git(&root, &["commit", "--quiet", "--message", "work"]);
        assert_eq!(done.status.success(), is_taken, "{what}: {}", String::from_utf8_lossy(&done.stderr));
        git_succeeds(&root, &["reset", "--quiet", "--hard"]);
        let _ = std::fs::remove_dir_all(&old);
    }
}

/// A hub with the server's hook, to which the archive was pushed.
fn hub(estate: &Estate) -> PathBuf {
    let hub = estate.desk().join("hub.git");
    let path = hub.display().to_string();
    git_succeeds(&estate.desk(), &["init", "--quiet", "--bare", &path]);
    estate.made(&["hook", "install", "--server", &path]);
    hub
}

fn push(estate: &Estate, hub: &std::path::Path, words: &[&str]) -> (bool, String) {
    let hub = hub.display().to_string();
    let done = git(&estate.archive(), &[&["push", "--quiet", hub.as_str()], words].concat());
    (done.status.success(), String::from_utf8_lossy(&done.stderr).into_owned())
}

#[test]
fn the_server_takes_work_and_refuses_what_is_no_work() {
    if !peer::is_there("git", "the pre-receive hook") {
        return;
    }
    let estate = in_git();
    let hub = hub(&estate);
    let (ok, says) = push(&estate, &hub, &["HEAD:main"]);
    assert!(ok, "the first push: {says}");
    let first = git_succeeds(&estate.archive(), &["rev-parse", "HEAD"]).trim().to_owned();
    // Two clones work, and their merge is taken.
    let other = estate.copy().writer("other").with(&["record", "opinion", "1203", "--title", "theirs"]);
    assert!(commit(&other));
    let estate = estate.with(&["record", "opinion", "1203", "--title", "ours"]).moved_out("1203", "2025-10-31");
    assert!(commit(&estate));
    let (ok, says) = push(&other, &hub, &["HEAD:main"]);
    assert!(ok, "{says}");
    git_succeeds(
        &estate.archive(),
        &["pull", "--quiet", "--no-rebase", "--no-edit", &hub.display().to_string(), "main"],
    );
    let (ok, says) = push(&estate, &hub, &["HEAD:main"]);
    assert!(ok, "a merge: {says}");
    // The year's boxing is taken, by a branch first.
    let estate = estate.with(&["archive-moved-out", "--year", "2025"]);
    assert!(commit(&estate));
    let (ok, says) = push(&estate, &hub, &["HEAD:boxing", "HEAD:main"]);
    assert!(ok, "the boxing: {says}");
    // A forced push, the main branch's end, a changed and a lost original are refused.
    let (ok, _) = push(&estate, &hub, &["--force", &format!("{first}:main")]);
    assert!(!ok, "a forced push");
    let (ok, _) = push(&estate, &hub, &[":main"]);
    assert!(!ok, "the end of main");
    let (ok, says) = push(&estate, &hub, &[":boxing"]);
    assert!(ok, "a merged branch may go: {says}");
    let paper = original(&estate);
    by_hand(&estate, &paper, "other");
    assert!(commit(&estate));
    for branch in ["HEAD:main", "HEAD:new"] {
        let (ok, says) = push(&estate, &hub, &[branch]);
        assert!(!ok && says.contains(&paper), "a changed original: {says}");
    }
    git_succeeds(&estate.archive(), &["reset", "--quiet", "--hard", "HEAD~1"]);
    git_succeeds(&estate.archive(), &["rm", "--quiet", &paper]);
    assert!(commit(&estate));
    let (ok, says) = push(&estate, &hub, &["HEAD:main"]);
    assert!(!ok && says.contains(&paper), "a lost original: {says}");
    git_succeeds(&estate.archive(), &["reset", "--quiet", "--hard", "HEAD~1"]);
    // A manifest loses a line.
    let manifest = estate.tree().into_keys().find(|path| path.starts_with("staff/manifests/")).expect("a manifest");
    let text = std::fs::read_to_string(estate.archive().join(&manifest)).expect("a manifest");
    by_hand(&estate, &manifest, &text.lines().skip(1).map(|line| format!("{line}\n")).collect::<String>());
    assert!(commit(&estate));
    let (ok, says) = push(&estate, &hub, &["HEAD:main"]);
    assert!(!ok && says.contains("manifest line"), "a lost line: {says}");
}

/// A hub to which an archive was pushed, with a volume in its box.
fn served() -> (Estate, PathBuf) {
    let estate = in_git().moved_out("1203", "2025-10-31").with(&["archive-moved-out", "--year", "2025"]);
    let estate = estate.client("1204", "Beta", "2025-01-01").paper("1204", "their lease", "contracts", "2025-01-01");
    assert!(commit(&estate));
    let hub = hub(&estate);
    let (ok, says) = push(&estate, &hub, &["HEAD:main"]);
    assert!(ok, "the first push: {says}");
    (estate, hub)
}

/// A file of the archive that a test is about.
fn path(estate: &Estate, start: &str, part: &str) -> String {
    let tree = estate.tree();
    tree.into_keys().find(|path| path.starts_with(start) && path.contains(part)).expect("a file")
}

#[test]
fn the_server_looks_at_places_modes_settings_and_attributes() {
    if !peer::is_there("git", "the pre-receive hook") {
        return;
    }
    let (estate, hub) = served();
    let root = estate.archive();
    let (paper, manifest) =
        (path(&estate, "units/12/1204/2", "/originals/"), path(&estate, "units/12/1204/2", "manifests/"));
    let bundle = manifest.split("/manifests/").next().expect("a bundle").to_owned();
    let inside = paper.strip_prefix(&format!("{bundle}/")).expect("in its bundle").to_owned();
    let bag = path(&estate, "moved-out/2025/", "bag-info.txt");
    let (settings, attributes) = ("deedbox.toml".to_owned(), ".gitattributes".to_owned());
    let read = |path: &str| std::fs::read_to_string(root.join(path)).expect("a text");
    let (listed, toml, kept) = (read(&manifest), read(&settings), read(&attributes));
    let write = |path: &str, text: &str| {
        std::fs::create_dir_all(root.join(path).parent().expect("a folder")).expect("a folder");
        by_hand(&estate, path, text);
    };
    let moved = |from: &str, to: &str| {
        std::fs::create_dir_all(root.join(to).parent().expect("a folder")).expect("a folder");
        std::fs::rename(root.join(from), root.join(to)).expect("a move");
    };
    let staged = |mode: &str, path: &str| {
        let blob = git_succeeds(&root, &["hash-object", "-w", "deedbox.toml"]);
        git_succeeds(&root, &["update-index", "--add", "--cacheinfo", &format!("{mode},{},{path}", blob.trim())]);
    };
    type Deed<'a> = (&'a str, Option<&'a str>, Box<dyn Fn() + 'a>);
    // What is done, what the refusal says (none: it is taken), and how it is done. `staged` is committed as it is.
    let deeds: Vec<Deed> = vec![
        ("a further setting", None, Box::new(|| write(&settings, &format!("{toml}\n[git]\ncommit = \"each\"\n")))),
        ("an attribute that alters no byte", None, Box::new(|| write(&attributes, &format!("{kept}*.png -diff\n")))),
        ("a file beside the papers", None, Box::new(|| write("notes/x.txt", "x"))),
        (
            "a manifest in a folder",
            Some("has no place there"),
            Box::new(|| moved(&manifest, &format!("{bundle}/manifests/old/a.sha256"))),
        ),
        (
            "a manifest by another ending",
            Some("manifest line"),
            Box::new(|| moved(&manifest, &format!("{manifest}.txt"))),
        ),
        (
            "a second digest in the same list",
            Some("other bytes"),
            Box::new(|| write(&manifest, &format!("{listed}{}  {inside}\n", "0".repeat(64)))),
        ),
        (
            "a second digest in another list",
            Some("other bytes"),
            Box::new(|| {
                write(&format!("{bundle}/manifests/other.sha256"), &format!("{}  {inside}\n", "0".repeat(64)));
            }),
        ),
        (
            "two digests of a new file",
            Some("different bytes"),
            Box::new(|| {
                let lines = format!("{}  data/x\n{}  data/x\n", "0".repeat(64), "1".repeat(64));
                write(&format!("{bundle}/manifests/other.sha256"), &lines);
            }),
        ),
        ("a closed volume's own file", Some("closed its volume"), Box::new(|| write(&bag, "x"))),
        ("the private folder", Some(".deedbox/"), Box::new(|| staged("100644", ".deedbox/staging/x.journal"))),
        ("the private folder in capitals", Some(".deedbox/"), Box::new(|| staged("100644", ".DeedBox/writer"))),
        ("the private folder as a link", Some(".deedbox/"), Box::new(|| staged("120000", ".deedbox"))),
        (
            "a link for a record",
            Some("is a link"),
            Box::new(|| staged("120000", "registers/boxes/2026/data/records/x.toml")),
        ),
        ("a link for the register", Some("is a link"), Box::new(|| staged("120000", "policies"))),
        ("a folder in capitals", Some("capitals"), Box::new(|| staged("100644", "Units/12/1204/x/data/x"))),
        (
            "a paper that no list names",
            Some("is in no manifest"),
            Box::new(|| write(&format!("{bundle}/data/originals/contracts/slip.txt"), "x")),
        ),
        (
            "a record that no list names, in a year that begins with it",
            Some("is in no manifest"),
            Box::new(|| write("registers/boxes/2026/data/records/x.toml", "x")),
        ),
        (
            "a list as a sync service calls its copies",
            Some("has no place there"),
            Box::new(|| write(&format!("{} (1).sha256", manifest.trim_end_matches(".sha256")), &listed)),
        ),
        (
            "a paper that differs in capitals alone",
            Some("capitals"),
            Box::new(|| write(&format!("{bundle}/{}", inside.replace("lease", "Lease")), "x")),
        ),
        (
            "a unit that differs in capitals alone",
            Some("capitals"),
            Box::new(|| {
                staged("100644", "units/12/x-1/room/data/a");
                staged("100644", "units/12/X-1/room/data/b");
            }),
        ),
        (
            "settings gone",
            Some("may not be taken away"),
            Box::new(|| std::fs::remove_file(root.join(&settings)).expect("removed")),
        ),
        (
            "a format that is newer",
            Some("`format`"),
            Box::new(|| write(&settings, &toml.replace("format = 1", "format = 2"))),
        ),
        ("line ends", Some("change bytes"), Box::new(|| write(&attributes, "* text eol=crlf\n"))),
        ("line ends, by default again", Some("`* -text`"), Box::new(|| write(&attributes, "# none\n"))),
        ("line ends of a unit", Some("change bytes"), Box::new(|| write("units/.gitattributes", "*.toml text=auto\n"))),
        ("a filter", Some("change bytes"), Box::new(|| write(&attributes, &format!("{kept}*.pdf filter=x\n")))),
        (
            "no attributes",
            Some("may not be taken away"),
            Box::new(|| std::fs::remove_file(root.join(&attributes)).expect("removed")),
        ),
    ];
    for (what, refusal, act) in &deeds {
        let before = git_succeeds(&root, &["rev-parse", "HEAD"]).trim().to_owned();
        act();
        if git(&root, &["diff", "--cached", "--quiet"]).status.success() {
            git_succeeds(&root, &["add", "--all", "--force", "--", ":!.deedbox"]);
        }
        git_succeeds(&root, &["commit", "--quiet", "--no-verify", "--message", "work"]);
        for branch in ["HEAD:new", "HEAD:main"] {
            let (ok, says) = push(&estate, &hub, &[branch]);
            match refusal {
                Some(refusal) => assert!(!ok && says.contains(refusal), "{what} to {branch}: {says}"),
                None => assert!(ok, "{what} to {branch}: {says}"),
            }
        }
        if refusal.is_some() {
            git_succeeds(&root, &["reset", "--quiet", "--hard", &before]);
        }
    }
    // A file that is again what its line says was mended.
    let spoilt = estate.copy();
    let _ = std::fs::remove_file(spoilt.archive().join(&paper));
    std::fs::write(spoilt.archive().join(&paper), "spoilt").expect("a file");
    git_succeeds(&spoilt.archive(), &["add", "--all"]);
    git_succeeds(&spoilt.archive(), &["commit", "--quiet", "--message", "spoilt"]);
    let bare = hub.parent().expect("a desk").join("late.git").display().to_string();
    git_succeeds(&root, &["clone", "--quiet", "--bare", &spoilt.archive().display().to_string(), &bare]);
    estate.made(&["hook", "install", "--server", &bare]);
    std::fs::write(spoilt.archive().join(&paper), "their lease").expect("a file");
    git_succeeds(&spoilt.archive(), &["commit", "--quiet", "--all", "--message", "mended"]);
    let done = git(&spoilt.archive(), &["push", "--quiet", &bare, "HEAD"]);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

#[test]
fn the_server_is_not_led_by_names_and_replacements() {
    if !peer::is_there("git", "the pre-receive hook") {
        return;
    }
    let (estate, hub) = served();
    let root = estate.archive();
    let main = git_succeeds(&root, &["rev-parse", "HEAD"]).trim().to_owned();
    let refused = |words: &[&str], says: &str| {
        let (ok, said) = push(&estate, &hub, words);
        assert!(!ok && said.contains(says), "{words:?}: {said}");
    };
    // Other history under the name of a commit.
    by_hand(&estate, &path(&estate, "units/12/1204/2", "/originals/"), "other");
    git_succeeds(&root, &["add", "--all"]);
    let tree = git_succeeds(&root, &["write-tree"]).trim().to_owned();
    let orphan = git_succeeds(&root, &["commit-tree", &tree, "-m", "orphan"]).trim().to_owned();
    refused(&[&format!("{orphan}:refs/replace/{main}")], "would show other commits");
    // Even where somebody put it there who may.
    git_succeeds(&hub, &["fetch", "--quiet", &root.display().to_string(), &format!("+{main}:refs/x")]);
    git_succeeds(&hub, &["update-ref", "-d", "refs/x"]);
    git_succeeds(
        &root,
        &[
            "push",
            "--quiet",
            "--receive-pack=git -c core.hooksPath=/dev/null receive-pack",
            &hub.display().to_string(),
            &format!("{orphan}:refs/replace/{main}"),
        ],
    );
    git_succeeds(&root, &["commit", "--quiet", "--no-verify", "--message", "nothing to see"]);
    refused(&["HEAD:main"], "may not be changed");
    git_succeeds(&hub, &["update-ref", "-d", &format!("refs/replace/{main}")]);
    // The branch pushed anew, by whatever name the repository knows its own.
    let (ok, says) = push(&estate, &hub, &[&format!("{main}:refs/heads/backup")]);
    assert!(ok, "{says}");
    for head in ["refs/heads/main", "refs/heads/master"] {
        git_succeeds(&hub, &["symbolic-ref", "HEAD", head]);
        refused(&[":main"], "may not be deleted");
    }
    refused(&[":backup"], "symbolic-ref HEAD");
    git_succeeds(&hub, &["symbolic-ref", "HEAD", "refs/heads/main"]);
    refused(&[&format!("{orphan}:refs/heads/again")], "begin the archive anew");
    // Each of two that hold the same would go by the other's leave.
    git_succeeds(&root, &["reset", "--quiet", "--hard", &main]);
    let estate = estate.with(&["record", "opinion", "1204", "--title", "lifts"]);
    assert!(commit(&estate));
    let (ok, says) = push(&estate, &hub, &["HEAD:one", "HEAD:two"]);
    assert!(ok, "{says}");
    let (ok, _) = push(&estate, &hub, &[":one", ":two"]);
    assert!(!ok, "both names of a commit");
    let (ok, says) = push(&estate, &hub, &[":one"]);
    assert!(ok, "one of two names: {says}");
    // A name that is free again takes no other history than a new one does.
    by_hand(&estate, &path(&estate, "units/12/1204/2", "/originals/"), "altered");
    git_succeeds(&root, &["commit", "--quiet", "--no-verify", "--all", "--message", "again"]);
    let (ok, says) = push(&estate, &hub, &["HEAD:one"]);
    assert!(!ok && says.contains("may not be changed"), "{says}");
    git_succeeds(&root, &["reset", "--quiet", "--hard", &main]);
    let (ok, says) = push(&estate, &hub, &[":two"]);
    assert!(!ok && says.contains("holds commits"), "{says}");
}

#[test]
fn an_archive_is_found_wherever_it_lies_in_its_repository() {
    if !peer::is_there("git", "the pre-receive hook") {
        return;
    }
    for below in ["data/tower", "units/1/2/3/data/tower", "manifests", "a b/staff/data"] {
        let estate =
            Estate::new().client("1203", "Acme", "2021-03-01").paper("1203", "lease", "contracts", "2021-03-01");
        let repository = estate.desk().join("repository");
        let root = repository.join(below);
        std::fs::create_dir_all(root.parent().expect("a folder")).expect("a folder");
        std::fs::rename(estate.archive(), &root).expect("a move");
        git_succeeds(&repository, &["init", "--quiet"]);
        let hub = estate.desk().join("hub.git");
        git_succeeds(&estate.desk(), &["init", "--quiet", "--bare", &hub.display().to_string()]);
        let program = crate::support::program();
        let done = std::process::Command::new(program).args(["hook", "install", "--server"]).arg(&hub).output();
        assert!(done.expect("deedbox runs").status.success());
        let pushed = || {
            git_succeeds(&repository, &["add", "--all"]);
            git_succeeds(&repository, &["commit", "--quiet", "--message", "work"]);
            git(&repository, &["push", "--quiet", &hub.display().to_string(), "HEAD:main"]).status.success()
        };
        assert!(pushed(), "{below}");
        let paper =
            crate::support::tree::tree(&root).into_keys().find(|path| path.contains("/originals/")).expect("one");
        std::fs::remove_file(root.join(&paper)).expect("removed");
        std::fs::write(root.join(&paper), "other").expect("a file");
        assert!(!pushed(), "{below}: a changed original");
    }
}
