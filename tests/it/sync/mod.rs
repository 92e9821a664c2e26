//! `deedbox sync`: what two did is with both afterwards, whatever comes between.

mod clones;
mod conflict;
mod hub;
#[cfg(unix)]
mod killed;
mod parts;
mod refused;
#[cfg(unix)]
mod trouble;

use std::fs;

use serde_json::Value;

use crate::support::peer::{self, git_succeeds};
use crate::support::{Estate, tree};

use hub::{Hub, found, head, run, sync};

/// Two clients, a paper, and two clones of it.
fn office() -> Estate {
    Estate::new().client("1203", "Acme", "2021-03-01").client("1204", "Beta", "2021-03-01").paper(
        "1203",
        "lease",
        "contracts",
        "2021-03-01",
    )
}

fn two() -> (Hub, Estate, Estate) {
    let hub = Hub::of(office());
    let (left, right) = (hub.clone_of("left"), hub.clone_of("right"));
    (hub, left, right)
}

#[test]
fn what_each_did_is_with_both_and_is_told_in_the_words_of_an_office() {
    if !peer::is_there("git", "sync") {
        return;
    }
    let (hub, left, right) = two();
    let left = left.with(&["record", "opinion", "1203", "--title", "lifts"]);
    let right = right.with(&["--as", "lee", "record", "visit", "1203", "--occasion", "regular", "--visitor", "lee"]);
    let said = sync(&left).ends(0);
    assert_eq!(said.out, "", "nobody else did anything");
    assert!(said.err.contains("saved: chan recorded the opinion 1203/"), "{}", said.err);
    assert!(said.err.contains("one commit was pushed to origin/main"), "{}", said.err);
    assert_eq!(hub.head(), head(&left));
    let said = sync(&right).ends(0);
    assert!(said.out.starts_with("1203\n  2026-11-23 chan recorded the opinion 1203/"), "{}", said.out);
    assert!(!said.out.contains("visit"), "what was done here is not told as others' work: {}", said.out);
    assert!(
        said.err.contains("one commit of others was taken") && said.err.contains("2 commits were pushed"),
        "{}",
        said.err
    );
    let said = sync(&left).ends(0);
    assert!(said.out.contains("lee recorded the visit 1203/") && !said.out.contains("opinion"), "{}", said.out);
    assert_eq!((hub.head(), head(&left)), (head(&right), head(&right)));
    assert_eq!(tree::changes(&left.tree(), &right.tree()), "");
    assert_eq!((found(&left), found(&right)), (vec![], vec![]));
    // A merge is a merge: what somebody may have is never rewritten.
    assert_eq!(git_succeeds(&left.archive(), &["rev-list", "--merges", "--count", "HEAD"]).trim(), "1");
    // Whoever has nothing, and finds nothing, is told so; for cron it is silence.
    let said = sync(&left).ends(0);
    assert_eq!((said.out.as_str(), said.err.as_str()), ("", "nothing new here, and nothing at origin/main\n"));
    assert_eq!(run(&left, &["sync", "--quiet"]).ends(0).says(), "");
    assert_eq!(run(&left, &["同步", "--quiet"]).ends(0).says(), "");
}

#[test]
fn programs_are_told_by_keys_and_people_in_their_language() {
    if !peer::is_there("git", "sync for programs") {
        return;
    }
    let (hub, left, right) = two();
    let left = left.with(&["record", "opinion", "1203", "--title", "電梯"]);
    let told = run(&left, &["--json", "sync"]).ends(0);
    let told: Value = serde_json::from_str(&told.out).expect("an object");
    assert_eq!((&told["given"], &told["taken"], &told["kept"]), (&1.into(), &0.into(), &0.into()));
    assert_eq!(told["saved"]["commit"].as_str(), Some(hub.head().as_str()));
    let told = run(&right, &["sync", "--format", "json"]).ends(0);
    let told: Value = serde_json::from_str(&told.out).expect("an object");
    assert_eq!((&told["given"], &told["taken"], &told["saved"]), (&0.into(), &1.into(), &Value::Null));
    let others = told["others"].as_array().expect("rows");
    assert_eq!((others.len(), &others[0]["person"], &others[0]["kind"]), (1, &"chan".into(), &"opinion".into()));
    let left = left.with(&["record", "opinion", "1203", "--title", "樓梯"]);
    assert!(run(&left, &["--lang", "zh-Hant", "sync"]).ends(0).err.contains("已推送 1 次提交到 origin/main"));
    let said = run(&right, &["--lang", "zh-Hans", "sync"]).ends(0);
    assert!(said.err.contains("取来他人的 1 次提交") && said.out.contains("chan 登记意见"), "{}", said.says());
}

