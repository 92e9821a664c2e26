//! Clones that file, lend, return and move out merge without a conflict, and lose nothing.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Output;

use crate::support::peer::{self, git, git_succeeds};
use crate::support::{Estate, tree};

/// What somebody does in a clone.
pub type Acts<'a> = &'a [&'a [&'a str]];

/// An archive in git with a client in 1203, two papers there, two loans that are out, and a client who left 1204.
struct Base {
    estate: Estate,
    papers: [String; 2],
    loans: [String; 2],
}

fn base() -> Base {
    let estate = Estate::new()
        .client("1203", "Acme", "2021-03-01")
        .client("1204", "Beta", "2021-03-01")
        .paper("1204", "lease", "contracts", "2021-03-01")
        .moved_out("1204", "2025-10-31")
        .on_desk("a.txt", "a")
        .on_desk("b.txt", "b")
        .on_desk("left.txt", "left")
        .on_desk("right.txt", "right");
    let file = |name| estate.made(&["file", "1203", name, "--category", "contracts", "--date", "2021-03-01"]);
    let papers = [file("a.txt"), file("b.txt")];
    let lend = |paper: &str| {
        estate.made(&["--as", "lee", "lend", "1203", "--to", "Ho", "--purpose", "audit", "--paper", paper, "--approve"])
    };
    let loans = [lend(&papers[0]), lend(&papers[1])];
    Base { estate, papers, loans }
}

/// Everything that is in one tree or the other.
fn union(one: &tree::Tree, other: &tree::Tree) -> tree::Tree {
    let mut all = one.clone();
    all.extend(other.iter().map(|(path, digest)| (path.clone(), digest.clone())));
    all
}

fn commit(estate: &Estate) {
    git_succeeds(&estate.archive(), &["add", "--all"]);
    let nothing = git_succeeds(&estate.archive(), &["status", "--porcelain"]).is_empty();
    if !nothing {
        git_succeeds(&estate.archive(), &["commit", "--quiet", "--message", "work"]);
    }
}

fn went_well(done: &Output, what: &str) {
    let says = [&done.stdout[..], &done.stderr].concat();
    assert!(done.status.success(), "{what}: {}", String::from_utf8_lossy(&says));
}

/// What the archive must be after a merge.
fn check(estate: &Estate, what: &str) {
    assert_eq!(tree::wrong_manifests(&estate.archive()), Vec::<String>::new(), "{what}");
    let next = estate.command(&["unit", "add", "9999", "--floor", "99", "--dry-run"]).seed(5).output();
    went_well(&next, what);
}

/// Both sides act on copies of one archive; then left takes right, right takes left, and right is rebased onto left.
pub fn merges(estate: &Estate, left: Acts, right: Acts) -> Vec<Estate> {
    if !peer::is_there("git", "clones merge") {
        return Vec::new();
    }
    let mut merged = Vec::new();
    for attributes in [None, Some("* -text\n")] {
        let base = estate.copy();
        if let Some(text) = attributes {
            std::fs::write(base.archive().join(".gitattributes"), text).expect("a file");
        }
        git_succeeds(&base.archive(), &["init", "--quiet"]);
        commit(&base);
        let side = |name: &str, acts: Acts| {
            let mut clone = base.copy().writer(name);
            for act in acts {
                clone = clone.with(act);
            }
            commit(&clone);
            clone
        };
        let (ours, theirs) = (side("left", left), side("right", right));
        let both = union(&ours.tree(), &theirs.tree());
        for (into, from, how) in
            [(&ours, &theirs, "--no-rebase"), (&theirs, &ours, "--no-rebase"), (&theirs, &ours, "--rebase")]
        {
            let here = into.copy();
            let what = format!("{left:?} and {right:?}, {how}");
            let from = from.archive().display().to_string();
            went_well(&git(&here.archive(), &["pull", "--quiet", "--no-edit", how, &from, "main"]), &what);
            check(&here, &what);
            assert_eq!(tree::changes(&both, &here.tree()), "", "{what}: not all of both");
            merged.push(here);
        }
    }
    merged
}

#[test]
fn both_file_a_paper_of_one_title_and_day() {
    let file = |name: &'static str| {
        ["file", "1203", name, "--category", "contracts", "--date", "2026-04-01", "--title", "Letter"]
    };
    merges(&base().estate, &[&file("left.txt")], &[&file("right.txt")]);
}

#[test]
fn both_file_the_same_bytes() {
    let file = ["file", "1203", "left.txt", "--category", "contracts", "--date", "2026-04-01"];
    merges(&base().estate, &[&file], &[&file]);
}

