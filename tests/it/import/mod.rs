//! `deedbox import` from outside: an estate of small tables, brought in by the program.

mod fees;
mod office;
mod people;
mod registers;
mod scale;
mod strange;
mod workbooks;

use std::fs;

use crate::support::tree;
use office::{Office, PAST, PRESENT, STAFF, UNITS};

/// A whole estate: who has left, who is there, what came for those who had left.
fn whole() -> Office {
    let papers = "單元,類別,日期,題名,責任者,頁數,檔案\n";
    Office::new()
        .table("all/staff.csv", STAFF)
        .table("all/units.csv", UNITS)
        .table("all/expected.json", "{}")
        .table("all/past/clients.csv", PAST)
        .table("all/past/papers.csv", format!("{papers}0203,contracts,2022-01-10,租賃合同,客務部,2,papers/a.txt\n"))
        .table("all/past/papers/a.txt", "a lease")
        .table("all/past/loans.csv", "編號,單元,借閱日期,借閱人,部門,事由,審批人,應還日期,歸還日期\nB1,0203,2023-05-01,黃玲,法務部,簽約前查閱,lee,2023-05-08,2023-05-03\n")
        .table("all/past/moveouts.csv", "單元,遷出日期,豁免\n0203,2024-10-20,arrears;cases\n")
        .table("all/current/clients.csv", PRESENT)
        .table("all/current/papers.csv", format!("{papers}0203,engineering,2024-11-02,消防圖,,,papers/b.txt\n0203,contracts,2024-11-02,租賃合同,,1,papers/b.txt\n"))
        .table("all/current/papers/b.txt", "a drawing")
        .table("all/after/papers.csv", format!("{papers}0203@2024-10-20,payments,2024-12-01,退款單,,,late.txt\n"))
        .table("all/after/late.txt", "a refund")
}

const WHOLE: [&str; 5] = ["import", "all", "all/past", "all/current", "all/after"];

#[test]
fn an_estate_comes_in_whole_and_twice_changes_nothing() {
    let office = whole();
    let first = office.run(&WHOLE).done();
    let counts = "staff 3 new, 0 as before\nunits 3 new, 0 as before\nclients 2 new, 0 as before\npapers 4 new, 0 as before\n\
        loans 1 new, 0 as before\nmoveouts 1 new, 0 as before\n";
    assert_eq!(first.out, counts);
    let before = office.tree();
    let again = office.run(&WHOLE).done();
    assert_eq!(
        again.out,
        "staff 0 new, 3 as before\nunits 0 new, 3 as before\nclients 0 new, 2 as before\npapers 0 new, 4 as before\n\
        loans 0 new, 1 as before\nmoveouts 0 new, 1 as before\n"
    );
    assert_eq!(tree::changes(&before, &office.tree()), "");
    let lies = |words: &[&str]| before.keys().any(|path| words.iter().all(|word| path.contains(word)));
    assert!(lies(&["units/2/0203/2022-01-15_", "originals/contracts/2022-01-10-租賃合同"]));
    assert!(lies(&["units/2/0203/2022-01-15_", "originals/payments/2024-12-01-退款單"]));
    assert!(lies(&["units/2/0203/2024-11-01_", "originals/contracts/2024-11-02-租賃合同"]));
    assert!(lies(&["units/2/0203/room/data/originals/engineering/2024-11-02-消防圖"]));
    assert!(lies(&["units/G/G01/room/data/records/2024-11-01-tenancy-"]));
    let [sealed] = office.texts("-sealed-").try_into().unwrap();
    assert!(sealed.contains("waived = [\"arrears\", \"cases\"]\nreason = \"imported\"\n"), "{sealed}");
    let [loan] = office.texts("-loan-").try_into().unwrap();
    assert!(loan.contains("no = \"B1\"\n"), "{loan}");
    assert!(loan.contains("[[event]]\naction = \"approved\"\ndate = 2023-05-01\nby = \"lee\"\n"), "{loan}");
    assert!(loan.contains("[[event]]\naction = \"returned\"\ndate = 2023-05-03\n"), "{loan}");
}

