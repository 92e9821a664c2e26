//! What people type, as they type it, kept as files to read and add to: each line does what was meant, or says what is lacking.
//!
//! `$ WORDS` is a command, `> PART` stands in what it says, `= CODE` is its exit code where that is not 0, `# REMARK` is for the reader,
//! `@ WHO` is who types from there on. The commands of a file follow each other in one office.

use std::fmt::Write;

use crate::support::Estate;

const CLERK: [(&str, &str); 2] =
    [("zh-Hant", include_str!("clerk.zh-Hant.txt")), ("zh-Hans", include_str!("clerk.zh-Hans.txt"))];

const MANAGER: [(&str, &str); 2] =
    [("zh-Hant", include_str!("manager.zh-Hant.txt")), ("zh-Hans", include_str!("manager.zh-Hans.txt"))];

const KEEPER: [(&str, &str); 2] =
    [("zh-Hant", include_str!("keeper.zh-Hant.txt")), ("zh-Hans", include_str!("keeper.zh-Hans.txt"))];

/// A command with what is expected of it.
#[derive(Debug, Default)]
struct Attempt {
    line: usize,
    by: String,
    typed: String,
    parts: Vec<String>,
    code: i32,
}

fn attempts(text: &str) -> Vec<Attempt> {
    let (mut all, mut by): (Vec<Attempt>, String) = (Vec::new(), "chan".to_owned());
    for (at, line) in text.lines().enumerate() {
        let (mark, rest) = line.split_once(' ').unwrap_or((line, ""));
        match (mark, all.last_mut()) {
            ("$", _) => {
                all.push(Attempt { line: at + 1, by: by.clone(), typed: rest.to_owned(), ..Attempt::default() });
            }
            (">", Some(attempt)) => attempt.parts.push(rest.to_owned()),
            ("=", Some(attempt)) => attempt.code = rest.parse().expect("an exit code"),
            ("@", _) => by = rest.to_owned(),
            ("#" | "", _) => {}
            _ => panic!("line {}: {line}", at + 1),
        }
    }
    all
}

/// Words as a shell would take them; quotation marks hold blanks together.
fn words(typed: &str) -> Vec<String> {
    let (mut words, mut word, mut quoted) = (Vec::new(), String::new(), false);
    for c in typed.chars() {
        match c {
            '\'' => quoted = !quoted,
            ' ' if !quoted => words.extend((!word.is_empty()).then(|| std::mem::take(&mut word))),
            c => word.push(c),
        }
    }
    words.extend((!word.is_empty()).then_some(word));
    words
}

fn office() -> Estate {
    Estate::new()
        .with(&["--as", "lee", "staff", "add", "wong", "--name", "王志強", "--role", "manager"])
        .with(&["--as", "lee", "staff", "add", "mak", "--name", "麥小明", "--role", "clerk"])
        .client("1203", "宏達貿易有限公司", "2025-03-01")
        .client("0301", "恆泰設計有限公司", "2025-06-01")
        .paper("1203", "lease.pdf", "contracts", "2025-03-01")
        .on_desk("信.pdf", "a letter")
        .on_desk("收據.pdf", "a receipt")
}

/// The same office on a day on which something waits for the manager: a loan, an amendment, a complaint; and a charge is owed.
fn office_of_manager() -> Estate {
    let complaint = ["--title", "冷氣過冷", "--department", "operations"];
    office()
        .with(&["--as", "lee", "staff", "role", "lee", "--give", "sales-director"])
        .with(&["lend", "1203", "--to", "張律師", "--purpose", "續租"])
        .with(&["amend", "1203", "nature=茶葉", "--reason", "更新"])
        .with(&[&["record", "complaint", "1203", "--about", "service-quality"], &complaint[..]].concat())
        .with(&["record", "charge", "1203", "--item", "管理費", "--due", "2026-11-15", "--amount", "5200"])
        .with(&["record", "note", "0301", "--about", "misc", "--note", "門鈴"])
}

/// Runs every line in one office, and tells of each that went otherwise.
fn run(language: &str, text: &str, office: fn() -> Estate) -> String {
    let (estate, mut told) = (office(), String::new());
    for attempt in attempts(text) {
        let typed = words(&attempt.typed);
        let ended = estate.command(&typed).set("DEEDBOX_LANG", language).set("DEEDBOX_STAFF", &attempt.by).output();
        let said = format!("{}{}", String::from_utf8_lossy(&ended.stdout), String::from_utf8_lossy(&ended.stderr));
        let lacks: Vec<&String> = attempt.parts.iter().filter(|part| !said.contains(part.as_str())).collect();
        if ended.status.code() != Some(attempt.code) || !lacks.is_empty() {
            let _ = write!(
                told,
                "{language}:{}: deedbox {}\n  ended with {:?}, wanted {}; lacks {lacks:?}; it said:\n{said}\n",
                attempt.line,
                attempt.typed,
                ended.status.code(),
                attempt.code
            );
        }
    }
    told
}

#[test]
fn what_a_clerk_types_does_what_was_meant_or_says_what_is_lacking() {
    let told: String = CLERK.iter().map(|(language, text)| run(language, text, office)).collect();
    assert!(told.is_empty(), "{told}");
}

#[test]
fn what_a_manager_types_does_what_was_meant_or_says_what_is_lacking() {
    let told: String = MANAGER.iter().map(|(language, text)| run(language, text, office_of_manager)).collect();
    assert!(told.is_empty(), "{told}");
}

#[test]
fn what_a_system_keeper_types_does_what_was_meant_or_says_what_is_lacking() {
    let told: String = KEEPER.iter().map(|(language, text)| run(language, text, office)).collect();
    assert!(told.is_empty(), "{told}");
}

#[test]
fn both_scripts_try_the_same_and_a_refusal_is_no_dead_end() {
    for (tries, least) in [(CLERK, 110), (MANAGER, 30), (KEEPER, 30)] {
        let [traditional, simplified] = tries.map(|(_, text)| attempts(text));
        assert_eq!(traditional.len(), simplified.len());
        assert!(least <= traditional.len(), "{}", traditional.len());
        for attempt in traditional.iter().chain(&simplified).filter(|attempt| attempt.code != 0) {
            assert!(!attempt.parts.is_empty(), "line {}: a refusal that says nothing: {}", attempt.line, attempt.typed);
        }
    }
}
