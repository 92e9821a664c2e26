//! The same of what happens to clients: records, steps, decisions.

use crate::promises::crash::holds;
use crate::support::Estate;

fn let_unit() -> Estate {
    Estate::new().client("1203", "Acme", "2021-03-01").on_desk("photo.txt", "a photo").on_desk("more.txt", "more")
}

#[test]
fn record_with_papers() {
    let words = [
        "record",
        "complaint",
        "1203",
        "--about",
        "service-quality",
        "--title",
        "冷氣過冷",
        "--attach",
        "photo.txt",
        "more.txt",
    ];
    holds(&let_unit(), &words);
}

#[test]
fn record_into_a_register() {
    holds(&let_unit(), &["record", "notice", "--to", "all", "--title", "停水", "--attach", "photo.txt"]);
}

#[test]
fn update_close_and_reopen() {
    let estate = let_unit();
    let repair = estate.made(&["record", "repair", "1203", "--category", "空調", "--date", "2026-11-20"]);
    holds(&estate, &["update", &repair, "--status", "assigned", "--to", "工程部", "--attach", "photo.txt"]);
    let note = estate.made(&["record", "note", "1203", "--about", "keys", "--note", "欠兩條鑰匙"]);
    holds(&estate, &["close", &note]);
    let estate = estate.with(&["close", &note]);
    holds(&estate, &["reopen", &note]);
}

#[test]
fn approve_and_reject_a_case() {
    let estate = let_unit();
    let case = estate.made(&["record", "application", "1203", "--about", "overtime", "--title", "加班"]);
    holds(&estate, &["--as", "lee", "approve", &case]);
    holds(&estate, &["--as", "lee", "reject", &case, "--reason", "假期"]);
}

#[test]
fn attest_a_clause() {
    holds(&let_unit(), &["--as", "lee", "attest", "P3-9", "--note", "每週例會"]);
}
