//! `deedbox import` of people by their names, and of clients who hold several units.

use rust_xlsxwriter::Workbook;

use super::office::{Office, STAFF, UNITS};
use crate::support::tree;

const CLIENTS: &str = "單元,公司名稱,入住日期,專管人\n0203,恆隆科技,2024-11-01,陳小明\n";

fn peopled_with(more: &str) -> Office {
    let office = Office::new().table("staff.csv", format!("{STAFF}{more}")).table("units.csv", UNITS);
    office.run(&["import", "staff.csv", "units.csv"]).done();
    office
}

#[test]
fn a_custodian_may_be_called_by_name() {
    let office = Office::peopled().table("clients.csv", CLIENTS);
    assert_eq!(office.run(&["import", "clients.csv"]).done().out, "clients 1 new, 0 as before\n");
    let cover = office.texts("cover.toml").concat();
    assert!(cover.contains("custodian = \"chan\"\n"), "{cover}");
    let before = office.tree();
    // The name again, in another script, and the id, are the same person.
    for called in ["陳小明", "陈小明", "chan", "Chan"] {
        office.put("clients.csv", CLIENTS.replace("陳小明", called));
        let again = office.run(&["import", "clients.csv"]).done();
        assert_eq!(again.out, "clients 0 new, 1 as before\n", "{called}");
    }
    assert_eq!(tree::changes(&before, &office.tree()), "");
    office.put("clients.csv", CLIENTS.replace("陳小明", "李美"));
    office.run(&["import", "clients.csv"]).refused(3).says(&["專管人 `李美`", "first `chan`, now `lee`"]);
}

#[test]
fn a_name_that_two_have_or_nobody_is_refused() {
    let office = peopled_with("chan2,陳小明,,clerk\n").table("clients.csv", CLIENTS);
    office.run(&["import", "clients.csv"]).refused(2).says(&[
        "clients.csv:2, 專管人 `陳小明`: several are called `陳小明`: chan 陳小明, chan2 陳小明",
        "name one of them",
    ]);
    office.put("clients.csv", CLIENTS.replace("陳小明", "陳小"));
    office.run(&["import", "clients.csv"]).refused(2).says(&["專管人 `陳小`: nobody on the staff is called `陳小`"]);
    // A name in two scripts is called by either; a part of one is nobody's.
    office.put("more.csv", "代號,姓名,部門,職責\nho,Ho Mei Ling 何美玲,,clerk\n");
    office.run(&["import", "more.csv", "--register", "staff"]).done();
    for (called, code) in [("何美玲", 0), ("Ho Mei Ling", 0), ("何美", 2), ("Mei Ling", 2)] {
        office.put("clients.csv", CLIENTS.replace("陳小明", called));
        let run = office.run(&["import", "clients.csv", "--dry-run"]);
        assert_eq!(run.code, Some(code), "{called}: {}", run.err);
    }
    office.put("clients.csv", CLIENTS.replace("陳小明", "chan2"));
    office.run(&["import", "clients.csv"]).done();
}

#[test]
fn people_of_the_same_import_count() {
    let office = Office::new().table("all/staff.csv", STAFF).table("all/units.csv", UNITS);
    office.put("all/clients.csv", CLIENTS);
    office.run(&["import", "all", "--dry-run"]).done();
    office.run(&["import", "all"]).done();
    assert!(office.texts("cover.toml").concat().contains("custodian = \"chan\"\n"));

    let office = Office::new();
    let mut book = Workbook::new();
    for (name, text) in [("staff", STAFF), ("units", UNITS), ("clients", CLIENTS)] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        for (at, row) in (0..).zip(text.lines()) {
            sheet.write_row(at, 0, row.split(',')).unwrap();
        }
    }
    book.save(office.desk().join("all.xlsx")).unwrap();
    office.run(&["import", "all.xlsx"]).done();
    assert!(office.texts("cover.toml").concat().contains("custodian = \"chan\"\n"));
}

