//! Where a paper goes: the client's file, the room, the policies, the volume of who left.

use super::estate;

#[test]
fn the_same_bytes_in_another_clients_file_are_no_repeat() {
    let estate = estate().client("1204", "Beta", "2026-03-01");
    let estate = estate.with(&["file", "1203", "lease.txt", "--category", "contracts"]);
    estate.run(["file", "1204", "lease.txt", "--category", "contracts"]).succeeds().whatever_it_says();
}

#[test]
fn policies_need_no_category() {
    let estate = estate();
    let id = estate.made(&["file", "policies", "lease.txt"]);
    assert!(id.starts_with("policies/"), "{id}");
    estate.run(["file", "1203", "lease.txt"]).exits(2).whatever_it_says();
}

#[test]
fn the_departments_own_papers_are_working_papers() {
    let estate = estate();
    estate
        .run(["file", "1203", "lease.txt", "--category", "move-in", "--working", "--date", "2026-03-01"])
        .succeeds()
        .stdout("1203/d1ps")
        .stderr("1203/d1ps: lease, dated 2026-03-01, pages unknown.")
        .changes(
            "
            + units/12/1203/2026-03-01_acme_k36p/data/records/2026-03-01-document-d1ps.toml
            + units/12/1203/2026-03-01_acme_k36p/data/working/move-in/2026-03-01-lease-d1ps.txt
            ~ units/12/1203/2026-03-01_acme_k36p/manifests/test.sha256",
        );
}

#[test]
fn engineering_papers_belong_to_the_room() {
    let estate = estate().on_desk("drawing.txt", "a drawing").on_desk("wiring.txt", "wires");
    estate
        .run(["file", "1203", "drawing.txt", "--category", "engineering", "--date", "2026-03-01"])
        .succeeds()
        .stdout("1203/d1ps")
        .stderr("1203/d1ps: drawing, dated 2026-03-01, pages unknown.")
        .changes(
            "
            + units/12/1203/room/data/originals/engineering/2026-03-01-drawing-d1ps.txt
            + units/12/1203/room/data/records/2026-03-01-document-d1ps.toml
            ~ units/12/1203/room/manifests/test.sha256",
        );
    estate
        .run(["file", "1205", "wiring.txt", "--category", "engineering", "--date", "2026-03-01"])
        .succeeds()
        .whatever_it_says();
}

#[test]
fn policies_have_a_place_of_their_own() {
    let estate = estate();
    estate
        .run(["file", "policies", "lease.txt", "--category", "contracts", "--date", "2026-03-01"])
        .succeeds()
        .stdout("policies/d1ps")
        .stderr("policies/d1ps: lease, dated 2026-03-01, pages unknown.")
        .changes(
            "
            + policies/data/originals/contracts/2026-03-01-lease-d1ps.txt
            + policies/data/records/2026-03-01-document-d1ps.toml
            + policies/manifests/test.sha256",
        );
}

#[test]
fn a_paper_that_comes_after_they_left_goes_to_their_volume() {
    let estate = estate().moved_out("1203", "2026-10-31").client("1203", "Beta", "2026-11-01");
    estate
        .run(["file", "1203@2026-10-31", "lease.txt", "--category", "contracts", "--date", "2026-11-05"])
        .succeeds()
        .stdout("1203@2026-10-31/d1ps")
        .stderr("1203@2026-10-31/d1ps: lease, dated 2026-11-05, pages unknown.")
        .changes(
            "
            + units/12/1203/2026-03-01_acme_k36p/data/originals/contracts/2026-11-05-lease-d1ps.txt
            + units/12/1203/2026-03-01_acme_k36p/data/records/2026-11-05-document-d1ps.toml
            ~ units/12/1203/2026-03-01_acme_k36p/manifests/test.sha256",
        );
    estate.run(["file", "1203@2026-10-30", "lease.txt", "--category", "contracts"]).exits(2).stderr(
        "
            error: nobody left unit 1203 on 2026-10-30
              hint: clients left it on 2026-10-31",
    );
}

#[test]
fn a_paper_that_comes_after_the_box_was_closed_goes_beside_it() {
    let estate = estate().moved_out("1203", "2026-10-31").with(&["archive-moved-out", "--year", "2026"]);
    estate
        .run(["file", "1203@2026-10-31", "lease.txt", "--category", "contracts", "--date", "2026-11-05"])
        .succeeds()
        .stdout("1203@2026-10-31/d1ps")
        .stderr("1203@2026-10-31/d1ps: lease, dated 2026-11-05, pages unknown.")
        .changes(
            "
            + moved-out/late/1203_2026-03-01_acme_k36p/data/originals/contracts/2026-11-05-lease-d1ps.txt
            + moved-out/late/1203_2026-03-01_acme_k36p/data/records/2026-11-05-document-d1ps.toml
            + moved-out/late/1203_2026-03-01_acme_k36p/manifests/test.sha256",
        );
}

#[test]
fn a_vacant_unit_takes_no_papers() {
    estate().run(["file", "1204", "lease.txt", "--category", "contracts"]).refused(3).stderr(
        "
            error: unit 1204 is vacant
              hint: `deedbox add 1204 --company NAME --move-in D` opens a file",
    );
}

#[test]
fn a_file_is_called_by_its_first_unit_whichever_was_named() {
    let estate = estate().with(&["add", "1204", "--with", "1203", "--move-in", "2026-03-01"]);
    let id = estate.made(&["file", "1204", "lease.txt", "--category", "contracts"]);
    assert!(id.starts_with("1203/"), "{id}");
}
