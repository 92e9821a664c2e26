//! Who may act, who may come back, and what a register may approve (P2-1, P2-7).

use crate::support::Estate;

const NO_ROLE: &str = "
    error: ng holds no role, and who holds none changes nothing
      hint: lee may give one: `deedbox --as lee staff role ng --give ROLE`";

/// Acme in 1203; lee is manager, chan clerk, and ng is on the staff without a role.
fn with_a_guest() -> Estate {
    Estate::new().client("1203", "Acme", "2026-03-01").with(&["--as", "lee", "staff", "add", "ng", "--name", "Ng"])
}

#[test]
fn who_holds_no_role_changes_nothing_whatever_the_command() {
    let estate = with_a_guest();
    let acts: [&[&str]; 6] = [
        &["unit", "add", "1301", "--floor", "13"],
        &["lend", "1203", "--to", "Ho", "--purpose", "audit"],
        &["record", "note", "1203", "--title", "seen", "--about", "test"],
        &["--dry-run", "unit", "add", "1301", "--floor", "13"],
        &["survey", "open", "--year", "2026", "--to", "all"],
        &["move-out", "1203", "--date", "2026-11-23"],
    ];
    for act in acts {
        let words: Vec<&str> = ["--as", "ng"].into_iter().chain(act.iter().copied()).collect();
        estate.run_words(&words).refused(3).stderr(NO_ROLE);
    }
    let estate = estate.with(&["--as", "lee", "staff", "role", "ng", "--give", "clerk"]);
    estate.run(["--as", "ng", "unit", "add", "1301", "--floor", "13"]).succeeds().whatever_it_says();
}

#[test]
fn who_left_comes_back_under_the_same_id_without_the_roles_of_before() {
    let estate = Estate::new().with(&["--as", "lee", "staff", "leave", "chan", "--date", "2026-11-20"]);
    estate.run(["--as", "lee", "staff", "return", "chan", "--date", "2026-11-19"]).exits(2).whatever_it_says();
    estate.run(["--as", "ho", "staff", "return", "chan"]).refused(3).whatever_it_says();
    let estate = estate.with(&["--as", "lee", "staff", "return", "chan"]);
    let run = estate.run(["unit", "add", "1301", "--floor", "13"]).refused(3);
    assert!(run.err().contains("chan holds no role"), "{}", run.err());
    drop(run.whatever_it_says());
    let estate = estate.with(&["--as", "lee", "staff", "role", "chan", "--give", "clerk"]);
    estate.run(["unit", "add", "1301", "--floor", "13"]).succeeds().whatever_it_says();
    estate.run(["--as", "lee", "staff", "return", "chan"]).refused(3).stderr(
        "
        error: chan is here and did not leave
          hint: `deedbox staff show chan`; `deedbox staff role chan --give ROLE`",
    );
}

#[test]
fn who_left_and_is_entered_anew_with_another_name_is_another_person() {
    let estate = Estate::new().with(&["--as", "lee", "staff", "leave", "chan"]);
    estate.run(["--as", "lee", "staff", "add", "chan", "--name", "Somebody Else"]).refused(3).whatever_it_says();
}

#[test]
fn a_role_in_the_settings_that_nobody_holds_opens_no_door() {
    let estate = Estate::new();
    let path = estate.archive().join("deedbox.toml");
    let settings = std::fs::read_to_string(&path).unwrap().replace("staff = \"manager\"", "staff = \"keeper\"");
    std::fs::write(&path, settings + "\n[roles]\nkeeper = \"keeps the staff\"\n").unwrap();
    let mallory = ["staff", "add", "mallory", "--name", "M", "--role", "keeper"];
    let run = estate.run(mallory).refused(3);
    assert!(run.err().contains("entering people and giving roles is reserved"), "{}", run.err());
    drop(run.whatever_it_says());
    // The general manager answers for the office until somebody holds the role.
    let estate = estate.with(&["--as", "ho", "staff", "add", "wong", "--name", "Wong", "--role", "keeper"]);
    estate.run(["--as", "ho", "staff", "add", "mak", "--name", "Mak"]).refused(3).whatever_it_says();
}

#[test]
fn a_longer_term_is_approved_as_the_loan_was() {
    let estate = Estate::new().client("1203", "Acme", "2026-03-01");
    let loan = estate.made(&["--as", "lee", "lend", "1203", "--to", "Ho", "--purpose", "audit", "--approve"]);
    estate.run(["renew", &loan]).refused(3).stderr(
        "
        error: letting a file be read is reserved for the role manager, which chan does not hold
          hint: lee may: `--as lee`",
    );
    estate.run(["--as", "lee", "renew", &loan]).succeeds().whatever_it_says();
}

