//! Moves that offices make: a first unit that is left, a departure that is taken back, a day of moving in that was wrong.

use crate::support::Estate;

/// A client of two units on two floors, with a paper and a case.
fn two_units() -> Estate {
    Estate::new()
        .client("1203", "Acme", "2025-03-01")
        .with(&["add", "0301", "--with", "1203", "--move-in", "2025-06-01"])
        .paper("1203", "lease", "contracts", "2025-03-01")
        .with(&[
            "record",
            "complaint",
            "1203",
            "--title",
            "cold",
            "--about",
            "service-quality",
            "--department",
            "operations",
        ])
}

pub fn printed(estate: &Estate, words: &[&str]) -> String {
    estate.run_words(words).succeeds().whatever_it_says().out()
}

pub fn assert_tells(estate: &Estate, words: &[&str], part: &str) {
    let told = printed(estate, words);
    assert!(told.contains(part), "{words:?} does not tell {part:?}:\n{told}");
}

fn left_first() -> Estate {
    two_units().with(&["move-out", "1203", "--date", "2026-09-30"])
}

#[test]
fn the_file_goes_on_under_the_next_unit_and_stays_where_it_lies() {
    let estate = two_units();
    estate
        .run(["move-out", "1203", "--date", "2026-09-30"])
        .succeeds()
        .stdout("1203@2026-09-30")
        .stderr("Unit 1203 is vacant from that day; the client keeps 0301, and the file goes on under `0301`. Its folder stays where it is.")
        .changes(
            "
            + units/12/1203/room/data/records/2025-03-01-tenancy-dcvr+01-ended-d1ps.toml
            ~ units/12/1203/room/manifests/test.sha256",
        );
    estate.shows(
        &["-ended-"],
        r#"
        record = "2025-03-01-tenancy-dcvr"
        action = "ended"
        date = 2026-09-30
        at = 2026-11-23T10:00:00+08:00
        clock = "set"
        by = "chan"
        lies_in = "mbfcq3d1/1203/room"
        goes_on = "0301""#,
    );
}

#[test]
fn everything_that_finds_a_client_by_the_unit_finds_it_under_the_next() {
    let estate = left_first();
    let estate = estate.on_desk("note.txt", "note");
    for words in [
        &["show", "0301"][..],
        &["show", "1203@2026-09-30"],
        &["history", "0301"],
        &["label", "0301", "-o", "-"],
        &["file", "0301", "note.txt", "--category", "correspondence", "--date", "2026-10-02"],
        &["record", "payment", "0301", "--amount", "12", "--date", "2026-10-02"],
        &["--as", "lee", "lend", "0301", "--to", "Ho", "--purpose", "audit", "--approve"],
        &["review", "0301"],
        &["--as", "lee", "amend", "0301", "headcount=9", "--approve"],
        &["verify"],
    ] {
        estate.run_words(words).succeeds().whatever_it_says();
    }
    assert_tells(&estate, &["show", "1203", "--format", "json"], "\"state\": \"vacant\"");
    assert_tells(&estate, &["search", "cold"], "0301/");
    assert_tells(&estate, &["search", "cold", "--unit", "1203"], "0301/");
    assert_tells(&estate, &["loans"], "0301/");
    assert_tells(&estate, &["report", "clients", "--format", "csv"], "\n0301,3,Acme,Acme,0301,2025-03-01,");
    assert_tells(&estate, &["unit", "list", "--format", "csv"], "\n1203,12,,,,,,\n");
}

#[test]
fn a_past_day_is_told_as_it_was() {
    let before = two_units();
    let asked = [
        &["report", "clients", "--as-of", "2026-09-29", "--format", "csv"][..],
        &["report", "occupancy", "--as-of", "2026-09-29", "--format", "csv"],
        &["report", "completeness", "--as-of", "2026-09-29", "--format", "csv"],
    ];
    let told: Vec<String> = asked.iter().map(|words| printed(&before, words)).collect();
    let after = before.with(&["move-out", "1203", "--date", "2026-09-30"]);
    for (words, told) in asked.iter().zip(told) {
        assert_eq!(printed(&after, words), told, "{words:?}");
    }
    assert_tells(&after, &["report", "occupancy", "--as-of", "2026-09-30", "--format", "csv"], "\n12,3,0,3,");
}

