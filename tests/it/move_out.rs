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
        lies_in = "mbfcq3d1/1203/2026-03-01_acme_k36p"
        units = ["1203"]
        items = 2
        pages = 0
        attachments = [{ path = "data/originals/unit/2026-10-31-item-list-d1ps.csv", sha256 = "809d6a80812e1eae780d9642456da4acfd6d9d8215be0bc9c9b8a61e2825a626" }]
        room_papers = [
          "27f3282691613a41f159fe0fb8f3791f3b99fa00fc62df29edeeafe496eb0fdd  data/originals/engineering/2026-03-02-drawing-7202.txt",
        ]
        covers = [
          "67683a9d814ac36efa2338dd68392133cb7f279941ddf45112a876c8fb1cfb2f  data/cover.toml",
          "b544a7686d1186680a9d8f24ff542b00d8ae60da4dd2613a38f6292a8337cc37  data/originals/contracts/2026-03-01-lease-x4d2.txt",
          "f80105efab6d863fd8fc243d269094469e2277e8f12e5a0a9f401e88494f7b4b  data/originals/correspondence/2026-04-01-letter-wrms.txt",
          "2c95c16af0e36193043bbedc0fc46565d747fe2f9245b60dee4a073a11393838  data/records/2026-03-01-document-x4d2.toml",
          "40c66dcbdc9b4419fd877590f011ebd43c56c6d71280da4272faa71a43265b49  data/records/2026-04-01-document-wrms.toml",
        ]"#);
}

#[test]
fn the_slip_lists_every_gate_with_what_shuts_it() {
    let estate = estate();
    estate.run(["move-out", "1203", "--date", "2026-10-31", "--check"]).succeeds().stdout(
        "
        Unit    1203
        Client  Acme
        Date    2026-10-31

        Gate         State  Amount  Count  Shut by  Signature
        arrears      open     0.00      0           ____________
        deposits     open     0.00      0           ____________
        cases        open               0           ____________
        loans        open               0           ____________
        keys         open               0           ____________
        restoration  open               0           ____________
        label        open               0           ____________",
    );
    let estate = estate.with(&["--as", "lee", "lend", "1203", "--to", "Ho", "--purpose", "audit", "--approve"]);
    let estate = estate.with(&["record", "charge", "1203", "--item", "fee", "--due", "2026-12-15", "--amount", "5200"]);
    estate.run(["move-out", "1203", "--date", "2026-11-23", "--check", "--format", "csv"]).exits(1).stdout(
        "
        gate,state,amount,count,shut_by,signature
        arrears,shut,5200.00,1,1203/4469,
        deposits,open,0.00,0,,
        cases,open,,0,,
        loans,shut,,1,1203/ay65,
        keys,open,,0,,
        restoration,open,,0,,
        label,open,,0,,",
    );
    let slip = estate.run(["move-out", "1203", "--date", "2026-11-23", "--check", "--format", "json"]).exits(1);
    let slip = slip.whatever_it_says().out();
    assert!(
        slip.starts_with("{\n  \"report\": \"move-out\",\n  \"unit\": \"1203\",\n  \"client\": \"Acme\",\n"),
        "{slip}"
    );
    assert!(slip.contains("\"amount\": \"5200.00\",\n      \"count\": 1,\n      \"shut_by\": [\n"), "{slip}");
}

/// The gates that are shut on a day, as the slip has them.
fn shut(estate: &Estate, date: &str) -> Vec<String> {
    let done = estate.command(&["--format", "csv", "move-out", "1203", "--date", date, "--check"]).output();
    let slip = String::from_utf8_lossy(&done.stdout).into_owned();
    let shut: Vec<String> = slip
        .lines()
        .filter_map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            (cells.get(1) == Some(&"shut")).then(|| format!("{} {}{}", cells[0], cells[2], cells[3]))
        })
        .collect();
    assert_eq!(done.status.code(), Some(i32::from(!shut.is_empty())), "{}", String::from_utf8_lossy(&done.stderr));
    shut
}

#[test]
fn money_shuts_its_gate_from_the_day_on_which_it_is_owed_or_held_until_it_is_not() {
    let charge = |item, date, amount| {
        ["record", "charge", "1203", "--item", item, "--date", date, "--due", "2026-12-31", "--amount", amount]
    };
    let payment = |date, amount| ["record", "payment", "1203", "--date", date, "--amount", amount];
    let deposit = |about, movement, date, amount| {
        ["record", "deposit", "1203", "--about", about, "--movement", movement, "--date", date, "--amount", amount]
    };
    let estate = estate()
        .with(&charge("fee", "2026-10-01", "500.10"))
        .with(&payment("2026-10-05", "500.00"))
        .with(&payment("2026-10-20", "40.00"))
        .with(&deposit("tenancy", "received", "2026-10-03", "900"))
        .with(&deposit("fit-out", "received", "2026-10-03", "80"))
        .with(&deposit("fit-out", "refunded", "2026-10-04", "80"))
        .with(&deposit("tenancy", "deducted", "2026-10-10", "100"))
        .with(&deposit("tenancy", "refunded", "2026-10-25", "800"));
    assert_eq!(shut(&estate, "2026-09-30"), [""; 0]);
    assert_eq!(shut(&estate, "2026-10-04"), ["arrears 500.101", "deposits 900.001"]);
    assert_eq!(shut(&estate, "2026-10-19"), ["arrears 0.101", "deposits 800.001"]);
    assert_eq!(shut(&estate, "2026-10-20"), ["deposits 800.001"], "a credit shuts no gate");
    assert_eq!(shut(&estate, "2026-10-25"), [""; 0]);
    estate.run(["move-out", "1203", "--date", "2026-10-19"]).refused(3).stderr(
        "
        error: unit 1203 cannot be given up yet: arrears (0.10 owed: 1203/ay65) and deposits (800.00 held: 1203/t09p)
          hint: settle that, or a manager: `deedbox move-out 1203 --date 2026-10-19 --waive arrears --waive deposits --reason TEXT`",
    );
}

