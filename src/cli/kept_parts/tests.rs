//! What is kept changes nothing but how long an answer takes: whatever becomes of archive, cache and clock, every command says what it says
//! where nothing is kept. What somebody changes by hand in a record is another matter, which `verify` finds.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "a test changes archive and cache behind the program's back"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use crate::archive::Tick;
use crate::cli::in_test::{self, Ended};

const NOW: &str = "2026-11-23T10:00:00+08:00";

/// What is looked at after each step.
const LOOKS: &[&str] = &[
    "report arrears",
    "report deposits",
    "report clients",
    "report occupancy",
    "report completeness",
    "report expiring",
    "report loans",
    "report yearbook --year 2026",
    "report arrears --as-of 2026-09-30 --known-at 2026-10-15T10:00:00+08:00",
    "status",
    "pending",
    "search 冷",
    "search --unit 1203",
    "search --unit 1501",
    "show zzzz",
    "show 2026-11-20-charge-zzzz",
    "loans",
    "list",
    "unit list",
    "show 1203",
    "show 1501",
    "--as wong move-out 1203 --date 2026-11-23 --check",
    "history 1203",
    "staff list",
    "log --since 2026-11-01",
];

/// An archive beside copies of it, and a cache.
struct Kept {
    folder: tempfile::TempDir,
    seed: u64,
    /// How far the machine's clock is ahead.
    ahead: i64,
}

fn said(ended: &Ended) -> String {
    format!("{:?}\n{}\n{}", ended.outcome.as_ref().map_err(ToString::to_string), ended.out, ended.err)
}

impl Kept {
    /// The story of `demo`, told.
    fn new(seed: u64) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let made = in_test::at(folder.path(), NOW, &["demo", "tower"]);
        assert!(made.outcome.is_ok(), "{}", said(&made));
        // A copy after some months away has another place, another writer.
        Self { folder, seed: seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1, ahead: 0 }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn tower(&self) -> PathBuf {
        self.path("tower")
    }

    fn cache(&self) -> PathBuf {
        self.path("cache")
    }

    /// One of so many.
    fn draw(&mut self, many: usize) -> usize {
        self.seed ^= self.seed << 13;
        self.seed ^= self.seed >> 7;
        self.seed ^= self.seed << 17;
        usize::try_from(self.seed % u64::try_from(many).unwrap()).unwrap()
    }

    fn began(&self) -> Tick {
        let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap();
        Tick { seconds: i64::try_from(now.as_secs()).unwrap() + self.ahead, nanos: now.subsec_nanos() }
    }

    /// A command with what is kept.
    fn run(&self, words: &str) -> Ended {
        let words: Vec<&str> = words.split(' ').collect();
        in_test::around(&self.tower(), NOW, &words, |environment| {
            environment.kept = Some(self.cache());
            environment.began = self.began();
        })
    }

    /// A command that changes something, refused or not.
    fn act(&mut self, archive: &Path, writer: &str, words: &str) -> Ended {
        let seed = self.draw(1 << 30);
        let words: Vec<&str> = words.split(' ').collect();
        in_test::around(archive, NOW, &words, |environment| {
            environment.kept = Some(self.cache());
            environment.began = self.began();
            environment.staff = Some("chan".parse().unwrap());
            environment.seed = Some(u64::try_from(seed).unwrap());
            environment.writer = Some(writer.parse().unwrap());
        })
    }

    /// What is said with what is kept is what is said without; gives in how many parts it is kept.
    #[track_caller]
    fn agrees(&self, looks: &[&str], after: &str) {
        for look in looks {
            let plain = said(&in_test::at(&self.tower(), NOW, &look.split(' ').collect::<Vec<_>>()));
            let kept = said(&self.run(look));
            assert_eq!(plain, kept, "`{look}` after {after}");
        }
    }

    fn manifests(&self) -> Vec<PathBuf> {
        files(&self.tower()).into_iter().filter(|path| path.extension().is_some_and(|end| end == "sha256")).collect()
    }

    fn parts(&self) -> Vec<PathBuf> {
        self.kept().into_iter().filter(|path| path.parent().unwrap().ends_with("parts")).collect()
    }

    /// Everything that is kept: the parts, and what lies beside them.
    fn kept(&self) -> Vec<PathBuf> {
        files(&self.cache()).into_iter().filter(|path| !path.ends_with("archive")).collect()
    }

    /// The records in rooms that tell who holds them, by the unit.
    fn tenancies(&self, unit: &str) -> Vec<PathBuf> {
        let of_unit = |path: &PathBuf| path.to_string_lossy().contains(&format!("/{unit}/room/data/records/"));
        let all = files(&self.tower()).into_iter().filter(of_unit);
        all.filter(|path| path.to_string_lossy().contains("-tenancy-")).collect()
    }
}