#[test]
fn who_left_the_last_unit_is_bound_boxed_and_catalogued_under_it() {
    let estate = left_first().today("2026-12-01");
    let estate =
        estate.with(&["--as", "lee", "move-out", "0301", "--date", "2026-11-30", "--waive", "cases", "--reason", "r"]);
    estate.run(["show", "0301@2026-11-30"]).succeeds().whatever_it_says();
    assert_tells(&estate, &["show", "1203@2026-09-30", "--format", "json"], "0301@2026-11-30");
    estate.run(["verify"]).succeeds().whatever_it_says();
    let estate = estate.today("2027-01-05");
    let estate = estate.with(&["archive-moved-out", "--year", "2026"]);
    estate.run(["verify"]).succeeds().whatever_it_says();
    assert_tells(&estate, &["report", "moved-out", "--year", "2026", "--format", "csv"], "0301@2026-11-30");
    estate.run(["print", "catalogue", "--year", "2026", "--in-archive"]).succeeds().whatever_it_says();
    estate.run(["record", "payment", "0301@2026-11-30", "--amount", "5"]).succeeds().whatever_it_says();
    estate.run(["verify"]).succeeds().whatever_it_says();
}

#[test]
fn a_unit_that_is_theirs_later_does_not_carry_the_file() {
    let estate = Estate::new().client("1203", "Acme", "2025-03-01");
    let estate = estate.with(&["add", "0301", "--with", "1203", "--move-in", "2026-10-15"]);
    estate.run(["move-out", "1203", "--date", "2026-09-30"]).refused(3).stderr(
        "
        error: the client of 1203 holds 0301 after that day, and the file could go on under none of them
          hint: give 2026-10-15 or a later day",
    );
    estate.run(["move-out", "1203", "--date", "2026-10-15"]).succeeds().whatever_it_says();
}

/// A client who was moved out by mistake, bound with a paper.
fn moved_out_by_mistake() -> Estate {
    Estate::new().client("1203", "Acme", "2025-03-01").paper("1203", "lease", "contracts", "2025-03-01").with(&[
        "move-out",
        "1203",
        "--date",
        "2026-09-30",
    ])
}

const REOPEN: [&str; 6] = ["--as", "lee", "reopen", "1203@2026-09-30", "--note", "the wrong unit"];

#[test]
fn a_mistaken_departure_is_taken_back_by_new_files_alone() {
    let estate = moved_out_by_mistake();
    let run = estate.run(REOPEN);
    run.succeeds().stdout("1203").stderr(
        "The departure 1203@2026-09-30 is taken back: the client is called 1203, and the file is open as before.",
    );
    let names: Vec<String> = estate.tree().into_keys().filter(|name| name.contains('+')).collect();
    for ending in ["-voided-", "-approved-", "-ended-", "-reopened-"] {
        assert!(names.iter().any(|name| name.contains(ending)), "{ending}: {names:?}");
    }
    for words in
        [&["show", "1203"][..], &["record", "payment", "1203", "--amount", "5"], &["verify"], &["report", "clients"]]
    {
        estate.run_words(words).succeeds().whatever_it_says();
    }
    estate.run(["show", "1203@2026-09-30"]).refused(2).whatever_it_says();
    // Another departure binds it anew, and may be of the same day.
    estate.run(["move-out", "1203", "--date", "2026-09-30"]).succeeds().stdout("1203@2026-09-30").whatever_it_says();
    estate.run(["verify"]).succeeds().whatever_it_says();
}

#[test]
fn what_was_known_of_a_departure_stays_known() {
    let estate = moved_out_by_mistake().today("2026-11-24");
    let known = ["report", "occupancy", "--as-of", "2026-11-23", "--known-at", "2026-11-23", "--format", "csv"];
    let gone = ["report", "moved-out", "--known-at", "2026-11-23", "--year", "2026", "--format", "csv"];
    let before = (
        printed(&estate, &known),
        printed(&estate, &["report", "occupancy", "--as-of", "2026-11-23", "--format", "csv"]),
    );
    let left = printed(&estate, &gone).lines().count();
    let estate = estate.with(&REOPEN);
    assert_eq!(printed(&estate, &known), before.0);
    assert_eq!(printed(&estate, &gone).lines().count(), left);
    assert_ne!(printed(&estate, &["report", "occupancy", "--as-of", "2026-11-23", "--format", "csv"]), before.1);
}

