//! Whether a store is one that originals are given to, and by whose keys it is opened.

use std::os::unix::fs::PermissionsExt;

use crate::remote::proxy::{Act, Proxy};
use crate::remote::server::{KEY, Made, SECRET, TestBucket, endpoint};
use crate::remote::{ends, has_no_key, key, told};
use crate::support::Estate;

fn add<'a>(endpoint: &'a str, bucket: &'a str) -> Vec<&'a str> {
    vec!["remote", "add", "vault", "--endpoint", endpoint, "--bucket", bucket]
}

#[test]
fn a_store_is_entered_once_it_is_seen_to_be_fit() {
    let Some(bucket) = TestBucket::new(Made::Fit) else { return };
    let estate = Estate::founded();
    let before = std::fs::read_to_string(estate.archive().join("deedbox.toml")).unwrap();
    let mut words = add(endpoint().unwrap(), &bucket.name);
    words.extend(["--lock", "compliance", "--live-days", "30"]);
    ends(&estate, &[&words[..], &["--dry-run"]].concat(), 0);
    assert_eq!(std::fs::read_to_string(estate.archive().join("deedbox.toml")).unwrap(), before);
    ends(&estate, &words, 0);
    let after = std::fs::read_to_string(estate.archive().join("deedbox.toml")).unwrap();
    let entered = after.strip_prefix(&before).expect("what people wrote stays");
    let wanted = format!(
        "\n[remote.vault]\nendpoint = \"{}\"\nbucket = \"{}\"\nlock = \"compliance\"\nlive_days = 30\n",
        endpoint().unwrap(),
        bucket.name
    );
    assert_eq!(entered, wanted);
    let (list, _) = ends(&estate, &["--format", "csv", "remote", "list"], 0);
    assert!(list.contains(&format!("vault,{},{},compliance,30", endpoint().unwrap(), bucket.name)), "{list}");
    assert!(ends(&estate, &words, 2).1.contains("already"));
    // Another estate comes to the same bucket.
    ends(&Estate::founded(), &words, 0);
    has_no_key(&estate);
}

#[test]
fn a_store_that_is_not_fit_is_refused() {
    let Some(plain) = TestBucket::new(Made::Plain) else { return };
    let (without, fit) = (TestBucket::new(Made::WithoutLock).unwrap(), TestBucket::new(Made::Fit).unwrap());
    let estate = Estate::founded();
    let at = endpoint().unwrap();
    assert!(ends(&estate, &add(at, &plain.name), 3).1.contains("keeps no versions"));
    assert!(ends(&estate, &add(at, &without.name), 3).1.contains("cannot lock"));
    assert!(ends(&estate, &add(at, "there-is-none"), 2).1.contains("no bucket"));
    // One that says that it took what it should have refused.
    let first = key("deedbox: a store keeps what it was given first\n");
    let overwrites = Proxy::new(at, move |asked| match asked.method == "PUT" && asked.path.contains(&first) {
        true => Act::Answer(200),
        false => Act::Pass,
    });
    assert!(ends(&estate, &add(&overwrites.endpoint, &fit.name), 3).1.contains("overwrites"));
    let wrong = key("deedbox: a store takes no bytes but those of their digest\n");
    let unchecked = Proxy::new(at, move |asked| match asked.method == "PUT" && asked.path.contains(&wrong) {
        true => Act::Answer(200),
        false => Act::Pass,
    });
    assert!(ends(&estate, &add(&unchecked.endpoint, &fit.name), 3).1.contains("not those of the digest"));
    assert!(ends(&estate, &["remote", "list"], 0).1.contains("There are no stores"));
}

#[test]
fn keys_come_from_the_environment_or_from_a_file_of_ones_own() {
    let Some(bucket) = TestBucket::new(Made::Fit) else { return };
    let estate =
        Estate::new().client("1203", "Alpha", "2021-03-01").paper("1203", "letter", "correspondence", "2021-03-01");
    bucket.entered(&estate);
    let bare = || estate.command(&["remote", "push"]).set("XDG_CONFIG_HOME", estate.archive().with_file_name("home"));
    let (code, _, err) = told(&bare());
    assert!(code == 2 && err.contains("AWS_ACCESS_KEY_ID"), "{err}");
    assert_eq!(told(&bare().set("DEEDBOX_REMOTE_KEY", KEY).set("DEEDBOX_REMOTE_SECRET", SECRET)).0, 0);
    let folder = estate.archive().with_file_name("home").join("deedbox");
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("remotes.toml");
    std::fs::write(&file, format!("[vault]\nkey = \"{KEY}\"\nsecret = \"{SECRET}\"\n")).unwrap();
    let mode = |mode| std::fs::set_permissions(&file, std::fs::Permissions::from_mode(mode)).unwrap();
    mode(0o644);
    let (code, _, err) = told(&bare());
    assert!(code == 3 && err.contains("chmod 600"), "{err}");
    mode(0o600);
    assert_eq!(told(&bare()).0, 0);
    std::fs::write(&file, format!("[vault]\nkey = \"{KEY}\"\nsecret = \"{SECRET}\"\nother = 1\n")).unwrap();
    assert_eq!(told(&bare()).0, 2);
    std::fs::remove_file(&file).unwrap();
    // Other keys open nothing, and are not shown.
    let (code, _, err) = told(&bare().set("DEEDBOX_REMOTE_KEY", KEY).set("DEEDBOX_REMOTE_SECRET", "x"));
    assert!(code == 4 && err.contains("refuses"), "{err}");
    has_no_key(&estate);
}

#[test]
fn plain_http_and_keys_in_an_address_are_refused() {
    let estate = Estate::founded();
    for endpoint in ["http://s3.example.com", "https://key:secret@s3.example.com", "https://s3.example.com/path"] {
        let (code, _, err) = told(&estate.command(&add(endpoint, "tower-originals")));
        assert_eq!(code, 2, "{endpoint}: {err}");
    }
    let (code, _, err) = told(&estate.command(&["remote", "push"]));
    assert!(code == 2 && err.contains("remote add"), "{err}");
}
