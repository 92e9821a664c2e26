//! What `push` gives a store, over a line that fails, and stopped anywhere.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use crate::remote::proxy::{Act, Proxy};
use crate::remote::server::{Made, TestBucket, endpoint, with_keys};
use crate::remote::{ends, estate, has_no_key, key, paper};
use crate::support::Estate;

const PAPERS: [&str; 4] = ["letter", "plan", "lease", "note"];

fn sum(out: &str) -> &str {
    out.lines().last().unwrap_or_default()
}

#[test]
fn every_paper_goes_once_under_its_digest_alone() {
    let Some(bucket) = TestBucket::new(Made::Fit) else { return };
    let estate = estate();
    bucket.entered(&estate);
    let (out, _) = ends(&estate, &["remote", "push", "--dry-run"], 0);
    assert_eq!(sum(&out), "vault: 6 to be sent, 0 there, 0 to be locked for longer, 0 wrong.");
    assert_eq!(bucket.keys(), Vec::<String>::new());
    assert_eq!(
        sum(&ends(&estate, &["remote", "push", "vault", "--boxed"], 0).0),
        "vault: 5 new, 0 there, 0 locked for longer, 0 wrong."
    );
    assert_eq!(
        sum(&ends(&estate, &["remote", "push", "0301"], 0).0),
        "vault: 1 new, 0 there, 0 locked for longer, 0 wrong."
    );
    let (out, _) = ends(&estate, &["--format", "json", "remote", "push"], 0);
    assert_eq!(
        serde_json::from_str::<serde_json::Value>(&out).unwrap(),
        serde_json::json!({"new": 0, "there": 6, "longer": 0, "wrong": 0, "findings": []})
    );
    let keys = bucket.keys();
    assert!(keys.len() == 6 && PAPERS.map(key).iter().all(|key| keys.contains(key)), "{keys:?}");
    assert!(keys.iter().all(|key| key.len() == 74 && key.starts_with("sha256/")), "{keys:?}");
    // Another estate that has one of them finds it there.
    let other =
        Estate::new().client("1203", "Delta", "2021-03-01").paper("1203", "letter", "correspondence", "2021-03-01");
    bucket.entered(&other);
    assert_eq!(sum(&ends(&other, &["remote", "push"], 0).0), "vault: 0 new, 1 there, 0 locked for longer, 0 wrong.");
    has_no_key(&estate);
}

#[test]
fn what_was_altered_here_is_not_sent() {
    let Some(bucket) = TestBucket::new(Made::Fit) else { return };
    let estate = estate();
    bucket.entered(&estate);
    let letter = paper(&estate, "letter");
    std::fs::remove_file(&letter).unwrap();
    std::fs::write(&letter, "lettex").unwrap();
    let (out, _) = ends(&estate, &["remote", "push"], 1);
    assert!(out.contains("has other bytes here") && out.contains("letter"), "{out}");
    assert!(out.contains("5 new") && out.contains("1 wrong"), "{out}");
    assert_eq!(bucket.get(&key("letter")), None);
    // What is nowhere is named too.
    std::fs::remove_file(&letter).unwrap();
    assert!(ends(&estate, &["remote", "push"], 1).0.contains("neither here nor there"));
}

#[test]
fn a_line_that_fails_for_a_moment_is_no_failure() {
    let Some(bucket) = TestBucket::new(Made::Fit) else { return };
    let estate = estate();
    let count = AtomicUsize::new(0);
    let proxy = Proxy::new(endpoint().unwrap(), move |_| match count.fetch_add(1, Ordering::Relaxed) {
        1 => Act::Cut,
        2 => Act::Answer(503),
        3 => Act::CutAnswer,
        4 => Act::Answer(500),
        5 => Act::Delay(Duration::from_millis(300)),
        6 => Act::Answer(429),
        7 => Act::CutAnswer,
        _ => Act::Pass,
    });
    bucket.entered_at(&estate, &proxy.endpoint);
    let (out, _) = ends(&estate, &["remote", "push"], 0);
    assert!(out.contains("0 wrong"), "{out}");
    for text in PAPERS {
        assert_eq!(bucket.get(&key(text)).as_deref(), Some(text.as_bytes()));
    }
    assert!(8 < proxy.seen().len());
    bucket.entered(&estate);
    assert!(ends(&estate, &["remote", "verify", "--read"], 0).0.contains("6 right, 0 wrong"));
}

#[test]
fn a_line_that_fails_for_good_is_said_and_nothing_is_believed() {
    let Some(bucket) = TestBucket::new(Made::Fit) else { return };
    let estate = estate();
    let stalls = Arc::new(AtomicBool::new(false));
    let is_stalled = Arc::clone(&stalls);
    let proxy = Proxy::new(endpoint().unwrap(), move |_| match is_stalled.load(Ordering::Relaxed) {
        true => Act::Delay(Duration::from_secs(2)),
        false => Act::Answer(503),
    });
    bucket.entered_at(&estate, &proxy.endpoint);
    assert!(ends(&estate, &["remote", "push"], 4).1.contains("cannot be reached (503"));
    stalls.store(true, Ordering::Relaxed);
    let done = with_keys(&estate, &["remote", "push", "0301"]).set("__DEEDBOX_TEST_PATIENCE", "50").output();
    assert_eq!(done.status.code(), Some(4), "{}", String::from_utf8_lossy(&done.stderr));
    assert!(bucket.keys().is_empty());
}

/// A command is killed when the store has seen so many requests of it: before the last is answered, or after.
fn killed_at(estate: &Estate, bucket: &TestBucket, at: usize, act: fn() -> Act) -> bool {
    let victim: Arc<Mutex<Option<u32>>> = Arc::default();
    let pid = Arc::clone(&victim);
    let proxy = Proxy::new(endpoint().unwrap(), move |asked| {
        if asked.number == at {
            let pid = loop {
                match *pid.lock().unwrap() {
                    Some(pid) => break pid,
                    None => std::thread::yield_now(),
                }
            };
            std::process::Command::new("kill").args(["-9", &pid.to_string()]).status().unwrap();
            return act();
        }
        Act::Pass
    });
    bucket.entered_at(estate, &proxy.endpoint);
    let child = with_keys(estate, &["remote", "push"]).seed(5).start();
    *victim.lock().unwrap() = Some(child.id());
    let done = child.wait_with_output().unwrap();
    bucket.entered(estate);
    !done.status.success()
}

#[test]
fn a_push_that_is_killed_anywhere_is_run_again() {
    let Some(_) = endpoint() else { return };
    let whole = estate();
    let mut killed = 0;
    for at in [0, 3, 6, 7, 9] {
        let bucket = TestBucket::new(Made::Fit).unwrap();
        let here = whole.copy();
        killed += usize::from(killed_at(&here, &bucket, at, if at % 2 == 0 { || Act::Cut } else { || Act::CutAnswer }));
        // What is there is whole.
        for text in PAPERS {
            assert!(bucket.get(&key(text)).is_none_or(|bytes| bytes == text.as_bytes()), "{at}");
        }
        assert!(ends(&here, &["remote", "push"], 0).0.contains("0 wrong"), "{at}");
        assert!(ends(&here, &["remote", "verify"], 0).0.contains("6 right, 0 wrong"), "{at}");
    }
    assert_eq!(killed, 5);
}
