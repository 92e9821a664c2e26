//! `deedbox import` of fee sheets: charged and paid side by side, and arrears with a month in each column.

use rust_xlsxwriter::{Format, Workbook};

use super::office::Office;
use crate::support::tree;

/// A row that is charged and paid, one that is charged alone, one that is paid alone, one without an amount, a total.
const FEES: &str = "單元,客戶,項目,月份,應收,實收,繳費日期,方式,收據號\n\
    0203,恆隆科技,管理費,2025-03,\"5,200.00\",5000,2025-03-05,支票,R1\n\
    0203,恆隆科技,管理費,2025年4月,5200,,,,\n\
    0203,恆隆科技,,,,200,2025-04-02,現金,\n\
    0204,,管理費,2025-04,0,-,,,\n\
    合計,,,,10400,5200,,,\n製表：陳小明,,,,,,,,\n";

const ARREARS: &str = "單元,客戶,2025-02,2025年3月,4月\n0203,恆隆科技,5200,,5300.50\n0204,,0,-,\nG01,恆隆科技,,100,\n合計,,5200,100,5300.50\n";

#[test]
fn a_fee_sheet_comes_in_as_charges_and_payments() {
    let office = Office::let_out().table("fee.csv", FEES);
    let before = office.tree();
    let dry = office.run(&["import", "fee.csv", "--dry-run"]).done();
    assert!(!dry.err.contains("編號"), "{}", dry.err);
    assert_eq!(dry.out, "charges 2 new, 0 as before\npayments 2 new, 0 as before\n");
    assert_eq!(tree::changes(&before, &office.tree()), "");
    dry.says(&[
        "fee.csv: a fee sheet of 2 charges and 2 payments.",
        "such as `fee:2:2025-03`",
        "the first day of its month",
        "the last day of its month",
        "fee.csv is fees: ",
        "a row of totals was left out: 6",
        "a note below the table was left out: 7",
        "a row without an amount was left out: 5",
    ]);
    let first = office.run(&["import", "fee.csv"]).done();
    assert_eq!(first.out, "charges 2 new, 0 as before\npayments 2 new, 0 as before\n");
    let charges = office.texts("-charge-").concat();
    for says in [
        "no = \"fee:2:2025-03\"\n",
        "item = \"管理費\"\n",
        "period = \"2025-03\"\n",
        "period = \"2025-04\"\n",
        "date = 2025-03-01\n",
        "due = 2025-03-31\n",
        "due = 2025-04-30\n",
        "amount = \"5200.00\"\n",
    ] {
        assert!(charges.contains(says), "{says} in {charges}");
    }
    let payments = office.texts("-payment-").concat();
    for says in [
        "charges = [\"fee:2:2025-03\"]\n",
        "date = 2025-03-05\n",
        "method = \"支票\"\n",
        "receipt = \"R1\"\n",
        "amount = \"5000.00\"\n",
        "no = \"fee:4:2025-04\"\n",
    ] {
        assert!(payments.contains(says), "{says} in {payments}");
    }
    assert!(!payments.contains("fee:3:"), "{payments}");
    let before = office.tree();
    let again = office.run(&["import", "fee.csv"]).done();
    assert_eq!(again.out, "charges 0 new, 2 as before\npayments 0 new, 2 as before\n");
    assert_eq!(tree::changes(&before, &office.tree()), "");
    // What came in goes out as the registers that it is, and comes in again as them.
    office.run_as("wong", &["export", "-o", "out", "--to", "審計", "--purpose", "年審"]).done();
    let out = office.run(&["import", "out/charges.csv", "out/payments.csv"]).done();
    assert_eq!(out.out, "charges 0 new, 2 as before\npayments 0 new, 2 as before\n");
    assert!(!out.err.contains("fee sheet"), "{}", out.err);
    let before = office.tree();
    // Another amount in a row that came in is refused with both shown; nothing of the file comes in.
    office.put("fee.csv", FEES.replace(",200,2025", ",250,2025"));
    office.run(&["import", "fee.csv"]).refused(3).says(&["fee.csv:4, 實收 `250`", "200.00", "250.00"]);
    assert_eq!(tree::changes(&before, &office.tree()), "");
}