#[test]
fn a_departure_is_not_taken_back_by_a_clerk_without_a_word_or_under_another_client() {
    let estate = moved_out_by_mistake();
    estate.run(["reopen", "1203@2026-09-30", "--note", "x"]).refused(3).stderr(
        "
        error: taking a departure back is reserved for the role manager, which chan does not hold
          hint: lee may: `--as lee`",
    );
    estate.run(["--as", "lee", "reopen", "1203@2026-09-30"]).refused(2).stderr(
        "
        error: a departure is taken back without a word on why
          hint: add `--note TEXT`",
    );
    estate.run(["--as", "lee", "reopen", "1203", "--note", "x"]).refused(2).whatever_it_says();
    estate.run(["--as", "lee", "reopen", "1203@2026-09-29", "--note", "x"]).refused(2).whatever_it_says();
    let next = estate.copy().with(&["add", "1203", "--company", "Beta", "--move-in", "2026-10-01"]);
    next.run(REOPEN).refused(3).stderr(
        "
        error: Beta has the unit since 2026-10-01, so that 1203@2026-09-30 cannot be taken back
          hint: look at `deedbox history 1203@2026-09-30`; a client who comes back gets a file of its own",
    );
    let boxed = estate.today("2027-01-05").with(&["archive-moved-out", "--year", "2026"]);
    boxed.run(REOPEN).refused(3).whatever_it_says();
}

#[test]
fn leaving_the_first_unit_is_taken_back_too() {
    let estate = left_first();
    estate.run(REOPEN).succeeds().stdout("1203").whatever_it_says();
    assert_tells(&estate, &["report", "clients", "--format", "csv"], "\n1203,12,Acme,Acme,1203; 0301,2025-03-01,");
    estate.run(["verify"]).succeeds().whatever_it_says();
}

#[test]
fn the_tenancy_follows_another_day_of_moving_in() {
    let estate = two_units().with(&["add", "1204", "--with", "1203", "--move-in", "2025-03-01"]);
    estate.run(["--as", "lee", "amend", "1203", "move_in=2025-02-01", "--approve"]).succeeds().whatever_it_says();
    assert_tells(&estate, &["report", "occupancy", "--as-of", "2025-02-10", "--format", "csv"], "\n12,3,2,1,");
    assert_tells(&estate, &["report", "clients", "--format", "csv"], "2025-02-01,");
    estate.run(["verify"]).succeeds().whatever_it_says();
    // Proposed by a clerk, it waits, and the tenancies follow with the approval.
    estate.run(["amend", "1203", "move_in=2025-04-01"]).succeeds().whatever_it_says();
    assert_tells(&estate, &["report", "occupancy", "--as-of", "2025-03-15", "--format", "csv"], "\n12,3,2,1,");
    estate.run(["--as", "lee", "approve", "1203/cover"]).succeeds().whatever_it_says();
    assert_tells(&estate, &["report", "occupancy", "--as-of", "2025-03-15", "--format", "csv"], "\n12,3,0,3,");
    estate.run(["verify"]).succeeds().whatever_it_says();
}

#[test]
fn a_day_of_moving_in_that_another_client_had_is_refused() {
    let estate = Estate::new().client("1203", "Acme", "2025-03-01").moved_out("1203", "2026-06-30");
    let estate = estate.with(&["add", "1203", "--company", "Beta", "--move-in", "2026-07-15"]);
    estate.run(["--as", "lee", "amend", "1203", "move_in=2026-06-29", "--approve"]).refused(3).stderr(
        "
        error: unit 1203 was let to Acme from 2025-03-01 to 2026-06-30
          hint: move in on 2026-06-30 or later",
    );
    estate.run(["--as", "lee", "amend", "1203", "move_in=2026-06-30", "--approve"]).succeeds().whatever_it_says();
}

