//! `deedbox dispose`: destruction from an approved list, before two witnesses, and nothing else (S-RET).

use std::fs;
use std::path::PathBuf;

use serde_json::Value;

use crate::promises::crash::holds;
use crate::support::{Estate, peer, tree};

/// Two clients who left in 2025 and lie in boxes, a third who is there; it is 2036, and their terms are over. `ng` and `tam` can
/// witness.
pub fn estate() -> Estate {
    Estate::new()
        .with(&["--as", "lee", "staff", "add", "ng", "--name", "伍先生", "--role", "clerk"])
        .with(&["--as", "lee", "staff", "add", "tam", "--name", "譚小姐", "--role", "clerk"])
        .client("1203", "宏達貿易", "2021-03-01")
        .paper("1203", "letter", "correspondence", "2021-03-01")
        .client("1204", "Beta", "2021-03-01")
        .paper("1204", "note", "correspondence", "2021-03-01")
        .client("0301", "Gamma", "2021-03-01")
        .paper("0301", "plan", "move-in", "2021-03-01")
        .moved_out("1203", "2025-10-31")
        .moved_out("1204", "2025-10-31")
        .with(&["archive-moved-out", "--year", "2025"])
        .today("2036-02-01")
}

const FIRST: &str = "DB-KH·2025·D10-0001";
const SECOND: &str = "DB-KH·2025·D10-0002";

/// The plan of the day, with the second volume kept.
pub fn planned(estate: Estate) -> Estate {
    let estate = estate.with(&["dispose", "plan", "-o", "plan.toml"]);
    let path = estate.desk().join("plan.toml");
    let text = fs::read_to_string(&path).expect("a plan");
    let (first, second) = text.split_once(SECOND).expect("two volumes");
    let second = second.replacen("decision = \"destroy\"", "decision = \"keep-until 2046-12-31\"", 1);
    fs::write(&path, format!("{first}{SECOND}{second}")).expect("the plan");
    estate
}

pub fn asked(estate: &Estate) -> String {
    estate.made(&["dispose", "ask", "--plan", "plan.toml", "--appraisal", "期滿，無保存價值"])
}

/// A list of the first volume that is approved, and whose days are over; and its id.
pub fn approved() -> (Estate, String) {
    let estate = planned(estate());
    let id = asked(&estate);
    let estate = estate.with(&["--as", "ho", "approve", &id]).today("2036-03-15");
    (estate, id)
}

pub fn carry_out(id: &str) -> [&str; 7] {
    ["dispose", "carry-out", id, "--witness", "lee", "--witness", "ng"]
}

/// A list of a paper that rests on a person's request.
pub fn asked_by_person(estate: &Estate, client: &str, paper: &str) -> String {
    let request = estate.made(&["request", "open", client, "--about", "erasure", "--person", "陳大文"]);
    let ask = ["dispose", "ask", "--paper", paper, "--ground", "request", "--request", &request, "--appraisal", "要求"];
    estate.made(&ask)
}

/// The same carried out.
pub fn destroyed() -> (Estate, String) {
    let (estate, id) = approved();
    let estate = estate.with(&carry_out(&id));
    (estate, id)
}

pub fn json(estate: &Estate, words: &[&str]) -> Value {
    let done = estate.command(&[&["--format", "json"], words].concat()).seed(7).output();
    serde_json::from_slice(&done.stdout)
        .unwrap_or_else(|e| panic!("{words:?}: {e} {}", String::from_utf8_lossy(&done.stderr)))
}

/// The archive in git, as it is.
pub fn git_init(estate: &Estate) {
    fs::write(estate.archive().join(".gitattributes"), "* -text\n").expect("a file");
    for words in [&["init", "--quiet"][..], &["add", "--all"], &["commit", "--quiet", "--message", "first"]] {
        peer::git_succeeds(&estate.archive(), words);
    }
}

/// What `verify` finds, as codes.
pub fn found(estate: &Estate) -> Vec<String> {
    let told = json(estate, &["verify"]);
    told["findings"]
        .as_array()
        .expect("findings")
        .iter()
        .map(|finding| finding["code"].as_str().expect("a code").to_owned())
        .collect()
}

/// The folder of the box in which the volume of 1203 lies.
pub fn boxed(estate: &Estate) -> PathBuf {
    let folder = estate.archive().join("moved-out/2025/12/box-01");
    let mut entries = fs::read_dir(folder).expect("a box").map(|entry| entry.expect("an entry").path());
    entries
        .find(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("1203_")))
        .expect("a volume")
}