#[test]
fn a_clerk_does_not_approve_by_importing_and_history_comes_in() {
    let estate = Estate::new().client("1203", "Acme", "2026-03-01");
    let table = |day: &str, returned: &str| {
        format!("no,unit,date,borrower,purpose,approved_by,returned\nB1,1203,{day},Ho,audit,lee,{returned}\n")
    };
    let path = estate.archive().join("..").join("loans.csv");
    let import = ["import", path.to_str().unwrap()];
    // The archive began today: a loan of today is no history.
    std::fs::write(&path, table("2026-11-23", "")).unwrap();
    let run = estate.run(import).refused(3);
    assert!(run.err().contains("importing approvals that were given since the archive began"), "{}", run.err());
    drop(run.whatever_it_says());
    std::fs::write(&path, table("2026-05-04", "2026-05-05")).unwrap();
    estate.run(import).succeeds().whatever_it_says();
    // Who keeps the staff tells of today as well.
    std::fs::write(&path, table("2026-11-23", "").replace("B1", "B2")).unwrap();
    estate.run(["--as", "lee", "import", path.to_str().unwrap()]).succeeds().whatever_it_says();
}

/// The general manager lets somebody consult files until the end of 2027.
const CONSULT: [&str; 8] = ["--as", "ho", "authority", "give", "--for", "consult", "--until", "2027-12-31"];

/// Acme in 1203; the general manager lets clerks consult until the end of 2027.
fn with_authority() -> (Estate, String) {
    let estate = Estate::new().client("1203", "Acme", "2026-03-01");
    let id = estate.made(&[&CONSULT[..], &["--role", "clerk"]].concat());
    (estate, id)
}

const TO_CHAN: [&str; 9] = ["--as", "lee", "lend", "1203", "--to", "chan", "--purpose", "contract", "--returned"];

#[test]
fn under_an_authority_the_manager_lets_the_offices_own_people_read_and_the_approval_names_it() {
    let (estate, id) = with_authority();
    let stem = estate.tree().into_keys().find(|path| path.contains("-authority-")).unwrap();
    let stem = stem.rsplit('/').next().unwrap().trim_end_matches(".toml").to_owned();
    estate
        .run(TO_CHAN)
        .succeeds()
        .stdout("1203/d1ps")
        .stderr(&format!("chan has read 1203 on the spot. It rests on {id}."));
    let approval = estate.text_of(&["loan", "+01-approved"]);
    assert!(approval.contains(&format!("authority = \"{stem}\"\n")), "{approval}");
    let loan = estate.made(&["lend", "1203", "--to", "Chan Siu Ming", "--purpose", "audit"]);
    let pending = estate.run(["--format", "json", "pending"]).succeeds().whatever_it_says().out();
    assert!(pending.contains("\"role\": \"manager\""), "{pending}");
    estate.run(["--as", "lee", "approve", &loan]).succeeds().whatever_it_says();
    // A longer term rests on it as well.
    estate.run(["--as", "lee", "renew", &loan]).succeeds().whatever_it_says();
    assert!(estate.text_of(&["+02-renewed"]).contains(&format!("authority = \"{stem}\"\n")));
    estate.run(["verify"]).succeeds().whatever_it_says();
}

#[test]
fn without_one_in_force_the_general_manager_approves_or_gives_one() {
    let estate = Estate::new().client("1203", "Acme", "2026-03-01");
    let refused = "
        error: no authority to consult is in force for chan, so the role general-manager approves, which lee does not hold
          hint: ho may: `--as ho`; or gives an authority: `deedbox --as ho authority give --for consult --person chan --until DATE`";
    estate.run(TO_CHAN).refused(3).stderr(refused);
    let loan = estate.made(&["lend", "1203", "--to", "chan", "--purpose", "audit"]);
    let pending = estate.run(["--format", "json", "pending"]).succeeds().whatever_it_says().out();
    assert!(pending.contains("\"role\": \"general-manager\""), "{pending}");
    estate.run(["--as", "lee", "approve", &loan]).refused(3).stderr(refused);
    estate.run(["--as", "ho", "approve", &loan, "--handled-by", "lee"]).succeeds().whatever_it_says();
    estate.run(["--as", "lee", "renew", &loan]).refused(3).stderr(refused);
    let estate = estate.with(&["return", &loan]);
    // One for somebody else, one to pass on, and one that is over are none for chan.
    let give = |estate: &Estate, words: &[&str]| {
        estate.made(&[&["--as", "ho", "authority", "give"], words].concat());
    };
    give(&estate, &["--for", "consult", "--person", "lee", "--until", "2027-12-31"]);
    give(&estate, &["--for", "pass-on", "--role", "clerk", "--until", "2027-12-31"]);
    give(&estate, &["--for", "consult", "--role", "clerk", "--date", "2026-01-01", "--until", "2026-11-22"]);
    estate.run(TO_CHAN).refused(3).stderr(refused);
    give(&estate, &["--for", "consult", "--person", "chan", "--until", "2026-11-23"]);
    estate.run(TO_CHAN).succeeds().whatever_it_says();
    let estate = estate.today("2026-11-24");
    estate.run(TO_CHAN).refused(3).stderr(refused);
}

