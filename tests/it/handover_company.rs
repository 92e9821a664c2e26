//! `deedbox handover make` and `check`: the archive goes to the company that goes on with it (S-HAND, PROOF.md section 8).

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::support::tree::{self, sha256};
use crate::support::{Estate, peer};

/// Two clients, one boxed, with a loan and a deposit that are open; everything stands on a shelf.
fn office() -> Estate {
    Estate::new()
        .client("1203", "Acme", "2014-05-01")
        .client("1204", "Beta", "2026-05-01")
        .paper("1203", "lease", "contracts", "2014-05-01")
        .paper("1204", "plan", "fit-out", "2026-05-01")
        .with(&["--as", "lee", "move-out", "1203", "--date", "2014-12-01"])
        .with(&["archive-moved-out", "--year", "2014"])
        .with(&["record", "deposit", "1204", "--about", "fit-out", "--movement", "received", "--amount", "10000"])
        .with(&["place", "1204", "R1/01"])
        .with(&["place", "1203@2014-12-01", "R2/01"])
}

fn make(out: &str) -> [&str; 8] {
    ["--as", "lee", "handover", "make", "--to", "宏信物業", "--out", out]
}

/// Hands it over; gives the folder and the line of the seal.
fn handed(estate: &Estate) -> (PathBuf, String) {
    estate.made(&make("handed"));
    let mut seals: Vec<String> =
        estate.tree().into_keys().filter(|path| path.contains("-seal-") && path.ends_with(".toml")).collect();
    let seal = seals.pop().unwrap();
    assert_eq!(seals, Vec::<String>::new(), "one seal");
    (estate.desk().join("handed"), sha256(&fs::read(estate.archive().join(&seal)).unwrap()))
}