#[test]
fn what_a_fee_sheet_says_itself_is_taken() {
    let office = Office::let_out().table(
        "x.csv",
        "編號,單元,費用項目,所屬期間,出單日期,應繳日期,應收金額（HK$）,已收金額,付款日期,付款方式,經手人\n\
         A1,0203,水費,2025年第一季,2025-04-02,2025-04-15,120.50,120.50,2025-04-10,轉數快,陳小明\n",
    );
    let run = office.run(&["import", "x.csv"]).done();
    assert_eq!(run.out, "charges 1 new, 0 as before\npayments 1 new, 0 as before\n");
    for not in ["made of the table", "first day", "last day"] {
        assert!(!run.err.contains(not), "{}", run.err);
    }
    let charge = office.texts("-charge-").concat();
    for says in ["no = \"A1\"\n", "period = \"2025年第一季\"\n", "date = 2025-04-02\n", "due = 2025-04-15\n"] {
        assert!(charge.contains(says), "{says} in {charge}");
    }
    let payment = office.texts("-payment-").concat();
    for says in ["no = \"A1\"\n", "charges = [\"A1\"]\n", "handled_by = \"chan\"\n"] {
        assert!(payment.contains(says), "{says} in {payment}");
    }
    assert_eq!(
        office.run(&["import", "x.csv"]).done().out,
        "charges 0 new, 1 as before\npayments 0 new, 1 as before\n"
    );
    // What is due before its month was billed before it.
    office.put("early.csv", "單元,項目,月份,到期日,應收,實收\n0203,管理費,2025-06,2025-05-25,10,\n");
    office.run(&["import", "early.csv"]).done();
    let charges = office.texts("-charge-").concat();
    assert!(charges.contains("date = 2025-05-01\n") && charges.contains("due = 2025-05-25\n"), "{charges}");
}

#[test]
fn what_a_fee_sheet_does_not_say_is_asked_for() {
    let office = Office::let_out();
    let before = office.tree();
    let refused = |text: &str, more: &[&str], code: i32, says: &[&str]| {
        office.put("fee.csv", text);
        let words: Vec<&str> = ["import", "fee.csv"].into_iter().chain(more.iter().copied()).collect();
        office.run(&words).refused(code).says(says);
        assert_eq!(tree::changes(&before, &office.tree()), "", "{text}");
    };
    let no_item = "單元,月份,應收,實收,繳費日期\n0203,2025-03,10,10,2025-03-02\n";
    refused(no_item, &[], 2, &["fee.csv does not say what is charged for", "`--item 管理費`"]);
    refused("單元,項目,應收,實收\n0203,管理費,10,\n", &[], 2, &["says neither when its amounts are due", "月份"]);
    let no_day = "單元,項目,月份,應收,實收\n0203,管理費,2025-03,10,10\n";
    refused(no_day, &[], 2, &["fee.csv:2, 繳費日期"]);
    refused("單元,項目,月份,應收,實收,繳費日期\n0203,管理費,2025-03,10,10,\n", &[], 2, &["fee.csv:2, 繳費日期"]);
    refused("單元,項目,月份,應收,實收,日期\n0203,管理費,2025-03,10,10,2025-03-02\n", &[], 2, &["fee.csv:2, 繳費日期"]);
    refused("單元,項目,月份,應收,實收\n0203,管理費,某月,10,\n", &[], 2, &["fee.csv:2, 到期日"]);
    refused("單元,項目,月份,應收,實收\n0203,,2025-03,10,\n", &[], 2, &["fee.csv:2, 項目"]);
    refused("單元,項目,月份,應收,實收\n0203、G01,管理費,2025-03,10,\n", &[], 2, &["names several units"]);
    refused("單元,項目,月份,應收,實收\n0203,管理費,2025-03,ten,\n", &[], 2, &["fee.csv:2, 應收 `ten`"]);
    refused("單元,項目,月份,應收,實收\n0203,管理費,2025-03,-5,\n", &[], 2, &["below zero"]);
    refused("編號,單元\n1,0203\n", &["--item", "管理費", "--register", "fees"], 2, &["應收"]);
    // What is for fee sheets is of no use without one.
    office.put("x.csv", "編號,單元,日期,金額\nP1,0203,2025-03-02,10\n");
    office.run(&["import", "x.csv", "--item", "管理費"]).refused(2).says(&["--item is for fee sheets"]);
    office.run(&["import", "x.csv", "--year", "2025"]).refused(2).says(&["--year is for fee sheets"]);
    office.put("fee.csv", no_item);
    let done = office.run(&["import", "fee.csv", "--item", "管理費"]).done();
    assert_eq!(done.out, "charges 1 new, 0 as before\npayments 1 new, 0 as before\n");
    assert!(office.texts("-charge-").concat().contains("item = \"管理費\"\n"));
}

