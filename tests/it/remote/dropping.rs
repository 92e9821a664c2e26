//! Nothing leaves the disk before it is proved to be in the store, and approved.

use crate::remote::proxy::{Act, Proxy};
use crate::remote::server::{Made, TestBucket, endpoint, with_keys};
use crate::remote::{ends, estate, has_no_key, in_git, key, originals, paper, told};
use crate::support::{Estate, peer, tree};

const DROP: [&str; 6] = ["remote", "drop", "vault", "--boxed", "--year", "2025"];

fn by<'a>(who: &'a str, words: &[&'a str]) -> Vec<&'a str> {
    [&["--as", who], words].concat()
}

/// An estate whose boxed papers are in a store.
fn pushed() -> Option<(Estate, TestBucket)> {
    let bucket = TestBucket::new(Made::Fit)?;
    let estate = estate();
    bucket.entered(&estate);
    ends(&estate, &["remote", "push"], 0);
    Some((estate, bucket))
}

/// Whether all boxed papers are here.
fn all_here(estate: &Estate) -> bool {
    originals(estate).len() == 6
}

#[test]
fn copies_go_once_that_is_approved_and_proved() {
    let Some((estate, _bucket)) = pushed() else { return };
    in_git(&estate);
    // A clerk asks; nothing goes.
    let (id, err) = ends(&estate, &DROP, 0);
    assert!(err.contains("waits for approval") && all_here(&estate), "{err}");
    assert_eq!(ends(&estate, &DROP, 0).0, id, "it is asked for once");
    ends(&estate, &by("ho", &["approve", id.trim()]), 0);
    let before = estate.tree();
    ends(&estate, &[&DROP[..], &["--dry-run"]].concat(), 0);
    assert_eq!(tree::changes(&before, &estate.tree()), "");
    let (_, err) = ends(&estate, &DROP, 0);
    assert!(err.contains("5 papers lie in vault alone"), "{err}");
    assert_eq!(originals(&estate).len(), 1);
    assert_eq!(std::fs::read(&originals(&estate)[0]).unwrap(), b"note");
    // It is whole as far as it is meant to be; that has to be said.
    let (code, out, _) = told(&estate.command(&["verify"]));
    assert!(code == 1 && out.contains("5 papers are elsewhere"), "{out}");
    assert_eq!(told(&estate.command(&["verify", "--allow-absent"])).0, 0);
    assert_eq!(told(&estate.command(&["verify", "--quick", "--allow-absent"])).0, 0);
    // A record is never elsewhere.
    let record = walkdir::WalkDir::new(estate.archive().join("moved-out")).into_iter().flatten();
    let record = record
        .map(walkdir::DirEntry::into_path)
        .find(|path| path.to_str().unwrap().contains("/data/records/"))
        .unwrap();
    let kept = std::fs::read(&record).unwrap();
    std::fs::remove_file(&record).unwrap();
    assert_eq!(told(&estate.command(&["verify", "--allow-absent"])).0, 1);
    std::fs::write(&record, kept).unwrap();
    // git does not take it for a change, and `save` commits that it was registered, not that papers are gone.
    assert!(!peer::git_succeeds(&estate.archive(), &["status", "--porcelain"]).contains("originals"));
    ends(&estate, &["save"], 0);
    let there = peer::git_succeeds(&estate.archive(), &["ls-tree", "-r", "--name-only", "HEAD"]);
    assert_eq!(there.matches("data/originals/").count(), 6);
    // Once more there is nothing to do.
    assert!(ends(&estate, &DROP, 0).1.contains("Nothing that was boxed"));
    assert_eq!(ends(&estate, &["remote", "fetch"], 0).0, "vault: 5 brought back, 0 wrong.\n");
    assert_eq!(told(&estate.command(&["verify"])).0, 0);
    assert!(all_here(&estate));
    assert_eq!(peer::git_succeeds(&estate.archive(), &["status", "--porcelain"]), "");
    assert!(!peer::git_succeeds(&estate.archive(), &["ls-files", "-t"]).lines().any(|line| line.starts_with("S ")));
    has_no_key(&estate);
}

#[test]
fn nothing_goes_where_one_of_them_is_not_proved() {
    let Some((estate, bucket)) = pushed() else { return };
    let stays = |why: &str| {
        let (out, err) = ends(&estate, &by("ho", &DROP), 1);
        assert!(out.contains(why) && err.contains("Nothing goes"), "{why}: {out}{err}");
        assert!(all_here(&estate), "{why}");
        let (code, out, _) = told(&estate.command(&["verify"]));
        assert!(code == 0 && !out.contains("elsewhere"), "{out}");
    };
    bucket.delete(&key("plan"));
    stays("was deleted there");
    ends(&estate, &["remote", "push"], 0);
    // The digest that the store says is right, and the bytes are not.
    use base64::Engine as _;
    use sha2::Digest as _;
    assert_eq!(
        bucket.put(
            &key("plan"),
            &[
                ("x-amz-object-lock-mode", "GOVERNANCE"),
                ("x-amz-object-lock-retain-until-date", "2090-01-01T00:00:00Z")
            ],
            b"plam"
        ),
        200
    );
    let right = base64::engine::general_purpose::STANDARD.encode(sha2::Sha256::digest("plan"));
    let plan = key("plan");
    let lies = Proxy::new(endpoint().unwrap(), move |asked| match asked.path.contains(&plan) {
        true => Act::Lie("x-amz-checksum-sha256", right.clone()),
        false => Act::Pass,
    });
    bucket.entered_at(&estate, &lies.endpoint);
    stays("has other bytes there");
    // A lock that is shorter than the term.
    let Some(other) = TestBucket::new(Made::Fit) else { return };
    let until = |day| [("x-amz-object-lock-mode", "GOVERNANCE"), ("x-amz-object-lock-retain-until-date", day)];
    for (text, day) in
        [("letter", "2035-12-31T00:00:00Z"), ("plan", "2036-01-01T00:00:00Z"), ("lease", "2056-01-01T00:00:00Z")]
    {
        assert_eq!(other.put(&key(text), &until(day), text.as_bytes()), 200);
    }
    other.entered(&estate);
    stays("is locked there until 2035-12-31, and must be until 2036-01-01");
    ends(&estate, &["remote", "push", "--boxed"], 0);
    ends(&estate, &by("ho", &DROP), 0);
    assert_eq!(originals(&estate).len(), 1);
}

#[test]
fn a_line_that_is_cut_while_it_is_proved_takes_nothing() {
    let Some((estate, bucket)) = pushed() else { return };
    let plan = key("plan");
    let cuts =
        Proxy::new(endpoint().unwrap(), move |asked| match asked.method == "GET" && asked.path.contains(&plan) {
            true => Act::Truncate(2),
            false => Act::Pass,
        });
    bucket.entered_at(&estate, &cuts.endpoint);
    assert!(ends(&estate, &by("ho", &DROP), 4).1.contains("cannot be reached"));
    assert!(all_here(&estate));
}

#[test]
fn nothing_goes_where_one_is_altered_here() {
    let Some((estate, _bucket)) = pushed() else { return };
    let letter = paper(&estate, "letter");
    std::fs::remove_file(&letter).unwrap();
    std::fs::write(&letter, "lettex").unwrap();
    let (out, err) = ends(&estate, &by("ho", &DROP), 1);
    assert!(out.contains("other bytes here") && err.contains("Nothing goes"), "{out}{err}");
    assert!(all_here(&estate) && std::fs::read(&letter).unwrap() == b"lettex");
}

#[test]
fn without_leave_on_disk_a_journal_takes_nothing() {
    let Some((estate, _bucket)) = pushed() else { return };
    let stopped = |step: u32| {
        let here = estate.copy();
        let drop = with_keys(&here, &by("ho", &DROP)).seed(9).set("__DEEDBOX_TEST_FAULT", format!("stop:{step}"));
        assert!(!drop.output().status.success(), "{step}: no journal");
        here
    };
    let has_journal = |here: &Estate| {
        let staging = std::fs::read_dir(here.archive().join(".deedbox/staging")).unwrap().flatten();
        let mut journals =
            staging.map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|e| e == "journal"));
        journals.any(|path| std::fs::read_to_string(path).unwrap().contains("LetGo"))
    };
    // A command is stopped with its change written down; then what it rests on is taken away.
    let at = (1..400).find(|step| has_journal(&stopped(*step))).unwrap();
    for (gone, stays) in [(".deedbox/elsewhere", true), ("registers/disclosures", true), ("", false)] {
        let here = stopped(at);
        assert!(all_here(&here));
        if !gone.is_empty() {
            std::fs::remove_dir_all(here.archive().join(gone)).unwrap();
        }
        let _ = told(&here.command(&["show", "0301"]));
        assert_eq!(all_here(&here), stays, "{gone}");
    }
}

