//! What stands against a single paper's going is looked at when it is asked for, and again when it is carried out (S-RET).

use std::fs;
use std::path::PathBuf;

use crate::audit::of_clause;
use crate::dispose::{approved, boxed, carry_out, estate, found, git_init, json};
use crate::support::{Estate, peer};

const FILE: &str = "1203@2025-10-31";
const CODE: &str = "DB-KH·2025·D10-0001";

fn only_paper(estate: &Estate, file: &str) -> String {
    json(estate, &["show", file])["papers"][0]["id"].as_str().expect("a paper").to_owned()
}

/// The file of the archive whose path holds a word.
fn path_of(estate: &Estate, word: &str) -> PathBuf {
    let all = walkdir::WalkDir::new(estate.archive()).into_iter().filter_map(Result::ok);
    let all = all.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path);
    let all: Vec<PathBuf> = { all }.filter(|path| path.to_string_lossy().contains(word)).collect();
    let [one] = &all[..] else { panic!("one file called {word}: {all:?}") };
    one.clone()
}

/// The letter of 1203, filed in 0301 as well; and the ids of both.
fn filed_twice() -> (Estate, [String; 2]) {
    let estate = estate().on_desk("twice.txt", "letter");
    let copy = estate.made(&["file", "0301", "twice.txt", "--category", "payments"]);
    let paper = only_paper(&estate, FILE);
    (estate, [paper, copy])
}

fn ask_duplicate<'a>(papers: &[&'a str]) -> Vec<&'a str> {
    let papers = papers.iter().flat_map(|paper| ["--paper", paper]);
    let ask = ["dispose", "ask", "--ground", "duplicate", "--appraisal", "重複"];
    ask.into_iter().chain(papers).collect()
}

/// A list of a duplicate that may be carried out.
fn approved_duplicate() -> (Estate, String, [String; 2]) {
    let (estate, papers) = filed_twice();
    let id = estate.made(&ask_duplicate(&[&papers[0]]));
    let estate = estate.with(&["--as", "ho", "approve", &id]).today("2036-03-15");
    (estate, id, papers)
}

#[track_caller]
fn refused(estate: &Estate, words: &[&str], says: &str) {
    let before = estate.tree();
    let said = estate.run_words(words).refused(3).whatever_it_says().err();
    assert!(said.contains(says), "{said}");
    assert_eq!(estate.tree(), before);
}

#[test]
fn not_every_copy_goes_as_a_duplicate_of_the_others() {
    let (estate, [paper, copy]) = filed_twice();
    // Both on one list, in either order, and the same one named twice.
    refused(&estate, &ask_duplicate(&[&paper, &copy]), "filed nowhere else");
    refused(&estate, &ask_duplicate(&[&copy, &paper]), "filed nowhere else");
    let once = estate.made(&ask_duplicate(&[&paper, &paper]));
    assert_eq!(estate.text_of(&["destruction-lines"]).lines().count(), 1);
    // On a list each: the second finds that the first was carried out.
    let other = estate.made(&ask_duplicate(&[&copy]));
    let estate = estate.with(&["--as", "ho", "approve", &once]).with(&["--as", "ho", "approve", &other]);
    let estate = estate.today("2036-03-15").with(&carry_out(&once));
    refused(&estate, &carry_out(&other), "filed nowhere else");
    assert_eq!(found(&estate), [""; 0]);
}

#[test]
fn the_other_copy_is_there_with_its_bytes_and_can_be_found() {
    let (estate, id, [_, copy]) = approved_duplicate();
    let missing = estate.copy();
    fs::remove_file(path_of(&missing, "-twice-")).expect("gone");
    let altered = estate.copy();
    let path = path_of(&altered, "-twice-");
    fs::remove_file(&path).expect("gone");
    fs::write(&path, "LETTER").expect("altered");
    for (broken, paper) in [(missing, "missing"), (altered, "altered")] {
        let before = walkdir::WalkDir::new(boxed(&broken)).into_iter().count();
        let done = broken.command(&carry_out(&id)).seed(3).output();
        assert_eq!(done.status.code(), Some(3), "{paper}: {}", String::from_utf8_lossy(&done.stderr));
        assert_eq!(walkdir::WalkDir::new(boxed(&broken)).into_iter().count(), before, "{paper}");
    }
    let voided = estate.copy().with(&["--as", "lee", "void", &copy, "--reason", "誤入", "--approve"]);
    refused(&voided, &carry_out(&id), "filed nowhere else");
    estate.run(carry_out(&id)).succeeds().whatever_it_says();
}

