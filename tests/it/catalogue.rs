//! `deedbox print catalogue --in-archive`.

use crate::support::Estate;

fn boxed() -> Estate {
    Estate::new().client("1203", "Acme", "2021-03-01").moved_out("1203", "2025-10-31").with(&[
        "archive-moved-out",
        "--year",
        "2025",
    ])
}

#[test]
fn a_catalogue_is_printed_anew_from_the_box_records() {
    let estate = boxed();
    let csv = estate.archive().join("moved-out/2025/catalogue.csv");
    let printed = std::fs::read(&csv).unwrap();
    std::fs::remove_file(&csv).unwrap();
    estate
        .run(["print", "catalogue", "--year", "2025", "--in-archive"])
        .succeeds()
        .stdout(
            "
            moved-out/2025/catalogue.csv
            moved-out/2025/catalogue.html
            moved-out/2025/labels.html",
        )
        .stderr("moved-out/2025/catalogue.html lists 1 volume.")
        .changes("+ moved-out/2025/catalogue.csv");
    assert_eq!(std::fs::read(&csv).unwrap(), printed);
}

#[test]
fn a_year_without_boxes_has_no_catalogue() {
    boxed()
        .run(["print", "catalogue", "--year", "2024", "--in-archive"])
        .succeeds()
        .stderr("Nothing of 2024 waits for a box; nothing was done.")
        .changes("");
}
