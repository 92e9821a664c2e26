//! `deedbox lake`: the figures of many estates in tables that any engine reads.

mod found;
mod killed;

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::{Estate, peer, tree};

/// An estate with an account, deposits, a case of each sort, a client who left, and words that are nobody's business.
fn estate() -> Estate {
    let mut estate = Estate::new();
    for (name, text) in [
        (
            "clients.csv",
            "unit,company,move_in,contact,phone\n1203,Quincunx-Xylophone,2024-01-01,Vavasour,55577777\n1204,Beta,2024-01-01,,\n",
        ),
        (
            "charges.csv",
            "no,unit,item,issued,due,amount\nC1,1203,Zugzwang,2026-01-01,2026-01-15,100.10\nC2,1203,fee,2026-10-01,2026-10-15,0.30\n\
             C3,1204,fee,2026-08-01,2026-08-15,7\n",
        ),
        ("payments.csv", "no,unit,date,amount,charges\nP1,1203,2026-01-20,50.05,C2\nP2,1204,2026-11-01,9,\n"),
        ("deposits.csv", "no,unit,date,about,movement,amount\nD1,1203,2024-01-01,tenancy,received,500\n"),
        (
            "repairs.csv",
            "no,unit,reported,category,urgent,text,assigned,attended,done\n\
             M1,1203,2026-03-02 00:20,lift,yes,stuck,2026-03-02 00:25,2026-03-02 02:30,\n",
        ),
        ("moveouts.csv", "單元,遷出日期,豁免\n1204,2026-11-10,arrears;deposits;cases\n"),
    ] {
        estate = estate.on_desk(&format!("all/{name}"), text);
    }
    let done = estate.command(&["--as", "lee", "import", "all"]).seed(99).output();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    estate
}

const FOR: [&str; 4] = ["--to", "Group", "--purpose", "figures"];

fn export<'a>(more: &[&'a str]) -> Vec<&'a str> {
    [&["--as", "ho", "lake", "export", "lake", "--code", "tower-a"], more].concat()
}

/// Runs a command that must succeed, and gives what it printed and said.
fn done(estate: &Estate, words: &[&str], seed: u64) -> (String, String) {
    let done = estate.command(words).seed(seed).output();
    let (out, err) =
        (String::from_utf8_lossy(&done.stdout).into_owned(), String::from_utf8_lossy(&done.stderr).into_owned());
    assert!(done.status.success(), "{words:?}: {out}{err}");
    (out, err)
}

fn lake(estate: &Estate) -> PathBuf {
    estate.desk().join("lake")
}

/// What `lake check` finds, by its codes.
fn faults(estate: &Estate) -> Vec<String> {
    let done = estate.command(&["--json", "lake", "check", "lake"]).output();
    let found: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
    let codes: Vec<String> =
        found["findings"].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap().to_owned()).collect();
    assert_eq!(done.status.code(), Some(i32::from(!codes.is_empty())), "{found}");
    codes
}

/// The totals of a report of the lake.
fn totals(estate: &Estate, report: &[&str]) -> serde_json::Value {
    let (out, _) = done(estate, &[&["--json", "lake", "report"], report].concat(), 3);
    serde_json::from_str::<serde_json::Value>(&out).unwrap()["totals"].clone()
}

/// Every byte of the tables.
fn tables(folder: &Path) -> Vec<u8> {
    tree::tree(&folder.join("data"))
        .into_keys()
        .flat_map(|path| fs::read(folder.join("data").join(path)).unwrap())
        .collect()
}

fn holds(bytes: &[u8], word: &str) -> bool {
    bytes.windows(word.len()).any(|window| window == word.as_bytes())
}

#[test]
fn what_nobody_approved_waits_and_stays_here() {
    let estate = estate();
    let ask = ["lake", "export", "lake", "--code", "tower-a"];
    estate
        .run(ask)
        .refused(2)
        .stderr(
            "
        error: nothing is approved for a lake in 2026 yet
          hint: say who gets it and what for: `deedbox lake export DIR --to NAME --purpose TEXT`",
        )
        .changes_around("");
}

