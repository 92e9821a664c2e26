//! What stands around a store: settings that are wrong, a certificate that nobody trusts, a name that means another store by now, what a `sync`
//! pushes, and where copies of a paper may be that is to be destroyed.

use std::process::Stdio;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use crate::dispose;
use crate::remote::proxy::{Act, Proxy};
use crate::remote::server::{KEY, Made, SECRET, TestBucket, endpoint, with_keys};
use crate::remote::{ends, estate, in_git, key, lose, originals, paper, told};
use crate::support::{Estate, peer};

fn entered(estate: &Estate, rules: &str) {
    let path = estate.archive().join("deedbox.toml");
    let text = std::fs::read_to_string(&path).unwrap();
    let text = text.split("\n[remote.vault]").next().unwrap().to_owned();
    std::fs::write(&path, format!("{text}\n[remote.vault]\n{rules}\n")).unwrap();
}

#[test]
fn a_setting_that_is_none_is_told_in_words() {
    let estate = Estate::founded();
    for (rules, english) in [
        ("endpoint = \"https://s3.example.com\"\nbucket = \"b2\"", "`b2` is not"),
        ("endpoint = \"http://s3.example.com\"\nbucket = \"tower\"", "http://s3.example.com"),
    ] {
        entered(&estate, rules);
        for language in ["en", "zh-Hant", "zh-Hans"] {
            let (code, _, err) = told(&estate.command(&["--lang", language, "status"]));
            assert_eq!(code, 4, "{err}");
            assert!(!err.contains("Shape(") && !err.contains("Bucket") && !err.contains("Endpoint"), "{err}");
            assert!(err.contains("deedbox.toml:") && (language != "en" || err.contains(english)), "{err}");
            assert!(language == "en" || !err.is_ascii(), "{err}");
        }
    }
    // The same of what is no store's.
    let path = estate.archive().join("deedbox.toml");
    entered(&estate, "endpoint = \"https://s3.example.com\"\nbucket = \"tower\"");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text + "\n[secrecy]\nrecovery = [\"age1x\"]\n").unwrap();
    let (code, _, err) = told(&estate.command(&["status"]));
    assert!(code == 4 && err.contains("`age1x` is not") && !err.contains("Shape("), "{err}");
}

#[test]
fn a_certificate_that_nobody_trusts_is_refused_with_what_mends_it() {
    if !peer::is_there("openssl", "a certificate of one's own is refused") {
        return;
    }
    let estate =
        Estate::new().client("1203", "Alpha", "2021-03-01").paper("1203", "letter", "correspondence", "2021-03-01");
    let made = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"];
    let named = ["-keyout", "key.pem", "-out", "own.pem", "-subj", "/CN=localhost"];
    let more = ["-addext", "subjectAltName=DNS:localhost", "-addext", "basicConstraints=critical,CA:FALSE"];
    peer::succeeds(&estate.desk(), "openssl", &[&made[..], &named, &more].concat());
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let mut server = std::process::Command::new("openssl")
        .args(["s_server", "-accept", &port.to_string(), "-cert", "own.pem", "-key", "key.pem", "-www", "-quiet"])
        .current_dir(estate.desk())
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let began = Instant::now();
    while std::net::TcpStream::connect(("127.0.0.1", port)).is_err() && began.elapsed() < Duration::from_secs(10) {
        std::thread::sleep(Duration::from_millis(20));
    }
    entered(&estate, &format!("endpoint = \"https://localhost:{port}\"\nbucket = \"tower\""));
    let began = Instant::now();
    let (code, _, err) = told(&with_keys(&estate, &["remote", "push"]));
    assert!(code == 4 && err.contains("certificate that nothing here trusts"), "{err}");
    assert!(err.contains("`certificates`") && err.contains("nothing was sent"), "{err}");
    assert!(began.elapsed() < Duration::from_secs(3), "what no second try makes better is tried once");
    // Named, it is trusted: what answers is no store, and that is another matter.
    let home = estate.archive().with_file_name("home");
    std::fs::create_dir_all(home.join("deedbox")).unwrap();
    let pem = estate.desk().join("own.pem");
    let file = home.join("deedbox/remotes.toml");
    let text = format!("[vault]\nkey = \"{KEY}\"\nsecret = \"{SECRET}\"\ncertificates = \"{}\"\n", pem.display());
    std::fs::write(&file, text).unwrap();
    std::fs::set_permissions(&file, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
    let (_, _, err) = told(&with_keys(&estate, &["remote", "push"]).set("XDG_CONFIG_HOME", home));
    assert!(!err.contains("certificate"), "{err}");
    server.kill().unwrap();
    server.wait().unwrap();
}

#[test]
fn another_store_under_the_same_name_has_nothing() {
    let Some(bucket) = TestBucket::new(Made::Fit) else { return };
    let Some(other) = TestBucket::new(Made::Fit) else { return };
    let estate = estate();
    bucket.entered(&estate);
    ends(&estate, &["remote", "push"], 0);
    let note = paper(&estate, "note");
    lose(&note);
    // What was pushed is no ground for missing nothing.
    assert!(told(&estate.command(&["verify"])).1.contains("missing"));
    ends(&estate, &["remote", "verify"], 0);
    assert_eq!(told(&estate.command(&["verify", "--allow-absent"])).0, 0);
    other.entered(&estate);
    let (code, out, _) = told(&estate.command(&["verify", "--allow-absent"]));
    assert!(code == 1 && out.contains("missing") && out.contains("note"), "{out}");
    // And a name that is gone has nothing either.
    let path = estate.archive().join("deedbox.toml");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text.replace("[remote.vault]", "[remote.attic]")).unwrap();
    assert_eq!(told(&estate.command(&["verify", "--allow-absent"])).0, 1);
    bucket.entered(&estate);
    std::fs::write(&path, text.split("\n[remote.").next().unwrap()).unwrap();
    bucket.entered(&estate);
    assert_eq!(told(&estate.command(&["verify", "--allow-absent"])).0, 0, "pointed back it has it");
}