#[test]
fn both_lend_different_papers() {
    let Base { estate, papers, loans } = base();
    let estate = estate.with(&["return", &loans[0]]).with(&["return", &loans[1]]);
    let lend =
        |paper| ["--as", "lee", "lend", "1203", "--to", "何小姐", "--purpose", "audit", "--paper", paper, "--approve"];
    merges(&estate, &[&lend(&papers[0])], &[&lend(&papers[1])]);
}

#[test]
fn both_take_loans_back() {
    let Base { estate, loans, .. } = base();
    merges(&estate, &[&["return", &loans[0]]], &[&["return", &loans[1]]]);
    merges(&estate, &[&["return", &loans[0]]], &[&["--as", "lee", "renew", &loans[0]]]);
    merges(&estate, &[&["return", &loans[0]]], &[&["return", &loans[0], "--condition", "torn"]]);
    merges(&estate, &[&["return", &loans[0]]], &[&["lost", &loans[0]]]);
    merges(&estate, &[&["lost", &loans[0]]], &[&["lost", &loans[0], "--note", "nowhere"]]);
}

#[test]
fn both_note_who_has_a_notice() {
    let Base { estate, .. } = base();
    let id = estate.made(&["notice", "send", "--to", "unit:1203", "--title", "Lifts"]);
    let acknowledge = |person| ["notice", "acknowledge", &id, "--client", "1203", "--person", person];
    merges(&estate, &[&["notice", "deliver", &id, "--client", "1203"]], &[&acknowledge("何小姐")]);
    for merged in merges(&estate, &[&acknowledge("何小姐")], &[&acknowledge("Ho")]) {
        // The first counts; `verify` says that there are two.
        let done = merged.command(&["verify", "--format", "json"]).seed(6).output();
        assert_eq!(done.status.code(), Some(1));
        assert!(String::from_utf8_lossy(&done.stdout).contains("contradiction"));
        went_well(&merged.command(&["notice", "show", &id]).output(), "notice show");
    }
}

#[test]
fn both_enter_answers_to_a_survey() {
    let Base { estate, .. } = base();
    let estate = estate.with(&["survey", "open", "--year", "2026", "--to", "all"]);
    let respond = |answer| ["survey", "respond", "1203", "--year", "2026", "--answer", answer];
    for merged in merges(&estate, &[&respond("company=4")], &[&respond("service-quality=2")]) {
        went_well(&merged.command(&["verify"]).output(), "verify");
        let shown = merged.command(&["survey", "show", "--year", "2026", "--format", "json"]).output();
        assert!(String::from_utf8_lossy(&shown.stdout).contains("\"responses\": 1,"));
    }
}

#[test]
fn both_seal_and_the_next_seal_follows_both() {
    let Base { estate, .. } = base();
    for merged in merges(&estate, &[&["place", "1203", "R1/01"], &["seal"]], &[&["place", "1203", "R1/02"], &["seal"]])
    {
        went_well(&merged.command(&["verify"]).output(), "verify");
        went_well(&merged.command(&["seal"]).output(), "seal");
        let told = merged.command(&["--format", "json", "seal", "list"]).output().stdout;
        let told: serde_json::Value = serde_json::from_slice(&told).expect("seals");
        let seals = told["rows"].as_array().expect("seals");
        let last = seals.iter().max_by_key(|row| row["follows"].as_array().map_or(0, Vec::len)).expect("a seal");
        assert_eq!((seals.len(), last["follows"].as_array().map(Vec::len)), (3, Some(2)), "{told}");
        went_well(&merged.command(&["verify"]).output(), "verify");
    }
}

#[test]
fn both_put_one_file_somewhere_and_count_one_shelf() {
    let Base { estate, .. } = base();
    let place = |at| ["place", "1203", at];
    let count = ["stocktake", "R1", "--record"];
    let mut stands = std::collections::BTreeSet::new();
    for merged in merges(&estate, &[&place("R1/01"), &count], &[&place("R1/02"), &count]) {
        went_well(&merged.command(&["verify"]).output(), "verify");
        let found = merged.command(&["--format", "csv", "where", "1203"]).output().stdout;
        let found = String::from_utf8(found).expect("text");
        stands.insert(found.lines().nth(1).and_then(|line| line.split(',').nth(2)).expect("a place").to_owned());
        // Both events have one number and one second: whoever merges, and how, the same one counts.
    }
    assert!(stands.len() <= 1, "{stands:?}");
    // The later day counts, whichever clone entered it.
    let later = ["place", "1203", "R9", "--date", "2026-11-22"];
    let earlier = ["place", "1203", "R8", "--date", "2026-11-20"];
    for merged in merges(&estate, &[&later], &[&earlier]) {
        let found = merged.command(&["where", "1203"]).output().stdout;
        assert!(String::from_utf8_lossy(&found).contains("R9"));
    }
}

