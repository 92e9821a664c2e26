//! `deedbox label`: the label shows the present client's name (P2-5).

use crate::support::Estate;

fn estate() -> Estate {
    Estate::new()
        .with(&["add", "1203", "--company", "宏達貿易有限公司", "--label", "宏達貿易", "--move-in", "2026-03-01"])
        .client("1204", "Acme & Sons <Ltd>", "2025-01-01")
}

#[test]
fn labels_are_a_page_for_the_printer_and_noted_together_with_it() {
    let estate = estate();
    estate
        .run(["label", "1204", "1203", "-o", "labels.html"])
        .succeeds()
        .stdout(
            "
            1203/cover
            1204/cover",
        )
        .stderr("2 labels in labels.html; noted as printed.")
        .changes(
            "
            + units/12/1203/2026-03-01_宏達貿易_k36p/data/cover+01-label-printed-d1ps.toml
            ~ units/12/1203/2026-03-01_宏達貿易_k36p/manifests/test.sha256
            + units/12/1204/2025-01-01_acme-sons-ltd_x4d2/data/cover+01-label-printed-nfzb.toml
            ~ units/12/1204/2025-01-01_acme-sons-ltd_x4d2/manifests/test.sha256",
        )
        .changes_around("+ desk/labels.html");
    let page = std::fs::read_to_string(estate.desk().join("labels.html")).unwrap();
    assert!(page.contains("宏達貿易"), "{page}");
    assert!(page.contains("Acme &amp; Sons &lt;Ltd&gt;"), "{page}");
    estate.run(["label", "1203", "-o", "labels.html"]).exits(2).stderr(
        "
        error: …/desk/labels.html is there already
          hint: name another file, or take that one away",
    );
    let beside_the_settings = "../tower/labels.html";
    estate.run(["label", "1203", "-o", beside_the_settings]).exits(2).whatever_it_says();
    let inside = "../tower/units/12/1203/room/labels.html";
    estate.run(["label", "1203", "-o", inside]).exits(2).stderr(
        "
        error: …/desk/../tower/units/12/1203/room/labels.html lies in the archive, among what deedbox alone writes
          hint: name a place outside the archive, or in its `inbox`",
    );
}

#[test]
fn without_a_page_nothing_is_noted() {
    let estate = estate();
    estate.run(["label", "1203"]).exits(2).changes("").whatever_it_says();
    estate.run(["label", "1203", "-o", "no/where.html"]).exits(2).changes("").whatever_it_says();
    let run = estate.run(["label", "1203", "-o", "-"]).succeeds();
    assert!(run.out().starts_with("<!DOCTYPE html>") && run.out().contains("宏達貿易"), "{}", run.out());
    drop(run.whatever_it_says());
}

#[test]
fn a_vacant_unit_has_no_label() {
    estate().run(["label", "1205", "-o", "labels.html"]).refused(3).changes_around("").stderr(
        "
        error: unit 1205 is vacant
          hint: `deedbox add 1205 --company NAME --move-in D` opens a file",
    );
}