#[test]
fn a_drop_that_is_stopped_anywhere_is_run_again() {
    let Some((whole, _bucket)) = pushed() else { return };
    in_git(&whole);
    let (mut before, mut after, mut passed) = (0, 0, false);
    for step in (1..400).step_by(11) {
        let here = whole.copy();
        let first =
            with_keys(&here, &by("ho", &DROP)).seed(9).set("__DEEDBOX_TEST_FAULT", format!("stop:{step}")).output();
        // Whatever is away is known to be elsewhere.
        let (code, out, _) = told(&here.command(&["verify", "--allow-absent"]));
        assert_eq!(code, 0, "{step}: {out}");
        *(if all_here(&here) { &mut before } else { &mut after }) += 1;
        assert!(!peer::git_succeeds(&here.archive(), &["status", "--porcelain"]).contains("originals"), "{step}");
        if first.status.success() {
            passed = true;
            break;
        }
        ends(&here, &by("ho", &DROP), 0);
        assert_eq!(originals(&here).len(), 1, "{step}");
        ends(&here, &["remote", "fetch"], 0);
        assert!(all_here(&here), "{step}");
        assert_eq!(told(&here.command(&["verify"])).0, 0, "{step}");
    }
    assert!(passed && 0 < before && 0 < after, "{before} {after}");
}

