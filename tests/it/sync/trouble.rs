//! The hub, the network and other gits in the way: told in our words with the mend, nothing lost, and the next `sync` goes on.
#![expect(clippy::disallowed_types, reason = "a server that hears nothing")]

use std::fs;

use crate::support::peer::{self, git_succeeds};

use super::hub::{Ended, Hub, ended, found, head, run, sync};
use super::{office, two};

#[test]
fn what_the_network_does_is_told_with_the_mend_and_all_is_saved() {
    if !peer::is_there("git", "sync without a network") {
        return;
    }
    let (hub, left, _right) = two();
    let left = left.with(&["record", "opinion", "1203", "--title", "lifts"]);
    let before = head(&left);
    let gone = hub.path().with_file_name("gone.git");
    fs::rename(hub.path(), &gone).expect("a folder");
    let said = sync(&left).ends(4).err;
    assert!(said.contains("origin does not answer") && said.contains("git ls-remote origin"), "{said}");
    let saved = head(&left);
    assert_ne!(saved, before, "what was done is saved");
    // A server where nobody listens, and one that asks for a password: nobody is asked, nothing hangs.
    for (url, told) in [("http://127.0.0.1:9/x.git", "does not answer"), ("ssh://127.0.0.1:9/x.git", "does not answer")]
    {
        git_succeeds(&left.archive(), &["remote", "set-url", "origin", url]);
        let said = sync(&left).ends(4).err;
        assert!(said.contains(told), "{url}: {said}");
    }
    let told = run(&left, &["--lang", "zh-Hant", "sync"]).ends(4).err;
    assert!(told.contains("沒有回應"), "{told}");
    git_succeeds(&left.archive(), &["remote", "set-url", "origin", &gone.display().to_string()]);
    sync(&left).ends(0);
    assert_eq!(git_succeeds(&gone, &["rev-parse", "main"]).trim(), saved);
}

/// A server that wants a password: a wall of 401.
#[test]
fn who_is_not_let_in_is_told_so_and_not_asked_in_a_script() {
    use std::io::{Read, Write};
    if !peer::is_there("git", "sync without a password") {
        return;
    }
    let (_hub, left, _right) = two();
    let server = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = server.local_addr().expect("a port").port();
    let wall = std::thread::spawn(move || {
        for stream in server.incoming().take(2) {
            let mut stream = stream.expect("somebody asks");
            let _ = stream.read(&mut [0; 4096]);
            let answer = "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
            let _ = stream.write_all(answer.as_bytes());
        }
    });
    git_succeeds(&left.archive(), &["remote", "set-url", "origin", &format!("http://127.0.0.1:{port}/x.git")]);
    let said = sync(&left).ends(4).err;
    assert!(said.contains("lets nobody in"), "{said}");
    // The second caller lets the thread end.
    let _ = std::net::TcpStream::connect(("127.0.0.1", port));
    let _ = wall.join();
}

#[test]
fn another_git_is_waited_for_and_what_one_left_is_named() {
    if !peer::is_there("git", "sync beside a git") {
        return;
    }
    let (hub, left, right) = two();
    let right = right.with(&["record", "opinion", "1204", "--title", "stairs"]);
    sync(&right).ends(0);
    let left = left.with(&["record", "opinion", "1203", "--title", "lifts"]);
    let lock = left.archive().join(".git/index.lock");
    fs::write(&lock, "").expect("a lock");
    let said = run(&left, &["sync", "--wait", "1"]).ends(5).err;
    assert!(said.contains("index.lock") && said.contains("remove"), "{said}");
    let meeting = left.command(&["sync"]).start();
    std::thread::sleep(std::time::Duration::from_millis(700));
    fs::remove_file(&lock).expect("removed");
    ended(&meeting.wait_with_output().expect("it ends")).ends(0);
    assert_eq!(hub.head(), head(&left));
    // Whoever saves has the turn.
    let turn = fs::File::create(left.archive().join(".deedbox/locks/saving")).expect("a lock");
    turn.lock().expect("the turn");
    run(&left, &["sync", "--wait", "0"]).ends(5);
    run(&left, &["sync", "--dry-run"]).ends(0);
}

#[test]
fn a_hub_that_refuses_says_why_and_takes_it_later() {
    if !peer::is_there("git", "sync with a hub that refuses") {
        return;
    }
    let (hub, left, right) = two();
    hub.hook("echo 'no pushes on Sundays' >&2; exit 1");
    let left = left.with(&["record", "opinion", "1203", "--title", "lifts"]);
    let there = hub.head();
    let said = sync(&left).ends(3).err;
    assert!(said.contains("refused what was pushed") && said.contains("no pushes on Sundays"), "{said}");
    assert_eq!(hub.head(), there);
    // A hub that refuses at random, by the number of a push: each sync ends well or says that it did not, and in the end all is there.
    hub.hook("n=$(cat count 2>/dev/null || echo 0); echo $((n + 1)) > count; [ $((n * 7 % 3)) = 0 ] || { echo later >&2; exit 1; }");
    let mut refused = 0;
    for round in 0..6 {
        left.made(&["record", "opinion", "1203", "--title", &format!("left {round}")]);
        right.made(&["record", "opinion", "1203", "--title", &format!("right {round}")]);
        for clone in [&left, &right] {
            let said = sync(clone);
            assert!(matches!(said.code, Some(0 | 3)), "{}", said.says());
            refused += u32::from(said.code == Some(3));
        }
    }
    assert!(0 < refused, "the hub refused nothing");
    hub.hook("exit 0");
    for clone in [&left, &right, &left] {
        sync(clone).ends(0);
    }
    assert_eq!((head(&left), head(&right)), (hub.head(), hub.head()));
    let opinions = left.tree().keys().filter(|path| path.contains("-opinion-")).count();
    assert_eq!((opinions, found(&left)), (13, vec![]));
}

