//! A site that is made again: what would be the same is taken over, what would not is made anew, and one or the other lies there whole.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::Output;

use crate::support::{Estate, tree};

const ASK: [&str; 6] = ["site", "pages", "--to", "Owner", "--purpose", "audit"];

/// Makes a site at a time of the day, by what was kept where a test keeps it.
fn site(estate: &Estate, clock: &str, words: &[&str]) -> Output {
    let kept = estate.archive().with_file_name("kept").into_os_string();
    let command = estate.command(&[&["--as", "ho"], words].concat()).set("DEEDBOX_CACHE", kept);
    command.set("DEEDBOX_NOW", format!("{clock}+08:00")).output()
}

fn made(estate: &Estate, clock: &str, words: &[&str]) -> String {
    let done = site(estate, clock, words);
    let says = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(done.status.success(), "{words:?}: {says}");
    says
}

fn refused(estate: &Estate, words: &[&str]) -> String {
    let before = estate.around();
    let done = site(estate, "2026-11-23T11:00:00", words);
    assert_eq!(done.status.code(), Some(2), "{}", String::from_utf8_lossy(&done.stderr));
    assert_eq!(estate.around(), before);
    String::from_utf8_lossy(&done.stderr).into_owned()
}

/// The files of a site, each with the number that the file system gives it.
fn numbers(folder: &Path) -> BTreeMap<String, u64> {
    tree::tree(folder).into_keys().map(|path| (path.clone(), fs::metadata(folder.join(path)).unwrap().ino())).collect()
}

fn page(estate: &Estate, name: &str) -> String {
    fs::read_to_string(estate.desk().join("pages").join(name)).unwrap().replace("&#x2f;", "/")
}

/// Every file of a site, without the sentences that tell of the moment: those, and the list of digests, are all that may differ.
fn told(folder: &Path) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    for path in tree::tree(folder).into_keys().filter(|path| path != "SHA256SUMS") {
        let mut text = String::from_utf8_lossy(&fs::read(folder.join(&path)).unwrap()).into_owned();
        for (from, to) in [("What stands on this page was written on ", " and has not"), ("As of 2026", ": every page")]
        {
            if let Some((before, rest)) = text.split_once(from)
                && let Some((_, after)) = rest.split_once(to)
            {
                text = format!("{before}{after}");
            }
        }
        all.insert(path, text);
    }
    all
}

/// Whether the list names every file, each with its digest, and the register the list.
fn is_listed(estate: &Estate, folder: &str) {
    let folder = estate.desk().join(folder);
    let list = fs::read_to_string(folder.join("SHA256SUMS")).unwrap();
    let lines: BTreeMap<String, String> = list
        .lines()
        .map(|line| line.split_once("  ").unwrap())
        .map(|(sum, path)| (path.to_owned(), sum.to_owned()))
        .collect();
    let mut there: Vec<String> = tree::tree(&folder).into_keys().filter(|path| path != "SHA256SUMS").collect();
    there.sort();
    assert_eq!(lines.keys().cloned().collect::<Vec<_>>(), there);
    for (path, sum) in &lines {
        assert_eq!(&tree::sha256(&fs::read(folder.join(path)).unwrap()), sum, "{path}");
    }
    let registered: Vec<PathBuf> = released(estate);
    let sum = tree::sha256(list.as_bytes());
    assert!(registered.iter().any(|path| fs::read_to_string(path).unwrap().contains(&sum)), "{sum}");
}

fn released(estate: &Estate) -> Vec<PathBuf> {
    let all = estate.tree().into_keys().filter(|path| path.contains("-export-") && path.contains("-released-"));
    all.map(|path| estate.archive().join(path)).collect()
}

fn office() -> Estate {
    Estate::new()
        .client("1203", "宏達", "2025-03-01")
        .client("1204", "Acme", "2025-01-01")
        .client("0301", "Bright", "2024-01-01")
        .moved_out("0301", "2026-09-30")
        .paper("1203", "lease", "contracts", "2025-03-01")
        .with(&["record", "complaint", "1204", "--about", "service-quality", "--title", "冷氣過冷"])
        .with(&["record", "charge", "1203", "--item", "管理費", "--due", "2026-03-15", "--amount", "5200"])
}