#[test]
fn one_approval_stands_for_the_year_and_each_publication_is_registered() {
    let estate = estate();
    let ask = [&["lake", "export", "lake", "--code", "tower-a"][..], &FOR].concat();
    let (id, said) = done(&estate, &ask, 5);
    assert!(said.contains("waits for approval") && !lake(&estate).join("catalogue.json").exists(), "{said}");
    // Asked again it is the same that waits.
    assert_eq!(done(&estate, &ask, 6).0, id);
    done(&estate, &["--as", "ho", "approve", id.trim()], 7);
    let (_, said) = done(&estate, &ask[..5], 8);
    assert!(said.contains("publication 1"), "{said}");
    let publication = fs::read(lake(&estate).join("publications/tower-a/000001.json")).unwrap();
    assert!(estate.text_of(&["-export-", "released"]).contains(&tree::sha256(&publication)));
    // Something new goes out under the same approval, and is registered too.
    done(&estate, &["record", "payment", "1203", "--amount", "1"], 9);
    let (_, said) = done(&estate, &ask[..5], 10);
    assert!(said.contains("publication 2"), "{said}");
    let publication = fs::read(lake(&estate).join("publications/tower-a/000002.json")).unwrap();
    assert!(estate.text_of(&["-export-", "+03-released"]).contains(&tree::sha256(&publication)));
    assert_eq!(faults(&estate), Vec::<String>::new());
    // It is no file that could be handed out.
    let refused = estate.command(&["--as", "ho", "export", "--release", id.trim(), "-o", "x.xlsx"]).output();
    assert_eq!(refused.status.code(), Some(2), "{}", String::from_utf8_lossy(&refused.stderr));
    // The next year asks anew.
    let next = estate.command(&ask[..5]).set("DEEDBOX_NOW", "2027-01-04T10:00:00+08:00").output();
    assert_eq!(next.status.code(), Some(2), "{}", String::from_utf8_lossy(&next.stderr));
}

#[test]
fn exported_twice_changes_nothing_and_what_is_new_changes_its_tables_alone() {
    let estate = estate();
    done(&estate, &export(&FOR), 5);
    let before = (tree::tree(&lake(&estate)), estate.tree());
    for more in [&[][..], &["--since-last"], &FOR] {
        let (_, said) = done(&estate, &export(more), 6);
        assert_eq!(said, "Nothing is new of tower-a since the last publication.\n");
        assert_eq!((tree::tree(&lake(&estate)), estate.tree()), before, "{more:?}");
    }
    // Where no list has changed since, no record is read: one that was spoiled by hand stops a whole export alone.
    let spoiled = estate.copy();
    let records = walkdir::WalkDir::new(spoiled.archive().join("units")).into_iter().filter_map(Result::ok);
    let charge = records.map(walkdir::DirEntry::into_path).find(|path| path.to_string_lossy().contains("-charge-"));
    let charge = charge.expect("a charge");
    fs::remove_file(&charge).expect("it was there");
    fs::write(&charge, "spoiled").expect("a file");
    let ends =
        |more: &[&str]| spoiled.command(&export(more)).seed(7).set("DEEDBOX_CACHE", "off").output().status.code();
    let said = spoiled.command(&export(&["--since-last"])).seed(7).set("DEEDBOX_CACHE", "off").output();
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    assert_eq!(ends(&[]), Some(4));
    done(&estate, &["record", "payment", "1203", "--amount", "1"], 9);
    done(&estate, &export(&["--since-last"]), 10);
    let after = tree::tree(&lake(&estate));
    let new: Vec<&str> =
        after.keys().filter(|path| !before.0.contains_key(*path)).map(|path| path.split('/').nth(1).unwrap()).collect();
    assert_eq!(
        new,
        ["account_days", "allocations", "events", "payments", "tower-a"]
            .iter()
            .filter(|t| new.contains(t))
            .copied()
            .collect::<Vec<_>>()
    );
    assert!(new.contains(&"account_days") && new.contains(&"payments"), "{new:?}");
    assert!(before.0.iter().all(|(path, sha256)| path == "catalogue.json" || after.get(path) == Some(sha256)));
    assert_eq!(faults(&estate), Vec::<String>::new());
}

/// Nothing is put through a link, and nothing is registered before that is known.
#[test]
#[cfg(unix)]
fn a_lake_of_links_is_none() {
    for inner in ["data", "publications"] {
        let estate = estate();
        fs::create_dir_all(lake(&estate)).expect("a folder");
        fs::create_dir(estate.desk().join("elsewhere")).expect("a folder");
        std::os::unix::fs::symlink("../elsewhere", lake(&estate).join(inner)).expect("a link");
        let before = estate.tree();
        assert_eq!(estate.command(&export(&FOR)).seed(5).output().status.code(), Some(2), "{inner}");
        assert_eq!(tree::changes(&before, &estate.tree()), "", "{inner}");
    }
}