#[test]
fn an_authority_is_for_a_department_however_it_is_written() {
    let estate = Estate::new()
        .client("1203", "Acme", "2026-03-01")
        .with(&["--as", "lee", "staff", "add", "ng", "--name", "Ng", "--role", "clerk", "--department", "客務部"])
        .with(&[&CONSULT[..], &["--department", "client-service"]].concat());
    estate
        .run(["--as", "lee", "lend", "1203", "--to", "ng", "--purpose", "a", "--returned"])
        .succeeds()
        .whatever_it_says();
    estate.run(TO_CHAN).refused(3).whatever_it_says();
}

#[test]
fn who_is_not_on_the_staff_list_reads_with_the_general_managers_approval_alone() {
    let (estate, _) = with_authority();
    let lend = ["--as", "lee", "lend", "1203", "--to", "Bank", "--purpose", "a", "--approve"];
    estate.run(lend).refused(3).stderr(
        "
        error: Bank is not on the staff list, so the role general-manager approves, which lee does not hold
          hint: ho may: `--as ho`",
    );
    let words = [&["--as", "ho"], &lend[2..], &["--handled-by", "lee"]].concat();
    estate.run_words(&words).succeeds().whatever_it_says();
}

#[test]
fn an_authority_is_given_and_ended_by_the_general_manager_alone() {
    let (estate, id) = with_authority();
    let give = ["authority", "give", "--for", "consult", "--role", "clerk", "--until", "2027-12-31"];
    for who in ["chan", "lee"] {
        let run = estate.run_words(&[&["--as", who], &give[..]].concat()).refused(3);
        assert!(run.err().contains("giving or ending an authority is reserved for the role general-manager"));
        drop(run.whatever_it_says());
        estate.run(["--as", who, "authority", "end", &id]).refused(3).whatever_it_says();
    }
    let as_ho = |words: &[&str]| estate.run_words(&[&["--as", "ho", "authority"], words].concat());
    as_ho(&["give", "--for", "consult", "--until", "2027-12-31"]).exits(2).whatever_it_says();
    as_ho(&["give", "--for", "consult", "--role", "boss", "--until", "2027-12-31"]).exits(2).whatever_it_says();
    as_ho(&["give", "--for", "consult", "--department", "月球部", "--until", "2027-12-31"]).exits(2).whatever_it_says();
    as_ho(&["give", "--for", "consult", "--person", "nobody", "--until", "2027-12-31"]).exits(2).whatever_it_says();
    as_ho(&["give", "--for", "consult", "--role", "clerk", "--until", "2026-11-22"]).exits(2).whatever_it_says();
    as_ho(&["give", "--for", "consult", "--role", "clerk", "--date", "2026-11-24", "--until", "2027-01-01"])
        .exits(2)
        .whatever_it_says();
    as_ho(&["end", &id, "--date", "2026-11-22"]).exits(2).whatever_it_says();
    as_ho(&["end", &id]).succeeds().stdout(&id).stderr(&format!("{id} does not hold from 2026-11-23 on."));
    as_ho(&["end", &id]).refused(3).stderr(&format!(
        "
        error: {id} holds no longer: its last day was 2026-11-23
          hint: `deedbox authority list --in-force` lists those that hold"
    ));
    estate.run(TO_CHAN).refused(3).whatever_it_says();
    // The manager, who amends and voids, makes no longer one of it, nor none.
    estate.run(["--as", "lee", "amend", &id, "until=2030-01-01"]).refused(3).whatever_it_says();
    estate.run(["--as", "lee", "void", &id, "--reason", "x"]).refused(3).whatever_it_says();
    estate.run(["--as", "lee", "staff", "leave", "ho"]).succeeds().whatever_it_says();
}