#[test]
fn a_plan_says_what_may_go_and_what_stays_and_why() {
    let estate = estate();
    let hold = estate.made(&["--as", "lee", "hold", "1204@2025-10-31", "--reason", "訴訟"]);
    estate.run(["--format", "csv", "dispose", "plan"]).succeeds().stdout(&format!(
        "
        code,company,move_out,retention,ends,files,pages,kept_by,by
        DB-KH·2025·D10-0001,宏達貿易,2025-10-31,D10,2035-12-31,5,0,,
        DB-KH·2025·D10-0002,Beta,,,,,,held,{hold}",
    ));
    estate.run(["dispose", "plan", "--until", "2035-12-31"]).succeeds().whatever_it_says();
    assert_eq!(json(&estate, &["dispose", "plan", "--until", "2035-12-31"])["rows"].as_array().map(Vec::len), Some(0));
}

#[test]
fn a_plan_that_was_broken_while_it_was_edited_is_refused_with_what_belongs_there() {
    let estate = planned(estate());
    let path = estate.desk().join("plan.toml");
    let text = fs::read_to_string(&path).expect("a plan");
    let ask = ["dispose", "ask", "--plan", "plan.toml", "--appraisal", "期滿"];
    for broken in [
        text.replacen("\"destroy\"", "\"maybe\"", 1),
        text.replacen("\"destroy\"", "\"destroy", 1),
        "not a plan".to_owned(),
    ] {
        fs::write(&path, broken).expect("a plan");
        let before = estate.tree();
        let said = estate.run(ask).refused(2).whatever_it_says();
        assert!(said.err().contains("plan.toml"), "{}", said.err());
        assert!(said.err().contains("deedbox dispose plan"), "{}", said.err());
        assert_eq!(tree::changes(&before, &estate.tree()), "");
    }
    fs::write(&path, text).expect("a plan");
    estate.run(ask).succeeds().whatever_it_says();
}

#[test]
fn a_volume_goes_from_an_approved_list_before_two_witnesses() {
    let estate = planned(estate());
    let run =
        estate.run(["dispose", "ask", "--plan", "plan.toml", "--appraisal", "期滿"]).succeeds().whatever_it_says();
    let id = run.out().trim().to_owned();
    assert!(run.err().contains(&format!("Kept: {SECOND}.")), "{}", run.err());
    estate.run(["--as", "ho", "approve", &id]).succeeds().whatever_it_says();
    let estate = estate.today("2036-03-15");
    let before = estate.tree();
    let manifests = fs::read(boxed(&estate).join("manifests/test.sha256")).expect("a manifest");
    estate.run(carry_out(&id)).succeeds().whatever_it_says();
    let gone: Vec<String> = before.keys().filter(|path| !estate.tree().contains_key(*path)).cloned().collect();
    assert_eq!(gone.len(), 5, "{gone:?}");
    assert!(gone.iter().all(|path| path.contains("/1203_") && path.contains("/data/")), "{gone:?}");
    assert_eq!(fs::read(boxed(&estate).join("manifests/test.sha256")).expect("a manifest"), manifests);
    assert_eq!(found(&estate), [""; 0]);
    for witness in ["lee", "ng"] {
        estate.run(["--as", witness, "dispose", "witnessed", &id]).succeeds().whatever_it_says();
    }
    assert_eq!(json(&estate, &["show", &id])["status"], "witnessed");
    let shown = json(&estate, &["show", "1203@2025-10-31"]);
    assert_eq!(shown["company"], "宏達貿易");
    assert_eq!(shown["destroyed_under"][0], id);
    assert_eq!(shown["destroyed_on"][0], "2036-03-15");
    assert_eq!(shown["witnesses"][0], "lee + ng");
    let catalogue = estate.text_of(&["2025/catalogue.csv"]);
    assert!(catalogue.contains(&format!("destroyed under {id}")), "{catalogue}");
    let gone = json(&estate, &["report", "moved-out", "--year", "2025"])["rows"].clone();
    let told = |row: &Value| (row["unit"].clone(), row["destroyed_under"].clone(), row["destroyed_on"].clone());
    let told: Vec<_> = gone.as_array().expect("rows").iter().map(told).collect();
    assert!(told.contains(&("1203".into(), id.clone().into(), "2036-03-15".into())), "{told:?}");
    assert!(told.contains(&("1204".into(), Value::Null, Value::Null)), "{told:?}");
    let before = json(&estate, &["report", "moved-out", "--year", "2025", "--known-at", "2036-03-14"])["rows"].clone();
    assert!(before.as_array().expect("rows").iter().all(|row| row["destroyed_under"].is_null()), "{before}");
    let keeping = json(&estate, &["report", "yearbook", "--year", "2036"])["reports"]["file-keeping"].clone();
    assert_eq!(
        (&keeping["totals"]["volumes_destroyed"], &keeping["totals"]["destroyed_files"]),
        (&1.into(), &5.into())
    );
    let rows = json(&estate, &["report", "retention"])["rows"].clone();
    assert_eq!((&rows[0]["destroyed_under"], &rows[0]["kept_by"]), (&Value::from(id), &Value::Null));
    assert_eq!(rows[1]["kept_by"], "kept");
}