#[test]
fn a_pointer_of_git_lfs_counts_by_its_digest_and_its_size() {
    let Some(bucket) = TestBucket::new(Made::Fit) else { return };
    let estate = estate();
    let note = paper(&estate, "note");
    let hex = key("note").rsplit('/').next().unwrap().to_owned();
    let pointer = |size: &str| {
        lose(&note);
        let text = format!("version https://git-lfs.github.com/spec/v1\noid sha256:{hex}\nsize {size}\n");
        std::fs::write(&note, text).unwrap();
        told(&estate.command(&["verify", "--allow-absent"]))
    };
    // Where no store tells, any size is one, but for none and nothing.
    assert_eq!((pointer("4").0, pointer("5").0, pointer("0").0, pointer("much").0), (0, 0, 1, 1));
    lose(&note);
    std::fs::write(&note, "note").unwrap();
    bucket.entered(&estate);
    ends(&estate, &["remote", "push"], 0);
    assert_eq!(pointer("4").0, 0);
    let (code, out, _) = pointer("5");
    assert!(code == 1 && out.contains("altered"), "{out}");
    let other = std::fs::read_to_string(&note).unwrap().replace(&hex, &"0".repeat(64));
    lose(&note);
    std::fs::write(&note, other + &format!("x-was {hex}\n")).unwrap();
    assert_eq!(told(&estate.command(&["verify", "--allow-absent"])).0, 1, "a digest elsewhere in it is none");
}

#[test]
fn a_sync_pushes_where_the_settings_want_it() {
    let Some(bucket) = TestBucket::new(Made::Fit) else { return };
    let estate = estate();
    bucket.entered(&estate);
    in_git(&estate);
    let hub = estate.desk().join("hub.git").display().to_string();
    peer::git_succeeds(&estate.desk(), &["init", "-q", "--bare", &hub]);
    let archive = estate.archive();
    peer::git_succeeds(&archive, &["remote", "add", "origin", &hub]);
    peer::git_succeeds(&archive, &["push", "-q", "-u", "origin", "HEAD"]);
    assert!(!ends(&estate, &["sync"], 0).1.contains("vault"));
    assert!(bucket.keys().is_empty(), "nobody wanted it");
    let path = archive.join("deedbox.toml");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text + "on_sync = true\n").unwrap();
    ends(&estate, &["save"], 0);
    assert!(!ends(&estate, &["sync", "--no-push"], 0).1.contains("vault") && bucket.keys().is_empty());
    let (_, err) = ends(&estate, &["sync"], 0);
    assert!(err.contains("6 papers") && err.contains("vault"), "{err}");
    assert_eq!(bucket.keys().len(), 6);
    assert!(!ends(&estate, &["sync"], 0).1.contains("vault"), "there was nothing new");
    // What is wrong there is said, and is a finding.
    assert_eq!(bucket.put(&key("note"), &[], b"nota"), 200);
    assert!(ends(&estate, &["sync"], 1).1.contains("other bytes there"));
}

