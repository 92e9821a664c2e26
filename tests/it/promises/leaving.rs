//! What leaves the archive lies there whole or not at all, and what left is in the register, whenever the command is stopped.

use std::fs;

use crate::support::Estate;
use crate::support::tree;

const TO_WHOM: [&str; 4] = ["--to", "Audit", "--purpose", "audit"];

fn let_unit() -> Estate {
    Estate::new().client("1203", "Acme", "2021-03-01").paper("1203", "lease", "contracts", "2021-03-01")
}

fn export(to: &str) -> Vec<&str> {
    [&["--as", "ho", "export", "--papers", "-o", to][..], &TO_WHOM].concat()
}

/// The exports that are registered, and of how many it is said that they left.
fn registered(estate: &Estate) -> (Vec<String>, usize) {
    let paths: Vec<String> = estate.tree().into_keys().filter(|path| path.contains("-export-")).collect();
    let released = paths.iter().filter(|path| path.contains("-released-")).count();
    (paths.into_iter().filter(|path| !path.contains('+')).collect(), released)
}

/// What lies where exports are made.
fn on_the_desk(estate: &Estate) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(estate.desk()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_workbook_that_finds_no_room_is_an_error_of_the_disk() {
    let estate = let_unit();
    let before = on_the_desk(&estate);
    for to in ["e.xlsx", "e.sqlite", "e"] {
        let done = estate.command(&export(to)).seed(4).beneath("trap '' XFSZ; ulimit -f 0").output();
        let says = String::from_utf8_lossy(&done.stderr).into_owned();
        assert_eq!(done.status.code(), Some(4), "{to}: {says}");
        assert!(
            says.starts_with("error: ") && says.contains("\n  hint: ") && !says.contains("panicked"),
            "{to}: {says}"
        );
        assert!(says.contains(estate.desk().to_str().unwrap()) || says.contains(".deedbox"), "{to}: {says}");
        assert_eq!((registered(&estate).0.len(), on_the_desk(&estate)), (0, before.clone()), "{to}");
    }
    // Rows wait beside the workbook, on the disk that is to hold it: no other is asked for room.
    let done = estate.command(&export("e.xlsx")).seed(4).set("TMPDIR", "/nowhere/at/all").output();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    assert_eq!(registered(&estate).1, 1);
}

/// Stops an export at its steps: the next one to the same place is not in the way of it, and nothing left unregistered, nor was
/// anything registered that cannot be had.
#[test]
fn an_export_that_was_stopped_is_taken_away_or_can_be_had() {
    let long = std::env::var_os("DEEDBOX_TEST_LONG").is_some();
    for (at, to) in ["e.xlsx", "e.sqlite", "e"].into_iter().enumerate() {
        let estate = let_unit();
        let (mut had, mut anew, mut passed) = (0, 0, false);
        for step in (1 + at..400).step_by(if long { 1 } else { 4 }) {
            let here = estate.copy();
            let fault = format!("stop:{step}");
            let first = here.command(&export(to)).seed(77).set("__DEEDBOX_TEST_FAULT", fault).output();
            if first.status.success() {
                passed = true;
                break;
            }
            let again = here.command(&export(to)).seed(78).output();
            let says = String::from_utf8_lossy(&again.stderr).into_owned();
            match again.status.code() {
                Some(0) => anew += 1,
                // It was registered, and waits for its place; or it has it.
                Some(3) => {
                    let id = says.split("--release ").nth(1).and_then(|rest| rest.split(' ').next()).expect("an id");
                    let release = ["--as", "ho", "export", "--release", id, "-o", to];
                    let put = here.command(&release).seed(79).output();
                    assert!(put.status.success(), "{to} {step}: {}", String::from_utf8_lossy(&put.stderr));
                    had += 1;
                }
                other => assert!(other == Some(2) && here.desk().join(to).exists(), "{to} {step}: {says}"),
            }
            assert!(here.desk().join(to).exists(), "{to} {step}");
            let (exports, released) = registered(&here);
            assert_eq!((exports.len(), released), (1, 1), "{to} {step}: {says}");
            let left: Vec<String> = on_the_desk(&here).into_iter().filter(|name| name.contains("partial")).collect();
            assert_eq!(left, Vec::<String>::new(), "{to} {step}");
            let paper = if to == "e" { "e/papers" } else { "e-papers" };
            assert!(here.desk().join(paper).exists(), "{to} {step}: its papers");
            assert_eq!(tree::wrong_manifests(&here.archive()), Vec::<String>::new());
        }
        assert!(passed && 0 < anew && 0 < had, "{to}: {anew} made anew, {had} had");
    }
}

/// The same of papers that are passed on: whoever stops it half-way, no copy lies in its place that is not registered.
#[test]
fn a_disclosure_that_was_stopped_is_taken_away_or_can_be_had() {
    let estate = let_unit();
    let paper = estate.tree().into_keys().find(|path| path.contains("-document-")).expect("a paper");
    let tail = paper.trim_end_matches(".toml").rsplit('-').next().expect("a tail").to_owned();
    let ask = ["disclose", "1203", "--to", "Police", "--purpose", "case 7", "--paper", &tail];
    let id = estate.made(&ask);
    let estate = estate.with(&["--as", "ho", "approve", &id]);
    let release = ["disclose", "--release", &id, "-o", "parcel"];
    let is_registered = |estate: &Estate| estate.tree().into_keys().any(|path| path.contains("-released-"));
    let whole = |estate: &Estate| fs::read_dir(estate.desk().join("parcel")).map(Iterator::count).unwrap_or_default();
    let (mut had, mut anew, mut passed) = (0, 0, false);
    for step in 1..200 {
        let here = estate.copy();
        let first = here.command(&release).seed(77).set("__DEEDBOX_TEST_FAULT", format!("stop:{step}")).output();
        let out = here.desk().join("parcel").exists();
        // The journal of a change that is promised makes it, whoever comes next.
        assert!(here.command(&["status"]).seed(5).output().status.code().is_some_and(|code| code != 4), "{step}");
        assert!(!out || is_registered(&here) && whole(&here) == 3, "{step}: copies lie there that nobody registered");
        if first.status.success() {
            passed = true;
            break;
        }
        let was_registered = is_registered(&here);
        let again = here.command(&release).seed(78).output();
        let says = String::from_utf8_lossy(&again.stderr).into_owned();
        if out {
            assert_eq!(again.status.code(), Some(2), "{step}: {says}");
        } else {
            assert_eq!(again.status.code(), Some(0), "{step}: {says}");
            *(if was_registered { &mut had } else { &mut anew }) += 1;
        }
        assert!(is_registered(&here) && whole(&here) == 3, "{step}: {says}");
        let left: Vec<String> = on_the_desk(&here).into_iter().filter(|name| name.contains("partial")).collect();
        assert_eq!(left, Vec::<String>::new(), "{step}");
    }
    assert!(passed && 0 < anew && 0 < had, "{anew} made anew, {had} had");
}

/// And of a dispute bundle, which is asked for, approved, registered and handed out by one command: whoever stops it, or finds the disk full.
#[test]
fn a_bundle_that_was_stopped_is_taken_away_or_can_be_had() {
    let estate = let_unit().with(&["seal"]);
    let ask =
        ["--as", "ho", "bundle", "1203", "--since", "2021-01-01", "--to", "Court", "--purpose", "x", "--out", "pack"];
    let is_registered = |estate: &Estate| estate.tree().into_keys().any(|path| path.contains("-released-"));
    let is_whole = |estate: &Estate| {
        let script = estate.desk().join("pack/data/proof/check.sh");
        std::process::Command::new("sh").arg(script).output().unwrap().status.success()
    };
    for kind in ["stop", "full"] {
        let (mut had, mut anew, mut passed) = (0, 0, false);
        for step in (1..400).step_by(7) {
            let here = estate.copy();
            let first = here.command(&ask).seed(77).set("__DEEDBOX_TEST_FAULT", format!("{kind}:{step}")).output();
            let out = here.desk().join("pack").exists();
            assert!(here.command(&["status"]).seed(5).output().status.code().is_some_and(|code| code != 4), "{step}");
            assert!(
                !out || is_registered(&here) && is_whole(&here),
                "{kind} {step}: it lies there and nobody registered it"
            );
            if first.status.success() {
                passed = true;
                break;
            }
            let again = here.command(&ask).seed(78).output();
            let says = String::from_utf8_lossy(&again.stderr).into_owned();
            match again.status.code() {
                Some(0) => anew += 1,
                // It was registered, and waits for its place.
                Some(3) => {
                    let id = says.split("--release ").nth(1).and_then(|rest| rest.split(' ').next()).expect("an id");
                    let put =
                        here.command(&["--as", "ho", "bundle", "--release", id, "--out", "pack"]).seed(79).output();
                    assert!(put.status.success(), "{kind} {step}: {}", String::from_utf8_lossy(&put.stderr));
                    had += 1;
                }
                other => assert!(other == Some(2) && out, "{kind} {step}: {says}"),
            }
            assert!(is_registered(&here) && is_whole(&here), "{kind} {step}: {says}");
            let left: Vec<String> = on_the_desk(&here).into_iter().filter(|name| name.contains("partial")).collect();
            assert_eq!(left, Vec::<String>::new(), "{kind} {step}");
            assert_eq!(tree::wrong_manifests(&here.archive()), Vec::<String>::new());
        }
        assert!(passed && 0 < anew && (kind == "full" || 0 < had), "{kind}: {anew} made anew, {had} had");
    }
}

#[test]
fn copies_that_were_promised_to_somebody_are_not_taken_away_for_others() {
    let estate = let_unit();
    let paper = estate.tree().into_keys().find(|path| path.contains("-document-")).expect("a paper");
    let tail = paper.trim_end_matches(".toml").rsplit('-').next().expect("a tail").to_owned();
    let ask = |to| ["disclose", "1203", "--to", to, "--purpose", "case 7", "--paper", tail.as_str()].map(str::to_owned);
    let (one, other) = (estate.made(&ask("Police")), estate.made(&ask("Court")));
    let estate = estate.with(&["--as", "ho", "approve", &one]).with(&["--as", "ho", "approve", &other]);
    let release = |id: &str| ["disclose", "--release", id, "-o", "parcel"].map(str::to_owned);
    // Stopped when it was registered, and did not lie in its place.
    let stopped = (1..200).map(|step| {
        let here = estate.copy();
        here.command(&release(&one)).seed(77).set("__DEEDBOX_TEST_FAULT", format!("stop:{step}")).output();
        assert!(here.command(&["status"]).seed(5).output().status.code().is_some());
        here
    });
    let is_between = |here: &Estate| {
        here.tree().into_keys().any(|path| path.contains("-released-")) && !here.desk().join("parcel").exists()
    };
    let here = stopped.take(200).find(is_between).expect("a moment between the two");
    let done = here.command(&release(&other)).seed(79).output();
    let says = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(done.status.code() == Some(3) && says.contains(&format!("disclose --release {one} -o")), "{says}");
    assert!(here.command(&release(&one)).seed(80).output().status.success());
}

#[test]
fn a_printed_page_lies_there_whole_or_not_at_all() {
    let estate = let_unit();
    let words = ["print", "labels", "1203", "-o", "labels.html"];
    let whole = estate.copy();
    assert!(whole.command(&words).output().status.success());
    let page = fs::read(whole.desk().join("labels.html")).unwrap();
    for kind in ["stop", "full"] {
        let mut steps = 0;
        for step in 1..20 {
            let here = estate.copy();
            let done = here.command(&words).set("__DEEDBOX_TEST_FAULT", format!("{kind}:{step}")).output();
            let there = fs::read(here.desk().join("labels.html"));
            if done.status.success() {
                assert_eq!(there.unwrap(), page);
                break;
            }
            steps += 1;
            assert!(there.is_err() || there.unwrap() == page, "{kind} at {step}: half a page");
            let left = on_the_desk(&here).iter().any(|name| name.contains("partial"));
            assert!(kind == "stop" || !left, "a full disk leaves something behind");
        }
        assert!(1 < steps, "{kind}");
    }
    let full = estate.command(&words).beneath("trap '' XFSZ; ulimit -f 1").output();
    assert_eq!(full.status.code(), Some(4), "{}", String::from_utf8_lossy(&full.stderr));
    assert!(!estate.desk().join("labels.html").exists());
}

/// A file named where a folder should be, and a place beneath one, are wrong words and no fault of the machine.
#[test]
fn a_file_is_no_folder_of_an_archive() {
    let estate = let_unit().on_desk("a.txt", "a");
    for (named, code) in [("a.txt", 2), ("a.txt/b", 2), ("nothing", 2), ("../tower", 0)] {
        let done = estate.command(&["-C", named, "unit", "list"]).output();
        assert_eq!(done.status.code(), Some(code), "{named}: {}", String::from_utf8_lossy(&done.stderr));
        let done = estate.command(&["init", &format!("{named}/x"), "--name", "X", "--dry-run"]).output();
        assert!(done.status.code().is_some_and(|code| code != 101), "{named}");
    }
    for given in ["a.txt/b", "nothing"] {
        let done = estate.command(&["file", "1203", given, "--category", "contracts", "--date", "2026-03-01"]).output();
        assert_eq!(done.status.code(), Some(2), "{given}: {}", String::from_utf8_lossy(&done.stderr));
    }
}

/// Stops a site at its steps: what lies there is whole and registered, or nothing; a folder of somebody's is never touched.
#[test]
fn a_site_that_was_stopped_is_there_whole_or_not_at_all() {
    let site = ["--as", "ho", "site", "pages", "--papers", "--to", "Audit", "--purpose", "audit"];
    let estate = let_unit();
    let whole = estate.copy();
    assert!(whole.command(&site).seed(77).output().status.success());
    let pages = |estate: &Estate| tree::tree(&estate.desk().join("pages")).into_keys().collect::<Vec<_>>();
    let all = pages(&whole);
    let (mut had, mut anew, mut passed) = (0, 0, false);
    let long = std::env::var_os("DEEDBOX_TEST_LONG").is_some();
    for step in (1..600).step_by(if long { 1 } else { 9 }) {
        let here = estate.copy();
        let first = here.command(&site).seed(77).set("__DEEDBOX_TEST_FAULT", format!("stop:{step}")).output();
        if here.desk().join("pages").exists() {
            assert_eq!(pages(&here), all, "half a site at step {step}");
        }
        if first.status.success() {
            passed = true;
            break;
        }
        let again = here.command(&site).seed(78).output();
        let says = String::from_utf8_lossy(&again.stderr).into_owned();
        match again.status.code() {
            Some(0) => anew += 1,
            Some(3) => {
                let id = says.split("--release ").nth(1).and_then(|rest| rest.split(' ').next()).expect("an id");
                let put = here.command(&["--as", "ho", "site", "pages", "--release", id]).seed(79).output();
                assert!(put.status.success(), "{step}: {}", String::from_utf8_lossy(&put.stderr));
                had += 1;
            }
            // It lies there already.
            Some(2) => had += 1,
            other => panic!("{step}: {other:?}: {says}"),
        }
        assert_eq!(pages(&here), all, "{step}");
        assert!(!on_the_desk(&here).iter().any(|name| name.ends_with(".deedbox-partial")), "{step}");
    }
    assert!(passed && 0 < anew, "{passed} {anew} {had}");
    // A full disk leaves nothing, and says which file found no room.
    let full = estate.copy();
    for step in [3, 20, 60] {
        let done = full.command(&site).seed(77).set("__DEEDBOX_TEST_FAULT", format!("full:{step}")).output();
        assert_eq!(done.status.code(), Some(4), "{}", String::from_utf8_lossy(&done.stderr));
        assert!(!full.desk().join("pages").exists());
    }
    // A folder that is somebody's stays as it is.
    let taken = estate.copy().on_desk("pages", "somebody's");
    let done = taken.command(&site).output();
    assert_eq!(done.status.code(), Some(2), "{}", String::from_utf8_lossy(&done.stderr));
    assert_eq!(fs::read_to_string(taken.desk().join("pages")).unwrap(), "somebody's");
}

/// The same of one that is made again: at any moment the old or the new one lies there whole, and is registered.
#[test]
fn a_site_that_was_stopped_while_it_was_made_again_is_the_old_or_the_new_one() {
    let site = ["--as", "ho", "site", "pages", "--to", "Audit", "--purpose", "audit"];
    let made = let_unit();
    assert!(made.command(&site).seed(76).output().status.success());
    let estate = made.paper("1203", "letter", "correspondence", "2021-04-01");
    let list = |estate: &Estate| fs::read_to_string(estate.desk().join("pages/SHA256SUMS")).unwrap();
    let lies_whole = |estate: &Estate, at: u32| {
        for line in list(estate).lines() {
            let (sum, path) = line.split_once("  ").unwrap();
            let bytes = fs::read(estate.desk().join("pages").join(path)).unwrap();
            assert_eq!(tree::sha256(&bytes), sum, "{path} at step {at}");
        }
        let sum = tree::sha256(list(estate).as_bytes());
        let registered = estate.tree().into_keys().filter(|path| path.contains("-released-"));
        let is_its = |path: String| fs::read_to_string(estate.archive().join(path)).unwrap().contains(&sum);
        assert!(registered.into_iter().any(is_its), "not registered at step {at}");
    };
    let old = list(&estate);
    let (mut olds, mut news) = (0, 0);
    let at = |words: &[&str], here: &Estate, hour: u32| {
        here.command(words).seed(u64::from(60 + hour)).set("DEEDBOX_NOW", format!("2026-11-23T{hour}:00:00+08:00"))
    };
    let stopped = |step: u32| {
        let here = estate.copy();
        let first = at(&site, &here, 11).set("__DEEDBOX_TEST_FAULT", format!("stop:{step}")).output();
        lies_whole(&here, step);
        (first.status.success(), list(&here) == old, here)
    };
    // The last steps are those at which the folders change places: each of them is tried, and some of those before.
    let (mut low, mut high) = (40, 104);
    while low < high {
        let middle = u32::midpoint(low, high);
        if stopped(middle).0 { high = middle } else { low = middle + 1 }
    }
    let long = std::env::var_os("DEEDBOX_TEST_LONG").is_some();
    let steps: Vec<u32> = if long { (1..low).collect() } else { (low.saturating_sub(4)..low).collect() };
    for step in steps {
        let (_, is_old, here) = stopped(step);
        if is_old {
            olds += 1;
        } else {
            news += 1;
        }
        let again = at(&site, &here, 12).output();
        let says = String::from_utf8_lossy(&again.stderr).into_owned();
        match again.status.code() {
            Some(0) => {}
            Some(3) => {
                let id = says.split("--release ").nth(1).and_then(|rest| rest.split(' ').next()).expect("an id");
                let put = at(&["--as", "ho", "site", "pages", "--release", id], &here, 13).output();
                assert!(put.status.success(), "{step}: {}", String::from_utf8_lossy(&put.stderr));
            }
            other => panic!("{step}: {other:?}: {says}"),
        }
        lies_whole(&here, step);
        assert_ne!(list(&here), old, "{step}");
        let left = |name: &String| name.contains(".deedbox-");
        assert!(!on_the_desk(&here).iter().any(left), "{step}: {:?}", on_the_desk(&here));
    }
    assert!(0 < olds && 0 < news, "{olds} {news}");
}
