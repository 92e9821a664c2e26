//! Units that become others: merged, split and ended from a day on, and what is reckoned before and after it.

use crate::moves::{assert_tells, floor_15, printed};
use crate::support::Estate;

fn occupancy(estate: &Estate, day: &str) -> String {
    let told = printed(estate, &["report", "occupancy", "--as-of", day, "--format", "csv"]);
    told.lines().find(|line| line.starts_with("15,")).unwrap_or_default().to_owned()
}

#[test]
fn units_are_merged_split_and_ended_from_a_day_on() {
    let estate = floor_15();
    estate
        .run(["--as", "lee", "unit", "merge", "1501", "1502", "--as", "1501-02", "--date", "2026-06-01"])
        .succeeds()
        .stdout("1501-02")
        .stderr("On 2026-06-01 1501 and 1502 became 1501-02; reports of the days before tell them as they were.");
    assert_eq!(occupancy(&estate, "2026-05-31"), "15,3,0,3,230.5,0");
    assert_eq!(occupancy(&estate, "2026-06-01"), "15,2,0,2,230.5,0");
    estate
        .run(["--as", "lee", "unit", "split", "1501-02", "--into", "1501:90", "1501-B:60.5", "--date", "2026-08-01"])
        .succeeds()
        .stdout("1501\n1501-B")
        .whatever_it_says();
    assert_eq!(occupancy(&estate, "2026-07-31"), "15,2,0,2,230.5,0");
    assert_eq!(occupancy(&estate, "2026-08-01"), "15,3,0,3,230.5,0");
    estate
        .run(["--as", "lee", "unit", "end", "1503", "--date", "2026-09-01"])
        .succeeds()
        .stdout("1503")
        .stderr("From 2026-09-01 on unit 1503 does not count any more.");
    assert_eq!(occupancy(&estate, "2026-08-31"), "15,3,0,3,230.5,0");
    assert_eq!(occupancy(&estate, "2026-09-01"), "15,2,0,2,150.5,0");
    assert_tells(&estate, &["unit", "show", "1502", "--format", "json"], "\"state\": \"ended\"");
    assert_tells(&estate, &["unit", "show", "1502", "--format", "json"], "1501-02");
    let list = printed(&estate, &["unit", "list", "--format", "csv"]);
    assert!(list.contains("\n1501,15,90") && list.contains("\n1501-B,15,60.5") && !list.contains("\n1503,"), "{list}");
    estate.run(["verify"]).succeeds().whatever_it_says();
    estate.run(["history", "1501"]).succeeds().whatever_it_says();
    // What ended counts again from a day on.
    let back = ["--as", "lee", "unit", "add", "1503", "--floor", "15", "--date", "2026-10-01"];
    estate.run(back).succeeds().whatever_it_says();
    assert_eq!(occupancy(&estate, "2026-09-30"), "15,2,0,2,150.5,0");
    assert_eq!(occupancy(&estate, "2026-10-01"), "15,3,0,3,230.5,0");
    estate.run(["verify"]).succeeds().whatever_it_says();
    // Past days are as they were.
    assert_eq!(occupancy(&estate, "2026-05-31"), "15,3,0,3,230.5,0");
}

#[test]
fn a_unit_counts_from_its_date() {
    let estate = floor_15().with(&["unit", "add", "1504", "--floor", "15", "--area", "20", "--date", "2026-03-01"]);
    assert_eq!(occupancy(&estate, "2026-02-28"), "15,3,0,3,230.5,0");
    assert_eq!(occupancy(&estate, "2026-03-01"), "15,4,0,4,250.5,0");
    estate.run(["add", "1504", "--company", "Acme", "--move-in", "2026-02-01"]).refused(3).stderr(
        "
        error: unit 1504 counts from 2026-03-01 on
          hint: give that day or a later one; where it was there before, a manager: `deedbox amend 1504/unit since=D --approve`",
    );
    estate.run(["--as", "lee", "amend", "1504/unit", "since=2026-02-01", "--approve"]).succeeds().whatever_it_says();
    estate.run(["add", "1504", "--company", "Acme", "--move-in", "2026-02-01"]).succeeds().whatever_it_says();
}

#[test]
fn a_change_of_units_is_refused_where_it_would_make_figures_wrong() {
    let estate = floor_15();
    let merge = ["--as", "lee", "unit", "merge", "1501", "1502", "--as", "1501-02", "--date", "2026-06-01"];
    estate.run(["unit", "end", "1501", "--date", "2026-06-01"]).refused(3).whatever_it_says();
    estate
        .run(["--as", "lee", "unit", "split", "1501", "--into", "A1:40", "A2:50", "--date", "2026-06-01"])
        .refused(2)
        .stderr(
            "
        error: the units have 100.00 m² together, and the parts have 90.00
          hint: give areas that make 100.00; or put the area right first: `deedbox amend UNIT/unit area=… --from D`",
        );
    estate
        .run(["--as", "lee", "unit", "split", "1501", "--into", "A1:40", "A2", "--date", "2026-06-01"])
        .refused(2)
        .whatever_it_says();
    estate
        .run(["--as", "lee", "unit", "split", "1501", "--into", "A1:50", "A1:50", "--date", "2026-06-01"])
        .refused(2)
        .whatever_it_says();
    estate
        .run(["--as", "lee", "unit", "merge", "1501", "1203", "--as", "X", "--date", "2026-06-01"])
        .refused(3)
        .whatever_it_says();
    estate
        .run(["--as", "lee", "unit", "merge", "1501", "1502", "--as", "1203", "--date", "2026-06-01"])
        .refused(3)
        .whatever_it_says();
    let held = estate.copy().with(&["add", "1502", "--company", "Acme", "--move-in", "2025-01-01"]);
    held.run(merge).refused(3).stderr(
        "
        error: Acme holds unit 1502 since 2025-01-01, and has not left it by 2026-06-01
          hint: `deedbox move-out 1502 --date D` first, or give a later day",
    );
    let held = held.with(&["move-out", "1502", "--date", "2026-06-01"]);
    held.run(merge).succeeds().whatever_it_says();
    held.run(["add", "1502", "--company", "Beta", "--move-in", "2026-07-01"]).refused(3).stderr(
        "
        error: unit 1502 became 1501-02 on 2026-06-01
          hint: name one of them",
    );
    held.run(merge).refused(3).whatever_it_says();
    held.run(["verify"]).succeeds().whatever_it_says();
}