#[test]
fn a_dry_run_says_what_would_be_done_and_does_nothing() {
    if !peer::is_there("git", "sync --dry-run") {
        return;
    }
    let (hub, left, right) = two();
    let left = left.with(&["record", "opinion", "1203", "--title", "lifts"]);
    let right = right.with(&["record", "opinion", "1204", "--title", "stairs"]);
    sync(&right).ends(0);
    let state = |clone: &Estate| {
        let refs = git_succeeds(&clone.archive(), &["for-each-ref"]);
        (clone.tree(), refs, git_succeeds(&clone.archive(), &["status", "--porcelain"]), head(clone))
    };
    let (before, there) = (state(&left), hub.head());
    let said = run(&left, &["sync", "--dry-run"]).ends(0).out;
    assert!(said.contains("would save: chan recorded the opinion"), "{said}");
    assert!(said.contains("never fetched") && said.contains("would push to origin/main"), "{said}");
    let told: Value =
        serde_json::from_str(&run(&left, &["--json", "sync", "--dry-run"]).ends(0).out).expect("an object");
    assert_eq!((&told["dry_run"], &told["taken"]), (&true.into(), &Value::Null));
    assert!(state(&left) == before && hub.head() == there, "a dry run changed something");
    // What was fetched before can be counted.
    git_succeeds(&left.archive(), &["fetch", "--quiet"]);
    let said = run(&left, &["sync", "--dry-run"]).ends(0).out;
    assert!(said.contains("would take from origin/main: one commit"), "{said}");
    assert!(said.contains("would push to origin/main: one commit"), "{said}");
    assert!(run(&left, &["sync", "--dry-run", "--no-push"]).ends(0).out.contains("nothing to push"));
}

#[test]
fn what_is_not_pushed_waits_here() {
    if !peer::is_there("git", "sync --no-push") {
        return;
    }
    let (hub, left, right) = two();
    let right = right.with(&["record", "opinion", "1204", "--title", "stairs"]);
    sync(&right).ends(0);
    let there = hub.head();
    let left = left.with(&["record", "opinion", "1203", "--title", "lifts"]);
    let said = run(&left, &["sync", "--no-push"]).ends(0);
    assert!(said.out.contains("stairs") && said.err.contains("2 commits wait here"), "{}", said.says());
    assert_eq!(hub.head(), there);
    assert!(sync(&left).ends(0).err.contains("2 commits were pushed"));
    assert_eq!(hub.head(), head(&left));
}

#[test]
fn a_branch_that_follows_none_meets_the_repository_that_is_named() {
    if !peer::is_there("git", "sync --remote") {
        return;
    }
    let hub = Hub::of(office());
    let empty = hub.path().with_file_name("empty.git");
    let desk = empty.parent().expect("a folder");
    git_succeeds(desk, &["init", "--quiet", "--bare", "--initial-branch=main", "empty.git"]);
    let left = hub.clone_of("left").with(&["record", "opinion", "1203", "--title", "lifts"]);
    git_succeeds(&left.archive(), &["remote", "add", "usb", &empty.display().to_string()]);
    run(&left, &["sync", "--remote", "usb"]).ends(0);
    assert_eq!(git_succeeds(&empty, &["rev-parse", "main"]).trim(), head(&left));
    assert_ne!(hub.head(), head(&left), "the other one is left alone");
    assert!(run(&left, &["sync", "--remote", "usb"]).ends(0).err.contains("nothing at usb/main"));
}