#[test]
fn a_case_or_a_remark_shuts_its_gate_until_it_is_settled() {
    let estate = estate();
    let case =
        |estate: &Estate, words: &[&str], date: &str| estate.made(&[&["record"], words, &["--date", date]].concat());
    let repair = case(&estate, &["repair", "1203", "--category", "lift", "--title", "stuck"], "2026-10-01");
    let violation = case(&estate, &["violation", "1203", "--category", "noise", "--title", "drums"], "2026-10-02");
    let keys = case(&estate, &["note", "1203", "--about", "keys", "--note", "two keys"], "2026-10-03");
    case(&estate, &["note", "1203", "--about", "restoration", "--note", "a wall"], "2026-10-04");
    case(&estate, &["note", "1203", "--about", "label", "--note", "still up"], "2026-10-05");
    case(&estate, &["note", "1203", "--about", "weather", "--note", "rain"], "2026-10-05");
    assert_eq!(shut(&estate, "2026-10-03"), ["cases 2", "keys 1"]);
    assert_eq!(shut(&estate, "2026-10-05"), ["cases 2", "keys 1", "restoration 1", "label 1"]);
    let estate = estate
        .with(&["update", &repair, "--status", "assigned", "--to", "works", "--date", "2026-10-06"])
        .with(&["update", &repair, "--status", "attended", "--date", "2026-10-06"])
        .with(&["update", &repair, "--status", "done", "--date", "2026-10-08"])
        .with(&["update", &violation, "--status", "notified", "--date", "2026-10-08"])
        .with(&["update", &violation, "--status", "rectified", "--date", "2026-10-09"])
        .with(&["close", &keys, "--date", "2026-10-09"]);
    assert_eq!(shut(&estate, "2026-10-07"), ["cases 2", "keys 1", "restoration 1", "label 1"]);
    assert_eq!(shut(&estate, "2026-10-08"), ["cases 1", "keys 1", "restoration 1", "label 1"]);
    assert_eq!(shut(&estate, "2026-10-09"), ["restoration 1", "label 1"]);
}

#[test]
fn the_slip_is_a_page_to_sign() {
    let estate = Estate::new().client("1203", "Acme <b>& Sons", "2026-03-01");
    let estate = estate.with(&["record", "charge", "1203", "--item", "fee", "--due", "2026-12-15", "--amount", "5200"]);
    estate
        .run(["print", "move-out", "1203", "--date", "2026-11-23", "-o", "slip.html"])
        .succeeds()
        .whatever_it_says()
        .changes("")
        .changes_around("+ desk/slip.html");
    let page = std::fs::read_to_string(estate.desk().join("slip.html")).unwrap();
    for words in ["遷出登記單", "Acme &lt;b&gt;&amp; Sons", "HKD 5200.00", "鑰匙", "Custodian", "@page"] {
        assert!(page.contains(words), "{words} is not on the page\n{page}");
    }
    estate.run(["move-out", "1203", "--date", "2026-11-23", "--check", "--slip", "again.html"]).exits(2).stderr(
        "
        error: `move-out --slip` is called `print move-out -o` now
          hint: `deedbox print move-out 1203 --date 2026-11-23 -o again.html`",
    );
    estate
        .run(["print", "move-out", "1203", "--date", "2026-11-23", "-o", "../tower/units/slip.html"])
        .exits(2)
        .whatever_it_says();
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
fn a_file_that_is_out_cannot_be_bound_whenever_it_was_lent() {
    let estate = estate().with(&["--as", "lee", "lend", "1203", "--to", "Ho", "--purpose", "audit", "--approve"]);
    assert_eq!(shut(&estate, "2026-10-31"), ["loans 1"]);
}

#[test]
fn a_loan_that_is_asked_for_and_not_let_go_shuts_no_gate() {
    let estate = estate().with(&["lend", "1203", "--to", "Ho", "--purpose", "audit"]);
    estate.run(["move-out", "1203", "--date", "2026-11-23"]).succeeds().whatever_it_says();
}

#[test]
fn a_further_unit_is_given_up_alone() {
    let estate = estate().with(&["add", "1204", "--with", "1203", "--move-in", "2026-05-01"]);
    estate
        .run(["move-out", "1204", "--date", "2026-10-31"])
        .succeeds()
        .stdout("1204@2026-10-31")
        .stderr("Unit 1204 is vacant from that day; the client keeps the other units.")
        .changes(
            "
            + units/12/1204/room/data/records/2026-05-01-tenancy-ay65+01-ended-d1ps.toml
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
        error: moving out on 2026-11-24 has not come yet: today is 2026-11-23
          hint: look for a slip of the keyboard in the date",
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
fn the_first_unit_is_not_given_up_before_a_further_one_that_has_an_end() {
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
    estate.run(["move-out", "1203", "--date", "2024-06-30", "--check"]).refused(2).whatever_it_says();
    estate.run(["move-out", "1203", "--date", "2026-06-30", "--check"]).succeeds().whatever_it_says();
    estate.run(["move-out", "1204", "--date", "2026-06-30", "--check"]).succeeds().whatever_it_says();
}
