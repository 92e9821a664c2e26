//! `deedbox attest`: what no program can judge (P1-8, P3-9).

use crate::support::Estate;

#[test]
fn who_holds_the_role_attests_a_clause() {
    let estate = Estate::new();
    estate
        .run(["--as", "lee", "attest", "P3-9", "--note", "每週例會", "--date", "2026-11-20"])
        .succeeds()
        .stdout("policies/d1ps")
        .stderr("P3-9 is attested until 2027-11-20: departments talk to each other.")
        .changes(
            "
            + policies/data/records/2026-11-20-note-d1ps.toml
            + policies/manifests/test.sha256",
        );
    estate.shows(
        &["-note-"],
        r#"
        kind = "note"
        date = 2026-11-20
        at = 2026-11-23T10:00:00+08:00
        clock = "set"
        by = "lee"
        lies_in = "mbfcq3d1/policies"
        about = "attested"
        note = "每週例會"
        clause = "P3-9""#,
    );
    estate.run(["audit", "--clause", "P3-9"]).succeeds().stdout(
        "
        P3-9     attested             departments talk to each other
                   policies/d1ps  attested by lee on 2026-11-20: 每週例會
        1 clause: 1 attested.",
    );
}

#[test]
fn an_attestation_holds_for_a_year_from_its_day() {
    let estate = Estate::new().with(&["--as", "lee", "attest", "P3-9", "--note", "每週例會", "--date", "2026-11-20"]);
    let state = |day: &str| {
        let done = estate.command(&["audit", "--clause", "P3-9", "--as-of", day]).output();
        String::from_utf8_lossy(&done.stdout).lines().next().unwrap().get(9..23).unwrap().trim().to_owned()
    };
    assert_eq!(state("2026-11-19"), "not attested");
    assert_eq!(state("2026-11-20"), "attested");
    assert_eq!(state("2027-11-20"), "attested");
    assert_eq!(state("2027-11-21"), "not attested");
}

#[test]
fn nobody_attests_without_the_role_nor_what_the_registers_tell() {
    let estate = Estate::new();
    estate.run(["attest", "P3-9", "--note", "x"]).refused(3).stderr(
        "
        error: attesting P3-9 is reserved for the role manager, which chan does not hold
          hint: lee may: `--as lee`",
    );
    estate.run(["attest", "P1-8", "--note", "x"]).refused(3).stderr(
        "
        error: attesting P1-8 is reserved for the role general-manager or manager, which chan does not hold
          hint: ho and lee may: `--as ho`",
    );
    estate.run(["--as", "lee", "attest", "P2-7", "--note", "x"]).refused(2).stderr(
        "
        error: P2-7 is judged by what the registers say; nobody attests it
          hint: P1-8 and P3-9 can be attested; `deedbox audit --clause P2-7` says how it stands",
    );
    estate.run(["--as", "lee", "attest", "P3-9", "--note", "x", "--date", "2026-11-24"]).refused(2).whatever_it_says();
}
