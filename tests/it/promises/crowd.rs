//! Many processes on one archive: nothing is lost, nothing is there twice.

use std::collections::BTreeSet;
use std::process::{Child, Output};

use crate::support::{Command, Estate, tree};

/// Starts all at once, and waits for all.
fn at_once(commands: &[Command]) -> Vec<Output> {
    let started: Vec<_> = commands.iter().map(Command::start).collect();
    let ended = started.into_iter().map(Child::wait_with_output);
    ended.map(|done| done.expect("the program ends")).collect()
}

fn said(done: &Output) -> String {
    String::from_utf8_lossy(&done.stderr).into_owned()
}

#[test]
fn thirty_two_clerks_file_into_one_unit() {
    const CLERKS: u64 = 32;
    let mut estate = Estate::new().client("1203", "Acme", "2026-03-01");
    for clerk in 1..=CLERKS {
        estate = estate.on_desk(&format!("letter-{clerk}.txt"), &format!("the letter of clerk {clerk}"));
    }
    let commands: Vec<_> = (1..=CLERKS)
        .map(|clerk| {
            let paper = format!("letter-{clerk}.txt");
            // All draw from one seed: their first choice of an id is the same.
            estate.command(&["file", "1203", &paper, "--category", "correspondence", "--date", "2026-04-01"]).seed(7)
        })
        .collect();
    let done = at_once(&commands);
    let mut ids = BTreeSet::new();
    for one in &done {
        assert!(one.status.success(), "{}", said(one));
        ids.insert(String::from_utf8_lossy(&one.stdout).trim().to_owned());
    }
    assert_eq!(ids.len(), done.len(), "{ids:?}");
    let files = estate.tree();
    for clerk in 1..=CLERKS {
        let digest = tree::sha256(format!("the letter of clerk {clerk}").as_bytes());
        assert_eq!(files.values().filter(|found| **found == digest).count(), 1, "the letter of clerk {clerk}");
    }
    assert_eq!(tree::wrong_manifests(&estate.archive()), Vec::<String>::new());
    assert_eq!(tree::left_in_private_dir(&estate.archive()), Vec::<String>::new());
}

#[test]
fn the_same_paper_is_filed_once() {
    let estate = Estate::new().client("1203", "Acme", "2026-03-01").on_desk("letter.txt", "a letter");
    let file = estate.command(&["file", "1203", "letter.txt", "--category", "correspondence"]);
    let commands: Vec<_> = (0..8).map(|seed| file.clone().seed(seed)).collect();
    let codes: Vec<_> = at_once(&commands).iter().map(|done| done.status.code()).collect();
    assert_eq!(codes.iter().filter(|code| **code == Some(0)).count(), 1, "{codes:?}");
    assert_eq!(codes.iter().filter(|code| **code == Some(3)).count(), 7, "{codes:?}");
}

#[test]
fn one_file_is_lent_to_one_reader() {
    let estate = Estate::new().client("1203", "Acme", "2026-03-01");
    let commands: Vec<_> = (1..=8)
        .map(|reader| {
            let to = format!("Reader {reader}");
            estate
                .command(&[
                    "--as",
                    "ho",
                    "lend",
                    "1203",
                    "--to",
                    &to,
                    "--purpose",
                    "audit",
                    "--approve",
                    "--handled-by",
                    "lee",
                ])
                .seed(reader)
        })
        .collect();
    let done = at_once(&commands);
    let lent = done.iter().filter(|one| one.status.success()).count();
    assert_eq!(lent, 1, "{:?}", done.iter().map(said).collect::<Vec<_>>());
    for refused in done.iter().filter(|one| !one.status.success()) {
        assert_eq!(refused.status.code(), Some(3), "{}", said(refused));
        assert!(said(refused).contains("1203 is out: Reader "), "{}", said(refused));
    }
    let loans = estate.tree().into_keys().filter(|path| path.contains("-loan-") && !path.contains('+')).count();
    assert_eq!(loans, 1);
    assert_eq!(tree::wrong_manifests(&estate.archive()), Vec::<String>::new());
}

#[test]
fn eight_clerks_put_one_file_somewhere_and_count_the_shelf() {
    let estate = Estate::new().client("1203", "Acme", "2026-03-01");
    let commands: Vec<_> = (1..=8)
        .flat_map(|clerk| {
            let place = format!("R1/{clerk}");
            let count = estate.command(&["stocktake", "R1", "--record"]).seed(clerk + 20);
            [estate.command(&["place", "1203", &place]).seed(clerk), count]
        })
        .collect();
    for done in at_once(&commands) {
        assert!(done.status.success(), "{}", said(&done));
    }
    let files = estate.tree();
    // One after the other: no two events have one number.
    let numbers: BTreeSet<String> =
        files.keys().filter_map(|path| path.split("cover+").nth(1)?.split('-').next().map(str::to_owned)).collect();
    assert_eq!(numbers.len(), 8, "{numbers:?}");
    assert_eq!(files.keys().filter(|path| path.contains("-stocktake-")).count(), 8);
    assert_eq!(tree::wrong_manifests(&estate.archive()), Vec::<String>::new());
    assert_eq!(tree::left_in_private_dir(&estate.archive()), Vec::<String>::new());
}

