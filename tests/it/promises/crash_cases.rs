//! The same of what happens to clients: records, steps, decisions.

use crate::promises::crash::{holds, holds_given};
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
    holds(&let_unit(), &["notice", "send", "--to", "all", "--title", "停水", "photo.txt"]);
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

#[test]
fn amend_a_cover_and_let_it_take_effect() {
    let estate = let_unit();
    holds(&estate, &["amend", "1203", "contact.phone=2000 0001", "company=Acme Ltd"]);
    let estate = estate.with(&["amend", "1203", "company=Acme Ltd"]);
    holds(&estate, &["--as", "lee", "approve", "1203/cover"]);
    holds(&estate, &["--as", "lee", "reject", "1203/cover", "--reason", "no"]);
    holds(&estate, &["review", "1203"]);
}

#[test]
fn amend_with_the_next_version_of_a_working_paper() {
    let estate = let_unit();
    let paper = estate.made(&["file", "1203", "photo.txt", "--category", "move-in", "--working"]);
    holds(&estate, &["--as", "lee", "amend", &paper, "--with", "more.txt", "--approve"]);
}

#[test]
fn an_enquiry_with_a_paper_that_is_amended_and_the_file_that_comes_of_it() {
    let estate = Estate::new().on_desk("photo.txt", "a photo");
    let asked = ["record", "enquiry", "--who", "陳先生", "--attach", "photo.txt"];
    holds(&estate, &asked);
    let id = estate.made(&asked);
    holds(&estate, &["--as", "lee", "amend", &format!("{id}.1"), "title=Plan", "level=confidential", "--approve"]);
    holds(&estate, &["update", &id, "--status", "offered"]);
    holds(&estate, &["add", "1203", "--company", "宏達", "--move-in", "2026-11-01", "--from", &id]);
}

/// The void of a client touches the file and the rooms of all units.
#[test]
fn void_a_client_of_two_units() {
    let estate = let_unit().with(&["add", "1204", "--with", "1203", "--move-in", "2022-01-01"]);
    holds(&estate, &["--as", "lee", "void", "1203", "--reason", "entered by mistake", "--approve"]);
}

#[test]
fn refile_into_another_bundle() {
    let estate = let_unit().client("1204", "Beta", "2021-03-01");
    let paper = estate.made(&["file", "1203", "photo.txt", "--category", "move-in"]);
    holds(&estate, &["--as", "lee", "refile", &paper, "--unit", "1204", "--reason", "misfiled"]);
}

#[test]
fn confirm() {
    let estate = let_unit().with(&["--as", "lee", "staff", "add", "ng", "--name", "Ng", "--role", "sales-director"]);
    holds(&estate, &["--as", "ng", "confirm", "1203"]);
}

#[test]
fn notices_and_surveys() {
    let estate = let_unit();
    holds(&estate, &["notice", "send", "--to", "all", "--title", "停水", "photo.txt"]);
    let notice = estate.made(&["notice", "send", "--to", "all", "--title", "停水"]);
    holds(&estate, &["notice", "acknowledge", &notice, "--client", "1203", "--person", "陳"]);
    holds(&estate, &["survey", "open", "--year", "2026", "--to", "all"]);
    let estate = estate.with(&["survey", "open", "--year", "2026", "--to", "all"]);
    let respond =
        ["survey", "respond", "1203", "--year", "2026", "--answer", "company=2", "--answer", "package-price=3"];
    holds(&estate, &respond);
    // It opens a corrective action for each question under target.
    holds(&estate.with(&respond), &["survey", "close", "--year", "2026"]);
}

#[test]
fn import_charges_and_payments() {
    let estate = let_unit()
        .on_desk("charges.csv", "編號,單元,項目,所屬期間,開單日期,到期日,金額\nC1,1203,管理費,2026-03,2026-03-01,2026-03-15,5200.00\n")
        .on_desk("repairs.csv", "編號,單元,報修時間,類別,緊急,內容,派工時間,維修員,到場時間,完成時間,回訪時間\nW1,1203,2026-03-01 09:00,空調,否,滴水,2026-03-01 09:10,李,2026-03-01 09:20,,\n");
    holds(&estate, &["import", "charges.csv"]);
    holds(&estate, &["import", "repairs.csv"]);
}