#[test]
fn a_clone_where_somebody_works_takes_no_push() {
    if !peer::is_there("git", "sync with a clone") {
        return;
    }
    let (_hub, left, right) = two();
    git_succeeds(&left.archive(), &["remote", "set-url", "origin", &right.archive().display().to_string()]);
    let left = left.with(&["record", "opinion", "1203", "--title", "lifts"]);
    let said = sync(&left).ends(3).err;
    assert!(said.contains("laid out") && said.contains("git clone --bare"), "{said}");
}

/// Everybody at once: each one's work is there, and who gave up says so and is through the next time.
#[test]
fn clones_that_push_at_the_same_moment_all_come_through() {
    if !peer::is_there("git", "sync at once") {
        return;
    }
    let hub = Hub::of(office());
    let clones: Vec<_> = (0..6).map(|n| hub.clone_of(&format!("c{n}"))).collect();
    for (n, clone) in clones.iter().enumerate() {
        clone.made(&["record", "opinion", "1203", "--title", &format!("opinion of {n}")]);
    }
    let started: Vec<_> = clones.iter().map(|clone| clone.command(&["sync", "--json"]).start()).collect();
    let done: Vec<Ended> =
        started.into_iter().map(|child| ended(&child.wait_with_output().expect("it ends"))).collect();
    for said in &done {
        assert!(matches!(said.code, Some(0 | 5)), "{}", said.says());
    }
    clones.iter().for_each(|clone| {
        sync(clone).ends(0);
    });
    clones.iter().for_each(|clone| {
        sync(clone).ends(0);
    });
    for clone in &clones {
        assert_eq!(head(clone), hub.head());
    }
    assert_eq!(clones[0].tree().keys().filter(|path| path.contains("-opinion-")).count(), 6);
    assert_eq!(found(&clones[0]), vec![]);
}

/// A hub that is moved on under each push: after twelve times it is enough.
#[test]
fn who_is_overtaken_each_time_gives_up_and_has_lost_nothing() {
    if !peer::is_there("git", "sync that is overtaken") {
        return;
    }
    let (hub, left, right) = two();
    let left = left.with(&["record", "opinion", "1203", "--title", "lifts"]);
    // Before each push somebody else pushes: the hub's own hook moves its branch.
    hub.hook(
        "tree=$(git rev-parse main^{tree}); id=$(unset GIT_QUARANTINE_PATH; GIT_AUTHOR_NAME=o GIT_AUTHOR_EMAIL=o@o GIT_COMMITTER_NAME=o GIT_COMMITTER_EMAIL=o@o GIT_OBJECT_DIRECTORY=$PWD/objects git commit-tree $tree -p main -m other)\n\
         env -u GIT_QUARANTINE_PATH GIT_OBJECT_DIRECTORY=$PWD/objects git update-ref refs/heads/main $id\nexit 0",
    );
    let said = sync(&left).ends(5).err;
    assert!(said.contains("each of 12 times before"), "{said}");
    hub.hook("exit 0");
    sync(&left).ends(0);
    sync(&right).ends(0);
    assert_eq!((head(&left), head(&right)), (hub.head(), hub.head()));
}

/// Papers that git-lfs keeps apart are pushed before the pointers to them: no hook does it here.
#[test]
fn papers_of_git_lfs_are_pushed_as_well() {
    if !peer::is_there("git", "sync with git-lfs") {
        return;
    }
    let (_hub, left, _right) = two();
    let bin = left.desk().join("bin");
    fs::create_dir(&bin).expect("a folder");
    fs::write(bin.join("git-lfs"), format!("#!/bin/sh\necho \"$@\" >> '{}/told'\n", bin.display())).expect("a program");
    peer::succeeds(&bin, "chmod", &["+x", "git-lfs"]);
    fs::write(left.archive().join(".gitattributes"), "* -text\n*.tiff filter=lfs -text\n").expect("a file");
    git_succeeds(&left.archive(), &["commit", "--quiet", "--all", "--message", "lfs"]);
    let left = left.with(&["record", "opinion", "1203", "--title", "lifts"]);
    let path = format!("{}:{}", bin.display(), std::env::var("PATH").expect("a path"));
    ended(&left.command(&["sync"]).set("PATH", path).output()).ends(0);
    assert_eq!(fs::read_to_string(bin.join("told")).expect("it was asked"), format!("push origin {}\n", head(&left)));
}
