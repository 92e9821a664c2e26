//! `deedbox import` of what offices keep: workbooks, and tables in the encodings of their programs.

use std::fs;

use rust_xlsxwriter::{Format, Formula, Workbook};

use crate::support::{Estate, peer, tree};

/// A workbook with units under a merged title, and clients whose headers are in another script and order.
fn register_book() -> Workbook {
    let mut book = Workbook::new();
    let units = book.add_worksheet().set_name("單元表").unwrap();
    units.merge_range(0, 0, 0, 3, "海港中心 單元一覽表", &Format::new()).unwrap();
    units.write_row(1, 0, ["製表：客務部", "", "日期：2026年11月1日"]).unwrap();
    units.write_row(3, 0, ["用途", " 樓層 ", "單元號", "面積(㎡)"]).unwrap();
    units.write_row(4, 0, ["辦公", "9樓", "０９０１", "120.5 ㎡"]).unwrap();
    units.write_row(5, 0, ["辦公 ", "", "0902", ""]).unwrap();
    units.write_number(5, 1, 9).unwrap();
    units.write_number(5, 3, 80.3).unwrap();
    units.write_string(6, 0, "合計").unwrap();
    units.write_formula(6, 3, Formula::new("=SUM(D5:D6)").set_result("200.8")).unwrap();
    let clients = book.add_worksheet().set_name("客戶").unwrap();
    clients.write_row(0, 0, ["电话", "公司名称", "单元", "入住日期", "Headcount"]).unwrap();
    clients.write_number(1, 0, 28_001_234).unwrap();
    clients.write_row(1, 1, ["宏達有限公司　", "0901", "民國115年3月5日", "12人"]).unwrap();
    clients.write_row(2, 0, ["+852 2345 6789", "<script>合計</script>", "0902"]).unwrap();
    clients.write_number_with_format(2, 3, 46_082, &Format::new().set_num_format("yyyy-mm-dd")).unwrap();
    clients.write_number(2, 4, 5).unwrap();
    book
}

fn save(estate: &Estate, name: &str, mut book: Workbook) {
    book.save(estate.desk().join(name)).unwrap();
}

fn with_register() -> Estate {
    let estate = Estate::new();
    save(&estate, "客戶資料總表.xlsx", register_book());
    estate.with(&["--as", "lee", "import", "客戶資料總表.xlsx"])
}

#[test]
fn a_workbook_as_an_office_keeps_it_comes_in() {
    let estate = Estate::new();
    save(&estate, "客戶資料總表.xlsx", register_book());
    let run = estate.run(["--as", "lee", "import", "客戶資料總表.xlsx"]).succeeds();
    assert_eq!(run.out(), "units 2 new, 0 as before\nclients 2 new, 0 as before\n");
    assert!(run.err().contains("客戶資料總表.xlsx!單元表: a row of totals was left out: 7."), "{}", run.err());
    drop(run.whatever_it_says());
    let unit = estate.text_of(&["units/9/0901/room", "unit.toml"]);
    assert!(unit.contains("area = \"120.5\"") && unit.contains("floor = \"9\""), "{unit}");
    assert!(estate.text_of(&["units/9/0902/room", "unit.toml"]).contains("area = \"80.3\""));
    let cover = estate.text_of(&["units/9/0901", "cover.toml"]);
    for value in ["company = \"宏達有限公司\"", "move_in = 2026-03-05", "headcount = 12", "phone = \"28001234\""]
    {
        assert!(cover.contains(value), "{value} in {cover}");
    }
    let cover = estate.text_of(&["units/9/0902", "cover.toml"]);
    for value in ["company = \"<script>合計</script>\"", "move_in = 2026-03-01", "phone = \"+852 2345 6789\""] {
        assert!(cover.contains(value), "{value} in {cover}");
    }
    // Twice changes nothing; the same rows from a table of text are the same rows.
    let again = estate.run(["--as", "lee", "import", "客戶資料總表.xlsx"]).succeeds().changes("");
    assert_eq!(again.out(), "units 0 new, 2 as before\nclients 0 new, 2 as before\n");
    drop(again.whatever_it_says());
    let estate = estate.on_desk("units.csv", "單元,樓層,面積,用途\n0901,9,120.5,辦公\n0902,9,80.3,辦公\n");
    let again = estate.run(["--as", "lee", "import", "units.csv"]).succeeds().changes("");
    assert_eq!(again.out(), "units 0 new, 2 as before\n");
    drop(again.whatever_it_says());
}

