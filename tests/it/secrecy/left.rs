//! What a stopped command leaves in clear is known, and goes: killed while it writes, told to end while a viewer is open, or stopped once what
//! it wrote was promised to somebody.

use std::os::unix::fs::PermissionsExt;
use std::process::Child;
use std::time::{Duration, Instant};

use super::*;

/// Every file beneath a folder that has the words of the paper in clear.
fn clear_in(folder: &Path) -> Vec<PathBuf> {
    let all = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok);
    let files = all.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path);
    let is_clear = |path: &PathBuf| {
        let bytes = fs::read(path).unwrap_or_default();
        bytes.windows(MARKER.len()).any(|window| window == MARKER.as_bytes())
    };
    files.filter(|path| path.file_name().is_some_and(|name| name != "lease.txt")).filter(is_clear).collect()
}

fn waits_for(what: impl Fn() -> bool) {
    let began = Instant::now();
    while !what() {
        assert!(began.elapsed() < Duration::from_secs(20), "it does not come");
        std::thread::sleep(Duration::from_millis(10));
    }
}

fn script(path: &Path, text: &str) {
    fs::write(path, text).unwrap();
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
}

fn end(mut child: Child, signal: &str) {
    assert!(peer::run(Path::new("/"), "kill", &[signal, &child.id().to_string()]).status.success());
    child.wait().unwrap();
}

/// A command whose `age` has given all of a paper, and does not end: what is half made has every clear byte then.
fn slowly(estate: &Estate, words: &[&str]) -> Command {
    let programs = beside(estate, "tmp/programs");
    fs::create_dir_all(&programs).unwrap();
    let path = std::env::var("PATH").unwrap();
    let real = std::env::split_paths(&path).find(|folder| folder.join("age").exists()).unwrap().join("age");
    let text = format!(
        "#!/bin/sh\nfor last; do :; done\ncase \"$last\" in */originals/*) {0} \"$@\"; exec sleep 3;; *) exec {0} \"$@\";; esac\n",
        real.display()
    );
    script(&programs.join("age"), &text);
    command(estate, words).set("PATH", format!("{}:{path}", programs.display()))
}

fn ailments(estate: &Estate) -> usize {
    json(estate, &["doctor"]).to_string().matches("\"clear-left\"").count()
}

#[test]
fn what_a_kill_leaves_beside_its_place_is_named_and_swept() {
    if !can_encrypt() {
        return;
    }
    let (estate, id) = with_paper();
    let asked = estate.made(&["disclose", "1203", "--to", "律師", "--purpose", "訴訟", "--paper", &id]);
    let estate = estate.with(&["--as", "ho", "approve", &asked]);
    let open = ["--as", "ho", "open", &id, "--purpose", "x", "--handled-by", "lee", "--out", "out.txt"];
    let release = ["--as", "ho", "disclose", "--release", &asked, "-o", "copies"];
    for words in [&open[..], &release] {
        assert_eq!(ailments(&estate), 0);
        let child = slowly(&estate, words).start();
        waits_for(|| !clear_in(&estate.desk()).is_empty());
        // While it lives nobody calls it left.
        assert_eq!(ailments(&estate), 0, "{words:?}");
        let lives = command(&estate, &["keys", "check", "--sweep"]).output();
        assert!(lives.status.success() && clear_in(&estate.desk()).len() == 1, "{}", said(&lives));
        end(child, "-9");
        let left = clear_in(&estate.desk());
        assert_eq!(left.len(), 1, "{words:?}");
        assert_eq!(ailments(&estate), 1, "{words:?}");
        assert_eq!(command(&estate, &["doctor"]).output().status.code(), Some(1));
        let dry = command(&estate, &["--dry-run", "keys", "check", "--sweep"]).output();
        assert!(dry.status.success() && left[0].exists(), "{}", said(&dry));
        let swept = command(&estate, &["keys", "check", "--sweep"]).output();
        assert!(swept.status.success() && said(&swept).contains("in clear: it was taken away"), "{}", said(&swept));
        assert!(clear_in(&estate.desk()).is_empty() && ailments(&estate) == 0, "{words:?}");
    }
    // The next command of its kind takes it away as well, and does what it was asked.
    for words in [&open[..], &release] {
        let child = slowly(&estate, words).start();
        waits_for(|| !clear_in(&estate.desk()).is_empty());
        end(child, "-9");
        let again = command(&estate, words).output();
        assert!(again.status.success() && said(&again).contains("it was taken away"), "{}", said(&again));
        let there = clear_in(&estate.desk());
        assert!(there.len() == 1 && !there[0].to_string_lossy().contains("partial"), "{there:?}");
        let _ = fs::remove_file(&there[0]);
    }
    nowhere_in_clear(&estate);
}

