//! The same of moves that offices make: renewals, units that change, departures that are taken back, what no client holds.

use crate::promises::crash::holds;
use crate::support::Estate;

pub fn floor() -> Estate {
    Estate::new()
        .with(&["unit", "add", "1501", "--floor", "15", "--area", "90"])
        .with(&["unit", "add", "1502", "--floor", "15", "--area", "60.5"])
        .on_desk("renewal.txt", "renewal")
}

#[test]
fn a_lease_is_renewed_with_its_paper() {
    let estate = floor().client("1203", "Acme", "2021-03-01");
    let renew = ["--as", "lee", "renew-lease", "1203", "--until", "2029-02-28", "--attach", "renewal.txt", "--approve"];
    holds(&estate, &renew);
    holds(&estate, &["renew-lease", "1203", "--until", "2029-02-28"]);
}

#[test]
fn units_end_are_merged_split_and_come_back() {
    let estate = floor();
    holds(&estate, &["--as", "lee", "unit", "end", "1501", "--date", "2026-06-01", "--note", "plant"]);
    let merge = ["--as", "lee", "unit", "merge", "1501", "1502", "--as", "1501-02", "--date", "2026-06-01"];
    holds(&estate, &merge);
    let split = ["--as", "lee", "unit", "split", "1501-02", "--into", "1501:90", "1501-B:60.5", "--date", "2026-08-01"];
    holds(&estate.with(&merge), &split);
}

#[test]
fn a_departure_is_taken_back() {
    let estate = floor().client("1203", "Acme", "2025-03-01").with(&["move-out", "1203", "--date", "2026-09-30"]);
    holds(&estate, &["--as", "lee", "reopen", "1203@2026-09-30", "--note", "by mistake"]);
}

#[test]
fn the_next_client_has_a_file_while_the_present_one_is_there() {
    let estate = floor().client("1203", "Acme", "2025-03-01");
    let next = ["add", "1203", "--company", "Beta", "--move-in", "2027-01-01"];
    holds(&estate.with(&["amend", "1203", "lease_end=2026-12-31"]), &next);
}

#[test]
fn the_first_unit_is_left_and_the_day_of_moving_in_is_put_right() {
    let estate = floor().client("1203", "Acme", "2025-03-01");
    holds(&estate, &["--as", "lee", "amend", "1203", "move_in=2025-04-01", "--approve"]);
    let estate = estate.with(&["add", "1204", "--with", "1203", "--move-in", "2025-06-01"]);
    holds(&estate, &["move-out", "1203", "--date", "2026-09-30"]);
}

#[test]
fn what_no_client_holds_is_recorded() {
    let estate = floor();
    holds(&estate, &["record", "repair", "1501", "--category", "light", "--title", "dark", "--attach", "renewal.txt"]);
    holds(&estate, &["record", "reading", "floor:15", "--meter", "E1", "--value", "12"]);
}

#[test]
fn what_became_of_units_is_brought_in() {
    let estate = floor()
        .on_desk("units.csv", "單元,樓層,面積,業主,計入日期\n1501-02,15,150.5,Chan,2026-06-01\n")
        .on_desk("unit_changes.csv", "單元,變更日期,變更,改為,業主\n1501,2026-06-01,合併,1501-02,\n1502,2026-05-01,更改,,Lee\n1502,2026-06-01,合併,1501-02,\n");
    holds(&estate, &["--as", "lee", "import", "units.csv"]);
    let estate = estate.with(&["--as", "lee", "import", "units.csv"]);
    holds(&estate, &["--as", "lee", "import", "unit_changes.csv"]);
}
