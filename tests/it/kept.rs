//! What was read is kept outside the archive (`DEEDBOX_CACHE`), and no answer depends on it. `DEEDBOX_TEST_CACHE=off` runs every test of this
//! crate without; stories of what may happen behind it are in `src/cli/kept_parts/tests.rs`.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use crate::support::{Command, Estate, peer};

fn office() -> Estate {
    let estate = Estate::new().client("1203", "宏達貿易", "2025-03-01").client("1204", "Acme", "2025-04-01");
    let charge = ["--item", "fee", "--period", "2026-11", "--due", "2026-11-10", "--amount"];
    estate
        .with(&[&["record", "charge", "1203"], &charge[..], &["100"]].concat())
        .with(&[&["record", "charge", "1204"], &charge[..], &["200"]].concat())
        .with(&["record", "repair", "1203", "--category", "空調", "--title", "冷氣滴水"])
}

/// Where a test keeps it whatever `DEEDBOX_TEST_CACHE` says.
fn place(estate: &Estate) -> OsString {
    estate.archive().with_file_name("kept").into_os_string()
}

fn said(estate: &Estate, words: &[&str]) -> (Option<i32>, String) {
    let done = estate.command(words).set("DEEDBOX_CACHE", place(estate)).output();
    (done.status.code(), String::from_utf8_lossy(&done.stdout).into_owned() + &String::from_utf8_lossy(&done.stderr))
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let found = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().filter_map(Result::ok);
    found.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path).collect()
}

fn parts(estate: &Estate) -> Vec<PathBuf> {
    let all = files(Path::new(&place(estate)));
    all.into_iter().filter(|path| path.parent().is_some_and(|above| above.ends_with("parts"))).collect()
}

#[test]
fn what_was_read_is_kept_and_told_by_doctor_and_nothing_is_where_nobody_wants_it() {
    let estate = office();
    let plain = |words: &[&str]| {
        let done = estate.command(words).set("DEEDBOX_CACHE", "off").output();
        (
            done.status.code(),
            String::from_utf8_lossy(&done.stdout).into_owned() + &String::from_utf8_lossy(&done.stderr),
        )
    };
    let arrears = plain(&["report", "arrears"]);
    assert_eq!(said(&estate, &["report", "arrears", "--no-cache"]), arrears);
    assert_eq!(parts(&estate), Vec::<PathBuf>::new());
    assert!(!said(&estate, &["doctor"]).1.contains("is kept in"));
    assert_eq!(said(&estate, &["report", "arrears"]), arrears);
    // Four rooms, two clients, and the staff of whom `doctor` asked.
    assert_eq!(parts(&estate).len(), 7);
    assert!(said(&estate, &["doctor"]).1.contains("What was read of 7 folders is kept in"));
    fs::remove_dir_all(place(&estate)).unwrap();
    assert_eq!(said(&estate, &["report", "arrears"]), arrears);
    // Acts and `verify` read for themselves.
    fs::remove_dir_all(place(&estate)).unwrap();
    assert_eq!(said(&estate, &["verify"]).0, Some(0));
    assert_eq!(parts(&estate), Vec::<PathBuf>::new());
}

/// `verify` alone finds what was changed by hand; `doctor` says when it looked at everything last, as it is noted in this working copy.
#[test]
fn doctor_says_when_everything_was_verified_last() {
    let estate = office();
    let doctor = |estate: &Estate| said(estate, &["doctor"]).1;
    let never = "No `deedbox verify` of the whole archive is noted in this working copy";
    assert!(doctor(&estate).contains(never), "{}", doctor(&estate));
    for part in [&["verify", "1203"][..], &["verify", "--quick"]] {
        assert_eq!(said(&estate, part).0, Some(0));
        assert!(doctor(&estate).contains(never), "{part:?} is not all of it");
    }
    assert_eq!(said(&estate, &["verify"]).0, Some(0));
    let whole = "was last verified on 2026-11-23: nothing was damaged";
    assert!(doctor(&estate).contains(whole), "{}", doctor(&estate));
    // A copy of the folder is not what was verified.
    assert!(doctor(&estate.copy()).contains(never));
    let estate = estate.today("2026-11-25");
    let cover = files(&estate.archive().join("units")).into_iter().find(|path| path.ends_with("data/cover.toml"));
    fs::remove_file(cover.expect("a cover")).unwrap();
    assert!(doctor(&estate).contains(whole), "{}", doctor(&estate));
    assert_eq!(said(&estate, &["verify"]).0, Some(1));
    let damaged = "was last verified on 2026-11-25, and damage was found";
    assert!(doctor(&estate).contains(damaged), "{}", doctor(&estate));
}

