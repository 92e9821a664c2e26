//! `deedbox disclose`: papers leave the archive with the general manager's authority (P1-5b).

use std::fs;

use crate::support::Estate;

/// A client with a paper, and a disclosure of it that waits: the estate, the paper, the disclosure.
fn asked() -> (Estate, String, String) {
    let estate = Estate::new().client("1203", "Acme", "2021-03-01").on_desk("lease.txt", "lease");
    let paper = estate.made(&[
        "file",
        "1203",
        "lease.txt",
        "--category",
        "contracts",
        "--date",
        "2026-03-01",
        "--title",
        "Lease <1>",
    ]);
    let disclosure = estate.made(&["disclose", "1203", "--to", "Police", "--purpose", "case 7", "--paper", &paper]);
    (estate, paper, disclosure)
}

#[test]
fn papers_leave_once_the_general_manager_agrees() {
    let (estate, _, id) = asked();
    let release = ["disclose", "--release", &id, "-o", "parcel"];
    estate.run(release).refused(3).stderr(&format!(
        "
        error: {id} stands at asked, and cannot be released from there
          hint: due now: `deedbox approve {id}` or `deedbox reject {id} --reason TEXT`"
    ));
    estate.run(["--as", "lee", "approve", &id]).refused(3).stderr(
        "
        error: passing papers on is reserved for the role general-manager, which lee does not hold
          hint: ho may: `--as ho`",
    );
    let estate = estate.with(&["--as", "ho", "approve", &id]);
    let tail = estate.tree().into_keys().find(|path| path.contains("contracts/")).unwrap();
    let copy = format!("01-{}", tail.rsplit('/').next().unwrap());
    estate
        .run(release)
        .succeeds()
        .stdout(&id)
        .stderr(&format!("parcel holds 1 copy and the list to be signed; {id} is registered."))
        .changes_around(&format!("+ desk/parcel/{copy}\n+ desk/parcel/list.csv\n+ desk/parcel/list.html"));
    let read = |name: &str| fs::read_to_string(estate.desk().join("parcel").join(name)).unwrap();
    assert_eq!(read(&copy), "lease");
    let list = read("list.csv");
    assert!(
        list.contains("1,Lease <1>,2026-03-01,ordinary,") && list.contains(",Police,case 7,ho,2026-11-23,chan,"),
        "{list}"
    );
    let page = read("list.html");
    assert!(page.contains("Lease &lt;1&gt;") && page.contains("接收人</span></dt><dd>Police"), "{page}");
    assert!(page.contains("審批人</span></dt><dd>ho 2026-11-23"), "{page}");
    assert!(estate.text_of(&["+02-released"]).contains(&format!("  {copy}\"]")));
    estate.run(["disclose", "--release", &id, "-o", "again"]).refused(3).stderr(&format!(
        "
        error: {id} stands at released, and cannot be released from there
          hint: nothing more is done to it"
    ));
    let listed = estate.run(["disclose", "--list", "--format", "csv"]).succeeds();
    assert!(listed.out().contains(",Police,case 7,1,released,chan,ho,2026-11-23,2026-11-23"), "{}", listed.out());
    listed.whatever_it_says();
}

#[test]
fn copies_go_into_a_new_folder_outside_the_archive() {
    let (estate, _, id) = asked();
    let estate = estate.with(&["--as", "ho", "approve", &id]).on_desk("taken/a.txt", "a");
    estate.run(["disclose", "--release", &id, "-o", "taken"]).exits(2).whatever_it_says();
    estate.run(["disclose", "--release", &id, "-o", "../tower/units/parcel"]).exits(2).whatever_it_says();
    assert_eq!(fs::read_to_string(estate.desk().join("taken/a.txt")).unwrap(), "a");
}

#[test]
fn what_is_voided_or_altered_does_not_leave() {
    let (estate, paper, id) = asked();
    let estate = estate.with(&["--as", "ho", "approve", &id]);
    let voided = estate.copy().with(&["--as", "lee", "void", &paper, "--reason", "scanned twice", "--approve"]);
    voided.run(["disclose", "--release", &id, "-o", "parcel"]).refused(3).whatever_it_says();
    let path = estate.tree().into_keys().find(|path| path.contains("contracts/")).unwrap();
    let path = estate.archive().join(path);
    fs::remove_file(&path).unwrap();
    let gone = estate.command(&["disclose", "--release", &id, "-o", "parcel"]).output();
    assert_eq!(gone.status.code(), Some(4));
    fs::write(&path, "lease!").unwrap();
    let altered = estate.command(&["disclose", "--release", &id, "-o", "parcel"]).output();
    assert_eq!(altered.status.code(), Some(4));
    assert!(!estate.desk().join("parcel").exists());
}

#[test]
fn a_disclosure_names_papers_of_the_client() {
    let (estate, paper, _) = asked();
    estate.run(["disclose", "1203", "--to", "Police", "--purpose", "case 7"]).exits(2).stderr(
        "
        error: which papers are passed on is not said
          hint: `--paper ID` for each; `deedbox show UNIT` prints the ids",
    );
    let estate = estate.client("1204", "Beta", "2022-03-01");
    estate
        .run(["disclose", "1204", "--to", "Police", "--purpose", "case 7", "--paper", &paper])
        .exits(2)
        .whatever_it_says();
}

#[test]
fn only_the_bytes_that_were_approved_leave() {
    let (estate, _, _) = asked();
    let estate = estate.on_desk("list.txt", "one").on_desk("next.txt", "two");
    let paper = estate.made(&["file", "1203", "list.txt", "--category", "contracts", "--working"]);
    let id = estate.made(&["disclose", "1203", "--to", "Police", "--purpose", "case 8", "--paper", &paper]);
    let estate = estate.with(&["--as", "ho", "approve", &id]);
    estate.run(["verify"]).succeeds().whatever_it_says();
    let estate = estate.with(&["--as", "lee", "amend", &paper, "--with", "next.txt", "--approve"]);
    estate.run(["disclose", "--release", &id, "-o", "parcel"]).refused(3).stderr(&format!(
        "
        error: {paper} is another version than the one that was approved with {id}
          hint: `deedbox disclose` asks anew, with the paper as it is now"
    ));
    assert!(!estate.desk().join("parcel").exists());
    let id = estate.made(&["disclose", "1203", "--to", "Police", "--purpose", "case 8", "--paper", &paper]);
    let estate = estate.with(&["--as", "ho", "approve", &id]);
    estate.made(&["disclose", "--release", &id, "-o", "parcel"]);
    assert!(estate.desk().join("parcel/list.csv").exists());
}

#[test]
fn papers_of_a_boxed_volume_leave_as_well() {
    let (estate, paper, _) = asked();
    let estate = estate.with(&["--as", "lee", "move-out", "1203", "--date", "2025-12-01"]).with(&[
        "archive-moved-out",
        "--year",
        "2025",
    ]);
    let tail = paper.split('/').nth(1).unwrap();
    let id = estate.made(&["disclose", "1203@2025-12-01", "--to", "Police", "--purpose", "case 9", "--paper", tail]);
    let estate = estate.with(&["--as", "ho", "approve", &id]);
    // The approval lies in what came late, the paper that it covers in the box.
    estate.run(["verify"]).succeeds().whatever_it_says();
    estate.made(&["disclose", "--release", &id, "-o", "parcel"]);
    estate.run(["verify"]).succeeds().whatever_it_says();
}