#[test]
fn tables_of_text_are_read_in_the_encodings_of_offices() {
    let estate = with_register();
    let charges = "管理费台账\r\n编号,单元,项目,所属期间,开单日期,到期日,金额\r\n\
                   M1,0901,管理费,2026年3月,2026年3月1日,15-Mar-2026,\"¥12,345.60\"\r\n\
                   M2,0902,管理费,2026年4月,20260401,２０２６年４月１５日,HK$800.00\r\n";
    fs::write(estate.desk().join("管理费台账.csv"), encoding_rs::GB18030.encode(charges).0).unwrap();
    let run = estate.run(["--as", "lee", "import", "管理费台账.csv"]).succeeds();
    assert_eq!(run.out(), "charges 2 new, 0 as before\n");
    assert!(run.err().contains("read as gb18030"), "{}", run.err());
    drop(run.whatever_it_says());
    let charge = estate.text_of(&["units/9/0901", "2026-03-01-charge-"]);
    for value in ["amount = \"12345.60\"", "due = 2026-03-15", "period = \"2026-03\""] {
        assert!(charge.contains(value), "{value} in {charge}");
    }
    let complaints =
        "編號,單元,時間,類別,內容,受理部門\r\nT1,0901,2026/3/9 9:05,服務質量,\"冷氣過冷，\n請調整\",客務部\r\n";
    fs::write(estate.desk().join("投訴登記.csv"), encoding_rs::BIG5.encode(complaints).0).unwrap();
    let run = estate.run(["--as", "lee", "import", "投訴登記.csv"]).succeeds();
    assert_eq!(run.out(), "complaints 1 new, 0 as before\n");
    drop(run.whatever_it_says());
    assert!(estate.text_of(&["units/9/0901", "-complaint-"]).contains("2026-03-09T09:05:00+08:00"));
}

/// Rows of which each has one cell that cannot be told.
const DOUBTFUL: &[([&str; 5], &str)] = &[
    (["X1", "0901", "03/04/21", "100.00", "支票"], "日期"),
    (["X2", "0901", "2026-02-30", "100.00", "支票"], "日期"),
    (["X3", "0901", "2026-03-01", "12.345", "支票"], "金額"),
    (["X4", "9999", "2026-03-01", "100.00", "支票"], "單元"),
    (["X5", "0901", "2026-03-01", "1,00.00", "支票"], "金額"),
    (["X6", "0901", "", "100.00", "支票"], "日期"),
    (["X7", "0901", "2026-03-01", "#REF!", "支票"], "金額"),
    (["X7", "0902", "2026-03-02", "5.00", "支票"], "編號"),
    (["", "0902", "2026-03-02", "5.00", "支票"], "編號"),
];

#[test]
fn what_cannot_be_told_is_named_cell_by_cell_and_nothing_comes_in() {
    let estate = with_register();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("付款").unwrap();
    sheet.write_row(0, 0, ["編號", "單元", "日期", "金額", "方式"]).unwrap();
    for (row, (cells, _)) in (1..).zip(DOUBTFUL) {
        sheet.write_row(row, 0, *cells).unwrap();
    }
    let row = 1 + u32::try_from(DOUBTFUL.len()).unwrap();
    sheet.write_row(row, 0, ["X20", "0902", "2026-03-05", "5.00", "支票"]).unwrap();
    save(&estate, "payments.xlsx", book);
    let run = estate.run(["--as", "lee", "import", "payments.xlsx"]).exits(2).changes("");
    let said = run.err();
    drop(run.whatever_it_says());
    for (row, (cells, column)) in (2..).zip(DOUBTFUL) {
        let place = format!("payments.xlsx!付款:{row}");
        let named = said.lines().find(|line| line.contains(&place)).unwrap_or_else(|| panic!("{place} in {said}"));
        assert!(named.contains(column), "{column} of {cells:?} in {named}");
    }
    assert!(!said.contains("付款:11"), "the row that is right: {said}");
    // The dry run, which came first, put the wrong rows into a workbook with the reason beside each.
    assert!(estate.desk().join("payments.rejected.xlsx").is_file());
    if peer::python_has("openpyxl", "a workbook of wrong rows") {
        let rows = peer::succeeds(
            &estate.desk(),
            "python3",
            &[
                "-c",
                "import openpyxl; s=openpyxl.load_workbook('payments.rejected.xlsx').active; print(s.max_row, s.freeze_panes, s.cell(2,1).value, s.cell(2,3).value, s.cell(2, s.max_column).value)",
            ],
        );
        assert!(rows.starts_with("10 A2 X1 03/04/21 日期: "), "{rows}");
    }
}