#[test]
fn more_than_a_page_is_counted() {
    if !peer::is_there("git", "sync of much") {
        return;
    }
    let (_hub, left, right) = two();
    let left = (0..45).fold(left, |left, n| left.with(&["record", "opinion", "1203", "--title", &format!("lift {n}")]));
    sync(&left).ends(0);
    let said = sync(&right).ends(0).out;
    assert_eq!(said.lines().count(), 40, "{said}");
    let last = said.lines().last().expect("a line");
    assert!(last.contains("7 lines more: `deedbox changes "), "{last}");
    let range = last.split("changes ").nth(1).and_then(|rest| rest.split('`').next()).expect("a range");
    assert_eq!(run(&right, &["changes", range]).ends(0).out.lines().count(), 46);
}

#[test]
fn what_both_did_and_cannot_both_be_is_said_and_pushed() {
    if !peer::is_there("git", "sync of contradictions") {
        return;
    }
    let (hub, left, right) = two();
    let lend = |to| ["--as", "lee", "lend", "1203", "--to", to, "--purpose", "audit", "--approve"];
    let (left, right) = (left.with(&lend("Ho")), right.with(&lend("Wong")));
    sync(&left).ends(0);
    let said = run(&right, &["sync", "--quiet"]).ends(0);
    assert!(said.out.contains("cannot both be") && said.out.contains("lent-twice"), "{}", said.says());
    assert_eq!(hub.head(), head(&right));
    let told: Value = serde_json::from_str(&run(&left, &["--json", "sync"]).ends(0).out).expect("an object");
    assert_eq!(told["findings"][0]["code"], "lent-twice");
    // It was said when it came; who has nothing new is not told again.
    assert_eq!(run(&left, &["sync", "--quiet"]).ends(0).says(), "");
    // Steps out of order, and a unit that is let twice.
    let letting = |name| ["add", "1205", "--company", name, "--move-in", "2026-03-01"];
    let left = left.with(&["record", "violation", "1203", "--category", "走廊", "--title", "雜物"]);
    let id = git_succeeds(&left.archive(), &["ls-files", "--others"]);
    let tail =
        id.lines().find_map(|path| path.split("-violation-").nth(1)).expect("one").trim_end_matches(".toml").to_owned();
    let step = ["update", &format!("1203/{tail}"), "--status", "notified"];
    sync(&left).ends(0);
    sync(&right).ends(0);
    let (left, right) = (left.with(&step).with(&letting("Gamma")), right.with(&step).with(&letting("Delta")));
    sync(&left).ends(0);
    let said = sync(&right).ends(0).out;
    for code in ["two-clients", "contradiction", "lent-twice"] {
        assert!(said.lines().any(|line| line.starts_with(code)), "{code}: {said}");
    }
    assert_eq!(hub.head(), head(&right));
}

#[test]
fn what_is_damaged_is_not_pushed() {
    if !peer::is_there("git", "sync of damage") {
        return;
    }
    let (hub, left, right) = two();
    // Somebody works with git alone, and loses a paper.
    let paper = crate::changes::original(&right);
    git_succeeds(&right.archive(), &["rm", "--quiet", &paper]);
    git_succeeds(&right.archive(), &["commit", "--quiet", "--message", "tidy"]);
    git_succeeds(&right.archive(), &["push", "--quiet", "origin", "HEAD:main"]);
    let there = hub.head();
    let left = left.with(&["record", "opinion", "1203", "--title", "lifts"]);
    let said = sync(&left).ends(1);
    assert!(said.out.contains("BY HAND") && said.out.contains("damaged, so nothing was pushed"), "{}", said.out);
    assert!(said.out.contains("missing") && said.out.contains(&paper), "{}", said.out);
    assert!(said.err.contains("2 commits wait here"), "{}", said.err);
    assert_eq!(hub.head(), there);
    // It is found again, though what brought it is merged: the merge waits here as well.
    sync(&left).ends(1);
    assert_eq!(hub.head(), there);
    git_succeeds(&left.archive(), &["checkout", "--quiet", "HEAD~1", "--", &paper]);
    git_succeeds(&left.archive(), &["commit", "--quiet", "--message", "back"]);
    sync(&left).ends(0);
    assert_eq!(hub.head(), head(&left));
}