#[test]
fn amounts_of_one_sort_are_a_fee_sheet_too_and_registers_stay_what_they_are() {
    let office = Office::let_out();
    office.put("paid.csv", "單元,日期,實收金額,方式\n0203,2025-03-02,10,現金\n");
    assert_eq!(
        office.run(&["import", "paid.csv"]).done().out,
        "charges 0 new, 0 as before\npayments 1 new, 0 as before\n"
    );
    office.put("billed.csv", "單元,項目,月份,應收\n0203,管理費,2025-03,10\n");
    assert_eq!(
        office.run(&["import", "billed.csv"]).done().out,
        "charges 1 new, 0 as before\npayments 0 new, 0 as before\n"
    );
    office.put("reg.csv", "編號,單元,項目,開單日期,到期日,應收\nC1,0203,管理費,2025-03-01,2025-03-31,10\n");
    let register = office.run(&["import", "reg.csv", "--dry-run"]).done();
    assert_eq!(register.out, "charges 1 new, 0 as before\n");
    assert!(!register.err.contains("fee sheet"), "{}", register.err);
    office.put("reg2.csv", "編號,單元,日期,實收\nP1,0203,2025-03-01,10\n");
    let register = office.run(&["import", "reg2.csv", "--dry-run"]).done();
    assert_eq!(register.out, "payments 1 new, 0 as before\n");
    // A register that is named stays that register, and a column of months in one of clients is none of fees.
    office.put("fee.csv", FEES);
    office.run(&["import", "fee.csv", "--register", "charges"]).refused(2).says(&["has no column 編號"]);
    office.put("deposits.csv", "單元,2025-01,2025-02\n0203,1,2\n");
    office.run(&["import", "deposits.csv"]).refused(2).says(&["deposits.csv has no column"]);
}

#[test]
fn arrears_with_a_month_in_each_column_are_charges() {
    let office = Office::let_out().table("arr.csv", ARREARS.replace("4月", "2025/04"));
    office.run(&["import", "arr.csv"]).refused(2).says(&["arr.csv does not say what is charged for"]);
    let words = ["import", "arr.csv", "--item", "管理費"];
    let first = office.run(&words).done();
    assert_eq!(first.out, "charges 3 new, 0 as before\npayments 0 new, 0 as before\n");
    first.says(&[
        "such as `arr:2:2025-02`",
        "a row of totals was left out: 5",
        "a row without an amount was left out: 3",
    ]);
    let charges = office.texts("-charge-").concat();
    for says in [
        "no = \"arr:2:2025-02\"\n",
        "no = \"arr:2:2025-04\"\n",
        "no = \"arr:4:2025-03\"\n",
        "period = \"2025-02\"\n",
        "date = 2025-02-01\n",
        "due = 2025-02-28\n",
        "due = 2025-03-31\n",
        "due = 2025-04-30\n",
        "amount = \"5300.50\"\n",
    ] {
        assert!(charges.contains(says), "{says} in {charges}");
    }
    let before = office.tree();
    assert_eq!(office.run(&words).done().out, "charges 0 new, 3 as before\npayments 0 new, 0 as before\n");
    assert_eq!(tree::changes(&before, &office.tree()), "");
    // A month that was paid meanwhile is left out of the sheet; one that came after is new.
    office.put("arr.csv", "單元,2025-03,2025-04,2025-05\n0203,,5300.50,10\n");
    assert_eq!(office.run(&words).done().out, "charges 1 new, 1 as before\npayments 0 new, 0 as before\n");
}

#[test]
fn the_year_of_a_month_is_told_or_stands_in_a_title() {
    let arrears = "單元,項目,2月,三月\n0203,管理費,10,20\n";
    let due = |office: &Office| {
        let text = office.texts("-charge-").concat();
        assert!(text.contains("due = 2024-02-29\n") && text.contains("due = 2024-03-31\n"), "{text}");
    };
    let office = Office::let_out().table("arr.csv", arrears);
    office.run(&["import", "arr.csv"]).refused(2).says(&["of which year the column 2月", "`--year 2026`"]);
    office.run(&["import", "arr.csv", "--year", "2024"]).done();
    due(&office);
    let office = Office::let_out().table("arr.csv", format!("海港中心 2024年欠費表,,,\n{arrears}"));
    office.run(&["import", "arr.csv"]).done().says(&["its months are of 2024"]);
    due(&office);
    let office = Office::let_out().table("欠費2024.csv", arrears);
    office.run(&["import", "欠費2024.csv"]).done().says(&["its months are of 2024"]);
    due(&office);
    // Two years are none.
    let office = Office::let_out().table("arr.csv", format!("2023至2024年欠費表,,,\n{arrears}"));
    office.run(&["import", "arr.csv"]).refused(2).says(&["of which year"]);
    // A month twice, and an amount beside the months, are said.
    office.put("arr.csv", "單元,項目,2024-02,2024年2月\n0203,管理費,10,20\n");
    office.run(&["import", "arr.csv"]).refused(2).says(&["has the column 2024年2月 twice"]);
    office.put("arr.csv", "單元,項目,2024-02,2024-03,應收\n0203,管理費,10,20,30\n");
    office.run(&["import", "arr.csv"]).refused(2).says(&["a column of amounts beside them: 應收", "--map '應收=-'"]);
    office.run(&["import", "arr.csv", "--map", "應收=-"]).done();
    // A month of the fee sheet's own column has its year from there too.
    office.put("2025年.csv", "單元,項目,月份,應收,實收\n0203,管理費,6月,10,\n");
    office.run(&["import", "2025年.csv"]).done().says(&["its months are of 2025"]);
    assert!(office.texts("-charge-").concat().contains("due = 2025-06-30\n"));
}