#[test]
fn what_is_kept_for_ever_stays_here() {
    let Some(bucket) = TestBucket::new(Made::Fit) else { return };
    let estate = Estate::new();
    let settings = estate.archive().join("deedbox.toml");
    let text = std::fs::read_to_string(&settings).unwrap().replace("[retention]\n", "");
    std::fs::write(&settings, text + "\n[retention]\ncorrespondence = \"Y\"\n").unwrap();
    let estate = estate
        .client("1203", "Alpha", "2021-03-01")
        .paper("1203", "letter", "correspondence", "2021-03-01")
        .moved_out("1203", "2025-10-31")
        .with(&["archive-moved-out", "--year", "2025"]);
    bucket.entered(&estate);
    ends(&estate, &["remote", "push"], 0);
    let (_, err) = ends(&estate, &by("ho", &DROP), 0);
    assert!(err.contains("kept for ever"), "{err}");
    assert_eq!(originals(&estate).len(), 2);
}

#[test]
fn what_needs_the_papers_names_where_they_are() {
    let Some((estate, _bucket)) = pushed() else { return };
    ends(&estate, &by("ho", &DROP), 0);
    let shown = told(&estate.command(&["--format", "json", "show", "1203@2025-10-31"])).1;
    let shown: serde_json::Value = serde_json::from_str(&shown).unwrap();
    let id = shown["papers"][0]["id"].as_str().unwrap().to_owned();
    let (code, _, err) = told(&estate.command(&["open", &id]));
    assert!(code == 4 && err.contains("is in vault, and not here") && err.contains("remote fetch vault"), "{err}");
    let (code, _, err) =
        told(&estate.command(&by("ho", &["export", "-o", "out", "--papers", "--to", "Group", "--purpose", "x"])));
    assert!(code == 4 && err.contains("remote fetch vault"), "{err}");
    ends(&estate, &["remote", "fetch"], 0);
    assert_eq!(
        told(&estate.command(&by("ho", &["export", "-o", "out", "--papers", "--to", "Group", "--purpose", "x"]))).0,
        0
    );
}

