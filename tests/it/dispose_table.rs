//! Every ground of destruction with every shape of what is destroyed, against everything that happens to a command: killed, starved,
//! raced, merged, planned before a merge, undone by a backup; and what stays is a bag (S-RET).
//!
//! With `DEEDBOX_TEST_LONG` each row is stopped at every step; else each begins at another step, so that the rows together meet all.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use crate::dispose::{asked_by_person, carry_out, found, git_init, json};
use crate::promises::crash::holds_at_some;
use crate::support::{Estate, peer, tree};

/// What is destroyed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    /// A volume in one box, or a paper in it.
    Whole,
    /// One from which another paper has gone.
    Thinned,
    /// One that the appraisers keep.
    Kept,
    /// One with a supplement in a later box, or a paper in that.
    Supplement,
    /// A paper of a client who is there.
    Single,
}

const SHAPES: [Shape; 5] = [Shape::Whole, Shape::Thinned, Shape::Kept, Shape::Supplement, Shape::Single];

impl Shape {
    /// The file, the paper that goes singly, and the code of the volume.
    fn of(self) -> (&'static str, &'static str, Option<&'static str>) {
        match self {
            Self::Whole | Self::Thinned | Self::Kept => ("1204@2025-10-31", "note", Some("DB-KH·2025·D10-0002")),
            Self::Supplement => ("1203@2025-10-31", "late", Some("DB-KH·2025·D10-0001")),
            Self::Single => ("0301", "plan", None),
        }
    }
}

/// What everything here begins with: a volume in one box, one with a supplement, a present client; each with papers, in 2036.
fn base() -> Estate {
    let estate = Estate::new()
        .with(&["--as", "lee", "staff", "add", "ng", "--name", "伍先生", "--role", "clerk"])
        .with(&["--as", "lee", "staff", "add", "tam", "--name", "譚小姐", "--role", "clerk"])
        .client("1203", "宏達貿易", "2021-03-01")
        .paper("1203", "letter", "correspondence", "2021-03-01")
        .client("1204", "Beta", "2021-03-01")
        .paper("1204", "note", "correspondence", "2021-03-01")
        .paper("1204", "memo", "correspondence", "2021-03-02")
        .client("0301", "Gamma", "2021-03-01")
        .paper("0301", "plan", "move-in", "2021-03-01")
        .client("1205", "Delta", "2021-03-01")
        .moved_out("1203", "2025-10-31")
        .moved_out("1204", "2025-10-31")
        .with(&["archive-moved-out", "--year", "2025"])
        .paper("1203@2025-10-31", "late", "correspondence", "2026-11-20")
        .today("2027-01-05")
        .with(&["archive-moved-out", "--year", "2026"])
        .on_desk("later.txt", "later")
        .today("2036-02-01");
    assert_eq!(found(&estate), [""; 0]);
    estate
}

/// The id of a paper, by its title.
fn paper(estate: &Estate, file: &str, title: &str) -> String {
    let shown = json(estate, &["show", file]);
    let papers = shown["papers"].as_array().expect("papers").iter();
    let mut ids = papers.filter(|paper| paper["title"] == title).filter_map(|paper| paper["id"].as_str());
    ids.next().unwrap_or_else(|| panic!("no paper {title}: {shown}")).to_owned()
}

/// The plan of the day, in which one volume alone goes, or is kept.
fn plan(estate: &Estate, code: &str, decision: &str) {
    let path = estate.desk().join("plan.toml");
    let _ = fs::remove_file(&path);
    estate.made(&["dispose", "plan", "-o", "plan.toml"]);
    let text = fs::read_to_string(&path).expect("a plan");
    let (head, blocks) = text.split_once("[[volume]]").expect("a volume");
    let decided = blocks.split("[[volume]]").map(|block| {
        let decision = if block.contains(code) { decision } else { "keep-until 2046-12-31" };
        block.replacen("decision = \"destroy\"", &format!("decision = \"{decision}\""), 1)
    });
    fs::write(&path, format!("{head}[[volume]]{}", decided.collect::<Vec<_>>().join("[[volume]]"))).expect("the plan");
}

const ASK_PLAN: [&str; 6] = ["dispose", "ask", "--plan", "plan.toml", "--appraisal", "期滿"];