/// What was destroyed stays readable nowhere: not under the place of today, and not under that of before a volume was boxed.
#[test]
fn of_what_was_destroyed_nothing_is_kept() {
    let estate = crate::dispose::estate();
    let kept_of = |estate: &Estate| {
        let holds = |path: &PathBuf| String::from_utf8_lossy(&fs::read(path).unwrap()).contains("letter.txt");
        parts(estate).iter().filter(|path| holds(path)).count()
    };
    let estate = crate::dispose::planned(estate);
    let id = crate::dispose::asked(&estate);
    let estate = estate.with(&["--as", "ho", "approve", &id]).today("2036-03-15");
    assert_eq!(said(&estate, &["show", "1203@2025-10-31"]).0, Some(0));
    assert_ne!(kept_of(&estate), 0);
    let carry_out = crate::dispose::carry_out(&id);
    let tried = said(&estate, &[&carry_out[..], &["--dry-run"]].concat());
    assert_eq!(tried.0, Some(0), "{}", tried.1);
    assert_ne!(kept_of(&estate), 0, "a dry run takes nothing away");
    let done = said(&estate, &[&carry_out[..], &["--yes"]].concat());
    assert_eq!(done.0, Some(0), "{}", done.1);
    assert_eq!(kept_of(&estate), 0);
    said(&estate, &["show", "1203@2025-10-31"]);
    said(&estate, &["status"]);
    assert_eq!(kept_of(&estate), 0, "and it does not come again");
}

/// What leaves the archive is read anew, and not as it was when somebody looked at it.
#[test]
fn what_leaves_is_read_anew() {
    let estate = office();
    thread::sleep(Duration::from_millis(3500));
    assert_eq!(said(&estate, &["show", "1203"]).0, Some(0));
    let cover = files(&estate.archive().join("units")).into_iter();
    let cover =
        cover.filter(|path| path.ends_with("data/cover.toml")).find(|path| path.to_string_lossy().contains("1203"));
    let cover = cover.expect("a cover");
    let text = fs::read_to_string(&cover).unwrap().replace("宏達貿易", "宏遠貿易");
    fs::remove_file(&cover).unwrap();
    fs::write(&cover, text).unwrap();
    assert!(said(&estate, &["show", "1203"]).1.contains("宏達貿易"), "a look goes by what was read, until `verify`");
    let before = estate.tree();
    for words in [
        &["--as", "ho", "export", "-o", "all.xlsx", "--to", "Audit", "--purpose", "x"][..],
        &["--as", "ho", "site", "pages", "--to", "Audit", "--purpose", "x"],
    ] {
        assert_eq!(said(&estate, words).0, Some(4), "{words:?}: {}", said(&estate, words).1);
    }
    assert_eq!(crate::support::tree::changes(&before, &estate.tree()), "");
}