#[test]
fn nothing_is_destroyed_before_the_days_after_its_approval_are_over() {
    let estate = planned(estate());
    let id = asked(&estate);
    estate.run(carry_out(&id)).refused(3).whatever_it_says();
    let estate = estate.with(&["--as", "ho", "approve", &id]).today("2036-03-01");
    let said = estate.run(carry_out(&id)).refused(3).whatever_it_says().err();
    assert!(said.contains("not carried out before 2036-03-02"), "{said}");
    let estate = estate.today("2036-03-02");
    estate.run(carry_out(&id)).succeeds().whatever_it_says();
}

#[test]
fn only_the_general_manager_approves_a_destruction() {
    let estate = planned(estate());
    let id = asked(&estate);
    for who in ["chan", "lee"] {
        estate.run(["--as", who, "approve", &id]).refused(3).whatever_it_says();
    }
}

#[test]
fn two_witnesses_are_wanted_who_have_no_other_part_in_it() {
    let (estate, id) = approved();
    let with = |witnesses: &[&str]| {
        let mut words = vec!["dispose", "carry-out", id.as_str()];
        words.extend(witnesses.iter().flat_map(|witness| ["--witness", witness]));
        estate.run_words(&words).refused(3).whatever_it_says();
    };
    with(&["lee"]);
    with(&["lee", "lee"]);
    with(&["lee", "ng", "tam"]);
    // chan asked for it, ho approved it; who carries it out is chan as well.
    with(&["lee", "chan"]);
    with(&["lee", "ho"]);
    estate
        .run(["--as", "tam", "dispose", "carry-out", &id, "--witness", "tam", "--witness", "ng"])
        .refused(3)
        .whatever_it_says();
    estate.run(["dispose", "carry-out", &id, "--witness", "lee", "--witness", "nobody"]).refused(2).whatever_it_says();
    estate.run(["dispose", "witnessed", &id]).refused(3).whatever_it_says();
}

#[test]
fn each_witness_says_so_once_in_their_own_name() {
    let (estate, id) = destroyed();
    estate.run(["dispose", "witnessed", &id]).refused(3).whatever_it_says();
    let estate = estate.on_desk("signed.txt", "signed");
    estate.run(["--as", "lee", "dispose", "witnessed", &id, "--form", "signed.txt"]).succeeds().whatever_it_says();
    estate.run(["--as", "lee", "dispose", "witnessed", &id]).refused(3).whatever_it_says();
    assert_eq!(json(&estate, &["show", &id])["status"], "half-witnessed");
    estate.run(["--as", "ng", "dispose", "witnessed", &id]).succeeds().whatever_it_says();
    assert_eq!(json(&estate, &["show", &id])["status"], "witnessed");
}

#[test]
fn a_hold_stops_a_destruction_at_every_stage() {
    let hold = ["--as", "lee", "hold", FIRST, "--reason", "土地審裁處"];
    let estate = planned(estate());
    let held = estate.copy().with(&hold);
    held.run(["dispose", "ask", "--plan", "plan.toml", "--appraisal", "x"]).refused(3).whatever_it_says();
    let (estate, id) = approved();
    let estate = estate.today("2036-03-01").with(&hold).today("2036-03-15");
    let said = estate.run(carry_out(&id)).refused(3).whatever_it_says().err();
    assert!(said.contains("nothing was destroyed") && said.contains("土地審裁處"), "{said}");
    let hold = json(&estate, &["pending"])["rows"][0]["id"].as_str().expect("the hold").to_owned();
    let estate = estate.with(&["--as", "lee", "close", &hold]);
    estate.run(carry_out(&id)).succeeds().whatever_it_says();
}