#[test]
fn both_lend_the_whole_file() {
    let Base { estate, loans, .. } = base();
    let estate = estate.with(&["return", &loans[0]]).with(&["return", &loans[1]]);
    let lend = |to| ["--as", "lee", "lend", "1203", "--to", to, "--purpose", "audit", "--approve"];
    for merged in merges(&estate, &[&lend("何小姐")], &[&lend("Ho")]) {
        // It is out twice; the desk refuses a third, and takes both back.
        let done = merged.command(&lend("Wong")).seed(6).output();
        assert_eq!(done.status.code(), Some(3));
        // Both were entered in one second: the audit names one of them all the same.
        let audit = merged.command(&["--format", "json", "audit"]).output();
        let audit: serde_json::Value = serde_json::from_slice(&audit.stdout).expect("an object");
        let cases =
            audit["rows"].as_array().expect("rows").iter().flat_map(|row| row["cases"].as_array().expect("cases"));
        let named = cases.filter(|case| case["why"].as_str().is_some_and(|why| why.starts_with("went out while")));
        let named: BTreeMap<String, ()> = named.map(|case| (case["id"].to_string(), ())).collect();
        assert_eq!(named.len(), 1, "{named:?}");
    }
}

#[test]
fn one_moves_the_client_out_while_the_other_files() {
    let Base { estate, loans, .. } = base();
    let estate = estate.with(&["return", &loans[0]]).with(&["return", &loans[1]]);
    let file = ["file", "1203", "left.txt", "--category", "payments", "--date", "2026-10-01"];
    for merged in merges(&estate, &[&file], &[&["move-out", "1203", "--date", "2026-10-31"]]) {
        // The paper is in the volume, and the volume goes into its box with it.
        let merged = merged.with(&["archive-moved-out", "--year", "2026"]);
        let digest = tree::sha256(b"left");
        let at: Vec<_> =
            merged.tree().into_iter().filter(|(_, found)| *found == digest).map(|(path, _)| path).collect();
        assert!(at.len() == 1 && at[0].starts_with("moved-out/2026/12/box-"), "{at:?}");
        assert_eq!(tree::wrong_manifests(&merged.archive()), Vec::<String>::new());
    }
}

#[test]
fn one_moves_the_client_out_while_the_other_lends() {
    let Base { estate, loans, .. } = base();
    let estate = estate.with(&["return", &loans[0]]).with(&["return", &loans[1]]);
    let lend = ["--as", "lee", "lend", "1203", "--to", "何小姐", "--purpose", "audit", "--approve"];
    merges(&estate, &[&lend], &[&["move-out", "1203", "--date", "2026-10-31"]]);
}

/// git takes a late paper along into the box, or leaves it at the old place, or does one to the paper and the other to its
/// record (it follows a folder that was moved, but not into a folder that is new): never a conflict, and nothing is lost.
#[test]
fn one_boxes_the_year_while_a_late_paper_comes() {
    if !peer::is_there("git", "one boxes the year while a late paper comes") {
        return;
    }
    let base = base().estate;
    git_succeeds(&base.archive(), &["init", "--quiet"]);
    commit(&base);
    for category in ["payments", "contracts"] {
        let files = base.copy().writer("left").with(&[
            "file",
            "1204@2025-10-31",
            "left.txt",
            "--category",
            category,
            "--date",
            "2026-10-01",
        ]);
        commit(&files);
        let boxes = base.copy().writer("right").with(&["archive-moved-out", "--year", "2025"]);
        commit(&boxes);
        for (into, from, how) in
            [(&files, &boxes, "--no-rebase"), (&boxes, &files, "--no-rebase"), (&files, &boxes, "--rebase")]
        {
            let here = into.copy();
            let from = from.archive().display().to_string();
            went_well(&git(&here.archive(), &["pull", "--quiet", "--no-edit", how, &from, "main"]), category);
            let all = here.tree();
            for (path, digest) in files.tree().iter().filter(|(path, _)| path.contains("/data/")) {
                let name = path.rsplit('/').next().expect("a name");
                let kept = all.iter().any(|(other, found)| found == digest && other.ends_with(name));
                assert!(kept, "{path} is lost");
            }
            // `mend` takes what came late to where late things lie, whatever git made of it.
            let here = here.with(&["--as", "lee", "mend"]);
            let done = here.command(&["verify"]).output();
            went_well(&done, &format!("verify after mend: {category}, {how}"));
        }
    }
}