#[test]
fn names_phones_and_free_text_stay_here_unless_they_are_asked_for() {
    let estate = estate();
    done(&estate, &export(&FOR), 5);
    let words = ["Quincunx-Xylophone", "Vavasour", "55577777", "Chan Siu Ming", "Zugzwang"];
    let plain = tables(&lake(&estate));
    for word in words {
        assert!(!holds(&plain, word), "{word}");
    }
    done(&estate, &[&export(&["--with", "personal"])[..], &FOR].concat(), 6);
    let all = tables(&lake(&estate));
    for word in words {
        assert!(holds(&all, word), "{word}");
    }
    // What was approved without them does not let them go.
    let other = Estate::new();
    done(&other, &export(&FOR), 5);
    let refused = other.command(&["lake", "export", "lake", "--code", "tower-a", "--with", "personal"]).output();
    assert_eq!(refused.status.code(), Some(2), "{}", String::from_utf8_lossy(&refused.stderr));
}

#[test]
fn an_estate_has_one_code_and_a_code_one_estate() {
    let (one, other) = (estate(), Estate::nothing());
    // Estates of tests are drawn by one seed: this one gets an id of its own.
    done(&other, &["init", "../tower", "--name", "Other"], 4242);
    let other = other.staffed();
    let refused = one.command(&["--as", "ho", "lake", "export", "lake"]).output();
    assert!(String::from_utf8_lossy(&refused.stderr).contains("what the estate is called in the lake is not known"));
    assert_eq!(refused.status.code(), Some(2));
    let one = one.setting("[approvals]", "[lake]\ncode = \"tower-a\"\n\n[approvals]");
    done(&one, &[&["--as", "ho", "lake", "export", "lake"][..], &FOR].concat(), 5);
    assert!(lake(&one).join("publications/tower-a/000001.json").is_file());
    let folder = lake(&one).display().to_string();
    for (estate, code, says) in
        [(&other, "tower-a", "is another estate in this lake"), (&one, "tower-b", "is called tower-a")]
    {
        let words = [&["--as", "ho", "lake", "export", &folder, "--code", code][..], &FOR].concat();
        let refused = estate.command(&words).output();
        assert_eq!(refused.status.code(), Some(3));
        assert!(
            String::from_utf8_lossy(&refused.stderr).contains(says),
            "{}",
            String::from_utf8_lossy(&refused.stderr)
        );
    }
    for code in ["Tower", "a/b", "..", "a=b", "塔"] {
        let refused = other.command(&["--as", "ho", "lake", "export", &folder, "--code", code]).output();
        assert_eq!(refused.status.code(), Some(2), "{code}");
    }
    done(&other, &[&["--as", "ho", "lake", "export", &folder, "--code", "tower-b"][..], &FOR].concat(), 6);
    assert_eq!(faults(&one), Vec::<String>::new());
    // Somebody's own folder is no place for a lake, nor is the archive.
    let own = other.copy().on_desk("mine/letter.txt", "dear");
    for place in ["mine", "../tower/lake"] {
        let words = [&["--as", "ho", "lake", "export", place, "--code", "x"][..], &FOR].concat();
        assert_eq!(own.command(&words).output().status.code(), Some(2), "{place}");
    }
}

