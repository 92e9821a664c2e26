//! `deedbox add`: a client's file (P1-4a, P2-2, P2-5, P3-1).

use crate::support::Estate;

#[test]
fn a_clients_file_is_opened_with_all_that_is_known() {
    let estate = Estate::new();
    estate
        .run([
            "add",
            "1203",
            "--company",
            "宏達貿易有限公司",
            "--label",
            "宏達貿易",
            "--move-in",
            "2026-03-01",
            "--english",
            "Grand Trading Ltd",
            "--nature",
            "trade",
            "--headcount",
            "12",
            "--website",
            "https://example.com",
            "--contact",
            "陳小姐;+852 2000 0001;chan@example.com",
            "--contact",
            "何先生;+852 2000 0003",
            "--emergency",
            "李先生;+852 2000 0002",
            "--credit",
            "good",
            "--custodian",
            "chan",
            "--lease-end",
            "2029-02-28",
        ])
        .succeeds()
        .stdout("1203")
        .stderr("The file of 宏達貿易有限公司 is open: 1203 from 2026-03-01.")
        .changes(
            "
            + units/12/1203/2026-03-01_宏達貿易_d1ps/data/cover.toml
            + units/12/1203/2026-03-01_宏達貿易_d1ps/manifests/test.sha256
            + units/12/1203/room/data/records/2026-03-01-tenancy-nfzb.toml
            ~ units/12/1203/room/manifests/test.sha256",
        );
    estate.shows(
        &["data/cover.toml"],
        r#"
        kind = "cover"
        date = 2026-03-01
        at = 2026-11-23T10:00:00+08:00
        clock = "set"
        by = "chan"
        lies_in = "mbfcq3d1/1203/2026-03-01_宏達貿易_d1ps"
        label = "宏達貿易"
        company = "宏達貿易有限公司"
        english = "Grand Trading Ltd"
        nature = "trade"
        headcount = 12
        move_in = 2026-03-01
        lease_end = 2029-02-28
        contacts = [
          { name = "陳小姐", phone = "+852 2000 0001", email = "chan@example.com" },
          { name = "何先生", phone = "+852 2000 0003" },
        ]
        emergency = [{ name = "李先生", phone = "+852 2000 0002" }]
        website = "https://example.com"
        credit = "good"
        custodian = "chan""#,
    );
    estate.shows(
        &["1203/room/data/records/2026-03-01-tenancy"],
        r#"
        kind = "tenancy"
        date = 2026-03-01
        at = 2026-11-23T10:00:00+08:00
        clock = "set"
        by = "chan"
        lies_in = "mbfcq3d1/1203/room"
        client = "2026-03-01_宏達貿易_d1ps"
        first_unit = "1203""#,
    );
}

#[test]
fn a_client_of_several_units_has_one_file() {
    let estate = Estate::new();
    estate
        .run(["add", "1203", "--company", "Acme", "--move-in", "2026-03-01", "--also", "1204", "--also", "0301"])
        .succeeds()
        .stdout("1203")
        .stderr("The file of Acme is open: 1203, 1204 and 0301 from 2026-03-01.")
        .changes(
            "
            + units/12/1203/2026-03-01_acme_d1ps/data/cover.toml
            + units/12/1203/2026-03-01_acme_d1ps/manifests/test.sha256
            + units/12/1203/room/data/records/2026-03-01-tenancy-nfzb.toml
            ~ units/12/1203/room/manifests/test.sha256
            + units/12/1204/room/data/records/2026-03-01-tenancy-vh8x.toml
            ~ units/12/1204/room/manifests/test.sha256
            + units/3/0301/room/data/records/2026-03-01-tenancy-cbr1.toml
            ~ units/3/0301/room/manifests/test.sha256",
        );
}

#[test]
fn a_client_takes_a_further_unit() {
    let estate = Estate::new().client("1203", "Acme", "2026-03-01");
    estate
        .run(["add", "1204", "--with", "1203", "--move-in", "2026-06-01"])
        .succeeds()
        .stdout("1204")
        .stderr("Unit 1204 is held by the client of 1203 from 2026-06-01.")
        .changes(
            "
            + units/12/1204/room/data/records/2026-06-01-tenancy-d1ps.toml
            ~ units/12/1204/room/manifests/test.sha256",
        );
    estate.run(["add", "1204", "--company", "Beta", "--move-in", "2026-07-01"]).refused(3).stderr(
        "
            error: unit 1204 is let to Acme since 2026-06-01
              hint: `deedbox move-out 1204 --date D` first, or look at `deedbox show 1204`",
    );
}