#[test]
fn one_unit_is_let_to_one_client_and_added_once() {
    let estate = Estate::new();
    let lets: Vec<_> = (1..=6)
        .map(|n| {
            let company = format!("Company {n}");
            estate.command(&["add", "1203", "--company", &company, "--move-in", "2026-03-01"]).seed(n)
        })
        .collect();
    let adds: Vec<_> = (1..=6).map(|n| estate.command(&["unit", "add", "1301", "--floor", "13"]).seed(n)).collect();
    for commands in [lets, adds] {
        let codes: Vec<_> = at_once(&commands).iter().map(|done| done.status.code()).collect();
        assert_eq!(codes.iter().filter(|code| **code == Some(0)).count(), 1, "{codes:?}");
        assert_eq!(codes.iter().filter(|code| **code == Some(3)).count(), 5, "{codes:?}");
    }
    assert_eq!(tree::wrong_manifests(&estate.archive()), Vec::<String>::new());
}

#[test]
fn clerks_go_on_while_a_year_is_boxed() {
    let estate = Estate::new()
        .client("1203", "Acme", "2021-03-01")
        .client("1204", "Beta", "2021-03-01")
        .moved_out("1203", "2025-10-31")
        .on_desk("late.txt", "late");
    let mut commands = vec![
        estate.command(&["archive-moved-out", "--year", "2025"]).seed(1),
        estate.command(&["archive-moved-out", "--year", "2025"]).seed(2),
        estate.command(&["file", "1203@2025-10-31", "late.txt", "--category", "payments"]).seed(3),
    ];
    for n in 4..10 {
        commands.push(estate.command(&["lend", "1204", "--to", "Ho", "--purpose", "audit"]).seed(n));
    }
    for done in at_once(&commands) {
        assert!(done.status.success(), "{}", said(&done));
    }
    let files = estate.tree();
    assert_eq!(files.keys().filter(|path| path.ends_with("/bagit.txt")).count(), 1);
    assert_eq!(files.keys().filter(|path| path.contains("/registers/boxes/") || path.contains("-box-")).count(), 1);
    assert_eq!(files.values().filter(|found| **found == tree::sha256(b"late")).count(), 1);
    assert_eq!(tree::wrong_manifests(&estate.archive()), Vec::<String>::new());
}

/// The rights of everything in an archive but its private folder, by path.
#[cfg(unix)]
fn modes(estate: &Estate) -> std::collections::BTreeMap<String, u32> {
    use std::os::unix::fs::PermissionsExt;
    let mut modes = std::collections::BTreeMap::new();
    let mut folders = vec![estate.archive()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let state = std::fs::symlink_metadata(entry.path()).unwrap();
            modes.insert(entry.path().display().to_string(), state.permissions().mode() & 0o7777);
            if state.is_dir() {
                folders.push(entry.path());
            }
        }
    }
    modes
}

#[cfg(unix)]
#[test]
fn what_is_new_in_a_shared_folder_is_the_groups_whatever_a_colleagues_umask() {
    for (share, is_shared) in
        [("chmod -R g+rwX . && find . -type d -exec chmod g+s {} +", true), ("chmod -R go-w .", false)]
    {
        let estate = Estate::new().on_desk("a.txt", "a");
        crate::support::peer::succeeds(&estate.archive(), "sh", &["-c", share]);
        let before = modes(&estate);
        for words in [
            &["add", "1203", "--company", "Acme", "--move-in", "2026-03-01"][..],
            &["file", "1203", "a.txt", "--category", "contracts", "--date", "2026-03-01"],
            &["record", "opinion", "1203", "--title", "x"],
        ] {
            let done = estate.command(words).seed(3).beneath("umask 077").output();
            assert!(done.status.success(), "{}", said(&done));
        }
        let new: Vec<_> = modes(&estate).into_iter().filter(|(path, _)| !before.contains_key(path)).collect();
        assert!(10 < new.len());
        for (path, mode) in new {
            let is_folder = std::path::Path::new(&path).is_dir();
            // Papers are read-only, so that a slip of the hand does not change them.
            let wanted = if is_folder {
                0o2070
            } else if path.contains("/originals/") {
                0o040
            } else {
                0o060
            };
            match is_shared {
                true => assert_eq!(mode & wanted, wanted, "{path}: {mode:o}"),
                false => assert_eq!(mode & 0o077, 0, "{path}: {mode:o}"),
            }
        }
    }
}
