//! `deedbox search`: words in records.

use crate::support::Estate;

fn estate() -> Estate {
    Estate::new()
        .client("0301", "宏達貿易有限公司", "2022-01-01")
        .paper("0301", "租賃合同 lease", "contracts", "2022-01-02")
        .with(&["--as", "lee", "move-out", "0301", "--date", "2024-02-01"])
        .with(&["--as", "lee", "archive-moved-out", "--year", "2024"])
        .client("1203", "Acme (HK) Limited", "2025-03-01")
        .paper("1203", "Lease agreement", "contracts", "2025-03-02")
}

#[test]
fn all_words_are_found_newest_first_with_those_who_left() {
    let estate = estate();
    estate.run(["search", "LEASE", "contracts"]).succeeds().stdout(
        "
        Date        Id                    Kind      Company            Title
        2025-03-02  1203/4469             document  Acme (HK) Limited  Lease agreement
        2024-02-01  0301@2024-02-01/wrms  sealed    宏達貿易有限公司
        2022-01-02  0301@2024-02-01/x4d2  document  宏達貿易有限公司   租賃合同 lease
        ",
    );
    estate.run(["search", "宏達", "合同", "--kind", "document"]).succeeds().stdout(
        "
        Date        Id                    Kind      Company           Title
        2022-01-02  0301@2024-02-01/x4d2  document  宏達貿易有限公司  租賃合同 lease
        ",
    );
}

#[test]
fn either_script_either_width_and_any_case_find_the_same() {
    let estate = estate().client("1204", "陳大文會計師行 １２Ａ", "2025-04-01");
    let found = |words: &[&str]| {
        let run = estate.run_words(&[&["--format", "csv", "search", "--kind", "cover"], words].concat()).succeeds();
        run.whatever_it_says().out().lines().skip(1).map(|line| line[11..16].to_owned()).collect::<Vec<_>>()
    };
    for words in [["陈大文"], ["陳大文"], ["会计师"], ["12a"], ["１２Ａ"], ["12Ａ"]] {
        assert_eq!(found(&words), ["1204/"], "{words:?}");
    }
    assert_eq!(found(&["宏达贸易"]), ["0301@"]);
    assert_eq!(found(&["ａｃｍｅ"]), ["1203/"]);
}

#[test]
fn nothing_found_is_told_by_the_exit_code() {
    let estate = estate();
    estate.run(["search", "nowhere"]).exits(1).stderr("Nothing to show.");
    estate.run(["--format", "json", "search", "nowhere"]).exits(1).stdout(
        r#"
        {
          "report": "search",
          "rows": [],
          "totals": {}
        }
        "#,
    );
}

#[test]
fn a_search_is_narrowed_by_place_and_time() {
    let estate = estate();
    let found = |words: &[&str]| {
        estate.run_words(&[&["--format", "csv", "search", "lease", "--kind", "document"], words].concat())
    };
    let lines = |run: crate::support::Run| run.whatever_it_says().out().lines().skip(1).count();
    assert_eq!(lines(found(&[]).succeeds()), 2);
    assert_eq!(lines(found(&["--floor", "12"]).succeeds()), 1);
    assert_eq!(lines(found(&["--unit", "0301"]).succeeds()), 1);
    assert_eq!(lines(found(&["--since", "2025-01-01"]).succeeds()), 1);
    assert_eq!(lines(found(&["--until", "2021-12-31"]).exits(1)), 0);
}

#[test]
fn loans_are_found_by_where_they_stand() {
    let estate = estate().with(&["lend", "1203", "--to", "Ho", "--purpose", "audit"]);
    estate.run(["search", "--status", "asked"]).succeeds().stdout(
        "
        Date        Id         Kind  Company            Title
        2026-11-23  1203/d1gb  loan  Acme (HK) Limited  Ho · audit
        ",
    );
    estate.run(["search", "--status", "out"]).exits(1).stderr("Nothing to show.");
    estate.run(["search"]).refused(2).whatever_it_says();
}

#[test]
fn digests_are_not_searched() {
    let estate = Estate::new().client("1203", "Acme", "2026-03-01").paper("1203", "a lease", "contracts", "2026-03-02");
    let record = estate.text_of(&["-document-"]);
    let digest = record.split("sha256 = \"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    estate.run(["search", &digest[..12]]).exits(1).whatever_it_says();
}