#[test]
fn a_dry_run_counts_and_writes_nothing() {
    let office = whole();
    let before = office.tree();
    let words: Vec<&str> = WHOLE.into_iter().chain(["--dry-run"]).collect();
    let shown = office.run(&words).done();
    assert!(shown.out.contains("papers 4 new, 0 as before\n"), "{}", shown.out);
    assert_eq!(tree::changes(&before, &office.tree()), "");
    assert_eq!(fs::read_dir(office.archive().join(".deedbox/staging")).unwrap().count(), 0);
}

#[test]
fn an_object_has_a_count_for_each_file() {
    let office = whole();
    let words: Vec<&str> = WHOLE.into_iter().chain(["--format", "json"]).collect();
    let shown: serde_json::Value = serde_json::from_str(&office.run(&words).done().out).unwrap();
    assert_eq!(
        shown["files"][3],
        serde_json::json!({ "register": "papers", "file": "all/past/papers.csv", "new": 1, "same": 0 })
    );
}

#[test]
fn all_rows_of_a_file_come_in_or_none_and_every_bad_one_is_named() {
    let office = Office::peopled().table(
        "more/units.csv",
        "單元,樓層,面積\n0301,3,10\n../0302,3,10\n0303,,abc\n\"0304\nx\",3,\n=cmd(),3,1\n0305,3,10,,extra\n",
    );
    office.put("more/clients.csv", "單元,公司名稱,入住日期\n0301,甲,2026-01-01\n");
    let before = office.tree();
    office.run(&["import", "more"]).refused(2).says(&[
        "5 rows are wrong, so nothing of the file was imported",
        "more/units.csv:3, 單元 `../0302`: ",
        "more/units.csv:4, 樓層: ",
        "more/units.csv:4, 面積 `abc`: ",
        "more/units.csv:5, 單元 `0304\\u{a}x`: ",
        "more/units.csv:7, 單元 `=cmd()`: ",
        "more/units.csv:8 `extra`: the row has more cells than the 3 of the header",
        "hint: mend these rows",
    ]);
    assert_eq!(tree::changes(&before, &office.tree()), "");
}

#[test]
fn files_before_the_wrong_one_stay() {
    let office = Office::new().table("x/staff.csv", STAFF).table("x/units.csv", "單元,樓層\n,3\n");
    let run = office
        .run(&["import", "x"])
        .refused(2)
        .says(&["In the archive already: x/staff.csv.", "x/units.csv:2, 單元: "]);
    assert_eq!(run.out, "staff 3 new, 0 as before\n");
    office.put("x/units.csv", UNITS);
    assert_eq!(office.run(&["import", "x"]).done().out, "staff 0 new, 3 as before\nunits 3 new, 0 as before\n");
}

#[test]
fn a_row_that_differs_from_what_was_imported_is_refused_with_both_shown() {
    let office = whole();
    office.run(&WHOLE).done();
    let before = office.tree();
    let differs = |path: &str, old: &str, new: &str, says: &[&str]| {
        let text = fs::read_to_string(office.desk().join(path)).unwrap();
        assert!(text.contains(old), "{path}");
        office.put(path, text.replace(old, new));
        office.run(&["import", path]).refused(3).says(says);
        office.put(path, text);
    };
    differs(
        "all/staff.csv",
        "lee,李美,客務部,manager",
        "lee,李美,客務部,clerk",
        &["staff.csv:3, 職責 `clerk`", "first `manager`, now `clerk`"],
    );
    differs(
        "all/units.csv",
        "85.5",
        "86",
        &["units.csv:2, 面積 `86`: imported already as 0203/unit: first `85.5`, now `86`"],
    );
    differs("all/current/clients.csv", ",12,", ",13,", &["clients.csv:2, 人數 `13`", "first `12`, now `13`"]);
    differs("all/current/clients.csv", ",G01", ",", &["clients.csv:2, 其他單元", "first `G01`, now ``"]);
    differs(
        "all/past/papers.csv",
        "客務部,2",
        "工程部,3",
        &["責任者 `工程部`", "first `客務部`", "頁數 `3`", "first `2`, now `3`"],
    );
    differs("all/past/loans.csv", "2023-05-03", "2023-05-04", &["歸還日期 `2023-05-04`", "first `2023-05-03`"]);
    differs("all/past/loans.csv", "B1,0203", "B1,0204", &["單元 `0204`", "first `units/2/0203/"]);
    differs("all/past/moveouts.csv", "arrears;cases", "cases", &["豁免 `cases`", "first `arrears;cases`, now `cases`"]);
    assert_eq!(tree::changes(&before, &office.tree()), "");
}