/// Every file below a folder, sorted.
fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut found = Vec::new();
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

/// Copies a folder with the times of its files; what lies there already stays.
fn copy(from: &Path, to: &Path) {
    for path in files(from) {
        let new = to.join(path.strip_prefix(from).unwrap());
        if !new.exists() {
            fs::create_dir_all(new.parent().unwrap()).unwrap();
            fs::copy(&path, &new).unwrap();
            let times = fs::FileTimes::new().set_modified(path.metadata().unwrap().modified().unwrap());
            let open = fs::OpenOptions::new().read(true).open(&new).unwrap();
            open.set_times(times).unwrap();
        }
    }
}

fn set_time(path: &Path, when: SystemTime) {
    let times = fs::FileTimes::new().set_modified(when);
    fs::OpenOptions::new().read(true).open(path).unwrap().set_times(times).unwrap();
}

/// A unit that the demo has, or has not.
const UNITS: [&str; 5] = ["1203", "0702", "1501", "1201", "7777"];

/// Something happens; gives what.
fn step(kept: &mut Kept, number: usize) -> String {
    let unit = UNITS[kept.draw(UNITS.len())];
    let other = kept.path("other");
    match kept.draw(16) {
        0..=4 => {
            let words = match kept.draw(8) {
                0 => format!("record charge {unit} --item fee --period 2026-11 --due 2026-11-15 --amount 5{number}.00"),
                1 => format!("record payment {unit} --amount {number}.50 --method cash"),
                2 => format!("record repair {unit} --category 空調 --title 冷{number}"),
                3 => format!("record note {unit} --about keys --note n{number}"),
                4 => format!("unit add 20{number:02} --floor 20 --area 80"),
                5 => format!("lend {unit} --to A{number} --purpose audit"),
                6 => format!("add {unit} --company C{number} --move-in 2026-11-20"),
                _ => format!("record opinion {unit} --title o{number}"),
            };
            let tower = kept.tower();
            let done = kept.act(&tower, "here", &words);
            format!("{words} ({})", done.outcome.is_ok())
        }
        5 => {
            kept.manifests().iter().for_each(|path| set_time(path, SystemTime::now()));
            "a touch of every manifest".to_owned()
        }
        6 => {
            let all = kept.manifests();
            let at = kept.draw(all.len());
            set_time(&all[at], SystemTime::UNIX_EPOCH + Duration::from_secs(1_600_000_000));
            format!("{} put back in time", all[at].display())
        }
        7 => {
            let backup = kept.path("backup");
            let _ = fs::remove_dir_all(&backup);
            copy(&kept.tower(), &backup);
            "a backup".to_owned()
        }
        8 if kept.path("backup").exists() => {
            fs::remove_dir_all(kept.tower()).unwrap();
            copy(&kept.path("backup"), &kept.tower());
            "the backup put in its place".to_owned()
        }
        9 => {
            let _ = fs::remove_dir_all(&other);
            copy(&kept.tower(), &other);
            let words =
                format!("record charge {unit} --item fee --period 2026-11 --due 2026-11-16 --amount 7{number}.00");
            kept.act(&other, "there", &words);
            "a clone in which something is recorded".to_owned()
        }
        10 if other.exists() => {
            // A merge: what the other has is put beside what is here. Manifests of one writer are never changed by two.
            copy(&other, &kept.tower());
            for path in files(&other).iter().filter(|path| path.ends_with("there.sha256")) {
                let new = kept.tower().join(path.strip_prefix(&other).unwrap());
                fs::remove_file(&new).unwrap();
                fs::copy(path, new).unwrap();
            }
            "a merge of the clone".to_owned()
        }
        11 if other.exists() => {
            let away = kept.path("away");
            fs::rename(kept.tower(), &away).unwrap();
            fs::rename(&other, kept.tower()).unwrap();
            fs::rename(&away, &other).unwrap();
            "the clone at the same place".to_owned()
        }
        12 => {
            kept.ahead = [-86_400, 0, 60, 86_400][kept.draw(4)];
            format!("the clock is {} s ahead", kept.ahead)
        }
        _ => {
            let parts = kept.kept();
            if parts.is_empty() {
                return "nothing".to_owned();
            }
            let (one, two) = (&parts[kept.draw(parts.len())].clone(), &parts[kept.draw(parts.len())].clone());
            let mut bytes = fs::read(one).unwrap();
            match kept.draw(3) {
                0 => {
                    fs::copy(two, one).unwrap();
                    "a part of another bundle, or what lies beside parts".to_owned()
                }
                1 => {
                    bytes.truncate(kept.draw(bytes.len()));
                    fs::write(one, bytes).unwrap();
                    "a part that was cut".to_owned()
                }
                _ => {
                    let at = kept.draw(bytes.len());
                    bytes[at] ^= 1 << kept.draw(8);
                    fs::write(one, bytes).unwrap();
                    format!("byte {at} of a part was changed")
                }
            }
        }
    }
}