#[test]
fn a_unit_that_is_let_is_refused() {
    let estate = Estate::new().client("1203", "Acme", "2026-03-01");
    estate.run(["add", "1203", "--company", "Beta", "--move-in", "2026-06-01"]).refused(3).stderr(
        "
            error: unit 1203 is let to Acme since 2026-03-01
              hint: `deedbox move-out 1203 --date D` first, or look at `deedbox show 1203`",
    );
    estate.run(["add", "1205", "--company", "Beta", "--move-in", "2026-06-01", "--also", "1203"]).refused(3).stderr(
        "
            error: unit 1203 is let to Acme since 2026-03-01
              hint: `deedbox move-out 1203 --date D` first, or look at `deedbox show 1203`",
    );
}

#[test]
fn a_vacant_unit_is_let_again_from_the_day_of_departure() {
    let estate = Estate::new().client("1203", "Acme", "2026-03-01").moved_out("1203", "2026-10-31");
    estate.run(["add", "1203", "--company", "Beta", "--move-in", "2026-10-30"]).refused(3).stderr(
        "
            error: unit 1203 was let to Acme from 2026-03-01 to 2026-10-31
              hint: move in on 2026-10-31 or later",
    );
    estate
        .run(["add", "1203", "--company", "Beta", "--move-in", "2026-10-31"])
        .succeeds()
        .stdout("1203")
        .stderr("The file of Beta is open: 1203 from 2026-10-31.");
}

#[test]
fn an_unknown_unit_is_named_with_one_that_is_near() {
    let estate = Estate::new();
    estate.run(["add", "1230", "--company", "Acme", "--move-in", "2026-03-01"]).exits(2).stderr(
        "
            error: unit 1230 is unknown
              hint: did you mean 1203?",
    );
    estate.run(["add", "Z9", "--company", "Acme", "--move-in", "2026-03-01"]).exits(2).stderr(
        "
            error: unit Z9 is unknown
              hint: `deedbox unit list` shows the units; `deedbox unit add Z9 --floor F` adds it",
    );
}

#[test]
fn a_file_is_somebodys() {
    let estate = Estate::new();
    estate.run(["add", "1203", "--move-in", "2026-03-01"]).exits(2).stderr(
        "
        error: whose file is opened is not said
          hint: `--company NAME`, or `--with UNIT` for a further unit of a client",
    );
    estate.run(["add", "1203", "--company", "A", "--with", "1204", "--move-in", "2026-03-01"]).exits(2).stderr(
        "
            error: the argument '--company <NAME>' cannot be used with '--with <UNIT>'
            Usage: deedbox add --move-in <DATE> --company <NAME> <UNIT>
            For more information, try '--help'.",
    );
    estate.run(["add", "1204", "--with", "1203", "--move-in", "2026-03-01"]).refused(3).stderr(
        "
            error: unit 1203 is vacant
              hint: `deedbox add 1203 --company NAME --move-in D` opens a file",
    );
}

#[test]
fn what_cannot_be_is_named() {
    let estate = Estate::new();
    estate.run(["add", "1203", "--company", "A", "--move-in", "2026-02-30"]).exits(2).stderr(
        "
            error: --move-in <DATE>: a day `2026-02-30` is not in the calendar
              hint: write it like 2026-03-01",
    );
    estate
        .run(["add", "1203", "--company", "A", "--move-in", "2026-03-01", "--lease-end", "2026-02-01"])
        .exits(2)
        .stderr(
            "
            error: the end of the lease on 2026-02-01 comes before moving in on 2026-03-01
              hint: look for a slip of the keyboard in the dates",
        );
    estate.run(["add", "1203", "--company", "A", "--move-in", "2026-03-01", "--custodian", "nobody"]).exits(2).stderr(
        "
            error: the staff does not know nobody
              hint: known: chan, ho, lee; `deedbox staff add` enters people",
    );
    estate.run(["add", "1203", "--company", "A\nB", "--move-in", "2026-03-01"]).exits(2).stderr(
        "
            error: --company <NAME>: the text `A
            B` has the character U+000A in it
              hint: leave out line breaks and control characters",
    );
}

#[test]
fn what_could_deceive_the_eye_is_shown_for_what_it_is() {
    let estate = Estate::new();
    estate
        .run(["add", "1203", "--company", "A\u{202e}B", "--move-in", "2026-03-01"])
        .succeeds()
        .stdout("1203")
        .stderr(r#"The file of A\u{202e}B is open: 1203 from 2026-03-01."#)
        .changes(
            "
            + units/12/1203/2026-03-01_a-b_d1ps/data/cover.toml
            + units/12/1203/2026-03-01_a-b_d1ps/manifests/test.sha256
            + units/12/1203/room/data/records/2026-03-01-tenancy-nfzb.toml
            ~ units/12/1203/room/manifests/test.sha256",
        );
}
