//! `deedbox report`: figures of the estate.

mod cases;
mod money;
mod year;

use crate::support::Estate;

/// Two clients on two floors, one of them with a further unit, and one who left and was boxed.
fn estate() -> Estate {
    Estate::new()
        .with(&["unit", "add", "B101", "--floor", "B1", "--area", "40.25", "--use", "倉庫"])
        .with(&["unit", "add", "G01", "--floor", "G", "--area", "120"])
        .client("0301", "Gone Ltd", "2022-01-01")
        .with(&["--as", "lee", "move-out", "0301", "--date", "2024-02-01"])
        .with(&["--as", "lee", "archive-moved-out", "--year", "2024"])
        .with(&[
            "add",
            "1203",
            "--company",
            "宏達貿易有限公司",
            "--move-in",
            "2025-03-01",
            "--also",
            "1204",
            "--headcount",
            "25",
        ])
        .client("G01", "Acme (HK) Limited", "2024-06-01")
}

#[test]
fn occupancy_is_given_by_floor_as_on_the_lifts_panel() {
    estate().run(["report", "occupancy"]).succeeds().stdout(
        "
        Floor  Units  Occupied  Vacant  Area m²  Occupied area m²
        B1         1         0       1    40.25                 0
        G          1         1       0      120               120
        3          1         0       1        0                 0
        12         3         2       1        0                 0
        Total      6         3       3   160.25               120
        ",
    );
}

#[test]
fn clients_are_those_of_the_day_the_last_one_to_move_in_first() {
    let estate = estate();
    estate.run(["report", "clients"]).succeeds().stdout(
        "
        Unit   Company            Units       Moved in    Lease end  Headcount  Custodian  Department
        1203   宏達貿易有限公司   1203, 1204  2025-03-01                    25
        G01    Acme (HK) Limited  G01         2024-06-01
        Total                                                               25
        ",
    );
    estate.run(["--format", "csv", "report", "clients", "--as-of", "2024-01-31"]).succeeds().stdout(
        "
        unit,floor,company,label,units,move_in,lease_end,headcount,custodian,department,owner,sub_tenants
        0301,3,Gone Ltd,Gone Ltd,0301,2022-01-01,,,,,,
        ",
    );
}

#[test]
fn loans_are_those_that_are_out_with_the_days_they_are_late() {
    let estate = estate().today("2025-04-01").with(&[
        "--as",
        "lee",
        "lend",
        "1203",
        "--to",
        "何小姐",
        "--purpose",
        "contract",
        "--approve",
    ]);
    let estate = estate.today("2025-04-10").with(&["lend", "G01", "--to", "Ho", "--purpose", "audit"]);
    estate.run(["report", "loans"]).succeeds().stdout(
        "
        Id         Company           Borrower  Lent on     Due         Overdue days
        1203/t09p  宏達貿易有限公司  何小姐    2025-04-01  2025-04-08             2
        ",
    );
    estate.run(["--format", "json", "report", "loans", "--as-of", "2025-04-08"]).succeeds().stdout(
        r#"
        {
          "report": "loans",
          "as_of": "2025-04-08",
          "rows": [
            {
              "id": "1203/t09p",
              "unit": "1203",
              "enquiry": null,
              "company": "宏達貿易有限公司",
              "borrower": "何小姐",
              "department": null,
              "purpose": "contract",
              "lent_on": "2025-04-01",
              "due": "2025-04-08",
              "overdue_days": 0,
              "approved_by": "lee"
            }
          ],
          "totals": {}
        }
        "#,
    );
}

#[test]
fn who_left_in_a_year_is_listed_with_code_and_box() {
    let estate = estate();
    estate.run(["report", "moved-out", "--year", "2024"]).succeeds().stdout(
        "
        Unit  Company   Moved out   Code                 Box
        0301  Gone Ltd  2024-02-01  DB-KH·2024·D10-0001  2024/3/box-01
        ",
    );
    estate.run(["report", "moved-out"]).succeeds().stderr("Nothing to show.");
    estate.run(["--format", "json", "report", "moved-out"]).succeeds().stdout(
        r#"
        {
          "report": "moved-out",
          "as_of": "2026-11-23",
          "year": 2026,
          "rows": [],
          "totals": {}
        }
        "#,
    );
}

