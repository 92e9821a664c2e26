//! Who writes: one working copy on one branch; and where what is written says that it lies.

use std::collections::BTreeSet;
use std::process::Child;

use crate::support::peer::{self, git_succeeds};
use crate::support::{Command, Estate};

/// An estate with a client, in git, on a branch `main`.
fn in_git() -> Option<Estate> {
    if !peer::is_there("git", "writers of branches") {
        return None;
    }
    let estate = Estate::new().client("1203", "Acme", "2026-03-01");
    git_succeeds(&estate.archive(), &["init", "--quiet"]);
    commit(&estate);
    Some(estate)
}

fn commit(estate: &Estate) {
    git_succeeds(&estate.archive(), &["add", "--all"]);
    git_succeeds(&estate.archive(), &["commit", "--quiet", "--message", "work"]);
}

/// A visit, entered by whatever writer this working copy is on its branch.
fn visit(estate: &Estate, seed: u64) -> Command {
    estate.command(&["record", "visit", "1203", "--occasion", "regular"]).without("DEEDBOX_WRITER").seed(seed)
}

/// The writers of the client's file.
fn writers(estate: &Estate) -> BTreeSet<String> {
    let lists = estate.tree().into_keys().filter(|path| path.contains("acme_") && path.ends_with(".sha256"));
    lists.map(|path| path.rsplit('/').next().unwrap().to_owned()).collect()
}

/// The writer that enters one more visit: the one whose list grew.
fn enters(estate: &Estate, seed: u64) -> String {
    let before = estate.tree();
    assert!(visit(estate, seed).output().status.success());
    let grown: Vec<_> = estate
        .tree()
        .into_iter()
        .filter(|(path, digest)| path.ends_with(".sha256") && before.get(path) != Some(digest))
        .map(|(path, _)| path.rsplit('/').next().unwrap().to_owned())
        .collect();
    assert_eq!(grown.len(), 1, "{grown:?}");
    grown.into_iter().next().unwrap()
}

#[test]
fn each_branch_has_a_writer_that_comes_back_with_it() {
    let Some(estate) = in_git() else { return };
    let on = |branch: &[&str]| git_succeeds(&estate.archive(), &[&["checkout", "--quiet"], branch].concat());
    let main = enters(&estate, 1);
    assert_eq!(enters(&estate, 2), main, "it goes on");
    commit(&estate);
    on(&["-b", "works"]);
    let works = enters(&estate, 3);
    assert_ne!(works, main);
    commit(&estate);
    on(&["main"]);
    assert_eq!(enters(&estate, 4), main);
    commit(&estate);
    on(&["works"]);
    assert_eq!(enters(&estate, 5), works);
    commit(&estate);
    on(&["--detach"]);
    let detached = enters(&estate, 6);
    assert!(![&main, &works].contains(&&detached), "a head on no branch is a branch of its own");
    commit(&estate);
    // What each of them listed first is still what its list begins with, however the branches are put together.
    let lists = |estate: &Estate| estate.text_of(&["acme_", &main]);
    on(&["main"]);
    let before = lists(&estate);
    git_succeeds(&estate.archive(), &["merge", "--quiet", "--no-edit", "works"]);
    assert_eq!(lists(&estate), before);
    estate.run(["verify"]).succeeds().whatever_it_says();
}

#[test]
fn a_writer_from_before_there_was_git_goes_with_the_first_branch() {
    if !peer::is_there("git", "writers of branches") {
        return;
    }
    let estate = Estate::new().client("1203", "Acme", "2026-03-01");
    let first = enters(&estate, 1);
    git_succeeds(&estate.archive(), &["init", "--quiet"]);
    assert_eq!(enters(&estate, 2), first);
    commit(&estate);
    git_succeeds(&estate.archive(), &["checkout", "--quiet", "-b", "works"]);
    assert_ne!(enters(&estate, 3), first);
}

#[test]
fn a_linked_work_tree_is_a_working_copy_on_a_branch_of_its_own() {
    let Some(estate) = in_git() else { return };
    let main = enters(&estate, 1);
    commit(&estate);
    git_succeeds(&estate.archive(), &["worktree", "add", "--quiet", "../linked"]);
    let linked = estate.archive().join("../linked");
    let record = visit(&estate, 2).set("DEEDBOX_ARCHIVE", linked.as_os_str());
    assert!(record.output().status.success());
    let written = std::fs::read_to_string(linked.join(".deedbox/writer")).unwrap();
    assert!(
        written.contains("\"refs/heads/linked\"") && !written.contains(main.strip_suffix(".sha256").unwrap()),
        "{written}"
    );
}

#[test]
fn eight_first_commands_at_once_draw_one_writer() {
    let estate = Estate::new().client("1203", "Acme", "2026-03-01");
    let started: Vec<Child> = (0..8).map(|seed| visit(&estate, seed).start()).collect();
    for child in started {
        assert!(child.wait_with_output().unwrap().status.success());
    }
    // The estate's own, and the one that was drawn.
    assert_eq!(writers(&estate).len(), 2, "{:?}", writers(&estate));
}

#[test]
fn another_place_is_another_working_copy() {
    let estate = Estate::new().client("1203", "Acme", "2026-03-01");
    let first = enters(&estate, 1);
    assert_ne!(enters(&estate.copy(), 2), first);
    assert_eq!(enters(&estate, 3), first);
}