#[test]
fn fee_sheets_of_a_workbook_come_in_beside_its_registers() {
    let office = Office::let_out();
    let mut book = Workbook::new();
    let fees = book.add_worksheet().set_name("三月").unwrap();
    fees.merge_range(0, 0, 0, 5, "2025年3月收費表", &Format::new()).unwrap();
    fees.write_row(1, 0, ["單元", "項目", "月份", "應收", "實收", "繳費日期"]).unwrap();
    fees.write_row(2, 0, ["0203", "管理費", "2025-03"]).unwrap();
    fees.write_number(2, 3, 5200).unwrap();
    fees.write_number(2, 4, 5200).unwrap();
    let day = Format::new().set_num_format("yyyy-mm-dd");
    fees.write_number_with_format(2, 5, 45_720, &day).unwrap();
    let arrears = book.add_worksheet().set_name("欠費").unwrap();
    arrears.write_row(0, 0, ["單元", "項目"]).unwrap();
    let month = Format::new().set_num_format("mmm-yy");
    arrears.write_number_with_format(0, 2, 45_658, &month).unwrap();
    arrears.write_number_with_format(0, 3, 45_689, &month).unwrap();
    arrears.write_row(1, 0, ["0203", "管理費"]).unwrap();
    arrears.write_row(1, 2, [10, 20]).unwrap();
    let deposits = book.add_worksheet().set_name("deposits").unwrap();
    deposits.write_row(0, 0, ["編號", "單元", "日期", "類別", "動作", "金額"]).unwrap();
    deposits.write_row(1, 0, ["D1", "0203", "2025-03-01", "租務押金", "收取", "100"]).unwrap();
    let counts = book.add_worksheet().set_name("拜訪次數").unwrap();
    counts.write_row(0, 0, ["單元", "1月", "2月"]).unwrap();
    counts.write_row(1, 0, ["0203", "3", "4"]).unwrap();
    book.save(office.desk().join("book.xlsx")).unwrap();
    let first = office.run(&["import", "book.xlsx"]).done();
    assert!(first.err.contains("the sheet 拜訪次數 is no register and was left out"), "{}", first.err);
    office.run(&["import", "book.xlsx", "--sheet", "拜訪次數"]).refused(2).says(&["of which year"]);
    assert_eq!(first.out, "charges 3 new, 0 as before\npayments 1 new, 0 as before\ndeposits 1 new, 0 as before\n");
    let charges = office.texts("-charge-").concat();
    for says in ["no = \"book!三月:3:2025-03\"\n", "no = \"book!欠費:2:2025-01\"\n", "due = 2025-02-28\n"] {
        assert!(charges.contains(says), "{says} in {charges}");
    }
    assert!(office.texts("-payment-").concat().contains("date = 2025-03-04\n"));
    let again = office.run(&["import", "book.xlsx"]).done();
    assert_eq!(again.out, "charges 0 new, 3 as before\npayments 0 new, 1 as before\ndeposits 0 new, 1 as before\n");
}

#[test]
fn wrong_rows_of_a_fee_sheet_are_mended_as_it_was() {
    let office = Office::let_out().table(
        "fee.csv",
        "單元,項目,月份,應收,實收,繳費日期\n0203,管理費,2025-03,10,10,\n0203,管理費,2025-04,10,10,2025-04-02\n",
    );
    let said = office.run(&["import", "fee.csv", "--dry-run"]).refused(2).says(&["fee.rejected.xlsx"]);
    assert!(said.err.contains("1 row is wrong"), "{}", said.err);
    // The workbook has the sheet's own columns and the number of the row, so that its rows are known again.
    let again = office.run(&["import", "fee.rejected.xlsx", "--dry-run"]).refused(2);
    let again = again.says(&["fee sheet of 1 charge and 1 payment", "繳費日期"]);
    assert!(!again.err.contains("made of the table"), "{}", again.err);
    office.run(&["import", "fee.rejected.xlsx", "--dry-run", "--map", "應收=-"]).refused(2);
}

