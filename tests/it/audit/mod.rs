//! `deedbox audit`: every clause of the policies (CLAUSES.md), broken in one estate, kept in another.

mod relations;
mod room;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::support::Estate;

/// Every clause, in the order of the policies.
pub const CODES: [&str; 53] = [
    "P1-1", "P1-2", "P1-3", "P1-4.1", "P1-4a", "P1-4b", "P1-4c", "P1-5a", "P1-5b", "P1-5c", "P1-6a", "P1-6b", "P1-6c",
    "P1-6d", "P1-7a", "P1-7b", "P1-7c", "P1-8", "P2-1", "P2-2", "P2-3", "P2-4", "P2-5", "P2-6", "P2-7", "P2-8", "P2-9",
    "P3-1", "P3-2", "P3-3.1", "P3-3.2", "P3-3.3", "P3-3.4", "P3-3.5", "P3-3.6", "P3-3.7", "P3-3.8", "P3-3.9",
    "P3-3.10", "P3-3.11", "P3-3.12", "P3-4", "P3-5", "P3-6", "P3-7", "P3-8", "P3-9", "S-LOC", "S-CHK", "S-SEAL",
    "S-RET", "S-HAND", "S-PI",
];

/// A clause as the audit gives it: its state, and the cases with their reasons.
type Row = (String, Vec<(String, String)>);

/// What the audit says, by code; and its exit code.
fn audited(estate: &Estate, words: &[&str]) -> (BTreeMap<String, Row>, i32) {
    let all: Vec<&str> = ["--format", "json", "audit"].into_iter().chain(words.iter().copied()).collect();
    let done = estate.command(&all).output();
    let text = String::from_utf8_lossy(&done.stdout);
    let told: Value = serde_json::from_str(&text)
        .unwrap_or_else(|e| panic!("{e}\n{text}\n{}", String::from_utf8_lossy(&done.stderr)));
    let mut rows = BTreeMap::new();
    for row in told["rows"].as_array().unwrap() {
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let cases: Vec<_> =
            row["cases"].as_array().unwrap().iter().map(|case| (text(&case["id"]), text(&case["why"]))).collect();
        assert_eq!(row["count"], cases.len(), "{row}");
        rows.insert(text(&row["code"]), (text(&row["state"]), cases));
    }
    (rows, done.status.code().unwrap())
}

/// The state of each clause.
fn states(rows: &BTreeMap<String, Row>) -> Vec<(&str, &str)> {
    CODES.iter().map(|code| (*code, rows[*code].0.as_str())).collect()
}

