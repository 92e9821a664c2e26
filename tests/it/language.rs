//! The language in which deedbox speaks: who says it, and what errors say in it. Codes, ids and commands stay as they are.

use crate::support::{Estate, Run};

fn estate() -> Estate {
    Estate::new().client("1203", "Acme", "2026-03-01")
}

/// A refused command in a language that a variable names.
fn with(estate: &Estate, (name, value): (&str, &str), words: &[&str]) -> Run {
    Run::of(estate, estate.command(words).seed(7).set(name, value))
}

#[test]
fn an_option_names_the_language() {
    let estate = estate();
    estate.run(["--lang", "zh-Hant", "show", "1230"]).refused(2).stderr(
        "
        錯誤：沒有單元 1230
          提示：是不是 1203？",
    );
    estate.run(["--lang", "zh-Hans", "add", "1203", "--company", "B", "--move-in", "2026-04-01"]).refused(3).stderr(
        "
        错误：单元 1203 自 2026-03-01 起已租予Acme
          提示：请先 `deedbox move-out 1203 --date D`，或查看 `deedbox show 1203`",
    );
    estate.run(["show", "1230", "--lang=en"]).refused(2).stderr(
        "
        error: unit 1230 is unknown
          hint: did you mean 1203?",
    );
}

#[test]
fn a_variable_names_the_language() {
    let estate = estate();
    with(&estate, ("DEEDBOX_LANG", "zh-Hans"), &["show", "１２３０"]).refused(2).stderr(
        "
        错误：没有单元 １２３０
          提示：是不是 1203？",
    );
    with(&estate, ("DEEDBOX_LANG", "zh-Hant"), &["report", "completeness", "--as-of", "2026-02-30"]).refused(2).stderr(
        "
        錯誤：--as-of <日期>：日期 `2026-02-30` 在曆法上不存在
          提示：請寫成 2026-03-01 的樣子",
    );
}

#[test]
fn the_locale_names_the_language_and_the_command_line_is_explained_in_it() {
    let estate = estate();
    let zh = ("LC_ALL", "zh_TW.UTF-8");
    with(&estate, zh, &["lent", "1203"]).refused(2).stderr(
        "
        錯誤：沒有指令 `lent`
          提示：是不是 `lend`？
        用法：deedbox [選項] <指令>
        詳見 `--help`",
    );
    with(&estate, zh, &["reject", "1203/x4p9"]).refused(2).stderr(
        "
        錯誤：缺少：`--reason <文字>`
        用法：deedbox reject --reason <文字> <編號>
        詳見 `--help`",
    );
    with(&estate, zh, &["add", "1204", "--company", "B", "--with", "1203", "--move-in", "2026-04-01"])
        .refused(2)
        .stderr(
            "
            錯誤：`--company <名稱>` 不能與 `--with <單元>` 同用
            用法：deedbox add --move-in <日期> --company <名稱> <單元>
            詳見 `--help`",
        );
    with(&estate, zh, &["status", "--format", "jsn"]).refused(2).stderr(
        "
        錯誤：`--format <格式>` 不能用 `jsn`
          提示：是不是 `json`？
          提示：可用：table、json、csv、html
        詳見 `--help`",
    );
    with(&estate, zh, &["status", "--formt", "json"]).refused(2).stderr(
        "
        錯誤：沒有選項 `--formt`
          提示：是不是 `--format`？
        用法：deedbox status --format <格式>
        詳見 `--help`",
    );
}

#[test]
fn the_estate_names_the_language_where_nobody_else_does() {
    let estate = estate();
    let settings = estate.archive().join("deedbox.toml");
    let text = std::fs::read_to_string(&settings).unwrap();
    let text: String =
        text.lines().filter(|line| !line.starts_with("language")).map(|line| format!("{line}\n")).collect();
    std::fs::write(&settings, format!("language = \"zh-Hant\"\n{text}")).unwrap();
    estate.run(["--as", "nobody", "lend", "1203", "--to", "A", "--purpose", "B"]).refused(2).stderr(
        "
        錯誤：操作人 nobody 不在職員名冊內
          提示：現有：chan、ho、lee；`deedbox staff add` 登記職員",
    );
    with(&estate, ("LC_ALL", "en_GB.UTF-8"), &["unit", "show", "12O3"]).refused(2).stderr(
        "
        error: unit 12O3 is unknown
          hint: did you mean 1203?",
    );
}

#[test]
fn a_language_that_is_not_spoken_is_named_with_those_that_are() {
    let estate = estate();
    estate.run(["--lang", "zh-Hnt", "status"]).refused(2).stderr(
        "
        error: --lang <LANGUAGE>: `zh-Hnt` is not a language that is known here
          hint: did you mean zh-Hant? known: en, zh-Hans, zh-Hant",
    );
    with(&estate, ("DEEDBOX_LANG", "zh-Hant"), &["--lang", "fr", "status"]).refused(2).stderr(
        "
        錯誤：--lang <語言>：`fr` 不是此處已有的語言
          提示：可用：en、zh-Hans、zh-Hant",
    );
}

#[test]
fn what_is_nearly_known_is_named() {
    let estate = estate();
    for (words, hint) in [
        (&["staff", "show", "chen"][..], "did you mean chan? known: chan, ho, lee; `deedbox staff add` enters people"),
        (&["--as", "lee", "staff", "role", "chan", "--give", "Manger"], "did you mean manager? known: "),
        (&["report", "arears"], "arrears"),
        (&["search", "x", "--kind", "complain"], "did you mean complaint? known: "),
    ] {
        let run = estate.run_words(words).refused(2);
        assert!(run.err().contains(hint), "{words:?}: {}", run.err());
        drop(run.whatever_it_says());
    }
}

#[test]
fn an_option_before_the_command_and_behind_it_is_refused_in_the_readers_language() {
    let estate = Estate::new();
    estate.run(["--as", "lee", "staff", "list", "--as", "chan"]).exits(2).stderr(
        "
        error: the argument '--as' cannot be used multiple times
        For more information, try '--help'.",
    );
    estate.run(["--lang", "zh-Hant", "--as", "lee", "staff", "list", "--as", "chan"]).exits(2).stderr(
        "
        錯誤：`--as` 給了兩次
        詳見 `--help`",
    );
}