#[test]
fn a_part_that_is_used_without_its_manifests_being_read_knows_what_was_written_since() {
    let estate = office();
    // Files and clock are what they are: within two seconds nothing is relied on.
    thread::sleep(Duration::from_millis(3500));
    let looks: [&[&str]; 8] = [
        &["report", "arrears"],
        &["status"],
        &["search", "冷氣"],
        &["show", "1203"],
        &["report", "clients"],
        // Words that may be a client's name, and the last characters of a record's.
        &["show", "宏達"],
        &["show", "zeta"],
        &["show", "acme"],
    ];
    let agree = |after: &str| {
        for words in looks {
            let plain = said(&estate, &[words, &["--no-cache"]].concat());
            for _ in 0..2 {
                assert_eq!(said(&estate, words), plain, "{words:?} after {after}");
            }
        }
    };
    agree("nothing");
    let charge = ["record", "charge", "1203", "--item", "f", "--period", "2026-11", "--due", "2026-11-11", "--amount"];
    let estate = &estate;
    estate.made(&[&charge[..], &["7"]].concat());
    agree("a charge");
    let zeta = ["add", "1205", "--company", "Zeta", "--move-in", "2026-11-01"];
    assert_ne!(said(estate, &["show", "zeta"]).0, Some(0));
    estate.made(&zeta);
    agree("a client");
    assert!(said(estate, &["show", "zeta"]).1.contains("Zeta"));
    let manifests: Vec<PathBuf> = files(&estate.archive())
        .into_iter()
        .filter(|path| path.extension().is_some_and(|ending| ending == "sha256"))
        .collect();
    thread::sleep(Duration::from_millis(3500));
    agree("a while");
    // The list of a client's file as it was before the charge, with the time that it has now: only the system knows.
    let (path, text) = manifests
        .iter()
        .map(|path| (path, fs::read_to_string(path).unwrap()))
        .find(|(_, text)| text.lines().filter(|line| line.contains("-charge-")).count() == 2)
        .expect("the client's list");
    let when = fs::metadata(path).unwrap().modified().unwrap();
    let other = text.replace("data/records", "data/recordz");
    assert_eq!(other.len(), text.len());
    fs::write(path, other).unwrap();
    fs::File::open(path).unwrap().set_modified(when).unwrap();
    agree("a list of the same size and time");
    fs::write(path, text).unwrap();
    fs::File::open(path).unwrap().set_modified(when).unwrap();
    agree("the list as it was");
}

#[test]
fn readers_and_writers_at_once_find_what_is_there() {
    let estate = &office();
    let id = estate.made(&["record", "repair", "1203", "--category", "空調", "--title", "冷 0"]);
    let tail = id.rsplit('/').next().unwrap_or_default().to_owned();
    let write = |writer: usize| {
        let one = move |number: usize| {
            let unit = if number.is_multiple_of(2) { "1203" } else { "1204" };
            let title = format!("冷 {writer}-{number}");
            let words = ["record", "repair", unit, "--category", "空調", "--title", &title];
            let seed = u64::try_from(writer * 100 + number).unwrap() + 5000;
            estate.command(&words).set("DEEDBOX_CACHE", place(estate)).seed(seed)
        };
        (0..6).map(one).collect::<Vec<_>>()
    };
    let read = |reader: usize| {
        let words: &[&str] = match reader % 3 {
            0 => &["search", "冷"],
            1 => &["report", "repairs", "--year", "2026"],
            // The same record, by its last characters.
            _ => &["show", &tail],
        };
        vec![estate.command(words).set("DEEDBOX_CACHE", place(estate)); 8]
    };
    let all: Vec<Vec<Command>> = (0..3).map(write).chain((0..6).map(read)).collect();
    thread::scope(|scope| {
        for commands in all {
            scope.spawn(move || {
                for command in commands {
                    let done = command.output();
                    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
                }
            });
        }
    });
    for words in [
        &["search", "冷"][..],
        &["report", "repairs", "--year", "2026"],
        &["status"],
        &["show", &tail],
        &["show", "1203"],
    ] {
        assert_eq!(said(estate, words), said(estate, &[words, &["--no-cache"]].concat()), "{words:?}");
    }
}

#[test]
fn a_look_opens_nothing_in_the_archive_for_writing() {
    if !peer::is_there("strace", "that a look writes nothing in the archive, by strace") {
        return;
    }
    let estate = office();
    for words in [&["report", "arrears"][..], &["status"], &["search", "冷氣"], &["show", "1203"], &["audit"]] {
        let trace = estate.desk().join("calls");
        let calls =
            "trace=openat,openat2,open,creat,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,chmod,fchmod";
        let beneath = format!("exec strace -f -qq -y -o '{}' -e {calls} \"$0\" \"$@\"", trace.display());
        let command = estate.command(words).set("DEEDBOX_CACHE", place(&estate)).beneath(&beneath);
        assert!(command.output().status.code().is_some_and(|code| code < 2), "{words:?}");
        let all = fs::read_to_string(&trace).unwrap();
        let tower = estate.archive().display().to_string();
        let writes = |line: &&str| {
            let is_open = line.contains("open") && !line.contains("O_RDWR") && !line.contains("O_WRONLY");
            line.contains(&tower) && !is_open
        };
        assert_eq!(all.lines().filter(writes).collect::<Vec<_>>(), Vec::<&str>::new(), "{words:?}");
        assert!(all.lines().any(|line| line.contains(&tower)), "it looked there");
        fs::remove_file(trace).unwrap();
    }
}