/// What the receiver finds, who has no archive: the codes by heading, the exit code, what is said.
fn check(estate: &Estate, words: &[&str]) -> (Vec<String>, Option<i32>, String) {
    let all = [&["--format", "json", "handover", "check", "handed"][..], words].concat();
    let done = estate.command(&all).without("DEEDBOX_ARCHIVE").output();
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    let told: Value = serde_json::from_slice(&done.stdout).unwrap_or_else(|e| panic!("{e}: {said}"));
    let row = |row: &Value| format!("{}: {}", row["heading"].as_str().unwrap(), row["code"].as_str().unwrap());
    let mut codes: Vec<String> = told["findings"].as_array().unwrap().iter().map(row).collect();
    codes.dedup();
    (codes, done.status.code(), said)
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

/// Makes the lists of the bag fit what lies in it.
fn rebagged(pack: &Path) {
    let listed = |path: &PathBuf| {
        let name = path.strip_prefix(pack).unwrap().to_str().unwrap().to_owned();
        format!("{}  {name}\n", sha256(&fs::read(path).unwrap()))
    };
    let payload: String = files(&pack.join("data")).iter().map(listed).collect();
    fs::write(pack.join("manifest-sha256.txt"), payload).unwrap();
    let tags: String =
        ["bag-info.txt", "bagit.txt", "manifest-sha256.txt"].iter().map(|name| listed(&pack.join(name))).collect();
    fs::write(pack.join("tagmanifest-sha256.txt"), tags).unwrap();
}

fn changed(path: &Path, old: &str, new: &str) {
    let text = fs::read_to_string(path).unwrap();
    assert!(text.contains(old), "{text}");
    fs::write(path, text.replace(old, new)).unwrap();
}

#[test]
fn the_next_company_gets_the_archive_with_its_lists_and_goes_on_in_it() {
    let estate = office();
    let before = estate.tree();
    let (folder, line) = handed(&estate);
    let lists = |name: &str| fs::read_to_string(folder.join("data/list").join(name)).unwrap();
    let volumes = lists("volumes.csv");
    assert!(volumes.contains("1203@2014-12-01,Acme,") && volumes.contains(",R2/01,"), "{volumes}");
    assert!(volumes.contains("1204,Beta,,,R1/01,"), "{volumes}");
    assert!(lists("papers.csv").contains(",plan,2026-05-01,ordinary,"), "{}", lists("papers.csv"));
    assert!(lists("open.csv").contains("1204,deposit,Beta,fit-out 10000"), "{}", lists("open.csv"));
    let page = fs::read_to_string(folder.join("data/list.html")).unwrap();
    for told in ["宏信物業", "李美", "檔案庫移交清冊", "監交人", "Beta"] {
        assert!(page.contains(told), "{told}");
    }
    let there = tree::tree(&folder.join("data/archive"));
    assert!(
        before.iter().all(|(path, file)| there.get(path) == Some(file) || path.ends_with(".sha256")),
        "all is there"
    );
    assert!(!there.keys().any(|path| path.contains(".deedbox") || path.starts_with(".git/")));
    assert_eq!(check(&estate, &["--against", &line]).0, Vec::<String>::new());
    let (_, exit, said) = check(&estate, &["--against", &line]);
    assert!(
        exit == Some(0)
            && said.contains("authentic: nothing differs")
            && said.contains("The line that was given is that of"),
        "{said}"
    );
    let (_, exit, said) = check(&estate, &[]);
    // On what it rests is said first, and nothing is called authentic that nobody has compared.
    let (before, after) = said.split_once("authentic: ").unwrap();
    assert!(
        exit == Some(0) && before.contains("No line was given") && before.contains("The shelves were not compared"),
        "{said}"
    );
    assert!(after.starts_with("nothing differs in itself") && after.contains("complete: nothing differs.\n"), "{said}");
    let chinese = estate.command(&["--lang", "zh-Hant", "handover", "check", "handed"]).output();
    let chinese = String::from_utf8_lossy(&chinese.stderr).into_owned();
    assert!(chinese.contains("真實：") && !chinese.contains("authentic"), "{chinese}");
    assert_eq!(tree::tree(&folder.join("data/archive")), there, "who checks changes nothing");
    if peer::is_there("bagit.py", "bagit.py agrees with a hand-over") {
        peer::succeeds(&estate.desk(), "bagit.py", &["--validate", "--quiet", "handed"]);
    }
    // The receiver goes on in it: new staff, a seal as first act, and what the old seal said holds.
    let new = estate.desk().join("new");
    tree::copy(&folder.join("data/archive"), &new);
    let on = |words: &[&str]| {
        let done = estate.command(&[&["-C", "new"][..], words].concat()).set("DEEDBOX_WRITER", "next").output();
        assert!(done.status.success(), "{words:?}: {}", String::from_utf8_lossy(&done.stderr));
        String::from_utf8_lossy(&done.stdout).trim().to_owned()
    };
    on(&["--as", "lee", "staff", "add", "fong", "--name", "Fong", "--role", "manager", "--role", "clerk"]);
    on(&["--as", "fong", "seal"]);
    on(&["--as", "fong", "record", "visit", "1204", "--occasion", "regular"]);
    on(&["verify"]);
    on(&["verify", "--against", &line]);
}

/// Each verdict where it is true; that it is not told where it is false stands above.
#[test]
fn each_difference_stands_under_its_heading() {
    let office = office();
    let (_, line) = handed(&office);
    let plan =
        |folder: &Path| files(folder).into_iter().find(|path| path.to_str().unwrap().contains("-plan-")).unwrap();
    let try_it = |what: &str, change: &dyn Fn(&Path), wanted: &[&str]| {
        let estate = office.copy();
        let folder = estate.desk().join("handed");
        change(&folder);
        let (codes, exit, said) = check(&estate, &["--against", &line]);
        assert_eq!(exit, Some(1), "{what}: {codes:?} {said}");
        for one in wanted {
            assert!(codes.iter().any(|code| code == one), "{what}: {codes:?}");
        }
        codes
    };
    let bag_alone = |folder: &Path| fs::write(folder.join("data/list.html"), "x").unwrap();
    assert_eq!(try_it("a page of the bag", &bag_alone, &["authentic: bag-altered"]).len(), 1);
    try_it(
        "a byte of a paper",
        &|folder| fs::write(plan(folder), "forged").unwrap(),
        &["authentic: bag-altered", "authentic: altered"],
    );
    try_it(
        "a paper away",
        &|folder| fs::remove_file(plan(folder)).unwrap(),
        &["complete: bag-missing", "complete: missing"],
    );
    try_it(
        "a file too many",
        &|folder| fs::write(folder.join("data/more.txt"), "x").unwrap(),
        &["complete: bag-unlisted"],
    );
    try_it(
        "the bag's list away",
        &|folder| fs::remove_file(folder.join("manifest-sha256.txt")).unwrap(),
        &["complete: bag-list"],
    );
    try_it(
        "a link",
        &|folder| std::os::unix::fs::symlink("/etc/passwd", folder.join("data/archive/units/x")).unwrap(),
        &["safe: bag-link"],
    );
    try_it(
        "no archive",
        &|folder| fs::remove_file(folder.join("data/archive/deedbox.toml")).unwrap(),
        &["complete: no-archive"],
    );
    let record = |folder: &Path| {
        let mut all = files(&folder.join("data/archive/units")).into_iter();
        let record = all.find(|path| path.to_str().unwrap().contains("-deposit-")).unwrap();
        changed(&record, "10000", "90000");
    };
    let codes = try_it("a byte of a record", &record, &["authentic: bag-altered", "authentic: altered"]);
    assert!(codes.contains(&"complete: uncounted".to_owned()), "{codes:?}");
    // Who makes every list fit is convicted by the printed line alone.
    let made_fit = |folder: &Path| {
        let path = plan(folder);
        let was = sha256(&fs::read(&path).unwrap());
        fs::write(&path, "forged").unwrap();
        let texts = files(&folder.join("data")).into_iter();
        for text in texts
            .filter(|path| path.extension().is_some_and(|ending| ["toml", "csv"].contains(&ending.to_str().unwrap())))
        {
            let old = fs::read_to_string(&text).unwrap();
            let new = old.replace(&was, &sha256(b"forged"));
            if old != new {
                let (old, new) = (sha256(old.as_bytes()), sha256(new.as_bytes()));
                fs::write(&text, fs::read_to_string(&text).unwrap().replace(&was, &sha256(b"forged"))).unwrap();
                for list in files(&folder.join("data"))
                    .into_iter()
                    .filter(|path| path.extension().is_some_and(|e| e == "sha256"))
                {
                    let lines = fs::read_to_string(&list).unwrap().replace(&old, &new);
                    fs::write(&list, lines).unwrap();
                }
            }
        }
        for list in
            files(&folder.join("data")).into_iter().filter(|path| path.extension().is_some_and(|e| e == "sha256"))
        {
            let lines = fs::read_to_string(&list).unwrap().replace(&was, &sha256(b"forged"));
            fs::write(&list, lines).unwrap();
        }
        rebagged(folder);
    };
    let codes = try_it("everything made to fit", &made_fit, &["authentic: sealed-lines"]);
    assert!(!codes.iter().any(|code| code.contains("bag-")), "{codes:?}");
    let row = |folder: &Path| {
        changed(&folder.join("data/list/volumes.csv"), "1204,Beta", "1204,Gamma");
        rebagged(folder);
    };
    assert_eq!(try_it("a row of a list", &row, &["complete: list-only", "complete: archive-only"]).len(), 2);
    let list = |folder: &Path| {
        fs::remove_file(folder.join("data/list/open.csv")).unwrap();
        rebagged(folder);
    };
    assert_eq!(try_it("a list away", &list, &["complete: list-missing"]).len(), 1);
    // Another line than that of the sheet.
    let (codes, exit, _) = check(&office, &["--against", &"a".repeat(40)]);
    assert_eq!((codes, exit), (vec!["authentic: seal-unknown".to_owned()], Some(1)));
    office.run(["handover", "check", "handed", "--against", "f6af"]).exits(2).whatever_it_says();
    let none = office.command(&["handover", "check", "nowhere"]).output();
    assert!(none.status.code().is_some_and(|code| code != 0), "{none:?}");
}

#[test]
fn what_is_scanned_on_the_shelves_is_compared() {
    let estate = office().with(&["lend", "1204", "--to", "Ho", "--purpose", "audit"]);
    let loan = estate.tree().into_keys().find(|path| path.contains("-loan-")).unwrap();
    let tail = loan.trim_end_matches(".toml").rsplit('-').next().unwrap().to_owned();
    let (_, line) = handed(&estate);
    let listed = fs::read_to_string(estate.desk().join("handed/data/list/volumes.csv")).unwrap();
    let codes: Vec<String> = listed.lines().skip(1).map(|row| row.rsplit(',').nth(2).unwrap().to_owned()).collect();
    assert_eq!(codes.len(), 2, "{listed}");
    let scan = |text: &str| {
        fs::write(estate.desk().join("scanned.txt"), text).unwrap();
        check(&estate, &["--against", &line, "--stocktake", "scanned.txt"])
    };
    let (found, exit, said) = scan(&codes.join("\r\n"));
    assert!(found.is_empty() && exit == Some(0) && !said.contains("not compared"), "{found:?} {said}");
    assert_eq!(scan(&codes[0]).0, ["complete: not-scanned"]);
    assert_eq!(
        scan(&format!("{}\n{}\nDAAAAAAAAAAA\nx\n", codes[0], codes[1].to_lowercase())).0,
        ["complete: scan-unknown"]
    );
    // What is lent is not missed.
    let lent = estate.with(&["--as", "lee", "approve", &format!("1204/{tail}")]);
    fs::remove_dir_all(lent.desk().join("handed")).unwrap();
    lent.made(&make("handed"));
    let boxed = listed.lines().find(|row| row.starts_with("1203@")).unwrap().rsplit(',').nth(2).unwrap();
    fs::write(lent.desk().join("scanned.txt"), boxed).unwrap();
    let (found, ..) = check(&lent, &["--stocktake", "scanned.txt"]);
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn papers_that_do_something_or_that_nobody_reads_are_named() {
    let estate = Estate::new().client("1203", "Acme", "2026-05-01");
    for name in ["page.html", "macro.docm", "secret.age"] {
        fs::write(estate.desk().join(name), name).unwrap();
    }
    let estate = estate.with(&["file", "1203", "page.html", "--category", "contracts"]).with(&[
        "file",
        "1203",
        "macro.docm",
        "--category",
        "contracts",
    ]);
    handed(&estate);
    let (codes, exit, _) = check(&estate, &[]);
    assert_eq!(
        (codes, exit),
        (vec!["safe: markup".to_owned(), "safe: program".to_owned()], Some(0)),
        "worth knowing, no difference"
    );
    let estate = estate.with(&["file", "1203", "secret.age", "--category", "contracts"]);
    fs::remove_dir_all(estate.desk().join("handed")).unwrap();
    estate.made(&make("handed"));
    let (codes, exit, _) = check(&estate, &[]);
    assert!(codes.contains(&"usable: locked".to_owned()) && exit == Some(1), "{codes:?}");
}

#[test]
fn it_waits_for_who_may_approve_it_and_the_giver_notes_that_it_was_accepted() {
    let estate = office().on_desk("signed.txt", "signed");
    let id =
        estate.made(&["handover", "make", "--to", "宏信物業", "--note", "2026 end of contract", "--out", "handed"]);
    assert!(!estate.desk().join("handed").exists());
    estate.run(["handover", "make", "--release", &id, "--out", "handed"]).refused(3).whatever_it_says();
    estate.run(["handover", "accept", &id, "--person", "陳經理"]).refused(3).whatever_it_says();
    let estate = estate.with(&["--as", "lee", "approve", &id]);
    estate.made(&["handover", "make", "--release", &id, "--out", "handed"]);
    assert_eq!(check(&estate, &[]).1, Some(0));
    // It may be written again, into another folder; nothing lies over what is there, nothing in the archive.
    estate.made(&["handover", "make", "--release", &id, "--out", "again"]);
    for out in ["again", "../tower/x"] {
        let done = estate.command(&["handover", "make", "--release", &id, "--out", out]).output();
        assert_eq!(done.status.code(), Some(2), "{out}");
    }
    estate.run(["handover", "accept", &id]).exits(2).whatever_it_says();
    let accepted = ["handover", "accept", &id, "--person", "陳經理", "--except", "1204 圖則", "--form", "signed.txt"];
    estate.run(accepted).succeeds().stdout(&id).stderr(&format!("{id} is accepted by 陳經理, except: 1204 圖則."));
    estate.run(["handover", "make", "--release", &id, "--out", "third"]).refused(3).whatever_it_says();
    let listed = estate.run(["handover", "list", "--format", "csv"]).succeeds();
    assert!(listed.out().contains(",chan,宏信物業,0,accepted,lee,"), "{}", listed.out());
    listed.whatever_it_says();
    estate.run(["verify"]).succeeds().whatever_it_says();
    let custody = estate.copy().with(&["--as", "lee", "amend", "1204", "custodian=chan", "--approve"]);
    let other = custody.made(&["--as", "lee", "handover", "custody", "--from", "chan", "--to", "lee", "--approve"]);
    custody.run(["--as", "lee", "handover", "make", "--release", &other, "--out", "x"]).exits(2).whatever_it_says();
}

/// What is not as it should be is not sealed, and so not handed over.
#[test]
fn a_damaged_archive_is_not_handed_over_and_a_preview_writes_nothing() {
    let estate = office();
    let preview: Vec<&str> = [&["--dry-run"][..], &make("handed")].concat();
    estate.run_words(&preview).succeeds().changes("").whatever_it_says();
    assert!(!estate.desk().join("handed").exists());
    let path = estate.tree().into_keys().find(|path| path.contains("-plan-")).unwrap();
    let path = estate.archive().join(path);
    let _ = fs::remove_file(&path);
    fs::write(&path, "forged").unwrap();
    let done = estate.command(&make("handed")).output();
    assert_eq!(done.status.code(), Some(1), "{}", String::from_utf8_lossy(&done.stderr));
    assert!(!estate.desk().join("handed").exists());
    assert!(!estate.tree().keys().any(|path| path.contains("-handover-")));
}

/// Stopped anywhere, and with the disk full anywhere: no half of it lies there, and the archive is whole.
#[test]
fn a_hand_over_that_was_stopped_can_be_had_again() {
    let estate = Estate::new().client("1203", "Acme", "2026-05-01");
    let id = estate.made(&["handover", "make", "--to", "Next", "--out", "handed"]);
    let estate = estate.with(&["--as", "lee", "approve", &id]);
    let release = ["handover", "make", "--release", &id, "--out", "handed"];
    for kind in ["stop", "full"] {
        let mut passed = false;
        for step in (1..600).step_by(29) {
            let here = estate.copy();
            let done = here.command(&release).seed(77).set("__DEEDBOX_TEST_FAULT", format!("{kind}:{step}")).output();
            let folder = here.desk().join("handed");
            if done.status.success() {
                passed = true;
                break;
            }
            assert!(!folder.exists() || folder.join("tagmanifest-sha256.txt").exists(), "{kind} {step}: half of it");
            if !folder.exists() {
                let again = here.command(&release).seed(78).output();
                assert!(again.status.success(), "{kind} {step}: {}", String::from_utf8_lossy(&again.stderr));
            }
            assert!(folder.join("data/list.html").exists(), "{kind} {step}");
            let left =
                fs::read_dir(here.desk()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
            assert!(!left.into_iter().any(|name| name.contains("partial")), "{kind} {step}");
            assert_eq!(tree::wrong_manifests(&here.archive()), Vec::<String>::new());
        }
        assert!(passed, "{kind}");
    }
}

/// A volume that was destroyed is on the list without papers, is wanted on no shelf, and is no difference.
#[test]
fn an_archive_with_a_destroyed_volume_is_handed_over_too() {
    let (estate, _) = crate::dispose::destroyed();
    let (folder, line) = handed(&estate);
    let listed = fs::read_to_string(folder.join("data/list/volumes.csv")).unwrap();
    assert!(listed.lines().any(|row| row.starts_with("1203@2025-10-31,") && row.ends_with(",0,0")), "{listed}");
    let codes: Vec<&str> = listed.lines().skip(1).filter(|row| !row.starts_with("1203@")).collect();
    let codes: Vec<&str> = codes.iter().map(|row| row.rsplit(',').nth(2).unwrap()).collect();
    fs::write(estate.desk().join("scanned.txt"), codes.join("\n")).unwrap();
    let (found, exit, said) = check(&estate, &["--against", &line, "--stocktake", "scanned.txt"]);
    assert_eq!((found, exit), (Vec::new(), Some(0)), "{said}");
}

/// Others go on writing: what goes out is the state of one moment.
#[test]
fn a_writer_beside_it_breaks_nothing() {
    let estate = office();
    let mut others = Vec::new();
    for seed in 0..4 {
        let words = ["record", "visit", "1204", "--occasion", "regular"];
        others.push(estate.command(&words).seed(3000 + seed).start());
    }
    estate.made(&make("handed"));
    for mut other in others {
        assert!(other.wait().unwrap().success());
    }
    let (found, exit, said) = check(&estate, &[]);
    assert_eq!((found, exit), (Vec::new(), Some(0)), "{said}");
    estate.run(["verify"]).succeeds().whatever_it_says();
}

#[test]
fn what_differs_is_a_page_under_four_headings() {
    let estate = office();
    let (folder, line) = handed(&estate);
    let words = ["--against", &line, "--print", "good.html"];
    assert_eq!(check(&estate, &words).1, Some(0));
    let page = |name: &str| fs::read_to_string(estate.desk().join(name)).unwrap();
    for heading in ["authentic", "complete", "usable", "safe"] {
        assert!(page("good.html").contains(&format!("{heading}: nothing differs")), "{heading}");
    }
    assert!(page("good.html").contains("The line that was given is that of"));
    // It lies over nothing, and not in what was handed over.
    for place in ["good.html", "handed/page.html"] {
        let done = estate.command(&["handover", "check", "handed", "--print", place]).output();
        assert_eq!(done.status.code(), Some(2), "{}", String::from_utf8_lossy(&done.stderr));
    }
    fs::write(folder.join("data/more<b>.txt"), "x").unwrap();
    assert_eq!(check(&estate, &["--print", "bad.html"]).1, Some(1));
    let bad = page("bad.html");
    assert!(bad.contains("complete: 1 thing differs") && bad.contains("nothing differs in itself"), "{bad}");
    assert!(bad.contains("data&#x2f;more&lt;b&gt;.txt") && !bad.contains("more<b>"), "{bad}");
    fs::remove_file(folder.join("data/archive/deedbox.toml")).unwrap();
    assert_eq!(check(&estate, &["--print", "none.html"]).1, Some(1));
    assert!(page("none.html").contains("no-archive"));
}

#[test]
fn with_findings_it_goes_out_only_where_somebody_says_why() {
    let estate = office();
    let paper = estate.tree().into_keys().find(|path| path.contains("-plan-")).unwrap();
    fs::remove_file(estate.archive().join(&paper)).unwrap();
    let refused = estate.command(&make("handed")).output();
    assert_eq!(refused.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("--despite"));
    estate.made(&[&make("handed")[..], &["--despite", "the plan was lost in the flood"]].concat());
    let records = estate.tree().into_keys().filter(|path| path.ends_with(".toml") && !path.contains('+'));
    let records = records.filter(|path| path.contains("-handover-") || path.contains("-seal-"));
    let said: String = records.map(|path| fs::read_to_string(estate.archive().join(path)).unwrap()).collect();
    assert_eq!(said.matches("despite = \"the plan was lost in the flood\"").count(), 2, "{said}");
    for page in ["list.html", "seal.html"] {
        let page = fs::read_to_string(estate.desk().join("handed/data").join(page)).unwrap();
        assert!(page.contains("the plan was lost in the flood"), "{page}");
    }
    let (codes, exit, _) = check(&estate, &[]);
    assert_eq!((codes, exit), (vec!["complete: missing".to_owned()], Some(1)));
}

#[test]
fn what_nobody_has_filed_is_told_and_stays_where_that_is_asked() {
    let estate = office().on_desk("draft.txt", "draft");
    let estate = estate.with(&["file", "1204", "draft.txt", "--category", "contracts", "--working"]);
    fs::create_dir_all(estate.archive().join("inbox")).unwrap();
    fs::write(estate.archive().join("inbox/unfiled.pdf"), "x").unwrap();
    let told = estate.command(&make("handed")).output();
    let told = String::from_utf8_lossy(&told.stderr).into_owned();
    assert!(told.contains("inbox/ holds 1 paper that nobody has filed"), "{told}");
    assert!(estate.desk().join("handed/data/archive/inbox/unfiled.pdf").is_file());
    let out = estate.command(&[&make("other")[..], &["--without", "inbox", "--without", "working"]].concat()).output();
    let said = String::from_utf8_lossy(&out.stderr).into_owned();
    assert!(out.status.success() && !said.contains("inbox/"), "{said}");
    let there = tree::tree(&estate.desk().join("other/data/archive"));
    assert!(!there.keys().any(|path| path.starts_with("inbox/") || path.contains("/data/working/")));
    fs::rename(estate.desk().join("handed"), estate.desk().join("whole")).unwrap();
    fs::rename(estate.desk().join("other"), estate.desk().join("handed")).unwrap();
    let (codes, exit, said) = check(&estate, &[]);
    assert_eq!((codes, exit), (vec!["complete: stayed-behind".to_owned()], Some(0)), "{said}");
    // What the bag does not say stayed is missed.
    changed(&estate.desk().join("handed/bag-info.txt"), "Left-Out: working", "Left-Out: inbox");
    rebagged(&estate.desk().join("handed"));
    assert_eq!(check(&estate, &[]).0, ["complete: missing"]);
    let page = fs::read_to_string(estate.desk().join("handed/data/list.html")).unwrap();
    assert!(page.contains("留下不帶走的"), "{page}");
}