/// How many stories are tried; `DEEDBOX_TEST_STORIES` says more.
fn stories() -> u64 {
    std::env::var("DEEDBOX_TEST_STORIES").ok().and_then(|many| many.parse().ok()).unwrap_or(2)
}

#[test]
fn whatever_happens_behind_it_the_answer_is_that_without_a_cache() {
    for story in 1..=stories() {
        let mut kept = Kept::new(story);
        // What the parts are made of was left alone for a while.
        kept.ahead = 60;
        kept.agrees(LOOKS, "the demo");
        kept.agrees(LOOKS, "the demo, again");
        let mut happened: Vec<String> = Vec::new();
        for number in 10..26 {
            happened.push(step(&mut kept, number));
            let looks: Vec<&str> = (0..5).map(|_| LOOKS[kept.draw(LOOKS.len())]).collect();
            kept.agrees(&looks, &format!("story {story}: {happened:#?}"));
        }
        kept.agrees(LOOKS, &format!("story {story}: {happened:#?}"));
        // By their last characters records of each sort of bundle are found, and none twice.
        let names = files(&kept.tower()).into_iter().filter_map(|path| {
            let name = path.to_str()?.strip_suffix(".toml")?.to_owned();
            name.get(name.len().checked_sub(4)?..).map(|tail| format!("show {tail}"))
        });
        let names: Vec<String> = names.collect();
        let some: Vec<&str> = (0..4).map(|_| names[kept.draw(names.len())].as_str()).collect();
        kept.agrees(&some, &format!("story {story}: {happened:#?}"));
        assert!(!kept.parts().is_empty());
        assert!(happened.iter().any(|step| step.ends_with("(true)")), "{happened:#?}");
    }
}

#[test]
fn a_fresh_part_is_used_and_hides_what_was_changed_by_hand_until_verify() {
    let mut kept = Kept::new(1);
    kept.ahead = 60;
    kept.agrees(&["report clients"], "the demo");
    let covers = files(&kept.tower()).into_iter().filter(|path| path.ends_with("data/cover.toml"));
    for cover in covers {
        let mut permissions = cover.metadata().unwrap().permissions();
        #[expect(clippy::permissions_set_readonly_false, reason = "the test damages a file on purpose")]
        permissions.set_readonly(false);
        fs::set_permissions(&cover, permissions).unwrap();
        fs::write(&cover, "rubbish").unwrap();
    }
    assert!(in_test::at(&kept.tower(), NOW, &["report", "clients"]).outcome.is_err());
    assert!(kept.run("report clients").outcome.is_ok());
    assert!(kept.run("report clients --no-cache").outcome.is_err());
    assert!(kept.run("verify").out.contains("data/cover.toml"));
}

/// What is kept of rooms is used by who looks, until `verify`; who changes something reads each room for himself.
#[test]
fn rooms_are_passed_over_by_who_looks_and_read_by_who_acts() {
    let mut kept = Kept::new(1);
    kept.ahead = 60;
    let check = "--as wong move-out 1203 --date 2026-11-23 --check";
    kept.agrees(&["show 1203", check], "the demo");
    assert!(kept.kept().iter().any(|path| path.ends_with("rooms")));
    let other = kept.tenancies("0702");
    assert!(!other.is_empty());
    for tenancy in &other {
        fs::remove_file(tenancy).unwrap();
        fs::write(tenancy, "rubbish").unwrap();
    }
    for look in ["show 1203", check] {
        let words: Vec<&str> = look.split(' ').collect();
        assert!(in_test::at(&kept.tower(), NOW, &words).outcome.is_err(), "{look}");
        assert!(kept.run(look).outcome.is_ok(), "{look}");
        assert!(kept.run(&format!("{look} --no-cache")).outcome.is_err(), "{look}");
    }
    let tower = kept.tower();
    let waive = "arrears deposits cases loans keys restoration label".split(' ').map(|gate| format!(" --waive {gate}"));
    let leave = format!("move-out 1203 --date 2026-11-23 --reason x --yes{}", waive.collect::<String>());
    let left = kept.act(&tower, "here", &leave);
    assert!(left.outcome.as_ref().is_err_and(|e| e.to_string().contains("tenancy")), "{}", said(&left));
}