#[test]
fn who_destroys_a_paper_is_told_of_the_store_that_has_it() {
    let Some(bucket) = TestBucket::new(Made::Fit) else { return };
    let (estate, id) = dispose::approved();
    let held = |estate: &Estate| {
        let told = dispose::json(estate, &["dispose", "traces", &id]);
        let rows = told["rows"].as_array().unwrap().clone();
        let stores = rows.iter().filter(|row| row["held"] == "store");
        stores.map(|row| row["by"].as_str().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    let never = estate.copy().with(&dispose::carry_out(&id));
    assert_eq!(held(&never), Vec::<String>::new());
    bucket.entered(&estate);
    ends(&estate, &["remote", "push"], 0);
    in_git(&estate);
    let note = originals(&estate).into_iter().find(|path| std::fs::read(path).unwrap() == b"letter").unwrap();
    // A flag of git's that hides a change is taken off before it is asked whether everything is saved.
    let plan = paper(&estate, "plan");
    let inside = plan.strip_prefix(estate.archive()).unwrap().to_str().unwrap().to_owned();
    peer::git_succeeds(&estate.archive(), &["update-index", "--skip-worktree", &inside]);
    lose(&plan);
    std::fs::write(&plan, "plam").unwrap();
    let (_, err) = ends(&estate, &dispose::carry_out(&id), 3);
    assert!(err.contains("plan"), "{err}");
    assert!(!peer::git_succeeds(&estate.archive(), &["ls-files", "-t"]).lines().any(|line| line.starts_with("S ")));
    peer::git_succeeds(&estate.archive(), &["checkout", "-q", "--", &inside]);
    ends(&estate, &dispose::carry_out(&id), 0);
    assert!(!note.exists());
    let by = held(&estate);
    assert!(by.iter().any(|by| *by == format!("vault/{}", key("letter"))), "{by:?}");
    // A store that is called otherwise by now may have it still.
    let path = estate.archive().join("deedbox.toml");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text.split("\n[remote.").next().unwrap()).unwrap();
    assert_eq!(held(&estate).len(), by.len());
}

#[test]
fn a_bag_that_is_approved_names_its_own_command() {
    let Some(bucket) = TestBucket::new(Made::Fit) else { return };
    let estate = estate();
    bucket.entered(&estate);
    ends(&estate, &["remote", "push"], 0);
    let bag = ["remote", "bag", "DB-KH·2025·D10-0001", "--to", "out", "--for", "X", "--purpose", "y"];
    let (id, _) = ends(&estate, &bag, 0);
    let (_, err) = ends(&estate, &["--as", "ho", "approve", id.trim()], 0);
    let todo = told(&estate.command(&["todo"])).1;
    let names = "remote bag NUMBER --to DIR --for NAME --purpose TEXT";
    assert!(err.contains(names) || todo.contains(names), "{err}{todo}");
    // `export --release` is no way around it.
    assert_ne!(told(&estate.command(&["--as", "ho", "export", "--release", id.trim(), "-o", "o.xlsx"])).0, 0);
    ends(&estate, &bag, 0);
    assert!(estate.desk().join("out/fetch.txt").exists());
}

#[test]
fn a_lock_that_was_made_longer_meanwhile_is_not_made_shorter() {
    let Some(bucket) = TestBucket::new(Made::Fit) else { return };
    let estate = estate();
    let short =
        [("x-amz-object-lock-mode", "GOVERNANCE"), ("x-amz-object-lock-retain-until-date", "2030-01-01T00:00:00Z")];
    assert_eq!(bucket.put(&key("letter"), &short, b"letter"), 200);
    let bucket = Arc::new(bucket);
    let (looks, longer, letter) = (AtomicUsize::new(0), Arc::clone(&bucket), key("letter"));
    // Another estate locks it for longer once this one has looked.
    let proxy = Proxy::new(endpoint().unwrap(), move |asked| {
        if asked.method == "HEAD" && asked.path.contains(&letter) && looks.fetch_add(1, Ordering::Relaxed) == 1 {
            longer.retain(&letter, "2090-01-01T00:00:00Z");
        }
        Act::Pass
    });
    bucket.entered_at(&estate, &proxy.endpoint);
    ends(&estate, &["remote", "push", "--boxed"], 0);
    assert_eq!(bucket.locked(&key("letter")), ("COMPLIANCE".to_owned(), "2090-01-01".to_owned()));
}