/// A row of the table: the archive with a list that is approved and may be carried out, and what goes by it.
struct Row {
    estate: Estate,
    list: String,
    /// The copy by which a paper is a duplicate or secured, the request on which it rests.
    rests_on: Option<String>,
    goes: BTreeSet<String>,
    shape: Shape,
}

/// Asked for, or refused: then none.
fn row(base: &Estate, ground: &str, shape: Shape) -> Option<Row> {
    let (file, title, code) = shape.of();
    let mut estate = base.copy();
    if shape == Shape::Thinned {
        let memo = paper(&estate, file, "memo");
        let list = asked_by_person(&estate, file, &memo);
        estate = estate.with(&["--as", "ho", "approve", &list]).with(&carry_out(&list));
    }
    if let (Shape::Kept, Some(code)) = (shape, code) {
        plan(&estate, code, "destroy");
        let before = fs::read_to_string(estate.desk().join("plan.toml")).expect("a plan");
        plan(&estate, code, "keep");
        estate = estate.with(&ASK_PLAN);
        // Neither the plan of before nor a new one destroys it.
        fs::write(estate.desk().join("plan.toml"), before).expect("the plan");
        estate.run(ASK_PLAN).refused(3).whatever_it_says();
        let offered = json(&estate, &["dispose", "plan"]);
        let offered = offered["rows"].as_array().expect("rows").iter().find(|row| row["code"] == code).cloned();
        assert_eq!(offered.expect("the volume")["kept_by"], "kept");
    }
    let mut rests_on = None;
    let before: BTreeSet<String> = estate.tree().into_keys().collect();
    let folder = file.split('@').next().expect("a unit");
    let list = if ground == "term" {
        match (code, shape) {
            (None, _) => {
                let id = paper(&estate, file, title);
                let ask = ["dispose", "ask", "--paper", &id, "--ground", ground, "--appraisal", "x"];
                estate.run(ask).refused(3).whatever_it_says();
                return None;
            }
            (Some(_), Shape::Kept) => return None,
            (Some(code), _) => plan(&estate, code, "destroy"),
        }
        estate.made(&ASK_PLAN)
    } else {
        let id = paper(&estate, file, title);
        match ground {
            "request" => {
                let open = ["request", "open", file, "--about", "erasure", "--person", "陳大文"];
                rests_on = Some(estate.made(&open));
            }
            "duplicate" => {
                estate = estate.on_desk("copy.txt", title);
                rests_on = Some(estate.made(&["file", "1205", "copy.txt", "--category", "correspondence"]));
            }
            _ => {
                estate = estate.on_desk("closed.age", "age-encryption.org/v1\n-> X25519 …\n");
                let takes = ["file", file, "closed.age", "--category", "correspondence", "--supersedes", &id];
                rests_on = Some(estate.made(&takes));
            }
        }
        let request = rests_on.iter().filter(|_| ground == "request").flat_map(|id| ["--request", id.as_str()]);
        let ask = ["dispose", "ask", "--paper", &id, "--ground", ground, "--appraisal", "x"];
        estate.made(&ask.into_iter().chain(request).collect::<Vec<_>>())
    };
    let goes = |path: &String| {
        let is_named = path.contains(&format!("/{title}-")) || path.contains(&format!("-{title}-"));
        match code {
            Some(_) if ground == "term" => {
                path.starts_with("moved-out/") && path.contains(&format!("/{folder}_")) && path.contains("/data/")
            }
            _ => path.contains("/originals/") && is_named && path.contains(&format!("/{folder}")),
        }
    };
    let was_gone = json(&estate, &["verify"])["findings"].as_array().map_or(0, Vec::len);
    assert_eq!(was_gone, 0, "{ground} {shape:?}");
    let goes: BTreeSet<String> = before.into_iter().filter(goes).collect();
    estate = estate.with(&["--as", "ho", "approve", &list]).today("2036-03-15");
    Some(Row { estate, list, rests_on, goes, shape })
}

impl Row {
    fn says(&self) -> String {
        format!("{:?} {:?}", self.shape, self.goes)
    }

