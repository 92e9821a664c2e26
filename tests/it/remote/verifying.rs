//! What `remote verify` finds: where it is so, where it is not, and where there was no occasion.

use base64::Engine as _;
use sha2::Digest as _;

use crate::remote::proxy::{Act, Proxy};
use crate::remote::server::{Made, TestBucket, endpoint};
use crate::remote::{ends, estate, key};

/// The codes and papers that are found, each with the end of its paper's name.
fn found(out: &str) -> Vec<(String, String)> {
    let value: serde_json::Value = serde_json::from_str(out).unwrap();
    let all = value["findings"].as_array().unwrap().iter();
    let of = |found: &serde_json::Value, key: &str| found[key].as_str().unwrap().to_owned();
    all.map(|found| (of(found, "code"), of(found, "path"))).collect()
}

fn codes(out: &str) -> Vec<String> {
    found(out).into_iter().map(|(code, _)| code).collect()
}

const VERIFY: [&str; 4] = ["--format", "json", "remote", "verify"];

#[test]
fn a_store_that_has_all_of_it_is_right_and_one_that_has_nothing_is_not() {
    let Some(bucket) = TestBucket::new(Made::Fit) else { return };
    let estate = estate();
    bucket.entered(&estate);
    assert_eq!(codes(&ends(&estate, &VERIFY, 1).0), ["missing"; 6]);
    ends(&estate, &["remote", "push"], 0);
    assert_eq!(ends(&estate, &["remote", "verify"], 0).0, "vault: 6 right, 0 wrong.\n");
    assert_eq!(ends(&estate, &["remote", "verify", "--read", "--boxed"], 0).0, "vault: 5 right, 0 wrong.\n");
    // The parts of it are all of it.
    let right = |part: &str| {
        let out = ends(&estate, &["--format", "json", "remote", "verify", "--part", part], 0).0;
        serde_json::from_str::<serde_json::Value>(&out).unwrap()["right"].as_u64().unwrap()
    };
    assert_eq!(right("1/3") + right("2/3") + right("3/3"), 6);
    // Nothing to look at is no finding.
    let empty = crate::support::Estate::founded();
    bucket.entered(&empty);
    assert_eq!(ends(&empty, &["remote", "verify"], 0).0, "vault: 0 right, 0 wrong.\n");
}

#[test]
fn other_bytes_of_the_same_size_and_what_was_deleted_are_named() {
    let Some(bucket) = TestBucket::new(Made::Fit) else { return };
    let estate = estate();
    bucket.entered(&estate);
    ends(&estate, &["remote", "push"], 0);
    // Somebody overwrites without a condition, and deletes: both are new versions.
    assert_eq!(bucket.put(&key("note"), &[], b"nota"), 200);
    bucket.delete(&key("letter"));
    let (out, _) = ends(&estate, &VERIFY, 1);
    let mut all = found(&out);
    all.sort();
    assert!(all.len() == 2 && all[0].0 == "deleted" && all[0].1.contains("letter"), "{out}");
    assert!(all[1].0 == "other-bytes" && all[1].1.contains("note"), "{out}");
    // What was deleted is put there again; other bytes are never overwritten.
    let (out, _) = ends(&estate, &["--format", "json", "remote", "push"], 1);
    assert_eq!(codes(&out), ["other-bytes"]);
    assert_eq!(codes(&ends(&estate, &VERIFY, 1).0), ["other-bytes"]);
}

#[test]
fn a_store_that_lies_about_a_digest_is_found_out() {
    let Some(bucket) = TestBucket::new(Made::Fit) else { return };
    let estate = estate();
    bucket.entered(&estate);
    ends(&estate, &["remote", "push"], 0);
    // It says another digest than the one of the bytes that it has.
    let other = base64::engine::general_purpose::STANDARD.encode(sha2::Sha256::digest("other"));
    let lies = Proxy::new(endpoint().unwrap(), move |_| Act::Lie("x-amz-checksum-sha256", other.clone()));
    bucket.entered_at(&estate, &lies.endpoint);
    assert_eq!(codes(&ends(&estate, &VERIFY, 1).0), ["other-bytes"; 6]);
    // It says the right digest of wrong bytes: that is seen by who reads them.
    let own: &'static str =
        Box::leak(base64::engine::general_purpose::STANDARD.encode(sha2::Sha256::digest("nota")).into());
    assert_eq!(bucket.put(&key("note"), &[("x-amz-checksum-sha256", own)], b"nota"), 200);
    let right = base64::engine::general_purpose::STANDARD.encode(sha2::Sha256::digest("note"));
    let lies = Proxy::new(endpoint().unwrap(), move |_| Act::Lie("x-amz-checksum-sha256", right.clone()));
    bucket.entered_at(&estate, &lies.endpoint);
    ends(&estate, &["remote", "verify", "0301"], 0);
    let (out, _) = ends(&estate, &["--format", "json", "remote", "verify", "0301", "--read"], 1);
    assert_eq!(codes(&out), ["other-bytes"]);
}

#[test]
fn a_lock_that_is_missing_or_too_short_is_named_and_made_longer() {
    let Some(bucket) = TestBucket::new(Made::Fit) else { return };
    let estate = estate();
    bucket.entered(&estate);
    // One lies there unlocked, one is locked for some months: others put them there.
    assert_eq!(bucket.put(&key("letter"), &[], b"letter"), 200);
    let short =
        [("x-amz-object-lock-mode", "GOVERNANCE"), ("x-amz-object-lock-retain-until-date", "2030-01-01T00:00:00Z")];
    assert_eq!(bucket.put(&key("plan"), &short, b"plan"), 200);
    let short =
        [("x-amz-object-lock-mode", "GOVERNANCE"), ("x-amz-object-lock-retain-until-date", "2090-01-01T00:00:00Z")];
    assert_eq!(bucket.put(&key("lease"), &short, b"lease"), 200);
    let (out, _) = ends(&estate, &["--format", "json", "remote", "verify", "--boxed"], 1);
    let mut all = codes(&out);
    all.sort();
    assert_eq!(all, ["lock-too-short", "missing", "missing", "not-locked", "weak-lock"], "{out}");
    assert!(ends(&estate, &["remote", "verify", "--boxed"], 1).0.contains("until 2036-01-01"), "{out}");
    assert!(ends(&estate, &["remote", "push", "--boxed"], 0).0.contains("2 new, 0 there, 3 locked for longer"));
    assert!(ends(&estate, &["remote", "push", "--boxed"], 0).0.contains("0 new, 5 there, 0 locked for longer"));
    ends(&estate, &["remote", "verify", "--boxed"], 0);
    // What lies in no box is not locked, unless that is wished.
    ends(&estate, &["remote", "push"], 0);
    let path = estate.archive().join("deedbox.toml");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text + "live_days = 3000\n").unwrap();
    let (out, _) = ends(&estate, &["--format", "json", "remote", "verify"], 1);
    assert_eq!(codes(&out), ["not-locked"], "{out}");
    assert!(ends(&estate, &["remote", "push"], 0).0.contains("1 locked for longer"));
    ends(&estate, &["remote", "verify"], 0);
}
