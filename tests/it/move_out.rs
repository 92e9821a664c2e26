//! `deedbox move-out`: departures (P2-3).

use crate::support::Estate;

fn estate() -> Estate {
    Estate::new()
        .client("1203", "Acme", "2026-03-01")
        .paper("1203", "lease", "contracts", "2026-03-01")
        .paper("1203", "letter", "correspondence", "2026-04-01")
        .paper("1203", "drawing", "engineering", "2026-03-02")
}

#[test]
fn the_file_is_bound_where_it_lies() {
    let estate = estate();
    estate
        .run(["move-out", "1203", "--date", "2026-10-31"])
        .succeeds()
        .stdout("1203@2026-10-31")
        .stderr("The file is bound with 2 papers; who left is called 1203@2026-10-31 from now on.")
        .changes(
            "
            + units/12/1203/2026-03-01_acme_k36p/data/originals/unit/2026-10-31-item-list-d1ps.csv
            + units/12/1203/2026-03-01_acme_k36p/data/records/2026-10-31-sealed-d1ps.toml
            ~ units/12/1203/2026-03-01_acme_k36p/manifests/test.sha256
            + units/12/1203/room/data/records/2026-03-01-tenancy-dcvr+01-ended-nfzb.toml
            ~ units/12/1203/room/manifests/test.sha256",
        );
    estate.shows(&["item-list"], "
        no,ref_no,author,title,date,level,pages,remarks
        1,,,lease,2026-03-01,ordinary,,data/originals/contracts/2026-03-01-lease-x4d2.txt
        2,,,letter,2026-04-01,ordinary,,data/originals/correspondence/2026-04-01-letter-wrms.txt
        ,,,drawing,,,,stays in the room: 27f3282691613a41f159fe0fb8f3791f3b99fa00fc62df29edeeafe496eb0fdd  data/originals/engineering/2026-03-02-drawing-7202.txt");
    estate.shows(&["-sealed-"], r#"
        kind = "sealed"
        date = 2026-10-31
        at = 2026-11-23T10:00:00+08:00
        clock = "set"
        by = "chan"
        units = ["1203"]
        items = 2
        pages = 0
        attachments = [{ path = "data/originals/unit/2026-10-31-item-list-d1ps.csv", sha256 = "809d6a80812e1eae780d9642456da4acfd6d9d8215be0bc9c9b8a61e2825a626" }]
        room_papers = [
          "27f3282691613a41f159fe0fb8f3791f3b99fa00fc62df29edeeafe496eb0fdd  data/originals/engineering/2026-03-02-drawing-7202.txt",
        ]
        covers = [
          "b348b44b700bdb0a16152e545b37249c2f3f388ee8078dff002b6b8bb3d3c38d  data/cover.toml",
          "b544a7686d1186680a9d8f24ff542b00d8ae60da4dd2613a38f6292a8337cc37  data/originals/contracts/2026-03-01-lease-x4d2.txt",
          "f80105efab6d863fd8fc243d269094469e2277e8f12e5a0a9f401e88494f7b4b  data/originals/correspondence/2026-04-01-letter-wrms.txt",
          "786be11c806bdb678792f92b0dfee4d82238ac0816176f7017b9d2cd6e062c77  data/records/2026-03-01-document-x4d2.toml",
          "bf1db5417af1597bc5f0178f1cb2abf137970fb724cc899cdc97a57c571589bd  data/records/2026-04-01-document-wrms.toml",
        ]"#);
}

#[test]
fn the_slip_lists_what_stands_in_the_way() {
    let estate = estate();
    estate.run(["move-out", "1203", "--date", "2026-10-31", "--check"]).succeeds().stdout(
        "
         Gate   State  Shut by
         loans  open",
    );
    let estate = estate.with(&["--as", "lee", "lend", "1203", "--to", "Ho", "--purpose", "audit", "--approve"]);
    estate.run(["move-out", "1203", "--date", "2026-11-23", "--check"]).exits(1).stdout(
        "
         Gate   State  Shut by
         loans  shut   1203/ay65",
    );
    estate.run(["move-out", "1203", "--date", "2026-11-23", "--check", "--format", "json"]).exits(1).stdout(
        r#"
            {
              "report": "move-out",
              "rows": [
                {
                  "gate": "loans",
                  "state": "shut",
                  "shut_by": [
                    "1203/ay65"
                  ]
                }
              ],
              "totals": {}
            }"#,
    );
}

#[test]
fn while_a_gate_is_shut_nobody_leaves_unless_a_manager_waives_it() {
    let estate = estate().with(&["--as", "lee", "lend", "1203", "--to", "Ho", "--purpose", "audit", "--approve"]);
    let leave = ["move-out", "1203", "--date", "2026-11-23"];
    let waived = ["--waive", "loans", "--reason", "the file is at the court"];
    estate.run(leave).refused(3).stderr(
        "
        error: unit 1203 cannot be given up yet: loans (1203/ay65)
          hint: settle that, or a manager: `deedbox move-out 1203 --date 2026-11-23 --waive loans --reason TEXT`",
    );
    estate.run_words(&[&leave[..], &waived].concat()).refused(3).stderr(
        "
        error: waiving a gate is reserved for the role manager, which chan does not hold
          hint: lee may: `--as lee`",
    );
    estate.run_words(&[&["--as", "lee"], &leave[..], &["--waive", "loans"]].concat()).exits(2).stderr(
        "
            error: a gate is waived without a reason
              hint: `--reason TEXT`",
    );
    estate
        .run_words(&[&["--as", "lee"], &leave[..], &waived].concat())
        .succeeds()
        .stdout("1203@2026-11-23")
        .stderr("The file is bound with 2 papers; who left is called 1203@2026-11-23 from now on.");
    let sealed = estate.text_of(&["-sealed-"]);
    assert!(sealed.contains("waived = [\"loans\"]\nreason = \"the file is at the court\"\n"), "{sealed}");
}

#[test]
fn a_loan_that_is_asked_for_and_not_let_go_shuts_no_gate() {
    let estate = estate().with(&["lend", "1203", "--to", "Ho", "--purpose", "audit"]);
    estate.run(["move-out", "1203", "--date", "2026-11-23"]).succeeds().whatever_it_says();
}

#[test]
fn the_first_unit_is_given_up_last() {
    let estate = estate().with(&["add", "1204", "--with", "1203", "--move-in", "2026-05-01"]);
    estate.run(["move-out", "1203", "--date", "2026-10-31"]).refused(3).stderr(
        "
        error: the client of 1203 still holds 1204
          hint: `deedbox move-out 1204 --date D` first",
    );
    estate
        .run(["move-out", "1204", "--date", "2026-10-31"])
        .succeeds()
        .stdout("1204@2026-10-31")
        .stderr("Unit 1204 is vacant from that day; the client keeps the other units.")
        .changes(
            "
            + units/12/1204/room/data/records/2026-05-01-tenancy-ay65+01-ended-284k.toml
            ~ units/12/1204/room/manifests/test.sha256",
        );
    estate.run(["move-out", "1203", "--date", "2026-10-31"]).succeeds().whatever_it_says();
}

#[test]
fn nobody_leaves_twice_or_before_coming_or_tomorrow() {
    let estate = estate();
    estate.run(["move-out", "1203", "--date", "2026-02-28"]).exits(2).stderr(
        "
        error: moving out on 2026-02-28 comes before moving in on 2026-03-01
          hint: look for a slip of the keyboard in the dates",
    );
    estate.run(["move-out", "1203", "--date", "2026-11-24"]).exits(2).stderr(
        "
        error: today, 2026-11-23 comes before moving out on 2026-11-24
          hint: look for a slip of the keyboard in the dates",
    );
    let estate = estate.moved_out("1203", "2026-10-31");
    estate.run(["move-out", "1203", "--date", "2026-10-31"]).refused(3).stderr(
        "
        error: unit 1203 is vacant
          hint: who left last is `1203@2026-10-31`; `deedbox add 1203 --company NAME --move-in D` opens a file",
    );
}

#[test]
fn an_unknown_gate_is_named_with_those_that_are_known() {
    estate().run(["move-out", "1203", "--date", "2026-10-31", "--waive", "doors", "--reason", "x"]).exits(2).stderr(
        "
            error: --waive <GATE>: `doors` is not a gate that is known here
              hint: known: arrears, deposits, cases, loans, keys, restoration, label",
    );
}

#[test]
fn in_the_middle_of_a_merge_nothing_is_written() {
    let estate = estate();
    std::fs::create_dir(estate.archive().join(".git")).unwrap();
    std::fs::write(estate.archive().join(".git/MERGE_HEAD"), "").unwrap();
    let before = estate.tree();
    let done = estate.command(&["move-out", "1203", "--date", "2026-10-31"]).output();
    assert_eq!(done.status.code(), Some(3));
    let says = String::from_utf8_lossy(&done.stderr);
    assert!(says.starts_with("error: git is in the middle of a merge\n"), "{says}");
    assert_eq!(estate.tree(), before);
}

#[test]
fn a_name_of_who_left_is_one_clients() {
    let estate = Estate::new().client("1203", "Acme", "2025-03-01").moved_out("1203", "2026-06-30");
    let estate = estate.with(&["add", "1203", "--company", "Beta", "--move-in", "2026-06-30"]);
    estate.run(["move-out", "1203", "--date", "2026-06-30"]).refused(3).stderr(
        "
        error: another client left unit 1203 on 2026-06-30, and `1203@2026-06-30` is the name of one
          hint: give the next day",
    );
}

#[test]
fn the_first_unit_is_not_given_up_before_a_further_one() {
    let estate = Estate::new().client("1203", "Acme", "2025-03-01");
    let estate = estate.with(&["add", "1204", "--with", "1203", "--move-in", "2025-03-01"]);
    let estate = estate.with(&["move-out", "1204", "--date", "2026-10-31"]);
    estate.run(["move-out", "1203", "--date", "2026-06-30"]).refused(3).whatever_it_says().changes("");
    estate.run(["move-out", "1203", "--date", "2026-10-31"]).succeeds().whatever_it_says();
}

#[test]
fn a_check_refuses_what_the_departure_would() {
    let estate = Estate::new().client("1203", "Acme", "2025-03-01");
    let estate = estate.with(&["add", "1204", "--with", "1203", "--move-in", "2025-03-01"]);
    let estate = estate.with(&["--as", "lee", "lend", "1203", "--to", "Ho", "--purpose", "audit", "--approve"]);
    estate.run(["move-out", "1203", "--date", "2026-06-30", "--check"]).refused(3).whatever_it_says();
    estate.run(["move-out", "1204", "--date", "2026-06-30", "--check"]).succeeds().whatever_it_says();
}