    /// What was to go is gone, and nothing else; `verify` finds nothing.
    fn is_destroyed(&self, estate: &Estate) {
        let before: BTreeSet<String> = self.estate.tree().into_keys().collect();
        let after: BTreeSet<String> = estate.tree().into_keys().collect();
        assert_eq!(before.difference(&after).cloned().collect::<BTreeSet<_>>(), self.goes, "{}", self.says());
        assert_eq!(tree::wrong_manifests(&estate.archive()), Vec::<String>::new(), "{}", self.says());
        assert_eq!(found(estate), [""; 0], "{}", self.says());
    }

    fn nothing_happens(&self, estate: &Estate) {
        let before = estate.tree();
        estate.run(carry_out(&self.list)).refused(3).whatever_it_says();
        assert_eq!(estate.tree(), before, "{}", self.says());
    }

    /// Carried out; what a backup brings back is found, and `mend` takes it away; what stays are bags.
    fn goes_and_stays_gone(&self) {
        let estate = self.estate.copy().with(&carry_out(&self.list));
        self.is_destroyed(&estate);
        bags_are_valid(&estate);
        for path in &self.goes {
            let to = estate.archive().join(path);
            fs::create_dir_all(to.parent().expect("a folder")).expect("a folder");
            fs::copy(self.estate.archive().join(path), to).expect("restored");
        }
        assert_eq!(found(&estate), vec!["not-destroyed"; self.goes.len()], "{}", self.says());
        let estate = estate.with(&["--as", "lee", "mend"]);
        self.is_destroyed(&estate);
        estate.run(carry_out(&self.list)).refused(3).whatever_it_says();
    }

    /// Killed, on a full disk, without permission.
    fn is_whole_or_nothing(&self, at: u32) {
        holds_at_some(&self.estate, &carry_out(&self.list), at, 17);
        if !cfg!(target_os = "linux") || !peer::is_there("setpriv", "a folder that nobody may change") {
            return;
        }
        let here = self.estate.copy();
        let first = here.archive().join(self.goes.first().expect("a file"));
        let folder = first.parent().expect("a folder");
        let usual = fs::metadata(folder).expect("a folder").permissions();
        let mut shut = usual.clone();
        shut.set_readonly(true);
        fs::set_permissions(folder, shut).expect("shut");
        let plain = "exec setpriv --bounding-set=-dac_override,-dac_read_search \"$0\" \"$@\"";
        let done = here.command(&carry_out(&self.list)).seed(61).beneath(plain).output();
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        assert_eq!(done.status.code(), Some(4), "{}: {said}", self.says());
        assert!(first.exists() && said.contains(" cannot ") || said.contains("enied"), "{said}");
        fs::set_permissions(folder, usual).expect("open");
        // With the folder open again the next command goes on with it.
        let next = here.command(&["loans"]).output();
        assert!(next.status.success(), "{}", String::from_utf8_lossy(&next.stderr));
        self.is_destroyed(&here);
    }

    /// Twice at once it is carried out once; a hold at the same time comes before it, or after.
    fn is_raced(&self, seed: u64) {
        let here = self.estate.copy();
        let racers = [0, 1].map(|n| here.command(&carry_out(&self.list)).seed(seed + n).start());
        let ended = racers.map(|racer| racer.wait_with_output().expect("it ends").status.code());
        assert!(ended.contains(&Some(0)) && (ended.contains(&Some(3)) || ended.contains(&Some(5))), "{ended:?}");
        self.is_destroyed(&here);
        let here = self.estate.copy();
        let (file, _, code) = self.shape.of();
        let destroying = here.command(&carry_out(&self.list)).seed(seed + 2).start();
        let hold = ["--as", "lee", "hold", code.unwrap_or(file), "--reason", "x"];
        let holding = here.command(&hold).seed(seed + 3).start();
        let (destroyed, held) =
            (destroying.wait_with_output().expect("it ends"), holding.wait_with_output().expect("it ends"));
        assert!(held.status.success(), "{}", String::from_utf8_lossy(&held.stderr));
        let said = String::from_utf8_lossy(&destroyed.stderr);
        let is_there = self.goes.iter().all(|path| here.archive().join(path).exists());
        assert_eq!(destroyed.status.code(), Some(if is_there { 3 } else { 0 }), "{}: {said}", self.says());
        assert_eq!(found(&here), [""; 0]);
        // A hold that was there first stops it, whichever way it names what it holds.
        let held = self.estate.copy().with(&hold);
        self.nothing_happens(&held);
    }