#[test]
fn papers_are_looked_for_beside_their_table_and_nowhere_else() {
    let office = Office::let_out().table("secret.txt", "not yours").table("p/empty.txt", "").table("p/in/a.txt", "a");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("../secret.txt", office.desk().join("p/out.txt")).unwrap();
        std::os::unix::fs::symlink("in/a.txt", office.desk().join("p/within.txt")).unwrap();
    }
    let absolute = office.desk().join("secret.txt");
    let wrong = [
        "../secret.txt",
        "in/../../secret.txt",
        absolute.to_str().unwrap(),
        "out.txt",
        "gone.txt",
        "empty.txt",
        "in",
        "in\\a.txt",
    ];
    let row = |path: &str| format!("0203,contracts,2026-01-01,x,,,{path}\n");
    let rows: String = wrong.iter().map(|path| row(path)).collect();
    office.put("p/papers.csv", format!("單元,類別,日期,題名,責任者,頁數,檔案\n{rows}"));
    let before = office.tree();
    office.run(&["import", "p/papers.csv"]).refused(2).says(&[
        "8 rows are wrong",
        "papers.csv:2, 檔案 `../secret.txt`: ../secret.txt leads out of the table's folder",
        "papers.csv:3",
        "leads out of",
        "papers.csv:4",
        "leads out of",
        "papers.csv:5, 檔案 `out.txt`: out.txt leads out of",
        "papers.csv:6, 檔案 `gone.txt`: gone.txt is not there",
        "papers.csv:7, 檔案 `empty.txt`: empty.txt is empty",
        "papers.csv:8, 檔案 `in`: in is a folder",
        "papers.csv:9",
        "leads out of",
    ]);
    assert_eq!(tree::changes(&before, &office.tree()), "");
    office.put("p/papers.csv", format!("單元,類別,日期,題名,責任者,頁數,檔案\n{}", row("within.txt")));
    office.run(&["import", "p/papers.csv"]).done();
}

#[test]
fn the_same_bytes_under_another_title_are_a_paper_of_their_own() {
    let office = Office::let_out().table("a.txt", "a");
    office.put("papers.csv", "單元,類別,日期,題名,檔案\n0203,contracts,2026-01-01,一,a.txt\n0203,contracts,2026-01-01,二,a.txt\n0203,contracts,2026-01-01,一,a.txt\n");
    assert_eq!(office.run(&["import", "papers.csv"]).done().out, "papers 2 new, 1 as before\n");
    assert_eq!(office.texts("-document-").len(), 2);
}

