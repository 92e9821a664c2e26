//! What people read in Chinese; what programs read stays English.

use crate::support::Estate;

fn busy() -> Estate {
    Estate::new()
        .client("0301", "Gone Ltd", "2022-01-01")
        .with(&["--as", "lee", "move-out", "0301", "--date", "2024-02-01"])
        .with(&["add", "1203", "--company", "宏達貿易有限公司", "--move-in", "2025-03-01", "--lease-end", "2026-02-28"])
        .with(&[
            "record",
            "charge",
            "1203",
            "--item",
            "管理費",
            "--amount",
            "1200",
            "--due",
            "2026-01-01",
            "--date",
            "2026-01-01",
        ])
        .paper("1203", "House rules", "correspondence", "2025-04-01")
        .today("2026-11-01")
        .with(&["--as", "lee", "lend", "1203", "--to", "李律師", "--purpose", "contract", "--approve"])
        .today("2026-11-20")
}

#[test]
fn the_morning_page_is_chinese_and_its_commands_are_as_they_are_typed() {
    let run = busy().run(["--lang", "zh-Hant", "status"]).succeeds().whatever_it_says();
    let out = run.out();
    assert!(
        out.contains("借閱逾期 (1)\n  李律師借閱宏達貿易有限公司的檔案，應於 2026-11-08 歸還：逾期 12 天"),
        "{out}"
    );
    assert!(out.contains("    deedbox return 1203/"), "{out}");
    assert!(out.contains("租約已到期 (1)\n  宏達貿易有限公司（1203）的租約已於 2026-02-28 到期，尚未遷出"), "{out}");
}

#[test]
fn tables_have_chinese_headings_and_words_and_line_up() {
    let estate = busy();
    let loans = estate.run(["--lang", "zh-Hans", "loans"]).succeeds().whatever_it_says().out();
    let heading = loans.lines().next().unwrap_or_default();
    assert!(heading.contains("编号") && heading.contains("状态") && heading.contains("到期日"), "{loans}");
    assert!(loans.contains("借出中"), "{loans}");
    let arrears = estate.run(["--lang", "zh-Hant", "report", "arrears"]).succeeds().whatever_it_says().out();
    assert!(arrears.contains("公司名稱") && arrears.contains("合計") && arrears.contains("1200"), "{arrears}");
    let shown = estate.run(["--lang", "zh-Hant", "show", "1203"]).succeeds().whatever_it_says().out();
    for words in ["租約到期日", "往來函件", "普通", "題名"] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
}

#[test]
fn what_a_command_did_is_said_in_chinese() {
    let estate = busy();
    let run = estate
        .run(["--lang", "zh-Hant", "record", "complaint", "1203", "--title", "冷氣", "--about", "service-quality"])
        .succeeds()
        .whatever_it_says();
    assert!(run.err().contains("下一步：`deedbox update 1203/"), "{}", run.err());
}

#[test]
fn programs_read_the_same_bytes_whatever_the_language() {
    let estate = busy();
    let commands: [&[&str]; 6] = [
        &["status"],
        &["show", "1203"],
        &["loans"],
        &["report", "arrears"],
        &["history", "1203"],
        &["audit", "--clause", "P1-4a", "--clause", "P2-3"],
    ];
    for command in commands {
        for format in ["json", "csv"] {
            let said = |lang: &str| {
                let words = [&["--lang", lang, "--format", format], command].concat();
                let output = estate.command(&words).output();
                String::from_utf8(output.stdout).expect("UTF-8")
            };
            let english = said("en");
            assert!(!english.is_empty(), "{command:?}");
            assert_eq!(said("zh-Hant"), english, "{command:?} as {format}");
        }
    }
}