#[test]
fn a_lock_that_an_administrator_lifts_is_none_for_the_only_copy() {
    let Some(bucket) = TestBucket::new(Made::Fit) else { return };
    let estate = estate();
    bucket.entered(&estate);
    let settings = estate.archive().join("deedbox.toml");
    let strong = std::fs::read_to_string(&settings).unwrap();
    std::fs::write(&settings, strong.replace("\"compliance\"", "\"governance\"")).unwrap();
    ends(&estate, &["remote", "push", "--boxed"], 0);
    ends(&estate, &["remote", "verify", "--boxed"], 0);
    let (_, err) = ends(&estate, &by("ho", &DROP), 3);
    assert!(err.contains("no place for the only copy") && err.contains("lock = \"compliance\""), "{err}");
    // The settings alone make no lock stronger: that is found, nothing goes, and `push` mends it.
    std::fs::write(&settings, strong).unwrap();
    let (out, _) = ends(&estate, &["--format", "json", "remote", "verify", "--boxed"], 1);
    assert_eq!(out.matches("\"weak-lock\"").count(), 5, "{out}");
    ends(&estate, &by("ho", &DROP), 1);
    assert!(all_here(&estate));
    assert!(ends(&estate, &["remote", "push", "--boxed"], 0).0.contains("5 locked for longer"));
    ends(&estate, &["remote", "verify", "--boxed"], 0);
    // What git lacks would never be saved any more.
    peer::git_succeeds(&estate.archive(), &["init", "-q"]);
    let (_, err) = ends(&estate, &by("ho", &DROP), 3);
    assert!(err.contains("deedbox save") && all_here(&estate), "{err}");
    in_git(&estate);
    ends(&estate, &by("ho", &DROP), 0);
    assert_eq!(originals(&estate).len(), 1);
    // What is handed over would lack it.
    let make = by("ho", &["handover", "make", "--to", "Group", "--out", "handed"]);
    let (code, _, err) = told(&estate.command(&make));
    assert!(code == 4 && err.contains("remote fetch vault") && err.contains("letter"), "{err}");
    assert!(!estate.desk().join("handed").exists());
    // A flag of git's that was left on a paper which is here blinds nobody.
    ends(&estate, &["remote", "fetch"], 0);
    ends(&estate, &["save"], 0);
    let letter = paper(&estate, "letter");
    let inside = letter.strip_prefix(estate.archive()).unwrap().to_str().unwrap();
    peer::git_succeeds(&estate.archive(), &["update-index", "--skip-worktree", inside]);
    ends(&estate, &["mend"], 0);
    assert!(!peer::git_succeeds(&estate.archive(), &["ls-files", "-t"]).lines().any(|line| line.starts_with("S ")));
    // The approval stands: that copies go again is no second event that contradicts the first.
    ends(&estate, &by("ho", &DROP), 0);
    assert_eq!(told(&estate.command(&["verify", "--allow-absent"])).0, 0);
    // What turns out to be lost there is not called elsewhere.
    bucket.delete(&key("letter"));
    ends(&estate, &["remote", "verify"], 1);
    let (code, out, _) = told(&estate.command(&["verify", "--allow-absent"]));
    assert!(code == 1 && out.contains("missing") && out.contains("letter"), "{out}");
}

#[test]
fn the_step_that_is_due_is_the_one_that_takes_it() {
    let Some((estate, _bucket)) = pushed() else { return };
    let (id, _) = ends(&estate, &DROP, 0);
    let (_, err) = ends(&estate, &by("ho", &["approve", id.trim()]), 0);
    let todo = told(&estate.command(&["todo"])).1;
    assert!(format!("{err}{todo}").contains("remote drop NAME --boxed --year YEAR"), "{err}{todo}");
    // A word may be meant as a store, or as a unit.
    let (_, err) = ends(&estate, &["remote", "fetch", "vaulr"], 2);
    assert!(err.contains("neither a store nor a unit `vaulr`") && err.contains("vault"), "{err}");
    // Once the term is over no lock keeps anything.
    let later = estate.today("2060-06-01");
    let (_, err) = ends(&later, &by("ho", &DROP), 0);
    assert!(err.contains("no lock keeps their papers") && all_here(&later), "{err}");
}