#[test]
fn a_table_is_known_by_its_headers_in_any_order_and_script_with_a_mark_before_them() {
    let office = Office::peopled();
    office.put("list.csv", "\u{feff}Move-in,Company,unit\r\n2026-01-01,Acme Ltd,0204\r\n");
    office.put("清單.csv", "入住日期,公司名称,单元\n2026-01-02,乙,G01\n");
    assert_eq!(office.run(&["import", "list.csv", "清單.csv"]).done().out, "clients 2 new, 0 as before\n");
    office.put("what.csv", "a,b\n1,2\n");
    office
        .run(&["import", "what.csv"])
        .refused(2)
        .says(&["which register what.csv is cannot be told", "staff, units, enquiries, clients"]);
    office.run(&["import", "what.csv", "--register", "units"]).refused(2).says(&["what.csv has no column 單元"]);
    office.run(&["import", "what.csv", "--register", "dreams"]).refused(2).says(&["may be staff or units"]);
    office.put("both.csv", "單元,樓層,遷出日期\n0301,3,2026-01-01\n");
    office.run(&["import", "both.csv"]).refused(2).says(&["both.csv may be units or moveouts", "--register"]);
    office.put("payments.csv", "編號\n");
    office.run(&["import", "payments.csv"]).refused(2).says(&["payments.csv has no column 單元"]);
    office.put("odd.csv", b"\xff\xff\xffa\x81");
    office
        .run(&["import", "odd.csv", "--register", "units"])
        .refused(2)
        .says(&["which characters odd.csv is written in cannot be told"]);
    office.run(&["import", "none.csv", "--register", "units"]).refused(2);
    fs::create_dir(office.desk().join("empty")).unwrap();
    office.run(&["import", "empty"]).refused(2);
    office.run(&["import", "empty", "--register", "units"]).refused(2);
    office.put("notes.csv", "單元,樓層,備註\n0301,3,x\n");
    office.run(&["import", "notes.csv"]).done().says(&["notes.csv: this column is not read: 備註."]);
}

#[test]
fn hostile_values_are_named_and_kept_out() {
    let office = Office::peopled();
    let long = "長".repeat(100);
    let rows = [
        format!("0204,{},2026-01-01", "x".repeat(5000)),
        "0204,\"甲\nrm -rf\",2026-01-01".to_owned(),
        "0204,\u{1b}[31mred,2026-01-01".to_owned(),
        "..,甲,2026-01-01".to_owned(),
        format!("{long},甲,2026-01-01"),
        "CON,甲,2026-01-01".to_owned(),
        "0204,甲,2026-02-30".to_owned(),
        "0204,甲,01/02/2026".to_owned(),
        "9999,甲,2026-01-01".to_owned(),
    ];
    office.put("clients.csv", format!("單元,公司名稱,入住日期\n{}\n", rows.join("\n")));
    let before = office.tree();
    let run = office.run(&["import", "clients.csv"]).refused(2).says(&[
        "9 rows are wrong",
        ":2, ",
        ":3, ",
        ":5, ",
        ":6, ",
        ":7, ",
        ":8, ",
        ":9, ",
        ":10, ",
        ":11, 單元 `9999`",
    ]);
    assert!(run.err.chars().all(|c| c == '\n' || !c.is_control()), "{}", run.err);
    assert!(run.err.len() < 6000);
    assert_eq!(tree::changes(&before, &office.tree()), "");
    // What is odd and harmless is kept as it is.
    office.put("clients.csv", format!("單元,公司名稱,入住日期\n0204,=HYPERLINK(\"x\") {long},2026-01-01\n"));
    office.run(&["import", "clients.csv"]).done();
}

#[test]
fn the_first_thousand_wrong_rows_are_named_and_the_rest_is_counted() {
    let office = Office::peopled();
    office.put("units.csv", format!("單元,樓層\n{}", "..,3\n".repeat(1000)));
    let run = office.run(&["import", "units.csv"]).refused(2).says(&["1000 rows are wrong", "units.csv:1001, "]);
    assert!(!run.err.contains("more"), "{}", run.err);
    office.put("units.csv", format!("單元,樓層\n{}", "..,3\n".repeat(1080)));
    let run = office.run(&["import", "units.csv"]).refused(2).says(&[
        "1080 rows are wrong",
        "units.csv:1001, ",
        "and 80 more",
    ]);
    assert!(!run.err.contains("units.csv:1002"));
    // A row with two wrong cells is one row; a unit that is not there is one as well.
    office.put("clients.csv", format!("單元,公司名稱,入住日期\n{}", "9999,,2026-13-01\n".repeat(1500)));
    office.run(&["import", "clients.csv"]).refused(2).says(&[
        "1500 rows are wrong",
        "clients.csv:1001, ",
        "and 500 more",
    ]);
}