#[test]
fn a_paper_that_somebody_has_does_not_go() {
    let (estate, id, [paper, _]) = approved_duplicate();
    let loan =
        estate.made(&["--as", "lee", "lend", FILE, "--paper", &paper, "--to", "Ho", "--purpose", "audit", "--approve"]);
    refused(&estate, &carry_out(&id), "Ho");
    refused(&estate, &ask_duplicate(&[&paper]), "Ho");
    estate.with(&["return", &loan]).run(carry_out(&id)).succeeds().whatever_it_says();
}

/// A hold names a volume by its code, or a client's file: either holds each paper in it.
#[test]
fn a_paper_of_a_volume_that_is_held_does_not_go() {
    let (estate, id, [paper, _]) = approved_duplicate();
    for held in [CODE, FILE] {
        let estate = estate.copy();
        let hold = estate.made(&["--as", "lee", "hold", held, "--reason", "訴訟"]);
        refused(&estate, &carry_out(&id), "訴訟");
        refused(&estate, &ask_duplicate(&[&paper]), "lies in a file that is held");
        let estate = estate.with(&["--as", "lee", "close", &hold]);
        estate.run(carry_out(&id)).succeeds().whatever_it_says();
    }
    // A hold on another volume holds nothing of this one.
    let other = estate.with(&["--as", "lee", "hold", "DB-KH·2025·D10-0002", "--reason", "x"]);
    other.run(carry_out(&id)).succeeds().whatever_it_says();
}

/// Two clones each destroy one of two copies, for the other is there. git merges that; the audit names the later list, once, until the
/// paper is filed anew.
#[test]
fn the_last_copy_that_two_clones_destroyed_is_missed() {
    if !peer::is_there("git", "clones merge") {
        return;
    }
    let (estate, [paper, copy]) = filed_twice();
    let lists = [&paper, &copy].map(|paper| estate.made(&ask_duplicate(&[paper])));
    let estate =
        lists.iter().fold(estate, |estate, id| estate.with(&["--as", "ho", "approve", id])).today("2036-03-15");
    let says = "destroyed as a duplicate, and the other copy as well";
    let named = |estate: &Estate| {
        let broken = of_clause(estate, "S-RET").1;
        broken.iter().filter(|why| why.starts_with(says)).count()
    };
    assert_eq!(named(&estate), 0);
    git_init(&estate);
    let clones = ["left", "right"].map(|name| estate.copy().writer(name));
    for (clone, id) in clones.iter().zip(&lists) {
        assert!(clone.command(&carry_out(id)).seed(51).output().status.success());
        // One copy is left here.
        assert_eq!(named(clone), 0);
        peer::git_succeeds(&clone.archive(), &["add", "--all"]);
        peer::git_succeeds(&clone.archive(), &["commit", "--quiet", "--message", "work"]);
    }
    let [ours, theirs] = &clones;
    let from = theirs.archive().display().to_string();
    peer::git_succeeds(&ours.archive(), &["pull", "--quiet", "--no-edit", "--no-rebase", &from, "main"]);
    assert_eq!(found(ours), [""; 0]);
    assert_eq!(named(ours), 1, "{:?}", of_clause(ours, "S-RET").1);
    let again = ours.copy().with(&["file", "0301", "twice.txt", "--category", "payments"]);
    assert_eq!(named(&again), 0);
}

/// A list of the letter of 1203 in whose place a copy is, with some bytes under some name.
fn secured(name: &str, bytes: &str) -> (Estate, String, String) {
    let estate = estate().on_desk(name, bytes);
    let paper = only_paper(&estate, FILE);
    let copy = estate.made(&["file", FILE, name, "--category", "correspondence", "--supersedes", &paper]);
    (estate, paper, copy)
}

#[test]
fn what_takes_a_papers_place_is_a_file_of_age_that_stays() {
    let ask = |paper: &str| {
        ["dispose", "ask", "--paper", paper, "--ground", "secured", "--appraisal", "加密"].map(str::to_owned)
    };
    let words = |ask: &[String; 8]| ask.each_ref().map(|word| word.as_str().to_owned()).to_vec();
    for (name, bytes) in [("closed.age", "nothing of the kind"), ("closed.txt", "age-encryption.org/v1\n")] {
        let (estate, paper, _) = secured(name, bytes);
        let ask = words(&ask(&paper));
        refused(&estate, &ask.iter().map(String::as_str).collect::<Vec<_>>(), "no encrypted copy");
    }
    for bytes in ["age-encryption.org/v1\n-> X25519 …\n", "-----BEGIN AGE ENCRYPTED FILE-----\n"] {
        let (estate, paper, copy) = secured("closed.age", bytes);
        let both = ["dispose", "ask", "--paper", &paper, "--paper", &copy, "--ground", "secured", "--appraisal", "x"];
        refused(&estate, &both, "no encrypted copy");
        let id = estate.made(&ask(&paper));
        let estate = estate.with(&["--as", "ho", "approve", &id]).today("2036-03-15");
        let voided = estate.copy().with(&["--as", "lee", "void", &copy, "--reason", "誤入", "--approve"]);
        refused(&voided, &carry_out(&id), "no encrypted copy");
        estate.run(carry_out(&id)).succeeds().whatever_it_says();
        assert_eq!(found(&estate), [""; 0]);
    }
}

