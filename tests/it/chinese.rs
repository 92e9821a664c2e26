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
        .with(&["--as", "lee", "lend", "1203", "--to", "何小姐", "--purpose", "contract", "--approve"])
        .today("2026-11-20")
}

#[test]
fn the_morning_page_is_chinese_and_its_commands_are_as_they_are_typed() {
    let run = busy().run(["--lang", "zh-Hant", "status"]).succeeds().whatever_it_says();
    let out = run.out();
    assert!(
        out.contains(
            "借閱逾期 (1)\n  宏達貿易有限公司的借閱（何小姐 · contract），2026-11-01：應於 2026-11-08 歸還：逾期 12 天（P2-7）"
        ),
        "{out}"
    );
    assert!(out.contains("    deedbox return 1203/"), "{out}");
    assert!(
        out.contains("租約已到期 (1)\n  宏達貿易有限公司（1203）的檔案：租約已於 2026-02-28 到期，尚未遷出（P2-3）"),
        "{out}"
    );
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

#[test]
fn a_word_says_what_is_meant_where_it_stands() {
    let estate = busy();
    let said = |words: &[&str]| estate.run_words(words).succeeds().whatever_it_says().out();
    // What is paid ahead is no standing of credit.
    let arrears = said(&["--lang", "zh-Hant", "report", "arrears"]);
    assert!(arrears.contains("預繳餘額") && !arrears.contains("信用狀況"), "{arrears}");
    assert!(
        said(&["--lang", "zh-Hans", "show", "1203"]).contains("管理费") || !arrears.contains("管理費"),
        "{arrears}"
    );
    // A charge is not the management fee; this one is, by its own words.
    let found = said(&["--lang", "zh-Hant", "search", "管理費"]);
    assert!(found.contains("費用") && found.matches("管理費").count() == 1, "{found}");
    // A file has a name, but not a person's.
    std::fs::create_dir_all(estate.archive().join("inbox")).unwrap();
    std::fs::write(estate.archive().join("inbox/scan.txt"), "x").unwrap();
    let inbox = said(&["--lang", "zh-Hant", "inbox"]);
    assert!(inbox.contains("檔名") && !inbox.contains("姓名"), "{inbox}");
    assert!(said(&["--lang", "zh-Hant", "staff", "list"]).contains("姓名"));
    let lacking = estate.run(["--lang", "zh-Hant", "record", "complaint", "1203", "--title", "冷氣"]).refused(2);
    let lacking = lacking.whatever_it_says().err();
    assert!(lacking.contains("投訴須填投訴類別"), "{lacking}");
}

#[test]
fn a_breach_is_followed_up_and_after_a_repair_somebody_calls_back() {
    let estate = busy();
    let record = |words: &[&str]| estate.run_words(words).succeeds().whatever_it_says().out().trim().to_owned();
    let step = |id: &str, words: &[&str]| {
        let line = [&["--as", "lee", "update", id, "--status"], words].concat();
        estate.run_words(&line).succeeds().whatever_it_says();
    };
    let breach = record(&["record", "breach", "1203", "--title", "外傳"]);
    step(&breach, &["followed-up"]);
    let repair = record(&["record", "repair", "1203", "--category", "空調", "--title", "滴水"]);
    step(&repair, &["assigned", "--to", "works"]);
    step(&repair, &["attended"]);
    step(&repair, &["done"]);
    step(&repair, &["followed-up"]);
    let history = estate.run(["--lang", "zh-Hant", "history", "1203"]).succeeds().whatever_it_says().out();
    assert!(history.contains("報修：已回訪"), "{history}");
    let shown = estate.run(["--lang", "zh-Hant", "show", &breach]).succeeds().whatever_it_says().out();
    assert!(shown.contains("已跟進") && !shown.contains("已回訪"), "{shown}");
}

#[test]
fn codes_in_a_line_of_history_are_words_to_people_and_codes_to_programs() {
    let estate = busy()
        .with(&["record", "visit", "1203", "--occasion", "regular", "--title", "中秋"])
        .with(&["record", "deposit", "1203", "--about", "tenancy", "--movement", "received", "--amount", "100"])
        .with(&["--as", "lee", "notice", "send", "--to", "all", "--title", "消防演習"]);
    let told = |words: &[&str]| estate.run_words(words).succeeds().whatever_it_says().out();
    let history = told(&["--lang", "zh-Hant", "history", "1203"]);
    for line in ["中秋 · 定期", "租務 · 收取 · 100.00", "消防演習 · 全體", "House rules · 往來函件"]
    {
        assert!(history.contains(line), "{line} in {history}");
    }
    let sent = estate.run(["--lang", "zh-Hant", "--as", "lee", "notice", "send", "--to", "all", "--title", "停水"]);
    let sent = sent.succeeds().whatever_it_says().err();
    assert!(sent.contains("發給全體") && !sent.contains("all"), "{sent}");
    let csv = told(&["--lang", "zh-Hant", "--format", "csv", "history", "1203"]);
    for line in ["中秋 · regular", "tenancy · received · 100.00", "消防演習 · all", "House rules · correspondence"]
    {
        assert!(csv.contains(line), "{line} in {csv}");
    }
    // Several words in a row are divided as Chinese divides them.
    let estate =
        estate.with(&["--as", "lee", "staff", "add", "lin", "--name", "林", "--role", "clerk", "--role", "supervisor"]);
    let told = |words: &[&str]| estate.run_words(words).succeeds().whatever_it_says().out();
    let people = told(&["--lang", "zh-Hans", "staff", "list"]);
    assert!(people.contains('、') && !people.contains(", "), "{people}");
    assert!(told(&["staff", "list"]).contains(", "));
}

#[test]
fn the_demo_tells_its_story_in_the_language_that_it_runs_in() {
    let estate = Estate::nothing();
    for (language, told, other) in [
        ("en", "a client leaves; after New Year", "遷出"),
        ("zh-Hant", "一家客戶遷出；翌年年初，案卷入盒", "a client leaves"),
        ("zh-Hans", "一家客户迁出；次年年初，案卷入盒", "a client leaves"),
    ] {
        let folder = format!("../demo-{language}");
        let said = estate.command(&["--lang", language, "demo", &folder]).output();
        let said = String::from_utf8_lossy(&said.stderr).into_owned();
        assert!(said.contains(told) && !said.contains(other), "{language}: {said}");
    }
}

#[test]
fn what_a_cover_lacks_is_named_in_the_readers_language() {
    let estate = Estate::new().client("1203", "Acme", "2026-10-01");
    let said = |language: &str, clause: &str| {
        let done = estate.run(["--lang", language, "audit", "--clause", clause]);
        done.exits(1).whatever_it_says().out()
    };
    for (language, clause, lacking) in [
        ("zh-Hant", "P3-1", "欠：公司性質、人數"),
        ("zh-Hans", "P3-1", "欠：公司性质、人数"),
        ("en", "P3-1", "missing: nature, headcount"),
        ("zh-Hant", "P1-4a", "欠：聯絡人、電話、網址、信用狀況"),
    ] {
        let told = said(language, clause);
        assert!(told.contains(lacking), "{lacking} in {told}");
    }
}

/// What a person reads in Chinese of the demo: every listing, report and page.
fn read_in_chinese(language: &str) -> Vec<(String, String)> {
    let estate = Estate::new();
    let said = estate.command(&["--lang", language, "demo", "../demo"]).output();
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    let mut told = vec![("demo".to_owned(), String::from_utf8_lossy(&said.stderr).into_owned())];
    let reports =
        ["occupancy", "clients", "arrears", "deposits", "payments", "complaints", "repairs", "applications", "visits"];
    let mut lines: Vec<Vec<&str>> = reports.iter().map(|name| vec!["report", name]).collect();
    for line in [
        "status",
        "list",
        "pending",
        "loans",
        "log",
        "audit",
        "show 1203",
        "show 1501",
        "history 1203",
        "statement 1203",
        "search 1203",
        "unit list",
        "staff list",
        "notice list",
        "doctor",
        "report yearbook",
        "report completeness",
        "report moved-out",
        "move-out 1203 --check",
        "help",
        "record --help",
        "verify",
    ] {
        lines.push(line.split(' ').collect());
    }
    let archive = estate.desk().join("../demo").display().to_string();
    for line in lines {
        for format in ["table", "html"] {
            let words = [&["-C", &archive, "--lang", language, "--format", format], &line[..]].concat();
            let done = estate.command(&words).output();
            let text = [done.stdout, done.stderr].concat();
            told.push((format!("{line:?} as {format}"), String::from_utf8_lossy(&text).into_owned()));
        }
    }
    told
}

#[test]
fn no_english_comma_stands_between_chinese_words() {
    let is_han = |c: char| ('\u{3400}'..='\u{9fff}').contains(&c);
    for language in ["zh-Hant", "zh-Hans"] {
        for (what, text) in read_in_chinese(language) {
            let all: Vec<char> = text.chars().collect();
            for (at, of) in all.windows(4).enumerate() {
                let near: String = all[at.saturating_sub(20)..(at + 20).min(all.len())].iter().collect();
                assert!(!(is_han(of[0]) && of[1] == ',' && of[2] == ' ' && is_han(of[3])), "{what}: {near}");
            }
        }
    }
}
