//! `deedbox help`, `--help`: the help of commands and topics, in three languages.

use crate::support::Estate;

#[test]
fn the_help_of_a_command_is_in_the_readers_language() {
    let estate = Estate::nothing();
    let short = estate.run(["--lang", "zh-Hant", "return", "-h"]).succeeds();
    assert!(
        short.out().starts_with("歸還：收回借出的檔案\n\n用法：deedbox return [選項] <編號>\n\n參數：\n"),
        "{}",
        short.out()
    );
    assert!(short.out().contains("\n      --condition <文字>  歸還時是否完好\n"), "{}", short.out());
    drop(short.whatever_it_says());

    let long = estate.run(["--lang", "zh-Hant", "lend", "--help"]).succeeds();
    for part in [
        "\n選項：\n      --to <名稱>\n          借閱人：姓名、職員編號，或 `me`（本人）\n",
        "\n各指令通用：\n",
        "[預設：60]",
        "\n例：\n  deedbox lend 1203",
    ] {
        assert!(long.out().contains(part), "{part}: {}", long.out());
    }
    drop(long.whatever_it_says());

    let kind = estate.run(["--lang", "zh-Hans", "record", "complaint", "--help"]).succeeds();
    for part in ["登记投诉\n", "\n各种记录通用：\n", "（必填）", "\n步骤，由 open"] {
        assert!(kind.out().contains(part), "{part}: {}", kind.out());
    }
    drop(kind.whatever_it_says());
}

#[test]
fn a_topic_is_told_in_three_languages() {
    let estate = Estate::nothing();
    for (language, says) in [("en", "Dates and times\n"), ("zh-Hant", "日期和時間\n"), ("zh-Hans", "日期和时间\n")]
    {
        let run = estate.run(["--lang", language, "help", "dates"]).succeeds();
        assert!(run.out().starts_with(says), "{}", run.out());
        assert!(run.out().contains("deedbox report arrears --as-of 2025-12-31"), "{}", run.out());
        drop(run.whatever_it_says());
    }
    let run = estate.run(["help"]).succeeds();
    assert!(run.out().contains("\n  exit-codes       what a command ends with, for scripts\n"), "{}", run.out());
    drop(run.whatever_it_says());
}

#[test]
fn what_is_neither_a_command_nor_a_topic_is_named_with_what_is_near() {
    let estate = Estate::nothing();
    estate.run(["help", "lennd"]).exits(2).stderr(
        "
        error: there is neither a command nor a topic lennd
          hint: did you mean `deedbox help lend`? `deedbox help topics` lists the topics",
    );
    estate.run(["--lang", "zh-Hant", "help", "nonsense"]).exits(2).stderr(
        "
        錯誤：沒有名為 nonsense 的指令或主題
          提示：`deedbox help` 列出指令和主題",
    );
}

#[test]
fn the_manual_and_the_completions_are_in_the_readers_language() {
    let estate = Estate::nothing();
    let run = estate.run(["--lang", "zh-Hant", "man", "lend"]).succeeds();
    assert!(run.out().contains(".SH 選項\n"), "{}", run.out());
    drop(run.whatever_it_says());
    let asked = ["--", "deedbox", "return", "--c"];
    let done = estate.command(&asked).set("DEEDBOX_COMPLETE", "fish").set("DEEDBOX_LANG", "zh-Hans").output();
    let says = String::from_utf8_lossy(&done.stdout);
    assert!(says.contains("--condition\t归还时是否完好"), "{says}");
}