#[test]
fn mended_rows_come_in_from_the_workbook_of_wrong_ones() {
    let estate = with_register();
    let estate = estate.on_desk("payments.csv", "編號,單元,日期,金額,方式\nX1,0901,2026-03-01,12.345,支票\n");
    drop(estate.run(["--as", "lee", "import", "payments.csv"]).exits(2).changes("").whatever_it_says());
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("payments").unwrap();
    sheet.write_row(0, 0, ["編號", "單元", "日期", "金額", "方式", "Reason"]).unwrap();
    sheet.write_row(1, 0, ["X1", "0901", "2026-03-01", "12.34", "支票", "金額: …"]).unwrap();
    save(&estate, "mended.xlsx", book);
    let run = estate.run(["--as", "lee", "import", "mended.xlsx"]).succeeds().stderr("");
    assert_eq!(run.out(), "payments 1 new, 0 as before\n");
    drop(run.whatever_it_says());
}

#[test]
fn what_is_no_workbook_is_refused_in_a_sentence() {
    let estate = with_register();
    let whole = register_book().save_to_buffer().unwrap();
    for (name, bytes) in [
        ("cut.xlsx", &whole[..whole.len() / 2]),
        ("head.xlsx", &whole[..40]),
        ("empty.xlsx", b"" as &[u8]),
        ("noise.csv", b"\xff\xfe\x00\xd8\x00\xd8"),
        ("sqlite.xlsx", b"SQLite format 3\0not a workbook"),
    ] {
        fs::write(estate.desk().join(name), bytes).unwrap();
        let run = estate.run(["--as", "lee", "import", name]).exits(2).changes("");
        assert!(run.err().starts_with("error: ") && run.err().contains(name), "{name}: {}", run.err());
        drop(run.whatever_it_says());
    }
}

#[test]
fn a_column_is_mapped_once() {
    let estate = Estate::new();
    fs::write(estate.desk().join("units.csv"), "單元,樓層,備註\n0501,5,x\n").unwrap();
    estate.run(["import", "units.csv", "--map", "備註=use", "--map", "備註=-"]).exits(2).stderr(
        "
        error: `--map` says twice what the column `備註` is
          hint: name each column once",
    );
    estate.run(["import", "units.csv", "--map", "備註=use"]).succeeds().whatever_it_says();
}

/// Brings a table in; what was said, and how it ended.
fn run(estate: &Estate, name: &str, words: &[&str]) -> (String, Option<i32>) {
    let words: Vec<&str> = ["--as", "lee", "import", name].into_iter().chain(words.iter().copied()).collect();
    let done = estate.command(&words).output();
    (String::from_utf8(done.stdout).unwrap() + &String::from_utf8(done.stderr).unwrap(), done.status.code())
}

#[test]
fn rows_that_come_in_rounds_come_in_together_or_not_at_all() {
    let text = "單元,公司名稱,入住日期,遷出日期,人數\n1290,舊客,2020-01-01,2023-12-31,3\n1290,新客,2024-01-01,,";
    let estate = Estate::new();
    let estate = estate.with(&["unit", "add", "1290", "--floor", "12"]);
    let before = estate.tree();
    let estate = estate.on_desk("clients.csv", &format!("{text}約五人\n"));
    let (said, code) = run(&estate, "clients.csv", &[]);
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("clients.csv:3, 人數 `約五人`"), "{said}");
    assert_eq!(tree::changes(&before, &estate.tree()), "");
    let estate = estate.on_desk("clients.csv", &format!("{text}5人\n"));
    let (said, code) = run(&estate, "clients.csv", &[]);
    assert_eq!(code, Some(0), "{said}");
    for (file, company) in [("1290", "新客"), ("1290@2023-12-31", "舊客")] {
        let shown = estate.run(["show", file]).succeeds().whatever_it_says();
        assert!(shown.out().contains(company), "{}", shown.out());
    }
}