#[test]
fn who_may_and_who_approved() {
    let office = Office::let_out();
    let loans = |row: &str| format!("編號,單元,借閱日期,借閱人,部門,事由,審批人,應還日期,歸還日期\n{row}\n");
    // A clerk has no right to approve: the register says so all the same, and it is kept as it says.
    office.put("loans.csv", loans("B1,0203,2025-05-01,黃玲,,核對,chan,,2025-05-02\nB2,0203,2025-06-01,黃玲,,核對,,,"));
    office.run_as("chan", &["import", "loans.csv"]).done();
    let texts = office.texts("-loan-").join("");
    assert!(texts.contains("by = \"chan\"\n"), "{texts}");
    assert!(texts.contains("action = \"approved\"\ndate = 2025-06-01\nrole = \"manager\"\n"), "{texts}");
    office.put("loans.csv", loans("B3,0203,2025-07-01,黃玲,,核對,lee,,\nB4,0203,2025-07-01,黃玲,,核對,ghost,,2025-07-02\nB5,0203,2025-07-05,黃玲,,核對,lee,2025-07-01,"));
    office.run(&["import", "loans.csv"]).refused(3).says(&[
        "loans.csv:2, 單元 `0203`: 0203 is out",
        "loans.csv:3, 審批人 `ghost`: the staff does not know ghost",
        "loans.csv:4, 應還日期 `2025-07-01`: ",
    ]);
    office.put("loans.csv", loans("B3,0204,2025-07-01,黃玲,,核對,lee,,\n"));
    office.run(&["import", "loans.csv"]).refused(3).says(&["loans.csv:2, 單元 `0204`: unit 0204 is vacant"]);
    // A gate is waived by who holds the role; a loan that is out shuts its gate.
    office.put("clients.csv", "單元,公司名稱,入住日期\n0204,乙,2025-01-01\n");
    office.run(&["import", "clients.csv"]).done();
    office.put("moveouts.csv", "單元,遷出日期,豁免\n0204,2026-05-31,keys\n");
    office.run_as("chan", &["import", "moveouts.csv"]).refused(3).says(&["waiving a gate"]);
    office.run(&["import", "moveouts.csv"]).done();
    office.put("moveouts.csv", "單元,遷出日期,豁免\nG01,2026-05-31,\n0203,2026-05-31,dreams\n");
    office.run(&["import", "moveouts.csv"]).refused(2).says(&["moveouts.csv:3, 豁免 `dreams`"]);
    office.put("moveouts.csv", "單元,遷出日期,豁免\nG01,2026-05-31,\n0203,2026-05-31,\n");
    office.run(&["import", "moveouts.csv"]).refused(3).says(&["moveouts.csv:3", "0203", "loans"]);
    office.put("moveouts.csv", "單元,遷出日期,豁免\nG01,2026-05-31,\n0203,2026-05-31,loans\n");
    office.run(&["import", "moveouts.csv"]).done();
    assert_eq!(office.run(&["import", "moveouts.csv"]).done().out, "moveouts 0 new, 2 as before\n");
}

#[test]
fn whoever_brings_in_the_first_staff_is_in_it() {
    let office = Office::new().table("staff.csv", STAFF);
    office.run_as("zed", &["import", "staff.csv"]).refused(2).says(&["zed acts, and the staff does not know them"]);
    assert!(!office.archive().join("staff").exists());
    office.run(&["import", "staff.csv"]).done();
    office.put("staff.csv", format!("{STAFF}new,新人,,clerk\n"));
    office.run_as("chan", &["import", "staff.csv"]).refused(3);
    office.put("staff.csv", format!("{STAFF}new,新人,,wizard\n"));
    office.run(&["import", "staff.csv"]).refused(2).says(&["staff.csv:5, 職責 `wizard`"]);
    office.put("staff.csv", format!("{STAFF}new,新人,,clerk;supervisor\n"));
    assert_eq!(office.run(&["import", "staff.csv"]).done().out, "staff 1 new, 3 as before\n");
    // What changes later is no difference from what was imported first.
    office.run(&["staff", "role", "new", "--give", "manager"]).done();
    assert_eq!(office.run(&["import", "staff.csv"]).done().out, "staff 0 new, 4 as before\n");
    assert!(office.archive().join("staff").is_dir());
}