    /// Two clones: one carries it out while the other files a late paper; and a list of before a merge is judged by what came.
    fn is_merged(&self, ground: &str) {
        if !peer::is_there("git", "clones merge") {
            return;
        }
        let base = self.estate.copy();
        git_init(&base);
        let (file, _, _) = self.shape.of();
        let late = ["file", file, "later.txt", "--category", "correspondence"];
        let (ours, theirs) = (base.copy().writer("left").with(&carry_out(&self.list)), base.copy().writer("right"));
        let theirs = theirs.with(&late);
        for merged in merged(&ours, &theirs) {
            assert_eq!(found(&merged), [""; 0], "{}", self.says());
            assert!(self.goes.iter().all(|path| !merged.archive().join(path).exists()), "{}", self.says());
            paper(&merged, file, "later");
        }
        // What came with the merge stands against what was asked for before it, or does not.
        let rests_on = self.rests_on.as_deref().unwrap_or_default();
        let theirs = base.copy().writer("right");
        let theirs = match ground {
            "request" => theirs.with(&["request", "refuse", rests_on, "--reason", "身分未能核實"]),
            "duplicate" | "secured" => theirs.with(&["--as", "lee", "void", rests_on, "--reason", "誤入", "--approve"]),
            _ => theirs.with(&late),
        };
        let ours = base.copy().writer("left").with(&["record", "note", "1205", "--about", "misc", "--note", "x"]);
        let [merged, _] = merged(&ours, &theirs);
        self.nothing_happens(&merged);
        if ground != "term" {
            let theirs = base.copy().writer("right").with(&late);
            let [merged, _] = self::merged(&ours, &theirs);
            merged.run(carry_out(&self.list)).succeeds().whatever_it_says();
        }
    }
}

/// What two clones are when each has taken the other's work.
fn merged(one: &Estate, other: &Estate) -> [Estate; 2] {
    for side in [one, other] {
        peer::git_succeeds(&side.archive(), &["add", "--all"]);
        if !peer::git_succeeds(&side.archive(), &["status", "--porcelain"]).is_empty() {
            peer::git_succeeds(&side.archive(), &["commit", "--quiet", "--message", "work"]);
        }
    }
    [(one, other), (other, one)].map(|(into, from)| {
        let here = into.copy();
        let from = from.archive().display().to_string();
        peer::git_succeeds(&here.archive(), &["pull", "--quiet", "--no-edit", "--no-rebase", &from, "main"]);
        here
    })
}

fn bags_are_valid(estate: &Estate) {
    if !peer::is_there("bagit.py", "thinned and emptied volumes are bags") {
        return;
    }
    let all = walkdir::WalkDir::new(estate.archive().join("moved-out")).into_iter().filter_map(Result::ok);
    let bags: Vec<PathBuf> = all
        .filter(|entry| entry.file_name() == "bagit.txt")
        .filter_map(|e| e.path().parent().map(Into::into))
        .collect();
    assert!(3 <= bags.len(), "{bags:?}");
    let folders = bags.iter().map(|bag| bag.to_str().expect("a path"));
    peer::succeeds(
        &estate.archive(),
        "bagit.py",
        &["--validate", "--quiet"].into_iter().chain(folders).collect::<Vec<_>>(),
    );
}

/// Everything, of every shape of a ground; so many shapes can be destroyed by it.
fn holds_for(ground: &str, first: u32, shapes: usize) {
    let base = base();
    let mut tried = 0;
    for (shape, at) in SHAPES.into_iter().zip(first..) {
        let Some(row) = row(&base, ground, shape) else { continue };
        row.goes_and_stays_gone();
        row.is_whole_or_nothing(at);
        row.is_raced(u64::from(at) * 10 + 2000);
        row.is_merged(ground);
        tried += 1;
    }
    assert_eq!(tried, shapes);
}

#[test]
fn volumes_whose_term_is_over() {
    holds_for("term", 1, 3);
}

#[test]
fn papers_that_a_person_asks_to_have_erased() {
    holds_for("request", 4, 5);
}

#[test]
fn papers_whose_bytes_are_filed_twice() {
    holds_for("duplicate", 9, 5);
}

#[test]
fn papers_that_an_encrypted_copy_replaces() {
    holds_for("secured", 13, 5);
}