#[test]
fn what_came_since_stops_it() {
    let (estate, id) = approved();
    let late = estate.copy().on_desk("late.txt", "late").with(&[
        "file",
        "1203@2025-10-31",
        "late.txt",
        "--category",
        "payments",
    ]);
    late.run(carry_out(&id)).refused(3).whatever_it_says();
    let lent = estate.copy();
    let loan = lent.made(&["lend", "1203@2025-10-31", "--to", "ho", "--purpose", "audit"]);
    lent.with(&["--as", "lee", "approve", &loan]).run(carry_out(&id)).refused(3).whatever_it_says();
}

#[test]
fn a_file_that_is_not_as_the_list_says_stops_it() {
    let (estate, id) = approved();
    let letter =
        walkdir::WalkDir::new(boxed(&estate)).into_iter().filter_map(Result::ok).map(|entry| entry.path().to_owned());
    let letter = { letter }.find(|path| path.to_string_lossy().contains("-letter-")).expect("the letter");
    fs::remove_file(&letter).expect("gone");
    fs::write(&letter, "changed").expect("changed");
    let done = estate.command(&carry_out(&id)).seed(8).output();
    assert_eq!(done.status.code(), Some(3), "{}", String::from_utf8_lossy(&done.stderr));
    assert!(letter.exists() && boxed(&estate).join("data/cover.toml").exists());
}

#[test]
fn an_old_plan_is_refused() {
    let estate = planned(estate());
    let path = estate.desk().join("plan.toml");
    let text = fs::read_to_string(&path).expect("a plan");
    let line = text.lines().find(|line| line.starts_with("state = ")).expect("a state");
    fs::write(&path, text.replacen(line, &format!("state = \"{}\"", "0".repeat(64)), 1)).expect("the plan");
    estate.run(["dispose", "ask", "--plan", "plan.toml", "--appraisal", "x"]).refused(3).whatever_it_says();
    fs::write(&path, text.replacen("decision = \"destroy\"", "decision = \"burn\"", 1)).expect("the plan");
    estate.run(["dispose", "ask", "--plan", "plan.toml", "--appraisal", "x"]).refused(2).whatever_it_says();
    fs::write(&path, "nonsense").expect("the plan");
    estate.run(["dispose", "ask", "--plan", "plan.toml", "--appraisal", "x"]).refused(2).whatever_it_says();
}

#[test]
fn a_list_is_asked_for_once() {
    let estate = planned(estate());
    asked(&estate);
    estate.run(["dispose", "ask", "--plan", "plan.toml", "--appraisal", "x"]).refused(3).whatever_it_says();
    assert_eq!(json(&estate, &["report", "retention"])["rows"][0]["kept_by"], "on-list");
}

#[test]
fn a_duplicate_goes_and_its_record_says_so() {
    let estate = estate().on_desk("plan.txt", "plan");
    let same = estate.made(&["file", "1204@2025-10-31", "plan.txt", "--category", "move-in"]);
    let papers = json(&estate, &["show", "0301"])["papers"].clone();
    let paper = papers[0]["id"].as_str().expect("a paper").to_owned();
    let only = json(&estate, &["show", "1203@2025-10-31"])["papers"][0]["id"].as_str().expect("a paper").to_owned();
    estate
        .run(["dispose", "ask", "--paper", &only, "--ground", "duplicate", "--appraisal", "x"])
        .refused(3)
        .whatever_it_says();
    let id = estate.made(&["dispose", "ask", "--paper", &paper, "--ground", "duplicate", "--appraisal", "重複"]);
    let estate = estate.with(&["--as", "ho", "approve", &id]);
    estate.run(carry_out(&id)).refused(3).whatever_it_says();
    let estate = estate.today("2036-03-15");
    estate.run(carry_out(&id)).succeeds().whatever_it_says();
    assert_eq!(found(&estate), [""; 0]);
    assert_eq!(json(&estate, &["show", "0301"])["papers"].as_array().map(Vec::len), Some(0));
    assert_eq!(json(&estate, &["show", &paper])["destroyed_under"][0], id);
    // The last copy is no duplicate.
    estate
        .run(["dispose", "ask", "--paper", &same, "--ground", "duplicate", "--appraisal", "x"])
        .refused(3)
        .whatever_it_says();
}