/// The place that every record and event of an archive says it lies in, by the bundle that it lies in.
fn places(estate: &Estate) -> BTreeSet<(String, String)> {
    let entries = estate.tree().into_keys().filter(|path| path.contains("/data/") && path.ends_with(".toml"));
    entries
        .map(|path| {
            let text = std::fs::read_to_string(estate.archive().join(&path)).unwrap();
            let place =
                text.lines().find_map(|line| line.strip_prefix("lies_in = ")).unwrap_or_else(|| panic!("{path}"));
            (path.split("/data/").next().unwrap().to_owned(), place.trim_matches('"').to_owned())
        })
        .collect()
}

#[test]
fn every_record_and_event_says_where_it_lies_wherever_its_bundle_goes() {
    let estate = Estate::new()
        .client("1203", "Acme", "2021-03-01")
        .client("1204", "Beta", "2021-03-01")
        .with_every_kind("1203")
        .on_desk("policy.txt", "policy")
        .with(&["file", "policies", "policy.txt"])
        .moved_out("1204", "2025-06-30")
        .with(&["archive-moved-out", "--year", "2025"])
        .paper("1204@2025-06-30", "late", "correspondence", "2025-05-01");
    let settings = estate.text_of(&["deedbox.toml"]);
    let id = settings.lines().find_map(|line| line.strip_prefix("id = \"")).unwrap().trim_end_matches('"');
    let folder = |part: &str| {
        let path = estate.tree().into_keys().find(|path| path.contains(part) && path.contains("/data/")).unwrap();
        path.split("/data/").next().unwrap().rsplit('/').next().unwrap().to_owned()
    };
    let (acme, beta) = (folder("_acme_"), folder("_beta_"));
    let beta_client = beta.strip_prefix("1204_").unwrap().to_owned();
    let expected = [
        ("staff".to_owned(), "staff".to_owned()),
        ("policies".to_owned(), "policies".to_owned()),
        ("units/12/1203/room".to_owned(), "1203/room".to_owned()),
        (format!("units/12/1203/{acme}"), format!("1203/{acme}")),
        ("registers/boxes/2026".to_owned(), "boxes/2026".to_owned()),
        ("registers/notices/2026".to_owned(), "notices/2026".to_owned()),
        (format!("moved-out/2025/12/box-01/{beta}"), format!("1204/{beta_client}")),
        (format!("moved-out/late/{beta}"), format!("1204/{beta_client}")),
    ];
    let found = places(&estate);
    for (bundle, identity) in expected {
        assert!(found.contains(&(bundle.clone(), format!("{id}/{identity}"))), "{bundle}: {found:?}");
    }
    assert!(found.iter().all(|(_, place)| place.starts_with(&format!("{id}/"))), "{found:?}");
    estate.run(["verify"]).succeeds().whatever_it_says();
}

#[test]
fn a_whole_bundle_of_another_estate_is_told_once() {
    let estate = Estate::new().client("1203", "Acme", "2026-03-01");
    let text = estate.text_of(&["deedbox.toml"]);
    let id = text.lines().find_map(|line| line.strip_prefix("id = \"")).unwrap().trim_end_matches('"').to_owned();
    let other = estate.copy().setting(&format!("id = \"{id}\""), "id = \"zzzzzzzz\"");
    let verified = other.run(["verify", "1203", "--format", "json"]).exits(1).whatever_it_says();
    let said = verified.out();
    let told = |path: &str| said.contains(path);
    assert_eq!(said.matches("not-its-place").count(), 2, "{said}");
    assert!(
        told("1203/room\"") && told("/data/cover.toml\""),
        "the room as one, and the only record of the client: {said}"
    );
}

#[test]
fn an_archive_without_an_id_was_made_by_a_draft() {
    let estate = Estate::founded();
    let text = estate.text_of(&["deedbox.toml"]);
    let line = text.lines().find(|line| line.starts_with("id = ")).unwrap().to_owned() + "\n";
    let draft = estate.setting(&line, "");
    for command in [&["status"][..], &["verify"], &["unit", "add", "1203", "--floor", "12"]] {
        draft.run_words(command).exits(2).stderr(
            "
            error: this archive was made by a draft of deedbox: its deedbox.toml has no `id`
              hint: export it with the draft that made it, and import that into a new archive (`deedbox init`); if the line was taken out by hand, bring it back: every record names it",
        );
    }
}

#[test]
fn two_archives_are_told_apart() {
    let ids: BTreeSet<String> = (0..2)
        .map(|seed| {
            let estate = Estate::nothing();
            let init = estate.command(&["init", "../tower", "--name", "Tower"]).seed(seed);
            assert!(init.output().status.success());
            let text = estate.text_of(&["deedbox.toml"]);
            text.lines().find_map(|line| line.strip_prefix("id = ")).unwrap().to_owned()
        })
        .collect();
    assert_eq!(ids.len(), 2, "{ids:?}");
}

#[test]
fn papers_that_wait_are_not_in_git_before_they_are_filed() {
    if !peer::is_there("git", "the inbox is not in git") {
        return;
    }
    let estate = Estate::new();
    git_succeeds(&estate.archive(), &["init", "--quiet"]);
    std::fs::create_dir_all(estate.archive().join("inbox")).unwrap();
    std::fs::write(estate.archive().join("inbox/passport.txt"), "confidential").unwrap();
    commit(&estate);
    let held = git_succeeds(&estate.archive(), &["ls-files"]);
    assert!(held.contains("deedbox.toml") && !held.contains("inbox"), "{held}");
}