#[test]
fn reports_of_the_lake_say_what_those_of_the_estates_say() {
    let estate = estate();
    done(&estate, &export(&FOR), 5);
    let of_estate = |report: &[&str]| {
        let (out, _) = done(&estate, &[&["--json", "report"], report].concat(), 4);
        serde_json::from_str::<serde_json::Value>(&out).unwrap()["totals"].clone()
    };
    for day in ["2026-11-23", "2026-10-31", "2026-01-31", "2023-11-30"] {
        let at = ["--as-of", day];
        for report in ["arrears", "deposits", "occupancy"] {
            let (own, lake) =
                (of_estate(&[&[report], &at[..]].concat()), totals(&estate, &[&[report, "lake"], &at[..]].concat()));
            for (key, total) in own.as_object().unwrap() {
                let number = |value: &serde_json::Value| value.to_string().trim_matches('"').parse::<f64>().unwrap();
                assert!((number(total) - number(&lake[key])).abs() < 1e-9, "{report} {day} {key}: {own} {lake}");
            }
        }
    }
    assert_eq!(totals(&estate, &["arrears", "lake"])["overdue"], "50.35");
    assert_eq!(totals(&estate, &["payments", "lake"])["amount"], "59.05");
    for (words, says) in [
        (&["arrears", "lake", "--as-of", "2026-10-30"][..], "tells nothing of tower-a at the end of 2026-10-30"),
        (&["arrears", "lake", "--year", "2026"], "is told by --as-of"),
        (&["payments", "lake", "--as-of", "2026-10-31"], "is told by --year"),
        (&["rent", "lake"], "arrears"),
        (&["arrears", "nowhere"], "there is no lake at"),
    ] {
        let refused = estate.command(&[&["lake", "report"], words].concat()).output();
        let said = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert!(refused.status.code() == Some(2) && said.contains(says), "{words:?}: {said}");
    }
}

#[test]
fn what_no_publication_of_the_last_days_lists_is_tidied_away_and_nothing_else() {
    let estate = estate();
    done(&estate, &export(&FOR), 5);
    done(&estate, &["record", "payment", "1203", "--amount", "1"], 9);
    done(&estate, &export(&[]), 10);
    fs::write(lake(&estate).join("data/letter.txt"), "somebody's").unwrap();
    let before = tree::tree(&lake(&estate));
    let tidy = |at: &str, more: &[&str]| {
        let words = [&["lake", "tidy", "lake"], more].concat();
        let done = estate.command(&words).set("DEEDBOX_NOW", at).output();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        String::from_utf8_lossy(&done.stdout).into_owned()
    };
    assert_eq!(tidy("2026-12-20T10:00:00+08:00", &[]), "");
    let later = "2026-12-25T10:00:00+08:00";
    let old = tidy(later, &["--dry-run"]);
    assert!(old.contains("data/account_days/estate=tower-a/year=2026/"), "{old}");
    assert_eq!(tree::tree(&lake(&estate)), before);
    assert_eq!(tidy(later, &[]), old);
    let gone = tree::changes(&before, &tree::tree(&lake(&estate)));
    assert_eq!(gone, old.trim_end().lines().map(|path| format!("- {path}")).collect::<Vec<_>>().join("\n"));
    assert_eq!(faults(&estate), Vec::<String>::new());
    assert_eq!(tidy(later, &[]), "");
}

/// The tables are those of `schema/lake-1.json`; what was there once stays there.
#[test]
fn columns_are_only_ever_added() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/lake-1.json");
    let (now, _) = done(&Estate::nothing(), &["schema", "lake-1"], 1);
    let there = fs::read_to_string(&path).unwrap_or_default();
    let read = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap_or_default()["tables"].clone();
    let (known, all) = (read(&there), read(&now));
    for (table, columns) in known.as_object().into_iter().flatten() {
        for column in columns.as_array().unwrap() {
            assert!(all[table].as_array().is_some_and(|all| all.contains(column)), "{table} has lost {column}");
        }
    }
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &now).unwrap();
    }
    assert!(
        fs::read_to_string(&path).unwrap_or_default() == now,
        "schema/lake-1.json is not current: `UPDATE=1 cargo test`"
    );
    let without: Vec<&str> = all
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .filter(|table| !now.contains(&format!("\"{table}\"")))
        .collect();
    assert_eq!(without, Vec::<&str>::new());
}

/// Eight estates in DuckDB, in Spark and in `lake report`, held against the reports of each: `tools/lake` does that with any number.
#[test]
fn engines_say_to_the_cent_what_the_reports_of_each_estate_say() {
    if !peer::python_has("duckdb, pyspark", "lakes read by DuckDB and Spark")
        || !peer::is_there("java", "lakes read by Spark")
    {
        return;
    }
    let scratch = crate::support::Scratch::new();
    let tool = Path::new(env!("CARGO_MANIFEST_DIR")).join("tools/lake").display().to_string();
    let out = scratch.path().join("out").display().to_string();
    let said = peer::succeeds(
        scratch.path(),
        "python3",
        &[&tool, "--deedbox", crate::support::program(), "--made", "8", "--out", &out],
    );
    assert!(said.contains(" comparisons of 8 estates, ") && said.contains(" 0 differ"), "{said}");
}
