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