#[test]
fn wrong_rows_are_written_beside_the_table_where_here_is_the_archive() {
    let office = Office::let_out().table("fee.csv", "單元,項目,月份,應收,實收\n0203,管理費,2025-03,10,10\n");
    let fee = office.desk().join("fee.csv");
    let run = office
        .command(&["--as", "lee", "import", fee.to_str().unwrap(), "--dry-run"])
        .beneath("cd \"$DEEDBOX_ARCHIVE/units\"")
        .output();
    let said = String::from_utf8(run.stderr).unwrap();
    assert_eq!(run.status.code(), Some(2), "{said}");
    assert!(said.contains("fee.rejected.xlsx"), "{said}");
    assert!(office.desk().join("fee.rejected.xlsx").exists(), "{said}");
    assert_eq!(tree::wrong_manifests(&office.archive()), Vec::<String>::new());
}

#[test]
fn a_fee_sheet_may_be_asked_for_empty_and_named_as_one() {
    let office = Office::let_out();
    for (register, language) in [("fees", "en"), ("收費表", "zh-Hant")] {
        let file = format!("{language}.xlsx");
        office.run(&["--lang", language, "import", "--template", register, "-o", &file]).done();
        // It has a header alone, and is known by it.
        let read = office.run(&["import", &file]).done();
        assert_eq!(read.out, "charges 0 new, 0 as before\npayments 0 new, 0 as before\n");
        read.says(&["a fee sheet of 0 charges and 0 payments"]);
    }
    office.put("x.csv", "單元,項目,月份,本月,繳費\n0203,管理費,2025-03,10,5\n");
    let words = ["import", "x.csv", "--register", "fees", "--map", "本月=charged", "--map", "繳費=paid"];
    office.run(&words).refused(2).says(&["x.csv:2, 繳費日期"]);
    office.run(&[&words[..], &["--map", "繳費=-"]].concat()).refused(2).says(&["繳費"]);
    office.run(&["import", "x.csv", "--register", "fees", "--map", "本月=charged"]).done();
    office.put("y.csv", "a,b\n1,2\n");
    office.run(&["import", "y.csv"]).refused(2).says(&["fees"]);
    office.run(&["import", "y.csv", "--map", "a=nothing"]).refused(2).says(&["about", "charged"]);
    let words = ["import", "y.csv", "--register", "fees", "--map", "a=nothing"];
    let said = office.run(&words).refused(2).says(&["charged", "paid_on"]);
    assert!(!said.err.contains("about"), "{}", said.err);
    office.run(&["import", ".", "--register", "fees"]).refused(2).says(&["--register"]);
}

#[test]
fn the_same_name_comes_in_again_next_month() {
    let head = "單元,客戶,項目,月份,應收,實收,繳費日期\n";
    let office =
        Office::let_out().table("fee.csv", format!("{head}0203,恆隆科技,管理費,2025-03,5200,5200,2025-03-05\n"));
    office.run(&["import", "fee.csv"]).done();
    office.put("fee.csv", format!("{head}0203,恆隆科技,管理費,2025-04,5200,100,2025-04-05\n"));
    let next = office.run(&["import", "fee.csv"]).done();
    assert_eq!(next.out, "charges 1 new, 0 as before\npayments 1 new, 0 as before\n");
    let again = office.run(&["import", "fee.csv"]).done();
    assert_eq!(again.out, "charges 0 new, 1 as before\npayments 0 new, 1 as before\n");
}

#[test]
fn a_row_of_another_client_than_the_units_is_wrong() {
    let head = "單元,客戶,項目,月份,應收,實收,繳費日期\n";
    for (row, wrong) in [
        ("0203,恒隆科技有限公司,管理費,2025-03,5200,,\n", false),
        ("0203,,管理費,2025-03,5200,,\n", false),
        ("0203,宏達貿易,管理費,2025-03,5200,,\n", true),
        ("0203,宏達貿易,,,,200,2025-03-05\n", true),
    ] {
        let office = Office::let_out().table("fee.csv", format!("{head}{row}"));
        let before = office.tree();
        if wrong {
            office.run(&["import", "fee.csv"]).refused(2).says(&["fee.csv:2, 客戶 `宏達貿易`", "0203 is 恆隆科技"]);
            assert_eq!(tree::changes(&before, &office.tree()), "");
        } else {
            office.run(&["import", "fee.csv"]).done();
        }
    }
}