#[test]
fn a_note_that_somebody_forged_takes_nothing_away() {
    if !can_encrypt() {
        return;
    }
    use sha2::Digest as _;
    let (estate, _) = with_paper();
    let estate = estate.on_desk("mine.txt", "mine").on_desk(".deedbox-x.partial", "half");
    let folder = estate.archive().join(".deedbox/clear");
    fs::create_dir_all(&folder).unwrap();
    let note = |path: &Path| {
        let digits: String =
            sha2::Sha256::digest(path.display().to_string()).iter().map(|b| format!("{b:02x}")).collect();
        fs::write(folder.join(&digits[..32]), path.display().to_string()).unwrap();
    };
    let record = estate.tree().into_keys().find(|path| path.contains("-document-")).unwrap();
    let inside = estate.archive().join(".deedbox-y.partial");
    fs::write(&inside, "in the archive").unwrap();
    for path in [estate.desk().join("mine.txt"), estate.archive().join(record), inside.clone()] {
        note(&path);
    }
    // What is named as deedbox names it goes: that is what notes are for.
    note(&estate.desk().join(".deedbox-x.partial"));
    done(&estate, &["keys", "check", "--sweep"]);
    assert!(estate.desk().join("mine.txt").exists() && inside.exists());
    assert!(!estate.desk().join(".deedbox-x.partial").exists());
    fs::remove_file(inside).unwrap();
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 0, "and the notes are struck");
    done(&estate, &["verify"]);
}

#[test]
fn who_ends_it_while_a_viewer_is_open_leaves_nothing_in_clear() {
    if !can_encrypt() {
        return;
    }
    let (estate, id) = with_paper();
    script(&beside(&estate, "tmp/viewer"), "#!/bin/sh\nexec sleep 3\n");
    let viewer = beside(&estate, "tmp/viewer").display().to_string();
    let open = ["--as", "ho", "open", &id, "--purpose", "x", "--handled-by", "lee", "--with", &viewer];
    let run = beside(&estate, "run");
    for (signal, left) in [("-TERM", 0), ("-INT", 0), ("-HUP", 0), ("-9", 1)] {
        let child = command(&estate, &open).start();
        waits_for(|| !clear_in(&run).is_empty() && !clear_in(&run)[0].to_string_lossy().ends_with(".partial"));
        end(child, signal);
        assert_eq!(clear_in(&run).len(), left, "{signal}");
    }
    assert_eq!(ailments(&estate), 1);
    let out = ["--as", "ho", "open", &id, "--purpose", "x", "--handled-by", "lee", "--out", "-"];
    let next = command(&estate, &out).output();
    assert!(next.status.success() && said(&next).contains("it was taken away"), "{}", said(&next));
    assert!(clear_in(&run).is_empty() && ailments(&estate) == 0);
    // And of --out while it is written.
    let child = slowly(&estate, &[&out[..9], &["out.txt"]].concat()).start();
    waits_for(|| !clear_in(&estate.desk()).is_empty());
    end(child, "-TERM");
    assert!(clear_in(&estate.desk()).is_empty());
}

#[test]
fn what_was_promised_already_is_not_swept_and_is_put_in_its_place() {
    if !can_encrypt() {
        return;
    }
    let (estate, id) = with_paper();
    let asked = estate.made(&["disclose", "1203", "--to", "律師", "--purpose", "訴訟", "--paper", &id]);
    let estate = estate.with(&["--as", "ho", "approve", &asked]);
    let release = ["--as", "ho", "disclose", "--release", &asked, "-o", "copies"];
    let is_registered = |here: &Estate| here.tree().keys().any(|path| path.contains("-released"));
    let stopped_at = |step: u32| {
        let here = estate.copy();
        let stopped = command(&here, &release).seed(7).set("__DEEDBOX_TEST_FAULT", format!("stop:{step}")).output();
        (here, stopped.status.success())
    };
    // The last steps before it passes: one of them is between the register and the place.
    let (mut stops, mut passes) = (1, 200);
    while stops + 1 < passes {
        let middle = (stops + passes) / 2;
        if stopped_at(middle).1 { passes = middle } else { stops = middle }
    }
    let between = |here: &Estate| is_registered(here) && !here.desk().join("copies").exists();
    let here = (1..10).map(|back| stopped_at(passes - back).0).find(between).expect("a step between them");
    let swept = command(&here, &["keys", "check", "--sweep"]).output();
    assert!(said(&swept).contains("registered as handed out"), "{}", said(&swept));
    assert_eq!(clear_in(&here.desk()).len(), 1);
    done(&here, &release);
    assert!(here.desk().join("copies/list.csv").exists() && ailments(&here) == 0);
    assert_eq!(clear_in(&here.desk().join("copies")).len(), 1);
}
