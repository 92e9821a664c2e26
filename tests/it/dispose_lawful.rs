//! What lies on disk is judged again: who edits a list, or merges one from a clone with rules of its own, destroys nothing by it, and
//! the audit says so (S-RET).

use std::fs;
use std::path::PathBuf;

use crate::audit::of_clause;
use crate::dispose::{approved, asked_by_person, boxed, carry_out, destroyed, estate, found, git_init, json};
use crate::support::{Estate, peer, tree};

/// The files of the archive whose paths hold a word.
fn files(estate: &Estate, word: &str) -> Vec<PathBuf> {
    let all = walkdir::WalkDir::new(estate.archive()).into_iter().filter_map(Result::ok);
    let all = all.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path);
    all.filter(|path| path.to_string_lossy().contains(word)).collect()
}

/// Somebody edits a record and its line in the manifest with it.
fn forge(estate: &Estate, word: &str, from: &str, to: &str) {
    let files = files(estate, word);
    let [path] = &files[..] else { panic!("one file called {word}: {files:?}") };
    let (before, text) = (fs::read(path).expect("a record"), fs::read_to_string(path).expect("a record"));
    assert!(text.contains(from), "{text}");
    let after = text.replacen(from, to, 1);
    fs::remove_file(path).expect("gone");
    fs::write(path, &after).expect("forged");
    for manifest in files_of_manifests(estate) {
        let text = fs::read_to_string(&manifest).expect("a manifest");
        let (was, is) = (tree::sha256(&before), tree::sha256(after.as_bytes()));
        if text.contains(&was) {
            fs::remove_file(&manifest).expect("gone");
            fs::write(&manifest, text.replace(&was, &is)).expect("a manifest");
        }
    }
}

fn files_of_manifests(estate: &Estate) -> Vec<PathBuf> {
    files(estate, "/manifests/")
}

/// What the clause says.
fn clause(estate: &Estate) -> (String, Vec<String>) {
    let (state, why) = of_clause(estate, "S-RET");
    (state, why)
}

/// A paper of the volume comes back from a backup.
fn brought_back(estate: &Estate, backup: &Estate) -> PathBuf {
    let all = walkdir::WalkDir::new(boxed(backup)).into_iter().filter_map(Result::ok).map(walkdir::DirEntry::into_path);
    let letter = { all }.find(|path| path.to_string_lossy().contains("-letter-")).expect("the letter");
    let to = boxed(estate).join(letter.strip_prefix(boxed(backup)).expect("below it"));
    fs::create_dir_all(to.parent().expect("a folder")).expect("a folder");
    fs::copy(letter, &to).expect("restored");
    to
}

/// A paper that a person asked to have erased, and the list.
fn erased() -> (Estate, String) {
    let estate = estate();
    let paper = json(&estate, &["show", "1203@2025-10-31"])["papers"][0]["id"].as_str().expect("a paper").to_owned();
    let id = asked_by_person(&estate, "1203@2025-10-31", &paper);
    let estate = estate.with(&["--as", "ho", "approve", &id]).with(&carry_out(&id));
    (estate, id)
}

#[test]
fn one_witness_in_two_clones_is_one_witness() {
    if !peer::is_there("git", "clones merge") {
        return;
    }
    let (estate, id) = destroyed();
    git_init(&estate);
    let (ours, theirs) = (estate.copy().writer("left"), estate.copy().writer("right"));
    let witnessed = ["--as", "lee", "dispose", "witnessed", &id];
    for (side, seed) in [(&ours, 31), (&theirs, 32)] {
        assert!(side.command(&witnessed).seed(seed).output().status.success());
        peer::git_succeeds(&side.archive(), &["add", "--all"]);
        peer::git_succeeds(&side.archive(), &["commit", "--quiet", "--message", "work"]);
    }
    let from = theirs.archive().display().to_string();
    peer::git_succeeds(&ours.archive(), &["pull", "--quiet", "--no-edit", "--no-rebase", &from, "main"]);
    assert_eq!(files(&ours, "-witnessed-").len(), 2);
    assert_eq!(json(&ours, &["show", &id])["status"], "half-witnessed");
    assert_eq!(found(&ours), [""; 0]);
    let late = ours.copy().today("2036-12-01");
    assert_eq!(clause(&late).1, ["carried out on 2036-03-15, and not witnessed by both"]);
    ours.run(["--as", "lee", "dispose", "witnessed", &id]).refused(3).whatever_it_says();
    let ours = ours.with(&["--as", "ng", "dispose", "witnessed", &id]);
    assert_eq!(json(&ours, &["show", &id])["status"], "witnessed");
    assert_eq!(found(&ours), [""; 0]);
    assert_eq!(clause(&ours.today("2036-12-01")).0, "kept");
}