#[test]
fn both_add_units_people_and_clients() {
    let add = |unit: &'static str, name: &'static str| ["add", unit, "--company", name, "--move-in", "2026-03-01"];
    merges(
        &base().estate,
        &[
            &["unit", "add", "1301", "--floor", "13"],
            &add("1301", "Left"),
            &["--as", "lee", "staff", "add", "wong", "--name", "W"],
        ],
        &[
            &["unit", "add", "1302", "--floor", "13"],
            &add("1205", "Right"),
            &["--as", "lee", "staff", "role", "chan", "--give", "supervisor"],
        ],
    );
}

/// splitmix64: a mix of acts that repeats.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % u64::try_from(sides).expect("few sides")).expect("a side")
    }
}

/// A clone in the mix: who works there, and the loans that are out by its hand.
struct Clerk {
    estate: Estate,
    name: &'static str,
    loans: Vec<String>,
    acts: u64,
}

impl Clerk {
    /// Does something; what the state of things refuses (3) is no harm.
    fn act(&mut self, dice: &mut Dice) -> bool {
        self.acts += 1;
        let n = self.acts;
        let unit = ["1203", "1204", "1301", "0301"][dice.roll(4)].to_owned();
        let own = format!("{}{n}", self.name);
        let paper = format!("{own}.txt");
        std::fs::write(self.estate.desk().join(&paper), format!("{own}'s paper")).expect("a paper");
        let words: Vec<String> = match dice.roll(9) {
            0..=2 => vec![
                "file".into(),
                unit,
                paper,
                "--category".into(),
                "contracts".into(),
                "--date".into(),
                "2026-04-01".into(),
                "--title".into(),
                "Letter".into(),
            ],
            3 | 4 => ["--as", "lee", "lend", &unit, "--to", "Ho", "--purpose", "audit", "--approve"]
                .map(str::to_owned)
                .to_vec(),
            5 => match self.loans.pop() {
                Some(loan) => vec!["return".into(), loan],
                None => vec!["label".into(), unit, "-o".into(), "-".into()],
            },
            6 => ["unit", "add", &own, "--floor", "20"].map(str::to_owned).to_vec(),
            7 => ["add", &unit, "--company", &own, "--move-in", "2026-11-01"].map(str::to_owned).to_vec(),
            _ => ["move-out", &unit, "--date", "2026-11-20"].map(str::to_owned).to_vec(),
        };
        let seed = n + self.name.bytes().map(|b| u64::from(b) << 24).sum::<u64>();
        let done = self.estate.command(&words).seed(seed).output();
        let says = String::from_utf8_lossy(&done.stderr).into_owned();
        assert!(matches!(done.status.code(), Some(0 | 2 | 3)), "{words:?}: {}: {says}", done.status);
        if done.status.success() && words.contains(&"lend".to_owned()) {
            self.loans.push(String::from_utf8_lossy(&done.stdout).trim().to_owned());
        }
        done.status.success()
    }
}

/// Three clerks do whatever comes, and meet in a hub.
#[test]
fn a_mix_of_acts_in_three_clones_loses_nothing() {
    if !peer::is_there("git", "a mix of acts in three clones loses nothing") {
        return;
    }
    let merges = if std::env::var_os("DEEDBOX_TEST_LONG").is_some() { 200 } else { 40 };
    let base = base().estate.with(&["unit", "add", "1301", "--floor", "13"]);
    git_succeeds(&base.archive(), &["init", "--quiet"]);
    commit(&base);
    let hub = base.desk().join("hub.git");
    let hub_path = hub.display().to_string();
    git_succeeds(&base.desk(), &["clone", "--quiet", "--bare", &base.archive().display().to_string(), &hub_path]);
    // The server's hook looks at every push, and finds nothing.
    base.made(&["hook", "install", "--server", &hub_path]);
    let mut clerks =
        ["ann", "ben", "cat"].map(|name| Clerk { estate: base.copy().writer(name), name, loans: Vec::new(), acts: 0 });
    let mut dice = Dice(20_261_123);
    let mut made: BTreeMap<String, String> = BTreeMap::new();
    for merge in 0..merges {
        let clerk = &mut clerks[dice.roll(3)];
        let before = clerk.estate.tree();
        for _ in 0..=dice.roll(3) {
            clerk.act(&mut dice);
        }
        let now = clerk.estate.tree();
        made.extend(now.into_iter().filter(|(path, _)| !before.contains_key(path) && path.contains("/data/")));
        commit(&clerk.estate);
        meet(&clerk.estate, &hub_path, &format!("merge {merge} by {}", clerk.name));
    }
    for clerk in &clerks {
        meet(&clerk.estate, &hub_path, clerk.name);
    }
    for clerk in &clerks {
        meet(&clerk.estate, &hub_path, clerk.name);
        let all = clerk.estate.tree();
        let lost: Vec<_> = made.iter().filter(|(path, digest)| all.get(*path) != Some(*digest)).collect();
        assert_eq!(lost, Vec::new(), "{} lost something", clerk.name);
    }
    assert!(made.len() > merges, "{} files", made.len());
}