#[test]
fn the_next_client_has_a_file_before_the_present_one_is_out() {
    let estate = two_units();
    estate.run(["add", "1203", "--company", "Beta", "--move-in", "2026-11-20"]).refused(3).whatever_it_says();
    let estate = estate.with(&["add", "1203", "--company", "Beta", "--move-in", "2027-01-01"]);
    assert_tells(&estate, &["show", "1203", "--format", "json"], "\"company\": \"Acme\"");
    assert_tells(&estate, &["show", "1203", "--format", "json"], "\"coming\": \"1203@2027-01-01\"");
    assert_tells(&estate, &["show", "1203@2027-01-01", "--format", "json"], "\"company\": \"Beta\"");
    let estate = estate.on_desk("offer.txt", "offer");
    estate
        .run(["file", "1203@2027-01-01", "offer.txt", "--category", "contracts", "--date", "2027-01-01"])
        .refused(2)
        .whatever_it_says();
    estate.run(["--as", "lee", "amend", "1203@2027-01-01", "headcount=4", "--approve"]).succeeds().whatever_it_says();
    estate.run(["verify"]).succeeds().whatever_it_says();
    estate.run(["add", "1203", "--company", "Gamma", "--move-in", "2027-02-01"]).refused(3).whatever_it_says();
    let estate = estate.today("2027-01-03");
    estate.run(["move-out", "1203", "--date", "2027-01-02"]).refused(3).stderr(
        "
        error: Beta is to move in on 2027-01-01 (`1203@2027-01-01`)
          hint: give 2027-01-01 or an earlier day; or a manager first: `deedbox amend 1203@2027-01-01 move_in=D --approve`",
    );
    let estate = estate.with(&["move-out", "1203", "--date", "2026-12-31"]);
    assert_tells(&estate, &["show", "1203", "--format", "json"], "\"company\": \"Beta\"");
    assert_tells(&estate, &["report", "occupancy", "--as-of", "2026-12-31", "--format", "csv"], "\n12,3,0,3,");
    assert_tells(&estate, &["report", "occupancy", "--as-of", "2027-01-01", "--format", "csv"], "\n12,3,1,2,");
    estate.run(["verify"]).succeeds().whatever_it_says();
}

/// Three units of known areas on a floor.
pub fn floor_15() -> Estate {
    Estate::new()
        .with(&["unit", "add", "1501", "--floor", "15", "--area", "100", "--use", "office"])
        .with(&["unit", "add", "1502", "--floor", "15", "--area", "50.5", "--use", "office"])
        .with(&["unit", "add", "1503", "--floor", "15", "--area", "80"])
}

#[test]
fn a_lease_is_renewed_with_its_contract_and_waits_for_approval() {
    let estate = Estate::new().with(&[
        "add",
        "1203",
        "--company",
        "Acme",
        "--move-in",
        "2025-03-01",
        "--lease-end",
        "2026-12-10",
    ]);
    assert_tells(&estate, &["status", "--only", "lease-ends"], "renew-lease 1203 --until DATE");
    assert_tells(&estate, &["status", "--only", "lease-ends"], "deedbox move-out 1203 --date 2026-12-10");
    assert_tells(&estate, &["report", "expiring", "--format", "csv"], "lease,1203,Acme,,,,2026-12-10,17");
    estate.run(["renew-lease", "1203", "--until", "2026-12-10"]).refused(2).whatever_it_says();
    estate.run(["renew-lease", "1205", "--until", "2027-12-10"]).refused(3).whatever_it_says();
    let estate = estate.on_desk("renewal.txt", "renewal");
    estate
        .run(["renew-lease", "1203", "--until", "2028-12-10", "--attach", "renewal.txt"])
        .succeeds()
        .whatever_it_says();
    assert_tells(
        &estate,
        &["report", "expiring", "--format", "csv"],
        "lease,1203,Acme,,,,2026-12-10,17,2028-12-10,waits",
    );
    assert_tells(&estate, &["status", "--only", "lease-ends"], "deedbox approve 1203/cover");
    assert_tells(&estate, &["status", "--only", "lease-ends"], "2028-12-10");
    // What waits changes nothing yet.
    assert_tells(&estate, &["show", "1203", "--format", "json"], "\"lease_end\": \"2026-12-10\"");
    estate.run(["--as", "lee", "approve", "1203/cover"]).succeeds().whatever_it_says();
    assert_tells(&estate, &["show", "1203", "--format", "json"], "\"lease_end\": \"2028-12-10\"");
    assert_tells(&estate, &["show", "1203"], "renewal");
    let told = printed(&estate, &["status", "--only", "lease-ends"]);
    assert!(!told.contains("renew-lease"), "{told}");
    // Until the day on which it would have ended, it stands there as renewed.
    assert_tells(
        &estate,
        &["report", "expiring", "--format", "csv"],
        "lease,1203,Acme,,,,2026-12-10,17,2028-12-10,approved",
    );
    let later = estate.copy().today("2026-12-11");
    assert!(!printed(&later, &["report", "expiring", "--format", "csv"]).contains("lease,1203"));
    // A day before tells the lease as it was.
    assert_tells(&estate, &["report", "expiring", "--as-of", "2026-11-22", "--format", "csv"], "2026-12-10");
    estate.run(["verify"]).succeeds().whatever_it_says();
}