#[test]
fn a_witness_whom_somebody_wrote_in_is_none() {
    for (from, to, why) in [
        ("\"ng\"", "\"chan\"", "chan witnesses it, and has another part in it"),
        ("\"ng\"", "\"ho\"", "ho witnesses it, and has another part in it"),
        ("\"ng\"", "\"lee\"", "carried out, and not before two different witnesses"),
    ] {
        let (estate, id) = destroyed();
        forge(&estate, "-carried-out-", from, to);
        // Such a list has destroyed nothing: its files are missing.
        let found = found(&estate);
        assert!(found.iter().filter(|code| *code == "missing").count() == 5, "{found:?}");
        assert_eq!(json(&estate, &["show", &id])["status"], "carried-out");
        let (estate, _) = erased();
        forge(&estate, "-carried-out-", from, to);
        assert!(clause(&estate).1.contains(&why.to_owned()), "{:?}", clause(&estate));
    }
}

#[test]
fn who_is_no_witness_settles_nothing() {
    let (estate, id) = destroyed();
    let estate = estate.with(&["--as", "lee", "dispose", "witnessed", &id]);
    forge(&estate, "-witnessed-", "by = \"lee\"", "by = \"tam\"");
    assert_eq!(json(&estate, &["show", &id])["status"], "carried-out");
    assert_eq!(found(&estate), ["contradiction"]);
}

#[test]
fn an_approval_of_who_may_not_carries_nothing_out() {
    let (estate, id) = approved();
    forge(&estate, "-approved-", "by = \"ho\"", "by = \"tam\"");
    let before = estate.tree();
    let said = estate.run(carry_out(&id)).refused(3).whatever_it_says().err();
    assert!(said.contains("tam approved") && said.contains("nothing was destroyed"), "{said}");
    assert_eq!(estate.tree(), before);
}

/// What was carried out unlawfully brings nothing more down with it: what comes back stays.
#[test]
fn mend_takes_nothing_away_by_a_list_that_was_not_allowed() {
    let (backup, id) = approved();
    let estate = backup.copy().with(&carry_out(&id));
    assert_eq!(clause(&estate).1, [""; 0]);
    let approver = estate.copy();
    forge(&approver, "-approved-", "by = \"ho\"", "by = \"tam\"");
    let early = estate.copy();
    forge(&early, "-approved-", "date = 2036-02-01", "date = 2036-03-10");
    // The list says by which rules it was carried out; one of an earlier deedbox does not, and is judged by those of today.
    let rules = estate.copy().setting("wait_days = 30", "wait_days = 60");
    assert_eq!(clause(&rules).1, [""; 0]);
    forge(&rules, "-carried-out-", "wait_days = 30\n", "");
    let said = estate.copy();
    forge(&said, "-carried-out-", "wait_days = 30", "wait_days = 60");
    let role = estate.copy();
    forge(&role, "-carried-out-", "approval_role = \"general-manager\"", "approval_role = \"manager\"");
    let witnesses = estate.copy();
    forge(&witnesses, "-carried-out-", "witnesses_wanted = 2", "witnesses_wanted = 1");
    assert_eq!(clause(&witnesses).1, [""; 0], "two are wanted, whatever a list says");
    for (estate, why) in [
        (approver, "approved by tam, who did not hold the role general-manager"),
        (early, "carried out on 2036-03-15, and not to be before 2036-04-09"),
        (rules, "carried out on 2036-03-15, and not to be before 2036-04-01"),
        (said, "carried out on 2036-03-15, and not to be before 2036-04-01"),
        (role, "approved by ho, who did not hold the role manager"),
    ] {
        assert_eq!(clause(&estate).1, [why]);
        let letter = brought_back(&estate, &backup);
        assert_eq!(found(&estate), ["not-destroyed"]);
        estate.run(["--as", "lee", "mend"]).succeeds().whatever_it_says();
        assert!(letter.exists(), "{why}");
    }
    let letter = brought_back(&estate, &backup);
    estate.run(["--as", "lee", "mend"]).succeeds().whatever_it_says();
    assert!(!letter.exists());
}

#[test]
fn an_approval_of_an_earlier_day_does_not_shorten_the_days_of_waiting() {
    let estate = estate().with(&["dispose", "plan", "-o", "plan.toml"]);
    let id = estate.made(&["dispose", "ask", "--plan", "plan.toml", "--appraisal", "x"]);
    let estate = estate.today("2036-03-10").with(&["--as", "ho", "approve", &id, "--date", "2036-02-01"]);
    let said = estate.run(carry_out(&id)).refused(3).whatever_it_says().err();
    assert!(said.contains("not carried out before 2036-04-09"), "{said}");
}

#[test]
fn a_request_lifts_the_days_of_waiting_only_while_it_stands() {
    let (estate, _) = erased();
    let early = "carried out on 2036-02-01, and not to be before 2036-03-02".to_owned();
    assert!(!clause(&estate).1.contains(&early));
    let request = json(&estate, &["request", "list"])["rows"][0]["id"].as_str().expect("a request").to_owned();
    // What is answered on the day on which it is done stood.
    let done = estate.copy().with(&["update", &request, "--status", "done", "--note", "x"]).with(&["close", &request]);
    assert!(!clause(&done).1.contains(&early));
    let other = estate.copy();
    forge(&other, "-request-", "about = \"erasure\"", "about = \"access\"");
    assert!(clause(&other).1.contains(&early));
}