#[test]
fn what_would_be_the_same_is_taken_over_and_the_rest_is_made_anew() {
    let estate = office();
    made(&estate, "2026-11-23T10:00:00", &ASK);
    is_listed(&estate, "pages");
    let (before, first) = (numbers(&estate.desk().join("pages")), page(&estate, "clients/1204.html"));
    assert!(
        first.contains("written on 2026-11-23 10:00") && page(&estate, "index.html").contains("As of 2026-11-23 10:00")
    );

    // Nothing happened: of the whole folder the first page and the list are new.
    let says = made(&estate, "2026-11-23T10:05:00", &ASK);
    assert!(says.contains("1 page made anew"), "{says}");
    let estate = estate.paper("1203", "letter", "correspondence", "2026-11-02");
    let says = made(&estate, "2026-11-23T10:10:00", &ASK);
    is_listed(&estate, "pages");
    let after = numbers(&estate.desk().join("pages"));
    let anew: Vec<&str> = after
        .iter()
        .filter(|(path, number)| before.get(*path) != Some(number))
        .map(|(path, _)| path.as_str())
        .collect();
    // What a client filed is told on its own page, and by the report of what is complete.
    assert!(anew.contains(&"clients/1203.html") && anew.contains(&"index.html"), "{anew:?}");
    for same in [
        "clients/1204.html",
        "clients/0301@2026-09-30.html",
        "floors/12.html",
        "units/1203.html",
        "reports/arrears.html",
    ] {
        assert!(!anew.contains(&same), "{anew:?}");
    }
    assert!(says.contains("made anew"), "{says}");
    assert!(page(&estate, "clients/1203.html").contains("letter"));
    assert_eq!(page(&estate, "clients/1204.html"), first);
    assert!(page(&estate, "index.html").contains("As of 2026-11-23 10:10"));
    // Each time it was handed out, and is registered so; nothing of the work lies about.
    assert_eq!(released(&estate).len(), 3);
    let left = fs::read_dir(estate.desk()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert!(left.into_iter().all(|name| !name.contains("deedbox")));
}

#[test]
fn whatever_happens_it_says_what_one_says_that_was_made_anew() {
    let estate = office().with_every_kind("1203");
    let complaint = ["record", "complaint", "1204", "--about", "service-quality", "--title", "噪音"];
    let lend = ["lend", "1203", "--to", "Lee Wai", "--purpose", "audit"];
    let acts: [&[&[&str]]; 7] = [
        &[&["record", "repair", "1203", "--category", "空調", "--title", "漏水", "--urgent"]],
        &[&complaint, &["--as", "lee", "amend", "1204", "company=Acme (HK)", "--reason", "更名", "--approve"]],
        &[&lend, &["record", "payment", "1203", "--amount", "100", "--method", "cash"]],
        &[&["notice", "send", "--to", "all", "--title", "停電通知"], &["stocktake", "R2", "--record"]],
        &[&["move-out", "1204", "--date", "2026-11-20"]],
        &[&["add", "1204", "--company", "Acme", "--move-in", "2026-11-21"], &["unit", "add", "1206", "--floor", "12"]],
        &[&["--as", "lee", "staff", "add", "wu", "--name", "胡", "--role", "clerk"]],
    ];
    let is_long = std::env::var_os("DEEDBOX_TEST_LONG").is_some();
    let mut estate = estate;
    made(&estate, "2026-11-23T10:00:00", &[&ASK[..], &["--papers"]].concat());
    for (at, round) in acts.iter().enumerate() {
        for act in *round {
            estate = estate.with(act);
        }
        // Now and then is enough to find what was forgotten: what was forgotten once stays forgotten.
        if !is_long && at % 3 != 0 {
            continue;
        }
        // Of the last one it is looked at on another day: everything may read otherwise then.
        let is_last = at + 1 == acts.len();
        let clock = if is_last { "2026-12-24T09:00:00".to_owned() } else { format!("2026-11-23T11:{at:02}:00") };
        let whole = estate.copy();
        made(&estate, &clock, &[&ASK[..], &["--papers"]].concat());
        is_listed(&estate, "pages");
        let full = ["site", "full", "--to", "Owner", "--purpose", "audit", "--papers", "--no-cache"];
        made(&whole, &clock, &full);
        let (again, anew) = (told(&estate.desk().join("pages")), told(&whole.desk().join("full")));
        assert_eq!(again.keys().collect::<Vec<_>>(), anew.keys().collect::<Vec<_>>(), "{round:?}");
        for (path, text) in &anew {
            assert_eq!(&again[path], text, "{path} after {round:?}");
        }
    }
}

#[test]
fn a_page_that_somebody_changed_is_made_anew_and_what_is_no_page_is_not_thrown_away() {
    let estate = office();
    made(&estate, "2026-11-23T10:00:00", &ASK);
    let changed = estate.desk().join("pages/clients/1204.html");
    let was = fs::read_to_string(&changed).unwrap();
    fs::write(&changed, was.replace("冷氣過冷", "all is well")).unwrap();
    made(&estate, "2026-11-23T10:05:00", &ASK);
    assert!(page(&estate, "clients/1204.html").contains("冷氣過冷"));
    is_listed(&estate, "pages");
    // Who may look into the folder may look into the one that takes its place; a link leads to it.
    let folder = estate.desk().join("pages");
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o750)).unwrap();
    std::os::unix::fs::symlink("pages", estate.desk().join("link")).unwrap();
    let says = made(&estate, "2026-11-23T10:05:30", &["site", "../desk/link", "--to", "Owner", "--purpose", "audit"]);
    assert!(says.contains("1 page made anew"), "{says}");
    assert_eq!(fs::metadata(&folder).unwrap().permissions().mode() & 0o777, 0o750);
    fs::remove_file(estate.desk().join("link")).unwrap();
    // What somebody put there is theirs.
    let estate = estate.on_desk("pages/notes.txt", "mine");
    let says = refused(&estate, &ASK);
    assert!(says.contains("notes.txt"), "{says}");
    fs::remove_file(estate.desk().join("pages/notes.txt")).unwrap();
    // Who may read it was told that nothing confidential is shown there.
    let says = refused(&estate, &[&ASK[..], &["--level", "confidential"]].concat());
    assert!(says.contains("ordinary"), "{says}");
    // What would be made is only counted.
    let before = estate.around();
    made(&estate, "2026-11-23T10:06:00", &[&ASK[..], &["--dry-run"]].concat());
    assert_eq!(estate.around(), before);
    // A folder that this archive has not handed out is somebody's, whatever it holds.
    let list = estate.desk().join("pages/SHA256SUMS");
    fs::write(&list, fs::read_to_string(&list).unwrap() + "\n").unwrap();
    refused(&estate, &ASK);
}