/// Takes what the hub has, and gives it one's own.
fn meet(estate: &Estate, hub: &str, what: &str) {
    let archive: &Path = &estate.archive();
    went_well(&git(archive, &["pull", "--quiet", "--no-rebase", "--no-edit", hub, "main"]), what);
    check(estate, what);
    went_well(&git(archive, &["push", "--quiet", hub, "HEAD:main"]), what);
}

/// Both sides' amendments of one key wait beside each other; the one that took effect last from one day holds.
#[test]
fn both_amend_the_cover() {
    let base = base().estate;
    let amend = |value: &'static str| ["amend", "1203", value];
    for merged in merges(&base, &[&amend("nature=trade")], &[&amend("nature=law")]) {
        assert_eq!(merged.command(&["verify"]).seed(7).output().status.code(), Some(0));
        let done = merged.command(&["--as", "lee", "approve", "1203/cover"]).seed(8).output();
        assert_eq!(done.status.code(), Some(2), "two wait, and one has to be named");
        let waiting = merged.made(&["--format", "csv", "pending"]);
        assert_eq!(waiting.lines().count(), 3, "{waiting}");
    }
}

/// An approval that did not see what the other clone did first does not count: it is said so, and given again.
#[test]
fn one_approves_an_amendment_while_the_other_voids_or_amends() {
    let estate = base().estate.with(&["record", "note", "1203", "--about", "misc", "--note", "a remark"]);
    let note = estate.made(&["--format", "csv", "search", "remark", "--kind", "note"]);
    let note = note.lines().nth(1).and_then(|line| line.split(',').nth(1)).expect("the note").to_owned();
    let estate = estate.with(&["amend", &note, "note=another remark"]);
    let approve: [&str; 4] = ["--as", "lee", "approve", &note];
    let void: [&str; 5] = ["void", &note, "--reason", "typed twice", "--date=2026-11-23"];
    for merged in merges(&estate, &[&approve], &[&void]) {
        let verify = merged.command(&["verify"]).seed(7).output();
        let found = String::from_utf8_lossy(&verify.stdout).into_owned();
        let shown = merged.made(&["--format", "json", "show", &note]);
        // Whichever of the two was entered first folds first; of one moment, the name decides.
        let counts = !shown.contains("\"void_approvals\": [");
        assert_eq!(verify.status.code(), Some(i32::from(!counts)), "{found}{shown}");
        assert_eq!(found.contains("void-approval"), !counts, "{found}");
        let waiting = merged.made(&["--format", "csv", "pending"]);
        assert_eq!(waiting.lines().count(), if counts { 2 } else { 3 }, "{waiting}");
        if !counts {
            let mended = merged.copy();
            let id = waiting.lines().find(|line| line.contains(",amendment,")).and_then(|line| line.split(',').nth(1));
            let mended = mended.with(&["--as", "lee", "approve", id.expect("its id")]);
            assert_eq!(mended.command(&["verify"]).seed(9).output().status.code(), Some(0));
        }
    }
}

#[test]
fn both_void_a_paper_and_approve_it() {
    let Base { estate, papers, loans } = base();
    let estate = estate.with(&["return", &loans[0]]).with(&["return", &loans[1]]);
    let void: [&str; 7] = ["--as", "lee", "void", &papers[0], "--reason", "twice", "--approve"];
    for merged in merges(&estate, &[&void], &[&void]) {
        // Neither saw the other: neither counts before one is approved again.
        let verify = merged.command(&["verify"]).seed(7).output();
        assert_eq!(verify.status.code(), Some(1));
        assert!(String::from_utf8_lossy(&verify.stdout).contains("void-approval"));
        let waiting = merged.made(&["--format", "csv", "pending"]);
        let id = waiting.lines().nth(1).and_then(|line| line.split(',').nth(1)).expect("what waits").to_owned();
        let merged = merged.with(&["--as", "lee", "approve", &id]);
        let shown = merged.made(&["--format", "json", "show", &papers[0]]);
        assert!(shown.contains("\"status\": \"voided\""), "{shown}");
        assert_eq!(merged.command(&["verify"]).seed(9).output().status.code(), Some(0));
    }
}