/// Stopped at every step of a destruction, with other bytes in one file before the next command comes: they are left, named, and the
/// next one ends with 4; the one after it goes on.
#[test]
fn what_recovery_leaves_it_names() {
    let (estate, id) = approved();
    let mut named = 0;
    for step in 1..400 {
        let here = estate.copy();
        let stopped =
            here.command(&carry_out(&id)).seed(8).set("__DEEDBOX_TEST_FAULT", format!("stop:{step}")).output();
        if stopped.status.success() {
            break;
        }
        let cover = boxed(&here).join("data/cover.toml");
        if !cover.exists() || files(&here, "-carried-out-").is_empty() {
            continue;
        }
        fs::remove_file(&cover).expect("gone");
        fs::write(&cover, "other = true\n").expect("changed");
        let next = here.command(&["loans"]).output();
        let said = String::from_utf8_lossy(&next.stderr).into_owned();
        assert_eq!(next.status.code(), Some(4), "step {step}: {said}");
        assert!(said.contains("data/cover.toml") && said.contains("left on disk"), "step {step}: {said}");
        assert_eq!(fs::read_to_string(&cover).expect("left"), "other = true\n");
        assert!(here.command(&["loans"]).output().status.success(), "step {step}");
        assert!(found(&here).contains(&"altered".to_owned()), "{:?}", found(&here));
        named += 1;
    }
    assert!(0 < named, "no step lies between the list and the file");
}

/// A list that somebody wrote by hand, and that the general manager approved unseen: it names a person, a unit, a register, a cover, or
/// another client's paper beside what it should. It is not carried out, and no deed that is written beside it makes it count.
#[test]
fn a_list_that_names_what_is_never_destroyed_destroys_nothing() {
    let lists: [fn(&Estate) -> String; 2] = [asked_for_a_volume, |estate| {
        asked_by_person(estate, "0301", json(estate, &["show", "0301"])["papers"][0]["id"].as_str().expect("a paper"))
    }];
    for list in lists {
        for victim in
            ["staff/data/", "/room/data/unit.toml", "registers/boxes/", "units/12/1205/2021", "units/3/0301/2021"]
        {
            let estate =
                estate().client("1205", "Delta", "2021-03-01").paper("1205", "deed", "contracts", "2021-03-01");
            let id = list(&estate);
            let all = files(&estate, "/data/")
                .into_iter()
                .map(|path| path.strip_prefix(estate.archive()).expect("below").to_owned());
            let mut all = { all }.map(|path| path.to_str().expect("text").to_owned());
            let path = all
                .find(|path| path.contains(victim) && path.ends_with(".toml"))
                .unwrap_or_else(|| panic!("no {victim}"));
            let (bundle, inside) = path.split_once("/data/").expect("a file of a bundle");
            let identity = match bundle.split('/').collect::<Vec<_>>()[..] {
                ["units", _, unit, folder] => format!("{unit}/{folder}"),
                ["registers", register, year] => format!("{register}/{year}"),
                _ => bundle.to_owned(),
            };
            let digest = tree::sha256(&fs::read(estate.archive().join(&path)).expect("a file"));
            let lines = &files(&estate, "-destruction-lines-")[0];
            let before = tree::sha256(&fs::read(lines).expect("a list"));
            forge(&estate, "-destruction-lines-", "", &format!("{digest}  {identity} data/{inside}\n"));
            let after = tree::sha256(&fs::read(&files(&estate, "-destruction-lines-")[0]).expect("a list"));
            let tail = id.rsplit('/').next().expect("a tail");
            forge(&estate, &format!("-disposal-{tail}.toml"), &before, &after);
            let estate = estate.with(&["--as", "ho", "approve", &id]).today("2036-03-15");
            let was = estate.tree();
            estate.run(carry_out(&id)).refused(3).whatever_it_says();
            assert_eq!(estate.tree(), was, "{victim}");
        }
    }
}

fn asked_for_a_volume(estate: &Estate) -> String {
    estate.made(&["dispose", "plan", "-o", "plan.toml"]);
    estate.made(&["dispose", "ask", "--plan", "plan.toml", "--appraisal", "x"])
}

/// `file --move` takes away what was handed in, and nothing that is filed: neither here nor in another archive.
#[cfg(unix)]
#[test]
fn what_is_filed_is_not_moved_out_of_any_archive() {
    let (ours, theirs) = (estate(), estate());
    for owner in [&ours, &theirs] {
        let letter = files(owner, "-letter-").into_iter().next().expect("a letter");
        let given = letter.to_str().expect("a path");
        let link = ours.desk().join("link");
        std::os::unix::fs::symlink(letter.parent().expect("a folder"), &link).expect("a link");
        let linked = link.join(letter.file_name().expect("a name"));
        for path in [given, linked.to_str().expect("a path")] {
            ours.run(["file", "0301", path, "--move", "--category", "payments"]).refused(2).whatever_it_says();
            assert!(letter.exists(), "{path}");
        }
        fs::remove_file(link).expect("gone");
    }
}