/// Puts a file into a bundle as another working copy would, listed.
pub fn put(estate: &Estate, bundle: &str, inside: &str, text: &str) {
    let bundle = estate.archive().join(bundle);
    let write = |path: &Path, text: &str| {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write(&bundle.join(inside), text);
    let manifest = bundle.join("manifests/zzzz.sha256");
    let digest: String = Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    let before = fs::read_to_string(&manifest).unwrap_or_default();
    write(&manifest, &format!("{before}{digest}  {inside}\n"));
}

/// A survey of 2026 that lacks a question and was sent to nobody, as a register would bring it.
fn poor_survey(estate: &Estate) {
    let record = "kind = \"survey\"\ndate = 2026-10-05\nat = 2026-10-05T10:00:00+08:00\nby = \"chan\"\nyear = 2026\n\
                  questions = [{ code = \"service-quality\", text = \"服務質量\" }, { code = \"company\", text = \"公司評價\" }]\n";
    put(estate, "registers/surveys/2026", "data/records/2026-10-05-survey-aaaa.toml", record);
    estate.made(&["survey", "respond", "1203", "--year", "2026", "--answer", "service-quality=2"]);
    let closed = "record = \"2026-10-05-survey-aaaa\"\naction = \"closed\"\ndate = 2026-11-10\nat = 2026-11-10T10:00:00+08:00\nby = \"chan\"\n";
    put(estate, "registers/surveys/2026", "data/records/2026-10-05-survey-aaaa+01-closed-bbbb.toml", closed);
}

/// An estate in which every clause is broken, with the ids of what was made in it.
pub fn neglected() -> (Estate, BTreeMap<&'static str, String>) {
    let estate = Estate::new()
        .with(&["add", "1203", "--company", "Acme", "--move-in", "2024-03-01", "--lease-end", "2026-09-30"])
        .client("1204", "Gone", "2024-01-10")
        .moved_out("1204", "2025-05-31");
    let mut ids = BTreeMap::new();
    let estate = estate.on_desk("lease.txt", "lease").on_desk("later.txt", "later");
    let mut note = |name, id| {
        ids.insert(name, id);
    };
    note("contract", estate.made(&["file", "1203", "lease.txt", "--category", "contracts", "--date", "2026-03-01"]));
    note(
        "later",
        estate.made(&["file", "1203", "later.txt", "--category", "credit", "--date", "2026-12-31", "--date-ahead"]),
    );
    let loan = ["lend", "1203", "--to", "Ho", "--purpose", "audit", "--approve", "--date", "2026-10-01"];
    // The consultation came before the contract was filed, but is of no use to another client's contract.
    let loan: Vec<&str> = ["--as", "lee"].into_iter().chain(loan).collect();
    let estate = estate.with(&["unit", "add", "1206", "--floor", "12"]).client("1206", "Beta", "2024-03-01");
    let estate = estate.on_desk("beta.txt", "beta");
    note("beta", estate.made(&["file", "1206", "beta.txt", "--category", "contracts", "--date", "2026-03-01"]));
    note("loan", estate.made(&loan));
    let quality =
        ["record", "complaint", "1203", "--about", "service-quality", "--title", "冷", "--date", "2026-11-01"];
    note("quality", estate.made(&quality));
    let process =
        ["record", "complaint", "1203", "--about", "service-process", "--title", "慢", "--date", "2026-11-01"];
    let process: Vec<&str> = process.into_iter().chain(["--department", "客務部"]).collect();
    note("process", estate.made(&process));
    note("repair", estate.made(&["record", "repair", "1203", "--category", "lift", "--when", "2026-11-20T09:00"]));
    note("letter", estate.made(&["record", "letter", "1203", "--direction", "in", "--title", "停車"]));
    note("notice", estate.made(&["notice", "send", "--to", "all", "--title", "停電", "--date", "2026-10-01"]));
    estate.made(&["record", "fit-out", "1203", "--title", "間隔"]);
    estate.made(&["record", "charge", "1203", "--item", "管理費", "--due", "2026-01-15", "--amount", "90"]);
    note("opinion", estate.made(&["record", "opinion", "1203", "--title", "慢", "--date", "2026-10-01"]));
    note("enquiry", estate.made(&["record", "enquiry", "--who", "Delta", "--date", "2026-10-01"]));
    let asked = ["request", "open", "1203", "--about", "access", "--person", "陳大文", "--date", "2026-10-01"];
    note("asked", estate.made(&asked));
    note("breach", estate.made(&["record", "breach", "--title", "名單外傳"]));
    poor_survey(&estate);
    estate.made(&["place", "1203", "R1/12/A", "--date", "2026-10-01"]);
    note("stocktake", estate.made(&["stocktake", "R1/12", "--record", "--date", "2026-11-01"]));
    fs::create_dir_all(estate.archive().join("inbox")).unwrap();
    fs::write(estate.archive().join("inbox/2026-10-01 scan.txt"), "scan").unwrap();
    fs::write(estate.archive().join("units/12/stray.txt"), "stray").unwrap();
    let paper = estate.tree().into_keys().find(|path| path.contains("-later-")).unwrap();
    fs::write(estate.archive().join(&paper), "altered").unwrap();
    ids.insert("paper", paper);
    (estate, ids)
}

#[test]
fn a_neglected_estate_breaks_every_clause_and_the_audit_names_what() {
    let (estate, ids) = neglected();
    let (rows, exit) = audited(&estate, &[]);
    assert_eq!(exit, 1);
    // What never happened is not lacking.
    let stands = |code: &str| match code {
        "P3-3.5" | "P3-3.12" | "S-SEAL" | "S-RET" | "S-HAND" => "not applicable",
        "P3-3.10" | "P3-3.11" => "kept",
        _ => "broken",
    };
    let expected: Vec<_> = CODES.iter().map(|code| (*code, stands(code))).collect();
    assert_eq!(states(&rows), expected);
    let expected: Vec<(&str, &str, &str)> = vec![
        ("P1-1", &ids["opinion"], "came in, and was not answered"),
        ("P1-4.1", &ids["enquiry"], "not followed up since 2026-10-01"),
        ("P1-2", "2025", "no check of the quality in this year"),
        ("P1-3", &ids["quality"], "a complaint is open, and nobody has it"),
        ("P1-3", "1203", "no department keeps the file"),
        ("P1-4a", "1203", "missing: contact, phone, website, credit"),
        ("P1-4b", "1203", "nobody keeps the file"),
        ("P1-4b", "1203", "something happened on 2026-03-01; the file was never gone through"),
        ("P1-4c", "1203", "never confirmed"),
        ("P1-5a", &ids["beta"], "filed with no consultation of the file before it"),
        ("P1-5b", &ids["breach"], "not followed up"),
        ("P1-5c", "1203", "not visited since 2024-03-01"),
        ("P1-6a", "2025", "no survey in this year"),
        ("P1-6b", "surveys/aaaa", "does not ask about package-price"),
        ("P1-6b", "surveys/aaaa", "not noted to whom it was sent"),
        ("P1-6c", "surveys/aaaa", "closed without an approved report"),
        ("P1-6d", "surveys/aaaa", "service-quality is under target (0.0 %), with no corrective action"),
        ("P1-7a", &ids["quality"], "no department has received it"),
        ("P1-7b", &ids["quality"], "22 days"),
        ("P1-7c", &ids["process"], "22 days"),
        ("P1-8", "policies", "two policies are asked for, 0 filed"),
        ("P2-1", "supervisor", "held by lee and by nobody of the department whose duty is client-service"),
        ("P2-1", "chan", "2 acts without a role that is recorded for the day, the first surveys/aaaa"),
        ("P2-2", "units/12/stray.txt", "stray"),
        ("P2-3", "1203", "the lease ended on 2026-09-30, and nobody moved out"),
        ("P2-4", &ids["later"], "dated later than it was entered (2026-11-23)"),
        ("P2-5", "1203", "the label was never printed"),
        ("P2-6", "1204@2025-05-31", "lies in no box"),
        ("P2-7", &ids["loan"], "due on 2026-10-08: 46 days late"),
        ("P2-8", &ids["paper"], "altered"),
        ("P2-9", "1203", "missing: area, use"),
        ("P3-1", "1203", "missing: nature, headcount"),
        (
            "P3-2",
            "1206",
            "complete 0/14, accurate 2/2, effective 1/2; missing: contact, phone, website, emergency contact, nature, headcount, credit, lease end, custodian",
        ),
        ("P3-3.1", "1203", "no paper of the category unit"),
        ("P3-3.9", "1203", "owed since 2026-01-15, and nothing was sent about it"),
        ("P3-4", "inbox/2026-10-01 scan.txt", "in the inbox since 2026-10-01"),
        ("P3-5", &ids["notice"], "not acknowledged by 1203 and 1206"),
        ("P3-5", &ids["letter"], "passed to nobody"),
        ("P3-6", "1203", "not gone through since 2024-03-01"),
        ("P3-7", &ids["quality"], "22 days"),
        ("P3-8", &ids["repair"], "nobody came in time"),
        ("P3-8", &ids["repair"], "not done in time"),
        ("P3-9", &ids["process"], "with 客務部 since 2026-11-01"),
        ("S-PI", &ids["asked"], "to be answered by 2026-11-10, and open"),
    ];
    for (code, id, why) in expected {
        let cases = &rows[code].1;
        assert!(cases.contains(&(id.to_owned(), why.to_owned())), "{code} {id} {why}: {cases:?}");
    }
    for code in CODES {
        assert_eq!(!rows[code].1.is_empty(), rows[code].0 == "broken", "{code} is broken by nothing");
    }
}

/// An estate in which everything is as the policies want it.
pub fn well_kept() -> Estate {
    let mut estate = Estate::nothing()
        .today("2025-05-31")
        .with(&["init", "../tower", "--name", "Harbour Tower"])
        .with(&["staff", "add", "lee", "--name", "李美", "--role", "manager", "--department", "客務部"])
        .with(&[
            "--as",
            "lee",
            "staff",
            "add",
            "chan",
            "--name",
            "Chan Siu Ming",
            "--role",
            "clerk",
            "--department",
            "客務部",
        ])
        .with(&[
            "--as",
            "lee",
            "staff",
            "add",
            "ho",
            "--name",
            "何小姐",
            "--role",
            "general-manager",
            "--department",
            "office",
        ])
        .with(&[
            "--as",
            "lee",
            "staff",
            "add",
            "poon",
            "--name",
            "Poon",
            "--role",
            "supervisor",
            "--department",
            "客務部",
        ])
        .with(&["--as", "ho", "authority", "give", "--for", "consult", "--role", "clerk", "--until", "2027-12-31"])
        .with(&["--as", "lee", "staff", "add", "tse", "--name", "Tse", "--role", "sales-director"])
        .with(&["unit", "add", "0901", "--floor", "9", "--area", "85.5", "--use", "office"])
        .with(&["unit", "add", "0902", "--floor", "9", "--area", "60", "--use", "office"]);
    estate = estate
        .with(&["add", "0902", "--company", "Gone", "--move-in", "2025-01-15"])
        .moved_out("0902", "2025-05-31")
        .today("2026-11-23")
        .with(&["archive-moved-out", "--year", "2025"])
        .with(&[
            "add",
            "0901",
            "--company",
            "Acme",
            "--move-in",
            "2026-10-01",
            "--lease-end",
            "2028-09-30",
            "--nature",
            "trade",
            "--headcount",
            "12",
            "--website",
            "acme.example",
            "--contact",
            "陳小姐;2000 0001",
            "--emergency",
            "Lee;2000 0002",
            "--credit",
            "good",
            "--custodian",
            "chan",
            "--department",
            "client-service",
        ])
        .with(&["label", "0901", "-o", "-"])
        .with(&[
            "--as",
            "lee",
            "lend",
            "0901",
            "--to",
            "chan",
            "--purpose",
            "contract",
            "--returned",
            "--handled-by",
            "poon",
        ]);
    let categories = [
        "contracts",
        "unit",
        "payments",
        "fit-out",
        "move-in",
        "supplement",
        "contacts",
        "emergency",
        "correspondence",
        "violations",
        "repairs",
        "complaints",
        "engineering",
    ];
    for category in categories {
        estate = estate.paper("0901", category, category, "2026-11-23");
    }
    estate = estate
        .with(&["record", "visit", "0901", "--occasion", "regular", "--title", "中秋", "--date", "2026-10-06"])
        .with(&["record", "quality-check", "0901", "--item", "lift", "--result", "pass"])
        .with(&["notice", "send", "--to", "all", "--title", "停電", "--date", "2026-11-20"]);
    let letter = ["record", "letter", "0901", "--direction", "in", "--passed-to", "工程部", "--title", "停車"];
    let letter = estate.made(&letter);
    let enquiry = estate.made(&["record", "enquiry", "--who", "Delta"]);
    estate =
        estate.with(&["update", &letter, "--status", "answered"]).with(&["update", &enquiry, "--status", "offered"]);
    let breach = estate.made(&["record", "breach", "--title", "名單外傳"]);
    estate = estate.with(&["update", &breach, "--status", "followed-up"]);
    for about in ["service-quality", "service-process"] {
        let words = ["record", "complaint", "0901", "--about", about, "--title", "冷", "--department", "客務部"];
        let id = estate.made(&[&words[..], &["--when", "2026-11-22T09:00"]].concat());
        estate = estate
            .with(&["update", &id, "--status", "assigned", "--to", "客務部", "--when", "2026-11-22T10:00"])
            .with(&["update", &id, "--status", "handled", "--with", "營運部", "--when", "2026-11-22T11:00"])
            .with(&["--as", "ho", "approve", &id])
            .with(&["--as", "ho", "update", &id, "--status", "answered"])
            .with(&["close", &id]);
    }
    let repair = estate.made(&["record", "repair", "0901", "--category", "lift", "--when", "2026-11-20T09:00"]);
    for (status, time) in [("assigned", "09:05"), ("attended", "09:20"), ("done", "11:00")] {
        let when = format!("2026-11-20T{time}");
        let words = ["update", &repair, "--status", status, "--when", &when];
        let to: &[&str] = if status == "assigned" { &["--to", "工程部"] } else { &[] };
        estate = estate.with(&[&words[..], to].concat());
    }
    let survey = estate.made(&["survey", "open", "--year", "2026", "--to", "all", "--date", "2026-10-05"]);
    let notice = estate.made(&["notice", "send", "--to", "all", "--title", "停電", "--date", "2026-10-20"]);
    let asked = estate.made(&["request", "open", "0901", "--about", "access", "--person", "陳大文"]);
    estate
        .with(&["request", "refuse", &asked, "--reason", "身分未能核實"])
        .with(&["--as", "lee", "staff", "add", "ng", "--name", "Ng", "--role", "clerk", "--department", "客務部"])
        .with(&["--as", "lee", "staff", "leave", "ng"])
        .with(&["survey", "respond", "0901", "--year", "2026", "--answer", "service-quality=5"])
        .with(&["survey", "close", "--year", "2026"])
        .with(&["--as", "ho", "approve", &survey])
        .with(&["notice", "acknowledge", &notice, "--client", "0901", "--person", "陳小姐"])
        .with(&["--as", "tse", "confirm", "0901"])
        .with(&["review", "0901"])
        .on_desk("market.txt", "market")
        .on_desk("secret.txt", "secret")
        .with(&["file", "policies", "market.txt", "--date", "2024-01-01"])
        .with(&["file", "policies", "secret.txt", "--date", "2025-01-01"])
        .with(&["--as", "ho", "attest", "P1-8", "--note", "兩份都在"])
        .with(&["--as", "lee", "attest", "P3-9", "--note", "每週例會"])
        .with(&["place", "0901", "R1/09/A"])
        .with(&["place", "2025/9/box-01", "R2/01"])
        .counted("R1/09")
        .with(&["seal"])
}

#[test]
fn a_well_kept_estate_breaks_nothing_and_what_needs_judgement_is_attested() {
    let estate = well_kept();
    let (rows, exit) = audited(&estate, &[]);
    let broken: Vec<_> = rows.iter().filter(|(_, (state, _))| state == "broken").collect();
    assert!(broken.is_empty(), "{broken:#?}");
    assert_eq!(exit, 0);
    for (code, state) in states(&rows) {
        let expected = match code {
            "P1-8" | "P3-9" => "attested",
            // No term is over.
            "S-RET" => "not applicable",
            _ => "kept",
        };
        assert_eq!(state, expected, "{code}");
    }
}

#[test]
fn in_an_empty_estate_there_is_hardly_anything_to_keep() {
    let (rows, exit) = audited(&Estate::founded(), &[]);
    assert_eq!(exit, 1);
    for (code, state) in states(&rows) {
        let expected = match code {
            "P1-8" | "P2-1" => "broken",
            "P3-9" => "not attested",
            _ => "not applicable",
        };
        assert_eq!(state, expected, "{code}");
    }
}

#[test]
fn one_clause_is_shown_with_all_its_cases() {
    let estate = Estate::new().client("1203", "Acme", "2026-10-01").client("0301", "Beta", "2026-11-01");
    estate.run(["audit", "--clause", "P3-1", "--clause", "P1-4b"]).exits(1).stdout(
        "
        P1-4b    broken            2  a named person keeps each file and updates it promptly
                   0301  nobody keeps the file
                   1203  nobody keeps the file
        P3-1     broken            2  the client's people, nature and payments are known
                   0301  missing: nature, headcount
                   1203  missing: nature, headcount
        2 clauses: 2 broken.",
    );
    estate.run(["--format", "csv", "audit", "--clause", "P2-1"]).exits(1).stdout(
        "
        code,state,count,id,why,command
        P2-1,broken,3,clerk,held by chan and by nobody of the department whose duty is client-service,deedbox staff role STAFF --give clerk
        P2-1,broken,3,manager,held by lee and by nobody of the department whose duty is client-service,deedbox staff role STAFF --give manager
        P2-1,broken,3,supervisor,held by lee and by nobody of the department whose duty is client-service,deedbox staff role STAFF --give supervisor",
    );
    let refused = estate.run(["audit", "--clause", "P1-9"]).refused(2).whatever_it_says();
    assert!(
        refused
            .err()
            .starts_with("error: --clause <CODE>: `P1-9` is not a clause that is known here\n  hint: known: P1-1, ")
    );
}

/// What a clause says of the estate: its state, and why.
pub fn of_clause(estate: &Estate, code: &str) -> (String, Vec<String>) {
    let (mut rows, _) = audited(estate, &["--clause", code]);
    let (state, cases) = rows.remove(code).unwrap();
    (state, cases.into_iter().map(|(_, why)| why).collect())
}

#[test]
fn an_earlier_day_is_judged_by_what_had_happened() {
    let estate = Estate::new().client("1203", "Acme", "2026-05-01");
    let complaint = estate.made(&[
        "record",
        "complaint",
        "1203",
        "--about",
        "service-process",
        "--title",
        "慢",
        "--when",
        "2026-06-01T10:00",
        "--department",
        "客務部",
    ]);
    let estate = ["assigned", "handled"].into_iter().fold(estate, |estate, status| {
        let words = ["update", &complaint, "--status", status, "--when", "2026-06-02T10:00", "--to", "客務部"];
        estate.with(&words)
    });
    let estate = estate
        .with(&["--as", "ho", "approve", &complaint, "--when", "2026-06-20"])
        .with(&["--as", "ho", "update", &complaint, "--status", "answered", "--when", "2026-06-21"])
        .with(&["close", &complaint, "--when", "2026-06-21"])
        .with(&["record", "visit", "1203", "--occasion", "regular", "--date", "2026-11-20"]);
    let state = |code: &str, day: &str| audited(&estate, &["--clause", code, "--as-of", day]).0[code].0.clone();
    assert_eq!(state("P3-7", "2026-05-31"), "not applicable");
    assert_eq!(state("P3-7", "2026-06-08"), "kept");
    assert_eq!(state("P3-7", "2026-06-09"), "broken");
    assert_eq!(state("P3-7", "2026-06-21"), "kept");
    assert_eq!(state("P1-7c", "2026-06-21"), "broken", "it took more than its days");
    assert_eq!(state("P1-5c", "2026-04-30"), "not applicable", "nobody was here");
    assert_eq!(state("P1-5c", "2026-10-28"), "not applicable", "somebody may still come in time");
    assert_eq!(state("P1-5c", "2026-10-29"), "broken", "181 days after moving in");
    assert_eq!(state("P1-5c", "2026-11-20"), "kept");
}