#[test]
fn the_next_client_whose_day_has_come_is_named_with_the_command() {
    let estate = Estate::new().client("1203", "Acme", "2025-03-01");
    let estate = estate.with(&["add", "1203", "--company", "Beta", "--move-in", "2027-01-01"]);
    assert!(!printed(&estate, &["status", "--only", "next-client"]).contains("Beta"));
    let estate = estate.today("2027-01-02");
    assert_tells(&estate, &["status", "--only", "next-client"], "deedbox move-out 1203 --date 2027-01-01");
    let estate = estate.with(&["move-out", "1203", "--date", "2027-01-01"]);
    assert!(!printed(&estate, &["status", "--only", "next-client"]).contains("Beta"));
}

#[test]
fn who_comes_back_is_linked_to_the_volume_before() {
    let estate = Estate::new().client("1203", "Acme", "2025-03-01").moved_out("1203", "2026-06-30");
    // The same label and company are found by themselves; another name is told.
    let estate = estate.client("1204", "Acme", "2026-08-01");
    assert_tells(&estate, &["show", "1204", "--format", "json"], "\"volumes_before\": [\n    \"1203@2026-06-30\"");
    assert_tells(&estate, &["show", "1203@2026-06-30", "--format", "json"], "\"came_back_as\": [\n    \"1204\"");
    let back = ["add", "0301", "--company", "Acme (Holdings)", "--move-in", "2026-09-01", "--returns"];
    let told: Vec<&str> = back.iter().copied().chain(["1203@2026-06-30"]).collect();
    let estate = estate.with(&told);
    assert_tells(&estate, &["show", "0301"], "1203@2026-06-30");
    estate.run_words(&back.iter().copied().chain(["1204"]).collect::<Vec<_>>()).refused(3).whatever_it_says();
    estate.run(["verify"]).succeeds().whatever_it_says();
}

#[test]
fn owner_and_sub_tenants_hold_from_their_day() {
    let estate = floor_15();
    let amend =
        ["--as", "lee", "amend", "1501/unit", "owner=Chan", "sub_tenants=Wee Ltd", "--from", "2026-06-01", "--approve"];
    estate.run(amend).succeeds().whatever_it_says();
    assert_tells(&estate, &["unit", "show", "1501"], "Chan");
    assert_tells(&estate, &["show", "1501"], "Wee Ltd");
}

#[test]
fn what_is_broken_in_a_vacant_unit_or_a_common_part_is_a_case_like_others() {
    let estate = floor_15();
    let repair = |of: &str| {
        estate.made(&["record", "repair", of, "--category", "light", "--title", "dark", "--when", "2026-11-20T09:00"])
    };
    let (unit, floor, all) = (repair("1501"), repair("floor:15"), repair("estate"));
    assert!(
        unit.starts_with("1501/") && floor.starts_with("premises/") && all.starts_with("premises/"),
        "{unit} {floor} {all}"
    );
    estate.run(["record", "repair", "floor:99", "--category", "light"]).refused(2).whatever_it_says();
    estate.run(["record", "payment", "1501", "--amount", "5"]).refused(3).whatever_it_says();
    estate.run(["record", "payment", "estate", "--amount", "5"]).refused(2).stderr(
        "
        error: a payment is a client's, and not of a common part
          hint: of a vacant unit, `floor:12` or `estate` a `repair`, a `violation`, a `note` or a `reading` is recorded",
    );
    assert_tells(&estate, &["report", "repairs", "--year", "2026", "--format", "csv"], "light,3,0,3,");
    assert_tells(&estate, &["show", "1501", "--format", "json"], &unit);
    assert_tells(&estate, &["show", &floor], "floor:15");
    for id in [&unit, &floor, &all] {
        assert_tells(&estate, &["search", "dark"], id);
        assert_tells(&estate, &["status", "--only", "case-late"], id);
        estate.run(["update", id, "--status", "assigned", "--to", "工程部"]).succeeds().whatever_it_says();
        estate.run(["update", id, "--status", "attended"]).succeeds().whatever_it_says();
        estate.run(["update", id, "--status", "done"]).succeeds().whatever_it_says();
    }
    assert_tells(&estate, &["search", "dark", "--floor", "15"], &floor);
    assert!(!printed(&estate, &["search", "dark", "--floor", "15"]).contains(&all));
    assert_tells(&estate, &["report", "repairs", "--year", "2026", "--format", "csv"], "light,3,3,0,");
    assert_tells(&estate, &["report", "yearbook", "--year", "2026"], "Repairs");
    estate.run(["verify"]).succeeds().whatever_it_says();
}