#[test]
fn a_bundle_with_a_record_that_is_not_what_was_listed_gets_no_part() {
    let mut kept = Kept::new(1);
    kept.ahead = 60;
    let cover = files(&kept.tower()).into_iter().find(|path| path.ends_with("data/cover.toml")).unwrap();
    fs::remove_file(&cover).unwrap();
    fs::write(&cover, "rubbish").unwrap();
    for _ in 0..2 {
        kept.agrees(&["report clients", "list"], "a record was altered");
    }
}

#[test]
fn a_part_is_not_fresh_where_a_manifest_was_written_within_its_tick() {
    let mut kept = Kept::new(1);
    let (tower, one, other) = (kept.tower(), kept.path("one"), kept.path("two"));
    copy(&tower, &one);
    copy(&tower, &other);
    let charge =
        |amount: u32| format!("record charge 1203 --item fee --period 2026-11 --due 2026-11-15 --amount {amount}.00");
    assert!(kept.act(&one, "here", &charge(4711)).outcome.is_ok());
    assert!(kept.act(&other, "here", &charge(4712)).outcome.is_ok());
    copy(&one, &tower);
    copy(&other, &tower);
    let manifest = files(&one).into_iter().find(|path| !tower.join(path.strip_prefix(&one).unwrap()).exists());
    assert_eq!(manifest, None);
    let changed: Vec<PathBuf> = files(&one)
        .into_iter()
        .map(|path| path.strip_prefix(&one).unwrap().to_owned())
        .filter(|path| fs::read(one.join(path)).ok() != fs::read(tower.join(path)).ok())
        .filter(|path| path.extension().is_some_and(|end| end == "sha256"))
        .collect();
    for round in 0..6 {
        let from = if round % 2 == 0 { &one } else { &other };
        for path in &changed {
            let when = tower.join(path).metadata().unwrap().modified().unwrap();
            // The same size, and the same time: the machine's clock alone tells that it was a moment ago.
            let bytes = fs::read(from.join(path)).unwrap();
            fs::write(tower.join(path), bytes).unwrap();
            set_time(&tower.join(path), when);
        }
        kept.agrees(&["report arrears", "statement 1203"], "a manifest was written anew");
    }
}

#[test]
fn a_cache_that_takes_nothing_is_no_error() {
    let kept = Kept::new(1);
    fs::write(kept.path("file"), "").unwrap();
    for place in
        [kept.path("file/below"), "/proc/deedbox".into(), kept.tower().join("cache"), kept.tower(), "relative".into()]
    {
        let before = files(&kept.tower());
        for look in [&["report", "arrears"][..], &["show", "1203"], &["show", "zzzz"]] {
            let plain = said(&in_test::at(&kept.tower(), NOW, look));
            for _ in 0..2 {
                let told = in_test::around(&kept.tower(), NOW, look, |environment| {
                    environment.kept = Some(place.clone());
                    environment.began = kept.began();
                });
                assert_eq!(plain, said(&told), "{}", place.display());
            }
        }
        assert_eq!(before, files(&kept.tower()), "nothing is kept in an archive");
    }
}

#[cfg(unix)]
#[test]
fn what_is_kept_is_for_this_user_alone() {
    use std::os::unix::fs::PermissionsExt;
    let mut kept = Kept::new(1);
    kept.ahead = 60;
    let mut names = files(&kept.tower()).into_iter().filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned()));
    let of_a_loan = names.find(|name| name.contains("-loan-") && !name.contains('+')).unwrap();
    let by_its_tail = format!("show {}", of_a_loan.get(of_a_loan.len() - 4..).unwrap());
    kept.agrees(&["report clients", "show 1203", &by_its_tail], "the demo");
    let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
    let beside = kept.kept().into_iter().filter(|path| !path.parent().unwrap().ends_with("parts"));
    let beside: Vec<PathBuf> = beside.collect();
    for name in ["rooms", "tails"] {
        assert!(beside.iter().any(|path| path.ends_with(name)), "{name}: {beside:?}");
    }
    assert!(beside.iter().all(|path| mode(path) == 0o600));
    let parts = kept.parts();
    assert!(parts.iter().all(|part| mode(part) == 0o600 && mode(part.parent().unwrap()) == 0o700));
    // A folder that others may write to is left alone.
    let folder = parts[0].parent().unwrap();
    fs::set_permissions(folder, fs::Permissions::from_mode(0o777)).unwrap();
    parts.iter().for_each(|part| fs::remove_file(part).unwrap());
    kept.agrees(&["report clients"], "somebody opened the cache to everybody");
    assert_eq!(kept.parts(), Vec::<PathBuf>::new());
}
