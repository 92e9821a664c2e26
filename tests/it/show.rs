//! `deedbox show`: a client's file laid open.

use crate::support::Estate;

fn let_unit() -> Estate {
    Estate::new()
        .with(&[
            "add",
            "1203",
            "--company",
            "宏達貿易有限公司",
            "--label",
            "宏達貿易",
            "--move-in",
            "2025-03-01",
            "--also",
            "1204",
            "--contact",
            "陳小姐;+852 2000 0001;chan@example.com",
            "--custodian",
            "chan",
            "--lease-end",
            "2027-02-28",
        ])
        .on_desk("lease.txt", "lease")
        .on_desk("plan.txt", "plan")
        .with(&["file", "1203", "lease.txt", "--category", "contracts", "--date", "2025-03-01", "--title", "租賃合同"])
        .with(&["file", "1204", "plan.txt", "--category", "engineering", "--date", "2025-03-02", "--title", "平面圖"])
}

#[test]
fn a_file_is_laid_open_by_any_of_its_units() {
    let estate = let_unit()
        .today("2026-11-24")
        .with(&["--as", "lee", "lend", "1203", "--to", "何小姐", "--purpose", "contract", "--approve"])
        .with(&["label", "1203", "-o", "-"]);
    estate.run(["show", "1204"]).succeeds().stdout(
        "
        File           1203
        Company        宏達貿易有限公司
        Label          宏達貿易
        Label printed  2026-11-24
        Unit           1203
        Floor          12
        Moved in       2025-03-01
        Lease end      2027-02-28
        Contacts       陳小姐, +852 2000 0001, chan@example.com
        Custodian      chan
        Lies in        ../tower/units/12/1203/2025-03-01_宏達貿易_k36p

        Unit  From        To
        1203  2025-03-01
        1204  2025-03-01

        Id         Status  Lent on     Borrower  Title             Due
        1203/7202  out     2026-11-24  何小姐    宏達貿易有限公司  2026-12-01

        Date        Id         Title     Category     Level     Pages
        2025-03-02  1204/wrms  平面圖    engineering  ordinary
        2025-03-01  1203/x4d2  租賃合同  contracts    ordinary
        ",
    );
}

#[test]
fn a_paper_that_came_late_is_told_from_those_that_were_bound() {
    let estate = Estate::new()
        .client("1203", "Gone Ltd", "2022-01-01")
        .paper("1203", "lease", "contracts", "2022-01-02")
        .with(&["--as", "lee", "move-out", "1203", "--date", "2024-02-01"])
        .with(&["--as", "lee", "archive-moved-out", "--year", "2024"])
        .paper("1203@2024-02-01", "refund", "payments", "2024-03-01");
    estate.run(["show", "1203@2024-02-01"]).succeeds().stdout(
        "
        File          1203@2024-02-01
        Company       Gone Ltd
        Label         Gone Ltd
        Unit          1203
        Floor         12
        Moved in      2022-01-01
        Moved out     2024-02-01
        Bound on      2024-02-01
        Bound papers  1
        Code          DB-KH·2024·D30-0001
        Box           2024/12/box-01
        Lies in       ../tower/moved-out/2024/12/box-01/1203_2022-01-01_gone-ltd_k36p,
                      ../tower/moved-out/late/1203_2022-01-01_gone-ltd_k36p

        Date        Id                    Title   Category   Level     Pages  Binding
        2024-03-01  1203@2024-02-01/ay65  refund  payments   ordinary         late
        2022-01-02  1203@2024-02-01/x4d2  lease   contracts  ordinary         bound
        ",
    );
    estate.run(["--format", "csv", "show", "1203@2024-02-01"]).succeeds().stdout(
        "
        date,id,title,category,level,pages,superseded_by,binding,standing,valid_until,path,voided
        2024-03-01,1203@2024-02-01/ay65,refund,payments,ordinary,,,late,original,,moved-out/late/1203_2022-01-01_gone-ltd_k36p/data/originals/payments/2024-03-01-refund-ay65.txt,false
        2022-01-02,1203@2024-02-01/x4d2,lease,contracts,ordinary,,,bound,original,,moved-out/2024/12/box-01/1203_2022-01-01_gone-ltd_k36p/data/originals/contracts/2022-01-02-lease-x4d2.txt,false
        ",
    );
}

#[test]
fn a_vacant_unit_shows_the_room_and_who_left_it() {
    let estate = Estate::new().client("1203", "Gone Ltd", "2022-01-01").with(&[
        "--as",
        "lee",
        "move-out",
        "1203",
        "--date",
        "2024-02-01",
    ]);
    estate.run(["show", "1203"]).succeeds().stdout(
        "
        Unit   1203
        Floor  12
        State  vacant

        Company   Moved in    Moved out   File
        Gone Ltd  2022-01-01  2024-02-01  1203@2024-02-01
        ",
    );
    estate.run(["--format", "json", "show", "1203"]).succeeds().stdout(
        r#"
        {
          "unit": "1203",
          "floor": "12",
          "area": null,
          "use": null,
          "state": "vacant",
          "client": null,
          "since": null,
          "first_unit": null,
          "departed": [
            {
              "company": "Gone Ltd",
              "move_in": "2022-01-01",
              "move_out": "2024-02-01",
              "file": "1203@2024-02-01"
            }
          ]
        }
        "#,
    );
}

#[test]
fn a_file_without_papers_says_so() {
    Estate::new()
        .client("1203", "Acme", "2022-01-01")
        .run(["show", "1203"])
        .succeeds()
        .stderr("No papers are filed yet.")
        .stdout(
            "
        File      1203
        Company   Acme
        Label     Acme
        Unit      1203
        Floor     12
        Moved in  2022-01-01
        Lies in   ../tower/units/12/1203/2022-01-01_acme_k36p
        ",
        );
}

#[test]
fn who_never_was_there_is_not_shown() {
    let estate = Estate::new().client("1203", "Acme", "2022-01-01");
    estate.run(["show", "1230"]).refused(2).stderr(
        "
        error: unit 1230 is unknown
          hint: did you mean 1203?
        ",
    );
    estate.run(["show", "1203@2020-01-01"]).refused(2).stderr(
        "
        error: nobody left unit 1203 on 2020-01-01
          hint: nobody has left it yet; `deedbox show 1203` shows who is there
        ",
    );
}

#[test]
fn a_file_as_json_is_one_object() {
    let estate = let_unit();
    let run = estate.run(["--format", "json", "show", "1203"]).succeeds().whatever_it_says();
    let shown: serde_json::Value = serde_json::from_str(&run.out()).unwrap();
    assert_eq!(shown["contacts"][0]["email"], "chan@example.com");
    assert_eq!(shown["move_in"], "2025-03-01");
    assert_eq!(shown["units"][1]["unit"], "1204");
    let titles: Vec<&str> =
        shown["papers"].as_array().unwrap().iter().map(|paper| paper["title"].as_str().unwrap()).collect();
    assert_eq!(titles, ["平面圖", "租賃合同"], "newest first");
}
