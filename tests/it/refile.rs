//! `deedbox refile`: a misfiled paper lies in its right place, with a reference each way (P2-8).

use crate::support::Estate;

fn sheet(estate: &Estate, target: &str) -> serde_json::Value {
    serde_json::from_str(&estate.made(&["--format", "json", "show", target])).unwrap()
}

fn estate() -> (Estate, String) {
    let estate = Estate::new()
        .client("1203", "Acme", "2026-03-01")
        .client("1204", "Beta", "2021-03-01")
        .paper("1204", "other", "contracts", "2021-03-01")
        .moved_out("1204", "2025-10-31")
        .on_desk("plan.txt", "plan");
    let paper = estate.made(&["file", "1203", "plan.txt", "--category", "contracts", "--date", "2026-04-01"]);
    (estate, paper)
}

#[test]
fn a_manager_files_it_again_and_nobody_else() {
    let (estate, paper) = estate();
    estate.run(["refile", &paper, "--category", "payments"]).refused(3).stderr(
        "
        error: filing a misfiled paper elsewhere is reserved for the role manager, which chan does not hold
          hint: lee may: `--as lee`",
    );
    estate.run(["--as", "lee", "refile", &paper]).exits(2).stderr(
        "
        error: where the paper belongs is not said
          hint: `--category C`, `--unit UNIT`, or both",
    );
    estate.run(["--as", "lee", "refile", &paper, "--category", "contracts"]).refused(3).stderr(
        "
        error: 1203/ay65 lies there already
          hint: name the category or the unit that is right",
    );
    let run = estate.run(["--as", "lee", "refile", &paper, "--category", "payments"]).succeeds();
    let again = run.out().trim().to_owned();
    drop(run.whatever_it_says());
    let (wrong, right) = (sheet(&estate, &paper), sheet(&estate, &again));
    assert_eq!(wrong["status"], "voided");
    assert!(wrong["refiled_to"].as_str().unwrap().ends_with(again.split('/').nth(1).unwrap()));
    assert!(right["refiled_from"].as_str().unwrap().ends_with(paper.split('/').nth(1).unwrap()));
    assert_eq!(right["category"], "payments");
    estate.run(["verify"]).succeeds().whatever_it_says();
}

#[test]
fn it_goes_to_the_room_to_another_client_and_to_one_who_left() {
    let (estate, paper) = estate();
    let refile = |id: &str, rest: &[&str]| {
        let words = [&["--as", "lee", "refile", id], rest].concat();
        estate.made(&words)
    };
    let in_room = refile(&paper, &["--category", "engineering"]);
    let papers = sheet(&estate, "1203")["papers"].clone();
    assert!(papers[0]["path"].as_str().unwrap().contains("/1203/room/data/originals/engineering/"));
    let gone = refile(&in_room, &["--category", "contracts", "--unit", "1204@2025-10-31"]);
    assert!(gone.starts_with("1204@2025-10-31/"), "{gone}");
    let back = refile(&gone, &["--unit", "1203"]);
    assert!(back.starts_with("1203/"), "{back}");
    let counting: Vec<bool> =
        sheet(&estate, "1203")["papers"].as_array().unwrap().iter().map(|p| p["voided"] == false).collect();
    assert_eq!(counting.iter().filter(|counts| **counts).count(), 1);
    estate.run(["verify"]).succeeds().whatever_it_says();
}

#[test]
fn a_paper_of_a_file_that_is_out_stays_where_it_is() {
    let (estate, paper) = estate();
    let estate = estate.with(&["--as", "lee", "lend", "1203", "--to", "Ho", "--purpose", "contract", "--approve"]);
    let run = estate.run(["--as", "lee", "refile", &paper, "--category", "payments"]).refused(3);
    assert!(run.err().contains("Ho"), "{}", run.err());
    run.whatever_it_says();
}