#[test]
fn authorities_are_listed_with_how_each_stands() {
    let (estate, first) = with_authority();
    let second = estate.made(&[
        "--as",
        "ho",
        "authority",
        "give",
        "--for",
        "pass-on",
        "--person",
        "lee",
        "--date",
        "2026-01-01",
        "--until",
        "2026-06-30",
        "--title",
        "audit",
    ]);
    let list = estate.run(["--format", "csv", "authority", "list"]).succeeds().whatever_it_says().out();
    let lines: Vec<&str> = list.lines().skip(1).collect();
    assert_eq!(
        lines,
        [
            format!("{first},consult,clerk,,,2026-11-23,2027-12-31,in-force,ho,"),
            format!("{second},pass-on,,,lee,2026-01-01,2026-06-30,over,ho,audit"),
        ]
    );
    let list = estate.run(["authority", "list", "--in-force"]).succeeds().whatever_it_says().out();
    assert!(list.contains(&first) && !list.contains(&second), "{list}");
}

#[test]
fn an_office_of_one_begins_with_an_authority_and_consults_by_one_short_command() {
    let estate = Estate::nothing()
        .with(&["init", "../tower", "--name", "T", "--owner", "Wong", "--owner-id", "wong"])
        .with(&["--as", "wong", "unit", "add", "1203", "--floor", "12"])
        .with(&["--as", "wong", "add", "1203", "--company", "Acme", "--move-in", "2026-03-01"]);
    let list = estate.run(["--format", "json", "authority", "list", "--in-force"]).succeeds().whatever_it_says().out();
    assert!(list.contains("\"until\": \"2027-11-23\"") && list.contains("\"by\": \"wong\""), "{list}");
    let lend = ["--as", "wong", "lend", "1203", "--to", "me", "--purpose", "contract", "--returned"];
    let run = estate.run(lend).succeeds();
    assert!(run.err().starts_with("wong has read 1203 on the spot.") && run.err().contains("P2-7"), "{}", run.err());
    drop(run.whatever_it_says());
    // Once somebody else could hand it out, nobody hands a file to themselves.
    let estate = estate.with(&["--as", "wong", "staff", "add", "ng", "--name", "Ng", "--role", "supervisor"]);
    estate.run(lend).refused(3).stderr(
        "
        error: wong reads it, and nobody hands a file to themselves
          hint: ng may: `--handled-by ng`",
    );
    estate.run_words(&[&lend[..], &["--handled-by", "ng"]].concat()).succeeds().whatever_it_says();
}

#[test]
fn a_supervisor_of_the_office_hands_out_and_nobody_else() {
    let (estate, _) = with_authority();
    let loan = estate.made(&["lend", "1203", "--to", "chan", "--purpose", "audit"]);
    estate.run(["--as", "lee", "approve", &loan, "--handled-by", "chan"]).refused(3).stderr(
        "
        error: files are handed out by the role supervisor, which chan does not hold
          hint: lee may: `--handled-by lee`",
    );
    estate.run(["--as", "lee", "approve", &loan, "--handled-by", "nobody"]).exits(2).whatever_it_says();
    let estate = estate.with(&["--as", "lee", "staff", "role", "lee", "--end", "supervisor"]);
    estate.run(["--as", "lee", "approve", &loan]).refused(3).stderr(
        "
        error: files are handed out by the role supervisor, which lee does not hold, and nobody else could
          hint: `deedbox staff role ID --give supervisor`",
    );
    let estate = estate.with(&["--as", "lee", "staff", "role", "ho", "--give", "supervisor"]);
    estate.run(["--as", "lee", "approve", &loan, "--handled-by", "ho"]).succeeds().whatever_it_says();
}

#[test]
fn who_left_reads_nothing() {
    let (estate, _) = with_authority();
    let estate = estate.with(&["--as", "lee", "staff", "leave", "chan"]);
    for name in ["chan", "Chan Siu Ming", "CHAN"] {
        estate.run(["--as", "lee", "lend", "1203", "--to", name, "--purpose", "audit"]).refused(3).whatever_it_says();
    }
}

/// How a clause stands, with the cases: whose, and why.
fn stands(estate: &Estate, clause: &str) -> (String, Vec<(String, String)>) {
    let audit = estate.command(&["--format", "json", "audit", "--clause", clause]).seed(7).output();
    let audit: serde_json::Value = serde_json::from_slice(&audit.stdout).unwrap();
    let row = &audit["rows"][0];
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    let cases = row["cases"].as_array().unwrap().iter().map(|case| (text(&case["id"]), text(&case["why"]))).collect();
    (text(&row["state"]), cases)
}