#[test]
fn a_clone_without_a_git_user_syncs_as_who_acts() {
    if !peer::is_there("git", "sync without a user of git") {
        return;
    }
    let (_hub, left, right) = two();
    let left = left.with(&["record", "opinion", "1203", "--title", "lifts"]);
    let right = right.with(&["record", "opinion", "1204", "--title", "stairs"]);
    sync(&left).ends(0);
    sync(&right).ends(0);
    let last = git_succeeds(&right.archive(), &["log", "-1", "--format=%an <%ae>|%s"]);
    assert_eq!(last.trim(), "Chan Siu Ming <chan@harbour-tower>|What others did: origin/main");
}

#[test]
fn what_a_user_has_set_for_git_changes_nothing() {
    if !peer::is_there("git", "sync with settings of git") {
        return;
    }
    let (hub, left, right) = two();
    let home = right.desk().join("../home");
    fs::create_dir_all(&home).expect("a folder");
    let settings = "[pull]\n\trebase = true\n[merge]\n\tff = only\n\tdirectoryRenames = conflict\n[core]\n\teditor = false\n[push]\n\tdefault = nothing\n";
    fs::write(home.join(".gitconfig"), settings).expect("a file");
    let hooks = right.archive().join(".git/hooks");
    fs::create_dir_all(&hooks).expect("a folder");
    for name in ["pre-merge-commit", "pre-push", "post-merge", "pre-commit"] {
        fs::write(hooks.join(name), "#!/bin/sh\nsleep 600\nexit 1\n").expect("a hook");
        peer::succeeds(&hooks, "chmod", &["+x", name]);
    }
    let left = left.with(&["record", "opinion", "1203", "--title", "lifts"]);
    let right = right.with(&["record", "opinion", "1204", "--title", "stairs"]);
    sync(&left).ends(0);
    sync(&right).ends(0);
    assert_eq!(hub.head(), head(&right));
    assert_eq!(git_succeeds(&right.archive(), &["rev-list", "--merges", "--count", "HEAD"]).trim(), "1");
}

/// Writers beside a sync lose nothing, are told of no merge, and nothing of theirs is committed by halves.
#[test]
fn who_writes_beside_a_sync_notices_nothing() {
    if !peer::is_there("git", "writing beside a sync") {
        return;
    }
    let (hub, left, right) = two();
    let mut ids = Vec::new();
    for round in 0..3 {
        for n in 0..3 {
            right.made(&["record", "opinion", "1203", "--title", &format!("from the right {round}.{n}")]);
        }
        sync(&right).ends(0);
        let writes = |n: u64| {
            let words = ["record", "opinion", "1203", "--title", &format!("beside {round}.{n}")];
            left.command(&words).seed(7_000 + 100 * round + n)
        };
        let meeting = left.command(&["sync"]).start();
        let writers: Vec<_> = (0..5).map(|n| writes(n).start()).collect();
        for child in writers {
            let done = hub::ended(&child.wait_with_output().expect("it ends")).ends(0);
            ids.push(done.out.trim().to_owned());
        }
        hub::ended(&meeting.wait_with_output().expect("it ends")).ends(0);
        // What was pushed is whole, whatever was being written.
        let third = hub.clone_of("third");
        sync(&third).ends(0);
        assert_eq!(found(&third), vec![]);
    }
    sync(&left).ends(0);
    sync(&right).ends(0);
    assert_eq!((found(&right), head(&right)), (vec![], hub.head()));
    let all = right.tree();
    for id in ids {
        let tail = id.rsplit('/').next().expect("a tail");
        assert!(all.keys().any(|path| path.contains(&format!("-opinion-{tail}.toml"))), "{id} is lost");
    }
}