#[test]
fn what_a_person_asks_for_does_not_wait_and_thins_a_box() {
    let estate = estate();
    let paper = json(&estate, &["show", "1203@2025-10-31"])["papers"][0]["id"].as_str().expect("a paper").to_owned();
    let id = asked_by_person(&estate, "1203@2025-10-31", &paper);
    let estate = estate.with(&["--as", "ho", "approve", &id]);
    estate.run(carry_out(&id)).succeeds().whatever_it_says();
    assert_eq!(found(&estate), [""; 0]);
    let info = fs::read_to_string(boxed(&estate).join("bag-info.txt")).expect("a bag");
    assert!(info.contains(&format!("Internal-Sender-Description: destroyed under {id}")), "{info}");
    // The rest of the volume goes later, and its bag says both.
    let estate = planned(estate);
    let whole = asked(&estate);
    let estate = estate.with(&["--as", "ho", "approve", &whole]).today("2036-04-01").with(&carry_out(&whole));
    assert_eq!(found(&estate), [""; 0]);
    let info = fs::read_to_string(boxed(&estate).join("bag-info.txt")).expect("a bag");
    assert!(info.contains(&id) && info.contains(&whole) && info.contains("Payload-Oxum: 0.0"), "{info}");
}

#[test]
fn every_reader_copes_with_what_is_destroyed() {
    let (estate, id) = destroyed();
    let year = ["report", "yearbook", "--year", "2025"];
    let views: [&[&str]; 16] = [
        &["show", "1203@2025-10-31"],
        &["show", "1203"],
        &["show", &id],
        &["history", "1203@2025-10-31"],
        &["search", "宏達"],
        &["report", "moved-out", "--year", "2025"],
        &["report", "arrears"],
        &["report", "deposits", "--as-of", "2024-12-31"],
        &["report", "clients", "--as-of", "2024-12-31"],
        &year,
        &["print", "catalogue", "--year", "2025"],
        &["print", "volume", "1203@2025-10-31"],
        &["pending"],
        &["loans"],
        &["dispose", "print", &id],
        &["unit", "list"],
    ];
    for view in views {
        let done = estate.command(view).seed(11).output();
        assert!(done.status.code().is_some_and(|code| code < 2), "{view:?}: {}", String::from_utf8_lossy(&done.stderr));
    }
    for judged in [&["audit"][..], &["status"], &["status", "--full"]] {
        let done = estate.command(judged).seed(11).output();
        assert!(
            done.status.code().is_some_and(|code| code < 2),
            "{judged:?}: {}",
            String::from_utf8_lossy(&done.stderr)
        );
    }
    // What is written for it now lies apart, as for every volume in a box.
    let estate =
        estate.on_desk("late.txt", "late").with(&["file", "1203@2025-10-31", "late.txt", "--category", "payments"]);
    assert_eq!(found(&estate), [""; 0]);
    estate.run(["amend", "1203@2025-10-31", "nature=x"]).refused(3).whatever_it_says();
}

#[test]
fn a_list_that_was_carried_out_is_not_amended_and_not_voided() {
    let (estate, id) = destroyed();
    estate.run(["amend", &id, "reason=x"]).refused(3).whatever_it_says();
    estate.run(["--as", "lee", "void", &id, "--reason", "x"]).refused(3).whatever_it_says();
    estate.run(["record", "disposal", "--reason", "x"]).refused(2).whatever_it_says();
}

#[test]
fn a_destruction_is_stopped_anywhere_and_the_list_and_the_disk_agree() {
    let (estate, id) = approved();
    holds(&estate, &carry_out(&id));
    let plan = planned(self::estate());
    holds(&plan, &["dispose", "ask", "--plan", "plan.toml", "--appraisal", "x"]);
    let done = estate.with(&carry_out(&id));
    holds(&done, &["--as", "lee", "dispose", "witnessed", &id]);
}

/// A hold that is entered while a list is carried out comes before it, and nothing is destroyed, or after it.
#[test]
fn a_hold_and_a_destruction_at_once_do_not_both_happen_to_one_volume() {
    for round in 0..4 {
        let (estate, id) = approved();
        let destroying = estate.command(&carry_out(&id)).seed(20 + round).start();
        let holding = estate.command(&["--as", "lee", "hold", FIRST, "--reason", "x"]).seed(40 + round).start();
        let (destroyed, held) =
            (destroying.wait_with_output().expect("it ends"), holding.wait_with_output().expect("it ends"));
        assert!(held.status.success(), "{}", String::from_utf8_lossy(&held.stderr));
        let is_there = boxed(&estate).join("data/cover.toml").exists();
        assert_eq!(is_there, destroyed.status.code() == Some(3), "{}", String::from_utf8_lossy(&destroyed.stderr));
        assert_eq!(found(&estate), [""; 0]);
    }
}