/// The program itself, with a file that is changed after its last look: it is left and named, and the command ends with 4. git is
/// asked in between; a git that changes the file stands in for somebody who does.
#[cfg(unix)]
#[test]
fn bytes_that_change_while_it_is_carried_out_are_left_and_the_command_ends_with_4() {
    use std::os::unix::fs::PermissionsExt;
    if !peer::is_there("git", "bytes that change while a list is carried out") {
        return;
    }
    let (estate, id) = approved();
    git_init(&estate);
    let letter = path_of(&estate, "-letter-");
    let bin = estate.desk().join("bin");
    fs::create_dir(&bin).expect("a folder");
    let real = std::env::var("PATH").expect("a path");
    let script = format!(
        "#!/bin/sh\nfor word; do test \"$word\" != ls-tree || {{ rm -f '{0}'; printf other > '{0}'; }}; done\nPATH='{real}' exec git \"$@\"\n",
        letter.display()
    );
    fs::write(bin.join("git"), script).expect("a program");
    fs::set_permissions(bin.join("git"), fs::Permissions::from_mode(0o755)).expect("a program");
    let path = format!("{}:{real}", bin.display());
    let done = estate.command(&carry_out(&id)).seed(5).set("PATH", path).output();
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    assert_eq!(done.status.code(), Some(4), "{said}");
    let name = letter.file_name().expect("a name").to_string_lossy().into_owned();
    assert!(said.contains(&name) && said.contains("left on disk"), "{said}");
    assert_eq!(said.lines().filter(|line| line.starts_with("error: ")).count(), 1, "{said}");
    assert_eq!(fs::read_to_string(&letter).expect("left"), "other");
    // The rest is gone by the list, and what was left is named until somebody sees to it.
    assert!(!boxed(&estate).join("data/cover.toml").exists());
    assert_eq!(json(&estate, &["show", &id])["status"], "carried-out");
    assert!(!found(&estate).is_empty());
}

/// Hostile values in the list of a plan, in what appraisers say, in names of papers: nothing goes that was not meant.
#[test]
fn hostile_values_in_a_plan_destroy_nothing() {
    let estate = estate().with(&["dispose", "plan", "-o", "plan.toml"]);
    let path = estate.desk().join("plan.toml");
    let plan = fs::read_to_string(&path).expect("a plan");
    let ask = ["dispose", "ask", "--plan", "plan.toml", "--appraisal", "x"];
    let before = estate.tree();
    let hostile = [
        (CODE, "../../units"),
        (CODE, "DB-KH·2025·d10-0001"),
        (CODE, "DB-KH·2025·D10-0001/.."),
        (CODE, "DB-KH·2025·D10-0001\\u0000"),
        (CODE, "DB-KH·2025·D10-9999"),
        (CODE, ""),
        ("decision = \"destroy\"", "decision = \"DESTROY\""),
        ("decision = \"destroy\"", "decision = \"keep-until 9999-99-99\""),
        ("decision = \"destroy\"", "decision = [\"destroy\"]"),
        ("until = ", "until = \"yesterday\" # "),
        ("[[volume]]", "[[volume]]\ncode = \"x\""),
    ];
    for (from, to) in hostile {
        fs::write(&path, plan.replacen(from, to, 1)).expect("the plan");
        let done = estate.command(&ask).seed(4).output();
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        assert!(matches!(done.status.code(), Some(2 | 3)), "{to}: {:?} {said}", done.status);
        assert!(said.starts_with("error: ") && !said.contains("panicked"), "{to}: {said}");
        assert_eq!(estate.tree(), before, "{to}");
    }
    // One volume twice may be decided in two ways: the list is not made.
    let (head, blocks) = plan.split_once("[[volume]]").expect("a volume");
    fs::write(&path, format!("{head}[[volume]]{blocks}\n[[volume]]{blocks}")).expect("the plan");
    let done = estate.command(&ask).seed(4).output();
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    assert_eq!(done.status.code(), Some(2), "{said}");
    assert!(said.contains("decides twice about DB-KH·2025·D10-0001"), "{said}");
    assert_eq!(estate.tree(), before);
    fs::write(&path, vec![b'#'; 65 << 20]).expect("a long plan");
    estate.run(ask).refused(4).whatever_it_says();
    fs::write(&path, [0xff, 0xfe, 0x00]).expect("no text");
    estate.run(ask).refused(2).whatever_it_says();
}