#[test]
fn authorities() {
    let estate = let_unit();
    let give = ["--as", "ho", "authority", "give", "--for", "consult", "--role", "clerk", "--until", "2027-12-31"];
    holds(&estate, &give);
    let id = estate.made(&give);
    holds(&estate, &["--as", "ho", "authority", "end", &id]);
    holds(&estate, &["--as", "lee", "hold", "1203", "--reason", "x"]);
    let id = estate.made(&["--as", "lee", "hold", "1203", "--reason", "x"]);
    holds(&estate, &["--as", "lee", "close", &id]);
}

#[test]
fn places_and_a_stocktake() {
    let estate = let_unit().client("1204", "Beta", "2021-03-01").client("1205", "Gamma", "2021-03-01");
    holds(&estate, &["place", "1203", "R1/02"]);
    let estate = estate.with(&["place", "1203", "R1/02"]);
    // One is missing, and two are put where they were found: the record and both covers change together.
    let found = estate.command(&["--format", "csv", "place", "list", "--without"]).output().stdout;
    let found = String::from_utf8(found).unwrap();
    let codes: Vec<&str> = found.lines().skip(1).filter_map(|line| line.rsplit(',').next()).collect();
    assert_eq!(codes.len(), 2);
    holds_given(&estate, &["stocktake", "R1/02", "--record", "--move"], &format!("{}\n", codes.join("\n")));
}

#[test]
fn a_seal_and_its_witness() {
    let estate = let_unit();
    holds(&estate, &["seal", "--title", "x"]);
    let id = estate.made(&["seal"]);
    let estate = estate.on_desk("signed.txt", "signed");
    holds(&estate, &["seal", "witness", &id, "--how", "paper", "--by-whom", "Li", "--file", "signed.txt"]);
}

#[test]
fn place_a_box() {
    let estate = let_unit()
        .client("1204", "Beta", "2021-03-01")
        .moved_out("1203", "2025-10-31")
        .moved_out("1204", "2025-10-31")
        .with(&["archive-moved-out", "--year", "2025"]);
    holds(&estate, &["place", "2025/12/box-01", "R2/05"]);
}

#[test]
fn charges_for_all() {
    let estate = Estate::new()
        .with(&["unit", "add", "1401", "--floor", "14", "--area", "80.5"])
        .with(&["unit", "add", "1402", "--floor", "14", "--area", "60"])
        .client("1401", "Acme", "2021-03-01")
        .client("1402", "Beta", "2021-03-01");
    let rate = ["--rate-per-m2", "16.5", "--period", "2026-11", "--due", "2026-12-15", "--yes"];
    holds(&estate, &[&["charge", "all", "--item", "管理費"], &rate[..]].concat());
}

#[test]
fn readings_their_charges_and_refunds() {
    let tariff = "[tariffs.water]\nper_unit = \"4.5\"\nunit = \"m3\"\nitem = \"水費\"\n\n[loans]";
    let read = |value: &'static str, date: &'static str| {
        ["record", "reading", "1203", "--meter", "W1", "--value", value, "--date", date]
    };
    let estate = let_unit().setting("[loans]", tariff).with(&read("1", "2026-09-30"));
    holds(&estate, &read("20", "2026-10-31"));
    let estate = estate.with(&read("20", "2026-10-31"));
    holds(&estate, &["charge", "readings", "--due", "2026-12-15", "--yes"]);
    let estate = estate.with(&["record", "payment", "1203", "--amount", "10"]);
    holds(&estate, &["record", "refund", "1203", "--amount", "10"]);
}

#[test]
fn undo_what_was_entered_and_what_was_filed() {
    let estate = let_unit();
    let note = ["--as", "lee", "record", "note", "1203", "--about", "keys", "--note", "欠兩條鑰匙"];
    holds(&estate.copy().with(&note), &["--as", "lee", "undo"]);
    holds(&estate.paper("1203", "lease", "contracts", "2021-03-01"), &["undo"]);
}