#[test]
fn a_merged_cell_is_a_name_for_all_rows_and_an_amount_for_the_first() {
    let register = |merged: Option<u16>| {
        let estate = Estate::new().with(&["add", "1203", "--company", "甲", "--move-in", "2026-01-01"]);
        let mut book = Workbook::new();
        let sheet = book.add_worksheet().set_name("付款").unwrap();
        sheet.write_row(0, 0, ["編號", "單元", "日期", "金額", "收據號"]).unwrap();
        for (row, no) in [(1, "P1"), (2, "P2")] {
            sheet.write_row(row, 0, [no, "1203", "2026-03-01", "300", "R1"]).unwrap();
        }
        if let Some(column) = merged {
            let value = ["P1", "1203", "2026-03-01", "300", "R1"][usize::from(column)];
            sheet.merge_range(1, column, 2, column, value, &Format::new()).unwrap();
        }
        save(&estate, "付款.xlsx", book);
        let (said, code) = run(&estate, "付款.xlsx", &["--dry-run"]);
        (said, code)
    };
    let (said, code) = register(Some(3));
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("付款.xlsx!付款:3, 金額 `300`") && said.contains("merged"), "{said}");
    assert_eq!(register(Some(4)).1, Some(0));
    assert_eq!(register(None).1, Some(0));
}

#[test]
fn headers_in_two_rows_are_read_together() {
    let estate = Estate::new().with(&["unit", "add", "0904", "--floor", "9"]);
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("客戶").unwrap();
    sheet.write_row(0, 0, ["單元", "公司名稱", "入住日期", "聯絡", "", "人數"]).unwrap();
    sheet.write_row(1, 0, ["", "", "", "聯繫人", "電話", ""]).unwrap();
    sheet.write_row(2, 0, ["0904", "甲公司", "2026-03-01", "陳大文", "23456789", "12"]).unwrap();
    for (column, header) in [(0, "單元"), (1, "公司名稱"), (2, "入住日期"), (5, "人數")] {
        sheet.merge_range(0, column, 1, column, header, &Format::new()).unwrap();
    }
    sheet.merge_range(0, 3, 0, 4, "聯絡", &Format::new()).unwrap();
    save(&estate, "客戶.xlsx", book);
    let (said, code) = run(&estate, "客戶.xlsx", &[]);
    assert_eq!(code, Some(0), "{said}");
    let cover = estate.text_of(&["units/9/0904", "cover"]);
    for value in ["甲公司", "陳大文", "23456789", "headcount = 12"] {
        assert!(cover.contains(value), "{value} in {cover}");
    }
}

#[test]
fn an_import_in_chinese_says_registers_and_columns_by_their_words() {
    let estate = with_register();
    fs::write(estate.desk().join("p.csv"), "編號,單元,日期,金額,收據\nP1,0901,2026-03-01,100,R1\n").unwrap();
    fs::write(estate.desk().join("few.csv"), "編號,單元,日期\nP1,0901,2026-03-01\n").unwrap();
    let said = |language: &str, words: &[&str]| {
        let all: Vec<&str> =
            ["--lang", language, "--as", "lee", "import"].into_iter().chain(words.iter().copied()).collect();
        let done = estate.command(&all).output();
        String::from_utf8(done.stdout).unwrap() + &String::from_utf8(done.stderr).unwrap()
    };
    let dry = ["p.csv", "--dry-run", "--register", "payments"];
    assert!(
        said("zh-Hant", &dry)
            .contains("p.csv 是付款（payments）：編號（no）、單元（unit）、日期（date）、金額（amount）")
    );
    assert!(said("zh-Hans", &dry).contains("p.csv 是付款（payments）"));
    assert!(said("zh-Hant", &dry).contains("付款（payments）：新增 1"));
    assert!(said("en", &dry).contains("p.csv is payments: 編號 → no"));
    let few = ["few.csv", "--register", "payments"];
    assert!(said("zh-Hant", &few).contains("「金額」") && said("zh-Hans", &few).contains("“金额”"));
}