#[test]
fn whoever_took_or_approved_something_may_be_called_by_name() {
    let office = Office::let_out()
        .table("x/payments.csv", "編號,單元,日期,金額,經手人\nP1,0203,2024-12-01,10,陳小明\n")
        .table("x/visits.csv", "編號,單元,日期,類別,拜訪人\nV1,0203,2024-12-01,定期,李美\n")
        .table("x/quality.csv", "編號,單元,日期,項目,結果,檢查人\nQ1,0203,2024-12-01,清潔,合格,陳小明\n")
        .table("x/loans.csv", "編號,單元,借閱日期,借閱人,部門,事由,審批人,應還日期,歸還日期,經手人\nB1,0203,2024-12-01,黃玲,法務部,查閱,李美,2024-12-08,2024-12-03,陳小明\n");
    let first = office.run(&["import", "x"]).done();
    assert!(!first.out.contains(" 0 new"), "{}", first.out);
    for (word, says) in [
        ("-payment-", "handled_by = \"chan\""),
        ("-visit-", "visitor = \"lee\""),
        ("-quality-", "inspector = \"chan\""),
        ("-loan-", "by = \"lee\""),
        ("-loan-", "handled_by = \"chan\""),
    ] {
        let text = office.texts(word).concat();
        assert!(text.contains(says), "{says} in {text}");
    }
    let again = office.run(&["import", "x"]).done();
    assert!(!again.out.contains(" 1 new"), "{}", again.out);
    office.put("x/visits.csv", "編號,單元,日期,類別,拜訪人\nV2,0203,2024-12-02,定期,何不在\n");
    office.run(&["import", "x/visits.csv"]).refused(2).says(&["拜訪人 `何不在`: nobody on the staff is called"]);
}

#[test]
fn a_client_may_hold_units_that_stand_side_by_side() {
    for units in ["0203、0204", "\"0203,G01, 0204\"", "0203；0204", "0203/0204", "\"203、\nG01\""] {
        let office = Office::peopled();
        office.put("clients.csv", format!("單元,公司名稱,入住日期\n{units},恆隆科技,2024-11-01\n"));
        let first = office.run(&["import", "clients.csv"]).done();
        assert_eq!(first.out, "clients 1 new, 0 as before\n", "{units}");
        let covers = office.tree().into_keys().filter(|path| path.ends_with("cover.toml"));
        let covers: Vec<String> = covers.collect();
        assert!(covers.len() == 1 && covers[0].contains("/0203/"), "{units}: {covers:?}");
        let tenancies = office.texts("-tenancy-").len();
        assert_eq!(tenancies, if units.contains("G01, 0204") { 3 } else { 2 }, "{units}");
        let before = office.tree();
        assert_eq!(office.run(&["import", "clients.csv"]).done().out, "clients 0 new, 1 as before\n", "{units}");
        assert_eq!(tree::changes(&before, &office.tree()), "", "{units}");
    }
}

#[test]
fn units_that_may_be_something_else_are_refused() {
    let office = Office::peopled();
    for (units, says) in [
        ("0203/04", "單元 `0203/04`: "),
        ("0203/0299", "單元 `0203/0299`: "),
        ("0203、0299", "單元 `0203、0299`: unit 0299 is unknown"),
        ("0299、0203", "單元 `0299、0203`: unit 0299 is unknown"),
    ] {
        office.put("clients.csv", format!("單元,公司名稱,入住日期\n{units},恆隆科技,2024-11-01\n"));
        let said = office.run(&["import", "clients.csv"]).refused(2).says(&[says]);
        assert!(said.err.contains("1 row is wrong"), "{}", said.err);
    }
}

#[test]
fn who_held_several_units_and_left_leaves_them_all() {
    let office = Office::peopled().table(
        "clients.csv",
        "單元,公司名稱,入住日期,遷出日期\n0203、0204,甲公司,2022-01-01,2024-01-31\n0204,乙公司,2024-03-01,\n",
    );
    let first = office.run(&["import", "clients.csv"]).done();
    assert_eq!(first.out, "clients 2 new, 0 as before\nmoveouts 2 new, 0 as before\n");
    let again = office.run(&["import", "clients.csv"]).done();
    assert_eq!(again.out, "clients 0 new, 2 as before\nmoveouts 0 new, 2 as before\n");
}

#[test]
fn a_row_of_a_register_is_of_one_unit() {
    let office = Office::let_out();
    for units in ["0203、0204", "\"0203,0204\"", "0203/0204", "0203;0204"] {
        office.put(
            "charges.csv",
            format!("編號,單元,項目,開單日期,到期日,金額\nC1,{units},管理費,2024-12-01,2024-12-31,10\n"),
        );
        office.run(&["import", "charges.csv"]).refused(2).says(&[
            "charges.csv:2, 單元 `",
            "names several units",
            "a row for each unit",
        ]);
    }
    office.put("charges.csv", "編號,單元,項目,開單日期,到期日,金額\nC1,0203,管理費,2024-12-01,2024-12-31,10\n");
    office.run(&["import", "charges.csv"]).done();
}