#[test]
fn the_audit_finds_what_no_authority_and_no_general_manager_covers() {
    assert_eq!(stands(&Estate::new(), "P1-5b").0, "not applicable");
    let (estate, _) = with_authority();
    let estate = estate.with(&TO_CHAN);
    assert_eq!(stands(&estate, "P1-5b"), ("kept".to_owned(), Vec::new()));
    // A register of before tells of a loan that nobody had let the reader have.
    let table = "no,unit,date,borrower,purpose,approved_by,returned\nB1,1203,2026-05-04,chan,audit,lee,2026-05-05\n\
                 B2,1203,2026-05-06,Bank,loan,lee,2026-05-07\nB3,1203,2026-05-08,chan,audit,,2026-05-09\n";
    let estate = estate.on_desk("loans.csv", table).with(&["import", "loans.csv"]);
    let (state, cases) = stands(&estate, "P1-5b");
    let why: Vec<&str> = cases.iter().map(|(_, why)| why.as_str()).collect();
    assert_eq!(state, "broken");
    assert_eq!(
        why,
        [
            "who approved it was not recorded",
            "read by somebody who is not on the staff list, and not approved by the general manager",
            "no authority to consult was in force for chan on 2026-05-04, and the general manager did not approve it",
        ]
    );
    let audit = estate.command(&["audit", "--clause", "P2-7"]).seed(7).output();
    let audit = String::from_utf8_lossy(&audit.stdout).into_owned();
    assert_eq!(audit.matches("who handed it out was not recorded").count(), 3, "{audit}");
    // What is broken stands in `status`, with the command that settles it; then it is settled.
    let status = estate.run(["--as", "ho", "status", "--only", "no-authority"]).succeeds().whatever_it_says().out();
    let settles = "authority give --for consult --person chan --date 2026-05-04 --until";
    assert!(status.contains(settles), "{status}");
    let give = ["authority", "give", "--for", "consult", "--person", "chan", "--date", "2026-05-04", "--until"];
    let estate = estate.with(&[&["--as", "ho"], &give[..], &["2026-05-31"]].concat());
    let (_, cases) = stands(&estate, "P1-5b");
    assert_eq!(cases.len(), 1, "{cases:?}");
}

#[test]
fn an_authority_that_somebody_else_wrote_covers_nothing() {
    let (estate, _) = with_authority();
    let path = estate.tree().into_keys().find(|path| path.contains("-authority-")).unwrap();
    let path = estate.archive().join(path);
    let text = std::fs::read_to_string(&path).unwrap().replace("by = \"ho\"", "by = \"chan\"");
    // A copy that a clerk wrote by hand, listed as a manager may.
    let other = path.to_str().unwrap().replace("x4d2", "h3c8");
    std::fs::write(&other, text).unwrap();
    let estate = estate.with(&["--as", "ho", "authority", "end", "authorities/x4d2"]);
    let relative = other.split_once("/tower/").unwrap().1;
    let estate = estate.with(&["--as", "lee", "mend", "--adopt", relative, "--reason", "found"]);
    let list = estate.run(["--format", "csv", "authority", "list"]).succeeds().whatever_it_says().out();
    assert!(list.contains("not-entitled,chan"), "{list}");
    estate.run(TO_CHAN).refused(3).whatever_it_says();
}

#[test]
fn the_filing_room_is_in_charge_of_the_client_service_department() {
    let staff = |department: &str| {
        Estate::founded()
            .with(&["staff", "add", "lee", "--name", "Lee", "--role", "manager", "--department", department])
            .with(&["--as", "lee", "staff", "add", "ng", "--name", "Ng", "--role", "clerk", "--role", "supervisor"])
    };
    let (state, cases) = stands(&staff("客務部"), "P2-1");
    assert_eq!((state.as_str(), cases.len()), ("broken", 2), "{cases:?}");
    let estate = staff("客務部").with(&[
        "--as",
        "lee",
        "staff",
        "add",
        "mak",
        "--name",
        "Mak",
        "--role",
        "clerk",
        "--role",
        "supervisor",
        "--department",
        "client-service",
    ]);
    assert_eq!(stands(&estate, "P2-1"), ("kept".to_owned(), Vec::new()));
    assert_eq!(stands(&staff("工程部"), "P2-1").1.len(), 3);
    // Who acted and held no role is named, once, with the first of it.
    let estate = estate.with(&["--as", "mak", "unit", "add", "1203", "--floor", "12"]);
    let table = "no,unit,item,due,amount,issued\nC1,1203,fee,2026-05-31,10.00,2026-05-01\n";
    let estate = estate
        .with(&["--as", "mak", "add", "1203", "--company", "Acme", "--move-in", "2026-03-01"])
        .on_desk("charges.csv", table)
        .with(&["--as", "mak", "import", "charges.csv"]);
    assert_eq!(stands(&estate, "P2-1").0, "kept");
}