/// A list is CSV for people: what a name begins with is no formula there, and a comma or a quote ends no cell.
#[test]
fn hostile_names_on_a_list_stay_names() {
    let title = "=cmd|' /C calc'!A1, \"x\"";
    let estate = estate().on_desk("f.txt", "formula");
    let id = estate.made(&["file", "0301", "f.txt", "--category", "payments", "--title", title]);
    let list = crate::dispose::asked_by_person(&estate, "0301", &id);
    let text = estate.text_of(&["disposal-list"]);
    let mut rows = csv_rows(&text);
    let cells = rows.pop().expect("a row");
    assert_eq!(cells.len(), 8, "{text}");
    assert!(!cells[1].starts_with('=') && cells[1].ends_with(title), "{text}");
    let page = estate.made(&["dispose", "print", &list]);
    assert!(!page.contains("<script"), "{page}");
    let estate = estate.with(&["--as", "ho", "approve", &list]);
    estate.run(carry_out(&list)).succeeds().whatever_it_says();
}

fn csv_rows(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect()
}

/// Names are compared as they are written: a paper whose name differs in case alone, on a disk that tells them apart, is another one;
/// and a file that lies there under another case is not the one that the list names.
#[test]
fn a_name_of_another_case_is_not_the_one_on_the_list() {
    let (estate, id) = approved();
    let letter = path_of(&estate, "-letter-");
    let shouted = letter.with_file_name(letter.file_name().expect("a name").to_string_lossy().to_uppercase());
    // Beside it: it is nobody's, and it stays.
    let beside = estate.copy();
    let there = beside.archive().join(shouted.strip_prefix(estate.archive()).expect("below it"));
    fs::write(&there, "SHOUTED").expect("a file");
    let done = beside.command(&carry_out(&id)).seed(6).output();
    assert_eq!(fs::read_to_string(&there).expect("it stays"), "SHOUTED", "{}", String::from_utf8_lossy(&done.stderr));
    // In its place: the list does not fit.
    let instead = estate.copy();
    let from = instead.archive().join(letter.strip_prefix(estate.archive()).expect("below it"));
    let to = instead.archive().join(shouted.strip_prefix(estate.archive()).expect("below it"));
    fs::rename(from, &to).expect("renamed");
    if !instead.archive().join(letter.strip_prefix(estate.archive()).expect("below it")).exists() {
        let done = instead.command(&carry_out(&id)).seed(6).output();
        assert_eq!(done.status.code(), Some(3), "{}", String::from_utf8_lossy(&done.stderr));
        assert!(to.exists());
    }
}

/// The rules that were in force stand in the list, and a rule that is changed afterwards judges nothing that was done before.
#[test]
fn a_list_is_judged_by_the_rules_that_were_in_force() {
    let (estate, id) = approved();
    let done = estate.copy().with(&carry_out(&id));
    let event = done.text_of(&["-carried-out-"]);
    for line in ["approval_role = \"general-manager\"", "wait_days = 30", "witnesses_wanted = 2"] {
        assert!(event.contains(line), "{event}");
    }
    let broken = |estate: &Estate| of_clause(estate, "S-RET").1;
    assert_eq!(broken(&done), [""; 0]);
    // Later the days are more, and another role approves: what was carried out was allowed to be.
    let later = done
        .copy()
        .setting("wait_days = 30", "wait_days = 90")
        .setting("dispose = \"general-manager\"", "dispose = \"manager\"");
    assert_eq!(broken(&later), [""; 0]);
    // What a backup brings back is taken away by it still.
    let cover = boxed(&later).join("data/cover.toml");
    fs::create_dir_all(cover.parent().expect("a folder")).expect("a folder");
    fs::copy(boxed(&estate).join("data/cover.toml"), &cover).expect("restored");
    assert_eq!(found(&later), ["not-destroyed"]);
    let later = later.with(&["--as", "lee", "mend"]);
    assert!(!cover.exists() && found(&later).is_empty());
    // A list that waits is carried out by the rules of the day on which it is.
    let waits = estate.copy().setting("wait_days = 30", "wait_days = 90");
    refused(&waits, &carry_out(&id), "not carried out before 2036-05-01");
    let other = estate.copy().setting("dispose = \"general-manager\"", "dispose = \"manager\"");
    refused(&other, &carry_out(&id), "ho approved");
    // Rules that became laxer since excuse nothing that was done before: see `dispose_lawful` for what is forged.
}