#[test]
fn a_report_that_there_is_none_of_is_named_with_those_that_there_are() {
    let run = estate().run(["report", "nonsense"]).refused(2).whatever_it_says();
    assert!(run.err().contains("nonsense"), "{}", run.err());
    estate().run(["report", "occupancy", "--year", "2024"]).refused(2).whatever_it_says();
}

#[test]
fn a_record_that_was_altered_gives_no_figures() {
    let estate = estate();
    let cover = estate.tree().into_keys().find(|path| path.contains("G01") && path.ends_with("cover.toml")).unwrap();
    let path = estate.archive().join(cover);
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::remove_file(&path).unwrap();
    std::fs::write(&path, text.replace("Acme", "Acne")).unwrap();
    let done = estate.command(&["report", "clients"]).output();
    assert_eq!(done.status.code(), Some(4));
    assert!(done.stdout.is_empty());
    assert!(String::from_utf8_lossy(&done.stderr).contains("cover.toml"));
}

/// The cells of a workbook's sheets, as texts.
fn cells_of(path: &std::path::Path) -> Vec<String> {
    use calamine::Reader;
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(path).expect("a workbook");
    let sheets = book.worksheets();
    sheets.iter().flat_map(|(_, range)| range.used_cells()).map(|(_, _, cell)| cell.to_string()).collect()
}

#[test]
fn a_report_is_a_workbook_where_its_name_says_so_in_the_words_of_the_reader() {
    let estate = Estate::new().client("1203", "Acme", "2021-03-01");
    let written = |words: &[&str]| {
        let done = estate.command(words).output();
        assert!(done.status.success(), "{words:?}: {}", String::from_utf8_lossy(&done.stderr));
        assert_eq!(String::from_utf8_lossy(&done.stdout).trim_end(), *words.last().expect("a file"));
    };
    for (language, heading, word) in
        [("en", "Unit", "move-in forms"), ("zh-Hant", "單元", "入住表格"), ("zh-Hans", "单元", "入住表格")]
    {
        let name = format!("{language}.xlsx");
        written(&["--lang", language, "report", "completeness", "-o", &name]);
        let cells = cells_of(&estate.desk().join(&name));
        assert!(cells.iter().any(|cell| cell == heading), "{heading}: {cells:?}");
        assert!(language == "en" || !cells.iter().any(|cell| cell.contains("move-in")), "{cells:?}");
        assert!(language == "en" || cells.iter().any(|cell| cell.contains(word)), "{word}: {cells:?}");
        // Figures are figures.
        assert!(cells.iter().any(|cell| cell.parse::<f64>().is_ok()), "{cells:?}");
        let page = format!("{language}.html");
        written(&["--lang", language, "report", "completeness", "-o", &page]);
        let page = std::fs::read_to_string(estate.desk().join(&page)).expect("a page");
        assert!(language == "en" || page.contains(word), "{word}");
    }
    // What programs read keeps its keys and codes, in any language.
    let csv = estate.run(["--lang", "zh-Hant", "--format", "csv", "report", "completeness"]).succeeds();
    assert!(csv.out().starts_with("unit,company,") && csv.out().contains("move-in"), "{}", csv.out());
    csv.whatever_it_says();
    written(&["report", "yearbook", "--year", "2026", "-o", "year.xlsx"]);
    assert!(10 < cells_of(&estate.desk().join("year.xlsx")).len());
    let book = cells_of(&estate.desk().join("year.xlsx"));
    assert!(
        book.iter().any(|cell| cell == "Reports without entries") && book.iter().any(|cell| cell == "Satisfaction"),
        "{book:?}"
    );
    // For a spreadsheet: with the mark by which Excel knows UTF-8; what a shell sends on has it where it is asked for.
    written(&["report", "completeness", "-o", "x.csv"]);
    let file = std::fs::read_to_string(estate.desk().join("x.csv")).expect("a file");
    let plain = estate.made(&["--format", "csv", "report", "completeness"]);
    assert_eq!(file.strip_prefix('\u{feff}').map(str::trim_end), Some(plain.as_str()));
    let marked = estate.command(&["--format", "csv", "--bom", "report", "completeness"]).output();
    assert_eq!(String::from_utf8_lossy(&marked.stdout), file);
    estate.run(["--bom", "report", "completeness"]).exits(2).stderr(
        "
        error: `--bom` goes with `--format csv` alone
          hint: add `--format csv`, or leave `--bom` out",
    );
    estate.run(["report", "completeness", "-o", "x.json"]).exits(2).whatever_it_says();
}
